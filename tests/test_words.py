"""Every fixed sentence passes one catalogue: what escapes it, or is not in it, fails here."""

import gettext
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from wijkmakers_analysis import language
from wijkmakers_analysis.document import EDITIONS, Chart, Document, Run, plain, read_document
from wijkmakers_analysis.document.contents import texts_in
from wijkmakers_analysis.document.markdown import blocks_from_markdown
from wijkmakers_analysis.document.sentences import sentence, unknown
from wijkmakers_analysis.errors import DocumentError
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.text.glance import tell_at_a_glance
from wijkmakers_analysis.translation import Sentences, speaking, translated

from notebook_cells import run_partner_report, run_review
from packs import empty_pack, full_pack, public_pack
from reading_aloud import read_aloud

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "wijkmakers_analysis" / "templates" / "words" / "wijkmakers.pot"
LETTERS = re.compile(r"[^\W\d_]")
# Runs that are no sentence: a fact, what stands in the pack or in the settings.
NOT_FIXED = ("fact", "pack", "setting")
# What may stand outside the catalogue, with the reason.
EXCEPTIONS = {"CC BY 4.0": "the name of a licence"}


class Marked(gettext.NullTranslations):
    """A catalogue that sets every sentence between ⟦ ⟧ and remembers what was asked."""

    def __init__(self):
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧"


@pytest.fixture(scope="module")
def catalogue():
    return Marked()


@pytest.fixture(scope="module")
def documents(catalogue) -> dict[str, Document]:
    """Every document of three years of different fullness, said by the marked catalogue."""
    found = {}
    with speaking(catalogue):
        for pack in (full_pack(), public_pack(), empty_pack()):
            review = run_review(pack, draft=True)
            found |= {f"{id(pack)} {one.tag}": read_document(review, one) for one in EDITIONS}
        pack = full_pack()
        for partner in ("Noorderthuis", "Politie Groningen"):
            found[partner] = read_document(run_partner_report(pack, partner, draft=True))
    return found


def escaped(text) -> str:
    """Return the letters of fixed words that stand outside ⟦ ⟧."""
    found, depth = "", 0
    for run in text:
        for letter in run.text:
            depth += {"⟦": 1, "⟧": -1}.get(letter, 0)
            is_fixed = run.origin not in NOT_FIXED and run.text not in EXCEPTIONS
            if not depth and is_fixed and letter not in "⟦⟧":
                found += letter
    return found.strip() if LETTERS.search(found) else ""


def texts_of(document: Document) -> Iterator[tuple]:
    for block in (document.cover, *document.blocks):
        yield from texts_in(block)


def drawn(chart: Chart) -> list[str]:
    """Return what is written inside a drawing."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", chart.svg, re.DOTALL)
    return [re.sub("<[^>]*>", "", one).strip() for one in found]


def test_every_fixed_sentence_of_the_documents_passes_the_catalogue(documents):
    found = [escaped(text) for one in documents.values() for text in texts_of(one)]
    assert not sorted({one for one in found if one})


def test_every_fixed_word_inside_a_drawing_passes_the_catalogue(documents):
    months = {language.short_month(date(2022, month, 1)) for month in range(1, 13)}
    for document in documents.values():
        known = [
            run.text.lower() for text in texts_of(document) for run in text
            if run.origin in NOT_FIXED
        ]  # fmt: skip
        for chart in (one for one in document.blocks if isinstance(one, Chart)):
            for text in drawn(chart):
                is_fixed = LETTERS.search(text) and text not in months and "⟦" not in text
                stem = text.rstrip("…⟧").lower()
                assert not is_fixed or _is_period(text) or any(stem in one for one in known), text


def test_the_test_sees_what_escapes():
    fact = Fact(id="x", indicator="x", value=2, shown="2")
    with speaking(Marked()):
        assert escaped(sentence("Er {n:was|waren} {n}.", n=fact)) == ""
        assert escaped(unknown("Hoeveel het er waren", None)) == ""
        assert escaped((*sentence("Er waren {n}.", n=fact), Run(" en nog wat"))) == "en nog wat"


def test_every_sentence_that_was_asked_for_is_in_the_catalogue(documents, catalogue):
    from babel.messages.pofile import read_po

    target = CATALOGUE
    with target.open("rb") as file:
        held = {message.id for message in read_po(file)}
    assert len(catalogue.asked) > 500
    assert not sorted(catalogue.asked - held)


def test_the_catalogue_is_up_to_date():
    call = [sys.executable, str(ROOT / "tools" / "extract_words.py"), "--check"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, "python tools/extract_words.py"


ENGLISH = {
    "We organiseerden {activities} {activities:activiteit|activiteiten}, en er "
    "{people:deed|deden} {people} {people:mens|mensen} mee.":
        "{people} {people:person|people} took part in our {activities} "
        "{activities:activity|activities}.",
    "{fact:partnerorganisatie|partnerorganisaties}": "{fact:partner organisation|partner organisations}",
    "Komend jaar werken we aan {points}.": "Next year we work on {points}.",
    "en": "and",
    "In één oogopslag": "At a glance",
}  # fmt: skip


def test_an_english_edition_is_a_translation():
    with speaking(Sentences(ENGLISH)):
        said = read_aloud(tell_at_a_glance(full_pack(), "2022-12-31"))
        (heading,) = blocks_from_markdown("# In één oogopslag", 1)
    assert "248 people took part in our 30 activities." in said
    assert "partner organisations" in said
    assert "Next year we work on ‘Scherpte in de discussie’, " in said
    assert " and ‘Blik buiten de stad’." in said
    assert plain(heading.text) == "At a glance"
    # What is not translated yet stays Dutch.
    assert "diploma's" in said


@pytest.mark.parametrize("said", ["They were {m}.", "They were many."])
def test_a_translation_that_loses_a_number_is_refused(said):
    fact = Fact(id="x", indicator="x", value=2, shown="2")
    with speaking(Sentences({"Er waren {n}.": said})), pytest.raises(DocumentError) as caught:
        sentence("Er waren {n}.", n=fact)
    assert str(caught.value) == (
        "De vertaling van een vaste zin noemt andere plekken dan het Nederlands: 'Er waren {n}.'. "
        "Neem elke plek tussen accolades over."
    )


def test_numbers_and_dates_follow_the_language():
    with speaking(Sentences({"tot en met": "to", "en": "and", "acht": "eight"}, "en_GB")):
        assert language.number(1234.5, 1) == "1,234.5"
        assert (
            language.period(date(2021, 11, 1), date(2022, 5, 30))
            == "1 November 2021 to 30 May 2022"
        )
        assert language.listed(["a", "b"]) == "a and b"
        assert language.in_words(8) == "eight"
    assert language.number(1234.5, 1) == "1.234,5"


def test_the_language_ends_with_its_block():
    with pytest.raises(KeyError), speaking(Sentences({"en": "and"})):
        raise KeyError(translated("en"))
    assert translated("en") == "en"


@pytest.mark.parametrize("message", ["", "–", ", ", "2.0"])
def test_what_holds_no_letter_is_not_looked_up(message):
    with speaking(Marked()):
        assert translated(message) == message


def _is_period(text: str) -> bool:
    """Whether it is two days with a dash, which language.py writes."""
    return bool(re.fullmatch(r"\d+ \w+ \d{4} – \d+ \w+ \d{4}", text))


ADVICE = re.compile(
    r"\b(het|in) blad\b|\b[Vv]ul\b|\bkan (dit|dat|dit deel|hier) \w*\b.*\b(erbij|komen|staan|wel)\b"
    r"|^Met (een|de|hun) .*\b(kan|is)\b"
)
# What a partner can do itself, and what only takes time.
NO_ADVICE = ("In welke wijken {name} werkt", "Dit is het eerste jaar in de lijsten")


def test_no_fixed_sentence_tells_a_reader_what_the_office_should_do():
    found = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    assert len(found) > 500
    advice = [one for one in found if ADVICE.search(one) and not one.startswith(NO_ADVICE)]
    assert advice == []
