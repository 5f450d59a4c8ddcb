"""Figures that the settings except: printed exactly, known to everybody, told in the account."""

from dataclasses import replace
from datetime import date

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.audit import first_leak
from wijkmakers_analysis.disclosure.system import link
from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings import FigureException, Year

from findings import gate_settings, people, share

YEARS = {
    2022: Year(2022, "Eén jaar", date(2021, 11, 1), date(2022, 11, 30)),
    2023: Year(2023, "Twee jaar", date(2022, 12, 1), date(2023, 11, 30)),
}
GROUP = {"editie": "4"}
EDITION = [
    share(3, 15, id="diplomas", group=GROUP),
    people(3, id="diplomas.count", group=GROUP),
    people(15, id="diplomas.started", group=GROUP),
    people(12, id="diplomas.stopped", group=GROUP),
]
READ_ALOUD = "De lijst is op de slotbijeenkomst voorgelezen."


def settings_with(*excepted):
    return replace(gate_settings(), years=YEARS, exceptions=excepted)


def excepted(figure, group=None, year=2022):
    return FigureException(figure, year, READ_ALOUD, "programmaleider", group or {})


def test_an_excepted_figure_is_printed_exactly_and_told():
    settings = settings_with(excepted("diplomas.count", GROUP))
    protected = protect(EDITION, settings)
    before = protect(EDITION, gate_settings()).facts
    assert before[1].shown == "1 tot en met 4"
    assert (protected.facts[1].shown, protected.facts[1].value) == ("3", 3)
    assert protected.account[-1] == (
        "Uitzondering: het cijfer 'de leergang' (editie 4) staat er precies. Reden: De lijst is op "
        "de slotbijeenkomst voorgelezen. Besloten door: programmaleider."
    )
    parts = link(EDITION, protected.facts, settings)
    assert not any(first_leak(part, 5) for part in parts)


def test_other_figures_step_back_for_an_excepted_one():
    sector = [
        people(22, 3, group={"sector": "onderwijs"}),
        *(
            people(count, 1, group={"organisatie": name}, within={"sector": "onderwijs"})
            for name, count in {"Hogeschool": 15, "Mbo": 3, "Kenniskring": 4}.items()
        ),
    ]
    settings = settings_with(excepted("participants", {"sector": "onderwijs"}))
    total, *partners = protect(sector, settings).facts
    assert total.shown == "22"
    assert "–" in {fact.shown for fact in partners}


def test_an_exception_holds_for_its_own_year_only():
    settings = settings_with(excepted("diplomas.count", GROUP, year=2023))
    assert protect(EDITION, settings) == protect(EDITION, gate_settings())


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (
            excepted("diplomas.count", {"editie": "9"}),
            "wijkmakers.toml: [[exceptions]] nummer 1 noemt diplomas.count{editie=9}, en dat cijfer "
            "is er niet in 2022. Bedoelt u diplomas.count{editie=4}? Alle cijfers ziet u met: "
            "wijkmakers feiten --year 2022",
        ),
        (
            excepted("recommendation.mean"),
            "wijkmakers.toml: [[exceptions]] nummer 1 noemt recommendation.mean, maar dat cijfer "
            "heeft in 2022 geen precies aantal. Haal deze uitzondering weg.",
        ),
    ],
)
def test_an_exception_that_fits_no_figure_is_refused(one, message):
    given = [*EDITION, people(30, id="recommendation.mean", unit="punten")]
    with pytest.raises(SettingsError) as refused:
        protect(given, settings_with(one))
    assert str(refused.value) == message
