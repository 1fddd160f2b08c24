"""Scene -> plotly Figure: the same marks at the same px, alive: hover, click, zoom and pan along time.

How a figure is made, for whoever builds on it:

- **Axes are px of the scene.** ``xaxis``/``yaxis`` cover the whole picture and never move; what stands still is drawn on them
  (title, lane names, legend). ``xaxis2``/``yaxis2`` cover the plot and the axis at the same scale; what moves with time is drawn on
  them, and they can be zoomed and panned along time and no further than the scene reaches. At first both show the picture
  as every other painter does. A page that wants finer ticks and more labels on zooming asks `lay_out` for a new scene with
  another ``domain`` and paints that; a notebook or a saved page zooms into the scene it has.
- **Traces** are named by what they draw: ``areas``, ``rules``, ``bars``, ``outlines``, ``fades``, ``dots``, ``cores``, ``stacks``,
  ``texts``; one for each accent and look, with scalar colours (arrays of colours with patterns make plotly.js log warnings),
  and never annotations, which cost ten times as much. Grounds without an event are shapes.
- **Hits.** Nothing drawn answers the mouse. The invisible bars of the trace ``hits`` do: one for each mark of an event, at
  least `HIT_PX` wide and high, and one for its label; ``customdata`` is the list of event ids, ``hovertext`` what is said of
  them. The trace ``stack-hits`` does the same for stacks; there ``customdata`` holds a list of ids for each.
- **Highlight**: set ``selectedpoints`` of ``hits`` to the indices whose ``customdata`` is the event; they are washed with ink.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from math import cos, pi, sin, sqrt
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from timeline.paint.fonts import Fonts, bundled_fonts, families
from timeline.paint.looks import (
    BAR_DASH,
    CLAIM_CORE,
    FINISHES,
    HATCH_LINE_PX,
    HATCH_PX,
    OUTLINE_PX,
    RING_PX,
    RULE_DASHES,
    bounds_of,
    clean,
    covers,
    fade_line,
    hull,
    inset,
    radius,
    spoken_stack,
    stack_opacity,
    strength_at,
    uncovered,
)
from timeline.paint.theme import LIGHT, Theme, mixed, rgba
from timeline.scene.marks import Area, Bar, Box, Described, Dot, Mark, Rule, Scene, Stack, Text

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HIT_PX = 20.0
"""Least width and height of what can be hit: WCAG 2.2 asks for targets of 24 px or as much room between them."""

_BASELINE = 0.25
"""plotly.js puts the baseline of text "middle …" this part of its size below the point (drawing/index.js, textPointPosition)."""

_POSITIONS = {"start": "middle right", "middle": "middle center", "end": "middle left"}
_ORDER = {"areas": 0, "rules": 1, "fades": 2, "bars": 3, "outlines": 4, "stacks": 4, "dots": 5, "cores": 6, "texts": 7}
"""Painting order by kind: plotly paints bars under all lines unless told otherwise (``zorder``)."""
_SLICES = 12
"""Pieces in which an outline fades; more cannot be told from a gradient."""
_ARC = 6
"""Corners of the polygon for a quarter of a circle: of 12 px, no more can be seen."""

Axes = tuple[str, str]
Path = list[tuple[float, float]]
_STILL: Axes = ("x", "y")
_MOVING: Axes = ("x2", "y2")


def to_figure(scene: Scene, theme: Theme = LIGHT, *, fonts: Fonts | None = None) -> Figure:
    """The scene as a figure of its own size in px; see the module for its axes, traces and ``customdata``."""
    from plotly.graph_objects import Figure

    painter = _Painter(scene, theme)
    for mark in scene.marks:
        painter.add(mark)
    return Figure(
        data=painter.traces(),
        layout=_layout(scene, theme, painter, families(fonts or bundled_fonts())),
        skip_invalid=False,
    )


@dataclass(slots=True)
class _Painter:
    """What has been collected, by kind and style; each becomes one trace."""

    scene: Scene
    theme: Theme
    areas: list[Area] = field(default_factory=list)
    rules: defaultdict[tuple[Axes, str, float, tuple[float, ...]], list[Rule]] = field(
        default_factory=lambda: defaultdict(list)
    )
    bars: defaultdict[tuple[Axes, str, int], list[Bar]] = field(default_factory=lambda: defaultdict(list))
    fades: list[Area | Bar] = field(default_factory=list)
    outlines: defaultdict[tuple[str, Axes, str, tuple[float, ...]], list[Path]] = field(
        default_factory=lambda: defaultdict(list)
    )
    dots: defaultdict[tuple[Axes, str, int, float], list[Dot]] = field(default_factory=lambda: defaultdict(list))
    stacks: defaultdict[tuple[Axes, int], list[Stack]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[tuple[Any, ...], list[Text]] = field(default_factory=lambda: defaultdict(list))
    hits: list[tuple[str, Box]] = field(default_factory=list)
    labels: dict[str, Box] = field(default_factory=dict)
    stack_hits: list[Stack] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        axes = _MOVING if moves(mark, self.scene) else _STILL
        match mark:
            case Area(event=None, fade=(0.0, 0.0)):
                self.areas.append(mark)
            case Area():
                self.fades.append(mark)
            case Rule():
                key = (axes, self.theme.role(mark.role, mark.accent), mark.width, RULE_DASHES[mark.dash])
                self.rules[key].append(mark)
            case Bar():
                self.bar(mark, axes)
            case Dot():
                self.dots[axes, mark.look, mark.accent, mark.r].append(mark)
                if FINISHES[mark.look].dashed:
                    ring = Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r)
                    colour = self.theme.accent(mark.accent)
                    self.outlines["cores", axes, colour, BAR_DASH].append(_capsule(inset(ring, RING_PX / 2)))
                self.hit(mark.event, Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r))
            case Stack():
                self.stacks[axes, mark.accent].append(mark)
                if mark.count:
                    self.stack_hits.append(mark)
            case Text():
                self.text(mark, axes)

    def bar(self, bar: Bar, axes: Axes) -> None:
        finish = FINISHES[bar.look]
        colour = self.theme.accent(bar.accent)
        dash = BAR_DASH if finish.dashed else ()
        if any(bar.fade):
            self.fades.append(bar)
            if finish.outline:
                for strength, path in _fading_outline(bar, self.scene.orientation):
                    self.outlines["outlines", axes, rgba(colour, strength), dash].append(path)
        else:
            self.bars[axes, bar.look, bar.accent].append(bar)
            if finish.dashed:
                self.outlines["outlines", axes, colour, dash].append(_capsule(inset(bar.box, OUTLINE_PX / 2)))
        self.hit(bar.event, bar.box)

    def text(self, text: Text, axes: Axes) -> None:
        colour = self.theme.text(text.role, text.accent)
        self.texts[axes, colour, text.size, text.bold, text.align].append(text)
        if text.event and text.event in self.scene.described:
            known = self.labels.get(text.event)
            self.labels[text.event] = hull(known, text.box) if known else text.box

    def hit(self, event: str, box: Box) -> None:
        if event in self.scene.described:
            self.hits.append((event, _at_least(box)))

    def traces(self) -> list[dict[str, Any]]:
        return [
            *self.rule_traces(),
            *(self.fade_trace(mark) for mark in self.fades),
            *self.bar_traces(),
            *self.outline_traces(),
            *self.stack_traces(),
            *self.dot_traces(),
            *self.text_traces(),
            *self.hit_traces(),
        ]

    def rule_traces(self) -> Iterable[dict[str, Any]]:
        free = covers(self.scene)
        for (axes, colour, width, dash), rules in self.rules.items():
            line = {"color": colour, "width": _n(width), "dash": _dash(dash), "simplify": False}
            pieces = [piece for rule in rules for piece in uncovered(rule, free)]
            yield _lines("rules", axes, [[(x0, y0), (x1, y1)] for x0, y0, x1, y1 in pieces], line)

    def bar_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, look, accent), bars in self.bars.items():
            finish, colour = FINISHES[bars[0].look], self.theme.accent(accent)
            solid_line = finish.outline and not finish.dashed
            boxes = [inset(bar.box, OUTLINE_PX / 2) if finish.outline else bar.box for bar in bars]
            marker: dict[str, Any] = {
                "color": {
                    "full": colour,
                    "pale": rgba(colour, self.theme.pale),
                    "ground": self.theme.ground,
                    "hatch": self.theme.ground,
                    "none": "rgba(0,0,0,0)",
                }[finish.fill],
                "line": {"width": OUTLINE_PX if solid_line else 0, "color": colour},
                "cornerradius": _n(max(map(radius, boxes))),
            }
            if finish.fill == "hatch":
                marker["pattern"] = {
                    "shape": "/",
                    "fgcolor": colour,
                    "fgopacity": 1,
                    "bgcolor": self.theme.ground,
                    "fillmode": "overlay",
                    "size": HATCH_PX,
                    "solidity": 1.15 * HATCH_LINE_PX / HATCH_PX,  # its lines come out thinner than asked
                }
            yield {**_boxes("bars", axes, boxes), "marker": marker, "meta": look, "hoverinfo": "skip"}

    def outline_traces(self) -> Iterable[dict[str, Any]]:
        for (name, axes, colour, dash), paths in self.outlines.items():
            line = {"color": colour, "width": OUTLINE_PX, "dash": _dash(dash), "simplify": False}
            yield _lines(name, axes, paths, line)

    def fade_trace(self, mark: Area | Bar) -> dict[str, Any]:
        """A trace of its own for each: a gradient runs between two px."""
        axes = _MOVING if moves(mark, self.scene) else _STILL
        (start, end), stops = fade_line(mark, self.scene.orientation)
        if isinstance(mark, Area):
            colour = self.theme.role(mark.role, mark.accent)
            opacity = self.theme.band if mark.role == "band" else 1.0
            path, line = _rectangle(mark.box), {"width": 0}
        else:
            finish, colour = FINISHES[mark.look], self.theme.accent(mark.accent)
            opacity = {"full": 1.0, "pale": self.theme.pale, "ground": self.theme.pale / 2, "hatch": 0.5, "none": 0.0}[
                finish.fill
            ]
            path, line = _capsule(mark.box), {"width": 0}
        scale = [[_n(at), rgba(colour, _n(strength * opacity))] for at, strength in stops]
        return {
            **_lines("areas" if isinstance(mark, Area) else "fades", axes, [path], line),
            "fill": "toself",
            "fillgradient": {
                "type": self.scene.orientation,
                "start": _n(start),
                "stop": _n(end),
                "colorscale": scale,
            },
        }

    def dot_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, look, accent, r), dots in self.dots.items():
            finish, colour = FINISHES[dots[0].look], self.theme.accent(accent)
            ground = self.theme.ground
            fill = {"full": colour, "pale": mixed(colour, ground, self.theme.pale)}.get(finish.fill, ground)
            ring = RING_PX if finish.outline and not finish.dashed else 0.0
            marker = {"size": _n(2 * r - ring), "color": fill, "opacity": 1, "line": {"width": ring, "color": colour}}
            yield {**_points("dots", axes, dots), "mode": "markers", "marker": marker, "meta": look}
            if finish.fill == "hatch":
                core = {"size": _n(2 * r * CLAIM_CORE), "color": colour, "opacity": 1, "line": {"width": 0}}
                yield {**_points("cores", axes, dots), "mode": "markers", "marker": core}

    def stack_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, accent), stacks in self.stacks.items():
            marker = {
                "color": self.theme.accent(accent),
                "opacity": [_n(stack_opacity(stack)) for stack in stacks],
                "line": {"width": 0},
                "cornerradius": 3,
            }
            yield {**_boxes("stacks", axes, [s.box for s in stacks]), "marker": marker, "hoverinfo": "skip"}

    def text_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, colour, size, bold, align), texts in self.texts.items():
            font = {"color": colour, "size": _n(size), "weight": 700 if bold else 400}
            yield {
                "type": "scatter",
                "name": "texts",
                "mode": "text",
                "xaxis": axes[0],
                "yaxis": axes[1],
                "x": [_n(text.x) for text in texts],
                "y": [_n(text.y - _BASELINE * size) for text in texts],
                "text": [_plain(text.text) for text in texts],
                "textposition": _POSITIONS[align],
                "textfont": font,
                "customdata": [text.event or "" for text in texts],
                "hoverinfo": "skip",
                "cliponaxis": axes is _MOVING,
                "zorder": _ORDER["texts"],
            }

    def hit_traces(self) -> Iterable[dict[str, Any]]:
        invisible = {"color": rgba(self.theme.ink, 0), "line": {"width": 0}, "cornerradius": 5}
        states = {
            "selected": {"marker": {"color": rgba(self.theme.ink, 0.16), "opacity": 1}},
            "unselected": {"marker": {"opacity": 0}},
        }
        hits = [*((event, _at_least(box)) for event, box in self.labels.items()), *self.hits]
        described = self.scene.described
        if hits:
            yield {
                **_boxes("hits", _MOVING, [box for _, box in hits]),
                **states,
                "marker": invisible,
                "customdata": [event for event, _ in hits],
                "hovertext": [_hover(described[event]) for event, _ in hits],
                "hoverinfo": "text",
                "zorder": 8,
            }
        if self.stack_hits:
            yield {
                **_boxes("stack-hits", _MOVING, [stack.box for stack in self.stack_hits]),
                **states,
                "marker": invisible,
                "customdata": [list(stack.events) for stack in self.stack_hits],
                "hovertext": [_wrapped(spoken_stack(self.scene, stack)) for stack in self.stack_hits],
                "hoverinfo": "text",
                "zorder": 8,
            }


def moves(mark: Mark, scene: Scene) -> bool:
    """Whether a mark moves when time is zoomed: it belongs to an event, or stands inside the plot or the axis.

    Lane names stand still even where a narrow picture sets them inside the plot.
    """
    event = getattr(mark, "event", None)
    if (event and event in scene.described) or (isinstance(mark, Stack) and mark.count):
        return True
    if isinstance(mark, Text) and mark.role == "accent":
        return False
    box, room = bounds_of(mark), moving_room(scene)
    return room.x0 - 1 <= box.x0 and box.x1 <= room.x1 + 1 and room.y0 - 1 <= box.y0 and box.y1 <= room.y1 + 1


def moving_room(scene: Scene) -> Box:
    """The plot and the axis beside it, with half a label more along time: a label of the first tick hangs over its end."""
    room = hull(scene.plot, scene.axis) if scene.axis else scene.plot
    if scene.orientation == "vertical":
        return Box(room.x0, max(room.y0 - 20, 0.0), room.x1, min(room.y1 + 20, scene.height_px))
    return Box(max(room.x0 - 20, 0.0), room.y0, min(room.x1 + 40, scene.width_px), room.y1)


def _layout(scene: Scene, theme: Theme, painter: _Painter, family: str) -> dict[str, Any]:
    width, height, room = scene.width_px, scene.height_px, moving_room(scene)
    still = {"showgrid": False, "zeroline": False, "visible": False, "fixedrange": True}
    along = {**still, "fixedrange": False}
    x_range, y_range = [_n(room.x0), _n(room.x1)], [_n(height), 0]
    x_domain, y_domain = [room.x0 / width, room.x1 / width], [0.0, 1.0]
    if scene.orientation == "vertical":
        x_range, y_range = [0, _n(width)], [_n(room.y1), _n(room.y0)]
        x_domain, y_domain = [0.0, 1.0], [1 - room.y1 / height, 1 - room.y0 / height]
    x2 = {**still, "anchor": "y2", "domain": [round(v, 6) for v in x_domain], "range": x_range}
    y2 = {**still, "anchor": "x2", "domain": [round(v, 6) for v in y_domain], "range": y_range}
    moving, (low, high) = (x2, x_range) if scene.orientation == "horizontal" else (y2, y_range[::-1])
    # no further than the scene: beyond it there is nothing, and a reader who pans there is lost
    moving.update({**along, "minallowed": low, "maxallowed": high})
    return {
        "width": _n(width),
        "height": _n(height),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": theme.ground,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": family, "color": theme.ink},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 6,
        "dragmode": "pan",
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": theme.ground,
            "bordercolor": theme.quiet,
            "font": {"family": family, "size": 13, "color": theme.ink},
            "align": "left",
        },
        "xaxis": {**still, "range": [0, _n(width)], "domain": [0, 1]},
        "yaxis": {**still, "range": [_n(height), 0], "domain": [0, 1]},
        "xaxis2": x2,
        "yaxis2": y2,
        "shapes": [_ground(area, scene, theme) for area in painter.areas],
    }


def _ground(area: Area, scene: Scene, theme: Theme) -> dict[str, Any]:
    axes = _MOVING if moves(area, scene) else _STILL
    return {
        "type": "rect",
        "layer": "below",
        "xref": axes[0],
        "yref": axes[1],
        "x0": _n(area.box.x0),
        "x1": _n(area.box.x1),
        "y0": _n(area.box.y0),
        "y1": _n(area.box.y1),
        "fillcolor": theme.role(area.role, area.accent),
        "opacity": theme.band if area.role == "band" else 1,
        "line": {"width": 0},
    }


def _lines(
    name: str, axes: Axes, paths: Sequence[Sequence[tuple[float, float]]], line: dict[str, Any]
) -> dict[str, Any]:
    """A trace of broken lines; None lifts the pen."""
    x: list[float | None] = []
    y: list[float | None] = []
    for path in paths:
        if x:
            x.append(None)
            y.append(None)
        x.extend(_n(point[0]) for point in path)
        y.extend(_n(point[1]) for point in path)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "xaxis": axes[0],
        "yaxis": axes[1],
        "x": x,
        "y": y,
        "line": line,
        "hoverinfo": "skip",
        "zorder": _ORDER[name],
    }


def _boxes(name: str, axes: Axes, boxes: Sequence[Box]) -> dict[str, Any]:
    """A trace of boxes, as horizontal bars from their left edge."""
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "xaxis": axes[0],
        "yaxis": axes[1],
        "base": [_n(box.x0) for box in boxes],
        "x": [_n(box.x1 - box.x0) for box in boxes],
        "y": [_n((box.y0 + box.y1) / 2) for box in boxes],
        "width": [_n(box.y1 - box.y0) for box in boxes],
        "zorder": _ORDER.get(name, 0),
    }


def _points(name: str, axes: Axes, dots: Sequence[Dot]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "xaxis": axes[0],
        "yaxis": axes[1],
        "x": [_n(dot.x) for dot in dots],
        "y": [_n(dot.y) for dot in dots],
        "hoverinfo": "skip",
        "cliponaxis": axes is _MOVING,
        "zorder": _ORDER[name],
    }


def _at_least(box: Box) -> Box:
    """The box, made as large as a target has to be."""
    wide, high = max(HIT_PX - (box.x1 - box.x0), 0) / 2, max(HIT_PX - (box.y1 - box.y0), 0) / 2
    return Box(box.x0 - wide, box.y0 - high, box.x1 + wide, box.y1 + high)


def _rectangle(box: Box) -> Path:
    return [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1), (box.x0, box.y0)]


def _capsule(box: Box) -> Path:
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


def _fading_outline(bar: Bar, orientation: str) -> Iterable[tuple[float, Path]]:
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


def _dash(lengths: tuple[float, ...]) -> str:
    return ",".join(f"{_n(length)}px" for length in lengths) or "solid"


def _hover(described: Described) -> str:
    rest = " · ".join(part for part in (described.date, described.status) if part)
    return f"<b>{_wrapped(described.title)}</b><br>{_plain(rest)}"


def _wrapped(text: str) -> str:
    """A text for a hover label, at most 56 letters a line: plotly breaks no lines by itself."""
    return "<br>".join(_plain(row) for row in wrap(clean(text), 56)) or ""


def _plain(text: str) -> str:
    """A text plotly.js shows as it stands: it would read ``<b>`` as bold, ``&amp;`` as an entity and ``$…$`` as TeX."""
    return escape(clean(text), quote=False).replace("$", "&#36;")


def _n(value: float) -> float:
    """A length as short as it can be written: figures travel as JSON."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded
