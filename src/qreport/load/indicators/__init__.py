"""The folder indicators/: files of three layouts to facts."""
