"""matplotlib, loaded late and silently, with the few settings that would change a picture held fixed."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from qreport.errors import QreportError, reason_of

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
