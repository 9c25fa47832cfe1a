"""Packs and filings from YAML, CSV and XLSX; every value with its location."""

from qreport.load.filings import empty_filing, load_filing, read_config
from qreport.load.packs import list_packs, load_pack
from qreport.load.problems import PROBLEMS
from qreport.load.references import check_references

__all__ = [
    "PROBLEMS",
    "check_references",
    "empty_filing",
    "list_packs",
    "load_filing",
    "load_pack",
    "read_config",
]
