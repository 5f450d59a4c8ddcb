"""Tell who took part: how many people, how often, who was new and who came back."""

from wijkmakers_analysis.document import Blocks, Text, plain, words
from wijkmakers_analysis.document.sentences import (
    following,
    is_known,
    is_none,
    paragraph,
    reason,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import find


def describe_reach(pack: YearPack) -> Blocks:
    """Say how many people took part and how often they came.

    Without a list or a count the figure beside it says what is missing.
    """
    opening = tell_in_own_words(pack, "Wie deden er mee?")
    people, visits = find(pack, "participants"), find(pack, "attendances")
    if not is_known(people) and not is_known(visits):
        return opening
    return together(
        opening,
        paragraph(_people(pack), _visits(pack), role="lead"),
        paragraph(_group_size(pack), _new_faces(pack), _returners(pack)),
    )


def _people(pack: YearPack) -> Text:
    people = find(pack, "participants")
    if not is_known(people):
        return unknown("Hoeveel verschillende mensen er dit jaar meededen", people)
    counted = sentence(
        "Dit jaar {people:deed|deden} {people} {people:mens|mensen} een keer of vaker mee.",
        people=people,
    )
    return following((counted, reason(people)))


def _visits(pack: YearPack) -> Text:
    visits = find(pack, "attendances")
    if not is_known(visits) or is_none(visits):
        return ()
    why = reason(visits)
    return following(
        (
            sentence(
                "Elke keer dat iemand er was, telt als een deelname; dat {visits:was|waren} er "
                "samen {visits}.",
                visits=visits,
            ),
            why if plain(why) != plain(reason(find(pack, "participants"))) else (),
        )
    )


def _group_size(pack: YearPack) -> Text:
    median = find(pack, "attendances.group_size_median")
    low, high = (find(pack, f"attendances.group_size_{name}") for name in ("q1", "q3"))
    if not is_known(median):
        return ()
    middle = sentence(
        "Een gewone groep was {median} {median:mens|mensen} groot.",
        median=median,
    )
    if not (is_known(low) and is_known(high)) or low.shown == high.shown:
        return middle
    spread = sentence(
        "Bij de helft van de activiteiten waren het er {low} tot {high}.",
        low=low, high=high,
    )  # fmt: skip
    return following((middle, spread))


def _new_faces(pack: YearPack) -> Text:
    new = find(pack, "new_faces")
    if is_known(new):
        return sentence(
            "Dit jaar {new:kwam|kwamen|kwam} {new} {new:deelnemer|deelnemers|van de deelnemers} "
            "voor het eerst.",
            new=new,
        )
    if new is not None and new.status == "eerste_meetjaar":
        return words(
            "Dit is het eerste jaar waarvan we bijhouden wie er kwam. Wie nieuw is en wie "
            "terugkomt, kunnen we daarom pas volgend jaar zeggen."
        )
    return unknown("Hoeveel deelnemers nieuw waren", new)


def _returners(pack: YearPack) -> Text:
    back = find(pack, "returners")
    if not is_known(back):
        return ()
    return sentence(
        "Binnen twaalf maanden na een eerste bezoek {back:kwam|kwamen|kwam} {back} "
        "{back:deelnemer|deelnemers|van de deelnemers} nog een keer terug.",
        back=back,
    )
