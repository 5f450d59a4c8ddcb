"""What stands where in the workbook: a sheet a table, numbers as numbers, names Excel takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Chart, Document, PublishedFact, Table, Text, clean, plain
from wijkmakers_analysis.document.published import UNITS
from wijkmakers_analysis.export.outline import placed_blocks
from wijkmakers_analysis.export.sheet_names import sheet_name
from wijkmakers_analysis.translation import translated

CONTENTS, FACTS, DEFINITIONS = "Inhoud", "Cijfers", "Definities"
# What Excel takes in a cell and in a header of a table.
LONGEST_CELL, LONGEST_HEADER = 32_767, 250
CUT = "… (ingekort)"
AS_PRINTED = "(zoals vermeld)"
# Rows above a list: title, measure, note, an empty one.
HEADER_ROW = 4
FACT_HEADERS = (
    "Cijfer", "Waarover", "Getal", "Zoals vermeld", "Minstens", "Hoogstens",
    "Aantal waarop het rust", "Eenheid", "Stand", "Toelichting", "Wat het betekent", "Sleutel",
)  # fmt: skip
DEFINITION_HEADERS = ("Cijfer", "Wat het betekent", "Sleutel")
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
Value = str | float | None


@dataclass(frozen=True)
class Sheet:
    """One table of the document on a sheet of its own: the place of its block, and its name."""

    number: int
    name: str
    table: Table
    subtitle: Text = ()
    note: Text = ()


def own_sheets() -> tuple[str, str, str]:
    """Return the names of the sheets that every workbook has: contents, facts and definitions."""
    names: list[str] = []
    for number, name in enumerate(map(translated, (CONTENTS, FACTS, DEFINITIONS)), start=1):
        names.append(sheet_name(name, number, names))
    contents, facts, definitions = names
    return contents, facts, definitions


def sheets_of(document: Document) -> list[Sheet]:
    """Return the tables of the document and those behind its charts, each with a sheet's name."""
    taken = [*own_sheets()]
    sheets: list[Sheet] = []
    for placed in placed_blocks(document):
        block = placed.block
        if isinstance(block, Table):
            sheet = Sheet(placed.number, "", block, (), block.note)
        elif isinstance(block, Chart) and block.numbers:
            sheet = Sheet(placed.number, "", block.numbers, block.title, block.numbers.note)
        else:
            continue
        name = sheet_name(plain(sheet.table.title), len(sheets) + 1, taken)
        taken.append(name)
        sheets.append(replace(sheet, name=name))
    return sheets


def number_in(text: str) -> float | int | None:
    """Return the number that a text is ('1.204', '3,5', '71%'), or None where it says more."""
    group, decimal = language.separators()
    found = _whole_or_share(group, decimal).fullmatch(text.strip())
    if not found:
        return None
    whole, decimals, percent = found[1].replace(group, ""), found[2], found[3]
    if len(whole) > 15:
        return None
    value = float(f"{whole}.{decimals}") if decimals else int(whole)
    return round(value / 100, 8) if percent else value


def fitted(text: str, longest: int = LONGEST_CELL) -> str:
    """Return what stands in a cell: the text, or its beginning where Excel takes no more."""
    cut = translated(CUT)
    return text if len(text) <= longest else text[: longest - len(cut)] + cut


def columns_of(table: Table) -> list[tuple[str, int, bool]]:
    """Return header, place in the table and whether it holds numbers, for each column of a sheet.

    A column in which a number stands holds numbers; beside it stand its words, where a cell says
    more than its number ('minstens 30').
    """
    columns: list[tuple[str, int, bool]] = []
    for place, header in enumerate(table.header):
        name = plain(header)
        cells = [plain(row[place]) for row in table.rows]
        are_numbers = [number_in(cell) is not None for cell in cells]
        if place not in table.numeric or not any(are_numbers):
            columns.append((name, place, False))
            continue
        columns.append((name, place, True))
        if not all(are or not cell for are, cell in zip(are_numbers, cells, strict=True)):
            columns.append((f"{name} {translated(AS_PRINTED)}", place, False))
    return columns


def fact_rows(document: Document) -> list[list[Value]]:
    """Return a row of values for each published fact, under FACT_HEADERS."""
    return [_fact_row(fact, document) for fact in document.published.facts]


def definition_rows(document: Document) -> list[list[Value]]:
    """Return a row of values for each definition, under DEFINITION_HEADERS."""
    return [
        [plain(one.label), plain(one.explanation), one.indicator]
        for one in document.published.definitions
    ]


def table_rows(table: Table) -> tuple[list[str], list[list[Value]]]:
    """Return the headers of a table's sheet and its rows of values; None is an empty cell."""
    columns = columns_of(table)
    rows = [
        [number_in(plain(row[place])) if is_number else plain(row[place])
         for _, place, is_number in columns]
        for row in table.rows
    ]  # fmt: skip
    return unique_headers([name for name, _, _ in columns]), rows


def unique_headers(headers: Sequence[str]) -> list[str]:
    """Return headers as Excel wants them: not empty, not too long, all different."""
    names: list[str] = []
    for place, header in enumerate(headers, start=1):
        name = fitted(" ".join(_ESCAPE.sub("_ x", header).split()), LONGEST_HEADER)
        name = name or f"{translated('Kolom')} {place}"
        free, number = name, 2
        while free.casefold() in {one.casefold() for one in names}:
            free, number = f"{name} ({number})", number + 1
        names.append(free)
    return names


def _fact_row(fact: PublishedFact, document: Document) -> list[Value]:
    definition = document.published.definition_of(fact.key)
    units = dict(zip(UNITS, map(translated, UNITS), strict=True))
    about = plain(fact.group) or translated("het hele programma")
    return [
        plain(fact.label), about, fact.value, plain(fact.shown), fact.low, fact.high, fact.n,
        units.get(fact.unit, fact.unit), plain(fact.status), plain(fact.reason),
        plain(definition.explanation) if definition else "", clean(fact.key),
    ]  # fmt: skip


@cache
def _whole_or_share(group: str, decimal: str) -> re.Pattern[str]:
    group, decimal = re.escape(group), re.escape(decimal)
    whole = rf"-?\d{{1,3}}(?:{group}\d{{3}})*|-?\d+"
    return re.compile(rf"({whole})(?:{decimal}(\d+))?( ?%)?", re.ASCII)
