"""What an expression in a chapter can stand for: plain values of our own, never an object of Python.

Every thing answers the same few questions; what makes no sense for it is a `Misuse`, which becomes a
finding at its line.

Where a piece of text with Jinja values stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from qreport.compose.values.wording import Form, short
from qreport.model.document import Run
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterSource
from qreport.problems.composing import MISUSED_VALUE

Comparable = str | Decimal | bool | None
"""None: there is no value, so no comparison holds."""


class Mention(Struct, frozen=True):
    """A table or figure referred to by `见`; resolved when all captions are numbered."""

    target: str
    at: Location


Inserted = Run | Mention
"""What stands in the text for a value."""


class Misuse(Exception):  # noqa: N818 -- it names what was found
    """A use that makes no sense."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def at(self, place: Location) -> Finding:
        """Return the finding at `place`."""
        return MISUSED_VALUE.at(place, message=self.message, mend=self.mend)


class TemplateValue:
    """Anything that a name or expression of a chapter stands for."""

    word = "这里的内容"
    """How a message calls it."""

    @property
    def present(self) -> bool:
        """What `is 有值` answers."""
        return True

    @property
    def size(self) -> int:
        """How many members it has; counts as so many steps."""
        return 1

    def item(self, name: str, /) -> TemplateValue:
        """Return what `.name` or `["name"]` stands for."""
        raise Misuse(f"{self.word}下面没有“{name}”可取", "去掉后面的 . 或 [ ]。")

    def members(self) -> Sequence[TemplateValue]:
        """Return what a loop goes through."""
        raise Misuse(f"{self.word}不能逐个列出", "循环写成 {% for 行 in 记录.… %}。")

    def printed(self) -> str | Inserted:
        """Return what `{{ }}` prints: text of the author, or a value that is inserted."""
        raise Misuse(f"{self.word}不能直接印成文字", "写明要印的是哪一项。")

    def comparable(self) -> Comparable:
        """Return what is compared."""
        raise Misuse(f"{self.word}不能用来比较", "写明要比较的是哪一项。")

    def truth(self) -> bool:
        """Return what `{% if … %}` makes of it by itself."""
        raise Misuse(f"{self.word}不能单独作条件", "写成比较，如 > 0，或 is 有值。")

    def formed(self, _form: Form, /) -> TemplateValue:
        """Return it with another form of number: decimals, 万 or 亿, unit."""
        raise Misuse(f"{self.word}不是数，不能加单位或改写小数", "去掉 | 后面的过滤器。")


class Literal(TemplateValue, Struct, frozen=True):
    """A text, number or truth value that the author typed, or the outcome of a comparison."""

    value: Comparable

    def printed(self) -> str | Inserted:
        """Return the text; the outcome of a comparison is no text."""
        if isinstance(self.value, Decimal):
            return short(self.value)
        if isinstance(self.value, str):
            return self.value
        return TemplateValue.printed(self)

    def comparable(self) -> Comparable:
        """Return the value."""
        return self.value

    def truth(self) -> bool:
        """Return the outcome of a comparison; a text or number is no condition."""
        return self.value if isinstance(self.value, bool) else TemplateValue.truth(self)


class Items(TemplateValue, Struct, frozen=True):
    """A list that the author typed: `["国家级", "省级"]`."""

    items: tuple[TemplateValue, ...]

    def members(self) -> Sequence[TemplateValue]:
        """Return the items."""
        return self.items


class Nothing(TemplateValue, Struct, frozen=True):
    """Stands for what is not there and was reported; it goes along, so that the rest is read too."""

    mark: str
    red: bool = False
    """Whether the mark tells the reader of a draft that something is to be mended."""

    @property
    def present(self) -> bool:
        """No."""
        return False

    def item(self, _name: str, /) -> TemplateValue:
        """Return itself."""
        return self

    def members(self) -> Sequence[TemplateValue]:
        """Return nothing; what has a mark, once itself, so that a loop shows it."""
        return (self,) if self.red else ()

    def printed(self) -> Inserted:
        """Return the mark."""
        return Run(self.mark, mark=self.red)

    def comparable(self) -> Comparable:
        """Return None."""
        return None

    def truth(self) -> bool:
        """Return False."""
        return False

    def formed(self, _form: Form, /) -> TemplateValue:
        """Return itself."""
        return self


def unknown(name: str) -> Nothing:
    """Return what stands for a name that nothing has."""
    return Nothing(f"【查无此项：{name}】", red=True)


class Place(Struct, frozen=True):
    """The file of a chapter, or the entry of a pack file."""

    base: Location
    chapter: ChapterSource | None = None
    """None: every line is at `base`."""

    @classmethod
    def of(cls, chapter: ChapterSource) -> Place:
        """Return the place of the text of `chapter`."""
        return cls(Location(chapter.file), chapter)

    def at(self, line: int) -> Location:
        """Return where line `line` (from 1) of the text stands."""
        return self.chapter.at(line) if self.chapter else self.base
