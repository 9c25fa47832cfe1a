"""Word files: the body as XML strings, the package through python-docx."""
