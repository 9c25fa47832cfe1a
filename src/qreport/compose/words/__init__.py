"""Numbers and changes in words."""
