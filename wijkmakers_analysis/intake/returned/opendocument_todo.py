"""Write the sheet Te doen of an .ods."""

from collections.abc import Collection, Mapping, Sequence

from wijkmakers_analysis.intake.problems import Problem
from wijkmakers_analysis.intake.returned.marks import MOST_LINES, Line, said
from wijkmakers_analysis.intake.returned.markup import escape
from wijkmakers_analysis.intake.returned.todo import (
    HEADERS,
    HOW_TO,
    HOW_TO_END,
    MEMORY,
    WHOLE_FILE,
    WIDTHS,
    heading,
    more_left,
    quoted_title,
)

# Where this stands in a document, the styles of the list are there already.
LIST_STYLE = 'style:name="wkcol0"'
_MILLIMETRES_A_SIGN = 1.9


def todo_table(
    title: str,
    lines: Sequence[Line],
    titles: Collection[str],
    background_by_shade: Mapping[int, str],
) -> str:
    """Return the list as a sheet.

    Parameters
    ----------
    title
        Its name.
    lines
        The problems with their numbers.
    titles
        Names of the sheets that a link can lead to.
    background_by_shade
        What to remember: which background each shade of ours stands for.
    """
    rows = [
        [_text(heading(lines), "wkhead")],
        [_text(HOW_TO if lines else HOW_TO_END)],
        [],
        [_text(header, "wkhead") for header in HEADERS] if lines else [],
    ]
    for line in lines[:MOST_LINES]:
        problem = line.problem
        is_link = line.place is not None and problem.sheet in titles
        rows.append([
            f'<table:table-cell table:style-name="wktext" office:value-type="float"'
            f' office:value="{line.number}"><text:p>{line.number}</text:p></table:table-cell>',
            _text(problem.severity),
            _text(problem.sheet or WHOLE_FILE),
            _link(problem) if is_link else _text(problem.cell),
            _text(said(problem.what)),
            _text(said(problem.remedy)),
            _text(""),
        ])  # fmt: skip
    if len(lines) > MOST_LINES:
        rows.append([_text(more_left(lines))])
    memory = [
        MEMORY,
        WHOLE_FILE,
        *(f"kleur {shade} was {was}".strip() for shade, was in background_by_shade.items()),
    ]
    rows += [[] for _ in range(len(memory) - len(rows))]
    written = []
    for at, row in enumerate(rows):
        cells = [*row]
        if at < len(memory):
            gap = len(HEADERS) + 1 - len(row)
            cells.append(f'<table:table-cell table:number-columns-repeated="{gap}"/>')
            cells.append(_text(memory[at], ""))
        written.append(
            f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>"
        )
    columns = "".join(
        f'<table:table-column table:style-name="wkcol{at}"/>' for at in range(len(WIDTHS))
    )
    columns += '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return f'<table:table table:name="{escape(title)}">{columns}{"".join(written)}</table:table>'


def column_styles() -> str:
    """Return the styles that the list uses."""
    columns = "".join(
        f'<style:style style:name="wkcol{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _MILLIMETRES_A_SIGN:.0f}mm"/>'
        "</style:style>"
        for at, width in enumerate(WIDTHS)
    )
    cell = (
        '<style:style style:name="{}" style:family="table-cell"><style:table-cell-properties'
        ' fo:wrap-option="{}" style:vertical-align="top"/>'
        '<style:text-properties fo:font-weight="{}"/></style:style>'
    )
    return (
        columns + cell.format("wkhead", "no-wrap", "bold") + cell.format("wktext", "wrap", "normal")
    )


def _text(text: str, style: str = "wktext") -> str:
    styled = f' table:style-name="{style}"' if style else ""
    if not text:
        return f"<table:table-cell{styled}/>"
    return (
        f'<table:table-cell{styled} office:value-type="string"><text:p>{escape(text)}</text:p>'
        "</table:table-cell>"
    )


def _link(problem: Problem) -> str:
    cell = problem.cell.replace("$", "")
    place = escape(f"#{quoted_title(problem)}.{cell}")
    return (
        '<table:table-cell table:style-name="wktext" office:value-type="string"><text:p>'
        f'<text:a xlink:type="simple" xlink:href="{place}">{escape(cell)}'
        "</text:a></text:p></table:table-cell>"
    )
