from dataclasses import replace

import pytest
from drawn import texts_of

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.figures import draw_calendar
from wijkmakers_analysis.figures.calendar_rows import arrange_rows

from packs import PILLARS, activity, fact, full_pack, missing, public_pack


def rows_of(pack):
    return {row.kind: row for row in arrange_rows(pack)}


def test_a_dot_stands_in_the_month_of_its_activity():
    rows = rows_of(full_pack())
    assert rows["bijeenkomst"].dots == {1: 1, 3: 1, 4: 1, 6: 1, 7: 1, 10: 2, 11: 1}
    assert rows["bijeenkomst"].undated == 1


def test_kinds_stand_in_the_order_of_the_pillars():
    assert [row.pillar for row in arrange_rows(full_pack())] == [
        "leren", "leren", "doen", "ontmoeten", "ontmoeten", "ontmoeten", "ontmoeten",
    ]  # fmt: skip


def test_what_takes_months_is_one_bar_and_its_parts_are_none():
    row = rows_of(full_pack())["leergang"]
    assert [[one.id for one in lane] for lane in row.lanes] == [["L1"], ["L2"]]
    assert row.dots == {}


@pytest.mark.parametrize("status", ["geannuleerd", "verplaatst"])
def test_what_was_not_held_is_not_drawn(status):
    pack = full_pack()
    held = tuple(replace(one, status=status) for one in pack.activities)
    assert arrange_rows(replace(pack, activities=held)) == []


def test_what_may_belong_to_another_year_is_not_drawn_but_said():
    pack = full_pack()
    loose = activity("Z1", "Wandeling", "wijkwandeling", "2022-04-01", "2024-04-19")
    before = draw_calendar(pack)
    after = draw_calendar(replace(pack, activities=(*pack.activities, loose)))
    assert after.svg == before.svg
    assert "misschien in een ander jaar" in plain(after.note)


def test_a_series_that_nobody_counted_is_an_open_bar():
    pack = public_pack()
    series = activity("R1", "Maandelijkse wijkwandeling", "wijkwandeling", "2022-04-01",
                      "2022-04-30", is_counted=False)  # fmt: skip
    row = rows_of(replace(pack, activities=(*pack.activities, series)))["wijkwandeling"]
    assert [one.last_day for lane in row.lanes for one in lane] == ["2022-11-30"]
    counted = replace(
        pack,
        activities=(*pack.activities, series),
        facts=(fact("activities", 8, soort="wijkwandeling"),),
    )
    assert rows_of(counted)["wijkwandeling"].lanes == ()


def test_a_kind_that_nobody_counted_has_a_dash_and_never_a_zero():
    pack = full_pack()
    facts = tuple(missing("activities", soort=kind) for kind in PILLARS)
    chart = draw_calendar(replace(pack, facts=facts))
    assert "0" not in texts_of(chart.svg)
    assert texts_of(chart.svg).count("–") == 7
    assert plain(chart.title) == "Het jaar in beeld: wat er bekend is"


def test_a_title_takes_its_numbers_from_facts():
    assert plain(draw_calendar(full_pack()).title) == (
        "Ontmoeten kwam het vaakst voor: 21 van de 30 activiteiten"
    )


def test_no_pillar_wins_while_another_was_not_counted():
    pack = public_pack()
    facts = tuple(
        missing("activities", pijler="ontmoeten") if one.group == {"pijler": "ontmoeten"} else one
        for one in pack.facts
    )
    assert plain(draw_calendar(replace(pack, facts=facts)).title) == (
        "Wat er bekend is van het jaar: 10 activiteiten"
    )
