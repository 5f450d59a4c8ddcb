"""Files that wijkmakers.toml names one by one: what a sheet is, what an export belongs to."""

import re
import unicodedata
from dataclasses import dataclass

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.settings.checks import FILE_NAME, Kind, names_of, refuse_unknown, typed

# The words of these settings; the same as in the schemas, which stand above the settings.
BLANKS = ("afwezig", "onbekend")
MOMENTS = ("voor", "na", "toen", "later")


@dataclass(frozen=True)
class NamedSheet:
    """A sheet of which the settings say what it is.

    Parameters
    ----------
    file
        Name, or path relative to the data folder; * stands for anything.
    sheet
        Name of the sheet; empty for csv, and for every sheet of the file.
    table
        Title of a sheet in the schemas, or empty.
    activity
        Id of the one activity of which this is the list, or empty.
    blank
        What a blank in a presence list means: one of BLANKS, or empty.
    """

    file: str
    sheet: str = ""
    table: str = ""
    activity: str = ""
    blank: str = ""

    def names(self, file: str, sheet: str = "") -> bool:
        """Tell whether this is about a sheet of a file, given as a path with /."""
        is_sheet = not self.sheet or _plain(self.sheet) == _plain(sheet)
        return is_sheet and file_matches(self.file, file)


@dataclass(frozen=True)
class NamedExport:
    """An export of which the settings say what it belongs to.

    Parameters
    ----------
    file
        Name, or path relative to the data folder; * stands for anything.
    activity
        Id of its activity, or empty.
    edition
        Id of its edition of the course, for a survey; or empty.
    moment
        Of a survey: one of MOMENTS, or empty.
    """

    file: str
    activity: str = ""
    edition: str = ""
    moment: str = ""

    def names(self, file: str) -> bool:
        """Tell whether this is about a file, given as a path with /."""
        return file_matches(self.file, file)


def file_matches(pattern: str, file: str) -> bool:
    """Tell whether a name or path with * is that of a file; case never matters.

    Parameters
    ----------
    pattern
        A pattern without / is compared with the name alone, one with / with the whole path.
    file
        Path relative to the data folder, with /.
    """
    wanted = _plain(pattern.replace("\\", "/").removeprefix("./"))
    given = _plain(file) if "/" in wanted else _plain(file.rpartition("/")[2])
    return bool(re.fullmatch(".*".join(map(re.escape, wanted.split("*"))), given, re.DOTALL))


def read_named(kind: type[Kind], raw: object, section: str) -> tuple[Kind, ...]:
    """Return the entries of [[sheets]] or [[exports]]; raises SettingsError."""
    listed = typed(raw, list, section, f"een lijst waarvan elk deel begint met [[{section}]]")
    return tuple(_entry(kind, each, section, number) for number, each in enumerate(listed, start=1))


def _entry(kind: type[Kind], raw: object, section: str, number: int) -> Kind:
    where = f"[[{section}]] nummer {number}"
    values = typed(raw, dict, where, 'een rij regels, zoals: file = "lijst.csv"')
    refuse_unknown(values, names_of(kind), f"[{section}]")
    for name, value in values.items():
        text = typed(value, str, f"{name} in {where}", "een tekst tussen aanhalingstekens")
        choices = {"blank": BLANKS, "moment": MOMENTS}.get(name)
        if choices and text not in choices:
            raise SettingsError(
                f"{FILE_NAME}: {name} in {where} is geen bekende keuze. "
                f"Kies uit: {', '.join(choices)}."
            )
    if not values.get("file", "").strip():
        raise SettingsError(
            f"{FILE_NAME}: in {where} ontbreekt file. "
            'Zet er de naam van het bestand neer, zoals: file = "lijst.csv"'
        )
    if values.get("activity") and values.get("edition"):
        raise SettingsError(
            f"{FILE_NAME}: {where} heeft activity en edition. Houd één van de twee."
        )
    return kind(**values)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
