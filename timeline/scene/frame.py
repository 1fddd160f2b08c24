"""What stands round a timeline: title and subtitle above it, legend and credit below. The same for both orientations."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.scene.labels import line
from timeline.scene.marks import NEUTRAL, Area, Bar, Box, Dot, Mark, Rule, Stack, View
from timeline.scene.metrics import ASCENT, DESCENT, LINE, Measure, wrap

MARGIN_PX, NARROW_MARGIN_PX = 32.0, 14.0
NARROW_PX = 640.0
"""Below this width (a phone) margins shrink, the title is set smaller and lane names stand over their lanes."""

SMALL_PX = 11.5
"""Legend, credit, ticks: the smallest text, still read at arm's length."""


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
        for row in wrap(text, size, wide * 0.96, bold=bold, measure=measure):
            marks.append(
                line(measure, row, edge, y + ASCENT * size, size, "ink" if role == "ink" else "quiet", bold=bold)
            )
            y += size * LINE
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


Entry = tuple[str, str]
"""A legend's sample (see `_sample`) and its words."""

_LEGEND: tuple[Entry, ...] = (
    ("dot", "day known"),
    ("bar", "lasted"),
    ("within", "some day within"),
    ("hollow", "planned"),
    ("hollow-bar", "planned to last"),
    ("hollow-within", "planned, some day within"),
    ("claimed", "one side’s claim"),
    ("fade", "end not known"),
    ("fade-in", "start not known"),
    ("band", "state of affairs"),
    ("echo", "takes part"),
    ("stack", "several, not labelled"),
    ("skip", "time skipped on the axis"),
)


def samples_of(marks: Sequence[Mark], skips: bool, echoes: bool) -> frozenset[str]:
    """The legend's samples that a picture's marks use."""
    used: set[str] = {"skip"} if skips else set()
    if echoes:
        used.add("echo")
    for mark in marks:
        match mark:
            case Dot(look="solid"):
                used.add("dot")
            case Bar(fade=fade, look=look):
                used.update(name for name, px in zip(("fade-in", "fade"), fade, strict=True) if px)
                if not any(fade):
                    used.add({"solid": "bar", "hollow": "hollow-bar"}.get(look, look))
            case Dot(look=look):
                used.add(look)
            case Area(role="band"):
                used.add("band")
            case Stack():
                used.add("stack")
    return frozenset(used)


def footing(view: View, measure: Measure, used: frozenset[str], top: float) -> tuple[list[Mark], float]:
    """Legend (left) and credit (right, or below where both do not fit), from ``top`` down; and the y below them."""
    edge = margin(view)
    marks: list[Mark] = []
    x, y = edge, top + 10.0
    limit = view.width_px - edge
    entries = [entry for entry in _LEGEND if entry[0] in used] if view.legend else []
    for name, words in entries:
        wide = 34.0 + measure(words, SMALL_PX, False)
        if x > edge and x + wide > limit:
            x, y = edge, y + 20.0
        marks.extend(_sample(name, x, y))
        marks.append(line(measure, words, x + _SAMPLE_PX[name] + 7.0, y + 4.0, SMALL_PX, "quiet"))
        x += _SAMPLE_PX[name] + 7.0 + measure(words, SMALL_PX, False) + 24.0
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


_SAMPLE_PX = {name: 34.0 for name, _ in _LEGEND} | {"dot": 11.0, "hollow": 13.0, "echo": 7.0}


def _sample(name: str, x: float, y: float) -> list[Mark]:
    """A legend's sample, its left end at ``x``, centred on ``y``. Samples belong to no event (their ``event`` is "")."""
    bar = Box(x, y - 4.5, x + 34.0, y + 4.5)
    match name:
        case "dot":
            return [Dot(x + 5.5, y, 5.5, "solid", NEUTRAL, "")]
        case "hollow":
            return [Dot(x + 6.0, y, 6.0, "hollow", NEUTRAL, "")]
        case "echo":
            return [Dot(x + 3.5, y, 3.0, "solid", NEUTRAL, "")]
        case "bar":
            return [Bar(bar, "solid", NEUTRAL, "")]
        case "hollow-bar":
            return [Bar(bar, "hollow", NEUTRAL, "")]
        case "within" | "hollow-within" | "claimed":
            return [Bar(bar, name, NEUTRAL, "")]
        case "fade":
            return [Bar(bar, "solid", NEUTRAL, "", (0.0, 26.0))]
        case "fade-in":
            return [Bar(bar, "solid", NEUTRAL, "", (26.0, 0.0))]
        case "band":
            return [Area(Box(x, y - 7.0, x + 34.0, y + 7.0), "band", NEUTRAL)]
        case "stack":
            heights = (5.0, 12.0, 8.0)
            return [
                Stack(Box(x + 12.0 * i, y + 6.0 - h, x + 12.0 * i + 10.0, y + 6.0), (), 0, NEUTRAL, h / 12.0)
                for i, h in enumerate(heights)
            ]
        case _:
            return [Rule(x, y, x + 34.0, y, "axis", "dotted", 1.5)]
