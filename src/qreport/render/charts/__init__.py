"""Charts as pictures: one file a kind in `kinds/`; matplotlib is loaded only when one must be drawn."""
