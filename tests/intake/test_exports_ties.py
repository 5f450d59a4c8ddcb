"""What an export belongs to: settings, file name, day; never the nearest, never two at once."""

from datetime import date, datetime

import pytest

from wijkmakers_analysis.intake.activity_index import ActivityIndex
from wijkmakers_analysis.intake.columns import empty_table
from wijkmakers_analysis.intake.exports import read_export, recognise_export, unused_names
from wijkmakers_analysis.intake.exports.stamps import days_of, is_moment, minute_of, shared_days
from wijkmakers_analysis.settings import NamedExport, Settings

from export_files import teams_in_sections
from spreadsheets import sheet_of

APRIL, MAY, JUNE = date(2022, 4, 5), date(2022, 5, 4), date(2022, 6, 20)
INDEX = ActivityIndex(
    {"w01": "W01", "w01-2": "W01-2", "l22": "L22", "22": "22"},
    {JUNE: ("W01",), APRIL: ("W01-2", "22")},
    {"wandelingselwerd": ("W01", "W01-2"), "startvandeleergang": ("L22",)},
    {
        "W01": (JUNE, JUNE),
        "W01-2": (APRIL, APRIL),
        "22": (APRIL, APRIL),
        "L22": (date(2022, 4, 1), date(2022, 4, 30)),
    },
)
TO_ADD = (
    "Zet de code van de activiteit in de naam van het bestand, of zet in wijkmakers.toml deze drie "
    'regels onder elkaar: 1) [[exports]] 2) file = "teams/{}" 3) activity = "CODE"'
)


def read(name, *, day=JUNE, index=INDEX, exports=(), title="Overleg", language="en"):
    start = datetime(day.year, day.month, day.day, 17, 58)
    rows = teams_in_sections(start=start, title=title, language=language)
    raw = sheet_of(f"teams/{name}", "", rows)
    settings = Settings(None, "Wijkmakers", None, {}, exports=tuple(exports))
    part = read_export(raw, recognise_export(raw), index, settings, empty_table("survey_questions"))
    problems = [str(problem) for problem in part.problems]
    assert bool(problems) == part.frame.empty
    assert len(problems) <= 1
    return problems[0] if problems else part.frame["activity_id"].unique().tolist()


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("lijst.csv", JUNE, "W01"),
        ("Verslag w01.csv", JUNE, "W01"),
        ("verslag_W01_def.csv", JUNE, "W01"),
        ("w01-2.csv", APRIL, "W01-2"),
        ("L22 april.csv", APRIL, "L22"),
        ("Wandeling Selwërd - aanwezigheid.csv", APRIL, "W01-2"),
        ("Start van de leergang.csv", APRIL, "L22"),
        # Numbers in a name are no codes, and a code inside a word is none.
        ("2022-06-20 (22).csv", JUNE, "W01"),
        ("xw01-2x.csv", JUNE, "W01"),
    ],
)
def test_a_name_or_day_ties(name, day, expected):
    assert read(name, day=day) == [expected]


def test_settings_tie_what_nothing_else_does():
    day = date(2022, 9, 9)
    index = ActivityIndex({"w09": "W09"})
    assert read("lijst.csv", day=day, index=index, exports=[NamedExport("*.csv", "w09")]) == ["W09"]


def test_the_title_of_the_meeting_decides_among_activities_of_one_day():
    index = ActivityIndex(
        INDEX.ids, {JUNE: ("W01", "22")}, {"wijkschouw": ("22",), "borrel": ("W01",)}
    )
    assert read("lijst.csv", index=index, title="Wijkschouw") == ["22"]
    assert read("lijst.csv", index=index) == (
        "teams/lijst.csv: op de dag van deze uitvoer zijn er meer activiteiten (22 en W01). "
        + TO_ADD.format("lijst.csv")
    )


def test_a_day_that_two_activities_fit_is_no_tie():
    both = ActivityIndex(INDEX.ids, {APRIL: ("W01",), MAY: ("L22",)})
    assert read("lijst.csv", day=APRIL, index=both) == (
        "teams/lijst.csv: de datum in deze uitvoer is op twee manieren te lezen en past bij meer "
        "activiteiten (L22 en W01). " + TO_ADD.format("lijst.csv")
    )
    # Points are never month-first, and 25/4 also settles the other moments.
    assert read("lijst.csv", day=APRIL, index=both, language="de") == ["W01"]
    one = ActivityIndex(INDEX.ids, {MAY: ("L22",)})
    assert read("lijst.csv", day=APRIL, index=one) == ["L22"]


REFUSALS = [
    (
        {"name": "lijst.csv", "day": date(2022, 9, 19)},
        "teams/lijst.csv: het is niet duidelijk bij welke activiteit deze uitvoer hoort: op "
        "19 september 2022 staat er geen in blad Activiteiten. " + TO_ADD.format("lijst.csv"),
    ),
    (
        {"name": "W01 en L22.csv"},
        "teams/W01 en L22.csv: de naam van dit bestand past bij meer activiteiten (L22 en W01). "
        + TO_ADD.format("W01 en L22.csv"),
    ),
    (
        {"name": "Wandeling Selwerd.csv", "day": date(2022, 9, 19)},
        "teams/Wandeling Selwerd.csv: de naam van dit bestand past bij meer activiteiten (W01 en "
        "W01-2), en geen daarvan is op 19 september 2022. "
        + TO_ADD.format("Wandeling Selwerd.csv"),
    ),
    (
        {"name": "W01-2.csv"},
        "teams/W01-2.csv: deze uitvoer zou bij W01-2 horen, maar de bijeenkomst was op 20 juni "
        "2022 en W01-2 op 5 april 2022. Verbeter de naam van het bestand, de regel in "
        "wijkmakers.toml of de datum in blad Activiteiten.",
    ),
    (
        {"name": "L22.csv"},
        "teams/L22.csv: deze uitvoer zou bij L22 horen, maar de bijeenkomst was op 20 juni 2022 "
        "en L22 van 1 april 2022 tot en met 30 april 2022. Verbeter de naam van het bestand, de "
        "regel in wijkmakers.toml of de datum in blad Activiteiten.",
    ),
    (
        {"name": "W01.csv", "exports": [NamedExport("*.csv", "L22")]},
        "teams/W01.csv: wijkmakers.toml zegt dat dit bestand bij L22 hoort, maar de naam zegt "
        "W01. Verbeter wijkmakers.toml, of geef het bestand een andere naam.",
    ),
    (
        {"name": "lijst.csv", "exports": [NamedExport("*.csv", "W99")]},
        "teams/lijst.csv: wijkmakers.toml noemt bij dit bestand een activiteit die niet in blad "
        "Activiteiten staat. Verbeter de code in wijkmakers.toml, of vul blad Activiteiten aan.",
    ),
    (
        {
            "name": "lijst.csv",
            "exports": [NamedExport("*.csv", "W01"), NamedExport("teams/*", "L22")],
        },
        "teams/lijst.csv: wijkmakers.toml noemt dit bestand meer dan eens, en niet met hetzelfde. "
        "Houd in wijkmakers.toml bij dit bestand één activiteit of editie, en één moment.",
    ),
    (
        {"name": "lijst.csv", "exports": [NamedExport("*.csv", edition="1")]},
        "teams/lijst.csv: wijkmakers.toml geeft dit bestand een editie, maar dit is een "
        "presentielijst. Zet in wijkmakers.toml bij dit bestand geen edition maar: "
        'activity = "CODE"',
    ),
]


@pytest.mark.parametrize(("given", "message"), REFUSALS)
def test_what_is_not_certain_is_an_error(given, message):
    assert read(**given) == message


def test_a_name_with_quotes_is_written_as_toml_wants_it():
    told = read('de "lijst".csv', day=date(2022, 9, 19))
    assert """file = 'teams/de "lijst".csv' 3)""" in told


def test_settings_that_name_nothing_are_told():
    named = [NamedExport("teams/*.csv", "W01"), NamedExport("oud.csv", "W01")]
    settings = Settings(None, "Wijkmakers", None, {}, exports=tuple(named))
    assert [str(problem) for problem in unused_names(settings, ["teams/lijst.csv"])] == [
        'wijkmakers.toml: [[exports]] met file = "oud.csv" past op geen enkele uitvoer. '
        "Verbeter de naam, of haal dat deel weg."
    ]


@pytest.mark.parametrize(
    ("written", "days", "has_time"),
    [
        ("4/5/22, 9:56:24\u202fAM", [APRIL, MAY], True),
        ("04/05/2022 06:58:31 PM", [APRIL, MAY], True),
        ("5-4-2022 19:58:31", [APRIL, MAY], True),
        ("05.04.2022, 18:03 Uhr", [APRIL], True),
        ("05/04/22 à 17:58:31", [APRIL, MAY], True),
        ("20/6/2022 17.58", [JUNE], True),
        ("2022-04-05T16:03:00Z", [APRIL], True),
        ("2022/04/05 6:58:31 p.m. EET", [APRIL], True),
        ("2022/04/05 6:58:31 PM GMT+2", [APRIL], True),
        ("Apr 5, 2022 06:58:31 PM", [APRIL], True),
        ("5. April 2022 18:00", [APRIL], True),
        ("5 april 2022", [APRIL], False),
        (datetime(2022, 4, 5, 18), [APRIL], True),
        (APRIL, [APRIL], False),
        (datetime(2022, 4, 5), [APRIL], False),
        ("31/31/2022 10:00", [], False),
        ("1h 4m 3s", [], False),
        ("812 3456 7890", [], False),
        (44656, [], False),
        (None, [], False),
    ],
)
def test_moments_in_every_dress(written, days, has_time):
    assert sorted(days_of(written)) == days
    assert is_moment(written) is has_time


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        ("4/5/22, 12:05:24 AM", 5),
        ("4/5/22, 12:05:24\u202fPM", 725),
        ("4/5/22, 6:58 p.m.", 1138),
        ("05.04.2022, 18:58 Uhr", 1138),
        (datetime(2022, 4, 5, 18, 58), 1138),
        ("5-4-2022", None),
        ("x", None),
        (7, None),
    ],
)
def test_the_minute_of_a_moment(written, minute):
    assert minute_of(written) == minute


def test_one_meeting_is_on_the_days_its_moments_share():
    assert shared_days(["4/5/22 23:00", "4/5/22 23:59", "4/6/22 0:10"]) == {APRIL, MAY}
    assert shared_days(["4/5/22 23:00", "5-4-2022 23:59"]) == {APRIL, MAY}
    assert shared_days(["", "4/5/22 23:00", "2022-04-05 23:59"]) == {APRIL}
