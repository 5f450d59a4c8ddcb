"""The facts that a report may rest on, each with its definition: a list, not running text."""

import re
from dataclasses import dataclass
from typing import ClassVar

from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.text import Text

UNITS = ("aantal", "aandeel", "dagen", "punten", "index")


def indicator_of(ref: str) -> str:
    """Return the indicator behind the key of a fact, or behind what stands around it."""
    return re.split(r"[.{#]", ref, maxsplit=1)[0]


@dataclass(frozen=True)
class PublishedFact:
    """One fact as anyone may read it.

    Parameters
    ----------
    key
        Its address in the pack.
    indicator
        The id of its definition.
    label, group
        What it counts, and about which part of the programme; an empty group is the whole.
    shown
        The words a reader gets.
    value, low, high, n
        The printed numbers, or None.
    unit
        One of UNITS; 'aandeel' runs from 0 to 1.
    status, reason
        In words, why there is a plain number or none.
    """

    key: str
    indicator: str
    label: Text
    group: Text
    shown: Text
    value: float | int | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    unit: str = "aantal"
    status: Text = ()
    reason: Text = ()


@dataclass(frozen=True)
class Definition:
    """What an indicator counts."""

    indicator: str
    label: Text
    explanation: Text


@dataclass(frozen=True)
class PublishedFacts(Block):
    """All published facts and their definitions; shown by a workbook, not on a page."""

    kind: ClassVar[str] = "published"
    facts: tuple[PublishedFact, ...] = ()
    definitions: tuple[Definition, ...] = ()

    def preview(self) -> str:
        return f"<p>{len(self.facts)} cijfers, {len(self.definitions)} definities</p>"

    def definition_of(self, ref: str) -> Definition | None:
        """Return the definition behind the key of a fact, if there is one."""
        name = indicator_of(ref)
        return next((one for one in self.definitions if one.indicator == name), None)
