"""The committed data are what their writers write, say where they come from, and name nobody."""

import csv
import importlib.util
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.example import write_data
from wijkmakers_analysis.settings import load_settings

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "data" / "example"
PUBLIC = ROOT / "data" / "public" / "werkboeken"
# People whom public pages about the first year name; roles stand in their place.
REAL_NAMES = ("Verdonk", "Bregman")
EMPTY = (None, "")


def writer_of_public():
    spec = importlib.util.spec_from_file_location("write_public", ROOT / "tools/write_public.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def files_in(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows_of(folder):
    """Yield (file, sheet, rows as header -> value) of every sheet with data."""
    for path in sorted(folder.glob("*.xlsx")):
        book = load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title != "Lees mij":
                header, *rows = sheet.iter_rows(values_only=True)
                yield path.name, sheet.title, [dict(zip(header, row, strict=True)) for row in rows]
        book.close()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield path.name, "", list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def example():
    return list(rows_of(EXAMPLE))


@pytest.fixture(scope="module")
def public():
    return {sheet: rows for _, sheet, rows in rows_of(PUBLIC)}


def by(rows, header):
    return {row[header]: row for row in rows}


def test_example_is_what_the_generator_writes(tmp_path):
    write_data(tmp_path)
    assert files_in(tmp_path) == files_in(EXAMPLE)


def test_public_is_what_its_writer_writes(tmp_path):
    writer_of_public().write_public(tmp_path)
    assert files_in(tmp_path) == files_in(PUBLIC)


def test_the_committed_data_are_small():
    assert sum(len(content) for content in files_in(EXAMPLE).values()) < 1_200_000
    assert sum(len(content) for content in files_in(PUBLIC).values()) < 400_000


@pytest.mark.parametrize("folder", [EXAMPLE, PUBLIC], ids=["example", "public"])
def test_every_workbook_opens_with_what_it_holds(folder):
    for path in folder.glob("*.xlsx"):
        book = load_workbook(path)
        note = " ".join(str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True))
        assert book.sheetnames[0] == "Lees mij"
        assert ("verzonnen" in note) == (folder == EXAMPLE), path.name
        for sheet in book.worksheets[1:]:
            assert sheet.freeze_panes == "B2"
            assert all(cell.font.bold for cell in sheet[1])
        book.close()


@pytest.mark.parametrize("folder", [EXAMPLE, PUBLIC], ids=["example", "public"])
def test_no_real_person_and_every_row_has_its_source(folder):
    for name, sheet, rows in rows_of(folder):
        for row in rows:
            text = " ".join(str(value) for value in row.values() if value not in EMPTY)
            assert not any(real in text for real in REAL_NAMES), (name, sheet)
            assert row["bron"] not in EMPTY, (name, sheet)
            assert all(not str(value).startswith("=") for value in row.values())


def test_everything_about_people_in_the_example_is_marked_invented(example):
    seen = set()
    for _, sheet, rows in example:
        headers = set(rows[0])
        if headers & {"deelnemer", "deelnemer 1", "naam", "respondent"}:
            seen.add(sheet)
            assert all(row["bron"].startswith("verzonnen") for row in rows), sheet
    assert {"Aanwezigheid", "Wandelingen", "Deelnemers", "Contactpersonen", ""} <= seen


def test_mail_of_the_example_can_reach_nobody(example):
    addresses = {
        value
        for _, _, rows in example
        for row in rows
        for value in row.values()
        if isinstance(value, str) and "@" in value
    }
    assert len(addresses) > 300
    assert all(re.fullmatch(r"[a-z0-9.]+@example\.org", address) for address in addresses)


def test_the_example_keeps_the_public_facts(example):
    rows = next(rows for _, sheet, rows in example if sheet == "Activiteiten")
    kept = by(rows, "activiteit")
    with (ROOT / "data/facts/activities.csv").open(encoding="utf-8", newline="") as file:
        facts = by(csv.DictReader(file), "id")
    for code in kept.keys() & facts.keys():
        fact, row = facts[code], kept[code]
        assert row["soort"] == fact["type"]
        assert row["rol gids"] in EMPTY or row["rol gids"] == fact["guide_role"]
        if fact["date_precision"] == "day":
            assert row["datum"].date().isoformat() == fact["date"]
        if fact["venue"]:
            assert row["locatie"] == fact["venue"]
    assert len(kept.keys() & facts.keys()) >= 24


def test_the_example_has_what_a_review_must_cope_with(example):
    sheets = {sheet: rows for _, sheet, rows in example}
    activities = sheets["Activiteiten"]
    counted = {str(row["bezoekers geteld"]) for row in activities}
    assert {"meer dan 60", "14"} <= counted
    assert {row["status"] for row in activities} == {"doorgegaan", "geannuleerd"}
    partners = [row for row in sheets["Organisaties"] if row["relatie"] == "partner"]
    at_end = [row for row in partners if row["sinds"].date() <= date(2022, 11, 30)]
    sectors = [row["sector"] for row in at_end]
    assert len(at_end) == 21
    assert len(set(sectors)) >= 8
    assert sum(sectors.count(sector) >= 3 for sector in set(sectors)) >= 5
    assert {row["toestemming"] for row in sheets["Verhalen"]} == {
        "jaaroverzicht", "partner", "openbaar", "nee",
    }  # fmt: skip
    assert len({row["soort"] for row in sheets["Bijdragen"]}) == 6
    status = [(row["editie"], row["status"]) for row in sheets["Inschrijvingen"]]
    assert [status.count((edition, "afgerond")) for edition in "123"] == [10, 13, 0]
    assert status.count(("3", "bezig")) == 15


def test_public_says_what_a_review_must_say(public):
    activities = by(public["Activiteiten"], "activiteit")
    counts = by(public["Aantal partners"], "datum")
    editions = by(public["Edities"], "editie")
    assert counts["februari 2022"]["aantal"] == 16
    assert counts["november 2022"]["aantal"] == 21
    assert (editions["1"]["diploma's geteld"], editions["1"]["gestart geteld"]) == (10, None)
    assert (editions["2"]["start"].date(), editions["2"]["gestart geteld"]) == (
        date(2022, 9, 29),
        15,
    )
    assert activities["A05"]["wijk"] == "Vinkhuizen"
    assert activities["A10"]["gepland als"] == "werkplaats"
    assert (activities["A08"]["datum"], activities["A08"]["lijst volledig"]) == (
        "april 2022",
        "nee",
    )
    assert activities["A09"]["bezoekers geteld"] == 10
    assert activities["A09"]["opdrachtgever"] == "gemeente Groningen"
    assert "VONK" in activities["A12"]["titel"]
    assert activities["A17"]["datum"].date() == date(2022, 11, 7)
    assert activities["A18"]["locatie"] == "Bie de Buuf"
    assert "ongedeelde stad" in activities["A18"]["thema"]
    assert activities["A25"]["wijk"] == "Hunzeboord"
    question = public["Vraagstukken"][0]
    assert (question["organisatie"], question["opvolging"]) == ("Nijestee", "antwoord")
    talent = [row for row in public["Organisaties"] if row["relatie"].startswith("samenwerking")]
    assert {row["organisatie"] for row in talent} == {"VONK traineeship", "LEF", "Stichting WIJS"}
    assert len(public["Speerpunten"]) == 5
    assert "meerjarenplan" in public["Teksten"][0]["tekst"]


def test_public_claims_nothing_that_no_page_states(public):
    activities = by(public["Activiteiten"], "activiteit")
    stated = {code for code, row in activities.items() if row["initiatief"] not in EMPTY}
    assert stated == {"A28", "A31"}
    series = [code for code, row in activities.items() if row["reeks"] not in EMPTY]
    assert series == ["A08"]
    bounds = {code for code, row in activities.items() if str(row["bezoekers geteld"])[:1] == "m"}
    assert bounds == {"A04", "A16"}
    partners = [row for row in public["Organisaties"] if row["relatie"] == "partner"]
    assert [row["organisatie"] for row in partners] == ["gemeente Groningen"]
    known = {row["organisatie"] for row in public["Organisaties"]}
    for row in activities.values():
        assert row["opdrachtgever"] in EMPTY or row["opdrachtgever"] in known
    assert all(row["organisatie"] in known for row in public["Bijdragen"])
    assert not {"Aanwezigheid", "Deelnemers", "Contactpersonen"} & public.keys()


def test_public_sentences_are_our_own(public):
    article = {"we schrijven", "geven we onszelf", "terug en vooruit", "is er voor iedereen"}
    for rows in public.values():
        for row in rows:
            text = " ".join(str(value).lower() for value in row.values())
            assert not any(words in text for words in article)


def test_both_settings_are_read():
    assert load_settings(ROOT).data == EXAMPLE
    assert load_settings(ROOT / "data" / "public").data == PUBLIC
    assert list(load_settings(ROOT / "data" / "public").years) == [2022]
    text = (ROOT / "wijkmakers.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["privacy"] == {"threshold": 5, "keep_years": 2}
