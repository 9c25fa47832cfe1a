"""`qreport bind`: typed numbers of the chapters that agree with one value become references to it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from qreport import output
from qreport.model.document import Passage
from qreport.model.location import Location
from qreport.paths import inside
from qreport.sentences.readings import Reading
from qreport.workflows.checked import verdict
from qreport.workflows.opened import Loaded, open_reports
from qreport.workflows.sentence import reader_of

KEPT = ".原稿"
"""The folder of a filing in which chapters are kept before they are changed; nothing is read from it."""
# {{ 值.students }}, {% if … %}: what is no typed text
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


class Binding(Struct, frozen=True):
    """One typed number, and what may stand in its place."""

    at: Location
    typed: str
    written: str
    """The reference with what of the typed text stays, `{{ 值.students }}名`."""
    name: str
    occurrence: int
    """Which of the equal texts of its line it is, from 0; references are not counted."""
    is_word: bool
    """Whether it stands in a Word chapter, which is not changed."""


class Bound(Struct, frozen=True):
    """What can be bound, and the files that were changed."""

    bindings: tuple[Binding, ...]
    changed: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    """The chapters as they were."""
    applied: int = 0
    """How many numbers were replaced."""


def bind(folder: Path, pack_path: Sequence[Path] = (), *, apply: bool = False) -> Bound:
    """Return the typed numbers of the chapters of a filing that tell exactly one value by its name.

    With `apply` those of Markdown chapters are replaced, but where a mark of Markdown stands within the
    number; each chapter is kept aside before. All files are written, or none. Raises QreportError when
    nothing can be read or written.
    """
    loaded = open_reports(folder, (), tuple(pack_path))[0]
    found = tuple(_bindings(loaded))
    if not apply:
        return Bound(found)
    by_file: defaultdict[str, list[Binding]] = defaultdict(list)
    for each in found:
        if not each.is_word:
            by_file[each.at.file].append(each)
    root = loaded.filing.root
    contents, kept, applied = _changed(root, by_file)
    output.write_all({**kept, **contents}, inputs=True)
    return Bound(found, tuple(contents), tuple(kept), applied)


def _bindings(loaded: Loaded) -> Iterator[Binding]:
    document, reader = verdict(loaded).document, reader_of(loaded)
    own = {chapter.file for chapter in loaded.filing.chapters.values()}
    for passage in document.text if document else ():
        if passage.at.file in own and not passage.cell:
            for reading in reader.read(passage):
                yield from _binding(reading, passage)


def _binding(reading: Reading, passage: Passage) -> Iterator[Binding]:
    number, subject = reading.number, reading.subject
    if reading.kind != "agrees" or not reading.sure or number is None or subject is None or number.vague:
        return
    typed = passage.text[number.digits : number.end].rstrip()
    shown = subject.shown.get(reading.period)
    reference = subject.written.get(reading.period)
    if shown is None or reference is None or not typed.startswith(shown):
        return
    rest = typed.removeprefix(shown)
    written = reference if rest == subject.unit else f"{reference.replace('|带单位', '')}{rest}"
    if rest[:1].isdigit() or rest.startswith((".", "万", "亿")):
        return
    before = _typed_text(passage)[: number.digits].count(typed)
    is_word = passage.at.file.lower().endswith(".docx")
    yield Binding(passage.at, typed, written, subject.name, before, is_word)


def _typed_text(passage: Passage) -> str:
    """Return the text of a passage with blanks in place of values, so that only typed numbers are counted."""
    letters = list(passage.text)
    for each in passage.bound:
        letters[each.start : each.end] = "\ufdd0" * (each.end - each.start)
    return "".join(letters)


def _changed(
    root: Path, by_file: Mapping[str, Sequence[Binding]]
) -> tuple[dict[Path, bytes], dict[Path, bytes], int]:
    """Return the new text of each chapter, the old one at the place where it is kept, and the changes."""
    contents, kept, applied = {}, {}, 0
    for file, bindings in by_file.items():
        source = inside(root, file)
        if source is None:
            continue
        old = source.read_bytes()
        lines = old.decode().split("\n")
        for each in sorted(bindings, key=lambda one: (one.at.line or 0, -one.occurrence)):
            at = (each.at.line or 1) - 1
            before, lines[at] = lines[at], _replaced(lines[at], each)
            applied += lines[at] != before
        if (new := "\n".join(lines).encode()) != old:
            contents[source] = new
            kept[_free_place(root / KEPT / file)] = old
    return contents, kept, applied


def _replaced(line: str, binding: Binding) -> str:
    """Return a line of a chapter with the reference in place of the number, where it is found again."""
    blank = _TEMPLATE.sub(lambda match: "\ufdd0" * len(match[0]), line)
    at = -1
    for _ in range(binding.occurrence + 1):
        at = blank.find(binding.typed, at + 1)
        if at < 0:
            return line
    return line[:at] + binding.written + line[at + len(binding.typed) :]


def _free_place(path: Path) -> Path:
    """Return `path`, with a number where something is kept there already: what was kept is never lost."""
    number, place = 2, path
    while place.exists():
        place = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return place
