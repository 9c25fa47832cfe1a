"""Entries of several files laid over each other, each value still knowing its line.

Which keys a schema knows at a place: what an unknown key is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, get_args

from msgspec import Struct
from pydantic import BaseModel

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


def keys_at(shape: object, loc: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that may stand at `loc` of data of type `shape`, in the order of the models.

    `loc` is a pydantic error location; the names of union branches in it are passed over.
    """
    models = tuple(models_in(shape))
    for step in loc:
        fields = [model.model_fields[step] for model in models if step in model.model_fields]
        if fields:
            models = tuple(each for field in fields for each in models_in(field.annotation))
        else:
            # The name of the branch of a union that pydantic tried: it narrows the models, or says nothing.
            models = tuple(model for model in models if model.__name__ == step) or models
    return tuple(dict.fromkeys(key for model in models for key in _keys(model)))


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the models that take part in a type such as `tuple[Row | str, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
