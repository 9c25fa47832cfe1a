"""YAML with lines, and messages about what does not fit."""
