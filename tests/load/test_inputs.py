from pathlib import Path

from qreport.load import load_filing
from qreport.model.filing import Input, inputs_of

from .conftest import MakePack, Write


def test_what_was_read_is_counted_by_file(filing: Path, make_pack: MakePack, write: Write) -> None:
    write("indicators/a.csv", "指标,2020,2021\n全日制在校生数,9000,9527\n毕业生就业率,98,-\n")
    write("indicators/教务处/b.csv", "指标,2021\n全日制在校生数,9527\n")
    write("chapters/students.md", "一。\n\n二。\n")
    found = inputs_of(load_filing(filing, make_pack())[0])
    assert found == (
        Input("chapters/students.md", 1, 3, 0),
        Input("indicators/a.csv", 1, 2, 4),
        Input("indicators/教务处/b.csv", 1, 1, 1),
    )
