"""All harnesses by name; a new file in kinds/ registers itself."""

from collections.abc import Callable, Mapping, Sequence

from qreport.registry import Registry

from .dice import Dice
from .ground import look

Harness = Callable[[Dice], None]
Maker = Callable[[Dice], Mapping[str, bytes]]
HARNESSES: Registry[Harness] = Registry("fuzz.kinds")
"""By name. A harness raises for nothing that a stranger may hand in."""
MAKERS: dict[str, Maker] = {}
"""Those among them that make the files of a filing, by name."""


def of_files(name: str) -> Callable[[Maker], Maker]:
    """Register a function that makes files; they are then read, checked and composed."""

    def register(make: Maker) -> Maker:
        def harness(dice: Dice) -> None:
            look(make(dice))

        HARNESSES.register(name)(harness)
        MAKERS[name] = make
        return make

    return register


def chosen(data: bytes, only: Sequence[str] = ()) -> tuple[str, Dice]:
    """Return the harness that the first byte picks (among `only`), and the decisions of the other bytes."""
    names = only or tuple(HARNESSES)
    return names[data[0] % len(names) if data else 0], Dice(data[1:])


def run(data: bytes, only: Sequence[str] = ()) -> None:
    """Run a harness on an input of the fuzzer."""
    name, dice = chosen(data, only)
    HARNESSES.all()[name](dice)
