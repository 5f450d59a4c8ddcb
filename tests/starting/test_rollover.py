"""The next year starts with what goes on, names what is open, and leaves the old year alone."""

import hashlib
import stat
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.errors import Refused, WrongCall
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.programme import check_workspace
from wijkmakers_analysis.settings import NamedExport, NamedSheet, load_settings
from wijkmakers_analysis.settings.sections import Year
from wijkmakers_analysis.starting import roll_over
from wijkmakers_analysis.starting.rollover import next_year

import builders

# A picture of one pixel.
LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360e8"
    "f80f000213018865a75b0f0000000049454e44ae426082"
)
ANNA, BEN = "anna@voorbeeld.nl", "ben@voorbeeld.nl"
SHEETS = {
    "Activiteiten": [
        ["activiteit", "titel", "soort", "datum"],
        ["W01", "Wandeling", "wijkwandeling", date(2023, 3, 1)],
        ["P1", "Werkplaats", "werkplaats", date(2023, 5, 9)],
    ],
    "Aanwezigheid": [["activiteit", "deelnemer", "aanwezig"], ["W01", ANNA, "x"]],
    "Organisaties": [
        ["organisatie", "ook bekend als", "sector", "tot", "bron"],
        ["Wonen", "WN; Wonen Noord", "corporatie", None, "verzonnen"],
        ["Vertrokken", None, "zorg", date(2023, 6, 30), None],
    ],
    "Contactpersonen": [
        ["organisatie", "naam", "e-mail", "aanhef"],
        ["WN", "Cas de Vries", "cas@voorbeeld.nl", "Beste Cas"],
        ["Vertrokken", "Dirk", "dirk@voorbeeld.nl", None],
    ],
    "Deelnemers": [
        ["voornaam", "achternaam", "e-mail", "leeftijdsgroep"],
        ["Anna", "Jansen", ANNA, "25-34"],
        ["Ben", "Bos", BEN, None],
    ],
    "Werkt bij": [
        ["deelnemer", "organisatie", "van"],
        [ANNA, "Wonen", date(2023, 1, 1)],
        [BEN, "Wonen", date(2023, 1, 1)],
    ],
    "Edities": [
        ["editie", "titel", "start", "eind"],
        ["1", "Eerste", date(2023, 1, 9), date(2023, 3, 30)],
        ["2", "Tweede", date(2023, 4, 3), date(2023, 8, 31)],
        ["3", "Derde", date(2023, 10, 2), date(2024, 2, 1)],
    ],
    "Inschrijvingen": [
        ["editie", "deelnemer", "status"],
        ["1", BEN, "afgerond"],
        ["3", ANNA, "bezig"],
    ],
    "Vragen": [["vraag", "soort"], ["V1", "zelfbeoordeling"]],
    "Antwoorden": [
        ["editie", "respondent", "moment", "vraag", "score"],
        ["1", "R1", "voor", "V1", "5"],
        ["3", "R2", "voor", "V1", "6"],
    ],
    "Vraagstukken": [
        ["vraagstuk", "organisatie", "activiteit", "opvolging", "datum opvolging", "datum"],
        ["Open vraag?", "Wonen", "P1", None, None, None],
        ["Klaar?", "Wonen", "P1", "proef", date(2023, 9, 1), None],
        ["Van een maand?", "Wonen", None, None, None, "april 2023"],
        ["Van een jaar?", "Wonen", None, None, None, "2023"],
    ],
    "Soorten": [["soort", "pijler"], ["excursie", "leren"]],
    "Huisstijl": [["wat", "waarde"], ["hoofdkleur", "#0B6B5D"], ["logo", "logo.png"]],
    "Speerpunten": [
        ["speerpunt", "jaar"],
        ["oud punt", 2023],
        ["nieuw punt", 2024],
    ],
    "Verhalen": [
        ["verhaal", "tekst", "toestemming", "geldig tot"],
        ["V1", "Mooi.", "openbaar", date(2024, 6, 30)],
        ["V2", "Fijn.", "openbaar", date(2025, 6, 30)],
        ["V3", "Goed.", "nee", date(2024, 6, 30)],
        ["V4", "Leuk.", "openbaar", None],
    ],
    "Dubbelen": [
        ["deelnemer 1", "deelnemer 2", "zelfde"],
        ["Anna Jansen", ANNA, "ja"],
        ["Ben Bos", BEN, "ja"],
        ["Niemand", "Nergens", "nee"],
    ],
    "Correcties": [
        ["bestand", "blad", "cel", "was", "wordt", "reden"],
        ["programma.xlsx", "Contactpersonen", "D2", "Beste Cas", "Beste Cees", "naam gewijzigd"],
    ],
}


@pytest.fixture
def old(tmp_path):
    builders.workspace(tmp_path / "oud", SHEETS)
    (tmp_path / "oud" / "data" / "logo.png").write_bytes(LOGO)
    return load_settings(tmp_path / "oud")


@pytest.fixture
def new(tmp_path):
    return tmp_path / "nieuw"


def rows_of(new, book, title):
    """Return the filled rows of a list as mappings from header to value."""
    sheet = load_workbook(new / "data" / f"{book}.xlsx")[title]
    header, *rows = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    return [
        {name: value for name, value in zip(header, row, strict=True) if value is not None}
        for row in rows
    ]


def contents(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_old_workspace_stays_as_it_is(old, new):
    before = contents(old.root)
    roll_over(old, new)
    assert contents(old.root) == before


def test_what_the_office_looked_up_goes_along(old, new):
    roll_over(old, new)
    assert rows_of(new, "Partners", "Organisaties") == [
        {
            "organisatie": "Wonen",
            "ook bekend als": "WN; Wonen Noord",
            "sector": "corporatie",
            "bron": "verzonnen (overgenomen uit 2023)",
        },
        {
            "organisatie": "Vertrokken",
            "sector": "zorg",
            "tot": datetime(2023, 6, 30),
            "bron": "overgenomen uit 2023",
        },
    ]
    assert [row["soort"] for row in rows_of(new, "Bureau", "Soorten")] == ["excursie"]
    assert [row["wat"] for row in rows_of(new, "Bureau", "Huisstijl")] == ["hoofdkleur", "logo"]
    assert [row["vraag"] for row in rows_of(new, "Leergang", "Vragen")] == ["V1"]
    points = rows_of(new, "Verhalen en foto's", "Speerpunten")
    assert [row["speerpunt"] for row in points] == ["nieuw punt"]
    assert (new / "data" / "logo.png").read_bytes() == LOGO


def test_a_contact_goes_along_as_corrected_and_one_of_who_left_does_not(old, new):
    roll_over(old, new)
    assert rows_of(new, "Partners", "Contactpersonen") == [
        {
            "organisatie": "Wonen",
            "naam": "Cas de Vries",
            "e-mail": "cas@voorbeeld.nl",
            "aanhef": "Beste Cees",
            "bron": "overgenomen uit 2023",
        }
    ]


def test_lists_are_emptied(old, new):
    roll_over(old, new)
    for book, title in (
        ("Activiteiten", "Activiteiten"),
        ("Aanwezigheid", "Aanwezigheid"),
        ("Verhalen en foto's", "Verhalen"),
        ("Bureau", "Correcties"),
    ):
        assert rows_of(new, book, title) == []


def test_people_go_along_only_with_an_edition_that_goes_on(old, new):
    roll_over(old, new)
    assert [row["editie"] for row in rows_of(new, "Leergang", "Edities")] == ["2", "3"]
    enrolled = rows_of(new, "Leergang", "Inschrijvingen")
    assert [(row["editie"], row["deelnemer"]) for row in enrolled] == [("3", ANNA)]
    answers = rows_of(new, "Leergang", "Antwoorden")
    assert [(row["editie"], row["respondent"]) for row in answers] == [("3", "R2")]
    people = rows_of(new, "Deelnemers", "Deelnemers")
    assert [(row["deelnemer"], row["leeftijdsgroep"]) for row in people] == [
        ("Anna Jansen", "25-34")
    ]
    assert [row["deelnemer"] for row in rows_of(new, "Deelnemers", "Werkt bij")] == [ANNA]
    decisions = rows_of(new, "Bureau", "Dubbelen")
    assert [(row["deelnemer 1"], row["deelnemer 2"]) for row in decisions] == [
        ("Anna Jansen", ANNA),
        ("Ben Bos", BEN),
    ]


def test_an_open_question_keeps_the_day_of_its_lab(old, new):
    roll_over(old, new)
    assert rows_of(new, "Partners", "Vraagstukken") == [
        {
            "vraagstuk": "Open vraag?",
            "organisatie": "Wonen",
            "datum": datetime(2023, 5, 9),
            "bron": "overgenomen uit 2023, activiteit P1",
        },
        {
            "vraagstuk": "Van een maand?",
            "organisatie": "Wonen",
            "datum": "april 2023",
            "bron": "overgenomen uit 2023",
        },
        {
            "vraagstuk": "Van een jaar?",
            "organisatie": "Wonen",
            "datum": "2023",
            "bron": "overgenomen uit 2023",
        },
    ]


def test_the_new_workspace_reads_clean_with_the_same_pseudonyms(old, new):
    before = read_workspace(old).tables["enrolments"]
    rolled = roll_over(old, new)
    assert rolled.has_secret
    secrets = [root / ".wijkmakers" / "secret" for root in (old.root, new)]
    assert secrets[0].read_bytes() == secrets[1].read_bytes()
    assert stat.S_IMODE(secrets[1].stat().st_mode) == 0o600
    reading, problems = check_workspace(load_settings(new))
    assert [str(problem) for problem in problems] == []
    after = reading.tables["enrolments"]
    assert after["person_id"].tolist() == before["person_id"].tolist()[1:]


def test_a_second_roll_over_keeps_where_a_row_first_came_from(old, new, tmp_path):
    roll_over(old, new)
    again = tmp_path / "nog een jaar"
    rolled = roll_over(load_settings(new), again)
    assert rolled.year.number == 2025
    sources = [row["bron"] for row in rows_of(again, "Partners", "Organisaties")]
    assert sources == ["verzonnen (overgenomen uit 2023)", "overgenomen uit 2023"]
    assert rows_of(again, "Leergang", "Inschrijvingen") == []
    assert rows_of(again, "Deelnemers", "Deelnemers") == []


def test_settings_go_along_with_the_next_year(old, new):
    path = old.root / "wijkmakers.toml"
    text = path.read_text(encoding="utf-8").replace('"Wijkmakers"', '"Wijk \\"Noord\\""')
    path.write_text(
        f"{text}\n[privacy]\nthreshold = 7\n[limits]\nevent_cap = 50\n", encoding="utf-8"
    )
    roll_over(load_settings(old.root), new)
    settings = load_settings(new)
    assert settings.years == {
        2024: Year(2024, 'Wijk "Noord" 2024', date(2023, 12, 1), date(2024, 11, 30))
    }
    assert (settings.name, settings.privacy.threshold) == ('Wijk "Noord"', 7)
    assert settings.limits.event_cap == 50


EXCEPTED = """
[printing]
timeout_seconds = 90
[map]
boundaries = "kaart/wijken.geojson"
[[exceptions]]
figure = "diplomas.count"
year = 2023
reason = "De lijst is voorgelezen."
by = "programmaleider"
group = { editie = "3" }
"""


def test_printing_and_the_map_go_along_and_an_exception_does_not(old, new):
    path = old.root / "wijkmakers.toml"
    path.write_text(path.read_text(encoding="utf-8") + EXCEPTED, encoding="utf-8")
    (old.root / "kaart").mkdir()
    (old.root / "kaart" / "wijken.geojson").write_text("{}", encoding="utf-8")
    rolled = roll_over(load_settings(old.root), new)
    settings = load_settings(new)
    assert settings.printing.timeout_seconds == 90
    assert settings.boundaries == new.resolve() / "kaart" / "wijken.geojson"
    assert settings.boundaries.read_text(encoding="utf-8") == "{}"
    assert settings.exceptions == ()
    assert [str(end) for end in rolled.open_ends if end.subject == "instelling"] == [
        "wijkmakers.toml: De uitzondering voor diplomas.count{editie=3} van 2023 geldt alleen in "
        "dat jaar en is niet meegenomen. Is dit cijfer ook in het nieuwe jaar al openbaar, zet dan "
        "een uitzondering in de nieuwe wijkmakers.toml, met het jaar en de reden."
    ]


def test_a_map_outside_the_workspace_is_copied_into_the_new_one(old, new, tmp_path):
    path = old.root / "wijkmakers.toml"
    (tmp_path / "buurten.geojson").write_text("{}", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[map]\nboundaries = "../buurten.geojson"\n', encoding="utf-8")
    roll_over(load_settings(old.root), new)
    assert load_settings(new).boundaries == new.resolve() / "kaart" / "buurten.geojson"


@pytest.mark.parametrize(
    ("last", "label", "end"),
    [
        (
            Year(2023, "Jaaroverzicht 2023", date(2022, 12, 1), date(2023, 11, 30)),
            "Jaaroverzicht 2024",
            date(2024, 11, 30),
        ),
        (
            Year(2023, "Eerste jaar", date(2023, 1, 1), date(2023, 12, 31)),
            "Wijk 2024",
            date(2024, 12, 31),
        ),
        (
            Year(2024, "Schrikkel", date(2023, 3, 1), date(2024, 2, 28)),
            "Wijk 2025",
            date(2025, 2, 28),
        ),
    ],
)
def test_the_next_year_lasts_twelve_months(last, label, end):
    year = next_year(last, "Wijk")
    assert (year.label, year.end) == (label, end)
    assert (year.start - last.end).days == 1


def test_open_ends_are_named_by_address(old, new):
    rolled = roll_over(old, new, date(2024, 1, 1))
    assert [str(end) for end in rolled.open_ends] == [
        "wijkmakers.toml: Het jaar 2023 is nog niet afgesloten. Zonder afsluiten is er volgend jaar "
        "niets om mee te vergelijken. Sluit het af als de verslagen zijn verstuurd. "
        "Dubbelklik daarna in de oude werkruimte nog een keer op 5 Volgend jaar: dan komen de "
        "cijfers in de nieuwe.",
        "programma.xlsx › Activiteiten: Van 2 activiteiten is nog niet alles ingevuld. Bekijk in de oude "
        "werkruimte wat er ontbreekt met: wijkmakers controleer --state",
        "programma.xlsx › Edities: Van 2 edities is nog niet alles ingevuld. Bekijk in de oude werkruimte "
        "wat er ontbreekt met: wijkmakers controleer --state",
        "programma.xlsx › Vraagstukken › D2: Dit vraagstuk heeft nog geen opvolging. Het staat "
        "klaar in het nieuwe blad Vraagstukken; vul daar de opvolging in.",
        *(
            f"programma.xlsx › Vraagstukken › D{line}: Dit vraagstuk heeft nog geen opvolging. "
            "Het staat klaar in het nieuwe blad Vraagstukken; vul daar de opvolging in."
            for line in (4, 5)
        ),
        "programma.xlsx › Edities › A4: Editie 3 loopt door. De editie, haar deelnemers en hun "
        "antwoorden staan klaar in het nieuwe werkboek Leergang; werk daar de status bij.",
        "programma.xlsx › Edities › D3: Editie 2 eindigde op 31 augustus 2023. Vraag de "
        "deelnemers tussen 30 november 2023 en 29 februari 2024 of zij het geleerde gebruiken, "
        "en vul de antwoorden in met moment 'later'.",
        "programma.xlsx › Verhalen › D2: De toestemming voor dit verhaal eindigt op 30 juni "
        "2024. Vraag opnieuw toestemming als u het nog wilt gebruiken.",
    ]
    sheet = load_workbook(new / "Open einden.xlsx").active
    told = [row[1] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert told == [end.what for end in rolled.open_ends]


def test_an_old_workspace_with_errors_is_refused_and_nothing_is_left(tmp_path, new):
    sheets = SHEETS | {"Aanwezigheid": [["activiteit", "deelnemer", "aanwezig"], ["W9", ANNA, "x"]]}
    builders.workspace(tmp_path / "oud", sheets)
    old = load_settings(tmp_path / "oud")
    with pytest.raises(Refused) as refusal:
        roll_over(old, new)
    assert str(refusal.value) == (
        f"In {old.root} staat nog 1 fout; er is niets geschreven. "
        f"Bekijk en herstel dat eerst met: wijkmakers controleer {old.root}"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["oud"]


def test_a_filled_folder_and_one_in_the_old_data_are_refused(old, new):
    new.mkdir()
    (new / "iets.txt").write_text("x", encoding="utf-8")
    with pytest.raises(WrongCall) as refusal:
        roll_over(old, new)
    assert str(refusal.value) == (
        f"De map {new} is niet leeg. Er is niets geschreven. Noem een nieuwe of lege map."
    )
    inside = old.data / "2024"
    with pytest.raises(WrongCall) as refusal:
        roll_over(old, inside)
    assert str(refusal.value) == (
        f"{inside} ligt in de datamap van het oude jaar. Noem een map daarbuiten."
    )
    assert not inside.exists()


NAMED = """
[[sheets]]
file = "lijsten/aanwezig*.xlsx"
blank = "afwezig"
[[sheets]]
file = "wandeling.csv"
activity = "W01"
[[sheets]]
file = "lijst 2023.csv"
table = "Aanwezigheid"
[[exports]]
file = "forms \\"nieuw\\".csv"
edition = "3"
moment = "na"
[[exports]]
file = "oud.csv"
edition = "1"
[[exports]]
file = "teams/*.csv"
activity = "P1"
"""


def test_settings_of_lists_go_along_where_they_still_make_sense(old, new):
    path = old.root / "wijkmakers.toml"
    path.write_text(path.read_text(encoding="utf-8") + NAMED, encoding="utf-8")
    rolled = roll_over(load_settings(old.root), new)
    settings = load_settings(new)
    assert settings.sheets == (NamedSheet("lijsten/aanwezig*.xlsx", blank="afwezig"),)
    assert settings.exports == (NamedExport('forms "nieuw".csv', edition="3", moment="na"),)
    again = " en is niet meegenomen. Komt er zo'n lijst in 2024, zet dat deel dan in de nieuwe "
    again += "wijkmakers.toml, met de nieuwe naam of code."
    assert [str(end) for end in rolled.open_ends if end.subject == "instelling"] == [
        f"wijkmakers.toml: [[sheets]] nummer 2 gaat over een activiteit van 2023{again}",
        f"wijkmakers.toml: [[sheets]] nummer 3 noemt een bestand van 2023{again}",
        f"wijkmakers.toml: [[exports]] nummer 2 gaat over een editie die niet doorloopt{again}",
        f"wijkmakers.toml: [[exports]] nummer 3 gaat over een activiteit van 2023{again}",
    ]
    told = load_workbook(new / "Open einden.xlsx").active
    assert "instelling" in [row[0].value for row in told.iter_rows(min_row=5)]
    assert not [each for each in check_workspace(settings)[1] if each.severity == "fout"]
