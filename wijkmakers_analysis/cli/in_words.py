"""Say in Dutch what a fact counts and about what, as the reports call it."""

from wijkmakers_analysis.indicators.fact import Fact


def in_words(fact: Fact) -> str:
    """Return 'Activiteiten (soort: werkplaats)'; an activity goes by its code, as in the lists."""
    from wijkmakers_analysis.document import plain
    from wijkmakers_analysis.indicators.catalogue import CATALOGUE
    from wijkmakers_analysis.text.published import group_in_words, name_of

    name = name_of(fact, {one.id: one.label for one in CATALOGUE})
    about = plain(group_in_words(fact, {}))
    return f"{name} ({about})" if about else name
