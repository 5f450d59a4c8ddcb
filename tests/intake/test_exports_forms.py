"""Answers to forms: a question is known by its code or text, a person never guessed or quoted."""

import pandas as pd
import pytest

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.exports import read_export, recognise_export
from wijkmakers_analysis.intake.exports.questions import Questions, parse_answer
from wijkmakers_analysis.settings import NamedExport, Settings

from export_files import FORM_HEADERS, form
from spreadsheets import sheet_of

INDEX = ActivityIndex({"w01": "W01"})
QUESTIONS = pd.DataFrame(
    [
        ("V1", "Ik ken de wijk Selwerd", "zelfbeoordeling"),
        ("V2", "Zou u ons aanbevelen?", "aanbeveling"),
        ("V3", "Heeft u er iets mee gedaan?", "toepassing"),
        ("V4", None, "open"),
        ("5", "Ik kan een gesprek leiden", "zelfbeoordeling"),
    ],
    columns=["item", "wording", "kind"],
    dtype=object,
)
ASKED = ["ik ken de wijk SELWERD.", "V2", "3. Heeft u er iets mee gedaan?", "V4: Wat nam u mee?"]
SECRET = "Xandria Quibberdonk"
ANSWERS = [
    ("x@wobbel.example", ["4 - mee eens", 9, "Ja, vaak", SECRET]),
    ("", ["2", "7", "nee", ""]),
    ("", ["", "", "", ""]),
    ("z@wobbel.example", ["", "10", "", ""]),
]


def read(rows, name="evaluatie W01 na.xlsx", exports=(), questions=QUESTIONS, sheet="Sheet1"):
    raw = sheet_of(name, sheet, rows)
    export = recognise_export(raw)
    assert export is not None
    settings = Settings(None, "Wijkmakers", None, {}, exports=tuple(exports))
    part = read_export(raw, export, INDEX, settings, questions)
    ledger = part.ledger
    assert ledger.table == "survey_answers"
    assert ledger.rows == raw.height - 1 == ledger.used + sum(ledger.skipped.values())
    assert list(part.frame.columns) == list(empty_table("survey_answers").columns)
    assert not any(SECRET in str(problem) for problem in part.problems)
    return part


def told(part):
    return [f"{problem.severity}: {problem}" for problem in part.problems]


@pytest.mark.parametrize("kind", FORM_HEADERS)
def test_each_form_gives_the_same_answers(kind):
    part = read(form(ASKED, ANSWERS, kind=kind))
    assert told(part) == []
    frame = part.frame
    assert frame[["row", "item", "score"]].values.tolist() == [
        [2, "V1", "4"],
        [2, "V2", "9"],
        [2, "V3", "ja"],
        [2, "V4", SECRET],
        [3, "V1", "2"],
        [3, "V2", "7"],
        [3, "V3", "nee"],
        [5, "V2", "10"],
    ]
    assert set(frame["activity_id"]) == {"W01"}
    assert set(frame["moment"]) == {"na"}
    assert frame["cohort"].isna().all()
    people = frame["respondent"].tolist()
    if kind == "Google anonymous":
        assert all(person.startswith("anoniem-") for person in people)
    else:
        assert people[:4] == ["x@wobbel.example"] * 4
        assert people[-1] == "z@wobbel.example"
    assert people[4] == people[5] == people[6]
    assert people[4].startswith("anoniem-3-")
    assert part.ledger.used == 3
    assert part.ledger.skipped == {"geen enkele vraag beantwoord": 1}


def test_a_code_of_nobody_is_the_same_in_each_run_and_no_other_file():
    rows = form(ASKED, [("", ["3", "", "", ""])] * 2, kind="Google anonymous")
    first, again = read(rows).frame["respondent"], read(rows).frame["respondent"]
    other = read(rows, "evaluatie W01 later.xlsx").frame["respondent"]
    assert first.tolist() == again.tolist()
    assert len({*first, *other}) == 4
    assert all(any(sign.isdigit() for sign in code) for code in first)


def test_an_answer_has_the_address_of_its_own_cell():
    part = read(form(["Opmerking", *ASKED], [("", [SECRET, "4", 9, "ja", "x"])], kind="MS nl"))
    assert part.frame["cell_column"].tolist() == ["G", "H", "I", "J"]
    assert part.letters == {"respondent": "D"}
    assert told(part) == [
        "waarschuwing: evaluatie W01 na.xlsx › Sheet1 › F1: 1 kolom zonder vraag uit blad Vragen "
        "niet gelezen (F1). Zet de vraag in blad Vragen, met de tekst zoals in het formulier, als "
        "de kolom mee moet doen; anders is dit goed."
    ]


def test_settings_tie_to_an_edition_and_give_the_moment():
    named = [NamedExport("*.xlsx", moment="voor"), NamedExport("meting.xlsx", edition="2022-1")]
    frame = read(form(ASKED, ANSWERS, kind="MS en"), "meting.xlsx", named).frame
    assert set(frame["cohort"]) == {"2022-1"}
    assert set(frame["moment"]) == {"voor"}
    assert frame["activity_id"].isna().all()


def test_what_was_then_can_be_asked_afterwards():
    rows = form(["V1", "V1 (toen)"], [("", ["4", "2"])], kind="Google nl")
    frame = read(rows).frame
    assert frame[["item", "moment", "score"]].values.tolist() == [
        ["V1", "na", "4"],
        ["V1", "toen", "2"],
    ]


REFUSALS = [
    (
        {"rows": form(ASKED, ANSWERS, kind="MS nl"), "name": "evaluatie W01.xlsx"},
        "de naam van dit bestand noemt geen moment: voor, na, toen of later. Zet het moment in de "
        "naam van het bestand, of zet in wijkmakers.toml deze drie regels onder elkaar: "
        '1) [[exports]] 2) file = "evaluatie W01.xlsx" 3) moment = "na"',
    ),
    (
        {"rows": form(ASKED, ANSWERS, kind="MS nl"), "name": "W01 na en later.xlsx"},
        "de naam van dit bestand noemt meer dan één moment: voor, na, toen of later. Zet het "
        "moment in de naam van het bestand, of zet in wijkmakers.toml deze drie regels onder "
        'elkaar: 1) [[exports]] 2) file = "W01 na en later.xlsx" 3) moment = "na"',
    ),
    (
        {"rows": form(ASKED, ANSWERS, kind="Google nl"), "name": "evaluatie na.xlsx"},
        "het is niet duidelijk bij welke activiteit deze uitvoer hoort: de naam van het bestand "
        "zegt het niet. Zet de code van de activiteit in de naam van het bestand, of zet in "
        'wijkmakers.toml deze drie regels onder elkaar: 1) [[exports]] 2) file = "evaluatie na.xlsx" '
        '3) activity = "CODE" (of edition = "EDITIE")',
    ),
]


@pytest.mark.parametrize(("given", "message"), REFUSALS)
def test_answers_that_are_tied_to_nothing_are_not_used(given, message):
    part = read(**given)
    assert told(part) == [f"fout: {given['name']} › Sheet1: {message}"]
    assert part.frame.empty
    assert part.ledger.skipped == {
        "geen enkele vraag beantwoord": 1,
        "niet bij een activiteit te brengen": 3,
    }


def test_everything_that_keeps_answers_from_a_tie_is_told_at_once():
    part = read(form(ASKED, ANSWERS, kind="Google nl"), "evaluatie.xlsx")
    assert [problem.what for problem in part.problems] == [
        "het is niet duidelijk bij welke activiteit deze uitvoer hoort: de naam van het bestand "
        "zegt het niet",
        "de naam van dit bestand noemt geen moment: voor, na, toen of later",
    ]


def test_headers_that_leave_something_open():
    rows = form(["V1", "Ik ken de wijk Selwerd"], [("", ["4", "2"])], kind="Google nl")
    assert told(read(rows)) == [
        "fout: evaluatie W01 na.xlsx › Sheet1 › D1: deze vraag staat ook in kolom C. Haal één van "
        "de twee weg, of zet (voor), (na), (toen) of (later) achter de vraag in de kop."
    ]
    rows = form([SECRET], [("", ["4"])], kind="Google nl")
    assert told(read(rows)) == [
        "fout: evaluatie W01 na.xlsx › Sheet1 › C1: in dit formulier staat geen enkele vraag uit "
        "blad Vragen. Zet de vragen in blad Vragen, met de tekst zoals in het formulier, of haal "
        "het bestand uit de datamap."
    ]


def test_an_answer_without_a_number_is_told_by_address():
    rows = form(ASKED[:2], [("", [SECRET, "#N/B"]), ("", ["5", "8"])], kind="Google nl")
    assert read(rows).ledger.skipped == {"geen antwoord te lezen": 1}
    assert told(read(rows)) == [
        "fout: evaluatie W01 na.xlsx › Sheet1 › D2: in deze cel staat een foutwaarde van Excel. "
        "Herstel de formule, of zet er de waarde zelf neer.",
        "fout: evaluatie W01 na.xlsx › Sheet1 › C2: dit antwoord begint niet met een getal. Zet "
        "het getal van de schaal voor elk antwoord, zoals '4 - mee eens', of vul het getal in.",
    ]


@pytest.mark.parametrize(
    ("header", "item", "moment"),
    [
        ("V1", "V1", None),
        ("v 1", "V1", None),
        ("V1. Hoe goed kent u Selwerd?", "V1", None),
        ("Stellingen [Ik ken de wijk Selwerd]", "V1", None),
        ("Ik kén de wijk  Selwerd", "V1", None),
        ("Zou u ons aanbevelen? (later)", "V2", "later"),
        ("5", "5", None),
        ("5. Ik kan een gesprek leiden", "5", None),
        ("5. Iets heel anders", None, None),
        ("V10", None, None),
        ("V12. Iets heel anders", None, None),
        ("Naam", None, None),
    ],
)
def test_a_question_is_known_by_code_or_text(header, item, moment):
    found = Questions(QUESTIONS).asked_in(header)
    assert (found and (found.item, found.moment)) == (item and (item, moment))


@pytest.mark.parametrize(
    ("text", "kind", "score"),
    [
        ("4", "zelfbeoordeling", "4"),
        ("4 - mee eens", "zelfbeoordeling", "4"),
        ("4: mee eens", "zelfbeoordeling", "4"),
        ("4 = mee eens", "zelfbeoordeling", "4"),
        ("4 mee eens", "zelfbeoordeling", "4"),
        ("3,5", "aanbeveling", "3,5"),
        ("10 (zeker)", "aanbeveling", "10"),
        ("Nee, nog niet", "toepassing", "nee"),
        ("1", "toepassing", "1"),
        ("Nee, nog niet", "open", "Nee, nog niet"),
        ("5-4-2022", None, "5-4-2022"),
    ],
)
def test_an_answer_is_a_number_or_begins_with_one(text, kind, score):
    assert parse_answer(text, kind) == score
