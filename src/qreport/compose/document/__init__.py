"""From chapters to the whole document: numbering, front matter, contents."""
