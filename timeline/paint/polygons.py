"""Bars as polygons, for plotly's dashed and fading outlines, which its own bars cannot have."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, sin, sqrt

from timeline.paint.looks import OUTLINE_PX, inset, radius, strength_at
from timeline.scene.marks import Bar, Box

Path = list[tuple[float, float]]
"""Points (x, y) in px, joined by straight lines."""

_SLICES = 12
"""Pieces in which an outline fades; more cannot be told from a gradient."""
_ARC = 6
"""Corners of the polygon for a quarter of a circle: of 12 px, no more can be seen."""


def rectangle(box: Box) -> Path:
    return [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]


def capsule(box: Box) -> Path:
    """The outline of a bar with round ends, as a closed polygon."""
    r = radius(box)
    quarters = (
        (box.x1 - r, box.y0 + r, -90),
        (box.x1 - r, box.y1 - r, 0),
        (box.x0 + r, box.y1 - r, 90),
        (box.x0 + r, box.y0 + r, 180),
    )
    points = [
        (cx + r * cos((start + 90 * i / _ARC) * pi / 180), cy + r * sin((start + 90 * i / _ARC) * pi / 180))
        for cx, cy, start in quarters
        for i in range(_ARC + 1)
    ]
    return [*points, points[0]]


def fading_outline(bar: Bar, orientation: str) -> Iterable[tuple[float, Path]]:
    """The outline of a bar that fades, as (opacity, path) pieces: plotly's lines have one colour each."""
    box = inset(bar.box, OUTLINE_PX / 2)
    upright = orientation == "vertical"
    (start, end), (low, high) = (
        ((box.y0, box.y1), (box.x0, box.x1)) if upright else ((box.x0, box.x1), (box.y0, box.y1))
    )
    r = radius(box)
    cuts = sorted({start, end, start + r, end - r, *(start + (end - start) * i / _SLICES for i in range(_SLICES + 1))})
    for a, b in pairwise(cuts):
        strength = strength_at(bar, (a + b) / 2, orientation)
        if strength <= 0 or b - a < 1e-6:
            continue
        rounded = (a < start + r and not bar.fade[0]) or (b > end - r and not bar.fade[1])
        for side in (low, high):
            middle, turn = (low + high) / 2, 1 if side == high else -1
            along = [a + (b - a) * i / _ARC for i in range(_ARC + 1)] if rounded else [a, b]
            from_end = [max(start + r - x, x - (end - r), 0.0) if rounded else 0.0 for x in along]
            path = [(x, middle + turn * sqrt(max(r * r - d * d, 0.0))) for x, d in zip(along, from_end, strict=True)]
            yield round(strength, 2), [(y, x) for x, y in path] if upright else path
