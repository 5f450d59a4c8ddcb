"""Photos lie beside the pack, show within their consent, and go with it, in a closed year too."""

import json
from datetime import date

import pytest
from small_year import sheets

from wijkmakers_analysis.document import plain, texts_in
from wijkmakers_analysis.errors import PackError, WrongCall
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import ensure_pack, open_pack, open_year
from wijkmakers_analysis.yearpack.closing import close_year
from wijkmakers_analysis.yearpack.pictures import pictures_folder

from builders import workspace
from photographs import jpeg, png

HEADER = [
    "bestand",
    "alt-tekst",
    "bijschrift",
    "maker",
    "plek",
    "jaar",
    "toestemming",
    "geldig tot",
]
TALENT = "Jong talent"


def photo(
    name, place=TALENT, consent="openbaar", until=None, year=None, maker="wij", alt="Een laan"
):
    return [name, alt, "In mei", maker, place, year, consent, until]


def made(tmp_path, *rows):
    """Write a workspace with photos, each of its own colour, and give its settings."""
    style = [["wat", "waarde"], ["hoofdkleur", "#FFD500"], ["aanspreekvorm", "Je"],
             ["logo financier", "fonds.png, Stadsfonds"]]  # fmt: skip
    settings = workspace(tmp_path, {**sheets(), "Foto's": [HEADER, *rows], "Huisstijl": style})
    for number, row in enumerate(rows):
        (settings.data / row[0]).write_bytes(jpeg(colour=(20 * number, 90, 120)))
    (settings.data / "fonds.png").write_bytes(png())
    return settings


def shown(settings, day="2022-12-31", place=TALENT):
    pack = open_year(2022, settings.root, date=day)
    blocks = tell_in_own_words(pack, place).flat()
    return [plain(one.alt) for block in blocks for one in block.pictures]


@pytest.fixture
def in_this_process(monkeypatch):
    """Make packs here instead of in a child process."""
    from wijkmakers_analysis.yearpack import opening

    monkeypatch.setattr(opening, "_make_in_child", ensure_pack)


@pytest.mark.usefixtures("in_this_process")
def test_a_photo_shows_within_its_consent(tmp_path):
    rows = {
        "gewoon": (photo("1.jpg", alt="gewoon"), True),
        "voor het jaaroverzicht": (photo("2.jpg", consent="jaaroverzicht"), True),
        "voor een partner": (photo("3.jpg", consent="partner"), False),
        "voor niemand": (photo("4.jpg", consent="nee"), False),
        "tot vandaag": (photo("5.jpg", until=date(2022, 12, 31)), True),
        "tot gisteren": (photo("6.jpg", until=date(2022, 12, 30)), False),
        "zonder maker": (photo("7.jpg", maker=None), False),
        "voor een ander deel": (photo("8.jpg", place="Verhalen"), False),
        "van dit jaar": (photo("9.jpg", year=2022), True),
        "van volgend jaar": (photo("10.jpg", year=2023), False),
    }
    settings = made(tmp_path, *([row[0], alt, *row[2:]] for alt, (row, _) in rows.items()))
    assert set(shown(settings)) == {alt for alt, (_, is_shown) in rows.items() if is_shown}


@pytest.mark.usefixtures("in_this_process")
def test_a_pack_names_no_file_and_keeps_pictures_beside_it(tmp_path):
    settings = made(tmp_path, photo("Quorneel Zwibbel.jpg"), photo("b.jpg", place="cover"))
    path = ensure_pack(settings, 2022)
    assert "Quorneel" not in path.read_text("utf-8")
    names = {one["picture"] for one in json.loads(path.read_text("utf-8"))["photos"]}
    assert {one.name for one in pictures_folder(path).iterdir()} == names
    assert len(names) == 3
    cover = make_cover(open_year(2022, settings.root, date="2022-12-31"))
    assert plain(cover.photo.caption) == "In mei. Foto: wij"
    assert cover.accent == "#8D7400"
    assert cover.address == "je"


@pytest.mark.usefixtures("in_this_process")
def test_a_photo_that_goes_from_the_sheet_goes_from_the_folder(tmp_path):
    settings = made(tmp_path, photo("a.jpg"), photo("b.jpg"))
    assert len(shown(settings)) == 2
    made(tmp_path, photo("a.jpg"))
    assert len(shown(settings)) == 1
    assert len(list(pictures_folder(settings.root / "packs" / "2022.json").iterdir())) == 2


@pytest.mark.usefixtures("in_this_process")
def test_a_withdrawn_photo_goes_from_a_closed_year(tmp_path):
    settings = made(tmp_path, photo("a.jpg"), photo("b.jpg", alt="Een plein"))
    close_year(settings, 2022, date(2023, 1, 1))
    assert shown(settings) == ["Een laan", "Een plein"]
    made(tmp_path, photo("a.jpg", consent="nee"), photo("b.jpg", alt="Een plein"))
    assert shown(settings) == ["Een plein"]
    assert len(open_pack(settings.root / "packs" / "2022.json").photos) == 3, "the pack is frozen"


@pytest.mark.usefixtures("in_this_process")
def test_a_photo_that_was_thrown_away_is_not_shown_and_a_damaged_one_is_told(tmp_path):
    settings = made(tmp_path, photo("a.jpg"), photo("b.jpg"))
    close_year(settings, 2022, date(2023, 1, 1))
    first, second, *_ = sorted(pictures_folder(settings.root / "packs" / "2022.json").glob("*.jpg"))
    first.unlink()
    assert len(shown(settings)) == 1
    second.write_bytes(b"kapot")
    with pytest.raises(PackError, match=r"Een foto in 2022\.photos is veranderd of beschadigd"):
        shown(settings)


def test_a_day_that_is_none_is_refused(tmp_path):
    with pytest.raises(WrongCall, match="is geen datum"):
        open_year(2022, tmp_path, date="gisteren")


@pytest.mark.usefixtures("in_this_process")
def test_the_logos_of_funders_close_the_colophon(tmp_path):
    from wijkmakers_analysis.text.account import tell_colophon

    settings = made(tmp_path)
    *_, last = tell_colophon(open_year(2022, settings.root, date="2022-12-31")).flat()
    assert last.role == "logos"
    assert [plain(text) for text in texts_in(last)] == ["Logo van Stadsfonds", ""]
