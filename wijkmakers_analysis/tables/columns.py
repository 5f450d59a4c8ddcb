"""Build a table out of columns, and leave out a column that has nothing to say."""

from dataclasses import dataclass

from wijkmakers_analysis.document import Blocks, Table, Text, plain, words
from wijkmakers_analysis.document.sentences import DASH, following
from wijkmakers_analysis.translation import translated

_NOTHING = ("", "–", "niet bijgehouden")


@dataclass(frozen=True)
class TableColumn:
    """A column: its header, a cell a row, and what the note says where all cells are empty.

    Parameters
    ----------
    header
        Fixed words, short.
    cells
        As many as the table has rows.
    if_empty
        A sentence for the note; the column is then left out. Empty keeps the column.
    is_numeric
        Whether the column is set to the right.
    """

    header: str
    cells: tuple[Text, ...]
    if_empty: str = ""
    is_numeric: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        nothing = [translated(one) for one in _NOTHING]
        return all(plain(cell).strip() in nothing for cell in self.cells)


def build_table(title: Text, *columns: TableColumn, note: Text = ()) -> Blocks:
    """Return the table, or nothing where it has no rows.

    An empty column with ``if_empty`` is left out and its sentence joins the note.
    """
    if not columns or not columns[0].cells:
        return Blocks(())
    kept = [one for one in columns if not (one.if_empty and one.is_empty)]
    left_out = [words(one.if_empty) for one in columns if one not in kept]
    table = Table(
        title=title,
        header=tuple(words(one.header) for one in kept),
        rows=tuple(zip(*([text or DASH for text in one.cells] for one in kept), strict=True)),
        numeric=tuple(place for place, one in enumerate(kept) if one.is_numeric),
        note=following((note, *left_out)),
    )
    return Blocks((table,))
