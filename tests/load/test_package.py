"""The guards in front of every office file: workbooks and Word files alike."""

import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from qreport import limits
from qreport.model.finding import Finding, Unreadable
from qreport.ooxml.package import Relation, Relations, open_package
from qreport.ooxml.xml_stream import Handler, whole
from qreport.problems.reading import OVER_LIMIT, UNREADABLE_FILE

from .word_files import paragraph, word
from .xlsx_files import parts, row, sheet_part, write

Parts = dict[str, str]
Write = Callable[..., bytes]
WORKBOOK = parts(sheet_part(row("指标", "2021年")))
with zipfile.ZipFile(BytesIO(word(paragraph("正文")))) as _archive:
    DOCUMENT = {name: _archive.read(name).decode() for name in _archive.namelist()}


@pytest.fixture(params=[WORKBOOK, DOCUMENT], ids=["workbook", "document"])
def good(request: pytest.FixtureRequest) -> Parts:
    return dict(request.param)


@pytest.fixture
def packed(tmp_path: Path) -> Write:
    return lambda content, *more: write(tmp_path / "a.zip", content, *more).read_bytes()


def refusal(data: bytes) -> Finding:
    with pytest.raises(Unreadable) as caught:
        open_package(data, "folder/file")
    assert [each.file for each in caught.value.finding.locations] == ["folder/file"]
    return caught.value.finding


def main_part(content: Parts) -> str:
    return next(name for name in content if name.endswith(("sheet1.xml", "document.xml")))


def test_a_sound_package_is_opened_and_knows_its_parts(good: Parts, packed: Write) -> None:
    package = open_package(packed(good), "folder/file")
    assert main_part(good).upper() in package
    assert "word/evil.bin" not in package
    found = Relations(package).by_id.values()
    assert all(isinstance(each, Relation) and each.part in package for each in found)
    assert Relations(package).first("officeDocument")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("other", [True, False])
def test_a_dtd_in_any_part_is_refused(good: Parts, packed: Write, encoding: str, *, other: bool) -> None:
    part = "docProps/other.xml" if other else main_part(good)
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    good.pop(part, None)
    finding = refusal(packed(good, (part, bomb.encode(encoding))))
    assert finding.code == UNREADABLE_FILE.code
    assert "DTD" in finding.message


def test_deep_xml_is_refused_when_it_is_read(good: Parts, packed: Write) -> None:
    part = main_part(good)
    package = open_package(packed(good | {part: "<a>" * 300 + "</a>" * 300}), "folder/file")
    with pytest.raises(Unreadable, match="层次"):
        package.read(part, Handler())


def test_broken_xml_is_refused_when_it_is_read(good: Parts, packed: Write) -> None:
    part = main_part(good)
    package = open_package(packed(good | {part: "<a><b></a>"}), "folder/file")
    with pytest.raises(Unreadable, match="XML"):
        package.read(part, Handler())


def test_the_strict_form_is_named_with_the_way_out(good: Parts, packed: Write) -> None:
    strict = good | {main_part(good): '<a xmlns="http://purl.oclc.org/ooxml/any/main"/>'}
    finding = refusal(packed(strict))
    assert "严格" in finding.message
    assert "另存为" in finding.mend


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("same", "有两份"),
        ("SAME", "有两份"),
        ("../evil.xml", "之外"),
        ("/etc/passwd", "之外"),
        ("C:evil", "之外"),
    ],
)
def test_an_entry_with_a_bad_name_is_refused(good: Parts, packed: Write, name: str, word: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile itself warns of a name that it writes twice
        data = packed(good | {"same": "x"}, (name, b"x"))
    assert word in refusal(data).message


def test_a_bomb_is_refused_by_its_ratio_before_it_is_unpacked(good: Parts, packed: Write) -> None:
    data = packed(good, ("media/zero.bin", bytes(3_000_000)))
    assert len(data) < 10_000
    finding = refusal(data)
    assert finding.code == OVER_LIMIT.code
    assert "压缩比" in finding.message


def test_a_part_that_says_it_is_huge_is_refused(good: Parts, packed: Write) -> None:
    data = bytearray(packed(good))
    directory = data.find(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<L", limits.ZIP_PART_BYTES + 1)
    assert refusal(bytes(data)).code == OVER_LIMIT.code


def test_too_many_entries_are_refused(good: Parts, packed: Write) -> None:
    more = ((f"x{at}", b"") for at in range(limits.ZIP_ENTRIES))
    assert refusal(packed(good, *more)).code == OVER_LIMIT.code


def test_an_encrypted_entry_is_refused(good: Parts, packed: Write) -> None:
    data = bytearray(packed(good))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    assert "密码" in refusal(bytes(data)).message


def test_a_wrong_checksum_is_refused_even_in_a_part_that_is_not_needed(good: Parts) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (good | {"docProps/more.xml": "<unused/>"}).items():
            archive.writestr(name, text)
    assert "损坏" in refusal(target.getvalue().replace(b"<unused/>", b"<usefull>")).message


@pytest.mark.parametrize("length", [10, 30, -30, -100])
def test_a_file_cut_short_is_told(good: Parts, packed: Write, length: int) -> None:
    assert refusal(packed(good)[:length]).code == UNREADABLE_FILE.code


@pytest.mark.parametrize(
    "encoding", ["UTF-9", "GB2312", "rot13", "base64", "utf_8_sig", "idna", "undefined", "甲"]
)
def test_a_part_in_an_encoding_of_its_own_is_refused_when_it_is_read(
    good: Parts, packed: Write, encoding: str
) -> None:
    part = main_part(good)
    strange = f'<?xml version="1.0" encoding="{encoding}"?>{good[part].partition("?>")[2] or good[part]}'
    with pytest.raises(Unreadable, match=r"编码|XML"):
        open_package(packed(good | {part: strange}), "folder/file").read(part, Handler())


def test_an_encoding_that_does_not_exist_is_refused_in_any_part(good: Parts, packed: Write) -> None:
    strange = b'<?xml version="1.0" encoding="x-sjis-9"?><a/>'
    assert "x-sjis-9" in refusal(packed(good, ("settings.xml", strange))).message


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-16", "iso-8859-1", "US-ASCII"])
def test_the_encodings_of_office_files_are_read(good: Parts, packed: Write, encoding: str) -> None:
    plain = f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode(encoding)
    package = open_package(packed(good, ("more.xml", plain)), "folder/file")
    package.read("more.xml", Handler())


def test_a_strange_encoding_in_a_part_that_nobody_reads_does_no_harm(good: Parts, packed: Write) -> None:
    open_package(packed(good, ("customXml/item1.xml", b'<?xml version="1.0" encoding="GBK"?><a/>')), "a")


@pytest.mark.parametrize(
    ("written", "number"),
    [("0", 0), ("007", 7), ("12345678", 12_345_678), ("123456789", None), ("9" * 100_000, None), ("", None)]
    + [(other, None) for other in ("-1", "+1", " 1", "1.0", "１", "²", "1_0", None)],
)
def test_an_attribute_is_a_number_only_when_it_is_short_and_plain(
    written: str | None, number: int | None
) -> None:
    assert whole(written) == number
