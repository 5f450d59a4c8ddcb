"""Choose what the settings say of sheets, exports and figures that still makes sense next year."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from wijkmakers_analysis.intake.folding import fold_id
from wijkmakers_analysis.settings import FILE_NAME, NamedExport, NamedSheet, Settings, Year
from wijkmakers_analysis.starting.open_ends import OpenEnd

SETTING = "instelling"

Named = NamedSheet | NamedExport
Entry = TypeVar("Entry", NamedSheet, NamedExport)


def carried_settings(
    old: Settings, last: Year, editions: Collection[str]
) -> tuple[tuple[NamedSheet, ...], tuple[NamedExport, ...], tuple[OpenEnd, ...]]:
    """Return the sheets and exports that go along, and what the office does about the others.

    What is about an activity of the old year, an edition that does not go on, or a file with the
    old year in its name stays behind. So does every excepted figure: it is public of one year.

    Parameters
    ----------
    old
        Settings of the old workspace.
    last
        Its last year.
    editions
        Ids of the editions that go on.
    """
    known = {fold_id(edition) for edition in editions}
    sheets, left_sheets = _parted("sheets", old.sheets, last, known)
    exports, left_exports = _parted("exports", old.exports, last, known)
    exceptions = [
        OpenEnd(
            SETTING,
            f"De uitzondering voor {one.key} van {one.year} geldt alleen in dat jaar en is niet "
            "meegenomen.",
            "Is dit cijfer ook in het nieuwe jaar al openbaar, zet dan een uitzondering in de "
            f"nieuwe {FILE_NAME}, met het jaar en de reden.",
            FILE_NAME,
        )
        for one in old.exceptions
    ]
    return tuple(sheets), tuple(exports), (*left_sheets, *left_exports, *exceptions)


def _parted(
    section: str, entries: Iterable[Entry], last: Year, editions: Collection[str]
) -> tuple[list[Entry], list[OpenEnd]]:
    """Return the entries of a section that go along, and a line for each that does not."""
    carried, left = [], []
    for number, named in enumerate(entries, start=1):
        reason = _why_left(named, last, editions)
        if reason:
            left.append(_left(f"[[{section}]] nummer {number}", reason, last))
        else:
            carried.append(named)
    return carried, left


def _why_left(named: Named, last: Year, editions: Collection[str]) -> str:
    if named.activity:
        return f"gaat over een activiteit van {last.number}"
    edition = getattr(named, "edition", "")
    if edition and fold_id(edition) not in editions:
        return "gaat over een editie die niet doorloopt"
    if str(last.number) in named.file:
        return f"noemt een bestand van {last.number}"
    return ""


def _left(where: str, reason: str, last: Year) -> OpenEnd:
    return OpenEnd(
        SETTING,
        f"{where} {reason} en is niet meegenomen.",
        f"Komt er zo'n lijst in {last.number + 1}, zet dat deel dan in de nieuwe {FILE_NAME}, met "
        "de nieuwe naam of code.",
        FILE_NAME,
    )
