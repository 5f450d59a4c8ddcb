"""Several tables on a sheet, merged and two-level headers, lists of one activity, and footers."""

from datetime import date

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.settings import NamedSheet

from builders import workspace, write_csv

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    ["W01", "Wandeling Selwerd", "wijkwandeling", date(2022, 4, 5)],
    ["W02", "Wandeling Beijum", "wijkwandeling", date(2022, 5, 3)],
    ["W03", "Workshop", "workshop", date(2022, 5, 3)],
]
ORGANISATIONS = [["organisatie", "sector"], ["Nijestee", "wonen"], ["Lefier", "wonen"]]
PERSONS = [["naam", "organisatie"], ["Jan Jansen", "Nijestee"], ["Els Bos", "Lefier"]]
TWO = [("Nijestee", "aanwezig"), ("Lefier", "aanwezig")]


def read(tmp_path, sheets, *, merged=(), named=(), csv=()):
    made = workspace(
        tmp_path, {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, **sheets}
    )
    for name, rows in dict(csv).items():
        write_csv(made.data / name, rows)
    if merged:
        path = made.data / "programma.xlsx"
        book = load_workbook(path)
        for area in merged:
            book["Blad1"].merge_cells(area)
        book.save(path)
    return read_workspace(made.__class__(**{**vars(made), "sheets": tuple(named)}))


def told(reading):
    return [f"{problem.severity}: {problem}" for problem in reading.problems]


def presence(reading):
    frame = reading.tables["attendance"]
    columns = ["activity_id", "organisation", "presence"]
    return sorted(frame[columns].astype(object).itertuples(index=False, name=None), key=str)


def ledger(reading, sheet):
    return [
        (row.area, row.table, row.rows, row.used, dict(row.skipped))
        for row in reading.ledger
        if row.sheet == sheet
    ]


def of(activity, pairs=TWO):
    return sorted((activity, *pair) for pair in pairs)


@pytest.mark.parametrize(
    ("sheet", "above", "activity"),
    [
        ("W01", [], "W01"),
        ("w 01", [], "W01"),
        ("Lijst W02 mei", [], "W02"),
        ("Wandeling Selwerd", [], "W01"),
        ("5 april 2022", [], "W01"),
        ("Presentie 5-4-2022", [], "W01"),
        ("Blad1", [["W01"]], "W01"),
        ("Blad1", [["Activiteit: W02"]], "W02"),
        ("Blad1", [["Activiteit:", "W02"], []], "W02"),
        ("Blad1", [["Datum:", date(2022, 4, 5)]], "W01"),
        ("Blad1", [["DATUM: 5 apr. '22"], ["Wijkmakers in de buurt"]], "W01"),
        ("Blad1", [["Presentielijst Wandeling 5-4-2022"]], "W01"),
        ("Blad1", [["Workshop"], ["Datum: 3-5-2022"]], "W03"),
        ("3-5-2022", [["Workshop"]], "W03"),
    ],
)
def test_a_list_of_one_activity_is_named_by_its_sheet_or_the_lines_above(
    tmp_path, sheet, above, activity
):
    reading = read(tmp_path, {sheet: [*above, *PERSONS]})
    assert told(reading) == []
    assert presence(reading) == of(activity)


def test_a_csv_is_a_list_of_the_activity_in_its_name(tmp_path):
    reading = read(tmp_path, {}, csv={"W03.csv": PERSONS})
    assert told(reading) == []
    assert presence(reading) == of("W03")


def test_a_column_aanwezig_says_who_of_the_list_was_there(tmp_path):
    rows = [["naam", "aanwezig", "rol"], ["Jan", "x", "gids"], ["Els", "nee", None], ["Bo", None]]
    reading = read(tmp_path, {"W01": rows})
    assert told(reading) == []
    assert reading.tables["attendance"]["presence"].tolist() == ["aanwezig", "afwezig", "onbekend"]
    assert reading.tables["attendance"]["role"].tolist() == ["gids", "deelnemer", "deelnemer"]


@pytest.mark.parametrize(
    ("sheet", "above", "message"),
    [
        (
            "Blad1",
            [],
            "Blad1: deze lijst met personen zegt niet bij welke activiteit zij hoort. Zet boven "
            "de koppen een regel met 'Activiteit:' en de code, of noem het blad naar die code. "
            "Hoort de lijst bij een ander blad, zoals Werkt bij of Deelnemers, noem het blad dan "
            "zo.",
        ),
        (
            "3-5-2022",
            [],
            "3-5-2022: bij deze lijst passen meer activiteiten. Zet boven de koppen een regel met "
            "'Activiteit:' en de code van de activiteit.",
        ),
        (
            "W01",
            [["Activiteit: W02"]],
            "W01 › A1: deze lijst wordt op verschillende plaatsen aan verschillende activiteiten "
            "gegeven. Kijk naar de regels boven de koppen, de naam van het blad en "
            "wijkmakers.toml, en laat staan wat klopt.",
        ),
        (
            "Blad1",
            [["Activiteit:", "W99"]],
            "Blad1 › B1: de activiteit van deze lijst staat niet in blad Activiteiten. Verbeter "
            "de code, de titel of de datum, of vul de activiteit aan in blad Activiteiten.",
        ),
        (
            "Blad1",
            [["Datum: 1-1-2021"]],
            "Blad1 › A1: de activiteit van deze lijst staat niet in blad Activiteiten. Verbeter "
            "de code, de titel of de datum, of vul de activiteit aan in blad Activiteiten.",
        ),
        (
            "Aanmeldingen W01",
            [],
            "Aanmeldingen W01 › A1: dit lijkt een lijst van aanmeldingen: een kolom 'aanwezig' "
            "ontbreekt. Zet er een kolom 'aanwezig' in, met x bij wie er was.",
        ),
    ],
)
def test_a_list_of_no_certain_activity_is_refused(tmp_path, sheet, above, message):
    reading = read(tmp_path, {sheet: [*above, *PERSONS]})
    assert told(reading) == [f"fout: programma.xlsx › {message}"]
    assert presence(reading) == []


def test_an_unknown_column_with_crosses_is_not_passed_over(tmp_path):
    rows = [[*PERSONS[0], "opkomst"], [*PERSONS[1], "x"], [*PERSONS[2], None]]
    reading = read(tmp_path, {"W01": rows})
    assert told(reading) == [
        "fout: programma.xlsx › W01 › C1: deze kolom lijkt te zeggen wie er was, maar de kop is "
        "niet bekend. Noem de kop 'aanwezig', of haal de kolom weg als zij iets anders zegt."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["W01"], *PERSONS, [], ["W02"], *PERSONS],
        [["W01"], *PERSONS, ["W02"], *PERSONS],
        [["W01"], [], *PERSONS, [], [], ["Activiteit:", "W02"], [], *PERSONS],
        [["W01", None, None, "W02"], *[[*row, None, *row] for row in PERSONS]],
        [["W01", None, "W02"], *[[*row, *row] for row in PERSONS]],
    ],
    ids=["below", "below without a gap", "gaps", "beside", "the same header again"],
)
def test_two_lists_on_one_sheet_are_two_lists(tmp_path, rows):
    reading = read(tmp_path, {"Blad1": rows})
    assert told(reading) == []
    assert presence(reading) == sorted([*of("W01"), *of("W02")])
    lines = ledger(reading, "Blad1")
    assert [line[1:] for line in lines] == [("attendance", 2, 2, {})] * 2
    areas = [line[0] for line in lines]
    assert sorted(set(reading.tables["attendance"]["area"])) == sorted(areas)


def test_tables_of_two_kinds_keep_their_own_addresses(tmp_path):
    rows = [
        ["editie", "start", None, "editie", "deelnemer", "status"],
        ["1", "3-4-2022", None, "1", "Jan", "bezig"],
        [None, None, None, "1", "Els", "klaar"],
        [],
        ["Vragen"],
        ["vraag", "tekst", "soort"],
        ["V1", "Hoe was het?", "fout"],
        [],
        ["Bron: bureau"],
    ]
    reading = read(tmp_path, {"Leergang": rows})
    assert told(reading) == [
        "fout: programma.xlsx › Leergang › F3: dit is geen bekende keuze voor status. Kies uit: "
        "aangemeld, wachtlijst, bezig, afgerond, gestopt of overgestapt.",
        "fout: programma.xlsx › Leergang › C7: dit is geen bekende keuze voor soort. Kies uit: "
        "zelfbeoordeling, aanbeveling, toepassing of open.",
    ]
    assert sorted(ledger(reading, "Leergang")) == [
        ("A1:C2", "cohorts", 1, 1, {}),
        ("A5:C9", "survey_questions", 3, 1, {"lege regel": 1, "voetregel": 1}),
        ("D1:F3", "enrolments", 2, 2, {}),
    ]


def test_a_key_that_is_twice_in_the_right_table_is_told_there(tmp_path):
    rows = [
        ["organisatie", "sector", None, "editie", "titel"],
        ["Rode Kruis", "zorg", None, "1", "een"],
        ["Kringloop", "zorg", None, "1", "twee"],
    ]
    reading = read(tmp_path, {"Blad1": rows})
    assert told(reading) == [
        "fout: programma.xlsx › Blad1 › D3: editie: hetzelfde staat ook in programma.xlsx › "
        "Blad1 › D2. Haal één van de twee regels weg, of verbeter er een."
    ]


def test_a_header_printed_on_every_page_is_no_record(tmp_path):
    rows = [["W01"], *PERSONS, PERSONS[0], ["Bo Kok", "Lefier"]]
    reading = read(tmp_path, {"Blad1": rows})
    assert told(reading) == []
    assert ledger(reading, "Blad1") == [("", "attendance", 4, 3, {"herhaalde kop": 1})]


@pytest.mark.parametrize(
    ("rows", "merged", "expected"),
    [
        (
            [[None, None, "Workshop"], ["naam", "organisatie", date(2022, 5, 3)]],
            [],
            ["W03"],
        ),
        (
            [[None, None, "W01", "W02"], ["naam", "organisatie", "aanwezig", "aanwezig"]],
            [],
            ["W01", "W02"],
        ),
        (
            [["naam", "organisatie", "Wandelingen"], [None, None, "W01", "W02"]],
            ["A1:A2", "B1:B2", "C1:D1"],
            ["W01", "W02"],
        ),
        (
            [["naam", "organisatie", "Wandelingen"], [None, None, "W01", "W02"]],
            ["C1:D1"],
            ["W01", "W02"],
        ),
        (
            [["Aanwezigheid in 2022"], ["naam", "organisatie", "W01", "W02"]],
            ["A1:D1"],
            ["W01", "W02"],
        ),
    ],
)
def test_headers_on_two_lines_are_one(tmp_path, rows, merged, expected):
    body = [["Jan Jansen", "Nijestee", *["x"] * len(expected)]]
    reading = read(tmp_path, {"Blad1": [*rows, *body]}, merged=merged)
    assert told(reading) == []
    assert presence(reading) == [(each, "Nijestee", "aanwezig") for each in expected]


def test_two_lines_of_header_that_contradict_are_an_error(tmp_path):
    rows = [[None, "Workshop"], ["naam", date(2022, 4, 5)], ["Jan", "x"]]
    assert told(read(tmp_path, {"Blad1": rows})) == [
        "fout: programma.xlsx › Blad1 › B2: de koppen boven deze kolom horen bij verschillende "
        "activiteiten. Verbeter een van de twee koppen."
    ]


def test_merged_cells_among_records_stay_a_problem(tmp_path):
    rows = [["W01"], *PERSONS]
    assert told(read(tmp_path, {"Blad1": rows}, merged=["B3:B4"])) == [
        "fout: programma.xlsx › Blad1 › B3: deze cel is samengevoegd met andere; alleen de eerste "
        "telt. Hef de samenvoeging op en vul elke cel apart in."
    ]


@pytest.mark.parametrize(
    "footer",
    [
        "Bron: eigen administratie",
        "Opgesteld door het bureau",
        "Laatst bijgewerkt op 3 januari 2023",
        "x = aanwezig",
        "Pagina 1 van 2",
        "Let op: niet verspreiden",
        "* = vrijwilliger",
        "-----",
    ],
)
def test_a_footer_never_becomes_a_person(tmp_path, footer):
    reading = read(tmp_path, {"W01": [*PERSONS, [], [footer], ["Aantal: 2"]]})
    assert told(reading) == []
    assert presence(reading) == of("W01")
    assert ledger(reading, "W01") == [
        ("", "attendance", 5, 2, {"lege regel": 1, "totaalregel": 1, "voetregel": 1})
    ]


def test_a_name_alone_in_its_row_is_a_person_and_a_sentence_an_error(tmp_path):
    rows = [*PERSONS, ["Bron, Anne van der"], ["Kom volgende keer op tijd want de deur gaat dicht"]]
    reading = read(tmp_path, {"W01": rows})
    assert told(reading) == [
        "fout: programma.xlsx › W01 › A5: dit lijkt geen naam, e-mailadres of code van één "
        "persoon. Zet één persoon in elke regel, en een opmerking in een eigen kolom."
    ]
    assert reading.tables["attendance"]["person_id"].notna().tolist() == [True, True, True, False]


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (NamedSheet("programma.xlsx", "Blad1", activity="W01"), None),
        (
            NamedSheet("programma.xlsx", "Blad1", activity="W99"),
            "fout: programma.xlsx › Blad1: de activiteit van deze lijst staat niet in blad "
            "Activiteiten. Verbeter de code, de titel of de datum, of vul de activiteit aan in "
            "blad Activiteiten.",
        ),
        (
            NamedSheet("programma.xlsx", "Blad1", table="Werkt bi"),
            "fout: wijkmakers.toml: table in [[sheets]] nummer 1 is geen blad uit de uitleg. "
            "Bedoelt u 'Werkt bij'? Schrijf de naam zoals in de uitleg, zoals Aanwezigheid.",
        ),
        (
            NamedSheet("anders.xlsx", activity="W01"),
            "waarschuwing: wijkmakers.toml: [[sheets]] nummer 1 past op geen enkel blad. Verbeter "
            "de naam van het bestand of het blad, of haal dat deel weg.",
        ),
    ],
)
def test_settings_say_what_a_sheet_is(tmp_path, named, message):
    reading = read(tmp_path, {"Blad1": PERSONS}, named=[named])
    if message is None:
        assert told(reading) == []
        assert presence(reading) == of("W01")
    else:
        assert message in told(reading)


def test_settings_make_a_list_of_persons_a_register(tmp_path):
    named = NamedSheet("*.xlsx", "Blad1", table="werkt bij")
    reading = read(tmp_path, {"Blad1": PERSONS}, named=[named])
    assert told(reading) == []
    assert len(reading.tables["affiliations"]) == 2


def test_a_blank_is_absent_where_the_settings_say_so(tmp_path):
    wide = [["naam", "W01", "W02"], ["Jan", "x", None], ["Els", None, "ziek"]]
    single = [["naam", "aanwezig"], ["Jan", "x"], ["Els", None]]
    named = [NamedSheet("*", "Kruisjes", blank="afwezig"), NamedSheet("*", "W03", blank="afwezig")]
    reading = read(tmp_path, {"Kruisjes": wide, "W03": single}, named=named)
    assert told(reading) == []
    said = reading.tables["attendance"]
    assert said.groupby("activity_id")["presence"].apply(list).to_dict() == {
        "W01": ["aanwezig", "afwezig"],
        "W02": ["afwezig", "afgemeld"],
        "W03": ["aanwezig", "afwezig"],
    }


@pytest.mark.parametrize("headers", [["W01 Wandeling één", "W02 twee"], ["3-2", "10-2"]])
@pytest.mark.parametrize("before", [["naam"], ["naam", "organisatie"]])
def test_crosses_without_any_known_activity_say_what_is_wrong_above_each(tmp_path, before, headers):
    rows = [["Jan", "Nijestee", "x", None], ["Els", "Nijestee", None, "x"]]
    rows = [[*row[: len(before)], *row[2:]] for row in rows]
    reading = read(tmp_path, {"Blad1": [[*before, *headers], *rows]})
    assert told(reading) == [
        f"fout: programma.xlsx › Blad1 › {letter}1: boven deze kolom met aanwezigheid staat geen "
        "bekende activiteit. Zet alleen de code of de hele dag (met het jaar) in de kop, zoals in "
        "blad Activiteiten."
        for letter in "ABCD"[len(before) : len(before) + 2]
    ]


def test_a_blank_is_not_absent_where_nobody_filled_in_anything(tmp_path):
    wide = [["naam", "W01", "W02", "W03"], ["Jan", "x", None, None], ["Els", None, None, None]]
    single = [["naam", "aanwezig"], ["Jan", None], ["Els", None]]
    long = [["activiteit", "naam", "aanwezig"], ["W02", "Jan", "x"], ["W02", "Els", None]]
    long += [["W01", "Ans", None]]
    sheets = {"Kruisjes": wide, "W03": single, "Blad1": long}
    named = [NamedSheet("*", sheet, blank="afwezig") for sheet in sheets]
    reading = read(tmp_path, sheets, named=named)
    remedy = "Was er iemand, zet dan de kruisjes. Komt de activiteit nog, dan is dit goed."
    one = f"bij deze activiteit is niets ingevuld, dus telt daar niemand als afwezig. {remedy}"
    assert told(reading) == [
        f"waarschuwing: programma.xlsx › Blad1 › C4: {one}",
        "waarschuwing: programma.xlsx › Kruisjes › C1: bij 2 activiteiten, de eerste hier, is "
        f"niets ingevuld, dus telt daar niemand als afwezig. {remedy}",
        f"waarschuwing: programma.xlsx › W03 › B2: {one}",
    ]
    said = reading.tables["attendance"]
    assert said.groupby(["activity_id", "sheet"])["presence"].apply(list).to_dict() == {
        ("W01", "Kruisjes"): ["aanwezig", "afwezig"],
        ("W01", "Blad1"): ["onbekend"],
        ("W02", "Blad1"): ["aanwezig", "afwezig"],
        ("W03", "W03"): ["onbekend", "onbekend"],
    }


def test_a_hidden_sheet_is_read_where_the_settings_name_it(tmp_path):
    made = workspace(
        tmp_path, {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "W01": PERSONS}
    )
    path = made.data / "programma.xlsx"
    book = load_workbook(path)
    book["W01"].sheet_state = "hidden"
    book.save(path)
    assert len(read_workspace(made).tables["attendance"]) == 0
    named = (NamedSheet("programma.xlsx", "W01", activity="W01"),)
    reading = read_workspace(made.__class__(**{**vars(made), "sheets": named}))
    assert told(reading) == []
    assert presence(reading) == of("W01")


def test_a_second_table_without_known_headers_quotes_nothing(tmp_path):
    secret = "Xandria Quibberdonk"
    rows = [[secret, "x"], *PERSONS, [], [secret, secret, secret], ["x", "x", "x"]]
    reading = read(tmp_path, {"Blad1": rows, "Blad2": [[secret, "deelnemer"], ["a", "b"]]})
    assert len(told(reading)) >= 2
    assert secret.casefold() not in repr((told(reading), reading.ledger)).casefold()
