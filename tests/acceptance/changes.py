"""What a person can do wrong to one file of a filing, each as a function of the filing folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

Change = Callable[[Path], None]


def replaced(file: str, old: str, new: str) -> Change:
    """Put `new` in the place of the first `old`, which must be there."""

    def change(filing: Path) -> None:
        text = _read(filing / file)
        assert old in text, f"{file} does not hold {old!r}"
        _write(filing / file, text.replace(old, new, 1))

    return change


def added(file: str, text: str) -> Change:
    """Add `text` at the end of a file."""
    return lambda filing: _write(filing / file, _read(filing / file) + text)


def written(file: str, content: str | bytes) -> Change:
    """Let the file hold `content` and nothing else."""

    def change(filing: Path) -> None:
        (filing / file).parent.mkdir(exist_ok=True)
        (filing / file).write_bytes(content if isinstance(content, bytes) else content.encode())

    return change


def spoilt(file: str, spoil: Callable[[bytes], bytes]) -> Change:
    """Let `spoil` change the bytes of a file."""

    def change(filing: Path) -> None:
        (filing / file).write_bytes(spoil((filing / file).read_bytes()))

    return change


def removed(file: str) -> Change:
    """Take a file or folder away."""

    def change(filing: Path) -> None:
        path = filing / file
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def encoded(file: str, encoding: str) -> Change:
    """Save a text file in another encoding."""

    def change(filing: Path) -> None:
        (filing / file).write_bytes(_read(filing / file).lstrip("\ufeff").encode(encoding))

    return change


def renamed(file: str, new: str) -> Change:
    """Give a file another name."""

    def change(filing: Path) -> None:
        (filing / file).rename(filing / new)

    return change


def linked(file: str, target: str) -> Change:
    """Put a link in the place of a file."""

    def change(filing: Path) -> None:
        (filing / file).unlink(missing_ok=True)
        (filing / file).symlink_to(target)

    return change


def in_cell(file: str, address: str, value: object) -> Change:
    """Type `value` into a cell of the first sheet of a workbook."""

    def change(filing: Path) -> None:
        import openpyxl

        book = openpyxl.load_workbook(filing / file)
        book.worksheets[0][address] = value
        book.save(filing / file)

    return change


def hidden(file: str) -> Change:
    """Put a hidden sheet with other, old figures in front of the sheets of a workbook."""

    def change(filing: Path) -> None:
        import openpyxl

        book = openpyxl.load_workbook(filing / file)
        sheet = book.create_sheet("旧表", 0)
        sheet.append(["指标", "2021年"])
        sheet.append(["教职员工额定编制数", 1])
        sheet.sheet_state = "hidden"
        book.active = 1
        book.save(filing / file)

    return change


def all_of(*changes: Change) -> Change:
    """Make several changes."""

    def change(filing: Path) -> None:
        for each in changes:
            each(filing)

    return change


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
