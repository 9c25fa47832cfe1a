"""The inside of an .xls file, as far as a library must not be trusted with it."""
