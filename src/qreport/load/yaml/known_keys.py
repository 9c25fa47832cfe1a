"""Which keys a schema knows at a place: what an unknown key is compared with."""

from collections.abc import Iterator, Sequence
from typing import get_args

from pydantic import BaseModel


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
