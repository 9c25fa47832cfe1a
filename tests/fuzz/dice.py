"""Decisions out of bytes; when they are used up the first choice is taken, so that every input has an end."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Made = TypeVar("Made")
Choice = TypeVar("Choice")

LETTERS = "0129.,-+%:：/ 甲乙人年表图级中其合计"
LETTERS += "\t\n\r\x07\x0b\x85\u200b\u2028\u202e\ufeff\uffff\ud800𠮷🎓½①－（）【】“”\"'<>&{}[]|*_#!=@$\\"
WORDS = (
    "指标", "全日制在校生数", "students", "其中：国家级", "国家级", "合计", "2021", "2021年", "单位",
    "人", "万元",
    "9527", "98.5%", "19:1", "1.2万", "-", "/", "90余", "在校生总数", "系部", "专业名称", "在校生数",
    "中级工",
    "2021年9月", "年份", "数值", "序号", "1", "分组", "期间", "说明", "2021-01/2021-08", "土木系",
    "专任教师数",
)  # fmt: skip


class Dice:
    """Reads one decision after the other from the bytes of an input."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, end: int) -> int:
        """Return a number from 0 on, below `end`."""
        size = max(1, ((end - 1).bit_length() + 7) // 8)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % end

    def once_in(self, times: int) -> bool:
        """Return True for one of `times` values; False when the bytes are used up."""
        return self.below(times) == times - 1

    def one_of(self, choices: Sequence[Choice]) -> Choice:
        """Return one of the choices."""
        return choices[self.below(len(choices))]

    def many(self, most: int, make: Callable[[], Made]) -> list[Made]:
        """Return what `make` makes, up to `most` times."""
        return [make() for _ in range(self.below(most + 1))]

    def text(self) -> str:
        """Return a word of a filing, a few odd letters, or both."""
        word = self.one_of(WORDS) if not self.once_in(4) else ""
        odd = "".join(self.many(3, lambda: self.one_of(LETTERS))) if self.once_in(3) else ""
        return (odd + word if self.once_in(2) else word + odd) * (1 if not self.once_in(64) else 3000)

    def number(self) -> str:
        """Return a number as an attribute of a file would have it, or something else in its place."""
        return self.one_of(
            (
                "1",
                "0",
                "2",
                "3",
                "10",
                "255",
                "-1",
                "16384",
                "1048576",
                "99999999",
                "9" * 40,
                "1e9",
                "x",
                "",
                "²",
            )
        )

    def spoiled(self, content: bytes) -> bytes:
        """Return `content` with some bytes changed, doubled, or cut out."""
        made = bytearray(content)
        for _ in range(self.below(5)):
            at, length = self.below(len(made) + 1), self.below(9)
            new = self._data[self._at : self._at + length]
            self._at += length
            made[at : at + self.one_of((len(new), 0, length * 8))] = new * self.one_of((1, 2, 100))
        return bytes(made)
