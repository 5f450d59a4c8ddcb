"""Published results, through the code that the reports run."""

import json
from pathlib import Path

import numpy as np
import pytest

from wijkmakers_analysis.indicators.activities import count_activities
from wijkmakers_analysis.indicators.attendances import count_attendances
from wijkmakers_analysis.indicators.cross_sector_meetings import measure_cross_sector_meetings
from wijkmakers_analysis.indicators.diplomas import count_diplomas
from wijkmakers_analysis.indicators.event_mix import measure_event_mix
from wijkmakers_analysis.indicators.participants import count_participants
from wijkmakers_analysis.indicators.statistics import (
    effective_number,
    gini,
    simpson_difference,
    wilson_interval,
)

from programmes import Y22, found, programme, visits

REFERENCE = Path(__file__).parent.parent / "reference"

# Some cases give a value of ten decimals with a tolerance of twelve.
TEN_DECIMALS = 5e-11


def case(name):
    return json.loads(next(REFERENCE.glob(f"{name}_*.json")).read_text(encoding="utf-8"))


def published(name, value):
    return next(item for item in case(name)["published"] if item["name"] == value)


def rows_of(name):
    header, *rows = case(name)["input"]["rows"]
    return [dict(zip(header, row, strict=True)) for row in rows]


def davis(name, sector_of=lambda place: "vrouwen"):
    """Return the Davis data as a programme: each woman an organisation of her own."""
    rows = rows_of(name)
    women = list(dict.fromkeys(row["person"] for row in rows))
    events = list(dict.fromkeys(row["event"] for row in rows))
    return programme(
        activities=[
            {"activity_id": event, "date": f"2022-03-{day:02}"}
            for day, event in enumerate(events, start=1)
        ],
        attendance=[
            visit
            for row in rows
            for visit in visits(row["event"], row["person"], organisation=f"Van {row['person']}")
        ],
        organisations=[
            {"organisation": f"Van {woman}", "sector": sector_of(place)}
            for place, woman in enumerate(women)
        ],
    )


def test_r01_counts_of_the_davis_women():
    women = davis("R01")
    rows = len(rows_of("R01"))
    assert found(count_participants(women, Y22), "participants").value == 18
    assert found(count_activities(women, Y22), "activities").value == 14
    assert found(count_attendances(women, Y22), "attendances").value == rows == 89


@pytest.mark.parametrize("place", range(5))
def test_r05_wilson_interval_of_a_diploma_share(place):
    row, expected = rows_of("R05")[place], published("R05", "wilson95")
    counted = programme(
        cohorts=[
            {
                "cohort": "1",
                "end_date": "2022-06-01",
                "started_count": int(row["n"]),
                "diploma_count": int(row["k"]),
            }
        ]
    )
    share = found(count_diplomas(counted, Y22), "diplomas", editie="1")
    assert (share.low, share.high) == pytest.approx(expected["value"][place], abs=expected["tol"])
    assert share.method == "wilson"
    assert wilson_interval(int(row["k"]), int(row["n"])) == (share.low, share.high)


def test_r12_gini():
    """The source gives fifteen decimals, the case ten."""
    incomes, small = (case("R12")["input"][name] for name in ("incomes", "small"))
    for name, values in (("gini", incomes), ("gini_small", small)):
        expected = published("R12", name)
        tolerance = max(expected["tol"], TEN_DECIMALS)
        assert gini(np.array(values)) == pytest.approx(expected["value"], abs=tolerance)
    assert gini(np.array(incomes)) == pytest.approx(0.462091130267624, abs=1e-12)


def test_r13_simpson_of_one_activity():
    quadrat = case("R13")["input"]["quadrat"]
    organisations, attendance = [], []
    for sector, count in enumerate(quadrat):
        organisations.append({"organisation": f"O{sector}", "sector": f"sector {sector}"})
        people = [f"p{sector}-{place}" for place in range(count)]
        attendance += visits("A", *people, organisation=f"O{sector}")
    quadrats = programme(
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
        attendance=attendance,
        organisations=organisations,
    )
    expected = published("R13", "sum_n_n1_over_N_N1")
    for id, group in (("event_mix.event", {"activiteit": "A"}), ("event_mix", {})):
        mix = found(measure_event_mix(quadrats, Y22), id, **group)
        assert 1 - mix.value == pytest.approx(expected["value"], abs=TEN_DECIMALS)
    assert 1 - simpson_difference(quadrat) == pytest.approx(64 / 210, abs=expected["tol"])


def test_r13_effective_number_is_the_inverse_of_the_published_hhi():
    expected = published("R13", "hhi")
    for shares, hhi in zip(
        case("R13")["input"]["shares_pct"].values(), expected["value"], strict=True
    ):
        assert 10_000 / effective_number(shares) == pytest.approx(hhi, abs=expected["tol"])


def test_r20_meetings_of_the_davis_women():
    women = davis("R20", sector_of=lambda place: "eerste" if place < 9 else "tweede")
    expected = case("R20")["derived"]
    findings = measure_cross_sector_meetings(women, Y22)
    ei = found(findings, "cross_sector_meetings.ei")
    share = found(findings, "cross_sector_meetings")
    chance = found(findings, "cross_sector_meetings.chance")
    assert ei.value == pytest.approx(expected["ei_newman_weighted"], abs=expected["tol"])
    assert share.value == pytest.approx((expected["ei_newman_weighted"] + 1) / 2, abs=1e-4)
    assert 2 * chance.value - 1 == pytest.approx(expected["chance_ei"], abs=expected["tol"])
