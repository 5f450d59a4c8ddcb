"""Make one list of the reports of a meeting that was closed and opened again."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wijkmakers_analysis.intake.exports.export import REJOINED, Export
from wijkmakers_analysis.intake.exports.stamps import minute_of
from wijkmakers_analysis.intake.folding import fold_person
from wijkmakers_analysis.intake.raw import RawSheet
from wijkmakers_analysis.intake.sheets import SheetRows

# An export as it was read: where it stands, what it is, its rows.
Report = tuple[RawSheet, Export, SheetRows]


def joined_reports(reports: Sequence[Report]) -> list[SheetRows]:
    """Return the rows of all exports, in which nobody came in twice at one activity.

    Teams and Zoom write a report each time a meeting is opened. Somebody who is in two reports of
    one activity came in again, unless anybody is in both at the same minute: then one report is a
    copy of the other, and both are left for the check on copies to refuse.

    Parameters
    ----------
    reports
        Of every export the sheet, what it is, and its rows.
    """
    minutes = [_minutes(*report) for report in reports]
    by_activity = defaultdict(list)
    for place, (_, export, part) in enumerate(reports):
        if export.joined and len(part.frame):
            by_activity[part.frame["activity_id"].iloc[0]].append(place)
    result = [part for _, _, part in reports]
    for places in by_activity.values():
        for at, place in enumerate(places):
            earlier = [each for each in places[:at] if _is_restart(minutes[each], minutes[place])]
            known = {person for each in earlier for person in minutes[each]}
            result[place] = _without(reports[place][0], result[place], known)
    return result


def _minutes(raw: RawSheet, export: Export, part: SheetRows) -> dict[str, int | None]:
    """Return folded person -> minute of the day at which they first came in."""
    if not export.joined:
        return {}
    return {
        fold_person(person): minute_of(raw.cell(row, export.joined))
        for person, row in zip(part.frame["person"], part.frame["row"].tolist(), strict=True)
    }


def _is_restart(one: dict[str, int | None], other: dict[str, int | None]) -> bool:
    both = one.keys() & other.keys()
    return all(None not in (one[each], other[each]) and one[each] != other[each] for each in both)


def _without(raw: RawSheet, part: SheetRows, known: set[str]) -> SheetRows:
    again = part.frame["person"].map(fold_person).isin(known).to_numpy(dtype=bool)
    if not again.any():
        return part
    frame = part.frame[~again].reset_index(drop=True)
    ledger = replace(
        part.ledger,
        used=len(frame),
        skipped=dict(
            sorted((Counter(part.ledger.skipped) + Counter({REJOINED: int(again.sum())})).items())
        ),
        hidden=len(raw.hidden_rows.intersection(frame["row"].tolist())),
    )
    return replace(part, frame=frame, ledger=ledger)
