"""Set this year beside the year before in sentences; what a difference comes from is never said."""

from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Bullets, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    from_pack,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.document.text import merged
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.over_time import (
    ALIKE,
    LARGER,
    NEARLY,
    UNCOMPARABLE,
    PackComparedYear,
    PackComparison,
)

PLACE = "Vergelijking met vorig jaar"
COUNTS_OF = " van de "


def describe_comparison(pack: YearPack) -> Blocks:
    """Say which year this one stands beside, and which differences were weighed against chance."""
    opening, with_year = tell_in_own_words(pack, PLACE), pack.compared_with
    if with_year is None:
        return together(
            opening,
            missing(
                words(
                    "Dit is het eerste jaar in de lijsten, dus er is nog geen jaar om mee te "
                    "vergelijken. Volgend jaar kan dit erbij."
                ),
            ),
        )
    if not pack.comparisons:
        return together(
            opening,
            missing(
                words(
                    "Van dit jaar en het vorige is nog geen enkel cijfer bekend dat naast elkaar "
                    "kan staan."
                ),
            ),
        )
    tested = [one for one in pack.comparisons if one.is_tested]
    tested.sort(key=lambda one: one.verdict != LARGER)
    return together(
        opening,
        paragraph(_beside(with_year), role="lead"),
        paragraph(_lengths(pack, with_year), _weighed(pack)),
        Bullets(tuple(tell_difference(one) for one in tested)) if tested else Blocks(()),
    )


def tell_difference(one: PackComparison) -> Text:
    """Return one comparison as a sentence."""
    ref = f"comparisons.{one.key}"
    parts = {
        name: pack_words(getattr(one, name), ref)
        for name in (
            "label", "was", "now", "was_in_twelve_months", "now_in_twelve_months", "reason",
        )
    }  # fmt: skip
    if one.verdict == UNCOMPARABLE:
        return sentence("{label} is niet te vergelijken. {reason}", **parts)
    return merged(sentence(_template(one), verdict=_verdict(one), **parts))


def _template(one: PackComparison) -> str:
    if one.was_in_twelve_months:
        if one.change == ALIKE:
            return (
                "{label} was {was} en is nu {now}; per twaalf maanden bleef het gelijk "
                "({now_in_twelve_months})."
            )
        if one.was == one.now:
            return (
                "{label} bleef {now}; per twaalf maanden ging het van {was_in_twelve_months} naar "
                "{now_in_twelve_months}{verdict}."
            )
        return (
            "{label} ging van {was} naar {now}; per twaalf maanden van {was_in_twelve_months} "
            "naar {now_in_twelve_months}{verdict}."
        )
    if one.change == ALIKE:
        return "{label} bleef gelijk: {now}."
    if one.change == NEARLY:
        return "{label} bleef ongeveer gelijk: eerst {was} en nu {now}{verdict}."
    if COUNTS_OF in one.was + one.now:
        return "{label} was {was} en is nu {now}{verdict}."
    return "{label} ging van {was} naar {now}{verdict}."


def _verdict(one: PackComparison) -> Text:
    if not one.is_tested:
        return ()
    is_larger = one.verdict == LARGER
    return words(
        "; dit verschil is groter dan toeval" if is_larger else "; dit verschil kan toeval zijn"
    )


def _beside(with_year: PackComparedYear) -> Text:
    start, end = (date.fromisoformat(day) for day in (with_year.start, with_year.end))
    return sentence(
        "Hier staat dit jaar naast het vorige: {label}, van {period}.",
        label=from_pack(with_year.label, "compared_with"),
        period=from_pack(language.period(start, end), "compared_with"),
    )


def _lengths(pack: YearPack, with_year: PackComparedYear) -> Text:
    if not any(one.was_in_twelve_months for one in pack.comparisons):
        return ()
    days = (pack.end - pack.start).days + 1
    return sentence(
        "Het vorige jaar telt {was} dagen en dit jaar {now}. Wat optelt, zoals activiteiten, "
        "staat er daarom ook per twaalf maanden. Hoeveel verschillende mensen, partners of wijken "
        "er waren, is dan niet te vergelijken.",
        was=from_pack(language.number(with_year.days), "compared_with"),
        now=from_pack(language.number(days), "period"),
    )


def _weighed(pack: YearPack) -> Text:
    number = sum(one.is_tested for one in pack.comparisons)
    if not number:
        return words("Bij geen enkel cijfer is na te gaan of een verschil toeval kan zijn.")
    return sentence(
        "Een verschil tussen twee jaren is vaak toeval. Bij {figures} is nagegaan of dat zo kan "
        "zijn. Dat gaat soms mis: van elke twintig verschillen lijkt er gemiddeld één "
        "groter dan toeval, terwijl er niets veranderde.",
        figures=from_pack(language.count(number, "cijfer", "cijfers", words=True), "comparisons"),
    )
