"""Cells of any spreadsheet, in one shape."""
