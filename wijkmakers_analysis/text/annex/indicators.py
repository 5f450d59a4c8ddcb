"""List every indicator with its definition and every figure of it that anyone may read."""

from collections.abc import Iterator, Mapping, Sequence

from wijkmakers_analysis.document import (
    Block,
    Blocks,
    Bullets,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
    words,
)
from wijkmakers_analysis.document.sentences import (
    DASH,
    cell,
    closed,
    following,
    from_pack,
    is_known,
    joined,
    pack_words,
    sentence,
    together,
)
from wijkmakers_analysis.document.text import as_they_stand, merged
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.language import first_upper
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.text.published import KEYS, MEASURES, facts_for_all, value_in_words
from wijkmakers_analysis.translation import translated
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.aspects import (
    COVERAGE,
    MARGIN,
    OUT_OF,
    aspect_key,
    aspects_of,
)
from wijkmakers_analysis.yearpack.parts import PackDefinition

ASPECTS = {MARGIN: "Marge", OUT_OF: "Waarvan", COVERAGE: "Dekking"}
# Part of a definition -> how its line begins.
PARTS = {
    "counted": "Telt mee: {told}",
    "out_of": "Noemer: {told}",
    "left_out": "Telt niet mee: {told}",
    "limits": "Zegt niet: {told}",
    "source": "Bron: {told}",
}
NO_DENOMINATOR = "Noemer: geen, want dit is een aantal."
PLAIN = "het cijfer zelf"
TOTAL = "In totaal"
NO_NUMBER = "nog geen cijfer"
# A table of two keys becomes a grid where it has at most this many columns.
WIDEST_GRID = 8
# More rows than this that say in the same words why there is no number, become one.
MOST_ALIKE = 8
ALL_OTHERS = "alle andere"


def list_indicators(pack: YearPack) -> Blocks:
    """Return for each indicator its definition, then its figures in rows."""
    definitions = {one.indicator: one for one in pack.definitions}
    by_indicator: dict[str, list[Fact]] = {id: [] for id in definitions}
    for fact in facts_for_all(pack):
        by_indicator.setdefault(fact.indicator, []).append(fact)
    titles = {one.id: one.title for one in pack.activities}
    return together(
        *(
            block
            for place, (id, facts) in enumerate(by_indicator.items(), start=1)
            for block in _section(place, definitions.get(id) or _undefined(id), facts, titles)
        )
    )


def _undefined(id: str) -> PackDefinition:
    """Return what stands for a definition in a pack that was frozen without one."""
    return PackDefinition(indicator=id, label=id, explanation="")


def _section(
    place: int, one: PackDefinition, facts: Sequence[Fact], titles: Mapping[str, str]
) -> Iterator[Block]:
    number = Run(f"{place}. ", "structure", "indicator")
    defines = one.indicator if one.explanation or one.counted else ""
    label = pack_words(one.label, "definitions")
    yield Heading((number, *label), level=2, defines=defines)
    if one.explanation:
        yield Paragraph(pack_words(one.explanation, "definitions"))
    if one.counted:
        yield Bullets(tuple(_definition(one)))
    by_keys: dict[frozenset[str], list[Fact]] = {}
    for fact in facts:
        by_keys.setdefault(frozenset(fact.group), []).append(fact)
    for group in by_keys.values():
        keys = tuple(group[0].group)
        if _is_all_unknown(group):
            yield _nowhere(keys, group)
        else:
            show = _grid if _is_grid(keys, group) else _rows
            yield show(keys, group, titles)


def _definition(one: PackDefinition) -> Iterator[Text]:
    for part, opening in PARTS.items():
        told = closed(pack_words(getattr(one, part), "definitions"))
        if told:
            yield sentence(opening, told=told)
        elif part == "out_of":
            yield words(NO_DENOMINATOR)
    if one.minimum_n:
        fewest = from_pack(str(one.minimum_n), "definitions")
        yield sentence("Een percentage of gemiddelde staat er vanaf {fewest}.", fewest=fewest)


def _is_all_unknown(facts: Sequence[Fact]) -> bool:
    """Whether no row has a number and all of them say the same."""
    return not any(map(is_known, facts)) and len({plain(cell(fact)) for fact in facts}) == 1


def _nowhere(keys: tuple[str, ...], facts: Sequence[Fact]) -> Paragraph:
    why = words(NO_NUMBER) if cell(facts[0]) == DASH else cell(facts[0])
    told = sentence("{title}: {why}.", title=_title(keys), why=why)
    return Paragraph(following((told, _reasons(facts))))


def _rows(keys: tuple[str, ...], facts: Sequence[Fact], titles: Mapping[str, str]) -> Table:
    others = _alike(keys, facts)
    notes = _reasons(facts)
    facts = [fact for fact in facts if fact not in others] + others[:1]
    about = {
        translated(first_upper(KEYS.get(key, key))): [_about(key, fact, titles) for fact in facts]
        for key in keys
    }
    if others:
        about = {header: [*told[:-1], words(ALL_OTHERS)] for header, told in about.items()}
    columns = _labelled(about, facts)
    labels = len(columns)
    columns[translated("Cijfer")] = [cell(fact) for fact in facts]
    for aspect, header in ASPECTS.items():
        told = [_aspect(fact, aspect) for fact in facts]
        if any(text != DASH for text in told):
            columns[translated(header)] = told
    return Table(
        title=_title(keys),
        header=tuple(as_they_stand(header) for header in columns),
        rows=tuple(zip(*columns.values(), strict=True)),
        numeric=tuple(range(labels, len(columns))),
        note=notes,
    )


def _labelled(about: dict[str, list[Text]], facts: Sequence[Fact]) -> dict[str, list[Text]]:
    """Return the columns that say what each row is about; a group and its measure are one."""
    measures = [words(MEASURES.get(fact.id, PLAIN)) for fact in facts]
    if not about:
        return {translated("Maat"): measures}
    if len({plain(measure) for measure in measures}) == 1:
        return about
    if len(about) > 1:
        return about | {translated("Maat"): measures}
    ((header, groups),) = about.items()
    both = plain(sentence("{group} en maat", group=as_they_stand(header)))
    rows = zip(groups, measures, strict=True)
    return {both: [(*group, *as_they_stand(": "), *measure) for group, measure in rows]}


def _alike(keys: tuple[str, ...], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts by one key that say the same where there is no number, if they are many."""
    by_words: dict[str, list[Fact]] = {}
    for fact in facts if len(keys) == 1 and len({fact.id for fact in facts}) == 1 else ():
        if not is_known(fact) and not aspects_of(fact):
            by_words.setdefault(plain(cell(fact)), []).append(fact)
    most = max(by_words.values(), key=len, default=[])
    return most if len(most) > MOST_ALIKE else []


def _is_grid(keys: tuple[str, ...], facts: Sequence[Fact]) -> bool:
    """Whether facts by two keys, with nothing around the numbers, fit side by side."""
    if len(keys) != 2 or len({fact.id for fact in facts}) > 1:
        return False
    across = {fact.group[keys[0]] for fact in facts}
    down = {fact.group[keys[1]] for fact in facts}
    is_bare = not any(aspects_of(fact) for fact in facts)
    return is_bare and min(len(across), len(down)) <= WIDEST_GRID and len(down) > 1


def _grid(keys: tuple[str, ...], facts: Sequence[Fact], titles: Mapping[str, str]) -> Table:
    values = [tuple(dict.fromkeys(fact.group[key] for fact in facts)) for key in keys]
    # The key with the most values goes down.
    (across, right), (down, below) = sorted(
        zip(keys, values, strict=True), key=lambda pair: len(pair[1])
    )
    found = {(fact.group[down], fact.group[across]): fact for fact in facts}
    head = [from_pack(value_in_words(across, one, titles), "groups") for one in right]
    return Table(
        title=_title((down, across)),
        header=(words(first_upper(KEYS.get(down, down))), *head),
        rows=tuple(
            (
                from_pack(value_in_words(down, one, titles), "groups"),
                *(cell(found.get((one, other))) for other in right),
            )
            for one in below
        ),
        numeric=tuple(range(1, len(right) + 1)),
        note=_reasons(facts),
    )


def _about(key: str, fact: Fact, titles: Mapping[str, str]) -> Text:
    return from_pack(value_in_words(key, fact.group[key], titles), fact.key) or DASH


def _aspect(fact: Fact, aspect: str) -> Text:
    told = aspects_of(fact).get(aspect)
    return (Run(retold(told), "fact", aspect_key(fact, aspect)),) if told else DASH


def _title(keys: tuple[str, ...]) -> Text:
    if not keys:
        return words(TOTAL)
    by = joined([words(KEYS.get(key, key)) for key in keys])
    return merged(sentence("Per {by}", by=by))


def _reasons(facts: Sequence[Fact]) -> Text:
    """Return why there is no plain number somewhere in a table, each reason once."""
    reasons = dict.fromkeys(fact.reason for fact in facts if fact.reason)
    return following(closed(pack_words(reason, "reasons")) for reason in reasons)
