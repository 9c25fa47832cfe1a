"""`qreport explain --sentence`: what the reader of sentences makes of one sentence."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from qreport import check
from qreport.aggregate.derive import derive
from qreport.check import rows
from qreport.model.document import Passage
from qreport.model.location import Location
from qreport.sentences.reading import Reader
from qreport.sentences.readings import KIND_WORDS, Reading
from qreport.workflows.opened import Loaded, open_reports

_FREE = {
    "date": "日期",
    "time": "时刻",
    "document": "文号",
    "ordinal": "次序",
    "reference": "图表或附件的编号",
    "list": "列举的编号",
    "number": "电话、编码",
    "name": "名称里的数",
    "word": "不是数",
    "spoken": "句子自己数的几样",
}


def reader_of(loaded: Loaded) -> Reader:
    """Return the reader of sentences that knows the typed and the computed values of a filing."""
    filing, pack = loaded.filing, loaded.pack
    derived, _ = derive(filing, pack, rows.values_of)
    return check.reader(filing, filing.facts + derived, pack)


def explained(folder: Path, sentence: str, pack_path: Sequence[Path] = ()) -> str:
    """Return, line by line, each number and claim of `sentence`, what it names, and how it was compared.

    The values are those of the first report of the filing in `folder`. Raises QreportError when nothing can
    be read.
    """
    reader = reader_of(open_reports(folder, (), tuple(pack_path))[0])
    readings = reader.read(Passage(sentence, Location("")))
    return "\n".join(line for reading in readings for line in _lines(reading, sentence)) or "句子里没有数。"


def _lines(reading: Reading, sentence: str) -> Iterator[str]:
    yield f"“{sentence[reading.start : reading.end].strip()}”：{KIND_WORDS[reading.kind]}"
    if reading.kind == "free":
        yield f"    {_FREE.get(reading.why, reading.why)}"
        return
    number, subject = reading.number, reading.subject
    if number:
        ends = (
            "" if number.low == number.high else "，不是一个确数" if number.vague else "，可以是四舍五入的数"
        )
        yield f"    读作 {number.value:f}{number.unit}{ends}"
    if subject:
        value = subject.shown.get(reading.period, "没有数")
        yield f"    说的是“{subject.name}”（{reading.period} 年 {value}{subject.unit if value else ''}）"
    if reading.why:
        yield f"    {reading.why}"
    written = subject.written.get(reading.period) if subject and reading.kind != "bound" else None
    if written:
        yield f"    可以写成 {written}"
