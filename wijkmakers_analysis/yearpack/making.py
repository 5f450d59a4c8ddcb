"""Make the pack of a year from the programme: protected facts, and what is public beside them."""

from collections.abc import Mapping

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.fingerprint import package_version
from wijkmakers_analysis.indicators.catalogue import CATALOGUE, all_findings
from wijkmakers_analysis.indicators.dating import with_days, within
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.indicators.telling import NO_CONSENT
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year
from wijkmakers_analysis.yearpack.comparing import compare_facts
from wijkmakers_analysis.yearpack.happenings import list_activities, list_cohorts, list_questions
from wijkmakers_analysis.yearpack.left_out import difference_that_holds
from wijkmakers_analysis.yearpack.model import (
    PackDefinition,
    PackFocalPoint,
    PackStory,
    PackText,
    YearPack,
)
from wijkmakers_analysis.yearpack.network import (
    list_contributions,
    list_named_ties,
    list_organisations,
)
from wijkmakers_analysis.yearpack.over_time import PackComparedYear
from wijkmakers_analysis.yearpack.places import list_places
from wijkmakers_analysis.yearpack.rows import iso, records, text, texts

NOTICE = "Voorbeeld: de aanwezigheid in dit verslag is verzonnen."


def make_pack(programme: Programme, year_number: int, previous: YearPack | None = None) -> YearPack:
    """Return the pack of a year: its facts through the gate, its listings, and last year beside it.

    Parameters
    ----------
    programme
        The programme; only rows dated up to the period's end tell in it.
    year_number
        The number of the year, as in wijkmakers.toml.
    previous
        The frozen pack of the year before; without it that year's facts are made here.

    Raises
    ------
    WrongCall
        Where there is no such year.
    """
    year = programme.settings.year(year_number)
    was = facts_before(programme, year, previous)
    protected = protect(all_findings(programme, year), programme.settings, was)
    facts = protected.facts
    return YearPack(
        **_beside_last_year(programme, year, facts, was, previous),
        year=year.number,
        label=year.label,
        name=programme.settings.name,
        start=year.start,
        end=year.end,
        facts=facts,
        activities=list_activities(programme, year),
        cohorts=list_cohorts(programme, year),
        questions=list_questions(programme, year),
        organisations=list_organisations(programme, year),
        contributions=list_contributions(facts),
        focal_points=_focal_points(programme, year),
        places=list_places(programme, year),
        ties=list_named_ties(programme, year, facts),
        stories=_stories(programme, year),
        texts=_texts(programme, year),
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
    return protect(all_findings(programme, before), programme.settings).facts


def _beside_last_year(
    programme, year: Year, facts: tuple[Fact, ...], was: tuple[Fact, ...], previous: YearPack | None
) -> dict[str, object]:
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
    return {
        "comparisons": compare_facts(was, facts, lengths, settings.limits, holds),
        "compared_with": compared,
    }


def _focal_points(programme, year: Year) -> tuple[PackFocalPoint, ...]:
    """Return the focal points of the next year, in the order of the sheet."""
    rows = {
        text(row["focal_point"]): row
        for row in records(programme.focal_points)
        if row["year"] == year.number + 1
    }
    return tuple(
        PackFocalPoint(
            focal_point=name,
            explanation=text(row["explanation"]),
            indicator=text(row["indicator"]),
            target=row["target"],
        )
        for name, row in rows.items()
    )


def _stories(programme, year: Year) -> tuple[PackStory, ...]:
    """Return the stories of the period with any consent; the end of it is judged on reading."""
    dated = with_days(programme, "stories")
    rows = records(dated[within(dated, year)])
    return tuple(_story(row) for row in rows if row["consent"] not in (None, NO_CONSENT))


def _story(row: Mapping) -> PackStory:
    return PackStory(
        story=text(row["story"]),
        quote=text(row["quote"]),
        speaker_role=text(row["speaker_role"]),
        name=text(row["name"]) if row["is_name_allowed"] is True else "",
        activity_id=text(row["activity_id"]),
        theme=text(row["theme"]),
        value_cycle=text(row["value_cycle"]),
        focal_points=texts(row["focal_points"]),
        consent=text(row["consent"]),
        valid_until=iso(row["valid_until"]),
    )


def _texts(programme, year: Year) -> tuple[PackText, ...]:
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
        PackDefinition(indicator=one.id, label=one.label, explanation=one.explanation)
        for one in CATALOGUE
    )


def _house_style(programme) -> dict[str, str]:
    return {text(row["setting"]): text(row["value"]) for row in records(programme.house_style)}
