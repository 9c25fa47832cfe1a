"""Documents to files: charts and photos made ready once, then one writer a format."""
