"""The base of every model read from a YAML file."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """A frozen entry of a YAML file; an unknown key is an error.

    The docstring of a model and the description of each field are for whoever writes such a file, so they are
    in Chinese: schema, editors and the tables of keys in docs/ show them.
    A model is built when the first entry is read, as a part of the model that holds it.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True, defer_build=True
    )


SchoolLevel = Literal["secondary", "higher", "bachelor", "enterprise", "group"]
"""A school of one of three levels, an enterprise (企业), or an education group (职教集团)."""


Confidence = Literal["high", "medium", "low"]
CONFIDENCE_WORDS = {"high": "高", "medium": "中", "low": "低"}
