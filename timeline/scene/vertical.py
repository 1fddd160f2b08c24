"""Time from top to bottom: marks in narrow tracks beside the axis, labels in one column, each led to its mark.

For paper in portrait, phones and tall pictures. Labels keep the order of time and stand as near to their marks as their
neighbours allow; thin leaders lead the eye. Lanes are told apart by colour, with a key over the picture. The publication
line takes part in the column, so that what is still to come lies below it there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from timeline.scene.axis import NARROW_SIDE_PX, SIDE_PX, down_side
from timeline.scene.frame import COMING, NARROW_PX, NOTHING, SMALL_PX, footing, heading, lane_key, margin, samples_of
from timeline.scene.index import joined
from timeline.scene.items import Item
from timeline.scene.labels import TITLE_PX, Block, block, column, line, set_block
from timeline.scene.lanes import pack
from timeline.scene.marks import Area, Bar, Box, Dash, Dot, Mark, Rule
from timeline.scene.metrics import ASCENT, Measure, wrap
from timeline.scene.plan import Laid, Plan
from timeline.scene.scale import TimeScale
from timeline.scene.strips import Strips, edges_down, ordinals
from timeline.words import date_phrase

_BAR_PX, _DOT_PX = 11.0, 6.5
_LEAST_BAR_PX = 18.0
"""A bar is never so short that it would look like a dot."""

_FADE_PX = 44.0
_TRACK_PX = 18.0
"""Distance of tracks, where there are not so many that they must share less."""

_LEADER_PX = 26.0
_LINE_NAME_PX = 15.0
_LABEL_GAP_PX, _TIGHT_GAP_PX = 9.0, 5.0
_STRIP_PX = 58.0
"""Width of the strip that counts what has no label: a bar and "+1,234"."""

_LEAST_PX = 320.0
"""An axis shorter than this has no room for its ticks."""

_SPARE = 1.04
"""A little more height than the labels fill, so that they can stand near their marks."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in the label column: an event's label or (``item`` None) the name of a line."""

    item: Item | None
    lane: int
    label: Block
    at: float
    line: int = -1


def lay_vertical(plan: Plan, measure: Measure, *, inline: bool = False) -> Laid:
    """The picture of a plan with time running down; ``inline`` puts dates behind titles, for more labels on less height."""
    view = plan.view
    edge = margin(view)
    marks, top = heading(view, measure)
    keys, top = lane_key(view, [(name, at) for at, name in enumerate(plan.lanes) if at in plan.used], measure, top)
    right = view.width_px - edge
    side_px = NARROW_SIDE_PX if view.width_px < NARROW_PX else SIDE_PX
    axis_x = edge + side_px
    crumbs = plan.crumbs.total > 0
    shown = list(zip(plan.items, plan.main, strict=True))
    if not shown and not crumbs and not plan.bands:
        marks.append(line(measure, NOTHING, edge, top + 4.0 + ASCENT * TITLE_PX, TITLE_PX, "quiet"))
        top += 30.0
    tracks_x = axis_x + 14.0 + (_STRIP_PX if crumbs else 0.0)
    most = max(0.3 * (right - tracks_x), 2 * _TRACK_PX)

    start = top + 6.0
    _, foot_height = footing(view, measure, _samples(plan, shown, crumbs), 0.0)
    room = None if view.height_px is None else view.height_px - start - foot_height - 8.0
    fade_in = _FADE_PX if any(i.fades_in for i in plan.items) else 0.0
    gap = _TIGHT_GAP_PX if inline else _LABEL_GAP_PX
    count = 1
    for _ in range(3):  # narrower labels are higher, so the scale grows, so marks need fewer tracks: it settles at once
        column_x = tracks_x + min(most / count, _TRACK_PX) * count + _LEADER_PX
        blocks, bands, names = _labels(plan, right - column_x - 8.0, inline, measure)
        length = _length([*blocks, *bands, *(name for name in names if name)], gap, room)
        scale = plan.scale(start + fade_in, start + length - 14.0)
        shown = [(i.seen(scale), at) for i, at in zip(plan.items, plan.main, strict=True)]
        tracks, found = _tracks(shown, scale)
        if found <= count:
            break
        count = found
    end = start + length
    pitch = (column_x - _LEADER_PX - tracks_x) / max(found, count)

    unnamed: list[Mark] = []
    entries = [
        _Entry(i, at, b, _anchor(i, scale, (start, end)) - b.height / 2)
        for (i, at), b in zip(shown, blocks, strict=True)
    ]
    entries += [_Entry(i, at, b, max(scale.at(i.start), start)) for (i, at), b in zip(plan.bands, bands, strict=True)]
    for n, day in enumerate(plan.lines):
        name = names[n]
        if name is None:
            y = scale.at(day.ordinal + 1)
            unnamed.append(Rule(axis_x, y, column_x - 12.0, y, "now", "dotted", 1.0))
            continue
        entries.append(_Entry(None, 0, name, scale.at(day.ordinal + 1) - name.height + 15.5, n))
    entries.sort(key=lambda e: _order(e, plan))
    tops = column([(e.at, e.label.height + gap) for e in entries], start, end + gap)

    lines_px = {n: scale.at(day.ordinal + 1) for n, day in enumerate(plan.lines)}
    body: list[Mark] = []
    leaders: list[Mark] = []
    texts: list[Mark] = []
    grounds: list[Mark] = []
    if plan.future == "all":
        grounds.append(Area(Box(axis_x, start, right, end), "future"))
    rules: list[Mark] = []
    where = {i.event.id: track for (i, _), track in zip(shown, tracks, strict=True)}
    for entry, at in zip(entries, tops, strict=True):
        if entry.item is None:
            _line(plan, entry, at, lines_px, (axis_x, column_x, right), end, measure, grounds, rules, texts)
            continue
        event = entry.item.event.id
        x = column_x + 6.0
        texts.extend(set_block(measure, entry.label, x, at, event))
        foot = at + entry.label.height
        rules.append(Rule(column_x, at + 2.0, column_x, foot - 1.0, "accent", "solid", 2.0, entry.lane, event))
        if entry.item.event.background:
            continue
        track_x = tracks_x + pitch * (where[event] + 0.5)
        y = _anchor(entry.item, scale, (start, end))
        body.extend(_mark(entry.item, entry.lane, track_x, pitch, scale, (start, end)))
        aim = min(max(y, at + 6.0), foot - 5.0)
        bend = column_x - 12.0
        leaders.append(Rule(track_x, y, bend, y, "grid", "solid", 1.0, entry.lane, event))
        leaders.append(Rule(bend, y, column_x, aim, "grid", "solid", 1.0, entry.lane, event))
    for item, lane in plan.bands:
        y0, y1 = _reach(item, scale, (start, end))
        fades = (_FADE_PX if item.fades_in else 0.0, _FADE_PX if item.fades_out else 0.0)
        grounds.append(Area(Box(axis_x, y0, column_x, y1), "band", lane, item.event.id, fades))
    if crumbs:
        edges = edges_down(start, end)
        piles = joined(plan.piles(ordinals(edges, scale)))
        Strips(piles.items(), measure).down(piles.items(), axis_x + 8.0, edges, body, texts)
    axis = down_side(scale, axis_x, side_px, end + 4.0, measure)
    used = samples_of([*grounds, *body], bool(scale.skipped))
    foot_marks, height = footing(view, measure, used, end + 8.0, scale.has_hours)
    every = [*grounds, *unnamed, *rules, *axis, *leaders, *body, *marks, *keys, *texts, *foot_marks]
    side = Box(axis_x - side_px, start, axis_x, end)
    return plan.laid(every, Box(axis_x, start, right, end), side, scale, height)


def _labels(
    plan: Plan, max_px: float, inline: bool, measure: Measure
) -> tuple[list[Block], list[Block], list[Block | None]]:
    """The labels of events, of states and of lines, at most so wide."""

    def label(item: Item) -> Block:
        return block(measure, item.event.title, date_phrase(item.event.when), max_px, wide=True, inline=inline)

    names = [_line_name(name, max_px, measure) if name else None for name in plan.line_names]
    return [label(i) for i in plan.items], [label(i) for i, _ in plan.bands], names


def _length(labels: Sequence[Block], gap: float, room: float | None) -> float:
    """The axis' length: what the labels need and a little more, or (a fixed height) the room there is, if that is enough."""
    needed = sum(label.height + gap for label in labels)
    if room is None:
        return max(_SPARE * needed, _LEAST_PX)
    return max(room, min(_SPARE * needed, _LEAST_PX), needed)


def _samples(plan: Plan, shown: Sequence[tuple[Item, int]], crumbs: bool) -> frozenset[str]:
    """What the legend will list, as far as it can be known before the scale is: for its height."""
    flat = plan.scale(0.0, 1000.0)
    marks = [m for i, lane in shown for m in _mark(i.seen(flat), lane, 0.0, _TRACK_PX, flat, (0.0, 1000.0))]
    used = samples_of(marks, bool(flat.skipped))
    return used | ({"band"} if plan.bands else set()) | ({"stack"} if crumbs else set())


def _order(entry: _Entry, plan: Plan) -> tuple[float, int]:
    """Labels stand in order of time; what has begun when a line is drawn stands above it."""
    if entry.item is None:
        return plan.lines[entry.line].ordinal + 1, 0
    return (entry.item.middle if entry.item.dot else entry.item.start), 1


def _reach(item: Item, scale: TimeScale, limit: tuple[float, float]) -> tuple[float, float]:
    """From where to where a mark reaches down the axis, fades included."""
    if item.dot:
        middle = scale.at(item.middle)
        y0, y1 = middle - _DOT_PX, middle + _DOT_PX
    else:
        y0, y1 = scale.at(item.start) + 1.0, scale.at(item.end) - 1.0
        if y1 - y0 < _LEAST_BAR_PX:
            middle = (y0 + y1) / 2
            y0, y1 = middle - _LEAST_BAR_PX / 2, middle + _LEAST_BAR_PX / 2
    y0 -= _FADE_PX if item.fades_in else 0.0
    y1 += _FADE_PX if item.fades_out else 0.0
    y0, y1 = max(y0, limit[0]), min(y1, limit[1])
    return (y0, y1) if y1 - y0 >= 2 * _DOT_PX else (min(y0, limit[1] - 2 * _DOT_PX), max(y1, limit[0] + 2 * _DOT_PX))


def _anchor(item: Item, scale: TimeScale, limit: tuple[float, float]) -> float:
    """Where a mark's leader starts: at a dot's middle, just below a bar's start."""
    if item.dot:
        return min(max(scale.at(item.middle), limit[0] + _DOT_PX), limit[1] - _DOT_PX)
    y0, y1 = _reach(item, scale, limit)
    return min(y0 + 8.0, (y0 + y1) / 2)


def _tracks(shown: Sequence[tuple[Item, int]], scale: TimeScale) -> tuple[list[int], int]:
    """A track for every mark, and how many there are."""
    limit = scale.knots[0][1], scale.knots[-1][1] + 14.0
    tracks = pack([_reach(item, scale, limit) for item, _ in shown], gap=2.0)
    return tracks, max(tracks, default=-1) + 1


def _mark(item: Item, lane: int, x: float, pitch: float, scale: TimeScale, limit: tuple[float, float]) -> list[Mark]:
    y0, y1 = _reach(item, scale, limit)
    event = item.event.id
    wide = min(_BAR_PX, 0.8 * pitch)
    box = Box(x - wide / 2, y0, x + wide / 2, y1)
    if not item.dot:
        fades = (
            min(_FADE_PX, y1 - y0) if item.fades_in else 0.0,
            min(_FADE_PX, y1 - y0) if item.fades_out else 0.0,
        )
        return [Bar(box, item.look, lane, event, fades)]
    middle = _anchor(item, scale, limit)
    out: list[Mark] = []
    if item.fades_in:
        out.append(Bar(Box(box.x0, y0, box.x1, middle), "solid", lane, event, (middle - y0, 0.0)))
    if item.fades_out:
        out.append(Bar(Box(box.x0, middle, box.x1, y1), "solid", lane, event, (0.0, y1 - middle)))
    return [*out, Dot(x, middle, min(_DOT_PX, pitch / 2), item.look, lane, event)]


def _line_name(name: str, max_px: float, measure: Measure) -> Block:
    """The name of a line over it, and room for a word under it."""
    rows = wrap(name, SMALL_PX, max_px, measure=measure)
    return Block((), tuple(rows), 0.0, _LINE_NAME_PX * len(rows) + 16.0)


def _line(
    plan: Plan, entry: _Entry, at: float, lines_px: dict[int, float], xs: tuple[float, float, float], end: float,
    measure: Measure, grounds: list[Mark], rules: list[Mark], texts: list[Mark],
) -> None:  # fmt: skip
    """A publication or today line: across the tracks at its day, then down or up to its place in the column."""
    axis_x, column_x, right = xs
    y, there = lines_px[entry.line], at + entry.label.height - 15.5
    last = entry.line == len(plan.lines) - 1
    dash: Dash = "dashed" if plan.is_today[entry.line] else "dotted"
    bend = column_x - 12.0
    rules.append(Rule(axis_x, y, bend, y, "now", dash, 1.4))
    rules.append(Rule(bend, y, column_x, there, "now", dash, 1.4))
    rules.append(Rule(column_x, there, right, there, "now", dash, 1.4))
    for n, name in enumerate(reversed(entry.label.date)):
        texts.append(line(measure, name, column_x + 6.0, there - 4.5 - _LINE_NAME_PX * n, SMALL_PX, "now"))
    if last and plan.future != "none":
        under = there + 3.0 + ASCENT * SMALL_PX
        fits = (words for words in COMING if measure(words, SMALL_PX, False) <= right - column_x - 8.0)
        texts.extend(line(measure, words, column_x + 6.0, under, SMALL_PX, "quiet") for words in islice(fits, 1))
        # the two grounds overlap by a px where both are, lest a seam show between them
        grounds.append(Area(Box(axis_x, y, bend + (y > there), end), "future"))
        grounds.append(Area(Box(bend - (y <= there), there, right, end), "future"))
