"""The stage that compares: two years or two filings in, changes out, with their assessment and flags."""

from qreport.compare.compare import compare
from qreport.compare.side import Side

__all__ = ["Side", "compare"]
