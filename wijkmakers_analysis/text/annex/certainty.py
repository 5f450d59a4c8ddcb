"""Say how sure the figures are: who did not answer, and what another choice would give."""

from wijkmakers_analysis.document import Blocks, Run, Table, Text, words
from wijkmakers_analysis.document.sentences import (
    cell,
    closed,
    is_known,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.aspects import OUT_OF, aspect_key, aspects_of
from wijkmakers_analysis.yearpack.selection import find
from wijkmakers_analysis.yearpack.sensitivity import WhatIf, what_if

# Moment of a survey -> how its sentence begins.
MOMENTS = {
    "respons voor": "Vooraf vulde {share} de vragenlijst in{count}.",
    "respons na": "Na afloop vulde {share} de vragenlijst in{count}.",
    "respons later": "Maanden later antwoordde nog {share}{count}.",
}


def tell_coverage(pack: YearPack) -> Blocks:
    """Say who answered the surveys, and what is not known of the others."""
    told = [
        sentence(template, share=cell(fact), count=_counted(fact))
        for template, fact in (
            (template, find(pack, "completeness", veld=field))
            for field, template in MOMENTS.items()
        )
        if is_known(fact)
    ]
    if told:
        rest = words(
            "Wie niet antwoordde, kan anders denken dan wie dat wel deed. Niet antwoorden telt "
            "nergens als ‘nee’."
        )
    else:
        rest = words(
            "Hoeveel mensen een vragenlijst invulden, is dit jaar niet bekend. Cijfers over groei, "
            "gebruik en aanbevelen zijn dan niet te wegen."
        )
    opening = words(
        "Een cijfer is zo goed als de lijst waar het uit komt. Deze tabel laat zien wat bekend is, "
        "en waar dat voor nodig is."
    )
    return together(paragraph(*told, rest), paragraph(opening))


def tell_sensitivity(pack: YearPack) -> Blocks:
    """Set in rows what figures would become under another choice, as far as they are printed."""
    rows = tuple(_row(pack, one) for one in what_if(pack))
    lead = words(
        "Een cijfer hangt af van keuzes, en van wat niet bekend is. Hier staat wat een cijfer zou "
        "worden als een keuze anders was. Ook staat er wat het wordt als het onbekende het "
        "ene of het andere uiterste was."
    )
    none = words("Dit jaar zijn er geen cijfers waarvan dat uit de gegeven getallen te zeggen is.")
    table = Table(
        title=words("Wat een cijfer zou worden"),
        header=tuple(map(words, ("Cijfer", "Nu", "Als …", "Dan"))),
        rows=rows,
        numeric=(1, 3),
        note=words("Alles is uitgerekend uit de getallen zoals ze hier zijn afgedrukt."),
    )
    return together(
        paragraph(lead),
        table if rows else paragraph(none),
        paragraph(_beside_chance(pack)),
        paragraph(
            words(
                "Er zijn meer keuzes, zoals de leeftijdsgrens voor jong talent of de grens voor "
                "grote activiteiten. Daarvoor moet het bureau de cijfers opnieuw uitrekenen. Dat "
                "kan met dezelfde lijsten."
            )
        ),
    )


def _counted(fact: Fact) -> Text:
    told = aspects_of(fact).get(OUT_OF, "")
    if not told or told in fact.shown:
        return ()
    return (Run(" ("), Run(retold(told), "fact", aspect_key(fact, OUT_OF)), Run(")"))


def _row(pack: YearPack, one: WhatIf) -> tuple[Text, ...]:
    labels = {known.indicator: known.label for known in pack.definitions}
    name = pack_words(labels.get(one.indicator, one.indicator), "definitions")
    return name, cell(one.now), words(one.asked), (Run(retold(one.becomes), "fact", one.key),)


def _beside_chance(pack: YearPack) -> Text:
    share, chance = (
        find(pack, "cross_sector_meetings"), find(pack, "cross_sector_meetings.chance")
    )  # fmt: skip
    if not (is_known(share) and is_known(chance)):
        return ()
    return closed(
        sentence(
            "Van de ontmoetingen was {share} tussen sectoren; als mensen los van hun sector "
            "kwamen, zou dat {chance} zijn. Bij zo weinig organisaties kan een klein verschil "
            "toeval zijn",
            share=share, chance=chance,
        )
    )  # fmt: skip
