"""Measure everything that has a yardstick and print one table of ratios.

``python benchmarks [PART ...] [--runs N] [--rows N] [--save FILE] [--compare FILE]``; with
``make benchmark SAVE=FILE COMPARE=FILE``. A ratio can be held against one of another day or another
computer; seconds cannot. The exit status is 1 where a ratio is higher than was agreed.
"""

import argparse
import sys
from pathlib import Path

import disclosure
import indicators
import intake
import review
from ratio import read_ratios, save_ratios, table_of

PARTS = {
    "review": lambda given: review.ratios(given.runs),
    "intake": lambda given: intake.ratios(given.rows, min(given.runs, intake.RUNS)),
    "indicators": lambda given: indicators.ratios(given.rows),
    "audit": lambda given: disclosure.ratios(),
}


def main() -> int:
    """Measure the parts asked for, all by default, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=review.RUNS, help="the median of so many")
    parser.add_argument("--rows", type=int, default=intake.ROWS, help="rows of attendance")
    parser.add_argument("--save", type=Path, metavar="FILE")
    parser.add_argument("--compare", type=Path, metavar="FILE")
    given = parser.parse_args()
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"no such part: {unknown[0]}; there are {', '.join(PARTS)}")
    before = read_ratios(given.compare) if given.compare else []
    ratios = []
    for part in given.parts or PARTS:
        print(f"measuring: {part}", file=sys.stderr)
        ratios += PARTS[part](given)
    print(table_of(ratios, before))
    if given.save:
        save_ratios(ratios, given.save)
    return 0 if all(one.is_good for one in ratios) else 1


if __name__ == "__main__":
    sys.exit(main())
