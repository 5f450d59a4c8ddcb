"""Which figures are set beside those of the year before, and what each of them is."""

from dataclasses import dataclass, field

# Things that add up over time and happen independently of each other: tested per length of time.
UNITS = "units"
# What adds up over time but not independently: people return, partners bring in more at once.
SUM = "sum"
# Different people or places reached: grows with time, but not evenly.
REACH = "reach"
# What stands at the end of the period, or belongs to an edition: the length does not matter.
STOCK = "stock"
SHARE, MEAN, INDEX = "share", "mean", "index"


@dataclass(frozen=True)
class Comparable:
    """A figure that is compared: its id and group, what it is, and how a sentence begins."""

    id: str
    kind: str
    label: str
    group: dict[str, str] = field(default_factory=dict)
    # Summed over the groups of this key, where the figure has no total.
    over: str = ""


COMPARABLES = (
    Comparable("activities", UNITS, "Het aantal activiteiten"),
    Comparable("participants", REACH, "Het aantal deelnemers"),
    Comparable("attendances", SUM, "Het aantal deelnames"),
    Comparable("new_faces", SHARE, "Het aandeel nieuwe gezichten"),
    Comparable("returners", SHARE, "Het aandeel dat binnen een jaar terugkwam"),
    Comparable("neighbourhoods", REACH, "Het aantal wijken met een activiteit"),
    Comparable("active_partners", REACH, "Het aantal partners met minstens één deelnemer"),
    Comparable("partners", STOCK, "Het aantal partners"),
    Comparable("spread", INDEX, "Het aantal organisaties waarover de deelnames verdeeld zijn"),
    Comparable("spread.gini", INDEX, "De ongelijkheid in deelnames (Gini)"),
    Comparable("event_mix", INDEX, "De mix van sectoren per activiteit"),
    Comparable("cross_sector_meetings", INDEX, "Het aandeel ontmoetingen tussen sectoren"),
    Comparable("ties", INDEX, "Het aandeel tweetallen partners met een verbinding", {"m": "2"}),
    Comparable("diplomas.count", STOCK, "Het aantal diploma's"),
    Comparable("diplomas", SHARE, "Het aandeel starters met een diploma", over="editie"),
    Comparable("self_assessed_growth", MEAN, "De groei volgens deelnemers (in punten)"),
    Comparable("used_at_work", SHARE, "Het aandeel dat het geleerde in het werk gebruikt"),
    Comparable("recommendation.mean", MEAN, "De gemiddelde aanbeveling (van 0 tot 10)"),
    Comparable("practice_questions", SUM, "Het aantal vragen uit de praktijk"),
    Comparable("contributions", SUM, "Het aantal bijdragen van partners"),
    Comparable("young_talent", SHARE, "Het aandeel jong talent"),
    Comparable("stories", SUM, "Het aantal verhalen"),
)
