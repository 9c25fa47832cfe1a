"""`qreport build`: the report of a filing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qreport.cli.commands import commands
from qreport.cli.console.options import FilingArgument, PackPathOption, PacksOption, QuietOption
from qreport.cli.console.streams import ProgressLine

if TYPE_CHECKING:
    from qreport.model.finding import Finding
    from qreport.workflows.build import Built


@commands.register("build")
def build(
    filing: FilingArgument = Path(),
    directory: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件夹", help="报告放在哪里。", show_default="见 qreport.yaml"
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="格式", help="输出格式，可多次使用：docx、pdf、txt。", show_default="见 qreport.yaml"
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="定稿：还有错误未改、变化未说明时不生成，返回 1。")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="正文里还有没人核对过的手写的数，也算错误；与 --final 一起用。")
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="不用 LibreOffice 核对页码，目录页码为估算。")
    ] = False,
    pack: PacksOption = None,
    pack_path: PackPathOption = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="也逐条列出提示。")] = False,
    quiet: QuietOption = False,
) -> int:
    """生成报告。数据仍有问题时生成草稿，并列出问题；无法读取的文件、写错的章节则不生成。"""
    from qreport.workflows.build import Order
    from qreport.workflows.build import build as build_reports

    order = Order(tuple(pack or ()), directory, tuple(to or ()), final, quick, strict)
    with ProgressLine(quiet=quiet) as progress:
        built = build_reports(filing, order, pack_path or (), progress)
    typer.echo(_summaries(built, final=final, verbose=verbose))
    # Told first, raised last: what could be built of the other reports is written already.
    for each in built:
        if each.failure:
            raise each.failure
    return 0 if all(each.files for each in built) else 1


def _summaries(built: Sequence["Built"], *, final: bool, verbose: bool) -> str:
    """Return what was built and what is still to be mended; of several reports each below its pack.

    What several reports have in common is told with the first.
    """
    if len(built) == 1:
        return _summary(built[0], built[0].findings, final=final, verbose=verbose)
    told: dict[Finding, None] = {}
    parts = []
    for each in built:
        news = tuple(finding for finding in each.findings if finding not in told)
        told |= dict.fromkeys(news)
        parts.append(f"== 报告包 {each.pack} ==\n{_summary(each, news, final=final, verbose=verbose)}")
    return "\n\n".join(parts)


def _summary(built: "Built", findings: Sequence["Finding"], *, final: bool, verbose: bool) -> str:
    from qreport.cli.printers.text import counts, lines_of, told_singly
    from qreport.model.finding import Level

    findings = told_singly(findings, verbose=verbose)
    open_findings = [each for each in findings if verbose or each.level is not Level.INFO]
    hints = len(findings) - len(open_findings)
    open_findings.sort(key=lambda finding: finding.blocks)  # what is in the way stands last, in sight
    lines = [line for finding in open_findings for line in lines_of(finding)]
    if open_findings:
        lines += ["", counts(open_findings)]
    if hints:
        lines.append(f"另有 {hints} 个提示（-v 逐条列出）。")
    if built.files:
        lines += [*(f"已生成 {path}" for path in built.files), *built.notices]
    elif built.failure:
        lines.append("未生成报告。原有文件没有改动。")
    elif final and not any(finding.blocks for finding in built.findings):
        lines.append("未生成报告：定稿前须改正以上错误，或在 explanations.yaml 中说明。原有文件没有改动。")
    else:
        lines.append("未生成报告：请先改正以上无法读取或无法编排之处。原有文件没有改动。")
    return "\n".join(lines)
