"""Set the partners in rows by sector: names only, never a figure about their people."""

from wijkmakers_analysis.document import Blocks, words
from wijkmakers_analysis.document.sentences import (
    is_known,
    names_in_a_cell,
    pack_words,
    sentence,
)
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.selection import find, partners


def tabulate_partners(pack: YearPack) -> Blocks:
    """Return a row for each sector with the names of its partners at the end of the period."""
    known = partners(pack)
    sectors = tuple(dict.fromkeys(one.sector for one in known))
    by_sector = [[one.organisation for one in known if one.sector == name] for name in sectors]
    count = find(pack, "partners")
    is_whole = is_known(count) and count.value == len(known)
    note = () if is_whole or not is_known(count) else sentence(
        "Het netwerk telt {count} {count:partner|partners}; niet alle namen staan in de lijst.",
        count=count,
    )  # fmt: skip
    return build_table(
        words("De partners van het netwerk" if is_whole else "Partners die in de lijst staan"),
        TableColumn(
            "Partners", tuple(names_in_a_cell(group, "organisations") for group in by_sector)
        ),
        TableColumn("Sector", tuple(pack_words(name, "sectors") for name in sectors)),
        note=note,
    )
