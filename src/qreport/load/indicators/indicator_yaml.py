"""Indicators in YAML: `<code or name>: {2020: 7948, 2021: {value: 9527, note: …}}`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from qreport.load.grids.cell_faults import CellFault
from qreport.load.indicators.fact_collector import FactCollector
from qreport.load.indicators.values import span_of
from qreport.load.yaml.layered import Steps, follow
from qreport.load.yaml.schema_errors import findings_of
from qreport.load.yaml.yaml_file import YamlDocument
from qreport.model.base import Schema
from qreport.model.facts import STATE_MARKS, State
from qreport.model.indicator import Indicator
from qreport.problems.reading import SCHEMA_MISMATCH
from qreport.text.characters import shown, written

_KEYS = {"数值": "value", "期间": "span", "说明": "note"}
_FORM = "“年份: 数值”，如 2021: 9527"


def _plain(typed: object) -> object:
    if isinstance(typed, Mapping | list | bool):
        raise ValueError(f"应为一个数或文字，{written(typed)}")
    return typed


class YamlValue(Schema):
    """一个值，除了数还有别的要说"""

    value: Annotated[object, BeforeValidator(_plain)] = Field(
        default=None, description="数值，写法与表格里相同"
    )
    state: State | None = Field(
        default=None, description="missing 未采集，not_applicable 不适用，reported 有数（与不写一样）"
    )
    span: Annotated[str | None, BeforeValidator(span_of)] = Field(
        default=None, description="只覆盖一年中的一段，如 2021-01/2021-08"
    )
    note: str = Field(default="", description="说明，如 截至8月底")

    @model_validator(mode="after")
    def _value_or_mark(self) -> "YamlValue":
        if self.state in STATE_MARKS and self.value is not None:
            raise ValueError("写了 value，就不能再写 state: missing 或 not_applicable")
        return self

    @property
    def fields(self) -> dict[str, object]:
        """The fields of the long layout."""
        typed = STATE_MARKS.get(self.state) if self.state else None
        return {"数值": typed or self.value, "期间": self.span, "说明": self.note}


def read_yaml_indicators(document: YamlDocument, collector: FactCollector) -> None:
    """Read a YAML file of indicators into `collector`."""
    if not isinstance(document.data, Mapping):
        message = f"文件里应为“指标: {{2021: 9527}}”，{written(document.data)}"
        collector.findings.append(SCHEMA_MISMATCH.at(document.location(()), message=message))
        return
    for name, years in document.data.items():
        try:
            indicator = collector.matcher.named(str(name))
        except CellFault as fault:
            collector.fault(fault, document.location((name,)))
            continue
        if isinstance(years, Mapping):
            for year in years:
                _read_value(document, (name, year), indicator, collector)
        else:
            message = f"“{shown(name)}”下面应为{_FORM}，{written(years)}"
            place = document.location((name,))
            collector.findings.append(SCHEMA_MISMATCH.at(place, message=message, expected=_FORM))


def _read_value(document: YamlDocument, path: Steps, indicator: Indicator, collector: FactCollector) -> None:
    data = follow(document.data, path)[1]
    try:
        value = YamlValue.model_validate(data if isinstance(data, Mapping) else {"value": data})
    except ValidationError as error:
        collector.findings += findings_of(error, document, path, YamlValue)
        return
    typed = {"年份": str(path[-1]), **value.fields}
    places = {field: document.location((*path, key)) for field, key in _KEYS.items()}
    collector.add(indicator, typed, {"年份": document.location(path), **places})
