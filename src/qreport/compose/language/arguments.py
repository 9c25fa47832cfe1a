"""What stands in the brackets of a filter."""

from collections.abc import Sequence
from decimal import Decimal

from qreport.compose.language.things import Misuse, Thing


def whole_number(arguments: Sequence[Thing], allowed: range, what: str, example: str) -> int:
    """Return the first argument, a whole number within `allowed`; raise Misuse for anything else."""
    value = arguments[0].comparable()
    if not isinstance(value, Decimal) or value not in allowed:
        raise Misuse(f"{what}应是 {allowed[0]} 到 {allowed[-1]} 的整数", f"写成 {example} 这样。")
    return int(value)
