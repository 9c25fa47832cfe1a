"""The files of a filing or pack: listed, recognised by their content, read within limits."""
