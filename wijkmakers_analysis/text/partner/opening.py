"""Open the report of a partner: whose it is, and its own figures at a glance."""

from collections.abc import Iterator
from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Cover, Run, Text, Tile, Tiles, setting, words
from wijkmakers_analysis.document.sentences import (
    cell,
    from_pack,
    is_known,
    is_none,
    joined,
    pack_words,
    paragraph,
    sentence,
)
from wijkmakers_analysis.text.partner.naming import (
    brought_in_words,
    contributions_of,
    opening_name,
)
from wijkmakers_analysis.text.photos import house_of
from wijkmakers_analysis.yearpack.partner import NEARBY, PartnerPack, activities_around
from wijkmakers_analysis.yearpack.selection import find

MOST_TILES = 6
# Kind of contribution -> label of its tile, once and more than once. Bringing people has none.
LABELS = {
    "plek": ("keer een plek", "keer een plek"),
    "gids of spreker": ("keer een gids of spreker", "keer een gids of spreker"),
    "vraagstuk": ("vraag uit de praktijk", "vragen uit de praktijk"),
    "opdracht": ("opdracht", "opdrachten"),
    "uren of geld": ("keer uren of geld", "keer uren of geld"),
}


def open_partner_report(
    pack: PartnerPack, *, day: str = "", draft: bool = False, file_stem: str = "verslag"
) -> Cover:
    """Return the cover of a partner's report.

    Parameters
    ----------
    day
        The day of the report as 2022-12-01, or empty for today.
    draft
        Whether every page says CONCEPT.
    file_stem
        The name of the finished files without ending.
    """
    made_on = date.fromisoformat(day) if day else date.today()
    return Cover(
        title=words("Brengen en halen"),
        subtitle=opening_name(pack),
        period=(
            *from_pack(pack.label, "label"),
            Run(", "),
            *from_pack(language.period(pack.start, pack.end), "period"),
        ),
        sender=(*from_pack(pack.name, "name"), Run(", "), *setting(language.day(made_on))),
        notice=pack_words(pack.notice, "notice"),
        stamp=words("CONCEPT") if draft else (),
        file_stem=file_stem,
        version=pack.printed_version,
        **house_of(pack, has_photo=False),
    )


def tell_membership(pack: PartnerPack) -> Blocks:
    """Say what the organisation is to the network, and in a sentence what it brought."""
    name = opening_name(pack)
    if pack.partner.has_left:
        told = sentence(
            "{name} was partner van het netwerk en stopte daar dit jaar mee. "
            "Dit verslag gaat over de tijd tot dan. Dank voor alles!",
            name=name,
        )
    elif pack.partner.has_joined:
        told = sentence("{name} sloot zich dit jaar aan bij het netwerk. Welkom!", name=name)
    else:
        told = sentence("{name} is partner van het netwerk.", name=name)
    return paragraph(told, _thanks(pack), role="lead")


def show_own_tiles(pack: PartnerPack) -> Blocks:
    """Return the partner's own figures; where a row of tiles is not full, the network's fill it."""
    own = list_own_tiles(pack)
    room = {0: 3, 1: 2, 5: 1}.get(len(own), 0)
    tiles = (*own, *_network_tiles(pack)[:room])
    return Blocks((Tiles(tiles),) if len(tiles) > 1 else ())


def list_own_tiles(pack: PartnerPack) -> list[Tile]:
    """Return the partner's own figures as tiles, as many as there is room for."""
    return list(_own_tiles(pack))[:MOST_TILES]


def _thanks(pack: PartnerPack) -> Text:
    brought = brought_in_words(contributions_of(pack))
    if not brought:
        return ()
    return sentence("Dank voor wat er dit jaar kwam: {brought}.", brought=joined(brought))


def _own_tiles(pack: PartnerPack) -> Iterator[Tile]:
    people = pack.people
    if is_known(people) and not is_none(people):
        yield Tile(
            cell(people),
            sentence("{people:mens deed mee|mensen deden mee}", people=people),
            words("eigen mensen, elk één keer geteld"),
        )
    for fact in contributions_of(pack):
        kind = fact.group["bijdrage"]
        if kind in LABELS:
            yield Tile(cell(fact), words(LABELS[kind][fact.value != 1]), words("zelf gebracht"))
    yield from _listed_tiles(pack)


def _listed_tiles(pack: PartnerPack) -> Iterator[Tile]:
    """Yield how many rows of this report name partners met and activities nearby."""
    if pack.met:
        yield Tile(
            from_pack(language.number(len(pack.met)), "ties"),
            words("partner ontmoet" if len(pack.met) == 1 else "partners ontmoet"),
            words("die we bij naam mogen noemen"),
        )
    near = [one for one, why in activities_around(pack) if NEARBY in why]
    if near:
        yield Tile(
            from_pack(language.number(len(near)), "activities"),
            words("activiteit dichtbij" if len(near) == 1 else "activiteiten dichtbij"),
            words("in het eigen werkgebied"),
        )


def _network_tiles(pack: PartnerPack) -> list[Tile]:
    of_all = (
        ("activities", "activiteiten"),
        ("participants", "mensen deden mee"),
        ("partners", "partners aan het eind"),
    )
    known = [(find(pack, id), label) for id, label in of_all]
    return [
        Tile(cell(fact), words(label), words("in het hele netwerk"))
        for fact, label in known
        if is_known(fact)
    ]
