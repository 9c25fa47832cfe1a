"""How a passage falls into sentences and clauses."""

import re
from collections.abc import Iterator

# A sentence ends here; a line ends with it.
_SENTENCE = re.compile(r"[^。！？!?;；\n]+")
CLAUSE = re.compile("[，,。；;！？!?\n]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each sentence of flat `text`."""
    for match in _SENTENCE.finditer(text):
        yield match.start(), match.end()
