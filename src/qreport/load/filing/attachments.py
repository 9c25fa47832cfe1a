"""The files that qreport.yaml names: they lie in the filing, and they are there."""

from pathlib import Path

from qreport.load.files.listing import is_file
from qreport.load.yaml.layered import Layered, Steps, follow
from qreport.model.filing import Attachment, Output
from qreport.model.finding import Finding
from qreport.paths import files_in, inside
from qreport.problems.reading import MISSING_FILE, OUTSIDE_FILING, SCHEMA_MISMATCH
from qreport.text.characters import shown
from qreport.text.names import did_you_mean


def find_attachment(
    root: Path, settings: Layered, steps: Steps, findings: list[Finding]
) -> Attachment | None:
    """Return the file that the value at `steps` of `settings` names, a path in the filing `root`.

    None when nothing is named; None too, with a finding, when there is no such file in the filing.
    """
    path, name = follow(settings.data, steps)
    # A shorter path: the settings do not have this key.
    if path != steps or not isinstance(name, str):
        return None
    place, called = settings.location(steps), f"{' → '.join(map(str, steps))}：“{shown(name)}”"
    file = inside(root, name)
    if file is None:
        findings.append(OUTSIDE_FILING.at(place, message=f"{called}在填报文件夹以外", found=name))
        return None
    if not is_file(file):
        message = f"{called}不在填报文件夹里{_meant(file)}"
        mend = "把文件放进填报文件夹，写它的相对路径，如 photos/文件名.png。"
        findings.append(MISSING_FILE.at(place, message=message, mend=mend, found=name))
        return None
    if output := _output_around(file, root, settings):
        message = f"{called}在输出文件夹 {shown(output)} 里，生成报告时可能被覆盖"
        mend = "把它移到填报文件夹里的别处，再改这一行。"
        findings.append(SCHEMA_MISMATCH.at(place, message=message, mend=mend, found=name))
        return None
    return Attachment(file, place)


def _output_around(file: Path, root: Path, settings: Layered) -> str:
    """Return the folder of the report when `file` lies in it; reports do not feed on themselves."""
    steps = ("output", "directory")
    path, named = follow(settings.data, steps)
    output = str(named) if path == steps else Output().directory
    folder = inside(root, output)
    # With the filing itself as output folder (`.`) everything would lie in it.
    within = folder is not None and folder in file.parents and folder != root.resolve()
    return output if within else ""


def _meant(file: Path) -> str:
    """Return which file beside it may have been meant; nothing where its folder cannot be listed."""
    try:
        return did_you_mean(file.name, [each.name for each in files_in(file.parent)])
    except OSError:
        return ""
