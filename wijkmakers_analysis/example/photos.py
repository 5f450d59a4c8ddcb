"""The photos of the example: four pictures drawn by this code, so that nobody is in them."""

import io
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wijkmakers_analysis.example.rows import INVENTED, Row

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT, FINER = 1080, 720, 2
SMALLER, QUALITY = (960, 640), 72
MAKER = "getekend voor dit voorbeeld"
BRICKS = ("#B5533C", "#C97B4A", "#8E4A3F", "#D9A066", "#A8654B", "#7C5A4E")
COATS = ("#123766", "#0A7768", "#C9650F", "#7A2E6B", "#4A5563", "#B23A48", "#2F6F9F", "#D7A22A")
SKINS = ("#8D5A3C", "#E0B08F", "#5C3A28", "#C98F6B", "#F0C8A8", "#A8714F")
HAIRS = ("#2A211E", "#6B4A2E", "#D2B48C", "#1B1B1F", "#8A8F98", "#503020")
LEAVES = ("#4F7F4A", "#6B9A57", "#3F6B45")
Scene = Callable[["_Pencil", random.Random], None]
# File, what is to be seen, caption, place in the report, and year; None is for every year.
PHOTOS = (
    ("straat bij zonsopgang.jpg", "Een rij huizen met puntdaken bij een oranje ochtendlucht, met "
     "vier mensen op de stoep", "Een straat in de ochtend (verzonnen beeld)", "cover", None),
    ("wandeling langs het water.jpg", "Zeven mensen lopen achter elkaar langs een gracht met "
     "bomen; de voorste wijst naar de overkant", "Op wandeling (verzonnen beeld)",
     "Leren, doen en ontmoeten", None),
    ("rond de tafel.jpg", "Zes mensen zitten rond een ronde tafel waarop een plattegrond ligt, van "
     "bovenaf gezien", "Partners rond de tafel (verzonnen beeld)", "Versterking van het netwerk",
     None),
    ("bij de plattegrond.jpg", "Twee jonge mensen staan bij een grote plattegrond aan de muur en "
     "wijzen elk een andere wijk aan", "Kijken naar de stad (verzonnen beeld)", "Jong talent",
     2023),
)  # fmt: skip


def photo_rows(years: int) -> list[Row]:
    """Return the rows of the sheet Foto's."""
    names = ("file_name", "alt_text", "caption", "place", "year")
    rows: list[Row] = [dict(zip(names, photo, strict=True)) for photo in PHOTOS]
    return [
        {**row, "maker": MAKER, "consent": "openbaar", "source": INVENTED}
        for row in rows
        if row["year"] is None or row["year"] < 2022 + years
    ]


def write_photos(folder: Path, years: int) -> None:
    """Write the pictures that the sheet names; the same on every machine."""
    scenes: Sequence[Scene] = (_street, _walk, _table, _map)
    drawn = dict(zip((photo[0] for photo in PHOTOS), scenes, strict=True))
    for row in photo_rows(years):
        (folder / row["file_name"]).write_bytes(_picture(drawn[row["file_name"]]))


def _picture(draw_scene: Scene) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER))
    draw_scene(_Pencil(ImageDraw.Draw(image)), random.Random(draw_scene.__name__))
    saved = io.BytesIO()
    small = image.resize(SMALLER, Image.Resampling.BOX)
    small.save(saved, "JPEG", quality=QUALITY, optimize=True)
    return saved.getvalue()


class _Pencil:
    """Draws shapes in points of the finished picture."""

    def __init__(self, draw: "ImageDraw.ImageDraw") -> None:
        self._draw = draw

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        self._draw.polygon([(x * FINER, y * FINER) for x, y in points], colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str, high: float = 0) -> None:
        high = high or radius
        box = (x - radius, y - high, x + radius, y + high)
        self._draw.ellipse([side * FINER for side in box], colour)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        places = [(x * FINER, y * FINER) for x, y in points]
        self._draw.line(places, colour, round(width * FINER), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, colour)

    def sky(self, top: str, bottom: str, height: float) -> None:
        for y in range(round(height * FINER)):
            self._draw.line([(0, y), (WIDTH * FINER, y)], _between(top, bottom, y / height / FINER))


def _street(pen: _Pencil, draw: random.Random) -> None:
    pen.sky("#F2B279", "#FBE8CF", HEIGHT)
    pen.disc(780, 330, 90, "#FFF3DC")
    x = -30.0
    for number in range(12):
        width, high = draw.randrange(82, 118), draw.randrange(235, 340)
        _house(pen, draw, x, 560, width, high, BRICKS[number % len(BRICKS)])
        x += width
    pen.box(0, 560, WIDTH, 34, "#B9AEA5")
    pen.box(0, 594, WIDTH, 126, "#6E6A70")
    for at in range(40, WIDTH, 190):
        pen.box(at, 652, 96, 8, "#D8D2CC")
    for number, at in enumerate((236, 300, 640, 872)):
        _person(pen, at, 590, 128 + 9 * (number % 3), COATS[number], SKINS[number], 1)


def _house(
    pen: _Pencil,
    draw: random.Random,
    x: float,
    ground: float,
    width: float,
    high: float,
    brick: str,
) -> None:
    top = ground - high
    pen.polygon([(x, ground), (x, top), (x + width / 2, top - 70), (x + width, top),
                 (x + width, ground)], brick)  # fmt: skip
    pen.polygon([(x - 4, top + 2), (x + width / 2, top - 76), (x + width + 4, top + 2),
                 (x + width - 6, top + 2), (x + width / 2, top - 62), (x + 6, top + 2)],
                "#4A3B38")  # fmt: skip
    pen.disc(x + width / 2, top - 18, 10, "#FBE8CF")
    for row in range(int(high // 78)):
        for column in (0.2, 0.6):
            lit = draw.random() < 0.45
            left, y = x + width * column, top + 26 + row * 76
            pen.box(left - 3, y - 3, width * 0.24 + 6, 46, "#F1E6DA")
            pen.box(left, y, width * 0.24, 40, "#FFD98A" if lit else "#3E4C5C")
    pen.box(x + width * 0.38, ground - 62, width * 0.26, 62, draw.choice(COATS))


def _person(
    pen: _Pencil,
    x: float,
    ground: float,
    tall: float,
    coat: str,
    skin: str,
    way: int,
    *,
    points: bool = False,
) -> None:
    """Draw somebody who walks: way is 1 to the right, -1 to the left; points is an arm up."""
    head = tall * 0.085
    hip, neck = ground - tall * 0.46, ground - tall * 0.81
    step = tall * 0.13 * way
    for foot in (step, -step * 0.8):
        pen.line([(x, hip), (x + foot, ground)], "#2B3440", tall * 0.085)
    pen.polygon([(x - tall * 0.1, hip + tall * 0.04), (x - tall * 0.085, neck),
                 (x + tall * 0.085, neck), (x + tall * 0.1, hip + tall * 0.04)], coat)  # fmt: skip
    hand = (x + way * tall * 0.34, neck - tall * 0.1) if points else (x + step * 0.9, hip)
    pen.line([(x, neck + tall * 0.05), hand], coat, tall * 0.065)
    pen.disc(*hand, tall * 0.032, skin)
    pen.disc(x - way * head * 0.14, neck - head * 1.3, head * 1.06, "#2A211E", head * 1.1)
    pen.disc(x + way * head * 0.1, neck - head * 0.98, head * 0.94, skin)


def _walk(pen: _Pencil, draw: random.Random) -> None:
    pen.sky("#A9CFE6", "#EEF5F2", 420)
    for number in range(9):
        _house(pen, draw, number * 124 - 20, 330, 118, 120 + 40 * (number % 3),
               BRICKS[(number * 2) % len(BRICKS)])  # fmt: skip
    pen.box(0, 330, WIDTH, 22, "#8C8378")
    for y in range(352, 520):
        pen.box(0, y, WIDTH, 1.2, _between("#6FA3B5", "#3D7489", (y - 352) / 168))
    for _ in range(70):
        at, y = draw.randrange(WIDTH), draw.randrange(362, 512)
        pen.box(at, y, draw.randrange(20, 80), 2, "#8FC0CC")
    pen.box(0, 520, WIDTH, 14, "#A39A8F")
    pen.box(0, 534, WIDTH, 186, "#C9BFA9")
    for at in (70, 520, 1010):
        _tree(pen, draw, at, 548)
    for number, at in enumerate((860, 742, 664, 590, 452, 372, 262)):
        _person(pen, at, 664 - 6 * (number % 2), 176 + 7 * (number % 3), COATS[number % 8],
                SKINS[number % 6], 1, points=number == 0)  # fmt: skip


def _tree(pen: _Pencil, draw: random.Random, x: float, ground: float) -> None:
    pen.box(x - 9, ground - 200, 18, 205, "#5B4636")
    for _ in range(26):
        turn, far = draw.uniform(0, 2 * math.pi), draw.uniform(0, 92)
        middle = x + far * math.cos(turn), ground - 285 + 0.85 * far * math.sin(turn)
        pen.disc(*middle, draw.randrange(26, 46), draw.choice(LEAVES))


def _table(pen: _Pencil, draw: random.Random) -> None:
    for row in range(9):
        for column in range(-1, 8):
            at = column * 160 + 80 * (row % 2)
            shade = draw.choice(("#C79F72", "#BD9265", "#D0AB80"))
            pen.box(at, row * 80, 158, 78, shade)
    pen.disc(540, 368, 240, "#8A6B4C", 222)
    pen.disc(540, 358, 240, "#F3EBDD", 222)
    pen.polygon([(398, 256), (676, 234), (700, 450), (420, 474)], "#FFFFFF")
    for number in range(5):
        pen.line([(408 + 58 * number, 262), (428 + 58 * number, 466)], "#C9D6DF", 4)
        pen.line([(404, 284 + 40 * number), (694, 262 + 40 * number)], "#C9D6DF", 4)
    pen.line([(404, 420), (520, 372), (610, 300), (688, 296)], "#7FB2C9", 12)
    for at, height, colour in ((470, 320, COATS[2]), (590, 390, COATS[1]), (640, 330, COATS[3])):
        pen.disc(at, height, 12, colour)
    for number in range(6):
        turn = number * math.pi / 3 + 0.26
        x, y = 540 + 300 * math.cos(turn), 358 + 258 * math.sin(turn)
        pen.disc(x, y, 74, COATS[number])
        for side in (-0.36, 0.36):
            near = 540 + 190 * math.cos(turn + side), 358 + 176 * math.sin(turn + side)
            shoulder = x + 50 * math.cos(turn + 4 * side), y + 50 * math.sin(turn + 4 * side)
            pen.line([shoulder, near], COATS[number], 26)
            pen.disc(*near, 15, SKINS[number])
        pen.disc(x, y, 40, HAIRS[number])
        cup = 540 + 202 * math.cos(turn + 0.6), 358 + 184 * math.sin(turn + 0.6)
        pen.disc(*cup, 15, "#FFFFFF")
        pen.disc(*cup, 11, "#6B4A2E")


def _map(pen: _Pencil, draw: random.Random) -> None:
    pen.sky("#E9E4DB", "#D8D0C3", HEIGHT)
    pen.box(0, 612, WIDTH, 108, "#A98F73")
    pen.box(176, 66, 728, 470, "#6B5645")
    pen.box(188, 78, 704, 446, "#F7F4EC")
    shades = ("#D3DEEC", "#CFE7E2", "#F8E0C9", "#E7D3E3", "#E4E7EB", "#BFDDD6")
    for row in range(4):
        for column in range(6):
            x, y = 200 + column * 114, 90 + row * 106
            nudged = [(x + dx + draw.randrange(-9, 9), y + dy + draw.randrange(-9, 9))
                      for dx, dy in ((4, 4), (106, 4), (106, 98), (4, 98))]  # fmt: skip
            pen.polygon(nudged, draw.choice(shades))
    pen.line([(188, 360), (360, 330), (470, 400), (640, 350), (892, 420)], "#8FBBD3", 18)
    for x, y in ((430, 246), (650, 226), (540, 440), (770, 320), (300, 180)):
        pen.disc(x, y, 11, "#C9650F")
    _person(pen, 350, 690, 430, COATS[1], SKINS[0], 1, points=True)
    _person(pen, 742, 690, 412, COATS[3], SKINS[4], -1, points=True)


def _between(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * min(share, 1)):02X}" for a, b in pairs)
