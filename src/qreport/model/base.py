"""The base of every model read from a YAML file."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A frozen entry of a YAML file; an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True
    )
