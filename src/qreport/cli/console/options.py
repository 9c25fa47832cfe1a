"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

FilingArgument = Annotated[
    Path, typer.Argument(metavar="填报文件夹", help="含 qreport.yaml 的文件夹。", show_default="当前文件夹")
]
FilingsArgument = Annotated[
    Path,
    typer.Argument(
        metavar="填报文件夹",
        help="含 qreport.yaml 的文件夹，或存放许多填报的文件夹。",
        show_default="当前文件夹",
    ),
]
PackPathOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack-path", metavar="文件夹", help="另外存放报告包的文件夹，可多次使用。", show_default=False
    ),
]
PacksOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pack", metavar="报告包", help="只用这个报告包，可多次使用。", show_default="见 qreport.yaml"
    ),
]
PackOption = Annotated[
    str | None,
    typer.Option("--pack", metavar="报告包", help="按这个报告包读数。", show_default="qreport.yaml 的第一个"),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度。")]
