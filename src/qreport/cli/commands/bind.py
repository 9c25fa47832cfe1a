"""`qreport bind`: typed numbers of the chapters become references to the values that they tell."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption

if TYPE_CHECKING:
    from qreport.workflows.bind import Binding


@commands.register("bind")
def bind(
    filing: Annotated[Path, typer.Argument(metavar="填报文件夹", help="填报文件夹。", show_default=False)],
    apply: Annotated[
        bool, typer.Option("--apply", help="改写 Markdown 章节；改之前的章节另存在填报文件夹的 .原稿 里。")
    ] = False,
    pack_path: PackPathOption = None,
) -> int:
    """列出章节里手写而与某一个填报的数相符的数，和可以换成的写法；换了以后，数改一处，正文跟着改。"""
    from qreport.text.names import printable
    from qreport.workflows.bind import bind as bound

    found = bound(filing, pack_path or (), apply=apply)
    for each in found.bindings:
        typer.echo(printable(_line(each)))
    count = sum(not each.is_word for each in found.bindings)
    words = len(found.bindings) - count
    end = f"Word 章节里的 {words} 处请在 Word 里改。" if words else ""
    if not apply:
        typer.echo(f"共 {len(found.bindings)} 处可以换成引用；加 --apply 就改写 Markdown 章节。{end}")
        return 0
    for path in found.changed:
        typer.echo(f"已改写 {path}")
    for path in found.kept:
        typer.echo(f"原来的另存为 {path}")
    left = count - found.applied
    marks = f"另有 {left} 处数里夹着 ** 一类的记号，请自己改。" if left else ""
    typer.echo(f"共改写 {found.applied} 处。{marks}{end}")
    return 0


def _line(binding: "Binding") -> str:
    return f"{binding.at}: “{binding.typed}”是“{binding.name}”，可以写成 {binding.written}"
