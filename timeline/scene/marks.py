"""What a laid-out timeline is made of: boxes, dots, rules and texts in px, with colour roles and event ids.

A `Scene` holds no events, no dates to compute with (but its `TimeScale`) and no colours. A painter translates it and
decides nothing, so every picture of one scene (screen, SVG, PNG, PDF) shows the same things at the same places. Px have
their origin top left, y downwards. Marks are in painting order: what comes later lies on top.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from timeline.when import Day

if TYPE_CHECKING:
    from timeline.scene.scale import TimeScale

LaneKey = Literal["none", "actor", "type", "status", "source"]
ScaleKind = Literal["elastic", "linear"]
Role = Literal[
    "ground",  # the page
    "future",  # the ground of what is still to come
    "band",  # a lasting state behind the events
    "ink",  # titles: the strongest text
    "quiet",  # date phrases, tick labels, credit
    "axis",  # the axis line and its ticks
    "grid",  # lane separators, grid lines
    "now",  # publication and today lines and their labels
    "accent",  # the colour of a lane; which one is the mark's `accent`
]
Look = Literal[
    "solid",  # known: happened on that day / lasted
    "within",  # one day somewhere within: pale fill, dashed outline
    "ongoing",  # going on: filled, with a bright core
    "ongoing-within",  # going on since some day within: pale fill, dashed outline, a line through it
    "hollow",  # planned: outline only
    "hollow-within",  # planned, one day somewhere within: dashed outline, no fill
    "claimed",  # one side's word: outline with a core or hatched fill
    "claimed-within",  # one side's word, one day somewhere within: hatched fill, dashed outline
]
"""A status by a kind of when: form alone tells the eight apart, on every ground and without colour."""

NEUTRAL = -1
"""The accent of what belongs to no lane, a legend's samples above all: painters take their quiet colour for it."""

Dash = Literal["solid", "dashed", "dotted"]
Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class View:
    """What a reader wants to see.

    ``width_px`` is the width of the whole picture; ``height_px`` fixes its height (None: as high as it needs).
    ``domain`` is the first and last day shown (None: fit the events). ``published`` are the days that divide what was
    from what is to come, ``today`` a line of its own; neither is read from a clock. ``title``, ``subtitle`` and
    ``credit`` stand above and below the drawing when not empty. ``orientation`` "vertical" runs time downwards with
    labels in a column (A4 portrait, 9:16, phones).
    """

    width_px: float = 1200.0
    height_px: float | None = None
    domain: tuple[Day, Day] | None = None
    scale: ScaleKind = "elastic"
    lanes: LaneKey = "actor"
    published: tuple[Day, ...] = ()
    today: Day | None = None
    title: str = ""
    subtitle: str = ""
    credit: str = ""
    legend: bool = True
    orientation: Literal["horizontal", "vertical"] = "horizontal"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px; ``x0 <= x1`` and ``y0 <= y1``."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Area:
    """A filled ground: the future, a state's band, the page. ``event`` is the state's id, None for plain ground."""

    box: Box
    role: Role
    accent: int = 0
    event: str | None = None
    fade: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time. ``fade`` is px at the start and at the end over which it fades out (an end without a date)."""

    box: Box
    look: Look
    accent: int
    event: str
    fade: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Dot:
    """A day. ``x`` and ``y`` are its centre, ``r`` its radius in px."""

    x: float
    y: float
    r: float
    look: Look
    accent: int
    event: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: axis, tick, grid, leader, publication line."""

    x0: float
    y0: float
    x1: float
    y1: float
    role: Role
    dash: Dash = "solid"
    width: float = 1.0
    accent: int = 0
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text (wrapped labels are several).

    ``x`` and ``y`` are the anchor point on the baseline; ``box`` is what the ink may touch, as measured.
    """

    x: float
    y: float
    text: str
    size: float
    role: Role
    box: Box
    align: Align = "start"
    bold: bool = False
    accent: int = 0
    event: str | None = None
    halo: bool = False
    """Stands free: painters leave out lines behind it, so that none crosses the letters."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Several events at one place: a pile or a piece of a density strip.

    ``count`` is exact; ``events`` lists ids, or the first of them when ``count`` is larger (level of detail);
    ``weight`` in 0-1 is how dense it is beside the densest.
    """

    box: Box
    events: tuple[str, ...]
    count: int
    accent: int
    weight: float = 1.0


Mark = Area | Bar | Dot | Rule | Text | Stack


@dataclass(frozen=True, slots=True)
class Described:
    """What a painter may say of an event without knowing it: for hover, ``<title>``, links and screen readers."""

    title: str
    date: str
    status: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A timeline laid out.

    ``plot`` is the part of the picture in which time runs; ``withheld`` are the ids of events that are not drawn singly
    or not labelled, in the order of the events; ``described`` has an entry for every event id drawn or withheld.
    """

    width_px: float
    height_px: float
    plot: Box
    scale: TimeScale
    marks: tuple[Mark, ...]
    withheld: tuple[str, ...] = ()
    described: Mapping[str, Described] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    orientation: Literal["horizontal", "vertical"] = "horizontal"
    """Which way time runs: to the right, or downwards. Fades and zooming follow it."""
    axis: Box | None = None
    """Where the axis and its labels stand, beside ``plot``: what has to move with time when a picture is zoomed or panned."""
