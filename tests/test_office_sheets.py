"""What the lead writes is told where it lands, and house style that is none is told too."""

import pytest

from wijkmakers_analysis.programme import check_workspace
from wijkmakers_analysis.schemas.text_places import PARTS, PLACES, place_meant

from builders import workspace

TEXT = ["jaar", "plaats", "tekst"]
STYLE = ["wat", "waarde"]
PLACE = (
    "waarschuwing: programma.xlsx › Teksten › B2: deze plaats is geen deel van het jaaroverzicht; "
    "de tekst komt in het voorwoord. "
)
WHICH = "Vul voorwoord, vooruitblik of oproep in, of de kop van een hoofdstuk."


def told(tmp_path, sheets):
    _, problems = check_workspace(workspace(tmp_path, sheets))
    return [f"{each.severity}: {each}" for each in problems]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Voorwoord", []),
        ("leergang", []),
        ("voorwrd", [f"{PLACE}Bedoelt u 'voorwoord'? {WHICH}"]),
        ("wijkwandelingn", [f"{PLACE}Bedoelt u 'Wijkwandelingen'? {WHICH}"]),
        ("nergens", [f"{PLACE}{WHICH}"]),
    ],
)
def test_a_text_without_a_place_is_told_where_it_lands(tmp_path, place, said):
    assert told(tmp_path, {"Teksten": [TEXT, [2022, place, "Beste lezer"]]}) == said


def test_a_year_is_written_in_full(tmp_path):
    assert told(tmp_path, {"Teksten": [TEXT, [26, "voorwoord", "Beste lezer"]]}) == [
        "fout: programma.xlsx › Teksten › A2: dit is geen jaar. "
        "Schrijf het jaar met vier cijfers, zoals 2022."
    ]


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("hoofdkleur", "#0B6B5D", None),
        ("hoofdkleur", "0b6b5d", None),
        ("aanspreekvorm", "Je", None),
        ("colofon", "groen", None),
        (
            "hoofdkleur",
            "groen",
            "dit is geen kleur; de gewone kleur blijft. Schrijf de kleur als # met zes tekens, "
            "zoals #0B6B5D, of haal de regel weg.",
        ),
        (
            "aanspreekvorm",
            "jullie",
            "dit is geen aanspreekvorm; het blijft u. Vul je of u in, of haal de regel weg.",
        ),
    ],
)
def test_house_style_is_what_it_can_be(tmp_path, setting, value, said):
    expected = [f"waarschuwing: programma.xlsx › Huisstijl › B2: {said}"] if said else []
    assert told(tmp_path, {"Huisstijl": [STYLE, [setting, value]]}) == expected


def test_every_place_is_its_own():
    assert [place_meant(place) for place in PLACES] == list(PLACES)
    assert set(PARTS) < set(PLACES)
    assert place_meant("wat") == "Wat het opleverde"
    assert place_meant("e") == ""
