"""Names in the XML of workbooks."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""What stands before the names of spreadsheet elements; the separator is a blank."""
