"""Freeze the pack of a year, and make a frozen one anew, with both values where it changed.

This opens workbooks and holds persons; a report's process does not import it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from wijkmakers_analysis.closed_years import ClosedYear, closed_year, pack_path, remember_closed
from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.intake.named_people import names_somebody
from wijkmakers_analysis.language import day as written_day
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.programme.deleted import count_rows
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack.after_closing import remember_contents
from wijkmakers_analysis.yearpack.freshness import is_closed
from wijkmakers_analysis.yearpack.making import make_pack
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.opening import (
    ensure_pack,
    frozen_year_before,
    load_and_record,
    open_pack,
    write_pack,
)
from wijkmakers_analysis.yearpack.over_time import (
    NOTHING,
    PackRevision,
    PackVersion,
    current,
    revised,
    shown_now,
)

# The tables with rows about persons, as the office calls them.
SHEET_NAMES = {
    "attendance": "aanwezigheid",
    "participants": "deelnemers",
    "enrolments": "inschrijvingen",
    "survey_answers": "antwoorden",
}
AGAIN = (
    'Dubbelklik op 4 Afsluiten, of: wijkmakers afsluiten --year {year} --again --reason "waarom"'
)


@dataclass(frozen=True)
class Closed:
    """What closing a year did.

    Parameters
    ----------
    path
        Where the frozen pack lies.
    revisions
        The figures that changed since the version before; empty the first time.
    is_new
        Whether a pack was written; False where closing again changed nothing.
    open_before
        Numbers of earlier years that are still open.
    undecided
        Number of possible doubles that nobody decided on yet.
    """

    path: Path
    revisions: tuple[PackRevision, ...] = ()
    is_new: bool = True
    open_before: tuple[int, ...] = ()
    undecided: int = 0


def close_year(settings: Settings, year: int, day: date) -> Closed:
    """Freeze the pack of a year as it is now; it is first made where it is absent or stale.

    Parameters
    ----------
    day
        The day on which it is closed; not before the last day of the year.

    Raises
    ------
    PackError
        Where the year is closed already, or has not ended.
    IntakeError
        Where the spreadsheets hold an error; nothing is frozen.
    """
    known = closed_year(settings, year)
    if known is not None:
        raise PackError(
            f"Het jaar {year} is al afgesloten, op {_written(known.closed_on)}. Moet er toch iets "
            f"veranderen? {AGAIN.format(year=year)}"
        )
    _refuse_running(settings, year, day)
    programme = load_and_record(settings)
    pack = open_pack(ensure_pack(settings, year))
    counts = count_rows(programme, settings.year(year))
    _freeze(settings, pack, day, counts)
    remember_contents(settings, programme, settings.year(year))
    return Closed(
        pack_path(settings, year),
        open_before=_open_before(settings, year),
        undecided=len(programme.possible_doubles),
    )


def close_again(settings: Settings, year: int, day: date, reason: str) -> Closed:
    """Make a closed year anew from the data as they are; what changed says so with both values.

    The version before is kept beside it, as packs/2022.v1.json.

    Parameters
    ----------
    reason
        Why, without anybody's name; it is kept in the pack and printed in no report.

    Raises
    ------
    PackError
        Where the year is open, where the reason names somebody from the lists, or where rows about
        its persons are gone.
    IntakeError
        Where the spreadsheets hold an error; the frozen pack stays as it was.
    """
    known = closed_year(settings, year)
    if known is None:
        raise PackError(
            f"Het jaar {year} is nog niet afgesloten. Laat --again en --reason weg om het af te "
            "sluiten."
        )
    _refuse_running(settings, year, day)
    programme = load_and_record(settings)
    if names_somebody(settings, reason):
        raise PackError("In de reden staat iemand uit de lijsten. Schrijf haar zonder namen.")
    counts = count_rows(programme, settings.year(year))
    _refuse_deleted(known, counts)
    path = pack_path(settings, year)
    old = open_pack(path)
    made = make_pack(programme, year, frozen_year_before(settings, year), old)
    new = _with_revisions(made, old)
    remember_contents(settings, programme, settings.year(year))
    closed = Closed(
        path,
        new.revisions,
        open_before=_open_before(settings, year),
        undecided=len(programme.possible_doubles),
    )
    if _says_the_same(new, old):
        return replace(closed, revisions=(), is_new=False)
    number = len(old.versions) + 1
    kept = PackVersion(
        number=number, closed_on=old.closed_on, reason=" ".join(reason.split()), hash=old.hash
    )
    write_pack(old, path.with_name(f"{path.stem}.v{number}.json"))
    _freeze(settings, replace(new, versions=(*old.versions, kept)), day, counts)
    return closed


def _freeze(settings: Settings, pack: YearPack, day: date, counts: Mapping[str, int]) -> None:
    tables = tuple(name for name, count in counts.items() if count)
    frozen = replace(pack, closed_on=day.isoformat(), had_rows=tables)
    write_pack(frozen, pack_path(settings, pack.year))
    remember_closed(settings, pack.year, frozen.closed_on, counts)


def _refuse_running(settings: Settings, year: int, day: date) -> None:
    end = settings.year(year).end
    if day < end:
        raise PackError(
            f"Het jaar {year} loopt tot en met {written_day(end)}. Sluit het daarna af; op "
            f"{written_day(day)} kan er nog iets bij komen."
        )


def _refuse_deleted(known: ClosedYear, counts: Mapping[str, int]) -> None:
    gone = [SHEET_NAMES[name] for name in known.deleted_tables(counts) if name in SHEET_NAMES]
    if gone:
        raise PackError(
            f"Van {known.year.number} zijn gegevens over mensen verwijderd ({listed(gone)}). "
            "Opnieuw afsluiten zou de cijfers te laag maken; het jaarpak blijft zoals het is."
        )


def _open_before(settings: Settings, year: int) -> tuple[int, ...]:
    start = settings.year(year).start
    earlier = (one.number for one in settings.years.values() if one.end < start)
    return tuple(number for number in sorted(earlier) if not is_closed(settings, number))


def _with_revisions(made: YearPack, old: YearPack) -> YearPack:
    """Return the new pack in which each fact that changed is printed with both values."""
    before = {fact.key: fact for fact in old.facts}
    facts, revisions = [], []
    for fact in made.facts:
        was = before.pop(fact.key, None)
        facts.append(_revised(fact, was))
        if was is None or current(was.shown) != fact.shown:
            revisions.append(PackRevision(key=fact.key, was=shown_now(was), now=fact.shown))
    for key, fact in before.items():
        if current(fact.shown) != NOTHING:
            revisions.append(PackRevision(key=key, was=current(fact.shown), now=NOTHING))
    return replace(made, facts=tuple(facts), revisions=tuple(revisions))


def _revised(fact: Fact, was: Fact | None) -> Fact:
    if was is not None and current(was.shown) == fact.shown:
        # What an earlier version revised stays marked.
        return replace(fact, shown=was.shown)
    return replace(fact, shown=revised(fact.shown, shown_now(was)))


def _says_the_same(new: YearPack, old: YearPack) -> bool:
    kept = ("closed_on", "had_rows", "versions", "revisions", "version")
    blank = {name: getattr(old, name) for name in kept}
    return replace(new, **blank).to_json() == old.to_json()


def _written(day: str) -> str:
    return written_day(date.fromisoformat(day))
