"""Who came back, how evenly organisations came, who is young, and what lay outside the city."""

import pytest

from wijkmakers_analysis.indicators.ages import is_below
from wijkmakers_analysis.indicators.outside_city import count_outside_city
from wijkmakers_analysis.indicators.returners import share_of_returners
from wijkmakers_analysis.indicators.spread import measure_spread
from wijkmakers_analysis.indicators.young_talent import share_of_young_talent

from programmes import Y22, Y23, found, programme, visits

DAYS = {
    "A": "2022-01-10", "B": "2022-01-10", "C": "2022-03-10", "D": "2023-01-09",
    "E": "2023-01-10", "F": "2023-02", "G": "2023-03-01",
}  # fmt: skip


def returners(year, *lists):
    rows = [row for rows in lists for row in rows]
    held = [{"activity_id": name, "date": day} for name, day in DAYS.items()]
    return share_of_returners(programme(activities=held, attendance=rows), year)


def test_returners_within_twelve_months():
    findings = returners(
        Y23,
        visits("A", "twice on one day", "march", "last day", "a year later", "undated"),
        visits("B", "twice on one day"),
        visits("C", "march"),
        visits("D", "last day", "march"),
        visits("E", "a year later"),
        visits("F", "undated"),
        visits("G", "new"),
    )
    total = found(findings, "returners")
    assert (total.numerator, total.denominator, total.method) == (2, 5, "wilson")
    classes = [
        found(findings, "returners.visits", score=name).value
        for name in ["0", "1", "2", "3-4", "5+"]
    ]
    assert classes == [3, 1, 1, 0, 0]
    assert found(findings, "returners", cohort="2022").denominator == 5
    assert found(findings, "returners", cohort="2023").status == "loopt_nog"


def test_returners_too_soon_or_never_kept():
    assert returners(Y22, visits("A", "p1"), visits("C", "p1"))[0].status == "loopt_nog"
    assert returners(Y22)[0].status == "niet_gemeten"


ORGANISATIONS = [{"organisation": name} for name in "ABCDEF"]


def spread(counts):
    rows = [
        row
        for name, count in counts.items()
        for row in visits("A", *[f"{name}{number}" for number in range(count)], organisation=name)
    ]
    held = [{"activity_id": "A", "date": "2022-03-03"}]
    return measure_spread(
        programme(activities=held, attendance=rows, organisations=ORGANISATIONS), Y22
    )


def test_spread_over_organisations():
    findings = spread({"A": 4, "B": 3, "C": 1, "D": 1, "E": 1, "bewoner": 9})
    assert found(findings, "spread").value == pytest.approx(100 / 28)
    gini = found(findings, "spread.gini")
    assert gini.value == pytest.approx((-3 - 1 + 1 + 3 * 3 + 5 * 4) / (6 * 10))
    assert gini.n == 6
    assert found(findings, "spread.share", organisatie="A").value == pytest.approx(0.4)
    assert found(findings, "spread").organisations == 5


@pytest.mark.parametrize(
    ("counts", "status"), [({"A": 4, "B": 4}, "te_klein"), ({"bewoner": 3}, "niet_gemeten")]
)
def test_too_few_organisations_have_no_spread(counts, status):
    assert {found(spread(counts), id).status for id in ("spread", "spread.gini")} == {status}


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("25-34", True), ("18 tot 25", True), ("30-39", None), ("35-44", False), ("65+", False),
        ("65 of ouder", False), ("18+", None), ("jonger dan 25", True), ("< 35", True),
        ("jonger dan 50", None), ("34", True), ("35", False), ("onbekend", None), (None, None),
    ],
)  # fmt: skip
def test_an_age_group_that_crosses_the_limit_is_unknown(band, expected):
    assert is_below(band, 35) is expected


@pytest.mark.parametrize(
    ("bands", "status", "numerator", "denominator", "has_warning"),
    [
        (["25-34", "25-34", "45-54", "65+"], "ok", 2, 4, False),
        (["25-34", "25-34", "45-54", "30-39", None], "ok", 2, 3, True),
        (["25-34", None, None], "niet_gemeten", None, None, True),
    ],
    ids=["all known", "a warning", "too few known"],
)
def test_young_talent(bands, status, numerator, denominator, has_warning):
    people = [f"p{place}" for place in range(len(bands))]
    kept = programme(
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
        attendance=visits("A", *people),
        participants=[
            {"person_id": person, "age_band": band}
            for person, band in zip(people, bands, strict=True)
        ],
    )
    one = share_of_young_talent(kept, Y22)[0]
    assert (one.status, one.numerator, one.denominator) == (status, numerator, denominator)
    assert bool(one.reason) == has_warning
    assert share_of_young_talent(kept, Y23)[0].status == "niet_gemeten"


def test_outside_the_city():
    held = [
        {"activity_id": "A", "date": "2022-03-03", "is_outside_city": True, "other_place": "Assen"},
        {"activity_id": "B", "date": "2022-03-03", "other_place": "Assen"},
        {"activity_id": "C", "date": "2022-03-03", "is_outside_city": False},
        {"activity_id": "D", "date": "2022-03-03"},
    ]
    findings = count_outside_city(programme(activities=held), Y22)
    one = found(findings, "outside_city")
    assert (one.numerator, one.denominator, one.coverage) == (2, 3, 0.75)
    assert found(findings, "outside_city.places").value == 1
    unknown = count_outside_city(programme(activities=held[3:]), Y22)
    assert {one.status for one in unknown} == {"niet_gemeten"}
