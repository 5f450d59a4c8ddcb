"""A list or workbook that was handed in twice: one message, at the copy, and none for its rows."""

import shutil

import pytest

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.programme import check_workspace

from builders import workspace, write_csv, write_workbook

ACTIVITIES = [["activiteit", "titel", "soort"], *[[f"A{n}", "t", "workshop"] for n in range(1, 5)]]
ORGANISATIONS = [["organisatie", "sector"], *[[f"Huis {place}", "zorg"] for place in "abcd"]]
# Too short to be known as a copy by itself.
COHORTS = [["editie", "start"], ["1", "1-2-2022"], ["2", "1-9-2022"]]
SHEETS = {"Activiteiten": ACTIVITIES, "Organisaties": ORGANISATIONS, "Edities": COHORTS}
ORIGINAL = "programma.xlsx"
ONE_OF_TWO = (
    " Houd één van de twee bestanden in de datamap en haal het andere weg; er wordt niets opgeteld."
)


def told(settings):
    return [f"{each.severity}: {each}" for each in read_workspace(settings).problems]


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("programma (1).xlsx", ORIGINAL),
        ("programma - kopie.xlsx", ORIGINAL),
        ("programma - kopie (2).xlsx", ORIGINAL),
        ("programma-LAPTOP-7QK2.xlsx", ORIGINAL),
        ("programma-Bureau3.xlsx", ORIGINAL),
        ("Kopie van programma.xlsx", ORIGINAL),
        ("oud/programma (1).xlsx", ORIGINAL),
        ("zomer.xlsx", ORIGINAL),
        # Neither looks like a copy: the later name is taken for it.
        (ORIGINAL, "agenda.xlsx"),
    ],
)
def test_a_copied_workbook_is_one_message_at_the_copy(tmp_path, copy, original):
    settings = workspace(tmp_path, SHEETS)
    other = copy if copy != ORIGINAL else original
    (settings.data / other).parent.mkdir(exist_ok=True)
    shutil.copy(settings.data / ORIGINAL, settings.data / other)
    assert told(settings) == [
        f"fout: {copy}: dezelfde lijsten staan ook in {original}: Activiteiten en Organisaties."
        + ONE_OF_TWO
    ]


def test_a_copy_by_name_needs_one_long_list_only(tmp_path):
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES, "Edities": COHORTS})
    shutil.copy(settings.data / ORIGINAL, settings.data / "programma (1).xlsx")
    assert told(settings) == [
        f"fout: programma (1).xlsx: dezelfde lijsten staan ook in {ORIGINAL}: Activiteiten."
        + ONE_OF_TWO
    ]


def test_three_of_one_workbook_are_a_message_a_pair(tmp_path):
    settings = workspace(tmp_path, SHEETS)
    for name in ("programma (1).xlsx", "programma (2).xlsx"):
        shutil.copy(settings.data / ORIGINAL, settings.data / name)
    assert [each.partition(": Act")[0] for each in told(settings)] == [
        "fout: programma (1).xlsx: dezelfde lijsten staan ook in programma.xlsx",
        "fout: programma (2).xlsx: dezelfde lijsten staan ook in programma (1).xlsx",
        "fout: programma (2).xlsx: dezelfde lijsten staan ook in programma.xlsx",
    ]


def test_one_list_of_a_workbook_is_told_at_its_sheet(tmp_path):
    settings = workspace(tmp_path, SHEETS)
    write_csv(settings.data / "adressen.csv", ORGANISATIONS)
    write_workbook(settings.data / "los.xlsx", {"Edities": COHORTS})
    assert told(settings) == [
        "fout: programma.xlsx › Edities › A2: editie: hetzelfde staat ook in los.xlsx › Edities › "
        "A2. Haal één van de twee regels weg, of verbeter er een.",
        "fout: programma.xlsx › Edities › A3: editie: hetzelfde staat ook in los.xlsx › Edities › "
        "A3. Haal één van de twee regels weg, of verbeter er een.",
        "fout: programma.xlsx › Organisaties: dezelfde lijst (Organisaties) staat ook in "
        "adressen.csv. Houd één van de twee in de datamap en haal de andere weg; er wordt niets "
        "opgeteld.",
    ]


def test_many_shared_lists_are_not_all_named(tmp_path):
    counts = [["datum", "aantal"], *[[f"{n}-1-2022", n] for n in range(1, 5)]]
    kinds = [["soort", "pijler"], *[[f"soort {n}", "doen"] for n in range(1, 5)]]
    points = [["speerpunt", "jaar"], *[[f"punt {n}", 2022] for n in range(1, 5)]]
    more = {"Aantal partners": counts, "Soorten": kinds, "Speerpunten": points}
    settings = workspace(tmp_path, {**SHEETS, **more})
    shutil.copy(settings.data / ORIGINAL, settings.data / "programma (1).xlsx")
    (said,) = told(settings)
    assert said.startswith(
        "fout: programma (1).xlsx: dezelfde lijsten staan ook in programma.xlsx: Activiteiten, "
        "Organisaties, Aantal partners, "
    )
    assert said.endswith(f" en nog 1.{ONE_OF_TWO}")


def test_what_is_wrong_in_a_copy_is_told_of_the_original_only(tmp_path):
    wrong = [*COHORTS, ["3", "1-13-2022"]]
    settings = workspace(tmp_path, {**SHEETS, "Edities": wrong})
    shutil.copy(settings.data / ORIGINAL, settings.data / "programma (1).xlsx")
    reading = read_workspace(settings)
    assert [(each.file, each.cell) for each in reading.problems] == [
        ("programma (1).xlsx", ""),
        (ORIGINAL, "B4"),
    ]
    assert {table: len(reading.tables[table]) for table in ("activities", "cohorts")} == {
        "activities": 4,
        "cohorts": 3,
    }


def test_what_is_wrong_in_a_copied_list_is_told_of_the_original_only(tmp_path):
    attendance = [
        ["activiteit", "deelnemer", "aanwezig"],
        *(["A1", f"Jan Jansen {letter}", "x"] for letter in "ABCD"),
        ["A99", "Els Bos", "x"],
        ["A1", "Bea Bos", "misschien"],
    ]
    settings = workspace(tmp_path, {"Activiteiten": ACTIVITIES})
    for name in ("lijst.xlsx", "lijst (1).xlsx"):
        write_workbook(settings.data / name, {"Aanwezigheid": attendance})
    assert [(each.file, each.cell) for each in check_workspace(settings)[1]] == [
        ("lijst (1).xlsx", ""),
        ("lijst.xlsx", "A6"),
        ("lijst.xlsx", "C7"),
    ]


def test_the_same_cross_twice_is_a_cross_too_many_and_no_row(tmp_path):
    crosses = [["deelnemer", "A1", "A2"], ["Jan Jansen", "x", "x"], ["Jan Jansen", "x", None]]
    long = [["activiteit", "deelnemer", "aanwezig"], ["A2", "Jan Jansen", "x"]]
    sheets = {"Activiteiten": ACTIVITIES, "Kruisjes": crosses, "Lijst": long}
    same = "activiteit en deelnemer: dezelfde combinatie staat ook in programma.xlsx › "
    assert told(workspace(tmp_path, sheets)) == [
        f"fout: programma.xlsx › Kruisjes › B3: {same}Kruisjes › B2. Haal één van de twee "
        "kruisjes weg, of verbeter er een.",
        f"fout: programma.xlsx › Lijst › A2: {same}Kruisjes › C2. Haal één van de twee (het "
        "kruisje of de regel) weg, of verbeter er een.",
    ]
