"""Two years or two filings to changes: whether they compare, by how much they differ, in words."""
