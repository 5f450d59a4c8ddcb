"""The part that sets this year beside the year before: what it says, and when it says why not."""

from dataclasses import replace

import pytest

from wijkmakers_analysis.document import plain
from wijkmakers_analysis.indicators.fact import Fact
from wijkmakers_analysis.settings import Limits
from wijkmakers_analysis.tables.comparison import MEETINGS, tabulate_comparison
from wijkmakers_analysis.text.account import describe_figures
from wijkmakers_analysis.text.annex.limits import tell_limits
from wijkmakers_analysis.text.comparison import describe_comparison, tell_difference
from wijkmakers_analysis.yearpack.comparing import compare_facts
from wijkmakers_analysis.yearpack.over_time import PackComparedYear, PackComparison, PackRevision

from packs import full_pack
from reading_aloud import lines_of, read_aloud

LAST_YEAR = PackComparedYear(
    year=2021, label="Het jaar ervoor", start="2020-11-01", end="2021-10-31"
)


def fact(id, value, **other):
    return Fact(id=id, indicator=id, value=value, shown=str(value), **other)


def share(numerator, denominator):
    return Fact(
        id="young_talent", indicator="young_talent", value=numerator / denominator,
        shown=f"{numerator / denominator:.0%}", unit="aandeel", n=denominator,
        numerator=numerator, denominator=denominator,
    )  # fmt: skip


WAS = [fact("activities", 20), fact("participants", 231), fact("stories", 7), share(40, 100)]
NOW = [fact("activities", 25), fact("participants", 300), fact("stories", 8), share(80, 100)]


def pack_beside(was=WAS, now=NOW, days=(365, 395)):
    made = compare_facts(was, now, days, Limits(), lambda *_: True)
    return replace(full_pack(), comparisons=made, compared_with=LAST_YEAR)


def test_the_first_year_says_why_there_is_nothing():
    assert read_aloud(describe_comparison(full_pack())) == (
        "Dit is het eerste jaar in de lijsten, dus er is nog geen jaar om mee te vergelijken. "
        "Volgend jaar kan dit erbij."
    )
    assert lines_of(tabulate_comparison(full_pack())) == []


def test_two_years_without_a_figure_in_common_say_so():
    nothing = replace(full_pack(), compared_with=LAST_YEAR)
    assert "nog geen enkel cijfer" in read_aloud(describe_comparison(nothing))


def test_the_part_names_the_year_the_lengths_the_number_of_tests_and_the_larger_one_first():
    assert lines_of(describe_comparison(pack_beside())) == [
        "Hier staat dit jaar naast het vorige: Het jaar ervoor, van 1 november 2020 tot en met "
        "31 oktober 2021.",
        "Het vorige jaar telt 365 dagen en dit jaar 395. Wat optelt, zoals activiteiten, staat er "
        "daarom ook per twaalf maanden. Hoeveel verschillende mensen, partners of wijken er "
        "waren, is dan niet te vergelijken. Een verschil tussen twee jaren is vaak toeval. Bij "
        "twee cijfers is nagegaan of dat zo kan zijn. Dat gaat soms mis: van elke "
        "twintig verschillen lijkt er gemiddeld één groter dan toeval, terwijl er niets "
        "veranderde.",
        "Het aandeel jong talent ging van 40% naar 80%; dit verschil is groter dan toeval.",
        "Het aantal activiteiten ging van 20 naar 25; per twaalf maanden van 20 naar 23; dit "
        "verschil kan toeval zijn.",
    ]


def test_the_table_gives_both_values_and_what_may_be_said():
    (table,) = tabulate_comparison(pack_beside()).flat()
    rows = [[plain(cell) for cell in row] for row in table.rows]
    assert rows == [
        ["Activiteiten", "20", "25", "van 20 naar 23", "kan toeval zijn"],
        ["Deelnemers", "231", "300", "–", "perioden verschillen"],
        ["Aandeel jong talent", "40%", "80%", "–", "groter dan toeval"],
        ["Verhalen", "7", "8", "van 7 naar 7", "gelijk"],
    ]
    assert "één organisatie" in plain(table.note)


def test_periods_of_one_length_need_no_column_of_twelve_months():
    pack = pack_beside(days=(365, 365))
    (table,) = tabulate_comparison(pack).flat()
    assert [plain(cell) for cell in table.header] == [
        "Wat", "Vorig jaar", "Dit jaar", "Het verschil",
    ]  # fmt: skip
    assert "twaalf maanden" not in read_aloud(describe_comparison(pack))


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"was": "0", "now": "1", "change": "anders", "verdict": "niet getoetst"},
         "Het aantal verhalen ging van 0 naar 1."),
        ({"was": "0", "now": "0", "change": "gelijk", "verdict": "niet getoetst"},
         "Het aantal verhalen bleef gelijk: 0."),
        ({"was": "36%", "now": "37%", "change": "ongeveer gelijk", "verdict": "kan toeval zijn",
          "method": "newcombe"},
         "Het aantal verhalen bleef ongeveer gelijk: eerst 36% en nu 37%; dit verschil kan toeval "
         "zijn."),
        ({"was": "6 van de 8", "now": "8 van de 9", "change": "anders",
          "verdict": "kan toeval zijn", "method": "newcombe"},
         "Het aantal verhalen was 6 van de 8 en is nu 8 van de 9; dit verschil kan toeval zijn."),
        ({"was": "7", "now": "7", "was_in_twelve_months": "6", "now_in_twelve_months": "7",
          "change": "anders", "verdict": "niet getoetst"},
         "Het aantal verhalen bleef 7; per twaalf maanden ging het van 6 naar 7."),
        ({"was": "–", "now": "7", "verdict": "niet te vergelijken",
          "reason": "Vorig jaar liep dit nog."},
         "Het aantal verhalen is niet te vergelijken. Vorig jaar liep dit nog."),
    ],
)  # fmt: skip
def test_sentences(parts, said):
    one = PackComparison(key="stories", label="Het aantal verhalen", **parts)
    assert plain(tell_difference(one)) == said


def test_the_account_says_what_was_revised_and_that_no_cause_is_given():
    pack = replace(
        pack_beside(),
        closed_on="2023-02-01",
        revisions=(PackRevision(key="stories", was="7", now="8"),),
    )
    said = read_aloud(describe_figures(pack))
    assert (
        "Dit jaaroverzicht is herzien op 1 februari 2023. Bij één cijfer staat nu een ander "
        "getal, met ‘herzien’ en wat het eerst was."
    ) in said
    assert "nooit waardoor het komt" in said
    assert "herzien" not in read_aloud(describe_figures(full_pack()))
    assert (
        "Vergelijkingen met een ander jaar zijn er in dit jaaroverzicht niet. Er staat dus nergens dat "
        "iets groeide of afnam."
    ) in read_aloud(describe_figures(full_pack()))


def test_the_account_of_protection_is_two_sentences_and_the_rest_stands_in_the_annex():
    pack = replace(full_pack(), account=("Van 34 cijfers geven we geen precies getal.",))
    told = lines_of(describe_figures(pack))
    assert (
        "Om mensen te beschermen zijn sommige getallen afgerond, samengevoegd of weggelaten. "
        "Hoeveel dat er zijn, en waar, staat in de technische bijlage."
    ) in told
    assert not any("34" in line for line in told)
    assert "Van 34 cijfers geven we geen precies getal." in read_aloud(tell_limits(pack))


def test_rows_of_the_table_are_dutch_without_the_words_they_begin_with():
    was, now = [fact("active_partners", 17)], [fact("active_partners", 21)]
    (table,) = tabulate_comparison(pack_beside(was, now, (365, 365))).flat()
    assert [plain(cell) for cell in table.rows[0]] == [
        "Partners met minstens één deelnemer", "17", "21", "niet getoetst",
    ]  # fmt: skip


def test_why_a_difference_in_meetings_is_not_tested_is_a_reason():
    was = [Fact(id=MEETINGS, indicator=MEETINGS, value=0.71, shown="71%", unit="aandeel")]
    now = [Fact(id=MEETINGS, indicator=MEETINGS, value=0.87, shown="87%", unit="aandeel")]
    (table,) = tabulate_comparison(pack_beside(was, now)).flat()
    assert plain(table.note) == (
        "Of een verschil in ontmoetingen tussen sectoren toeval is, kunnen we niet zeggen. Wie op "
        "een grote bijeenkomst komt, ontmoet daar iedereen tegelijk. Die ontmoetingen hangen dus "
        "samen."
    )


def test_a_revised_figure_keeps_the_grammar_of_its_number():
    from wijkmakers_analysis.document.sentences import sentence

    revised = Fact(id="new_faces", indicator="new_faces", value=0.36, unit="aandeel",
                   shown="36% (herzien, was 35%)")  # fmt: skip
    assert plain(sentence("Er {new:kwam|kwamen|kwam} {new} bij.", new=revised)) == (
        "Er kwam 36% (herzien, was 35%) bij."
    )
