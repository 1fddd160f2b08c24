"""Time from left to right: lanes one under the other, labels beside their marks, the axis at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.scene.axis import FOOT_PX, along_foot
from timeline.scene.detail import BIN_PX, count_text
from timeline.scene.frame import NARROW_PX, SMALL_PX, footing, heading, margin, samples_of
from timeline.scene.index import Pile
from timeline.scene.items import Item
from timeline.scene.labels import Block, Want, block, line, place, set_block
from timeline.scene.marks import Align, Area, Bar, Box, Dot, Mark, Rule, Stack, Text
from timeline.scene.metrics import ASCENT, LINE, Measure, wrap
from timeline.scene.plan import Laid, Plan
from timeline.scene.scale import TimeScale
from timeline.words import date_phrase

BAR_PX, DOT_PX, ECHO_PX = 12.0, 7.0, 3.0
"""Height of a bar, radius of a dot, radius of the dot that shows an event of another lane."""

_FADE_PX = 68.0
"""How long an end without a date fades: long enough to be seen as a fade, short enough to claim no length."""

_BESIDE_PX, _APART_PX, _ROW_GAP_PX = 8.0, 16.0, 8.0
"""From a mark to its label; from one label to the next mark of its row; between rows."""

_LANE_PAD_PX = 11.0
_GUTTER_PX = 132.0
"""Lane names wrap to this width."""


@dataclass(slots=True)
class _Placed:
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


def extent(item: Item, scale: TimeScale, limit: tuple[float, float]) -> tuple[float, float]:
    """From where to where an item's mark reaches along the axis, fades included, kept between two px."""
    if item.dot:
        middle = scale.at(item.middle)
        start, end = middle - DOT_PX, middle + DOT_PX
    else:
        start, end = scale.at(item.start) + 1.0, scale.at(item.end) - 1.0
        if end - start < 2 * DOT_PX:
            middle = (start + end) / 2
            start, end = middle - DOT_PX, middle + DOT_PX
    start -= _FADE_PX if item.fades_in else 0.0
    end += _FADE_PX if item.fades_out else 0.0
    start, end = max(start, limit[0]), min(end, limit[1])
    least = 2 * DOT_PX
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


def lay_horizontal(plan: Plan, measure: Measure, air: float = 0.0) -> Laid:
    """The picture of a plan with time from left to right; ``air`` px more between rows and round lanes."""
    view = plan.view
    edge = margin(view)
    marks, top = heading(view, measure)
    named = any(plan.lanes)
    beside = named and view.width_px >= NARROW_PX
    names = [wrap(name, 13.0, _GUTTER_PX, bold=True, measure=measure) for name in plan.lanes]
    widest = max((measure(row, 13.0, True) for rows in names for row in rows), default=0.0)
    x0 = edge + (widest + 22.0 if beside else 0.0)
    x1 = view.width_px - edge
    scale = _scale(plan, x0 + 10.0, x1)
    lines_px = [scale.at(day.ordinal + 1) for day in plan.lines]

    now_marks, lanes_top = _now_labels(plan, scale, measure, top, x0, x1)
    band_marks, band_texts, lanes_top = _bands(plan, scale, measure, lanes_top, x0, x1)
    body: list[Mark] = []
    texts: list[Mark] = []
    rules: list[Mark] = []
    y = lanes_top + (4.0 if lanes_top > top else 0.0)
    edges = [scale.ordinal_at(px) for px in _bin_edges(x0, x1)]
    piles = plan.piles(edges)
    most = max((pile.count for lane in piles for _, pile in lane), default=1)
    gaps = 0
    for lane, rows in enumerate(names):
        inside = [i for i, at in zip(plan.items, plan.main, strict=True) if at == lane]
        if not inside and not piles[lane]:
            continue
        start = y
        y += _LANE_PAD_PX + air / 2
        if named and not beside:
            texts.append(line(measure, plan.lanes[lane], x0, y + ASCENT * 13.0, 13.0, "accent", bold=True, accent=lane))
            y += 13.0 * LINE + 4.0
        elif named:
            base = y
            for row in rows:
                texts.append(line(measure, row, edge, base + ASCENT * 13.0, 13.0, "accent", bold=True, accent=lane))
                base += 13.0 * LINE
        laid = _rows(inside, scale, measure, (x0, x1))
        y = _draw_rows(laid, lane, scale, measure, y, air, lines_px, body, texts)
        if piles[lane]:
            y = _strip(piles[lane], most, lane, measure, y + (6.0 if laid else 0.0), (x0, x1), body, texts)
        if echoes := plan.echoes(lane):
            y = _echoes(echoes, scale, y + 7.0, (x0, x1), body)
        if named and beside:
            y = max(y, start + _LANE_PAD_PX + air / 2 + len(rows) * 13.0 * LINE)
        y += _LANE_PAD_PX + air / 2
        gaps += max(len(laid), 1)
        rules.append(Rule(edge if named else x0, y, x1, y, "grid"))
    bottom = y
    axis = along_foot(scale, bottom + 12.0, x1 + edge * 0.6, measure)
    foot, height = footing(
        view, measure, samples_of([*body, *band_marks], bool(scale.skipped), plan.has_echoes), bottom + 12.0 + FOOT_PX
    )
    future: list[Mark] = []
    if plan.lines and plan.future and lines_px[-1] < x1:
        future.append(Area(Box(max(lines_px[-1], x0), top, x1, bottom), "future"))
    for i, px in enumerate(lines_px):
        if x0 <= px <= x1:
            rules.append(Rule(px, top, px, bottom + 12.0, "now", "dashed" if plan.is_today[i] else "dotted", 1.4))
    stretched = [Area(Box(m.box.x0, m.box.y0, m.box.x1, bottom), m.role, m.accent, m.event, m.fade) for m in band_marks]
    every = [*future, *stretched, *rules, *axis, *body, *marks, *now_marks, *band_texts, *texts, *foot]
    foot_box = Box(x0, bottom, x1, bottom + 12.0 + FOOT_PX)
    return plan.laid(every, Box(x0, top, x1, bottom), foot_box, scale, height, gaps)


def _scale(plan: Plan, start: float, end: float) -> TimeScale:
    """The time scale, ending early enough for the labels of what comes last to stand right of it."""
    close = plan.scale(start, end - 24.0)
    room = min(160.0, 0.2 * (end - start))
    late = any(close.at(i.end) > end - room for i in plan.items)
    return plan.scale(start, end - room) if late else close


def _draw_rows(
    rows: Sequence[Sequence[_Placed]], lane: int, scale: TimeScale, measure: Measure, top: float, air: float,
    lines_px: Sequence[float], body: list[Mark], texts: list[Mark],
) -> float:  # fmt: skip
    """A lane's rows from ``top`` down; returns the y below."""
    y = top
    for n, row in enumerate(rows):
        y += _ROW_GAP_PX + air if n else 0.0
        middle = y + max(p.up for p in row)
        for p in row:
            body.extend(mark_of(p.item, lane, middle, p.mark, scale))
            head = middle - BAR_PX / 2 - 4.0 - p.label.height if p.side == "above" else middle - p.label.height / 2
            align: Align = "end" if p.side == "left" else "start"
            event = p.item.event.id
            texts.extend(set_block(measure, p.label, p.label_x, head, event, align=align, crossed=lines_px))
        y = middle + max(p.down for p in row)
    return y


def _rows(items: Sequence[Item], scale: TimeScale, measure: Measure, limit: tuple[float, float]) -> list[list[_Placed]]:
    """Labelled items into rows: each into the first row where its mark and its label, right of it or else left, are free."""
    rows: list[list[_Placed]] = []
    for item in items:
        label = block(measure, item.event.title, date_phrase(item.event.when), 0.92 * (limit[1] - limit[0]))
        ways = _ways(item, label, extent(item, scale, limit), limit)
        found = next(
            ((row, way) for way in ways for row in rows if all(_free(way.span, other.span) for other in row)), None
        )
        if found:
            found[0].append(found[1])
        else:
            rows.append([ways[0]])
    return rows


def _free(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[1] + _APART_PX <= b[0] or b[1] + _APART_PX <= a[0]


def _ways(item: Item, label: Block, mark: tuple[float, float], limit: tuple[float, float]) -> list[_Placed]:
    """How an item's label can stand, best first: right of the mark, left of it, above it."""
    start, end = mark
    ways: list[_Placed] = []
    if end + _BESIDE_PX + label.width <= limit[1]:
        x = end + _BESIDE_PX
        ways.append(_Placed(item, label, mark, "right", x, (start, x + label.width)))
    if start - _BESIDE_PX - label.width >= limit[0]:
        x = start - _BESIDE_PX
        ways.append(_Placed(item, label, mark, "left", x, (x - label.width, end)))
    long = end - start > label.width + 40.0 and end - start > 0.3 * (limit[1] - limit[0])
    if ways and not long:
        return ways
    x = max(min(start, limit[1] - label.width), limit[0])
    above = _Placed(item, label, mark, "above", x, (min(start, x), max(end, x + label.width)))
    return [above, *ways]


def _bin_edges(x0: float, x1: float) -> list[float]:
    """The px between the pieces of a density strip: whole pieces, the last one wider."""
    return [*(x0 + BIN_PX * n for n in range(max(int((x1 - x0) // BIN_PX), 1))), x1]


def _strip(
    piles: Sequence[tuple[int, Pile]], most: int, lane: int, measure: Measure, top: float,
    limit: tuple[float, float], body: list[Mark], texts: list[Mark],
) -> float:  # fmt: skip
    """A density strip: how many stand where, in pieces of `BIN_PX`, the count under each."""
    base = top + 20.0
    for at, pile in piles:
        weight = pile.count / most
        x = limit[0] + at * BIN_PX
        box = Box(x + 1.0, base - 4.0 - 15.0 * weight**0.5, x + BIN_PX - 1.0, base)
        body.append(Stack(box, pile.events, pile.count, lane, round(weight, 4)))
        count = f"+{count_text(pile.count)}"
        texts.append(line(measure, count, x + BIN_PX / 2, base + 11.0, 10.0, "quiet", align="middle"))
    return base + 14.0


def _echoes(
    echoes: Sequence[tuple[Item, int]],
    scale: TimeScale,
    y: float,
    limit: tuple[float, float],
    body: list[Mark],
) -> float:
    """Small marks, in the colour of their own lane, for events told in another; those that would touch are left out."""
    after = float("-inf")
    for item, lane in echoes:
        middle = scale.at(min(max(item.middle, scale.span[0]), scale.span[1] - 0.5))
        if middle - ECHO_PX >= after + 2.0 and limit[0] <= middle - ECHO_PX and middle + ECHO_PX <= limit[1]:
            after = middle + ECHO_PX
            body.append(Dot(middle, y, ECHO_PX, "solid", lane, item.event.id))
    return y + ECHO_PX


def _now_labels(
    plan: Plan, scale: TimeScale, measure: Measure, top: float, x0: float, x1: float
) -> tuple[list[Mark], float]:
    """What the upright lines are, over them; and the y below."""
    if not plan.lines:
        return [], top
    base = top + 4.0 + ASCENT * SMALL_PX
    wants: list[Want] = []
    made: dict[str, Text] = {}
    sides: tuple[tuple[float, Align], ...] = ((-6.0, "end"), (6.0, "start"))
    for i, day in reversed(list(enumerate(plan.lines))):
        px = scale.at(day.ordinal + 1)
        if not x0 <= px <= x1:
            continue
        options = [
            line(measure, plan.line_names[i], px + dx, base, SMALL_PX, "now", align=align) for dx, align in sides
        ]
        for n, text in enumerate(options):
            made[f"{i}.{n}"] = text
        wants.append(Want(str(i), tuple(text.box for text in options)))
    last = scale.at(plan.lines[-1].ordinal + 1)
    if plan.future and x0 <= last <= x1:
        coming = line(measure, "still to come", last + 6.0, base, SMALL_PX, "quiet")
        made["coming.0"] = coming
        wants.insert(1, Want("coming", (coming.box,)))
    placed = place(wants, [], within=Box(x0 - 40.0, top, x1, base + 20.0))
    out: list[Mark] = []
    for want in wants:
        box = placed[want.key]
        if box is not None:
            out.append(made[f"{want.key}.{want.boxes.index(box)}"])
    return out, top + 22.0


def _bands(
    plan: Plan, scale: TimeScale, measure: Measure, top: float, x0: float, x1: float
) -> tuple[list[Area], list[Mark], float]:
    """States as bands over the whole height (their foot is set later), each with its name in a row at the top."""
    areas: list[Area] = []
    texts: list[Mark] = []
    rows: list[list[tuple[float, float]]] = []
    for item, lane in plan.bands:
        start, end = extent(item, scale, (x0, x1))
        name = f"{item.event.title} · {date_phrase(item.event.when)}"
        wide = measure(name, SMALL_PX, False)
        if wide > x1 - x0 - 12.0:
            continue
        x = max(min(start + 5.0, x1 - wide - 4.0), x0)
        span = (min(start, x - 4.0), max(end, x + wide + 4.0))
        at = next(
            (n for n, row in enumerate(rows) if all(span[1] + 8 <= a or b + 8 <= span[0] for a, b in row)), len(rows)
        )
        if at == len(rows):
            rows.append([])
        rows[at].append(span)
        y = top + 18.0 * at
        fade = (
            max(scale.at(item.start) - start, 0.0) if item.fades_in else 0.0,
            max(end - scale.at(item.end), 0.0) if item.fades_out else 0.0,
        )
        areas.append(Area(Box(start, y, end, y), "band", lane, item.event.id, fade))
        base = y + 3.0 + ASCENT * SMALL_PX
        texts.append(line(measure, name, x, base, SMALL_PX, "accent", accent=lane, event=item.event.id, halo=True))
    return areas, texts, top + 18.0 * len(rows)
