"""Two invented workspaces that differ in everything hidden and in nothing printed, and their files.

In the first every person and partner has a name that is nowhere else in the world, planted also
where no program looks: comments, properties, hidden sheets, names of files. In the second all
people bear other names, the rows stand in another order, and a few visits are
those of other people. Everything is made by the real commands.
"""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from wijkmakers_analysis.example.workspace import Size, write_example
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings

from attacks.changing import Changed, search

YEAR = 2022
DATE = "2022-12-15"
SIZE = Size(people=60, organisations=8, years=1)
CHANGES = 3
PERSON_COLUMNS = ("deelnemer", "e-mail", "respondent", "naam")
WRITTEN = ("Aanwezigheid", "Deelnemers")
CALLS = {
    "check": (),
    "review": ("--year", str(YEAR), "--date", DATE),
    "partners": ("--year", str(YEAR), "--date", DATE),
    "facts": ("--year", str(YEAR)),
}
PUBLISHING = ("review", "partners")
OFFICE = "kantoor"  # what lies there is for the sending, and does not leave as it is
REPORTS = {".html", ".pdf", ".docx", ".pptx", ".xlsx"}


@dataclass
class World:
    """A workspace with everything that was made of it.

    Parameters
    ----------
    people, planted, places
        What may be nowhere: names, addresses and codes of people; texts planted where no program
        looks; and names of files and sheets, which only the office may see.
    partners
        The token of each partner, by its name.
    contacts
        Names and addresses of who gets a report: for the sending only.
    printed
        What each command printed.
    """

    folder: Path
    people: list[str] = field(default_factory=list)
    planted: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    partners: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def canaries(self) -> set[str]:
        """Everything that may be in no published file."""
        return {*self.people, *self.planted, *self.places, *self.contacts}

    def published(self) -> list[Path]:
        """Return every file that may leave the office: reports of both kinds, and the pack."""
        reports = (self.folder / "reports").rglob("*")
        packs = (self.folder / "packs").rglob("*")
        files = [path for path in reports if path.suffix in REPORTS and OFFICE not in path.parts]
        return sorted([*files, *(path for path in packs if path.suffix in (".json", ".jpg"))])

    def mails(self) -> list[Path]:
        """Return the drafts of mails, each with a report."""
        return sorted((self.folder / "reports").rglob("*.eml"))

    def partner_reports(self) -> list[Path]:
        """Return the reports of partners."""
        return [path for path in self.published() if path.parent.name == "partners"]

    def named(self, path: Path) -> str:
        """Return the name of a file as it lies in the workspace."""
        return path.relative_to(self.folder).as_posix()


@dataclass
class Worlds:
    """The first world, the second, and what was changed between them."""

    first: World
    second: World
    changes: list[str]
    tried: int


def invent_worlds(folder: Path) -> Worlds:
    """Make both workspaces and everything that the commands make of them."""
    first = plant(folder / "een", salt=1)
    settings = load_settings(first.folder)
    programme = load_programme(settings)
    rows = _rows_of_lists(programme)
    changes: list[Changed] = []
    tried = 0
    while len(changes) < CHANGES:
        now = changes[-1].programme if changes else programme
        for found in search(now, YEAR, seed=len(changes), rows=rows):
            tried += 1
            if found is not None:
                changes.append(found)
                break
        else:
            raise AssertionError("no change of hidden values was found")
    second = plant(folder / "twee", salt=2, first=first, changes=changes, programme=programme)
    _share_secret(first, second)
    for command, options in CALLS.items():
        first.printed[command] = run(first.folder, command, *options)
        if command in PUBLISHING:
            second.printed[command] = run(second.folder, command, *options)
    return Worlds(first, second, [one.what for one in changes], tried)


def shared(base: Path, make: Callable[[Path], Worlds]) -> Worlds:
    """Return the worlds made under a folder; of several test processes only one makes them."""
    kept, folder = base / "worlds.json", base / "attacked"
    try:
        folder.mkdir()
    except FileExistsError:
        while not kept.exists():
            time.sleep(0.5)
            if (base / "failed").exists():
                raise AssertionError(
                    "the worlds could not be made; see the other process"
                ) from None
        raw = json.loads(kept.read_text("utf-8"))
        both = (
            World(**{**raw[one], "folder": Path(raw[one]["folder"])}) for one in ("first", "second")
        )
        return Worlds(*both, raw["changes"], raw["tried"])
    try:
        worlds = make(folder)
    except BaseException:
        (base / "failed").touch()
        raise
    beside = base / "worlds.json.part"
    beside.write_text(json.dumps(asdict(worlds), default=str), encoding="utf-8")
    beside.rename(kept)
    return worlds


def run(folder: Path, command: str, *options: str, fails: bool = False) -> str:
    """Run a command in a process of its own and return all that it printed."""
    call = [sys.executable, "-m", "wijkmakers_analysis", command, str(folder), *options]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode != 0) == fails, done.stderr
    return done.stdout + done.stderr


def token(salt: int, kind: str, number: int) -> str:
    """Return a word that nothing else holds; other salts give words of the same length."""
    draw = random.Random(f"{kind} {number} {salt}")
    return "".join(draw.choice("bdfgklmprtvz") + draw.choice("aeiou") for _ in range(5)).title()


def plant(
    folder: Path, salt: int, *, first: World | None = None, changes=(), programme=None
) -> World:
    """Write a workspace of which every name is a canary.

    Parameters
    ----------
    first
        The world in which the same rows stand under other names; partners keep theirs.
    changes
        Visits that become those of others, found in the programme of the first world.
    """
    write_example(folder, SIZE)
    world = World(folder, partners=dict(first.partners) if first else {})
    names: dict[str, str] = {}
    books = {path: openpyxl.load_workbook(path) for path in sorted(folder.glob("data/*.xlsx"))}
    for sheet in (sheet for book in books.values() for sheet in book):
        _invent_names(sheet, salt, names, world)
    moves = _moves(changes, programme)
    for path, book in books.items():
        for sheet in book:
            _move_visits(sheet, moves.get((path.name, sheet.title), {}), names)
            _rename(sheet, names)
            if salt == 2 and sheet.title in WRITTEN:
                _reverse(sheet)
        _hide_canaries(book, salt, path.stem, world)
        stem = f"{path.stem} {token(salt, path.stem, 0)}"
        world.places.append(stem.split()[-1])
        book.save(path.with_name(f"{stem}.xlsx"))
        path.unlink()
    return world


def _invent_names(sheet, salt: int, names: dict[str, str], world: World) -> None:
    header = [str(cell.value or "") for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for column, cell in zip(header, row, strict=True):
            value = cell.value
            if not isinstance(value, str) or value in names:
                continue
            if sheet.title == "Contactpersonen" and column in ("naam", "e-mail"):
                names[value] = _person(salt, value, len(names))
                world.contacts.append(names[value])
            elif (
                sheet.title == "Verhalen"
                and column in PERSON_COLUMNS
                and _may_be_named(header, row)
            ):
                names[value] = _person(0, value, 10_000)  # told with consent, in both worlds
            elif column in PERSON_COLUMNS:
                names[value] = _person(salt, value, len(names))
                world.people.append(names[value])
            elif sheet.title == "Organisaties" and column == "organisatie":
                word = world.partners.setdefault(value, token(0, "partner", len(world.partners)))
                names[value] = f"Stichting {word}"


def _may_be_named(header: list[str], row) -> bool:
    return row[header.index("naam noemen")].value == "ja"


def _person(salt: int, value: str, number: int) -> str:
    one, other = token(salt, "first", number), token(salt, "last", number)
    return f"{one}.{other}@example.org".lower() if "@" in value else f"{one} {other}"


def _rename(sheet, names: dict[str, str]) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value in names:
                cell.value = names[cell.value]


def _move_visits(sheet, moves: dict[int, tuple[int, str]], names) -> None:
    columns = {cell.value: cell.column for cell in sheet[1]}
    taken = {
        (row, columns[name]): sheet.cell(other, columns[name]).value
        for row, other in moves.items()
        for name in ("deelnemer", "organisatie")
    }
    for place, value in taken.items():
        sheet.cell(*place).value = value


def _reverse(sheet) -> None:
    """Put the rows of a sheet in the other order."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value


def _hide_canaries(book, salt: int, stem: str, world: World) -> None:
    """Plant texts in the places that a program copies without looking."""
    hidden = [f"{token(salt, stem, at)} {token(salt, stem, at + 100)}" for at in range(1, 12)]
    world.planted += hidden
    properties = book.properties
    properties.creator, properties.title, properties.lastModifiedBy = hidden[:3]
    properties.keywords, properties.description = hidden[3:5]
    book.custom_doc_props.append(StringProperty(name="Contact", value=hidden[5]))
    book.defined_names[hidden[6].replace(" ", "_")] = DefinedName(
        hidden[6].replace(" ", "_"), attr_text=f'"{hidden[6]}"'
    )
    sheet = book[book.sheetnames[-1]]
    sheet["A2"].comment = Comment(f"Bel {hidden[7]}", hidden[8])
    for title in set(WRITTEN) & set(book.sheetnames):
        number = f"06-{salt}{len(world.planted):07}"
        _add_column(book[title], "opmerking", f"Vraag {hidden[9]}, bel {number}")
        world.planted.append(number)
    if "Verhalen" in book.sheetnames:
        _tell_what_may_not_be_told(book["Verhalen"], hidden[10], world, salt)


def _add_column(sheet, header: str, text: str) -> None:
    column = sheet.max_column + 1
    sheet.cell(1, column).value = header
    sheet.cell(2, column).value = text


def _tell_what_may_not_be_told(sheet, name: str, world: World, salt: int) -> None:
    """Add stories without consent, with consent that has ended, and with a name not to be told."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, (consent, until) in enumerate(
        [("nee", None), ("jaaroverzicht", date(2022, 6, 1)), ("openbaar", None)]
    ):
        quote = f"Toen {token(salt, 'quote', number)} het deed"
        is_told = consent == "openbaar"
        row = {
            "verhaal": f"X{number}", "tekst": "Toen ging het vanzelf." if is_told else quote,
            "datum": date(2022, 5, 1), "van wie": "gids", "naam": name, "toestemming": consent,
            "geldig tot": until, "bron": "verzonnen",
        }  # fmt: skip
        world.planted += [] if is_told else [quote.split()[1]]
        at = sheet.max_row + 1
        for header, value in row.items():
            sheet.cell(at, columns[header]).value = value


def _share_secret(first: World, second: World) -> None:
    """Give both worlds one secret: the names of photos hang on it, and those are not hidden."""
    kept = first.folder / ".wijkmakers" / "secret"
    copied = second.folder / ".wijkmakers" / "secret"
    copied.parent.mkdir(exist_ok=True)
    shutil.copy(kept, copied)


def _rows_of_lists(programme) -> frozenset[int]:
    """Return the visits that stand one a row in a sheet, so that a row can be rewritten."""
    table = programme.attendance
    plain = table["cell_column"].isna() & (table["sheet"] == "Aanwezigheid")
    return frozenset(table.index[plain & table["file"].str.endswith(".xlsx")])


def _moves(changes, programme) -> dict[tuple[str, str], dict[int, tuple[int, str]]]:
    """Return by sheet which row takes the person of which other row of that sheet."""
    moves: dict = {}
    for change in changes:
        for at, person in change.rows:
            row = programme.attendance.loc[at]
            same = programme.attendance
            same = same[(same["file"] == row["file"]) & (same["person_id"] == person)]
            stem = row["file"].removesuffix(".xlsx").rsplit(" ", 1)[0]
            here = moves.setdefault((f"{stem}.xlsx", row["sheet"]), {})
            here[int(row["row"])] = int(same["row"].iloc[0])
    return moves
