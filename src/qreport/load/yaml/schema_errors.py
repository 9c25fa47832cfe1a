"""What pydantic finds wrong with a file, told in Chinese and at its line."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from qreport.load.grids.cell_faults import CellFault
from qreport.load.yaml.layered import Steps, follow, keys_at
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.problems.reading import SCHEMA_MISMATCH, UNKNOWN_KEY
from qreport.text.characters import shown, written
from qreport.text.names import did_you_mean
from qreport.text.regex import regex


class Source(Protocol):
    """Where validated data came from: a YAML file, or entries of several files laid over each other."""

    @property
    def data(self) -> object:
        """The parsed content."""

    def location(self, path: Sequence[str | int]) -> Location:
        """Return the place of the value at `path`, or of the nearest part that exists."""


_MAPPING = "若干行“键: 值”"
_WIDE_COLON = "冒号写成了全角的“：”：改为英文冒号，后面加一个空格"
# By the `type` of pydantic's errors, with the keys of their `ctx`.
_EXPECTED = {
    "string_type": "文字",
    "string_too_short": "至少 {min_length} 个字",
    "string_too_long": "至多 {max_length} 个字",
    "string_pattern_mismatch": "{pattern}",
    "int_type": "整数",
    "int_parsing": "整数",
    "int_parsing_size": "整数",
    "int_from_float": "整数",
    "float_type": "数",
    "float_parsing": "数",
    "decimal_type": "数",
    "decimal_parsing": "数",
    "finite_number": "数",
    "bool_type": "“true”或“false”",
    "bool_parsing": "“true”或“false”",
    "greater_than": "大于 {gt} 的数",
    "greater_than_equal": "不小于 {ge} 的数",
    "less_than": "小于 {lt} 的数",
    "less_than_equal": "不大于 {le} 的数",
    "literal_error": "{expected}",
    "enum": "{expected}",
    "union_tag_invalid": "{expected_tags}",
    "tuple_type": "列表",
    "list_type": "列表",
    "too_short": "至少 {min_length} 项",
    "too_long": "至多 {max_length} 项",
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
}
# The patterns of the models' fields, word for word, in the words of a person.
_PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "以小写字母开头、只含小写字母、数字和下划线的代码",
    r"^[a-z][a-z0-9-]*$": "以小写字母开头、只含小写字母、数字和连字符的名称",
    r"^QR\d{3,4}$": "QR 加三或四位数字的编号，如 QR301",
    r"^\d{4}-(0[1-9]|1[0-2])$": "“年-月”，如 2021-11",
    r"^\d{4}$": "四位数的年份，如 2024",
    r"^[0-9A-F]{6}$": "六位十六进制颜色，如 E7E6E6",
    r"^([^{}]|\{(school|title)\})*$": "文字，其中的大括号只能是 {school}（校名）或 {title}（报告名）",
}
# `“docx”或“pdf”`: the words that may be meant.
_CHOICE = regex("“([^”]+)”")


class _Fault(Struct, frozen=True):
    path: Steps
    """The keys and positions of `loc` that exist in the data; names of union branches do not."""
    detail: ErrorDetails
    refusal: bool
    """Whether it only says that one of several allowed forms does not fit."""


def findings_of(
    error: ValidationError, source: Source, prefix: Steps = (), shape: object = None
) -> tuple[Finding, ...]:
    """Return one finding for each fault of `error`, at its line of `source`.

    `prefix` leads to the validated part of the file. `shape` is the type that it was validated against;
    with it an unknown key names the nearest known one.
    """
    data = follow(source.data, prefix)[1]
    faults = [_fault(detail, data) for detail in error.errors(include_url=False)]
    return tuple(
        _finding(fault, expected, source, prefix, shape) for fault, expected in _without_repeats(faults)
    )


def _fault(detail: ErrorDetails, data: object) -> _Fault:
    loc = detail["loc"]
    path, _ = follow(data, loc)
    dropped = bool(loc) and (not path or loc[-1] != path[-1])
    return _Fault(path, detail, dropped and detail["type"] != "missing" and loc[-1] != "[key]")


def _without_repeats(faults: list[_Fault]) -> Iterator[tuple[_Fault, str]]:
    """Yield each fault with what was expected; refused forms of one value become one fault.

    A value that nearly fits one form (a mapping with a wrong key) is not told that it is no plain text.
    """
    plain = [fault for fault in faults if not fault.refusal]
    for fault in plain:
        yield fault, _expected(fault.detail)
    refused: dict[Steps, list[_Fault]] = {}
    for fault in faults:
        if fault.refusal and not any(each.path[: len(fault.path)] == fault.path for each in plain):
            refused.setdefault(fault.path, []).append(fault)
    for same in refused.values():
        yield same[0], "或".join(dict.fromkeys(_expected(fault.detail) for fault in same))


def _expected(detail: ErrorDetails) -> str:
    context = dict(detail.get("ctx", {}))
    if "pattern" in context:
        context["pattern"] = _PATTERNS.get(context["pattern"], f"符合格式 {context['pattern']} 的文字")
    for key in ("expected", "expected_tags"):
        # pydantic lists choices as `'docx', 'pdf' or 'txt'`.
        choices = re.sub(r"'([^']*)'", r"“\1”", str(context.get(key, "")))
        context[key] = choices.replace(" or ", "或").replace(", ", "、")
    return _EXPECTED.get(detail["type"], "").format(**context)


def _finding(fault: _Fault, expected: str, source: Source, prefix: Steps, shape: object) -> Finding:
    path = (*prefix, *fault.path)
    place = source.location(path)
    where = _where(path, source.data)
    context = fault.detail.get("ctx", {})
    match fault.detail["type"]:
        case "missing":
            return _missing(str(fault.detail["loc"][-1]), where, place)
        case "union_tag_not_found":
            return _missing(context["discriminator"].strip("'"), where, place)
        case "union_tag_invalid":
            key = context["discriminator"].strip("'")
            where = _where((*path, key), source.data)
            return _wrong_value(context["tag"], expected, where, source.location((*path, key)))
        case "extra_forbidden" | "invalid_key":
            known = keys_at(shape, fault.detail["loc"][:-1])
            return _unknown_key(str(path[-1]), known, _where(path[:-1], source.data), place)
        case "value_error":
            # Raised by a validator of a model, in Chinese.
            reason = context["error"]
            problem = reason.problem if isinstance(reason, CellFault) else SCHEMA_MISMATCH
            return problem.at(place, message=f"{where}{reason}")
    return _wrong_value(fault.detail["input"], expected, where, place)


def _missing(key: str, where: str, place: Location) -> Finding:
    message = f"{where}缺少“{key}”"
    return SCHEMA_MISMATCH.at(place, message=message, mend=f"补上“{key}: …”", expected=key)


def _unknown_key(key: str, known: tuple[str, ...], where: str, place: Location) -> Finding:
    message = f"{where}不认识“{key}”{did_you_mean(key, known)}"
    mend = _WIDE_COLON if "：" in key else None
    return UNKNOWN_KEY.at(place, message=message, mend=mend, found=key, expected="、".join(known) or None)


def _wrong_value(value: object, expected: str, where: str, place: Location) -> Finding:
    found = shown(value)
    mend = None
    if value is None:
        mend = "在冒号后面写上内容，或删去这一行"
    elif _MAPPING in expected and "：" in found:
        mend = _WIDE_COLON
    elif "文字" in expected and isinstance(value, bool):
        mend = f'给它加上引号："{found}"'
    wanted = f"应为{expected}" if expected else "不合要求"
    near = did_you_mean(value, _CHOICE.findall(expected)) if isinstance(value, str) else ""
    message = f"{where}{wanted}，{written(value)}{near}"
    return SCHEMA_MISMATCH.at(place, message=message, mend=mend, found=found, expected=expected or None)


def _where(path: Steps, data: object) -> str:
    """Return `columns → 第 2 项 → type：`, or an empty text for the whole file."""
    steps = []
    for step in path:
        steps.append(f"第 {step + 1} 项" if isinstance(data, list) and isinstance(step, int) else str(step))
        data = follow(data, (step,))[1]
    return f"{' → '.join(steps)}：" if steps else ""
