"""An example as it is read, and as a newcomer meets it: copied by `init --sample`, built at once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qreport.aggregate.derive import derive
from qreport.cli.main import main
from qreport.load import load_filing, load_pack
from qreport.model.facts import Facts
from qreport.model.filing import Filing
from qreport.model.finding import Finding
from qreport.model.pack import Pack
from qreport.resources import example_folder, pack_folder


@dataclass(frozen=True)
class Example:
    """An example with its pack, its computed values, and what was found while it was read."""

    pack: Pack
    filing: Filing
    derived: Facts
    findings: tuple[Finding, ...]

    @property
    def facts(self) -> Facts:
        """The typed and the computed values."""
        return self.filing.facts + self.derived


@cache
def pack_named(name: str) -> Pack:
    """Return a pack that comes with qreport, which is read without a finding."""
    pack, findings = load_pack(name, [pack_folder()])
    assert findings == ()
    return pack


@cache
def example(name: str, pack: str) -> Example:
    """Return an example read with a pack; its values are computed without a finding."""
    whole = pack_named(pack)
    filing, read = load_filing(example_folder() / name, whole)
    derived, computed = derive(filing, whole)
    assert computed == ()
    return Example(whole, filing, derived, read)


def report_of(pack: str, folder: Path) -> tuple[str, str]:
    """Return the file name and the text of the final report of the sample of `pack`, made in `folder`."""
    assert main(["init", str(folder), "--pack", pack, "--sample"]) == 0
    assert main(["build", str(folder), "--final", "--quick", "--to", "txt", "--to", "docx"]) == 0
    assert {path.suffix for path in (folder / "dist").iterdir()} == {".txt", ".docx"}
    return text_in(folder / "dist")


def text_in(folder: Path) -> tuple[str, str]:
    """Return the file name and the words of the one text report in `folder`."""
    (text,) = folder.glob("*.txt")
    return text.stem, text.read_text(encoding="utf-8")
