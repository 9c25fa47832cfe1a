"""The YAML files people write, each with its model, for editors and for `qreport schema`.

The tables of keys in the documents, made from the models: what editors show stands there too.

`python -m qreport.workflows.schema docs/packs.md docs/filing.md` writes them anew.
"""

import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from qreport.load.indicators.indicator_yaml import YamlValue
from qreport.load.yaml.layered import models_in
from qreport.model.charts import ChartSpec
from qreport.model.filing import ExplanationsFile, FilingConfig
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout
from qreport.model.pack import ChapterHead, Manifest, Rule
from qreport.model.records import RecordSchema
from qreport.model.tables import TableSpec
from qreport.text.regex import regex

# A list file has one top key that holds the entries; None: the model is the whole file.
FILES: Mapping[str, tuple[str, Any, str | None]] = {
    "qreport": ("填报文件夹的 qreport.yaml", FilingConfig, None),
    "indicators": ("填报文件夹的 indicators/*.yaml", dict[str, dict[str, Decimal | str | YamlValue]], None),
    "explanations": ("填报文件夹的 explanations.yaml", ExplanationsFile, None),
    "pack": ("报告包的 pack.yaml", Manifest, None),
    "catalogue": ("报告包的 catalogue/*.yaml", Indicator, "indicators"),
    "records": ("报告包的 records/*.yaml", RecordSchema, "records"),
    "tables": ("报告包的 tables/*.yaml", TableSpec, "tables"),
    "charts": ("报告包的 charts/*.yaml", ChartSpec, "charts"),
    "rules": ("报告包的 rules/*.yaml", Rule, "rules"),
    "layout": ("报告包的 layout/layout.yaml", Layout, None),
    "chapter": ("章节文件开头的设置", ChapterHead, None),
}
_OWN = ("code", "id")
"""Keys that even an entry that changes another has to give."""


def json_schema(name: str, *, extending: bool = False) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file called `name`, with Chinese texts for every key.

    With `extending` that of a pack that extends another and writes only what differs: an entry needs its
    code or id alone. Raises KeyError for an unknown name.
    """
    title, model, top = FILES[name]
    schema = TypeAdapter(model).json_schema(by_alias=True)
    definitions = schema.pop("$defs", {})
    for part in (schema, *definitions.values()):
        _leave_chinese(part)
    if extending:
        _relax(schema, definitions, deep=top is None)
    if top:
        whole = {"type": "object", "properties": {top: {"type": "array", "items": schema}}}
        schema = {**whole, "required": [top], "additionalProperties": False}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **schema, "title": title, **({"$defs": definitions} if definitions else {})}


def _relax(schema: dict[str, Any], definitions: Mapping[str, dict[str, Any]], *, deep: bool) -> None:
    """Take away what a pack takes over from its base: keys of entries, with `deep` also within mappings."""
    forms = schema.pop("oneOf", [])
    if forms:
        schema.pop("discriminator")
        schema["anyOf"] = forms
    named = [definitions[form["$ref"].rpartition("/")[2]] for form in forms]
    for part in (schema, *named, *(definitions.values() if deep else ())):
        part["required"] = [key for key in part.get("required", ()) if key in _OWN]


def _leave_chinese(part: dict[str, Any]) -> None:
    """Take the names of classes and fields and the docstring of an enum, all English, out of one schema."""
    part.pop("title", None)
    if "properties" not in part:
        part.pop("description", None)
    for entry in part.get("properties", {}).values():
        entry.pop("title", None)


_HEAD = "| 键 | 不写时 | 说明 |\n|---|---|---|\n"
_TABLE = regex(r"(<!-- keys of (\w+) -->\n)[^<]*(<!-- end -->)")
"""`<!-- keys of School -->`, the table, `<!-- end -->`; a viewer of Markdown shows the table alone."""


def with_tables(text: str) -> str:
    """Return a document with each of its tables of keys made anew; raise KeyError for an unknown model."""
    known = models()
    return _TABLE.sub(lambda found: f"{found[1]}{_table(known[found[2]])}{found[3]}", text)


def models() -> Mapping[str, type[BaseModel]]:
    """Return every model with keys of a YAML file, by the name of its class."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [each for _, shape, _ in FILES.values() for each in models_in(shape)]
    while waiting:
        model = waiting.pop()
        found[model.__name__] = model
        parts = [each for field in model.model_fields.values() for each in models_in(field.annotation)]
        waiting += (each for each in parts if each.__name__ not in found)
    return found


def _table(model: type[BaseModel]) -> str:
    return _HEAD + "".join(_row(field.alias or name, field) for name, field in model.model_fields.items())


def _row(key: str, field: FieldInfo) -> str:
    default = "必填" if field.is_required() else _code(_written(field.default))
    return f"| `{key}` | {default} | {_plain(field.description or '')} |\n"


def _written(default: object) -> str:
    """Return a default as a person would type it; empty for nothing, and for a model with keys of its own."""
    match default:
        case bool():
            return str(default).lower()
        case str() | int() | float() | Decimal():
            return str(default)
        case tuple():
            return f"[{', '.join(default)}]" if default else ""
    return ""


def _code(text: str) -> str:
    return f"`{text}`" if text else ""


def _plain(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;")


def main(documents: Iterable[str]) -> None:
    """Write the tables of these files anew."""
    for document in map(Path, documents):
        text = document.read_text(encoding="utf-8")
        document.write_text(with_tables(text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
