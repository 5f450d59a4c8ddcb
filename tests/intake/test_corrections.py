"""Known wrong cells are corrected before parsing; a correction that matches nothing is an error."""

from datetime import date

import pytest

from wijkmakers_analysis.intake import read_workspace

from builders import workspace, write_csv

HEADER = ["bestand", "blad", "cel", "was", "wordt", "reden"]
ACTIVITIES = [
    ["activiteit", "titel", "soort", "datum"],
    ["W01", "Wandeling", "wijkwandeling", date(2022, 4, 5)],
]
LOST = (
    "dit bestand is er niet",
    "Schrijf de naam zoals in de datamap, met de map ervoor als dat nodig is.",
)


def read(tmp_path, *corrections):
    return read_workspace(
        workspace(tmp_path, {"Activiteiten": ACTIVITIES, "Correcties": [HEADER, *corrections]})
    )


def test_a_cell_is_corrected_at_its_address(tmp_path):
    reading = read(
        tmp_path,
        ["programma.xlsx", "activiteiten", "d2", "5-4-2022", "6-4-2022", "tikfout"],
        ["programma.xlsx", "Activiteiten", "B2", None, "Wandeling Selwerd", "onvolledig"],
    )
    assert reading.problems == ()
    (row,) = reading.tables["activities"].to_dict("records")
    assert (row["activity_title"], row["date_first"].date()) == (
        "Wandeling Selwerd",
        date(2022, 4, 6),
    )
    assert not {"old_value", "new_value"} & set(reading.tables["corrections"].columns)


@pytest.mark.parametrize(
    ("correction", "cell", "message"),
    [
        (
            ["ander.xlsx", "Activiteiten", "D2", None, "x", "r"],
            "A2",
            " ".join([f"{LOST[0]}.", LOST[1]]),
        ),
        (
            ["Programma", "Activiteiten", "D2", None, "x", "r"],
            "A2",
            f"{LOST[0]}. Bedoelt u 'programma.xlsx'? {LOST[1]}",
        ),
        (
            ["programma.xlsx", "Agenda", "D2", None, "x", "r"],
            "B2",
            "dit blad staat niet in dat bestand. "
            "Schrijf de naam van het tabblad zoals in het werkboek.",
        ),
        (
            ["programma.xlsx", "Activiteiten", "D99", None, "x", "r"],
            "C2",
            "deze cel staat niet in dat blad. Schrijf de cel als kolom en regel, zoals C12.",
        ),
        (
            ["programma.xlsx", "Activiteiten", "nergens", None, "x", "r"],
            "C2",
            "deze cel staat niet in dat blad. Schrijf de cel als kolom en regel, zoals C12.",
        ),
        (
            ["programma.xlsx", "Activiteiten", "B2", "Wandelingen", "x", "r"],
            "D2",
            "in de cel staat iets anders dan bij 'was'. "
            "Kijk of de cel al verbeterd is; haal deze regel dan weg, of verbeter 'was'.",
        ),
    ],
)
def test_a_correction_that_matches_nothing_is_an_error(tmp_path, correction, cell, message):
    reading = read(tmp_path, correction)
    assert [str(problem) for problem in reading.problems] == [
        f"programma.xlsx › Correcties › {cell}: {message}"
    ]
    assert reading.tables["activities"]["activity_title"].tolist() == ["Wandeling"]


def test_a_file_name_that_is_there_twice_needs_its_folder(tmp_path):
    settings = workspace(tmp_path, {"Correcties": [HEADER, ["a.csv", "-", "B2", None, "x", "r"]]})
    write_csv(tmp_path / "data/een/a.csv", [ACTIVITIES[0], ["W01", "a", "b", None]])
    write_csv(tmp_path / "data/twee/a.csv", [ACTIVITIES[0], ["W02", "a", "b", None]])
    assert [str(problem) for problem in read_workspace(settings).problems] == [
        f"programma.xlsx › Correcties › A2: dit bestand staat er meer dan één keer. {LOST[1]}"
    ]
