"""Write a complete invented programme."""

import argparse
from pathlib import Path

from wijkmakers_analysis.cli.parsing import whole_number
from wijkmakers_analysis.cli.terminal import near_path, say, typed_path
from wijkmakers_analysis.errors import WrongCall

SIZES = {
    "rows": "hoeveel regels aanwezigheid",
    "people": "hoeveel mensen",
    "organisations": "hoeveel organisaties",
    "years": "hoeveel jaren",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `example`."""
    parser.add_argument("folder", metavar="MAP", type=Path, help="een nieuwe of lege map")
    for name, explanation in SIZES.items():
        parser.add_argument(f"--{name}", metavar="AANTAL", type=whole_number, help=explanation)
    parser.add_argument(
        "--practice",
        "--oefenen",
        action="store_true",
        help="met fouten erin om te zoeken; de antwoorden liggen ernaast",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the example and say where it lies and what to do with it."""
    sizes = {name: getattr(arguments, name) for name in SIZES}
    given = {name: size for name, size in sizes.items() if size is not None}
    if arguments.practice:
        return _write_practice(arguments.folder, given)
    from wijkmakers_analysis.example import Size, write_example
    from wijkmakers_analysis.starting.double_click import write_double_clicks

    write_example(arguments.folder, Size(**given))
    write_double_clicks(arguments.folder)
    say(
        f"Er staat een verzonnen programma in {near_path(arguments.folder)}. "
        f"Kijk ernaar met: wijkmakers controleer {typed_path(arguments.folder)}"
    )
    return 0


def _write_practice(folder: Path, sizes: dict[str, int]) -> int:
    if sizes:
        first = next(iter(sizes))
        raise WrongCall(f"Een oefenjaar heeft altijd dezelfde grootte. Laat --{first} weg.")
    from wijkmakers_analysis.example.practice import write_practice
    from wijkmakers_analysis.starting.double_click import write_double_clicks

    planted = write_practice(folder)
    write_double_clicks(folder)
    place = near_path(folder)
    say(
        f"Er staat een oefenjaar in {place}, met {len(planted)} fouten erin.\n"
        f"Zoek ze met: wijkmakers controleer {typed_path(folder)}\n"
        "Of dubbelklik op '1 Controleren' in de map Dubbelklik Windows of Dubbelklik Mac.\n"
        "De antwoorden staan in Antwoorden.md en Antwoorden.xlsx in die map."
    )
    return 0
