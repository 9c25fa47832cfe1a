"""`qreport diff`: what changed, by indicator."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import FilingArgument, PackOption, PackPathOption, QuietOption, chosen
from qreport.cli.console.streams import ProgressLine
from qreport.errors import QreportError
from qreport.text.names import did_you_mean

LIMITS = ("flagged", "never")

NewerArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="新填报文件夹",
        help="与它对比的填报；不写则对比同一填报的两年。加 --series 时可写几个。",
        show_default="无",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--from", metavar="年份", help="前一年。", show_default="上年，或旧填报的年份"),
]
UntilOption = Annotated[
    str | None, typer.Option("--to", metavar="年份", help="后一年。", show_default="填报的年份")
]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="形式",
        help="结果的形式：text、json、csv、markdown、xlsx、docx、pdf。",
        show_default="按 -o 的扩展名，否则 text",
    ),
]
FailOnOption = Annotated[
    str, typer.Option(metavar="情况", help="何时返回 1：flagged（还有变化须说明）、never。")
]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", help="结果写入文件。", show_default="屏幕")
]
SeriesOption = Annotated[
    bool, typer.Option("--series", help="列出历年的数：累计、年均增长、最高和最低的年份。")
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="把还缺的说明写成表格，填进 explanations.yaml。")
]
AllOption = Annotated[bool, typer.Option("--all", help="不变的、只有一边有数据的也列出。")]


@commands.register("diff")
def diff(
    filing: FilingArgument = Path(),
    newer: NewerArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormOption = None,
    fail_on: FailOnOption = "flagged",
    output: OutputOption = None,
    series: SeriesOption = False,
    explain: ExplainOption = False,
    everything: AllOption = False,
    pack: PackOption = None,
    pack_path: PackPathOption = None,
    quiet: QuietOption = False,
) -> int:
    """对比两年或两个填报：逐项列出变化，指出不可比的和须说明的。不改动任何输入文件。"""
    from qreport.cli.console.deliver import deliver
    from qreport.cli.diff_printers import Shown, diff_printers
    from qreport.cli.printers_of_series import SERIES_PRINTERS
    from qreport.workflows import diff as comparison

    _check_limit(fail_on)
    if explain:
        _check_alone({"--series": series, "--format": form is not None, "-o": output is not None})
    if series:
        show_series, filings = chosen(SERIES_PRINTERS, form, output), [filing, *(newer or ())]
        with ProgressLine(quiet=quiet) as progress:
            course = comparison.series(filings, (since, until), pack_path or (), progress, pack)
        deliver(show_series(*course), output)
        return 0
    show = chosen(diff_printers.all(), form, output)
    asked = comparison.Compared(filing, _one(newer), since, until, pack)
    with ProgressLine(quiet=quiet) as progress:
        compared, letterhead = comparison.diff(asked, pack_path or (), progress)
    if explain:
        typer.echo(_form_written(comparison.write_form(compared)))
        return 0
    changes = tuple(compared.changes if everything else compared.news())
    deliver(show(Shown(compared, changes, letterhead)), output)
    # All changes count, also those that are not listed.
    return 1 if fail_on == "flagged" and any(change.is_open for change in compared.changes) else 0


def _one(newer: Sequence[Path] | None) -> Path | None:
    if newer is not None and len(newer) > 1:
        raise QreportError(
            f"一次只能对比两个填报，写了 {len(newer) + 1} 个", "看几年的变化，加 --series；否则只写两个。"
        )
    return newer[0] if newer else None


def _form_written(form: Path | None) -> str:
    if form is None:
        return "没有须说明的变化，不用写说明。"
    if form.name == "explanations.yaml":
        return f"已写入 {form}。请在每条的 text 里写明原因。"
    return f"已写入 {form}。请写明每条的原因，再并入 explanations.yaml。"


def _check_alone(others: Mapping[str, bool]) -> None:
    """Refuse what `--explain` would leave undone: its form has a place and a shape of its own."""
    if given := [name for name, is_given in others.items() if is_given]:
        raise QreportError(
            f"--explain 不能与 {'、'.join(given)} 同用",
            "--explain 只写说明表格，写在填报文件夹里；要看或保存对比的结果，另外运行一次。",
        )


def _check_limit(name: str) -> None:
    if name not in LIMITS:
        raise QreportError(
            f"--fail-on 没有“{name}”{did_you_mean(name, LIMITS)}", f"可用的情况：{'、'.join(LIMITS)}"
        )
