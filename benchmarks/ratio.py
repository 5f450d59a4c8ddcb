"""One measured ratio beside its yardstick; a table of them, saved and compared."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ratio:
    """How often something takes its yardstick.

    Parameters
    ----------
    name
        What was measured.
    value
        The ratio.
    at_most
        The highest that is allowed; None where none was agreed.
    yardstick
        What it is held against, measured in the same run.
    """

    name: str
    value: float
    at_most: float | None
    yardstick: str

    @property
    def is_good(self) -> bool:
        """Whether it keeps to what was agreed."""
        return self.at_most is None or self.value <= self.at_most


def table_of(ratios: Sequence[Ratio], before: Sequence[Ratio] = ()) -> str:
    """Return the ratios as lines of text, each beside that of an earlier run where there is one."""
    earlier = {one.name: one.value for one in before}
    width = max(len(one.name) for one in ratios)
    then = f" {'before':>8} {'change':>8}" if before else ""
    lines = [f"{'':{width}} {'ratio':>8}{then} {'at most':>8}  yardstick"]
    for one in ratios:
        line = f"{one.name:{width}} {one.value:8.2f}"
        if before:
            was = earlier.get(one.name)
            line += (
                f" {'new':>8} {'':8}" if was is None else f" {was:8.2f} {one.value / was - 1:+8.0%}"
            )
        line += f" {'-' if one.at_most is None else format(one.at_most, '.2f'):>8}  {one.yardstick}"
        lines.append(line if one.is_good else f"{line}  TOO MUCH")
    return "\n".join(lines)


def save_ratios(ratios: Sequence[Ratio], path: Path) -> None:
    """Write the ratios of a run as JSON."""
    path.write_text(json.dumps([asdict(one) for one in ratios], indent=1) + "\n", encoding="utf-8")


def read_ratios(path: Path) -> list[Ratio]:
    """Return the ratios of an earlier run."""
    return [Ratio(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
