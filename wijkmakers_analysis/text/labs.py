"""Tell the labs: the question, who brought it, where, and what took another form."""

from wijkmakers_analysis.document import Blocks, Text, words
from wijkmakers_analysis.document.missing import missing
from wijkmakers_analysis.document.sentences import (
    following,
    from_pack,
    is_known,
    is_none,
    joined,
    names,
    organisation_in_words,
    pack_words,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.text.activities import place_in_words
from wijkmakers_analysis.text.own_words import tell_in_own_words
from wijkmakers_analysis.yearpack import YearPack
from wijkmakers_analysis.yearpack.parts import PackActivity
from wijkmakers_analysis.yearpack.selection import (
    LAB,
    changed_form,
    find,
    questions_of,
    themes_of,
    title_of,
    units,
)

# With more labs than these, the table alone tells them one by one.
TOLD_ONE_BY_ONE = 3


def describe_labs(pack: YearPack) -> Blocks:
    """Say how many labs there were, what each was about, and which became something else."""
    opening = tell_in_own_words(pack, "Werkplaatsen")
    labs, changed = units(pack, LAB), changed_form(pack, LAB)
    if not labs and not changed:
        return together(
            opening,
            missing(
                words("Voor dit jaar staat er geen werkplaats in de lijst."), remedy=filling.LABS
            ),
        )
    few = labs if len(labs) <= TOLD_ONE_BY_ONE else ()
    return together(
        opening,
        paragraph(
            words("In een werkplaats gaan mensen van verschillende organisaties samen aan de slag "
                  "met een vraag uit de wijk."),
            _count(pack),
        ),
        *(paragraph(_lab(pack, one)) for one in few),
        *(paragraph(_changed(one, bool(labs))) for one in changed),
    )  # fmt: skip


def _count(pack: YearPack) -> Text:
    labs = find(pack, "activities", soort=LAB)
    if not is_known(labs) or is_none(labs):
        return ()
    return sentence("Dit jaar {n:was|waren} er {n} {n:werkplaats|werkplaatsen}.", n=labs)


def _lab(pack: YearPack, lab: PackActivity) -> Text:
    ref = f"activities.{lab.id}"
    title, when = from_pack(title_of(lab), ref), pack_words(lab.when, ref)
    theme = names(themes_of(lab), ref)
    organisations = dict.fromkeys(q.organisation for q in questions_of(pack, lab.id))
    brought = joined([organisation_in_words(one, "questions") for one in organisations])
    return following(
        (
            sentence("{title} ({when}).", title=title, when=when),
            place_in_words(lab.neighbourhoods, ref),
            sentence("Het ging over {theme}.", theme=theme) if theme else (),
            sentence("De vraag kwam van {brought}.", brought=brought) if brought else (),
        )
    )


def _changed(one: PackActivity, are_others: bool) -> Text:
    ref = f"activities.{one.id}"
    where = names(one.neighbourhoods, ref)
    lab = words("Een andere werkplaats" if are_others else "Een werkplaats")
    title = from_pack(title_of(one), ref)
    if not where:
        return sentence("{lab} kreeg een andere vorm en werd ‘{title}’.", lab=lab, title=title)
    return sentence(
        "{lab} in {where} kreeg een andere vorm en werd ‘{title}’.",
        lab=lab, where=where, title=title,
    )  # fmt: skip
