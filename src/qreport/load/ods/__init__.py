"""The inside of an .ods file: number formats, sheets; the guarded package is that of .xlsx."""
