"""XML of chosen elements in any order and depth, with values that a program would not write."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from qreport.text.characters import without_illegal

from .dice import Dice

PROLOGS = (
    "",
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?xml version="1.0" encoding="UTF-9"?>',
    '<?xml version="1.0" encoding="GB2312"?>',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>',
    '<?xml version="1.1" encoding="US-ASCII"?>',
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a kind of document is made of."""

    tags: Sequence[str]
    attributes: Sequence[str]
    values: Sequence[str] = ()

    def tree(self, dice: Dice, depth: int = 4) -> str:
        """Return one element with all below it."""
        tag = dice.one_of(self.tags)
        named = {dice.one_of(self.attributes): self._value(dice) for _ in range(dice.below(4))}
        written = "".join(f" {name}={quoteattr(value)}" for name, value in named.items())
        inner = dice.many(3, lambda: self.tree(dice, depth - 1)) if depth else []
        words = "" if inner else text(dice)
        return f"<{tag}{written}>{words}{''.join(inner)}</{tag}>"

    def _value(self, dice: Dice) -> str:
        return dice.one_of(self.values) if self.values and dice.once_in(2) else dice.number()


def text(dice: Dice) -> str:
    """Return a text as XML may hold it."""
    return escape(without_illegal(dice.text()))


def changed(dice: Dice, parts: dict[str, str], more: Words) -> dict[str, bytes]:
    """Return the parts with one of them now and then spoiled, foreign, or gone."""
    made = {name: content.encode("utf-8", "surrogatepass") for name, content in parts.items()}
    if dice.once_in(4):
        name = dice.one_of(sorted(made))
        made[name] = dice.one_of(PROLOGS).encode() + made[name]
    if dice.once_in(4):
        name = dice.one_of(sorted(made))
        made[name] = dice.spoiled(made[name])
    if dice.once_in(8):
        name = dice.one_of(sorted(made))
        head, closing, tail = made[name].rpartition(b"</")
        made[name] = head + more.tree(dice).encode() + closing + tail
    if dice.once_in(16):
        made.pop(dice.one_of(sorted(made)))
    return made
