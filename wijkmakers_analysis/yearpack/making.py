"""Make the pack of a year from the programme: protected facts, and what is public beside them."""

from dataclasses import replace
from typing import TypedDict

from wijkmakers_analysis.colour import read_colour
from wijkmakers_analysis.disclosure import Protected, protect
from wijkmakers_analysis.fingerprint import package_version
from wijkmakers_analysis.indicators.catalogue import CATALOGUE, all_findings
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.schemas.office import COLOUR, LOGOS
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.style import look_of
from wijkmakers_analysis.translation import DUTCH, speaking
from wijkmakers_analysis.yearpack.comparing import compare_facts
from wijkmakers_analysis.yearpack.happenings import list_upcoming
from wijkmakers_analysis.yearpack.laying_out import lay_out
from wijkmakers_analysis.yearpack.left_out import difference_that_holds
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.network import list_named_ties
from wijkmakers_analysis.yearpack.over_time import PackComparedYear, PackComparison, current
from wijkmakers_analysis.yearpack.partner_comparing import compare_organisations
from wijkmakers_analysis.yearpack.parts import PackDefinition, PackText
from wijkmakers_analysis.yearpack.photos import list_photos
from wijkmakers_analysis.yearpack.places import list_outlines
from wijkmakers_analysis.yearpack.register import (
    Release,
    last_release,
    released_facts,
    with_released,
)
from wijkmakers_analysis.yearpack.rows import records, text

NOTICE = "Voorbeeld: de aanwezigheid in dit verslag is verzonnen."


@speaking(DUTCH)
def make_pack(
    programme: Programme,
    year_number: int,
    previous: YearPack | None = None,
    version_before: YearPack | None = None,
) -> YearPack:
    """Return the pack of a year: its facts through the gate, its listings, and last year beside it.

    Parameters
    ----------
    programme
        The programme; only rows dated up to the period's end tell in it.
    year_number
        The number of the year, as in wijkmakers.toml.
    previous
        The frozen pack of the year before; without it that year's facts are made here.
    version_before
        The frozen pack of this same year that is made anew; without it, what was sent of it last.

    Raises
    ------
    WrongCall
        Where there is no such year.
    """
    year = programme.settings.year(year_number)
    was = facts_before(programme, year, previous)
    known = with_released(was, released_facts(programme.settings, year))
    before = version_before or last_release(programme.settings, year)
    protected = protect_year(programme, year, known, before)
    photos, pictures = list_photos(programme, year)
    laid_out = lay_out(programme, year, protected.facts)
    return replace(
        laid_out,
        **_beside_last_year(programme, year, protected.facts, was, previous),
        upcoming=list_upcoming(programme, year),
        outlines=list_outlines(programme, laid_out.places),
        ties=_ties(laid_out, protected, before),
        texts=_texts(programme, year),
        photos=photos,
        pictures=pictures,
        house_style=_house_style(programme),
        account=protected.account,
        notice=NOTICE if programme.has_invented_rows else "",
        version=package_version(),
        definitions=define_indicators(),
    )


def facts_before(
    programme: Programme, year: Year, previous: YearPack | None = None
) -> tuple[Fact, ...]:
    """Return the printed facts of the year before, which every reader of this one can have."""
    before = programme.settings.year_before(year)
    if before is None:
        return ()
    if previous is not None:
        return previous.facts
    sent = released_facts(programme.settings, before)
    return protect_year(programme, before, sent).facts


def protect_year(
    programme: Programme,
    year: Year,
    known: tuple[Fact, ...],
    before: YearPack | Release | None = None,
) -> Protected:
    """Return what of a year may be printed; of a correction, figures about people as they were.

    Parameters
    ----------
    known
        What readers know already.
    before
        The version that is corrected; without it, what was sent last of this period.
    """
    before = before or last_release(programme.settings, year)
    sent = () if before is None else before.facts
    sent = tuple(replace(fact, shown=current(fact.shown)) for fact in sent)
    return protect(all_findings(programme, year), programme.settings, known, sent)


def _ties(
    laid_out: YearPack, protected: Protected, before: YearPack | Release | None
) -> tuple[tuple[str, str], ...]:
    """Return the ties by name: those of the version before where its people are printed."""
    if protected.is_as_sent and before is not None and before.ties is not None:
        return before.ties
    return laid_out.ties


def known_before(
    programme: Programme, year: Year, previous: YearPack | None = None
) -> tuple[Fact, ...]:
    """Return what readers of a year know already: the year before, and everything sent before."""
    released = released_facts(programme.settings, year)
    return with_released(facts_before(programme, year, previous), released)


class _BesideLastYear(TypedDict, total=False):
    """What a pack says of the year before, by the names that `YearPack` has for it."""

    comparisons: tuple[PackComparison, ...]
    compared_with: PackComparedYear
    ties_before: tuple[tuple[str, str], ...]


def _beside_last_year(
    programme: Programme,
    year: Year,
    facts: tuple[Fact, ...],
    was: tuple[Fact, ...],
    previous: YearPack | None,
) -> _BesideLastYear:
    settings = programme.settings
    before = settings.year_before(year)
    if before is None:
        return {}
    compared = PackComparedYear(
        year=before.number,
        label=before.label if previous is None else previous.label,
        start=(before if previous is None else previous).start.isoformat(),
        end=(before if previous is None else previous).end.isoformat(),
        hash="" if previous is None else previous.hash,
    )
    holds = difference_that_holds(programme, before, year)
    lengths = (compared.days, year.days)
    of_all = compare_facts(was, facts, lengths, settings.limits, holds)
    return {
        "comparisons": (*of_all, *compare_organisations(was, facts)),
        "compared_with": compared,
        "ties_before": (
            list_named_ties(programme, before, was) if previous is None else previous.ties
        ),
    }


def _texts(programme: Programme, year: Year) -> tuple[PackText, ...]:
    return tuple(
        PackText(
            place=text(row["place"]),
            wording=text(row["wording"]),
            speaker_role=text(row["speaker_role"]),
        )
        for row in records(programme.texts)
        if row["year"] == year.number
    )


def define_indicators() -> tuple[PackDefinition, ...]:
    """Return what each indicator counts, in the words for a reader."""
    return tuple(
        PackDefinition(
            indicator=one.id,
            label=one.label,
            explanation=one.explanation,
            counted=one.counted,
            out_of=one.out_of,
            left_out=one.left_out,
            limits=one.limits,
            source=one.source,
            minimum_n=one.minimum_n,
            may_exceed_chance=one.may_exceed_chance,
        )
        for one in CATALOGUE
    )


def _house_style(programme: Programme) -> dict[str, str]:
    """Return the settings in words; the logos lie with the photos."""
    rows = {text(row["setting"]): text(row["value"]) for row in records(programme.house_style)}
    told = {what: value for what, value in rows.items() if what not in LOGOS}
    if colour := read_colour(told.pop(COLOUR, "")):
        told[COLOUR] = look_of(colour).accent
    return told
