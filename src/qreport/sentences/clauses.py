"""How a passage falls into sentences and clauses."""

from collections.abc import Iterator

from qreport.text.regex import regex

# A sentence ends here; a line ends with it.
_SENTENCE = regex(r"[^。！？!?;；\n]+")
CLAUSE = regex("[，,。；;！？!?\n]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each sentence of flat `text`."""
    for match in _SENTENCE.finditer(text):
        yield match.start(), match.end()
