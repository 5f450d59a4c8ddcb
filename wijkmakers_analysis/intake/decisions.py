"""Follow what the office decided in sheet Dubbelen, and say where that cannot be done."""

from collections.abc import Callable

import pandas as pd

from wijkmakers_analysis.intake.addresses import Letters, cell_of
from wijkmakers_analysis.intake.doubles import named_person
from wijkmakers_analysis.intake.identities import Identities, Mention
from wijkmakers_analysis.intake.problems import Problem, error, warning

# In 'bron' of a decision that a workspace took over from the year before: who it is about may
# still come.
CARRIED = "overgenomen uit"
# What is said of a decision about somebody who is in no list; one that was thrown away too early
# has to be taken again.
NOWHERE = (
    "deze beslissing gaat over iemand die nergens meer staat",
    "Haal de regel weg, of schrijf de naam zoals in de lijsten.",
)
NOT_SEEN = (
    "deze beslissing gaat over iemand die nergens staat in wat gelezen is",
    "Laat de regel staan en herstel eerst de bestanden en bladen die niet gelezen zijn.",
)
# By what the two of a row with 'nee' are one person all the same.
BY_NAME = (
    "deze twee zijn door een gelijke naam al één mens",
    "Geef een van de twee een eigen e-mailadres of code, of haal de regel weg.",
)
BY_KEY = (
    "deze twee zijn door een gelijk e-mailadres of een gelijke code al één mens",
    "Kijk in de lijsten bij 'e-mail' en 'code deelnemer'. Geef een van de twee een eigen adres of "
    "code, of haal de regel weg.",
)
BY_DECISION = (
    "deze twee zijn door andere regels van dit blad al één mens",
    "Kijk welke regels met ja over deze namen gaan. Verander daar ja in nee, of haal deze regel "
    "weg.",
)


def apply_decisions(
    doubles: pd.DataFrame,
    identities: Identities,
    match_organisation: Callable[[str], str | None],
    letters: Letters,
    *,
    is_complete: bool,
) -> tuple[set[frozenset[Mention]], list[Problem]]:
    """Join who the office says is one person; return the pairs it decided on, and the problems.

    Parameters
    ----------
    doubles
        Sheet Dubbelen, with its addresses.
    identities
        Who is in the lists; it grows by what was decided.
    match_organisation
        Gives the canonical name of an organisation, or None.
    is_complete
        Whether every file and sheet was read, so that who is not there is nowhere.
    """
    problems, apart = [], []
    one_before = _one_before(doubles, identities, match_organisation)
    for row in doubles.to_dict("records"):
        if row["person_1"] is None or row["person_2"] is None or row["is_same"] is None:
            continue
        one, other = (
            named_person(row[name], match_organisation) for name in ("person_1", "person_2")
        )
        choices = [_meant(one, other, identities), _meant(other, one, identities)]
        is_same_name = one == other
        for name, persons in zip(("person_1", "person_2"), choices, strict=True):
            at = cell_of(row, name, letters)
            if not persons and CARRIED not in (row["source"] or ""):
                problems.append(warning(*(NOWHERE if is_complete else NOT_SEEN), "beslissing", *at))
            elif len(persons) > 1 and not is_same_name:
                problems.append(
                    error(
                        "deze naam hoort bij meer dan één mens",
                        "Zet de organisatie erachter tussen haakjes, of vul het e-mailadres in.",
                        "beslissing",
                        *at,
                    )
                )
        if not all(choices):
            continue
        if row["is_same"]:
            if is_same_name or all(len(persons) == 1 for persons in choices):
                identities.join(choices[0] | choices[1])
        else:
            apart.append((row, choices))
    decided: set[frozenset[Mention]] = set()
    for row, choices in apart:
        persons = {identities.root(each) for each in choices[0] | choices[1]}
        if len(persons) == 1:
            told = one_before.get((row["person_1"], row["person_2"]), BY_DECISION)
            problems.append(error(*told, "beslissing", *cell_of(row, "is_same", letters)))
        decided |= {frozenset((one, other)) for one in persons for other in persons}
    return decided, problems


def _one_before(
    doubles: pd.DataFrame, identities: Identities, match_organisation: Callable[[str], str | None]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return by what the two of a row are one person before any decision, with the remedy."""
    found = {}
    for names in zip(doubles["person_1"], doubles["person_2"], strict=True):
        if None in names:
            continue
        one, other = (named_person(name, match_organisation) for name in names)
        if _meant(one, other, identities) & _meant(other, one, identities):
            found[names] = BY_NAME if one.label == other.label else BY_KEY
    return found


def _meant(person: Mention, other: Mention, identities: Identities) -> set[Mention]:
    """Return whom a decision can mean by a name: beside itself with an organisation, the lone one.

    'Jan' and 'Jan (Lefier)' are the Jan of whom no list gives an organisation, and the one of
    Lefier; no other Jan is asked about.
    """
    found = identities.roots_of(person)
    if len(found) > 1 and other.organisation and other.label == person.label:
        alone = {
            identities.root(one) for one in identities.written(person.label) if not one.organisation
        }
        return alone or found
    return found
