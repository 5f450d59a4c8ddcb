"""A table to sort and to search in JupyterLab, without a network."""

import html
from dataclasses import dataclass
from functools import cache

import pandas as pd
from itables import options, to_html_datatable
from itables.javascript import generate_init_offline_itables_html

from wijkmakers_analysis.widgets.frames import say_value
from wijkmakers_analysis.widgets.headers import header_of

# A browser stays quick with so many rows.
MOST_ROWS = 20_000
ROWS_SHOWN = 10
# A text of so many characters stays on one line.
SHORT_TEXT = 36
# Beside many columns a browser would give a sentence the width of its longest word. What is wider
# than the notebook slides within its own frame.
LONG = "wijkmakers-long"
STYLE = f"""<style>.{LONG}{{min-width:13em}}
.dt-layout-table>.dt-layout-cell{{overflow-x:auto}}</style>"""
# Columns of an indicator's frame that are for further work, not for reading.
MACHINE = ("id", "status")
WORDS = {
    "search": "Zoeken:",
    "info": "_START_ tot en met _END_ van _TOTAL_ rijen",
    "infoEmpty": "geen rijen",
    "infoFiltered": "(gezocht in _MAX_ rijen)",
    "lengthMenu": "_MENU_ rijen per bladzijde",
    "zeroRecords": "Geen rij gevonden.",
    "emptyTable": "De tabel heeft geen rijen.",
    "decimal": ",",
    "thousands": ".",
    "paginate": {"first": "«", "previous": "‹", "next": "›", "last": "»"},
}
LAYOUT = {
    "topStart": "search",
    "topEnd": "pageLength",
    "bottomStart": "info",
    "bottomEnd": "paging",
}
_MISSING = '[\\"NaN\\", \\"___NaN___\\"]'


@dataclass(frozen=True)
class SortableTable:
    """A frame that shows itself in JupyterLab as a table to sort and to search.

    Parameters
    ----------
    frame
        What is shown; headers of an indicator's frame become Dutch.
    caption
        Below the table.
    """

    frame: pd.DataFrame
    caption: str = ""

    def _repr_html_(self) -> str:
        return bundle_html() + table_html(self.frame, self.caption)


def show_table(frame: pd.DataFrame, caption: str = "") -> SortableTable:
    """Show a frame as a table to sort and to search: click a header, type in 'Zoeken'."""
    return SortableTable(frame, caption)


@cache
def bundle_html() -> str:
    """Return the script and the style that tables need, in full: nothing is fetched."""
    return STYLE + generate_init_offline_itables_html(options.dt_bundle)


def table_html(frame: pd.DataFrame, caption: str = "") -> str:
    """Return the table alone, for a page that has the script already."""
    readable = frame.head(MOST_ROWS).pipe(_readable)
    left = len(frame) - len(readable)
    if left:
        caption += f" De eerste {MOST_ROWS} van {len(frame)} rijen; save_for_excel geeft ze alle."
    short, long = _texts(readable)
    with pd.option_context("display.float_format", say_value):
        table = to_html_datatable(
            readable,
            caption=html.escape(caption.strip()) or None,
            connected=False,
            allow_html=False,
            showIndex=False,
            classes="display compact",
            maxBytes=0,
            display_logo_when_loading=False,
            # Else a click on a header's words selects them, and only its arrows sort.
            text_in_header_can_be_selected=False,
            # itables says that each is a text, but DataTables' own "paginate" holds four.
            language=WORDS,  # type: ignore[arg-type]
            layout=LAYOUT,
            lengthMenu=[ROWS_SHOWN, 25, 100],
            pageLength=ROWS_SHOWN,
            style="table-layout:auto;width:auto;margin:0;caption-side:bottom",
            columnDefs=[
                {"className": "dt-left dt-nowrap", "targets": short},
                {"className": f"dt-left {LONG}", "targets": long},
            ],
        )
    return table.replace(_MISSING, '[\\"\\", \\"___NaN___\\"]')


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame whose cells can be read: days as 2022-11-30, yes and no, nothing for missing.

    Numbers stay numbers, so that they sort as such.
    """
    named = frame.reset_index() if any(frame.index.names) else frame.reset_index(drop=True)
    hidden = MACHINE if "shown" in named else ()
    columns = {header_of(name): _column(named[name]) for name in named if name not in hidden}
    return pd.DataFrame(columns)


def _column(values: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(values):
        return values.map({True: "ja", False: "nee"}).astype(object).fillna("")
    if pd.api.types.is_numeric_dtype(values):
        return values.astype(float)
    return pd.Series([_cell(one) for one in values], index=values.index, dtype=object)


def _cell(value: object) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return str(value)


def _texts(frame: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Return the places of the columns of short texts, which stay on a line, and of long ones."""
    texts = [
        place for place, name in enumerate(frame) if not pd.api.types.is_numeric_dtype(frame[name])
    ]
    length = {place: frame.iloc[:, place].str.len().max() for place in texts}
    long = [place for place in texts if length[place] > SHORT_TEXT]
    return [place for place in texts if place not in long], long
