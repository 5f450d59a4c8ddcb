"""A workspace with nothing but a survey yields its facts, through real workbooks."""

import json
from datetime import date

import pytest

from wijkmakers_analysis import cli
from wijkmakers_analysis.settings import Year

import builders

ONE_YEAR = {2022: Year(2022, "2022", date(2022, 1, 1), date(2022, 12, 31))}
QUESTIONS = [
    ("vraag", "tekst", "soort", "schaal min", "schaal max"),
    ("V1", "Ik weet wie ik kan vragen.", "zelfbeoordeling", None, None),
    ("V5", "Raadt u ons aan?", "aanbeveling", 0, 10),
    ("V6", "Gebruikt u het?", "toepassing", None, None),
]
BEFORE = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2)
AFTER = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
SCORES = [
    *((f"R{at}", "voor", "V1", score) for at, score in enumerate(BEFORE)),
    *((f"R{at}", "na", "V1", score) for at, score in enumerate(AFTER)),
    *((f"R{at}", "na", "V5", 5 + at // 2) for at in range(10)),
    *((f"R{at}", "later", "V6", "ja" if at < 6 else "nee") for at in range(8)),
]
BY_EDITION = [
    ("editie", "respondent", "moment", "vraag", "score"),
    *(("1", *row) for row in SCORES),
]
EDITIONS = [("editie", "eind", "diploma's geteld"), ("1", date(2022, 6, 1), 10)]


def facts_of(tmp_path, capsys, sheets, years=ONE_YEAR, year="2022", internal=True):
    root = builders.workspace(tmp_path, sheets, years).root
    options = ["--internal"] if internal else []
    status = cli.main(["facts", str(root), "--year", year, "--json", *options])
    out, err = capsys.readouterr()
    assert (status, "Traceback" in err) == (0, False), err
    return {(fact["id"], *fact["group"].values()): fact for fact in json.loads(out)}


@pytest.mark.parametrize(
    "sheets",
    [
        {"Edities": EDITIONS, "Antwoorden": BY_EDITION},
        {"Edities": [("editie", "titel"), ("1", "Zomer")], "Antwoorden": BY_EDITION},
        {"Antwoorden": BY_EDITION},
        {"Antwoorden": [row[1:] for row in BY_EDITION]},
        {
            "Activiteiten": [("activiteit", "titel", "soort", "datum"),
                             ("W1", "Workshop", "workshop", date(2022, 6, 1))],
            "Antwoorden": [("activiteit", *BY_EDITION[0][1:]),
                           *(("W1", *row) for row in SCORES)],
        },
        {"Antwoorden": [("activiteit", *BY_EDITION[0][1:]), *(("W1", *row) for row in SCORES)]},
    ],
    ids=["edition", "undated edition", "no sheet of editions", "no column", "activity",
         "no sheet of activities"],
)  # fmt: skip
def test_a_survey_alone_yields_its_facts(tmp_path, capsys, sheets):
    facts = facts_of(tmp_path, capsys, {"Vragen": QUESTIONS, **sheets})
    growth = facts[("self_assessed_growth",)]
    assert growth["value"] == pytest.approx(1.58)
    assert (growth["low"], growth["high"]) == pytest.approx((0.7001142, 2.4598858), abs=5e-8)
    assert facts[("self_assessed_growth.wilcoxon_p",)]["value"] == pytest.approx(0.009091, abs=5e-7)
    assert facts[("self_assessed_growth", "V1")]["n"] == 10
    assert facts[("used_at_work",)]["value"] == 0.75
    assert facts[("recommendation.mean",)]["value"] == 7
    assert facts[("recommendation.score", "9")]["value"] == 2
    response = facts[("used_at_work.response",)]
    assert response["value"] == (0.8 if EDITIONS in sheets.values() else None)
    others = {id for id, *_ in facts} - {
        id for id, *_ in facts if id.split(".")[0] in (
            "self_assessed_growth", "used_at_work", "recommendation", "completeness")
    }  # fmt: skip
    assert len(others) > 20
    for fact in facts.values():
        if fact["value"] is None and fact["low"] is None:
            assert fact["reason"], fact["id"]


def test_small_groups_have_no_number_for_a_reader_and_one_for_the_office(tmp_path, capsys):
    few = [row for row in BY_EDITION if row[1] in ("respondent", "R0", "R1", "R2", "R3")]
    sheets = {"Vragen": QUESTIONS, "Edities": EDITIONS, "Antwoorden": few}
    inside = facts_of(tmp_path / "a", capsys, sheets)
    outside = facts_of(tmp_path / "b", capsys, sheets, internal=False)
    for id in ("self_assessed_growth", "recommendation.mean", "used_at_work"):
        assert inside[(id,)]["value"] is not None
        assert inside[(id,)]["status"] == outside[(id,)]["status"] == "te_klein"
        assert outside[(id,)]["value"] is None
        assert outside[(id,)]["shown"] == "–"
    assert ("used_at_work.mcnemar_p",) not in outside


def test_an_edition_without_a_sheet_warns_once(tmp_path, capsys):
    root = builders.workspace(
        tmp_path, {"Vragen": QUESTIONS, "Antwoorden": BY_EDITION}, ONE_YEAR
    ).root
    assert cli.main(["check", str(root)]) == 0
    out, _ = capsys.readouterr()
    assert out.count("er is geen blad Edities") == 1


def test_the_same_answer_twice_is_a_problem(tmp_path, capsys):
    sheets = {"Vragen": QUESTIONS, "Edities": EDITIONS, "Antwoorden": [*BY_EDITION, BY_EDITION[1]]}
    root = builders.workspace(tmp_path, sheets, ONE_YEAR).root
    assert cli.main(["check", str(root)]) == 1
    out, _ = capsys.readouterr()
    assert "dezelfde combinatie staat ook in" in out
    assert "R0" not in out
