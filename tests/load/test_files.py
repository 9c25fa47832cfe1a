import os
import sys
from pathlib import Path

import pytest

from qreport.errors import QreportError
from qreport.load import load_filing, load_pack, read_config
from qreport.load.files.listing import data_files
from qreport.load.packs.pack_search import pack_folders

from .conftest import CONFIG, MakePack, Write, WritePack


def test_files_are_listed_by_name_and_the_rest_is_told(filing: Path, write: Write) -> None:
    for name in ("b.csv", "A.CSV", "c.txt", "noending", "~$b.csv", ".b.csv.swp"):
        write(f"data/{name}", b"x")
    (filing / "data" / "folder.csv").mkdir()
    paths, findings = data_files(filing, "data", (".csv",))
    assert [path.name for path in paths] == ["A.CSV", "b.csv"]
    assert [(str(each.locations[0]), each.message) for each in findings] == [
        ("data/c.txt", "不读取 .txt 文件"),
        ("data/noending", "不读取 没有扩展名的 文件"),
    ]


def test_a_folder_that_is_not_there_has_no_files(filing: Path) -> None:
    assert data_files(filing, "absent", (".csv",)) == ([], [])


def test_links_within_the_filing_are_followed(filing: Path, write: Write) -> None:
    write("data/a.csv", b"x")
    (filing / "data" / "b.csv").symlink_to(filing / "data" / "a.csv")
    assert len(data_files(filing, "data", (".csv",))[0]) == 2


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

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(QreportError, match="没有读取的权限"):
        data_files(filing, "data", (".csv",))
    monkeypatch.setattr(Path, "iterdir", refuse)
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
