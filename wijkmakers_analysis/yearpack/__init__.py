"""The protected facts of one year: made once, opened by every report.

``make_pack`` is looked up when it is asked for: making opens tables of persons, and a report that
imports this package may not.
"""

from wijkmakers_analysis.closed_years import pack_path
from wijkmakers_analysis.yearpack.model import YearPack, pack_from_json
from wijkmakers_analysis.yearpack.opening import (
    ensure_pack,
    open_pack,
    open_partner_year,
    open_year,
    write_pack,
)
from wijkmakers_analysis.yearpack.partner import PartnerPack, partner_view

__all__ = [
    "PartnerPack", "YearPack", "ensure_pack", "open_pack", "open_partner_year", "open_year",
    "pack_from_json", "pack_path", "partner_view", "write_pack",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name == "make_pack":
        from wijkmakers_analysis.yearpack.making import make_pack

        return make_pack
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
