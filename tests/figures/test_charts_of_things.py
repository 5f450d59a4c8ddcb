"""Figures that count things: contributions, focal points and places."""

from dataclasses import replace

import pytest
from drawn import texts_of

from wijkmakers_analysis import style
from wijkmakers_analysis.document import plain
from wijkmakers_analysis.figures import (
    contributions,
    draw_contributions,
    draw_focal_points,
    draw_neighbourhoods,
)
from wijkmakers_analysis.figures.territory import cells, is_inside, seeds
from wijkmakers_analysis.schemas.organisations import CONTRIBUTION_KINDS

from packs import FOCAL_POINTS, KINDS_OF_CONTRIBUTION, fact, full_pack, missing, public_pack
from touching_texts import overlapping_texts


def test_what_was_not_kept_is_grey_and_a_zero_is_written():
    chart = draw_contributions(full_pack())
    partners = len(chart.numbers.rows) - 1
    assert chart.svg.count(style.NOT_KEPT.lower()) == partners
    assert plain(chart.numbers.rows[0][-1]) == "niet bijgehouden"
    assert "0" in texts_of(chart.svg)


def test_a_partner_without_a_contribution_is_not_named():
    chart = draw_contributions(full_pack())
    assert "Woonstede" not in texts_of(chart.svg)
    assert "Woonstede" not in {plain(row[0]) for row in chart.numbers.rows}


def test_many_partners_give_a_bar_a_kind():
    pack = full_pack()
    many = tuple(
        fact("contributions", 1, organisatie=f"Partner {n}", bijdrage="plek") for n in range(31)
    )
    totals = tuple(fact("contributions", 31, bijdrage=kind) for kind in KINDS_OF_CONTRIBUTION)
    chart = draw_contributions(replace(pack, facts=(*many, *totals)))
    assert len(chart.numbers.rows) == len(KINDS_OF_CONTRIBUTION)
    assert "Partner 1" not in texts_of(chart.svg)


def test_a_focal_point_without_evidence_says_so():
    chart = draw_focal_points(public_pack())
    assert plain(chart.title) == "Alleen voor ‘Blik buiten de stad’ is er nog geen bewijs"
    assert texts_of(chart.svg).count("nog geen bewijs") == 1


def test_a_focal_point_of_which_nothing_was_kept_has_no_zero():
    pack = full_pack()
    facts = tuple(missing("activities", speerpunt=name) for name in FOCAL_POINTS)
    texts = texts_of(draw_focal_points(replace(pack, facts=facts)).svg)
    assert "0" not in texts
    # Under activities, contributions and stories alike.
    assert texts.count("niet bijgehouden") == 3 * len(FOCAL_POINTS)


def test_the_map_names_its_sources():
    note = plain(draw_neighbourhoods(full_pack()).note)
    assert "CBS (CC BY 4.0)" in note
    assert "GeoNames (CC BY 4.0)" in note


def test_every_wijk_is_in_the_table_and_in_the_alt_text():
    chart = draw_neighbourhoods(full_pack())
    wijken = [place.name for place in full_pack().places if place.is_wijk]
    listed = {plain(row[0]) for row in chart.numbers.rows}
    assert set(wijken) <= listed
    assert all(name in plain(chart.alt) for name in wijken)


def test_a_point_lies_in_the_cell_of_its_own_wijk():
    wijken = [place for place in full_pack().places if place.is_wijk]
    made = cells(seeds(wijken, 53.2), 0.009)
    assert {cell.wijk for cell in made} == {wijk.name for wijk in wijken}
    assert all(len(cell.corners) > 2 for cell in made)
    by_wijk = [cell for cell in made if cell.wijk == "Oosterparkwijk"]
    assert len(by_wijk) == 5


def test_a_place_that_is_not_listed_has_one_cell():
    pack = full_pack()
    other = tuple(replace(place, name=f"Elders {n}") for n, place in enumerate(pack.places))
    wijken = [place for place in other if place.is_wijk]
    assert len(cells(seeds(wijken, 53.2), 0.009)) == len(wijken)


def test_where_more_may_have_been_nothing_is_not_yet_reached():
    pack = full_pack()
    at_least = replace(
        pack.fact("neighbourhoods"), status="ondergrens", shown="minstens 4 van de 20"
    )
    others = tuple(fact for fact in pack.facts if fact.key != "neighbourhoods")
    known, open_ = (
        draw_neighbourhoods(one) for one in (pack, replace(pack, facts=(at_least, *others)))
    )
    assert "Nog niet geweest" in plain(known.alt)
    assert "nog niet geweest" in known.svg
    assert "Niet bekend of we er waren" in plain(open_.alt)
    assert "niet geweest" not in open_.svg
    counts = {plain(row[2]) for row in open_.numbers.rows}
    assert "niet bekend" in counts
    assert all(count.startswith(("niet bekend", "minstens ")) for count in counts)


def inside_of(chart, pack):
    """Return the places whose names are drawn."""
    drawn = set(texts_of(chart.svg))
    return [place for place in pack.places if place.name in drawn]


def test_every_dot_on_the_map_has_its_name():
    pack = full_pack()
    chart = draw_neighbourhoods(pack)
    dots = [place.name for place in pack.places if not place.is_wijk and place.activities]
    assert dots
    assert set(dots) <= set(texts_of(chart.svg))


def test_dots_on_one_spot_have_their_names_and_no_two_touch():
    pack = full_pack()
    spot = next(place for place in pack.places if not place.is_wijk and place.activities)
    beside = [replace(spot, name=f"Buurt {letter}") for letter in "ABCD"]
    chart = draw_neighbourhoods(replace(pack, places=(*pack.places, *beside)))
    assert {f"Buurt {letter}" for letter in "ABCD"} <= set(texts_of(chart.svg))
    assert overlapping_texts(chart.svg) == []


def test_a_name_of_a_wijk_that_has_no_room_is_left_to_the_table_and_the_figure_says_so():
    pack = full_pack()
    chart = draw_neighbourhoods(pack)
    drawn = {place.name for place in inside_of(chart, pack)}
    dotted = {place.name for place in pack.places if not place.is_wijk}
    left_out = {place.name for place in pack.places if place.is_wijk} - drawn - dotted
    remark = " Niet elke naam past op de kaart; ze staan allemaal in de tabel."
    assert plain(chart.note).endswith(remark) == bool(left_out)
    assert left_out <= {plain(row[0]) for row in chart.numbers.rows}


@pytest.mark.parametrize(("point", "is_in"), [((1, 1), True), ((3, 1), False), ((1, -1), False)])
def test_a_point_lies_within_an_outline(point, is_in):
    assert is_inside(point, ((0, 0), (2, 0), (2, 2), (0, 2))) is is_in


def test_a_measure_that_nobody_kept_is_said_under_its_own_head():
    pack = full_pack()
    kept = [
        replace(one, value=None, shown="–", status="niet_gemeten")
        if one.id in ("contributions", "stories") and set(one.group) == {"speerpunt"}
        else one
        for one in pack.facts
    ]
    texts = texts_of(draw_focal_points(replace(pack, facts=tuple(kept))).svg)
    with_evidence = [
        one for one in pack.focal_points
        if (pack.fact("activities", speerpunt=one.focal_point).value or 0) > 0
    ]  # fmt: skip
    assert texts.count("niet bijgehouden") == 2 * len(with_evidence)


def test_what_a_target_counts_stands_after_its_number_without_a_capital():
    point = replace(full_pack().focal_points[0], indicator="Vragen uit de praktijk", target=4)
    chart = draw_focal_points(replace(full_pack(), focal_points=(point,)))
    assert plain(chart.numbers.rows[0][-1]) == "4 vragen uit de praktijk"
    assert "vragen uit de praktijk" in texts_of(chart.svg)


def test_contributions_has_a_column_for_each_kind_of_the_sheet():
    assert contributions.KINDS == CONTRIBUTION_KINDS
