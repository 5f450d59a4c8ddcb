"""Tell the neighbourhood walks: since when, how many if that was kept, and where."""

from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    following,
    from_pack,
    is_known,
    is_none,
    paragraph,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import WALK, find, series, title_of, units


def describe_walks(pack: YearPack) -> Blocks:
    """Say since when there are walks, how many there were and how many people walked."""
    opening = tell_in_own_words(pack, "Wijkwandelingen")
    count = find(pack, "activities", soort=WALK)
    if not series(pack, WALK) and not units(pack, WALK) and not is_known(count):
        return together(
            opening,
            missing(
                words("Voor dit jaar staat er geen wijkwandeling in de lijst."),
                remedy=filling.WALKS,
            ),
        )
    return together(
        opening, paragraph(*_since(pack), _count(pack)), _unknown(pack), describe_places(pack)
    )


def describe_places(pack: YearPack) -> Blocks:
    """Say in how many neighbourhoods there was an activity."""
    reached = find(pack, "neighbourhoods")
    if not is_known(reached) or is_none(reached):
        return Blocks(())
    return paragraph(
        sentence("Met alle activiteiten samen kwamen we in {reached} wijken.", reached=reached)
    )


def _since(pack: YearPack) -> list[Text]:
    told = []
    for one in series(pack, WALK):
        ref = f"activities.{one.id}"
        title = from_pack(title_of(one), ref)
        month = from_pack(language.month(date.fromisoformat(one.first_day or "")), ref)
        told.append(sentence("De reeks ‘{title}’ loopt sinds {month}.", title=title, month=month))
        if one.theme:
            told.append(sentence("Het idee: {theme}.", theme=from_pack(one.theme, ref)))
    return told


def _count(pack: YearPack) -> Text:
    count, people = find(pack, "activities", soort=WALK), find(pack, "attendances", soort=WALK)
    if not is_known(count) or is_none(count):
        return ()
    walks = sentence(
        "Dit jaar {count:was|waren} er {count} {count:wijkwandeling|wijkwandelingen}.", count=count
    )
    walkers = (
        sentence("Samen telden we daar {people} {people:deelname|deelnames}.", people=people)
        if is_known(people)
        else ()
    )
    return following((walks, walkers))


def _unknown(pack: YearPack) -> Blocks:
    count = find(pack, "activities", soort=WALK)
    if is_known(count):
        return Blocks(())
    return missing(
        unknown("Hoeveel wandelingen er waren", count),
        words("Hieronder staan de wandelingen waarvan we zeker weten dat ze in dit jaar vielen.")
        if units(pack, WALK)
        else (),
        remedy=filling.ALL_ACTIVITIES,
        of=count,
    )
