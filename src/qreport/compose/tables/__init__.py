"""Tables of indicators and of records."""
