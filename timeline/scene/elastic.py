"""The elastic scale: room by what happens, so that a busy week and a quiet century fit one picture.

Every dated happening has a mass that is spread evenly over the days it may touch, so a day, a month and a year weigh nearly the
same. A stretch's room grows with what it holds, less than in proportion: happenings of the same days stand in rows, and six of them
need not six times the width. Empty stretches get a little room, hardly more for a century than for a month, and are listed in
``skipped`` for the axis to say so.

Stretches begin and end with the calendar: centuries are cut into decades, these into years, months and days. A cut deals the
width of a stretch out anew among its pieces and leaves all else alone, so what happens changes the scale where it happens. It is made
by degrees, between the pieces' share of days and their share of room: as far as things in the stretch would stand too close
otherwise, as its pieces are wide enough to be named on the axis, and as things are bunched. All three are fractions of what is there
and no questions answered yes or no; so one event more shifts the others a little and reshuffles nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from timeline.scene import units
from timeline.scene.scale import Floats, Ints, Span, TimeScale, linear
from timeline.when import Day

_LEVELS = (12000, 1200, 120, 12, 1, 0)
"""The units, in months, a stretch is cut into in turn: millennium, century, decade, year, month, day (0)."""

_LONGER = 0.15
"""A longer span weighs a little more (a month 1.2 days, a decade 1.5): its bar should look longer."""

_TOGETHER = 0.1
"""Between 0 (the sum) and 1 (the root of the sum of squares): how the masses of different days make the room of a stretch where
things stand in rows. Ten make the room of eight."""

_BARE, _BARE_LONGER = 0.2, 0.06
"""What a stretch takes with nothing in it: of a happening's room 0.2 for a day, 0.45 for thirty years."""

_APART_PX = (30.0, 15.0)
"""Starts further apart than the first stand free; nearer than the second (a dot of 14 px) they crowd each other."""

_BAR_PX = (36.0, 18.0)
"""A bar longer than the first is seen as one; shorter than the second it looks like a dot."""

_BAR_SHARE = (0.65, 0.35)
"""A bar that fills more of its stretch than the first leaves no room; less than the second, room that others can use."""

_CROWD = (0.0, 0.25)
"""A stretch is cut for all it is worth when a quarter of what is in it is crowded."""

_NAMED = (1.0, 1.5)
"""Pieces that barely hold their names on the axis are not worth a cut; those with some air are."""

_BUNCHED = {True: (0.1, 0.25), False: (0.03, 0.1)}
"""How far room by what happens must lead or lag room by days, as a part of the stretch (the Kolmogorov distance of the two), for a
cut into parts of a year (True) and into years and more. What is spread evenly keeps its even pace: a cut would gain little."""

_WORTH = (0.025, 0.045)
"""A cut below a year that moves nothing by more than the first part of the picture is not worth the even pace it costs; from the
second on it is."""

_LEAST_PX = 33.0
"""A stretch narrower than this is not cut: half as wide again as a day's name, it has no piece that could be named."""

_ALIKE = 1.05
"""Neighbours whose paces differ by less are one stretch: the eye sees no difference."""

_SKIP_RATIO = 0.34
"""An empty stretch is shown as skipped when it runs at no more than a third of its faster neighbour's px a day; above
that an eye does not notice the compression."""

_COMPRESSED = (0.9, _SKIP_RATIO)
"""From what part of its faster neighbour’s pace on an empty stretch begins to be, and below which it wholly is, compressed."""

_SAMPLE = 1000
"""Spans beyond this many shape the scale by a sample, evenly spaced in order of time; the shape of the crowd is the same."""

_MOST_PIECES = 120
"""A stretch is not cut into more pieces than this: even a picture of 3,000 px could not name them."""


def elastic(
    spans: Iterable[Span], domain: tuple[Day, Day], start_px: float, end_px: float, *, power: float = 2.0
) -> TimeScale:
    """Room by what happens, see the module. Spans reaching past the domain count with the part inside.

    ``power`` says how much room several happenings of one time take together: 2 (the root of their number) where they
    stand in rows, 1 (the sum) where their labels stand one under the other along the axis. With nothing in the domain the
    scale is `linear`.

    >>> week = [(Day.of(2023, 3, d).ordinal, Day.of(2023, 3, d + 1).ordinal) for d in (20, 21, 22)]
    >>> far = (Day.of(1985).ordinal, Day.of(1990).ordinal)
    >>> scale = elastic([far, *week], (Day.of(1985), Day.of(2023, 3, 22)), 0.0, 600.0)
    >>> scale.skipped == ((Day.of(1990).ordinal, Day.of(2023, 3, 20).ordinal),)
    True
    """
    first, after = domain[0].ordinal, domain[1].ordinal + 1
    every = sorted((max(s, first), min(e, after)) for s, e in spans if s < after and e > first)
    if not every:
        return linear(domain, start_px, end_px)
    if len(every) > _SAMPLE:
        every = [every[i] for i in sampled(np.arange(len(every))).tolist()]
    width = end_px - start_px
    pieces = _joined(_Crowd(every, power, width).cut(first, after, width))
    knots, px = [(first, start_px)], start_px
    for piece in pieces:
        px += piece.share * width
        knots.append((piece.end, px))
    knots[-1] = (after, end_px)
    return TimeScale(tuple(knots), tuple(_skipped(pieces)))


def sampled(places: Ints) -> Ints:
    """At most `_SAMPLE` of the places, evenly spaced, the first among them."""
    if len(places) <= _SAMPLE:
        return places
    return places[np.arange(_SAMPLE) * len(places) // _SAMPLE]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one pace and its share (0-1) of what it is a part of. ``empty``: nothing begins or ends inside or is confined to it."""

    start: int
    end: int
    share: float
    empty: bool

    @property
    def pace(self) -> float:
        return self.share / (self.end - self.start)


class _Crowd:
    """The spans of a picture as arrays, and the cutting of the days among them."""

    def __init__(self, spans: Sequence[Span], power: float, width: float) -> None:
        self.width = width
        many = Counter(spans)
        self.starts: Ints = np.array([s for s, _ in many], dtype=np.int64)
        self.ends: Ints = np.array([e for _, e in many], dtype=np.int64)
        self.counts: Floats = np.array(list(many.values()), dtype=np.float64)
        self.lengths: Floats = (self.ends - self.starts).astype(np.float64)
        masses = (1.0 + _LONGER * np.log10(self.lengths)) * self.counts ** (1 / power)
        self.per_day: Floats = masses / self.lengths
        self.power = 1.0 + (power - 1.0) * _TOGETHER
        self.edge_set = frozenset((*self.starts.tolist(), *self.ends.tolist()))
        self.edges = sorted(self.edge_set)

    def cut(self, start: int, end: int, px: float, level: int = -1, who: Ints | None = None) -> list[_Piece]:
        """The pieces of a stretch ``px`` wide, in order, their shares summing to 1; ``who`` of the spans may touch it (None: all)."""
        who = np.arange(len(self.starts)) if who is None else self._touching(start, end, who)
        inside = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        cuts, finer = self._finer(start, end, level, inside) if px >= _LEAST_PX and inside else (None, level)
        if cuts is None:
            return [_Piece(start, end, 1.0, self._is_empty(start, end, who))]
        clusters = self._clusters(cuts, who)
        again = 2 < len(clusters) < len(cuts)
        if again:
            cuts, finer = clusters, finer - 1
        bounds = np.array(cuts, dtype=np.int64)
        days, rooms = np.diff(bounds) / (end - start), self._rooms(bounds, who)
        degree = self._crowding(start, end, px, who) * _legible(np.diff(bounds), rooms, px)
        degree *= _bunching(days, rooms, px / self.width, _LEVELS[finer + again] < 12)
        shares = (1 - degree) * days + degree * rooms / rooms.sum()
        return [
            _Piece(piece.start, piece.end, piece.share * share, piece.empty)
            for (low, high), share in zip(pairwise(cuts), shares.tolist(), strict=True)
            for piece in self.cut(low, high, px * share, finer, who)
        ]

    def _clusters(self, cuts: list[int], who: Ints) -> list[int]:
        """Of some cuts those round the largest voids. What lies between is cut in its turn at the same level: a void of years is cut
        out even where the days beside it are too many to be told apart.
        """
        voids = [b - a if self._is_empty(a, b, who) else 0 for a, b in pairwise(cuts)]
        large = [void > 0 and 2 * void >= max(voids) for void in voids]
        return [a for n, a in enumerate(cuts[:-1]) if not n or large[n] or large[n - 1]] + cuts[-1:]

    def _is_empty(self, start: int, end: int, who: Ints) -> bool:
        """Whether nothing begins or ends inside a stretch or is confined to it."""
        if bisect_left(self.edges, end) > bisect_right(self.edges, start):
            return False
        return not np.any((self.starts[who] >= start) & (self.ends[who] <= end))

    def _touching(self, start: int, end: int, who: Ints) -> Ints:
        return who[(self.starts[who] < end) & (self.ends[who] > start)]

    def _rooms(self, bounds: Ints, who: Ints) -> Floats:
        """The room of each stretch between two bounds, where one happening of a day takes 1."""
        lows, highs = bounds[:-1, None], bounds[1:, None]
        shared = np.minimum(self.ends[who], highs) - np.maximum(self.starts[who], lows)
        mass = np.maximum(shared, 0) * self.per_day[who]
        together = np.sum(mass**self.power, axis=1) ** (1 / self.power)
        rooms: Floats = np.hypot(_BARE + _BARE_LONGER * np.log10(np.diff(bounds)), together)
        return rooms

    def _crowding(self, start: int, end: int, px: float, who: Ints) -> float:
        """How much (0-1) of what is in a stretch ``px`` wide stands too close to be told apart, or is too short to be seen as a bar."""
        who = who[~((self.starts[who] <= start) & (self.ends[who] >= end))]
        if not len(who):
            return 0.0
        speed, lengths = px / (end - start), self.lengths[who]
        bars = np.maximum(_ramp(lengths * speed, _BAR_PX), _ramp(lengths / (end - start), _BAR_SHARE))
        starts, which = np.unique(np.maximum(self.starts[who], start), return_inverse=True)
        gaps = np.concatenate(([np.inf], np.diff(starts) * speed, [np.inf]))
        close = _ramp(np.minimum(gaps[:-1], gaps[1:]), _APART_PX)[which]
        crowded = np.maximum(np.where(lengths > 1, bars, 0.0), close)
        return float(_ramp(np.average(crowded, weights=self.counts[who]), _CROWD))

    def _finer(self, start: int, end: int, level: int, inside: Sequence[int]) -> tuple[list[int] | None, int]:
        """The ends of the pieces at the coarsest finer unit that makes a difference, and its level; None when none does."""
        for finer in range(level + 1, len(_LEVELS)):
            cuts = self._cuts(start, end, inside, _LEVELS[finer])
            if len(cuts) > _MOST_PIECES:
                break
            if len(cuts) > 2:
                return sorted(cuts), finer
        return None, level

    def _cuts(self, start: int, end: int, inside: Sequence[int], months: int) -> set[int]:
        """The ends of a stretch and, in it, those of the units in which something begins or ends, or at whose ends it does."""
        cuts = {start, end}
        if not months or len(inside) * 30 * months < end - start:
            for edge in inside:
                cuts.update((units.floor(edge, months), units.ceil(edge, months)))
        else:  # fewer units than edges: walk the units
            low = units.floor(start, months)
            while low < end:
                high = units.ceil(low + 1, months)
                if low in self.edge_set:
                    cuts.add(low)
                if bisect_left(inside, high) > bisect_right(inside, low):
                    cuts.update((low, high))
                low = high
        return {cut for cut in cuts if start <= cut <= end}


def _ramp(value: Floats | float, ends: tuple[float, float]) -> Floats:
    """From 0 at the first of ``ends`` to 1 at the second, straight between them and level beyond."""
    way: Floats = (np.asarray(value, dtype=np.float64) - ends[0]) / (ends[1] - ends[0])
    return np.minimum(np.maximum(way, 0.0), 1.0)


def _legible(days: Ints, rooms: Floats, px: float) -> float:
    """How much (0-1, by room) of a stretch's pieces would be wide enough to be named: "21", "13–19", "Feb", "2023"."""
    names = np.select([days <= 1, days < 28, days < 365], [22.0, 27.0, 32.0], 38.0)
    return float(np.average(_ramp(px * rooms / rooms.sum() / names, _NAMED), weights=rooms))


def _bunching(days: Floats, rooms: Floats, part: float, below_a_year: bool) -> float:
    """How unevenly (0-1) room is spread over the days of a stretch that takes a ``part`` (0-1) of the picture."""
    lead = float(np.max(np.abs(np.cumsum(rooms) / rooms.sum() - np.cumsum(days))))
    worth = float(_ramp(lead * part, _WORTH)) if below_a_year else 1.0
    return worth * float(_ramp(lead, _BUNCHED[below_a_year]))


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with neighbours joined that nothing tells apart: both empty, or of nearly one pace."""
    out: list[_Piece] = []
    slow = fast = 0.0
    for piece in _emptied(pieces):
        last = out[-1] if out else None
        if last is not None and max(fast, piece.pace) <= _ALIKE * min(slow, piece.pace):
            out[-1] = _Piece(last.start, piece.end, last.share + piece.share, last.empty and piece.empty)
            slow, fast = min(slow, piece.pace), max(fast, piece.pace)
        else:
            out.append(piece)
            slow = fast = piece.pace
    return out


def _emptied(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with empty neighbours made one, and the shares summing to 1 again.

    Compressed stretches together take what the widest of them takes: a century's end in a void is no reason for more of it. Those
    that run at the pace of what lies beside them take the sum.
    """
    out: list[_Piece] = []
    for empty, group in groupby(pieces, lambda piece: piece.empty):
        run = list(group)
        if not empty or len(run) == 1:
            out += run
            continue
        start, end, shares = run[0].start, run[-1].end, [piece.share for piece in run]
        at = pieces.index(run[0])
        beside = [piece.pace for piece in (*pieces[max(at - 1, 0) : at], *pieces[at + len(run) : at + len(run) + 1])]
        pace = sum(shares) / (end - start)
        compressed = float(_ramp(pace / max(beside), _COMPRESSED)) if beside else 0.0
        out.append(_Piece(start, end, max(shares) + (1 - compressed) * (sum(shares) - max(shares)), True))
    total = sum(piece.share for piece in out)
    return [_Piece(piece.start, piece.end, piece.share / total, piece.empty) for piece in out]


def _skipped(pieces: Sequence[_Piece]) -> Iterable[Span]:
    """The empty pieces that run much slower than a neighbour."""
    paces = [piece.pace for piece in pieces]
    for i, piece in enumerate(pieces):
        beside = max(paces[max(i - 1, 0) : i + 2])
        if piece.empty and piece.end - piece.start > 1 and paces[i] <= _SKIP_RATIO * beside:
            yield piece.start, piece.end
