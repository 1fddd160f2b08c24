"""Bars as polygons, for what plotly's own bars cannot have: dashed and fading outlines, and fills that fade."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, sin, sqrt

from timeline.paint.looks import OUTLINE_PX, fades, inset, radius, strength_at
from timeline.scene.marks import Area, Bar, Box

Path = list[tuple[float, float]]
"""Points (x, y) in px, joined by straight lines."""

_SLICES = 12
"""Pieces in which an outline fades; more cannot be told from a gradient."""
_LAYERS = 28
"""Steps in which a strong fill fades: of 68 px in full colour, steps are seen until they are 2.5 px wide."""
_LEAST_STEP = 0.015
"""The weakest layer of a pale fill: screens count colours in 1/255, and many weaker layers would add up to another colour."""
_STRONG = 0.3
"""The opacity above which a fill is strong."""
_OVERLAP_PX = 2.0
"""How far a fade reaches under what it fades from, so that no seam shows."""
_ARC = 6
"""Corners of the polygon for a quarter of a circle: of 12 px, no more can be seen."""


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
    _, _, first, last = fades(bar, orientation)
    slices = [i / _SLICES for i in range(_SLICES + 1)]
    cuts = sorted(
        {start, end, start + r, end - r, *(start + first * i for i in slices), *(end - last * i for i in slices)}
    )
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


def fading_fill(
    mark: Area | Bar, orientation: str, opacity: float
) -> tuple[list[tuple[float, Path]], list[tuple[float, Box]]]:
    """A fill that fades, as polygons and boxes of one opacity each, laid over each other.

    Plotly has gradients, but leaves them where they were when one zooms. Layers that lie on each other, unlike slices side by
    side, show no seams; their opacities are such that together they make what each step should have. Pale fills are a few
    polygons; strong ones a polygon for what does not fade and a box for each of many steps.
    """
    box, upright = mark.box, orientation == "vertical"
    start, end, first, last = fades(mark, orientation)
    rounded = (isinstance(mark, Bar) and not first, isinstance(mark, Bar) and not last)

    def part(low: float, high: float) -> Box:
        return Box(box.x0, low, box.x1, high) if upright else Box(low, box.y0, high, box.y1)

    if opacity <= _STRONG:
        count = max(2, round(opacity / _LEAST_STEP))
        cuts = [(start + first * i / count, end - last * i / count) for i in range(count + 1)]
        strengths = _alone(opacity, count)
        parts = [(s, part(*cut)) for s, cut in zip(strengths, cuts, strict=True) if cut[1] - cut[0] > 0.01]
        return [(s, _shape(b, *rounded, upright)) for s, b in parts], []
    low, high = start + first, end - last
    kept = [(opacity, _shape(part(low, high), *rounded, upright))] if high - low > 0.01 else []
    under = _OVERLAP_PX if opacity >= 1 else 0.0  # under less, it would be seen
    boxes = []
    for i, strength in enumerate(_alone(opacity, _LAYERS)[:-1]):
        if first:
            boxes.append((strength, part(start + first * i / _LAYERS, min(low + under, high))))
        if last:
            boxes.append((strength, part(max(high - under, low), end - last * i / _LAYERS)))
    return kept, boxes


def _alone(opacity: float, steps: int) -> list[float]:
    """The opacity of each of ``steps + 1`` layers that lie on each other, so that they fade evenly to ``opacity``."""
    out, below = [], 0.0
    for step in range(steps + 1):
        level = opacity * min((step + 0.5) / steps, 1.0)
        out.append(round(1 - (1 - level) / (1 - below), 4))
        below = level
    return out


def _shape(box: Box, round_start: bool, round_end: bool, upright: bool) -> Path:
    """A bar whose ends along time are round or cut straight."""
    (start, end), (low, high) = (
        ((box.y0, box.y1), (box.x0, box.x1)) if upright else ((box.x0, box.x1), (box.y0, box.y1))
    )
    r = min((high - low) / 2, end - start)
    middle = (low + high) / 2
    turns = [pi * (i / (2 * _ARC) - 0.5) for i in range(2 * _ARC + 1)]
    head = [(end - r + r * cos(t), middle + r * sin(t)) for t in turns] if round_end else [(end, low), (end, high)]
    tail = (
        [(start + r - r * cos(t), middle - r * sin(t)) for t in turns] if round_start else [(start, high), (start, low)]
    )
    path = [*head, *tail, head[0]]
    return [(y, x) for x, y in path] if upright else path
