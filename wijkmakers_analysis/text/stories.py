"""Tell the stories with consent, by value cycle."""

from wijkmakers_analysis.document import Blocks, Heading, Quote, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import from_pack, paragraph, together
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.stories import REVIEW_SCOPES
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.consent import day_of_consent
from wijkmakers_analysis.yearpack.parts import PackStory

CYCLES = {
    "1": "Direct: wat mensen meemaakten",
    "2": "In aanleg: wat mensen leerden en wie ze leerden kennen",
    "3": "Toegepast: wat mensen ermee deden",
    "4": "Gerealiseerd: wat er in de wijk veranderde",
    "5": "Nieuwe blik: wat mensen nu anders zien",
    "": "Andere verhalen",
}


def tell_stories(pack: YearPack, date: str = "") -> Blocks:
    """Return every quote whose consent holds, under the value cycle it belongs to.

    Parameters
    ----------
    date
        The day on which consent is judged, as 2022-12-31; empty is today.
    """
    opening = tell_in_own_words(pack, "Verhalen")
    stories = pack.stories_on(day_of_consent(date), *REVIEW_SCOPES)
    if not stories:
        return together(
            opening,
            missing(
                words(
                    "Er zijn nog geen verhalen die we hier mogen laten zien. Wie meedeed en wil "
                    "vertellen wat er veranderde, is welkom: dan staat dat verhaal hier volgend "
                    "jaar."
                ),
                remedy=filling.STORIES,
            ),
        )
    cycles = []
    for cycle, title in CYCLES.items():
        quotes = [_quote(one) for one in stories if _cycle(one) == cycle]
        if quotes:
            cycles += [Heading(words(title), level=2), *quotes]
    return together(
        opening,
        paragraph(
            words(
                "Dit vertelden mensen over het afgelopen jaar. Elk verhaal gaat over één ervaring; "
                "we tellen ze niet op."
            )
        ),
        *cycles,
    )


def choose_quote(pack: YearPack, date: str = "", longest: int | None = None) -> Blocks:
    """Return the first quote whose consent holds, for a page that stands by itself.

    Parameters
    ----------
    date
        The day on which consent is judged, as 2022-12-31; empty is today.
    longest
        The most characters it may have; None for any number.
    """
    allowed = (
        one
        for one in pack.stories_on(day_of_consent(date), *REVIEW_SCOPES)
        if longest is None or len(one.quote) <= longest
    )
    return Blocks(tuple(_quote(one) for one in list(allowed)[:1]))


def _quote(story: PackStory) -> Quote:
    ref = f"stories.{story.story}"
    by = ", ".join(part for part in (story.name, story.speaker_role) if part)
    return Quote(from_pack(story.quote, ref), by=from_pack(by, ref))


def _cycle(story: PackStory) -> str:
    return story.value_cycle if story.value_cycle in CYCLES else ""
