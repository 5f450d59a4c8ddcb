"""Build findings and settings for tests of the gate, with overrides."""

from pathlib import Path

from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.settings import Limits, Privacy, Settings

PERIOD = "2021-11-01/2022-11-30"


def gate_settings(threshold: int = 5, **limits: int) -> Settings:
    """Return settings of which only the limits matter."""
    return Settings(
        root=Path(),
        name="Wijkmakers",
        data=Path(),
        years={},
        privacy=Privacy(threshold=threshold),
        limits=Limits(**limits),
    )


def finding(id: str, group: dict | None = None, **parts: object) -> Finding:
    """Return a finding; ``people`` is given where it is about persons."""
    known = {"indicator": id.split(".")[0], "group": group or {}, "period": PERIOD}
    return Finding(**{"id": id, **known, **parts})


def people(value: int, organisations: int = 12, id: str = "participants", **parts) -> Finding:
    """Return a count of people."""
    parts = {"people": value, "n": value, **parts}
    return finding(id, value=value, organisations=organisations, **parts)


def share(numerator: int, denominator: int, id: str = "new_faces", **parts: object) -> Finding:
    """Return a share of people."""
    defaults = {"people": denominator, "n": denominator, "organisations": 12, "unit": "aandeel"}
    return finding(
        id,
        value=numerator / denominator,
        numerator=numerator,
        denominator=denominator,
        **{**defaults, **parts},
    )
