"""Tell what was done with and for young talent."""

from wijkmakers_analysis.document import Blocks, Bullets, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    is_known,
    names,
    paragraph,
    reason,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.activities import activity_in_words
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import about, find, young_talent_partners

SUBJECT = "jong talent"
_ABOUT = "Deze activiteiten gingen over jong talent:"


def describe_young_talent(pack: YearPack) -> Blocks:
    """Name the collaborations and the activities, and give the share where it is known."""
    opening = tell_in_own_words(pack, "Jong talent")
    with_whom = names([one.organisation for one in young_talent_partners(pack)], "organisations")
    found = about(pack, SUBJECT)
    if not with_whom and not found:
        told = missing(
            words("Samenwerkingen en activiteiten voor jong talent staan niet in de lijst."),
            remedy=filling.YOUNG_TALENT,
        )
    else:
        told = together(
            paragraph(_collaborations(with_whom), words(_ABOUT) if found else ()),
            *((Bullets(tuple(activity_in_words(one) for one in found)),) if found else ()),
        )
    return together(opening, told, _share(pack))


def _collaborations(with_whom: Text) -> Text:
    if not with_whom:
        return ()
    return sentence("Rond jong talent werkten we samen met {names}.", names=with_whom)


def _share(pack: YearPack) -> Blocks:
    share = find(pack, "young_talent")
    if is_known(share):
        return paragraph(
            sentence(
                "Bij het jonge talent {share:hoort|horen|hoort} {share} "
                "{share:deelnemer|deelnemers|van de deelnemers}.",
                share=share,
            ),
            reason(share),
        )
    if share is None:
        return missing(
            words("Welk deel van de deelnemers jong is, staat nog niet in dit jaaroverzicht."),
            remedy=filling.AGES,
        )
    return missing(
        unknown("Welk deel van de deelnemers jong is", share), remedy=filling.AGES, of=share
    )
