"""Write docs/indicators.md from the catalogue and the docstrings.

``python -m wijkmakers_analysis.indicators.handbook > docs/indicators.md`` does it.
"""

import io
import sys

from wijkmakers_analysis.indicators.catalogue import CATALOGUE
from wijkmakers_analysis.indicators.fact import METHODS, STATUSES
from wijkmakers_analysis.indicators.indicator import Indicator

INTRODUCTION = """\
# Indicators

Written from the catalogue and the docstrings of `wijkmakers_analysis/indicators/`; do not edit it
by hand. `make fix` writes it anew and a test holds it to the code.
"""


def write_handbook() -> str:
    """Return the whole text of docs/indicators.md."""
    parts = [INTRODUCTION, _overview(), _statuses()]
    return "\n".join([*parts, *(_section(indicator) for indicator in CATALOGUE)])


def print_handbook() -> None:
    """Print docs/indicators.md, the same bytes on every system."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(write_handbook())


def _overview() -> str:
    rows = ["| # | id | Label | Uitleg |", "|---|---|---|---|"]
    rows += [
        f"| {one.number} | `{one.id}` | {one.label} | {one.explanation} |" for one in CATALOGUE
    ]
    return "\n".join(rows) + "\n"


def _statuses() -> str:
    rows = ["## Statuses", "", "| status | means |", "|---|---|"]
    rows += [f"| `{status}` | {meaning} |" for status, meaning in STATUSES.items()]
    methods = ", ".join(f"`{method}`" for method in METHODS if method)
    return "\n".join(rows) + f"\n\nWhat low and high mean is said by `method`: {methods}.\n"


def _section(indicator: Indicator) -> str:
    groups = ", ".join("{" + ", ".join(keys) + "}" for keys in indicator.group_bys)
    measures = ", ".join(f"`{indicator.id}.{name}`" for name in indicator.measures)
    facts = [
        f"*{indicator.explanation}*",
        "",
        f"- Unit: {indicator.unit}",
        f"- Groups: {groups}",
        f"- Other measures: {measures or 'none'}",
        f"- Fewest units for a percentage or mean: {indicator.minimum_n or 'it is a count'}",
        f"- Read in: {indicator.where}; drawn as: {indicator.chart}",
        f"- May be called larger than chance: {'yes' if indicator.may_exceed_chance else 'no'}",
        "",
        indicator.definition,
    ]
    return (
        f"## {indicator.number}. {indicator.label} (`{indicator.id}`)\n\n" + "\n".join(facts) + "\n"
    )


if __name__ == "__main__":
    print_handbook()
