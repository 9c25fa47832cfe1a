"""`qreport validate`: what is wrong with a filing."""

from pathlib import Path
from typing import Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import FilingsArgument, PackPathOption, PacksOption, QuietOption
from qreport.cli.console.streams import ProgressLine

SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="代码", help="只列出这些代码的问题，可只写开头（QR2），可多次使用。", show_default="全部"
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="代码", help="不列出这些代码的问题，也不影响返回值，可多次使用。", show_default=False
    ),
]

AnnotateOption = Annotated[
    Path | None,
    typer.Option(
        metavar="文件夹",
        help="另存一份批注过的 .xlsx：有问题的格涂色、加批注，并附问题清单。",
        show_default=False,
    ),
]
ChecklistOption = Annotated[
    Path | None,
    typer.Option(metavar="文件", help="按部门写出数据核对表，.xlsx 或 .docx，供签字。", show_default=False),
]

VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="也列出无法核对的各项和原因、读入的文件（形式 text；json 总是列出）。"
    ),
]


@commands.register("validate")
def validate(
    filing: FilingsArgument = Path(),
    form: Annotated[
        str, typer.Option("--format", metavar="形式", help="结果的形式：text、json、sarif、junit、github。")
    ] = "text",
    fail_on: Annotated[
        str, typer.Option(metavar="级别", help="有哪一级问题时返回 1：error、warning、never。")
    ] = "error",
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="结果写入文件。", show_default="屏幕"),
    ] = None,
    pack: PacksOption = None,
    pack_path: PackPathOption = None,
    annotate: AnnotateOption = None,
    checklist: ChecklistOption = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> int:
    """核对数据，逐条列出问题的位置、原因和改法。不改动任何输入文件。

    也可以核对一个存放许多填报的文件夹（如一个省）：逐个列出，最后汇总。
    """
    from qreport.cli.console.deliver import deliver, exit_code_for, threshold
    from qreport.cli.console.options import chosen_findings
    from qreport.cli.printers import outcomes_of, printer_of
    from qreport.workflows import validate as workflow

    show, limit, packs = printer_of(form), threshold(fail_on), tuple(pack_path or ())
    listed = chosen_findings(select or (), ignore or (), packs)
    wanted = workflow.Wanted(tuple(pack or ()), packs, listed, annotate, checklist)
    with ProgressLine(quiet=quiet) as progress:
        validated = workflow.validate(filing, wanted, progress)
    outcomes = outcomes_of(validated, wanted, limit, verbose=verbose)
    deliver(show(outcomes, validated.many), output)
    for path in validated.files:
        # On standard error: a program reads the result from standard output.
        typer.echo(f"已生成 {path}", err=True)
    return exit_code_for((finding for each in outcomes for finding in each.checked.findings), limit)
