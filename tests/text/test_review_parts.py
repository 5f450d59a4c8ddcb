"""The parts of the review on packs made by hand: what each says, and what it must not say."""

import re
from dataclasses import replace

import pytest

from wijkmakers_analysis.document import Paragraph, Tiles, plain
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.text.course import describe_course
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.text.focal_points import tell_outlook
from wijkmakers_analysis.text.glance import tell_at_a_glance
from wijkmakers_analysis.text.labs import describe_labs
from wijkmakers_analysis.text.network import describe_partners, describe_sector_meetings
from wijkmakers_analysis.text.outcomes import describe_outcomes
from wijkmakers_analysis.text.own_words import tell_foreword, tell_in_own_words
from wijkmakers_analysis.text.reach import describe_reach
from wijkmakers_analysis.text.stories import choose_quote, tell_stories
from wijkmakers_analysis.text.walks import describe_walks
from wijkmakers_analysis.yearpack.parts import PackStory, PackText

from packs import activity, empty_pack, fact, full_pack, public_pack, share
from reading_aloud import ALWAYS, PARTS, WHERE_THERE_IS, blocks_of, read_aloud

PACKS = {"full": full_pack, "public": public_pack, "empty": empty_pack}


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("part", ALWAYS, ids=lambda part: part.__name__)
def test_every_part_says_something(part, name):
    assert read_aloud(part(PACKS[name]())).strip()


@pytest.mark.parametrize("part", WHERE_THERE_IS, ids=lambda part: part.__name__)
def test_what_is_not_there_is_left_out(part):
    assert blocks_of(part(empty_pack())) == ()


@pytest.mark.parametrize("part", ALWAYS[1:-1], ids=lambda part: part.__name__)
def test_an_empty_year_shows_no_zero_that_nobody_counted(part):
    said = read_aloud(part(empty_pack())).replace("geen nul maar", "")
    assert not re.search(r"\b(0|nul|geen enkele)\b", said)


def test_the_cover_carries_title_period_and_marks():
    cover = make_cover(full_pack(), draft=True)
    assert plain(cover.title) == "Eén jaar Wijkmakers"
    assert plain(cover.period) == "1 november 2021 tot en met 30 november 2022"
    assert (plain(cover.stamp), cover.file_stem) == ("CONCEPT", "jaaroverzicht-2022")
    assert plain(cover.notice) == "Voorbeeld: de aanwezigheid in dit verslag is verzonnen."
    assert not make_cover(full_pack()).stamp


def test_the_glance_has_six_tiles_a_quote_and_next_year():
    blocks = blocks_of(tell_at_a_glance(full_pack(), "2022-12-31"))
    (tiles,) = (block for block in blocks if isinstance(block, Tiles))
    assert len(tiles.tiles) == 6
    said = read_aloud(tell_at_a_glance(full_pack(), "2022-12-31"))
    assert "We organiseerden 30 activiteiten, en er deden 248 mensen mee." in said
    assert "Ik kijk nu anders naar mijn eigen straat." in said
    assert "Scherpte in de discussie" in said


def test_a_year_without_lists_shows_no_tile_of_people():
    assert "mensen deden mee" not in read_aloud(tell_at_a_glance(public_pack()))


@pytest.mark.parametrize(("counted", "is_shown"), [(0.25, False), (0.75, True)])
def test_a_bound_that_rests_on_few_counts_is_left_to_its_own_part(counted, is_shown):
    bound = fact("participants", None, "minstens 31", low=31, status="ondergrens")
    others = tuple(one for one in public_pack().facts if one.key != "participants")
    lists = fact("completeness", counted, f"{counted:.0%}", unit="aandeel", veld="telling")
    pack = replace(public_pack(), facts=(*others, bound, lists))
    assert ("minstens 31" in read_aloud(tell_at_a_glance(pack))) is is_shown
    assert "minstens 31 mensen" in read_aloud(describe_reach(pack))


def test_an_edition_of_which_the_start_is_unknown_says_so():
    said = read_aloud(describe_course(public_pack()))
    assert "Er zijn 10 diploma's gehaald. Hoeveel mensen eraan begonnen" in said
    assert "editie 2 begon op 29 september 2022 en loopt nog. Er zijn 15 deelnemers" in said


def test_a_lab_that_became_something_else_is_told():
    said = read_aloud(describe_labs(public_pack()))
    assert (
        "Een andere werkplaats in Paddepoel kreeg een andere vorm en werd ‘Workshop design "
        "thinking’." in said
    )


def test_a_series_whose_list_is_not_complete_has_no_count():
    series = activity("R", "Maandelijkse wijkwandeling (reeks)", "wijkwandeling", "2022-04-01",
                      "2022-04-30", is_counted=False)  # fmt: skip
    pack = public_pack()
    said = read_aloud(describe_walks(replace(pack, activities=(*pack.activities, series))))
    assert "De reeks ‘Maandelijkse wijkwandeling’ loopt sinds april 2022." in said
    assert "Hoeveel wandelingen er waren, is niet bijgehouden." in said
    assert not re.search(r"\d+ wijkwandelingen", said)


def test_of_a_year_without_lists_no_number_of_people_is_told():
    assert blocks_of(describe_reach(public_pack())) == ()


def test_reach_of_a_first_year():
    assert read_aloud(describe_reach(full_pack())) == (
        "Dit jaar deden 248 mensen een keer of vaker mee. Elke keer dat iemand er was, telt als "
        "een deelname; dat waren er samen 808.\n"
        "Een gewone groep was 16 mensen groot. Bij de helft van de activiteiten waren het er 11 "
        "tot 24. Dit is het eerste jaar waarvan we bijhouden wie er kwam. Wie nieuw is en wie terugkomt, kunnen we "
        "daarom pas volgend jaar zeggen."
    )


def test_reach_of_a_later_year_says_who_was_new_and_who_came_back():
    kept = tuple(one for one in full_pack().facts if one.id != "new_faces")
    pack = replace(full_pack(), facts=(*kept, share("new_faces", 0.36), share("returners", 0.75)))
    assert read_aloud(describe_reach(pack)).endswith(
        "Dit jaar kwam 36% van de deelnemers voor het eerst. Binnen twaalf maanden na een "
        "eerste bezoek kwam 75% van de deelnemers nog een keer terug."
    )


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (0.84, "Dat is even veel."),
        (0.81, "ongeveer gelijk; dit verschil kan toeval zijn"),
        (0.6, "hebben we niet getoetst"),
    ],
)
def test_a_difference_from_chance_is_never_called_more_or_less(chance, expected):
    pack = full_pack()
    facts = tuple(
        replace(fact, value=chance, shown=f"{chance:.0%}")
        if fact.id == "cross_sector_meetings.chance"
        else fact
        for fact in pack.facts
    )
    said = read_aloud(describe_sector_meetings(replace(pack, facts=facts)))
    assert expected in said
    assert not re.search(r"\b(meer|minder|hoger|lager)\b", said)


def test_who_left_in_the_year_is_among_the_partners_that_sent_somebody():
    pack, later = full_pack(), "Wie in de loop van het jaar stopte, telt daarin mee."
    assert later not in read_aloud(describe_partners(pack))
    kept = [one for one in pack.facts if one.id not in ("partners.left", "active_partners")]
    active = share("active_partners", 21 / 23, numerator=21, denominator=23)
    active = replace(active, shown="21 van de 23")
    facts = (*kept, fact("partners.left", 1), active)
    assert read_aloud(describe_partners(replace(pack, facts=facts))).endswith(
        "Dit jaar stuurden 21 van de 23 partners minstens één deelnemer. " + later
    )


def test_growth_says_which_way_and_on_which_scale():
    kept = [one for one in full_pack().facts if one.indicator != "self_assessed_growth"]
    scale = "De schaal loopt van 1 tot en met 5."
    for value, told in [
        (0.7, "Na afloop is dat gemiddeld 0,7 punt hoger."),
        (-0.2, "Het verschil tussen na en voor is gemiddeld -0,2 punt."),
    ]:
        growth = fact("self_assessed_growth", value, f"{value}".replace(".", ","), reason=scale)
        said = read_aloud(describe_outcomes(replace(full_pack(), facts=(*kept, growth))))
        assert (
            f"Deelnemers gaven zichzelf voor en na de leergang een cijfer. {told} {scale}"
        ) in said


def test_the_score_that_is_compared_is_told_in_its_own_year():
    recommended = fact("recommendation.mean", 9.2, "9,2", unit="punten")
    growth = fact("self_assessed_growth", 0.7, "0,7")
    pack = replace(full_pack(), facts=(*full_pack().facts, growth, recommended))
    assert (
        "Op de vraag of zij Wijkmakers aanraden, gaven deelnemers van nul tot tien gemiddeld een "
        "9,2."
    ) in read_aloud(describe_outcomes(pack))


@pytest.mark.parametrize(
    ("asked", "followed", "told"),
    [
        (1, (1, 1), "Die vraag kreeg een vervolg."),
        (1, (0, 1), "Die vraag kreeg nog geen vervolg."),
        (2, (1, 1), "De vraag die lang genoeg geleden kwam, kreeg een vervolg."),
        (4, (2, 2), "Van de nieuwe vragen die lang genoeg geleden kwamen, kreeg dit deel een "
                    "vervolg: 2 van de 2."),
    ],
)  # fmt: skip
def test_what_became_of_the_questions_of_this_year(asked, followed, told):
    kept = [one for one in full_pack().facts if one.indicator != "practice_questions"]
    done, old = followed
    facts = (
        *kept,
        fact("practice_questions", asked),
        fact("practice_questions.followed_up", done / old, f"{done} van de {old}",
             unit="aandeel", numerator=done, denominator=old),
    )  # fmt: skip
    assert told in read_aloud(describe_outcomes(replace(full_pack(), facts=facts)))


def test_partners_known_by_number_only_are_not_all_named():
    said = read_aloud(describe_partners(public_pack()))
    assert "21 partnerorganisaties" in said
    assert "onder meer" in said
    assert "onder meer" not in read_aloud(describe_partners(full_pack()))


def test_own_words_stand_where_they_belong_and_are_never_lost():
    texts = (
        PackText(place="Voorwoord", wording="Eerst dit.\n\nDan dat.", speaker_role="voorzitter"),
        PackText(place="wie deden er mee", wording="Wat een mensen."),
        PackText(place="een plek die niet bestaat", wording="Ook dit telt mee."),
    )
    pack = replace(full_pack(), texts=texts)
    foreword = blocks_of(tell_foreword(pack))
    assert [plain(block.text) for block in foreword] == [
        "Eerst dit.", "Dan dat.", "Ook dit telt mee."
    ]  # fmt: skip
    assert {block.role for block in foreword} == {"own"}
    assert [plain(block.by) for block in foreword] == ["", "voorzitter", ""]
    assert read_aloud(tell_in_own_words(pack, "Wie deden er mee?")) == (
        "In eigen woorden\nWat een mensen."
    )
    assert read_aloud(describe_reach(pack)).startswith("In eigen woorden\nWat een mensen.")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Versterking van het netwerk", "Versterking van het netwerk"),
        ("netwerk", "Versterking van het netwerk"),
        ("Speerpunten", "Speerpunten voor komend jaar"),
        ("leergang", "De leergang"),
        ("JONG TALENT.", "Jong talent"),
    ],
)
def test_a_place_may_be_written_as_a_piece_of_a_heading(written, place):
    pack = replace(full_pack(), texts=(PackText(place=written, wording="Hier hoort het."),))
    assert read_aloud(tell_in_own_words(pack, place)) == "In eigen woorden\nHier hoort het."
    assert blocks_of(tell_foreword(pack)) == ()


@pytest.mark.parametrize(
    ("consent", "until", "is_shown"),
    [
        ("jaaroverzicht", None, True),
        ("openbaar", "2022-12-31", True),
        ("openbaar", "2022-12-30", False),
        ("partner", None, False),
        ("nee", None, False),
    ],
)
def test_a_story_stands_here_only_within_its_consent(consent, until, is_shown):
    story = PackStory(story="S", quote="Een citaat.", consent=consent, valid_until=until)
    pack = replace(full_pack(), stories=(story,))
    for tell in (tell_stories, choose_quote):
        assert ("Een citaat." in read_aloud(tell(pack, "2022-12-31"))) is is_shown


def test_a_day_that_is_none_is_refused():
    with pytest.raises(WrongCall) as caught:
        tell_stories(full_pack(), "31-12-2022")
    assert str(caught.value) == (
        "'31-12-2022' is geen datum. Schrijf jaar, maand en dag, zoals 2022-12-31, "
        "of laat het leeg voor vandaag."
    )


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_no_part_claims_a_cause(part):
    causal = r"zorgde voor|dankzij|leidde tot|veroorzaakte|doordat"
    assert not re.search(causal, read_aloud(part(full_pack())))


def test_own_words_say_what_they_are():
    texts = (
        PackText(place="voorwoord", wording="Vooraf."),
        PackText(place="vooruitblik", wording="Straks."),
        PackText(place="oproep", wording="Doe mee."),
        PackText(place="Jong talent", wording="Jong."),
    )
    pack = replace(full_pack(), texts=texts)
    told = [*blocks_of(tell_foreword(pack)), *blocks_of(tell_outlook(pack)),
            *blocks_of(tell_in_own_words(pack, "Jong talent"))]  # fmt: skip
    marks = [plain(block.mark) for block in told if isinstance(block, Paragraph)]
    assert marks == ["Voorwoord", "Vooruitblik", "Oproep", "In eigen woorden"]
