"""The frame of the file, everything but body and pictures: made by python-docx, or out of the cache."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from qreport.cache import cached, made_by
from qreport.render.docx.outline import Outline
from qreport.text import plain


class Frame(Struct, frozen=True):
    """A document that waits for its body."""

    parts: Mapping[str, str]
    """By their places in the package, in their order; body and pictures are empty."""
    sections: Sequence[str]
    """The properties of each section as XML."""


def frame(outline: Outline) -> Frame:
    """Return the frame; python-docx, which takes long to load, is asked once for each outline."""
    makers = made_by(Path(__file__).parent, Path(plain.__file__), "python-docx")
    blob = cached("docx", repr((outline, makers)), lambda: json.dumps(_made(outline)).encode())
    return Frame(*json.loads(blob))


def _made(outline: Outline) -> tuple[Mapping[str, str], Sequence[str]]:
    from qreport.render.docx.blank import blank

    return blank(outline)
