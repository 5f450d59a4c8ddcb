"""Sheets become tables with addresses; every problem is said at once, in order."""

from datetime import date

import pandas as pd
import pytest

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.intake.columns import frame_columns
from wijkmakers_analysis.schemas import SHEETS

from builders import workspace, write_csv, write_workbook

ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum", "wijk"],
    ["W01", "Wandeling Selwerd", "wijkwandeling", date(2022, 4, 5), "selwerd"],
    ["W02", "Wandeling Beijum", "wijkwandeling", date(2022, 5, 3), "Beijum; oosterparkwijk"],
]
ORGANISATIONS = [
    ["organisatie", "sector", "relatie", "ook bekend als"],
    ["Nijestee", "woningcorporatie", "partner", "Woningcorporatie Nijestee; NST"],
    ["Lefier", "woningcorporatie", "partner", None],
]
SECRET_NAME = "Xandria Quibberdonk"


def read(tmp_path, sheets):
    return read_workspace(workspace(tmp_path, sheets))


def told(reading):
    return [f"{problem.severity}: {problem}" for problem in reading.problems]


def presence(reading):
    frame = reading.tables["attendance"]
    columns = ["activity_id", "person_id", "organisation", "presence", "role"]
    return sorted(
        map(tuple, frame[columns].astype(object).where(frame[columns].notna(), None).values)
    )


def test_every_table_is_there_with_every_column(tmp_path):
    reading = read(tmp_path, {"Activiteiten": ACTIVITIES})
    assert list(reading.tables) == list(SHEETS)
    left_out = {"contacts": {"person", "email", "salutation"}, "participants": {"email"}}
    left_out["corrections"] = {"old_value", "new_value"}
    left_out |= {key: {"email", "code"} for key in ("attendance", "affiliations", "enrolments")}
    for table, frame in reading.tables.items():
        expected = []
        for name, column in SHEETS[table].columns.items():
            if name in left_out.get(table, ()):
                continue
            if table == "stories" and name == "person":
                expected.append("name")
            elif column.kind == "person":
                expected.append(f"{name}_id")
            else:
                expected += frame_columns(name, column)
        expected += ["cell_column"] if table in ("attendance", "survey_answers") else []
        assert list(frame.columns) == [*expected, "file", "sheet", "row", "area"], table
        assert isinstance(frame.index, pd.RangeIndex)


@pytest.mark.parametrize(
    "headers",
    [
        ["ACTIVITEIT", " Titel ", "Soort:", "Datum", "Wijk"],
        ["code", "onderwerp", "type", "startdatum", "wijken"],
        ["Activiteit_ID", "naam activiteit", "Categorie", "DAG", "búúrt"],
    ],
)
def test_headers_are_known_whatever_their_dress(tmp_path, headers):
    reading = read(tmp_path, {"Blad1": [headers, *ACTIVITIES[1:]]})
    assert told(reading) == []
    assert reading.tables["activities"]["neighbourhoods"].tolist() == [
        ("Selwerd",),
        ("Beijum", "Oosterparkwijk"),
    ]


def test_titles_blank_rows_totals_and_remarks_are_counted_exactly(tmp_path):
    rows = [["Agenda 2022"], [], *ACTIVITIES[:2], [], ACTIVITIES[2], ["totaal", None, None, 2]]
    reading = read(tmp_path, {"Activiteiten": rows})
    (row,) = reading.ledger
    assert (row.rows, row.used, dict(row.skipped)) == (4, 2, {"lege regel": 1, "totaalregel": 1})
    assert reading.tables["activities"]["row"].tolist() == [4, 6]
    assert reading.cell_columns["programma.xlsx", "Activiteiten"]["neighbourhoods"] == "E"


def test_wide_and_long_lists_say_the_same(tmp_path):
    wide = [
        ["naam", "organisatie", "W01", date(2022, 5, 3), "totaal", "opmerking"],
        ["Jan Jansen", "nst", "x", None, 1, "belt nog"],
        ["Els Bos", "bewoner", "nee", "✓", 1, None],
        ["Piet Puk", "Lefier", None, None, 0, None],
        ["totaal", None, 1, 1, 2, None],
    ]
    long = [
        ["activiteit", "deelnemer", "organisatie", "aanwezig"],
        ["w01", "jan  JANSEN", "Nijestee", "ja"],
        ["W01", "Els Bos", "Bewoner", 0],
        ["W02", "Els Bos", "bewoner", 1],
    ]
    base = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS}
    settings = workspace(tmp_path, {**base, "Kruisjes": wide})
    in_wide = read_workspace(settings)
    assert told(in_wide) == [
        "waarschuwing: programma.xlsx › Kruisjes › F1: 1 kolom met een onbekende kop niet gelezen "
        "(F1). Gebruik een kop uit de uitleg als de kolom mee moet doen; anders is dit goed."
    ]
    assert in_wide.tables["attendance"]["cell_column"].tolist() == ["C", "C", "D"]
    assert in_wide.tables["attendance"]["row"].tolist() == [2, 3, 3]
    ledger = next(row for row in in_wide.ledger if row.sheet == "Kruisjes")
    assert (ledger.rows, ledger.used, dict(ledger.skipped)) == (
        4,
        2,
        {"geen enkele aanwezigheid ingevuld": 1, "totaalregel": 1},
    )
    write_workbook(tmp_path / "data/programma.xlsx", {**base, "Aanwezigheid": long})
    in_long = read_workspace(settings)
    assert told(in_long) == []
    assert presence(in_long) == presence(in_wide)


def test_wide_headers_that_are_no_activity_are_errors(tmp_path):
    wide = [
        ["naam", "W01", "W99", date(2022, 4, 5), date(2022, 7, 7)],
        [SECRET_NAME, "x", "x", "nee", "x"],
    ]
    twice = [*ACTIVITIES, ["W03", "Ook die dag", "workshop", "5 april 2022", None]]
    reading = read(tmp_path, {"Activiteiten": twice, "Aanwezigheid": wide})
    assert told(reading) == [
        "fout: programma.xlsx › Aanwezigheid › C1: boven deze kolom met aanwezigheid staat geen "
        "bekende activiteit. Zet alleen de code of de hele dag (met het jaar) in de kop, zoals in blad "
        "Activiteiten.",
        "fout: programma.xlsx › Aanwezigheid › D1: op deze dag zijn er meer activiteiten. "
        "Zet de code van de activiteit in de kop.",
        "fout: programma.xlsx › Aanwezigheid › E1: op deze dag staat er geen activiteit in blad "
        "Activiteiten. Zet de code van de activiteit in de kop, of vul de activiteit aan in blad "
        "Activiteiten.",
    ]


def test_unknown_layouts_name_what_is_known_and_quote_nothing(tmp_path):
    settings = workspace(
        tmp_path,
        {
            "Activiteiten": ACTIVITIES,
            "Blad2": [["editie", "deelnemer", SECRET_NAME], ["1", SECRET_NAME, "x"]],
            "Blad3": [[SECRET_NAME, "x"], ["Nog iemand", "x"]],
        },
    )
    reading = read_workspace(settings)
    assert told(reading) == [
        "fout: programma.xlsx › Blad2: dit blad is niet herkend; bekende koppen: 'editie' en "
        "'deelnemer'. Het lijkt het meest op Inschrijvingen, maar dan ontbreekt 'status'. "
        "Verbeter de koppen, of geef het blad de naam uit de uitleg.",
        "fout: programma.xlsx › Blad3: dit blad is niet herkend; er staat geen bekende kop in. "
        "Gebruik de koppen uit de uitleg, of noem het blad 'Uitleg' als het geen lijst is.",
    ]
    skipped = {row.sheet: dict(row.skipped) for row in reading.ledger if not row.table}
    assert skipped == {"Blad2": {"blad niet herkend": 2}, "Blad3": {"blad niet herkend": 2}}


def test_a_named_sheet_without_a_required_header_says_so(tmp_path):
    rows = [["editie", "deelnemer", "organisatie"], ["1", "Jan", "Nijestee"]]
    reading = read(tmp_path, {"Inschrijvingen": rows, "Organisaties": ORGANISATIONS})
    assert told(reading) == [
        "fout: programma.xlsx › Inschrijvingen › A1: in blad Inschrijvingen ontbreekt de kolom "
        "'status'. Zet die kop in de regel met koppen, of verbeter de spelling."
    ]


def test_two_required_headers_that_are_absent_are_said_in_the_plural(tmp_path):
    rows = [["editie", "organisatie"], ["1", "Nijestee"]]
    reading = read(tmp_path, {"Inschrijvingen": rows, "Organisaties": ORGANISATIONS})
    assert told(reading) == [
        "fout: programma.xlsx › Inschrijvingen › A1: in blad Inschrijvingen ontbreken de kolommen "
        "'deelnemer' en 'status'. Zet die koppen in de regel met koppen, of verbeter de spelling."
    ]


def test_a_name_that_begins_so_does_not_beat_the_headers(tmp_path):
    rows = [["editie", "deelnemer", "status"], ["1", "Jan", "bezig"]]
    reading = read(tmp_path, {"Deelnemers leergang": rows})
    assert len(reading.tables["enrolments"]) == 1
    assert told(reading) == []


def test_organisations_and_places_are_matched_or_reported_with_a_suggestion(tmp_path):
    rows = [
        ["activiteit", "deelnemer", "organisatie", "aanwezig"],
        ["W01", "Jan Jansen", "Nijestee ", "x"],
        ["W01", "Els Bos", "Nijste", "x"],
        ["W02", "Els Bos", SECRET_NAME, "x"],
    ]
    places = [
        *ACTIVITIES,
        ["W03", "Wandeling", "wijkwandeling", None, "Oosterport; Beijum; Atlantis"],
    ]
    reading = read(
        tmp_path,
        {"Activiteiten": places, "Organisaties": ORGANISATIONS, "Aanwezigheid": rows},
    )
    assert told(reading) == [
        "fout: programma.xlsx › Aanwezigheid › C3: deze organisatie staat niet in blad "
        "Organisaties. Bedoelt u 'Nijestee'? Verbeter de cel, of zet de naam in blad Organisaties "
        "bij 'organisatie' of 'ook bekend als'; is het geen organisatie, vul dan bewoner, zelfstandig of student in.",
        "fout: programma.xlsx › Aanwezigheid › C4: deze organisatie staat niet in blad "
        "Organisaties. Zet de naam in blad Organisaties bij 'organisatie' of 'ook bekend als'; "
        "is het geen organisatie, vul dan bewoner, zelfstandig of student in.",
        "fout: programma.xlsx › Activiteiten › E4: 2 van deze plaatsen staan niet in de lijst van "
        "wijken, buurten en dorpen van Groningen. Bedoelt u 'Oosterpoort'? Schrijf de naam van "
        "een wijk of buurt, met ; ertussen als het er meer zijn; een plaats buiten de stad hoort "
        "bij 'andere plaats'.",
    ]


def test_the_city_is_no_neighbourhood_and_suggests_none(tmp_path):
    places = ("de stad", "Groningen; Beijum", "Groningen; Beyum")
    rows = [
        [f"W0{at}", "Wandeling", "wijkwandeling", None, one] for at, one in enumerate(places, 3)
    ]
    where = "fout: programma.xlsx › Activiteiten › E"
    whole = (
        "dit is de hele stad, geen wijk. Schrijf de wijk of buurt waar het was; ging een "
        "activiteit over de hele stad, schrijf dan 'hele stad'. Bij het werkgebied van een "
        "organisatie: maak de cel leeg."
    )
    assert told(read(tmp_path, {"Activiteiten": [*ACTIVITIES, *rows]})) == [
        f"{where}4: {whole}",
        f"{where}5: {whole}",
        f"{where}6: 2 van deze plaatsen staan niet in de lijst van wijken, buurten en dorpen van "
        "Groningen. Bedoelt u 'Beijum'? Schrijf de naam van een wijk of buurt, met ; ertussen als "
        "het er meer zijn; een plaats buiten de stad hoort bij 'andere plaats'.",
    ]


@pytest.mark.parametrize("given", ["hele stad", "De hele stad", "stadsbreed", "alle wijken"])
def test_an_activity_may_be_about_the_whole_city_and_an_organisation_not(tmp_path, given):
    rows = [*ACTIVITIES, ["W03", "Debat", "bijeenkomst", None, given]]
    organisations = [["organisatie", "werkgebied"], ["Wonen", given]]
    reading = read(tmp_path, {"Activiteiten": rows, "Organisaties": organisations})
    assert reading.tables["activities"]["neighbourhoods"].tolist()[-1] == ("hele stad",)
    (said,) = (one for one in told(reading) if "hele stad" in one)
    assert said.startswith("fout: programma.xlsx › Organisaties › B2: dit is de hele stad")


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ("Helpman, Haren", "Helpman; Haren"),
        ("beijum/lewenborg", "Beijum; Lewenborg"),
        ("Beijum en Selwerd; Helpman", "Beijum; Selwerd; Helpman"),
        ("Beijum & beijum", "Beijum"),
    ],
)
def test_places_with_another_sign_between_them_are_told_how_to_write_them(tmp_path, given, remedy):
    rows = [*ACTIVITIES, ["W03", "Wandeling", "wijkwandeling", None, given]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        f"fout: programma.xlsx › Activiteiten › E4: tussen plaatsen hoort een puntkomma. Schrijf: {remedy}."
    ]


def test_an_alias_of_two_organisations_is_an_error(tmp_path):
    rows = [*ORGANISATIONS, ["Ander", "zorg", None, "NST"]]
    assert told(read(tmp_path, {"Organisaties": rows})) == [
        "fout: programma.xlsx › Organisaties › D4: een andere naam in deze cel hoort al bij "
        "'Nijestee'. Haal die naam hier weg, of bij de andere organisatie."
    ]


def test_a_key_that_stands_twice_names_both_addresses(tmp_path):
    rows = [
        ["activiteit", "deelnemer", "aanwezig"],
        ["W01", "Jan Jansen", "x"],
        ["W01", "Els Bos", "x"],
        ["w01", "JAN jansen", "nee"],
    ]
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES, "Aanwezigheid": rows})
    again = [ACTIVITIES[0], ["w 02", "Iets anders", "workshop", None, None]]
    write_csv(tmp_path / "data/meer.csv", again)
    assert told(read_workspace(settings)) == [
        "fout: programma.xlsx › Aanwezigheid › A4: activiteit en deelnemer: dezelfde combinatie "
        "staat ook in programma.xlsx › Aanwezigheid › A2. "
        "Haal één van de twee regels weg, of verbeter er een.",
        "fout: programma.xlsx › Activiteiten › A3: activiteit: hetzelfde staat ook in "
        "meer.csv › A2. Haal één van de twee regels weg, of verbeter er een.",
    ]


@pytest.mark.parametrize(("changed", "is_copy"), [(0, True), (1, True), (2, False)])
def test_the_same_list_twice_is_one_error(tmp_path, changed, is_copy):
    rows = [["organisatie", "sector"], *[[f"Huis {place}", "zorg"] for place in "abcde"]]
    other = [list(row) for row in rows]
    for place in range(1, changed + 1):
        other[place] = [f"Anders {place}", "zorg"]
    settings = workspace(tmp_path, {"Organisaties": rows})
    write_csv(tmp_path / "data/zopie.csv", other)
    said = told(read_workspace(settings))
    message = (
        "fout: zopie.csv: dezelfde lijst (Organisaties) staat ook in programma.xlsx › "
        "Organisaties. Houd één van de twee in de datamap en haal de andere weg; er wordt niets "
        "opgeteld."
    )
    assert (said == [message]) is is_copy
    assert said, "each repeated organisation is a problem in itself"


def test_required_cells_are_asked_for_by_what_they_mean(tmp_path):
    rows = [ACTIVITIES[0], ["W01", None, "workshop", None, None]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        "fout: programma.xlsx › Activiteiten › B2: titel is niet ingevuld. "
        "Vul in: hoe de activiteit heet."
    ]


def test_a_row_of_data_is_never_the_header(tmp_path):
    rows = [
        ["verhaal", "tekst", "datum", "van wie", "activiteit", "toestemming"],
        ["S1", "Mooi", "5-4-2022", "deelnemer", "W01", "openbaar"],
        ["S2", "Wijs", None, "gids", None, "nee"],
    ]
    for title in ("Verhalen", "Blad7"):
        reading = read(tmp_path, {"Activiteiten": ACTIVITIES, title: rows})
        assert told(reading) == []
        assert reading.tables["stories"]["speaker_role"].tolist() == ["deelnemer", "gids"]
        assert reading.tables["attendance"].empty


def test_a_header_that_resembles_one_is_suggested_and_not_quoted(tmp_path):
    rows = [["deelnemer", "mailadressen", SECRET_NAME], ["Jan", "j@example.org", "x"]]
    assert told(read(tmp_path, {"Deelnemers": rows})) == [
        "waarschuwing: programma.xlsx › Deelnemers › B1: 2 kolommen met een onbekende kop niet "
        "gelezen (B1 en C1). Bedoelt u 'e-mail'? Gebruik een kop uit de uitleg als de kolom mee "
        "moet doen; anders is dit goed."
    ]


def test_cells_under_an_empty_header_are_a_warning(tmp_path):
    rows = [ACTIVITIES[0], [*ACTIVITIES[1], None, "later"], [*ACTIVITIES[2], "ook", "nog"]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        "waarschuwing: programma.xlsx › Activiteiten › F3: kolommen F en G zonder kop niet "
        "gelezen. Zet er een kop uit de uitleg boven als de kolom mee moet doen; anders is dit "
        "goed."
    ]


def test_unread_columns_are_a_warning_with_addresses(tmp_path):
    rows = [[*ACTIVITIES[0], SECRET_NAME, "Nog iets", "titel"], ACTIVITIES[1]]
    assert told(read(tmp_path, {"Activiteiten": rows})) == [
        "fout: programma.xlsx › Activiteiten › H1: deze kop staat twee keer in het blad. "
        "Haal één van de twee kolommen weg; een tweede tabel hoort op een eigen blad.",
        "waarschuwing: programma.xlsx › Activiteiten › F1: 2 kolommen met een onbekende kop niet "
        "gelezen (F1 en G1). Gebruik een kop uit de uitleg als de kolom mee moet doen; anders is "
        "dit goed.",
    ]


def test_kinds_of_cells_have_their_dtype(tmp_path):
    rows = [
        [*ACTIVITIES[0], "reeks", "plaatsen", "bezoekers geteld", "datum vroegst", "speerpunt"],
        ["A", "a", "b", "april 2022", None, "ja", 12, "meer dan 30", "3-4-2022", "x; y"],
        ["B", "a", "b", None, None, None, None, None, None, None],
    ]
    frame = read(tmp_path, {"Activiteiten": rows}).tables["activities"]
    assert frame["date_last"].tolist() == [pd.Timestamp("2022-04-30"), pd.NaT]
    assert str(frame["earliest_date"].dtype) == "datetime64[ns]"
    assert frame["is_series"].tolist() == [True, None]
    assert frame["capacity"].dtype == "Int64"
    assert frame["visitors"].tolist() == [30, pd.NA]
    assert frame["visitors_is_bound"].tolist() == [True, False]
    assert frame["focal_points"].tolist() == [("x", "y"), ()]
    assert frame["status"].tolist() == ["doorgegaan", "doorgegaan"]
