"""The tables of keys in the documents, made from the models: what editors show stands there too.

`python -m qreport.workflows.key_tables docs/packs.md docs/filing.md` writes them anew.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qreport.load.yaml.known_keys import models_in
from qreport.workflows.schema import FILES

_HEAD = "| 键 | 不写时 | 说明 |\n|---|---|---|\n"
_TABLE = re.compile(r"(<!-- keys of (\w+) -->\n)[^<]*(<!-- end -->)")
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
