"""The protected facts of one year: write, open, freeze, compare."""

from wijkmakers_analysis.yearpack.model import YearPack, pack_from_json

__all__ = ["YearPack", "pack_from_json"]
