"""Replace every name, code and e-mail by a pseudonym; names leave intake no other way."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters
from wijkmakers_analysis.intake.columns import object_array
from wijkmakers_analysis.intake.decisions import apply_decisions
from wijkmakers_analysis.intake.doubles import likely_doubles, named_person
from wijkmakers_analysis.intake.identities import Identities, Mention, link_register, mention
from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.pseudonyms import pseudonym, read_secret
from wijkmakers_analysis.intake.second_identities import (
    SecondIdentities,
    join_second_identities,
    read_second_identities,
    shared_identity_problems,
)

# Where persons are mentioned: table -> (column, column with the organisation or None).
MENTIONS = {
    "participants": ("person", None),
    "affiliations": ("person", "organisation"),
    "attendance": ("person", "organisation"),
    "enrolments": ("person", "organisation"),
    "survey_answers": ("respondent", None),
}
# Columns that leave no trace: they name a person, or may.
DROPPED = {
    "participants": ("email",),
    "affiliations": ("email", "code"),
    "attendance": ("email", "code"),
    "enrolments": ("email", "code"),
    "contacts": ("person", "email", "salutation"),
    "corrections": ("old_value", "new_value"),
}

Tables = dict[str, pd.DataFrame]


def with_pseudonyms(
    tables: Mapping[str, pd.DataFrame],
    match_organisation: Callable[[str], str | None],
    letters: Letters,
    root: Path,
    *,
    is_complete: bool = True,
) -> tuple[Tables, pd.DataFrame, list[Problem]]:
    """Return tables without names, the undecided possible doubles, and problems of decisions.

    Parameters
    ----------
    tables
        Every table, organisations already canonical.
    match_organisation
        Gives the canonical name of an organisation, or None.
    letters
        Excel letters of columns, by file and sheet.
    root
        Folder of the workspace, where its secret lies.
    is_complete
        Whether every list was read, so that who is in none of them is really gone.
    """
    identities, mentions, second = _identities(tables)
    decided, problems = apply_decisions(
        tables["doubles"], identities, match_organisation, letters, is_complete=is_complete
    )
    problems += shared_identity_problems(identities, second, tables, decided, letters)
    secret = read_secret(root) if identities.all() else b""

    def person_id(found: Mention) -> str:
        top = identities.root(found)
        return pseudonym(f"{top.label}|{top.organisation}", secret)

    result = dict(tables)
    for table, (column, _) in MENTIONS.items():
        codes, found = mentions[table]
        ids = object_array([*map(person_id, found), None])[codes]
        result[table] = _replaced(tables[table], column, ids)
    for column in ("person_1", "person_2"):
        ids = [
            _only(identities.roots_of(named_person(text, match_organisation)), person_id)
            if text is not None
            else None
            for text in result["doubles"][column]
        ]
        result["doubles"] = _replaced(result["doubles"], column, object_array(ids))
    result["stories"] = _with_allowed_names(tables["stories"])
    for table, columns in DROPPED.items():
        result[table] = result[table].drop(columns=list(columns))
    open_pairs = [pair for pair in likely_doubles(identities) if frozenset(pair) not in decided]
    possible = pd.DataFrame(
        {
            f"person_{place + 1}": pd.Series(
                object_array([person_id(pair[place]) for pair in open_pairs]), dtype=object
            )
            for place in (0, 1)
        }
    )
    return result, possible, problems


def _identities(
    tables: Mapping[str, pd.DataFrame],
) -> tuple[Identities, dict[str, tuple[np.ndarray, list[Mention]]], SecondIdentities]:
    identities = Identities()
    mentions = {}
    for table, (column, organisation) in MENTIONS.items():
        codes, found = _mentions(tables[table], column, organisation)
        mentions[table] = codes, found
        if table != "participants":
            for each in found:
                identities.add(each)
    emails = tables["participants"]["email"]
    register = [
        (mention(text), mention(email) if email is not None else None)
        for text, email in zip(tables["participants"]["person"], emails, strict=True)
        if text is not None
    ]
    second = read_second_identities(tables, mentions)
    persons = join_second_identities(identities, second, mentions)
    link_register(identities, register, mentions["affiliations"][1])
    return identities, _with_register(persons, tables["participants"], register), second


def _with_register(
    mentions: dict[str, tuple[np.ndarray, list[Mention]]],
    participants: pd.DataFrame,
    register: list[tuple[Mention, Mention | None]],
) -> dict[str, tuple[np.ndarray, list[Mention]]]:
    """Let a row of Deelnemers stand for its e-mail, so that two of one name stay apart."""
    anchors = [email or own for own, email in register]
    codes = np.full(len(participants), -1)
    codes[participants["person"].notna().to_numpy()] = np.arange(len(anchors))
    return mentions | {"participants": (codes, anchors)}


def _mentions(
    frame: pd.DataFrame, column: str, organisation: str | None
) -> tuple[np.ndarray, list[Mention]]:
    """Return a code a row (-1: nobody) and the distinct mentions, in order of appearance."""
    people, texts = pd.factorize(frame[column].to_numpy(dtype=object))
    if organisation is None:
        return people, [mention(text) for text in texts]
    places, names = pd.factorize(frame[organisation].to_numpy(dtype=object))
    width = len(names) + 1
    pairs = people.astype(np.int64) * width + places + 1
    codes, distinct = pd.factorize(pairs)
    found = [
        mention(texts[pair // width], names[pair % width - 1] if pair % width else None)
        for pair in distinct.tolist()
        if pair >= 0
    ]
    lost = np.flatnonzero(distinct < 0)
    return _without(codes, people, lost), found


def _without(codes: np.ndarray, people: np.ndarray, lost: np.ndarray) -> np.ndarray:
    """Close the gaps that rows without a person leave among the codes."""
    lower = np.searchsorted(lost, codes)
    return np.where(people < 0, -1, codes - lower)


def _only(persons: set[Mention], person_id: Callable[[Mention], str]) -> str | None:
    ids = {person_id(person) for person in persons}
    return ids.pop() if len(ids) == 1 else None


def _replaced(frame: pd.DataFrame, column: str, ids: np.ndarray) -> pd.DataFrame:
    names = [f"{name}_id" if name == column else name for name in frame.columns]
    return frame.assign(**{column: pd.Series(ids, index=frame.index, dtype=object)}).set_axis(
        names, axis="columns"
    )


def _with_allowed_names(stories: pd.DataFrame) -> pd.DataFrame:
    allowed = [
        name if is_allowed is True else None
        for name, is_allowed in zip(stories["person"], stories["is_name_allowed"], strict=True)
    ]
    names = pd.Series(object_array(allowed), index=stories.index, dtype=object)
    return stories.assign(person=names).rename(columns={"person": "name"})
