"""What fills the empty foot of a page before something high that did not fit there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkmakers_analysis.export.pdf_gaps import BELOW, fill_gap
from wijkmakers_analysis.export.pdf_pages import Gap, read_pages
from wijkmakers_analysis.export.pdf_shrinking import SMALLEST, SMALLEST_PHOTO, smaller

HEAD, FOOT = 27.0, 273.0
FIGURE, PHOTO, TEXT, TABLE = "chart", "photos", "paragraph", "table"


def block(number, kind, **more):
    return {"number": number, "kind": kind, "text": "", **more}


def pages_of(blocks, heights, placing):
    """Lay blocks out one below the other, as the template would tell it; none is broken."""
    told, page, y = [], 1, HEAD
    for number, height in heights.items():
        kind, place = blocks[number]["kind"], placing.get(str(number))
        gives = kind in (FIGURE, PHOTO)
        full, scale = height, place if isinstance(place, float) else 1.0
        if gives:
            height = (place or full) if kind == PHOTO else full * scale
        told.append({"before": number, "page": page, "y": y})
        if place == "next":
            told += [{"begins": number, "page": page, "y": y}, {"gives": number, "height": full}]
            continue
        if y + height - BELOW > FOOT:
            page, y = page + 1, HEAD
        told.append({"begins": number, "page": page, "y": y})
        if gives:
            told.append({"gives": number, "height": height if kind == PHOTO else full})
        y += height
    return told


def filled(kinds, heights, placing=None):
    """Return the placing after the first gap of a page of such blocks is filled, and what is left."""
    blocks = {number: block(number, kind) for number, kind in enumerate(kinds, start=1)}
    tall = dict(enumerate(heights, start=1))

    def lay_out(tried):
        return pages_of(blocks, tall, tried)

    gap = read_pages(lay_out(placing or {})).gaps()[0]
    found = fill_gap(gap, placing or {}, blocks, lay_out)
    return found, read_pages(lay_out(found)).room_left(1)


@pytest.mark.parametrize(
    ("kinds", "heights", "changed", "left"),
    [
        ((TEXT, FIGURE, TEXT), (160, 100, 60), {"2"}, 15),
        ((FIGURE, FIGURE, TEXT), (150, 140, 60), {"1", "2"}, 15),
        ((TEXT, FIGURE, TEXT), (100, 200, 100), {"2"}, 50),
        ((PHOTO, TEXT, TABLE, TEXT), (70, 120, 120, 9), {"1"}, 40),
        ((TEXT, TEXT, TEXT), (100, 200, 60), set(), 146),
    ],
    ids=["itself", "two figures", "text moves up", "a photo grows", "text alone"],
)
def test_what_gives_way(kinds, heights, changed, left):
    found, room = filled(kinds, heights)
    assert found.keys() == changed
    assert room <= left


def test_figures_give_way_by_the_same_share():
    found, _ = filled((FIGURE, FIGURE, TEXT), (150, 140, 60))
    assert found["1"] == found["2"] == pytest.approx(0.87, abs=0.01)


def test_a_figure_alone_on_a_page_is_no_help():
    """Where the next thing does not fit below it, it stays behind its text."""
    blocks = {n: block(n, kind) for n, kind in enumerate((TEXT, FIGURE, TEXT), start=1)}

    def lay_out(placing):
        told = pages_of(blocks, {1: 100, 2: 200, 3: 230}, {})
        if "2" in placing:
            alone = [{"begins": 3, "page": 3, "y": HEAD}]
            told = [one for one in told if one.get("begins") != 3] + alone
            told = [one | {"page": 1, "y": 127} if one.get("before") == 3 else one for one in told]
            told = [one | {"page": 1} if one.get("begins") == 2 else one for one in told]
        return told

    assert fill_gap(Gap(1, 2, 146.0), {}, blocks, lay_out) == {}


def test_a_page_on_which_nothing_begins_is_looked_into_as_well():
    """A long table ends there, and what comes after it is too high for what is left."""
    blocks = {n: block(n, kind) for n, kind in enumerate((TABLE, TEXT, TABLE, TEXT), start=1)}
    told = [
        {"before": 1, "page": 1, "y": HEAD}, {"begins": 1, "page": 1, "y": HEAD},
        {"before": 2, "page": 2, "y": 100.0}, {"begins": 2, "page": 3, "y": HEAD},
        {"before": 3, "page": 3, "y": 60.0}, {"begins": 3, "page": 3, "y": 60.0},
        {"before": 4, "page": 3, "y": 260.0}, {"begins": 4, "page": 3, "y": 260.0},
    ]  # fmt: skip
    assert fill_gap(Gap(2, 2, 173.0), {}, blocks, lambda placing: told) == {}


numbers = st.lists(st.floats(50, 140), min_size=1, max_size=4)


@given(heights=numbers, needed=st.floats(0.1, 200), kinds=st.data())
def test_nothing_gives_way_beyond_its_least(heights, needed, kinds):
    blocks = {
        number: block(number, kinds.draw(st.sampled_from((FIGURE, PHOTO))))
        for number in range(1, len(heights) + 1)
    }
    tall = dict(enumerate(heights, start=1))
    made = smaller(list(blocks), needed, {}, blocks, tall)
    if made is None:
        return
    won = 0.0
    for key, value in made.items():
        height = tall[int(key)]
        if blocks[int(key)]["kind"] == PHOTO:
            assert value >= SMALLEST_PHOTO - 0.1
            won += height - value
        else:
            assert value >= SMALLEST - 0.002
            won += height * (1 - value)
    assert won == pytest.approx(needed, abs=1)


def test_the_pages_are_read_from_what_they_tell():
    told = [
        {"before": 1, "page": 1, "y": 27.0}, {"begins": 1, "page": 1, "y": 27.0},
        {"before": 2, "page": 1, "y": 200.0}, {"begins": 2, "page": 2, "y": 27.0},
        {"before": 3, "page": 2, "y": 90.0}, {"begins": 3, "page": 4, "y": 27.0},
        {"gives": 2, "height": 50.0}, {"number": 2, "room": 73.0},
    ]  # fmt: skip
    pages = read_pages(told)
    assert [(gap.page, gap.block) for gap in pages.gaps()] == [(1, 2), (2, 3), (3, 3)]
    assert (pages.room_left(1), pages.room_left(4)) == (73, 0)
    assert (pages.height(2, 2), pages.height(1, 1), pages.height(3, 3)) == (63, 173, None)
    assert (pages.flexible(2), pages.on_page(4), pages.alone_count()) == ([2], [3], 1)


def test_a_figure_just_below_its_heading_stays_there():
    """It has no text to leave behind; the template has no other place for it."""
    blocks = {1: block(1, TEXT), 2: block(2, "heading", level=2), 3: block(3, FIGURE)}
    blocks[4] = block(4, TEXT)
    tried = []

    def lay_out(placing):
        tried.append(placing)
        return pages_of(blocks, {1: 100, 2: 10, 3: 220, 4: 9}, placing)

    fill_gap(Gap(1, 2, 136.0), {}, blocks, lay_out)
    assert all("next" not in placing.values() for placing in tried)
