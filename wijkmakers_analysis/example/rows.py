"""What a row of a sheet is, before it is written."""

from typing import Any

# Name of a column -> cell: a text, a number, a day, or None where it stays empty.
Row = dict[str, Any]
