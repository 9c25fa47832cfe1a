"""An example as a newcomer meets it: copied by `init --sample`, built at once."""

from pathlib import Path

from qreport.cli.main import main


def report_of(pack: str, folder: Path) -> tuple[str, str]:
    """Return the file name and the text of the final report of the sample of `pack`, made in `folder`."""
    assert main(["init", str(folder), "--pack", pack, "--sample"]) == 0
    assert main(["build", str(folder), "--final", "--quick", "--to", "txt", "--to", "docx"]) == 0
    assert {path.suffix for path in (folder / "dist").iterdir()} == {".txt", ".docx"}
    (text,) = (folder / "dist").glob("*.txt")
    return text.stem, text.read_text(encoding="utf-8")
