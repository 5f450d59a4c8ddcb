"""What a pack says in fixed Dutch words is said in the language in use, and nothing else is."""

import pytest
from babel.messages.pofile import read_po

from wijkmakers_analysis.disclosure.coarse import about, bounds_in_words, share_in_words
from wijkmakers_analysis.indicators.diplomas import NOT_FILLED
from wijkmakers_analysis.language import count
from wijkmakers_analysis.retelling import FORMER, IN_PACK, KEYS, retold
from wijkmakers_analysis.translation import Sentences, places_in, speaking
from wijkmakers_analysis.yearpack.over_time import revised

ENGLISH = Sentences(
    {
        "minstens {low}": "at least {low}",
        "minstens {bound} van de {whole}": "at least {bound} of {whole}",
        "ongeveer {count}": "about {count}",
        "tussen {first} en {last}": "between {first} and {last}",
        "{numerator} van de {denominator}": "{numerator} of {denominator}",
        "{first} tot en met {last} van de {whole_group}": "{first} to {last} of {whole_group}",
        "{first} tot en met {ends}": "{first} to {ends}",
        "{now} (herzien, was {was})": "{now} (revised from {was})",
        "maanden": "months",
        "Over minder dan {threshold} mensen geven we geen precies getal.":
            "We give no exact figure of fewer than {threshold} people.",
        "vijf": "five",
        "Er is geen volledige lijst van {kinds}.": "No full list is kept of {kinds}.",
        "Hoeveel diploma's er waren, is niet bekend.": "The number of diplomas is unknown.",
        "werkplaats": "lab", "wijkwandeling": "walk", "en": "and",
        "Van deze editie is de afloop nog niet ingevuld.": "How it ended is not known yet.",
        "Een tijd geven we in hele maanden.": "Times are in whole months.",
    },
    "en_GB",
)  # fmt: skip


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("", ""),
        ("–", "–"),
        ("1.234", "1,234"),
        ("3,5", "3.5"),
        ("83%", "83%"),
        (about(1250), "about 1,250"),
        (bounds_in_words(212, 1231), "between 212 and 1,231"),
        (f"minstens {share_in_words(3, 8, as_counts=True)}", "at least 3 of 8"),
        ("2 tot en met 5 van de 12", "2 to 5 of 12"),
        (revised("229", "1.231"), "229 (revised from 1,231)"),
        (f"ongeveer {count(4, 'maand', 'maanden')}", "about 4\u00a0months"),
        ("29 september 2022", "29 September 2022"),
        ("tussen mei en juni 2022", "between May and June 2022"),
        ("1 mei 2022 tot en met 3 juni 2022", "1 May 2022 to 3 June 2022"),
        ("Werkplaats", "Lab"),
        (
            "Over minder dan vijf mensen geven we geen precies getal.",
            "We give no exact figure of fewer than five people.",
        ),
        (
            "Er is geen volledige lijst van werkplaats, gesprek en wijkwandeling.",
            "No full list is kept of lab, gesprek and walk.",
        ),
        # As packs of before say it.
        (
            "Van deze soort is geen volledige lijst: werkplaats, gesprek en wijkwandeling.",
            "No full list is kept of lab, gesprek and walk.",
        ),
        ("Hoeveel diploma's er waren is niet bekend.", "The number of diplomas is unknown."),
        (
            f"{NOT_FILLED} Een tijd geven we in hele maanden.",
            "How it ended is not known yet. Times are in whole months.",
        ),
    ],
)
def test_what_the_pack_says_is_retold(dutch, english):
    with speaking(ENGLISH):
        assert retold(dutch) == english
    assert retold(dutch) == dutch


def read(path):
    with path.open("rb") as file:
        return [one for one in read_po(file) if one.id]


def test_a_sentence_of_before_leads_to_a_key_with_its_places():
    keys = {one.id for one in read(KEYS) if IN_PACK in one.auto_comments}
    for one in read(FORMER):
        assert one.string in keys, one.id
        assert one.id not in keys
        assert places_in(one.string) <= places_in(one.id), one.id


@pytest.mark.parametrize("text", ["Wonen aan de A", "een eigen soort", "2022", "V1", "2022-02"])
def test_what_is_no_key_stays_as_it_is(text):
    with speaking(ENGLISH):
        assert retold(text) == text
