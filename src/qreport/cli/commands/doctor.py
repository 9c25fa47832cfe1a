"""`qreport doctor`: what there is on this machine."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import PackPathOption

if TYPE_CHECKING:
    from qreport.office.doctor import Item


@commands.register("doctor")
def doctor(pack_path: PackPathOption = None) -> int:
    """查看本机的环境：各部分的版本、LibreOffice、每种办公字体实际使用的字体、缓存、编码、报告包。"""
    from qreport.cache import cache_folder
    from qreport.office import doctor as office
    from qreport.workflows.opened import list_packs

    packs = [(manifest.id, f"{manifest.title}（{path}）") for manifest, path in list_packs(pack_path or ())]
    _show("版本", office.programs())
    _show("生成 PDF", (office.office(),))
    _show("字体", office.fonts())
    typer.echo("\n缓存和编码")
    _rows([("图表和照片缓存", str(cache_folder() or "没有可用的文件夹，不缓存")), ("终端编码", _encoding())])
    typer.echo("\n报告包")
    _rows(packs or [("（无）", "没有找到报告包")])
    return 0


def _show(title: str, items: "Iterable[Item]") -> None:
    shown = list(items)
    typer.echo(f"{title}" if title == "版本" else f"\n{title}")
    _rows([(item.name, item.value) for item in shown])
    for item in shown:
        if item.advice:
            typer.echo(f"  办法：{item.advice}")


def _rows(rows: list[tuple[str, str]]) -> None:
    from qreport.text.width import pad, width

    places = max(width(name) for name, _ in rows)
    for name, value in rows:
        typer.echo(f"  {pad(name, places)}  {value}")


def _encoding() -> str:
    # A stream that was put in place of a closed one has none.
    return getattr(sys.stdout, "encoding", None) or "未知"
