"""Enter what is sent into the register: the partners' reports, and the review beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wijkmakers_analysis.fingerprint import file_hash
from wijkmakers_analysis.language import listed
from wijkmakers_analysis.sending.concepts import files_of_review, is_concept, is_of, marks_of
from wijkmakers_analysis.sending.report import Report
from wijkmakers_analysis.sending.witnesses import held_in
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.correction import contents_of
from wijkmakers_analysis.yearpack.register import (
    REVIEW,
    Sent,
    enter,
    next_version,
    sent_to,
)

# More names than this make a message long.
MOST_NAMED = 5


def enter_sent(
    settings: Settings,
    pack: YearPack,
    reports: Sequence[Report],
    figures: Mapping[str, Iterable[str]],
    day: date,
) -> tuple[str, ...]:
    """Enter the reports that go, and the review where one of this pack lies beside them.

    Parameters
    ----------
    figures
        Partner -> the keys of the facts that its report prints.
    day
        The day on which they are sent.

    Returns
    -------
    What the office has to know, as sentences.
    """
    version = next_version(settings, pack.year)
    sent = [_of_partner(pack, report, figures, day, version) for report in reports]
    review, notes = _review(settings, pack)
    last = sent_to(settings, pack.year, REVIEW)
    if review and (last is None or last.pack_hash != pack.hash):
        sent.append(_entry(pack, REVIEW, review, day, version))
    if sent:
        enter(settings, pack, sent)
    return notes


def _of_partner(
    pack: YearPack,
    report: Report,
    figures: Mapping[str, Iterable[str]],
    day: date,
    version: str,
) -> Sent:
    correction = report.correction
    printed = figures.get(report.partner) or _own_figures(pack, report.partner)
    return replace(
        _entry(pack, report.partner, report.files, day, version),
        figures=tuple(sorted(set(printed))),
        contents=contents_of(pack, report.partner),
        corrects=correction.corrects,
        corrected_on=correction.corrected_on.isoformat() if correction.corrected_on else "",
        changes=correction.changes,
        changed_lists=correction.changed_lists,
    )


def _entry(pack: YearPack, partner: str, files: Iterable[Path], day: date, version: str) -> Sent:
    files = tuple(files)
    quotes = {story.story: story.quote for story in pack.stories}
    seen = {photo.photo: photo.alt for photo in pack.photos if photo.photo}
    return Sent(
        sent_on=day.isoformat(),
        year=pack.year,
        version=version,
        partner=partner,
        files={path.name: file_hash(path) for path in files},
        pack_hash=pack.hash,
        stories=_held(files, quotes),
        photos=_held(files, seen),
    )


def _held(files: Iterable[Path], words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({id for path in files for id in held_in(path, words)}))


def _own_figures(pack: YearPack, partner: str) -> list[str]:
    return [fact.key for fact in pack.facts if fact.group.get("organisatie") == partner]


def _review(settings: Settings, pack: YearPack) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files of the review, where each prints this pack and is no draft; and a note."""
    folder = settings.reports(pack.year)
    found = files_of_review(folder, f"jaaroverzicht-{pack.year}")
    marks = marks_of(settings)
    wrong = [path.name for path in found if not _may_go(path, pack, marks)]
    if not wrong:
        return tuple(found), ()
    told = listed(wrong) if len(wrong) <= MOST_NAMED else f"{len(wrong)} bestanden"
    verbs = ("is", "hoort") if len(wrong) == 1 else ("zijn", "horen")
    return (), (
        f"Het jaaroverzicht in reports/{pack.year} is niet vastgelegd: {told} {verbs[0]} een "
        f"concept of {verbs[1]} bij andere cijfers. Haal weg wat u niet verstuurt en maak het "
        f"opnieuw: wijkmakers jaaroverzicht --year {pack.year}",
    )


def _may_go(path: Path, pack: YearPack, marks: Iterable[str]) -> bool:
    try:
        return is_of(path, pack.hash) and not is_concept(path, marks)
    except Exception:
        # A damaged file, or one that somebody put there.
        return False
