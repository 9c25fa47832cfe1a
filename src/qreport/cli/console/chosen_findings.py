"""Which findings `validate` lists: `--select` and `--ignore`."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from qreport.errors import QreportError
from qreport.model.finding import Finding
from qreport.text.names import did_you_mean

# `QR201,QR120`, with whatever people put between two codes.
_BETWEEN = re.compile(r"[,，、;；/|\s]+")


def chosen_findings(
    select: Sequence[str], ignore: Sequence[str], pack_path: Sequence[Path]
) -> Callable[[Finding], bool]:
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
