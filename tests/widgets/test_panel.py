"""The panel: a choice changes figure, definition and table; what has no meaning is said."""

from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.widgets import after_disclosure, disclosed, open_workspace, select_view
from wijkmakers_analysis.widgets.panel import EVERYTHING, OWN_PERIOD, Panel

import builders

SHEETS = {
    "Activiteiten": [
        ("activiteit", "titel", "soort", "datum"),
        ("B01", "Bijeenkomst over energie", "bijeenkomst", "2022-03-10"),
        ("W01", "Wandeling Selwerd", "wijkwandeling", "2022-06-17"),
        ("W02", "Wandeling Beijum", "wijkwandeling", "2023-06-17"),
    ],
    "Aanwezigheid": [
        ("activiteit", "deelnemer", "organisatie", "aanwezig"),
        ("B01", "Ans Een", "De School", "ja"),
        ("B01", "Bo Twee", "De School", "ja"),
        ("W01", "Ans Een", "De School", "ja"),
    ],
    "Organisaties": [
        ("organisatie", "sector", "relatie"),
        ("De School", "onderwijs", "partner"),
    ],
}


@pytest.fixture(scope="module")
def programme(tmp_path_factory):
    return open_workspace(builders.workspace(tmp_path_factory.mktemp("paneel"), SHEETS).root)


@pytest.fixture
def panel(programme):
    return Panel(programme, 2022)


def labels(choice):
    return [one[0] if isinstance(one, tuple) else one for one in choice.options]


def test_it_begins_with_a_figure_its_definition_and_its_table(panel):
    assert "Deelnemers, per soort" in panel.chart.value
    assert "bijeenkomst: 2; wijkwandeling: 1" in panel.chart.value
    assert "Telt mee" in panel.definition.value
    assert "wijkwandeling" in panel.table.outputs[0]["data"]["text/html"]


@pytest.mark.long
def test_every_indicator_can_be_chosen_by_every_grouping(panel):
    assert len(panel.indicator.options) == len(CATALOGUE)
    for _, id in panel.indicator.options:
        panel.indicator.value = id
        assert f"<code>{id}</code>" in panel.definition.value
        for _, by in panel.by.options:
            panel.by.value = by
            assert panel.chart.value or panel.notice.value


def test_a_year_and_a_filter_change_the_figure(panel):
    panel.indicator.value = "activities"
    panel.by.value = "soort"
    assert "bijeenkomst: 1; wijkwandeling: 1" in panel.chart.value
    panel.filters["soort"].value = "wijkwandeling"
    assert "Balken. wijkwandeling: 1." in panel.chart.value
    assert "Alleen activiteiten van de soort" in panel.chart.value
    panel.filters["soort"].value = EVERYTHING
    panel.period.value = 2023
    assert "Balken. wijkwandeling: 1." in panel.chart.value
    assert "bijeenkomst" not in labels(panel.filters["soort"])


def test_own_days_can_be_chosen(panel):
    assert panel.first.layout.display == "none"
    panel.indicator.value = "activities"
    panel.period.value = OWN_PERIOD
    assert panel.first.layout.display is None
    panel.last.value = panel.first.value.replace(month=12, day=1)
    panel.by.value = "totaal"
    assert "Balken. Activiteiten: 0." in panel.chart.value
    panel.last.value = panel.first.value.replace(year=2020)
    assert "ligt voor de eerste" in panel.notice.value
    panel.last.value = None
    assert "Een dag schrijft u als" in panel.notice.value


def test_a_filter_without_meaning_is_said_and_nothing_is_drawn(panel):
    panel.filters["sector"].value = "onderwijs"
    assert not panel.notice.value
    panel.indicator.value = "partners"
    assert "Filteren op sector kan alleen" in panel.notice.value
    assert not panel.chart.value
    panel.filters["sector"].value = EVERYTHING
    assert panel.chart.value


def test_a_measure_can_be_chosen_where_there_are_more(panel):
    panel.indicator.value = "attendances"
    assert panel.measure.layout.display is None
    panel.measure.value = "attendances.group_size_median"
    assert "middelste groep" in panel.chart.value
    panel.indicator.value = "activities"
    assert panel.measure.layout.display == "none"


def test_the_table_goes_to_excel(panel, programme):
    panel.save.click()
    path = programme.settings.root / "intern" / "INTERN Deelnemers per soort 2022.xlsx"
    assert f"intern/{path.name}" in panel.saved.value
    workbook = load_workbook(path)
    assert workbook.active["A2"].value == "Periode: 1 november 2021 tot en met 30 november 2022."
    workbook.close()


def test_of_a_filtered_view_nothing_may_leave(programme):
    for view in (
        select_view(programme, 2022, kind="wijkwandeling"),
        select_view(programme, ("2022-01-01", "2022-06-30")),
    ):
        with pytest.raises(WrongCall) as caught:
            after_disclosure(view, "participants")
        assert str(caught.value) == (
            "Alleen van een heel jaar zonder filter is er een cijfer dat naar buiten mag. Kies een "
            "jaar, en zet de filters uit."
        )


def test_after_disclosure_stands_what_the_pack_prints_beside_what_the_office_sees(
    programme, monkeypatch
):
    printed = Fact(
        id="participants", indicator="participants", group={"soort": "bijeenkomst"},
        low=1, high=4, method="klasse", shown="1 tot en met 4",
    )  # fmt: skip
    monkeypatch.setattr(disclosed, "open_year", lambda *_: SimpleNamespace(facts=(printed,)))
    chart, table = after_disclosure(select_view(programme, 2022), "participants", "soort").blocks
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["bijeenkomst", "2", "1 tot en met 4"],
        ["wijkwandeling", "1", "staat er niet in"],
    ]
    assert plain(chart.alt) == "Balken. bijeenkomst: 1 tot en met 4."
