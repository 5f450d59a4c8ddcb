"""A fact: one number with its group, uncertainty, status and origin.

An indicator yields findings; the gate turns each finding into the fact that may be printed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeGuard

# Statuses that a fact can have, with what each means to a reader.
STATUSES = {
    "ok": "geteld of berekend",
    "te_klein": "te weinig mensen om een getal te geven",
    "niet_gemeten": "niet bijgehouden",
    "noemer_nul": "er valt niets te delen",
    "loopt_nog": "loopt nog",
    "eerste_meetjaar": "eerste jaar dat dit gemeten is",
    "niet_bereikt": "minder dan de helft",
    "ondergrens": "minstens zoveel",
    "afgerond": "afgerond",
    "afgeschermd": "afgeschermd",
}
UNITS = ("aantal", "aandeel", "dagen", "punten", "index")
# Times are counted in days and told in months.
DAYS_A_MONTH = 365.25 / 12
METHODS = (None, "wilson", "newcombe", "t", "loglog", "grenzen", "klasse")
GROUP_KEYS = (
    "soort", "pijler", "maand", "wijk", "speerpunt", "initiatief", "opdrachtgever", "activiteit",
    "organisatie", "sector", "sector_met", "relatie", "editie", "vraag", "cohort", "jaren", "m",
    "bijdrage", "opvolging", "waardecyclus", "stap", "veld", "score", "dag",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One number, with the keys that `wijkmakers facts --json` promises.

    Parameters
    ----------
    id
        ``indicator`` or ``indicator.measure``; (id, group, period) is unique.
    indicator
        The indicator's id in the catalogue.
    group
        What the number is about; ``{}`` is the total. Keys are GROUP_KEYS.
    value
        The number in its unit (shares 0 to 1), or None where there is none to give.
    unit
        One of UNITS.
    n
        Number of units the value rests on, or None.
    numerator, denominator
        Of a share.
    low, high
        What ``method`` says: an interval, bounds or a class.
    status
        One of STATUSES.
    reason
        Dutch, for the reader: why there is no plain number. Empty where there is.
    coverage
        Share (0 to 1) of rows in which the needed field is known, or None.
    period
        '2021-11-01/2022-11-30'.
    definition_version
        Changes when the definition does.
    shown
        The words a reader gets; filled in by the gate.
    sources
        The files and sheets the number came from.
    """

    id: str
    indicator: str
    group: Mapping[str, str] = field(default_factory=dict)
    value: float | int | None = None
    unit: str = "aantal"
    n: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    low: float | None = None
    high: float | None = None
    method: str | None = None
    status: str = "ok"
    reason: str = ""
    coverage: float | None = None
    period: str = ""
    definition_version: int = 1
    shown: str = ""
    sources: tuple[Mapping[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The address of this fact within its period: 'activities{soort=werkplaats}'."""
        inside = ",".join(f"{name}={self.group[name]}" for name in sorted(self.group))
        return f"{self.id}{{{inside}}}" if inside else self.id

    @property
    def printing(self) -> tuple[object, ...]:
        """What a release says by this fact: two that say the same have the same."""
        return self.key, self.period, self.shown, self.value, self.low, self.high

    @property
    def is_number(self) -> bool:
        """Whether there is something to print besides a reason."""
        return self.value is not None or self.low is not None

    def as_dict(self) -> dict[str, Any]:
        """Return exactly the promised keys, as plain JSON values."""
        row = {part.name: getattr(self, part.name) for part in fields(Fact)}
        row["group"] = dict(self.group)
        row["sources"] = [dict(source) for source in self.sources]
        return row


@dataclass(frozen=True, kw_only=True)
class Finding(Fact):
    """A fact before the gate: with what the gate must know and no reader may.

    Parameters
    ----------
    people
        Distinct persons behind the cell, also where it counts attendances; None where the
        number is not about persons (activities, partners, questions).
    organisations
        Distinct organisations of those persons (each `bewoner`, `zelfstandig` or unknown person
        counts as one of its own); None where ``people`` is None.
    noun
        Singular and plural of what is counted, for the wording: ('deelnemer', 'deelnemers').
    within
        What else the cell is a part of, where its group does not say so: an activity of its kind,
        an organisation of its sector. Public; the gate needs it to see what adds up.
    rows
        On demand: table name -> index labels of the rows the number was computed from.
    is_office_only
        Whether it never leaves the office, not even as a figure that is withheld.
    """

    people: int | None = None
    organisations: int | None = None
    noun: tuple[str, str] = ("", "")
    within: Mapping[str, str] = field(default_factory=dict)
    rows: Callable[[], Mapping[str, Any]] = dict
    is_office_only: bool = False


def is_plain(fact: Fact | None) -> TypeGuard[Fact]:
    """Tell whether a fact is one number as it was counted, or that number rounded."""
    return fact is not None and fact.value is not None and fact.status in ("ok", "afgerond")


def facts_from(rows: list[dict[str, Any]]) -> tuple[Fact, ...]:
    """Build facts from what `as_dict` gave, for reading a pack."""
    return tuple(Fact(**{**row, "sources": tuple(row.get("sources", ()))}) for row in rows)
