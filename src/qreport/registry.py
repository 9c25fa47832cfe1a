"""The folder is the list: parts register by a decorator, `discover` imports their modules."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """Named parts of one kind; filled by importing every module of `package` on first use."""

    def __init__(self, package: str) -> None:
        self._package = package
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
        return self.all().get(name)

    def all(self) -> Mapping[str, Part]:
        """Return every part by name, in the order of the names."""
        if not self._discovered:
            # Not at import: a command that uses no part of the folder does not load its modules.
            discover(importlib.import_module(self._package))
            self._discovered = True
        return dict(sorted(self._parts.items()))

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())


def discover(package: ModuleType) -> None:
    """Import every module of `package`, so that each can register itself."""
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
