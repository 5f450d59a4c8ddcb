"""Tell the course by edition: who started, who finished, which group is running."""

from wijkmakers_analysis.document import Blocks, Text
from wijkmakers_analysis.document.sentences import (
    at_time,
    following,
    from_pack,
    is_known,
    paragraph,
    reason,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import FINISHED, PackCohort
from wijkmakers_analysis.yearpack.selection import editions, find


def describe_course(pack: YearPack) -> Blocks:
    """Tell each edition that finished or is running at the end of the period.

    Without an edition the figure beside it says what is missing.
    """
    opening = tell_in_own_words(pack, "De leergang")
    return together(
        opening,
        *(
            paragraph(_finished(pack, one) if one.state == FINISHED else _running(pack, one))
            for one in editions(pack)
        ),
    )


def _finished(pack: YearPack, cohort: PackCohort) -> Text:
    ref = f"cohorts.{cohort.cohort}"
    name, end = cohort_in_words(cohort), at_time(cohort.end, ref)
    started = find(pack, "diplomas.started", editie=cohort.cohort)
    diplomas = find(pack, "diplomas.count", editie=cohort.cohort)
    closing = (
        sentence("{name} is afgerond {end}.", name=name, end=end)
        if end
        else sentence("{name} is afgerond.", name=name)
    )
    if is_known(started) and is_known(diplomas):
        result = sentence(
            "Er {started:begon|begonnen} {started} {started:deelnemer|deelnemers}, en er "
            "{diplomas:is|zijn} {diplomas} {diplomas:diploma|diploma's} gehaald.",
            started=started, diplomas=diplomas,
        )  # fmt: skip
    elif is_known(diplomas):
        result = following(
            (
                sentence(
                    "Er {diplomas:is|zijn} {diplomas} {diplomas:diploma|diploma's} gehaald.",
                    diplomas=diplomas,
                ),
                unknown("Hoeveel mensen eraan begonnen", started),
            )
        )
    elif diplomas is not None and diplomas.status == "niet_gemeten" and diplomas.reason:
        result = reason(diplomas)
    else:
        result = unknown("Hoeveel diploma's er zijn gehaald", diplomas)
    return following((closing, result))


def _running(pack: YearPack, cohort: PackCohort) -> Text:
    ref = f"cohorts.{cohort.cohort}"
    name, start = cohort_in_words(cohort), at_time(cohort.start, ref)
    started = find(pack, "diplomas.started", editie=cohort.cohort)
    since = (
        sentence("{name} begon {start} en loopt nog.", name=name, start=start)
        if start
        else sentence("{name} loopt nog.", name=name)
    )
    if not is_known(started):
        return following((since, unknown("Hoeveel mensen meedoen", started)))
    return following(
        (
            since,
            sentence(
                "Er {started:is|zijn} {started} {started:deelnemer|deelnemers} begonnen.",
                started=started,
            ),
        )
    )


def cohort_in_words(cohort: PackCohort) -> Text:
    """Name an edition: by its title, or by its number."""
    ref = f"cohorts.{cohort.cohort}"
    if cohort.title:
        return from_pack(cohort.title, ref)
    return sentence("Editie {cohort}", cohort=from_pack(cohort.cohort, ref))
