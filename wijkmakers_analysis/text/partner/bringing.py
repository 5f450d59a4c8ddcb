"""Tell what a partner brought, and what became of its practice questions."""

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Bullets, Heading, Text, plain, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    from_pack,
    is_known,
    joined,
    organisation_in_words,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.organisations import PEOPLE_BROUGHT
from wijkmakers_analysis.text.activities import place_in_words
from wijkmakers_analysis.text.contributions import contribution_in_words
from wijkmakers_analysis.text.partner.naming import (
    contributions_of,
    opening_name,
    outcome_of,
)
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.parts import PackQuestion
from wijkmakers_analysis.yearpack.selection import find

# With more questions than these, the first page is no longer one.
MOST_QUESTIONS = 5
# With more kinds of contributions than these, each has a line of its own.
MOST_IN_A_SENTENCE = 3
NOT_RIGHT = "Klopt dat niet? Laat het weten."


def tell_questions(pack: PartnerPack) -> Blocks:
    """Tell the practice questions of the partner, the last one first, and what became of each."""
    name = organisation_in_words(pack.organisation)
    if not pack.questions and not is_known(find(pack, "practice_questions")):
        return missing(
            words("Welke vragen uit de praktijk er waren, is niet bijgehouden."),
            remedy=filling.QUESTIONS,
        )
    if not pack.questions:
        return missing(
            sentence("In de lijst met vraagstukken staat geen vraag van {name}.", name=name),
            words("Is er een vraag uit de eigen straat of buurt? Breng die in, dan zoeken we er "
                  "mensen bij."),
        )  # fmt: skip
    told, left = pack.questions[::-1][:MOST_QUESTIONS], pack.questions[:-MOST_QUESTIONS]
    return together(*(_question(one) for one in told), _earlier(len(left)))


def tell_contributions(pack: PartnerPack) -> Blocks:
    """Say what the partner brought, and how often; only what it brought is named."""
    brought = contributions_of(pack)
    if brought:
        kinds = [_how_often(fact) for fact in brought]
        name = opening_name(pack)
        if len(kinds) > MOST_IN_A_SENTENCE:
            return together(
                paragraph(sentence("{name} bracht in:", name=name)), Bullets(tuple(kinds))
            )
        return paragraph(sentence("{name} bracht in: {kinds}.", name=name, kinds=joined(kinds)))
    if not is_known(find(pack, "contributions")):
        return missing(
            words("Wat partners inbrachten, is dit jaar niet bijgehouden."),
            remedy=filling.CONTRIBUTIONS,
        )
    return paragraph(_nothing(pack), words(NOT_RIGHT))


def _how_often(fact: Fact) -> Text:
    """Return what was brought, and how often where that is not once: 'een plek'."""
    kind = contribution_in_words(fact.group["bijdrage"])
    return kind if fact.shown == "1" else sentence("{number} keer {kind}", number=fact, kind=kind)


def _nothing(pack: PartnerPack) -> Text:
    """Say that nothing is listed; of what is withheld it says neither that it is nor is not."""
    # Of this kind the gate may withhold whether there was one.
    of_people = find(pack, "contributions", organisatie=pack.organisation, bijdrage=PEOPLE_BROUGHT)
    if of_people is not None and not is_known(of_people):
        return sentence(
            "Een plek, gids, vraag, opdracht of uren van {name} staan dit jaar niet in de lijst "
            "met bijdragen.",
            name=organisation_in_words(pack.organisation),
        )
    return sentence(
        "In de lijst met bijdragen staat dit jaar niets van {name}.",
        name=organisation_in_words(pack.organisation),
    )


def _earlier(number: int) -> Blocks:
    if not number:
        return Blocks(())
    more = from_pack(language.count(number, "vraag", "vragen"), "questions")
    return paragraph(sentence("Van eerder zijn er nog {more} in de lijst.", more=more))


def _question(question: PackQuestion) -> Blocks:
    ref = "questions"
    when = pack_words(question.when, ref)
    outcome = words(language.first_upper(outcome_of(question.follow_up)))
    told = following(
        (
            closed(outcome),
            sentence("De vraag is van {when}.", when=when) if when else (),
            place_in_words(question.neighbourhoods, ref),
        )
    )
    asked = closed(from_pack(question.question, ref))
    if not plain(asked).strip():
        return paragraph(told)
    return together(Heading(asked, level=3), paragraph(told))
