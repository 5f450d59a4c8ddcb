"""From a learning network's spreadsheets to a yearly review and partner reports.

    spreadsheets ─► intake ─► programme ─► indicators ─► disclosure ─► yearpack
                                                                           │
  html, pdf, office ◄─ export ◄─ executed notebook ◄─ figures, tables, text ◄┘

Left of the year pack lie rows about people, at the office only. Right of it lie facts that may be
read by anyone: a report opens the pack and nothing else.

In a notebook a report is made of calls of the names below, each of which takes the pack:

    pack = open_year(2022)
    describe_walks(pack)      # sentences, by rule
    tabulate_walks(pack)      # rows
    draw_neighbourhoods(pack) # a figure

Importing this package reads nothing and imports nothing heavy: a name is fetched where it is first
used (PEP 562).
"""

from importlib import import_module

_HOMES = {
    "yearpack": ("YearPack", "open_year"),
    "programme": ("load_programme",),
    "settings": ("load_settings",),
    "indicators.catalogue": ("all_findings",),
    "disclosure": ("protect",),
    "document": ("read_document",),
    "text.cover": ("make_cover",),
    "text.own_words": ("tell_foreword", "tell_in_own_words"),
    "text.glance": ("tell_at_a_glance",),
    "text.summary": ("make_summary_cover", "tell_summary"),
    "text.activities": ("describe_year",),
    "text.course": ("describe_course",),
    "text.labs": ("describe_labs",),
    "text.walks": ("describe_walks",),
    "text.meetings": ("describe_festivals", "describe_meetings"),
    "text.reach": ("describe_reach",),
    "text.network": ("describe_contributions", "describe_partners", "describe_sector_meetings"),
    "text.young_talent": ("describe_young_talent",),
    "text.outcomes": ("describe_outcomes",),
    "text.stories": ("tell_stories",),
    "text.comparison": ("describe_comparison",),
    "text.focal_points": ("describe_focal_points", "tell_outlook"),
    "text.account": ("describe_figures", "tell_colophon"),
    "text.published": ("list_facts",),
    "text.annex.opening": ("make_annex_cover", "open_annex"),
    "text.annex.theory": ("explain_theory",),
    "text.annex.certainty": ("tell_coverage", "tell_sensitivity"),
    "text.annex.indicators": ("list_indicators",),
    "text.annex.limits": ("tell_limits",),
    "tables.activities": ("tabulate_meetings", "tabulate_walks"),
    "tables.comparison": ("tabulate_comparison",),
    "tables.completeness": ("tabulate_completeness",),
    "tables.course": ("tabulate_cohorts",),
    "tables.labs": ("tabulate_labs", "tabulate_questions"),
    "tables.partners": ("tabulate_partners",),
    "figures.calendar": ("draw_calendar",),
    "figures.contributions": ("draw_contributions",),
    "figures.course": ("draw_cohorts",),
    "figures.focal_points": ("draw_focal_points",),
    "figures.meetings": ("draw_sector_meetings",),
    "figures.neighbourhoods": ("draw_neighbourhoods",),
    "figures.network": ("draw_network",),
    "figures.reach": ("draw_reach",),
    "export": ("write_docx", "write_html", "write_pdf", "write_pptx", "write_xlsx"),
    "notebook_runs": ("run_notebook",),
    "widgets": ("open_workspace",),
}
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> object:
    """Fetch a public name from the module that it lives in."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, for completion in a notebook."""
    return __all__
