"""The text of a cell in several looks, without what is struck through and without footnote marks."""

import re
from collections.abc import Iterable, Sequence

from qreport.load.grids.stored import Run

# `1`, `[2]`, `（3）`, `注1`, `*`, `①`, `a`; not `th`.
_MARK = re.compile(r"[（(\[]?(?:注?\d{1,2}|注|[*＊※#†‡①-⑳a-z])[)）\]]?")
# m² and 10⁴: the raised digit belongs to what stands before it.
_POWER = re.compile(r"(?:[A-Za-z]|(?<![0-9.,])10)\s*$")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")


def read_runs(runs: Iterable[Run], *, struck: bool) -> tuple[str, Sequence[str]]:
    """Return the text that still counts, and the pieces that were left out of it.

    `struck` is whether the cell as a whole is struck through. Raised digits that are no footnote mark
    become signs of their own, so that 10⁴ is not taken for 104.
    """
    kept, left_out = "", []
    for run in runs:
        is_mark = run.raised and _MARK.fullmatch(run.text.strip()) and not _POWER.search(kept)
        if is_mark or (struck if run.struck is None else run.struck):
            left_out.append(run.text)
        else:
            kept += run.text.translate(_RAISED) if run.raised else run.text
    return kept, [text for text in left_out if text.strip()]
