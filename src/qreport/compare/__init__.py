"""The stage that compares: two years or two filings in, changes out, with their assessment and flags."""

from qreport.compare.compare import compare
from qreport.compare.form import form_of
from qreport.compare.problems import PROBLEMS
from qreport.compare.series import series
from qreport.compare.side import Side
from qreport.compare.unexplained import unexplained

__all__ = ["PROBLEMS", "Side", "compare", "form_of", "series", "unexplained"]
