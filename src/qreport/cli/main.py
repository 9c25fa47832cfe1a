"""The program `qreport`: its commands, and what it says when something goes wrong."""

import gc
import signal
import sys
import traceback
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from qreport import __version__
from qreport.cli.commands import commands
from qreport.cli.console import streams, usage
from qreport.cli.console.usage import ChineseCommand, ChineseGroup
from qreport.errors import QreportError
from qreport.text.names import printable

GROUPS = {"pack": "查看和检查报告包（指标、表、图、章节、版式都在其中）。"}
# 128 and the number of SIGINT, as shells tell a program that was interrupted.
INTERRUPTED = 130
"""The exit code after Ctrl+C; typer returns it too, instead of passing the interrupt on."""


def make_app(asked: str = "") -> typer.Typer:
    """Return the application with the commands whose name begins with the word `asked`, else with all."""
    app = _group("依据指标文件核对数据，生成职业院校质量年度报告。")
    app.callback(invoke_without_command=True, context_settings=usage.SETTINGS)(_start)
    groups: dict[str, typer.Typer] = {}
    for name, function in commands.beginning(asked).items():
        group, _, last = name.rpartition(" ")
        # `pack list` becomes the command `list` of the group `pack`.
        target = groups.setdefault(group, _group(GROUPS[group])) if group else app
        target.command(last, cls=ChineseCommand, context_settings=usage.SETTINGS)(function)
    for name, group_app in groups.items():
        app.add_typer(group_app, name=name)
    return app


def run() -> None:
    """Start the program with the arguments of the process and end it with an exit code.

    Nearly all objects of a command live until it ends. To look through them for garbage again and again,
    and once more at the end, would take a quarter of its time.
    """
    # The number of new objects before Python looks for garbage; usually some hundreds.
    gc.set_threshold(50_000)
    _end_as_interrupted()
    code = main(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def _end_as_interrupted() -> None:
    """Let a closed terminal or a stopped job end LibreOffice and remove what is half made, as Ctrl+C does."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # Only what nobody has decided: nohup ignores SIGHUP, and that stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def main(arguments: Sequence[str]) -> int:
    """Run one command; return 0 done, 1 findings, 2 cannot run, 3 a defect of qreport."""
    streams.prepare()
    try:
        app = make_app(*arguments[:1])
        result = app(list(arguments), standalone_mode=False, prog_name="qreport")
        # Here and not when Python ends, where a full disk could no longer be told.
        sys.stdout.flush()
        return _interrupted() if result == INTERRUPTED else int(result or 0)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as error:  # noqa: BLE001 -- the one place where a defect of ours is reported as such
        return _failed(error)


def _interrupted() -> int:
    return _complain("已中断，没有改动任何文件。", "", INTERRUPTED)


def _failed(error: Exception) -> int:
    """Tell why a command could not run, and return its exit code."""
    match error:
        case QreportError():
            return _complain(f"错误：{error.message}", f"办法：{error.mend}", error.exit_code)
        case TyperException():
            return _complain(*usage.explain(error), 2)
        # `qreport validate | head`: the reader has enough, and there is nobody to tell.
        case BrokenPipeError():
            streams.abandon(sys.stdout)
            return 2
        case OSError():
            streams.abandon(sys.stdout)
            return _complain(*streams.explain(error), 2)
        case MemoryError():
            return _complain("错误：内存不足，没有改动任何文件。", "办法：关闭一些程序后再试。", 2)
    return _defect()


def _start(
    version: bool = typer.Option(False, "--version", help="显示版本号后退出。"),  # noqa: FBT001
) -> int:
    if version:
        typer.echo(f"qreport {__version__}")
    return 0


def _group(title: str) -> typer.Typer:
    return typer.Typer(
        cls=ChineseGroup, help=title, no_args_is_help=False, add_completion=False,
        rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=usage.SETTINGS,
    )  # fmt: skip


def _complain(message: str, mend: str, code: int) -> int:
    try:
        # A message lists findings in lines of their own; no other character may steer the terminal.
        print("\n".join(map(printable, message.split("\n"))), file=sys.stderr)
        if mend:
            print(mend, file=sys.stderr)
        sys.stderr.flush()
    except OSError:  # nobody can be told that nobody can be told
        streams.abandon(sys.stderr)
    return code


def _defect() -> int:
    traceback.print_exc()
    python = ".".join(map(str, sys.version_info[:3]))
    return _complain(
        f"这是 qreport 自身的缺陷，没有改动已有的报告（qreport {__version__}，Python {python}）。",
        "请把以上全部文字连同所用的命令发给开发者。",
        3,
    )
