"""While a list is not read, nobody is told to throw away what may be about it."""

import pytest

from wijkmakers_analysis.intake import read_workspace
from wijkmakers_analysis.settings import NamedExport, NamedSheet, Settings

from builders import workspace, write_csv

DOUBLES = [["deelnemer 1", "deelnemer 2", "zelfde"], ["Jan Jansen", "Wie Dan Ook", "ja"]]
ATTENDANCE = [["activiteit", "deelnemer", "aanwezig"], ["A1", "Jan Jansen", "x"]]
SHEETS = {
    "Activiteiten": [["activiteit", "titel", "soort"], ["A1", "t", "workshop"]],
    "Aanwezigheid": ATTENDANCE,
    "Dubbelen": DOUBLES,
}
NOWHERE = (
    "programma.xlsx › Dubbelen › B2: deze beslissing gaat over iemand die nergens meer staat. "
    "Haal de regel weg, of schrijf de naam zoals in de lijsten."
)
NOT_SEEN = (
    "programma.xlsx › Dubbelen › B2: deze beslissing gaat over iemand die nergens staat in wat "
    "gelezen is. Laat de regel staan en herstel eerst de bestanden en bladen die niet gelezen zijn."
)


def break_file(data):
    (data / "lijst.xlsx").write_bytes(b"PK\x03\x04 half een werkboek")


def write_unknown(data):
    write_csv(data / "lijst.csv", [["aap", "noot"], ["Wie Dan Ook", "1"]])


def write_pdf(data):
    (data / "lijst.pdf").write_bytes(b"%PDF-1.4")


def write_lost_crosses(data):
    rows = [["naam", "A1", "A99"], ["Els Bos", "x", None], ["Wie Dan Ook", None, "x"]]
    write_csv(data / "kruisjes.csv", rows)


@pytest.mark.parametrize("spoil", [break_file, write_unknown, write_pdf, write_lost_crosses])
def test_a_decision_stays_while_a_list_is_unread(tmp_path, spoil):
    settings = workspace(tmp_path, SHEETS)
    assert [str(each) for each in read_workspace(settings).problems] == [NOWHERE]
    spoil(settings.data)
    said = [str(each) for each in read_workspace(settings).problems]
    assert NOT_SEEN in said
    assert NOWHERE not in said


def test_a_wrong_cell_elsewhere_does_not_hold_the_warning_back(tmp_path):
    wrong = [*ATTENDANCE, ["A1", "Els Bos", "misschien"]]
    settings = workspace(tmp_path, {**SHEETS, "Aanwezigheid": wrong})
    assert NOWHERE in [str(each) for each in read_workspace(settings).problems]


@pytest.mark.parametrize(
    ("named", "what"),
    [
        ({"sheets": (NamedSheet("lijst.xlsx", "Blad1", activity="A1"),)}, "[[sheets]]"),
        ({"exports": (NamedExport("lijst.xlsx", activity="A1"),)}, "[[exports]]"),
    ],
)
def test_a_name_in_the_settings_stays_while_its_file_is_unread(tmp_path, named, what):
    made = workspace(tmp_path, SHEETS)
    settings = Settings(root=made.root, name=made.name, data=made.data, years=made.years, **named)

    def asked():
        return [str(each) for each in read_workspace(settings).problems if what in each.what]

    assert len(asked()) == 1
    break_file(made.data)
    assert asked() == []
