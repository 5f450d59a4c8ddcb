"""Set what one partner brought in rows, a row a kind of contribution."""

from wijkmakers_analysis.document import Blocks, Table, Text, words
from wijkmakers_analysis.document.sentences import cell, from_pack, sentence
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.yearpack.partner import PartnerPack


def tabulate_contributions(pack: PartnerPack) -> Blocks:
    """Return a table of the partner's contributions by kind, where it brought two or more kinds.

    Only kinds that the partner brought are rows: a kind that nobody noted is not a zero.
    """
    rows = tuple(
        (_kind(fact.group["bijdrage"]), cell(fact))
        for fact in pack.facts_by("contributions", "organisatie", "bijdrage")
        if fact.value
    )
    if len(rows) < 2:
        return Blocks(())
    return Blocks(
        (
            Table(
                title=sentence("Wat {partner} bracht", partner=pack.organisation),
                header=(words("Soort bijdrage"), words("Hoe vaak")),
                rows=rows,
                numeric=(1,),
                note=words("Bron: de lijst met bijdragen. Geteld zijn bijdragen, geen mensen."),
            ),
        )
    )


def _kind(kind: str) -> Text:
    return from_pack(first_upper(kind), "contributions")
