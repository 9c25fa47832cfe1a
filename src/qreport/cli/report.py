"""How results reach the user: which printer, and where to."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import typer

from qreport.api import Built
from qreport.cli.printers import Printer, printers
from qreport.cli.printers.text import counts, lines_of
from qreport.errors import QreportError
from qreport.model.finding import Finding, Level
from qreport.text.names import did_you_mean

_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def chosen_printer(name: str) -> Printer:
    """Return the printer called `name`; raise QreportError when there is none."""
    printer = printers.get(name)
    if printer is None:
        raise QreportError(
            f"没有结果形式“{name}”{did_you_mean(name, printers)}", f"可用的形式：{'、'.join(printers)}"
        )
    return printer


def chosen_findings(
    select: Sequence[str], ignore: Sequence[str], pack_path: Sequence[Path]
) -> Callable[[Finding], bool]:
    """Return the test for a finding that is to be listed: of `select` (empty: any), and not of `ignore`.

    Both hold codes or their beginnings; raise QreportError for one that no finding can have.
    """
    wanted, unwanted = _beginnings({"--select": select, "--ignore": ignore}, pack_path)
    return lambda finding: finding.code.startswith(wanted or "QR") and not finding.code.startswith(unwanted)


def _beginnings(options: Mapping[str, Sequence[str]], pack_path: Sequence[Path]) -> list[tuple[str, ...]]:
    if not any(options.values()):
        return [() for _ in options]
    from qreport.workflows import explain

    known = [code for code in explain.entries(pack_path) if code.startswith("QR")]
    return [tuple(_known(text, option, known) for text in texts) for option, texts in options.items()]


def _known(text: str, option: str, known: Sequence[str]) -> str:
    beginning = text.strip().upper()
    if not beginning or not any(code.startswith(beginning) for code in known):
        raise QreportError(
            f"{option} 没有代码“{text}”{did_you_mean(text, known)}",
            "代码见 qreport validate 的结果，例如 QR201；只写开头（例如 QR2）就是这一类全部。",
        )
    return beginning


def deliver(result: str | bytes, output: Path | None) -> None:
    """Write a result to the file `output`, or to standard output.

    Colours reach only a terminal, and none where NO_COLOR is set (no-color.org).
    """
    if output is None:
        typer.echo(result, color=False if os.environ.get("NO_COLOR") else None)
        return
    from qreport import render

    content = result if isinstance(result, bytes) else (_COLOUR.sub("", result) + "\n").encode()
    render.write_all({output: content})


def summary_of_builds(built: Sequence[Built], *, final: bool) -> str:
    """Return what was built and what is still to be mended; of several reports each below its pack.

    What several reports have in common is told with the first.
    """
    if len(built) == 1:
        return _summary(built[0], built[0].findings, final=final)
    told: dict[Finding, None] = {}
    parts = []
    for each in built:
        news = tuple(finding for finding in each.findings if finding not in told)
        told |= dict.fromkeys(news)
        parts.append(f"== 报告包 {each.pack} ==\n{_summary(each, news, final=final)}")
    return "\n\n".join(parts)


def _summary(built: Built, findings: Sequence[Finding], *, final: bool) -> str:
    open_findings = [finding for finding in findings if finding.level is not Level.INFO]
    open_findings.sort(key=lambda finding: finding.blocks)  # what is in the way stands last, in sight
    lines = [line for finding in open_findings for line in lines_of(finding)]
    if open_findings:
        lines += ["", counts(open_findings)]
    if built.files:
        lines += [*(f"已生成 {path}" for path in built.files), *built.notices]
    elif built.failure:
        lines.append("未生成报告。原有文件没有改动。")
    elif final and not any(finding.blocks for finding in built.findings):
        lines.append("未生成报告：定稿前须改正以上错误，或在 explanations.yaml 中说明。原有文件没有改动。")
    else:
        lines.append("未生成报告：请先改正以上无法读取或无法编排之处。原有文件没有改动。")
    return "\n".join(lines)
