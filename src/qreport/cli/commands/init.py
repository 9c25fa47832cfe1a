"""`qreport init`: a new filing folder."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption

_USUAL = "secondary-2022"


@commands.register("init")
def init(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="要新建的填报文件夹。")],
    pack: Annotated[
        str | None, typer.Option(metavar="报告包", help="用哪一个报告包。", show_default=_USUAL)
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="年份", help="数据的年份。", show_default="今年", min=2000, max=2100)
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="放入一个完整的示例，可以立即生成报告。")] = False,
    pack_path: PackPathOption = None,
) -> int:
    """新建填报文件夹：每个部门一张待填的指标表，明细表写好表头，正文标出待写之处。"""
    from datetime import datetime

    from qreport.workflows.init import init as new_filing
    from qreport.workflows.opened import newer_packs, open_pack

    # The only look at the calendar: the year stands in the new qreport.yaml, and no build asks again.
    data_year = year or datetime.now().astimezone().year
    opened, _ = open_pack(pack or _USUAL, pack_path or ())
    count = new_filing(folder, opened, data_year, sample=sample)
    used = f"{opened.manifest.id}（{opened.manifest.title}，{opened.manifest.edition} 版）"
    typer.echo(f"已建立填报文件夹 {folder}，共 {count} 个文件，用报告包 {used}。")
    for newer in newer_packs(opened.manifest, pack_path or ()) if pack is None else ():
        typer.echo(f"有较新的报告包 {newer.id}（{newer.title}）；要用它，新建时加 --pack {newer.id}。")
    typed = _typed(folder) + "".join(f" --pack-path {_typed(each)}" for each in pack_path or ())
    if sample:
        typer.echo(f"下一步：qreport build {typed}")
    else:
        typer.echo(f"下一步：填写各表和 chapters 里的正文，再运行 qreport validate {typed}")
    return 0


def _typed(path: Path) -> str:
    """Return `path` as one types it on a command line."""
    return f'"{path}"' if " " in str(path) else str(path)
