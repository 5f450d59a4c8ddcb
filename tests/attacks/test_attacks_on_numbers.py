"""Attacks 1 to 9: on the numbers as they stand in the finished files, read back from them.

The numbers are those of the list in the finished workbook; of one partner, those of its report. The
other formats are held to the same document when they are written, and that is proven once more.
"""

import html
import json
import re
from dataclasses import replace

import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.disclosure.audit import first_leak
from wijkmakers_analysis.disclosure.gate import protect_cells
from wijkmakers_analysis.disclosure.system import link
from wijkmakers_analysis.errors import DisclosureError
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.indicators.fact import facts_from
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings

from attacks.attacker import (
    COUNTS,
    MANY,
    THRESHOLD,
    Printed,
    lone_hidden,
    range_in_words,
    read_list,
    relations,
    what_follows,
    what_follows_of_one_partner_each,
)
from attacks.worlds import YEAR
from findings import gate_settings
from networks import count_network, invent_network

ABOUT_PEOPLE = ("new_faces", "young_talent", "returners", "young_talent_path", "used_at_work")
# Two of these beside each other are public, or are one way of counting.
TOGETHER = {
    ("sector", "sector_met"), ("cohort", "jaren"), ("bijdrage", "organisatie"), ("editie", "vraag"),
    ("jaren", "stap"), ("m", "organisatie"), ("dag", "m"), ("editie", "veld"), ("score", "vraag"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pack(worlds):
    """Return the pack as it lies on the disk, as JSON values."""
    return json.loads((worlds.first.folder / "packs" / f"{YEAR}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def counted(worlds):
    """Return the raw findings of the first world, which no reader has, and its settings."""
    programme = load_programme(load_settings(worlds.first.folder))
    return all_findings(programme, programme.settings.year(YEAR)), programme.settings


@pytest.fixture(scope="module")
def raw(counted):
    return {one.key: one for one in counted[0]}


@pytest.fixture(scope="module")
def review(worlds):
    """Return every number of the finished workbook, by key."""
    (path,) = [one for one in worlds.first.published() if one.suffix == ".xlsx"]
    return read_list(path)


@pytest.fixture(scope="module")
def together(review, worlds, pack):
    """Return the numbers of the review and of every partner report."""
    own = {one["group"].get("organisatie"): one for one in pack["facts"] if _is_of_partner(one)}
    read = {}
    for path in worlds.first.partner_reports():
        if path.suffix == ".html":
            name, shown = read_partner(path, own)
            key = f"participants{{organisatie={name}}}"
            read[key] = Printed(key, shown)
    assert len(read) == len(worlds.first.partner_reports()) // 2
    return {**review, **read}


@pytest.fixture(scope="module")
def kind_of(pack):
    return {one["id"]: one["kind"] for one in pack["activities"]}


def _is_of_partner(fact):
    return fact["id"] == "participants" and set(fact["group"]) == {"organisatie"}


def read_partner(path, own):
    """Return the partner of a report and how many of its people it says took part."""
    written = path.read_text("utf-8")
    text = html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", written))).replace("\xa0", " ")
    (name,) = [one for one in own if one.split()[-1].lower() in path.name]
    shown = own[name]["shown"]
    assert f"{shown} " in text or f" {shown}" in text or shown in ("0", "–"), path.name
    return name, shown


def truths(printed, raw):
    """Return numbers as a build would print them that hides nothing."""
    return {
        key: replace(one, shown=f"{int(raw[key].value)}")
        if one.id in COUNTS and raw[key].value is not None and raw[key].status == "ok"
        else one
        for key, one in printed.items()
    }


def small(printed, raw):
    """Return the keys of counts of one to four people or of people of one partner."""
    return [
        key
        for key, one in printed.items()
        if one.id in COUNTS and range_in_words(one.shown)[0] < range_in_words(one.shown)[1] < MANY
        and raw[key].value is not None
    ]  # fmt: skip


def test_facts_read_back_from_the_files_are_those_of_the_pack_and_pass_the_audit(
    review, pack, counted
):
    facts = facts_from(pack["facts"])
    named = {fact.key: fact for fact in facts}
    assert len(review) > 300
    for key, one in review.items():
        fact = named[key]
        assert one.shown.replace("\xa0", " ") == fact.shown.replace("\xa0", " "), key
        for read, kept in ((one.value, fact.value), (one.low, fact.low), (one.n, fact.n)):
            assert read == pytest.approx(kept, abs=1e-9) if kept is not None else read is None, key
    findings = [one for one in counted[0] if not one.is_office_only]
    read_back = [
        replace(fact, value=review[fact.key].value, low=review[fact.key].low,
                high=review[fact.key].high, n=review[fact.key].n)
        if fact.key in review else fact
        for fact in facts
    ]  # fmt: skip
    settings = counted[1]
    parts = link(findings, read_back, settings)
    assert [first_leak(part, settings.privacy.threshold) for part in parts] == [None] * len(parts)


def test_facts_read_back_from_a_leaking_file_fail_the_audit(counted):
    findings = [one for one in counted[0] if not one.is_office_only]
    settings = counted[1]
    exact = [
        replace(fact, value=finding.value)
        if fact.method == "klasse" and fact.unit == "aantal" and fact.value is None
        else fact
        for finding, fact in zip(findings, protect(findings, settings).facts, strict=True)
    ]
    parts = link(findings, exact, settings)
    assert any(first_leak(part, settings.privacy.threshold) for part in parts)


def test_attack_01_total_minus_parts(review, kind_of):
    assert len(list(relations(review, kind_of))) > 20
    assert what_follows(review, kind_of) == {}


def test_attack_01_finds_a_build_that_leaks(review, kind_of, raw):
    exact = truths(review, raw)
    # All is printed as counted but one: it is the total less the others. A kind of which one list is
    # absent has no total.
    hidden = [key for key in small(review, raw) if key.startswith("attendances{activiteit")]
    assert any(key in what_follows({**exact, key: review[key]}, kind_of) for key in hidden)


def test_attack_02_all_reports_and_the_review_joined(together, kind_of):
    assert len(together) > 300
    assert what_follows(together, kind_of) == {}


def test_attack_02_finds_a_build_that_leaks(together, kind_of, raw):
    partners = [key for key in together if key.startswith("participants{organisatie")]
    few = min(partners, key=lambda key: raw[key].value or MANY)
    # The review says how many people there were, a few less than a class of the partner allows.
    leaking = {**together, "participants": Printed("participants", "2")}
    leaking = {key: one for key, one in leaking.items() if key in (few, "participants")}
    leaking[few] = Printed(few, "1 tot en met 4")
    assert what_follows(leaking, kind_of)


def test_attack_03_no_sum_has_one_hidden_number(together, kind_of):
    assert lone_hidden(together, kind_of) == []


def test_attack_03_finds_a_build_that_leaks(review, kind_of, raw):
    exact = truths(review, raw)
    known = {name: one for name, one in exact.items() if len({*range_in_words(one.shown)}) == 1}
    hidden = [key for key in small(review, raw) if key.startswith("attendances{activiteit")]
    assert lone_hidden(known, kind_of) == []
    assert any(lone_hidden({**known, key: review[key]}, kind_of) for key in hidden)


def insiders(printed, kind_of, raw):
    """Return what each partner that knows its own row works out."""
    own = [key for key in printed if key.startswith("participants{organisatie")]
    found = {}
    for key in own:
        told = what_follows(printed, kind_of, {key: int(raw[key].value or 0)})
        told.pop(key, None)
        if told:
            found[key] = told
    return found


def test_attack_04_an_insider_learns_nothing_of_the_others(together, kind_of, raw):
    assert insiders(together, kind_of, raw) == {}
    assert exact_few(together) == []


def exact_few(printed):
    """Return the counts of one to four people that are printed as a number."""
    return [
        key
        for key, one in printed.items()
        if one.id in COUNTS
        and {*range_in_words(one.shown)} & {1, 2, 3, 4}
        and len({*range_in_words(one.shown)}) == 1
    ]


def test_attack_04_finds_a_build_that_leaks(together, kind_of, raw):
    key = small(together, raw)[0]
    assert exact_few({**together, key: replace(together[key], shown="2")})
    own = next(key for key in together if key.startswith("participants{organisatie"))
    leaking = {**together, "participants": Printed("participants", "1 tot en met 4")}
    leaking = {name: leaking[name] for name in ("participants", own)}
    leaking[own] = Printed(own, "1 tot en met 4")
    few = {own: replace(raw[own], value=3)}
    assert insiders(leaking, kind_of, few)


def from_percents(printed, raw):
    """Return the shares of people of which the printed percents leave one to four people."""
    found = []
    for key, one in printed.items():
        percents = re.fullmatch(r"(\d+)%", one.shown)
        whole = raw[key].denominator if key in raw else None
        if not percents or not whole or one.id not in ABOUT_PEOPLE:
            continue
        fits = [part for part in range(whole + 1) if round(100 * part / whole) == int(percents[1])]
        few = [part for part in fits if 0 < part < 5 or 0 < whole - part < 5]
        if fits and few == fits:
            found.append(key)
    return found


def test_attack_05_no_percentage_gives_back_a_few_people(together, raw):
    assert any(one.shown.endswith("%") for one in together.values())
    assert from_percents(together, raw) == []


def test_attack_05_finds_a_build_that_leaks(together, raw):
    key = next(
        key
        for key in together
        if key in raw and raw[key].id in ABOUT_PEOPLE and raw[key].denominator
    )
    few = replace(raw[key], denominator=40)
    leaking = {key: Printed(key, "5%")}
    assert from_percents(leaking, {key: few}) == [key]


def _is_first_step(one):
    """Say whether this is the first step of the path, which everybody of it took by definition."""
    return one.group.get("stap") == "eerste bezoek"


def nearly_all(printed):
    """Return the groups of which a trait of nearly everybody, or nobody, is told."""
    return [
        key
        for key, one in printed.items()
        if one.id in ABOUT_PEOPLE
        and not _is_first_step(one)
        and (re.fullmatch("0%|100%", one.shown) or re.match("(0|alle|geen) van de", one.shown))
    ]


def test_attack_06_no_group_is_at_nothing_or_all_of_a_trait(together, raw):
    assert nearly_all(together) == []
    for key, one in together.items():
        share = re.fullmatch(r"(\d+)%", one.shown)
        if share and one.id in ABOUT_PEOPLE and int(share[1]) > 90 and not _is_first_step(one):
            assert raw[key].denominator - raw[key].numerator >= 5, key


@pytest.mark.parametrize("shown", ["0%", "100%", "0 van de 12"])
def test_attack_06_finds_a_build_that_leaks(together, shown):
    key = next(key for key, one in together.items() if one.id == "young_talent")
    assert key in nearly_all({**together, key: replace(together[key], shown=shown)})


def one_more(seed):
    """Return the findings of a network, and of the same with one person more at an activity."""
    network = invent_network(seed, least=5, most=8)
    person = max(network.organisation_of) + 1
    kinds = {one: kind for one, kind in network.kind_of.items()}
    activity = next(iter(kinds))
    organisation = min(network.sector_of)
    later = replace(
        network,
        organisation_of={**network.organisation_of, person: organisation},
        visits=(*network.visits, (activity, person)),
    )
    return count_network(network), count_network(later)


def two_releases(seed, known):
    """Return whether the numbers of a second release tell of one person, beside the first.

    Nothing where the second is refused: it is not published.
    """
    settings = gate_settings()
    before, after = one_more(seed)
    first = protect(before, settings).facts
    try:
        second = protect(after, settings, first if known else ()).facts
    except DisclosureError:
        return None
    parts = link(after, second, settings, first)
    return any(first_leak(part, 5, with_causes=False) for part in parts)


SEEDS = range(6)


def test_attack_07_two_releases_that_differ_by_one_person():
    told = [two_releases(seed, known=True) for seed in SEEDS]
    assert True not in told
    assert False in told, "a second release can be published"


@pytest.mark.long
def test_attack_07_finds_a_build_that_leaks():
    assert any(two_releases(seed, known=False) for seed in SEEDS)


def unknown_between(printed):
    """Return how many more people partners may have together than they have at least."""
    spans = [
        range_in_words(one.shown)
        for key, one in printed.items()
        if key.startswith("participants{organisatie")
    ]
    assert len(spans) > 5
    return sum(high for _, high in spans) - sum(low for low, _ in spans)


def test_attack_08_people_at_several_partners_do_not_follow_from_the_total(together):
    # The sum of the partners less the total is how many are at two of them.
    assert unknown_between(together) >= 10


def test_attack_08_finds_a_build_that_leaks(together, raw):
    assert unknown_between(truths(together, raw)) == 0


@pytest.fixture(scope="module")
def sector_of(counted):
    """Return the sector of each partner, as the list of partners in the review gives it."""
    partners = [one for one in counted[0] if set(one.group) == {"organisatie"}]
    return {one.group["organisatie"]: one.within["sector"] for one in partners if one.within}


def test_attack_08_a_reader_who_takes_everybody_to_be_of_one_partner(together, sector_of):
    assert len(sector_of) > 5
    assert what_follows_of_one_partner_each(together, sector_of) == {}


def test_attack_08_such_a_reader_finds_a_build_that_leaks(together, raw, sector_of):
    sectors = {
        key: replace(one, shown=f"{int(raw[key].value)}")
        for key, one in together.items()
        if key.startswith("participants{sector=")
    }
    assert what_follows_of_one_partner_each({**together, **sectors}, sector_of)


def exact(printed, key):
    """Return a number that is printed exactly, or None."""
    low, high = range_in_words(printed[key].shown) if key in printed else (0, MANY)
    return low if low == high else None


def few_by_subtraction(printed, kind_of):
    """Return what tells of a few people by taking one exact number of the files from another."""
    found = []
    for kind in set(kind_of.values()):
        both = [exact(printed, f"{id}{{soort={kind}}}") for id in ("attendances", "participants")]
        several = list(kind_of.values()).count(kind) > 1
        if several and None not in both and 0 < both[0] - both[1] < THRESHOLD:
            found.append(kind)
    parts = [exact(printed, f"tie_change.{name}") for name in ("new", "kept", "returned")]
    if None not in parts and exact(printed, "ties.count{m=2}") is None and parts:
        shown = printed["ties.count{m=2}"].shown
        found += ["ties"] if re.match("minstens|hoogstens", shown) else []
    return found


def test_attack_01_no_few_people_by_taking_one_number_from_another(together, kind_of):
    assert few_by_subtraction(together, kind_of) == []


def test_attack_01_by_subtraction_finds_a_build_that_leaks(together, kind_of):
    kind = next(kind for kind in kind_of.values() if list(kind_of.values()).count(kind) > 1)
    numbers = {f"attendances{{soort={kind}}}": "29", f"participants{{soort={kind}}}": "27"}
    ties = {"ties.count{m=2}": "minstens 26 van de 28", "tie_change.kept": "28"}
    ties |= {"tie_change.new": "0", "tie_change.returned": "0"}
    leaking = {key: Printed(key, shown) for key, shown in (numbers | ties).items()}
    assert few_by_subtraction({**together, **leaking}, kind_of) == [kind, "ties"]


def many_cuts(keys):
    """Return the numbers about people that are cut by two traits at a time."""
    found = []
    for key in keys:
        one = Printed(key, "")
        cut = tuple(sorted(one.group))
        about_people = one.id in COUNTS or one.id in ABOUT_PEOPLE or one.id.startswith("completen")
        if about_people and len(cut) > 1 and cut not in TOGETHER:
            found.append(key)
        if about_people and {"wijk", "maand"} & set(cut):
            found.append(key)
    return found


def test_attack_09_no_number_of_people_by_two_cuts_at_once(pack, together):
    keys = {fact.key for fact in facts_from(pack["facts"]) if fact.shown not in ("–", "0")}
    assert many_cuts(keys | set(together)) == []


@pytest.mark.parametrize("cut", ["{editie=1,organisatie=A}", "{organisatie=A,wijk=B}", "{wijk=B}"])
def test_attack_09_finds_a_build_that_leaks(cut):
    assert many_cuts([f"participants{cut}"])


def test_the_gate_itself_is_needed(counted):
    """Without the coarsening of cells together some of these numbers would follow."""
    findings = tuple(one for one in counted[0] if not one.is_office_only)
    facts = protect_cells(findings, counted[1])
    assert any(first_leak(part, 5, with_causes=False) for part in link(findings, facts, counted[1]))
