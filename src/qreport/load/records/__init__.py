"""The folder records/: detail tables."""
