"""Every limit of the reading layer, with its unit; larger input is refused before it costs memory."""

FILE_BYTES = 20 * 1024 * 1024
"""A table file (.csv, .xlsx)."""
TEXT_FILE_BYTES = 1024 * 1024
"""A YAML file or a chapter."""

ZIP_ENTRIES = 1000
ZIP_DIRECTORY_BYTES = 1024 * 1024
"""The list of the entries at the end of a zip file."""
ZIP_PART_BYTES = 64 * 1024 * 1024
"""One entry, unpacked."""
ZIP_TOTAL_BYTES = 200 * 1024 * 1024
"""All entries, unpacked."""
ZIP_RATIO = 200
"""Unpacked bytes per packed byte of an entry of more than `ZIP_RATIO_FROM` bytes."""
ZIP_RATIO_FROM = 1024 * 1024
XML_DEPTH = 256
"""Elements within elements of an XML part."""

ROWS = 10_000
"""Of one sheet, counted to the last row with content."""
COLUMNS = 200
CELLS = 500_000
"""Of one file: rows times columns, summed over the sheets."""
MERGES = 10_000
"""Merged ranges of one sheet."""
CELL_CHARACTERS = 32_767
"""What Excel itself allows in one cell."""
SHEETS = 100

YAML_DEPTH = 50
"""Lists and mappings within each other, aliases followed."""
YAML_ALIASES = 100
YAML_NODES = 200_000
"""Values of a file, those behind an alias counted each time."""
YAML_DIGITS = 30
"""Longer numbers stay text, for the number grammar to refuse."""

INTEGER_DIGITS = 18
DECIMALS = 6
NUMBER_CHARACTERS = 60
"""The longest text that can be a number with its words and unit."""
