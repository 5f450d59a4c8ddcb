"""Set the figures of this year in rows beside those of the year before."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import following, from_pack, pack_words, sentence
from wijkmakers_analysis.document.text import as_they_stand
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.translation import is_dutch
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.over_time import (
    ALIKE,
    LARGER,
    NEARLY,
    UNCOMPARABLE,
    PackComparison,
)

LARGER_NOTE = (
    "Bij een aandeel van mensen staat ‘groter dan toeval’ niet zomaar. Het verschil moet ook "
    "blijven als één organisatie niet meetelt, welke dat ook is."
)
MEETINGS_NOTE = (
    "Of een verschil in ontmoetingen tussen sectoren toeval is, kunnen we niet zeggen. Wie op een "
    "grote bijeenkomst komt, ontmoet daar iedereen tegelijk. Die ontmoetingen hangen dus samen."
)
MEETINGS = "cross_sector_meetings"


def tabulate_comparison(pack: YearPack) -> Blocks:
    """Return a row for each figure of the review that both years, or one of them, have."""
    rows = tuple(one for one in pack.comparisons if one.is_in_review)
    columns = [
        TableColumn("Wat", tuple(_subject(one) for one in rows)),
        TableColumn("Vorig jaar", tuple(_text(one, one.was) for one in rows), is_numeric=True),
        TableColumn("Dit jaar", tuple(_text(one, one.now) for one in rows), is_numeric=True),
    ]
    if any(one.was_in_twelve_months for one in rows):
        columns.append(TableColumn("Per twaalf maanden", tuple(_in_twelve(one) for one in rows)))
    columns.append(TableColumn("Het verschil", tuple(weigh_in_words(one) for one in rows)))
    notes = [
        words(LARGER_NOTE) if any(map(_is_larger_share, rows)) else (),
        words(MEETINGS_NOTE) if any(one.key == MEETINGS for one in rows) else (),
    ]
    return build_table(words("Dit jaar naast vorig jaar"), *columns, note=following(notes))


def weigh_in_words(one: PackComparison) -> Text:
    """Return what may be said of a difference, as it stands in a cell."""
    if one.verdict == UNCOMPARABLE:
        return from_pack(_as_in_a_cell(retold(one.reason)), f"comparisons.{one.key}")
    if one.change == ALIKE:
        return words("gelijk")
    if one.change == NEARLY:
        return words("ongeveer gelijk; kan toeval zijn" if one.is_tested else "ongeveer gelijk")
    return as_they_stand(retold(one.verdict))


def _subject(one: PackComparison) -> Text:
    """Return what is compared without the words that every row would begin with."""
    bare = one.label
    if not is_dutch():
        return _text(one, bare)
    for article in ("Het aantal ", "Het ", "De "):
        bare = bare.removeprefix(article)
    return _text(one, first_upper(bare))


def _as_in_a_cell(reason: str) -> str:
    """Return a reason as the other cells are written: no capital, no full stop."""
    bare = reason.removesuffix(".")
    return bare[:1].lower() + bare[1:]


def _is_larger_share(one: PackComparison) -> bool:
    return one.verdict == LARGER and one.method == "newcombe"


def _in_twelve(one: PackComparison) -> Text:
    if not one.was_in_twelve_months:
        return ()
    return sentence(
        "van {was} naar {now}",
        was=_text(one, one.was_in_twelve_months),
        now=_text(one, one.now_in_twelve_months),
    )


def _text(one: PackComparison, text: str) -> Text:
    return pack_words(text, f"comparisons.{one.key}")
