"""Tell the focal points of next year, the outlook, and the call for ideas."""

from wijkmakers_analysis.document import Blocks, Bullets, Text, words
from wijkmakers_analysis.document.sentences import from_pack, paragraph, sentence, together
from wijkmakers_analysis.schemas.text_places import CALL, OUTLOOK
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackFocalPoint


def describe_focal_points(pack: YearPack) -> Blocks:
    """Introduce the focal points, with what is meant by each where that was written.

    The figure beside it names them all, or says that there are none yet.
    """
    opening = tell_in_own_words(pack, "Speerpunten voor komend jaar")
    if not pack.focal_points:
        return opening
    lead = words(
        "Aan deze speerpunten werken we komend jaar. De figuur laat zien wat we er dit jaar al "
        "voor deden."
    )
    explained = tuple(_point(one) for one in pack.focal_points if one.explanation)
    return together(opening, paragraph(lead), *((Bullets(explained),) if explained else ()))


def tell_outlook(pack: YearPack) -> Blocks:
    """Return the lead's outlook and call for ideas."""
    outlook, call = tell_in_own_words(pack, OUTLOOK), tell_in_own_words(pack, CALL)
    if call.blocks:
        return together(outlook, call)
    return together(
        outlook,
        paragraph(words("Ideeën voor activiteiten of thema's zijn welkom. We horen ze graag.")),
    )


def _point(one: PackFocalPoint) -> Text:
    name = from_pack(one.focal_point, "focal_points")
    meaning = from_pack(one.explanation, "focal_points")
    return sentence("{name}: {meaning}", name=name, meaning=meaning)
