"""Choose from a document what stands on the slides of the partner meeting: one message a slide.

The cover, the key figures, and the figures and tables that the document has marked for slides; what
is missing is filled with other charts that can be read from the back of a room, taken in turn from
each part, and with what the parts say in words. Every text of a slide is a text of the document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from wijkmakers_analysis.document import (
    Bullets,
    Chart,
    Cover,
    Document,
    Paragraph,
    Quote,
    Run,
    Table,
    Text,
    Tile,
    Tiles,
    plain,
)
from wijkmakers_analysis.export.outline import Part, Placed, parts_of

SLIDES = 8
TILES_A_SLIDE, ROWS_A_SLIDE = 6, 9
# The room for a chart, in inches, and the letters in it that can be read from afar, in points.
CHART_WIDTH, CHART_HEIGHT = 12.1, 4.7
# A chart that leaves this much of the width has words beside it: so many letters.
BESIDE_CHART, MOST_BESIDE = 3.6, 340
READABLE = 12.0
_LETTER = 9.0
# Longer texts are cut, so that a slide stays a slide.
LONGEST_TITLE, LONGEST_LINE, LONGEST_NOTE, LONGEST_TELLING = 160, 420, 330, 4000
CUT = "…"
_LINES = 4
_END = re.compile(r"(?<=[a-zà-ÿ%)’'\d][.!?]) (?=[A-ZÀ-Ý‘'\d])")


@dataclass(frozen=True)
class Slide:
    """One slide.

    Parameters
    ----------
    title
        The conclusion.
    place
        Where its content stands in the document; orders the slides.
    subtitle, note
        The measure, and source and n.
    lines
        What it says in words: beside a chart that leaves room, or alone.
    telling
        What the speaker may tell: the notes under the slide.
    """

    title: Text
    place: float
    subtitle: Text = ()
    note: Text = ()
    chart: Chart | None = None
    table: Table | None = None
    tiles: tuple[Tile, ...] = ()
    lines: tuple[Text, ...] = ()
    telling: tuple[Text, ...] = ()
    cover: Cover | None = None


def slides_of(document: Document) -> list[Slide]:
    """Return at most SLIDES slides in the order of the document; fewer where it holds less."""
    parts = parts_of(document)
    period = document.cover.period
    tiles = [slide for part in parts for slide in _tile_slides(part, period)]
    charts = [[_chart_slide(part, *placed) for placed in _charts(part)] for part in parts]
    tables = [slide for part in parts for slide in _table_slides(part)]
    drawn = [slide for of_part in charts for slide in of_part]
    marked = [slide for slide in (*drawn, *tables) if slide.place in document.on_slides]
    marked.sort(key=lambda slide: slide.place)
    charts = [[one for one in of_part if one not in marked] for of_part in charts]
    readable = _in_turn([[one for one in of_part if _is_readable(one)] for of_part in charts])
    small = _in_turn([[one for one in of_part if not _is_readable(one)] for of_part in charts])
    said = _in_turn([list(_said(part)) for part in parts])
    candidates = [*tiles[:1], *marked, *readable, *tiles[1:], *small, *said]
    chosen = sorted(candidates[: SLIDES - 1], key=lambda slide: slide.place)
    return [_cover_slide(document.cover), *(_short(slide) for slide in chosen)]


def is_readable(chart: Chart) -> bool:
    """Whether the letters of a chart are large enough once it fills the slide."""
    return _LETTER * scale_of(chart) >= READABLE


def scale_of(chart: Chart) -> float:
    """Return how much larger than in the report a chart can be drawn."""
    width, height = chart.size
    return min(CHART_WIDTH / width, CHART_HEIGHT / height)


def cut(text: Text, longest: int) -> Text:
    """Return a text of at most so many characters, cut at a word and marked where it was longer."""
    text = _single_spaced(text)
    if len(plain(text)) <= longest:
        return text
    end = longest - len(CUT)
    space = plain(text).rfind(" ", longest // 2, end)
    return (*_piece(text, 0, space if space > 0 else end), Run(CUT))


def sentences_of(text: Text) -> list[Text]:
    """Cut a text after each full stop, question or exclamation mark that a space follows."""
    text = _single_spaced(text)
    ends = [found.end() for found in _END.finditer(plain(text))]
    places = [0, *ends, len(plain(text))]
    sentences = [_trimmed(_piece(text, *pair)) for pair in pairwise(places)]
    return [sentence for sentence in sentences if sentence]


def _cover_slide(cover: Cover) -> Slide:
    return _short(Slide(cover.title, 0, cover.subtitle, cover=cover))


def _tile_slides(part: Part, period: Text) -> Iterator[Slide]:
    for placed in part.blocks:
        if not isinstance(placed.block, Tiles):
            continue
        lead = _sentences_beside(part, placed)
        groups = [
            placed.block.tiles[start : start + TILES_A_SLIDE]
            for start in range(0, len(placed.block.tiles), TILES_A_SLIDE)
        ]
        for number, tiles in enumerate(groups):
            title = lead[number] if number < len(lead) else part.title
            if title:
                place = placed.number + number / 10
                yield Slide(title, place, note=period, tiles=tiles, telling=tuple(lead))


def _sentences_beside(part: Part, placed: Placed) -> list[Text]:
    """Return the sentences of the paragraph that opens the part: the one after the key figures."""
    leads = [(other.number, other.block.text) for other in part.blocks
             if isinstance(other.block, Paragraph) and other.block.role == "lead"]  # fmt: skip
    leads.sort(key=lambda other: (other[0] < placed.number, other[0]))
    return sentences_of(leads[0][1]) if leads else []


def _charts(part: Part) -> list[tuple[Placed, Chart]]:
    return [(placed, placed.block) for placed in part.blocks if isinstance(placed.block, Chart)]


def _is_readable(slide: Slide) -> bool:
    return slide.chart is not None and is_readable(slide.chart)


def _chart_slide(part: Part, placed: Placed, chart: Chart) -> Slide:
    told = [
        other.block.text
        for other in part.blocks
        if placed.number - 3 <= other.number < placed.number
        and isinstance(other.block, Paragraph)
        and other.block.role in ("plain", "lead")
    ]
    telling = (*told, chart.alt)
    lines = _beside(chart, told)
    return Slide(chart.title, placed.number, chart.subtitle, chart.note,
                 chart=chart, lines=lines, telling=telling)  # fmt: skip


def _beside(chart: Chart, told: Iterable[Text]) -> tuple[Text, ...]:
    """Return the sentences that have room beside a chart and say more than its title."""
    if CHART_WIDTH - chart.size[0] * scale_of(chart) < BESIDE_CHART:
        return ()
    kept: list[Text] = []
    for sentence in (one for text in told for one in sentences_of(text)):
        if sum(len(plain(one)) for one in (*kept, sentence)) > MOST_BESIDE:
            break
        kept.append(sentence)
    return tuple(kept)


def _table_slides(part: Part) -> Iterator[Slide]:
    """Yield each table of a part, as many rows as can be read, with what leads to it."""
    leads = [one.block.text for one in part.blocks
             if isinstance(one.block, Paragraph) and one.block.role == "lead"]  # fmt: skip
    listed = [item for one in part.blocks if isinstance(one.block, Bullets)
              for item in one.block.items]  # fmt: skip
    for placed in part.blocks:
        if isinstance(table := placed.block, Table):
            subtitle = next((sentences_of(text)[0] for text in leads if plain(text).strip()), ())
            short = replace(table, rows=table.rows[:ROWS_A_SLIDE])
            yield Slide(table.title, placed.number, subtitle, table.note,
                        table=short, telling=(*leads, *listed))  # fmt: skip


def _said(part: Part) -> Iterator[Slide]:
    """Yield what a part says in words: a sentence as the title, what follows as lines."""
    has_tiles = any(isinstance(placed.block, Tiles) for placed in part.blocks)
    for placed, after in zip_longest(part.blocks, part.blocks[1:]):
        block = placed.block
        if has_tiles and isinstance(block, Paragraph) and block.role == "lead":
            continue
        if isinstance(block, Quote) and part.title:
            yield Slide(part.title, placed.number, lines=(block.text, block.by))
        elif isinstance(block, Paragraph) and block.role in ("plain", "lead", "missing"):
            sentences = sentences_of(block.text)
            lines = tuple(sentences[1:])
            if after is not None and isinstance(after.block, Bullets):
                lines += after.block.items
            if sentences and (lines or block.role == "lead"):
                yield Slide(sentences[0], placed.number, lines=lines, telling=(block.text,))


def _in_turn(groups: Iterable[list[Slide]]) -> list[Slide]:
    """Return the first of each group, then the second of each, and so on."""
    groups = [group for group in groups if group]
    longest = max(map(len, groups), default=0)
    return [group[place] for place in range(longest) for group in groups if place < len(group)]


def _short(slide: Slide) -> Slide:
    lines = [line for line in slide.lines if plain(line).strip()][:_LINES]
    return replace(
        slide,
        title=cut(slide.title, LONGEST_TITLE),
        subtitle=cut(slide.subtitle, LONGEST_LINE // 2),
        note=cut(slide.note, LONGEST_NOTE),
        lines=tuple(cut(line, LONGEST_LINE) for line in lines),
        telling=tuple(cut(text, LONGEST_TELLING) for text in slide.telling),
        tiles=tuple(
            Tile(cut(one.value, 40), cut(one.label, 80), cut(one.note, 120)) for one in slide.tiles
        ),
    )


def _single_spaced(text: Text) -> Text:
    return tuple(replace(run, text=run.text.replace("\n", " ").replace("\t", " ")) for run in text)


def _piece(text: Text, start: int, end: int) -> Text:
    """Return the runs between two places in a text."""
    kept, place = [], 0
    for run in text:
        piece = run.text[max(start - place, 0) : max(end - place, 0)]
        kept += [replace(run, text=piece)] if piece else []
        place += len(run.text)
    return tuple(kept)


def _trimmed(text: Text) -> Text:
    whole = plain(text)
    start = len(whole) - len(whole.lstrip())
    return _piece(text, start, len(whole.rstrip()))
