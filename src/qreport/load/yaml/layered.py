"""Entries of several files laid over each other, each value still knowing its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from qreport.load.yaml.yaml_file import YamlDocument
from qreport.model.location import Location

Steps: TypeAlias = tuple[str | int, ...]


class Layered(Struct, frozen=True):
    """A mapping of a YAML file, or what is left of several after each changed the one before."""

    data: Mapping[str, object]
    layers: tuple[tuple[YamlDocument, Steps], ...]
    """The file and the place in it of every mapping that takes part, the changed one first."""

    def over(self, base: Layered, *, deep: bool = False) -> Layered:
        """Return `base` changed by this one: key by key, with `deep` also within mappings."""
        data = merged(base.data, self.data) if deep else {**base.data, **self.data}
        return Layered(data, base.layers + self.layers)

    def location(self, path: Sequence[str | int]) -> Location:
        """Return the line of the value at `path`: in the last layer that has it."""
        # Of equally deep ones `max` takes the first, so the last layer goes before the others.
        document, prefix = max(reversed(self.layers), key=lambda layer: _depth(layer, path))
        return document.location((*prefix, *path))

    def without(self, *keys: str) -> Layered:
        """Return this without `keys`."""
        return Layered({key: value for key, value in self.data.items() if key not in keys}, self.layers)


def merged(base: Mapping[str, object], changes: Mapping[str, object]) -> dict[str, object]:
    """Return `base` with `changes`; a mapping changes a mapping, anything else replaces what was there."""
    result = dict(base)
    for key, value in changes.items():
        old = result.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        result[key] = merged(old, value) if both else value  # type: ignore[arg-type]
    return result


def follow(data: object, steps: Sequence[str | int]) -> tuple[Steps, object]:
    """Return the steps that exist in `data`, others passed over, and what stands at their end."""
    path: list[str | int] = []
    for step in steps:
        if _has(data, step):
            data = data[step]  # type: ignore[index]
            path.append(step)
    return tuple(path), data


def _has(data: object, step: str | int) -> bool:
    if isinstance(data, Mapping):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def _depth(layer: tuple[YamlDocument, Steps], path: Sequence[str | int]) -> int:
    document, prefix = layer
    return len(follow(document.data, (*prefix, *path))[0])
