"""Tell the year on one sheet of paper, as a file of its own.

Everything on it is short, so that it stays one page whatever the office wrote: a longer text is
left to the review or ends in an ellipsis.
"""

from dataclasses import replace

from wijkmakers_analysis.document import (
    Blocks,
    Cover,
    Heading,
    Paragraph,
    Photos,
    Picture,
    Text,
    words,
)
from wijkmakers_analysis.document.sentences import (
    closed,
    following,
    from_pack,
    joined,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.schemas.text_places import OUTLOOK
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.text.glance import tell_key_figures, tell_three_sentences
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.text.photos import PHOTO, house_of, show_photos
from wijkmakers_analysis.text.stories import choose_quote
from wijkmakers_analysis.yearpack import YearPack

# The most characters of what the office wrote.
LONGEST_TITLE, LONGEST_NAME, LONGEST_CONTACT = 90, 60, 160
LONGEST_POINT, LONGEST_QUOTE, LONGEST_WORDS = 70, 320, 420
MOST_POINTS = 6
ELLIPSIS = "…"


def make_summary_cover(pack: YearPack, draft: bool = False) -> Cover:
    """Return the head of the page.

    Parameters
    ----------
    draft
        Whether the page is marked CONCEPT.
    """
    whole = make_cover(pack, draft)
    return replace(
        whole,
        title=from_pack(shortened(pack.label, LONGEST_TITLE), "label"),
        subtitle=words("Het jaaroverzicht op één bladzijde"),
        sender=from_pack(shortened(pack.name, LONGEST_NAME), "name"),
        file_stem=f"{whole.file_stem}-samenvatting",
        form="page",
        photo=None,
    )


def tell_summary(pack: YearPack, date: str = "") -> Blocks:
    """Return the page: three sentences, six figures, a quote, next year and whom to ask.

    Parameters
    ----------
    date
        The day on which consent is judged, as 2022-12-31; empty is today.
    """
    return together(
        tell_three_sentences(pack),
        tell_key_figures(pack),
        choose_quote(pack, date, LONGEST_QUOTE),
        _photo(pack),
        Heading(words("Komend jaar")),
        _next_year(pack),
        Heading(words("Meer weten?")),
        paragraph(_contact(pack)),
    )


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words where that can be."""
    tidy = " ".join(str(text).split())
    if len(tidy) <= most:
        return tidy
    start = tidy[: most - 1]
    return (start.rpartition(" ")[0] if " " in start else start).rstrip(" ,;:.") + ELLIPSIS


def _photo(pack: YearPack) -> Blocks:
    """Return one photo: that of the part at a glance, or else that of the cover."""
    cover = house_of(pack)["photo"]
    chosen: tuple[Picture, ...] = (cover,) if cover else ()
    for own in show_photos(pack, "In één oogopslag").blocks:
        if isinstance(own, Photos):
            chosen = own.pictures[:1]
    return Blocks((Photos(chosen, PHOTO),) if chosen else ())


def _next_year(pack: YearPack) -> Blocks:
    points = [shortened(one.focal_point, LONGEST_POINT) for one in pack.focal_points]
    if points:
        named = [
            sentence("‘{name}’", name=from_pack(name, "focal_points"))
            for name in points[:MOST_POINTS]
        ]
        return paragraph(sentence("We werken dan aan {points}.", points=joined(named)))
    for outlook in tell_in_own_words(pack, OUTLOOK).blocks[:1]:
        if isinstance(outlook, Paragraph) and _length_of(outlook) <= LONGEST_WORDS:
            return Blocks((outlook,))
    return paragraph(
        words("De plannen maken we samen. Ideeën voor activiteiten of thema's zijn welkom.")
    )


def _length_of(told: Paragraph) -> int:
    return sum(len(run.text) for run in told.text)


def _contact(pack: YearPack) -> Text:
    address = from_pack(
        shortened(pack.house_style.get("contact", ""), LONGEST_CONTACT), "house_style.contact"
    )
    return following((
        words(
            "In het jaaroverzicht staat het hele verhaal, met wat elk cijfer betekent en hoe het "
            "is gemaakt."
        ),
        closed(sentence("Vragen of ideeën? {address}", address=address))
        if address
        else words("Vragen of ideeën? We horen ze graag."),
    ))  # fmt: skip
