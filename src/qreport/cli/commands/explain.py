"""`qreport explain CODE`: what a code or a part is, why it is there, where it comes from."""

from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.options import PackPathOption
from qreport.errors import QreportError
from qreport.names import did_you_mean


@commands.register("explain")
def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="代码", help="问题或规则的代码，图种或算法的名称。", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部代码和名称，写成一页 Markdown。")] = False,
    pack_path: PackPathOption = None,
) -> int:
    """说明一个问题代码、规则、图种或汇总算法：是什么、为什么、依据、改法。"""
    from qreport import code_pages, glossary

    if everything:
        typer.echo(code_pages.page(pack_path or ()))
        return 0
    if code is None:
        raise QreportError("没有写代码", "写成 qreport explain QR201；全部代码用 qreport explain --all。")
    known = glossary.entries(pack_path or ())
    text = known.get(code) or known.get(code.upper())
    if text is None:
        raise QreportError(
            f"没有“{code}”{did_you_mean(code, known)}", "问题代码见 qreport validate 输出中的 QR 编号。"
        )
    typer.echo(text)
    return 0
