"""A finished file that differs by one digit is found, and the place is named."""

import json
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pptx
import pytest

from wijkmakers_analysis.document import (
    Document,
    Heading,
    Paragraph,
    PublishedFact,
    PublishedFacts,
    Run,
    Tile,
    Tiles,
    words,
)
from wijkmakers_analysis.errors import ProofError, WrongCall
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.proof import numerals_in, prove, prove_facts
from wijkmakers_analysis.yearpack import YearPack

from documents import chart, demo_cover, demo_document, fact, partner_table

# Names a fact whose definition holds a numeral.
ABOUT = Paragraph(fact("minstens veel", "participants"))


def written(document: Document, folder, ending: str):
    path = folder / f"verslag.{ending}"
    FORMATS[ending](document, path)
    return path


@pytest.mark.parametrize("ending", sorted(FORMATS))
@pytest.mark.parametrize("repeats", [1, 9])
def test_a_file_agrees_with_its_own_document(ending: str, repeats: int, tmp_path):
    document = demo_document(repeats)
    prove(document, written(document, tmp_path, ending))


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_any_place_may_hold_numerals(ending: str, tmp_path):
    run = (Run("In 2022: 1.204, 3,5% en 13 van de 15 (tel. 050-3 1 2)", "pack"),)
    places = {n: run for n in ("title", "subtitle", "period", "sender", "notice", "stamp")}
    narrow = replace(partner_table(1), title=run, note=run)
    wide = replace(narrow, header=(run,) * 6, rows=((run,) * 6,), numeric=(1,))
    blocks = (
        *(Heading(run, level) for level in (1, 2, 3, 1, 1, 1)),
        *(Paragraph(run, role, run) for role in ("plain", "own", "missing", "note", "lead")),
        chart(title=run, alt=run, note=run, numbers=wide),
        chart(subtitle=run, numbers=narrow),
        Tiles((Tile(run, run, run), Tile(fact("9" * 38), words("lang")))),
        narrow,
    )
    document = Document(demo_cover(**places, version="0.1.0 · 3f9a2c71"), blocks)
    prove(document, written(document, tmp_path, ending))


def changed(text: str, to: str) -> Document:
    """Return the demo document with one fact's words changed wherever they stand."""
    from wijkmakers_analysis.document import Cover, block_from_json

    raw = json.dumps(demo_document(1).to_json(), ensure_ascii=False)
    assert text in raw
    made = json.loads(raw.replace(text, to))
    cover = block_from_json(made["cover"])
    assert isinstance(cover, Cover)
    blocks = tuple(map(block_from_json, made["blocks"]))
    return Document(cover, blocks, block_from_json(made["published"]))


@pytest.mark.parametrize("ending", ["html", "pdf", "docx"])
@pytest.mark.parametrize(
    ("text", "to", "where"),
    [
        ("november 2022", "november 2021", "de omslag"),
        ("minstens 212", "minstens 221", "blok 3 (kerncijfers: 42)"),
        ("42 activiteiten", "4 activiteiten", "blok 4 (alinea: "),
        ("met 3 mensen", "met 30 mensen", "blok 7 (alinea: "),
        ("september, met ", "september, met 1 ", "blok 9 (figuur: De meeste ontmoetingen"),
        ('"text": "96"', '"text": "geen"', "blok 21 (tabel: Wat partners brachten)"),
        ("0.1.0 · 3f9a2c71", "0.1.1 · 3f9a2c71", "het slot"),
    ],
)
def test_a_changed_digit_is_found_in_its_block(ending, text, to, where, tmp_path):
    path = written(changed(text, to), tmp_path, ending)
    with pytest.raises(ProofError) as caught:
        prove(demo_document(1), path)
    assert str(caught.value).startswith(f"{path.name} wijkt af van het verslag in {where}")


@pytest.mark.parametrize(
    ("ending", "text", "to", "where"),
    [
        ("pptx", "november 2022", "november 2021", "dia 1, uit de omslag"),
        ("pptx", "minstens 212", "minstens 221", "dia 2, uit blok 3 (kerncijfers: 42)"),
        ("pptx", "september, met ", "september, met 1 ", "dia 6, uit blok 9 (figuur: "),
        ("pptx", "42 activiteiten", "4 activiteiten", "dia 3, uit blok 4 (alinea: "),
        ("xlsx", "november 2022", "november 2021", "de omslag"),
        ("xlsx", '"text": "96"', '"text": "geen"', "blok 21 (tabel: Wat partners brachten)"),
        ("xlsx", '"value": 1204', '"value": 1205', "het cijfer 'activities{soort=lab}'"),
        ("xlsx", '"text": "1.204", "origin": "fact", "ref": "activities{', '"text": "1.240", '
         '"origin": "fact", "ref": "activities{', "het cijfer 'activities{soort=lab}'"),
        ("xlsx", "0.1.0 · 3f9a2c71", "0.1.1 · 3f9a2c71", "de omslag"),
        ("docx", "Wie 1 keer", "Wie 2 keer", "de uitleg van de cijfers"),
    ],
)  # fmt: skip
def test_a_changed_digit_is_found_in_slides_and_workbook(ending, text, to, where, tmp_path):
    both = replace(demo_document(1), blocks=(*demo_document(1).blocks, ABOUT))
    path = written(
        replace(changed(text, to), blocks=(*changed(text, to).blocks, ABOUT)), tmp_path, ending
    )
    with pytest.raises(ProofError) as caught:
        prove(both, path)
    assert str(caught.value).startswith(f"{path.name} wijkt af van het verslag in {where}")


def test_a_number_changed_in_the_finished_workbook_is_found(tmp_path):
    path = written(demo_document(1), tmp_path, "xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Cijfers"]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == 1204)
    cell.value = 1205
    book.save(path)
    with pytest.raises(ProofError, match=re.escape("in het cijfer 'activities{soort=lab}'")):
        prove(demo_document(1), path)


def test_a_slide_added_to_the_finished_slides_is_found(tmp_path):
    path = written(demo_document(1), tmp_path, "pptx")
    slides = pptx.Presentation(path)
    slides.slides.add_slide(slides.slide_layouts[1]).shapes.title.text = "En 7 meer"
    slides.save(path)
    with pytest.raises(ProofError, match="in buiten de blokken"):
        prove(demo_document(1), path)


def test_the_message_says_what_was_found(tmp_path):
    path = written(changed("minstens 212", "minstens 221"), tmp_path, "html")
    with pytest.raises(ProofError) as caught:
        prove(demo_document(1), path)
    assert str(caught.value) == (
        "verslag.html wijkt af van het verslag in blok 3 (kerncijfers: 42): daar hoort 212, maar "
        "er staat 221. Gebruik dit bestand niet; maak het opnieuw."
    )


@pytest.mark.parametrize(
    ("pattern", "to", "where"),
    [
        (r"(<td class=\"number\"><a [^>]*>)12(</a></td>)", r"\g<1>13\g<2>", "blok 21"),
        (r"(<text [^>]*>)4(</text>)", r"\g<1>5\g<2>", "blok 9"),
        (r"(aria-label=\"Staven[^\"]*)3", r"\g<1>4", "blok 9"),
        (r"(<title>[^<]*)", r"\g<1> 2", "de titel"),
        (r"</main>", "<p>en 7 meer</p></main>", "buiten de blokken"),
        (r"<li>Wie maakt", "<li>4 Wie maakt", "blok 17"),
    ],
)
def test_a_digit_changed_in_the_finished_page_is_found(pattern, to, where, tmp_path):
    path = written(demo_document(1), tmp_path, "html")
    page, count = re.subn(pattern, to, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(page, "utf-8")
    with pytest.raises(ProofError, match=re.escape(f"in {where}")):
        prove(demo_document(1), path)


@pytest.mark.parametrize(
    ("alt", "flaw"),
    [
        ("", "een figuur of foto heeft geen alt-tekst"),
        ("Een figuur", "de alt-teksten bij de figuren en foto's zijn niet die van het verslag"),
    ],
)
def test_a_picture_without_its_alt_text_stops_the_run(alt: str, flaw: str, tmp_path):
    document = replace(demo_document(1), blocks=(chart(alt=words("Staven"), numbers=None),))
    path = written(document, tmp_path, "html")
    page, count = re.subn(r'aria-label="Staven"', f'aria-label="{alt}"', path.read_text("utf-8"))
    assert count == 1
    path.write_text(page, "utf-8")
    with pytest.raises(ProofError) as caught:
        prove(document, path)
    assert str(caught.value) == (
        f"verslag.html is niet voor iedereen te lezen: {flaw}. Gebruik dit bestand niet; maak het "
        "opnieuw."
    )


def test_another_kind_of_file_is_a_wrong_call(tmp_path):
    with pytest.raises(WrongCall) as caught:
        prove(demo_document(1), tmp_path / "verslag.txt")
    assert str(caught.value) == (
        "verslag.txt is geen HTML, PDF, Word, PowerPoint of Excel. Alleen die bestanden zijn te "
        "controleren."
    )


def test_numerals():
    assert numerals_in(["1.204 van 3,5.", "12\u200b3", "geen", "2021-11"]) == (
        "1.204", "3,5", "123", "2021", "11",
    )  # fmt: skip


PACK = YearPack(
    year=2022, label="Eén jaar", name="Wijkmakers", start=date(2021, 11, 1), end=date(2022, 11, 30),
    facts=(
        Fact(id="activities", indicator="activities", value=42, shown="42"),
        Fact(id="activities", indicator="activities", group={"soort": "lab"}, shown="€ 3"),
    ),
)  # fmt: skip


def test_facts_as_the_pack_shows_them_pass():
    text = fact("42") + words(" en ") + fact("€ 3", "activities{soort=lab}")
    prove_facts(
        Document(demo_cover(), (Paragraph(text), chart(numbers=None, note=(), alt=text))), PACK
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            fact("43"),
            "blok 1 (alinea: 43) geeft het cijfer 'activities' als '43', maar het jaarpak zegt "
            "'42'. Druk een feit af zoals het pak het toont.",
        ),
        (
            fact("42", "participants"),
            "blok 1 (alinea: 42) noemt het cijfer 'participants', maar dat staat niet in het "
            "jaarpak. Maak het verslag opnieuw uit dit pak.",
        ),
        (
            (Run("nog 3"),),
            "blok 1 (alinea: nog 3) heeft een cijfer in een vaste zin. Haal het uit een feit of "
            "het pak.",
        ),
    ],
)
def test_what_the_pack_does_not_say_is_refused(text, says: str):
    with pytest.raises(ProofError) as caught:
        prove_facts(Document(demo_cover(), (Paragraph(text),)), PACK)
    assert str(caught.value) == says


def test_facts_in_tables_and_behind_charts_are_held_too():
    for block in (partner_table(1), chart(alt=words("staven"), note=())):
        with pytest.raises(ProofError, match="geeft het cijfer 'activities'"):
            prove_facts(Document(demo_cover(), (block,)), PACK)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"value": 43},
            "De lijst van cijfers geeft bij 'activities' een ander getal dan het jaarpak. Maak het "
            "verslag opnieuw uit dit pak.",
        ),
        (
            {"shown": fact("43")},
            "De lijst van cijfers geeft het cijfer 'activities' als '43', maar het jaarpak zegt "
            "'42'. Druk een feit af zoals het pak het toont.",
        ),
    ],
)
def test_the_list_of_facts_is_held_to_the_pack(change: dict, says: str):
    made = {"key": "activities", "indicator": "activities", "label": words("Activiteiten"),
            "group": (), "shown": fact("42"), "value": 42}  # fmt: skip
    prove_facts(Document(demo_cover(), (), PublishedFacts((PublishedFact(**made),))), PACK)
    with pytest.raises(ProofError) as caught:
        prove_facts(
            Document(demo_cover(), (), PublishedFacts((PublishedFact(**{**made, **change}),))), PACK
        )
    assert str(caught.value) == says
