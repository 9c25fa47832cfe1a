"""What a document is written for: for its readers, or for LibreOffice to set its pages.

LibreOffice breaks a line behind the hyphen of a REF field, whatever hyphen stands there: it reads the text of
the field from the caption and takes the joining characters out. So it gets a mention such as 图2-1 as a link
with joined words; in the PDF neither the joiners nor the difference are to be seen. And it would unpack and
pack every picture, which takes as long as setting the pages; so it gets something small in place of each.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f000101010018dd8db00000000049454e44ae426082"
)
"""A PNG of one point; a document keeps the size at which a picture is shown apart from the picture."""


class Purpose(Struct, frozen=True):
    """How a document is written."""

    joined: bool
    """Whether mentions are links of joined words instead of fields."""
    stand_in: Callable[[bytes], bytes]
    """Gives what the file holds in place of a picture."""


FINAL = Purpose(joined=False, stand_in=lambda picture: picture)
"""For readers."""
FOR_PAGES = Purpose(joined=True, stand_in=lambda _: _DOT)
"""To see on which page everything falls."""


def for_pdf(stand_ins: Mapping[bytes, bytes]) -> Purpose:
    """Return the purpose of a PDF in which pictures are put later; one without a stand-in stays."""
    return Purpose(joined=True, stand_in=lambda picture: stand_ins.get(picture, picture))
