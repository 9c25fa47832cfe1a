"""`qreport validate`: what is wrong with a filing."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.options import FilingArgument, PackPathOption, QuietOption
from qreport.cli.progress import ProgressLine


@commands.register("validate")
def validate(
    filing: FilingArgument = Path(),
    form: Annotated[str, typer.Option("--format", metavar="形式", help="结果的形式：text、json。")] = "text",
    fail_on: Annotated[
        str, typer.Option(metavar="级别", help="有哪一级问题时返回 1：error、warning、never。")
    ] = "error",
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
    from qreport.cli.report import chosen_printer, deliver

    printer, limit = chosen_printer(form), threshold(fail_on)
    progress = ProgressLine(quiet=quiet)
    try:
        checked = api.validate(filing, pack_path or (), progress)
    finally:
        progress.clear()
    deliver(printer(checked), output)
    return exit_code_for(checked.findings, limit)
