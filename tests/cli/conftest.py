"""Filings that several tests of the command line compare."""

from pathlib import Path

import pytest

from .filings import filing


@pytest.fixture
def two_lists(tmp_path: Path) -> list[Path]:
    lists = ("系部,会计,100\n系部,物流,50", "系部,会计,120\n系部,=1,30")
    folders = []
    for year, lines in zip((2020, 2021), lists, strict=True):
        folder = filing(tmp_path / str(year), year, f"专任教师: {{{year}: 100}}\n")
        (folder / "records").mkdir()
        text = f"所属系部,专业名称,在校生数\n{lines}\n"
        (folder / "records" / "programmes.csv").write_text(text, encoding="utf-8")
        folders.append(folder)
    return folders
