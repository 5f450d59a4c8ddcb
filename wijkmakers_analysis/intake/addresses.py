"""Say in which cell a value of a frame stands, and write that as messages do."""

from collections.abc import Mapping
from typing import Any

# (file, sheet) -> column name -> Excel letter; (file, sheet, area) for each table of a sheet that
# holds several.
Letters = Mapping[tuple[str, ...], Mapping[str, str]]
FIRST_COLUMN = "A"
# What of a row says where it stands, whichever columns it has. The area is that of a table on a
# sheet that holds several; else empty.
ROW_PLACE = ("file", "sheet", "row", "area")
# The same, and of a cross on a wide list its column: what `cell_of` asks of a row.
CELL_PLACE = (*ROW_PLACE, "cell_column")


def cell_of(row: Mapping[str, Any], column: str, letters: Letters) -> tuple[str, str, str]:
    """Return the file, sheet and cell of one column in a row that carries its address.

    A column that a wide list lacks stands in the cross; one that any other sheet lacks, in the
    first column.
    """
    place = row["file"], row["sheet"]
    own = letters.get((*place, row.get("area", ""))) or letters[place]
    letter = own.get(column) or row.get("cell_column") or FIRST_COLUMN
    return *place, f"{letter}{row['row']}"


def row_place(row: Mapping[str, object]) -> tuple[object, ...]:
    """Return file, sheet, number and area of a row, by which two readings of it are one."""
    return tuple(row[name] for name in ROW_PLACE)


def written_address(*parts: str) -> str:
    """Write file, sheet and cell as 'lijst.xlsx › Blad1 › C4'; what is empty is left out."""
    return " › ".join(part for part in parts if part)
