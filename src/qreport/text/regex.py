"""Regular expressions that are compiled when they are first used."""

import re
from typing import Any, AnyStr, cast


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the pattern `source`, to be named at the top of a module; what is wrong in it shows at its use.

    To compile one takes a hundred times as long as to name it, and a run uses half of those it loads.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))


class _Pattern:
    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Return a method of the compiled pattern, and keep it: this is asked for what is not there yet."""
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found
