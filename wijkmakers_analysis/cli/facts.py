"""Print the facts of a year as a table or as JSON."""

import argparse
import json
from collections.abc import Iterable

from wijkmakers_analysis.cli.parsing import add_folder, add_year
from wijkmakers_analysis.cli.terminal import complain, say
from wijkmakers_analysis.cli.workspace import settings_of, year_of
from wijkmakers_analysis.cli.wrapping import table
from wijkmakers_analysis.errors import DisclosureError, Refused
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `facts`."""
    add_folder(parser)
    add_year(parser)
    parser.add_argument("--json", action="store_true", help="als JSON, met alles wat er bekend is")
    parser.add_argument(
        "--internal",
        action="store_true",
        help="de getallen voor het afronden en afschermen; alleen voor kantoor",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the facts; only data goes to stdout."""
    settings = settings_of(arguments.folder)
    year = year_of(settings, arguments.year)
    facts = read_facts(settings, year, internal=arguments.internal)
    if arguments.internal:
        complain("Alleen voor kantoor: deze getallen zijn niet afgerond en niet afgeschermd.")
    if arguments.json:
        rows = [fact.as_dict() for fact in facts]
        say(json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        say(_table(facts, arguments.internal))
    return 0


def read_facts(settings: Settings, year: int, *, internal: bool = False) -> tuple[Fact, ...]:
    """Return the facts of a year with the sheets they came from; of a closed year, the frozen ones.

    Parameters
    ----------
    internal
        Whether to return them as they were before the gate; `shown` is what a reader gets.

    Raises
    ------
    Refused
        Where the year is closed and the numbers before the gate are asked for: nobody keeps them.
    """
    from wijkmakers_analysis.yearpack import open_pack, pack_path
    from wijkmakers_analysis.yearpack.freshness import is_closed

    if is_closed(settings, year):
        if internal:
            raise Refused(
                f"Het jaar {year} is afgesloten; de getallen van voor het afronden zijn niet "
                "bewaard. Laat --internal weg."
            )
        return open_pack(pack_path(settings, year)).facts
    from wijkmakers_analysis.disclosure import as_internal
    from wijkmakers_analysis.indicators.catalogue import all_findings
    from wijkmakers_analysis.programme import load_programme
    from wijkmakers_analysis.yearpack.making import known_before, protect_year
    from wijkmakers_analysis.yearpack.opening import frozen_year_before

    programme, period = load_programme(settings), settings.year(year)
    findings = all_findings(programme, period)
    try:
        earlier = known_before(programme, period, frozen_year_before(settings, year))
        protected = protect_year(programme, period, earlier)
    except DisclosureError as refusal:
        if not internal:
            raise
        complain(str(refusal))
        return as_internal(findings, None)
    return as_internal(findings, protected) if internal else protected.facts


def written_group(fact: Fact) -> str:
    """Return a group as people type it: 'soort=werkplaats, maand=2022-04'."""
    return ", ".join(f"{name}={value}" for name, value in fact.group.items())


def _table(facts: Iterable[Fact], internal: bool) -> str:
    header: tuple[str, ...] = ("cijfer", "groep", "getoond", "stand")
    rows: list[tuple[str, ...]] = [
        (fact.id, written_group(fact), fact.shown, fact.status) for fact in facts
    ]
    if internal:
        header += ("waarde",)
        rows = [(*row, _raw(fact.value)) for row, fact in zip(rows, facts, strict=True)]
    return table(rows, header, None)


def _raw(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else f"{value:.4g}"
