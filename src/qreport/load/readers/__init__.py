"""One file per table format; a reader registers under the ending it reads."""
