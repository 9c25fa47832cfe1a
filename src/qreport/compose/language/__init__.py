"""The values in a chapter: notation, names, filters, and their interpreter."""
