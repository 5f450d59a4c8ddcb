"""The tables as one frozen bundle, links checked; one year of it, one partner of it."""

from wijkmakers_analysis.programme.building import (
    build_programme,
    check_workspace,
    load_programme,
)
from wijkmakers_analysis.programme.bundle import Programme

__all__ = ["Programme", "build_programme", "check_workspace", "load_programme"]
