"""Changes and series in words, the same in every printed form; any stage may import it."""
