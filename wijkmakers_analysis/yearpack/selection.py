"""Choose from a pack what belongs in one place of a report; no arithmetic, no wording."""

import re
from collections.abc import Iterable

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas.activities import HELD
from wijkmakers_analysis.schemas.office import ADDRESS, COLOUR
from wijkmakers_analysis.schemas.organisations import YOUNG_TALENT_PARTNER
from wijkmakers_analysis.style import Look, look_of
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.parts import (
    PackActivity,
    PackCohort,
    PackOrganisation,
    PackQuestion,
)

PRESENTATION = "eindpresentatie"
COURSE, LAB, WALK = "leergang", "werkplaats", "wijkwandeling"
FESTIVAL, PARTNER_MEETING = "festival", "partnerbijeenkomst"
# Kinds with a chapter of their own; every other kind is a meeting.
_OWN_CHAPTER = (COURSE, LAB, WALK, FESTIVAL, PARTNER_MEETING)
# Units that belong to a period by their start, though they end later.
_BY_START = (COURSE, LAB, "traineeship")
# Remarks in a title that the other columns say as well.
_REMARK = re.compile(r"\s*\((?:reeks|bedoeld als|gepland als)[^)]*\)", re.IGNORECASE)


def find(pack: YearPack, id: str, **group: str) -> Fact | None:
    """Return a fact, or None where the pack has none of this id and group."""
    try:
        return pack.fact(id, **group)
    except PackError:
        return None


def house_look(pack: YearPack) -> Look:
    """Return the look with the main colour of the house, for a figure."""
    return look_of(pack.house_style.get(COLOUR, ""))


def is_familiar(pack: YearPack) -> bool:
    """Return whether the house style asks to say 'je' to a reader, where 'u' is usual."""
    return pack.house_style.get(ADDRESS, "").strip().casefold() == "je"


def units(pack: YearPack, *kinds: str) -> tuple[PackActivity, ...]:
    """Return the counted activities that were held in the period, of these kinds or of all."""
    found = (one for one in pack.activities if one.is_counted and one.status == HELD)
    return _in_order(
        one for one in found if _is_in_period(pack, one) and (not kinds or one.kind in kinds)
    )


def undated(pack: YearPack) -> tuple[PackActivity, ...]:
    """Return the counted activities whose date is too rough for this period."""
    found = (one for one in pack.activities if one.is_counted and one.status == HELD)
    return _in_order(one for one in found if not _is_in_period(pack, one))


def not_held(pack: YearPack) -> tuple[PackActivity, ...]:
    """Return the activities of the period that did not take place as planned."""
    return _in_order(one for one in pack.activities if one.status != HELD)


def changed_form(pack: YearPack, kind: str) -> tuple[PackActivity, ...]:
    """Return the units that were planned as a kind and became another."""
    return tuple(
        one for one in units(pack) if one.planned_kind.casefold() == kind and one.kind != kind
    )


def series(pack: YearPack, kind: str) -> tuple[PackActivity, ...]:
    """Return the series of a kind: its parts are counted, the series is not."""
    return _in_order(
        one for one in pack.activities
        if one.kind == kind and not one.is_counted and not one.parent_id and one.first_day
    )  # fmt: skip


def meetings(pack: YearPack) -> tuple[PackActivity, ...]:
    """Return the meetings and workshops: every unit whose kind has no chapter of its own."""
    lost_labs = {one.id for one in changed_form(pack, LAB)}
    return tuple(
        one for one in units(pack) if one.kind not in _OWN_CHAPTER and one.id not in lost_labs
    )


def commissioned(pack: YearPack) -> tuple[PackActivity, ...]:
    """Return the units of which it is known who asked for them."""
    return tuple(one for one in units(pack) if one.commissioner)


def parts_of(pack: YearPack, unit_id: str) -> tuple[PackActivity, ...]:
    """Return the parts of a course or a lab that were held."""
    return _in_order(
        one for one in pack.activities if one.parent_id == unit_id and one.status == HELD
    )


def has_audience(pack: YearPack, kind: str) -> bool:
    """Whether people of a kind of activity were counted at a presentation, beside its own group."""
    return any(
        one.parent_id and one.kind == kind and one.status == HELD
        and PRESENTATION in one.title.casefold()
        and (people := find(pack, "attendances", activiteit=one.id)) is not None
        and people.is_number
        for one in pack.activities
    )  # fmt: skip


def questions_of(pack: YearPack, unit_id: str) -> tuple[PackQuestion, ...]:
    """Return the practice questions that an activity worked on."""
    ids = {unit_id, *(part.id for part in parts_of(pack, unit_id))}
    return tuple(one for one in pack.questions if one.activity_id in ids)


def editions(pack: YearPack) -> tuple[PackCohort, ...]:
    """Return the editions that finished or are running at the end of the period, by number."""
    return tuple(sorted(pack.cohorts, key=lambda one: (len(one.cohort), one.cohort)))


def partners(pack: YearPack) -> tuple[PackOrganisation, ...]:
    """Return the partners that are known by name at the end of the period, by sector."""
    found = (one for one in pack.organisations if one.is_partner and not one.has_left)
    return tuple(sorted(found, key=lambda one: (one.sector, one.organisation.casefold())))


def young_talent_partners(pack: YearPack) -> tuple[PackOrganisation, ...]:
    """Return the organisations that work on young talent together with us."""
    return tuple(one for one in pack.organisations if one.relation == YOUNG_TALENT_PARTNER)


def about(pack: YearPack, *subjects: str) -> tuple[PackActivity, ...]:
    """Return the units whose title, theme or focal points name one of these subjects."""

    def says(one: PackActivity) -> bool:
        text = " ".join((one.title, one.theme, *one.focal_points)).casefold()
        return any(subject.casefold() in text for subject in subjects)

    return tuple(one for one in units(pack) if says(one))


def title_of(one: PackActivity) -> str:
    """Return the title of an activity without remarks such as '(reeks)'."""
    return _REMARK.sub("", one.title).strip() or one.title


def themes_of(one: PackActivity) -> tuple[str, ...]:
    """Return the themes of an activity, which its cell separates with a mark."""
    parts = (part.strip() for part in re.split(r"[;,]", one.theme))
    return tuple(part for part in parts if part)


def venues_of(one: PackActivity) -> tuple[str, ...]:
    """Return the venues of an activity, without what its cell says in brackets."""
    parts = (part.strip() for part in re.sub(r"\s*\([^)]*\)", "", one.venue).split(";"))
    return tuple(part for part in parts if part)


def _is_in_period(pack: YearPack, one: PackActivity) -> bool:
    start, end = pack.start.isoformat(), pack.end.isoformat()
    if one.first_day is None or one.last_day is None:
        return False
    if one.kind in _BY_START:
        return one.first_day <= end
    return start <= one.first_day and one.last_day <= end


def _in_order(found: Iterable[PackActivity]) -> tuple[PackActivity, ...]:
    return tuple(sorted(found, key=lambda one: (one.first_day or "", one.last_day or "", one.id)))
