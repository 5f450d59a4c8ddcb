"""Decide how the tall figures of a PDF are placed, so that no page is left half empty.

A figure that does not fit where its text ends is made a little smaller. Where that is not enough it
goes to the head of the next page, if its part has text enough to fill this one and no table is
split by it. A heading that stands low on the page goes along with a figure that leaves, where only
a few words stand between them. What is left empty then is filled as `pdf_gaps` says. Each decision
moves what follows, so the pages are laid out again after each, from the first to the last.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wijkmakers_analysis.export.pdf_gaps import MUCH_ROOM, fill_gap, high_block
from wijkmakers_analysis.export.pdf_pages import Gap, read_pages
from wijkmakers_analysis.export.pdf_shrinking import NEXT, SMALLEST, Placing

# A figure is gladly made this much smaller; SMALLEST is for where nothing else helps.
SMALLER = 0.85
# Text that fills a page before a figure, in letters; a row of a table counts as so many.
ENOUGH_LETTERS, LETTERS_A_ROW = 1500, 90
# Letters between a heading and a figure, and the paper in mm that a heading may leave empty.
FEW_LETTERS, LOW_ON_THE_PAGE = 450, 72.0
ALONG, APART, MEANING = "along", "apart", "meaning"


def decide_placing(
    blocks: Sequence[Mapping[str, Any]], lay_out: Callable[[Placing], Sequence[Mapping[str, Any]]]
) -> Placing:
    """Return how blocks are placed, by their number.

    A figure: a scale below 1, or NEXT; a photo: its height; a heading: ALONG with the figure below
    it. MEANING, the list of definitions, is APART where one column after the tables is too short.

    Parameters
    ----------
    blocks
        The blocks as the template gets them.
    lay_out
        Lays the pages out with a placing, and returns of each tall figure, in order, its number,
        the room where its text ends and where its heading begins, whether it comes first on the
        page after that (``parted``), and the height of the whole and of its drawing, in mm; of
        each table (``table``) on which page it begins and on which it ends; of each figure that
        went to the head of a page (``floats``) which page that is; and of the definitions
        (``meaning``) the height, and the room there is for it; and what `read_pages` reads.
    """
    placing: Placing = {}
    decided: set[int] = set()
    looked_into: set[int] = set()
    by_number = {block["number"]: block for block in blocks}
    while True:
        laid_out = lay_out(placing)
        figures = [one for one in laid_out if "number" in one]
        waiting = (one for one in figures if one["number"] not in decided)
        figure = next((one for one in waiting if _is_to_decide(one, blocks)), None)
        gap = _first_gap(laid_out, figure, looked_into)
        if gap is not None:
            looked_into.add(gap.block)
            placing = fill_gap(gap, placing, by_number, lay_out)
            last = high_block(gap.block, by_number) or gap.block
            decided.update(one["number"] for one in figures if one["number"] <= last)
            continue
        if figure is None:
            return placing | _place_of_meaning(laid_out)
        decided.update(one["number"] for one in figures if one["number"] <= figure["number"])
        placed = _placed(figure, blocks)
        if placed == NEXT and _splits_a_table(
            figure["number"], lay_out(placing | {str(figure["number"]): NEXT})
        ):
            placed = _smaller(figure)
        if placed != 1:
            placing[str(figure["number"])] = placed
        elif heading := _heading_that_goes_along(figure, blocks):
            placing[str(heading)] = ALONG


def _first_gap(
    laid_out: Sequence[Mapping[str, Any]], figure: Mapping[str, Any] | None, known: set[int]
) -> Gap | None:
    """Return the first half-empty page, up to the figure that is to be decided."""
    pages = read_pages(laid_out)
    end = len(pages.begins) if figure is None else figure["number"]
    new = (one for one in pages.gaps() if one.block not in known and one.block < end)
    return next((one for one in new if one.room > MUCH_ROOM), None)


def _is_to_decide(figure: Mapping[str, Any], blocks: Sequence[Mapping[str, Any]]) -> bool:
    is_alone = figure.get("parted") and _heading_that_goes_along(figure, blocks) is not None
    return bool(is_alone or not _fits(figure))


def _fits(figure: Mapping[str, Any]) -> bool:
    return bool(figure["whole"] <= figure["room"])


def _place_of_meaning(laid_out: Sequence[Mapping[str, Any]]) -> Placing:
    is_too_long = any(one["meaning"] > one["room"] for one in laid_out if "meaning" in one)
    return {MEANING: APART} if is_too_long else {}


def _heading_that_goes_along(
    figure: Mapping[str, Any], blocks: Sequence[Mapping[str, Any]]
) -> int | None:
    """Return the number of the heading that goes to the next page with a figure, or None."""
    if figure.get("heading") is None or figure["heading"] > LOW_ON_THE_PAGE:
        return None
    letters = 0
    for block in reversed(blocks[: figure["number"] - 1]):
        if block["kind"] == "heading":
            number: int = block["number"]
            return number
        letters += _letters_of(block)
        if block["kind"] not in ("paragraph", "bullets") or letters > FEW_LETTERS:
            return None
    return None


def _placed(figure: Mapping[str, Any], blocks: Sequence[Mapping[str, Any]]) -> float | str:
    scale = _scale(figure)
    has_text = _letters_after(figure["number"], blocks) >= ENOUGH_LETTERS
    if scale < SMALLER and figure["room"] > MUCH_ROOM and has_text:
        return NEXT
    return _smaller(figure)


def _scale(figure: Mapping[str, Any]) -> float:
    around: float = figure["whole"] - figure["height"]
    scale: float = (figure["room"] - around - 1) / figure["height"]
    return scale


def _smaller(figure: Mapping[str, Any]) -> float:
    scale = _scale(figure)
    return round(scale - 0.0005, 3) if scale >= SMALLEST and not _fits(figure) else 1


def _splits_a_table(number: int, laid_out: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a figure at the head of a page stands between the rows of a table after it."""
    pages = {one["page"] for one in laid_out if one.get("floats") == number}
    tables: dict[int, list[int]] = {}
    for one in laid_out:
        if one.get("table", 0) > number:
            tables.setdefault(one["table"], []).append(one["page"])
    return any(min(found) < page <= max(found) for found in tables.values() for page in pages)


def _letters_after(number: int, blocks: Sequence[Mapping[str, Any]]) -> int:
    """Return how many letters of text and tables stand after a block in its part."""
    letters = 0
    for block in blocks[number:]:
        if block["kind"] == "heading" and block["level"] == 1:
            break
        letters += _letters_of(block) + LETTERS_A_ROW * len(block.get("rows", ()))
    return letters


def _letters_of(block: Mapping[str, Any]) -> int:
    return len(block.get("text", "")) + sum(map(len, block.get("items", ())))
