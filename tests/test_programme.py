"""The programme: dates and units derived, links checked, one year of it."""

from datetime import date

import pandas as pd
import pytest

from wijkmakers_analysis.errors import IntakeError
from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.programme import build_programme, check_workspace, load_programme
from wijkmakers_analysis.schemas import SHEETS

from builders import attendance_in, workspace

HEADER = ["activiteit", "titel", "soort", "datum", "einddatum", "datum vroegst", "datum laatst",
          "onderdeel van", "reeks", "status"]  # fmt: skip
CALENDAR = [
    HEADER,
    # A course without a start, with two parts.
    ["L1", "Leergang 1", "Leergang", None, "17-11-2022", None, None, None, None, None],
    ["L1a", "Module 3", "leergang", None, None, "1-11-2021", "17-11-2022", "L1", None, None],
    ["L1b", "Slot", "leergang", "17-11-2022", None, None, None, "L1", None, None],
    # A course that ends in the next year.
    ["L2", "Leergang 2", "leergang", "29-9-2022", "8-6-2023", None, None, None, None, None],
    ["L2a", "Slot", "leergang", "8-6-2023", None, None, None, "L2", None, None],
    # The walks: a series.
    ["R", "Wandelingen", "wijkwandeling", "2022-04", None, None, None, None, "ja", None],
    ["R1", "Selwerd", "wijkwandeling", "april 2022", None, None, None, "R", None, None],
    ["R2", "Beijum", "wijkwandeling", None, None, "1-4-2022", "19-4-2024", "R", None, None],
    ["R3", "Paddepoel", "wijkwandeling", "2022", None, "1-6-2022", "30-9-2022", "R", None, None],
    ["R4", "Vinkhuizen", "wijkwandeling", None, None, "1-4-2022", None, "R", None, None],
    # Others.
    ["W1", "Armoede", "workshop", "3-5-2022", None, None, None, None, None, "geannuleerd"],
    ["P1", "De Groentjes", "podcast", "25-10-2022", None, None, None, None, None, None],
    ["X1", "Ooit", "bijeenkomst", None, None, None, None, None, None, None],
    ["B1", "Volgend jaar", "bijeenkomst", "1-12-2022", None, None, None, None, None, "verplaatst"],
]  # fmt: skip
ORGANISATIONS = [
    ["organisatie", "sector", "relatie", "sinds", "tot"],
    ["Nijestee", "wonen", "partner", None, None],
    ["Lefier", "wonen", "partner", "1-5-2022", "31-12-2022"],
    ["WIJS", "jong talent", "samenwerking jong talent", None, None],
]


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    return load_programme(
        workspace(
            tmp_path_factory.mktemp("programma"),
            {
                "Activiteiten": CALENDAR,
                "Organisaties": ORGANISATIONS,
                "Deelnemers": [["deelnemer"], ["Jan Jansen"], ["Els Bos"], ["Piet Puk"]],
                "Werkt bij": [
                    ["deelnemer", "organisatie", "van", "tot"],
                    ["Jan Jansen", "Nijestee", None, "30-4-2022"],
                    ["Jan Jansen", "Lefier", "1-5-2022", None],
                    ["Els Bos", "Nijestee", "1-1-2023", None],
                ],
                "Aanwezigheid": [
                    ["activiteit", "deelnemer", "organisatie", "aanwezig", "rol", "bron"],
                    ["R1", "Jan Jansen", None, "x", None, None],
                    ["L1b", "Jan Jansen", None, "x", None, None],
                    ["L2a", "Jan Jansen", "Lefier", "x", None, None],
                    ["R1", "Els Bos", "Nijestee", "x", None, None],
                    ["L1b", "Els Bos", None, "nee", None, None],
                    ["P1", "Els Bos", "Nijestee", "x", "spreker", None],
                    ["R1", "Piet Puk", "bewoner", "x", None, "Verzonnen, zie Lees mij"],
                    ["X1", "Piet Puk", "bewoner", "x", None, None],
                ],
                "Edities": [["editie", "start"], ["1", None], ["2", "29-9-2022"]],
                "Inschrijvingen": [
                    ["editie", "deelnemer", "organisatie", "status"],
                    ["2", "Jan Jansen", None, "bezig"],
                    ["1", "Piet Puk", "bewoner", "afgerond"],
                ],
            },
        )
    )


def test_every_activity_has_bounds_a_unit_and_a_pillar(programme):
    frame = programme.activities.set_index("activity_id")
    days = {
        name: tuple(
            None if pd.isna(day) else str(day.date()) for day in (row.first_day, row.last_day)
        )
        for name, row in frame.iterrows()
    }
    assert days == {
        "L1": ("2021-11-01", "2022-11-17"),
        "L1a": ("2021-11-01", "2022-11-17"),
        "L1b": ("2022-11-17", "2022-11-17"),
        "L2": ("2022-09-29", "2022-09-29"),
        "L2a": ("2023-06-08", "2023-06-08"),
        "R": ("2022-04-01", "2022-04-30"),
        "R1": ("2022-04-01", "2022-04-30"),
        "R2": ("2022-04-01", "2024-04-19"),
        "R3": ("2022-06-01", "2022-09-30"),
        "R4": ("2022-04-01", None),
        "W1": ("2022-05-03", "2022-05-03"),
        "P1": ("2022-10-25", "2022-10-25"),
        "X1": (None, None),
        "B1": ("2022-12-01", "2022-12-01"),
    }
    units = frame["unit_id"].to_dict()
    assert {name: unit for name, unit in units.items() if name != unit} == {
        "L1a": "L1",
        "L1b": "L1",
        "L2a": "L2",
    }
    assert set(frame.index[~frame["is_counted"]]) == {"L1a", "L1b", "L2a", "R"}
    assert frame.loc[["L1", "R1", "P1"], "pillar"].tolist() == ["leren", "ontmoeten", "overig"]
    assert frame.loc["L1", "kind"] == "leergang"


@pytest.mark.parametrize(
    ("method", "number", "expected"),
    [
        ("activities_in", 2022, {"L1", "L2", "R1", "R3", "P1"}),
        ("activities_in", 2023, {"B1"}),
        ("parts_in", 2022, {"L1", "L1a", "L1b", "L2", "R", "R1", "R3", "W1", "P1"}),
        ("parts_in", 2023, {"L2a", "B1"}),
        ("undated", 2022, {"R2", "R4", "X1"}),
        ("undated", 2023, {"R2", "R4", "X1"}),
    ],
)
def test_what_belongs_to_a_year(programme, method, number, expected):
    year = programme.settings.year(number)
    assert set(getattr(programme, method)(year)["activity_id"]) == expected


def test_attendance_counts_for_the_affiliation_on_the_day(programme):
    columns = ["activity_id", "organisation", "sector", "unit_id", "kind", "is_participant"]
    rows = programme.attendance[columns].astype(object)
    assert [tuple(row) for row in rows.where(rows.notna(), None).values] == [
        ("R1", "Nijestee", "wonen", "R1", "wijkwandeling", True),
        ("L1b", "Lefier", "wonen", "L1", "leergang", True),
        ("L2a", "Lefier", "wonen", "L2", "leergang", True),
        ("R1", "Nijestee", "wonen", "R1", "wijkwandeling", True),
        ("L1b", None, None, "L1", "leergang", False),
        ("P1", "Nijestee", "wonen", "P1", "podcast", False),
        ("R1", "bewoner", None, "R1", "wijkwandeling", True),
        ("X1", "bewoner", None, "X1", "bijeenkomst", True),
    ]
    assert programme.attendance["day"].isna().tolist() == [
        True,
        *[False] * 2,
        True,
        *[False] * 2,
        True,
        True,
    ]
    assert programme.enrolments["organisation"].tolist() == ["Lefier", "bewoner"]
    assert programme.enrolments["sector"].tolist() == ["wonen", None]


def test_attendance_of_a_year(programme):
    early, late = programme.settings.year(2022), programme.settings.year(2023)
    assert attendance_in(programme, early)["row"].tolist() == [2, 3, 5, 8]
    assert attendance_in(programme, late)["row"].tolist() == [4]


def test_partners_on_a_day(programme):
    def named(frame):
        return frame["organisation"].tolist()

    assert named(programme.partners_on(date(2022, 4, 30))) == ["Nijestee"]
    assert named(programme.partners_on(date(2022, 12, 31))) == ["Nijestee", "Lefier"]
    assert named(programme.organisations_on(date(2023, 1, 1))) == ["Nijestee", "WIJS"]


def test_sources_and_invented_rows_are_told(programme):
    assert programme.has_invented_rows
    assert programme.sources("activities", "attendance", "stories") == (
        {"file": "programma.xlsx", "sheet": "Aanwezigheid"},
        {"file": "programma.xlsx", "sheet": "Activiteiten"},
    )
    assert [str(problem) for problem in programme.warnings] == [
        "programma.xlsx › Activiteiten › C13: deze soort is niet bekend en telt bij pijler overig. "
        "Zet de soort met een pijler in blad Soorten."
    ]


def test_a_sheet_of_kinds_changes_pillars_and_kinds(tmp_path):
    kinds = [["soort", "pijler", "telt mee in"], ["Podcast", "leren", None]]
    kinds += [["zomerschool", "leren", "Workshop"], ["workshop", "doen", None]]
    rows = [HEADER[:3], ["A", "a", "podcast"], ["B", "b", "Zomerschool"], ["C", "c", "workshop"]]
    programme = load_programme(workspace(tmp_path, {"Activiteiten": rows, "Soorten": kinds}))
    assert programme.warnings == ()
    assert programme.activities["kind"].tolist() == ["podcast", "workshop", "workshop"]
    assert programme.activities["pillar"].tolist() == ["leren", "leren", "doen"]


def test_a_workspace_of_one_sheet_is_a_programme(tmp_path):
    programme = load_programme(workspace(tmp_path, {"Organisaties": ORGANISATIONS}))
    year = programme.settings.year(2022)
    assert programme.activities_in(year).empty
    assert attendance_in(programme, year).empty
    assert not programme.has_invented_rows


def test_building_leaves_the_reading_as_it_is(tmp_path):
    settings = workspace(tmp_path, {"Activiteiten": CALENDAR, "Organisaties": ORGANISATIONS})
    reading = read_workspace(settings)
    before = {table: frame.copy(deep=True) for table, frame in reading.tables.items()}
    build_programme(settings, reading)
    for table in SHEETS:
        pd.testing.assert_frame_equal(reading.tables[table], before[table])


def test_links_to_nothing_are_all_told_at_once(tmp_path):
    sheets = {
        "Activiteiten": [
            [*HEADER[:4], "onderdeel van", "datum laatst", "einddatum"],
            ["A1", "a", "workshob", "3-4-2022", "A9", "1-4-2022", "1-3-2022"],
            ["A2", "b", "workshop", None, "A3", None, None],
            ["A3", "c", "workshop", None, "A2", None, None],
        ],
        "Organisaties": ORGANISATIONS,
        "Aanwezigheid": [["activiteit", "deelnemer", "aanwezig"], ["A4", "Jan Jansen", "x"]],
        "Edities": [["editie"], ["zomer"]],
        "Inschrijvingen": [["editie", "deelnemer", "status"], ["1", "Jan Jansen", "bezig"]],
        "Bijdragen": [["organisatie", "soort", "activiteit"], ["Lefier", "plek", "Q"]],
        "Antwoorden": [["respondent", "moment", "vraag", "score"], ["r1", "voor", "V1", 3]],
    }
    settings = workspace(tmp_path, sheets)
    with pytest.raises(IntakeError) as refusal:
        load_programme(settings)
    where = "programma.xlsx › "
    assert str(refusal.value).splitlines() == [
        where + "Aanwezigheid › A2: deze activiteit staat niet in blad Activiteiten. "
        "Vul de code van een activiteit uit dat blad in, of zet de regel erbij.",
        where + "Activiteiten › E2: deze activiteit staat niet in blad Activiteiten. "
        "Vul de code van een activiteit uit dat blad in, of zet de regel erbij.",
        where + "Activiteiten › F2: 'datum laatst' ligt voor de datum. Verbeter een van de twee.",
        where + "Activiteiten › G2: de einddatum ligt voor de datum. Verbeter een van de twee.",
        where + "Activiteiten › E3: deze activiteit is via 'onderdeel van' een deel van zichzelf. "
        "Haal één van de verwijzingen in de kring weg.",
        where + "Activiteiten › E4: deze activiteit is via 'onderdeel van' een deel van zichzelf. "
        "Haal één van de verwijzingen in de kring weg.",
        where + "Antwoorden › C2: deze vraag staat niet in blad Vragen. "
        "Vul de code van een vraag uit dat blad in, of zet de regel erbij.",
        where + "Antwoorden › C2: dit antwoord hoort bij geen activiteit en geen editie. "
        "Vul bij het antwoord een activiteit of een editie in.",
        where + "Bijdragen › C2: deze activiteit staat niet in blad Activiteiten. "
        "Vul de code van een activiteit uit dat blad in, of zet de regel erbij.",
        where + "Inschrijvingen › A2: deze editie staat niet in blad Edities. "
        "Vul een editie uit dat blad in, of zet de regel erbij.",
        where + "Activiteiten › C2: deze soort is niet bekend en telt bij pijler overig. "
        "Bedoelt u 'workshop'? Verbeter de cel, of zet de soort met een pijler in blad Soorten.",
    ]
    assert check_workspace(settings)[1] == refusal.value.problems


def test_days_out_of_order_and_scores_off_the_scale_are_told(tmp_path):
    questions = [["vraag", "soort", "schaal min", "schaal max"], ["V1", "zelfbeoordeling", 1, 5]]
    questions += [["V2", "toepassing", None, None]]
    answers = [["editie", "respondent", "moment", "vraag", "score"]]
    scores = enumerate((5, "2,5", "6", "vijf"), start=1)
    answers += [["1", f"r{number}", "voor", "V1", score] for number, score in scores]
    answers += [["1", "r1", "na", "V2", "ja"]]
    sheets = {
        "Organisaties": [
            ["organisatie", "sector", "sinds", "tot"],
            ["Lefier", "zorg", "2-1-2022", "1-1-2022"],
        ],
        "Werkt bij": [
            ["deelnemer", "organisatie", "van", "tot"],
            ["r1", "Lefier", "2-1-2022", "2-1-2022"],
            ["r1", "Lefier", "4-1-2022", "3-1-2022"],
        ],
        "Edities": [
            ["editie", "start", "eind"],
            ["1", "april 2022", "maart 2022"],
            ["2", "april 2022", "mei 2022"],
        ],
        "Inschrijvingen": [
            ["editie", "deelnemer", "status", "datum diploma"],
            ["2", "r1", "afgerond", "31-3-2022"],
            ["2", "r2", "afgerond", "1-4-2022"],
            ["2", "r3", "bezig", None],
        ],
        "Vragen": questions,
        "Antwoorden": answers,
    }
    _, problems = check_workspace(workspace(tmp_path, sheets))
    order = " Verbeter een van de twee."
    scale = (
        "deze score past niet op de schaal van de vraag. Vul een getal in van 1 tot en met 5, of "
        "verbeter de schaal in blad Vragen."
    )
    assert [str(problem).removeprefix("programma.xlsx › ") for problem in problems] == [
        f"Antwoorden › E4: {scale}",
        f"Antwoorden › E5: {scale}",
        f"Edities › C2: 'eind' ligt voor 'start'.{order}",
        "Inschrijvingen › D2: dit diploma is van voor het begin van de editie. Verbeter de datum, "
        "of in blad Edities de start.",
        f"Organisaties › D2: 'tot' ligt voor 'sinds'.{order}",
        f"Werkt bij › D3: 'tot' ligt voor 'van'.{order}",
    ]


def test_a_row_against_the_affiliation_is_a_warning_and_the_affiliation_wins(tmp_path):
    sheets = {
        "Activiteiten": [HEADER[:4], ["A1", "a", "workshop", "3-4-2022"]],
        "Organisaties": ORGANISATIONS,
        "Werkt bij": [
            ["deelnemer", "organisatie", "tot"],
            ["jan@x.nl", "Nijestee", None],
            ["D7", "Lefier", "2-4-2022"],
        ],
        "Aanwezigheid": [
            ["activiteit", "deelnemer", "organisatie", "aanwezig"],
            ["A1", "jan@x.nl", "WIJS", "x"],
            ["A1", "D7", "WIJS", "x"],
        ],
    }
    programme = load_programme(workspace(tmp_path, sheets))
    assert programme.attendance["organisation"].tolist() == ["Nijestee", "WIJS"]
    assert [(problem.severity, str(problem)) for problem in programme.warnings] == [
        (
            "waarschuwing",
            "programma.xlsx › Aanwezigheid › C2: hier staat een andere organisatie dan in blad "
            "Werkt bij op die dag; Werkt bij telt. "
            "Verbeter de cel, of de datums in blad Werkt bij.",
        )
    ]
