"""Tell the network around a partner: how large it is, and whom its people met often."""

from wijkmakers_analysis.document import Blocks, Text, Tile, Tiles, words
from wijkmakers_analysis.document.sentences import (
    cell,
    is_known,
    names,
    often,
    organisation_in_words,
    paragraph,
    sentence,
)
from wijkmakers_analysis.text.partner.opening import list_own_tiles
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.selection import find

NETWORK_TILES = (
    ("partners", "{n:partner aan het eind|partners aan het eind}"),
    ("activities", "{n:activiteit|activiteiten}"),
    ("participants", "{n:mens deed mee|mensen deden mee}"),
)
# With fewer tiles of its own, the first page has those of the network already.
FEWEST_OWN = 2


def show_network_tiles(pack: PartnerPack) -> Blocks:
    """Return the key figures of the whole network; a short report says them in words."""
    if pack.has_few_people or len(list_own_tiles(pack)) < FEWEST_OWN:
        return Blocks(())
    facts = [(find(pack, id), label) for id, label in NETWORK_TILES]
    tiles = tuple(
        Tile(value=cell(fact), label=sentence(label, n=fact))
        for fact, label in facts
        if is_known(fact)
    )
    return Blocks((Tiles(tiles),) if len(tiles) > 1 else ())


def tell_ties(pack: PartnerPack) -> Blocks:
    """Say which partners this one met for the first time, or why none are named.

    What it takes to be named stands under the figure.
    """
    if not pack.met and not is_known(pack.people):
        return paragraph(
            sentence(
                "Welke partners {name} {often} tegenkwam, weten we niet zonder lijsten "
                "van wie er waren.",
                name=organisation_in_words(pack.organisation),
                often=often(pack.tie_events),
            )
        )
    if not pack.met:
        return paragraph(
            sentence(
                "Welke partners {name} {often} tegenkwam, noemen we alleen als van "
                "beide kanten genoeg mensen meededen. Dat was dit jaar niet zo.",
                name=organisation_in_words(pack.organisation),
                often=often(pack.tie_events),
            )
        )
    return paragraph(_new(pack))


def _new(pack: PartnerPack) -> Text:
    """Name who was not in last year's report beside this partner."""
    if pack.compared_with is None:
        return ()
    new = [one.organisation for one in pack.met if one.organisation not in pack.met_before]
    if not new:
        return words("Al deze partners stonden er vorig jaar ook bij.")
    if len(new) == len(pack.met):
        return words("Vorig jaar noemden we nog geen van hen.")
    return sentence(
        "Nieuw ten opzichte van het verslag van vorig jaar: {new}.", new=names(new, "ties")
    )
