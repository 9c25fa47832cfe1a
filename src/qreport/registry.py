"""The folder is the list: parts register by a decorator, modules are imported when a part is asked for."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """Named parts of one kind, in the modules of `package`.

    With `mark` each part is named like its file with that in front (empty: just like it), and one that is
    asked for is imported alone; without, all modules are imported on first use.
    """

    def __init__(self, package: str, mark: str | None = None) -> None:
        self._package = package
        self._mark = mark
        self._parts: dict[str, Part] = {}
        self._discovered = False

    def register(self, name: str) -> Callable[[Part], Part]:
        """Return a decorator that files its target under `name`; a second use of a name is a defect."""

        def add(part: Part) -> Part:
            if name in self._parts:
                raise ValueError(f"{name!r} is registered twice in {self._package}")
            self._parts[name] = part
            return part

        return add

    def get(self, name: str) -> Part | None:
        """Return the part called `name`, or None."""
        if self._mark is None:
            return self.all().get(name)
        if name not in self._parts and name in self:
            importlib.import_module(f"{self._package}.{name.removeprefix(self._mark)}")
        return self._parts.get(name)

    def __getitem__(self, name: str) -> Part:
        part = self.get(name)
        if part is None:
            raise KeyError(name)
        return part

    def all(self) -> Mapping[str, Part]:
        """Return every part by name, in the order of the names."""
        if not self._discovered:
            # Not at import: a command that uses no part of the folder does not load its modules.
            discover(importlib.import_module(self._package))
            self._discovered = True
        return dict(sorted(self._parts.items()))

    def beginning(self, word: str) -> Mapping[str, Part]:
        """Return the parts whose name begins with `word`, else all; `pack diff` stands in `pack_diff.py`."""
        modules = [name for name in _modules(self._package) if name.split("_")[0] == word]
        if not modules:
            return self.all()
        for name in modules:
            importlib.import_module(f"{self._package}.{name}")
        return {name: part for name, part in sorted(self._parts.items()) if name.split()[0] == word}

    def __iter__(self) -> Iterator[str]:
        if self._mark is None:
            return iter(self.all())
        return (f"{self._mark}{module}" for module in sorted(_modules(self._package)))

    def __contains__(self, name: str) -> bool:
        return any(each == name for each in self)


@cache
def _modules(package: str) -> tuple[str, ...]:
    """Return the names of the modules in `package`, none of them imported."""
    path = importlib.import_module(package).__path__
    return tuple(module.name for module in pkgutil.iter_modules(path))


def discover(package: ModuleType) -> None:
    """Import every module of `package`, so that each can register itself."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
