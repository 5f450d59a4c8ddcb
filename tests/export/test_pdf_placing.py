"""How tall figures are placed: smaller, or at the head of the next page."""

import pytest

from wijkmakers_analysis.export.pdf_placing import ALONG, APART, NEXT, decide_placing


def block(number, kind, **more):
    return {"number": number, "kind": kind, **more}


PART = block(1, "heading", level=1, text="Een deel")
CHART = block(3, "chart")
TEXT = block(4, "paragraph", text="x" * 2000)


def placed(room, *, after=()):
    """Return how the one figure is placed, in a layout that stays as it is."""
    blocks = [PART, block(2, "paragraph", text=""), CHART, *after]
    told = [{"number": 3, "room": room, "whole": 120.0, "height": 100.0}]
    return decide_placing(blocks, lambda placing: told)


@pytest.mark.parametrize(
    ("room", "after", "expected"),
    [
        (120, (), {}),
        (115, (), {"3": 0.94}),
        (115, (TEXT,), {"3": 0.94}),
        (100, (TEXT,), {"3": NEXT}),
        (102, (), {"3": 0.81}),
        (90, (), {}),
        (30, (TEXT,), {}),
        (90, (block(4, "table", text="", rows=[["a"]] * 20),), {"3": NEXT}),
        (90, (block(4, "heading", level=1, text="Volgend deel"), TEXT), {}),
    ],
    ids=["fits", "a little", "text as well", "text", "no text", "too much", "little room", "table",
         "text of the next part"],
)  # fmt: skip
def test_a_figure_that_does_not_fit(room, after, expected):
    found = placed(room, after=after)
    assert found.keys() == expected.keys()
    for number, value in expected.items():
        assert found[number] == (pytest.approx(value, abs=0.01) if value != NEXT else NEXT)


def test_every_figure_is_decided_once():
    """Also where each decision brings another figure to the foot of a page."""
    rounds = []

    def lay_out(placing):
        rounds.append(dict(placing))
        return [
            {"number": number, "room": 20.0, "whole": 120.0, "height": 100.0} for number in (3, 5)
        ]

    assert decide_placing([PART, CHART, block(5, "chart")], lay_out) == {}
    assert len(rounds) == 3


TABLE = block(4, "table", text="", rows=[["a"]] * 20)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(1, 1, {"3": NEXT}), (2, 3, {"3": NEXT}), (1, 2, {}), (1, 3, {})],
    ids=["before it", "after it", "in the middle", "over three pages"],
)
def test_a_figure_that_moves_splits_no_table(first, last, expected):
    def lay_out(placing):
        figure = {"number": 3, "room": 90.0, "whole": 120.0, "height": 100.0}
        pages = [{"table": 4, "page": first}, {"table": 4, "page": last}]
        moved = [{"floats": 3, "page": 2}] if placing.get("3") == NEXT else []
        return [figure, *pages, *moved]

    assert decide_placing([PART, block(2, "paragraph", text=""), CHART, TABLE], lay_out) == expected


LEAD = block(2, "paragraph", text="x" * 200)


@pytest.mark.parametrize(
    ("figure", "lead", "expected"),
    [
        ({"room": 40.0, "heading": 70.0}, LEAD, {"1": ALONG}),
        ({"room": 40.0, "heading": 90.0}, LEAD, {}),
        ({"room": 40.0, "heading": 70.0}, block(2, "paragraph", text="x" * 500), {}),
        ({"room": 40.0, "heading": 70.0}, block(2, "quote", text="x"), {}),
        ({"room": 105.0, "heading": 70.0}, LEAD, {"3": 0.84}),
        ({"room": 246.0, "heading": 30.0, "parted": True}, LEAD, {"1": ALONG}),
        ({"room": 246.0, "heading": 90.0, "parted": True}, LEAD, {}),
        ({"room": 200.0, "heading": 30.0, "parted": False}, LEAD, {}),
    ],
    ids=["low", "high", "much text", "a quote", "smaller", "parted", "parted high", "together"],
)
def test_a_heading_low_on_the_page_goes_along_with_its_figure(figure, lead, expected):
    whole = {"number": 3, "whole": 120.0, "height": 100.0, **figure}
    found = decide_placing([PART, lead, CHART], lambda placing: [whole])
    assert found == {key: value if value == ALONG else pytest.approx(value, abs=0.01)
                     for key, value in expected.items()}  # fmt: skip


@pytest.mark.parametrize(("room", "expected"), [(120.0, {}), (80.0, {"meaning": APART})])
def test_definitions_stand_apart_where_a_column_is_too_short(room, expected):
    assert decide_placing([PART], lambda placing: [{"meaning": 100.0, "room": room}]) == expected
