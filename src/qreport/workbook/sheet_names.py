"""Names of sheets that every spreadsheet program accepts."""

import re

# What Excel allows: 31 letters, none of []:*?/\, no quotation mark at either end, not `History`.
_LONGEST = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"


class SheetNames:
    """Gives out names, each once; upper and lower case are the same."""

    def __init__(self) -> None:
        self._used = {_RESERVED}

    def take(self, wanted: str) -> str:
        """Return `wanted` as a name of a sheet, shortened or numbered where that is needed."""
        plain = _ILLEGAL.sub(" ", wanted).strip(" '") or "表"
        name, number = plain[:_LONGEST], 2
        while name.casefold() in self._used:
            ending = f"（{number}）"
            name, number = plain[: _LONGEST - len(ending)] + ending, number + 1
        self._used.add(name.casefold())
        return name
