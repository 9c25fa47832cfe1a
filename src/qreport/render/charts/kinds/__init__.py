"""One kind of chart a file; each registers itself."""
