"""Arguments and options that several commands share.

Which findings `validate` lists: `--select` and `--ignore`.

Which form a result takes: the one asked for, else the one that the ending of its file tells.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from qreport.errors import QreportError
from qreport.text.names import did_you_mean
from qreport.text.regex import regex

if TYPE_CHECKING:
    from qreport.model.finding import Finding

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


# `QR201,QR120`, with whatever people put between two codes.
_BETWEEN = regex(r"[,，、;；/|\s]+")


def chosen_findings(
    select: Sequence[str], ignore: Sequence[str], pack_path: Sequence[Path]
) -> Callable[["Finding"], bool]:
    """Return the test for a finding that is to be listed: of `select` (empty: any), and not of `ignore`.

    Both hold codes or their beginnings; raise QreportError for one that no finding can have.
    """
    wanted, unwanted = _beginnings({"--select": select, "--ignore": ignore}, pack_path)
    # Every code begins with QR; an empty tuple of beginnings matches nothing.
    return lambda finding: finding.code.startswith(wanted or "QR") and not finding.code.startswith(unwanted)


def _beginnings(options: Mapping[str, Sequence[str]], pack_path: Sequence[Path]) -> list[tuple[str, ...]]:
    if not any(options.values()):
        # The packs are not read where nobody asks for a code.
        return [() for _ in options]
    from qreport.workflows import explain

    known = [code for code in explain.entries(pack_path) if code.startswith("QR")]
    return [tuple(_known(text, option, known) for text in texts) for option, texts in options.items()]


def _known(text: str, option: str, known: Sequence[str]) -> str:
    beginning = text.strip().upper()
    parts = [part for part in _BETWEEN.split(beginning) if part]
    if len(parts) > 1 and all(part.startswith("QR") for part in parts):
        written = " ".join(f"{option} {part}" for part in parts)
        raise QreportError(f"{option} 一次写一个代码，写的是“{text}”", f"几个代码就多次写：{written}")
    if not beginning or not any(code.startswith(beginning) for code in known):
        raise QreportError(
            f"{option} 没有代码“{text}”{did_you_mean(text, known)}",
            "代码见 qreport validate 的结果，例如 QR201；只写开头（例如 QR2）就是这一类全部。",
        )
    return beginning


Part = TypeVar("Part")

FILES = ("xlsx", "docx", "pdf")
"""The forms that no terminal can show; their names are the endings of their files."""
# -o 变化.md chooses Markdown without --format.
_ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown", **{f".{name}": name for name in FILES}}


def chosen(forms: Mapping[str, Part], name: str | None, output: Path | None) -> Part:
    """Return the form called `name` (None: by the ending of `output`, else text).

    Raises QreportError when there is none, and for one that needs a file of its ending and gets none.
    """
    ending = output.suffix.lower() if output else ""
    asked = name or _ENDINGS.get(ending, "text")
    form = forms.get(asked)
    if form is None:
        raise QreportError(
            f"没有结果形式“{asked}”{did_you_mean(asked, forms)}", f"可用的形式：{'、'.join(forms)}"
        )
    if asked in FILES and ending != f".{asked}":
        found = f"写的是“{output.name}”" if output else "屏幕上显示不了"
        raise QreportError(f"{asked} 应存为 .{asked} 文件，{found}", f"例如 -o 数据变化.{asked}")
    return form
