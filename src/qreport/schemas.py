"""The YAML files people write, each with its model, for editors and for `qreport schema`."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from qreport.model.charts import ChartSpec
from qreport.model.filing import Explanation, FilingConfig
from qreport.model.indicator import Indicator
from qreport.model.layout import Layout
from qreport.model.pack import ChapterHead, Manifest
from qreport.model.records import RecordSchema
from qreport.model.rules import Rule
from qreport.model.tables import TableSpec

# A list file has one top key that holds the entries; None: the model is the whole file.
FILES: Mapping[str, tuple[str, Any, str | None]] = {
    "qreport": ("填报文件夹的 qreport.yaml", FilingConfig, None),
    "explanations": ("填报文件夹的 explanations.yaml", Explanation, "explanations"),
    "pack": ("报告包的 pack.yaml", Manifest, None),
    "catalogue": ("报告包的 catalogue/*.yaml", Indicator, "indicators"),
    "records": ("报告包的 records/*.yaml", RecordSchema, "records"),
    "tables": ("报告包的 tables/*.yaml", TableSpec, "tables"),
    "charts": ("报告包的 charts/*.yaml", ChartSpec, "charts"),
    "rules": ("报告包的 rules/*.yaml", Rule, "rules"),
    "layout": ("报告包的 layout/layout.yaml", Layout, None),
    "chapter": ("章节文件开头的设置", ChapterHead, None),
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file called `name`; KeyError for an unknown one."""
    title, model, top = FILES[name]
    schema = TypeAdapter(model).json_schema(by_alias=True)
    if top:
        definitions = schema.pop("$defs", {})
        entries = {"type": "array", "items": schema}
        schema = {
            "type": "object", "properties": {top: entries}, "required": [top],
            "additionalProperties": False, "$defs": definitions,
        }  # fmt: skip
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title} | (
        schema | {"title": title}
    )
