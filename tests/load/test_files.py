import os
import sys
from pathlib import Path

import pytest

from qreport.errors import QreportError
from qreport.load import load_filing, load_pack, read_config
from qreport.load.files.listing import Search, data_files
from qreport.load.packs.pack_search import pack_folders
from qreport.model.finding import Level

from .conftest import CONFIG, MakePack, Write, WritePack

CSV = Search((".csv",))
TABLES = Search((".csv", ".xlsx"), deep=True)


def test_files_are_listed_by_name_and_the_rest_is_told(filing: Path, write: Write) -> None:
    for name in ("b.csv", "A.CSV", "c.txt", "noending", "~$b.csv", ".b.csv.swp", "Thumbs.db", "~WRL1.tmp"):
        write(f"data/{name}", b"x")
    (filing / "data" / "folder.csv").mkdir()
    files, findings = data_files(filing, "data", CSV)
    assert [file.path.name for file in files] == ["A.CSV", "b.csv"]
    assert [(str(each.locations[0]), each.message) for each in findings] == [
        ("data/c.txt", "不读取 .txt 文件"),
        ("data/noending", "不读取 没有扩展名的 文件"),
    ]


def test_a_folder_that_is_not_there_has_no_files(filing: Path) -> None:
    assert data_files(filing, "absent", CSV) == ([], [])


def test_links_within_the_filing_are_followed(filing: Path, write: Write) -> None:
    write("data/a.csv", b"x")
    (filing / "data" / "b.csv").symlink_to(filing / "data" / "a.csv")
    assert len(data_files(filing, "data", CSV)[0]) == 2


def test_folders_that_departments_hand_in_are_searched(filing: Path, write: Write) -> None:
    write("data/教务处/二〇二一/a.csv", b"x")
    write("data/教务处/.git/b.csv", b"x")
    write("data/__MACOSX/c.csv", b"x")
    (filing / "data" / "空").mkdir()
    files, findings = data_files(filing, "data", TABLES)
    assert [file.name for file in files] == ["data/教务处/二〇二一/a.csv"]
    assert findings == []


def test_a_folder_too_deep_is_told(filing: Path, write: Write) -> None:
    write("data/1/2/3/4/5/6/a.csv", b"x")
    files, (finding,) = data_files(filing, "data", TABLES)
    assert (files, finding.locations[0].file) == ([], "data/1/2/3/4/5/6")


def test_links_to_folders_and_to_nowhere_are_told_one_by_one(filing: Path, write: Write) -> None:
    write("data/a.csv", b"x")
    (filing / "other").mkdir()
    data = filing / "data"
    (data / "folder").symlink_to(filing / "other")
    (data / "loop.csv").symlink_to("loop.csv")
    (data / "nowhere.csv").symlink_to(filing / "gone.csv")
    (data / "outside").symlink_to(filing.parent)
    files, findings = data_files(filing, "data", TABLES)
    assert [file.name for file in files] == ["data/a.csv"]
    assert [(finding.locations[0].file, finding.level) for finding in findings] == [
        (f"data/{name}", Level.ERROR) for name in ("folder", "loop.csv", "nowhere.csv", "outside")
    ]


@pytest.mark.parametrize("name", ["a.json", "a.docx", "a.PDF", "a.xml", "表.png", "a.et", "a.zip"])
def test_figures_in_a_form_that_is_not_read_are_missing(name: str, filing: Path, write: Write) -> None:
    write(f"data/{name}", b"x")
    (finding,) = data_files(filing, "data", TABLES)[1]
    assert (finding.level, finding.locations[0].file) == (Level.ERROR, f"data/{name}")
    # Elsewhere such a file is only one that nobody knows.
    assert data_files(filing, "data", CSV)[1][0].level is Level.WARNING


@pytest.mark.parametrize("name", ["qreport.yaml", "explanations.yaml"])
def test_links_out_of_the_filing_are_never_read(
    name: str, tmp_path: Path, filing: Path, make_pack: MakePack
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(CONFIG if name == "qreport.yaml" else "- 密码", encoding="utf-8")
    (filing / name).unlink(missing_ok=True)
    (filing / name).symlink_to(secret)
    if name == "qreport.yaml":
        with pytest.raises(QreportError, match="指向文件夹以外"):
            read_config(filing)
    else:
        (finding,) = load_filing(filing, make_pack())[1]
        assert "密码" not in finding.message
        assert finding.name == "path-out-of-the-filing"


def test_links_out_of_a_pack_are_never_read(write_pack: WritePack, packs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("密码: 1", encoding="utf-8")
    folder = write_pack(catalogue__a_yaml="")
    (folder / "catalogue" / "a.yaml").symlink_to(secret)
    findings = load_pack("small", [packs])[1]
    assert "path-out-of-the-filing" in {finding.name for finding in findings}
    assert not any("密码" in finding.message for finding in findings)


def test_a_folder_that_the_system_refuses_is_an_error_and_not_an_empty_one(
    filing: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("data/a.csv", b"x")

    def refuse(_path: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(QreportError, match="没有读取的权限"):
        data_files(filing, "data", CSV)
    with pytest.raises(QreportError, match="没有读取的权限"):
        list(pack_folders([filing]))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names of raw bytes")
def test_a_name_in_a_foreign_encoding_can_be_printed(filing: Path, make_pack: MakePack, write: Write) -> None:
    write("records/a.csv", b"x")
    for folder in ("records", "indicators", "chapters"):
        (filing / folder).mkdir(exist_ok=True)
        for ending in (".csv", ".md", ".docx", ".txt"):
            Path(os.fsdecode(os.fsencode(filing / folder) + b"/\xd6\xd0" + ending.encode())).write_bytes(b"x")
    findings = load_filing(filing, make_pack())[1]
    assert len(findings) >= 3
    for finding in findings:
        finding.message.encode()
        str(finding.locations[0]).encode()
        (finding.found or "").encode()


@pytest.mark.parametrize("name", ["x" * 5000, "a/" * 3000, "\ud800", "a\x1bb"])
def test_no_name_of_a_pack_or_filing_gives_a_traceback(name: str, packs: Path) -> None:
    with pytest.raises(QreportError) as caught:
        load_pack(name, [packs])
    caught.value.message.encode()
    with pytest.raises(QreportError) as caught:
        read_config(Path(name))
    caught.value.message.encode()
