"""One invented programme in every layout of an office is read as the same programme.

Judged from outside, by what the office was promised: the tables hold the truth, the facts are
equal, nothing is complained of, the ledger accounts for each row, and no message names anybody.
"""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from wijkmakers_analysis.cli.facts import read_facts
from wijkmakers_analysis.programme import check_workspace, load_programme
from wijkmakers_analysis.settings import load_settings

from corpus.exported import teams_list, teams_report
from corpus.judging import (
    comers,
    counted_heights,
    differences,
    expected_ledger,
    person_of_pseudonym,
)
from corpus.layouts import SECRET, all_cases, sheet_of
from corpus.pages import Book, cell_name, put_list
from corpus.pages import Page as NewPage
from corpus.truth import LISTED, TITLES, affiliations_on, make_truth

TRUTH = make_truth()
CASES = all_cases(TRUTH)
WHOLE = [name for name, case in CASES.items() if case.is_whole]
# Equal tables give equal facts; these layouts prove it in every run, the others in the long one.
SHORT = ("wide_by_date", "sheet_per_activity", "csv_tab_utf16", "old_xls", "open_document")


@pytest.fixture(scope="session")
def workspaces(tmp_path_factory):
    """Return a function from the name of a layout to its workspace: folder, reading, problems."""

    @cache
    def workspace(name):
        folder = CASES[name].write(tmp_path_factory.mktemp(name) / "ruimte")
        return folder, *check_workspace(load_settings(folder))

    return workspace


def told(problems):
    return [f"{problem.severity}: {problem}" for problem in problems]


@cache
def facts_of(folder):
    facts = read_facts(load_settings(folder), 2022, internal=True)
    return sorted(json.dumps(replace(fact, sources=()).as_dict()) for fact in facts)


def run(folder, *call):
    done = subprocess.run(
        [sys.executable, "-m", "wijkmakers_analysis", call[0], str(folder), *call[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout, done.stderr


def test_the_corpus_is_as_large_as_was_promised():
    assert len(CASES) >= 12
    assert len(TRUTH.people) == 60
    assert len(TRUTH.tables["organisations"]) == 8
    assert len(TRUTH.tables["activities"]) >= 12
    assert set(TRUTH.tables) == set(TITLES)
    assert len(TRUTH.canaries()) > 120


@pytest.mark.parametrize("name", WHOLE)
def test_every_layout_holds_the_same_programme(workspaces, name):
    _, reading, problems = workspaces(name)
    notes = CASES[name].notes
    strange = [each for each in problems if (each.file, each.sheet, each.cell) not in notes]
    assert told(strange) == []
    assert [each for each in problems if each.severity == "fout"] == []
    assert differences(TRUTH, reading) == {}


@pytest.mark.parametrize("name", WHOLE)
def test_pseudonyms_and_open_doubles_do_not_depend_on_the_layout(workspaces, name):
    _, reading, _ = workspaces(name)
    first = workspaces(WHOLE[0])[1]
    assert person_of_pseudonym(TRUTH, reading) == person_of_pseudonym(TRUTH, first)
    people = person_of_pseudonym(TRUTH, reading)
    pairs = reading.possible_doubles[["person_1", "person_2"]].values.tolist()
    assert [{people[one], people[other]} for one, other in pairs] == [set(TRUTH.open_pair)]


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in SHORT else pytest.mark.long) for name in WHOLE[1:]],
)
def test_every_layout_gives_the_same_facts(workspaces, name):
    one, other = facts_of(workspaces(WHOLE[0])[0]), facts_of(workspaces(name)[0])
    assert len(one) > 100
    assert other == one


def test_the_same_list_in_xlsx_ods_and_csv_gives_the_same_facts_at_the_command_line(workspaces):
    printed = []
    for name in ("wide_by_id", "open_document", "csv_semicolon_bom"):
        status, out, _ = run(workspaces(name)[0], "facts", "--year", "2022", "--json", "--internal")
        assert status == 0
        printed.append([{**fact, "sources": None} for fact in json.loads(out)])
    assert len(printed[0]) > 100
    assert printed[1] == printed[0]
    assert printed[2] == printed[0]


@pytest.mark.parametrize("name", CASES)
def test_the_ledger_accounts_for_every_row(workspaces, name):
    folder, reading, _ = workspaces(name)
    case = CASES[name]
    rows = {}
    for row in reading.ledger:
        assert row.rows == row.used + sum(row.skipped.values()), row
        rows.setdefault((row.file, row.sheet), []).append(row)
    heights = counted_heights(case, folder)
    expected = {}
    for book, page, placed in case.lists():
        place = book.path, sheet_of(book, page)
        expected.setdefault(place, []).append(expected_ledger(placed))
        below = max(each.last_row for each in page.lists) + placed.below
        assert below == heights[place], place
    read = {
        place: sorted(
            (row.rows, row.used, sum(row.skipped.values()), row.hidden) for row in rows[place]
        )
        for place in expected
    }
    assert read == {place: sorted(lists) for place, lists in expected.items()}
    assert {book.path for book in case.books} == {row.file for row in reading.ledger}


@pytest.mark.parametrize("name", CASES)
def test_no_message_of_a_clean_workspace_names_anybody(workspaces, name):
    _, _, problems = workspaces(name)
    text = "\n".join(told(problems)).casefold()
    assert [word for word in TRUTH.canaries() if word in text] == []


def test_exports_of_products_are_read_as_the_list_that_they_are(workspaces):
    _, reading, problems = workspaces("exports")
    assert [each for each in told(problems) if each.startswith("fout")] == []
    assert differences(TRUTH, reading, without=("attendance",)) == {}
    assert comers(TRUTH, reading) == comers(TRUTH, workspaces("long_list")[1])


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("nieuw.csv", lambda people, day: teams_report(people, day, language="nl")),
        ("nieuw in het Engels.csv", lambda people, day: teams_report(people, day, language="en")),
        ("oud.csv", teams_list),
        ("oud, andersom.csv", lambda people, day: teams_list(people, day, big_end=True)),
    ],
)
def test_every_report_of_teams_gives_the_same_comers(workspaces, tmp_path, path, make):
    case = CASES["exports"].copy()
    day = next(row["date"] for row in TRUTH.tables["activities"] if row["activity_id"] == "T01")
    people = TRUTH.people[4:16]
    for book in case.books:
        if book.path.startswith("teams/"):
            book.path, book.content = f"teams/{path}", make(people, day)
    reading, problems = check_workspace(load_settings(case.write(tmp_path / "ruimte")))
    assert [each for each in told(problems) if each.startswith("fout")] == []
    frame = reading.tables["attendance"]
    here = frame[(frame["activity_id"] == "T01") & (frame["presence"] == "aanwezig")]
    assert here["person_id"].nunique() == len(here) == len(people)
    if path.startswith("nieuw"):  # the old list has no address: its names stand alone
        assert comers(TRUTH, reading) == comers(TRUTH, workspaces("long_list")[1])


def test_a_trainee_counts_for_the_partner_of_the_day(workspaces):
    day = {row["activity_id"]: row["date"] for row in TRUTH.tables["activities"]}
    for name in ("long_list", "wide_by_id", "old_xls"):
        folder, reading, _ = workspaces(name)
        people = person_of_pseudonym(TRUTH, reading)
        frame = load_programme(load_settings(folder)).attendance
        counted = {
            (people[row["person_id"]], row["activity_id"]): row["organisation"]
            for row in frame.to_dict("records")
            if people.get(row["person_id"]) in TRUTH.trainees
        }
        expected = {
            (number, code): affiliations_on(TRUTH, number, day[code])[0]
            for number in TRUTH.trainees
            for code in LISTED
        }
        assert counted == expected
        for number in TRUTH.trainees:
            assert len({home for (who, _), home in counted.items() if who == number}) == 3


def test_two_machines_with_one_secret_give_the_same_pseudonyms(workspaces, tmp_path):
    here = workspaces("long_list")[1]
    there, _ = check_workspace(load_settings(CASES["open_document"].write(tmp_path / "daar")))
    for table, column in (("participants", "person_id"), ("survey_answers", "respondent_id")):
        assert list(here.tables[table][column]) == list(there.tables[table][column])
    assert set(here.tables["attendance"]["person_id"]) == set(
        there.tables["attendance"]["person_id"]
    )
    other = CASES["long_list"].write(tmp_path / "ander")
    (other / ".wijkmakers" / "secret").write_text("a1" * 32 + "\n", encoding="ascii")
    strangers, _ = check_workspace(load_settings(other))
    assert SECRET != "a1" * 32
    ids = set(strangers.tables["attendance"]["person_id"])
    assert ids.isdisjoint(here.tables["attendance"]["person_id"])


def test_decided_doubles_stay_decided(workspaces, tmp_path):
    case = CASES["long_list"].copy()
    (page,) = (page for page in case.books[0].pages if page.title == "Dubbelen")
    one, other = (TRUTH.people[number] for number in TRUTH.open_pair)
    page.put_row(3, [one.name, other.name, "nee", date(2022, 10, 4), "programmaleider"])
    apart, problems = check_workspace(load_settings(case.write(tmp_path / "apart")))
    assert told(problems) == []
    assert len(apart.possible_doubles) == 0
    before = workspaces("long_list")[1].tables["attendance"]["person_id"]
    assert list(apart.tables["attendance"]["person_id"]) == list(before)
    page.put(3, 3, "ja")
    joined, problems = check_workspace(load_settings(case.write(tmp_path / "samen")))
    ids = joined.tables["attendance"]["person_id"]
    assert len(joined.possible_doubles) == 0
    assert ids.nunique() == before.nunique() - 1


def test_corrections_repair_known_wrong_cells(tmp_path):
    case = CASES["long_list"].copy()
    book = case.books[0]
    page = next(page for page in book.pages if page.title == "Activiteiten")
    (placed,) = page.lists
    wrong = {"capacity": "twintg", "date": "31-2-2022", "neighbourhoods": "Selwert"}
    rows = []
    for record, (column, value) in enumerate(wrong.items(), start=1):
        cell = placed.cell(record, column)
        right = page.cells[cell]
        page.put(*cell, value)
        rows.append([book.path, page.title, cell_name(*cell), value, right, "verkeerd getypt"])
    corrections = NewPage("Correcties")
    corrections.put_row(1, ["bestand", "blad", "cel", "was", "wordt", "reden"])
    for number, row in enumerate(rows, start=2):
        corrections.put_row(number, row)
    book.pages.append(corrections)
    reading, problems = check_workspace(load_settings(case.write(tmp_path / "ruimte")))
    assert told(problems) == []
    assert differences(TRUTH, reading) == {}


def test_a_hidden_sheet_is_read_where_the_settings_name_it(tmp_path):
    case = CASES["long_list"].copy()
    book = case.books[0]
    page = next(page for page in book.pages if page.title == "Bijdragen")
    page.is_hidden = True
    case.settings = f'\n[[sheets]]\nfile = "{book.path}"\nsheet = "Bijdragen"\n'
    case.settings += 'table = "Bijdragen"\n'
    reading, problems = check_workspace(load_settings(case.write(tmp_path / "ruimte")))
    assert told(problems) == []
    assert differences(TRUTH, reading) == {}


def test_a_bad_file_does_not_stop_the_others_and_the_status_is_1(tmp_path):
    case = CASES["csv_comma"].copy()
    case.books.append(Book("half.xlsx", "xlsx", [], content=b"PK\x03\x04" + b"\0" * 500))
    names = NewPage("notities")
    people = TRUTH.people[20:26]
    names.put_row(1, [person.name for person in people])
    names.put_row(2, [person.email for person in people])
    case.books.append(Book("lijstje.csv", "csv", [names]))
    twice = NewPage("Verhalen")
    put_list(twice, TRUTH, "stories")
    case.books.append(Book("kopie van Verhalen.csv", "csv", [twice]))
    folder = case.write(tmp_path / "ruimte")
    status, out, errors = run(folder, "check")
    assert status == 1
    for name in ("half.xlsx", "lijstje.csv", "Verhalen.csv", "kopie van Verhalen.csv"):
        assert name in out
    assert [word for word in TRUTH.canaries() if word in (out + errors).casefold()] == []
    assert "Traceback" not in errors
    reading, _ = check_workspace(load_settings(folder))
    assert differences(TRUTH, reading, without=("stories",)) == {}


def test_the_folder_of_a_case_holds_every_file_of_it(workspaces):
    for name in ("one_file_a_list", "exports"):
        folder = Path(workspaces(name)[0])
        written = {path.relative_to(folder / "data").as_posix()
                   for path in (folder / "data").rglob("*.*")}  # fmt: skip
        assert written == {book.path for book in CASES[name].books}
