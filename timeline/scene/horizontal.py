"""Time from left to right: lanes one under the other, labels beside their marks, the axis at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.scene.axis import FOOT_PX, along_foot
from timeline.scene.frame import COMING, NARROW_PX, NOTHING, SMALL_PX, footing, heading, lane_key, margin, samples_of
from timeline.scene.index import Pile, joined
from timeline.scene.items import Item
from timeline.scene.labels import line
from timeline.scene.marks import NEUTRAL, Align, Area, Box, Mark, Role, Rule
from timeline.scene.metrics import ASCENT, LINE, Measure, leading, wrap
from timeline.scene.plan import Laid, Plan
from timeline.scene.rows import FADE_PX, Placed, Rows, draw_echoes, draw_rows, extent, into_rows, is_long
from timeline.scene.scale import TimeScale
from timeline.scene.strips import Strips, edges_across, ordinals
from timeline.words import date_phrase

_LANE_PAD_PX = 11.0
_STRIP_GAP_PX = 7.0
"""From the last row of labels to the strip that counts the others."""
_GUTTER_PX = 132.0
"""Lane names wrap to this width."""
_BAND_LINE_PX = 15.0
_NAME_PX = 13.0
_FLAG_PX = 16.0
"""Height of a row of the names of publication lines."""


def lay_horizontal(
    plan: Plan, measure: Measure, air: float = 0.0, *, merged: bool = False, rows: Rows | None = None
) -> Laid:
    """The picture of a plan with time from left to right; ``air`` px more between rows and round lanes.

    ``merged`` puts all lanes in one, told apart by colour with a key over the picture: it holds more on less height. ``rows`` are those
    of each lane where they are settled already.
    """
    view = plan.view
    edge = margin(view)
    marks, top = heading(view, measure)
    used = [(name, at) for at, name in enumerate(plan.lanes) if at in plan.used]
    keys, top = lane_key(view, used, measure, top) if merged else ([], top)
    named = any(plan.lanes) and not merged
    beside = named and view.width_px >= NARROW_PX
    names = [wrap(name, _NAME_PX, _GUTTER_PX, bold=True, measure=measure) for name in plan.lanes]
    widest = max((measure(row, _NAME_PX, True) for rows in names for row in rows), default=0.0)
    x0 = edge + (widest + 22.0 if beside else 0.0)
    x1 = view.width_px - edge
    scale = _scale(plan, x0 + 10.0, x1)
    plan = plan.seen(scale)
    lines_px = [scale.at(day.ordinal + 1) for day in plan.lines]

    now_marks, line_tops, lanes_top = _now_labels(plan, scale, measure, top, x0, x1)
    band_marks, band_texts, lanes_top = _bands(plan, scale, measure, lanes_top, x0, x1)
    body: list[Mark] = []
    small: list[Mark] = []
    texts: list[Mark] = []
    rules: list[Mark] = []
    y = lanes_top + (4.0 if lanes_top > top else 0.0)
    edges = edges_across(x0, x1)
    sections = _sections(plan, ordinals(edges, scale), merged)
    strips = Strips((placed for section in sections for placed in section.piles), measure)
    accents = {i.event.id: at for i, at in zip(plan.items, plan.main, strict=True)}
    gaps = 0
    placed: dict[int, Sequence[Sequence[Placed]]] = {}
    for section in sections:
        y += _LANE_PAD_PX + air / 2
        name_y = y
        lane = [] if not named else names[section.lane] if beside else plan.lanes[section.lane : section.lane + 1]
        high = leading(lane, _NAME_PX)
        for row in lane:
            name_y += high
            base = name_y - (LINE - ASCENT) * _NAME_PX
            texts.append(line(measure, row, edge, base, _NAME_PX, "accent", bold=True, accent=section.lane))
        if named and not beside:
            y = name_y + 4.0
        made = rows[section.lane] if rows else into_rows(section.items, scale, measure, (x0, x1))
        placed[section.lane] = made
        y = draw_rows(made, accents, scale, measure, y, air, lines_px, body, texts)
        if section.piles:
            y += _STRIP_GAP_PX if made else 0.0
            strips.across(section.piles, section.lane, y, edges, body, texts)
            y += strips.high_px
        if section.echoes:
            y = draw_echoes(section.echoes, scale, y + 7.0, (x0, x1), small)
        y = max(y, name_y) + _LANE_PAD_PX + air / 2
        gaps += max(len(made), 1)
        rules.append(Rule(edge if named else x0, y, x1, y, "grid"))
    if not sections and not plan.bands:
        texts.append(line(measure, NOTHING, x0, y + 26.0, _NAME_PX, "quiet"))
        y += 44.0
    bottom = y
    axis = along_foot(scale, bottom + 12.0, x1 + edge * 0.6, measure)
    used_samples = samples_of([*body, *band_marks], bool(scale.skipped), small)
    foot, height = footing(view, measure, used_samples, bottom + 12.0 + FOOT_PX, scale.has_hours)
    future: list[Mark] = []
    if plan.future == "all":
        future.append(Area(Box(x0, top, x1, bottom), "future"))
    elif plan.future != "none" and lines_px[-1] < x1:
        future.append(Area(Box(max(lines_px[-1], x0), top, x1, bottom), "future"))
    for i, px in enumerate(lines_px):
        if x0 <= px <= x1:
            rules.append(
                Rule(px, line_tops[i], px, bottom + 12.0, "now", "dashed" if plan.is_today[i] else "dotted", 1.4)
            )
    stretched = [Area(Box(m.box.x0, m.box.y0, m.box.x1, bottom), m.role, m.accent, m.event, m.fade) for m in band_marks]
    every = [*future, *stretched, *rules, *axis, *body, *small, *marks, *keys, *now_marks, *band_texts, *texts, *foot]
    foot_box = Box(x0, bottom, x1, bottom + 12.0 + FOOT_PX)
    laid = plan.laid(every, Box(x0, top, x1, bottom), foot_box, scale, height)
    return replace(laid, gaps=gaps, rows=placed)


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands between two separators: a lane, or (merged) all of them."""

    lane: int
    items: tuple[Item, ...]
    piles: tuple[tuple[int, Pile], ...]
    echoes: tuple[tuple[Item, int], ...] = ()


def _sections(plan: Plan, edges: Sequence[float], merged: bool) -> list[_Section]:
    piles = plan.piles(edges)
    if merged:
        return [_Section(NEUTRAL, plan.items, tuple(joined(piles).items()))]
    made = []
    for lane in range(len(plan.lanes)):
        inside = tuple(i for i, at in zip(plan.items, plan.main, strict=True) if at == lane)
        if inside or piles[lane]:
            made.append(_Section(lane, inside, tuple(piles[lane]), tuple(plan.echoes(lane))))
    return made


def _scale(plan: Plan, start: float, end: float) -> TimeScale:
    """The time scale, ending early enough for the labels of what comes last to stand right of it, or for what comes last to fade.

    It starts late enough for what comes first to fade in, where its start is not known.
    """
    if (
        any(i.fades_in for i in plan.items)
        and plan.scale(start, end - 24.0).at(min(i.start for i in plan.items)) < start + FADE_PX
    ):
        start += FADE_PX
    close = plan.scale(start, end - 24.0)
    room = min(160.0, 0.2 * (end - start))
    reaches = [(max(close.at(i.start), start), close.at(i.end)) for i in plan.items]
    if any(px > end - room and not is_long(px - begun, end - start) for begun, px in reaches):
        return plan.scale(start, end - room)
    fading = any(i.fades_out and i.end <= close.span[1] and close.at(i.end) > end - FADE_PX for i in plan.items)
    return plan.scale(start, end - FADE_PX - 4.0) if fading else close


def _now_labels(
    plan: Plan, scale: TimeScale, measure: Measure, top: float, x0: float, x1: float
) -> tuple[list[Mark], list[float], float]:
    """What the upright lines are, over them; for each line the y it starts at, and the y below all.

    The latest line stands highest. An earlier one whose name would be crossed, or would cross, starts a row lower, like
    flags on poles; so no line runs through a name.
    """
    lines = [(scale.at(day.ordinal + 1), name) for day, name in zip(plan.lines, plan.line_names, strict=True)]
    taken: list[tuple[float, float, int]] = []  # from px, to px, row
    marks: list[Mark] = []
    rows = [0] * len(lines)

    def write(words: str, px: float, align: Align, row: int, role: Role) -> None:
        base = top + 4.0 + ASCENT * SMALL_PX + _FLAG_PX * row
        text = line(measure, words, px, base, SMALL_PX, role, align=align)
        if any(text.box.x0 < at < text.box.x1 for at, _ in lines):
            text = replace(text, halo=True)
        marks.append(text)
        taken.append((text.box.x0, text.box.x1, row))

    last = lines[-1][0] if lines else x1
    for words in COMING if plan.future == "after the last line" and x0 <= last else ():
        if last + 10.0 + measure(words, SMALL_PX, False) <= x1:
            write(words, last + 6.0, "start", 0, "quiet")
            break
    for n in reversed(range(len(lines))):
        px, name = lines[n]
        wide = measure(name, SMALL_PX, False) + 8.0
        if not name or not x0 <= px <= x1:
            continue
        left = px - wide >= max(x0 - 40.0, 2.0)
        span = (px - wide, px) if left else (px, px + wide)
        if not left and px + wide > x1:
            continue
        rows[n] = max((row + 1 for a, b, row in taken if a - 4.0 < span[1] and span[0] < b + 4.0), default=0)
        write(name, px - 6.0 if left else px + 6.0, "end" if left else "start", rows[n], "now")
    depth = max((row + 1 for _, _, row in taken), default=0)
    starts = [top + _FLAG_PX * (row if name else depth) for (_, name), row in zip(lines, rows, strict=True)]
    return marks, starts, top + (6.0 + _FLAG_PX * depth if depth else 0.0)


def _bands(
    plan: Plan, scale: TimeScale, measure: Measure, top: float, x0: float, x1: float
) -> tuple[list[Area], list[Mark], float]:
    """States as bands over the whole height (their foot is set later), each with its name in a row at the top."""
    areas: list[Area] = []
    texts: list[Mark] = []
    rows: list[list[tuple[float, float]]] = []
    names: list[tuple[int, float, Item, int, list[str]]] = []
    for item, lane in plan.bands:
        start, end = extent(item, scale, (x0, x1))
        name = f"{item.event.title} · {date_phrase(item.event.when)}"
        lines = wrap(name, SMALL_PX, x1 - x0 - 12.0, measure=measure)
        wide = max(measure(text, SMALL_PX, False) for text in lines)
        x = max(min(start + 5.0, x1 - wide - 4.0), x0 + 2.0)
        span = (min(start, x - 4.0), max(end, x + wide + 4.0))
        at = next((n for n, row in enumerate(rows) if _clear(span, row)), len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append(span)
        names.append((at, x, item, lane, lines))
    tops = [top]
    for at in range(len(rows)):
        tallest = max(len(lines) for n, _, _, _, lines in names if n == at)
        tops.append(tops[-1] + tallest * _BAND_LINE_PX + 4.0)
    for at, x, item, lane, lines in names:
        start, end = extent(item, scale, (x0, x1))
        fade = (
            max(scale.at(item.start) - start, 0.0) if item.fades_in else 0.0,
            max(end - scale.at(item.end), 0.0) if item.fades_out else 0.0,
        )
        areas.append(Area(Box(start, tops[at], end, tops[at]), "band", lane, item.event.id, fade))
        base = tops[at] + 3.0 + ASCENT * SMALL_PX
        for n, text in enumerate(lines):
            y = base + n * _BAND_LINE_PX
            texts.append(line(measure, text, x, y, SMALL_PX, "accent", accent=lane, event=item.event.id, halo=True))
    return areas, texts, tops[-1]


def _clear(span: tuple[float, float], row: Sequence[tuple[float, float]]) -> bool:
    return all(span[1] + 8 <= a or b + 8 <= span[0] for a, b in row)
