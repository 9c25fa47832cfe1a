"""Text without the characters that no file format can hold."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return `text` without control characters and surrogates, which XML 1.0 forbids.

    They are findings long before; this is the last line of defence.
    """
    return _ILLEGAL.sub("", text)
