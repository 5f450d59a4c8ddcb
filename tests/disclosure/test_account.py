"""The account of the gate, as whole sentences."""

from wijkmakers_analysis.disclosure import protect

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
        "1 cijfer laten we weg, omdat er anders iets te zien is over enkele mensen, of over "
        "mensen van één of twee organisaties.",
        "Cijfers over menging en ontmoetingen zijn geen optelsom. We geven ze in hele "
        "procenten, en ze zijn niet apart doorgerekend op herleidbaarheid.",
    )
