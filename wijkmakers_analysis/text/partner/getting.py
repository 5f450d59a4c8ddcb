"""Tell what a partner got: its people who took part, and what happened close by."""

from wijkmakers_analysis.document import Blocks, Text
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    following,
    is_known,
    is_none,
    names,
    organisation_in_words,
    paragraph,
    sentence,
    unknown,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.yearpack.partner import NEARBY, PartnerPack, activities_around
from wijkmakers_analysis.yearpack.selection import find


def tell_people(pack: PartnerPack) -> Blocks:
    """Say how many people of the partner took part: one figure, as the gate prints it."""
    name, fact = organisation_in_words(pack.organisation), pack.people
    if not is_known(fact):
        if is_known(find(pack, "participants")):
            return missing(
                unknown("Hoeveel mensen van deze partner meededen", fact),
                remedy=filling.ORGANISATIONS_OF_VISITORS,
                of=fact,
            )
        return missing(
            unknown("Hoeveel mensen er meededen", fact), remedy=filling.ATTENDANCE, of=fact
        )
    if is_none(fact):
        return paragraph(
            sentence(
                "Op de lijsten van de activiteiten staat dit jaar niemand van {name}.", name=name
            )
        )
    if fact.method == "klasse" and pack.has_few_people:
        return paragraph(
            sentence(
                "Van {name} deden {people} mensen mee. Bij zo weinig mensen geven we geen precies "
                "getal en geen verdeling, zodat niemand te herkennen is.",
                name=name,
                people=fact,
            )
        )
    return paragraph(
        sentence(
            "Van {name} {people:deed|deden} {people} {people:mens|mensen} mee aan een of meer "
            "activiteiten.",
            name=name,
            people=fact,
        )
    )


def tell_network_results(pack: PartnerPack) -> Blocks:
    """Say what all partners together got; a short report leaves it out."""
    if pack.has_few_people:
        return Blocks(())
    return paragraph(following((_together(pack), _diplomas(pack))))


def tell_nearby(pack: PartnerPack) -> Blocks:
    """Say why no activities stand in the neighbourhoods where the partner works, if none do."""
    area = pack.partner.working_area
    if not area:
        if pack.has_few_people:
            return Blocks(())
        return paragraph(
            sentence(
                "In welke wijken {name} werkt, staat niet in de lijst. Daarom staan hier geen "
                "activiteiten uit het eigen werkgebied. Laat het weten, dan kan dat volgend jaar "
                "wel.",
                name=organisation_in_words(pack.organisation),
            ),
            role="note",
        )
    if any(NEARBY in why for _, why in activities_around(pack)):
        return Blocks(())
    return paragraph(
        sentence(
            "In {where}, het eigen werkgebied, was dit jaar geen activiteit.",
            where=names(area, "organisations"),
        )
    )


def _together(pack: PartnerPack) -> Text:
    people, activities = find(pack, "participants"), find(pack, "activities")
    if not is_known(people) or not is_known(activities):
        return ()
    reached = find(pack, "neighbourhoods")
    where = sentence(", in {reached} wijken", reached=reached) if is_known(reached) else ()
    return sentence(
        "In het hele netwerk deden {people} {people:mens|mensen} mee, aan {activities} "
        "{activities:activiteit|activiteiten}{where}.",
        people=people,
        activities=activities,
        where=where,
    )


def _diplomas(pack: PartnerPack) -> Text:
    count = find(pack, "diplomas.count")
    if not is_known(count) or is_none(count):
        return ()
    return sentence(
        "{count} {count:deelnemer haalde|deelnemers haalden} een diploma van de leergang. Van "
        "welke organisatie zij zijn, vertellen we niet, om hen te beschermen.",
        count=count,
    )
