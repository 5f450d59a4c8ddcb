"""Say how far young people went: from a first visit to the course, and to a role of their own."""

from collections.abc import Mapping

import pandas as pd

from wijkmakers_analysis.indicators.ages import young_people
from wijkmakers_analysis.indicators.fact import Finding
from wijkmakers_analysis.indicators.indicator import ANNEX, Indicator
from wijkmakers_analysis.indicators.lookback import reason_if_deleted
from wijkmakers_analysis.indicators.making import Maker, Rows, rows_together, rows_where
from wijkmakers_analysis.indicators.reasons import NO_LISTS, Reason
from wijkmakers_analysis.indicators.survival import kaplan_meier
from wijkmakers_analysis.indicators.visits import count_people, visit_spans
from wijkmakers_analysis.programme import Programme
from wijkmakers_analysis.programme.calendar import looked_up
from wijkmakers_analysis.schemas import filling
from wijkmakers_analysis.schemas.attendance import PARTICIPANT, PRESENT
from wijkmakers_analysis.schemas.course import FINISHED, STARTED
from wijkmakers_analysis.settings import Year

FIRST_VISIT, THREE_ACTIVITIES, COURSE, DIPLOMA, ROLE = (
    "eerste bezoek", "drie activiteiten", "leergang", "diploma", "eigen rol",
)  # fmt: skip
STEPS = (FIRST_VISIT, THREE_ACTIVITIES, COURSE, DIPLOMA, ROLE)
MONTHS = 24
NOBODY_YOUNG = Reason(
    "Van geen enkele deelnemer is bekend dat die jong talent is.",
    filling.AGES,
)
TOO_SOON = "Nog niemand is lang genoeg te volgen; twee jaar na het eerste bezoek kan dit erbij."


def count_young_talent_path(programme: Programme, year: Year) -> list[Finding]:
    """Count the young people that reached each step of the path within two years.

    Question: how many young people went from a first visit to the course and to an own role?

    Counted unit: a young person: marked as young talent, a student, or of an age group below the
    limit `young_until_age` (35); from the first visit in the register.

    Numerator: by step (stap), those who reached it and every step before it, in whatever order,
    within 24 months of the first visit and by the period's last day: eerste bezoek, drie
    activiteiten, leergang (an edition began with them), diploma, eigen rol (guide, speaker,
    organiser, or a role in the register of participants).

    Denominator: every young person with a visit up to the period's end. With {jaren: 2} the share
    of them that reaches the step within those 24 months, in which whoever is not yet so far is
    followed until the period's end and not counted as "no". Coverage is the share whose 24 months
    have passed.

    Left out: visits on a day that is not known exactly; people whose age is not known.

    Missing: nobody known to be young, no lists, or rows of an earlier closed year were deleted:
    `niet_gemeten`. With {jaren: 2}: fewer people than the limit `at_risk` (10) could be followed
    for the whole 24 months: `loopt_nog`.

    Source: the register; Kaplan and Meier (1958) for the shares, log-log interval.
    """
    sources = programme.sources("attendance", "participants", "enrolments", "cohorts")
    noun = ("jonge deelnemer", "jonge deelnemers")
    maker = Maker("young_talent_path", year, sources, noun)
    if deleted := reason_if_deleted(programme, year, "attendance", "participants", "enrolments"):
        return [maker.unmeasured(deleted)]
    visits = visit_spans(programme, year)
    visits = visits[visits["first_day"] == visits["last_day"]]
    if not len(visits):
        return [maker.unmeasured(NO_LISTS)]
    young = visits[visits["person_id"].isin(young_people(programme))]
    if not len(young):
        return [maker.unmeasured(NOBODY_YOUNG)]
    reached = _days_by_step(programme, year, young)
    over_on = reached[FIRST_VISIT] + pd.DateOffset(months=MONTHS)
    followed = over_on.clip(upper=pd.Timestamp(year.end))
    is_over = over_on <= pd.Timestamp(year.end)
    found = []
    for step in STEPS:
        has_reached = reached[step] <= followed
        found += [
            _count(programme, maker, step, young, has_reached, is_over),
            _share(programme, maker, step, young, reached, followed, has_reached),
        ]
    return found


def _days_by_step(programme: Programme, year: Year, young: pd.DataFrame) -> pd.DataFrame:
    """Return, one row a young person, the day on which each step and all before it were reached."""
    ordered = young.sort_values(["person_code", "first_day"], kind="stable")
    place = ordered.groupby("person_code").cumcount()
    firsts = ordered[place == 0].set_index("person_code")
    ids = firsts["person_id"].astype(object)
    elsewhere = {**_course_days(programme, year), ROLE: _role_days(programme)}
    own = {
        FIRST_VISIT: firsts["first_day"],
        THREE_ACTIVITIES: ordered[place == 2].set_index("person_code")["first_day"],
        **{step: looked_up(days, ids) for step, days in elsewhere.items()},
    }
    days = pd.DataFrame({step: own[step] for step in STEPS}, index=firsts.index)
    days = days.apply(pd.to_datetime)
    # The latest of the steps so far; one that was never reached leaves the rest unreached.
    return days.cummax(axis="columns", skipna=False)


def _course_days(programme: Programme, year: Year) -> dict[str, pd.Series]:
    enrolments = programme.enrolments[programme.enrolments["status"].isin(STARTED)]
    cohorts = programme.cohorts.drop_duplicates("cohort").set_index("cohort")
    began = pd.to_datetime(looked_up(cohorts["start_date_last"], enrolments["cohort"]))
    ended = pd.to_datetime(looked_up(cohorts["end_date_last"], enrolments["cohort"]))
    has_diploma = (enrolments["status"] == FINISHED) | enrolments["diploma_date"].notna()
    diploma = enrolments["diploma_date"].fillna(ended).where(has_diploma)
    return {
        COURSE: began.groupby(enrolments["person_id"]).min(),
        DIPLOMA: diploma.groupby(enrolments["person_id"]).min(),
    }


def _role_days(programme: Programme) -> pd.Series:
    helped = _helped(programme)
    registered = programme.participants.dropna(subset=["person_id"])
    days = pd.concat(
        [
            helped.set_index(helped["person_id"].astype(object))["day"],
            registered.set_index("person_id")["role_since"],
        ]
    )
    return days.groupby(level=0).min()


def _helped(programme: Programme) -> pd.DataFrame:
    """Return the rows of guides, speakers and organisers who were present."""
    rows = programme.coded_attendance
    return rows[(rows["role"] != PARTICIPANT) & (rows["presence"] == PRESENT)]


def _rows_of(programme: Programme, people: pd.Index, young: pd.DataFrame) -> Rows:
    """Return the closure of what is kept of people: visits, roles, enrolments, register.

    Parameters
    ----------
    people
        Their codes.
    """

    def labels() -> Mapping[str, pd.Index]:
        visits = young[young["person_code"].isin(people)]
        kept = {
            "attendance": _helped(programme),
            "enrolments": programme.enrolments,
            "participants": programme.participants,
        }
        of_people = [
            rows_where(table, frame[frame["person_id"].isin(visits["person_id"])])
            for table, frame in kept.items()
        ]
        return rows_together(rows_where("attendance", visits), *of_people)()

    return labels


def _count(
    programme: Programme,
    maker: Maker,
    step: str,
    young: pd.DataFrame,
    has_reached: pd.Series,
    is_over: pd.Series,
) -> Finding:
    people = has_reached.index[has_reached]
    rows = young[young["person_code"].isin(people)]
    return maker.of(stap=step).known(
        len(people),
        n=len(has_reached),
        coverage=float(is_over.mean()),
        rows=_rows_of(programme, people, rows),
        **count_people(rows),
    )


def _share(
    programme: Programme,
    maker: Maker,
    step: str,
    young: pd.DataFrame,
    reached: pd.DataFrame,
    followed: pd.Series,
    has_reached: pd.Series,
) -> Finding:
    cell = maker.of(stap=step, jaren=str(MONTHS // 12))
    first = reached[FIRST_VISIT]
    until = reached[step].where(has_reached, followed)
    durations = (until - first).dt.days.to_numpy()
    curve = kaplan_meier(durations, has_reached.to_numpy(dtype=bool))
    rows = _rows_of(programme, has_reached.index, young)
    common = {"unit": "aandeel", "n": curve.size, "rows": rows, **count_people(young)}
    at = curve.at(durations.max())
    whole = int(((first + pd.DateOffset(months=MONTHS)) <= followed).sum())
    if whole < programme.settings.limits.at_risk and at.share > 0:
        return cell.unknown("loopt_nog", TOO_SOON, **common)
    interval = {}
    if at.low is not None and at.high is not None:
        interval = {"low": 1 - at.high, "high": 1 - at.low, "method": "loglog"}
    return cell.known(1 - at.share, **interval, **common)


INDICATOR = Indicator(
    id="young_talent_path",
    number=22,
    label="De weg van jong talent",
    explanation=(
        "Zoveel jonge deelnemers gingen van een eerste bezoek naar de leergang en daarna naar een "
        "eigen rol."
    ),
    counted=(
        "Jonge mensen die een stap haalden, en elke stap ervoor, binnen twee jaar na hun "
        "eerste bezoek."
    ),
    out_of="Alle jonge mensen met een eerste bezoek tot en met het einde van de periode.",
    left_out=(
        "Bezoeken waarvan de dag niet precies bekend is, en mensen van wie de leeftijd niet "
        "bekend is."
    ),
    limits=(
        "Wie nog geen twee jaar meedoet, kan verder komen. De volgorde zegt niet wat waardoor kwam."
    ),
    source="Register; Kaplan en Meier (1958).",
    compute=count_young_talent_path,
    group_bys=((), ("stap",), ("stap", "jaren")),
    minimum_n=10,
    chart="trechter van stappen in aantallen",
    where=ANNEX,
)
