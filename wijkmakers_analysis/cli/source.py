"""Print the files, sheets and cells that one number came from."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from wijkmakers_analysis.cli.cells import ranges_of
from wijkmakers_analysis.cli.parsing import add_folder, add_year
from wijkmakers_analysis.cli.terminal import complain, say
from wijkmakers_analysis.cli.workspace import settings_of, year_of
from wijkmakers_analysis.closed_years import closed_year
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.settings import Year

if TYPE_CHECKING:
    import pandas as pd

    from wijkmakers_analysis.programme import Programme

Found = TypeVar("Found", bound=Fact)
CELLS_OF_NOW = (
    "Het jaar {year} is afgesloten. Dit zijn de cellen zoals de lijsten nu zijn: wat daarna is "
    "weggehaald, staat er niet bij."
)
# What of a row tells the cell that stands for it, beside its number.
PLACE = ("file", "sheet", "area", "cell_column")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `source`."""
    parser.add_argument(
        "id", metavar="ID", help="een cijfer, zoals participants of activities{soort=werkplaats}"
    )
    add_folder(parser)
    add_year(parser)
    parser.add_argument(
        "--group",
        metavar="SLEUTEL=WAARDE",
        dest="groups",
        action="append",
        default=[],
        help="welke groep, zoals soort=werkplaats; mag vaker",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one line a sheet: file › sheet: cells."""
    settings = settings_of(arguments.folder)
    year = year_of(settings, arguments.year)
    id, group = read_key(arguments.id, arguments.groups)
    from wijkmakers_analysis.intake.addresses import written_address
    from wijkmakers_analysis.programme import load_programme

    programme = load_programme(settings)
    finding = find_fact(_findings_near(programme, settings.year(year), id), id, group)
    complain("Alleen voor kantoor: deze cellen kunnen een mens verraden.")
    if closed_year(settings, year):
        complain(CELLS_OF_NOW.format(year=year))
    cells = cells_behind(programme, finding)
    say(
        "\n".join(
            f"{written_address(*place)}: {', '.join(ranges)}" for place, ranges in cells.items()
        )
        or f"Achter {finding.key} staat geen enkele rij."
    )
    return 0


def read_key(id: str, groups: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Split 'activities{soort=werkplaats}' and pairs of --group into id and group."""
    inside = re.fullmatch(r"([^{}]+)(?:\{(.*)\})?", id)
    if inside is None:
        raise WrongCall(
            f"ID: {id} is geen cijfer. "
            "Schrijf het als participants of activities{soort=leergang}."
        )
    pairs = [*(inside[2].split(",") if inside[2] else ()), *groups]
    group = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        if not separator:
            raise WrongCall(
                f"{pair} is geen groep. Schrijf SLEUTEL=WAARDE, zoals soort=werkplaats."
            )
        group[name.strip()] = value.strip()
    return inside[1], group


def find_fact(facts: Iterable[Found], id: str, group: Mapping[str, str]) -> Found:
    """Return the fact of this id and group; raises WrongCall with the nearest key."""
    facts = list(facts)
    for fact in facts:
        if fact.id == id and dict(fact.group) == dict(group):
            return fact
    wanted = Fact(id=id, indicator=id, group=group).key
    near = get_close_matches(wanted, [fact.key for fact in facts], n=3, cutoff=0.4)
    hint = f" Lijkt erop: {'; '.join(near)}." if near else ""
    raise WrongCall(f"Het cijfer {wanted} bestaat niet.{hint} Alle cijfers: wijkmakers feiten")


def cells_behind(programme: "Programme", finding: Finding) -> dict[tuple[str, str], list[str]]:
    """Return (file, sheet) -> ranges of the cells that a number was computed from.

    A row stands for the cell that makes it count: of an attendance on a wide list its cross, of
    any other row its key column.
    """
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for table, labels in finding.rows().items():
        rows = getattr(programme, table).loc[labels]
        for (place, letter), numbers in _numbers_by_cell(programme, table, rows):
            found.setdefault(place, {}).setdefault(letter, []).extend(numbers)
    return {
        place: [part for letter in sorted(letters, key=_order) for part in
                ranges_of(letter, letters[letter])]
        for place, letters in sorted(found.items())
    }  # fmt: skip


def _findings_near(programme: "Programme", year: Year, id: str) -> list[Finding]:
    """Return the findings of the indicator that is meant, or all where there is no such one."""
    from wijkmakers_analysis.indicators.catalogue import CATALOGUE, all_findings

    for indicator in CATALOGUE:
        if indicator.id == id.partition(".")[0]:
            return indicator.compute(programme, year)
    return all_findings(programme, year)


def _numbers_by_cell(
    programme: "Programme", table: str, rows: "pd.DataFrame"
) -> Iterable[tuple[tuple[tuple[str, str], str], list[int]]]:
    """Yield ((file, sheet), letter of the column) with the numbers of the rows that lie there."""
    keys = [name for name in PLACE if name in rows]
    for _, together in rows.groupby(keys, dropna=False, sort=False, observed=True):
        row = together.iloc[0]
        place = (row["file"], row["sheet"] or "")
        yield (place, _letter(programme, table, place, row)), together["row"].astype(int).tolist()


def _letter(
    programme: "Programme", table: str, place: tuple[str, str], row: Mapping[str, object]
) -> str:
    from wijkmakers_analysis.intake.addresses import FIRST_COLUMN
    from wijkmakers_analysis.schemas import SHEETS

    own = row.get("cell_column")
    if isinstance(own, str) and own:
        return own
    columns = programme.cell_columns
    letters = columns.get((*place, str(row.get("area", "")))) or columns.get(place, {})
    sheet = SHEETS[table]
    for name in (*sheet.key, *sheet.columns):
        if name in letters:
            return letters[name]
    return FIRST_COLUMN


def _order(letter: str) -> tuple[int, str]:
    return len(letter), letter
