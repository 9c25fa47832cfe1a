"""Everything that `qreport explain` knows as one page of Markdown, each code under its own heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from qreport.workflows import explain

HEAD = """\
# 代码一览

`qreport validate` 和 `qreport build` 会指出的每个问题、报告包自带的每条规则：为什么要查、依据、怎样改，
以及规则的核对方法、汇总算法和图种。本页由 `qreport explain --all > docs/codes.zh-CN.md` 生成，不手工修改；
同样的内容可用 `qreport explain 代码` 逐条查看。
"""
_PARTS = (("QR1", "读取文件"), ("QR2", "核对"), ("QR3", "报告包的规则"), ("QR4", "编排"), ("QR5", "生成"))
_OTHERS = "报告包"
_KINDS = "核对方法、汇总算法和图种"
_MARKS = re.compile(r"([\\`*_<>\[\]()|])")
_EXAMPLE = re.compile(r"((?:不)?通过的例子)：(.*)")


def page(pack_path: Iterable[Path] = ()) -> str:
    """Return the page; codes in their order, then the kinds, without a blank line at the end."""
    known = explain.entries(pack_path)
    codes = {code: text for code, text in sorted(known.items()) if code.startswith("QR")}
    kinds = {name: text for name, text in known.items() if name not in codes}
    parts = [HEAD]
    for title, group in groupby(codes, _part):
        parts += [f"## {title}\n", *_entries({code: codes[code] for code in group})]
    return "\n".join([*parts, f"## {_KINDS}\n", *_entries(kinds)]).rstrip("\n")


def _part(code: str) -> str:
    return next((title for start, title in _PARTS if code.startswith(start) and len(code) == 5), _OTHERS)


def _entries(known: Mapping[str, str]) -> Iterator[str]:
    for name, text in known.items():
        head, _, rest = text.partition("\n\n")
        title = head.removeprefix(name).lstrip(" ：")
        lines = [_line(line) for line in rest.splitlines() if line.strip()]
        yield f"### {name}\n\n{_escaped(title)}\n\n" + "\n".join(lines) + "\n"


def _line(line: str) -> str:
    example = _EXAMPLE.fullmatch(line)
    return f"- {example[1]}：`{example[2]}`" if example else f"- {_escaped(line.strip())}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
