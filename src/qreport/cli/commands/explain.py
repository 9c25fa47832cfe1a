"""`qreport explain CODE`: what a code or a part is, why it is there, where it comes from."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption
from qreport.errors import QreportError
from qreport.text.names import did_you_mean


@commands.register("explain")
def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="代码", help="问题或规则的代码，图种、算法或指标的名称。", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部代码和名称，写成一页 Markdown。")] = False,
    sentence: Annotated[
        str | None,
        typer.Option(
            metavar="句子",
            help="说明一句话里的数是怎样读的，与哪个数比；后面写填报文件夹。",
            show_default=False,
        ),
    ] = None,
    pack_path: PackPathOption = None,
) -> int:
    """说明一个问题代码、规则、图种、汇总算法或指标：是什么、为什么、依据、改法。"""
    from qreport.workflows import explain
    from qreport.workflows import explain as glossary

    if sentence is not None:
        from qreport.workflows.sentence import explained

        typer.echo(explained(Path(code or "."), sentence, pack_path or ()))
        return 0
    if everything:
        typer.echo(explain.page(pack_path or ()))
        return 0
    if code is None:
        raise QreportError("没有写代码", "写成 qreport explain QR201；全部代码用 qreport explain --all。")
    known = glossary.entries(pack_path or ())
    # Names of kinds and measures are small, codes of findings large: qr201 is understood, too.
    text = known.get(code) or known.get(code.upper())
    typer.echo(text or _indicator(code, known, pack_path or ()))
    return 0


def _indicator(name: str, known: Iterable[str], pack_path: Sequence[Path]) -> str:
    from qreport.text.names import fold
    from qreport.workflows import explain

    indicators = explain.indicators(pack_path)
    text = indicators.get(name) or indicators.get(fold(name))
    if text is None:
        raise QreportError(
            f"没有“{name}”{did_you_mean(name, (*known, *indicators))}",
            "问题代码见 qreport validate 输出中的 QR 编号，指标见 qreport pack show。",
        )
    return text
