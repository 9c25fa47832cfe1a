"""The fonts of a run on Linux: the system's, qreport's own, and a stand-in for every office font.

Without it LibreOffice sets all Chinese text in whatever font it meets first.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from qreport.office.fonts import FACES, Face, font_folder

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
