"""What the catalogue promises holds for every finding."""

import re
from pathlib import Path

import pandas as pd
import pytest

from wijkmakers_analysis.disclosure import protect
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.indicators.catalogue import CATALOGUE, all_findings, indicator_of
from wijkmakers_analysis.indicators.fact import GROUP_KEYS, METHODS, STATUSES, UNITS
from wijkmakers_analysis.indicators.handbook import write_handbook
from wijkmakers_analysis.schemas import SHEETS

from programmes import Y22, Y23, programme, visits

HANDBOOK = Path(__file__).parents[2] / "docs" / "indicators.md"
INDICATORS = Path(__file__).parents[2] / "wijkmakers_analysis" / "indicators"
# A plain number of these may carry a remark.
WITH_A_REMARK = (
    "young_talent", "retention", "self_assessed_growth", "self_assessed_growth.wilcoxon_p",
)  # fmt: skip
# Parts that every definition names, in this order.
PARTS = ("Question:", "Counted unit", "umerator", "Denominator", "Left out:", "Missing:", "Source:")


def small():
    """A bit of everything, with gaps."""
    organisations = [{"organisation": name, "sector": name[0]} for name in ("X1", "X2", "Y1", "Z1")]
    return programme(
        activities=[
            {"activity_id": "A", "date": "2022-03-03", "neighbourhoods": ("Selwerd",)},
            {"activity_id": "B", "kind": "festival", "date": "2022-04-03", "visitors": ">30"},
            {"activity_id": "C", "kind": "workshop", "date": "2022"},
            {
                "activity_id": "R", "kind": "wijkwandeling", "date": "2022-04", "is_series": True,
                "is_list_complete": False,
            },
            {"activity_id": "D", "kind": "workshop", "date": "2023-03-03"},
        ],
        attendance=visits("A", "p1@X1", "p2@X2", "p3@Y1", "p4@Z1", "p5@bewoner", "p6")
        + visits("D", "p1@X1", "p7@Y1"),
        organisations=organisations,
        cohorts=[{"cohort": "1", "end_date": "2022-11-17", "started_count": 12, "diploma_count": 10}],
        practice_questions=[{"question": "q", "organisation": "X1", "date": "2022-02-01"}],
        contributions=[{"organisation": "X1", "kind": "plek", "date": "2022-02-01"}],
        stories=[{"story": "s", "date": "2022-02-01"}],
        survey_questions=[
            {"item": "V1", "kind": "zelfbeoordeling"}, {"item": "V2", "kind": "toepassing"},
            {"item": "V3", "kind": "aanbeveling"},
        ],
        survey_answers=[
            {"cohort": "1", "respondent_id": f"r{person}", "moment": moment, "item": item,
             "score": score}
            for person in range(6)
            for moment, item, score in (
                ("voor", "V1", "2"), ("na", "V1", str(person)), ("later", "V2", "ja"),
                ("na", "V3", str(person + 4)),
            )
        ],
        focal_points=[{"focal_point": "P", "year": 2023}],
        doubles=[("p1", "p6")],
    )  # fmt: skip


@pytest.fixture(scope="module", params=["small", "empty"])
def kept(request):
    return small() if request.param == "small" else programme()


@pytest.fixture(scope="module", params=[Y22, Y23], ids=["2022", "2023"])
def findings(request, kept):
    return all_findings(kept, request.param)


def test_a_finding_keeps_the_contract(findings):
    for one in findings:
        assert set(one.group) <= set(GROUP_KEYS)
        assert one.unit in UNITS
        assert one.method in METHODS
        assert one.status in STATUSES
        assert one.period in (Y22.period, Y23.period)
        assert (one.people is None) == (one.organisations is None), one.key
        assert one.coverage is None or 0 <= one.coverage <= 1, one.key
        assert one.value is None or one.value == one.value, one.key
        assert type(one.value) in (int, float, type(None)), one.key


def test_every_finding_without_a_plain_number_says_why_in_a_sentence(findings):
    for one in findings:
        plain = one.status == "ok" and one.value is not None
        assert bool(one.reason) != plain or one.id in WITH_A_REMARK, one.key
        assert plain or re.fullmatch(r"[A-Z].{20,}\.", one.reason, re.DOTALL), one.key


def test_what_is_not_measured_has_no_number(findings):
    for one in findings:
        if one.status in ("niet_gemeten", "eerste_meetjaar", "noemer_nul"):
            assert one.value is None, one.key
            assert one.low is None, one.key


def test_every_address_is_unique(findings):
    addresses = [(one.key, one.period) for one in findings]
    assert len(addresses) == len(set(addresses))


def test_findings_have_a_place_in_the_catalogue(findings):
    for one in findings:
        indicator = indicator_of(one.id)
        measure = one.id.partition(".")[2]
        assert one.indicator == indicator.id
        assert not measure or measure in indicator.measures, one.key
        assert tuple(one.group) in indicator.group_bys, one.key


def test_rows_are_labels_of_the_programme(kept, findings):
    for one in findings:
        for table, labels in one.rows().items():
            assert table in SHEETS
            assert set(labels) <= set(getattr(kept, table).index), one.key


def test_every_finding_passes_the_gate(kept, findings):
    facts = protect(findings, kept.settings).facts
    assert len(facts) == sum(not one.is_office_only for one in findings)
    assert all(fact.shown for fact in facts)


def test_tables_stay_as_they_were():
    kept = small()
    before = {name: getattr(kept, name).copy(deep=True) for name in SHEETS}
    all_findings(kept, Y22)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(getattr(kept, name), frame)


def test_a_later_year_changes_no_earlier_finding():
    earlier = programme(
        activities=[{"activity_id": "A", "date": "2022-03-03"}],
        attendance=visits("A", "p1", "p2"),
    )
    extended = programme(
        activities=[
            {"activity_id": "A", "date": "2022-03-03"},
            {"activity_id": "Z", "date": "2023-03-03"},
        ],
        attendance=visits("A", "p1", "p2") + visits("Z", "p1", "p9"),
    )
    before = {one.key: (one.value, one.low) for one in all_findings(earlier, Y22)}
    after = {one.key: (one.value, one.low) for one in all_findings(extended, Y22)}
    assert before == after


def test_an_unknown_indicator_names_the_known_ones():
    with pytest.raises(WrongCall, match=r"^Het cijfer 'bezoek' bestaat niet\. Kies .*activities, "):
        indicator_of("bezoek.median")


@pytest.mark.parametrize("indicator", CATALOGUE, ids=lambda one: one.id)
def test_a_docstring_is_the_definition(indicator):
    text = indicator.definition
    places = [text.find(part) for part in PARTS]
    assert -1 not in places, PARTS[places.index(-1)]
    assert places == sorted(places)


def test_numbers_and_ids_are_unique():
    assert len({one.id for one in CATALOGUE}) == len({one.number for one in CATALOGUE})
    assert [one.number for one in CATALOGUE] == sorted(one.number for one in CATALOGUE)


def test_the_handbook_is_up_to_date():
    assert HANDBOOK.read_text(encoding="utf-8") == write_handbook(), (
        "write it anew: python -m wijkmakers_analysis.indicators.handbook > docs/indicators.md"
    )


def test_indicators_do_not_import_each_other():
    names = {indicator.compute.__module__ for indicator in CATALOGUE}
    for module in names:
        path = INDICATORS / (module.rsplit(".", 1)[1] + ".py")
        imported = set(re.findall(r"^from (\S+) import", path.read_text("utf-8"), re.MULTILINE))
        assert not imported & names, path.name
