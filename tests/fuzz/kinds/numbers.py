"""Typed numbers: whatever is read as one is finite and reads the same again from its own digits."""

from fuzz.dice import Dice
from fuzz.ground import bounded
from fuzz.harnesses import HARNESSES
from qreport.load.typed import NotANumber, parse_number
from qreport.model.facts import State

_PIECES = (
    "0", "1", "9,527", "12", "000", ".", ",", " ", "%", "‰", ":1", "：", "人", "万", "亿", "余", "多",
    "约", "近", "以上", "不足",
    "-", "－", "+", "/", "e5", "九", "百", "①", "½", "１２", "．５", "元", "万元", "m²", "㎡", "\n", "\u3000",
    "=", "#DIV/0!", "至", "\x07",
)  # fmt: skip


@HARNESSES.register("number")
def numbers(dice: Dice) -> None:
    """Read one text."""
    text = "".join(dice.many(12, lambda: dice.one_of(_PIECES)))
    with bounded():
        try:
            number = parse_number(text)
        except NotANumber:
            return
    assert (number.value is None) == (number.state is not State.REPORTED)
    if number.value is not None:
        assert number.value.is_finite()
        assert parse_number(str(number.value)).value == number.value, text
