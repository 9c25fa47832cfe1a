"""`qreport workbook`: a workbook for the departments to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import FilingArgument, PackOption, PackPathOption


@commands.register("workbook")
def workbook(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="文件", help="工作簿存为哪个 .xlsx 文件。", show_default=False
        ),
    ],
    filing: FilingArgument = Path(),
    department: Annotated[
        str | None, typer.Option(metavar="部门", help="只要这个部门的工作表。", show_default="所有部门")
    ] = None,
    pack: PackOption = None,
    pack_path: PackPathOption = None,
) -> int:
    """生成发给各部门的填报工作簿：单位、口径、上年数、填写检查、下拉列表。填好后放进 indicators/ 即可。"""
    from qreport.cli.printers.text import lines_of
    from qreport.workflows import workbook as forms

    written = forms.write_workbook(filing, output, department, pack_path or (), pack)
    if written.blocking:
        lines = [line for finding in written.blocking for line in lines_of(finding)]
        typer.echo("\n".join([*lines, "", "未生成填报工作簿：请先改正以上读不出来的文件。"]))
        return 1
    typer.echo(f"已生成 {output}，共 {written.sheets} 张待填的表。")
    return 0
