"""Name the partner, what it brought and what came of its questions, as a sentence holds them."""

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Text, words
from wijkmakers_analysis.document.sentences import from_pack, pack_words
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.schemas.organisations import CONTRIBUTION_KINDS
from wijkmakers_analysis.text.contributions import BROUGHT
from wijkmakers_analysis.yearpack.partner import PartnerPack

OUTCOMES = {
    "antwoord": "er kwam een antwoord",
    "proef": "er is een proef",
    "overgenomen": "het antwoord is overgenomen in het werk",
    "geen": "er is nog geen vervolg",
}
NO_OUTCOME = "wat ermee gebeurde, is niet bijgehouden"


def opening_name(pack: PartnerPack) -> Text:
    """Return the partner's name as it opens a sentence."""
    return from_pack(language.first_upper(pack.organisation), "organisations")


def contributions_of(pack: PartnerPack) -> list[Fact]:
    """Return what it brought, a fact a kind that is printed and not zero, in a fixed order."""
    brought = [fact for fact in pack.facts_by("contributions", "organisatie", "bijdrage")
               if fact.value]  # fmt: skip
    return sorted(brought, key=lambda fact: _place(fact.group["bijdrage"]))


def brought_in_words(facts: list[Fact]) -> list[Text]:
    """Return each kind of contribution in words: 'een plek', 'opdrachten'."""
    return [_in_words(fact) for fact in facts]


def outcome_of(follow_up: str) -> str:
    """Return what became of a question, as a clause."""
    return OUTCOMES.get(follow_up, NO_OUTCOME)


def _in_words(fact: Fact) -> Text:
    kind = fact.group["bijdrage"]
    forms = BROUGHT.get(kind)
    return words(forms[fact.value != 1]) if forms else pack_words(kind, "contributions")


def _place(kind: str) -> int:
    kinds = CONTRIBUTION_KINDS
    return kinds.index(kind) if kind in kinds else len(kinds)
