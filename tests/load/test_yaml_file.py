from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qreport.load.yaml.yaml_file import YamlDocument, parse_yaml, read_yaml
from qreport.model.finding import Finding, Unreadable
from qreport.problems.reading import BROKEN_YAML, DUPLICATE_KEY, OVER_LIMIT, WRONG_ENCODING


def refusal(text: str) -> Finding:
    with pytest.raises(Unreadable) as caught:
        parse_yaml(text, "a.yaml")
    return caught.value.finding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9527", 9527),
        ("-5", -5),
        ("97.0", Decimal("97.0")),
        ("-0.50", Decimal("-0.50")),
        ("19:1", "19:1"),
        ("1:30:00", "1:30:00"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9,527", "9,527"),
        ("2021-08-31", "2021-08-31"),
        ("2021-02-30", "2021-02-30"),
        ("2021-11", "2021-11"),
        ("98.5%", "98.5%"),
        ("'97'", "97"),
        ('"97"', "97"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("9" * 5000, "9" * 5000),
        ("全日制 在校生", "全日制 在校生"),
    ],
)
def test_a_plain_value_means_what_it_looks_like(text: str, value: object) -> None:
    data = parse_yaml(f"a: {text}\n", "a.yaml").data
    assert isinstance(data, dict)
    assert data["a"] == value
    assert type(data["a"]) is type(value)


def test_only_whole_numbers_among_keys_are_numbers() -> None:
    data = parse_yaml("{2020: a, 1.0: b, true: c, 1: d, ~: e}", "a.yaml").data
    assert data == {2020: "a", "1.0": "b", "true": "c", 1: "d", "~": "e"}


def test_an_empty_file_has_no_data() -> None:
    document = parse_yaml("# nothing yet\n", "a.yaml")
    assert document.data is None
    assert document.location(("a",)).line == 1


def test_an_alias_repeats_its_value() -> None:
    assert parse_yaml("a: &x [1, 2]\nb: *x\n", "a.yaml").data == {"a": [1, 2], "b": [1, 2]}


SAMPLE = """\
school:
  name: 学校
  tags: [a, {b: 1}]
values: {2020: 1, 2021: 97.0}
list:
  - code: x
    unit:
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("school",), 1, 1),
        (("school", "name"), 2, 9),
        (("school", "tags", 1, "b"), 3, 17),
        (("values", 2021), 4, 25),
        (("values", "2021"), 4, 25),
        (("list",), 5, 1),
        (("list", 0, "code"), 6, 11),
        (("list", 0, "unit"), 7, 5),
        (("list", 0), 6, 5),
        (("list", 5, "code"), 5, 1),
        (("school", "nowhere"), 1, 1),
        (("school", "union-branch", "name"), 2, 9),
        (("school", "name", "x"), 2, 9),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    location = parse_yaml(SAMPLE, "a.yaml").location(path)
    assert (location.file, location.line, location.column) == ("a.yaml", line, column)


def test_places_count_from_the_first_line_of_the_file() -> None:
    document = parse_yaml(SAMPLE, "a.md.j2", first_line=11)
    assert document.location(("list", 0, "code")).line == 16
    with pytest.raises(Unreadable) as caught:
        parse_yaml("a: 1\nb: [", "a.md.j2", first_line=11)
    assert caught.value.finding.locations[0].line == 12


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a:\n\tb: 1\n", 2, "Tab"),
        ("a:1\nb: 2\n", 1, "冒号后面少一个空格"),
        ("name：学校\nb: 2\n", 1, "全角"),
        ("- name：学校\n  b: 2\n", 1, "全角"),
        ('"name"：学校\nb: 2\n', 1, "全角"),
        ("name: 说明: 内容\n", 1, "要加引号"),
        ("a: 'x\nb: 1\n", 1, "引号没有配对"),
        ('a: 1\nb: "x\n', 2, "引号没有配对"),
        ("a: [1, 2\nb: 3\n", 1, "方括号"),
        ("a: {b: 1\nc: 3\n", 1, "花括号"),
        ("a:\n  b: 1\n c: 2\n", 3, "没有对齐"),
        ("- a\nb: 1\n", 2, "- "),
        ('a: "x" y\n', 1, "引号"),
        ("a: 1\nb\nc: 2\n", 3, "缺少冒号"),
        ("a: @x\n", 1, "@"),
        ("a: *x\n", 1, "*x"),
        ("a: * x\n", 1, "要加引号"),
        ("a: %x\n", 1, "%"),
        ('a: "C:\\学校"\n', 1, "\\"),
        ("key: - a\n", 1, "另起一行"),
        ("a: |x\n", 1, "| 或 >"),
        ("a: ]\n", 1, "符号"),
        ("a: !!python/object:os.system x\n", 1, "标签"),
        ("a: !x y\n", 1, "标签"),
        ("--- 1\n--- 2\n", 2, "第二份"),
        ("a: &x [*x]\n", 1, "它自己"),
        ("a: 1\n<<: {b: 1}\n", 2, "合并键"),
        ("? [a]\n: 1\n", 1, "名称"),
        ('a: "\\x07"\n', 1, "控制字符 U+0007"),
        ('a: "\\uffff"\n', 1, "不成字"),
    ],
)
def test_broken_yaml_is_told_in_plain_words_at_its_line(text: str, line: int, words: str) -> None:
    finding = refusal(text)
    assert finding.code == BROKEN_YAML.code
    assert finding.blocks
    assert finding.locations[0].line == line
    assert words in finding.message
    assert finding.mend


def test_a_full_width_colon_in_ordinary_text_is_not_blamed() -> None:
    finding = refusal("text: |\n  注：如下\n bad: 1\n")
    assert finding.locations[0].line == 3


@pytest.mark.parametrize("text", ["a: 1\nb: 2\na: 3\n", "- {a: 1, b: 2, a: 3}\n", '2020: 1\n"2020": 2\n'])
def test_a_repeated_key_is_a_finding_with_both_places(text: str) -> None:
    finding = refusal(text)
    assert finding.code == DUPLICATE_KEY.code
    second, first = finding.locations
    assert second.sort_key > first.sort_key


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[" * 60 + "]" * 60, "层次太深"),
        ("[" * 400_000, "层次太深"),
        ("a:\n" + "".join(" " * n + "a:\n" for n in range(1, 60)), "层次太深"),
        (
            "a0: &a0 [[[[[[[[[[1]]]]]]]]]]\n"
            + "".join(f"a{n}: &a{n} [[[[[[[[[*a{n - 1}]]]]]]]]]\n" for n in range(1, 9)),
            "连同引用",
        ),
        (_bomb(), "连同引用"),
        ("a: &x 1\n" + "".join(f"b{n}: *x\n" for n in range(101)), "太多"),
    ],
)
def test_depth_and_aliases_are_limited(text: str, word: str) -> None:
    finding = refusal(text)
    assert finding.code == OVER_LIMIT.code
    assert word in finding.message


def test_a_file_is_read_with_its_encoding_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("学校: 聊城\n", encoding="utf-8-sig")
    assert read_yaml(path, "a.yaml").data == {"学校": "聊城"}
    path.write_text("学校: 聊城\n", encoding="gbk")
    with pytest.raises(Unreadable) as caught:
        read_yaml(path, "a.yaml")
    assert caught.value.finding.code == WRONG_ENCODING.code


_PIECES = st.sampled_from([*":-[]{}&*!|>%@`'\"#,? \n\t：，", "a", "b", ": ", "\n  ", "- ", "1", "&x ", "*x"])


@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=40))
def test_any_text_is_a_document_or_a_refusal_at_a_line(text: str) -> None:
    try:
        document = parse_yaml(text, "a.yaml")
    except Unreadable as unreadable:
        place = unreadable.finding.locations[0]
        assert place.line is not None
        assert 1 <= place.line <= text.count("\n") + text.count("\r") + len(text.splitlines()) + 1
    else:
        assert isinstance(document, YamlDocument)


_TEXT = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n"), max_size=6)
_VALUES = st.recursive(
    _TEXT | st.integers(-(10**20), 10**20) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(_VALUES)
def test_what_a_yaml_writer_writes_comes_back(value: object) -> None:
    assert parse_yaml(yaml.safe_dump(value, allow_unicode=True), "a.yaml").data == value
