"""What a planned activity of the example is: its row in the calendar, and whom its list holds."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wijkmakers_analysis.example.rows import Row
from wijkmakers_analysis.example.source import INVENTED
from wijkmakers_analysis.schemas.activities import CANCELLED, HELD, OWN


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
    """

    row: Row
    size: int = 0
    sectors: tuple[str, ...] = ()
    is_closed: bool = False
    group: str = ""
    is_exact: bool = False
    extra_roles: tuple[str, ...] = field(default=())

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
    """Plan one activity; `columns` are further columns of the sheet Activiteiten.

    Parameters
    ----------
    activity_id, title, kind, day
        The four columns that nearly every row has.
    extra_roles
        Roles beside the participants: gids, spreker, organisatie; one row of the list each.
    source
        The column bron.
    """
    row: Row = {"activity_id": activity_id, "activity_title": title, "kind": kind, "date": day}
    row |= {"status": HELD, "source": source, **columns}
    if "parent_id" not in row or kind == "wijkwandeling":
        row.setdefault("initiative", OWN)
    return Planned(row, size, sectors, is_closed, group, is_exact, extra_roles)


def is_held(planned: Planned) -> bool:
    """Say whether the activity went on."""
    return bool(planned.row["status"] != CANCELLED)
