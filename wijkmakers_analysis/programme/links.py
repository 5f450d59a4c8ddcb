"""Check what refers to what: activities, parents, editions, questions, kinds."""

import re
from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

import pandas as pd

from wijkmakers_analysis.intake.addresses import CELL_PLACE, Letters, cell_of
from wijkmakers_analysis.intake.folding import nearest
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.references import REFERENCES
from wijkmakers_analysis.programme.calendar import in_circle, lower, pillar_by_kind
from wijkmakers_analysis.schemas import SHEETS
from wijkmakers_analysis.schemas.surveys import RECOMMENDATION, SELF_ASSESSMENT

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_NOUNS = {
    "activities": ("deze activiteit staat", "de code van een activiteit"),
    "cohorts": ("deze editie staat", "een editie"),
    "survey_questions": ("deze vraag staat", "de code van een vraag"),
}
# The scale of a question that names none.
_USUAL_SCALE = {SELF_ASSESSMENT: (-inf, inf), RECOMMENDATION: (0, 10)}
_WITHOUT_SCALE = (
    "deze score telt niet mee, want de vraag vraagt om een getal op een schaal",
    "Vul een getal in, of zet in blad Vragen de schaal of een andere soort.",
)
# (table, what it refers to): where that sheet is not there at all, the rows can do without.
_MAY_BE_ABSENT = {
    ("survey_answers", "cohorts"), ("survey_answers", "activities"), ("enrolments", "cohorts"),
}  # fmt: skip
# Days in order: table, the column to repair, the frame's columns of what comes first and last.
_ORDERS = (
    ("activities", "end_date", "date_first", "end_date_last", "de einddatum ligt voor de datum"),
    ("activities", "earliest_date", "earliest_date", "date_last",
     "'datum vroegst' ligt na de datum"),
    ("activities", "latest_date", "date_first", "latest_date", "'datum laatst' ligt voor de datum"),
    ("activities", "latest_date", "earliest_date", "latest_date",
     "'datum laatst' ligt voor 'datum vroegst'"),
    ("affiliations", "end_date", "start_date", "end_date", "'tot' ligt voor 'van'"),
    ("organisations", "end_date", "start_date", "end_date", "'tot' ligt voor 'sinds'"),
    ("cohorts", "end_date", "start_date_first", "end_date_last", "'eind' ligt voor 'start'"),
    ("practice_questions", "follow_up_date", "date_first", "follow_up_date_last",
     "'datum opvolging' ligt voor de datum"),
)  # fmt: skip


def link_problems(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[Problem]:
    """Return every reference to nothing, circles, days out of order, wrong scores, odd kinds."""
    problems = []
    for (table, column), (source, key) in REFERENCES.items():
        known = set(tables[source][key].dropna())
        frame = tables[table]
        lost = frame[column].notna() & ~frame[column].isin(known)
        if not len(tables[source]) and (table, source) in _MAY_BE_ABSENT:
            problems += _absent(column, source, frame[lost], letters)
        else:
            problems += _unknown(table, column, source, frame[lost], known, letters)
    problems += _circles(tables["activities"], letters)
    problems += _contradictions(tables, letters)
    problems += _early_diplomas(tables["enrolments"], tables["cohorts"], letters)
    problems += _nowhere(tables, letters)
    problems += _off_scale(tables["survey_answers"], tables["survey_questions"], letters)
    problems += _unknown_kinds(tables["activities"], tables["kinds"], letters)
    return problems


def conflict_problems(rows: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Warn of rows whose organisation differs from the dated affiliation; the latter counts."""
    return [
        warning(
            "hier staat een andere organisatie dan in blad Werkt bij op die dag; Werkt bij telt",
            "Verbeter de cel, of de datums in blad Werkt bij.",
            "verwijzing",
            *cell_of(row, "organisation", letters),
        )
        for row in _addresses(rows)
    ]


def _unknown(
    table: str,
    column: str,
    source: str,
    rows: pd.DataFrame,
    known: Iterable[str],
    letters: Letters,
) -> list[Problem]:
    what, hint = _NOUNS[source]
    title = SHEETS[source].title
    near = {given: nearest(given, known) for given in rows[column].unique()}
    return [
        error(
            f"{what} niet in blad {title}",
            (f"Bedoelt u '{near[given]}'? " if near[given] else "")
            + f"Vul {hint} uit dat blad in, of zet de regel erbij.",
            "verwijzing",
            *cell_of(row, column, letters),
        )
        for row, given in zip(_addresses(rows), rows[column], strict=True)
    ]


def _absent(column: str, source: str, rows: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Warn once, at the first reference, that the sheet it refers to is not there."""
    title = SHEETS[source].title
    return [
        warning(
            f"er is geen blad {title}, dus van deze regels is niet bekend wanneer het was",
            f"Zet blad {title} erbij, met bij elke regel een datum.",
            "verwijzing",
            *cell_of(row, column, letters),
        )
        for row in _addresses(rows[:1])
    ]


def _circles(activities: pd.DataFrame, letters: Letters) -> list[Problem]:
    parent_of = dict(zip(activities["activity_id"], activities["parent_id"], strict=True))
    parent_of = {child: parent for child, parent in parent_of.items() if parent is not None}
    return [
        error(
            "deze activiteit is via 'onderdeel van' een deel van zichzelf",
            "Haal één van de verwijzingen in de kring weg.",
            "verwijzing",
            *cell_of(row, "parent_id", letters),
        )
        for row in activities.to_dict("records")
        if in_circle(row["activity_id"], parent_of)
    ]


def _contradictions(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[Problem]:
    problems = []
    for table, column, first, last, what in _ORDERS:
        rows = tables[table]
        problems += [
            error(what, "Verbeter een van de twee.", "waarde", *cell_of(row, column, letters))
            for row in _addresses(rows[rows[last] < rows[first]])
        ]
    return problems


def _early_diplomas(
    enrolments: pd.DataFrame, cohorts: pd.DataFrame, letters: Letters
) -> list[Problem]:
    """Return diplomas of a day before their edition began."""
    begun_by_cohort = dict(zip(cohorts["cohort"], cohorts["start_date_first"], strict=True))
    dated = enrolments.dropna(subset=["diploma_date"])
    begun = pd.to_datetime(
        pd.Series([begun_by_cohort.get(one) for one in dated["cohort"]], dated.index)
    )
    return [
        error(
            "dit diploma is van voor het begin van de editie",
            "Verbeter de datum, of in blad Edities de start.",
            "waarde",
            *cell_of(row, "diploma_date", letters),
        )
        for row in _addresses(dated[pd.to_datetime(dated["diploma_date"]) < begun])
    ]


def _nowhere(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[Problem]:
    """Return answers about nothing: errors, but one warning where there is nothing to name."""
    answers = tables["survey_answers"]
    lost = answers["activity_id"].isna() & answers["cohort"].isna()
    has_places = len(tables["cohorts"]) or len(tables["activities"])
    found, rows = (error, answers[lost]) if has_places else (warning, answers[lost][:1])
    return [
        found(
            "dit antwoord hoort bij geen activiteit en geen editie",
            "Vul bij het antwoord een activiteit of een editie in.",
            "verwijzing",
            *cell_of(row, "item", letters),
        )
        for row in _addresses(rows)
    ]


def _off_scale(answers: pd.DataFrame, questions: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Return scores that do not fit the scale of their question, where it has one.

    Of a question that names no scale a score that is no number does not count: a warning.
    """
    scales, usual = {}, {}
    for row in questions.dropna(subset=["item"]).to_dict("records"):
        if pd.notna(row["scale_low"]) and pd.notna(row["scale_high"]):
            scales[row["item"]] = row["scale_low"], row["scale_high"]
        elif row["kind"] in _USUAL_SCALE:
            usual[row["item"]] = _USUAL_SCALE[row["kind"]]
    both = scales | usual
    asked = answers[answers["item"].isin(both) & answers["score"].notna()]
    problems = []
    for row, item, score in zip(_addresses(asked), asked["item"], asked["score"], strict=True):
        low, high = both[item]
        if _NUMBER.fullmatch(score) and low <= float(score.replace(",", ".")) <= high:
            continue
        at = cell_of(row, "score", letters)
        if item in usual:
            what, remedy = _WITHOUT_SCALE
            problems.append(warning(what, remedy, "waarde", *at))
            continue
        problems.append(
            error(
                "deze score past niet op de schaal van de vraag",
                f"Vul een getal in van {low:g} tot en met {high:g}, of verbeter de schaal "
                "in blad Vragen.",
                "waarde",
                *at,
            )
        )
    return problems


def _unknown_kinds(
    activities: pd.DataFrame, kinds: pd.DataFrame, letters: Letters
) -> list[Problem]:
    known = pillar_by_kind(kinds)
    lost = [kind is not None and lower(kind) not in known for kind in activities["kind"]]
    rows = activities[pd.Series(lost, index=activities.index, dtype=bool)]
    problems = []
    for row, kind in zip(_addresses(rows), rows["kind"], strict=True):
        near = nearest(kind, known)
        problems.append(
            warning(
                "deze soort is niet bekend en telt bij pijler overig",
                (f"Bedoelt u '{near}'? Verbeter de cel, of zet" if near else "Zet")
                + " de soort met een pijler in blad Soorten.",
                "waarde",
                *cell_of(row, "kind", letters),
            )
        )
    return problems


def _addresses(rows: pd.DataFrame) -> list[dict[str, Any]]:
    names = [name for name in CELL_PLACE if name in rows.columns]
    addresses: list[dict[str, Any]] = rows[names].to_dict("records")
    return addresses
