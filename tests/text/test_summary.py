"""The summary says the year on one page, and is short whatever the office wrote."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Heading, Photos, Quote, Tiles, plain, texts_in
from wijkmakers_analysis.schemas.text_places import COVER
from wijkmakers_analysis.text.glance import tell_at_a_glance, tell_three_sentences
from wijkmakers_analysis.text.summary import make_summary_cover, shortened, tell_summary
from wijkmakers_analysis.yearpack.parts import PackPhoto, PackStory, PackText

from packs import empty_pack, full_pack, public_pack
from reading_aloud import blocks_of, lines_of, read_aloud

DAY = "2022-12-31"
LONG = "Wijkmakers " * 4000
SUMMARY_LETTERS = 2500
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def kinds(result):
    return [type(block) for block in blocks_of(result)]


def test_a_full_year_has_six_figures_three_sentences_and_a_quote():
    blocks = blocks_of(tell_summary(full_pack(), DAY))
    (tiles,) = (block for block in blocks if isinstance(block, Tiles))
    assert len(tiles.tiles) == 6
    assert sum(isinstance(block, Quote) for block in blocks) == 1
    assert read_aloud(tell_three_sentences(full_pack())).count(".") == 3


def test_it_says_what_the_review_says_at_a_glance():
    review = lines_of(tell_at_a_glance(full_pack(), DAY))
    summary = lines_of(tell_summary(full_pack(), DAY))
    assert set(summary[: summary.index("Komend jaar")]) <= set(review)


@pytest.mark.parametrize("pack", [full_pack(), public_pack(), empty_pack()])
def test_it_always_ends_with_next_year_and_whom_to_ask(pack):
    headings = [
        plain(block.text)
        for block in blocks_of(tell_summary(pack, DAY))
        if isinstance(block, Heading)
    ]
    assert headings == ["Komend jaar", "Meer weten?"]


def test_whom_to_ask_is_in_the_house_style():
    pack = replace(full_pack(), house_style={"contact": "bureau@example.org"})
    assert "Vragen of ideeën? bureau@example.org." in read_aloud(tell_summary(pack, DAY))


def test_without_focal_points_the_outlook_is_told():
    outlook = PackText(place="Vooruitblik", wording="We gaan naar Beijum.")
    pack = replace(full_pack(), focal_points=(), texts=(outlook,))
    assert "We gaan naar Beijum." in read_aloud(tell_summary(pack, DAY))
    pack = replace(full_pack(), focal_points=(), texts=())
    assert "De plannen maken we samen." in read_aloud(tell_summary(pack, DAY))


def test_an_outlook_that_has_only_a_photo_tells_that_plans_are_made_together():
    photo = PackPhoto(
        photo="F1", place="Vooruitblik", alt="Een straat.", picture="p", width=3, height=2
    )
    pack = replace(full_pack(), focal_points=(), texts=(), photos=(photo,), pictures={"p": PNG})
    assert "De plannen maken we samen." in read_aloud(tell_summary(pack, DAY))


def test_whatever_the_office_wrote_it_stays_short():
    pack = full_pack()
    pack = replace(
        pack,
        label=LONG,
        name=LONG,
        house_style={"contact": LONG},
        stories=tuple(replace(one, quote=LONG) for one in pack.stories),
        texts=(PackText(place="Vooruitblik", wording=LONG),),
        focal_points=tuple(replace(one, focal_point=LONG) for one in pack.focal_points),
    )
    told = tell_summary(pack, DAY)
    assert Quote not in kinds(told)
    letters = sum(len(plain(text)) for block in blocks_of(told) for text in texts_in(block))
    cover = sum(len(plain(text)) for text in texts_in(make_summary_cover(pack)))
    assert letters + cover < SUMMARY_LETTERS


def test_a_quote_that_is_too_long_gives_way_to_the_next():
    stories = (
        PackStory(story="V1", quote=LONG, consent="jaaroverzicht"),
        PackStory(story="V2", quote="Ik ken mijn buren nu.", consent="jaaroverzicht"),
    )
    assert "Ik ken mijn buren nu." in read_aloud(
        tell_summary(replace(full_pack(), stories=stories), DAY)
    )


@pytest.mark.parametrize("place", ["In één oogopslag", COVER])
def test_a_photo_stands_on_it_where_there_is_one(place):
    photo = PackPhoto(photo="F1", place=place, alt="Een straat.", picture="p", width=3, height=2)
    pack = replace(full_pack(), photos=(photo,), pictures={"p": PNG})
    assert kinds(tell_summary(pack, DAY)).count(Photos) == 1
    assert make_summary_cover(pack).photo is None
    assert Photos not in kinds(tell_summary(full_pack(), DAY))


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Kort", 10, "Kort"),
        ("  Twee   woorden ", 20, "Twee woorden"),
        ("Een zin, die te lang is", 10, "Een zin…"),
        ("Onafgebroken", 6, "Onafg…"),
    ],
)
def test_a_long_text_ends_in_an_ellipsis(text, most, expected):
    assert shortened(text, most) == expected
