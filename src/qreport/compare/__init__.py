"""The stage that compares: two years or two filings in, changes out, with their assessment and flags."""

from qreport.compare.compare import compare
from qreport.compare.form import form_of
from qreport.compare.move import move
from qreport.compare.packs import pack_changes
from qreport.compare.problems import PROBLEMS
from qreport.compare.series import series
from qreport.compare.side import Side
from qreport.compare.unexplained import since_last_year, unexplained

__all__ = [
    "PROBLEMS",
    "Side",
    "compare",
    "form_of",
    "move",
    "pack_changes",
    "series",
    "since_last_year",
    "unexplained",
]
