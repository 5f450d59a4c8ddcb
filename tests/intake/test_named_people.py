"""A reason may name nobody from the lists, and is not refused for words that are no name."""

import pytest

from wijkmakers_analysis.intake.named_people import is_named, names_somebody

import builders

PEOPLE = [
    "Roelof Mosterdsloot", "Jansen, Piet", "J. van den Berg", "Kees de Jong", "Édith Bos",
    "anna@voorbeeld.nl", "D012", "48213", "Wil Groot", "Bewoner", "W01",
]  # fmt: skip
THINGS = {"bos", "energie", "w01"}


@pytest.mark.parametrize(
    "reason",
    [
        "Roelof Mosterdsloot stond dubbel",
        "roelof mosterdsloot stond dubbel",
        "Mosterdsloot stond dubbel",
        "de regel van Mosterdsloot",
        "Roelofs regel stond dubbel",
        "Piet Jansen had een dubbele naam",
        "Jansen, Piet stond dubbel",
        "de regels van mevrouw Van den Berg",
        "Kees stond dubbel",
        "kees de jong stond dubbel",
        "edith bos stond dubbel",
        "mail van Anna@Voorbeeld.nl gemist",
        "code d012 stond dubbel",
        "nummer 48213 stond dubbel",
    ],
)
def test_a_person_is_seen(reason):
    assert is_named(reason, PEOPLE, THINGS)


@pytest.mark.parametrize(
    "reason",
    [
        "twee dubbele namen",
        "Jong talent was dubbel geteld",
        "Groot verschil in de lijst van het bos",
        "De werkplaats Energie en Bos stond dubbel",
        "Bewoner stond dubbel in de lijst",
        "de groep was groot, wil niet wachten",
        "12 mensen uit W01 vergeten; 48 regels erbij",
        "de berg dubbele regels, kees en keer",
        "contact@bureau.nl",
        "",
    ],
)
def test_a_common_word_is_nobody(reason):
    assert not is_named(reason, PEOPLE, THINGS)


def test_every_sheet_with_people_is_looked_in(tmp_path):
    settings = builders.workspace(
        tmp_path,
        {
            "Activiteiten": [
                ("activiteit", "titel", "soort", "datum"),
                ("W01", "Avond met Selmers", "bijeenkomst", "2022-03-10"),
            ],
            "Deelnemers": [
                ("voornaam", "achternaam", "e-mail"),
                ("Tjitske", "Uitendaal", "t@u.nl"),
            ],
            "Aanwezigheid": [
                ("activiteit", "deelnemer", "aanwezig"),
                ("W01", "Wobbe Veenhof", "x"),
            ],
            "Contactpersonen": [
                ("organisatie", "naam", "e-mail", "aanhef"),
                ("Huis", "Oene Mistbank", "oene@huis.nl", "Beste Oene"),
            ],
            "Verhalen": [("verhaal", "tekst", "naam"), ("V1", "Mooi.", "Hinderik Nooit")],
        },
    )
    for name in ("Uitendaal", "t@u.nl", "Veenhof", "Mistbank", "oene@huis.nl", "Hinderik"):
        assert names_somebody(settings, f"de regel van {name} stond dubbel"), name
    for name in ("Beste", "Selmers", "Beijum", "W01", "Huis"):
        assert not names_somebody(settings, f"de regel van {name} stond dubbel"), name
