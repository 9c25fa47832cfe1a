"""The Markdown of a chapter, its directives, and the blocks that they make."""
