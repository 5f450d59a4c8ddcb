"""How the pages are built: ``make docs``. Nothing is fetched; a warning is an error.

Each example on a page is run while building. Where a session leaves a Chart under a name, the
drawing is written to ``drawn/NAME.svg`` so that the page can show it.
"""

import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

project = "Wijkmakers Analysis"
version = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["project"]["version"]
author = "Wijkmakers"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
root_doc = "index"
exclude_patterns = ["build"]
html_theme = "alabaster"
html_theme_options = {
    "fixed_sidebar": True,
    "page_width": "1080px",
    "sidebar_width": "240px",
    "font_family": "Inter, 'Segoe UI', Helvetica, Arial, sans-serif",
    "head_font_family": "Inter, 'Segoe UI', Helvetica, Arial, sans-serif",
    "show_powered_by": False,
}
html_sidebars = {"**": ["about.html", "navigation.html", "searchbox.html"]}
html_show_sourcelink = False
html_copy_source = False
html_css_files = ["pages.css"]
html_static_path = ["looks"]
default_role = "code"
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
napoleon_google_docstring = False
napoleon_use_param = True
autodoc_typehints = "signature"
add_module_names = False
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True
python_display_short_literal_types = True


def run_examples(app) -> None:
    """Run every example before the pages are read; refuse to build where one gives otherwise."""
    from run_examples import example_workspace, pages_with_examples, run_page

    from wijkmakers_analysis.document import Chart

    drawn = HERE / "drawn"
    drawn.mkdir(exist_ok=True)
    with example_workspace():
        for page in pages_with_examples():
            told, names = run_page(page)
            if told:
                raise SystemExit("".join(told))
            for name, one in names.items():
                if isinstance(one, Chart):
                    (drawn / f"{page.stem}-{name}.svg").write_text(one.svg, encoding="utf-8")


def setup(app) -> None:
    """Hand the examples to the builder."""
    app.connect("builder-inited", run_examples)
