"""Reference documents: the styles and the paper of a Word file, read without its text."""
