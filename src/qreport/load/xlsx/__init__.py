"""The inside of an .xlsx file: the guarded package, its parts, number formats, sheets."""
