"""The settings under which LibreOffice runs."""

from pathlib import Path
from xml.etree import ElementTree as ET

from qreport.office.process import write_profile

NAMESPACE = "{http://openoffice.org/2001/registry}"


def settings(folder: Path) -> dict[str, str | None]:
    root = ET.parse(folder / "user" / "registrymodifications.xcu").getroot()
    assert root.tag == f"{NAMESPACE}items"
    return {
        prop.attrib[f"{NAMESPACE}name"]: prop.findtext("value")
        for item in root
        for prop in item
        if item.attrib[f"{NAMESPACE}path"].startswith("/org.openoffice.")
    }


def test_macros_links_and_java_are_off(tmp_path: Path) -> None:
    write_profile(tmp_path / "profile", None)
    found = settings(tmp_path / "profile")
    assert found["DisableMacrosExecution"] == "true"
    assert found["MacroSecurityLevel"] == "3"
    assert found["BlockUntrustedRefererLinks"] == "true"
    assert found["Enable"] == "false"


def test_the_address_is_that_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "有 空格"
    address = write_profile(folder, None)
    assert address.startswith("file:///")
    assert "%20" in address


def test_a_known_build_is_written_down(tmp_path: Path) -> None:
    write_profile(tmp_path / "known", "40(Build:2)")
    assert (tmp_path / "known/user/extensions/buildid").read_text(encoding="utf-8") == "40(Build:2)"
    write_profile(tmp_path / "unknown", None)
    assert not (tmp_path / "unknown/user/extensions/buildid").exists()
