"""Close the report of a partner: a text to copy, next dates, a contact, and its protection."""

from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Bullets, Heading, Paragraph, Text, words
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    from_pack,
    is_known,
    is_none,
    joined,
    names,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.schemas.text_places import CALL
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.text.partner.naming import (
    OUTCOMES,
    brought_in_words,
    contributions_of,
    opening_name,
)
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.parts import PackActivity, PackQuestion
from wijkmakers_analysis.yearpack.selection import find, title_of

MOST_DATES, MOST_IN_SHORT = 4, 2
# With more questions than these, the text to copy tells how many of them have an answer elsewhere.
MOST_QUESTIONS = 2


def offer_paragraph(pack: PartnerPack) -> Blocks:
    """Return a paragraph that the partner can copy into its own yearly report."""
    text = following(
        (
            _who(pack),
            _brought(pack),
            _people(pack),
            *(_question(one) for one in pack.questions[::-1][:MOST_QUESTIONS]),
            _network(pack),
        )
    )
    return Blocks((Paragraph(text, role="offered"),))


def list_next_dates(pack: PartnerPack, day: str = "") -> Blocks:
    """List the first activities after the day of the report, as far as they are planned.

    Parameters
    ----------
    day
        The day of the report as 2022-12-01, or empty for today.
    """
    today = day or date.today().isoformat()
    most = MOST_IN_SHORT if pack.has_few_people else MOST_DATES
    ahead = [one for one in pack.upcoming if (one.first_day or "") >= today][:most]
    if not ahead:
        return paragraph(
            words("Er staan nog geen nieuwe data in de lijst. Vraag ernaar, of kom met een idee.")
        )
    return together(
        Heading(words("De volgende data"), level=3),
        Bullets(tuple(_next(one) for one in ahead)),
    )


def tell_contact(pack: PartnerPack) -> Blocks:
    """Say whom to ask, after the lead's call for ideas."""
    contact = from_pack(pack.house_style.get("contact", ""), "house_style.contact")
    asked = sentence("Vragen, ideeën of een verbetering? {contact}", contact=contact)
    line = closed(asked) if contact else words("Vragen of ideeën? Wij horen het graag.")
    return together(tell_in_own_words(pack, CALL), paragraph(line))


def tell_protection(pack: PartnerPack) -> Blocks:
    """Say how the figures were protected, and where the account of all of them stands."""
    if pack.has_few_people:
        own = (
            "Bij weinig mensen geven we geen precies getal en geen vergelijkingen, en noemen we "
            "geen andere partners."
        )
    else:
        own = (
            "Over de eigen mensen staat er één getal, zo nodig afgerond, zonder verdeling. Over de "
            "mensen van andere partners staat er niets. Is hun aantal te klein, dan noemen we die "
            "partner niet."
        )
    return paragraph(
        words("Dit verslag is gemaakt uit afgeschermde cijfers, zonder namen van deelnemers."),
        words(own),
        words(
            "Wat de cijfers betekenen, en wat er verder is afgerond of weggelaten, staat in het "
            "jaaroverzicht."
        ),
        role="note",
    )


def _who(pack: PartnerPack) -> Text:
    return sentence(
        "{name} was in de periode van {period} partner van {network}, het leernetwerk voor "
        "wijkvernieuwing in Groningen{end}.",
        name=opening_name(pack),
        end=words(", en stopte daar in die periode mee") if pack.partner.has_left else (),
        period=from_pack(language.period(pack.start, pack.end), "period"),
        network=pack.name,
    )


def _brought(pack: PartnerPack) -> Text:
    brought = brought_in_words(contributions_of(pack))
    return sentence("We brachten in: {brought}.", brought=joined(brought)) if brought else ()


def _people(pack: PartnerPack) -> Text:
    people = pack.people
    if pack.has_few_people or not is_known(people) or is_none(people):
        return ()
    return sentence(
        "Van onze organisatie {people:deed|deden} {people} {people:mens|mensen} mee.",
        people=people,
    )


def _question(question: PackQuestion) -> Text:
    asked = sentence(
        "Onze vraag was: ‘{question}’",
        question=closed(from_pack(question.question, "questions")),
    )
    if question.follow_up not in OUTCOMES:
        return asked
    outcome = words(OUTCOMES[question.follow_up])
    return following((asked, sentence("Wat ermee gebeurde: {outcome}.", outcome=outcome)))


def _network(pack: PartnerPack) -> Text:
    partners, activities = find(pack, "partners"), find(pack, "activities")
    if not is_known(partners) or not is_known(activities):
        return ()
    return sentence(
        "Het netwerk telde {partners} {partners:partner|partners} en hield {activities} "
        "{activities:activiteit|activiteiten}.",
        partners=partners,
        activities=activities,
    )


def _next(activity: PackActivity) -> Text:
    ref = f"upcoming.{activity.id}"
    where = names(activity.neighbourhoods, ref)
    return following(
        (
            sentence(
                "{when}: {title}",
                when=pack_words(activity.when, ref),
                title=from_pack(title_of(activity), ref),
            ),
            sentence("({where})", where=where) if where else (),
        )
    )
