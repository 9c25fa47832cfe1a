"""Packs and filings from YAML, CSV and XLSX; every value with its location."""

from qreport.load.filing.attachments import shared_chapters, unknown_to_all
from qreport.load.filing.filing_chapters import stray_folders, unused_photos
from qreport.load.filing.filings import empty_filing, folder_of, load_filing, read_config, with_house_layout
from qreport.load.filing.school_levels import check_level, for_school
from qreport.load.indicators.matching import folded
from qreport.load.packs.packs import list_packs, load_pack
from qreport.load.packs.references import check_references, contradictions, unused
from qreport.problems.reading import UNUSABLE_FILING

__all__ = [
    "UNUSABLE_FILING",
    "check_level",
    "check_references",
    "contradictions",
    "empty_filing",
    "folded",
    "folder_of",
    "for_school",
    "list_packs",
    "load_filing",
    "load_pack",
    "read_config",
    "shared_chapters",
    "stray_folders",
    "unknown_to_all",
    "unused",
    "unused_photos",
    "with_house_layout",
]
