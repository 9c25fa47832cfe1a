"""The pictures of the file: each content once, known by its digest; and the numbers of the drawings."""

import hashlib
from collections.abc import Callable
from itertools import count

from msgspec import Struct, field

_PNG = b"\x89PNG"


class Medium(Struct, frozen=True):
    """One picture part."""

    id: str
    """Its relationship id."""
    name: str
    """Its place in the package."""
    content_type: str
    blob: bytes


class Media(Struct):
    """All pictures in the order of their first use."""

    stand_in: Callable[[bytes], bytes]
    """Gives what is kept in place of a picture."""
    _by_digest: dict[bytes, Medium] = field(default_factory=dict)
    _drawings: "count[int]" = field(default_factory=lambda: count(1))

    def add(self, blob: bytes) -> str:
        """Return the relationship id of a PNG or JPEG picture, kept once however often it is used."""
        digest = hashlib.sha256(blob).digest()
        if digest not in self._by_digest:
            number = len(self._by_digest) + 1
            kind = "png" if blob.startswith(_PNG) else "jpeg"
            name = f"word/media/image{number}.{kind}"
            kept = self.stand_in(blob)
            self._by_digest[digest] = Medium(f"rIdImage{number}", name, f"image/{kind}", kept)
        return self._by_digest[digest].id

    def next_drawing(self) -> int:
        """Return a number for a drawing that no other has."""
        return next(self._drawings)

    def all(self) -> tuple[Medium, ...]:
        """Return every picture."""
        return tuple(self._by_digest.values())
