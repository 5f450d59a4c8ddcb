"""Tell what the year brought: growth in people's own judgement, use at work, practice questions."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    is_known,
    is_none,
    paragraph,
    sentence,
    sentence_or_why,
    together,
    unknown,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import find


def describe_outcomes(pack: YearPack) -> Blocks:
    """Say what became of the practice questions, and what participants say they use."""
    return together(
        tell_in_own_words(pack, "Wat het opleverde"), _questions(pack), _in_own_judgement(pack)
    )


def _questions(pack: YearPack) -> Blocks:
    count = find(pack, "practice_questions")
    if not is_known(count):
        return missing(
            unknown("Hoeveel vragen partners inbrachten", count), remedy=filling.QUESTIONS, of=count
        )
    if is_none(count):
        return paragraph(words("Dit jaar brachten partners geen vragen in."))
    return paragraph(
        sentence(
            "Dit jaar gingen we aan de slag met {count} {count:nieuwe vraag|nieuwe vragen} uit de "
            "praktijk.",
            count=count,
        ),
        _followed_up(pack, is_only=count.value == 1),
    )


def _followed_up(pack: YearPack, is_only: bool) -> Text:
    done = find(pack, "practice_questions.followed_up")
    if is_known(done) and done.denominator == 1 and done.numerator in (0, 1):
        if is_only:
            return words(
                "Die vraag kreeg een vervolg."
                if done.numerator
                else "Die vraag kreeg nog geen vervolg."
            )
        return words(
            "De vraag die lang genoeg geleden kwam, kreeg een vervolg."
            if done.numerator
            else "De vraag die lang genoeg geleden kwam, kreeg nog geen vervolg."
        )
    if is_known(done):
        return sentence(
            "Van de nieuwe vragen die lang genoeg geleden kwamen, kreeg dit deel een vervolg: "
            "{done}.",
            done=done,
        )
    if done is not None and done.status == "loopt_nog":
        return words("Voor een oordeel over het vervolg is het nog te vroeg.")
    return unknown("Wat er daarna mee gebeurde", done)


def _in_own_judgement(pack: YearPack) -> Blocks:
    growth, used = find(pack, "self_assessed_growth"), find(pack, "used_at_work")
    if is_known(growth) or is_known(used):
        return paragraph(_growth(pack), _used(pack), _recommended(pack))
    if growth is None and used is None:
        return missing(
            words(
                "Wat deelnemers zelf vinden dat ze leerden, staat nog niet in dit jaaroverzicht. "
                "Ook of ze het gebruiken in hun werk, staat er nog niet in."
            ),
            remedy=filling.ANSWERS,
        )
    return missing(
        unknown("Wat deelnemers zelf vinden dat ze leerden en gebruiken", growth or used),
        remedy=filling.ANSWERS,
        of=growth or used,
    )


def _growth(pack: YearPack) -> Text:
    growth = find(pack, "self_assessed_growth")
    has_grown = is_known(growth) and growth.value is not None and growth.value > 0
    return sentence_or_why(
        "Deelnemers gaven zichzelf voor en na de leergang een cijfer. Na afloop is dat gemiddeld "
        "{growth} {growth:punt|punt|van de schaal} hoger."
        if has_grown
        else "Deelnemers gaven zichzelf voor en na de leergang een cijfer. Het verschil tussen na "
        "en voor is gemiddeld {growth} {growth:punt|punt|van de schaal}.",
        "Hoe deelnemers zichzelf na de leergang beoordelen",
        growth=growth,
    )


def _recommended(pack: YearPack) -> Text:
    mean = find(pack, "recommendation.mean")
    if not is_known(mean):
        return ()
    return sentence(
        "Op de vraag of zij {name} aanraden, gaven deelnemers van nul tot tien gemiddeld een "
        "{mean}.",
        name=pack.name,
        mean=mean,
    )


def _used(pack: YearPack) -> Text:
    used = find(pack, "used_at_work")
    if not is_known(used):
        return unknown("Of deelnemers het geleerde gebruiken in hun werk", used)
    return sentence(
        "Van wie antwoord gaf, {used:zegt|zeggen|zegt} {used} {used:deelnemer|deelnemers|van de "
        "deelnemers} het geleerde te gebruiken.",
        used=used,
    )
