"""The words of a pack outside its chapters, which a report prints."""

from collections.abc import Iterator

from qreport.model.location import Location
from qreport.model.pack import Pack

PACK_FILE = Location("pack.yaml")


def texts_of(pack: Pack) -> Iterator[tuple[str, Location]]:
    """Yield the texts of cover, file name, tables and charts, which may hold values, each with its place."""
    cover = pack.manifest.cover
    for text in (cover.title, cover.subtitle or "", *cover.lines, pack.manifest.output_name):
        yield text, PACK_FILE
    for table in pack.tables.values():
        for text in (table.caption, *table.notes, table.source_note or ""):
            yield text, pack.origins.get(("table", table.id), PACK_FILE)
    for chart in pack.charts.values():
        for text in (chart.caption, chart.alt or "", chart.source_note or ""):
            yield text, pack.origins.get(("chart", chart.id), PACK_FILE)
