"""One thing of the programme, and what is still missing of it on a day."""

from dataclasses import dataclass
from datetime import date

ACTIVITY, COHORT = "activiteit", "editie"
QUESTION, STORY, PHOTO = "vraagstuk", "verhaal", "foto"


@dataclass(frozen=True)
class Standing:
    """How one thing stands.

    Parameters
    ----------
    subject
        ACTIVITY, COHORT, QUESTION, STORY or PHOTO. Of the last three only what is open is told.
    name
        The code of an activity or edition; empty for the others, whose text may name a person.
    kind
        The kind of an activity where it is a known one, else empty.
    first_day, last_day
        Bounds of when it was; None where nobody knows.
    missing
        What is missing, in Dutch, in a fixed order; empty for what is complete.
    file, sheet, cell
        The address of what to fill in, or of the row's key.
    """

    subject: str
    name: str
    kind: str
    first_day: date | None
    last_day: date | None
    missing: tuple[str, ...]
    file: str
    sheet: str
    cell: str

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing
