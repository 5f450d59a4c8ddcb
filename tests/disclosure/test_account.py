"""The account of the gate, as whole sentences."""

from types import SimpleNamespace

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.account import account_of_changes

from findings import finding, gate_settings, people


def account(*findings):
    return protect(findings, gate_settings()).account


def test_nothing_changed_needs_no_words():
    assert account(people(212), finding("activities", value=3)) == ()


def test_every_kind_of_change_is_counted():
    names = [{"organisatie": name} for name in "ABCD"]
    assert account(
        people(3, group=names[0]),
        people(2, group=names[1]),
        people(13, group=names[2]),
        people(40, 2, group={"sector": "zorg"}),
        finding("cross_sector_meetings", value=0.4, unit="index", people=90, organisations=9),
        finding("event_mix", value=0.4, unit="index", people=6, organisations=6),
    ) == (
        "Van 2 cijfers over kleine groepen geven we geen precies getal, maar een ruime "
        'aanduiding zoals "1 tot en met 4".',
        "1 cijfer gaat over te weinig mensen voor een percentage of een gemiddelde; "
        "daar staat een streepje.",
        "1 cijfer gaat over mensen van één of twee organisaties en is afgerond op vijf.",
        "1 cijfer laten we weg. Anders is er iets te zien over enkele mensen, of over "
        "mensen van één of twee organisaties.",
        "Cijfers over menging en ontmoetingen zijn geen optelsom van mensen. We geven ze in hele "
        "procenten; de controle van alle aantallen samen gaat daar niet over.",
    )


def test_what_was_made_coarser_is_told_in_one_sentence():
    def change(status, key, about, method=None):
        cell = SimpleNamespace(indicator="attendances", about=about, frozen=False)
        after = SimpleNamespace(status=status, key=key, method=method)
        return SimpleNamespace(after=after, cell=cell)

    changes = (
        change("afgerond", "a", ("activiteit",)),
        change("afgeschermd", "b", ("activiteit",)),
        change("afgerond", "c", ("soort",)),
        # Only what became of a figure in the end counts.
        change("afgeschermd", "c", ("soort",)),
    )
    assert account_of_changes(changes) == (
        "Zodat uit geen enkel cijfer een klein getal volgt, is extra afgerond op vijf of "
        "weggelaten: 2 cijfers in 'deelnames (per activiteit)' en 1 cijfer in 'deelnames "
        "(per soort)'.",
    )
    assert account_of_changes([change("afgerond", "a", ("soort",), "klasse")]) == (
        "Zodat uit geen enkel cijfer een klein getal volgt, is extra ruim aangeduid: "
        "1 cijfer in 'deelnames (per soort)'.",
    )
    assert account_of_changes(()) == ()
