"""Tell what changed in a partner's report since it was sent, and which version it now is."""

from dataclasses import dataclass
from datetime import date

from wijkmakers_analysis.fingerprint import hash_of
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.over_time import shown_now
from wijkmakers_analysis.yearpack.register import (
    FIRST_VERSION,
    Change,
    Release,
    Sent,
    next_version,
    read_releases,
    sent_to,
)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """Which version of a partner's report this is, and what it corrects.

    Parameters
    ----------
    version
        '1.0' where nothing was sent yet, or where the report is what was sent.
    corrects
        The version that it corrects; empty for a first one.
    corrected_on
        The day on which that one was sent; None for a first one.
    changes
        The figures that changed.
    changed_lists
        What else changed: 'activiteiten', 'vraagstukken', 'bijdragen', 'partners'.
    sent_on
        The day on which this version was sent; None where it still has to be.
    """

    version: str = FIRST_VERSION
    corrects: str = ""
    corrected_on: date | None = None
    changes: tuple[Change, ...] = ()
    changed_lists: tuple[str, ...] = ()
    sent_on: date | None = None

    @property
    def is_correction(self) -> bool:
        """Whether an earlier version was sent that said something else."""
        return bool(self.corrects)


def find_correction(settings: Settings, pack: YearPack, partner: str) -> Correction:
    """Hold what a partner's report says now against what it was sent.

    Parameters
    ----------
    pack
        The year's pack, or what of it the partner may read: the view of `partner_view`.
    """
    sent = sent_to(settings, pack.year, partner)
    if sent is None:
        return Correction(version=next_version(settings, pack.year))
    changes = _changed_figures(pack, sent, _release_of(settings, sent))
    now = contents_of(pack, partner)
    lists = tuple(name for name, told in sent.contents.items() if now.get(name) != told)
    if changes or lists:
        return Correction(
            version=next_version(settings, pack.year),
            corrects=sent.version,
            corrected_on=date.fromisoformat(sent.sent_on),
            changes=changes,
            changed_lists=lists,
        )
    return Correction(
        version=sent.version,
        corrects=sent.corrects,
        corrected_on=date.fromisoformat(sent.corrected_on) if sent.corrected_on else None,
        changes=sent.changes,
        changed_lists=sent.changed_lists,
        sent_on=date.fromisoformat(sent.sent_on),
    )


def contents_of(pack: YearPack, partner: str) -> dict[str, str]:
    """Return a hash of each listing that the partner's report can print, by its Dutch name."""
    own = [one for one in pack.organisations if one.organisation == partner]
    questions = [one for one in pack.questions if one.organisation == partner]
    area = {place for one in own for place in one.working_area}
    asked = {one.activity_id for one in questions if one.activity_id}
    near = [
        one
        for one in pack.activities
        if one.commissioner == partner or one.id in asked or area & set(one.neighbourhoods)
    ]
    listings = {
        "activiteiten": [(one.title, one.kind, one.when, *one.neighbourhoods) for one in near],
        "vraagstukken": [(one.question, one.when, one.follow_up) for one in questions],
        "bijdragen": [
            (one.kind, one.number) for one in pack.contributions if one.organisation == partner
        ],
        "partners": [
            *(pair for pair in pack.ties if partner in pair),
            *((one.has_joined, one.has_left, *one.working_area) for one in own),
        ],
    }
    return {name: hash_of(listing) for name, listing in listings.items()}


def _changed_figures(pack: YearPack, sent: Sent, release: Release | None) -> tuple[Change, ...]:
    """Return the figures that the report printed and that are printed otherwise now."""
    was = {fact.key: fact for fact in release.facts} if release else {}
    now = {fact.key: fact for fact in pack.facts}
    # A kind that it did not bring was not printed then, and has a tile now.
    brought = (
        fact.key for fact in pack.facts_by("contributions", "organisatie", "bijdrage")
        if fact.group["organisatie"] == sent.partner
    )  # fmt: skip
    keys = dict.fromkeys((*sent.figures, *brought))
    pairs = ((key, shown_now(was.get(key)), shown_now(now.get(key))) for key in keys)
    return tuple(
        Change(key=key, was=before, now=after) for key, before, after in pairs if before != after
    )


def _release_of(settings: Settings, sent: Sent) -> Release | None:
    found = (one for one in read_releases(settings) if one.year == sent.year)
    return next((one for one in found if one.version == sent.version), None)
