"""What a planned activity of the example is: its row in the calendar, and whom its list holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wijkmakers_analysis.example.rows import INVENTED, Row
from wijkmakers_analysis.schemas.activities import CANCELLED, HELD, OWN

# The series of which every walk is a part.
WALKS = "A08"


@dataclass(frozen=True)
class Planned:
    """One activity and its presence list.

    Parameters
    ----------
    row
        The row of the sheet Activiteiten.
    size
        How many people its list holds as present; 0 where there is no list.
    sectors
        The sectors that were drawn most to it.
    is_closed
        Whether nobody of another sector came.
    group
        A group whose members come each time: an edition ('L1') or a lab ('WP1').
    is_exact
        Whether the size is public and may not change.
    extra_roles
        Roles beside the participants: gids, spreker, organisatie; one row of the list each.
    """

    row: Row
    size: int = 0
    sectors: tuple[str, ...] = ()
    is_closed: bool = False
    group: str = ""
    is_exact: bool = False
    extra_roles: tuple[str, ...] = ()

    @property
    def activity_id(self) -> str:
        """Its code."""
        return str(self.row["activity_id"])

    @property
    def day(self) -> date | str | None:
        """Its day, or its month in words; None for a parent without one."""
        return self.row.get("date")

    @property
    def held_on(self) -> date:
        """Its day, which every activity has that people are put on a list of."""
        held: date = self.row["date"]
        return held


def plan(
    activity_id: str,
    title: str,
    kind: str,
    day: date | str | None,
    *,
    size: int = 0,
    sectors: tuple[str, ...] = (),
    is_closed: bool = False,
    group: str = "",
    is_exact: bool = False,
    extra_roles: tuple[str, ...] = (),
    source: str = INVENTED,
    **columns: Any,
) -> Planned:
    """Plan one activity; the other parameters are those of `Planned`.

    Parameters
    ----------
    activity_id, title, kind, day
        The four columns that nearly every row has.
    source
        The column bron.
    columns
        Further columns of the sheet Activiteiten.
    """
    row: Row = {"activity_id": activity_id, "activity_title": title, "kind": kind, "date": day}
    row |= {"status": HELD, "source": source, **columns}
    if "parent_id" not in row or kind == "wijkwandeling":
        row.setdefault("initiative", OWN)
    return Planned(row, size, sectors, is_closed, group, is_exact, extra_roles)


def walk(activity_id: str, place: str, day: date, guide: str, **columns: Any) -> Planned:
    """Plan a walk of the monthly series; `columns` are as for `plan`, and go before what is usual.

    Parameters
    ----------
    place
        One or more wijken, with a ; between them.
    guide
        The role of who leads it.
    """
    usual = {
        "title": f"Wandeling {place.replace('; ', ' en ')}",
        "neighbourhoods": place,
        "guide_role": guide,
        "parent_id": WALKS,
        "capacity": 20,
    }
    return plan(activity_id, kind="wijkwandeling", day=day, **{**usual, **columns})


def is_held(planned: Planned) -> bool:
    """Say whether the activity went on."""
    return bool(planned.row["status"] != CANCELLED)
