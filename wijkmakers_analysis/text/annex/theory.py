"""Tell how the programme is thought to work, with what is assumed at each step."""

from dataclasses import dataclass

from wijkmakers_analysis.document import Blocks, Table, Text, words
from wijkmakers_analysis.document.sentences import (
    DASH,
    from_pack,
    is_known,
    joined,
    paragraph,
    sentence,
    together,
)
from wijkmakers_analysis.retelling import retold
from wijkmakers_analysis.yearpack import YearPack


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the reasoning.

    Parameters
    ----------
    name
        What happens.
    assumed
        What must hold for the next step to follow.
    frame
        Its level with Kirkpatrick, and with Provan and Milward.
    indicators
        What shows it.
    """

    name: str
    assumed: str
    frame: str
    indicators: tuple[str, ...]


# The value cycles of Wenger, Trayner and De Laat; the assumptions are ours.
STEPS = (
    Step(
        name="Direct: mensen komen en doen mee",
        assumed=(
            "Mensen van verschillende organisaties en uit de wijk hebben tijd en reden om te "
            "komen. Ze vinden het de moeite waard om terug te komen."
        ),
        frame="reactie; het netwerk",
        indicators=(
            "activities", "participants", "attendances", "new_faces", "returners", "retention",
            "neighbourhoods", "active_partners", "partners", "recommendation",
        ),
    ),
    Step(
        name="In aanleg: mensen leren, en leren elkaar kennen",
        assumed=(
            "Wie elkaar vaker treft, leert elkaar kennen. Wie leert buiten de eigen sector, krijgt "
            "kennis die het eigen werk niet geeft."
        ),
        frame="leren; het netwerk",
        indicators=(
            "time_to_return", "spread", "event_mix", "cross_sector_meetings", "ties", "tie_change",
            "diplomas", "self_assessed_growth", "young_talent",
        ),
    ),
    Step(
        name="Toegepast: mensen gebruiken het in hun werk",
        assumed="Wat mensen leren past bij hun werk, en hun organisatie geeft er ruimte voor.",
        frame="gedrag; de organisatie",
        indicators=("used_at_work", "practice_questions", "contributions"),
    ),
    Step(
        name="Gerealiseerd: er verandert iets in de wijk",
        assumed="Organisaties nemen over wat werkt, ook als de werkplaats voorbij is.",
        frame="resultaat; de gemeenschap",
        indicators=("practice_questions", "young_talent_path", "stories", "focal_points"),
    ),
    Step(
        name="Nieuwe blik: mensen kijken anders",
        assumed="Wie anders leert kijken, handelt daarna ook anders, en neemt anderen mee.",
        frame="geen niveau; de gemeenschap",
        indicators=("stories", "outside_city"),
    ),
)  # fmt: skip


def explain_theory(pack: YearPack) -> Blocks:
    """Set the steps in rows: what is assumed, what shows it, and what has no number yet."""
    return together(
        paragraph(
            words(
                "Wijkmakers brengt mensen bij elkaar die in wijken werken en wonen. De gedachte "
                "is: wie elkaar ontmoet en van elkaar leert, kan in het werk iets anders doen. "
                "Daar kan een wijk van opknappen."
            ),
            role="lead",
        ),
        paragraph(
            words(
                "Dat is een redenering, geen bewijs. Elke stap rust op een aanname. De cijfers "
                "laten zien of een stap gezet is, niet of de ene stap uit de andere volgt."
            )
        ),
        Table(
            title=words("Van ontmoeten naar een andere blik"),
            header=tuple(map(words, ("Stap", "Wat we aannemen", "Waar u het aan ziet", "Niveau"))),
            rows=tuple(_row(pack, step) for step in STEPS),
            note=words(
                "De stappen zijn de waardecycli van Wenger, Trayner en De Laat. Het niveau is dat "
                "van Kirkpatrick, en van Provan en Milward."
            ),
        ),
        paragraph(_not_yet(pack)),
    )


def _row(pack: YearPack, step: Step) -> tuple[Text, ...]:
    shown_by = joined(_labels(pack, step.indicators), joint=",") or DASH
    return words(step.name), words(step.assumed), shown_by, words(step.frame)


def _not_yet(pack: YearPack) -> Text:
    """Name what has no number this year: of that step the reasoning cannot be followed yet."""
    wanted = dict.fromkeys(id for step in STEPS for id in step.indicators)
    known = {fact.indicator for fact in pack.facts if is_known(fact)}
    absent = joined(_labels(pack, tuple(id for id in wanted if id not in known)))
    if not absent:
        return ()
    return sentence("Nog zonder cijfer dit jaar: {absent}.", absent=absent)


def _labels(pack: YearPack, indicators: tuple[str, ...]) -> list[Text]:
    labels = {one.indicator: one.label for one in pack.definitions}
    return [
        from_pack(retold(labels[id]).rstrip("?").lower(), "definitions")
        for id in indicators
        if id in labels
    ]
