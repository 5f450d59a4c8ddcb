"""Sentences by rule: the noun follows the fact, and no numeral is a fixed word."""

import pytest

from wijkmakers_analysis.document import plain, words
from wijkmakers_analysis.document.sentences import (
    at_time,
    closed,
    following,
    from_pack,
    is_known,
    is_none,
    joined,
    names,
    names_in_a_cell,
    organisation_in_words,
    sentence,
    unknown,
)
from wijkmakers_analysis.errors import DocumentError
from wijkmakers_analysis.indicators.fact import Fact

CAME = "Er {n:kwam|kwamen|kwam} {n} {n:deelnemer|deelnemers|van de deelnemers}."


def fact(value=None, shown="–", **other):
    return Fact(id="participants", indicator="participants", value=value, shown=shown, **other)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (fact(1, "1"), "Er kwam 1 deelnemer."),
        (fact(0, "0"), "Er kwamen 0 deelnemers."),
        (fact(212, "212"), "Er kwamen 212 deelnemers."),
        (fact(0.42, "42%", unit="aandeel"), "Er kwam 42% van de deelnemers."),
        (fact(1.0, "8 van de 8", unit="aandeel"), "Er kwamen 8 van de 8 deelnemers."),
        (fact(1, "minstens 1", status="ondergrens"), "Er kwamen minstens 1 deelnemers."),
        (fact(None, "1 tot en met 4", low=1, high=4, status="te_klein"),
         "Er kwamen 1 tot en met 4 deelnemers."),
        (fact(None, "tussen 212 en 231", low=212, high=231, method="grenzen"),
         "Er kwamen tussen 212 en 231 deelnemers."),
    ],
)  # fmt: skip
def test_the_noun_and_the_verb_follow_the_fact(given, expected):
    assert plain(sentence(CAME, n=given)) == expected


def test_a_fact_keeps_its_origin_and_its_shown_words():
    (run,) = (run for run in sentence(CAME, n=fact(212, "212")) if run.origin == "fact")
    assert (run.text, run.ref) == ("212", "participants")


def test_a_string_comes_from_the_pack():
    assert sentence("Met {who}.", who="VONK")[1].origin == "pack"


def test_a_numeral_in_the_fixed_words_is_refused():
    with pytest.raises(DocumentError):
        sentence("Er waren 3 wandelingen in {place}.", place="Selwerd")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ""),
        (["leren"], "leren"),
        (["leren", "doen"], "leren en doen"),
        (["leren", "doen", "ontmoeten"], "leren, doen en ontmoeten"),
    ],
)
def test_names_are_a_list_in_words(items, expected):
    assert plain(names(items, "pillars")) == expected


def test_what_is_empty_falls_out_of_a_list_and_of_a_paragraph():
    assert plain(joined([(), words("doen")])) == "doen"
    assert plain(following([words("Ja."), (), words("Nee.")])) == "Ja. Nee."


@pytest.mark.parametrize(
    ("text", "expected"),
    [("armoede", "armoede."), ("Hoe dan?", "Hoe dan?"), ("‘Zo!’", "‘Zo!’"), ("", "")],
)
def test_a_text_is_closed_once(text, expected):
    assert plain(closed(from_pack(text, "x"))) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("29 september 2022", "op 29 september 2022"),
        ("september 2022", "in september 2022"),
        ("2022", "in 2022"),
        ("tussen juni en november 2022", "tussen juni en november 2022"),
        ("", ""),
    ],
)
def test_when_as_it_stands_in_a_sentence(when, expected):
    assert plain(at_time(when, "x")) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("niet_gemeten", "Hoeveel mensen kwamen, is niet bijgehouden."),
        ("te_klein", "Hoeveel mensen kwamen, noemen we niet, want het gaat om te weinig mensen."),
        ("loopt_nog", "Hoeveel mensen kwamen, weten we nog niet, want dit loopt nog."),
        ("afgeschermd", "Hoeveel mensen kwamen, laten we weg om mensen te beschermen."),
    ],
)
def test_what_is_unknown_says_why(status, expected):
    assert plain(unknown("Hoeveel mensen kwamen", fact(status=status))) == expected


def test_a_zero_is_a_number_and_a_blank_is_not_a_zero():
    assert is_known(fact(0, "0"))
    assert is_none(fact(0, "0"))
    assert not is_known(fact(None, "–", status="niet_gemeten"))
    assert not is_none(fact(None, "–", status="niet_gemeten"))
    assert not is_known(fact(5, "–", status="afgeschermd"))
    assert not is_known(None)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("gemeente Groningen", "de gemeente Groningen"),
        ("waterschap Noord", "het waterschap Noord"),
        ("Gemeente Groningen", "Gemeente Groningen"),
        ("gemeentelijk bureau", "gemeentelijk bureau"),
        ("Nijestee", "Nijestee"),
    ],
)
def test_an_organisation_has_an_article_only_where_its_name_begins_with_a_noun(name, written):
    assert plain(organisation_in_words(name)) == written
    assert plain(names_in_a_cell([name], "questions"))[0] == name[0].upper()
