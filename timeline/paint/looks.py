"""How marks are painted whatever the format: strokes, dashes, fills, shapes. The painters translate this and add nothing.

Widths and lengths are px. Outlines lie inside the mark's box, so that a picture's ink ends where its layout says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, sqrt
from typing import Literal

from timeline.scene.marks import Area, Bar, Box, Dash, Described, Dot, Look, Mark, Rule, Scene, Stack, Text

Fill = Literal["full", "pale", "ground", "none", "hatch"]
Core = Literal["none", "bright", "full"]
Segment = tuple[float, float, float, float]

OUTLINE_PX = 1.6
"""Outline of bars: at 1.5 px and less the dashes of a 12 px bar break up on screens of one device pixel per px."""
RING_PX = 2.0
"""Outline of dots, drawn a little stronger since it is short."""
BAR_DASH = (3.4, 2.6)
"""Drawn and left out, of a dashed outline: about three dashes for each end of a 12 px bar."""
RULE_DASHES: dict[Dash, tuple[float, ...]] = {"solid": (), "dashed": (5.0, 4.0), "dotted": (1.2, 3.0)}
HATCH_PX = 5.0
"""Distance of the hatching of claims; its lines are `HATCH_LINE_PX` wide and rise at 45°."""
HATCH_LINE_PX = 1.5
CORE = 0.42
"""Part of a dot's radius that its core takes: of a claimed one full in a ring, a point that is no more than said; of what goes on
bright in a disc, not closed yet."""
CORE_PX = 2.4
"""Width of the line through the middle of a bar that goes on: a fifth of a 12 px bar, as a dot's core is of the dot."""
_CORE_INSET_PX = 4.0
"""From a bar's end to that line's: the shortest bars still show some of it."""
STACK_PALE, STACK_FULL = 0.3, 0.92
"""Opacity of the thinnest and of the densest stack: the thinnest is still seen on every ground."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What a look means on paper: how the inside is filled, whether there is an outline and whether it is dashed."""

    fill: Fill
    outline: bool = True
    dashed: bool = False
    core: Core = "none"
    """What runs through the middle of a bar and stands in the middle of a dot: nothing, the ground's colour or the mark's."""


FINISHES: dict[Look, Finish] = {
    "solid": Finish("full", outline=False),
    "within": Finish("pale", dashed=True),
    "ongoing": Finish("full", outline=False, core="bright"),
    "ongoing-within": Finish("pale", dashed=True, core="full"),
    "hollow": Finish("ground"),
    "hollow-within": Finish("none", dashed=True),
    "claimed": Finish("hatch"),
    "claimed-within": Finish("hatch", dashed=True),
}


def inset(box: Box, by: float) -> Box:
    """The box made smaller on all sides, never past its middle.

    >>> inset(Box(0, 0, 10, 1), 2)
    Box(x0=2, y0=0.5, x1=8, y1=0.5)
    """
    x, y = min(by, (box.x1 - box.x0) / 2), min(by, (box.y1 - box.y0) / 2)
    return Box(box.x0 + x, box.y0 + y, box.x1 - x, box.y1 - y)


def bounds_of(mark: Mark) -> Box:
    """The box a mark takes; of a rule, from its lesser to its greater ends."""
    match mark:
        case Dot():
            return Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r)
        case Rule():
            return Box(min(mark.x0, mark.x1), min(mark.y0, mark.y1), max(mark.x0, mark.x1), max(mark.y0, mark.y1))
        case _:
            return mark.box


def hull(a: Box, b: Box) -> Box:
    """The smallest box that holds both."""
    return Box(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


def radius(box: Box) -> float:
    """The radius of a bar's round ends."""
    return min(box.x1 - box.x0, box.y1 - box.y0) / 2


def stack_radius(stack: Stack) -> float:
    """The radius of a stack's corners: bars are rounded a little, the squares that stand for one event stay square, unlike dots."""
    return min(radius(stack.box) / 3, 3.0)


def stack_opacity(stack: Stack) -> float:
    """How strong a stack is painted: by its weight, never invisible."""
    return STACK_PALE + (STACK_FULL - STACK_PALE) * min(max(stack.weight, 0.0), 1.0)


def fade_line(mark: Area | Bar, orientation: str) -> tuple[tuple[float, float], tuple[tuple[float, float], ...]]:
    """((from, to) px along time, stops): how a mark fades. A stop is (0-1 of the way, opacity 0-1).

    Two fades that are longer together than the mark meet where they would cross.

    >>> fade_line(Bar(Box(0, 0, 100, 10), "solid", 0, "e", (0, 40)), "horizontal")
    ((0, 100), ((0.0, 1.0), (0.6, 1.0), (1.0, 0.0)))
    """
    start, end, first, last = fades(mark, orientation)
    length = max(end - start, 1e-6)
    stops = [(0.0, 0.0 if first else 1.0)]
    if first:
        stops.append((round(first / length, 4), 1.0))
    if last and round(1 - last / length, 4) > stops[-1][0]:
        stops.append((round(1 - last / length, 4), 1.0))
    stops.append((1.0, 0.0 if last else 1.0))
    return (start, end), tuple(stops)


def fades(mark: Area | Bar, orientation: str) -> tuple[float, float, float, float]:
    """From where to where a mark reaches along time, and over how much of it, px, it fades in and out.

    Fades under a hundredth of a px are none.
    """
    box = mark.box
    start, end = (box.x0, box.x1) if orientation == "horizontal" else (box.y0, box.y1)
    first, last = (min(px, end - start) if px >= 0.01 else 0.0 for px in mark.fade)
    if first + last > end - start:
        first, last = ((end - start) * px / (first + last) for px in (first, last))
    return start, end, first, last


def strength_at(mark: Area | Bar, along: float, orientation: str) -> float:
    """The opacity (0-1) that a mark's fades leave at a px along time.

    >>> strength_at(Bar(Box(0, 0, 100, 10), "solid", 0, "e", (0, 50)), 75, "horizontal")
    0.5
    """
    (start, end), stops = fade_line(mark, orientation)
    at = (along - start) / max(end - start, 1e-6)
    for (a, low), (b, high) in pairwise(stops):
        if at <= b:
            return low + (high - low) * max(at - a, 0.0) / max(b - a, 1e-9)
    return stops[-1][1]


def covers(scene: Scene) -> tuple[Box, ...]:
    """Where a scene's texts ask that no line crosses them (``halo``).

    Lines are left out there, in every format. An outline in the ground's colour would do as much on a plain ground, but shows as
    a patch where a text stands half on the future's ground, and neither plotly nor PDF has one.
    """
    return tuple(mark.box for mark in scene.marks if isinstance(mark, Text) and mark.halo)


def uncovered(rule: Rule, boxes: Iterable[Box]) -> list[Segment]:
    """The pieces (x0, y0, x1, y1) of an upright or level rule that no box covers; of a slanting one, all of it.

    >>> uncovered(Rule(5, 0, 5, 100, "now"), [Box(0, 20, 50, 40)])
    [(5, 0, 5, 20), (5, 40, 5, 100)]
    """
    upright = rule.x0 == rule.x1
    if not upright and rule.y0 != rule.y1:
        return [(rule.x0, rule.y0, rule.x1, rule.y1)]
    across = rule.x0 if upright else rule.y0
    start, end = sorted((rule.y0, rule.y1) if upright else (rule.x0, rule.x1))
    gaps = [
        (box.y0, box.y1) if upright else (box.x0, box.x1)
        for box in boxes
        if (box.x0 < across < box.x1 if upright else box.y0 < across < box.y1)
    ]
    pieces: list[tuple[float, float]] = []
    for low, high in sorted(gaps):
        if low > start:
            pieces.append((start, min(low, end)))
        start = max(start, high)
        if start >= end:
            break
    if start < end:
        pieces.append((start, end))
    return [(across, a, across, b) if upright else (a, across, b, across) for a, b in pieces]


def core_line(bar: Bar) -> Segment | None:
    """The line through the middle of a bar that goes on, as far as the bar does not fade; None where it has no core or no room.

    It runs along the longer side: a legend's sample lies even where time runs downwards.

    >>> core_line(Bar(Box(0, 0, 100, 12), "ongoing", 0, "e", (0, 40)))
    (4.0, 6.0, 60, 6.0)
    """
    if FINISHES[bar.look].core == "none":
        return None
    upright = bar.box.y1 - bar.box.y0 > bar.box.x1 - bar.box.x0
    start, end, first, last = fades(bar, "vertical" if upright else "horizontal")
    low, high = start + (first or _CORE_INSET_PX), end - (last or _CORE_INSET_PX)
    if high - low < 1:
        return None
    x, y = (bar.box.x0 + bar.box.x1) / 2, (bar.box.y0 + bar.box.y1) / 2
    return (x, low, x, high) if upright else (low, y, high, y)


def hatched(bar: Bar) -> Box:
    """The part of a bar that is hatched: all inside its outline, or (dashed) a px less, so that the dashes stand free."""
    return inset(bar.box, OUTLINE_PX + 1.0 if FINISHES[bar.look].dashed else OUTLINE_PX / 2)


def hatching(box: Box) -> list[Segment]:
    """The lines, rising at 45° and `HATCH_PX` apart on the whole picture, that hatch a shape with round ends.

    >>> [tuple(round(v, 1) for v in line) for line in hatching(Box(0, 0, 14, 10))]
    [(0.7, 7.5, 8.1, 0.0), (5.2, 10.0, 13.1, 2.1)]
    """
    r, turned = radius(box), box.x1 - box.x0 < box.y1 - box.y0
    a0, b0, a1, b1 = (box.y0, box.x0, box.y1, box.x1) if turned else (box.x0, box.y0, box.x1, box.y1)
    step, middle = HATCH_PX * sqrt(2), (b0 + b1) / 2
    out: list[Segment] = []
    for n in range(floor((a0 + b0) / step), ceil((a1 + b1) / step) + 1):
        total = n * step + HATCH_LINE_PX / 2 * sqrt(2)  # a + b of the points on the line
        pieces = [(max(a0 + r, total - b1), min(a1 - r, total - b0))]
        for centre in (a0 + r, a1 - r):
            off = (total - centre - middle) / 2
            half = r * r / 2 - off * off
            if half > 0:
                pieces.append((centre + off - sqrt(half), centre + off + sqrt(half)))
        inside = [piece for piece in pieces if piece[1] > piece[0]]
        if inside:
            low, high = min(p[0] for p in inside), max(p[1] for p in inside)
            out.append((total - low, low, total - high, high) if turned else (low, total - low, high, total - high))
    return out


def spoken(described: Described) -> str:
    """What is said of a mark: its title, when and how sure; for hover, ``<title>`` and screen readers.

    >>> spoken(Described("Talks in the Kremlin", "Tue 21 Mar 2023", "happened"))
    'Talks in the Kremlin · Tue 21 Mar 2023 · happened'
    """
    return clean(" · ".join(part for part in (described.title, described.date, described.status) if part))


def spoken_stack(scene: Scene, stack: Stack, most: int = 5) -> str:
    """What is said of a stack: how many, and the first of them."""
    titles = [scene.described[event].title for event in stack.events[:most] if event in scene.described]
    more = "; …" if stack.count > len(titles) else ""
    said = f"{stack.count:,} events" if stack.count != 1 else "1 event"
    return clean(f"{said}: {'; '.join(titles)}{more}" if titles else said)


def clean(text: str) -> str:
    """A text that every format can hold and a page can show on one line.

    Line ends and tabs become spaces; control characters, lone surrogates and code points that are no characters, which
    XML 1.0 forbids, are dropped; the rest is composed (NFC), since a face holds "é" and not always "e" with an accent.

    >>> clean("a\\tb\\x00c\\ud800 e\\u0301")
    'a bc é'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", "".join(_kept(text)))


def _kept(text: str) -> Iterator[str]:
    for char in text:
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f\u0085\u2028\u2029":
            yield " "
        elif category not in ("Cc", "Cs") and ord(char) & 0xFFFE != 0xFFFE:
            yield char
