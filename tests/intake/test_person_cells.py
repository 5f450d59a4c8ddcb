"""Who is nobody in particular is told, so that no two of them become one person."""

from datetime import datetime

import pytest

from wijkmakers_analysis.intake.cells import PLAIN, parse_cell
from wijkmakers_analysis.intake.dates import EPOCH_1900
from wijkmakers_analysis.intake.doubles import likely_doubles
from wijkmakers_analysis.intake.identities import Identities, Mention
from wijkmakers_analysis.intake.wrong_cell import WrongCell
from wijkmakers_analysis.schemas import Attendance, Participants, Stories, SurveyAnswers


@pytest.mark.parametrize(
    "text",
    [
        "Anoniem", "onbekend", "Gast", "gasten", "N.N.", "nn", "bewoner", "Buurtbewoners",
        "student", "3 studenten", "12 bewoners van Selwerd", "div. bewoners", "diverse partners",
        "enkele collega's", "fam. Jansen", "Familie de Vries", "iPad", "iPad van Fatima (Gast)",
        "Samsung SM-A528B", "Gast (online)",
    ],
)  # fmt: skip
def test_nobody_is_told(text):
    assert not PLAIN["person"](text)
    with pytest.raises(WrongCell) as complaint:
        parse_cell(text, Attendance.columns["person"], EPOCH_1900)
    assert complaint.value.what == "dit is geen naam of code van één mens"
    assert complaint.value.remedy == (
        "Vul een naam in. Weet u die niet, haal de regel dan weg, en vul bij de activiteit in "
        "hoeveel bezoekers er geteld zijn."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Gast 2", "bewoner 12", "Stagiaire 3", "Jan Gast", "Gast, Jan", "Div Jansen", "Els Familie",
        "None", "NA", "Nan Nijland", "Student Jansen", "D12", "gast@x.nl", "Tom Mulder (Gemeente)",
        "Anoniem de Vries",
    ],
)  # fmt: skip
def test_a_name_or_code_is_left_alone(text):
    assert parse_cell(text, Attendance.columns["person"], EPOCH_1900) == text


def test_who_answers_gets_a_number_and_who_tells_a_story_may_stay_unnamed():
    with pytest.raises(WrongCell) as complaint:
        parse_cell("anoniem", SurveyAnswers.columns["respondent"], EPOCH_1900)
    assert complaint.value.remedy == "Geef elke invuller een eigen nummer."
    assert parse_cell("Anoniem", Stories.columns["person"], EPOCH_1900) == "Anoniem"


@pytest.mark.parametrize("value", ["25-34", "65+", "jonger dan 25", "41", 41, "10-12", "onbekend"])
def test_an_age_band_is_kept_as_it_stands(value):
    assert parse_cell(value, Participants.columns["age_band"], EPOCH_1900) == str(value)


@pytest.mark.parametrize(
    "value", ["1-1-1985", "1-1-85", "3 april 1990", 1985, "1985", datetime(1985, 1, 1)]
)
def test_a_day_of_birth_is_no_age_band(value):
    with pytest.raises(WrongCell) as complaint:
        parse_cell(value, Participants.columns["age_band"], EPOCH_1900)
    assert complaint.value.what == (
        "hier hoort een leeftijdsgroep, maar er staat een datum of een jaar"
    )
    assert complaint.value.remedy == (
        "Vul een groep in, zoals 25-34; een geboortedatum hoort hier nooit. Maakt Excel er een "
        "datum van, typ dan eerst een '."
    )


@pytest.mark.parametrize(
    ("one", "other", "is_asked"),
    [
        (("j. pietersen", "WIJS"), ("jan pietersen", "WIJS"), True),
        (("p.c. de wit", "WIJS"), ("piet de wit", "WIJS"), True),
        (("pietersen, j.", "WIJS"), ("jan willem pietersen", "WIJS"), True),
        (("j. pietersen", "WIJS"), ("jan pietersen", "Lefier"), False),
        (("j. pietersen", "WIJS"), ("piet pietersen", "WIJS"), False),
        (("j. pietersen", "WIJS"), ("j. w. pietersen", "WIJS"), False),
        (("jan pietersen", "WIJS"), ("joke pietersen", "WIJS"), False),
    ],
)
def test_an_initial_for_a_first_name_is_a_possible_double(one, other, is_asked):
    identities = Identities()
    pair = tuple(identities.add(Mention(*each)) for each in (one, other))
    assert likely_doubles(identities) == ([pair] if is_asked else [])
