"""The stage that compares: two years or two filings in, changes out, with their assessment and flags."""

from qreport.comparing.compare import compare
from qreport.comparing.edition_data import EditionData
from qreport.comparing.form import form_of
from qreport.comparing.pack_move import move
from qreport.comparing.packs import pack_changes
from qreport.comparing.series import series
from qreport.comparing.unexplained import since_last_year, unexplained

__all__ = [
    "EditionData",
    "compare",
    "form_of",
    "move",
    "pack_changes",
    "series",
    "since_last_year",
    "unexplained",
]
