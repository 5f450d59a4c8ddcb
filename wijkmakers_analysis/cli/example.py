"""Write a complete invented programme."""

import argparse
from pathlib import Path

from wijkmakers_analysis.cli.parsing import whole_number
from wijkmakers_analysis.cli.terminal import near_path, say

SIZES = {
    "rows": "hoeveel regels aanwezigheid ongeveer",
    "people": "hoeveel mensen",
    "organisations": "hoeveel organisaties",
    "years": "hoeveel jaren",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `example`."""
    parser.add_argument("folder", metavar="MAP", type=Path, help="een nieuwe of lege map")
    for name, explanation in SIZES.items():
        parser.add_argument(f"--{name}", metavar="AANTAL", type=whole_number, help=explanation)


def run(arguments: argparse.Namespace) -> int:
    """Write the example and say where it lies and what to do with it."""
    from wijkmakers_analysis.example import write_example

    sizes = {name: getattr(arguments, name) for name in SIZES}
    given = {name: size for name, size in sizes.items() if size is not None}
    write_example(arguments.folder, **given)
    say(
        f"Er staat een verzonnen programma in {near_path(arguments.folder)}. "
        f"Kijk ernaar met: wijkmakers check {near_path(arguments.folder)}"
    )
    return 0
