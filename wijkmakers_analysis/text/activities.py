"""Tell what was organised in the year, before the parts tell it one by one."""

from collections.abc import Sequence

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    closed,
    from_pack,
    is_known,
    is_none,
    joined,
    names,
    pack_words,
    paragraph,
    reason,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import (
    find,
    not_held,
    title_of,
    undated,
    units,
    venues_of,
)

_PILLARS = {"leren": "om te leren", "doen": "om te doen", "ontmoeten": "om te ontmoeten"}


def describe_year(pack: YearPack) -> Blocks:
    """Say how many activities there were, by pillar and on whose initiative.

    Of a year without activities the calendar says what is missing.
    """
    opening = tell_in_own_words(pack, "Leren, doen en ontmoeten")
    total = find(pack, "activities")
    if not units(pack) and not is_known(total):
        return opening
    lead = _total(pack, total) if is_known(total) else _total_unknown(pack)
    return together(opening, lead, paragraph(_initiative(pack), _not_held(pack), _undated(pack)))


def activity_in_words(one: PackActivity) -> Text:
    """Name an activity with its day and place: 'Wandeling Selwerd (22 april 2022, Selwerd)'."""
    ref = f"activities.{one.id}"
    title = from_pack(title_of(one), ref)
    when, venues = pack_words(one.when, ref), names(venues_of(one), ref, joint=",")
    details = joined((when, venues), joint=",")
    where = names(one.neighbourhoods, ref)
    if where and details:
        details = sentence("{details}, {where}", details=details, where=where)
    return sentence("{title} ({details})", title=title, details=details) if details else title


def place_in_words(neighbourhoods: Sequence[str], ref: str) -> Text:
    """Say in which neighbourhood something was: 'Wijk: Oosterparkwijk.'"""
    if not neighbourhoods:
        return ()
    template = "Wijk: {where}." if len(neighbourhoods) == 1 else "Wijken: {where}."
    return sentence(template, where=names(neighbourhoods, ref))


def _total(pack: YearPack, total: Fact) -> Blocks:
    facts = [(find(pack, "activities", pijler=pillar), told) for pillar, told in _PILLARS.items()]
    pillars = [
        sentence("{fact} " + told, fact=fact)
        for fact, told in facts
        if is_known(fact) and not is_none(fact)
    ]
    count = sentence(
        "Dit jaar {total:was|waren} er {total} {total:activiteit|activiteiten}", total=total
    )
    spread = sentence("{count}: {pillars}.", count=count, pillars=joined(pillars))
    return together(
        paragraph(spread if pillars else closed(count), role="lead"), missing(reason(total))
    )


def _total_unknown(pack: YearPack) -> Blocks:
    total = find(pack, "activities")
    return together(
        paragraph(
            words(
                "We leerden, deden en ontmoetten. De kalender laat zien wat er was, voor zover we "
                "de datum weten."
            ),
            role="lead",
        ),
        missing(
            unknown("Hoeveel activiteiten het samen waren", total),
            reason(total),
            remedy=filling.ALL_ACTIVITIES,
            of=total,
        ),
    )


def _initiative(pack: YearPack) -> Text:
    own = find(pack, "activities", initiatief="eigen")
    asked = find(pack, "activities", initiatief="opdracht")
    if not (is_known(own) and is_known(asked)) or is_none(own) or is_none(asked):
        return ()
    return sentence(
        "Daarvan {own:was|waren} er {own} op eigen initiatief en {asked} in opdracht van een "
        "partner.",
        own=own, asked=asked,
    )  # fmt: skip


def _not_held(pack: YearPack) -> Text:
    stopped = [one for one in not_held(pack) if one.is_counted]
    titles = joined([from_pack(title_of(one), f"activities.{one.id}") for one in stopped])
    return (
        sentence("Dit ging niet door of werd verplaatst: {titles}.", titles=titles)
        if stopped
        else ()
    )


def _undated(pack: YearPack) -> Text:
    if not undated(pack):
        return ()
    return words(
        "Van sommige activiteiten is de datum te onzeker. We weten niet of ze in deze periode "
        "vielen, en tellen ze niet mee."
    )
