"""Call the parts of the review on a pack, and read what they give as plain lines."""

from wijkmakers_analysis.document import Block, Blocks, texts_in
from wijkmakers_analysis.document.text import plain
from wijkmakers_analysis.tables.activities import tabulate_meetings, tabulate_walks
from wijkmakers_analysis.tables.comparison import tabulate_comparison
from wijkmakers_analysis.tables.completeness import tabulate_completeness
from wijkmakers_analysis.tables.course import tabulate_cohorts
from wijkmakers_analysis.tables.labs import tabulate_labs, tabulate_questions
from wijkmakers_analysis.tables.partners import tabulate_partners
from wijkmakers_analysis.text.account import describe_figures, tell_colophon
from wijkmakers_analysis.text.activities import describe_year
from wijkmakers_analysis.text.annex.certainty import tell_coverage, tell_sensitivity
from wijkmakers_analysis.text.annex.indicators import list_indicators
from wijkmakers_analysis.text.annex.limits import tell_limits
from wijkmakers_analysis.text.annex.opening import make_annex_cover, open_annex
from wijkmakers_analysis.text.annex.theory import explain_theory
from wijkmakers_analysis.text.comparison import describe_comparison
from wijkmakers_analysis.text.course import describe_course
from wijkmakers_analysis.text.cover import make_cover
from wijkmakers_analysis.text.focal_points import describe_focal_points, tell_outlook
from wijkmakers_analysis.text.glance import tell_at_a_glance
from wijkmakers_analysis.text.labs import describe_labs
from wijkmakers_analysis.text.meetings import describe_festivals, describe_meetings
from wijkmakers_analysis.text.network import (
    describe_contributions,
    describe_partners,
    describe_sector_meetings,
)
from wijkmakers_analysis.text.outcomes import describe_outcomes
from wijkmakers_analysis.text.own_words import tell_foreword
from wijkmakers_analysis.text.reach import describe_reach
from wijkmakers_analysis.text.stories import tell_stories
from wijkmakers_analysis.text.summary import make_summary_cover, tell_summary
from wijkmakers_analysis.text.walks import describe_walks
from wijkmakers_analysis.text.young_talent import describe_young_talent

# Parts that always say something: what there is, or what is missing and what would fill it.
ALWAYS = (
    make_cover, tell_at_a_glance, describe_labs, describe_walks, describe_meetings,
    describe_festivals, describe_partners, describe_young_talent, describe_outcomes, tell_stories,
    describe_comparison, tell_outlook, describe_figures, tell_colophon, make_summary_cover,
    tell_summary, make_annex_cover, open_annex, explain_theory, tell_coverage, tell_sensitivity,
    tell_limits, list_indicators,
)  # fmt: skip
# Parts that are left out where there is nothing to say or to set in rows: the figure beside them
# says what is missing.
WHERE_THERE_IS = (
    tell_foreword, describe_year, describe_course, describe_reach, describe_contributions,
    describe_sector_meetings, describe_focal_points, tabulate_cohorts, tabulate_labs,
    tabulate_walks, tabulate_meetings, tabulate_questions,
    tabulate_completeness, tabulate_partners, tabulate_comparison,
)  # fmt: skip
PARTS = (*ALWAYS, *WHERE_THERE_IS)


def blocks_of(result: Block) -> tuple[Block, ...]:
    """Return the blocks that a part gave."""
    return result.flat() if isinstance(result, Blocks) else (result,)


def lines_of(result: Block) -> list[str]:
    """Return each text of a part as one line."""
    return [plain(text) for block in blocks_of(result) for text in texts_in(block) if text]


def read_aloud(result: Block) -> str:
    """Return everything that a part says, with plain spaces."""
    return "\n".join(lines_of(result)).replace("\u00a0", " ")
