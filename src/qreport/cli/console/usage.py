"""A wrong command line, told in Chinese."""

from typing import Any

from typer.exceptions import TyperException

from qreport.text.names import did_you_mean

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
