"""Time the linked gate on invented networks, against the gate that looks at each cell by itself.

``python benchmarks/disclosure.py [--networks N]``; the networks are those of the tests.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from ratio import Ratio

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.gate import protect_cells

from findings import gate_settings
from networks import count_network, invent_network

NETWORKS = 20
THRESHOLDS = (5, 8, 10)


def main() -> None:
    """Print, for each threshold, the times, and how much is coarser for the sake of others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=NETWORKS)
    networks = [
        tuple(count_network(invent_network(seed))) for seed in range(parser.parse_args().networks)
    ]
    for threshold in THRESHOLDS:
        settings = gate_settings(threshold)
        alone = [seconds(protect_cells, one, settings) for one in networks]
        linked = [seconds(protect, one, settings) for one in networks]
        cells = sum(map(len, networks))
        extra = sum(coarser_count(one, settings) for one in networks)
        print(
            f"threshold {threshold}: median {statistics.median(linked):.2f} s, "
            f"at most {max(linked):.1f} s, {sum(linked) / sum(alone):.0f} x cell by cell; "
            f"{extra / cells:.1%} of the figures coarser than by itself"
        )


def ratios(networks: int = NETWORKS) -> list[Ratio]:
    """Return how much longer the linked gate takes than one that looks at each cell by itself."""
    drawn = [tuple(count_network(invent_network(seed))) for seed in range(networks)]
    found = []
    for threshold in THRESHOLDS:
        settings = gate_settings(threshold)
        alone = sum(seconds(protect_cells, one, settings) for one in drawn)
        linked = sum(seconds(protect, one, settings) for one in drawn)
        name = f"linked gate with its audit, threshold {threshold}"
        found.append(Ratio(name, linked / alone, None, f"cell by cell, {networks} networks"))
    return found


def seconds(gate, findings, settings) -> float:
    """Return how much processor time a gate takes over the findings of one network."""
    start = time.process_time()
    gate(findings, settings)
    return time.process_time() - start


def coarser_count(findings, settings) -> int:
    """Return how many figures say less than their cell alone would."""
    pairs = zip(protect_cells(findings, settings), protect(findings, settings).facts, strict=True)
    return sum(alone.shown != linked.shown for alone, linked in pairs)


if __name__ == "__main__":
    main()
