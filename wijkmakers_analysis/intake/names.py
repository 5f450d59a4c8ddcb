"""Match organisations and places by name or alias; what matches nothing is a problem."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.addresses import ROW_PLACE, Letters, cell_of
from wijkmakers_analysis.intake.columns import object_array
from wijkmakers_analysis.intake.folding import fold, nearest
from wijkmakers_analysis.intake.places import spellings
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.schemas import SHEETS, Organisations
from wijkmakers_analysis.schemas.activities import WHOLE_CITY
from wijkmakers_analysis.schemas.people import NO_ORGANISATION

Given = TypeVar("Given")
# What stands between places where a ; belongs.
_OTHER_JOINTS = re.compile(r",|/|&|\+|\s+en\s+")
# How offices write that it was about the whole city, folded; an activity may say so.
_SAYS_WHOLE_CITY = frozenset({
    "helestad", "dehelestad", "stadsbreed", "helegemeente", "dehelegemeente", "heelgroningen",
    "allewijken",
})  # fmt: skip
# The same, or that nobody knew the neighbourhood. No name is to be suggested for it.
_NO_SINGLE_PLACE = _SAYS_WHOLE_CITY | {
    "stad", "destad", "groningen", "destadgroningen", "stadgroningen", "gemeentegroningen",
}  # fmt: skip


def organisation_spellings(
    organisations: pd.DataFrame, letters: Letters
) -> tuple[dict[str, str], list[Problem]]:
    """Return folded name or alias -> canonical name, and names that mean two organisations."""
    known = {fold(name): name for name in NO_ORGANISATION}
    problems = []
    for row in organisations.to_dict("records"):
        if row["organisation"] is not None:
            known.setdefault(fold(row["organisation"]), row["organisation"])
    for row in organisations.to_dict("records"):
        for alias in row["also_known_as"]:
            meant = known.setdefault(fold(alias), row["organisation"])
            if meant != row["organisation"]:
                problems.append(
                    error(
                        f"een andere naam in deze cel hoort al bij '{meant}'",
                        "Haal die naam hier weg, of bij de andere organisatie.",
                        "verwijzing",
                        *cell_of(row, Organisations.also_known_as, letters),
                    )
                )
    return known, problems


def spellings_as_they_stand(
    tables: Mapping[str, pd.DataFrame], known: Mapping[str, str], letters: Letters
) -> tuple[dict[str, str], list[Problem]]:
    """Return the spellings with every name that the tables hold, and one warning if there is any.

    For a workspace without sheet Organisaties: names count as they stand, of one name in several
    spellings the first.
    """
    found = dict(known)
    problems: list[Problem] = []
    for table, frame in tables.items():
        for name, column in SHEETS[table].columns.items():
            if column.kind != "name" or frame.empty:
                continue
            for text in frame[name].dropna().unique():
                found.setdefault(fold(text), text)
            lost = ~frame[name].map(fold, na_action="ignore").isin([*known, None])
            if lost.any() and not problems:
                row = frame.loc[lost, [*ROW_PLACE]].to_dict("records")[0]
                problems.append(
                    warning(
                        "er is geen blad Organisaties; organisaties tellen zoals ze hier staan, "
                        "en van geen enkele is de sector of de relatie bekend",
                        "Zet blad Organisaties erbij, met bij elke organisatie een sector.",
                        "verwijzing",
                        *cell_of(row, name, letters),
                    )
                )
    return found, problems


def with_organisations(
    table: str, frame: pd.DataFrame, known: Mapping[str, str], letters: Letters
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return a table in which every organisation has its canonical name."""

    def explain(text: str) -> tuple[str, str]:
        near = known.get(nearest(fold(text), known) or "")
        hint = f"Bedoelt u '{near}'? Verbeter de cel, of zet" if near else "Zet"
        return (
            "deze organisatie staat niet in blad Organisaties",
            f"{hint} de naam in blad Organisaties bij 'organisatie' of 'ook bekend als'; "
            "is het geen organisatie, vul dan bewoner, zelfstandig of student in.",
        )

    def match(text: str) -> str | None:
        return known.get(fold(text))

    return _matched(table, frame, "name", match, explain, letters)


def with_places(
    table: str, frame: pd.DataFrame, letters: Letters
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return a table in which every place is written as in the reference table.

    An activity may also be about the whole city.
    """
    known = spellings()
    if table == "activities":
        known = known | dict.fromkeys(_SAYS_WHOLE_CITY, WHOLE_CITY)

    def explain(parts: tuple[str, ...]) -> tuple[str, str]:
        lost = [part for part in parts if fold(part) not in known]
        apart = [piece.strip() for part in parts for piece in _split(part, known)]
        if all(fold(piece) in known for piece in apart):
            names = "; ".join(dict.fromkeys(known[fold(piece)] for piece in apart))
            return "tussen plaatsen hoort een puntkomma", f"Schrijf: {names}."
        if all(fold(part) in _NO_SINGLE_PLACE for part in lost):
            return (
                "dit is de hele stad, geen wijk",
                "Schrijf de wijk of buurt waar het was; ging een activiteit over de hele stad, "
                "schrijf dan 'hele stad'. Bij het werkgebied van een organisatie: maak de cel "
                "leeg.",
            )
        meant = [part for part in lost if fold(part) not in _NO_SINGLE_PLACE]
        near = list(dict.fromkeys(filter(None, (nearest(part, known.values()) for part in meant))))
        hint = "".join(f"Bedoelt u '{name}'? " for name in near)
        counted = "deze plaats staat" if len(lost) == 1 else f"{len(lost)} van deze plaatsen staan"
        return (
            f"{counted} niet in de lijst van wijken, buurten en dorpen van Groningen",
            f"{hint}Schrijf de naam van een wijk of buurt, met ; ertussen als het er meer zijn; "
            "een plaats buiten de stad hoort bij 'andere plaats'.",
        )

    def match(parts: tuple[str, ...]) -> tuple[str, ...] | None:
        found = [known[fold(part)] for part in parts if fold(part) in known]
        return None if len(found) < len(parts) else tuple(dict.fromkeys(found))

    return _matched(table, frame, "places", match, explain, letters)


def _split(part: str, known: Mapping[str, str]) -> list[str]:
    """Cut at commas and the like, but not within a name that is known as it is."""
    return [part] if fold(part) in known else _OTHER_JOINTS.split(part)


def _matched(
    table: str,
    frame: pd.DataFrame,
    kind: str,
    match: Callable[[Given], Given | None],
    explain: Callable[[Given], tuple[str, str]],
    letters: Letters,
) -> tuple[pd.DataFrame, list[Problem]]:
    problems = []
    for name, column in SHEETS[table].columns.items():
        if column.kind != kind or frame.empty:
            continue
        codes, distinct = pd.factorize(frame[name].to_numpy(dtype=object))
        meanings = [match(given) for given in distinct]
        wrong = {code: explain(distinct[code]) for code, m in enumerate(meanings) if m is None}
        is_wrong = np.array([*(meaning is None for meaning in meanings), False], dtype=bool)[codes]
        rows = frame.loc[is_wrong, [*ROW_PLACE]].to_dict("records")
        problems += [
            error(*wrong[code], "verwijzing", *cell_of(row, name, letters))
            for code, row in zip(codes[is_wrong].tolist(), rows, strict=True)
        ]
        empty = () if kind == "places" else None
        known = [*(empty if meaning is None else meaning for meaning in meanings), empty]
        series = pd.Series(object_array(known)[codes], index=frame.index, dtype=object)
        frame = frame.assign(**{name: series})
    return frame, problems
