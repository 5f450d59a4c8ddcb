"""Numbers counted again from the workbooks, by another road than the package, are its numbers.

Everything here is read with openpyxl and csv and counted in plain Python from the definitions; of
the package only its command line and its table of neighbourhoods are used.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from statistics import median

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]
PERIODS = {
    2022: (date(2021, 11, 1), date(2022, 11, 30)),
    2023: (date(2022, 12, 1), date(2023, 11, 30)),
}
MONTHS = dict(zip(["september", "april"], (9, 4), strict=True))
NOT_AN_ORGANISATION = {"bewoner", "zelfstandig", "student"}
COURSE_STARTED = {"bezig", "afgerond", "gestopt", "overgestapt"}


@pytest.fixture(scope="session")
def facts(tmp_path_factory):
    """Return (year, id, group) -> fact, as the command line prints them for the office."""
    folder = tmp_path_factory.mktemp("kantoor") / "werkruimte"
    shutil.copytree(ROOT / "data" / "example", folder / "data" / "example")
    shutil.copy(ROOT / "wijkmakers.toml", folder)
    found = {}
    for year in PERIODS:
        command = ["facts", str(folder), "--year", str(year), "--json", "--internal"]
        done = subprocess.run(
            [sys.executable, "-m", "wijkmakers_analysis", *command],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        for fact in json.loads(done.stdout):
            found[year, fact["id"], frozenset(fact["group"].items())] = fact
    return found


@pytest.fixture(scope="session")
def counted():
    """Return the same numbers, counted here."""
    return {year: Count(Workbooks(ROOT / "data" / "example"), year) for year in PERIODS}


class Workbooks:
    """The rows of the example, with only what the definitions need."""

    def __init__(self, folder):
        self.folder = folder
        self.kinds = {
            row["soort"]: row for row in self.sheet("Instellingen van het bureau", "Soorten")
        }
        self.activities = {row["activiteit"]: row for row in self.sheet("Activiteiten 2021-2023")}
        self.organisations = {
            row["organisatie"]: row for row in self.sheet("Partners", "Organisaties")
        }
        self.contributions = self.sheet("Partners", "Bijdragen")
        self.questions = self.sheet("Vraagstukken")
        self.stories = self.sheet("Verhalen en teksten", "Verhalen")
        self.focal_points = self.sheet("Verhalen en teksten", "Speerpunten")
        self.enrolments = self.sheet("Leergang", "Inschrijvingen")
        self.ages = {row["e-mail"]: row["leeftijdsgroep"] for row in self.sheet("Deelnemers")}
        self.doubles = {
            row["deelnemer 2"]: row["deelnemer 1"]
            for row in self.sheet("Deelnemers", "Dubbelen")
            if row["zelfde"] == "ja"
        }
        self.jobs = defaultdict(list)
        for row in self.sheet("Deelnemers", "Werkt bij"):
            self.jobs[self.person(row["deelnemer"])].append(row)
        self.visits = self.read_visits()
        with (ROOT / "wijkmakers_analysis" / "neighbourhoods.csv").open(encoding="utf-8") as lines:
            self.places = list(csv.DictReader(lines))

    def sheet(self, book, name=None):
        opened = openpyxl.load_workbook(self.folder / f"{book}.xlsx", data_only=True)
        names = [sheet for sheet in opened.sheetnames if sheet != "Lees mij"]
        rows = list(opened[name or names[0]].iter_rows(values_only=True))
        opened.close()
        return [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if any(row)]

    def person(self, address):
        return self.doubles.get(address, address)

    def read_visits(self):
        """Return (activity, person) -> organisation for every participant who was there."""
        rows = []
        for book in ("Aanwezigheid eerste jaar", "Aanwezigheid tweede jaar", "Leergang"):
            rows += self.sheet(book, "Aanwezigheid")
        with (self.folder / "Aanwezigheid leergang editie 3.csv").open(
            encoding="utf-8-sig"
        ) as lines:
            rows += csv.DictReader(lines, delimiter=";")
        for row in self.sheet("Wijkwandelingen aanwezigheid"):
            fixed = {key: row[key] for key in ("deelnemer", "organisatie")}
            for activity in set(row) - {"deelnemer", "organisatie", "bron"}:
                mark = "ja" if row[activity] == "x" else row[activity]
                rows.append({**fixed, "activiteit": activity, "aanwezig": mark})
        present = [
            row
            for row in rows
            if row["aanwezig"] == "ja" and (row.get("rol") or "deelnemer") == "deelnemer"
        ]
        visits = {}
        for row in present:
            person = self.person(row["deelnemer"])
            day = self.activities[row["activiteit"]]["datum"]
            visits[row["activiteit"], person] = self.employer(person, day) or row["organisatie"]
        return visits

    def employer(self, person, day):
        """Return where somebody worked on a day, by the dated sheet."""
        jobs = [
            row["organisatie"]
            for row in self.jobs[person]
            if row["van"] <= day and (row["tot"] is None or day <= row["tot"])
        ]
        return jobs[0] if jobs else None

    def sector(self, organisation):
        row = self.organisations.get(organisation)
        return row and row["sector"]

    def wijk_code(self, place):
        """Return the CBS wijk of a name that people use."""
        for row in self.places:
            names = [row["name"], *row["aliases"].split(";")]
            if place.casefold() in (name.casefold() for name in names):
                return row["parent_wijk_code"] or row["cbs_code"]
        raise AssertionError(place)


class Count:
    """The numbers of one year, by hand."""

    def __init__(self, books, year):
        self.books, self.year = books, year
        self.first, self.last = PERIODS[year]
        self.parents = {row["onderdeel van"] for row in books.activities.values()}
        self.units = {
            key: row
            for key, row in books.activities.items()
            if self.is_unit(key) and row["status"] != "geannuleerd" and self.holds(row["datum"])
        }
        self.rows = {
            key
            for key, row in books.activities.items()
            if row["status"] != "geannuleerd" and self.holds(row["datum"])
        }
        self.visits = {place: org for place, org in books.visits.items() if place[0] in self.rows}

    def holds(self, day):
        if isinstance(day, str):
            month, year = day.split()
            day = datetime(int(year), MONTHS[month], 1)
        return day is not None and self.first <= day.date() <= self.last

    def is_unit(self, key):
        row = self.books.activities[key]
        parent = self.books.activities.get(row["onderdeel van"])
        return row["reeks"] != "ja" and (parent is None or parent["reeks"] == "ja")

    def unit_of(self, key):
        return key if self.is_unit(key) else self.books.activities[key]["onderdeel van"]

    def kind(self, key):
        kind = self.books.activities[key]["soort"]
        return self.books.kinds[kind]["telt mee in"] or kind

    def pillar(self, key):
        return self.books.kinds[self.kind(key)]["pijler"]

    def month(self, key):
        day = self.books.activities[key]["datum"]
        if isinstance(day, str):
            name, year = day.split()
            return f"{year}-{MONTHS[name]:02}"
        return f"{day:%Y-%m}"

    def people(self, belongs=lambda key: True):
        return {person for key, person in self.visits if belongs(self.unit_of(key))}

    def turnout(self):
        """Return (key, people, is a lower bound) of every row that has a list or a count."""
        listed = Counter(key for key, _ in self.visits)
        found = []
        for key in self.rows:
            told = self.books.activities[key]["bezoekers geteld"]
            if isinstance(told, str) and told.startswith("meer dan"):
                found.append((key, int(told.split()[-1]) + 1, True))
            elif told is not None or key in listed:
                found.append((key, listed[key] or int(told), False))
        return found

    def partners(self, day=None):
        """Return who was a partner on a day, or at any time in the period."""
        first, last = (day, day) if day else (self.first, self.last)
        return {
            name
            for name, row in self.books.organisations.items()
            if row["relatie"] == "partner"
            and row["sinds"].date() <= last
            and (row["tot"] is None or row["tot"].date() >= first)
        }

    def wijken(self, first):
        """Return the CBS wijken where something happened from a day on."""
        codes = set()
        for key, row in self.books.activities.items():
            day = row["datum"]
            is_then = isinstance(day, datetime) and first <= day.date() <= self.last
            if is_then and row["status"] != "geannuleerd" and row["wijk"] and key not in ("A08",):
                codes |= {self.books.wijk_code(place) for place in row["wijk"].split("; ")}
        return codes

    def guests(self):
        """Return activity -> [(person, organisation)] of those with a real organisation."""
        found = defaultdict(list)
        for (key, person), organisation in self.visits.items():
            if organisation and organisation not in NOT_AN_ORGANISATION:
                found[key].append((person, organisation))
        return found

    def meetings(self):
        """Return X and its level by chance, by going along every pair of visitors."""
        guests = self.guests()
        present = {organisation for those in guests.values() for _, organisation in those}
        size = Counter(self.books.sector(organisation) for organisation in present)

        def folded(organisation):
            sector = self.books.sector(organisation)
            return sector if size[sector] >= 3 else "overig"

        across = everything = 0.0
        for those in guests.values():
            for (_, one), (_, other) in combinations(those, 2):
                if one != other:
                    weight = 1 / (len(those) - 1)
                    everything += weight
                    across += weight * (folded(one) != folded(other))
        pairs = list(combinations(sorted(present), 2))
        different = sum(folded(one) != folded(other) for one, other in pairs)
        return across / everything, different / len(pairs)

    def shared_events(self):
        """Return pair of partners -> number of activities where both were, halls left out."""
        partners, shared = self.partners(), Counter()
        sizes = {key: people for key, people, _ in self.turnout()}
        for key, those in self.guests().items():
            if sizes[key] <= 100:
                here = sorted({organisation for _, organisation in those} & partners)
                shared.update(combinations(here, 2))
        return shared

    def mix(self, key):
        """Return the chance that two visitors of an activity are of different sectors."""
        those = [self.books.sector(organisation) for _, organisation in self.guests()[key]]
        pairs = list(combinations(those, 2))
        return sum(one != other for one, other in pairs) / len(pairs)

    def rows_in(self, rows):
        return [row for row in rows if self.holds(row["datum"])]

    def stories(self):
        """Return the stories with a consent that reached to the end of the period."""
        return [
            row
            for row in self.rows_in(self.books.stories)
            if row["toestemming"] != "nee"
            and (row["geldig tot"] is None or row["geldig tot"].date() >= self.last)
        ]

    def carries(self, row, focal_point):
        return focal_point in (row["speerpunt"] or "").split("; ")


@pytest.fixture(params=PERIODS)
def year(request):
    return request.param


@pytest.fixture
def mine(counted, year):
    return counted[year]


@pytest.fixture
def said(facts, year):
    """Return a look-up of one fact's value, or of another of its keys."""

    def look_up(address, key="value", **group):
        return facts[year, address, frozenset(group.items())][key]

    return look_up


@pytest.fixture
def groups(facts, year):
    """Return a look-up of the values of a fact by one key of its group."""

    def look_up(address, *keys):
        return {
            tuple(dict(group)[key] for key in keys): fact["value"]
            for (then, found, group), fact in facts.items()
            if (then, found) == (year, address) and {key for key, _ in group} == set(keys)
        }

    return look_up


def without_zeros(counts):
    return {key: value for key, value in counts.items() if value}


def singly(counts):
    return {(key,): value for key, value in counts.items()}


def test_activities_by_kind_pillar_and_month(mine, said, groups):
    assert said("activities") == len(mine.units)
    kinds = Counter(map(mine.kind, mine.units))
    pillars = Counter(map(mine.pillar, mine.units))
    assert without_zeros(groups("activities", "soort")) == singly(kinds)
    assert without_zeros(groups("activities", "pijler")) == singly(pillars)
    by_month = Counter((mine.pillar(key), mine.month(key)) for key in mine.units)
    assert without_zeros(groups("activities", "pijler", "maand")) == by_month
    asked = Counter(row["initiatief"] for row in mine.units.values())
    assert without_zeros(groups("activities", "initiatief")) == singly(asked)


def test_the_participants_are_the_people_on_the_lists(mine, said, year):
    people = len(mine.people())
    assert said("completeness", "denominator", veld="dubbelen") == people
    undecided = people - said("completeness", "numerator", veld="dubbelen")
    assert undecided % 2 == 0
    assert said("participants", "low") == people - undecided // 2
    assert said("participants", "high") is None  # of one lecture neither list nor count was kept
    assert people == {2022: 213, 2023: 237}[year]


def test_people_by_kind_are_named_or_at_least_the_largest_group(mine, said):
    for kind in {mine.kind(key) for key in mine.units}:
        named = len(mine.people(lambda key, kind=kind: mine.kind(key) == kind))
        sizes = [size for key, size, _ in mine.turnout() if mine.kind(mine.unit_of(key)) == kind]
        value, low = said("participants", soort=kind), said("participants", "low", soort=kind)
        told = low if value is None else value
        assert 0 <= max([named, *sizes]) - told <= 2  # undecided doubles may be one person
        assert value is None or value in (named, *sizes)


def test_people_of_a_partner_worked_there_on_the_day(mine, said):
    by_partner = defaultdict(set)
    for (_, person), organisation in mine.visits.items():
        by_partner[organisation].add(person)
    for partner in mine.partners():
        assert said("participants", organisatie=partner) == len(by_partner[partner]), partner
    by_sector = defaultdict(set)
    for (_, person), organisation in mine.visits.items():
        by_sector[mine.books.sector(organisation)].add(person)
    for sector in ("onderwijs", "welzijn", "woningcorporatie"):
        assert said("participants", sector=sector) == len(by_sector[sector])


def test_attendances_are_lists_and_counts_together(mine, said):
    assert said("attendances", "low") == sum(people for _, people, _ in mine.turnout())
    for key, people, is_bound in mine.turnout():
        assert said("attendances", "low" if is_bound else "value", activiteit=key) == people
    walks = sum(size for key, size, _ in mine.turnout() if mine.kind(key) == "wijkwandeling")
    assert said("attendances", soort="wijkwandeling") == walks
    sizes = Counter(key for key, _ in mine.visits)
    labs = [size for key, size in sizes.items() if mine.kind(key) == "werkplaats"]
    assert said("attendances.group_size_median", soort="werkplaats") == median(labs)


def test_new_faces_came_to_nothing_before(facts, counted):
    now, before = counted[2023].people(), counted[2022].people()
    fact = facts[2023, "new_faces", frozenset()]
    assert (fact["numerator"], fact["denominator"]) == (len(now - before), len(now))
    assert facts[2022, "new_faces", frozenset()]["status"] == "eerste_meetjaar"


def test_returners_had_a_second_day_within_twelve_months(facts, counted):
    books, days = counted[2022].books, defaultdict(set)
    for key, person in books.visits:
        days[person].add(books.activities[key]["datum"].date())
    cohort = counted[2022].people()
    back = 0
    for person in cohort:
        first = min(days[person])
        again = sorted(days[person])[1:]
        back += bool(again) and again[0] <= date(first.year + 1, first.month, first.day)
    fact = facts[2023, "returners", frozenset({("cohort", "2022")})]
    assert (fact["numerator"], fact["denominator"]) == (back, len(cohort))


def test_neighbourhoods_by_the_wijk_they_are_part_of(mine, said):
    wijken = [row for row in mine.books.places if row["cbs_code"].startswith("WK")]
    assert said("neighbourhoods", "denominator") == len(wijken) == 20
    assert said("neighbourhoods", "numerator") == len(mine.wijken(mine.first))
    ever = mine.wijken(PERIODS[2022][0])
    assert said("neighbourhoods", "numerator", jaren="cumulatief") == len(ever)


def test_partners_and_who_of_them_sent_somebody(mine, said, groups):
    partners, rows = mine.partners(), mine.books.organisations
    active = partners & set(mine.visits.values())
    assert said("active_partners", "numerator") == len(active)
    assert said("active_partners", "denominator") == len(partners)
    at_the_end = mine.partners(mine.last)
    assert said("partners") == len(at_the_end)
    by_sector = Counter(rows[name]["sector"] for name in at_the_end)
    assert without_zeros(groups("partners", "sector")) == singly(by_sector)
    assert said("partners.joined") == sum(mine.holds(rows[name]["sinds"]) for name in partners)
    assert said("partners.left") == sum(mine.holds(rows[name]["tot"]) for name in partners)


def test_contributions_by_kind_and_the_partners_with_two(mine, said, groups):
    rows = mine.rows_in(mine.books.contributions)
    assert said("contributions") == len(rows)
    kinds = Counter(row["soort"] for row in rows)
    assert without_zeros(groups("contributions", "bijdrage")) == singly(kinds)
    cells = Counter((row["organisatie"], row["soort"]) for row in rows)
    assert without_zeros(groups("contributions", "organisatie", "bijdrage")) == cells
    brought = defaultdict(set)
    for row in rows:
        if row["soort"] != "deelnemers":
            brought[row["organisatie"]].add(row["soort"])
    two = sum(len(brought[partner]) >= 2 for partner in mine.partners())
    assert said("contributions.two_kinds", "numerator") == two
    assert said("contributions.two_kinds", "denominator") == len(mine.partners())


def test_practice_questions_and_what_came_of_those_of_six_months_ago(mine, said, groups):
    rows = mine.rows_in(mine.books.questions)
    assert said("practice_questions") == len(rows)
    outcomes = Counter(row["opvolging"] or "onbekend" for row in rows)
    assert without_zeros(groups("practice_questions", "opvolging")) == singly(outcomes)
    old = [row for row in rows if row["datum"].date() < mine.last - timedelta(days=183)]
    followed = [row for row in old if row["opvolging"] in ("antwoord", "proef", "overgenomen")]
    assert said("practice_questions.followed_up", "numerator") == len(followed)
    assert said("practice_questions.followed_up", "denominator") == len(old)


def test_diplomas_of_each_edition(mine, said):
    for edition, closed in (("1", 2022), ("2", 2023), ("3", 2024)):
        rows = [row for row in mine.books.enrolments if row["editie"] == edition]
        if not closed - 1 <= mine.year <= closed:
            continue
        started = [row for row in rows if row["status"] in COURSE_STARTED]
        assert said("diplomas.started", editie=edition) == len(started)
        diplomas = sum(mine.holds(row["datum diploma"]) for row in rows)
        if closed == mine.year:
            assert said("diplomas.count", editie=edition) == said("diplomas.count") == diplomas
            stopped = len(started) - diplomas
            assert said("diplomas.stopped", editie=edition) == stopped
            assert said("diplomas", editie=edition) == pytest.approx(diplomas / len(started))
        else:
            assert said("diplomas", "status", editie=edition) == "loopt_nog"


def test_stories_that_may_be_told_by_cycle(mine, said, groups):
    rows = mine.stories()
    assert said("stories") == len(rows)
    cycles = Counter(row["waardecyclus"] for row in rows)
    assert without_zeros(groups("stories", "waardecyclus")) == singly(cycles)


def test_focal_points_of_next_year(mine, said):
    names = [row["speerpunt"] for row in mine.books.focal_points if row["jaar"] == mine.year + 1]
    assert len(names) == 5
    for name in names:
        activities = sum(mine.carries(row, name) for row in mine.units.values())
        assert said("activities", speerpunt=name) == activities
        stories = sum(mine.carries(row, name) for row in mine.stories())
        assert said("stories", speerpunt=name) == stories
        brought = 0
        for row in mine.rows_in(mine.books.contributions):
            if row["activiteit"]:
                keys = {row["activiteit"], mine.unit_of(row["activiteit"])}
                brought += any(mine.carries(mine.books.activities[key], name) for key in keys)
        assert said("contributions", speerpunt=name) == brought
        assert said("focal_points", speerpunt=name) == activities + stories + brought


def test_mix_of_every_activity_by_going_along_its_pairs(mine, said, groups):
    mixes = {}
    for (key,), value in groups("event_mix.event", "activiteit").items():
        mixes[key] = mine.mix(key)
        assert value == pytest.approx(mixes[key]), key
    assert len(mixes) == len(mine.guests())
    assert said("event_mix") == pytest.approx(median(mixes.values()))


def test_meetings_between_sectors_by_going_along_every_pair(mine, said):
    share, by_chance = mine.meetings()
    assert said("cross_sector_meetings") == pytest.approx(share)
    assert said("cross_sector_meetings.chance") == pytest.approx(by_chance)
    assert said("cross_sector_meetings.ei") == pytest.approx(2 * share - 1)


def test_ties_at_one_two_and_three_shared_activities(mine, said):
    partners, shared = mine.partners(), mine.shared_events()
    pairs = len(partners) * (len(partners) - 1) // 2
    for events in (1, 2, 3):
        tied = [pair for pair, times in shared.items() if times >= events]
        assert said("ties.count", m=str(events)) == len(tied)
        assert said("ties", "denominator", m=str(events)) == pairs
        alone = partners - {partner for pair in tied for partner in pair}
        assert said("ties.none", m=str(events)) == len(alone)


def test_spread_is_as_if_so_many_partners_came_as_often(mine, said):
    visits = Counter(organisation for those in mine.guests().values() for _, organisation in those)
    total = sum(visits.values())
    assert said("spread") == pytest.approx(1 / sum((n / total) ** 2 for n in visits.values()))


def test_looks_outside_the_city(mine, said):
    outside = [row for row in mine.units.values() if row["buiten de stad"] == "ja"]
    assert said("outside_city", "numerator") == len(outside)


def test_young_talent_is_younger_than_the_age_of_a_known_band(mine, said):
    known = [mine.books.ages[person] for person in mine.people() if mine.books.ages.get(person)]
    young = [band for band in known if int(band.rpartition("-")[2].rstrip("+ ")) < 35]
    assert said("young_talent", "numerator") == len(young)
    assert said("young_talent", "denominator") == len(known)
