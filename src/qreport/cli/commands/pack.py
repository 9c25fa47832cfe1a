"""`qreport pack list|show|check`: the packs at hand, one pack's content, a pack's own errors."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption
from qreport.text.names import printable

if TYPE_CHECKING:
    from qreport.model.finding import Finding
    from qreport.model.indicator import Indicator
    from qreport.model.pack import Pack
    from qreport.model.records import RecordSchema
    from qreport.model.tables import TableSpec

PackArgument = Annotated[str, typer.Argument(metavar="报告包", help="编号，或它的文件夹。")]


@commands.register("pack list")
def pack_list(pack_path: PackPathOption = None) -> int:
    """列出可用的报告包。"""
    from qreport.text.width import pad, width
    from qreport.workflows.opened import list_packs

    packs = list_packs(pack_path or ())
    places = max((width(manifest.id) for manifest, _ in packs), default=0)
    for manifest, _folder in packs:
        typer.echo(
            f"{pad(manifest.id, places)}  {manifest.title}（{manifest.edition}）：{manifest.description}"
        )
    return 0


@commands.register("pack show")
def pack_show(pack: PackArgument, pack_path: PackPathOption = None) -> int:
    """显示一个报告包的章节、指标、明细表、表、图和规则。"""
    from qreport.workflows.opened import open_pack

    opened, findings = open_pack(pack, pack_path or ())
    typer.echo("\n".join(_content(opened)))
    if not any(finding.is_open_error for finding in findings):
        return 0
    typer.echo("\n以上不含写错的条目；运行 qreport pack check 加报告包的文件夹，逐条查看。")
    return 1


@commands.register("pack check")
def pack_check(
    folders: Annotated[list[Path], typer.Argument(metavar="文件夹", help="报告包的文件夹，可以写几个。")],
    pack_path: PackPathOption = None,
) -> int:
    """检查报告包本身的错误：写错的键、找不到的引用、通不过的规则用例。"""
    from qreport.workflows.pack_check import check_pack

    checked = {folder: check_pack(folder, pack_path or ()) for folder in folders}
    for folder, findings in checked.items():
        if len(checked) > 1:
            typer.echo(f"== {printable(str(folder))} ==")
        _print_findings(findings)
    return 1 if any(each.is_open_error for findings in checked.values() for each in findings) else 0


def _print_findings(findings: Iterable["Finding"]) -> None:
    from qreport.cli.printers.text import counts, lines_of
    from qreport.model.finding import Level

    for finding in findings:
        typer.echo("\n".join(lines_of(finding)))
    # Notes are listed, and left out of the count of what is to be mended.
    typer.echo(counts([finding for finding in findings if finding.level is not Level.INFO]))


def _content(pack: "Pack") -> list[str]:
    head = pack.manifest
    lines = [f"{head.id}  {head.title}（{head.edition}）", head.description]
    lines += _section("章节", ((each.id, each.head.title) for each in pack.chapters.values()))
    lines += _section(
        "指标", ((each.code, f"{each.name}（{each.unit}）{_sure(each)}") for each in pack.indicators.values())
    )
    lines += _section("明细表", ((each.id, each.name + _sure(each)) for each in pack.record_schemas.values()))
    lines += _section("表", ((each.id, each.caption + _sure(each)) for each in pack.tables.values()))
    lines += _section("图", ((each.id, each.caption) for each in pack.charts.values()))
    return lines + _section("规则", ((each.code, each.title) for each in pack.rules.values()))


def _sure(entry: "Indicator | RecordSchema | TableSpec") -> str:
    """Return where the entry comes from and how sure that is, when the pack says it is not quite."""
    from qreport.model.base import CONFIDENCE_WORDS

    if entry.confidence in (None, "high"):
        return ""
    return f"  〔把握：{CONFIDENCE_WORDS[entry.confidence]}；依据：{entry.source or '未注明'}〕"


def _section(title: str, entries: Iterable[tuple[str, str]]) -> list[str]:
    rows = list(entries)
    return ["", f"{title}（{len(rows)}）", *(f"  {key}  {text}" for key, text in rows)]
