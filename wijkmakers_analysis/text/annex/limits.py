"""Say what may not be concluded from the figures."""

from wijkmakers_analysis.document import Blocks, Bullets, Heading, Text, words
from wijkmakers_analysis.document.sentences import (
    from_pack,
    joined,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.language import count
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.text.account import tell_protection
from wijkmakers_analysis.yearpack import YearPack

LIMITS = (
    "Er is geen vergelijkingsgroep. Wat er zonder Wijkmakers gebeurd zou zijn, weten we niet. "
    "Daarom staat er nergens dat iets door Wijkmakers komt.",
    "De cijfers gaan over wie er was. Over wie niet kwam, of wie zich niet welkom voelde, zeggen "
    "ze niets.",
    "Samen bij een activiteit zijn is nog geen gesprek, en een gesprek is nog geen samenwerking.",
    "Vragenlijsten laten zien wat mensen over zichzelf zeggen. Wie tevreden is, antwoordt vaker.",
    "Verhalen zijn gekozen en verteld met toestemming. Ze laten zien wat kan gebeuren, niet hoe "
    "vaak.",
    "De aantallen zijn klein. Een verschil van een paar mensen is vaak toeval.",
    "Om mensen te beschermen zijn kleine aantallen ruimer gemaakt. Twee groepen die hier gelijk "
    "lijken, kunnen een beetje verschillen.",
    "Er is geen totaalcijfer, geen rangorde van partners en geen bedrag in euro's. Daar is geen "
    "afgesproken weging voor.",
)


def tell_limits(pack: YearPack) -> Blocks:
    """List what the figures do not say, how chance was weighed, and what was made coarse."""
    return together(
        Bullets(tuple(words(limit) for limit in LIMITS)),
        Heading(words("Toeval"), level=2),
        paragraph(_chance(pack)),
        paragraph(_compared(pack)),
        Heading(words("Bescherming van mensen"), level=2),
        tell_protection(pack),
        paragraph(
            words(
                "Alle gedrukte getallen zijn samen doorgerekend, ook met de verslagen voor "
                "partners en met het vorige jaar. Zo is een klein aantal er niet uit te "
                "herleiden."
            )
        ),
    )


def _chance(pack: YearPack) -> Text:
    allowed = [
        from_pack(retold(one.label).rstrip("?").lower(), "definitions")
        for one in pack.definitions
        if one.may_exceed_chance
    ]
    if not allowed:
        return words("Van geen enkel cijfer is vooraf gezegd dat een verschil getoetst mag worden.")
    return sentence(
        "Alleen van deze cijfers mag een verschil ‘groter dan toeval’ heten; dat is vooraf "
        "vastgelegd: {allowed}.",
        allowed=joined(allowed),
    )


def _compared(pack: YearPack) -> Text:
    tested = sum(one.is_tested for one in pack.comparisons)
    if not tested:
        return words("Dit jaar is geen enkel verschil getoetst.")
    number = from_pack(count(tested, "vergelijking", "vergelijkingen"), "comparisons")
    return sentence(
        "Dit jaar {verb} {number} getoetst. Van elke twintig toetsen slaat er gemiddeld één aan "
        "door toeval.",
        verb=words("is" if tested == 1 else "zijn"), number=number,
    )  # fmt: skip
