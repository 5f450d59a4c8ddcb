"""Hand workbooks back with a mark at each cell that somebody has to repair."""

from wijkmakers_analysis.intake.returned.copying import LIST_END
from wijkmakers_analysis.intake.returned.writing import write_returned

__all__ = ["LIST_END", "write_returned"]
