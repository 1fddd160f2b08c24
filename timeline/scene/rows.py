"""Rows of a horizontal picture: marks with their labels beside them, and small marks for events of other lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.scene.items import Item
from timeline.scene.labels import Block, block, set_block
from timeline.scene.lanes import pack
from timeline.scene.marks import Align, Bar, Box, Dash, Dot, Mark, Rule
from timeline.scene.metrics import Measure
from timeline.scene.scale import TimeScale
from timeline.words import date_phrase

FADE_PX = 68.0
"""How long an end without a date fades: long enough to be seen as a fade, short enough to claim no length."""


BAR_PX, DOT_PX = 12.0, 7.0
"""Height of a bar, radius of a dot."""

_LEAST_BAR_PX = 20.0
"""A bar is never so short that it would look like a dot."""

ECHO_PX, _ECHO_LINE_PX = 3.0, 2.0
"""What is told in another lane: radius of its dot, width of its line. Small and thin, since the event is told elsewhere."""

_ECHO_ROWS, _ECHO_PITCH_PX = 3, 8.0
"""Echoes stand in so many rows at most, so far apart; more would make a lane of them."""

_BESIDE_PX, _APART_PX, _ROW_GAP_PX = 8.0, 16.0, 8.0
"""From a mark to its label; from one label to the next mark of its row; between rows."""


@dataclass(slots=True)
class Placed:
    """A labelled item in its row: extents of its mark and its label on the time axis, and what rises above and hangs below."""

    item: Item
    label: Block
    mark: tuple[float, float]
    side: str
    label_x: float
    span: tuple[float, float]

    @property
    def up(self) -> float:
        return self.label.height + 4.0 + BAR_PX / 2 if self.side == "above" else max(self.label.height / 2, DOT_PX)

    @property
    def down(self) -> float:
        return BAR_PX / 2 if self.side == "above" else max(self.label.height / 2, DOT_PX)


Rows = Mapping[int, Sequence[Sequence[Placed]]]
"""What stands in the rows of each lane."""


def extent(
    item: Item, scale: TimeScale, limit: tuple[float, float], least: float = _LEAST_BAR_PX
) -> tuple[float, float]:
    """From where to where an item's mark reaches along the axis, fades included, kept between two px; bars no shorter than ``least``."""
    if item.dot:
        middle, least = scale.at(item.middle), 2 * DOT_PX
        start, end = middle - DOT_PX, middle + DOT_PX
    else:
        start, end = scale.at(item.start) + 1.0, scale.at(item.end) - 1.0
        if end - start < least:
            middle = (start + end) / 2
            start, end = middle - least / 2, middle + least / 2
    start -= FADE_PX if item.fades_in else 0.0
    end += FADE_PX if item.fades_out else 0.0
    start, end = max(start, limit[0]), min(end, limit[1])
    return (start, end) if end - start >= least else (min(start, limit[1] - least), max(end, limit[0] + least))


def mark_of(item: Item, accent: int, y: float, reach: tuple[float, float], scale: TimeScale) -> list[Mark]:
    """The dot or bar of an item whose middle line is ``y`` and which reaches from one px to another."""
    box = Box(reach[0], y - BAR_PX / 2, reach[1], y + BAR_PX / 2)
    event = item.event.id
    if not item.dot:
        start = max(scale.at(item.start) - reach[0], 0.0) if item.fades_in else 0.0
        end = max(reach[1] - scale.at(item.end), 0.0) if item.fades_out else 0.0
        return [Bar(box, item.look, accent, event, (start, end))]
    middle = min(max(scale.at(item.middle), reach[0] + DOT_PX), reach[1] - DOT_PX)
    marks: list[Mark] = []
    if item.fades_in:
        marks.append(Bar(Box(reach[0], box.y0, middle, box.y1), "solid", accent, event, (middle - reach[0], 0.0)))
    if item.fades_out:
        marks.append(Bar(Box(middle, box.y0, reach[1], box.y1), "solid", accent, event, (0.0, reach[1] - middle)))
    return [*marks, Dot(middle, y, DOT_PX, item.look, accent, event)]


def draw_rows(
    rows: Sequence[Sequence[Placed]], accents: Mapping[str, int], scale: TimeScale, measure: Measure, top: float, air: float,
    lines_px: Sequence[float], body: list[Mark], texts: list[Mark],
) -> float:  # fmt: skip
    """A lane's rows from ``top`` down; returns the y below."""
    y = top
    for n, row in enumerate(rows):
        y += _ROW_GAP_PX + air if n else 0.0
        middle = y + max(p.up for p in row)
        for p in row:
            body.extend(mark_of(p.item, accents[p.item.event.id], middle, p.mark, scale))
            head = middle - BAR_PX / 2 - 4.0 - p.label.height if p.side == "above" else middle - p.label.height / 2
            align: Align = "end" if p.side == "left" else "start"
            event = p.item.event.id
            texts.extend(set_block(measure, p.label, p.label_x, head, event, align=align, crossed=lines_px))
        y = middle + max(p.down for p in row)
    return y


def into_rows(
    items: Sequence[Item], scale: TimeScale, measure: Measure, limit: tuple[float, float]
) -> list[list[Placed]]:
    """Labelled items into rows: each into the first row where its mark and its label, right of it or else left, are free."""
    rows: list[list[Placed]] = []
    for item in items:
        label = _label(item, measure, limit)
        ways = _ways(item, label, extent(item, scale, limit), limit)
        found = next(
            ((row, way) for way in ways for row in rows if all(_free(way.span, other.span) for other in row)), None
        )
        if found:
            found[0].append(found[1])
        else:
            rows.append([ways[0]])
    return rows


def squeezed_in(
    item: Item, rows: Sequence[list[Placed]], scale: TimeScale, measure: Measure, limit: tuple[float, float]
) -> bool:
    """Whether an item finds room in rows as they are, none of them growing; the row it found then holds it."""
    label = _label(item, measure, limit)
    for way in _ways(item, label, extent(item, scale, limit), limit):
        for row in rows:
            low_enough = way.up <= max(p.up for p in row) and way.down <= max(p.down for p in row)
            if low_enough and all(_free(way.span, other.span) for other in row):
                row.append(way)
                return True
    return False


def _label(item: Item, measure: Measure, limit: tuple[float, float]) -> Block:
    return block(measure, item.event.title, date_phrase(item.event.when), 0.92 * (limit[1] - limit[0]))


def _free(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[1] + _APART_PX <= b[0] or b[1] + _APART_PX <= a[0]


def is_long(reach: float, room: float) -> bool:
    """Whether a mark is so long that its label stands above it: beside it, the eye would have to look for the start."""
    return reach > 0.3 * room


def _ways(item: Item, label: Block, mark: tuple[float, float], limit: tuple[float, float]) -> list[Placed]:
    """How an item's label can stand, best first: right of the mark, left of it, above it."""
    start, end = mark
    ways: list[Placed] = []
    if end + _BESIDE_PX + label.width <= limit[1]:
        x = end + _BESIDE_PX
        ways.append(Placed(item, label, mark, "right", x, (start, x + label.width)))
    if start - _BESIDE_PX - label.width >= limit[0]:
        x = start - _BESIDE_PX
        ways.append(Placed(item, label, mark, "left", x, (x - label.width, end)))
    long = end - start > label.width + 40.0 and is_long(end - start, limit[1] - limit[0])
    if ways and not long:
        return ways
    x = max(min(start + BAR_PX / 2, limit[1] - label.width), limit[0])  # over the straight part of the bar
    above = Placed(item, label, mark, "above", x, (min(start, x), max(end, x + label.width)))
    return [above, *ways]


def draw_echoes(
    echoes: Sequence[tuple[Item, int]], scale: TimeScale, top: float, limit: tuple[float, float], small: list[Mark]
) -> float:
    """For events told in another lane, in the colour of that lane: a small dot for a day, a thin line (dashed: somewhere within) for
    a stretch. Returns the y below. Those that find no room in `_ECHO_ROWS` rows are left out.
    """
    dots = [item.dot and not (item.fades_in or item.fades_out) for item, _ in echoes]
    reaches = []
    for (item, _), dot in zip(echoes, dots, strict=True):
        middle = min(max(scale.at(item.middle), limit[0] + ECHO_PX), limit[1] - ECHO_PX)
        reaches.append((middle - ECHO_PX, middle + ECHO_PX) if dot else extent(item, scale, limit, 2 * ECHO_PX))
    rows = pack(reaches, gap=3.0)
    for (item, lane), dot, (start, end), row in zip(echoes, dots, reaches, rows, strict=True):
        y = top + ECHO_PX + _ECHO_PITCH_PX * row
        if row >= _ECHO_ROWS:
            continue
        if dot:
            small.append(Dot((start + end) / 2, y, ECHO_PX, item.look, lane, item.event.id))
        else:
            dash: Dash = "dashed" if item.look.endswith("within") else "solid"
            small.append(Rule(start, y, end, y, "accent", dash, _ECHO_LINE_PX, lane, item.event.id))
    return top + 2 * ECHO_PX + _ECHO_PITCH_PX * (min(max(rows) + 1, _ECHO_ROWS) - 1)
