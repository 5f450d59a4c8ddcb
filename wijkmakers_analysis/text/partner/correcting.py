"""Say in a partner's report what changed since the version that the partner has."""

from collections.abc import Iterable

from wijkmakers_analysis import language
from wijkmakers_analysis.document import Blocks, Bullets, Text, plain, setting
from wijkmakers_analysis.document.sentences import (
    from_pack,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.text.contributions import bringing_in_words
from wijkmakers_analysis.text.published import KEYS, MEASURES, measure_in_words
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack.correction import Correction
from wijkmakers_analysis.yearpack.model import YearPack
from wijkmakers_analysis.yearpack.over_time import NOTHING
from wijkmakers_analysis.yearpack.partner import PartnerPack

OWN_KEYS = ("organisatie", "opdrachtgever")


def tell_correction(pack: PartnerPack) -> Blocks:
    """Return what the report corrects, with the value before and now; of a first one nothing."""
    correction = pack.correction
    if not correction.is_correction or correction.corrected_on is None:
        return together()
    opening = sentence(
        "Dit is versie {version}. Wijziging ten opzichte van versie {corrects} van {day}:",
        version=setting(correction.version),
        corrects=setting(correction.corrects),
        day=setting(language.day(correction.corrected_on)),
    )
    return together(paragraph(opening), Bullets(tuple(list_changes(correction, pack))))


def list_changes(correction: Correction, pack: YearPack) -> Iterable[Text]:
    """Yield a line for each figure that changed, and one for each listing that did."""
    for change in correction.changes:
        kind = _brought(change.key, pack)
        template = (
            "{what}: was {was} keer, is {now} keer" if kind else "{what}: was {was}, is {now}"
        )
        if change.now == NOTHING:
            template = "{what}: was {was}; dit getal noemen we nu niet"
        elif change.was == NOTHING:
            template = (
                "{what}: stond er niet, is {now} keer"
                if kind
                else ("{what}: stond er niet, is {now}")
            )
        yield sentence(
            template,
            what=bringing_in_words(kind)
            if kind
            else (from_pack(_what(change.key, pack), "definitions")),
            was=pack_words(change.was, "register"),
            now=pack_words(change.now, "register"),
        )
    for name in correction.changed_lists:
        yield sentence(
            "De lijst met {name} is aangevuld of verbeterd", name=from_pack(name, "list")
        )


def _brought(key: str, pack: YearPack) -> str:
    """Return the kind of contribution of one organisation that a figure counts, if it does."""
    fact = next((one for one in pack.facts if one.key == key), None)
    if fact is None or set(fact.group) != {"organisatie", "bijdrage"}:
        return ""
    return fact.group["bijdrage"]


def _what(key: str, pack: YearPack) -> str:
    """Return what a figure counts: 'aantal deelnemers (soort: wijkwandeling)'."""
    id = key.partition("{")[0]
    labels = {one.indicator: one.label for one in pack.definitions}
    label = labels.get(id.split(".")[0], id.split(".")[0])
    what = retold(label)
    if id in MEASURES:
        what = f"{what}: {measure_in_words(id)}"
    fact = next((one for one in pack.facts if one.key == key), None)
    group = dict(fact.group) if fact else {}
    own = [plain(sentence("van {whose}", whose=group[key])) for key in group if key in OWN_KEYS]
    about = [(key, value) for key, value in group.items() if key not in OWN_KEYS]
    told = [f"{translated(KEYS.get(key, key))}: {retold(value)}" for key, value in about]
    whole = [] if group or not fact else [translated("in het hele netwerk")]
    return " ".join((what, *own, *whole, *([f"({'; '.join(told)})"] if told else [])))
