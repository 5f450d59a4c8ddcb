"""The register of what was sent: only added to, never written again, and known to the gate."""

import json
from dataclasses import replace

import pytest

from wijkmakers_analysis.errors import PackError
from wijkmakers_analysis.yearpack import pack_path
from wijkmakers_analysis.yearpack.correction import contents_of, find_correction
from wijkmakers_analysis.yearpack.freshness import is_fresh, remember
from wijkmakers_analysis.yearpack.opening import write_pack
from wijkmakers_analysis.yearpack.register import (
    Change,
    Sent,
    enter,
    foreign_releases,
    next_version,
    read_register,
    read_releases,
    released_facts,
    sent_folder,
    sent_to,
    with_released,
)

import packs
from builders import workspace

NAME = "Noorderthuis"
KEY = f"participants{{organisatie={NAME}}}"


@pytest.fixture
def settings(tmp_path):
    return workspace(tmp_path, {})


@pytest.fixture
def pack():
    return packs.full_pack()


def changed(pack, key=KEY, shown="ongeveer 65"):
    facts = (replace(one, shown=shown) if one.key == key else one for one in pack.facts)
    return replace(pack, facts=tuple(facts))


def sent(pack, version="1.0", day="2023-03-03", **other):
    return Sent(
        sent_on=day,
        year=pack.year,
        version=version,
        partner=NAME,
        files={"noorderthuis.pdf": "ab"},
        pack_hash=pack.hash,
        **{"figures": (KEY,), "contents": contents_of(pack, NAME), **other},
    )


def test_nothing_was_sent_at_first(settings):
    assert read_register(settings) == read_releases(settings) == ()
    assert next_version(settings, 2022) == "1.0"
    assert not sent_folder(settings).exists()


def test_what_is_entered_comes_back_and_is_never_written_again(settings, pack):
    first = sent(pack)
    enter(settings, pack, [first])
    kept = (sent_folder(settings) / "2022-1.0.json").read_bytes()
    other = changed(pack)
    second = sent(other, "1.1", "2023-04-01", corrects="1.0", corrected_on="2023-03-03",
                  changes=(Change(key=KEY, was="ongeveer 40", now="ongeveer 65"),))  # fmt: skip
    enter(settings, other, [second])
    assert read_register(settings) == (first, second)
    assert sent_to(settings, 2022, NAME) == second
    assert next_version(settings, 2022) == "1.2"
    assert (sent_folder(settings) / "2022-1.0.json").read_bytes() == kept
    assert [one.version for one in read_releases(settings)] == ["1.0", "1.1"]
    assert read_releases(settings)[0].facts == pack.facts
    assert sorted(path.name for path in sent_folder(settings).iterdir()) == [
        "2022-1.0.json", "2022-1.1.json", "register.json",
    ]  # fmt: skip


def test_figures_of_the_same_version_are_refused_where_they_are_others(settings, pack):
    enter(settings, pack, [sent(pack)])
    (sent_folder(settings) / "register.json").unlink()
    enter(settings, pack, [sent(pack)])
    (sent_folder(settings) / "register.json").unlink()
    with pytest.raises(PackError, match="andere cijfers bewaard"):
        enter(settings, changed(pack), [sent(changed(pack))])


def test_a_changed_figure_in_the_register_is_refused(settings, pack):
    enter(settings, pack, [sent(pack)])
    path = sent_folder(settings) / "2022-1.0.json"
    raw = json.loads(path.read_text("utf-8"))
    raw["facts"][0]["shown"] = "999"
    path.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(PackError, match="veranderd nadat ze verstuurd zijn"):
        read_releases(settings)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 9}', '{"format": 1, "sent": [{}]}'])
def test_a_damaged_register_is_refused(text, settings):
    sent_folder(settings).mkdir(parents=True)
    (sent_folder(settings) / "register.json").write_text(text, "utf-8")
    with pytest.raises(PackError) as refusal:
        read_register(settings)
    assert str(refusal.value) == (
        "Het register packs/verzonden/register.json is niet te lezen. Het zegt wat er verstuurd is "
        "en is niet opnieuw te maken: zet het terug uit de reservekopie."
    )


def test_the_gate_gets_what_was_sent_of_periods_up_to_the_year(settings, pack):
    other = changed(pack)
    enter(settings, pack, [sent(pack)])
    enter(settings, other, [sent(other, "1.1")])
    for number in (2022, 2023):
        known = released_facts(settings, settings.year(number))
        assert [one.shown for one in known if one.key == KEY] == ["ongeveer 40", "ongeveer 65"]
        assert len(known) == len(pack.facts) + 1
    later = replace(pack, end=pack.end.replace(year=2024), year=2024)
    enter(settings, later, [sent(later)])
    assert released_facts(settings, settings.year(2023)) == known


def test_what_is_known_anyway_is_not_given_twice(pack):
    other = changed(pack)
    assert with_released(pack.facts, pack.facts) == pack.facts
    assert len(with_released(pack.facts, other.facts)) == len(pack.facts) + 1


def test_a_pack_is_not_stale_by_what_it_printed_itself(settings, pack):
    write_pack(pack, pack_path(settings, 2022))
    remember(settings, 2022, {"stat": "", "content": ""})
    kept = (settings.root / ".wijkmakers/packs/2022.json").read_text("utf-8")
    enter(settings, pack, [sent(pack)])
    assert foreign_releases(settings, settings.year(2022)) == []
    remember(settings, 2022, {"stat": "", "content": ""})
    assert (settings.root / ".wijkmakers/packs/2022.json").read_text("utf-8") == kept
    other = changed(pack)
    enter(settings, other, [sent(other, "1.1")])
    assert foreign_releases(settings, settings.year(2022)) == [["2022-1.1", other.hash]]
    assert not is_fresh(settings, 2022)


def test_a_first_report_corrects_nothing(settings, pack):
    correction = find_correction(settings, pack, NAME)
    assert (correction.version, correction.is_correction, correction.sent_on) == (
        "1.0",
        False,
        None,
    )


def test_what_was_sent_is_what_it_was(settings, pack):
    enter(settings, pack, [sent(pack)])
    correction = find_correction(settings, pack, NAME)
    assert (correction.version, correction.is_correction) == ("1.0", False)
    assert correction.sent_on.isoformat() == "2023-03-03"


def test_a_figure_that_the_report_does_not_print_changes_nothing(settings, pack):
    enter(settings, pack, [sent(pack)])
    other = changed(pack, key="participants", shown="249")
    assert find_correction(settings, other, NAME).sent_on is not None


def test_a_change_is_a_next_version_and_stays_that_once_it_was_sent(settings, pack):
    enter(settings, pack, [sent(pack)])
    other = changed(pack)
    other = replace(other, questions=other.questions[1:])
    correction = find_correction(settings, other, NAME)
    assert (correction.version, correction.corrects) == ("1.1", "1.0")
    assert correction.changes == (Change(key=KEY, was="ongeveer 40", now="ongeveer 65"),)
    assert set(correction.changed_lists) == {"vraagstukken", "activiteiten"}
    assert correction.sent_on is None
    entry = sent(other, "1.1", "2023-04-01", corrects="1.0", corrected_on="2023-03-03",
                 changes=correction.changes, changed_lists=correction.changed_lists)  # fmt: skip
    enter(settings, other, [entry])
    again = find_correction(settings, other, NAME)
    assert replace(again, sent_on=None) == correction


def test_a_figure_that_was_revised_is_compared_without_what_it_was(settings, pack):
    enter(settings, pack, [sent(pack)])
    other = changed(pack, shown="ongeveer 40 (herzien, was ongeveer 35)")
    assert not find_correction(settings, other, NAME).is_correction


def test_a_kind_that_is_brought_since_is_named_beside_those_that_were_printed(settings, pack):
    """It had no tile at first, so it was not among the figures of the report."""
    key = f"contributions{{bijdrage=gids of spreker,organisatie={NAME}}}"
    before = changed(pack, key=key, shown="0")
    enter(settings, before, [sent(before)])
    correction = find_correction(settings, changed(before, key=key, shown="1"), NAME)
    assert correction.changes == (Change(key=key, was="0", now="1"),)
