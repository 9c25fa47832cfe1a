"""Where the files of the project lie, whatever the working folder is."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
EXAMPLES = ROOT / "data" / "examples"
EXAMPLE = EXAMPLES / "liaocheng-2021"
"""The example in which every reader, table and chart of the secondary schools occurs."""
LAYOUT = TEMPLATES / "secondary-2022" / "layout" / "layout.yaml"
