"""What stands round a timeline: title and subtitle above it, legend and credit below. The same for both orientations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from timeline.scene.labels import line
from timeline.scene.marks import NEUTRAL, Area, Bar, Box, Dot, Look, Mark, Rule, Stack, View
from timeline.scene.metrics import ASCENT, DESCENT, LINE, Measure, leading, wrap

MARGIN_PX, NARROW_MARGIN_PX = 32.0, 14.0
NARROW_PX = 640.0
"""Below this width (a phone) margins shrink, the title is set smaller and lane names stand over their lanes."""

SMALL_PX = 11.5
"""Legend, credit, ticks: the smallest text, still read at arm's length."""


UNIT_PX = 6.0
"""The square that stands for one event without a label."""

NOTHING = "No dated events to show."
"""What an empty picture says."""


COMING = ("still to come", "to come")
"""What the ground after the last line is, in full and where that is too wide."""


def margin(view: View) -> float:
    """The empty edge of a picture, px."""
    return NARROW_MARGIN_PX if view.width_px < NARROW_PX else MARGIN_PX


def heading(view: View, measure: Measure) -> tuple[list[Mark], float]:
    """Title and subtitle, wrapped to the picture's width, and the y below them."""
    edge = margin(view)
    wide = view.width_px - 2 * edge
    marks: list[Mark] = []
    y = edge * 0.75
    title_px = 18.0 if view.width_px < NARROW_PX else 24.0
    for text, size, role, bold in ((view.title, title_px, "ink", True), (view.subtitle, 13.5, "quiet", False)):
        if not text:
            continue
        rows = wrap(text, size, wide * 0.96, bold=bold, measure=measure)
        high = leading(rows, size)
        for row in rows:
            y += high
            base = y - (LINE - ASCENT) * size
            marks.append(line(measure, row, edge, base, size, "ink" if role == "ink" else "quiet", bold=bold))
        y += 5.0
    return marks, y + (7.0 if marks else 0.0)


def lane_key(view: View, lanes: Sequence[tuple[str, int]], measure: Measure, top: float) -> tuple[list[Mark], float]:
    """The names of lanes (with their accents), each in its colour, in rows over the picture; and the y below.

    For pictures whose lanes are told apart by colour alone.
    """
    named = [(name, accent) for name, accent in lanes if name]
    if not named:
        return [], top
    edge = margin(view)
    x, y = edge, top + 2.0
    marks: list[Mark] = []
    for name, accent in named:
        wide = 15.0 + measure(name, 12.0, True)
        if x > edge and x + wide > view.width_px - edge:
            x, y = edge, y + 12.0 * LINE + 2.0
        marks.append(Dot(x + 4.5, y + 7.5, 4.5, "solid", accent, ""))
        marks.append(line(measure, name, x + 14.0, y + ASCENT * 12.0, 12.0, "accent", bold=True, accent=accent))
        x += wide + 18.0
    return marks, y + 12.0 * LINE + 12.0


Entry = tuple[tuple[str, ...], str]
"""A legend's samples (see `_sample`) and the words that all of them go with."""

_LEGEND: tuple[Entry, ...] = (
    (("solid dot",), "day known"),
    (("solid",), "lasted"),
    (("within",), "some day within"),
    (("ongoing dot", "ongoing"), "going on"),
    (("ongoing-within",), "going on since some day within"),
    (("hollow dot", "hollow"), "planned"),
    (("hollow-within",), "planned, some day within"),
    (("claimed dot", "claimed"), "one side’s claim"),
    (("claimed-within",), "claimed, some day within"),
    (("fade",), "end not known"),
    (("fade-in",), "start not known"),
    (("band",), "state of affairs"),
    (("echo", "echo-line"), "takes part"),
    (("unit",), "one, not labelled"),
    (("stack",), "several, not labelled"),
    (("skip",), "time skipped on the axis"),
)


def samples_of(marks: Sequence[Mark], skips: bool, echoes: Sequence[Mark] = ()) -> frozenset[str]:
    """The legend's samples that a picture's marks use; ``echoes`` are the small ones for events told in another lane."""
    used: set[str] = {"skip"} if skips else set()
    used.update("echo" if isinstance(mark, Dot) else "echo-line" for mark in echoes)
    for mark in marks:
        match mark:
            case Dot(look=look):
                used.add(f"{look} dot")
            case Bar(fade=fade, look=look):
                used.update(name for name, px in zip(("fade-in", "fade"), fade, strict=True) if px)
                if look != "solid" or not any(fade):
                    used.add(look)
            case Area(role="band"):
                used.add("band")
            case Stack():
                used.add("unit" if mark.box.x1 - mark.box.x0 <= UNIT_PX else "stack")
    return frozenset(used)


def footing(
    view: View, measure: Measure, used: frozenset[str], top: float, hours: bool = False
) -> tuple[list[Mark], float]:
    """Legend (left) and credit (right, or below where both do not fit), from ``top`` down; and the y below them.

    ``hours``: the picture shows days so wide that what is known to a day is drawn as some time within it.
    """
    edge = margin(view)
    marks: list[Mark] = []
    x, y = edge, top + 10.0
    limit = view.width_px - edge
    shown = [(tuple(name for name in names if name in used), words) for names, words in _LEGEND] if view.legend else []
    entries = [(names, words.replace("some day", "some time") if hours else words) for names, words in shown if names]
    upright = view.orientation == "vertical"
    for names, words in entries:
        samples = sum(_sample_px(name, upright) + _SAMPLE_GAP_PX for name in names)
        wide = samples + measure(words, SMALL_PX, False)
        if x > edge and x + wide > limit:
            x, y = edge, y + 20.0
        for name in names:
            marks.extend(_sample(name, x, y, upright))
            x += _sample_px(name, upright) + _SAMPLE_GAP_PX
        marks.append(line(measure, words, x, y + 4.0, SMALL_PX, "quiet"))
        x += measure(words, SMALL_PX, False) + 24.0
    if entries:
        y += 16.0
    if view.credit:
        rows = wrap(view.credit, SMALL_PX, limit - edge, measure=measure)
        beside = len(rows) == 1 and entries and x + measure(rows[0], SMALL_PX, False) <= limit
        y = y - 16.0 if beside else y
        for row in rows:
            base = y + 4.0 if beside else y + ASCENT * SMALL_PX
            marks.append(line(measure, row, limit, base, SMALL_PX, "quiet", align="end"))
            y += 16.0
    if not marks:
        return marks, top + edge * 0.5
    return marks, y + edge * 0.5 + DESCENT * SMALL_PX


_SAMPLE_GAP_PX = 7.0
"""From a sample to the next, or to its words."""


def _sample_px(name: str, upright: bool) -> float:
    if name.endswith(" dot"):
        return 12.0
    if name in ("fade", "fade-in") and upright:
        return 9.0
    return {"echo": 7.0, "echo-line": 20.0, "unit": UNIT_PX}.get(name, 34.0)


def _sample(name: str, x: float, y: float, upright: bool) -> list[Mark]:
    """A legend's sample, its left end at ``x``, centred on ``y``; ``upright`` where time runs downwards, which fades follow.

    Samples belong to no event (their ``event`` is "").
    """
    bar = Box(x, y - 4.5, x + 34.0, y + 4.5)
    fading = Box(x, y - 8.5, x + 9.0, y + 8.5) if upright else bar
    fade = 13.0 if upright else 26.0
    for look in get_args(Look):
        if name == look:
            return [Bar(bar, look, NEUTRAL, "")]
        if name == f"{look} dot":
            return [Dot(x + 6.0, y, 6.0, look, NEUTRAL, "")]
    match name:
        case "echo":
            return [Dot(x + 3.5, y, 3.0, "solid", NEUTRAL, "")]
        case "echo-line":
            return [Rule(x, y, x + 20.0, y, "accent", "solid", 2.0, NEUTRAL)]
        case "fade":
            return [Bar(fading, "solid", NEUTRAL, "", (0.0, fade))]
        case "fade-in":
            return [Bar(fading, "solid", NEUTRAL, "", (fade, 0.0))]
        case "band":
            ground = Area(Box(x, y - 7.0, x + 34.0, y + 7.0), "band", NEUTRAL)
            return [ground, ground]  # twice as strong as in the picture, where it is large
        case "unit":
            return [Stack(Box(x, y - UNIT_PX / 2, x + UNIT_PX, y + UNIT_PX / 2), (), 0, NEUTRAL)]
        case "stack":
            heights = (5.0, 12.0, 8.0)
            return [
                Stack(Box(x + 12.0 * i, y + 6.0 - h, x + 12.0 * i + 10.0, y + 6.0), (), 0, NEUTRAL, h / 12.0)
                for i, h in enumerate(heights)
            ]
        case _:
            return [Rule(x, y, x + 34.0, y, "axis", "dotted", 1.5)]
