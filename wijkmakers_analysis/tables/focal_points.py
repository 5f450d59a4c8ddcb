"""Set the focal points of next year in rows, with this year's evidence beside each."""

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Run, Text, words
from wijkmakers_analysis.document.sentences import cell, from_pack
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.model import PackFocalPoint
from wijkmakers_analysis.yearpack.selection import find

NONE_YET = words("nog geen")


def tabulate_focal_points(pack: YearPack) -> Blocks:
    """Return a row for each focal point: what carried it this year, its indicator and target."""
    points = pack.focal_points
    return build_table(
        words("Wat we dit jaar al deden voor de speerpunten"),
        TableColumn("Speerpunt", tuple(_text(one.focal_point) for one in points)),
        *(
            TableColumn(header, tuple(_count(pack, one, part) for one in points), is_numeric=True)
            for header, part in (
                ("Activiteiten", "activities"),
                ("Bijdragen", "contributions"),
                ("Verhalen", "stories"),
            )
        ),
        TableColumn("We kijken naar", tuple(_text(one.indicator) or NONE_YET for one in points)),
        TableColumn("Doel", tuple(_target(one) for one in points)),
    )


def _text(text: str) -> Text:
    return from_pack(text, "focal_points")


def _count(pack: YearPack, one: PackFocalPoint, part: str) -> Text:
    fact = find(pack, f"focal_points.{part}", speerpunt=one.focal_point)
    if fact is not None:
        return cell(fact)
    return (Run(language.number(getattr(one, part)), "pack", f"focal_points.{part}"),)


def _target(one: PackFocalPoint) -> Text:
    if one.target is None:
        return NONE_YET
    decimals = 0 if float(one.target).is_integer() else 1
    return (Run(language.number(one.target, decimals), "pack", "focal_points.target"),)
