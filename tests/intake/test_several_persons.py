"""Several persons in one cell are told; one name turned round is not."""

import pytest

from wijkmakers_analysis.intake.cells import parse_cell
from wijkmakers_analysis.intake.dates import EPOCH_1900
from wijkmakers_analysis.intake.several_persons import names_several
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import Attendance, Contacts, Stories


@pytest.mark.parametrize(
    "text",
    [
        "Jan Jansen, Piet Pietersen",
        "Jan Jansen,Piet Pietersen",
        "jan jansen, piet pietersen",
        "Jan de Vries, Piet van der Berg, Els Bos",
        "J. Jansen, P. Pietersen",
        "Jan Jansen en Piet Pietersen",
        "Jan en Piet Jansen",
        "Jan Jansen & Piet",
        "Jan Jansen + Piet Pietersen",
        "Jan Jansen / Piet Pietersen",
        "Jan Jansen/Piet Pietersen",
        "Jan Jansen; Piet Pietersen",
        "Jansen, Jan EN Bos, Els",
        "jan@x.nl, piet@x.nl",
        "jan@x.nl en piet@x.nl",
    ],
)
def test_several_names_are_told(text):
    assert names_several(text)
    with pytest.raises(WrongCell) as complaint:
        parse_cell(text, Attendance.columns["person"], EPOCH_1900)
    assert complaint.value.what == "hier lijken meer personen in één cel te staan"
    assert complaint.value.remedy == (
        "Zet elke persoon op een eigen regel. Is het één mens, schrijf de naam dan zonder komma, "
        "de voornaam voorop."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jan Jansen",
        "Jansen, Jan",
        "Jansen, Jan de",
        "Vries, Jan Willem de",
        "de Vries, Jan Willem",
        "van der Berg, Anna Maria",
        "El Amrani, Fatima Zahra",
        "Vries-Jansen, Anna Maria",
        "Jansen-de Vries, Anna Maria",
        "García López, A. M.",
        "Jan Jansen, directeur",
        "Jan Jansen, adviseur wonen",
        "Jan v/d Berg",
        "Anna Jansen/de Vries",
        "Els Verhoeven",
        "Benthe Enting",
        "Jan Jansen (Wonen en Zorg)",
        "Jan Jansen (zorg, wonen & meer)",
        "jan@x.nl",
        "D12/D13",
        "'t Hart, Jan",
        "Sint Nicolaas, Piet",
    ],
)
def test_one_name_is_no_several(text):
    assert not names_several(text)
    assert parse_cell(text, Attendance.columns["person"], EPOCH_1900) == text


@pytest.mark.parametrize("column", [Contacts.columns["salutation"], Contacts.columns["person"],
                                    Stories.columns["person"]])  # fmt: skip
def test_a_letter_or_story_may_be_of_two(column):
    assert parse_cell("Jan en Piet Jansen", column, EPOCH_1900) == "Jan en Piet Jansen"
