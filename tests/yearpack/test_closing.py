"""A closed year stays as it is: whatever the data say, and when its persons are deleted."""

import json
from datetime import date

import pytest
from small_year import INVENTED, sheets

from wijkmakers_analysis.closed_years import ClosedYear, closed_year
from wijkmakers_analysis.errors import IntakeError, PackError
from wijkmakers_analysis.indicators.catalogue import all_findings
from wijkmakers_analysis.programme import load_programme
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack import ensure_pack, making, open_pack, open_year, pack_path
from wijkmakers_analysis.yearpack.closing import close_again, close_year

from builders import YEARS, workspace, write_workbook

DAY, LATER = date(2023, 1, 15), date(2023, 2, 1)
# What tells who was there before, and so needs the rows of earlier years.
LOOK_BACK = {
    "new_faces", "returners", "retention", "time_to_return.median",
    "time_to_return.within_12_months", "tie_change.new", "tie_change.kept", "tie_change.returned",
    "tie_change.lost", "tie_change.jaccard", "young_talent_path",
}  # fmt: skip
PEOPLE = ("Aanwezigheid", "Deelnemers", "Inschrijvingen", "Antwoorden")


def two_years():
    """Return the small year with people who came back in the next one, and new ones."""
    made = sheets()
    old = [row[1] for row in made["Aanwezigheid"][1:9]]
    new = [f"Wobke Krantjes{number:02}" for number in range(14)]
    for place, person in enumerate([*old, *new]):
        organisation = ("Huis en Haard", "De Ontmoeting", "Een ander")[place % 3]
        made["Aanwezigheid"].append(["B3", person, organisation, "x", INVENTED])
    names = [*dict.fromkeys(row[1] for row in made["Aanwezigheid"][1:])]
    made["Deelnemers"] = [["deelnemer", "leeftijdsgroep"], *([name, "18-24"] for name in names)]
    return made


def without_people_of_2022(made):
    kept = [row for row in made["Aanwezigheid"] if row[0] in ("activiteit", "B3")]
    names = {row[1] for row in kept}
    people = [row for row in made["Deelnemers"] if row[0] in names | {"deelnemer"}]
    return {**made, "Aanwezigheid": kept, "Deelnemers": people}


def rewrite(settings: Settings, made):
    write_workbook(settings.data / "programma.xlsx", made)


def statuses(settings, year):
    findings = all_findings(load_programme(settings), settings.year(year))
    return {finding.key: finding for finding in findings}


@pytest.fixture
def settings(tmp_path):
    return workspace(tmp_path, two_years())


@pytest.fixture
def closed(settings):
    close_year(settings, 2022, DAY)
    return settings


def test_closing_writes_flag_and_day_and_nobody(closed):
    text = pack_path(closed, 2022).read_text(encoding="utf-8")
    pack = open_pack(pack_path(closed, 2022))
    assert pack.closed_on == "2023-01-15"
    assert pack.had_rows == ("activities", "attendance", "participants")
    for name in ("Zwibbel", "Drabstra", "Krantjes"):
        assert name not in text
    record = json.loads((closed.root / ".wijkmakers/closed/2022.json").read_text("utf-8"))
    assert record["row_counts"]["attendance"] == 39
    assert closed_year(closed, 2023) is None


def test_a_closed_year_is_not_made_anew_whatever_changes(closed, monkeypatch):
    before = pack_path(closed, 2022).read_bytes()
    (closed.data / "programma.xlsx").write_bytes(b"geen werkboek")
    toml = closed.root / "wijkmakers.toml"
    toml.write_text(toml.read_text("utf-8").replace('Wijkmakers"', 'Anders"', 1), "utf-8")
    monkeypatch.setattr(making, "make_pack", lambda *_: pytest.fail("made anew"))
    assert ensure_pack(closed, 2022) == pack_path(closed, 2022)
    assert open_year(2022, closed.root).closed_on == "2023-01-15"
    assert pack_path(closed, 2022).read_bytes() == before


def test_consent_withdrawn_after_closing_takes_a_story_out_and_leaves_the_pack(closed):
    frozen = pack_path(closed, 2022).read_bytes()
    before = open_year(2022, closed.root)
    assert [(story.story, story.name) for story in before.stories] == [
        ("S1", "Bartje Openbaar"), ("S2", ""),
    ]  # fmt: skip
    made = two_years()
    made["Verhalen"][1][-1] = "nee"
    made["Verhalen"][2][6] = "nee"
    rewrite(closed, made)
    told = open_year(2022, closed.root)
    assert [(story.story, story.name) for story in told.stories] == [("S1", "")]
    assert told.hash == before.hash
    assert pack_path(closed, 2022).read_bytes() == frozen
    rewrite(closed, {**made, "Verhalen": made["Verhalen"][:1]})
    assert len(open_year(2022, closed.root).stories) == 2


def test_deleting_all_people_changes_no_byte_and_nobody_becomes_new(closed):
    measured = statuses(closed, 2023)
    assert measured["new_faces"].status == "ok"
    before = pack_path(closed, 2022).read_bytes()
    rewrite(closed, without_people_of_2022(two_years()))
    ensure_pack(closed, 2022)
    assert pack_path(closed, 2022).read_bytes() == before
    found = statuses(closed, 2023)
    for key in LOOK_BACK:
        assert found[key].status == "niet_gemeten", key
        assert found[key].reason == (
            "Gegevens verwijderd: van 2022 zijn de rijen er niet meer die hiervoor nodig zijn."
        )
    for id in ("new_faces", "returners", "retention", "time_to_return", "tie_change"):
        of_id = [one for one in found.values() if one.indicator == id]
        assert {one.status for one in of_id} == {"niet_gemeten"}, id
    unchanged = ("participants", "attendances", "neighbourhoods{jaren=cumulatief}")
    for key in unchanged:
        assert found[key].value == measured[key].value
    pack = open_pack(ensure_pack(closed, 2023))
    assert pack.fact("new_faces").shown == "gegevens verwijderd"
    assert all(
        one.verdict != "groter dan toeval" for one in pack.comparisons if one.method != "exact"
    )


def test_deleting_the_activities_too_takes_the_cumulative_neighbourhoods(closed):
    made = without_people_of_2022(two_years())
    made["Activiteiten"] = [
        made["Activiteiten"][0],
        *(row for row in made["Activiteiten"] if row[0] == "B3"),
    ]
    for name in ("Bijdragen", "Vraagstukken"):
        made[name] = made[name][:1]
    rewrite(closed, made)
    found = statuses(closed, 2023)
    assert found["neighbourhoods{jaren=cumulatief}"].reason.startswith("Gegevens verwijderd")


def test_without_the_record_of_the_office_the_pack_still_knows(closed):
    (closed.root / ".wijkmakers" / "closed" / "2022.json").unlink()
    assert closed_year(closed, 2022).row_counts is None
    rewrite(closed, without_people_of_2022(two_years()))
    assert statuses(closed, 2023)["new_faces"].status == "niet_gemeten"


def test_an_open_year_without_lists_is_a_first_year_and_not_deleted(settings):
    rewrite(settings, without_people_of_2022(two_years()))
    assert statuses(settings, 2023)["new_faces"].status == "eerste_meetjaar"


@pytest.mark.parametrize(
    ("before", "now", "is_deleted"),
    [(700, 700, False), (700, 699, False), (700, 631, False), (700, 629, True), (700, 0, True),
     (15, 14, False), (15, 13, True), (1, 1, False), (1, 0, True), (3, 9, False), (2, 1, False)],
)  # fmt: skip
def test_a_correction_is_no_deletion(before, now, is_deleted):
    year = ClosedYear(YEARS[2022], "2023-01-15", ("attendance",), {"attendance": before})
    assert bool(year.deleted_tables({"attendance": now})) == is_deleted


def test_a_lost_frozen_pack_is_said_and_not_made_anew(closed):
    pack_path(closed, 2022).unlink()
    with pytest.raises(PackError) as caught:
        ensure_pack(closed, 2022)
    assert str(caught.value) == (
        "Het jaar 2022 is afgesloten op 2023-01-15, maar het afgesloten jaarpak ligt niet meer in "
        "packs/2022.json. Zet het terug uit de reservekopie."
    )


def test_closing_twice_is_refused(closed):
    before = pack_path(closed, 2022).read_bytes()
    with pytest.raises(PackError) as caught:
        close_year(closed, 2022, LATER)
    assert str(caught.value) == (
        "Het jaar 2022 is al afgesloten, op 15 januari 2023. Moet er toch iets veranderen? "
        'Dubbelklik op 4 Afsluiten, of: wijkmakers afsluiten --year 2022 --again --reason "waarom"'
    )
    assert pack_path(closed, 2022).read_bytes() == before


def test_a_year_that_runs_is_not_closed(settings):
    with pytest.raises(PackError, match="loopt tot en met 30 november 2022"):
        close_year(settings, 2022, date(2022, 11, 29))
    assert not pack_path(settings, 2022).exists()


def test_errors_stop_the_closing_even_if_the_pack_is_fresh(settings):
    ensure_pack(settings, 2022)
    wrong = two_years()
    wrong["Aanwezigheid"][1][0] = "BESTAATNIET"
    rewrite(settings, wrong)
    with pytest.raises(IntakeError):
        close_year(settings, 2022, DAY)
    assert closed_year(settings, 2022) is None


def corrected():
    made = two_years()
    made["Bijdragen"].append(["De Ontmoeting", date(2022, 5, 20), "plek", "W2"])
    return made


def test_closing_again_prints_both_values_and_keeps_the_version_before(closed):
    path = pack_path(closed, 2022)
    first, old = path.read_bytes(), open_pack(path)
    rewrite(closed, corrected())
    done = close_again(closed, 2022, LATER, "een bijdrage  vergeten")
    pack = open_pack(path)
    assert path.with_name("2022.v1.json").read_bytes() == first
    assert pack.fact("contributions").shown == "4 (herzien, was 3)"
    assert (pack.closed_on, pack.hash == old.hash) == ("2023-02-01", False)
    (version,) = pack.versions
    assert (version.number, version.reason) == (1, "een bijdrage vergeten")
    assert version.hash == old.hash
    changed = {one.key: (one.was, one.now) for one in done.revisions}
    assert changed["contributions"] == ("3", "4")
    assert pack.revisions == done.revisions
    same = [fact for fact in pack.facts if fact.key not in changed]
    assert all(fact == old.fact(fact.id, **fact.group) for fact in same)
    assert len(same) > 100


def test_a_third_version_keeps_what_was_revised_before(closed):
    rewrite(closed, corrected())
    close_again(closed, 2022, LATER, "een bijdrage vergeten")
    made = corrected()
    made["Verhalen"].append(["S4", "Nieuw", date(2022, 6, 1), "gids", None, "1", "openbaar"])
    rewrite(closed, made)
    done = close_again(closed, 2022, LATER, "een verhaal vergeten")
    pack = open_pack(pack_path(closed, 2022))
    assert pack.fact("contributions").shown == "4 (herzien, was 3)"
    assert pack.fact("stories").shown == "3 (herzien, was 2)"
    assert {one.key for one in done.revisions} >= {"stories"}
    assert [version.number for version in pack.versions] == [1, 2]
    assert (pack_path(closed, 2022).with_name("2022.v2.json")).is_file()


def test_closing_again_without_a_change_writes_nothing(closed):
    before = pack_path(closed, 2022).read_bytes()
    assert not close_again(closed, 2022, LATER, "voor de zekerheid").is_new
    assert pack_path(closed, 2022).read_bytes() == before
    assert [path.name for path in pack_path(closed, 2022).parent.iterdir()] == ["2022.json"]


def test_closing_again_is_refused_when_people_are_gone(closed):
    before = pack_path(closed, 2022).read_bytes()
    rewrite(closed, without_people_of_2022(corrected()))
    with pytest.raises(PackError) as caught:
        close_again(closed, 2022, LATER, "een bijdrage vergeten")
    assert str(caught.value) == (
        "Van 2022 zijn gegevens over mensen verwijderd (aanwezigheid en deelnemers). Opnieuw "
        "afsluiten zou de cijfers te laag maken; het jaarpak blijft zoals het is."
    )
    assert pack_path(closed, 2022).read_bytes() == before


def test_an_open_year_is_not_closed_again(settings):
    with pytest.raises(PackError, match="nog niet afgesloten"):
        close_again(settings, 2022, LATER, "zomaar")


def test_a_later_year_is_compared_with_what_was_published(closed):
    rewrite(closed, corrected())
    pack = open_pack(ensure_pack(closed, 2023))
    brought = next(one for one in pack.comparisons if one.key == "contributions")
    assert brought.was == "3"
    assert pack.compared_with.hash == open_pack(pack_path(closed, 2022)).hash


def test_closing_the_year_before_makes_a_pack_stale(settings):
    ensure_pack(settings, 2023)
    close_year(settings, 2022, DAY)
    pack = open_pack(ensure_pack(settings, 2023))
    assert pack.compared_with.hash


def test_an_earlier_open_year_is_told(settings):
    assert close_year(settings, 2023, date(2024, 1, 1)).open_before == (2022,)
    assert close_year(settings, 2022, date(2024, 1, 1)).open_before == ()


@pytest.mark.parametrize("added", [1, 6])
def test_closing_again_shows_people_only_from_five_on(added, closed):
    """One person more in a new version of a closed year would be described by the difference."""
    old = open_pack(pack_path(closed, 2022))
    made = corrected()
    activity, organisation = made["Aanwezigheid"][1][0], made["Aanwezigheid"][1][2]
    for name in [f"Vergeten Bezoeker{number}" for number in range(added)]:
        made["Aanwezigheid"].append([activity, name, organisation, "x", INVENTED])
        made["Deelnemers"].append([name, "18-24"])
    rewrite(closed, made)
    done = close_again(closed, 2022, LATER, "een lijst vergeten")
    changed = {one.key.partition("{")[0] for one in done.revisions}
    assert "contributions" in changed
    assert ("participants" in changed) == (added >= 5)
    if added < 5:
        pack = open_pack(pack_path(closed, 2022))
        assert pack.fact("participants").shown == old.fact("participants").shown
        assert pack.ties == old.ties
