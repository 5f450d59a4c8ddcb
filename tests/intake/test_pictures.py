"""A photo is told at its cell where it cannot appear, and keeps nothing of its camera."""

import io

import pytest
from PIL import Image

from wijkmakers_analysis.intake import pictures
from wijkmakers_analysis.intake.pictures import Flaw, Picture, read_logo, read_photo
from wijkmakers_analysis.programme import check_workspace

from builders import workspace
from photographs import SECRETS, bomb, from_a_phone, jpeg, png

HEADER = ["bestand", "alt-tekst", "maker", "plek", "toestemming"]
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1" + bytes(500)
OUT = "waarschuwing: programma.xlsx › Foto's › "


def told(tmp_path, *rows, files=()):
    settings = workspace(tmp_path, {"Foto's": [HEADER, *rows]})
    for name, content in dict(files).items():
        path = settings.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _, problems = check_workspace(settings)
    return [f"{each.severity}: {each}" for each in problems]


def opened(picture):
    return Image.open(io.BytesIO(picture.content))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jpg", None, "dit bestand staat niet in de datamap. Zet het in dezelfde map als "
         "dit werkboek, of verbeter de naam."),
        ("a.jpg", b"", "dit bestand is leeg, of het staat alleen in OneDrive. Wacht tot OneDrive "
         "het heeft opgehaald, of zet het bestand er opnieuw neer."),
        ("a.jpg", jpeg()[:900], "dit bestand is beschadigd, of het is geen foto. Sla het opnieuw "
         "op als .jpg of .png, en kijk of het daarna te openen is."),
        ("a.jpg", b"dit is geen foto", "dit bestand is beschadigd, of het is geen foto. Sla het "
         "opnieuw op als .jpg of .png, en kijk of het daarna te openen is."),
        ("a.heic", HEIC, "dit is een foto van een telefoon in het soort HEIC, en dat kan het "
         "programma niet lezen. Open de foto, sla hem op als .jpg en vul die naam hier in."),
        ("a.jpg", HEIC, "dit is een foto van een telefoon in het soort HEIC, en dat kan het "
         "programma niet lezen. Open de foto, sla hem op als .jpg en vul die naam hier in."),
        ("a.png", bomb(), "dit bestand is te groot om te lezen. Verklein de foto, bijvoorbeeld in "
         "Foto's of Paint, en sla hem op als .jpg."),
        ("a.jpg", jpeg((4000, 20)), "deze foto is veel te smal of te laag om te laten zien. Kies "
         "een andere foto, of snijd hem bij."),
    ],
    ids=["missing", "empty", "cut off", "no photo", "heic", "heic called jpg", "huge", "narrow"],
)  # fmt: skip
def test_a_photo_that_cannot_be_read_is_told_at_its_cell(tmp_path, name, content, said):
    files = {} if content is None else {name: content}
    found = told(tmp_path, [name, "Een straat", "wij", "cover", "openbaar"], files=files)
    assert found == [f"{OUT}A2: deze foto komt niet in het verslag: {said}"]


@pytest.mark.parametrize(
    ("maker", "place", "said"),
    [
        ("wij", "Jong talent", []),
        ("wij", "omslag", []),
        ("wij", "boven", [f"{OUT}D2: deze foto komt niet in het verslag: bij plek staat geen deel "
         "van het jaaroverzicht. Vul cover in, of de kop van een hoofdstuk, zoals: Jong talent."]),
        (None, "cover", [f"{OUT}C2: deze foto komt niet in het verslag: er staat niet bij wie hem "
         "maakte. Vul de kolom maker in."]),
    ],
)  # fmt: skip
def test_a_photo_needs_a_maker_and_a_place(tmp_path, maker, place, said):
    row = ["a.jpg", "Een straat", maker, place, "openbaar"]
    assert told(tmp_path, row, files={"a.jpg": jpeg()}) == said


def test_a_photo_without_consent_is_not_looked_for(tmp_path):
    assert told(tmp_path, ["weg.jpg", "Een straat", None, None, "nee"]) == []


def test_nothing_of_the_camera_stays(tmp_path):
    (tmp_path / "a.jpg").write_bytes(from_a_phone())
    assert b"Zwibbelcam" in (tmp_path / "a.jpg").read_bytes()
    photo = read_photo(tmp_path, "lijst.xlsx", "a.jpg")
    assert not any(secret in photo.content for secret in SECRETS)
    assert opened(photo).getexif() == {}
    assert opened(photo).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (photo.width, photo.height) == (426, 640), "it is turned upright"


@pytest.mark.parametrize(("size", "shown"), [((640, 426), (640, 426)), ((5000, 2500), (1600, 800))])
def test_a_photo_is_made_smaller_and_never_larger(tmp_path, size, shown):
    (tmp_path / "a.jpg").write_bytes(jpeg(size))
    photo = read_photo(tmp_path, "lijst.xlsx", "a.jpg")
    assert (photo.width, photo.height) == opened(photo).size == shown


def test_a_logo_stays_see_through_and_loses_its_texts(tmp_path):
    (tmp_path / "logo.png").write_bytes(png(Author="Quorneel Zwibbel"))
    logo = read_logo(tmp_path, "lijst.xlsx", "logo.png")
    assert opened(logo).getpixel((5, 5))[3] == 0
    assert b"Quorneel" not in logo.content


@pytest.mark.parametrize(
    ("given", "is_found"),
    [("A.JPG", True), ("foto's/a.jpg", True), ("foto's\\a.jpg", True), ("../geheim.jpg", False),
     ("/etc/a.jpg", False), ("C:\\a.jpg", False), ("", False), ("b.jpg", False)],
)  # fmt: skip
def test_a_photo_is_looked_for_below_the_data_folder_only(tmp_path, given, is_found):
    data = tmp_path / "data"
    (data / "foto's").mkdir(parents=True)
    (data / "foto's" / "a.jpg").write_bytes(jpeg())
    (tmp_path / "geheim.jpg").write_bytes(jpeg())
    assert isinstance(read_photo(data, "lijst.xlsx", given), Picture if is_found else Flaw)


def test_two_files_of_one_name_are_not_chosen_between(tmp_path):
    for folder in ("een", "twee"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jpg").write_bytes(jpeg())
    assert read_photo(tmp_path, "lijst.xlsx", "a.jpg") == pictures.TWICE
    assert isinstance(read_photo(tmp_path, "een/lijst.xlsx", "a.jpg"), Picture)


def test_logos_are_told_at_their_cell(tmp_path):
    rows = [["wat", "waarde"], ["logo financier", "fonds.png, Stadsfonds; weg.png, Iemand"]]
    settings = workspace(tmp_path, {"Huisstijl": rows})
    (settings.data / "fonds.png").write_bytes(png())
    assert [str(each) for each in check_workspace(settings)[1]] == [
        "programma.xlsx › Huisstijl › B2: dit bestand staat niet in de datamap. Zet het in "
        "dezelfde map als dit werkboek, of verbeter de naam."
    ]
