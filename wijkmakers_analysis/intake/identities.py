"""Decide which mentions are one person, by exact e-mail, code, or name within an organisation."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from wijkmakers_analysis.intake.folding import fold_person

_EMAIL = re.compile(r"\S+@\S+")


class Mention(NamedTuple):
    """How a person is written: an e-mail or code stands alone, a name has its organisation.

    ``organisation`` is empty where it is not known or does not matter.
    """

    label: str
    organisation: str = ""

    @property
    def is_name(self) -> bool:
        """Whether this is a name: a code holds a digit, an e-mail an @."""
        if self.label.replace(" ", "").isalpha():  # most names, and sooner known
            return True
        return not (_EMAIL.fullmatch(self.label) or any(map(str.isdigit, self.label)))

    @property
    def rank(self) -> tuple[object, ...]:
        """Order in which mentions stand for the whole person: e-mail, code, name."""
        is_email = bool(_EMAIL.fullmatch(self.label))
        return (not is_email, self.is_name, self.label, self.organisation)


def mention(text: str, organisation: str | None = None) -> Mention:
    """Return how a cell writes a person."""
    found = Mention(fold_person(text))
    return Mention(found.label, organisation or "") if found.is_name else found


@dataclass
class Identities:
    """Groups of mentions, each one person; grows while reading and is asked afterwards."""

    _parent: dict[Mention, Mention] = field(default_factory=dict)
    _by_label: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    def add(self, found: Mention) -> Mention:
        """Know a mention, and return it."""
        if found not in self._parent:
            self._parent[found] = found
            self._by_label[found.label].append(found)
        return found

    def join(self, mentions: Iterable[Mention]) -> None:
        """Declare that all these mentions are one person."""
        roots = sorted({self.root(self.add(each)) for each in mentions}, key=lambda m: m.rank)
        for other in roots[1:]:
            self._parent[other] = roots[0]

    def root(self, found: Mention) -> Mention:
        """Return the mention that stands for the whole person."""
        top = found
        while self._parent[top] != top:
            top = self._parent[top]
        while self._parent[found] != top:
            self._parent[found], found = top, self._parent[found]
        return top

    def all(self) -> list[Mention]:
        """Return every mention in the order of first appearance."""
        return list(self._parent)

    def written(self, label: str) -> list[Mention]:
        """Return the mentions with this label, whatever their organisation."""
        return list(self._by_label.get(label, ()))

    def roots_of(self, found: Mention) -> set[Mention]:
        """Return the persons that a mention can mean; one without organisation can mean several."""
        if found.organisation:
            return {self.root(found)} if found in self._parent else set()
        return {self.root(each) for each in self.written(found.label)}


def link_register(
    identities: Identities,
    register: Iterable[tuple[Mention, Mention | None]],
    jobs: Iterable[Mention],
) -> None:
    """Join what the sheets Deelnemers and Werkt bij say belongs together.

    Parameters
    ----------
    register
        For each row of Deelnemers its mention, and that of its e-mail where one is given. A name
        that stands there once means that person: without an organisation, and at each
        organisation that Werkt bij gives; where Werkt bij gives none, at the only organisation
        the name is ever written with. A name that stands there twice is left alone.
    jobs
        The mentions in Werkt bij, a name with its organisation.
    """
    persons_by_name = defaultdict(set)
    for own, email in register:
        anchor = email or own
        identities.join([anchor] if own.is_name else [anchor, own])
        if own.is_name:
            persons_by_name[own.label].add(anchor)
    organisations_by_name = defaultdict(set)
    for job in jobs:
        organisations_by_name[job.label].add(job.organisation)
    for label, anchors in persons_by_name.items():
        if len({identities.root(anchor) for anchor in anchors}) > 1:
            for anchor in anchors:
                identities.join([anchor, identities.add(Mention(label, f"<{anchor.label}>"))])
            continue
        mentions = [each for each in identities.written(label) if each.organisation]
        known = organisations_by_name[label]
        if not known and len(mentions) == 1:
            known = {mentions[0].organisation}
        same = [each for each in mentions if each.organisation in known]
        identities.join([*anchors, identities.add(Mention(label)), *same])
