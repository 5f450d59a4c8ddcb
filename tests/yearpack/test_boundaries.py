"""A map of CBS gives the borders of the wijken: in degrees or metres, coarse, without a gap."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from small_year import sheets

from wijkmakers_analysis.errors import SettingsError
from wijkmakers_analysis.figures import draw_neighbourhoods
from wijkmakers_analysis.settings import load_settings
from wijkmakers_analysis.yearpack import ensure_pack, open_pack
from wijkmakers_analysis.yearpack.boundaries import read_boundaries, to_degrees
from wijkmakers_analysis.yearpack.simplifying import simplify

from builders import workspace
from touching_texts import overlapping_texts

WIJKEN = [
    {"name": "West", "aliases": ("Oud-West",), "cbs_code": "WK001401"},
    {"name": "Oost", "aliases": (), "cbs_code": "WK001402"},
]
MIDDLE = 234_000.0


def wavy(x, low, high, steps=400):
    """Return a border from south to north with many corners."""
    return [
        (x + 30 * (number % 2), low + (high - low) * number / steps) for number in range(steps + 1)
    ]


def two_squares():
    """Return the rings of two neighbours in metres, 4 by 4 km each, that share a wavy border."""
    border = wavy(MIDDLE, 580_000, 584_000)
    west = [(MIDDLE - 4000, 580_000), *border, (MIDDLE - 4000, 584_000)]
    east = [(MIDDLE + 4000, 584_000), *reversed(border), (MIDDLE + 4000, 580_000)]
    return west, east


def write_map(path, *features, in_degrees=False):
    made = []
    for properties, ring in features:
        points = [to_degrees(*point) if in_degrees else point for point in [*ring, ring[0]]]
        geometry = {"type": "MultiPolygon", "coordinates": [[points]]}
        made.append({"type": "Feature", "properties": properties, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": made}), "utf-8")
    return path


def test_the_tower_of_groningen_is_where_it_is():
    """The Martinitoren, as the Kadaster publishes it in both systems."""
    assert to_degrees(233_883.131, 582_065.167) == pytest.approx(
        (6.56820053, 53.21938317), abs=1e-7
    )


@pytest.mark.parametrize("in_degrees", [False, True])
@pytest.mark.parametrize(
    "told",
    [
        ({"wijkcode": "WK001401"}, {"wijkcode": "WK001402"}),
        ({"WK_CODE": "WK001401"}, {"WK_CODE": "WK001402"}),
        ({"buurtcode": "BU00140100"}, {"buurtcode": "BU00140207"}),
        ({"wijknaam": "Oud-West"}, {"wijknaam": "oost"}),
    ],
)
def test_a_wijk_is_known_by_code_or_name(tmp_path, told, in_degrees):
    features = zip(told, two_squares(), strict=True)
    found = read_boundaries(
        write_map(tmp_path / "k.geojson", *features, in_degrees=in_degrees), WIJKEN
    )
    assert found.keys() == {"WK001401", "WK001402"}
    longitudes = [x for x, _ in found["WK001401"][0]]
    assert min(longitudes) == pytest.approx(to_degrees(MIDDLE - 4000, 582_000)[0], abs=0.001)


def test_neighbours_keep_the_same_border():
    west, east = ([(round(x), round(y)) for x, y in ring] for ring in two_squares())
    made = simplify({"west": [west], "east": [east]}, 40)
    edges = {name: {frozenset(pair) for pair in pairwise([*ring, ring[0]])}
             for name, (ring,) in made.items()}  # fmt: skip
    shared = edges["west"] & edges["east"]
    assert shared
    assert len(made["west"][0]) < 10 < len(west)
    assert {corner for edge in shared for corner in edge} >= {west[1], west[-2]}


def test_an_island_keeps_its_surface():
    ring = [(x, y) for x, y in ((0, 0), (50, 1), (100, 0), (100, 100), (0, 100))]
    assert simplify({"a": [ring]}, 5) == {"a": [[(0, 0), (100, 0), (100, 100), (0, 100)]]}


def test_a_map_without_a_wijk_is_refused(tmp_path):
    west, _ = two_squares()
    path = write_map(tmp_path / "k.geojson", ({"wijkcode": "WK001401"}, west))
    with pytest.raises(SettingsError) as refusal:
        read_boundaries(path, WIJKEN)
    assert str(refusal.value) == (
        "In k.geojson, dat in wijkmakers.toml bij [map] staat, ontbreekt deze wijk: Oost. Gebruik "
        "de wijk- en buurtkaart van CBS met alle wijken van de gemeente, of haal de regel weg."
    )


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"features": [1]}'])
def test_a_file_that_is_no_map_is_refused(tmp_path, content):
    (tmp_path / "k.geojson").write_text(content)
    with pytest.raises(SettingsError, match="is niet te lezen als kaart"):
        read_boundaries(tmp_path / "k.geojson", WIJKEN)


@pytest.mark.long
def test_a_workspace_draws_its_map(tmp_path):
    """Twenty strips beside each other, with many corners, in place of the wijken."""
    from wijkmakers_analysis.intake import read_neighbourhoods

    codes = [code for code in read_neighbourhoods()["cbs_code"].dropna() if code.startswith("WK")]
    borders = [
        wavy(225_000 + 900 * number, 575_000, 590_000, 3000) for number in range(len(codes) + 1)
    ]
    strips = [[*left, *reversed(right)] for left, right in pairwise(borders)]
    told = [({"wijkcode": code}, strip) for code, strip in zip(codes, strips, strict=True)]
    settings = workspace(tmp_path, sheets())
    write_map(settings.root / "kaart.geojson", *told)
    with (settings.root / "wijkmakers.toml").open("a", encoding="utf-8") as file:
        file.write('\n[map]\nboundaries = "kaart.geojson"\n')
    pack = open_pack(ensure_pack(load_settings(settings.root), 2022))
    chart = draw_neighbourhoods(pack)
    assert len(chart.svg) < 200_000
    assert overlapping_texts(chart.svg) == []
    assert draw_neighbourhoods(replace(pack, outlines={})).svg != chart.svg


def test_a_map_that_is_not_there_is_told(tmp_path):
    settings = workspace(tmp_path, sheets())
    with (settings.root / "wijkmakers.toml").open("a", encoding="utf-8") as file:
        file.write('\n[map]\nboundaries = "kaart.geojson"\n')
    with pytest.raises(SettingsError, match=r"het bestand bij boundaries in \[map\] is er niet"):
        load_settings(settings.root)
