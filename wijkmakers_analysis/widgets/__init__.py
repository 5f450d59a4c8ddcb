"""Explore at the office: what the notebook calls.

    programme = open_workspace()
    explore(programme, 2022)                         # the panel
    view = select_view(programme, 2022, kind="wijkwandeling")
    indicator_frame(view, "participants", "sector")  # a tidy frame
    draw_indicator(view, "participants", "sector")   # a figure of the house
    draw_bars(frame, "value")                        # the same for an own frame
    after_disclosure(view, "participants", "soort")  # what may leave

What is shown here has not passed the gate. It is for the analyst and leaves the office never.
"""

from wijkmakers_analysis.widgets.charts import draw_bars, draw_indicator
from wijkmakers_analysis.widgets.definitions import define, list_indicators
from wijkmakers_analysis.widgets.disclosed import after_disclosure
from wijkmakers_analysis.widgets.excel import save_for_excel
from wijkmakers_analysis.widgets.frames import groupings_of, indicator_frame
from wijkmakers_analysis.widgets.panel import explore
from wijkmakers_analysis.widgets.rows import rows_of
from wijkmakers_analysis.widgets.sortable import show_table
from wijkmakers_analysis.widgets.views import View, open_workspace, select_view

__all__ = [
    "View", "after_disclosure", "define", "draw_bars", "draw_indicator", "explore", "groupings_of",
    "indicator_frame", "list_indicators", "open_workspace", "rows_of", "save_for_excel",
    "select_view", "show_table",
]  # fmt: skip
