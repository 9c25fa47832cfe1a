"""The rules of the house beside the order of its imports, which import-linter keeps (pyproject.toml)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "qreport"
HEAVY = ("pandas", "numpy", "matplotlib", "docx", "openpyxl", "PIL", "jinja2")
EXAMPLE = SOURCE.parents[1] / "data" / "examples" / "liaocheng-2021"
FILES = sorted(SOURCE.rglob("*.py"))


def imports_of(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_only_the_command_line_prints() -> None:
    for file in FILES:
        if "cli" in file.relative_to(SOURCE).parts:
            continue
        names = imports_of(file)
        assert not any(name.split(".")[0] in {"typer", "rich"} for name in names), file
        tree = ast.parse(file.read_text(encoding="utf-8"))
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "print" not in calls, file


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_functions_and_files_stay_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = ast.get_docstring(node, clean=False) or ""
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - (doc.count("\n") + 1 if doc else 0)
            assert length <= 40, f"{node.name} has {length} lines"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_everything_public_says_what_it_is(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def loaded_by(arguments: list[str]) -> set[str]:
    script = f"""
import contextlib, io, sys
from qreport.cli.main import main
with contextlib.redirect_stdout(io.StringIO()):
    main({arguments!r})
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_help_loads_no_heavy_library() -> None:
    loaded = loaded_by(["--help"])
    assert not loaded & {*HEAVY, "pydantic", "yaml"}


def test_validate_draws_nothing_and_writes_no_document() -> None:
    loaded = loaded_by(["validate", str(EXAMPLE)])
    assert not loaded & {"matplotlib", "docx", "pandas", "PIL", "xlsxwriter", "lxml"}


def test_an_unchanged_build_takes_everything_heavy_out_of_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QREPORT_CACHE", str(tmp_path / "cache"))
    build = ["build", str(EXAMPLE), "-o", str(tmp_path), "--to", "docx", "--quick"]
    first, second = loaded_by(build), loaded_by(build)
    assert {"pandas", "matplotlib", "docx", "PIL"} <= first
    assert not second & {"pandas", "numpy", "matplotlib", "docx", "lxml", "PIL"}
