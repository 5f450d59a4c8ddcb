"""What is stale and why; one changed row makes exactly the reports stale that may show it."""

from dataclasses import replace

import pytest
from machine_english import write_translation
from stubs import StubPress, report

from wijkmakers_analysis.printing import plan
from wijkmakers_analysis.printing.house import open_house, print_reports
from wijkmakers_analysis.printing.plan import plan_reports
from wijkmakers_analysis.settings import Settings
from wijkmakers_analysis.yearpack.parts import PackQuestion

from packs import full_pack

PACK = full_pack()
PARTNERS = tuple(sorted(one.organisation for one in PACK.organisations if one.is_partner))
OWN, OTHER = PARTNERS[:2]


@pytest.fixture
def settings(tmp_path) -> Settings:
    (tmp_path / "partner_report.ipynb").write_text("{}", "utf-8")
    return Settings(root=tmp_path, name="Proef", data=tmp_path / "data", years={})


def reports(settings, **parameters):
    laid_out = [report(settings.root, name) for name in PARTNERS]
    return [replace(one, parameters={**one.parameters, **parameters}) for one in laid_out]


def make(settings, planned) -> None:
    with open_house(settings.root, "wijkmakers partners"):
        print_reports(settings.root, planned, StubPress("1"), 60, lambda line: None)


@pytest.fixture
def made(settings) -> Settings:
    make(settings, plan_reports(settings, reports(settings), PACK))
    return settings


def stale(settings, pack=PACK, **parameters) -> dict[str, tuple[str, ...]]:
    """Return partner -> why its report is stale."""
    planned = plan_reports(settings, reports(settings, **parameters), pack)
    return {one.report.partner: one.reasons for one in planned if one.is_stale}


def test_at_first_everything_is_made(settings):
    assert stale(settings) == dict.fromkeys(PARTNERS, ("het is er nog niet",))


def test_then_nothing_is(made):
    assert stale(made) == {}
    # Not even when the pack is read back in another process, with everything in other objects.
    assert stale(made, replace(PACK, house_style=dict(reversed(PACK.house_style.items())))) == {}


NUMBERS = ("de cijfers of teksten zijn veranderd",)


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: {
            "questions": (*pack.questions, PackQuestion(question="Hoe?", organisation=OWN))
        },
        lambda pack: {
            "organisations": tuple(
                replace(one, sector="onderwijs") if one.organisation == OWN else one
                for one in pack.organisations
            )
        },
        lambda pack: {
            "contributions": tuple(one for one in pack.contributions if one.organisation != OWN)
        },
        lambda pack: {
            "facts": tuple(one for one in pack.facts if one.group.get("organisatie") != OWN)
        },
    ],
    ids=["question", "organisation", "contributions", "facts"],
)
def test_what_is_about_one_partner_makes_its_report_stale_alone(made, change):
    pack = replace(PACK, **change(PACK))
    assert pack != PACK
    assert set(stale(made, pack)) - {OWN} <= {
        # A partner that it is tied to prints its sector.
        name
        for pair in PACK.ties
        if OWN in pair
        for name in pair
    }
    assert stale(made, pack)[OWN] == NUMBERS


def test_what_is_about_everybody_makes_all_stale(made):
    pack = replace(PACK, label="Een ander jaar")
    assert stale(made, pack) == dict.fromkeys(PARTNERS, NUMBERS)


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"draft": True}, "u vraagt andere opties"),
        ({"date": "2022-12-02"}, "het verslag is van een andere dag"),
    ],
)
def test_other_options_and_another_day(made, parameters, why):
    assert stale(made, **parameters) == dict.fromkeys(PARTNERS, (why,))


def test_another_notebook_or_program(made, monkeypatch):
    monkeypatch.setattr(plan, "program_signature", lambda: "anders")
    (made.root / "partner_report.ipynb").write_text("{ }", "utf-8")
    said = ("het notebook is veranderd", "het programma is vernieuwd")
    assert stale(made) == dict.fromkeys(PARTNERS, said)


def test_a_file_that_is_gone(made):
    path = made.root / "reports/2022/partners" / f"{OWN}.pdf"
    path.unlink()
    assert stale(made) == {OWN: (f"{OWN}.pdf ontbreekt",)}


def test_a_lost_record(made):
    for path in (made.root / ".wijkmakers/reports").rglob(f"{OWN}.json"):
        path.unlink()
    assert stale(made) == {OWN: ("het is er nog niet",)}


def test_an_edited_report_of_a_partner_is_named_and_made_again_beside_it(made):
    (made.root / "reports/2022/partners" / f"{OWN}.html").write_text("aangevuld", "utf-8")
    planned = plan_reports(made, reports(made), PACK)
    assert {one.report.partner: one.edited for one in planned if one.edited} == {
        OWN: (f"{OWN}.html",)
    }
    assert stale(made) == {OWN: (f"{OWN}.html is na het maken veranderd",)}
    make(made, planned)
    beside = made.root / "reports/2022/partners" / f"{OWN} (nieuw).html"
    assert beside.is_file()
    assert stale(made) == {}


def test_an_edited_file_of_the_review_makes_nothing_stale(made):
    review = [replace(one, partner="") for one in reports(made)]
    make(made, plan_reports(made, review, PACK))
    (made.root / "reports/2022/partners" / f"{OWN}.html").write_text("aangevuld", "utf-8")
    planned = plan_reports(made, review, PACK)
    assert [one.edited for one in planned if one.edited] == [(f"{OWN}.html",)]
    assert [one.reasons for one in planned if one.is_stale] == []


def test_one_format_leaves_the_other_to_its_own_inputs(made):
    other_day = [
        replace(one, files=one.files[:1], parameters={**one.parameters, "date": "2022-12-02"})
        for one in reports(made)
    ]
    make(made, plan_reports(made, other_day, PACK))
    assert stale(made, date="2022-12-02") == dict.fromkeys(
        PARTNERS, ("het verslag is van een andere dag",)
    )


def test_another_language_or_translation_makes_everything_stale(made):
    made = replace(made, language="en")
    path = made.root / "words" / "en.po"
    write_translation(path)
    changed = dict.fromkeys(PARTNERS, ("de taal of de vertaling is veranderd",))
    assert stale(made) == changed
    make(made, plan_reports(made, reports(made), PACK))
    assert stale(made) == {}
    path.write_text(path.read_text("utf-8").replace("duohnI", "stnetnoC"), "utf-8")
    assert stale(made) == changed
