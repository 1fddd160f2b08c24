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
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from timeline.paint.fonts import Fonts, bundled_fonts, families
from timeline.paint.looks import (
    BAR_DASH,
    CORE,
    CORE_PX,
    FINISHES,
    HATCH_LINE_PX,
    HATCH_PX,
    OUTLINE_PX,
    RING_PX,
    RULE_DASHES,
    core_line,
    covers,
    hatched,
    hatching,
    hull,
    inset,
    radius,
    spoken_stack,
    stack_opacity,
    stack_radius,
    strength_at,
    uncovered,
)
from timeline.paint.moving import moves, moving_room
from timeline.paint.polygons import Path, capsule, fading_fill, fading_outline
from timeline.paint.theme import LIGHT, Theme, mixed, rgba
from timeline.paint.traces import (
    MOVING,
    ORDER,
    STILL,
    Axes,
    box_trace,
    dash_of,
    hover_text,
    line_trace,
    plain,
    point_trace,
    px,
    wrapped,
)
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HIT_PX = 20.0
"""Least width and height of what can be hit: WCAG 2.2 asks for targets of 24 px or as much room between them."""

_BASELINE = 0.25
"""plotly.js puts the baseline of text "middle …" this part of its size below the point (drawing/index.js, textPointPosition)."""

_HAIR_PX = 0.02
"""plotly.js rounds the edges and corners of bars without an outline to whole px; this outline is one, and is not seen."""
CLEAR = "rgba(0,0,0,0)"
_POSITIONS = {"start": "middle right", "middle": "middle center", "end": "middle left"}


def to_figure(scene: Scene, theme: Theme = LIGHT, *, fonts: Fonts | None = None) -> Figure:
    """The scene as a figure of its own size in px; see the module for its axes, traces and ``customdata``."""
    from plotly.graph_objects import Figure

    return Figure(to_spec(scene, theme, fonts=fonts), skip_invalid=False)


def to_spec(scene: Scene, theme: Theme = LIGHT, *, fonts: Fonts | None = None) -> dict[str, Any]:
    """The same figure as plain data: ``data`` and ``layout`` as plotly.js takes them.

    Building a `Figure` checks every value and takes three times as long as all the rest; a page that only passes the
    figure on does without (`to_figure` and its tests have checked the same values).
    """
    painter = _Painter(scene, theme)
    for mark in scene.marks:
        painter.add(mark)
    return {"data": painter.traces(), "layout": _layout(scene, theme, painter, families(fonts or bundled_fonts()))}


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
    outlines: defaultdict[tuple[str, Axes, str, float, tuple[float, ...]], list[Path]] = field(
        default_factory=lambda: defaultdict(list)
    )
    dots: defaultdict[tuple[Axes, str, int, float], list[Dot]] = field(default_factory=lambda: defaultdict(list))
    stacks: defaultdict[tuple[Axes, int], list[Stack]] = field(default_factory=lambda: defaultdict(list))
    texts: defaultdict[tuple[Any, ...], list[Text]] = field(default_factory=lambda: defaultdict(list))
    hits: list[tuple[str, Box]] = field(default_factory=list)
    labels: dict[str, Box] = field(default_factory=dict)
    stack_hits: list[Stack] = field(default_factory=list)

    def add(self, mark: Mark) -> None:
        axes = MOVING if moves(mark, self.scene) else STILL
        match mark:
            case Area(event=None, fade=(0.0, 0.0)):
                self.areas.append(mark)
            case Area():
                self.fades.append(mark)
            case Rule():
                style = (self.theme.role(mark.role, mark.accent), mark.width, RULE_DASHES[mark.dash])
                for piece, at in _apart(mark, self.scene) if axes is STILL else [(mark, axes)]:
                    self.rules[at, *style].append(piece)
            case Bar():
                self.bar(mark, axes)
            case Dot():
                self.dots[axes, mark.look, mark.accent, mark.r].append(mark)
                if FINISHES[mark.look].dashed:
                    ring = Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r)
                    colour = self.theme.accent(mark.accent)
                    self.outlines["cores", axes, colour, OUTLINE_PX, BAR_DASH].append(capsule(inset(ring, RING_PX / 2)))
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
                for strength, path in fading_outline(bar, self.scene.orientation):
                    self.outlines["outlines", axes, rgba(colour, strength), OUTLINE_PX, dash].append(path)
        else:
            self.bars[axes, bar.look, bar.accent].append(bar)
            if finish.dashed:
                self.outlines["outlines", axes, colour, OUTLINE_PX, dash].append(
                    capsule(inset(bar.box, OUTLINE_PX / 2))
                )
        if finish.fill == "hatch" and (any(bar.fade) or finish.dashed):
            # lines, since a pattern neither fades nor keeps off dashes
            for x0, y0, x1, y1 in hatching(hatched(bar)):
                middle = (y0 + y1) / 2 if self.scene.orientation == "vertical" else (x0 + x1) / 2
                faded = rgba(colour, round(strength_at(bar, middle, self.scene.orientation), 2))
                self.outlines["outlines", axes, faded, HATCH_LINE_PX, ()].append([(x0, y0), (x1, y1)])
        if core := core_line(bar):
            shade = colour if finish.core == "full" else self.theme.ground
            self.outlines["outlines", axes, shade, CORE_PX, ()].append([core[:2], core[2:]])
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
            *self.fade_traces(),
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
            line = {"color": colour, "width": px(width), "dash": dash_of(dash), "simplify": False}
            pieces = [piece for rule in rules for piece in uncovered(rule, free)]
            yield line_trace("rules", axes, [[(x0, y0), (x1, y1)] for x0, y0, x1, y1 in pieces], line)

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
                    "none": CLEAR,
                }[finish.fill],
                "line": {
                    "width": OUTLINE_PX if solid_line else _HAIR_PX,
                    "color": colour if solid_line or finish.fill == "full" else CLEAR,
                },
                "cornerradius": px(max(map(radius, boxes))),
            }
            if finish.fill == "hatch" and not finish.dashed:
                marker["pattern"] = {
                    "shape": "/",
                    "fgcolor": colour,
                    "fgopacity": 1,
                    "bgcolor": self.theme.ground,
                    "fillmode": "overlay",
                    "size": HATCH_PX,
                    "solidity": 1.15 * HATCH_LINE_PX / HATCH_PX,  # its lines come out thinner than asked
                }
            yield {**box_trace("bars", axes, boxes), "marker": marker, "meta": look, "hoverinfo": "skip"}

    def outline_traces(self) -> Iterable[dict[str, Any]]:
        for (name, axes, colour, width, dash), paths in self.outlines.items():
            line = {"color": colour, "width": width, "dash": dash_of(dash), "simplify": False}
            yield line_trace(name, axes, paths, line)

    def fade_traces(self) -> Iterable[dict[str, Any]]:
        layers: defaultdict[tuple[str, Axes, str], list[Path]] = defaultdict(list)
        steps: defaultdict[Axes, list[tuple[str, Box]]] = defaultdict(list)
        for mark in self.fades:
            axes = MOVING if moves(mark, self.scene) else STILL
            if isinstance(mark, Area):
                name, colour = "areas", self.theme.role(mark.role, mark.accent)
                opacity = self.theme.band if mark.role == "band" else 1.0
            else:
                name, colour, pale = "fades", self.theme.accent(mark.accent), self.theme.pale
                opacity = {"full": 1.0, "pale": pale, "ground": pale / 2, "hatch": 0.0, "none": 0.0}[
                    FINISHES[mark.look].fill
                ]
            polygons, boxes = fading_fill(mark, self.scene.orientation, opacity)
            for strength, path in polygons:
                layers[name, axes, rgba(colour, strength)].append(path)
            steps[axes] += [(rgba(colour, strength), box) for strength, box in boxes]
        for (name, axes, colour), paths in layers.items():
            yield {**line_trace(name, axes, paths, {"width": 0}), "fill": "toself", "fillcolor": colour}
        for axes, made in steps.items():
            if made:
                # an array of colours for once: hundreds of traces would cost more, and without a pattern it is quiet
                marker = {"color": [colour for colour, _ in made], "line": {"width": 0}, "cornerradius": 0}
                yield {**box_trace("fades", axes, [box for _, box in made]), "marker": marker, "hoverinfo": "skip"}

    def dot_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, look, accent, r), dots in self.dots.items():
            finish, colour = FINISHES[dots[0].look], self.theme.accent(accent)
            ground = self.theme.ground
            fill = {"full": colour, "pale": mixed(colour, ground, self.theme.pale)}.get(finish.fill, ground)
            ring = RING_PX if finish.outline and not finish.dashed else 0.0
            marker = {"size": px(2 * r - ring), "color": fill, "opacity": 1, "line": {"width": ring, "color": colour}}
            yield {**point_trace("dots", axes, dots), "mode": "markers", "marker": marker, "meta": look}
            core_kind = "full" if finish.fill == "hatch" else finish.core
            if core_kind != "none":
                shade = colour if core_kind == "full" else ground
                core = {"size": px(2 * r * CORE), "color": shade, "opacity": 1, "line": {"width": 0}}
                yield {**point_trace("cores", axes, dots), "mode": "markers", "marker": core}

    def stack_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, accent), stacks in self.stacks.items():
            marker = {
                "color": self.theme.accent(accent),
                "opacity": [px(stack_opacity(stack)) for stack in stacks],
                "line": {"width": _HAIR_PX, "color": self.theme.accent(accent)},
                "cornerradius": px(min(map(stack_radius, stacks))),
            }
            yield {**box_trace("stacks", axes, [s.box for s in stacks]), "marker": marker, "hoverinfo": "skip"}

    def text_traces(self) -> Iterable[dict[str, Any]]:
        for (axes, colour, size, bold, align), texts in self.texts.items():
            font = {"color": colour, "size": px(size), "weight": 700 if bold else 400}
            yield {
                "type": "scatter",
                "name": "texts",
                "mode": "text",
                "xaxis": axes[0],
                "yaxis": axes[1],
                "x": [px(text.x) for text in texts],
                "y": [px(text.y - _BASELINE * size) for text in texts],
                "text": [plain(text.text) for text in texts],
                "textposition": _POSITIONS[align],
                "textfont": font,
                "customdata": [text.event or "" for text in texts],
                "hoverinfo": "skip",
                "cliponaxis": axes is MOVING,
                "zorder": ORDER["texts"],
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
                **box_trace("hits", MOVING, [box for _, box in hits]),
                **states,
                "marker": invisible,
                "customdata": [event for event, _ in hits],
                "hovertext": [hover_text(described[event]) for event, _ in hits],
                "hoverinfo": "text",
                "zorder": 8,
            }
        if self.stack_hits:
            yield {
                **box_trace("stack-hits", MOVING, [stack.box for stack in self.stack_hits]),
                **states,
                "marker": invisible,
                "customdata": [list(stack.events) for stack in self.stack_hits],
                "hovertext": [wrapped(spoken_stack(self.scene, stack)) for stack in self.stack_hits],
                "hoverinfo": "text",
                "zorder": 8,
            }


def _apart(rule: Rule, scene: Scene) -> list[tuple[Rule, Axes]]:
    """A rule of the frame in pieces, each with its axes: a line between two lanes has to lie on the grounds, which move.

    Where the line runs along time through the plot it moves with them, and seems to stand still since it has no mark on it.
    """
    plot, room, down = scene.plot, moving_room(scene), scene.orientation == "vertical"
    if down:
        inside = rule.x0 == rule.x1 and plot.x0 <= rule.x0 <= plot.x1
        (start, end), (low, high) = sorted((rule.y0, rule.y1)), (room.y0, room.y1)
    else:
        inside = rule.y0 == rule.y1 and plot.y0 <= rule.y0 <= plot.y1
        (start, end), (low, high) = sorted((rule.x0, rule.x1)), (room.x0, room.x1)
    if not inside:
        return [(rule, STILL)]
    pieces = ((start, min(end, low), STILL), (max(start, low), min(end, high), MOVING), (max(start, high), end, STILL))
    return [(replace(rule, y0=a, y1=b) if down else replace(rule, x0=a, x1=b), axes) for a, b, axes in pieces if a < b]


def _layout(scene: Scene, theme: Theme, painter: _Painter, family: str) -> dict[str, Any]:
    width, height, room = scene.width_px, scene.height_px, moving_room(scene)
    still = {"showgrid": False, "zeroline": False, "visible": False, "fixedrange": True}
    along = {**still, "fixedrange": False}
    x_range, y_range = [px(room.x0), px(room.x1)], [px(height), 0]
    x_domain, y_domain = [room.x0 / width, room.x1 / width], [0.0, 1.0]
    if scene.orientation == "vertical":
        x_range, y_range = [0, px(width)], [px(room.y1), px(room.y0)]
        x_domain, y_domain = [0.0, 1.0], [1 - room.y1 / height, 1 - room.y0 / height]
    x2 = {**still, "anchor": "y2", "domain": [round(v, 6) for v in x_domain], "range": x_range}
    y2 = {**still, "anchor": "x2", "domain": [round(v, 6) for v in y_domain], "range": y_range}
    moving, (low, high) = (x2, x_range) if scene.orientation == "horizontal" else (y2, y_range[::-1])
    # no further than the scene: beyond it there is nothing, and a reader who pans there is lost
    moving.update({**along, "minallowed": low, "maxallowed": high})
    return {
        "width": px(width),
        "height": px(height),
        "autosize": False,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False},
        "paper_bgcolor": theme.ground,
        "plot_bgcolor": CLEAR,
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
        "xaxis": {**still, "range": [0, px(width)], "domain": [0, 1]},
        "yaxis": {**still, "range": [px(height), 0], "domain": [0, 1]},
        "xaxis2": x2,
        "yaxis2": y2,
        "shapes": [_ground(area, scene, theme) for area in painter.areas],
    }


def _ground(area: Area, scene: Scene, theme: Theme) -> dict[str, Any]:
    axes = MOVING if moves(area, scene) else STILL
    return {
        "type": "rect",
        "layer": "below",
        "xref": axes[0],
        "yref": axes[1],
        "x0": px(area.box.x0),
        "x1": px(area.box.x1),
        "y0": px(area.box.y0),
        "y1": px(area.box.y1),
        "fillcolor": theme.role(area.role, area.accent),
        "opacity": theme.band if area.role == "band" else 1,
        "line": {"width": 0},
    }


def _at_least(box: Box) -> Box:
    """The box, made as large as a target has to be."""
    wide, high = max(HIT_PX - (box.x1 - box.x0), 0) / 2, max(HIT_PX - (box.y1 - box.y0), 0) / 2
    return Box(box.x0 - wide, box.y0 - high, box.x1 + wide, box.y1 + high)
