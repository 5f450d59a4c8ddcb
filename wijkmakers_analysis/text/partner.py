"""Write the report of one partner: what it brought, what it got, and the network around it."""

from datetime import date

from wijkmakers_analysis import language
from wijkmakers_analysis.document import (
    Block,
    Blocks,
    Bullets,
    Cover,
    Paragraph,
    Run,
    Text,
    Tile,
    Tiles,
    words,
)
from wijkmakers_analysis.document.sentences import (
    cell,
    closed,
    following,
    from_pack,
    is_known,
    is_none,
    missing,
    names,
    paragraph,
    sentence,
    together,
    unknown,
)
from wijkmakers_analysis.yearpack.model import PackActivity, PackQuestion
from wijkmakers_analysis.yearpack.partner import PartnerPack
from wijkmakers_analysis.yearpack.selection import find, units

NETWORK_TILES = (
    ("partners", "partners aan het eind"),
    ("activities", "activiteiten"),
    ("participants", "mensen deden mee"),
)
_FOLLOW_UP = {
    "antwoord": "er kwam een antwoord",
    "proef": "er loopt of liep een proef",
    "overgenomen": "het antwoord is overgenomen in het werk",
    "geen": "er is nog geen vervolg",
}


def open_partner_report(
    pack: PartnerPack, *, day: str = "", draft: bool = False, file_stem: str = "verslag"
) -> Cover:
    """Return the cover of a partner's report.

    Parameters
    ----------
    day
        The day of the report as 2022-12-01, or empty for today.
    draft
        Whether every page says CONCEPT.
    file_stem
        The name of the finished files without ending.
    """
    made_on = date.fromisoformat(day) if day else date.today()
    return Cover(
        title=words("Brengen en halen"),
        subtitle=from_pack(pack.organisation, "organisations"),
        period=(
            *from_pack(pack.label, "label"),
            Run(", "),
            *from_pack(language.period(pack.start, pack.end), "period"),
        ),
        sender=(*from_pack(pack.name, "name"), Run(", "), Run(language.day(made_on), "setting")),
        notice=from_pack(pack.notice, "notice"),
        stamp=words("CONCEPT") if draft else (),
        file_stem=file_stem,
        version=" ".join(part for part in (pack.version, pack.hash[:12]) if part),
    )


def tell_membership(pack: PartnerPack) -> Blocks:
    """Say what the organisation is to the network, and whether it joined or left this year."""
    (organisation,) = pack.organisations
    name = _opening(pack)
    if organisation.has_left:
        told = sentence(
            "{name} was partner van het netwerk en stopte daar dit jaar mee. "
            "Dit verslag gaat over de tijd tot dan. Dank voor alles!",
            name=name,
        )
    elif organisation.has_joined:
        told = sentence("{name} sloot zich dit jaar aan bij het netwerk. Welkom!", name=name)
    else:
        told = sentence("{name} is partner van het netwerk.", name=name)
    return paragraph(told, role="lead")


def tell_contributions(pack: PartnerPack) -> Blocks:
    """Say of which kind the partner's contributions were; of more kinds there is a table."""
    name = pack.organisation
    kinds = [each.kind for each in pack.contributions if each.organisation == name and each.number]
    if len(kinds) > 1:
        return together()
    if kinds:
        return paragraph(
            sentence(
                "{name} bracht in: {kinds}.",
                name=_opening(pack),
                kinds=names(kinds, "contributions"),
            )
        )
    if is_known(find(pack, "contributions")):
        return missing(
            sentence(
                "In de lijst met bijdragen staat dit jaar niets van {name}. Klopt dat niet? "
                "Laat het weten, dan komt het in het volgende verslag.",
                name=name,
            )
        )
    return missing(words("Wat partners inbrachten, is dit jaar niet bijgehouden."))


def list_questions(pack: PartnerPack) -> Blocks:
    """List the partner's practice questions and what became of each."""
    name = pack.organisation
    asked = [question for question in pack.questions if question.organisation == name]
    if not asked and not is_known(find(pack, "practice_questions")):
        return missing(words("Welke vragen uit de praktijk er waren, is niet bijgehouden."))
    if not asked:
        return paragraph(
            sentence(
                "In de lijst met vraagstukken staat dit jaar geen vraag van {name}.", name=name
            )
        )
    return together(
        paragraph(sentence("Vragen uit de praktijk van {name}, en wat ermee gebeurde:", name=name)),
        Bullets(tuple(_question(question) for question in asked)),
    )


def list_commissions(pack: PartnerPack) -> Blocks:
    """List the activities that the partner asked for."""
    name = pack.organisation
    asked = [each for each in units(pack) if each.commissioner == name]
    if not asked:
        return together()
    return together(
        paragraph(sentence("Op verzoek van {name} organiseerden we:", name=name)),
        Bullets(tuple(_activity(activity) for activity in asked)),
    )


def tell_people(pack: PartnerPack) -> Blocks:
    """Say how many people of the partner took part: one figure, as the gate prints it."""
    name = pack.organisation
    fact = find(pack, "participants", organisatie=name)
    if not is_known(fact):
        if is_known(find(pack, "participants")):
            return missing(unknown("Hoeveel mensen van deze partner meededen", fact))
        return missing(
            unknown("Hoeveel mensen er meededen", fact),
            words("Met een lijst per activiteit kan dat volgend jaar wel."),
        )
    if is_none(fact):
        return paragraph(
            sentence(
                "Op de lijsten van de activiteiten staat dit jaar niemand van {name}.", name=name
            )
        )
    if fact.method == "klasse":
        return paragraph(
            sentence(
                "Van {name} deden {people} mensen mee. Bij zo weinig mensen geven we geen precies "
                "getal en geen verdeling, zodat niemand te herkennen is.",
                name=name,
                people=fact,
            )
        )
    return paragraph(
        sentence(
            "Van {name} {people:deed|deden} {people} {people:mens|mensen} mee aan een of meer "
            "activiteiten.",
            name=name,
            people=fact,
        )
    )


def list_nearby(pack: PartnerPack) -> Blocks:
    """List the activities in the neighbourhoods where the partner works."""
    area = pack.organisations[0].working_area
    near = [each for each in units(pack) if set(each.neighbourhoods) & set(area)]
    if not area:
        return together()
    where = names(area, "organisations")
    if not near:
        return paragraph(
            sentence("In {where}, het eigen werkgebied, was dit jaar geen activiteit.", where=where)
        )
    return together(
        paragraph(sentence("In het eigen werkgebied, {where}, was er dit jaar:", where=where)),
        Bullets(tuple(_activity(activity) for activity in near)),
    )


def show_network_tiles(pack: PartnerPack) -> Blocks:
    """Return the key figures of the whole network."""
    facts = [(find(pack, id), label) for id, label in NETWORK_TILES]
    known = [(fact, label) for fact, label in facts if is_known(fact)]
    tiles = tuple(Tile(value=cell(fact), label=words(label)) for fact, label in known)
    return Blocks((Tiles(tiles),) if len(tiles) > 1 else ())


def tell_ties(pack: PartnerPack) -> Blocks:
    """Say which partners met this one often, where both may be named."""
    name = pack.organisation
    met = sorted({each for pair in pack.ties if name in pair for each in pair if each != name})
    if met:
        return paragraph(
            sentence(
                "Mensen van {name} kwamen dit jaar vaker mensen tegen van {others}.",
                name=name,
                others=names(met, "ties"),
            ),
        )
    return paragraph(
        sentence(
            "Welke partners {name} vaker tegenkwam, noemen we alleen waar er van beide kanten "
            "genoeg mensen meededen. Dat was dit jaar niet zo.",
            name=name,
        )
    )


def tell_protection() -> Blocks:
    """Say how the figures were protected, and where the account of all of them stands."""
    return paragraph(
        words(
            "Dit verslag is gemaakt uit afgeschermde cijfers, zonder namen van deelnemers. Over de "
            "eigen mensen staat er één getal, afgerond of als klasse, zonder verdeling; over de "
            "mensen van andere partners staat er niets, en is hun aantal te klein, dan noemen we "
            "een partner niet. Wat er verder is afgerond of weggelaten, staat in het jaaroverzicht."
        ),
        role="note",
    )


def tell_contact(pack: PartnerPack) -> Blocks:
    """Say whom to ask, from the house style, after the lead's call for ideas."""
    call = pack.text_at("oproep")
    own: list[Block] = []
    if call:
        by = from_pack(call.speaker_role, "texts.oproep")
        own.append(Paragraph(from_pack(call.wording, "texts.oproep"), role="own", by=by))
    contact = from_pack(pack.house_style.get("contact", ""), "house_style.contact")
    asked = sentence("Vragen, ideeën of een verbetering? {contact}", contact=contact)
    line = closed(asked) if contact else words("Vragen of ideeën? Wij horen het graag.")
    return together(*own, paragraph(line))


def _opening(pack: PartnerPack) -> Text:
    """Return the partner's name as it opens a sentence."""
    return from_pack(language.first_upper(pack.organisation), "organisations")


def _question(question: PackQuestion) -> Text:
    ref = "questions"
    when = from_pack(question.when, ref)
    outcome = _FOLLOW_UP.get(question.follow_up, "wat ermee gebeurde, is niet bijgehouden")
    return following(
        (
            closed(from_pack(question.question, ref)),
            sentence("({when})", when=when) if when else (),
            words(f"{language.first_upper(outcome)}."),
        )
    )


def _activity(activity: PackActivity) -> Text:
    ref = f"activities.{activity.id}"
    return sentence(
        "{title} ({kind}, {when})",
        title=from_pack(activity.title, ref),
        kind=from_pack(activity.kind, ref),
        when=from_pack(activity.when, ref),
    )
