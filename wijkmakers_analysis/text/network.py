"""Tell the network: partners and their growth, what they brought in, and who met whom."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    is_known,
    is_none,
    joined,
    pack_words,
    paragraph,
    sentence,
    sentence_or_why,
    together,
    unknown,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.organisations import CONTRIBUTION_KINDS
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.over_time import current
from wijkmakers_analysis.yearpack.selection import find, partners

# Differences from chance below this are noise at some twenty organisations: the permutation SD is
# about 0.034 (docs/indicators.md, cross_sector_meetings).
CHANCE_NOISE = 0.07
FEWEST_SECTORS = 2


def describe_partners(pack: YearPack) -> Blocks:
    """Say how many partners there are, how many joined or left, and from which sectors."""
    opening = tell_in_own_words(pack, "Versterking van het netwerk")
    count = find(pack, "partners")
    if not is_known(count):
        return together(
            opening,
            missing(
                unknown("Hoeveel partners het netwerk heeft", count),
                remedy=filling.PARTNERS,
                of=count,
            ),
        )
    total = sentence(
        "Aan het eind van deze periode telde het netwerk {count} "
        "{count:partnerorganisatie|partnerorganisaties}.",
        count=count,
    )
    return together(
        opening,
        paragraph(total, _change(pack), _sectors(pack), role="lead"),
        paragraph(_active(pack)),
    )


def describe_contributions(pack: YearPack) -> Blocks:
    """Say how often partners brought something in, by kind.

    Where it was not kept the figure beside it says so.
    """
    total = find(pack, "contributions")
    if not is_known(total):
        return Blocks(())
    if is_none(total):
        return paragraph(words("Er staan dit jaar geen bijdragen van partners in de lijst."))
    kinds = [
        sentence("{kind} {number}", kind=pack_words(kind, "contributions"), number=number)
        for kind in CONTRIBUTION_KINDS
        if is_known(number := find(pack, "contributions", bijdrage=kind)) and not is_none(number)
    ]
    listed = sentence(
        "In de lijst {total:staat|staan} {total} {total:bijdrage|bijdragen} van organisaties",
        total=total,
    )
    return paragraph(
        sentence("{listed}: {kinds}.", listed=listed, kinds=joined(kinds))
        if kinds
        else closed(listed),
        _two_kinds(pack),
    )


def describe_sector_meetings(pack: YearPack) -> Blocks:
    """Set the share of meetings between sectors beside what chance would give.

    Without lists the figure beside it says what is missing.
    """
    share = find(pack, "cross_sector_meetings")
    chance = find(pack, "cross_sector_meetings.chance")
    if not is_known(share) or not is_known(chance):
        return Blocks(())
    return paragraph(
        words("Een ongedeelde stad vraagt dat mensen uit verschillende sectoren elkaar kennen."),
        sentence(
            "Van alle ontmoetingen tussen mensen van verschillende organisaties was {share} tussen "
            "twee sectoren. Als het toeval het bepaalt, is dat {chance}.",
            share=share, chance=chance,
        ),
        _beside_chance(share, chance),
    )  # fmt: skip


def _change(pack: YearPack) -> Text:
    joined_, left = find(pack, "partners.joined"), find(pack, "partners.left")
    if not is_known(joined_) or is_none(joined_):
        return ()
    total = find(pack, "partners")
    if total is not None and joined_.value == total.value:
        return words("Ze sloten zich allemaal dit jaar aan.")
    if not is_known(left):
        return sentence("Dit jaar {new:kwam|kwamen} er {new} bij.", new=joined_)
    if is_none(left):
        return sentence(
            "Dit jaar {new:kwam|kwamen} er {new} bij en ging er geen enkele weg.", new=joined_
        )
    return sentence(
        "Dit jaar {new:kwam|kwamen} er {new} bij en {left:ging|gingen} er {left} weg.",
        new=joined_, left=left,
    )  # fmt: skip


def _sectors(pack: YearPack) -> Text:
    sectors = tuple(dict.fromkeys(one.sector for one in partners(pack) if one.sector))
    if len(sectors) < FEWEST_SECTORS:
        return words("Hun namen en sectoren staan nog niet allemaal in de lijst.")
    them = joined([pack_words(one, "sectors") for one in sectors])
    if _are_all_named(pack):
        return sentence("Ze komen uit deze sectoren: {them}.", them=them)
    return sentence("Ze komen onder meer uit: {them}.", them=them)


def _are_all_named(pack: YearPack) -> bool:
    count = find(pack, "partners")
    return is_known(count) and count.value == len(partners(pack))


def _active(pack: YearPack) -> Text:
    active, left = find(pack, "active_partners"), find(pack, "partners.left")
    told = sentence_or_why(
        "Dit jaar {active:stuurde|stuurden} {active} {active:partner|partners|van de partners} "
        "minstens één deelnemer.",
        "Hoeveel partners een deelnemer stuurden",
        active=active,
    )
    if not is_known(active) or not is_known(left) or is_none(left):
        return told
    return following((told, words("Wie in de loop van het jaar stopte, telt daarin mee.")))


def _two_kinds(pack: YearPack) -> Text:
    two = find(pack, "contributions.two_kinds")
    if not is_known(two) or is_none(two):
        return ()
    return sentence(
        "Op meer dan één manier droegen {two} {two:partner|partners|van de partners} bij; "
        "deelnemers meebrengen telt daarin niet mee.",
        two=two,
    )


def _beside_chance(share: Fact, chance: Fact) -> Text:
    if share.value is None or chance.value is None:
        return ()
    if current(share.shown) == current(chance.shown):
        return words("Dat is even veel.")
    if abs(share.value - chance.value) < CHANCE_NOISE:
        return words("Dat is ongeveer gelijk; dit verschil kan toeval zijn.")
    return words("Of dat verschil groter is dan toeval, hebben we niet getoetst.")
