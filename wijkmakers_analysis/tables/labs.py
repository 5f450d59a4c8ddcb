"""Set the labs in rows: the question, who brought it, where, and what came of it."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.sentences import (
    from_pack,
    is_known,
    joined,
    names,
    names_in_a_cell,
    pack_words,
    sentence,
)
from wijkmakers_analysis.tables.columns import TableColumn, build_table
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity, PackQuestion
from wijkmakers_analysis.yearpack.selection import (
    LAB,
    changed_form,
    find,
    questions_of,
    title_of,
    units,
)

EARLIER = "Vragen van eerder staan er ook bij, met wat er daarna mee gebeurde."
OUTCOMES = {
    "antwoord": "een antwoord",
    "proef": "een proef",
    "overgenomen": "overgenomen",
    "geen": "geen vervolg",
}


def tabulate_labs(pack: YearPack) -> Blocks:
    """Return a row for each lab, and for each activity that was meant to be one."""
    labs = (*units(pack, LAB), *changed_form(pack, LAB))
    asked = [questions_of(pack, one.id) for one in labs]
    return build_table(
        words("De werkplaatsen en hun vragen"),
        TableColumn("Werkplaats", tuple(_name(one) for one in labs)),
        TableColumn("Wijk", tuple(names(one.neighbourhoods, _ref(one)) for one in labs)),
        TableColumn("Vraag", tuple(_questions(found) for found in asked)),
        TableColumn("Ingebracht door", tuple(_brought(found) for found in asked)),
        TableColumn("Vervolg", tuple(_follow_up(found) for found in asked),
                    "Wat er daarna mee gebeurde, is niet bijgehouden."),
    )  # fmt: skip


def tabulate_questions(pack: YearPack) -> Blocks:
    """Return a row for each practice question that partners brought."""
    found = pack.questions
    count = find(pack, "practice_questions")
    has_earlier = is_known(count) and count.value is not None and count.value < len(found)
    return build_table(
        words("De vragen uit de praktijk"),
        TableColumn("Vraag", tuple(_questions((one,)) for one in found)),
        TableColumn("Sinds", tuple(pack_words(one.when, "questions") for one in found),
                    "Sinds wanneer de vraag er is, is niet bijgehouden."),
        TableColumn("Ingebracht door", tuple(_brought((one,)) for one in found)),
        TableColumn("Wijk", tuple(names(one.neighbourhoods, "questions") for one in found),
                    "De wijk is niet bijgehouden."),
        TableColumn("Vervolg", tuple(_follow_up((one,)) for one in found),
                    "Wat er daarna mee gebeurde, is niet bijgehouden."),
        note=words(EARLIER) if has_earlier else (),
    )  # fmt: skip


def _name(one: PackActivity) -> Text:
    title = from_pack(title_of(one), _ref(one))
    if one.kind == LAB:
        return title
    return sentence("{title} (werd een {kind})", title=title, kind=pack_words(one.kind, _ref(one)))


def _questions(found: tuple[PackQuestion, ...]) -> Text:
    return joined([from_pack(one.question, "questions") for one in found], joint="en ook")


def _brought(found: tuple[PackQuestion, ...]) -> Text:
    return names_in_a_cell(dict.fromkeys(one.organisation for one in found), "questions")


def _follow_up(found: tuple[PackQuestion, ...]) -> Text:
    told = dict.fromkeys(OUTCOMES.get(one.follow_up, "") for one in found)
    return joined([words(text) for text in told if text])


def _ref(one: PackActivity) -> str:
    return f"activities.{one.id}"
