"""Which free font stands in for which font of the office programs.

The fonts of a run on Linux: the system's, qreport's own, and a stand-in for every office font.

Without it LibreOffice sets all Chinese text in whatever font it meets first.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec import Struct

# One pair of fonts under its different names: by Google (Noto) and by Adobe (Source Han).
_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC")


class Face(Struct, frozen=True):
    """One kind of letter under all the names it goes by."""

    names: tuple[str, ...]
    """As the norms and the office programs say it; any of them may replace another."""
    latin: tuple[str, ...]
    """The same fonts by the names that font files often carry instead."""
    stand_ins: tuple[str, ...]
    """Free fonts that look alike, best first."""


FACES = (
    Face(
        ("仿宋_GB2312", "仿宋", "华文仿宋", "方正仿宋简体", "方正仿宋_GBK"),
        ("FangSong_GB2312", "FangSong", "STFangsong", "FZFangSong-Z02S", "FZFangSong-Z02"),
        ("FandolFang", "FandolFang R", "Zhuque Fangsong (technical preview)", *_SERIF),
    ),
    Face(
        ("楷体_GB2312", "楷体", "华文楷体", "方正楷体简体", "方正楷体_GBK"),
        ("KaiTi_GB2312", "KaiTi", "STKaiti", "FZKai-Z03S", "FZKai-Z03"),
        ("FandolKai", "LXGW WenKai GB", "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", *_SERIF),
    ),
    Face(
        ("方正小标宋简体", "方正小标宋_GBK", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        ("Noto Serif CJK SC SemiBold", "Source Han Serif SC SemiBold", *_SERIF),
    ),
    Face(
        ("宋体", "新宋体", "华文宋体", "华文中宋", "方正书宋简体", "方正书宋_GBK"),
        ("SimSun", "NSimSun", "STSong", "STZhongsong", "FZShuSong-Z01S", "FZShuSong-Z01", "Songti SC"),
        (*_SERIF, "FandolSong", "AR PL UMing CN", "AR PL SungtiL GB"),
    ),
    Face(
        ("黑体", "微软雅黑", "等线", "华文黑体", "华文细黑", "方正黑体简体", "方正黑体_GBK"),
        (
            "SimHei", "Microsoft YaHei", "DengXian", "STHeiti", "STXihei",
            "FZHei-B01S", "FZHei-B01", "PingFang SC", "Heiti SC",
        ),
        (*_SANS, "FandolHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
    ),
    Face(
        ("Times New Roman",),
        (),
        ("Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "FreeSerif", *_SERIF),
    ),
    Face(
        ("Arial", "Helvetica"),
        (),
        ("Liberation Sans", "Arimo", "TeX Gyre Heros", "Nimbus Sans", "FreeSans", *_SANS),
    ),
    Face(("Calibri",), (), ("Carlito", "Liberation Sans", *_SANS)),
    Face(("Cambria",), (), ("Caladea", "Liberation Serif", *_SERIF)),
    Face(("Courier New",), (), ("Liberation Mono", "Cousine", "FreeMono", "DejaVu Sans Mono")),
)  # fmt: skip
"""Every font that a layout is likely to name."""


def font_folder() -> Path:
    """Return the folder of the Chinese fonts that are installed with qreport."""
    import pylopdf_fonts_zh_cn as package

    return Path(package.sans_path()).parent


VARIABLE = "FONTCONFIG_FILE"
_SYSTEM = "/etc/fonts/fonts.conf"
_BOLD = (
    '<match target="font"><test name="weight" compare="less_eq"><const>medium</const></test>'
    '<test target="pattern" name="weight" compare="more"><const>medium</const></test>'
    '<edit name="embolden" mode="assign"><bool>true</bool></edit>'
    '<edit name="weight" mode="assign"><const>bold</const></edit></match>'
)
"""Bold letters made from a font that has none: the rule of most systems, for those that lack it."""
_LIMIT = 20
"""Seconds for the answer about one font."""


def font_settings(folder: Path) -> Mapping[str, str]:
    """Write fonts.conf into `folder` and return the variables that name it; nothing where it is not used.

    Windows and macOS have fonts of their own for the Chinese names, and no fontconfig.
    """
    if sys.platform in {"win32", "darwin"}:
        return {}
    path = folder / "fonts.conf"
    path.write_text(_configuration(folder), encoding="utf-8")
    return {VARIABLE: str(path)}


def font_of(name: str, settings: Mapping[str, str]) -> str | None:
    """Return the family that is used for the font `name`; None when it cannot be told on this machine."""
    program = shutil.which("fc-match")
    if program is None or not settings:
        return None
    # Signs with a meaning in a pattern of fontconfig: `Noto Sans:bold`, `宋体-12`.
    pattern = "".join(f"\\{letter}" if letter in "\\-:," else letter for letter in name)
    # The first name of the family, and a font that has simplified Chinese.
    asked = [program, "--format=%{family[0]}", f"{pattern}:lang=zh-cn"]
    try:
        done = subprocess.run(  # noqa: S603 -- our own command, no shell
            asked, env={**os.environ, **settings}, capture_output=True, timeout=_LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() or None


def _configuration(folder: Path) -> str:
    """Return the file; its own cache folder comes last, for machines where no other can be written."""
    system = os.environ.get(VARIABLE) or _SYSTEM
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
        "<fontconfig>",
        f'<include ignore_missing="yes">{escape(system)}</include>',
        f"<dir>{escape(str(font_folder()))}</dir>",
        *(line for face in FACES for line in _aliases(face)),
        _BOLD,
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>",
        "</fontconfig>",
    ]
    return "\n".join(lines) + "\n"


def _aliases(face: Face) -> Iterator[str]:
    """Yield one rule a name; a font that is really there comes before every stand-in."""
    known = (*face.names, *face.latin)
    for name in known:
        others = (other for other in (*known, *face.stand_ins) if other != name)
        accepted = "".join(f"<family>{escape(other)}</family>" for other in others)
        # binding="same": a stand-in counts as much as the name asked for, and is no last resort.
        yield f'<alias binding="same"><family>{escape(name)}</family><accept>{accepted}</accept></alias>'
