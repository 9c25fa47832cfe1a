"""`qreport build`: the report of a filing."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import FilingArgument, PackPathOption, PacksOption, QuietOption
from qreport.cli.console.progress import ProgressLine


@commands.register("build")
def build(
    filing: FilingArgument = Path(),
    directory: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件夹", help="报告放在哪里。", show_default="见 qreport.yaml"
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="格式", help="输出格式，可多次使用：docx、pdf、txt。", show_default="见 qreport.yaml"
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="定稿：还有错误未改、变化未说明时不生成，返回 1。")
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="不用 LibreOffice 核对页码，目录页码为估算。")
    ] = False,
    pack: PacksOption = None,
    pack_path: PackPathOption = None,
    quiet: QuietOption = False,
) -> int:
    """生成报告。数据仍有问题时生成草稿，并列出问题；无法读取的文件、写错的章节则不生成。"""
    from qreport import api
    from qreport.cli.report import summary_of_builds

    order = api.Order(tuple(pack or ()), directory, tuple(to or ()), final, quick)
    with ProgressLine(quiet=quiet) as progress:
        built = api.build(filing, order, pack_path or (), progress)
    typer.echo(summary_of_builds(built, final=final))
    for each in built:
        if each.failure:
            raise each.failure
    return 0 if all(each.files for each in built) else 1
