"""Names in the XML of workbooks."""

# The transitional form of ECMA-376 (Part 4), which all programs write unless told otherwise.
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""What stands before the names of spreadsheet elements; the separator is a blank."""
