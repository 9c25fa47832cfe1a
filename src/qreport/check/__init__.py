"""The stage that checks: facts, records and rules in, findings out; it never imports pandas."""

from qreport.check.cases import check_rules
from qreport.check.data import Subject
from qreport.check.personal import check_words
from qreport.check.prose import prose, reader
from qreport.check.rules import KINDS
from qreport.check.run import Result, Unchecked, check, settled

__all__ = [
    "KINDS",
    "Result",
    "Subject",
    "Unchecked",
    "check",
    "check_rules",
    "check_words",
    "prose",
    "reader",
    "settled",
]
