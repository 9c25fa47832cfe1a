"""A fill-in workbook that a script fills in LibreOffice, as people do: it is read as typed."""

import csv
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook
from places import EXAMPLE
from programs import calc

from qreport.workflows import workbook
from qreport.workflows.opened import Loaded, open_filing

SETTINGS = "qreport.yaml"
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script"
    script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""
FILL = """
Sub Fill(folder As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    book = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/blank.xlsx"), "_blank", 0, hidden())
    typed = createUnoService("com.sun.star.io.TextInputStream")
    disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    typed.setInputStream(disk.openFileRead(ConvertToURL(folder & "/typed.txt")))
    typed.setEncoding("UTF-8")
    Do While Not typed.isEOF()
        parts = Split(typed.readLine(), Chr(9))
        If UBound(parts) = 4 Then
            sheet = book.Sheets.getByName(parts(0))
            cell = sheet.getCellByPosition(CLng(parts(1)), CLng(parts(2)))
            If parts(3) = "number" Then
                cell.setValue(Val(parts(4)))
            Else
                cell.setString(parts(4))
            End If
        End If
    Loop
    Dim excel(0) As New com.sun.star.beans.PropertyValue
    excel(0).Name = "FilterName"
    excel(0).Value = "Calc MS Excel 2007 XML"
    book.storeToURL(ConvertToURL(folder & "/returned.xlsx"), excel())
    book.close(True)
    StarDesktop.terminate()
End Sub
"""


def last_year(folder: Path, original: Loaded) -> Path:
    """Write a filing that knows only last year, from which the workbook is made."""
    (folder / "indicators").mkdir(parents=True)
    (folder / SETTINGS).write_bytes((EXAMPLE / SETTINGS).read_bytes())
    with (folder / "indicators" / "上年.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["代码", "年份", "数值"])
        rows.writerows(
            [each.indicator, each.period, each.text]
            for each in original.filing.facts
            if each.period == "2020"
        )
    return folder


def typed_cells(blank: Path, full: Path) -> list[str]:
    """Return a line for every cell that a person has to type, so that `blank` becomes `full`."""
    empty = load_workbook(blank)
    return [
        "\t".join(
            (
                sheet.title,
                str(cell.column - 1),
                str(cell.row - 1),
                "number" if isinstance(cell.value, int | float) else "text",
                str(cell.value),
            )
        )
        for sheet in load_workbook(full)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and empty[sheet.title][cell.coordinate].value is None
    ]


def run_macro(folder: Path) -> None:
    """Run the macro in a LibreOffice with a profile of its own, which a first start has to make."""
    office = [calc(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MODULE.format(escape(FILL)), encoding="utf-8")
    macro = f'macro:///Standard.Module1.Fill("{folder}")'
    subprocess.run([*office, macro], check=True, capture_output=True)


@pytest.fixture(scope="module")
def original() -> Loaded:
    return open_filing(EXAMPLE)


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory, original: Loaded) -> Path:
    """The workbook of this year as it comes back from the departments."""
    folder = tmp_path_factory.mktemp("forms")
    workbook.write_workbook(last_year(folder / "filing", original), folder / "blank.xlsx")
    workbook.write_workbook(EXAMPLE, folder / "full.xlsx")
    lines = typed_cells(folder / "blank.xlsx", folder / "full.xlsx")
    (folder / "typed.txt").write_text("\n".join(lines), encoding="utf-8")
    run_macro(folder)
    return folder / "returned.xlsx"


def facts_of(loaded: Loaded) -> dict[tuple[str, str, str], tuple[object, ...]]:
    known = loaded.pack.indicators
    return {
        (each.indicator, each.period, each.group): (
            each.value,
            each.decimals,
            each.state,
            each.bound,
            each.span,
        )
        for each in loaded.filing.facts
        if not known[each.indicator].formula and not known[each.indicator].measure
    }


def test_what_was_typed_in_libreoffice_is_read_back(returned: Path, original: Loaded, tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / SETTINGS).write_bytes((EXAMPLE / SETTINGS).read_bytes())
    (tmp_path / "indicators" / "填报表.xlsx").write_bytes(returned.read_bytes())
    back = open_filing(tmp_path)
    assert facts_of(back) == facts_of(original)
    assert {name: [row.values for row in each.rows] for name, each in back.filing.records.items()} == {
        name: [row.values for row in each.rows] for name, each in original.filing.records.items()
    }
    assert back.findings == ()
