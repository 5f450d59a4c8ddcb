"""Check what refers to what: activities, parents, editions, questions, kinds."""

from collections.abc import Iterable, Mapping

import pandas as pd

from wijkmakers_analysis.intake.folding import nearest
from wijkmakers_analysis.intake.problems import Problem, error, warning
from wijkmakers_analysis.intake.references import REFERENCES
from wijkmakers_analysis.programme.calendar import in_circle, lower, pillar_by_kind
from wijkmakers_analysis.schemas import SHEETS

Letters = Mapping[tuple[str, str], Mapping[str, str]]

_NOUNS = {
    "activities": ("deze activiteit staat", "de code van een activiteit"),
    "cohorts": ("deze editie staat", "een editie"),
    "survey_questions": ("deze vraag staat", "de code van een vraag"),
}


def link_problems(tables: Mapping[str, pd.DataFrame], letters: Letters) -> list[Problem]:
    """Return every reference to something that is in no list, circles and unknown kinds."""
    problems = []
    for (table, column), (source, key) in REFERENCES.items():
        known = set(tables[source][key].dropna())
        frame = tables[table]
        lost = frame[column].notna() & ~frame[column].isin(known)
        problems += _unknown(table, column, source, frame[lost], known, letters)
    problems += _circles(tables["activities"], letters)
    problems += _contradictions(tables["activities"], letters)
    problems += _nowhere(tables["survey_answers"], letters)
    problems += _unknown_kinds(tables["activities"], tables["kinds"], letters)
    return problems


def conflict_problems(table: str, rows: pd.DataFrame, letters: Letters) -> list[Problem]:
    """Warn of rows whose organisation differs from the dated affiliation; the latter counts."""
    return [
        warning(
            "hier staat een andere organisatie dan in blad Werkt bij op die dag; Werkt bij telt",
            "Verbeter de cel, of de datums in blad Werkt bij.",
            "verwijzing",
            *_at(row, "organisation", letters),
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
            *_at(row, column, letters),
        )
        for row, given in zip(_addresses(rows), rows[column], strict=True)
    ]


def _circles(activities: pd.DataFrame, letters: Letters) -> list[Problem]:
    parent_of = dict(zip(activities["activity_id"], activities["parent_id"], strict=True))
    parent_of = {child: parent for child, parent in parent_of.items() if parent is not None}
    return [
        error(
            "deze activiteit is via 'onderdeel van' een deel van zichzelf",
            "Haal één van de verwijzingen in de kring weg.",
            "verwijzing",
            *_at(row, "parent_id", letters),
        )
        for row in activities.to_dict("records")
        if in_circle(row["activity_id"], parent_of)
    ]


def _contradictions(activities: pd.DataFrame, letters: Letters) -> list[Problem]:
    problems = []
    checks = (
        ("end_date", activities["end_date_last"] < activities["date_first"],
         "de einddatum ligt voor de datum"),
        ("earliest_date", activities["earliest_date"] > activities["date_last"],
         "'datum vroegst' ligt na de datum"),
        ("latest_date", activities["latest_date"] < activities["date_first"],
         "'datum laatst' ligt voor de datum"),
        ("latest_date", activities["latest_date"] < activities["earliest_date"],
         "'datum laatst' ligt voor 'datum vroegst'"),
    )  # fmt: skip
    for column, wrong, what in checks:
        problems += [
            error(what, "Verbeter een van de twee.", "waarde", *_at(row, column, letters))
            for row in _addresses(activities[wrong])
        ]
    return problems


def _nowhere(answers: pd.DataFrame, letters: Letters) -> list[Problem]:
    lost = answers["activity_id"].isna() & answers["cohort"].isna()
    return [
        error(
            "dit antwoord hoort bij geen activiteit en geen editie",
            "Vul bij het antwoord een activiteit of een editie in.",
            "verwijzing",
            *_at(row, "item", letters),
        )
        for row in _addresses(answers[lost])
    ]


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
                *_at(row, "kind", letters),
            )
        )
    return problems


def _addresses(rows: pd.DataFrame) -> list[dict]:
    names = [name for name in ("file", "sheet", "row", "cell_column") if name in rows.columns]
    return rows[names].to_dict("records")


def _at(row: Mapping, column: str, letters: Letters) -> tuple[str, str, str]:
    columns = letters[row["file"], row["sheet"]]
    letter = columns.get(column) or row.get("cell_column") or "A"
    return row["file"], row["sheet"], f"{letter}{row['row']}"
