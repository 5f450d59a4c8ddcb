"""Make the fonts in wijkmakers_analysis/templates/fonts from the variable Inter, once.

Static TTF for matplotlib and typst, WOFF2 subsets for HTML. Needs the development packages
fontpkg-inter and fonttools; the same versions give the same bytes. Inter is under the SIL Open
Font License without a reserved name, so the cut-down files may keep it.
"""

import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parents[1] / "wijkmakers_analysis" / "templates" / "fonts"
LATIN = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2010, 0x2028), range(0x2030, 0x203B))
MARKS = (0x02C6, 0x02DA, 0x02DC, 0x202F, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193,
         0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x00D7, 0x25CF, 0x25CB)  # fmt: skip
WIDE = (
    range(0x180, 0x250), range(0x2B0, 0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2070),
    range(0x2070, 0x20A0), range(0x20A0, 0x20D0), range(0x2100, 0x2150), range(0x2150, 0x2190),
    range(0x2190, 0x2200), range(0x2200, 0x2300), range(0x2500, 0x2600), range(0x2600, 0x2700),
    range(0x2700, 0x27C0),
)  # fmt: skip
# No contextual alternates: they would turn '->' into an arrow.
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "case", "sups", "frac"]


@dataclass(frozen=True)
class Cut:
    """One static font: its style name, weight, optical size and slant."""

    style: str
    weight: int
    optical_size: int = 14
    is_italic: bool = False
    is_on_the_web: bool = True

    @property
    def source(self) -> str:
        """The variable font it is cut from."""
        return f"Inter{'-Italic' if self.is_italic else ''}[opsz,wght].ttf"


CUTS = (
    Cut("Regular", 400),
    Cut("Italic", 400, is_italic=True),
    Cut("Medium", 500, is_on_the_web=False),
    Cut("SemiBold", 600),
    Cut("Bold", 700, optical_size=28),
)


def main() -> None:
    """Write every cut and the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    package = files("fontpkg_inter")
    latin = {code for part in LATIN for code in part} | set(MARKS)
    wide = latin | {code for part in WIDE for code in part}
    for cut in CUTS:
        with (package / "files" / cut.source).open("rb") as source:
            write(cut, TTFont(source, recalcTimestamp=False), wide, "")
        if cut.is_on_the_web:
            with (package / "files" / cut.source).open("rb") as source:
                write(cut, TTFont(source, recalcTimestamp=False), latin, "woff2")
    with (package / "LICENSE").open("rb") as source, (TARGET / "OFL.txt").open("wb") as target:
        shutil.copyfileobj(source, target)


def write(cut: Cut, font: TTFont, codes: set[int], flavor: str) -> None:
    """Cut one font out of its source and save it."""
    instantiateVariableFont(
        font, {"wght": cut.weight, "opsz": cut.optical_size}, inplace=True, static=True
    )
    name_it(font, cut)
    options = Options(layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["STAT", "MVAR", "HVAR", "avar"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = flavor or None
    font.save(TARGET / f"Inter-{cut.style}.{flavor or 'ttf'}")


def name_it(font: TTFont, cut: Cut) -> None:
    """Give a static font one family name, its own style, and the flags that go with it."""
    table = font["name"]
    wanted = {
        1: "Inter", 2: cut.style, 3: f"Inter {cut.style} static",
        4: f"Inter {cut.style}", 6: f"Inter-{cut.style}",
    }  # fmt: skip
    for record in [*table.names]:
        if record.nameID in wanted or record.nameID in (16, 17, 21, 22, 25):
            table.removeNames(nameID=record.nameID)
    for name_id, value in wanted.items():
        table.setName(value, name_id, 3, 1, 0x409)
    is_bold = cut.weight == 700
    font["OS/2"].usWeightClass = cut.weight
    flags = font["OS/2"].fsSelection & ~0b1100001
    plain = 0 if is_bold or cut.is_italic else 1 << 6
    font["OS/2"].fsSelection = flags | plain | is_bold << 5 | int(cut.is_italic)
    font["head"].macStyle = int(is_bold) | int(cut.is_italic) << 1


if __name__ == "__main__":
    main()
