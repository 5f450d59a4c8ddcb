"""Show a figure as it may leave the office, beside what the office sees."""

from collections.abc import Iterable

from wijkmakers_analysis.document import Blocks, Chart, Run, Table, setting, words
from wijkmakers_analysis.errors import WrongCall
from wijkmakers_analysis.figures.bars import draw_bar, longest
from wijkmakers_analysis.figures.canvas import WIDTH, drawing
from wijkmakers_analysis.figures.lettering import shortened
from wijkmakers_analysis.figures.wording import has_number, shown
from wijkmakers_analysis.indicators.catalogue import indicator_of
from wijkmakers_analysis.indicators.fact import Fact, Finding
from wijkmakers_analysis.style import ACCENT
from wijkmakers_analysis.text.published import MEASURES, value_in_words
from wijkmakers_analysis.widgets.bars import BAR, GAP, LABELS, ROOM, ROW, WIDER
from wijkmakers_analysis.widgets.charts import MOST_BARS
from wijkmakers_analysis.widgets.frames import (
    TOTAL,
    say_grouping,
    say_number,
    select_findings,
    titles_of,
)
from wijkmakers_analysis.widgets.views import View
from wijkmakers_analysis.yearpack import open_year

NOT_PRINTED = "staat er niet in"
BESIDE = "De middelste kolom is alleen voor kantoor; de laatste staat in het jaarpak."
PRINTED = "Zo staat het in het jaarpak: na afronden en afschermen."


def after_disclosure(view: View, id: str, by: str = TOTAL) -> Blocks:
    """Show a figure after the gate, as the reports of the year print it, and both in a table.

    The year pack is made first where it is absent or stale.

    Raises
    ------
    WrongCall
        Where the view is no whole year, or is filtered: of such a choice nothing may leave.
    PackError
        Where the pack could not be made.
    """
    if not view.is_reported:
        raise WrongCall(
            "Alleen van een heel jaar zonder filter is er een cijfer dat naar buiten mag. Kies een "
            "jaar, en zet de filters uit."
        )
    findings = select_findings(view, id, by)
    pack = open_year(view.year.number, view.programme.settings.root)
    printed = {fact.key: fact for fact in pack.facts}
    names = [_about(one, titles_of(view)) for one in findings]
    pairs = [(name, one, printed.get(one.key)) for name, one in zip(names, findings, strict=True)]
    chart = _draw(indicator_of(id).label, by, [(name, fact) for name, _, fact in pairs if fact])
    return Blocks((*((chart,) if chart else ()), _tabulate(pairs)))


def _about(fact: Fact, titles: dict[str, str]) -> str:
    parts = [value_in_words(key, value, titles) for key, value in fact.group.items()]
    measure = MEASURES.get(fact.id)
    return " · ".join([*parts, *([measure] if measure else [])]) or TOTAL


def _tabulate(pairs: Iterable[tuple[str, Finding, Fact | None]]) -> Table:
    rows = [
        (
            setting(name),
            setting(say_number(finding)),
            (Run(fact.shown, "fact", fact.key),) if fact and fact.shown else words(NOT_PRINTED),
        )
        for name, finding, fact in pairs
    ]
    return Table(
        title=words("Aan kantoor, en na afscherming"),
        header=(words("Waarvan"), words("Aan kantoor"), words("In een verslag")),
        rows=tuple(rows),
        numeric=(1, 2),
        note=words(BESIDE),
    )


def _draw(label: str, by: str, facts: list[tuple[str, Fact]]) -> Chart | None:
    """Draw the printed facts of the first measure; a class has a bar of fixed length."""
    facts = [(name, one) for name, one in facts if one.id == facts[0][1].id][:MOST_BARS]
    if not any(has_number(one) for _, one in facts):
        return None
    left = LABELS + GAP
    scale = (WIDTH - left - ROOM) / longest(one for _, one in facts)
    with drawing(ROW * len(facts) + 4) as canvas:
        for place, (name, one) in enumerate(facts):
            y = ROW * (place + 0.5)
            canvas.text(left - GAP, y, shortened(name, LABELS / WIDER), align="right")
            end = draw_bar(canvas, one, (left, y - BAR / 2), BAR, scale, ACCENT)
            canvas.text(end + GAP, y, shortened(shown(one), (WIDTH - end - GAP) / WIDER))
        svg, size = canvas.svg(), canvas.size
    spoken = "; ".join(f"{name}: {shown(one)}" for name, one in facts)
    divided = "" if by == TOTAL else f", {say_grouping(by)}"
    return Chart(
        title=setting(f"{label}, na afscherming{divided}"),
        subtitle=(),
        svg=svg,
        alt=(Run(f"Balken. {spoken}.", "axis"),),
        numbers=None,
        note=words(PRINTED),
        size=size,
    )
