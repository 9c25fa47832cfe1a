"""`qreport schema NAME`: the JSON Schema of a YAML file."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.errors import QreportError
from qreport.text.names import did_you_mean


@commands.register("schema")
def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="名称", help="哪一种文件；不写则列出全部。", show_default=False)
    ] = None,
    directory: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="文件夹",
            help="写成这里的 名称.json；不写名称则写全部。",
            show_default="屏幕",
        ),
    ] = None,
    extending: Annotated[
        bool, typer.Option("--extending", help="用于有 extends 的报告包：条目只需写代码和不同之处。")
    ] = False,
) -> int:
    """输出一种 YAML 文件的 JSON Schema，供编辑器提示和检查。"""
    from qreport.workflows import schema as schemas

    if name is not None and name not in schemas.FILES:
        raise QreportError(
            f"没有名为“{name}”的文件种类{did_you_mean(name, schemas.FILES)}",
            f"可用：{'、'.join(schemas.FILES)}",
        )
    if directory is not None:
        _write(directory, [name] if name else schemas.FILES, extending=extending)
    elif name is None:
        # The names are ASCII, so that 14 letters are 14 places.
        typer.echo("\n".join(f"{each:14}{title}" for each, (title, _, _) in schemas.FILES.items()))
    else:
        typer.echo(_text(name, extending=extending))
    return 0


def _write(directory: Path, names: Iterable[str], *, extending: bool) -> None:
    from qreport.output import write_all

    files = {directory / f"{name}.json": _text(name, extending=extending).encode() for name in names}
    write_all(files)
    typer.echo(f"已写入 {directory}，共 {len(files)} 个文件。")


def _text(name: str, *, extending: bool) -> str:
    from qreport.workflows import schema as schemas

    return json.dumps(schemas.json_schema(name, extending=extending), ensure_ascii=False, indent=2)
