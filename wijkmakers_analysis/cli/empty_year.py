"""Warn of a year without a single activity: its report says next to nothing."""

from typing import TYPE_CHECKING

from wijkmakers_analysis.cli.terminal import complain

if TYPE_CHECKING:
    from wijkmakers_analysis.yearpack import YearPack


def warn_of_empty_year(pack: "YearPack") -> None:
    """Say that no activity lies in the year, where that is so, and what may be wrong."""
    if pack.activities:
        return
    from wijkmakers_analysis.language import day

    first, last = (day(one) for one in (pack.start, pack.end))
    complain(
        f"Let op: in {pack.year} valt geen enkele activiteit. Het verslag is dan bijna leeg. Dat "
        f"jaar loopt van {first} tot en met {last}. Kijk of de datums in blad Activiteiten "
        "kloppen, en de dagen in wijkmakers.toml."
    )
