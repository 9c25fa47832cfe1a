"""What can be said of the chapters without any data: names, notation, directives, photos."""

from collections.abc import Container, Iterator

from qreport.compose.chapters.directive_faults import fault
from qreport.compose.chapters.placed import not_a_photo, photo_file, photo_line
from qreport.compose.chapters.proofreading import proofread
from qreport.compose.chapters.signs import signs
from qreport.compose.chapters.tiles import is_tile, not_a_tile
from qreport.compose.chapters.typed_numbers import possible_labels, typed_numbers
from qreport.compose.language.grammar import Access
from qreport.compose.language.template import Template, read
from qreport.compose.language.texts import unknown_target
from qreport.compose.values.composition import Composition
from qreport.compose.values.entries import FIELDS, unknown_entry
from qreport.compose.values.records import find_column, find_schema, unknown_column, unknown_schema
from qreport.compose.values.template_values import Place
from qreport.model.finding import Finding
from qreport.model.location import Location
from qreport.model.pack import ChapterSource, texts_of
from qreport.notation import directives
from qreport.notation.directives import CHANGES, PHOTOS, TILES

_JINJA = ("{{", "{%")


def check(composition: Composition) -> Iterator[Finding]:
    """Yield every fault of the chapters and of the texts of the pack."""
    targets = (*composition.pack.tables, *composition.pack.charts, *_own_targets(composition))
    labels = possible_labels(composition)
    for chapter in composition.chapters.values():
        template = read(chapter.text, Place.of(chapter))
        yield from _template(composition, template, targets)
        yield from _directives(composition, chapter, template)
        if not template.faults:
            yield from proofread(chapter.text, template.place)
            yield from signs(chapter.text, template.place, is_markdown=not chapter.places)
            yield from typed_numbers(composition, chapter, labels) if not chapter.places else ()
    for text, at in _texts(composition):
        yield from _template(composition, read(text, Place(at)), targets)


def proofread_texts(composition: Composition) -> Iterator[Finding]:
    """Yield what a proofreader would mark in the texts of the pack outside its chapters."""
    for text, at in _texts(composition):
        if not read(text, Place(at)).faults:
            yield from proofread(text, Place(at))


def _template(composition: Composition, template: Template, targets: tuple[str, ...]) -> Iterator[Finding]:
    yield from template.faults
    for access in template.accesses:
        found = _unknown(composition, access, targets, template.place.at(access.line))
        if found:
            yield found


def _unknown(
    composition: Composition, access: Access, targets: tuple[str, ...], at: Location
) -> Finding | None:
    name = access.name
    if access.record_set is not None:
        schema = find_schema(composition.pack, access.record_set)
        return (
            unknown_column(composition, schema, name, at)
            if schema and not find_column(schema, name)
            else None
        )
    if access.root in ("值", "上年"):
        return (
            None
            if composition.catalogue.find(name)
            else composition.catalogue.fault(name, at, composition.advice)
        )
    if access.root in FIELDS:
        return None if name in FIELDS[access.root] else unknown_entry(composition, access.root, name, at)
    if access.root == "记录":
        return None if find_schema(composition.pack, name) else unknown_schema(composition, name, at)
    if access.root == "见":
        return None if name in targets else unknown_target(composition, name, targets, at)
    return None


def _own_targets(composition: Composition) -> Iterator[str]:
    """Yield the ids of the photo grids, cases and changes of all chapters."""
    for chapter in composition.chapters.values():
        for line in chapter.text.splitlines():
            directive = directives.parse(line)
            if directive and (directive.opens or directive.name == CHANGES) and directive.id:
                yield directive.id


def _directives(composition: Composition, chapter: ChapterSource, template: Template) -> Iterator[Finding]:
    closings = directives.closings(template.source)
    closing = {line for line in closings.values() if line is not None}
    for number, line in enumerate(template.source):
        directive = directives.parse(line)
        if directive is None or number in closing or any(mark in line for mark in _JINJA):
            continue
        at = template.place.at(number + 1)
        closed = closings.get(number)
        found = fault(directive, composition, at, closed=closed is not None)
        if found:
            yield found
        elif directive.name == PHOTOS and chapter.id in composition.filing.chapters and closed is not None:
            yield from _photos(composition, template, range(number + 1, closed), chapter.pictures)
        elif directive.name == TILES and closed is not None:
            yield from _tiles(template, range(number + 1, closed))


def _tiles(template: Template, lines: range) -> Iterator[Finding]:
    for number in lines:
        line = template.source[number]
        if line.strip() and "{%" not in line and not is_tile(line):
            yield not_a_tile(line, template.place.at(number + 1))


def _photos(
    composition: Composition, template: Template, lines: range, pictures: Container[str]
) -> Iterator[Finding]:
    for number in lines:
        line, at = template.source[number], template.place.at(number + 1)
        if not line.strip() or any(mark in line for mark in _JINJA):
            continue
        photo = photo_line(line)
        if photo is None:
            yield not_a_photo(line, at)
        elif photo.path in pictures:
            continue
        elif isinstance(found := photo_file(composition, photo.path, at), Finding):
            yield found


def _texts(composition: Composition) -> Iterator[tuple[str, Location]]:
    """Yield the texts with values outside the chapters, each with its place."""
    yield from texts_of(composition.pack)
    for chapter in composition.chapters.values():
        yield chapter.head.title, Location(chapter.file, line=1)
