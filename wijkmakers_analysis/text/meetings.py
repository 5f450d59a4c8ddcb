"""Tell the meetings, what partners asked for, and the festival and partner meetings."""

from wijkmakers_analysis.document import Blocks, Bullets, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    following,
    is_known,
    names,
    organisation_in_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.activities import activity_in_words
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import (
    FESTIVAL,
    PARTNER_MEETING,
    commissioned,
    find,
    meetings,
    themes_of,
    units,
)


def describe_meetings(pack: YearPack) -> Blocks:
    """Say which meetings there were, and name what was organised at the request of others."""
    opening = tell_in_own_words(pack, "Bijeenkomsten en workshops")
    found = meetings(pack)
    others = tuple(one for one in commissioned(pack) if one not in found)
    if not found and not others:
        return together(
            opening,
            missing(
                words("Voor dit jaar staat er geen bijeenkomst of workshop in de lijst."),
                remedy=filling.MEETINGS,
            ),
        )
    lead = words(
        "We organiseerden bijeenkomsten en workshops, op eigen initiatief of omdat een partner "
        "erom vroeg."
    )
    if not others:
        return together(opening, paragraph(lead))
    return together(
        opening,
        paragraph(lead, words("Ook dit deden we op verzoek:")),
        Bullets(tuple(_asked(pack, one) for one in others)),
    )


def describe_festivals(pack: YearPack) -> Blocks:
    """Name the festival meetings and the meetings with all partners."""
    opening = tell_in_own_words(pack, "Festival en partnerbijeenkomst")
    found = units(pack, FESTIVAL, PARTNER_MEETING)
    if not found:
        return together(
            opening,
            missing(
                words("Voor dit jaar staat er geen festival of partnerbijeenkomst in de lijst."),
                remedy=filling.FESTIVALS,
            ),
        )
    return together(
        opening,
        paragraph(words("Op deze momenten kwam het hele netwerk bij elkaar of naar buiten:")),
        Bullets(tuple(_gathering(pack, one) for one in found)),
    )


def _asked(pack: YearPack, one: PackActivity) -> Text:
    ref = f"activities.{one.id}"
    told = sentence(
        "Voor {who}: {what}.",
        who=organisation_in_words(one.commissioner, ref),
        what=activity_in_words(one),
    )
    return following((told, _visitors(pack, one)))


def _gathering(pack: YearPack, one: PackActivity) -> Text:
    ref = f"activities.{one.id}"
    theme = names(themes_of(one), ref, joint=",")
    about = sentence("Thema: {theme}.", theme=theme) if theme else ()
    what = sentence("{what}.", what=activity_in_words(one))
    return following((what, about, _visitors(pack, one)))


def _visitors(pack: YearPack, one: PackActivity) -> Text:
    people = find(pack, "attendances", activiteit=one.id)
    if not is_known(people):
        return ()
    return sentence("Er {people:was|waren} {people} {people:bezoeker|bezoekers}.", people=people)
