"""Every fixed sentence passes one catalogue: what escapes it, or is not in it, fails here."""

import gettext
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from finished_files import languages_of_file, texts_of_file

from wijkmakers_analysis import language
from wijkmakers_analysis.document import EDITIONS, Chart, Document, Run, plain, read_document
from wijkmakers_analysis.document.contents import texts_in
from wijkmakers_analysis.document.markdown import blocks_from_markdown
from wijkmakers_analysis.document.sentences import sentence, unknown
from wijkmakers_analysis.errors import DocumentError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.export.html import render_html
from wijkmakers_analysis.export.slides import sentences_of
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import month_alone, short_month
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.proof import prove
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.text.glance import tell_at_a_glance
from wijkmakers_analysis.text.published import OWN_WORDS
from wijkmakers_analysis.translation import Sentences, speaking, translated
from wijkmakers_analysis.yearpack.making import make_pack
from wijkmakers_analysis.yearpack.model import PackActivity, PackText, YearPack
from wijkmakers_analysis.yearpack.over_time import PackComparedYear
from wijkmakers_analysis.yearpack.selection import themes_of, title_of, venues_of

from notebook_cells import run_partner_report, run_review
from packs import empty_pack, full_pack, public_pack
from reading_aloud import read_aloud

ROOT = Path(__file__).parent.parent
MOST_PARTNERS = 3
CATALOGUE = ROOT / "wijkmakers_analysis" / "templates" / "words" / "wijkmakers.pot"
LETTERS = re.compile(r"[^\W\d_]")
# The language that the marked catalogue writes numbers and days in.
ABROAD = "en_GB"
# What may stand outside the catalogue, with the reason; beside them the id of an indicator, which
# stands where a pack was frozen before it had definitions.
EXCEPTIONS = {
    "CC BY 4.0": "the name of a licence",
}


class Marked(gettext.NullTranslations):
    """A catalogue that sets every sentence between ⟦ ⟧ and remembers what was asked."""

    def __init__(self):
        super().__init__()
        self.asked: set[str] = set()
        self._info["language"] = ABROAD

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"⟦{message}⟧"


@pytest.fixture(scope="module")
def catalogue():
    return Marked()


@pytest.fixture(scope="module")
def packs() -> dict[str, YearPack]:
    """Packs of different fullness, among them both years of the example as they are made."""
    programme = load_programme(load_settings(ROOT))
    found = {"full": full_pack(), "public": public_pack(), "empty": empty_pack()}
    return found | {str(year): make_pack(programme, year) for year in (2022, 2023)}


@pytest.fixture(scope="module")
def documents(packs, catalogue) -> dict[str, tuple[YearPack, Document]]:
    """Every document of each pack, said by the marked catalogue."""
    found = {}
    with speaking(catalogue):
        for name, pack in packs.items():
            review = run_review(pack, draft=True)
            found |= {f"{name} {one.tag}": (pack, read_document(review, one)) for one in EDITIONS}
            partners = [one.organisation for one in pack.organisations if one.is_partner]
            for partner in partners[:MOST_PARTNERS]:
                report = run_partner_report(pack, partner, draft=True)
                found[f"{name} {partner}"] = pack, read_document(report)
    return found


def escaped(text: Iterable[Run], own: "OwnWords | None" = None) -> str:
    """Return the letters outside ⟦ ⟧ that are neither somebody's own words nor a day."""
    told, depth = "", 0
    for letter in re.sub("|".join(EXCEPTIONS), "", "".join(run.text for run in text)):
        depth += {"⟦": 1, "⟧": -1}.get(letter, 0)
        told += letter if not depth and letter not in "⟦⟧" else "|"
    left = own.taken_from(told) if own else told
    return left.replace("|", "").strip() if LETTERS.search(left) else ""


class OwnWords:
    """What people wrote in the sheets, which no catalogue translates, and the names of months."""

    def __init__(self, *told: str):
        found = {*told}
        with speaking(Marked()):
            days = [date(2022, month, 1) for month in range(1, 13)]
            found |= {write(day) for day in days for write in (month_alone, short_month)}
        told = sorted({" ".join(one.split()) for one in found if one.strip()}, key=len)
        either = "|".join(map(re.escape, reversed(told)))
        self._own = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        self._all = [one.lower() for one in told]

    @classmethod
    def of(cls, pack: YearPack, *more: str) -> "OwnWords":
        """Return them for a pack, by the fields in which people's words stand."""
        return cls(*(text for one in _parts_of(pack) for text in _texts_in(one)), *more)

    @classmethod
    def in_document(cls, document: Document) -> "OwnWords":
        """Return what a document holds outside the marks: a file may add nothing to it.

        The tests of documents and drawings hold that to what people wrote.
        """
        charts = [one for one in document.blocks if isinstance(one, Chart)]
        told = [*map(plain, texts_of(document)), *(text for one in charts for text in drawn(one))]
        pieces = (piece for text in told for piece in outside_marks(text))
        keys = (fact.key for fact in document.published.facts)
        names = (one.indicator for one in document.published.definitions)
        return cls(document.cover.version, *keys, *names, *pieces)

    def taken_from(self, text: str) -> str:
        """Return what is left of a text without them."""
        return self._own.sub("|", " ".join(text.split()))

    def begin_with(self, stem: str) -> bool:
        """Whether one of them, or a part of it, is what a drawing has room for."""
        return any(stem.lower() in one for one in self._all)


# What of a part of the pack people wrote, by the name of its class.
WRITTEN = {
    "PackActivity": ("title", "venue", "other_place", "guide_role", "commissioner", "theme",
                     "neighbourhoods", "focal_points", "id"),
    "PackCohort": ("title",),
    "PackQuestion": ("question", "organisation", "neighbourhoods"),
    "PackOrganisation": ("organisation", "working_area"),
    "PackFocalPoint": ("focal_point", "explanation"),
    "PackPlace": ("name",),
    "PackStory": ("quote", "speaker_role", "name"),
    "PackPhoto": ("alt", "caption", "maker"),
    "PackText": ("wording", "speaker_role"),
}  # fmt: skip


def _parts_of(pack: YearPack) -> Iterator[object]:
    for field in fields(YearPack):
        held = getattr(pack, field.name)
        yield from held if isinstance(held, tuple) else ()
    yield pack


def _texts_in(one: object) -> Iterator[str]:
    if isinstance(one, YearPack):
        yield from () if one.definitions else (fact.indicator for fact in one.facts)
        yield from (one.label, one.name, *one.house_style.values())
    if isinstance(one, PackComparedYear):
        yield one.label
    if isinstance(one, PackActivity):
        yield from (title_of(one), *themes_of(one), *venues_of(one))
    if isinstance(one, PackText):
        yield from re.split(r"\n\s*\n", one.wording)
    if isinstance(one, Fact):
        yield from (value for key, value in one.group.items() if key in OWN_WORDS)
    for name in WRITTEN.get(type(one).__name__, ()):
        told = getattr(one, name)
        yield from (told,) if isinstance(told, str) else told


def texts_of(document: Document) -> Iterator[tuple]:
    for block in (document.cover, *document.blocks, document.published):
        yield from texts_in(block)


def sentences_in(document: Document) -> set[str]:
    """Return each sentence of a document by itself, as slides show them."""
    return {plain(one) for text in texts_of(document) for one in sentences_of(text)}


def outside_marks(text: str) -> list[str]:
    """Return the pieces of a text outside ⟦ ⟧ that have letters."""
    depth, pieces = 0, [""]
    for letter in text:
        depth += {"⟦": 1, "⟧": -1}.get(letter, 0)
        if depth or letter in "⟦⟧":
            pieces += [""] if pieces[-1] else []
        else:
            pieces[-1] += letter
    return [one.strip() for one in pieces if LETTERS.search(one)]


class PageReader(HTMLParser):
    """What a page says: its language, its text outside drawings, and what it says of things."""

    UNREAD = ("style", "svg")

    def __init__(self):
        super().__init__()
        self.language, self.body, self.described = "", "", []
        self._inside: list[str] = []

    @classmethod
    def read(cls, page: str) -> "PageReader":
        reader = cls()
        reader.feed(page)
        return reader

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.body += " "
        self.language = told["lang"] if tag == "html" else self.language
        self.described += [told[name] for name in ("aria-label", "alt", "title") if name in told]
        self._inside += [tag] if tag in self.UNREAD else []

    def handle_endtag(self, tag):
        self._inside = self._inside[:-1] if tag in self._inside else self._inside

    def handle_data(self, data):
        self.body += "" if self._inside else data


def drawn(chart: Chart) -> list[str]:
    """Return what is written inside a drawing."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", chart.svg, re.DOTALL)
    return [re.sub("<[^>]*>", "", one).strip() for one in found]


def test_every_fixed_sentence_of_the_documents_passes_the_catalogue(documents):
    for pack, document in documents.values():
        own = OwnWords.of(pack)
        found = {escaped(text, own) for text in texts_of(document)}
        assert not sorted(filter(None, found))


def test_every_fixed_word_inside_a_drawing_passes_the_catalogue(documents):
    for pack, document in documents.values():
        own = OwnWords.of(pack)
        for chart in (one for one in document.blocks if isinstance(one, Chart)):
            for text in drawn(chart):
                left = escaped([Run(text)], own)
                assert not left or re.search("[⟦⟧]", text) or own.begin_with(left.rstrip("…")), text


def test_every_fixed_word_of_a_page_passes_the_catalogue(documents, catalogue):
    for pack, document in documents.values():
        with speaking(catalogue):
            page = PageReader.read(render_html(document))
        assert page.language == ABROAD[:2]
        own = OwnWords.of(pack, document.cover.version)
        found = {escaped([Run(text)], own) for text in (page.body, *page.described)}
        assert not sorted(filter(None, found))


# Which documents are finished, in every format that they come in.
FINISHED = [
    (name, one.tag, ending)
    for name in ("2022", "2023", "empty") for one in EDITIONS for ending in one.formats
    if ending != "html"
] + [("2022", "partner", "pdf")]  # fmt: skip


@pytest.mark.parametrize(("name", "tag", "ending"), FINISHED)
def test_every_fixed_word_of_a_finished_file_passes_the_catalogue(
    documents, catalogue, name, tag, ending, tmp_path
):
    wanted = {f"{name} {one.tag}" for one in EDITIONS}
    keys = [f"{name} {tag}"] if tag != "partner" else [k for k in documents if k[:4] == name]
    _, document = documents[next(key for key in keys if (tag != "partner") is (key in wanted))]
    path = tmp_path / f"verslag.{ending}"
    with speaking(catalogue):
        FORMATS[ending](document, path)
        prove(document, path)
    told = texts_of_file(path)
    assert len(told) > 5
    own, sentences = OwnWords.in_document(document), sentences_in(document)
    left = {text for text in told if escaped([Run(text)], own)}
    assert not sorted(text for text in left if text.removesuffix("…") not in sentences)
    assert {one[:2] for one in languages_of_file(path)} == {ABROAD[:2]}


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


ADVICE = re.compile(
    r"\b(het|in) blad\b|\b[Vv]ul\b|\bkan (dit|dat|dit deel|hier) \w*\b.*\b(erbij|komen|staan|wel)\b"
    r"|^Met (een|de|hun) .*\b(kan|is)\b"
)
# What a partner can do itself, and what only takes time.
ONLY_TIME = re.compile(r"\b([Vv]olgend jaar|na een jaar|het eerste bezoek) kan dit erbij\.$")
# What only a draft says.
FOR_A_DRAFT = [text for name, text in vars(filling).items() if name.isupper()]
NO_ADVICE = ("In welke wijken {name} werkt", "Dit is het eerste jaar in de lijsten")


def test_no_fixed_sentence_tells_a_reader_what_the_office_should_do():
    found = re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    assert len(found) > 500
    left = [one for one in found if not (one.startswith(NO_ADVICE) or ONLY_TIME.search(one))]
    advice = [one for one in left if ADVICE.search(one) and one not in FOR_A_DRAFT]
    assert advice == []
