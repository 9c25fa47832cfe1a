"""`qreport validate`: what is wrong with a filing."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.options import FilingArgument, PackPathOption, QuietOption
from qreport.cli.progress import ProgressLine

SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="代码", help="只列出这些代码的问题，可只写开头（QR2），可多次使用。", show_default="全部"
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="代码", help="不列出这些代码的问题，也不影响返回值，可多次使用。", show_default=False
    ),
]


@commands.register("validate")
def validate(
    filing: FilingArgument = Path(),
    form: Annotated[
        str, typer.Option("--format", metavar="形式", help="结果的形式：text、json、sarif、junit、github。")
    ] = "text",
    fail_on: Annotated[
        str, typer.Option(metavar="级别", help="有哪一级问题时返回 1：error、warning、never。")
    ] = "error",
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="结果写入文件。", show_default="屏幕"),
    ] = None,
    pack_path: PackPathOption = None,
    quiet: QuietOption = False,
) -> int:
    """核对数据，逐条列出问题的位置、原因和改法。不改动任何输入文件。"""
    from qreport import api
    from qreport.cli.exit_code import exit_code_for, threshold
    from qreport.cli.printers import Outcome
    from qreport.cli.report import chosen_findings, chosen_printer, deliver

    printer, limit = chosen_printer(form), threshold(fail_on)
    packs = tuple(pack_path or ())
    listed = chosen_findings(select or (), ignore or (), packs)
    progress = ProgressLine(quiet=quiet)
    try:
        checked = api.validate(filing, packs, progress)
    finally:
        progress.clear()
    findings = tuple(filter(listed, checked.findings))
    left_out = len(checked.findings) - len(findings)
    deliver(printer(Outcome(replace(checked, findings=findings), limit, left_out, packs)), output)
    return exit_code_for(findings, limit)
