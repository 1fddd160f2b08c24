"""Where a day stands in px, and which day stands at a px: the time scale, linear or elastic.

A `TimeScale` is piecewise linear and strictly monotone over day numbers, so it can be inverted exactly. A day takes the
stretch from its own px to that of the next day; a dot for it stands in the middle.

The elastic scale gives room by what happens. Every dated happening has a mass that is spread evenly over the days it may
touch, so a day, a month and a year weigh nearly the same, and a stretch's room grows with the root of the sum of squares of
the masses in it (six happenings of one day stand in six rows and need not six times the width). Empty stretches get
a little room, hardly more for a century than for a month, and are listed in ``skipped`` for the axis to say so. Stretches
begin and end with the calendar: a unit is cut into finer ones only where things would stand too close and where
every piece is still wide enough to be named on the axis. The masses are smooth, so one more event moves the others a little
and reshuffles nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import floor as round_down
from math import hypot, log10
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from timeline.scene import units
from timeline.when import Day

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Span = tuple[int, int]
"""A stretch of days: the first day's number and the number of the day after the last."""

_CLOSE = 1e-6
"""Slack, in days, when a px is turned back to a day: far above the rounding of floats, far below a day."""

_LEVELS = (12000, 1200, 120, 12, 3, 1, 0)
"""The units, in months, a stretch is cut into in turn: millennium, century, decade, year, quarter, month, day (0)."""

_APART_PX = 20.0
"""Starts nearer than this crowd each other: two dots of 14 px with a gap."""

_WINDOW, _CROWD, _HOLLOW = 1 / 3, 0.7, 0.6
"""A year or less is cut only where things are bunched: 70 % of them begin within a third of it, or its two largest empty pieces
make up 60 % of it. What is spread more evenly would gain little and cost the stretch its even pace."""

_BAR_PX, _BAR_SHARE = 24.0, 0.5
"""A bar shorter than this looks like a dot; one that fills less than half of its cell leaves room that others can use."""

_SKIP_RATIO = 0.34
"""An empty stretch is shown as skipped when it runs at no more than a third of its faster neighbour's px a day; above
that an eye does not notice the compression."""

_SAMPLE = 1000
"""Spans beyond this many shape the scale by a sample, evenly spaced in order of time; the shape of the crowd is the same."""


HOURS_PX = 210.0
"""A day drawn at least so wide has hours on its axis. What is dated to that day is then a stretch, somewhere in which it was: a dot
in its middle would say noon."""

_MOST_PIECES = 120
"""A cell is not cut into more pieces than this: even a picture of 3,000 px could not name them."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A piecewise linear map from days to px.

    ``knots`` are (day number, px of that day's start), both strictly increasing, at least two; before the first and after
    the last the end pieces go on. ``skipped`` are the stretches (first day number, number of the day after the last)
    that are drawn compressed.

    >>> scale = linear((Day.of(2023, 3, 1), Day.of(2023, 3, 10)), 0.0, 100.0)
    >>> scale(Day.of(2023, 3, 4)), scale.invert(39.9)
    (30.0, Day('2023-03-04'))

    Raises ``ValueError`` for fewer than two knots or knots that do not increase.
    """

    knots: tuple[tuple[int, float], ...]
    skipped: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if len(self.knots) < 2:
            raise ValueError(f"a scale needs two knots, not {self.knots!r}")
        if any(not (a[0] < b[0] and a[1] < b[1]) for a, b in pairwise(self.knots)):
            raise ValueError("a scale's knots must increase in days and in px")

    @property
    def span(self) -> Span:
        """The days from the first knot to the last (that one not included)."""
        return self.knots[0][0], self.knots[-1][0]

    def __call__(self, day: Day | date) -> float:
        """The px where a day starts."""
        return self.at(day.toordinal())

    def at(self, ordinal: float) -> float:
        """The px of a day number, which may have a fraction: ``at(day + 0.5)`` is the middle of a day."""
        (o0, x0), (o1, x1) = self._piece(ordinal, 0)
        return x0 + (ordinal - o0) * ((x1 - x0) / (o1 - o0))

    def ordinal_at(self, px: float) -> float:
        """The day number, with its fraction, at a px."""
        (o0, x0), (o1, x1) = self._piece(px, 1)
        return o0 + (px - x0) * ((o1 - o0) / (x1 - x0))

    def invert(self, px: float) -> Day:
        """The day a px lies in, the nearest there is when it lies beyond all days."""
        ordinal = round_down(self.ordinal_at(px) + _CLOSE)
        return Day(min(max(ordinal, units.FIRST), units.AFTER_LAST - 1))

    def speed(self, ordinal: float) -> float:
        """Px a day at a day number."""
        (o0, x0), (o1, x1) = self._piece(ordinal, 0)
        return (x1 - x0) / (o1 - o0)

    @property
    def has_hours(self) -> bool:
        """Whether some days are drawn so wide (`HOURS_PX`) that they show their hours."""
        return any(x1 - x0 >= HOURS_PX * (o1 - o0) for (o0, x0), (o1, x1) in pairwise(self.knots))

    def many(self, ordinals: Ints | Floats) -> Floats:
        """`at` for an array of day numbers; those outside the knots stand at the nearer end."""
        return np.interp(ordinals, [k[0] for k in self.knots], [k[1] for k in self.knots])

    def _piece(self, value: float, axis: int) -> tuple[tuple[int, float], tuple[int, float]]:
        after = bisect_right(self.knots, value, key=itemgetter(axis))
        i = min(max(after, 1), len(self.knots) - 1)
        return self.knots[i - 1], self.knots[i]


def linear(domain: tuple[Day, Day], start_px: float, end_px: float) -> TimeScale:
    """Every day alike, from the start of the first to the end of the last.

    Raises ``ValueError`` when the domain or the px run backwards.
    """
    first, last = domain
    return TimeScale(((first.ordinal, start_px), (last.ordinal + 1, end_px)))


def elastic(
    spans: Iterable[Span], domain: tuple[Day, Day], start_px: float, end_px: float, *, power: float = 2.0
) -> TimeScale:
    """Room by what happens, see the module. Spans reaching past the domain count with the part inside.

    ``power`` says how much room several happenings of one time take together: 2 (the root of the sum of squares) where they
    stand in rows, 1 (the sum) where their labels stand one under the other along the axis. With nothing in the domain the
    scale is `linear`.

    >>> week = [(Day.of(2023, 3, d).ordinal, Day.of(2023, 3, d + 1).ordinal) for d in (20, 21, 22)]
    >>> far = (Day.of(1985).ordinal, Day.of(1990).ordinal)
    >>> scale = elastic([far, *week], (Day.of(1985), Day.of(2023, 3, 22)), 0.0, 600.0)
    >>> [Day(o).isoformat() for o, _ in scale.knots]
    ['1985-01-01', '1990-01-01', '2023-03-20', '2023-03-21', '2023-03-22', '2023-03-23']
    >>> scale.skipped == ((Day.of(1990).ordinal, Day.of(2023, 3, 20).ordinal),)
    True
    """
    first, after = domain[0].ordinal, domain[1].ordinal + 1
    every = sorted((max(s, first), min(e, after)) for s, e in spans if s < after and e > first)
    if not every:
        return linear(domain, start_px, end_px)
    if len(every) > _SAMPLE:
        every = [every[i] for i in sampled(np.arange(len(every))).tolist()]
    cells = _Crowd(every, power).cells(first, after, end_px - start_px)
    total = sum(cell.room for cell in cells)
    knots, px = [(first, start_px)], start_px
    for cell in cells:
        px += cell.room * (end_px - start_px) / total
        knots.append((cell.end, px))
    knots[-1] = (after, end_px)
    return TimeScale(tuple(knots), tuple(_skipped(cells)))


def sampled(places: Ints) -> Ints:
    """At most `_SAMPLE` of the places, evenly spaced, the first among them."""
    if len(places) <= _SAMPLE:
        return places
    return places[np.arange(_SAMPLE) * len(places) // _SAMPLE]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of one speed. ``empty``: nothing begins or ends inside and nothing is confined to it."""

    start: int
    end: int
    level: int
    """Index in `_LEVELS` of the unit it was cut at."""
    room: float
    empty: bool

    @property
    def days(self) -> int:
        return self.end - self.start

    @property
    def need_px(self) -> float:
        """The least width at which the axis can still name it."""
        if self.empty:
            return 14.0  # unnamed: three dots of a dotted line
        if self.days <= 1:
            return 22.0  # "21" and a little air, in 11.5 px digits
        return 27.0 if self.days < 28 else 32.0 if self.days < 365 else 38.0  # "13–19", "Feb", "2023"


class _Crowd:
    """The spans of a picture as arrays, and the cutting of the days into cells."""

    def __init__(self, spans: Sequence[Span], power: float) -> None:
        self.power = power
        self.starts: Ints = np.array([s for s, _ in spans], dtype=np.int64)
        self.ends: Ints = np.array([e for _, e in spans], dtype=np.int64)
        lengths = (self.ends - self.starts).astype(np.float64)
        self.lengths: Floats = lengths
        self.per_day: Floats = (1.0 + 0.22 * np.log10(lengths)) / lengths
        """Mass a day. A longer span weighs a little more (a month 1.3 days, a decade 1.8): its bar should look longer."""
        self.edge_set = frozenset((*self.starts.tolist(), *self.ends.tolist()))
        self.edges = sorted(self.edge_set)

    def cells(self, first: int, after: int, width: float) -> list[_Cell]:
        """The stretches from ``first`` to ``after`` for a picture of ``width`` px, in order."""
        cells = [self._cell(first, after, -1)]
        final: set[Span] = set()
        while True:
            pressing = [c for c in cells if (c.start, c.end) not in final and self._edges_inside(c.start, c.end)]
            if not pressing:
                return cells
            cell = max(pressing, key=lambda c: (self._edges_inside(c.start, c.end), -c.start))
            total = sum(c.room for c in cells)
            trial = self._split(cells, cell, width) if self._is_crowded(cell, cell.room * width / total) else None
            if trial is not None and _is_legible(trial, width):
                cells = trial
            else:
                final.add((cell.start, cell.end))

    def _edges_inside(self, start: int, end: int) -> int:
        return bisect_left(self.edges, end) - bisect_right(self.edges, start)

    def _cell(self, start: int, end: int, level: int) -> _Cell:
        shared = np.minimum(self.ends, end) - np.maximum(self.starts, start)
        mass = np.where(shared > 0, shared * self.per_day, 0.0)
        confined = bool(np.any((self.starts >= start) & (self.ends <= end)))
        together = float(np.sum(mass**self.power)) ** (1 / self.power)
        room = hypot(_bare_room(end - start), together)
        return _Cell(start, end, level, room, not confined and not self._edges_inside(start, end))

    def _is_crowded(self, cell: _Cell, px: float) -> bool:
        """Whether things in a cell ``px`` wide stand too close to be told apart, or too short to be seen as bars."""
        partly = (self.starts < cell.end) & (self.ends > cell.start)
        partly &= ~((self.starts <= cell.start) & (self.ends >= cell.end))
        lengths = self.lengths[partly]
        speed = px / cell.days
        if np.any((lengths > 1) & ((lengths * speed < _BAR_PX) | (lengths < _BAR_SHARE * cell.days))):
            return True
        starts = np.unique(np.maximum(self.starts[partly], cell.start))
        return len(starts) > 1 and float(np.min(np.diff(starts))) * speed < _APART_PX

    def _is_bunched(self, cell: _Cell, pieces: Sequence[_Cell]) -> bool:
        empty = sorted(piece.days for piece in pieces if piece.empty)
        if sum(empty[-2:]) >= _HOLLOW * cell.days:
            return True
        starts = np.sort(self.starts[(self.starts >= cell.start) & (self.starts < cell.end)])
        if len(starts) < 2:
            return False
        most = np.max(np.searchsorted(starts, starts + cell.days * _WINDOW, side="left") - np.arange(len(starts)))
        return float(most) >= _CROWD * len(starts)

    def _split(self, cells: Sequence[_Cell], cell: _Cell, width: float) -> list[_Cell] | None:
        """The cells with one cut at the coarsest finer unit that makes a difference; None when none does."""
        inside = self.edges[bisect_right(self.edges, cell.start) : bisect_left(self.edges, cell.end)]
        for level in range(cell.level + 1, len(_LEVELS)):
            months = _LEVELS[level]
            cuts = self._cuts(cell, inside, months)
            if len(cuts) > _MOST_PIECES:
                return None
            if len(cuts) > 2:
                pieces = [self._cell(a, b, level) for a, b in pairwise(sorted(cuts))]
                if _LEVELS[level] < 12 and not self._is_bunched(cell, pieces):
                    return None
                at = cells.index(cell)
                if _LEVELS[level] >= 12:
                    beside = sum(c.room for c in cells) - cell.room
                    pieces = self._thickened(pieces, beside, width)
                    if len(pieces) < 2:
                        return None
                return self._merge([*cells[:at], *pieces, *cells[at + 1 :]])
        return None

    def _thickened(self, pieces: list[_Cell], beside: float, width: float) -> list[_Cell]:
        """Pieces of years and more, those too thin to be named joined to their quieter neighbour.

        So one quiet decade does not keep a whole century from being cut. ``beside`` is the room all other cells take.
        """
        while len(pieces) > 1:
            total = beside + sum(piece.room for piece in pieces)
            thin = [i for i, piece in enumerate(pieces) if piece.room * width < piece.need_px * total]
            if not thin:
                break
            at = min(thin, key=lambda i: (pieces[i].room / pieces[i].need_px, i))
            neighbours = [i for i in (at - 1, at + 1) if 0 <= i < len(pieces)]
            left = min(at, min(neighbours, key=lambda i: (pieces[i].room, i)))
            joined = self._cell(pieces[left].start, pieces[left + 1].end, pieces[left].level)
            pieces = [*pieces[:left], joined, *pieces[left + 2 :]]
        return pieces

    def _cuts(self, cell: _Cell, inside: Sequence[int], months: int) -> set[int]:
        """The ends of a cell and, in it, those of the units in which something begins or ends, or at whose ends it does."""
        cuts = {cell.start, cell.end}
        if not months or len(inside) * 30 * months < cell.days:
            for edge in inside:
                cuts.update((units.floor(edge, months), units.ceil(edge, months)))
        else:  # fewer units than edges: walk the units
            start = units.floor(cell.start, months)
            while start < cell.end:
                end = units.ceil(start + 1, months)
                if start in self.edge_set:
                    cuts.add(start)
                if bisect_left(inside, end) > bisect_right(inside, start):
                    cuts.update((start, end))
                start = end
        return {cut for cut in cuts if cell.start <= cut <= cell.end}

    def _merge(self, cells: Sequence[_Cell]) -> list[_Cell]:
        """Neighbours that nothing tells apart become one: no edge inside either, none between them."""
        out: list[_Cell] = []
        for cell in cells:
            last = out[-1] if out else None
            if last and last.empty and cell.empty and cell.start not in self.edge_set:
                out[-1] = self._cell(
                    last.start, cell.end, max(last.level, cell.level)
                )  # an empty cell is never cut: the level is moot
            else:
                out.append(cell)
        return out


def _bare_room(days: int) -> float:
    """What an empty stretch takes, where a happening takes 1: half for a day, 0.8 for thirty years."""
    return 0.5 + 0.08 * log10(days)


def _is_legible(cells: Sequence[_Cell], width: float) -> bool:
    total = sum(cell.room for cell in cells)
    return all(cell.room * width >= cell.need_px * total for cell in cells)


def _skipped(cells: Sequence[_Cell]) -> Iterable[Span]:
    """The empty cells that run much slower than a neighbour."""
    speeds = [cell.room / cell.days for cell in cells]
    for i, cell in enumerate(cells):
        beside = max(speeds[max(i - 1, 0) : i + 2])
        if cell.empty and cell.days > 1 and speeds[i] <= _SKIP_RATIO * beside:
            yield cell.start, cell.end
