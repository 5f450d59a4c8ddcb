"""What the tests of figures ask of a drawing."""

from collections.abc import Iterator
from xml.etree import ElementTree

from wijkmakers_analysis.document import Chart, Run

from touching_texts import SVG


def texts_of(svg: str) -> list[str]:
    """Return the texts of a drawing."""
    return [one.text or "" for one in ElementTree.fromstring(svg).iter(f"{{{SVG}}}text")]


def runs_of(chart: Chart) -> Iterator[Run]:
    """Return every run of a chart, its table included."""
    texts = [chart.title, chart.subtitle, chart.alt, chart.note]
    if chart.numbers is not None:
        table = chart.numbers
        texts += [table.title, table.note, *table.header, *(c for row in table.rows for c in row)]
    for text in texts:
        yield from text
