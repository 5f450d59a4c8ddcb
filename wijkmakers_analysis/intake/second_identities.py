"""Let an e-mail address or code beside a name say who that is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from wijkmakers_analysis.intake.addresses import ROW_PLACE, Letters, cell_of
from wijkmakers_analysis.intake.identities import Identities, Mention, mention
from wijkmakers_analysis.intake.problems import Problem, warning

# The columns that tell people of one name apart; the first that is filled stands for the person.
KEYS = ("email", "code")
# A name at an organisation, if any, and by column the e-mail or code beside it.
Combination = tuple[Mention | None, dict[str, Mention]]


@dataclass
class SecondIdentities:
    """What the lists say of names and the e-mail addresses and codes beside them.

    Parameters
    ----------
    labels
        E-mail or code -> the names it stands beside.
    keys
        Name at an organisation -> column -> the e-mails or codes that stand beside it.
    rows
        Table -> (a code a row, the combinations of name and keys that the codes mean).
    """

    labels: dict[Mention, set[str]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[Mention, dict[str, set[Mention]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    rows: dict[str, tuple[np.ndarray, list[Combination]]] = field(default_factory=dict)

    def is_shared(self, key: Mention) -> bool:
        """Whether an e-mail or code stands beside several names, so that it tells nobody apart."""
        return len(self.labels[key]) > 1

    def is_one_person(self, own: Mention) -> bool:
        """Whether a name at an organisation never has two e-mails, nor two codes."""
        return all(len(self._certain(keys)) < 2 for keys in self.keys[own].values())

    def _certain(self, keys: set[Mention]) -> set[Mention]:
        return {key for key in keys if not self.is_shared(key)}


def read_second_identities(
    tables: Mapping[str, pd.DataFrame], mentions: Mapping[str, tuple[np.ndarray, list[Mention]]]
) -> SecondIdentities:
    """Return what stands beside the names in every list that has a column for it.

    Parameters
    ----------
    tables
        Every table.
    mentions
        Table -> (a code a row, -1 for nobody; the mentions that the codes mean).
    """
    found = SecondIdentities()
    for table, (own_codes, owns) in mentions.items():
        frame = tables[table]
        if table == "participants" or not any(
            name in frame and frame[name].notna().any() for name in KEYS
        ):
            continue
        combined = own_codes.astype(np.int64) + 1
        texts = {}
        for name in KEYS:
            codes, texts[name] = pd.factorize(frame[name].to_numpy(dtype=object))
            combined = combined * (len(texts[name]) + 1) + codes + 1
        codes, distinct = pd.factorize(combined)
        combinations = []
        for number in distinct.tolist():
            keys = {}
            for name in reversed(KEYS):
                number, place = divmod(number, len(texts[name]) + 1)
                if place:
                    keys[name] = mention(texts[name][place - 1])
            own = owns[number - 1] if number else None
            combinations.append((own, {name: keys[name] for name in KEYS if name in keys}))
            for name, key in keys.items():
                if own is not None and own != key:
                    found.labels[key].add(own.label)
                    found.keys[own][name].add(key)
        found.rows[table] = codes, combinations
    return found


def join_second_identities(
    identities: Identities,
    second: SecondIdentities,
    mentions: Mapping[str, tuple[np.ndarray, list[Mention]]],
) -> dict[str, tuple[np.ndarray, list[Mention]]]:
    """Join each name with the e-mail or code beside it, and return whom each row means.

    An e-mail or code beside two names tells nobody apart: the names count. A name at an
    organisation with two e-mails is two people until the office decides; a row that has the name
    alone then is neither.
    """
    result = dict(mentions)
    for table, (codes, combinations) in second.rows.items():
        persons = [_person(identities, second, own, keys) for own, keys in combinations]
        somebody = [at for at, person in enumerate(persons) if person is not None]
        place = np.full(len(persons), -1)
        place[somebody] = np.arange(len(somebody))
        result[table] = place[codes], [person for person in persons if person is not None]
    return result


def shared_identity_problems(
    identities: Identities,
    second: SecondIdentities,
    tables: Mapping[str, pd.DataFrame],
    decided: set[frozenset[Mention]],
    letters: Letters,
) -> list[Problem]:
    """Say once of each e-mail or code that stands beside several names; decisions settle it."""
    problems = []
    told: set[Mention] = set()
    first_label: dict[Mention, str] = {}
    for table, (codes, combinations) in second.rows.items():
        first_row = pd.Series(codes).drop_duplicates().index
        for row, (own, keys) in zip(first_row, combinations, strict=True):
            for name, key in keys.items():
                if own is None or key in told or not second.is_shared(key):
                    continue
                if first_label.setdefault(key, own.label) == own.label:
                    continue
                told.add(key)
                if _is_settled(identities, second, key, decided):
                    continue
                at = tables[table].iloc[row][[*ROW_PLACE]].to_dict()
                problems.append(_shared(cell_of(at, name, letters)))
    return problems


def _person(
    identities: Identities, second: SecondIdentities, own: Mention | None, keys: dict[str, Mention]
) -> Mention | None:
    certain = [key for key in keys.values() if not second.is_shared(key)]
    for key in keys.values():
        identities.add(key)
    if not certain:
        return own
    anchor = certain[0]
    if own is None:
        identities.join(certain)
    elif second.is_one_person(own):
        identities.join([own, *certain])
    else:
        identities.join([*certain, identities.add(Mention(own.label, f"<{anchor.label}>"))])
    return anchor


def _is_settled(
    identities: Identities, second: SecondIdentities, key: Mention, decided: set[frozenset[Mention]]
) -> bool:
    """Tell whether the office decided of all names beside a key whether they are one person."""
    persons = {
        identities.root(own)
        for own, keys in second.keys.items()
        if any(key in beside for beside in keys.values())
    }
    return len(persons) == 1 or all(
        frozenset((one, other)) in decided for one in persons for other in persons if one != other
    )


def _shared(at: tuple[str, str, str]) -> Problem:
    return warning(
        "dit e-mailadres of deze code staat bij verschillende namen; de naam telt",
        "Is het één mens, zet de namen dan in blad Dubbelen; zo niet, geef ieder een eigen "
        "adres of code, of zet de namen in Dubbelen met nee.",
        "beslissing",
        *at,
    )
