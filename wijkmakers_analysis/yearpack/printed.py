"""Name everything that a report may print as a number, by its address."""

from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.yearpack.aspects import aspect_key, aspects_of
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.sensitivity import what_if


def printed_words(pack: YearPack) -> dict[str, str]:
    """Return in the language in use what stands behind each address: a fact, what is around it, or
    what it might be.
    """
    words = {fact.key: retold(fact.shown) for fact in pack.facts}
    for fact in pack.facts:
        words |= {aspect_key(fact, name): retold(told) for name, told in aspects_of(fact).items()}
    return words | {one.key: retold(one.becomes) for one in what_if(pack)}
