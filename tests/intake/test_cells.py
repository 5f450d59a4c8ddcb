"""One cell of each kind: what it means, and what is said of a wrong one."""

from datetime import datetime

import pytest

from wijkmakers_analysis.intake.cells import blank, parse_cell
from wijkmakers_analysis.intake.dates import EPOCH_1900
from wijkmakers_analysis.intake.raw import clean
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import (
    Activities,
    Attendance,
    Contacts,
    Contributions,
    FocalPoints,
    Participants,
    SurveyAnswers,
)
from wijkmakers_analysis.schemas.sheet import CELL_KINDS, Column


def parse(column, value):
    return parse_cell(clean(value), column, EPOCH_1900)


@pytest.mark.parametrize(
    ("column", "value", "meaning"),
    [
        (Activities.columns["activity_title"], "None", "None"),
        (Activities.columns["activity_title"], "n/a", "n/a"),
        (Activities.columns["activity_title"], "NA", "NA"),
        (Activities.columns["activity_id"], 12.0, "12"),
        (Activities.columns["visitors"], "meer dan 30", (30, True)),
        (Activities.columns["visitors"], "> 1.200", (1200, True)),
        (Activities.columns["visitors"], 30, (30, False)),
        (Activities.columns["capacity"], "1.200", 1200),
        (Activities.columns["is_series"], "Ja", True),
        (Activities.columns["is_series"], False, False),
        (Activities.columns["status"], "Afgelast", "geannuleerd"),
        (Activities.columns["initiative"], "In opdracht", "opdracht"),
        (
            Activities.columns["focal_points"],
            "wonen ; ; jong talent;wonen",
            ("wonen", "jong talent"),
        ),
        (FocalPoints.columns["target"], "3,5", 3.5),
        (FocalPoints.columns["target"], "1.234,5", 1234.5),
        (FocalPoints.columns["target"], "0.125", 0.125),
        (Attendance.columns["presence"], "✓", "aanwezig"),
        (Attendance.columns["presence"], 1, "aanwezig"),
        (Attendance.columns["presence"], 0, "afwezig"),
        (Attendance.columns["presence"], "-", "afwezig"),
        (Attendance.columns["presence"], "Ziek", "afgemeld"),
        (Attendance.columns["presence"], "?", "onbekend"),
        (Participants.columns["email"], "a@b.nl", "a@b.nl"),
        (Attendance.columns["person"], "a@b.nl", "a@b.nl"),
        (Attendance.columns["person"], "D12", "D12"),
        (Attendance.columns["code"], 1001.0, "1001"),
        (SurveyAnswers.columns["respondent"], 7, "7"),
    ],
)
def test_a_cell_is_understood(column, value, meaning):
    assert parse(column, value) == meaning


@pytest.mark.parametrize(
    ("column", "value", "what", "remedy"),
    [
        (
            Activities.columns["status"],
            "geanuleerd",
            "dit is geen bekende keuze voor status",
            "Bedoelt u 'geannuleerd'? Kies uit: doorgegaan, geannuleerd of verplaatst.",
        ),
        (
            Activities.columns["status"],
            "Jan Jansen",
            "dit is geen bekende keuze voor status",
            "Kies uit: doorgegaan, geannuleerd of verplaatst.",
        ),
        (
            Activities.columns["capacity"],
            "-3",
            "dit getal hoort vanaf 0 te zijn",
            "Verbeter het getal.",
        ),
        (
            Activities.columns["capacity"],
            "12,5",
            "hier hoort een heel getal",
            "Vul alleen cijfers in, zoals 12.",
        ),
        (
            FocalPoints.columns["year"],
            "20222",
            "dit is geen jaar",
            "Schrijf het jaar met vier cijfers, zoals 2022.",
        ),
        (
            FocalPoints.columns["year"],
            26,
            "dit is geen jaar",
            "Schrijf het jaar met vier cijfers, zoals 2022.",
        ),
        (
            Activities.columns["date"],
            datetime(1905, 7, 18),
            "van een jaartal is hier een dag gemaakt, ruim honderd jaar geleden",
            "Typ een ' voor het jaar, zoals '2022: dan blijft het een jaar. Weet u de dag, vul die "
            "dan in.",
        ),
        (
            Participants.columns["role_since"],
            "18-7-1905",
            "van een jaartal is hier een dag gemaakt, ruim honderd jaar geleden",
            "Vul een hele dag in, zoals 3-4-2022.",
        ),
        (
            Contributions.columns["kind"],
            "koffie",
            "dit is geen bekende keuze voor soort",
            "Kies uit: 'plek', 'gids of spreker', 'vraagstuk', 'deelnemers', 'opdracht' of "
            "'uren of geld'.",
        ),
        (
            Contacts.columns["person"],
            "Bo Dijk <bo@nijestee.nl>",
            "hier staan een naam en een e-mailadres in één cel",
            "Zet ze in twee kolommen: 'naam' en 'e-mail'.",
        ),
        (
            Activities.columns["visitors"],
            "veel",
            "hier hoort een aantal",
            "Vul een heel getal in, of bijvoorbeeld: meer dan 30.",
        ),
        (
            Activities.columns["is_series"],
            "soms",
            "hier hoort ja of nee",
            "Vul ja of nee in, of laat de cel leeg.",
        ),
        (
            Attendance.columns["presence"],
            "Jan",
            "dit is geen bekende aanwezigheid",
            "Vul x of ja in (was er), nee (was er niet), ziek of afgemeld, of laat de cel leeg.",
        ),
        (
            Participants.columns["email"],
            "jan",
            "dit is geen e-mailadres",
            "Vul één adres in, met een @ en een punt.",
        ),
        (
            Activities.columns["date"],
            "3-13-2022",
            "deze datum kan alleen met de maand voorop bestaan, dus de andere datums in deze "
            "kolom zijn ook niet zeker",
            "Kijk de hele kolom na en schrijf elke dag als dag-maand-jaar, zoals 25-3-2022.",
        ),
        (
            Activities.columns["earliest_date"],
            "2022",
            "hier hoort een hele dag, zoals 3-4-2022, geen maand of jaar",
            "Vul de dag in. Weet u de dag niet, laat de cel dan leeg.",
        ),
        (
            Attendance.columns["person"],
            datetime(2022, 4, 3),
            "hier hoort een persoon, maar er staat een datum of tijd",
            "Vul een naam, een e-mailadres of een code met een letter in, zoals D12.",
        ),
        (
            Attendance.columns["person"],
            "Jan, Els en Bo komen later want de trein had weer vertraging",
            "dit lijkt geen naam, e-mailadres of code van één persoon",
            "Zet één persoon in elke regel, en een opmerking in een eigen kolom.",
        ),
        (
            Attendance.columns["person"],
            "#N/B",
            "in deze cel staat een foutwaarde van Excel",
            "Herstel de formule, of zet er de waarde zelf neer.",
        ),
    ],
)
def test_a_wrong_cell_is_told_without_quoting_it(column, value, what, remedy):
    with pytest.raises(WrongCell) as wrong:
        parse(column, value)
    assert (wrong.value.what, wrong.value.remedy) == (what, remedy)


@pytest.mark.parametrize("kind", CELL_KINDS)
def test_every_kind_of_cell_refuses_an_error_value(kind):
    column = Column("kop", kind, "uitleg", choices=("a",))
    with pytest.raises(WrongCell, match="foutwaarde"):
        parse(column, "#verw!")
    assert blank(column) in (None, (), (None, None), "onbekend")
