"""Write sentences by rule: fixed words around facts and around what stands in the pack.

A template holds the fixed words. `{name}` puts a fact or a pack text there, with its origin;
`{name:deelnemer|deelnemers}` chooses the noun or verb that fits the fact before it, and a third
form is for a fact that prints as a percentage: `{name:kwam|kwamen|kwam}`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeGuard

from wijkmakers_analysis import language
from wijkmakers_analysis.document.block import Block
from wijkmakers_analysis.document.blocks import Blocks, Paragraph
from wijkmakers_analysis.document.text import Run, Text, as_they_stand, plain, words
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.translation import SLOT, translated, translated_template

DASH: Text = words("–")

# How a clause such as 'hoeveel mensen er meededen' goes on when there is no number to print.
_UNKNOWN = {
    "niet_gemeten": "is niet bijgehouden",
    "te_klein": "noemen we niet, want het gaat om te weinig mensen",
    "afgeschermd": "laten we weg om mensen te beschermen",
    "loopt_nog": "weten we nog niet, want dit loopt nog",
    "eerste_meetjaar": "is nog niet te zeggen, want dit is het eerste jaar dat we dit meten",
    "noemer_nul": "is niet uit te rekenen, want er is nog niets om te tellen",
    "niet_bereikt": "is nog niet te zeggen, want het gaat om minder dan de helft",
}
_DELETED = "gegevens verwijderd"
# The same in a cell of a table.
_IN_A_CELL = {
    "niet_gemeten": "niet bijgehouden",
    "te_klein": "te weinig mensen",
    "afgeschermd": "afgeschermd",
    "loopt_nog": "loopt nog",
}
_OFTEN = {1: "minstens één keer", 2: "minstens twee keer", 3: "minstens drie keer"}
_THE, _HET = "de {name}", "het {name}"
_WITH_ARTICLE = {
    "gemeente": _THE, "provincie": _THE, "stichting": _THE, "vereniging": _THE,
    "hogeschool": _THE, "universiteit": _THE, "waterschap": _HET, "ministerie": _HET,
}  # fmt: skip


def sentence(template: str, **parts: Fact | Text | str) -> Text:
    """Fill a template; a numeral in its fixed words is refused.

    Parameters
    ----------
    template
        Fixed words with `{name}` and `{name:one|many|percentage}`.
    parts
        A fact prints its ``shown``; a text keeps its runs; a string comes from the pack.

    Raises
    ------
    DocumentError
        Where a translation loses a place or names one that is not there.
    """
    template = translated_template(template)
    runs, end = [], 0
    for slot in SLOT.finditer(template):
        runs += _fixed(template[end : slot.start()])
        name, forms = slot.groups()
        if forms is None:
            runs += _filled(name, parts[name])
        else:
            runs += _fixed(_fitting(parts[name], forms.split("|")))  # type: ignore[arg-type]  # a fact
        end = slot.end()
    return tuple(runs + _fixed(template[end:]))


def fact_in_words(fact: Fact) -> Text:
    """Return what is shown of a fact, in the language in use, with its address."""
    return (Run(retold(fact.shown), "fact", fact.key),)


def pack_words(text: str, ref: str) -> Text:
    """Return fixed words that the pack holds in Dutch, in the language in use."""
    return from_pack(retold(text), ref)


def from_pack(text: str, ref: str) -> Text:
    """Return a name, a title or what somebody wrote, as the pack has it; its spaces made single."""
    tidy = " ".join(str(text).split())
    return (Run(tidy, "pack", ref),) if tidy else ()


def closed(text: Text) -> Text:
    """End a text with a full stop where it has no end of its own."""
    if not text or plain(text).rstrip(" ”’\"')")[-1:] in (".", "?", "!", "…"):
        return text
    return (*text, Run("."))


def joined(texts: Iterable[Text], joint: str = "en") -> Text:
    """Write texts as a list in words: 'leren, doen en ontmoeten'."""
    items = [text for text in texts if text]
    last = f" {translated(joint)} "
    runs: list[Run] = []
    for place, item in enumerate(items):
        if place:
            is_last = place == len(items) - 1 and joint != ","
            runs.append(Run(last if is_last else ", "))
        runs += item
    return tuple(runs)


def names(values: Iterable[str], ref: str, joint: str = "en") -> Text:
    """Write names from the pack as a list in words."""
    return joined([from_pack(value, ref) for value in values], joint)


def organisation_in_words(name: str, ref: str = "organisations") -> Text:
    """Write an organisation as it stands in a sentence: 'de gemeente Groningen'.

    Only a name that begins with one of these nouns, without a capital, takes an article.
    """
    template = _WITH_ARTICLE.get(name.partition(" ")[0], "{name}")
    return sentence(template, name=from_pack(name, ref))


def often(times: int) -> Text:
    """Write how often two have to meet to be tied, 1 to 3 times: 'minstens twee keer'."""
    return words(_OFTEN[times])


def names_in_a_cell(values: Iterable[str], ref: str) -> Text:
    """Write names as the cell of a table, which begins with a capital."""
    first, *others = [*values] or [""]
    return names((language.first_upper(first), *others), ref)


def at_time(when: str, ref: str) -> Text:
    """Write when something was, as it stands in a sentence: 'op 3 mei 2022', 'in mei 2022'."""
    text = pack_words(when, ref)
    if re.match(r"\d{1,2} ", when):
        return sentence("op {text}", text=text)
    return text if not text or when.startswith("tussen ") else sentence("in {text}", text=text)


def following(texts: Iterable[Text]) -> Text:
    """Set sentences one after the other, one space between them; empty ones fall away."""
    runs: list[Run] = []
    for text in texts:
        if text:
            runs += [Run(" "), *text] if runs else list(text)
    return tuple(runs)


def paragraph(*texts: Text, role: str = "plain") -> Blocks:
    """Return one paragraph of these sentences, or nothing where all are empty."""
    text = following(texts)
    return Blocks((Paragraph(text, role=role),) if text else ())


def together(*blocks: Block) -> Blocks:
    """Return blocks as one, without nesting."""
    return Blocks(Blocks(blocks).flat())


def is_known(fact: Fact | None) -> TypeGuard[Fact]:
    """Whether there is a number, a bound or a class to print."""
    if fact is None or fact.shown.strip() in ("", "–"):
        return False
    numbers = [number for number in (fact.value, fact.low, fact.high) if number is not None]
    # 'At least none' says nothing.
    return any(numbers) if fact.status == "ondergrens" else bool(numbers)


def is_none(fact: Fact | None) -> bool:
    """Whether it was counted and there are none."""
    return is_known(fact) and fact.value == 0 and fact.status != "ondergrens"


def unknown(clause: str, fact: Fact | None) -> Text:
    """Say why there is no number: 'Hoeveel mensen er meededen, is niet bijgehouden.'

    Parameters
    ----------
    clause
        A clause with a capital and without a comma at its end.
    fact
        The fact without a number, or None where the pack does not have it.
    """
    status = "niet_gemeten" if fact is None else fact.status
    if fact is not None and fact.shown == _DELETED:
        why = "weten we niet meer: gegevens van een eerder jaar zijn verwijderd"
    else:
        why = _UNKNOWN.get(status, _UNKNOWN["niet_gemeten"])
    return as_they_stand(f"{translated(clause)}, {translated(why)}.")


def sentence_or_why(template: str, clause: str, **part: Fact | None) -> Text:
    """Fill a template with one fact and add its reason, or say why there is no number.

    Parameters
    ----------
    clause
        As in `unknown`.
    part
        One fact by the name that it has in the template.
    """
    (fact,) = part.values()
    if not is_known(fact):
        return unknown(clause, fact)
    return following((sentence(template, **dict.fromkeys(part, fact)), reason(fact)))


def reason(fact: Fact | None) -> Text:
    """Return the reason that the pack gives for a number that is not plain, if any."""
    return closed(pack_words(fact.reason, fact.key)) if fact is not None and fact.reason else ()


def cell(fact: Fact | None) -> Text:
    """Return the cell of a table: the fact, or in a word why there is none."""
    if fact is None:
        return DASH
    if fact.shown.strip() in ("", "–"):
        return words(_IN_A_CELL.get(fact.status, "–"))
    return fact_in_words(fact)


def _fixed(text: str) -> list[Run]:
    return list(as_they_stand(text)) if text else []


def _filled(name: str, part: Fact | Text | str) -> list[Run]:
    if isinstance(part, Fact):
        return list(fact_in_words(part))
    if isinstance(part, str):
        return list(from_pack(part, name))
    return list(part)


def _fitting(fact: Fact, forms: Sequence[str]) -> str:
    if fact.shown.partition(" (herzien")[0].rstrip().endswith("%"):
        return forms[2] if len(forms) > 2 else forms[-1]
    is_one = fact.value == 1 and fact.unit == "aantal" and fact.status in ("ok", "afgerond")
    return forms[0] if is_one else forms[1]
