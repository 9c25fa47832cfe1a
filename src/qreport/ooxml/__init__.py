"""Office files are zip packages of XML parts: opened and read behind guards, whatever they hold."""
