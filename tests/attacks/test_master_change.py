"""Attack 13, the master test: hidden values change within their classes, and no byte does."""

from dataclasses import replace
from itertools import islice
from unittest.mock import patch

import pytest

from wijkmakers_analysis.disclosure import counts
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import laying_out

from attacks.changing import all_told, hidden_of, pack_of, search
from attacks.worlds import YEAR
from builders import attendance_in

SOME, MANY, AT_A_TIME = 12, 200, 20


@pytest.fixture(scope="module")
def programme(worlds):
    return load_programme(load_settings(worlds.first.folder))


@pytest.fixture(scope="module")
def packed(programme):
    """Return the findings of the programme as it is, and its pack as text."""
    findings = all_findings(programme, programme.settings.year(YEAR))
    return findings, pack_of(programme, findings, YEAR).to_json()


@pytest.fixture(scope="module")
def changes(programme):
    """Return changes that move hidden numbers only, and how many proposals were refused."""
    found, tried = [], 0
    for one in search(programme, YEAR, seed=2022):
        tried += 1
        found += [one] if one is not None else []
        if len(found) == SOME:
            return found, tried
    raise AssertionError(f"only {len(found)} of {tried} changes keep what is printed")


def test_attack_13_no_byte_of_a_pack_tells_of_a_hidden_change(changes, packed, record_property):
    found, tried = changes
    record_property("accepted", len(found))
    record_property("tried", tried)
    assert len({one.what for one in found}) == 3, "each kind of change is among them"
    for one in found:
        assert pack_of(one.programme, one.findings, YEAR).to_json() == packed[1], one.what


def test_attack_13_no_byte_of_any_file_tells_of_a_hidden_change(worlds):
    first, second = worlds.first, worlds.second
    assert worlds.changes
    made = {first.named(path): path.read_bytes() for path in first.published()}
    again = {second.named(path): path.read_bytes() for path in second.published()}
    assert {name.rpartition(".")[2] for name in made} >= {
        "html", "pdf", "docx", "pptx", "xlsx", "json",
    }  # fmt: skip
    assert sorted(made) == sorted(again)
    assert [name for name in made if made[name] != again[name]] == []


def test_attack_13_the_second_world_is_another_one(worlds):
    told, raw, people = [], [], []
    for world in (worlds.first, worlds.second):
        read = load_programme(load_settings(world.folder))
        findings = all_findings(read, read.settings.year(YEAR))
        told.append(all_told(read, findings, YEAR))
        raw.append(hidden_of(findings))
        people.append(set(read.attendance["person_id"]))
    assert told[0] == told[1]
    assert raw[0] != raw[1]
    assert not people[0] & people[1]
    assert not worlds.first.canaries & worlds.second.canaries


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(MANY // AT_A_TIME))
def test_attack_13_of_many_changes_no_byte_tells(seed, programme, packed):
    found = islice(filter(None, search(programme, YEAR, seed=seed)), AT_A_TIME)
    compared = [pack_of(one.programme, one.findings, YEAR).to_json() == packed[1] for one in found]
    assert compared == [True] * AT_A_TIME


# That the same comparison finds builds that leak on purpose


def _leaking_class(finding, threshold):
    return replace(counts_as_class(finding, threshold), n=int(finding.value))


def _leaking_rounding(finding, threshold):
    return replace(counts_as_rounded(finding, threshold), n=int(finding.value))


def _leaking_order(programme, year):
    came = attendance_in(programme, year)["organisation"].value_counts()
    listed = list_organisations(programme, year)
    return tuple(sorted(listed, key=lambda one: -came.get(one.organisation, 0)))


def _leaking_places(programme, year):
    came = attendance_in(programme, year)["organisation"].value_counts().to_dict()
    first, *rest = list_places(programme, year)
    return (replace(first, name=f"{first.name} {came}"), *rest)


counts_as_class, counts_as_rounded = counts.as_class, counts.as_rounded
list_organisations, list_places = laying_out.list_organisations, laying_out.list_places
LEAKS = {
    "exact n beside a rounded number": (counts, "as_rounded", _leaking_rounding),
    "partners in the order of their visits": (laying_out, "list_organisations", _leaking_order),
    "raw numbers in the name of a place": (laying_out, "list_places", _leaking_places),
}


@pytest.mark.long
@pytest.mark.parametrize("leak", sorted(LEAKS))
def test_attack_13_finds_a_build_that_leaks(leak, changes, programme, packed):
    module, name, leaking = LEAKS[leak]
    with patch.object(module, name, leaking):
        base = pack_of(programme, packed[0], YEAR).to_json()
        packs = (pack_of(one.programme, one.findings, YEAR).to_json() for one in changes[0])
        assert any(pack != base for pack in packs), "the leak is not seen"


def test_attack_13_finds_a_class_that_leaks(programme, packed):
    """One person more at a partner of a few: as the search would do, on the finding itself."""
    findings = packed[0]
    few = next(one for one in findings if _is_of_few(one))
    more = replace(few, value=few.value % 4 + 1, people=few.value % 4 + 1, n=few.value % 4 + 1)
    moved = [more if one is few else one for one in findings]
    assert pack_of(programme, moved, YEAR).to_json() == packed[1]
    with patch.object(counts, "as_class", _leaking_class):
        packs = [pack_of(programme, one, YEAR).to_json() for one in (findings, moved)]
    assert packs[0] != packs[1]


def _is_of_few(finding):
    is_of_partner = finding.id == "participants" and set(finding.group) == {"organisatie"}
    return is_of_partner and finding.value in range(1, 5)
