"""The numbers of a chart."""
