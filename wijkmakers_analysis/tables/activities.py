"""Set walks and meetings in rows: when, where, what about, and how many came."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import (
    cell,
    from_pack,
    is_known,
    names,
    pack_words,
    sentence,
)
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.schemas.activities import OWN
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import (
    WALK,
    find,
    meetings,
    themes_of,
    title_of,
    units,
)

NO_COUNTS = "Hoeveel mensen er kwamen, is niet bijgehouden."
NO_GUIDE = "Wie gids was, is niet bijgehouden."
NO_THEME = "Het thema is niet bijgehouden."


def tabulate_walks(pack: YearPack) -> Blocks:
    """Return a row for each walk that surely was in the period."""
    walks = units(pack, WALK)
    count = find(pack, "activities", soort=WALK)
    title = (
        "De wijkwandelingen" if is_known(count) else "De wandelingen die zeker in dit jaar vielen"
    )
    return build_table(
        words(title),
        TableColumn("Wandeling", _titles(walks)),
        TableColumn("Wanneer", _when(walks)),
        TableColumn("Wijk", tuple(_places(one) for one in walks), "De wijk is niet bijgehouden."),
        TableColumn("Gids", tuple(_guide(one) for one in walks), NO_GUIDE),
        TableColumn("Wandelaars", _people(pack, walks), NO_COUNTS, is_numeric=True),
    )


def tabulate_meetings(pack: YearPack) -> Blocks:
    """Return a row for each meeting or workshop, with who asked for it."""
    found = meetings(pack)
    return build_table(
        words("Bijeenkomsten en workshops"),
        TableColumn("Wat", _titles(found)),
        TableColumn("Wanneer", _when(found)),
        TableColumn("Thema", tuple(_themes(one) for one in found), NO_THEME),
        TableColumn(
            "Op wiens initiatief",
            tuple(_initiative(one) for one in found),
            "Op wiens initiatief, is niet bijgehouden.",
        ),
        TableColumn("Bezoekers", _people(pack, found), NO_COUNTS, is_numeric=True),
    )


def _titles(found: tuple[PackActivity, ...]) -> tuple[Text, ...]:
    return tuple(from_pack(title_of(one), f"activities.{one.id}") for one in found)


def _when(found: tuple[PackActivity, ...]) -> tuple[Text, ...]:
    return tuple(pack_words(one.when, f"activities.{one.id}") for one in found)


def _themes(one: PackActivity) -> Text:
    return names(themes_of(one), f"activities.{one.id}", joint=",")


def _guide(one: PackActivity) -> Text:
    return from_pack(one.guide_role, f"activities.{one.id}")


def _places(one: PackActivity) -> Text:
    return names(one.neighbourhoods or filter(None, (one.other_place,)), f"activities.{one.id}")


def _initiative(one: PackActivity) -> Text:
    if one.commissioner:
        return sentence(
            "{who}", who=from_pack(first_upper(one.commissioner), f"activities.{one.id}")
        )
    if one.initiative:
        return words("eigen initiatief" if one.initiative == OWN else "in opdracht")
    return ()


def _people(pack: YearPack, found: tuple[PackActivity, ...]) -> tuple[Text, ...]:
    return tuple(cell(find(pack, "attendances", activiteit=one.id)) for one in found)
