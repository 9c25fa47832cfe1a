"""What people type: numbers, dates, text."""
