"""Every limit of the reading layer, with its unit; larger input is refused before it costs memory.

Those of tables can be raised by whoever runs qreport, through the environment: a filing comes from
strangers and may not choose them.
"""

import os

from qreport.errors import QreportError


def _chosen(name: str, usual: int) -> int:
    """Return what the environment says of a limit, else the usual one; raise QreportError for no number."""
    # An empty variable is one that was not set, as in a shell script.
    written = os.environ.get(f"QREPORT_MAX_{name}", "").strip() or str(usual)
    if not (written.isascii() and written.isdecimal() and 0 < len(written) < 10 and int(written)):
        message = f"环境变量 QREPORT_MAX_{name} 应为正整数，写的是“{written[:40]}”"
        raise QreportError(message, f"改为正整数，或不设（通常是 {usual}）。")
    return int(written)


FILE_BYTES = _chosen("FILE_MB", 20) * 1024 * 1024
"""A table file (.csv, .xlsx, .xls, .ods)."""
TEXT_FILE_BYTES = 1024 * 1024
"""A YAML file or a chapter."""

ZIP_ENTRIES = 1000
ZIP_DIRECTORY_BYTES = 1024 * 1024
"""The list of the entries at the end of a zip file."""
ZIP_PART_BYTES = 64 * 1024 * 1024
"""One entry, unpacked."""
ZIP_TOTAL_BYTES = 200 * 1024 * 1024
"""All entries, unpacked."""
# Deflate comes to 1032 to 1 at the most; what bombs are made of comes near it.
ZIP_RATIO = 200
"""Unpacked bytes per packed byte of an entry of more than `ZIP_RATIO_FROM` bytes."""
ZIP_RATIO_FROM = 1024 * 1024
XML_DEPTH = 256
"""Elements within elements of an XML part."""

ROWS = _chosen("ROWS", 10_000)
"""Of one sheet, counted to the last row with content."""
COLUMNS = _chosen("COLUMNS", 200)
CELLS = _chosen("CELLS", 500_000)
"""Of one file: rows times columns, summed over the sheets."""
MERGES = 10_000
"""Merged ranges of one sheet."""
CELL_CHARACTERS = 32_767
"""What Excel itself allows in one cell."""
SHEETS = _chosen("SHEETS", 100)

WORD_FILE_BYTES = 100 * 1024 * 1024
"""A chapter with its pictures (.docx)."""
WORD_ELEMENTS = 400_000
"""XML elements of one part; a page of text has some 500."""
WORD_CELLS = 50_000
"""Of one table in a chapter."""
WORD_CHARACTERS = 1_000_000
"""Of the text of one chapter; the longest real one has some 20,000."""
WORD_PICTURES = 500
"""Of one chapter."""
WORD_STYLE_CHAIN = 20
"""Styles based on one another; those that are based on each other in a circle end somewhere."""
WORD_FINDINGS = 20
"""Of one kind in one chapter that are told one by one; the others are counted."""

YAML_DEPTH = 50
"""Lists and mappings within each other, aliases followed."""
# Aliases of aliases make a small file huge ("billion laughs").
YAML_ALIASES = 100
YAML_NODES = 200_000
"""Values of a file, those behind an alias counted each time."""
YAML_DIGITS = 30
"""Longer numbers stay text, for the number grammar to refuse."""

INTEGER_DIGITS = 18
DECIMALS = 6
NUMBER_CHARACTERS = 60
"""The longest text that can be a number with its words and unit."""
