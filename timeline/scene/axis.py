"""The axis drawn: line, dots where time is skipped, ticks and their labels, along the foot or down the side."""

from __future__ import annotations

from itertools import pairwise

from timeline.scene.frame import SMALL_PX
from timeline.scene.labels import line
from timeline.scene.marks import Mark, Role, Rule
from timeline.scene.metrics import ASCENT, LINE, Measure, wrap
from timeline.scene.scale import TimeScale
from timeline.scene.ticks import Axis, read

FOOT_PX = 44.0
"""Height of an axis at the foot of a picture: ticks, labels and the labels' contexts."""

FINE_PX = 38.0
"""Width of the labels next to a vertical axis: "2023" in bold, "Mar", "21"."""

SIDE_PX, NARROW_SIDE_PX = 118.0, 104.0
"""Width of a vertical axis: the labels, left of them their contexts ("March 2023" in bold; on a phone "Mar 2023")."""

_ROW_PX = 18.0
"""Height of one label along a vertical axis, with the air that keeps a long axis from being all figures."""

_LABEL_DX = 4.0


def along_foot(scale: TimeScale, y: float, end_px: float, measure: Measure) -> list[Mark]:
    """A horizontal axis whose line runs at ``y``; no label ends beyond ``end_px``."""
    axis = read(
        scale,
        lambda text: measure(text, SMALL_PX, False) + _LABEL_DX,
        end_px=end_px,
        bold=lambda text: measure(text, SMALL_PX, True) + _LABEL_DX,
    )
    marks: list[Mark] = []
    for start, end, dotted in _pieces(scale, axis):
        marks.append(Rule(start, y, end, y, "axis", "dotted" if dotted else "solid", 1.6))
    starts = {context.start_px for context in axis.contexts}
    for tick in axis.ticks:
        foot = y + (34.0 if tick.px in starts and tick.text else 17.0 if tick.text else 5.0)
        marks.append(Rule(tick.px, y, tick.px, foot, "axis" if not tick.text else "quiet", "solid", 1.0))
    for tick in axis.ticks:
        if tick.text:
            bold = tick.unit == "year"
            role: Role = "ink" if bold else "quiet"
            marks.append(line(measure, tick.text, tick.px + _LABEL_DX, y + 17.0, SMALL_PX, role, bold=bold))
    for context in axis.contexts:
        marks.append(Rule(context.start_px, y + 21.5, context.end_px, y + 21.5, "grid"))
        marks.append(line(measure, context.text, context.start_px + _LABEL_DX, y + 34.0, SMALL_PX, "ink", bold=True))
    return marks


def down_side(scale: TimeScale, x: float, side_px: float, end_px: float, measure: Measure) -> list[Mark]:
    """A vertical axis whose line runs at ``x``, its labels in ``side_px`` left of it and above ``end_px``."""
    room = side_px - FINE_PX - 8.0
    axis = read(
        scale,
        lambda _text: _ROW_PX,
        end_px=end_px,
        bold=lambda text: _ROW_PX * len(rows) if (rows := _context_rows(text, room, measure)) else float("inf"),
    )
    marks: list[Mark] = []
    for start, end, dotted in _pieces(scale, axis):
        marks.append(Rule(x, start, x, end, "axis", "dotted" if dotted else "solid", 1.6))
    starts = {context.start_px for context in axis.contexts}
    for tick in axis.ticks:
        far = side_px - 8.0 if tick.px in starts and tick.text else FINE_PX if tick.text else 5.0
        marks.append(Rule(x - far, tick.px, x, tick.px, "quiet" if tick.text else "axis"))
    for tick in axis.ticks:
        if tick.text:
            bold = tick.unit == "year"
            role: Role = "ink" if bold else "quiet"
            base = tick.px + 2.0 + ASCENT * SMALL_PX
            marks.append(line(measure, tick.text, x - 7.0, base, SMALL_PX, role, align="end", bold=bold))
    for context in axis.contexts:
        base = context.start_px + 2.0 + ASCENT * SMALL_PX
        for row in _context_rows(context.text, room, measure):
            marks.append(line(measure, row, x - FINE_PX - 4.0, base, SMALL_PX, "ink", align="end", bold=True))
            base += SMALL_PX * LINE
    return marks


def _context_rows(text: str, room: float, measure: Measure) -> list[str]:
    """A context beside a vertical axis, in a line; a day, whose name never fits one, in two. Empty when that has no room either."""
    if measure(text, SMALL_PX, True) <= room:
        return [text]
    rows = wrap(text, SMALL_PX, room, bold=True, measure=measure) if text.count(" ") > 1 else []
    return rows if len(rows) == 2 and all(measure(row, SMALL_PX, True) <= room for row in rows) else []


def _pieces(scale: TimeScale, axis: Axis) -> list[tuple[float, float, bool]]:
    """The axis line in pieces of one kind: (from px, to px, whether time is skipped)."""
    first, last = scale.knots[0][1], scale.knots[-1][1]
    stops = sorted({first, last, *(px for skip in axis.skips for px in skip)})
    skipped = set(axis.skips)
    return [(a, b, (a, b) in skipped) for a, b in pairwise(stops)]
