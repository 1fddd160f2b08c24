"""Looks are told apart by form: in grey, on every theme's grounds, as small as a legend's sample."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.paint_scene import LOOKS
from timeline.paint.looks import core_line, fades, hatching, radius
from timeline.paint.raster import to_png
from timeline.paint.theme import THEMES, Theme
from timeline.scene.marks import Bar, Box, Dot, Mark, Scene
from timeline.scene.scale import TimeScale

_SCALE = TimeScale(((0, 0.0), (1, 40.0)))
_APART = 0.03
"""Mean difference of lightness, of the theme's from ground to mark, over a sample's pixels: the core of a dot alone makes 0.04."""


def in_grey(mark: Mark, theme: Theme) -> npt.NDArray[np.float64]:
    """The lightness, 0-255, of a picture of one mark, at two pixels a px."""
    scene = Scene(40, 16, Box(0, 0, 40, 16), _SCALE, (mark,))
    return np.asarray(Image.open(BytesIO(to_png(scene, theme))).convert("L"), dtype=np.float64)


@pytest.mark.parametrize("accent", range(7))
@pytest.mark.parametrize("name", list(THEMES))
def test_no_two_looks_are_alike_in_grey(name: str, accent: int) -> None:
    theme = THEMES[name]
    kinds: dict[str, list[Bar] | list[Dot]] = {
        "bar": [Bar(Box(3, 2, 37, 14), look, accent, "e") for look in LOOKS],
        "dot": [Dot(20, 8, 7, look, accent, "e") for look in LOOKS if not look.endswith("within")],
    }
    full = in_grey(Bar(Box(3, 2, 37, 14), "solid", accent, "e"), theme)
    contrast = float(np.max(np.abs(full - full[0, 0])))
    for marks in kinds.values():
        shown = [(mark.look, in_grey(mark, theme)) for mark in marks]
        for (one, a), (other, b) in combinations(shown, 2):
            assert float(np.mean(np.abs(a - b))) > _APART * contrast, (one, other)


LENGTHS = st.floats(1, 300)


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 900), st.floats(0, 900), LENGTHS, LENGTHS)
def test_hatching_stays_inside_the_shape_and_fills_it(x: float, y: float, wide: float, high: float) -> None:
    box = Box(x, y, x + wide, y + high)
    r = radius(box)
    lines = hatching(box)
    for x0, y0, x1, y1 in lines:
        assert x0 + y0 == pytest.approx(x1 + y1)  # at 45°, rising
        for px, py in ((x0, y0), (x1, y1)):
            off = max(box.x0 + r - px, px - box.x1 + r, 0.0), max(box.y0 + r - py, py - box.y1 + r, 0.0)
            assert np.hypot(*off) <= r + 1e-6
    sums = sorted(line[0] + line[1] for line in lines)
    assert np.allclose(np.diff(sums), np.diff(sums)[0] if len(sums) > 1 else 0.0)


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("fade", [(0.0, 0.0), (40.0, 0.0), (0.0, 40.0)])
def test_a_core_runs_as_far_as_is_known(fade: tuple[float, float], upright: bool) -> None:
    box = Box(10, 10, 22, 110) if upright else Box(10, 10, 110, 22)
    line = core_line(Bar(box, "ongoing", 0, "e", fade))
    assert line is not None
    along = line[1::2] if upright else line[::2]
    start, end, first, last = fades(Bar(box, "ongoing", 0, "e", fade), "vertical" if upright else "horizontal")
    assert start + first <= along[0] < along[1] <= end - last
    assert core_line(Bar(box, "solid", 0, "e", fade)) is None
