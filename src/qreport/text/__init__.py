"""Characters, names, widths, numerals and years as people write them; knows nothing of reports."""
