"""Say how the numbers of one release follow from those of an earlier one."""

from collections.abc import Iterator, Sequence

from wijkmakers_analysis.disclosure.cells import MANY, VALUE, Cell
from wijkmakers_analysis.disclosure.relations import Lookup, Relation, equal

# (indicator, keys of the group) of numbers that later packs give again.
LASTING = (("diplomas", ("editie",)), ("retention", ("cohort", "jaren")))


def published_again(look: Lookup) -> Iterator[Relation]:
    """Yield that, where a year is published again, a part moved no more than its total did.

    Of several releases each total is held against each part: what does not fit the numbers
    themselves is left out by whoever builds the system.
    """
    for at, then in enumerate(look.cells):
        now = look.place.get(then.address) if then.frozen and then.part == VALUE else None
        total = look.place.get((then.id, then.fact[1], VALUE))
        if now is None or total is None or not then.about:
            continue
        for before in look.frozen.get((then.id, then.fact[1], VALUE), ()):
            first, last = look.cells[before], look.cells[total]
            moved = max(last.high - first.low, first.high - last.low)
            if moved < MANY // 2:
                yield Relation(((now, 1), (at, -1)), low=-moved, high=moved, is_told=True)


def given_again(cells: Sequence[Cell]) -> Iterator[Relation]:
    """Yield that a number of an edition or a cohort is the same in each year's pack."""
    now = {(cell.fact[0], cell.part): at for at, cell in enumerate(cells) if not cell.frozen}
    for at, cell in enumerate(cells):
        if cell.frozen and is_lasting(cell):
            yield from equal(at, now.get((cell.fact[0], cell.part)))


def is_lasting(cell: Cell) -> bool:
    """Return whether a number stays the same in later years: of an edition or a cohort."""
    return (cell.indicator, cell.about) in LASTING
