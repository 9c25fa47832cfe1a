"""The pictures of a Word file, each kept under a name that tells its place in the text."""

from qreport import limits
from qreport.load.word.parts import Picture
from qreport.load.word.remarks import Remarks
from qreport.model.location import Location
from qreport.ooxml.package import Package
from qreport.ooxml.relations import Relations
from qreport.problems.reading import OVER_LIMIT

# PNG 5.2, the SOI marker of JPEG, GIF89a, BMP, RFC 9649 (WebP).
_PRINTABLE = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"BM": "bmp", b"RIFF": "webp"}
"""How the pictures begin that the report can print, and their endings."""


class Media:
    """Takes pictures out of the package as the text comes to them."""

    def __init__(self, package: Package, part: str, remarks: Remarks) -> None:
        self.contents: dict[str, bytes] = {}
        self._package = package
        self._relations = Relations(package, part)
        self._remarks = remarks
        self._read: dict[str, bytes] = {}

    def take(self, relation: str, place: Location) -> tuple[Picture, ...]:
        """Return the picture with this relation; nothing, and a remark, for one that cannot be printed."""
        target = self._relations.by_id.get(relation)
        if target is None or target.part not in self._package:
            self._remarks.lose("链接的图片", place)
            return ()
        content = self._content(target.part)
        ending = next((each for start, each in _PRINTABLE.items() if content.startswith(start)), None)
        if ending is None:
            self._remarks.lose("图片", place, f"{target.part.rpartition('.')[2].upper()} 格式")
            return ()
        name = f"word/第{len(self.contents) + 1}张图片.{ending}"
        self.contents[name] = content
        return (Picture(name),)

    def _content(self, part: str) -> bytes:
        """Return the bytes of a part, however often it is shown unpacked only once."""
        if len(self.contents) >= limits.WORD_PICTURES:
            message = f"图片太多：超过 {limits.WORD_PICTURES} 张"
            raise self._package.unreadable(message, problem=OVER_LIMIT)
        if part not in self._read:
            self._read[part] = self._package.content(part)
        return self._read[part]
