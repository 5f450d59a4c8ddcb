"""The fonts that travel with the package: one family, small, and made by the committed tool."""

import importlib.util
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import wijkmakers_analysis
from wijkmakers_analysis import style

PACKAGE = Path(wijkmakers_analysis.__file__).parent
FONTS = PACKAGE / "templates" / "fonts"
TOOL = PACKAGE.parent / "tools" / "build_fonts.py"


def test_they_are_small_and_come_with_their_licence():
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 1_000_000
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("path", sorted(FONTS.glob("Inter-*")), ids=lambda path: path.name)
def test_each_is_one_style_of_one_family(path: Path):
    font = TTFont(path)
    cut = path.stem.removeprefix("Inter-")
    assert font["name"].getDebugName(1) == style.FONT_FAMILY[0]
    assert font["name"].getDebugName(2) == cut
    weights = {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
    assert font["OS/2"].usWeightClass == weights[cut]
    assert "fvar" not in font
    covered = font.getBestCmap()
    assert all(ord(letter) in covered for letter in "aZéëïĳŠő0–—‘’“”…€•×→−≥\u00a0\u202f")


def test_the_tool_makes_what_is_committed(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("build_fonts", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    made = {f"Inter-{cut.style}.ttf" for cut in tool.CUTS} | {
        f"Inter-{cut.style}.woff2" for cut in tool.CUTS if cut.is_on_the_web
    }
    assert made | {"OFL.txt"} == {path.name for path in FONTS.iterdir()}
