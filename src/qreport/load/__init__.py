"""Packs and filings from YAML, CSV and XLSX; every value with its location."""

from qreport.load.contradictions import contradictions
from qreport.load.elsewhere import shared_chapters, unknown_to_all
from qreport.load.filings import empty_filing, load_filing, read_config
from qreport.load.house_layout import with_house_layout
from qreport.load.packs import list_packs, load_pack
from qreport.load.problems import PROBLEMS, UNUSABLE_FILING
from qreport.load.references import check_references
from qreport.load.school_levels import check_level, for_school
from qreport.load.unused import unused

__all__ = [
    "PROBLEMS",
    "UNUSABLE_FILING",
    "check_level",
    "check_references",
    "contradictions",
    "empty_filing",
    "for_school",
    "list_packs",
    "load_filing",
    "load_pack",
    "read_config",
    "shared_chapters",
    "unknown_to_all",
    "unused",
    "with_house_layout",
]
