"""Account for the figures: how complete they are, what was rounded or left out, which version."""

from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Bullets, Heading, Run, Text, words
from wijkmakers_analysis.document.sentences import (
    closed,
    from_pack,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.text.photos import show_funders
from wijkmakers_analysis.yearpack import YearPack

# Longer than this, a period is not a year of twelve months.
LONGEST_YEAR_DAYS = 366
# What the gate may have done to a fact.
_PROTECTED = ("te_klein", "afgerond", "afgeschermd")
LICENCE = Run("CC BY 4.0", "structure", "licence")


def describe_figures(pack: YearPack) -> Blocks:
    """Say how the figures were made, what was rounded or revised, and what was compared."""
    return together(
        tell_in_own_words(pack, "Over de cijfers"),
        paragraph(
            words(
                "Elk getal in dit jaaroverzicht komt uit de lijsten van het bureau. Waar niets is "
                "bijgehouden, staat geen nul maar ‘niet bijgehouden’. Wat elk getal telt, staat "
                "aan het eind. Een klik op het getal leidt erheen."
            )
        ),
        _revisions(pack),
        _protected(pack),
        paragraph(_comparisons(pack), _length(pack)),
    )


def tell_colophon(pack: YearPack) -> Blocks:
    """Say which period this is about, where the map comes from, and whom to ask.

    Version and hash of the pack stand on the cover's record; each writer prints them at the end.
    """
    about = sentence(
        "Dit jaaroverzicht gaat over {period}.",
        period=from_pack(language.period(pack.start, pack.end), "period"),
    )
    sources = sentence(
        "Namen en plaatsen van wijken: CBS, wijk- en buurtkaart en kerncijfers ({licence}), en "
        "GeoNames ({licence}).",
        licence=(LICENCE,),
    )
    imprint = closed(from_pack(pack.house_style.get("colofon", ""), "house_style.colofon"))
    address = from_pack(pack.house_style.get("contact", ""), "house_style.contact")
    contact = sentence("Contact: {address}", address=address) if address else ()
    return together(
        Heading(words("Colofon"), level=2),
        paragraph(imprint, role="note"),
        paragraph(contact, role="note"),
        paragraph(about, role="note"),
        paragraph(sources if pack.places else (), role="note"),
        show_funders(pack),
    )


def _revisions(pack: YearPack) -> Blocks:
    if not pack.revisions:
        return Blocks(())
    count = len(pack.revisions)
    changed = sentence(
        "Dit jaaroverzicht is herzien op {day}. Bij {figures} staat nu een ander getal, met "
        "‘herzien’ en wat het eerst was.",
        day=from_pack(language.day(date.fromisoformat(pack.closed_on)), "closed_on"),
        figures=from_pack(language.count(count, "cijfer", "cijfers", words=True), "revisions"),
    )
    return paragraph(changed)


def _comparisons(pack: YearPack) -> Text:
    if pack.comparisons:
        return words(
            "Dit jaar staat ook naast het vorige. Van een verschil zeggen we of het toeval kan "
            "zijn, nooit waardoor het komt."
        )
    return words(
        "Vergelijkingen met een ander jaar zijn er in dit jaaroverzicht niet. Er "
        "staat dus nergens dat iets groeide of afnam."
    )


def _protected(pack: YearPack) -> Blocks:
    """Say that figures were rounded or left out; how many, and where, stands in the annex."""
    if not any(line.strip() for line in pack.account):
        return tell_protection(pack)
    return paragraph(
        words(
            "Om mensen te beschermen zijn sommige getallen afgerond, samengevoegd of weggelaten. "
            "Hoeveel dat er zijn, en waar, staat in de technische bijlage."
        )
    )


def tell_protection(pack: YearPack) -> Blocks:
    """List what was rounded, folded or left out to protect people."""
    lines = tuple(closed(pack_words(line, "account")) for line in pack.account if line.strip())
    if not lines:
        touched = any(fact.status in _PROTECTED for fact in pack.facts)
        return paragraph(() if touched else words("Er is niets afgerond of weggelaten."))
    return together(
        paragraph(words("Om mensen te beschermen is dit afgerond, samengevoegd of weggelaten:")),
        Bullets(lines),
    )


def _length(pack: YearPack) -> Text:
    if (pack.end - pack.start).days + 1 <= LONGEST_YEAR_DAYS:
        return ()
    return words(
        "Deze periode duurt langer dan twaalf maanden. De aantallen zijn dus niet zomaar te "
        "vergelijken met die van een gewoon jaar."
    )
