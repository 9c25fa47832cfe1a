"""The help pages in Chinese, aligned for double-width letters."""

import os
import shutil
from typing import Any

from typer.core import TyperCommand, TyperGroup

from qreport.cli.width import pad, width, wrap

# What the library itself writes into the help of a parameter.
WORDS = {
    "Show this message and exit.": "显示本说明后退出。",
    "[default: ": "[默认 ",
    "[default (": "[默认 (",
    " <path>": "",
    "[required]": "[必填]",
    "; required]": "；必填]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "[OPTIONS]": "[选项]",
}


def page(command: Any, context: Any) -> str:
    """Return the whole help page of `command`."""
    parameters = [record for each in command.get_params(context) if (record := _record(each, context))]
    arguments = [(name, text) for name, text in parameters if not name.startswith("-")]
    options = [(name, text) for name, text in parameters if name.startswith("-")]
    subcommands = [(name, each.help or "") for name, each in getattr(command, "commands", {}).items()]
    sections = [("参数", arguments), ("选项", options), ("命令", subcommands)]
    blocks = [usage(command, context), "\n".join(wrap(command.help or "", _columns()))]
    blocks += [f"{title}：\n{_columns_of(rows)}" for title, rows in sections if rows]
    return "\n\n".join(blocks)


def usage(command: Any, context: Any) -> str:
    """Return the line that says how `command` is called."""
    return _in_chinese(f"用法：{context.command_path} {' '.join(command.collect_usage_pieces(context))}")


def _record(parameter: Any, context: Any) -> tuple[str, str] | None:
    record = parameter.get_help_record(context)
    return (record[0], _in_chinese(record[1])) if record else None


def _in_chinese(text: str) -> str:
    for word, chinese in WORDS.items():
        text = text.replace(word, chinese)
    return text


def _columns_of(rows: list[tuple[str, str]]) -> str:
    left = min(max(width(name) for name, _ in rows), 32)
    lines = []
    for name, text in rows:
        first, *rest = wrap(text, _columns() - left - 4)
        lines.append(f"  {pad(name, left)}  {first}".rstrip())
        lines += [" " * (left + 4) + line for line in rest]
    return "\n".join(lines)


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, 100) if "COLUMNS" in os.environ else 96


class ChineseCommand(TyperCommand):
    """A command whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(self, ctx)


class ChineseGroup(TyperGroup):
    """A group of commands whose help page is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return page(self, ctx)
