"""The language of the reports: Dutch, or a whole translation; each refusal as a whole sentence."""

import re
from dataclasses import replace

import pytest
from machine_english import reversed_words, write_translation

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.settings.spoken import catalogue_of
from wijkmakers_analysis.starting import roll_over
from wijkmakers_analysis.translation import DUTCH, locale_in_use, speaking, translated
from wijkmakers_analysis.yearpack.handing import handed_files
from wijkmakers_analysis.yearpack.opening import partner_part

import builders
import packs


@pytest.fixture
def settings(tmp_path):
    return replace(builders.workspace(tmp_path, {}), language="en")


def translate(settings, say=reversed_words, language="en_GB"):
    path = settings.root / "words" / "en.po"
    write_translation(path, language, say)
    return path


def test_reports_are_dutch_where_nothing_is_said(tmp_path):
    settings = load_settings(builders.workspace(tmp_path, {}).root)
    assert settings.language == "nl"
    assert catalogue_of(settings) is DUTCH


def test_a_translation_is_spoken(settings):
    translate(settings)
    with speaking(catalogue_of(settings)):
        assert translated("Inhoud") == "duohnI"
        assert locale_in_use() == "en_GB"


def test_spaces_that_a_translator_loses_come_back(settings):
    translate(settings, lambda key: reversed_words(key).strip())
    with speaking(catalogue_of(settings)):
        assert translated("Bladzijde ") == "edjizdalB "
        assert translated(" van ") == " nav "


@pytest.mark.parametrize("given", ['"English"', '"EN"', '""', "1"])
def test_a_language_is_a_short_code(tmp_path, given):
    path = builders.workspace(tmp_path, {}).root / "wijkmakers.toml"
    path.write_text(f"language = {given}\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert str(caught.value) == (
        "wijkmakers.toml: bij language hoort een taal in twee of drie kleine letters, zoals "
        'language = "en". Verbeter die regel.'
    )


def refusal(settings) -> str:
    with pytest.raises(SettingsError) as caught:
        catalogue_of(settings)
    return str(caught.value)


def test_an_absent_translation_is_refused(settings):
    assert refusal(settings) == (
        "words/en.po is er niet. Zet de vertaling op die plek, of haal de regel language uit "
        "wijkmakers.toml."
    )


@pytest.mark.parametrize(
    "content", [b"geen vertaling", b"\xff\xfe\x00", b'msgid "Inhoud"\nmsgstr "Contents"\n']
)
def test_what_is_no_translation_is_refused(settings, content):
    (settings.root / "words").mkdir()
    (settings.root / "words" / "en.po").write_bytes(content)
    assert refusal(settings) == (
        "words/en.po is niet te lezen, of noemt bij Language geen taal. Maak het bestand met een "
        "programma voor vertalingen, zoals Poedit."
    )


def test_a_translation_into_another_language_is_refused(settings):
    translate(settings, language="fr_FR")
    assert refusal(settings) == (
        "words/en.po: bij Language staat niet de taal 'en'. Zet die boven in het bestand, met het "
        "land erachter, zoals en_GB."
    )


@pytest.mark.parametrize("is_fuzzy", [True, False])
def test_half_a_translation_is_refused(settings, is_fuzzy):
    if is_fuzzy:
        path = translate(settings)
        text = path.read_text("utf-8")
        path.write_text(text.replace('msgid "Inhoud"\n', '#, fuzzy\nmsgid "Inhoud"\n'), "utf-8")
    else:
        translate(settings, lambda key: "" if key == "Inhoud" else reversed_words(key))
    told = refusal(settings)
    assert re.sub(r"\d\.\d{3}", "…", told) == (
        "words/en.po: van de … zinnen is er 1 niet vertaald, of het programma is er niet zeker "
        "van. De eerste is 'Inhoud'. Vertaal ze, en haal het merk fuzzy weg."
    )


def test_a_translation_that_loses_a_place_is_refused(settings):
    key = "ongeveer {count}"
    translate(settings, lambda one: "about ten" if one == key else reversed_words(one))
    assert refusal(settings) == (
        "words/en.po: de vertaling van 'ongeveer {count}' heeft andere plekken tussen accolades "
        "dan het Nederlands. Neem elke plek over."
    )


def test_a_numeral_of_the_translator_is_refused(settings):
    translate(settings, lambda one: "12 twelve" if one == "twaalf" else reversed_words(one))
    assert refusal(settings) == (
        "words/en.po: in de vertaling van 'twaalf' staat een cijfer. Schrijf het als woord: een "
        "cijfer komt altijd uit een feit."
    )


def test_the_next_workspace_has_the_language_too(settings, tmp_path):
    translate(settings)
    new = tmp_path.parent / f"{tmp_path.name} nieuw"
    sheets = {"Activiteiten": [("activiteit", "titel", "soort", "datum")]}
    old = replace(builders.workspace(tmp_path, sheets), language="en")
    roll_over(old, new)
    assert load_settings(new).language == "en"
    with speaking(catalogue_of(load_settings(new))):
        assert translated("Inhoud") == "duohnI"


def test_another_computer_gets_the_translation_without_the_translator(settings):
    path = translate(settings)
    assert "Vera" in path.read_text("utf-8")
    view = partner_part(settings, packs.full_pack(), "Noorderthuis")
    handed = handed_files(view, settings)
    far = settings.root / "elders"
    for place, content in handed.items():
        (far / place).parent.mkdir(parents=True, exist_ok=True)
        (far / place).write_bytes(content)
    assert not [place for place, content in handed.items() if b"Vera" in content]
    with speaking(catalogue_of(load_settings(far))):
        assert translated("Inhoud") == "duohnI"
