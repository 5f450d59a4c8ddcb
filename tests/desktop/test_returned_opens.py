"""LibreOffice opens marked copies as they are, and what it saves can be marked again."""

import pytest

from wijkmakers_analysis.intake.problems import error, warning
from wijkmakers_analysis.intake.returned.opendocument import annotated_opendocument
from wijkmakers_analysis.intake.returned.workbook import annotated

from returned_books import cells_of, comments_of, fills_of, looks_of, opened, read_parts, rich

pytestmark = pytest.mark.desktop

BOOKS = {"openpyxl.xlsx": "Lijst d'Hondt", "xlsxwriter.xlsx": "Lijst", "macros.xlsm": "Lijst"}
PLACES = ("A1", "B3", "B4", "B5", "B23", "G4")
NEXT_PLACES = ("B3", "C3")


def problems_of(sheet, places=PLACES):
    found = [
        error(
            "dit is geen bekende aanwezigheid",
            "Vul x of ja in (was er), nee (was er niet), ziek of afgemeld, of laat de cel leeg.",
            "waarde",
            "lijst.xlsx",
            sheet,
            cell,
        )
        for cell in places
    ]
    return [
        *found,
        warning(
            "kolom F zonder kop niet gelezen",
            "Zet er een kop boven.",
            "kop",
            "lijst.xlsx",
            sheet,
            "F1",
        ),
    ]


@pytest.fixture(scope="session")
def converted(run, tmp_path_factory):
    """Each marked workbook, and what LibreOffice makes of it: a pdf and an xlsx."""
    folder = tmp_path_factory.mktemp("terug")
    marked = {}
    for name, sheet in BOOKS.items():
        marked[name] = annotated(rich(name), problems_of(sheet))
        (folder / name).write_bytes(marked[name])
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    paths = [folder / name for name in BOOKS]
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "pdf", *paths)
    run(
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        folder / "xlsx",
        *paths,
    )
    stems = {name: name.partition(".")[0] for name in BOOKS}
    return {
        name: (
            marked[name],
            folder / "pdf" / f"{stems[name]}.pdf",
            (folder / "xlsx" / f"{stems[name]}.xlsx").read_bytes(),
        )
        for name in BOOKS
    }


@pytest.fixture(params=BOOKS)
def name(request):
    return request.param


def test_the_list_can_be_read_on_paper(run, converted, name):
    words = run("pdftotext", "-layout", converted[name][1], "-")
    assert "Te doen: 6 fouten en 1 waarschuwing" in words
    assert "#REF!" not in words
    flat = "".join(words.split())
    for word in ("nummer", "ernst", "blad", "watisermis", "kolomFzonderkop", "klaar"):
        assert word.casefold() in flat.casefold()


def test_it_finds_all_comments_colours_and_cells(converted, name):
    marked, _, saved = converted[name]
    texts = {place: "".join(text.split()) for place, text in comments_of(marked).items()}
    assert {place: "".join(text.split()) for place, text in comments_of(saved).items()} == texts
    fills = fills_of(saved)
    for cell in (*PLACES, "F1"):
        assert fills[BOOKS[name], cell] == fills_of(marked)[BOOKS[name], cell]
    before, after = (
        {place: str(value) for place, value in cells_of(each).items()} for each in (marked, saved)
    )
    tick_box = {(BOOKS[name], "N2")}  # it writes a yes as a formula
    assert {place: after.get(place) for place in before.keys() - tick_box} == {
        place: before[place] for place in before.keys() - tick_box
    }
    assert opened(saved).active.title == "Te doen"


def test_what_it_saved_is_marked_anew_and_cleaned(converted, name):
    sheet = BOOKS[name]
    saved = converted[name][2]
    again = annotated(saved, problems_of(sheet, NEXT_PLACES))
    ours = {place for place, text in comments_of(again).items() if "Wijkmakers" in text}
    assert ours == {(sheet, cell) for cell in (*NEXT_PLACES, "F1")}
    clean = annotated(saved, ())
    own = {"openpyxl.xlsx": {(sheet, "B5"), (sheet, "A7")}}.get(name, {(sheet, "B3")})
    assert comments_of(clean).keys() == own
    before, after = fills_of(rich(name)), fills_of(clean)
    assert {place: after[place] for place in before} == before
    assert len(read_parts(clean)) == len(read_parts(saved))
    assert looks_of(clean).keys() >= before.keys()


@pytest.fixture(scope="session")
def from_libreoffice(run, tmp_path_factory):
    """A marked .ods that LibreOffice wrote, and what it makes of it: a pdf, an xlsx, an ods."""
    folder = tmp_path_factory.mktemp("ods")
    profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
    (folder / "boek.xlsx").write_bytes(rich("openpyxl.xlsx"))

    def convert(form, path, place):
        run("soffice", profile, "--headless", "--convert-to", form, "--outdir", place, path)
        return place / f"boek.{form}"

    plain = convert("ods", folder / "boek.xlsx", folder)
    (folder / "terug").mkdir()
    marked = folder / "terug/boek.ods"
    marked.write_bytes(
        annotated_opendocument(plain.read_bytes(), problems_of(BOOKS["openpyxl.xlsx"]))
    )
    return {
        "plain": convert("xlsx", plain, folder / "kaal").read_bytes(),
        "xlsx": convert("xlsx", marked, folder / "weer").read_bytes(),
        "ods": convert("ods", marked, folder / "weer").read_bytes(),
        "pdf": convert("pdf", marked, folder / "weer"),
        "folder": folder,
        "convert": convert,
    }


def test_libreoffice_finds_the_marks_in_an_ods(from_libreoffice, run):
    before, after = from_libreoffice["plain"], from_libreoffice["xlsx"]
    wanted = {(BOOKS["openpyxl.xlsx"], cell) for cell in (*PLACES, "F1")}
    ours = {place for place, text in comments_of(after).items() if "Wijkmakers" in text}
    assert ours == wanted
    assert comments_of(after).keys() == comments_of(before).keys() | wanted
    fills, old = fills_of(after), fills_of(before)
    assert {place for place in old.keys() & wanted if fills[place] == old[place]} == set()
    assert {place for place in old.keys() - wanted if fills[place] != old[place]} == set()
    assert cells_of(after) == cells_of(before)
    looks = looks_of(after)
    assert {place: looks[place] for place in looks_of(before)} == looks_of(before)
    words = run("pdftotext", "-layout", from_libreoffice["pdf"], "-")
    assert "Te doen: 6 fouten en 1 waarschuwing" in words


def test_an_ods_that_libreoffice_saved_is_cleaned(from_libreoffice):
    clean = from_libreoffice["folder"] / "schoon/boek.ods"
    clean.parent.mkdir()
    clean.write_bytes(annotated_opendocument(from_libreoffice["ods"], ()))
    again = from_libreoffice["convert"]("xlsx", clean, clean.parent).read_bytes()
    before = from_libreoffice["plain"]
    assert comments_of(again) == comments_of(before)
    assert {place: fills_of(again)[place] for place in fills_of(before)} == fills_of(before)
