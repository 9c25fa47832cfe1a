"""Frozen types that the stages hand to each other; no files, no printing."""
