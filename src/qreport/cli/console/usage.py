"""A wrong command line, told in Chinese.

The help pages in Chinese, aligned for double-width letters.
"""

import os
import shutil
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from qreport.text.names import did_you_mean
from qreport.text.regex import regex
from qreport.text.width import pad, width, wrap

SETTINGS = {"help_option_names": ["-h", "--help"]}


def explain(error: TyperException) -> tuple[str, str]:
    """Return what is wrong with the command line, and what to do."""
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context else "qreport"
    tell = _TELL.get(type(error).__name__, _other)
    return f"错误：{tell(error, context)}", f"办法：运行 {path} --help 查看用法。"


def _no_such_option(error: Any, context: Any) -> str:
    known = [name for each in context.command.params for name in each.opts if name.startswith("--")]
    return f"没有选项 {error.option_name}{did_you_mean(error.option_name, known)}"


def _missing(error: Any, _context: Any) -> str:
    return f"缺少参数 {_name(error.param)}" if error.param else "缺少参数"


def _name(parameter: Any) -> str:
    """Return `-o / --output`; the library puts each into quotes."""
    return str(parameter.get_error_hint()).replace("'", "")


def _bad_value(error: Any, _context: Any) -> str:
    name = _name(error.param) if error.param else ""
    reason = _REASONS.get(error.message.partition(",")[0], error.message)
    return f"{name} 的值不对（{reason}）"


def _bad_option(error: Any, _context: Any) -> str:
    return f"选项 {error.option_name} 的写法不对，缺少或多出了一个值"


def _other(error: Any, context: Any) -> str:
    commands = getattr(context.command, "commands", {}) if context else {}
    if commands and "No such command" in error.message:
        # No such command 'valdate'.
        typed = error.message.split("'")[1]
        return f"没有命令 {typed}{did_you_mean(typed, commands)}"
    if "Missing command" in error.message:
        return f"缺少命令，可用：{'、'.join(commands)}"
    if "unexpected extra argument" in error.message:
        # Got unexpected extra argument (b c)
        return f"参数太多：{error.message.rpartition('(')[2].rstrip(')')}"
    return str(error.message)


# What the library says of a value, up to its first comma.
_REASONS = {"Input should be a valid integer": "应为整数"}
_TELL = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_option,
}


# What the library itself writes into the help of a parameter.
WORDS = {
    "Show this message and exit.": "显示本说明后退出。",
    "[default: ": "[默认 ",
    "[required]": "[必填]",
    "; required]": "；必填]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "[OPTIONS]": "[选项]",
}

# [default: (当前文件夹)], as the library writes a default in words.
_DEFAULT = regex(r"\[default: \((.*?)\)\]")
# The type behind an argument: 文件夹 <path>.
_TYPE = regex(r" <[^>]*>")


def page(command: Any, context: Any) -> str:
    """Return the whole help page of `command`."""
    parameters = [record for each in command.get_params(context) if (record := _record(each, context))]
    arguments = [(name, text) for name, text in parameters if not name.startswith("-")]
    options = [(name, text) for name, text in parameters if name.startswith("-")]
    subcommands = [(name, _first_paragraph(each)) for name, each in getattr(command, "commands", {}).items()]
    sections = [("参数", arguments), ("选项", options), ("命令", subcommands)]
    blocks = [usage(command, context), _description(command.help or "")]
    blocks += [f"{title}：\n{_columns_of(rows)}" for title, rows in sections if rows]
    return "\n\n".join(blocks)


def usage(command: Any, context: Any) -> str:
    """Return the line that says how `command` is called."""
    return _in_chinese(f"用法：{context.command_path} {' '.join(command.collect_usage_pieces(context))}")


def _description(text: str) -> str:
    """Return the paragraphs of a docstring; where one goes on in the next line, no blank is put in."""
    paragraphs = ["".join(paragraph.split("\n")) for paragraph in text.split("\n\n")]
    return "\n\n".join("\n".join(wrap(paragraph, _columns())) for paragraph in paragraphs)


def _first_paragraph(command: Any) -> str:
    return "".join((command.help or "").split("\n\n")[0].split("\n"))


def _record(parameter: Any, context: Any) -> tuple[str, str] | None:
    record = parameter.get_help_record(context)
    return (_TYPE.sub("", record[0]), _in_chinese(record[1])) if record else None


def _in_chinese(text: str) -> str:
    text = _DEFAULT.sub(r"[默认 \1]", text)
    for word, chinese in WORDS.items():
        text = text.replace(word, chinese)
    return text


def _columns_of(rows: list[tuple[str, str]]) -> str:
    # A name longer than 32 places would leave no room for what is said of it.
    left = min(max(width(name) for name, _ in rows), 32)
    lines = []
    for name, text in rows:
        first, *rest = wrap(text, _columns() - left - 4)
        lines.append(f"  {pad(name, left)}  {first}".rstrip())
        lines += [" " * (left + 4) + line for line in rest]
    return "\n".join(lines)


def _columns() -> int:
    # Without COLUMNS the size is not asked for, so that a help page is the same in every terminal.
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
