"""What a pack says beyond its own moment: how it compares with last year, what was revised."""

from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis.indicators.fact import Fact

# What can be said of a difference.
LARGER, CHANCE, BESIDE, UNCOMPARABLE = (
    "groter dan toeval", "kan toeval zijn", "niet getoetst", "niet te vergelijken",
)  # fmt: skip
VERDICTS = (LARGER, CHANCE, BESIDE, UNCOMPARABLE)
DIFFERENT, ALIKE, NEARLY = "anders", "gelijk", "ongeveer gelijk"
REVISED = "herzien"
NOTHING = "–"
IN_PARTNER_REPORT = "partner"


@dataclass(frozen=True, kw_only=True)
class PackComparedYear:
    """The year that comparisons are with; ``start`` and ``end`` are ISO days.

    ``hash`` is that of its pack where it was closed, otherwise empty.
    """

    year: int
    label: str
    start: str
    end: str
    hash: str = ""

    @property
    def days(self) -> int:
        """Number of days, first and last included."""
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1


@dataclass(frozen=True, kw_only=True)
class PackComparison:
    """One figure of this year beside that of the year before, made from printed numbers.

    Parameters
    ----------
    key
        The key of this year's fact, or that of the total it was summed from.
    label
        What is compared, as a sentence begins: 'Het aantal activiteiten'.
    was, now
        The words that both reports print.
    was_in_twelve_months, now_in_twelve_months
        Counts per twelve months, where the periods are not equally long; otherwise empty.
    verdict
        One of VERDICTS.
    change
        DIFFERENT, ALIKE or NEARLY, as printed; empty where the figures cannot be compared.
    method
        newcombe, exact or welch where it was tested; otherwise empty.
    low, high
        95 % limits of the difference, this year minus the year before (of counts: this year's rate
        over that of the year before); None where it was not tested, or has no upper limit.
    reason
        Why it cannot be compared.
    where
        Where it is read: 'review', 'annex', or 'partner' for a figure of one organisation, which
        its own report alone shows.
    """

    key: str
    label: str
    was: str
    now: str
    verdict: str
    change: str = ""
    was_in_twelve_months: str = ""
    now_in_twelve_months: str = ""
    method: str = ""
    low: float | None = None
    high: float | None = None
    reason: str = ""
    where: str = "review"

    @property
    def is_tested(self) -> bool:
        """Whether it counts as a comparison in which chance was reckoned with."""
        return bool(self.method)

    @property
    def is_in_review(self) -> bool:
        """Whether the review shows it: its own figures, and all that were tested."""
        return self.where == "review" or self.is_tested


@dataclass(frozen=True, kw_only=True)
class PackRevision:
    """A fact that changed when a year was closed again, with both printed values."""

    key: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class PackVersion:
    """A version of a closed pack before this one, why it was replaced, and the hash it had."""

    number: int
    closed_on: str
    reason: str
    hash: str


def revised(now: str, was: str) -> str:
    """Write a figure that changed after it was published: '229 (herzien, was 231)'."""
    return f"{now} ({REVISED}, was {was})"


def shown_now(fact: Fact | None) -> str:
    """Return what a fact prints, without what it was before; NOTHING where it prints nothing."""
    return (current(fact.shown) if fact is not None else "") or NOTHING


def current(shown: str) -> str:
    """Return the figure of what `revised` wrote, or what is shown as it is."""
    return shown.partition(f" ({REVISED}, was ")[0]
