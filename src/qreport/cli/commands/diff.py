"""`qreport diff`: what changed, by indicator."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.options import FilingArgument, PackPathOption, QuietOption
from qreport.cli.progress import ProgressLine
from qreport.errors import QreportError
from qreport.names import did_you_mean

if TYPE_CHECKING:
    from qreport.cli.diff_printers import DiffPrinter

LIMITS = ("flagged", "never")

OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", help="结果写入文件。", show_default="屏幕")
]


@commands.register("diff")
def diff(
    filing: FilingArgument = Path(),
    newer: Annotated[
        Path | None,
        typer.Argument(
            metavar="新填报文件夹", help="与它对比的填报；不写则对比同一填报的两年。", show_default="无"
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="年份", help="前一年。", show_default="上年，或旧填报的年份"),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="年份", help="后一年。", show_default="填报的年份")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="形式", help="结果的形式：text、json、csv、markdown。")
    ] = "text",
    fail_on: Annotated[
        str, typer.Option(metavar="情况", help="何时返回 1：flagged（还有变化须说明）、never。")
    ] = "flagged",
    output: OutputOption = None,
    everything: Annotated[bool, typer.Option("--all", help="不变的、只有一边有数据的也列出。")] = False,
    pack_path: PackPathOption = None,
    quiet: QuietOption = False,
) -> int:
    """对比两年或两个填报：逐项列出变化，指出不可比的和须说明的。不改动任何输入文件。"""
    from qreport import comparison
    from qreport.cli.report import deliver

    printer = _printer(form)
    _check_limit(fail_on)
    asked = comparison.Compared(filing, newer, since, until)
    progress = ProgressLine(quiet=quiet)
    try:
        compared = comparison.diff(asked, pack_path or (), progress)
    finally:
        progress.clear()
    deliver(printer(compared, compared.changes if everything else tuple(compared.news())), output)
    return 1 if fail_on == "flagged" and any(change.is_open for change in compared.changes) else 0


def _printer(name: str) -> "DiffPrinter":
    from qreport.cli.diff_printers import diff_printers

    printer = diff_printers.get(name)
    if printer is None:
        raise QreportError(
            f"没有结果形式“{name}”{did_you_mean(name, diff_printers)}",
            f"可用的形式：{'、'.join(diff_printers)}",
        )
    return printer


def _check_limit(name: str) -> None:
    if name not in LIMITS:
        raise QreportError(
            f"--fail-on 没有“{name}”{did_you_mean(name, LIMITS)}", f"可用的情况：{'、'.join(LIMITS)}"
        )
