"""Every indicator with its label, its explanation and what may be said with it."""

from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.active_partners import count_active_partners
from wijkmakers_analysis.indicators.activities import count_activities
from wijkmakers_analysis.indicators.attendances import count_attendances
from wijkmakers_analysis.indicators.completeness import measure_completeness
from wijkmakers_analysis.indicators.contributions import count_contributions
from wijkmakers_analysis.indicators.cross_sector_meetings import measure_cross_sector_meetings
from wijkmakers_analysis.indicators.diplomas import count_diplomas
from wijkmakers_analysis.indicators.event_mix import measure_event_mix
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.focal_points import count_focal_points
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.neighbourhoods import share_of_neighbourhoods
from wijkmakers_analysis.indicators.new_faces import share_of_new_faces
from wijkmakers_analysis.indicators.outside_city import count_outside_city
from wijkmakers_analysis.indicators.participants import count_participants
from wijkmakers_analysis.indicators.partners import count_partners
from wijkmakers_analysis.indicators.practice_questions import count_practice_questions
from wijkmakers_analysis.indicators.returners import share_of_returners
from wijkmakers_analysis.indicators.spread import measure_spread
from wijkmakers_analysis.indicators.stories import count_stories
from wijkmakers_analysis.indicators.ties import measure_ties
from wijkmakers_analysis.indicators.young_talent import share_of_young_talent
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.settings import Year

_OF_ACTIVITIES = (
    (), ("soort",), ("pijler",), ("pijler", "maand"), ("soort", "maand"), ("initiatief",),
    ("opdrachtgever",), ("wijk",), ("speerpunt",),
)  # fmt: skip

CATALOGUE: tuple[Indicator, ...] = (
    Indicator(
        id="activities",
        number=1,
        label="Activiteiten",
        explanation=(
            "Zo vaak organiseerden we dit jaar iets, verdeeld over leren, doen en ontmoeten."
        ),
        compute=count_activities,
        group_bys=_OF_ACTIVITIES,
        chart="gestapelde staven per maand, naar pijler",
        may_exceed_chance=True,
    ),
    Indicator(
        id="participants",
        number=2,
        label="Deelnemers",
        explanation="Zoveel verschillende mensen deden dit jaar minstens één keer mee.",
        compute=count_participants,
        group_bys=((), ("soort",), ("pijler",), ("sector",), ("organisatie",)),
        chart="groot getal",
    ),
    Indicator(
        id="attendances",
        number=3,
        label="Deelnames en groepsgrootte",
        explanation="Zo vaak kwam er iemand, en zoveel mensen waren er meestal bij een activiteit.",
        compute=count_attendances,
        measures=("group_size_median", "group_size_q1", "group_size_q3"),
        group_bys=((), ("soort",), ("activiteit",)),
        chart="een doos per soort",
    ),
    Indicator(
        id="new_faces",
        number=4,
        label="Nieuwe gezichten",
        explanation="Zoveel van de deelnemers kwamen dit jaar voor het eerst.",
        compute=share_of_new_faces,
        unit="aandeel",
        minimum_n=10,
        chart="staaf van twee delen per jaar",
        may_exceed_chance=True,
    ),
    Indicator(
        id="returners",
        number=5,
        label="Wie kwam terug?",
        explanation="Zoveel nieuwe deelnemers kwamen binnen een jaar nog een keer.",
        compute=share_of_returners,
        unit="aandeel",
        measures=("visits",),
        group_bys=((), ("cohort",), ("score",)),
        minimum_n=10,
        chart="staaf van klassen",
        where=ANNEX,
        may_exceed_chance=True,
    ),
    Indicator(
        id="neighbourhoods",
        number=8,
        label="Wijken bereikt",
        explanation="In deze wijken waren we al, en in deze wijken nog niet.",
        compute=share_of_neighbourhoods,
        unit="aandeel",
        group_bys=((), ("jaren",)),
        chart="kaart",
    ),
    Indicator(
        id="active_partners",
        number=9,
        label="Actieve partners",
        explanation="Zoveel partners stuurden dit jaar minstens één deelnemer.",
        compute=count_active_partners,
        group_bys=((), ("sector",)),
        chart="een rij stippen per sector",
    ),
    Indicator(
        id="spread",
        number=10,
        label="Verdeling over organisaties",
        explanation=(
            "Het is alsof zoveel organisaties even vaak kwamen; hoe hoger, hoe beter verdeeld."
        ),
        compute=measure_spread,
        unit="index",
        measures=("gini", "share"),
        group_bys=((), ("organisatie",)),
        minimum_n=5,
        chart="gesorteerde staven van klassen",
        where=ANNEX,
    ),
    Indicator(
        id="event_mix",
        number=11,
        label="Mix per activiteit",
        explanation=(
            "De kans dat twee bezoekers van dezelfde activiteit uit verschillende sectoren komen."
        ),
        compute=measure_event_mix,
        unit="index",
        measures=("event", "all"),
        group_bys=((), ("activiteit",)),
        minimum_n=5,
        chart="een stip per activiteit, een lijn bij het hele netwerk",
        where=ANNEX,
    ),
    Indicator(
        id="cross_sector_meetings",
        number=12,
        label="Ontmoetingen tussen sectoren",
        explanation=(
            "Van elke 100 ontmoetingen waren er zoveel tussen mensen uit verschillende sectoren; "
            "bij toeval zouden dat er zoveel zijn."
        ),
        compute=measure_cross_sector_meetings,
        unit="aandeel",
        measures=("chance", "ei", "pairs"),
        group_bys=((), ("sector", "sector_met")),
        minimum_n=10,
        chart="warmtekaart van sectoren, en een staaf gemeten naast toeval",
    ),
    Indicator(
        id="ties",
        number=13,
        label="Verbindingen tussen partners",
        explanation="Zoveel tweetallen partners kwamen elkaar minstens twee keer tegen.",
        compute=measure_ties,
        unit="aandeel",
        measures=("count", "none"),
        group_bys=(("m",),),
        chart="netwerk van organisaties",
        where=ANNEX,
    ),
    Indicator(
        id="diplomas",
        number=15,
        label="Diploma's",
        explanation="Zoveel mensen die aan de leergang begonnen, haalden het diploma.",
        compute=count_diplomas,
        unit="aandeel",
        measures=("count", "started", "stopped"),
        group_bys=((), ("editie",)),
        minimum_n=10,
        chart="stip met interval per editie",
        may_exceed_chance=True,
    ),
    Indicator(
        id="practice_questions",
        number=19,
        label="Vragen uit de praktijk",
        explanation="Met zoveel vragen van partners gingen we aan de slag, en dit gebeurde ermee.",
        compute=count_practice_questions,
        measures=("followed_up",),
        group_bys=((), ("opvolging",)),
        chart="lijst",
    ),
    Indicator(
        id="contributions",
        number=20,
        label="Inbreng van partners",
        explanation=(
            "Dit bracht elke partner in: een plek, een gids, een vraag, deelnemers of een opdracht."
        ),
        compute=count_contributions,
        measures=("two_kinds",),
        group_bys=((), ("bijdrage",), ("organisatie", "bijdrage"), ("speerpunt",)),
        chart="warmtekaart van partners en soorten",
    ),
    Indicator(
        id="young_talent",
        number=21,
        label="Jong talent",
        explanation="Zoveel deelnemers zijn jonger dan 35 jaar.",
        compute=share_of_young_talent,
        unit="aandeel",
        minimum_n=10,
        chart="staaf met de dekking",
        where=ANNEX,
        may_exceed_chance=True,
    ),
    Indicator(
        id="stories",
        number=23,
        label="Verhalen",
        explanation=(
            "Deze verhalen laten zien wat er veranderde, van een eerste ontmoeting tot een nieuwe "
            "manier van werken."
        ),
        compute=count_stories,
        group_bys=((), ("waardecyclus",), ("speerpunt",)),
        chart="tegels per waardecyclus, met citaten",
    ),
    Indicator(
        id="outside_city",
        number=24,
        label="Blik buiten de stad",
        explanation=("Bij zoveel activiteiten leerden we van mensen of plekken buiten de stad."),
        compute=count_outside_city,
        measures=("places",),
        chart="lijst",
        where=ANNEX,
    ),
    Indicator(
        id="completeness",
        number=25,
        label="Hoe volledig zijn de gegevens?",
        explanation="Zo goed weten we wie er was, en waar de cijfers minder zeker zijn.",
        compute=measure_completeness,
        unit="aandeel",
        group_bys=(("veld",),),
        chart="tabel",
        where=ANNEX,
    ),
    Indicator(
        id="partners",
        number=26,
        label="Partners",
        explanation="Zoveel organisaties zijn aangesloten, en zoveel kwamen erbij of gingen weg.",
        compute=count_partners,
        measures=("joined", "left"),
        group_bys=((), ("sector",), ("relatie",), ("dag",)),
        chart="groot getal",
    ),
    Indicator(
        id="focal_points",
        number=27,
        label="Speerpunten",
        explanation="Dit deden we voor elk speerpunt, en zo staat het ervoor.",
        compute=count_focal_points,
        group_bys=(("speerpunt",),),
        chart="een rij per speerpunt",
    ),
)


def indicator_of(id: str) -> Indicator:
    """Return an indicator by its id or that of a measure; raises WrongCall if there is none."""
    name = id.split(".")[0]
    for indicator in CATALOGUE:
        if indicator.id == name:
            return indicator
    known = ", ".join(indicator.id for indicator in CATALOGUE)
    raise WrongCall(f"Het cijfer '{name}' bestaat niet. Kies een van deze: {known}.")


def all_findings(programme: Programme, year: Year) -> list[Finding]:
    """Compute every indicator of a period, in the order of the catalogue.

    Parameters
    ----------
    programme
        The programme; its tables are never changed.
    year
        The year that is reported.
    """
    return [finding for indicator in CATALOGUE for finding in indicator.compute(programme, year)]
