"""The stages in the order that each command needs; nothing else knows it. One file a command."""
