"""The JSON Schemas for editors: every key tells in Chinese what it is for."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from qreport.workflows import schema as schemas

CHINESE = re.compile("[\u4e00-\u9fff]")


def models(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the models with keys in the schema of a file."""
    schema = schemas.json_schema(name)
    _, model, top = schemas.FILES[name]
    entry = schema["properties"][top]["items"] if top else schema
    if "properties" in entry:
        yield model.__name__, entry
    yield from ((each, part) for each, part in schema.get("$defs", {}).items() if "properties" in part)


def text_of(entry: dict[str, Any], schema: dict[str, Any]) -> str:
    """Return what an editor shows for a key: its own text, or that of the model of its value."""
    model = schema.get("$defs", {}).get(entry.get("$ref", "").rpartition("/")[2], {})
    return str(entry.get("description") or model.get("description", ""))


@pytest.mark.parametrize("name", schemas.FILES)
def test_every_key_has_a_text_in_chinese(name: str) -> None:
    schema = schemas.json_schema(name)
    lacking = [
        f"{model}.{key}"
        for model, part in models(name)
        for key, entry in part["properties"].items()
        if not CHINESE.search(text_of(entry, schema))
    ]
    assert lacking == [], "give the field a description"


def choices(part: object) -> Iterator[str]:
    """Yield the values of every enum within the schema of a key."""
    if isinstance(part, dict):
        yield from part.get("enum", ())
        for each in part.values():
            yield from choices(each)
    elif isinstance(part, list):
        for each in part:
            yield from choices(each)


@pytest.mark.parametrize("name", schemas.FILES)
def test_a_text_that_tells_one_value_tells_them_all(name: str) -> None:
    schema = schemas.json_schema(name)
    enums = {f"#/$defs/{key}": part for key, part in schema.get("$defs", {}).items() if "enum" in part}
    for model, part in models(name):
        for key, entry in part["properties"].items():
            referred = [enums[each] for each in enums if f"'{each}'" in str(entry)]
            values = {*choices(entry), *choices(referred)}
            lacking = {value for value in values if value not in text_of(entry, schema)}
            assert lacking in (set(), values), f"{model}.{key}"


@pytest.mark.parametrize("name", schemas.FILES)
def test_every_model_has_a_text_in_chinese(name: str) -> None:
    assert [model for model, part in models(name) if not CHINESE.search(part.get("description", ""))] == []


@pytest.mark.parametrize("name", schemas.FILES)
def test_nothing_in_english_is_shown(name: str) -> None:
    def shown(part: object) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (text for key, text in part.items() if key == "description" and isinstance(text, str))
            for each in part.values():
                yield from shown(each)
        elif isinstance(part, list):
            for each in part:
                yield from shown(each)

    assert [text for text in shown(schemas.json_schema(name)) if not CHINESE.search(text)] == []


def test_the_values_of_a_yaml_file_of_indicators_may_be_short_or_long() -> None:
    schema = schemas.json_schema("indicators")
    value = schema["additionalProperties"]["additionalProperties"]
    assert {"$ref": "#/$defs/YamlValue"} in value["anyOf"]
    assert {"type": "number"} in value["anyOf"]


def test_an_entry_that_changes_another_needs_its_code_alone() -> None:
    schema = schemas.json_schema("catalogue", extending=True)
    assert schema["properties"]["indicators"]["items"]["required"] == ["code"]
    assert schema["$defs"]["Measure"]["required"] == ["kind", "record_set"]
    tables = schemas.json_schema("tables", extending=True)
    assert "oneOf" not in tables["properties"]["tables"]["items"]
    assert tables["$defs"]["RecordTable"]["required"] == ["id"]


def test_a_manifest_that_extends_another_needs_its_id_alone() -> None:
    schema = schemas.json_schema("pack", extending=True)
    assert (schema["required"], schema["$defs"]["Cover"]["required"]) == (["id"], [])
