"""Restrict a programme to one kind, one sector or one neighbourhood, each by an exact rule.

What is restricted is a programme like any other, so that every figure of it keeps its definition:
the programme as if nothing else had been there. Which figures a filter has a meaning for is said
in FILTERS; to others it is refused.
"""

from dataclasses import dataclass, replace

import pandas as pd

from wijkmakers_analysis.indicators.places import wijk_by_place
from wijkmakers_analysis.indicators.visits import sector_rows
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas.people import RESIDENTS
from wijkmakers_analysis.settings import Year

# Figures about activities, and about who came to them.
_OF_VISITS = (
    "participants", "attendances", "new_faces", "returners", "retention", "time_to_return",
    "young_talent",
)  # fmt: skip
_OF_ACTIVITIES = (
    "activities", *_OF_VISITS, "active_partners", "spread", "event_mix", "cross_sector_meetings",
    "ties", "tie_change", "practice_questions", "contributions", "stories", "outside_city",
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What a filter does, and to which figures.

    Parameters
    ----------
    key
        The key of groups that it is about: soort, sector or wijk.
    rule
        A Dutch sentence that says exactly what counts; {} is what was chosen.
    indicators
        Ids of the figures that it has a meaning for.
    about
        Which figures those are, in Dutch.
    """

    key: str
    rule: str
    indicators: tuple[str, ...]
    about: str


KIND = Filter(
    "soort",
    "Alleen activiteiten van de soort {}, met hun delen.",
    (*_OF_ACTIVITIES, "neighbourhoods"),
    "over activiteiten en wie daar kwam",
)
SECTOR = Filter(
    "sector",
    "Alleen wie op die dag in de sector {} werkte; wie zonder naam geteld is, telt niet mee.",
    (*_OF_VISITS, "diplomas", "practice_questions", "contributions"),
    "over mensen en wat hun organisatie inbracht",
)
PLACE = Filter(
    "wijk",
    "Alleen activiteiten die (ook) in {} waren, met al hun delen.",
    _OF_ACTIVITIES,
    "over activiteiten en wie daar kwam",
)
FILTERS = {one.key: one for one in (KIND, SECTOR, PLACE)}


def restrict_to_kind(programme: Programme, kind: str) -> Programme:
    """Return the programme as if only activities of one kind had been held.

    A unit is of a kind, and its parts go with it. What an organisation brought, asked or told
    stays where it names such an activity.
    """
    activities = programme.activities
    by_id = activities.drop_duplicates("activity_id").set_index("activity_id")["kind"]
    of_unit = looked_up(by_id, activities["unit_id"])
    return _with_activities(programme, (of_unit == kind) | (activities["kind"] == kind))


def restrict_to_place(programme: Programme, place: str) -> Programme:
    """Return the programme as if only what was held in one neighbourhood had been held.

    A unit is held there where it or one of its parts names the place, or a place in it; all of
    its parts go with it. A series stays, because it says whether its list is complete.
    """
    activities = programme.activities
    wijk_of = wijk_by_place(programme.neighbourhoods)

    def is_there(names: tuple[str, ...]) -> bool:
        return any(name == place or wijk_of.get(name.casefold()) == place for name in names)

    there = [is_there(names or ()) for names in activities["neighbourhoods"]]
    units = activities.loc[there, "unit_id"]
    is_series = activities["is_series"].eq(True).fillna(False).astype(bool)
    return _with_activities(programme, activities["unit_id"].isin(units) | is_series)


def restrict_to_sector(programme: Programme, sector: str) -> Programme:
    """Return the programme as if only people and organisations of one sector had come.

    Somebody counts on the days that they worked in the sector. Lists stay lists, also where nobody
    of the sector came; who was counted without a name has no sector and is left out.
    """
    attendance, organisations = programme.attendance, programme.organisations
    inside = organisations.loc[organisations["sector"] == sector, "organisation"]
    is_of_sector = (sector_rows(attendance) == sector).fillna(False).astype(bool)
    nobody = pd.array([pd.NA] * len(programme.activities), dtype="Int64")
    return replace(
        programme,
        activities=programme.activities.assign(visitors=nobody, visitors_is_bound=None),
        attendance=attendance.assign(is_participant=attendance["is_participant"] & is_of_sector),
        enrolments=_where(programme.enrolments, sector_rows(programme.enrolments) == sector),
        cohorts=programme.cohorts.assign(
            started_count=_blank(programme.cohorts), diploma_count=_blank(programme.cohorts)
        ),
        contributions=_where(
            programme.contributions, programme.contributions["organisation"].isin(inside)
        ),
        practice_questions=_where(
            programme.practice_questions, programme.practice_questions["organisation"].isin(inside)
        ),
    )


def values_of(programme: Programme, key: str, year: Year) -> list[str]:
    """Return what can be chosen of a filter in a period, in alphabetical order.

    Parameters
    ----------
    key
        soort, sector (of anybody who ever came) or wijk. Of places also the CBS wijk that they lie
        in.
    """
    if key == SECTOR.key:
        rows = (sector_rows(getattr(programme, name)) for name in ("attendance", "enrolments"))
        came = {sector for values in rows for sector in values.dropna().unique()}
        return [*sorted(came - {RESIDENTS}), *({RESIDENTS} & came)]
    held = programme.parts_in(year)
    if key == KIND.key:
        return sorted(held.loc[held["is_counted"], "kind"].dropna().unique())
    wijk_of = wijk_by_place(programme.neighbourhoods)
    places = {name for names in held["neighbourhoods"] for name in names or ()}
    return sorted(places | {wijk_of.get(name.casefold(), name) for name in places})


RESTRICTIONS = {
    KIND.key: restrict_to_kind,
    SECTOR.key: restrict_to_sector,
    PLACE.key: restrict_to_place,
}


def _with_activities(programme: Programme, is_kept: pd.Series) -> Programme:
    activities = _where(programme.activities, is_kept)
    ids = activities["activity_id"]
    about = {
        name: _where(getattr(programme, name), getattr(programme, name)["activity_id"].isin(ids))
        for name in ("attendance", "contributions", "practice_questions", "stories")
    }
    return replace(programme, activities=activities, **about)


def _where(frame: pd.DataFrame, is_kept: pd.Series) -> pd.DataFrame:
    return frame[is_kept.fillna(False).to_numpy(dtype=bool)]


def _blank(frame: pd.DataFrame) -> pd.Series:
    return pd.Series(pd.array([pd.NA] * len(frame), dtype="Int64"), index=frame.index)
