"""The panel of the exploration notebook: choose, and see figure, definition and table change."""

import html
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import ipywidgets as controls

from wijkmakers_analysis.errors import WijkmakersError, WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE, indicator_of
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.text.published import MEASURES
from wijkmakers_analysis.widgets.charts import draw_indicator
from wijkmakers_analysis.widgets.definitions import definition_html
from wijkmakers_analysis.widgets.disclosed import after_disclosure
from wijkmakers_analysis.widgets.excel import save_for_excel
from wijkmakers_analysis.widgets.frames import TOTAL, groupings_of, indicator_frame, say_grouping
from wijkmakers_analysis.widgets.restricting import FILTERS, values_of
from wijkmakers_analysis.widgets.sortable import bundle_html, table_html
from wijkmakers_analysis.widgets.views import View, select_view

OWN_PERIOD, EVERYTHING, PLAIN = "eigen periode", "alle", "het cijfer zelf"
NOTHING = "Hierover staat in deze periode niets in de spreadsheets."
_WIDE = {"width": "300px"}
_LOOK = {"description_width": "70px"}


class Panel:
    """The choices and what they show; `box` is what the notebook displays.

    Parameters
    ----------
    programme
        What is explored.
    year
        The year that it begins with.
    """

    def __init__(self, programme: Programme, year: int):
        self.programme = programme
        self._is_filling = False
        known = programme.settings.year(year)
        numbered = [(f"{one.number}. {one.label}", one.id) for one in CATALOGUE]
        self.indicator = _dropdown("cijfer", numbered, "participants")
        self.by = _dropdown("verdeling", [("per soort", "soort")])
        self.measure = _dropdown("maat", [(PLAIN, "")])
        periods = [*programme.settings.own_years, OWN_PERIOD]
        self.period = _dropdown("periode", periods, year)
        self.first = _day("van", known.start)
        self.last = _day("tot en met", known.end)
        self.filters = {key: _dropdown(key, [EVERYTHING]) for key in FILTERS}
        self.chart, self.definition, self.notice = (controls.HTML() for _ in range(3))
        self.table, self.disclosed = controls.Output(), controls.HTML()
        self.saved = controls.HTML()
        self.save = controls.Button(description="Naar Excel", icon="table")
        self.disclose = controls.Button(description="Na afscherming", icon="shield")
        self.box = self._laid_out()
        self._listen()
        self._fill_filters()
        self.show()

    @property
    def view(self) -> View:
        """What is chosen now."""
        is_own = self.period.value == OWN_PERIOD
        chosen = {key: one.value for key, one in self.filters.items() if one.value != EVERYTHING}
        return select_view(
            self.programme,
            (self.first.value, self.last.value) if is_own else self.period.value,
            kind=chosen.get("soort", ""),
            sector=chosen.get("sector", ""),
            neighbourhood=chosen.get("wijk", ""),
        )

    def show(self) -> None:
        """Show what is chosen; where it has no meaning, say why."""
        self.saved.value = self.disclosed.value = ""
        self.definition.value = definition_html(self.indicator.value)
        try:
            self._draw()
            self.notice.value = ""
        except WijkmakersError as refusal:
            self.notice.value = _boxed(str(refusal))
            self.chart.value, self.table.outputs = "", ()

    def _draw(self) -> None:
        view, id = self.view, self.indicator.value
        groupings = groupings_of(view, id)
        if not groupings:
            raise WrongCall(NOTHING)
        # A figure that is not divided as the one before begins with its own first division.
        preferred = groupings[min(1, len(groupings) - 1)]
        self._fill(self.by, [(say_choice(one), one) for one in groupings], preferred)
        frame = indicator_frame(view, id, self.by.value)
        if not len(frame):
            raise WrongCall(NOTHING)
        measures = [(MEASURES.get(one, PLAIN), one) for one in frame["id"].unique()]
        self._fill(self.measure, measures)
        self.measure.layout.display = None if len(measures) > 1 else "none"
        self.chart.value = draw_indicator(view, id, self.by.value, self.measure.value).preview()
        told = frame if len(measures) > 1 else frame.drop(columns="measure")
        shown = table_html(told, f"{indicator_of(id).label}. {view.caption}")
        self.table.outputs = (_output(shown),)

    def _save(self, _: object) -> None:
        self._try(self.saved, self._saved)

    def _saved(self) -> str:
        view, id, by = self.view, self.indicator.value, self.by.value
        label = str(self.period.value) if view.is_whole_year else view.year.label
        name = f"{indicator_of(id).label} {say_choice(by)} {label}"
        frame = indicator_frame(view, id, by)
        root = self.programme.settings.root
        return save_for_excel(frame, name, caption=view.caption, folder=root)._repr_html_()

    def _disclose(self, _: object) -> None:
        self.disclosed.value = "Even geduld: het jaarpak wordt geopend."
        self._try(
            self.disclosed,
            lambda: after_disclosure(self.view, self.indicator.value, self.by.value).preview(),
        )

    def _try(self, place: controls.HTML, make: Callable[[], str]) -> None:
        try:
            place.value = make()
        except WijkmakersError as refusal:
            place.value = _boxed(str(refusal))

    def _listen(self) -> None:
        for one in (self.indicator, self.by, self.measure, self.first, self.last):
            one.observe(self._changed, "value")
        self.period.observe(self._period_changed, "value")
        for one in self.filters.values():
            one.observe(self._changed, "value")
        self.save.on_click(self._save)
        self.disclose.on_click(self._disclose)

    def _changed(self, change: Mapping[str, Any]) -> None:
        if not self._is_filling:
            if change["owner"] in (self.first, self.last):
                self._fill_filters()
            self.show()

    def _period_changed(self, _: Mapping[str, Any]) -> None:
        self._fill_filters()
        self.show()

    def _fill_filters(self) -> None:
        """Offer what there is in the period; what was chosen stays where it is there too."""
        display = None if self.period.value == OWN_PERIOD else "none"
        self.first.layout.display = self.last.layout.display = display
        year = self.period.value
        whole = (self.first.value, self.last.value) if year == OWN_PERIOD else year
        try:
            period = select_view(self.programme, whole).year
        except WijkmakersError:
            return
        for key, one in self.filters.items():
            self._fill(one, [EVERYTHING, *values_of(self.programme, key, period)])

    def _fill(
        self, choice: controls.Dropdown, options: Sequence[object], preferred: str | None = None
    ) -> None:
        """Offer other options; the choice stays where it can, else it becomes the preferred."""
        values = [one[1] if isinstance(one, tuple) else one for one in options]
        self._is_filling = True
        try:
            other = values[0] if preferred is None else preferred
            kept = choice.value if choice.value in values else other
            choice.options = options
            choice.value = kept
        finally:
            self._is_filling = False

    def _laid_out(self) -> controls.VBox:
        script = controls.Output(outputs=(_output(bundle_html()),), layout={"height": "0px"})
        what = controls.HBox([self.indicator, self.by, self.period])
        when = controls.HBox([self.measure, self.first, self.last])
        filters = controls.HBox(list(self.filters.values()))
        side = controls.Box([self.definition], layout={"width": "310px", "padding": "0 0 0 24px"})
        figure = controls.Box([self.chart], layout={"width": "650px"})
        for row in (what, when, filters):
            row.layout.flex_flow = "row wrap"
        beside = controls.HBox([figure, side], layout={"flex_flow": "row wrap"})
        buttons = controls.HBox([self.save, self.disclose, self.saved])
        return controls.VBox(
            [script, what, when, filters, self.notice, beside, self.table, buttons, self.disclosed]
        )


def explore(programme: Programme, year: int) -> controls.Widget:
    """Show the panel: choose a figure, a grouping, a period and filters.

    Parameters
    ----------
    year
        The year that it begins with.
    """
    return Panel(programme, year).box


def say_choice(by: str) -> str:
    """Return a grouping as the panel offers it."""
    return "in totaal" if by == TOTAL else say_grouping(by)


def _dropdown(name: str, options: Sequence[object], value: object = None) -> controls.Dropdown:
    given = {} if value is None else {"value": value}
    return controls.Dropdown(
        description=name, options=options, layout=dict(_WIDE), style=dict(_LOOK), **given
    )


def _day(name: str, value: date) -> controls.DatePicker:
    return controls.DatePicker(
        description=name, value=value, layout={**_WIDE, "display": "none"}, style=dict(_LOOK)
    )


def _boxed(text: str) -> str:
    return (
        "<div style='border-left:4px solid #C9650F;padding:6px 12px;background:#FBF1E6'>"
        f"{html.escape(text)}</div>"
    )


def _output(content: str) -> dict[str, Any]:
    data = {"text/html": content, "text/plain": ""}
    return {"output_type": "display_data", "data": data, "metadata": {}}
