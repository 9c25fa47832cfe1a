"""The letters of a chart: one face that comes with the installation, so that every machine draws alike.

matplotlib, loaded late and silently, with the few settings that would change a picture held fixed.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from qreport.errors import QreportError, reason_of
from qreport.model.document import ChartModel

# rc_context and warnings belong to the whole process.
_lock = threading.RLock()


@contextmanager
def loading_matplotlib() -> Iterator[None]:
    """Let an import of matplotlib pass without a word; raise QreportError when it finds no place to work.

    Where its own folder cannot be written, matplotlib takes a temporary one and removes it at the end.
    """
    logger = logging.getLogger("matplotlib")
    with _lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        level = logger.level
        logger.setLevel(logging.CRITICAL)
        try:
            yield
        except OSError as error:
            raise QreportError(
                f"画图表的程序 matplotlib 无法启动：{reason_of(error)}",
                "让环境变量 MPLCONFIGDIR 指向一个可以写入的文件夹，再运行一次。",
            ) from error
        finally:
            logger.setLevel(level)


@contextmanager
def drawing_settings() -> Iterator[None]:
    """Hold the settings of a loaded matplotlib that a picture depends on; one drawing at a time."""
    import matplotlib

    settings = matplotlib.rc_context(
        {
            # Letters stand where `advance` measured them.
            "text.hinting": "no_hinting",
            # Edges of bars fall on whole pixels and stay sharp.
            "path.snap": True,
            "path.simplify": True,
            "path.sketch": None,
            "path.effects": [],
            "figure.autolayout": False,
            "figure.constrained_layout.use": False,
        }
    )
    with _lock, settings:
        yield


if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry
    from matplotlib.ft2font import FT2Font

SYSTEM_FONTS = (
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "SimSun",
)
"""Taken in this order where the font package is not installed."""

# Common in units, spans and lists, though not in GB 2312; taken to be in every font.
_BEYOND_GB2312 = "²³–•"


@cache
def font_files() -> tuple[str, ...]:
    """Return the font files, best first; raise QreportError when there is no Chinese font at all."""
    try:
        import pylopdf_fonts_zh_cn as package
    except ImportError:
        return _system_fonts()
    return (str(package.sans_path()), str(package.serif_path()))


def fingerprint() -> str:
    """Return what changes when another font is used; cheap."""
    states = ((Path(file).name, Path(file).stat()) for file in font_files())
    # Size and time instead of the content: these files have some megabytes.
    return repr([(name, state.st_size, state.st_mtime_ns) for name, state in states])


def texts_of(model: ChartModel) -> tuple[str, ...]:
    """Return every text that comes from `model`."""
    labels = (label for series in model.series for label in series.labels)
    return (model.unit, *model.categories, *(series.name for series in model.series), *labels)


def missing_letters(model: ChartModel) -> str:
    """Return the letters of `model` that no font can draw, each once; empty when all is well.

    Only a letter outside the common set GB 2312, which every Chinese font has, makes a font be opened.
    A text whose letters no single font has together is told by the letters that the best font lacks.
    """
    rare = [text for text in texts_of(model) if not _is_common(text)]
    # One font for a whole text: two in one line would differ in height and weight.
    lacking = (min((_lacking(text, file) for file in font_files()), key=len) for text in rare)
    return "".join(dict.fromkeys("".join(lacking)))


def with_stand_ins(model: ChartModel) -> ChartModel:
    """Return `model` with 〓, the sign of printers for a letter they lack, for each missing letter."""
    table = {ord(letter): "〓" for letter in missing_letters(model)}
    if not table:
        return model
    series = tuple(
        replace(
            each,
            name=each.name.translate(table),
            labels=tuple(label.translate(table) for label in each.labels),
        )
        for each in model.series
    )
    categories = tuple(each.translate(table) for each in model.categories)
    return replace(model, categories=categories, series=series, unit=model.unit.translate(table))


def font_for(text: str) -> str:
    """Return the first font that has all letters of `text` (the best one when none has)."""
    files = font_files()
    return next((file for file in files if not _lacking(text, file)), files[0])


@cache
def advance(letter: str, file: str) -> float:
    """Return the width of `letter` as a share of the font size."""
    from matplotlib.ft2font import LoadFlags

    font = _opened(file)
    font.set_size(100, 72)
    # 16.16 fixed point, at 100 points; without hinting widths grow in proportion to the size.
    return font.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100


def width_of(text: str, size: float) -> float:
    """Return the length of a line of `text` in points."""
    file = font_for(text)
    return size * sum(advance(letter, file) for letter in text)


@cache
def _is_common(text: str) -> bool:
    kept = text.translate({ord(letter): None for letter in _BEYOND_GB2312 + "\n"})
    try:
        kept.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return kept.isprintable()


@cache
def _lacking(text: str, file: str) -> str:
    font = _opened(file)
    return "".join(each for each in text if each != "\n" and not font.get_char_index(ord(each)))


def _opened(file: str) -> FT2Font:
    with loading_matplotlib():
        from matplotlib.font_manager import get_font
    return get_font(file)


def _system_fonts() -> tuple[str, ...]:
    with loading_matplotlib():
        from matplotlib.font_manager import fontManager
    # The list holds every face of a font, bold and slanted ones too, in the order of the folders.
    plainest = sorted(fontManager.ttflist, key=_plainness)
    known = {font.name: font.fname for font in reversed(plainest)}
    files = tuple(known[name] for name in SYSTEM_FONTS if name in known)
    if not files:
        raise QreportError(
            "没有找到可以画图表的中文字体",
            "重新安装 qreport（它的依赖 pylopdf-fonts-zh-cn 带有字体），或在系统中安装任意一种中文黑体。",
        )
    return files


def _plainness(font: FontEntry) -> tuple[bool, int, str]:
    """Return what is least for the upright face of usual weight."""
    return font.style != "normal", abs(int(font.weight) - 400), font.fname
