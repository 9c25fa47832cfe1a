"""Text without the characters that no file format can hold."""

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Return `text` without control characters and surrogates, which XML 1.0 forbids.

    They are findings long before; this is the last line of defence.
    """
    return _ILLEGAL.sub("", text)
