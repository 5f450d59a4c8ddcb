"""A photo stands in every format with its alt text and its maker, and nothing of it escapes proof."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from PIL import Image

from wijkmakers_analysis.document import (
    Document,
    Heading,
    Paragraph,
    Photos,
    Run,
    block_from_json,
    picture_of,
    plain,
    words,
)
from wijkmakers_analysis.errors import DocumentError, ProofError
from wijkmakers_analysis.export import FORMATS
from wijkmakers_analysis.proof import prove

from documents import demo_cover
from photographs import jpeg, png

ALT, CAPTION = "Huis 12 in de laan", "In mei. Foto: Jan van 34 hoog"
PHOTO_FORMATS = ("html", "pdf", "docx")


def photo(alt=ALT, size=(640, 426), content=None):
    return picture_of(content or jpeg(size), size, (Run(alt, "pack"),), (Run(CAPTION, "pack"),))


def logo():
    return picture_of(png(), (300, 120), (Run("Logo van fonds 7", "pack"),))


def document(count=1, **cover):
    blocks = (
        Heading(words("Een")), Paragraph(words("Tekst.")),
        Photos(tuple(photo(f"{ALT}, beeld {number}") for number in range(count))),
        Heading(words("Twee")), Heading(words("Drie")), Heading(words("Vier")),
        Paragraph(words("Tekst.")), Photos((logo(), logo()), "logos"),
    )  # fmt: skip
    return Document(demo_cover(**{"logo": logo(), "photo": photo(), **cover}), blocks)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_photos_are_written_and_proven(tmp_path, ending, count):
    if count > 1 and ending not in PHOTO_FORMATS:
        pytest.skip("its slides and sheets have the photo of the cover only")
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](document(count), path)
    prove(document(count), path)


@pytest.mark.parametrize("ending", [*PHOTO_FORMATS, "pptx"])
def test_another_alt_text_is_caught(tmp_path, ending):
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](document(photo=photo("Huis 13 in de laan")), path)
    with pytest.raises(ProofError, match="wijkt af van het verslag"):
        prove(document(), path)


def test_a_short_report_has_the_logo_on_its_banner(tmp_path):
    whole = document(photo=None)
    short = replace(whole, blocks=whole.blocks[:3])
    for ending in PHOTO_FORMATS:
        FORMATS[ending](short, tmp_path / f"a.{ending}")
        prove(short, tmp_path / f"a.{ending}")


def test_a_photo_without_an_alt_text_stops_the_report():
    with pytest.raises(DocumentError, match="Een foto heeft geen alt-tekst"):
        photo(alt=" ")


def test_what_is_no_picture_is_refused():
    with pytest.raises(DocumentError, match="beschadigd"):
        photo(content=b"<svg onload=alert(1)>")


def test_photos_survive_the_notebook():
    block = document(2).blocks[2]
    assert block_from_json(block.to_json()) == block
    cover = document().cover
    assert block_from_json(cover.to_json()) == cover


def test_the_page_asks_nothing_and_describes_every_photo(tmp_path):
    path = tmp_path / "verslag.html"
    FORMATS["html"](document(2), path)
    images = re.findall(r"<img [^>]*>", path.read_text("utf-8"))
    assert len(images) == 6
    assert all('src="data:image/' in image and re.search(r'alt="[^"]+"', image) for image in images)
    assert all(re.search(r'width="\d+" height="\d+"', image) for image in images)


def test_the_pixels_in_word_are_the_photo(tmp_path):
    path = tmp_path / "verslag.docx"
    FORMATS["docx"](document(), path)
    with zipfile.ZipFile(path) as parts:
        media = [name for name in parts.namelist() if name.endswith((".jpg", ".jpeg"))]
        shown = Image.open(io.BytesIO(parts.read(media[0])))
        assert (len(media), shown.size) == (1, (640, 426)), "the same photo is kept once"


@pytest.mark.parametrize("ending", FORMATS)
def test_a_draft_says_concept(tmp_path, ending):
    """On every page: once in what Word, a slide's band and a page repeat, and in each PDF page."""
    path = tmp_path / f"verslag.{ending}"
    FORMATS[ending](document(), path)
    assert plain(document().cover.stamp) == "CONCEPT"
    if ending == "pdf":
        from pypdf import PdfReader

        assert all("CONCEPT" in page.extract_text() for page in PdfReader(path).pages)
    elif ending == "html":
        assert path.read_text("utf-8").count("CONCEPT") >= 5, "the cover, and each part in print"
    else:
        with zipfile.ZipFile(path) as parts:
            texts = {name: parts.read(name) for name in parts.namelist()}
        wanted = {"docx": r"word/header\d*\.xml", "pptx": r"ppt/slides/slide\d+\.xml",
                  "xlsx": r"xl/sharedStrings\.xml"}[ending]  # fmt: skip
        found = [b"CONCEPT" in text for name, text in texts.items() if re.fullmatch(wanted, name)]
        assert found
        assert all(found)
