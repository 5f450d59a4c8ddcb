"""A workspace with one or two sheets yields their facts, and says of the rest why not."""

import json
import math
from datetime import date
from pathlib import Path

import pytest

from wijkmakers_analysis import cli

import builders

REFERENCE = Path(__file__).parents[1] / "reference"
ACTIVITIES = ["activiteit", "titel", "soort", "datum"]
PRESENT = ["activiteit", "deelnemer", "organisatie", "aanwezig"]
MET = {
    "Activiteiten": [
        ACTIVITIES,
        ["A1", "Eerste", "workshop", date(2022, 1, 10)],
        ["A2", "Tweede", "workshop", date(2022, 3, 10)],
    ],
    "Aanwezigheid": [
        PRESENT,
        *(["A1", f"Mens {place}", f"Club {place % 6}", "ja"] for place in range(12)),
        *(["A2", f"Mens {place}", f"Club {place % 6}", "ja"] for place in range(3)),
    ],
}
CLUBS = [
    ["organisatie", "sector", "relatie"],
    *([f"Club {place}", ("wonen", "zorg")[place % 2], "partner"] for place in range(6)),
]
COURSE = {
    "Edities": [
        ["editie", "titel", "start", "eind"],
        ["1", "Zomer", date(2022, 2, 1), date(2022, 6, 1)],
    ],
    "Inschrijvingen": [
        ["editie", "deelnemer", "organisatie", "status"],
        *(["1", f"Mens {place}", None, "afgerond" if place < 9 else "gestopt"]
          for place in range(12)),
    ],
}  # fmt: skip
DATED = {
    "Activiteiten": MET["Activiteiten"],
    "Aanwezigheid": [[row[0], row[1], row[3]] for row in MET["Aanwezigheid"]],
}


@pytest.fixture
def facts_of(tmp_path, capsys):
    """Return what `facts --json --internal` says of a workspace with these sheets."""

    def ask(sheets, year=2022):
        root = builders.workspace(tmp_path, sheets).root
        status = cli.main(["facts", str(root), "--year", str(year), "--json", "--internal"])
        out, err = capsys.readouterr()
        assert (status, "Traceback" in err) == (0, False), err
        facts = json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} in the facts"))
        for fact in facts:
            if fact["value"] is None and fact["low"] is None:
                assert fact["reason"], fact["id"]
                assert fact["status"] != "ok", fact["id"]
            numbers = [fact[name] for name in ("value", "low", "high", "coverage")]
            assert all(one is None or math.isfinite(one) for one in numbers), fact["id"]
        return {(fact["id"], *fact["group"].values()): fact for fact in facts}

    return ask


def measured(facts):
    """Return the indicators of which anything is given."""
    return {
        key[0].partition(".")[0]
        for key, fact in facts.items()
        if fact["value"] is not None or fact["low"] is not None
    }


def test_attendance_and_organisations(facts_of):
    facts = facts_of({**MET, "Organisaties": CLUBS})
    assert facts[("participants",)]["value"] == 12
    assert facts[("attendances",)]["value"] == 15
    assert facts[("participants", "wonen")]["value"] == 6
    assert facts[("active_partners",)]["value"] == 6
    assert facts[("event_mix.event", "A1")]["value"] == pytest.approx(1 - 60 / 132)
    assert facts[("ties.count", "1")]["value"] == 15
    assert facts[("ties.count", "2")]["value"] == 3
    assert facts[("spread.share", "Club 0")]["value"] == pytest.approx(3 / 15)
    assert facts[("diplomas.count",)]["status"] == "niet_gemeten"
    assert facts[("self_assessed_growth",)]["status"] == "niet_gemeten"


def test_editions_and_enrolments(facts_of):
    facts = facts_of(COURSE)
    share = facts[("diplomas", "1")]
    assert (share["value"], share["numerator"], share["denominator"]) == (0.75, 9, 12)
    assert facts[("diplomas.stopped", "1")]["value"] == 3
    assert measured(facts) <= {"diplomas", "contributions", "neighbourhoods", "partners",
                               "completeness"}  # fmt: skip
    assert facts[("activities",)]["status"] == "niet_gemeten"
    assert facts[("participants",)]["status"] == "niet_gemeten"


def test_dated_visits(facts_of):
    facts = facts_of(DATED, year=2023)
    back = facts[("time_to_return.survival", "59")]
    assert back["value"] == pytest.approx(9 / 12)
    assert facts[("returners",)]["value"] == pytest.approx(3 / 12)
    # Of twelve people nine were followed for a year, and a curve needs ten.
    assert facts[("time_to_return.within_12_months",)]["status"] == "loopt_nog"
    assert facts[("time_to_return.median",)]["status"] == "niet_bereikt"
    assert facts[("retention", "2022", "0")]["value"] == 1
    assert facts[("cross_sector_meetings",)]["status"] == "niet_gemeten"
    assert facts[("ties", "1")]["status"] == "niet_gemeten"


def test_organisations_that_no_sheet_defines_count_as_they_stand(facts_of, tmp_path, capsys):
    facts = facts_of(MET)
    assert facts[("participants", "Club 0")]["value"] == 2
    assert facts[("spread.share", "Club 0")]["value"] == pytest.approx(3 / 15)
    assert facts[("event_mix",)]["status"] == "niet_gemeten"
    assert facts[("active_partners",)]["status"] == "niet_gemeten"
    assert cli.main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("er is geen blad Organisaties") == 1


def test_an_organisation_that_the_sheet_lacks_is_refused(tmp_path, capsys):
    root = builders.workspace(tmp_path, {**MET, "Organisaties": CLUBS[:-1]}).root
    assert cli.main(["facts", str(root), "--year", "2022", "--json", "--internal"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("sheets", "given"),
    [
        ({"Organisaties": CLUBS}, {"partners"}),
        ({"Activiteiten": MET["Activiteiten"]}, {"activities"}),
        ({"Activiteiten": [ACTIVITIES]}, set()),
    ],
    ids=["organisations", "activities", "only a header"],
)
def test_one_sheet_or_none(facts_of, sheets, given):
    facts = facts_of(sheets)
    assert given <= measured(facts)
    assert given or not measured(facts) - {"contributions"}
    assert facts[("participants",)]["status"] == "niet_gemeten"
    people = ("new_faces", "returners", "ties", "event_mix", "spread", "diplomas",
              "young_talent", "self_assessed_growth", "recommendation", "used_at_work",
              "tie_change", "retention", "time_to_return", "young_talent_path")  # fmt: skip
    assert not measured(facts) & set(people)


def test_a_folder_without_a_file_is_refused_in_one_sentence(tmp_path, capsys):
    root = builders.workspace(tmp_path, {}).root
    assert cli.main(["facts", str(root), "--year", "2022", "--json", "--internal"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "In de datamap staat geen bestand om te lezen." in err


def test_r20_the_davis_women_through_workbooks(facts_of):
    case = read_case("R20_davis_ei_derived")
    header, *rows = case["input"]["rows"]
    assert header == ["person", "event"]
    women = list(dict.fromkeys(person for person, _ in rows))
    events = list(dict.fromkeys(event for _, event in rows))
    sectors = ["eerste" if place < 9 else "tweede" for place in range(len(women))]
    clubs = [
        [f"Club {woman}", sector, "partner"] for woman, sector in zip(women, sectors, strict=True)
    ]
    days = [[event, event, "bijeenkomst", date(2022, 1, 1 + place)]
            for place, event in enumerate(events)]  # fmt: skip
    came = [[event, woman, f"Club {woman}", "ja"] for woman, event in rows]
    facts = facts_of(
        {
            "Activiteiten": [ACTIVITIES, *days],
            "Aanwezigheid": [PRESENT, *came],
            "Organisaties": [CLUBS[0], *clubs],
        }
    )
    derived = case["derived"]
    ei = facts[("cross_sector_meetings.ei",)]
    assert ei["value"] == pytest.approx(derived["ei_newman_weighted"], abs=derived["tol"])
    chance = facts[("cross_sector_meetings.chance",)]["value"]
    assert 2 * chance - 1 == pytest.approx(derived["chance_ei"], abs=derived["tol"])


def test_r12_gini_through_workbooks(facts_of):
    case = read_case("R12_gini")
    facts = facts_of(sheets_of_counts(case["input"]["small"]))
    (said,) = (one for one in case["published"] if one["name"] == "gini_small")
    assert facts[("spread.gini",)]["value"] == pytest.approx(said["value"], abs=said["tol"])


def test_r13_simpson_and_the_inverse_of_hhi_through_workbooks(facts_of):
    case = read_case("R13_hhi_blau_simpson")
    quadrat = case["input"]["quadrat"]
    facts = facts_of(sheets_of_counts(quadrat, one_sector_each=True))
    (said,) = (one for one in case["published"] if one["name"] == "sum_n_n1_over_N_N1")
    mix = facts[("event_mix.event", "A")]["value"]
    assert 1 - mix == pytest.approx(said["value"], abs=1e-10)
    hhi = sum((count / sum(quadrat)) ** 2 for count in quadrat)
    assert facts[("spread",)]["value"] == pytest.approx(1 / hhi)


@pytest.mark.parametrize("place", range(4))
def test_r13_published_concentrations_through_workbooks(facts_of, place):
    case = read_case("R13_hhi_blau_simpson")
    shares = list(case["input"]["shares_pct"].values())[place]
    hhi = case["published"][0]["value"][place]
    facts = facts_of(sheets_of_counts(shares))
    spread = facts[("spread",)]
    if len(shares) < 5:
        assert (spread["value"], spread["status"]) == (None, "te_klein")
        parts = [facts[("spread.share", f"Club {club}")]["value"] for club in range(len(shares))]
        assert 10_000 * sum(part**2 for part in parts) == pytest.approx(hhi, abs=1e-9)
    else:
        assert 10_000 / spread["value"] == pytest.approx(hhi, abs=1e-9)


def read_case(name):
    return json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))


def sheets_of_counts(counts, one_sector_each=False):
    """Return sheets of one activity to which each organisation sent so many people."""
    sectors = [f"sector {club}" if one_sector_each else "wonen" for club in range(len(counts))]
    came = [
        ["A", f"Mens {club} {place}", f"Club {club}", "ja"]
        for club, count in enumerate(counts)
        for place in range(count)
    ]
    clubs = [[f"Club {club}", sector, "partner"] for club, sector in enumerate(sectors)]
    return {
        "Activiteiten": [ACTIVITIES, ["A", "Een", "bijeenkomst", date(2022, 3, 3)]],
        "Aanwezigheid": [PRESENT, *came],
        "Organisaties": [CLUBS[0], *clubs],
    }
