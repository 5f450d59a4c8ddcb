"""Hand workbooks back with a mark at each cell that somebody has to repair."""

from wijkmakers_analysis.intake.returned.copying import LIST_END
from wijkmakers_analysis.intake.returned.doubles_list import DOUBLES_LIST, write_doubles
from wijkmakers_analysis.intake.returned.writing import write_returned

__all__ = ["DOUBLES_LIST", "LIST_END", "write_doubles", "write_returned"]
