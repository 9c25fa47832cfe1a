"""`qreport schema NAME`: the JSON Schema of a YAML file."""

import json
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.errors import QreportError
from qreport.names import did_you_mean


@commands.register("schema")
def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="名称", help="哪一种文件；不写则列出全部。", show_default=False)
    ] = None,
) -> int:
    """输出一种 YAML 文件的 JSON Schema，供编辑器提示和检查。"""
    from qreport import schemas

    if name is None:
        typer.echo("\n".join(f"{each:14}{title}" for each, (title, _, _) in schemas.FILES.items()))
        return 0
    if name not in schemas.FILES:
        raise QreportError(
            f"没有名为“{name}”的文件种类{did_you_mean(name, schemas.FILES)}",
            f"可用：{'、'.join(schemas.FILES)}",
        )
    typer.echo(json.dumps(schemas.json_schema(name), ensure_ascii=False, indent=2))
    return 0
