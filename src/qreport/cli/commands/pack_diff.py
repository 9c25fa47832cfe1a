"""`qreport pack diff A B`: what another edition or pack changes for a school."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption
from qreport.errors import QreportError
from qreport.text.names import did_you_mean


@commands.register("pack diff")
def pack_diff(
    old: Annotated[str, typer.Argument(metavar="旧报告包", help="编号，或它的文件夹。")],
    new: Annotated[str, typer.Argument(metavar="新报告包", help="编号，或它的文件夹。")],
    filing: Annotated[
        Path | None,
        typer.Option(metavar="填报文件夹", help="另外列出：哪些数可以沿用，哪些要收集。", show_default=False),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="形式", help="结果的形式：text、json、markdown。")
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="结果写入文件。", show_default="屏幕"),
    ] = None,
    pack_path: PackPathOption = None,
) -> int:
    """对比两个报告包：改名的、新增的、不再有的、口径变了的；对一份填报，还说明要收集什么。"""
    from qreport.cli.console.deliver import deliver
    from qreport.cli.printers_of_pack_diff import PACK_DIFF_PRINTERS
    from qreport.workflows import pack_diff as succession

    printer = PACK_DIFF_PRINTERS.get(form)
    if printer is None:
        known = "、".join(PACK_DIFF_PRINTERS)
        raise QreportError(
            f"没有结果形式“{form}”{did_you_mean(form, PACK_DIFF_PRINTERS)}", f"可用的形式：{known}"
        )
    deliver(printer(succession.pack_diff(old, new, filing, pack_path or ())), output)
    return 0
