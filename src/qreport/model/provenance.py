"""How sure a pack is that a form prints a label just so: what was read second-hand may differ."""

from typing import Literal

Confidence = Literal["high", "medium", "low"]
CONFIDENCE_WORDS = {"high": "高", "medium": "中", "low": "低"}
