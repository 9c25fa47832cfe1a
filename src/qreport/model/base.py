"""The base of every model read from a YAML file."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A frozen entry of a YAML file; an unknown key is an error.

    A model is built when the first entry is read, as a part of the model that holds it.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True, defer_build=True
    )
