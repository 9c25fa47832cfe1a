"""Two years of one quantity: whether they compare, and by how much they differ; any stage may import it."""
