"""Files of partner reports: plain and different names, and whole for any number of people."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from partner_reports import document_of, said
from pypdf import PdfReader

from wijkmakers_analysis.cli.partner_reports import file_stems
from wijkmakers_analysis.disclosure.counts import print_count
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.proof import prove, prove_facts

from builders import workspace
from packs import full_pack, public_pack


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Nijestee", "nijestee"),
        ("Wonen aan de A", "wonen-aan-de-a"),
        ("Café Ünal & Zn.", "cafe-unal-zn"),
        ("../../etc", "etc"),
        ("漢字", "partner"),
        ("Het Concept", "het-concept-verslag"),
        ("Concept Noord", "concept-noord"),
    ],
)
def test_stems(name, stem):
    assert file_stems([name]) == {name: stem}


def test_the_same_letters_get_a_number():
    names = ["De Buurt", "De-Buurt", "de buurt"]
    assert list(file_stems(names).values()) == ["de-buurt", "de-buurt-2", "de-buurt-3"]


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_stems_are_safe_and_different(names):
    stems = list(file_stems(names).values())
    assert len(set(stems)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}", stem) for stem in stems)


SIZES = (0, 1, 2, 3, 4, 5, 60)
FEW = (1, 2, 3, 4)
FULL = full_pack()
OWN, QUESTION = "Thuiszorg Hunze", "Hoe komt de zorg eerder in beeld?"


def with_people(number, settings):
    """Return a year in which so many people of the partner took part, as the gate prints it."""
    finding = Finding(
        id="participants", indicator="participants", group={"organisatie": OWN}, value=number,
        people=number, organisations=1, period=FULL.facts[0].period,
    )  # fmt: skip
    printed = print_count(finding, settings)
    kept = (fact for fact in FULL.facts if fact.key != printed.key)
    is_named = (printed.value or 0) >= settings.privacy.threshold
    return replace(
        FULL,
        facts=(*kept, printed),
        ties=tuple(pair for pair in FULL.ties if is_named or OWN not in pair),
        house_style={"contact": "bureau@voorbeeld.nl"},
    )


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Return document, HTML and PDF of the partner's report, by number of people."""
    folder = tmp_path_factory.mktemp("verslagen")
    settings = workspace(folder, {})
    made = {}
    for number in SIZES:
        pack = with_people(number, settings)
        with pytest.MonkeyPatch.context() as patch:
            document = document_of(pack, OWN, patch)
        prove_facts(document, pack)
        files = [folder / f"{number}.{ending}" for ending in ("html", "pdf")]
        for path in files:
            FORMATS[path.suffix[1:]](document, path)
            prove(document, path)
        made[number] = document, *files
    return made


@pytest.mark.parametrize("number", SIZES)
def test_a_report_is_complete_for_any_number_of_people(reports, number):
    document, _, pdf = reports[number]
    text = said(document)
    assert 2 <= len(PdfReader(pdf).pages) <= (2 if number in FEW else 4)
    for heading in (
        "Dit jaar samen",
        "Wat er met de vragen gebeurde",
        "Brengen",
        "Halen",
        "Het netwerk eromheen",
        "Om over te nemen",
        "Volgend jaar",
        "Over de cijfers",
    ):
        assert heading in text  # fmt: skip
    assert "Bijeenkomst zorg dichtbij" in text
    assert "Kalender van de activiteiten" in text
    assert "bureau@voorbeeld.nl" in text
    assert not re.search(r"%|None|nan\b|\{", text)
    assert ("1 tot en met 4 mensen" in text) == (number in FEW)
    assert ("kwam" in text and "minstens twee keer tegen" in text and "Cirkel" in text) == (
        number >= 5
    )


def test_two_three_and_four_people_give_the_same_bytes(reports):
    for place in (1, 2):
        assert len({reports[number][place].read_bytes() for number in FEW}) == 1
    assert reports[5][2].read_bytes() != reports[4][2].read_bytes()


def test_nobody_elses_name_stands_beside_a_number(reports):
    others = [one.organisation for one in FULL.organisations if one.organisation != OWN]
    for document, *_ in reports.values():
        for line in said(document).splitlines():
            if any(name in line for name in others):
                assert not re.search(r"\d", line.replace("één", ""))


def test_the_first_page_has_the_own_figures_and_what_became_of_the_questions(reports):
    for number, (_, _, pdf) in reports.items():
        page = " ".join(PdfReader(pdf).pages[0].extract_text().split())
        assert QUESTION in page
        assert "vraag uit de praktijk zelf gebracht" in page
        assert ("mensen deden mee eigen mensen" in page) == (number > 0)


@pytest.mark.parametrize(
    ("partner", "values", "told"),
    [
        ("", {}, "Atelier Plint"),
        (OWN, {"has_joined": True}, "sloot zich dit jaar aan bij het netwerk"),
        (OWN, {"has_left": True, "is_partner": False}, "stopte daar dit jaar mee"),
        ("Gemeente Groningen", {}, "Gemeente Groningen is partner van het netwerk"),
    ],
)
def test_any_sort_of_partner_has_a_whole_report(partner, values, told, monkeypatch):
    organisations = tuple(
        replace(one, **values) if one.organisation == partner else one for one in FULL.organisations
    )
    text = said(document_of(replace(FULL, organisations=organisations), partner, monkeypatch))
    assert told in text
    assert "Om over te nemen" in text


def test_without_any_list_every_partner_has_a_whole_report(monkeypatch):
    pack = public_pack()
    partners = [one.organisation for one in pack.organisations if one.is_partner]
    assert partners
    for name in partners:
        text = said(document_of(pack, name, monkeypatch))
        assert "is niet bijgehouden" in text
        assert not re.search(r"%|None|nan\b|\{", text)
