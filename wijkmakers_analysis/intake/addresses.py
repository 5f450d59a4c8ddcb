"""Say in which cell a value of a frame stands."""

from collections.abc import Mapping

# (file, sheet) -> column name -> Excel letter.
Letters = Mapping[tuple[str, str], Mapping[str, str]]
FIRST_COLUMN = "A"


def cell_of(row: Mapping, column: str, letters: Letters) -> tuple[str, str, str]:
    """Return the file, sheet and cell of one column in a row that carries its address.

    A column that a wide list lacks stands in the cross; one that any other sheet lacks, in the
    first column.
    """
    place = row["file"], row["sheet"]
    letter = letters[place].get(column) or row.get("cell_column") or FIRST_COLUMN
    return *place, f"{letter}{row['row']}"
