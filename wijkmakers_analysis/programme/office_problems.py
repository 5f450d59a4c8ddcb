"""Check what the lead writes: the place of each text, and the settings of the house style."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from wijkmakers_analysis.colour import nearest_readable, read_colour
from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.folding import nearest
from wijkmakers_analysis.intake.problems import Problem, warning
from wijkmakers_analysis.schemas.office import ADDRESS, COLOUR
from wijkmakers_analysis.schemas.text_places import PLACES, place_meant
from wijkmakers_analysis.style import PAPER

# What a setting may be, what is wrong with any other value, and what to do.
_HOUSE_STYLE = {
    COLOUR: (
        re.compile(r"#?(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE),
        "dit is geen kleur; de gewone kleur blijft",
        "Schrijf de kleur als # met zes tekens, zoals #0B6B5D, of haal de regel weg.",
    ),
    ADDRESS: (
        re.compile(r"je|u", re.IGNORECASE),
        "dit is geen aanspreekvorm; het blijft u",
        "Vul je of u in, of haal de regel weg.",
    ),
}


def office_problems(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[Problem]:
    """Warn of texts whose place is none of the review's, and of house style that is no such."""
    return [*_places(tables["texts"], letters), *_house_style(tables["house_style"], letters)]


def _places(texts: pd.DataFrame, letters: Letters) -> list[Problem]:
    problems = []
    for row in texts.dropna(subset=["place"]).to_dict("records"):
        if place_meant(row["place"]):
            continue
        near = nearest(row["place"], PLACES)
        problems.append(
            warning(
                "deze plaats is geen deel van het jaaroverzicht; de tekst komt in het voorwoord",
                (f"Bedoelt u '{near}'? " if near else "")
                + "Vul voorwoord, vooruitblik of oproep in, of de kop van een hoofdstuk.",
                "waarde",
                *cell_of(row, "place", letters),
            )
        )
    return problems


def _house_style(house_style: pd.DataFrame, letters: Letters) -> list[Problem]:
    problems = []
    rows = house_style.dropna(subset=["setting", "value"])
    # Of a setting that stands twice it is not known which of the two is meant.
    for row in rows[~rows.duplicated("setting", keep=False)].to_dict("records"):
        allowed, what, remedy = _HOUSE_STYLE.get(row["setting"], (None, "", ""))
        if allowed and not allowed.fullmatch(str(row["value"])):
            problems.append(warning(what, remedy, "waarde", *cell_of(row, "value", letters)))
        elif row["setting"] == COLOUR:
            problems += _pale_colour(row, letters)
    return problems


def _pale_colour(row: Mapping[str, Any], letters: Letters) -> list[Problem]:
    """Warn of a main colour that cannot be read on white, with the nearest one that can."""
    colour = read_colour(str(row["value"]))
    readable = nearest_readable(colour, PAPER)
    if readable == colour:
        return []
    return [
        warning(
            f"deze kleur is te licht om op wit te lezen; het verslag gebruikt {readable}",
            f"Vul {readable} in, of een andere donkere kleur.",
            "waarde",
            *cell_of(row, "value", letters),
        )
    ]
