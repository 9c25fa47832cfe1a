"""Is a Word file valid by the schemas of ECMA-376 and the rules beyond them? A checker of our own."""
