"""Events prepared for many layouts: sorted once, so that a million can be zoomed through.

`lay_out` takes an `Index` wherever it takes events, and makes one of a plain sequence. What it holds is what a layout asks
for and what does not depend on the view: spans in order of time, a ranking by importance, the lanes of each `LaneKey` and, per
lane, sorted middles to count with by binary search.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise

import numpy as np

from timeline.records import Event
from timeline.scene.columns import Bools, Columns
from timeline.scene.groups import Casts, Grouping, casts_of, group
from timeline.scene.marks import Described, LaneKey
from timeline.scene.scale import Floats, Ints
from timeline.words import date_phrase

_SHOWN_IDS = 50
"""A pile lists at most so many of its events; its count is exact all the same."""

_LISTED = 4_000
"""Only so many unlabelled events, the weightiest, are looked through for the ids that piles list."""


_JUST = 1e-6
"""Days before the end of the domain at which what has its middle beyond is counted."""


_CHUNK = 1 << 15
"""Ranks looked through at a time: most views find what they need in the first."""

_SPARSE = 16
"""When fewer than one in so many are chosen, sorting those is faster than walking all ranks."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The dated events of one lane that have an end of their own: sorted starts, ends and middles, for counting."""

    starts: Ints
    ends: Ints
    middles: Floats


_LaneName = tuple[LaneKey, tuple[tuple[str, str], ...]]


def _lane_name(key: LaneKey, sources: Mapping[str, str]) -> _LaneName:
    return key, tuple(sorted(sources.items()))


class Index:
    """Events, prepared. Read-only after it is made; the order of ``events`` is kept for everything that is listed.

    >>> from timeline.when import Moment
    >>> index = Index([Event("a", "First", Moment.year(2022)), Event("b", "Second", None)])
    >>> len(index), index.position["b"], [index.events[i].id for i in index.by_time]
    (2, 1, ['a'])
    """

    def __init__(self, events: Sequence[Event]) -> None:
        columns = Columns.of(events)
        places = columns.in_time()
        self._fill(columns, places, columns.by_weight(places), None)

    def part(self, chosen: Bools) -> Index:
        """The index of the events marked (one truth for each of ``events``): what `Index` makes of them, without reading or sorting.

        >>> from timeline.when import Moment
        >>> whole = Index([Event("a", "First", Moment.year(2022)), Event("b", "Second", Moment.year(2021))])
        >>> whole.part(np.array([False, True])).ids
        ('b',)
        """
        dated = chosen[self.places]
        ranked = self.by_rank[dated[self.by_rank]]
        out = Index.__new__(Index)
        out._fill(
            self._columns.part(chosen),
            (np.cumsum(chosen) - 1)[self.places[dated]],
            (np.cumsum(dated) - 1)[ranked],
            (self, chosen),
        )
        return out

    def _fill(self, columns: Columns, places: Ints, by_rank: Ints, part_of: tuple[Index, Bools] | None) -> None:
        self._columns, self._part_of = columns, part_of
        self.events, self.ids = columns.events, columns.ids
        self.places = places
        """Places in ``events``, in order of time."""
        self.by_time: list[int] = places.tolist()
        """The same as a list, which is quicker to look up one by one."""
        self.starts, self.ends = columns.starts[places], columns.ends[places]
        self.goes_on = columns.goes_on[places]
        """Marks what lasts to the day of publication at least, so that its end depends on the view."""
        self.background = columns.background[places]
        self.by_rank = by_rank
        self.rank_of: Ints = np.empty(len(places), dtype=np.int64)
        self.rank_of[self.by_rank] = np.arange(len(places))
        self._casts: dict[_LaneName, Casts] = {}
        self._groupings: dict[_LaneName, Grouping] = {}
        self._lanes: dict[_LaneName, tuple[Lane, ...]] = {}

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where in ``events`` an id stands; made when first asked for."""
        if self._part_of:
            return _Positions(*self._part_of)
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def grouping(self, key: LaneKey, sources: Mapping[str, str]) -> Grouping:
        """The lanes of all events (as in ``events``) by a key; worked out once."""
        name = _lane_name(key, sources)
        if name not in self._groupings:
            casts = self._casts_by(key, sources) if self.events and key != "none" else None
            self._groupings[name] = group(self._columns, key, sources, casts)
        return self._groupings[name]

    def _casts_by(self, key: LaneKey, sources: Mapping[str, str]) -> Casts:
        name = _lane_name(key, sources)
        if name not in self._casts:
            if self._part_of:
                whole, chosen = self._part_of
                self._casts[name] = whole._casts_by(key, sources).part(chosen)
            else:
                self._casts[name] = casts_of(self._columns, key, sources)
        return self._casts[name]

    def lanes(self, key: LaneKey, sources: Mapping[str, str]) -> tuple[Lane, ...]:
        """What there is to count with in each lane; worked out once. States and what goes on are left out."""
        name = _lane_name(key, sources)
        if name not in self._lanes:
            grouping = self.grouping(key, sources)
            main = grouping.main[self.places]
            plain = ~(self.goes_on | self.background)
            middles = (self.starts + self.ends) / 2
            self._lanes[name] = tuple(
                Lane(self.starts[at], np.sort(self.ends[at]), np.sort(middles[at]))
                for at in ((main == lane) & plain for lane in range(len(grouping.lanes)))
            )
        return self._lanes[name]

    def weightiest(self, chosen: Bools, most: int) -> Ints:
        """The first ``most`` by rank of those ``chosen`` (places in order of time), in order of rank."""
        places = np.flatnonzero(chosen)
        if len(places) * _SPARSE < len(self.by_rank):
            return places[np.argsort(self.rank_of[places])][:most]
        found: list[Ints] = []
        missing = most
        for at in range(0, len(self.by_rank), _CHUNK):
            ranked = self.by_rank[at : at + _CHUNK]
            found.append(ranked[chosen[ranked]][:missing])
            missing -= len(found[-1])
            if missing <= 0:
                break
        return np.concatenate(found) if found else self.by_rank[:0]

    def until(self, now: int | None) -> Ints:
        """The ends, with what goes on reaching past the day numbered ``now``."""
        if now is None or not self.goes_on.any():
            return self.ends
        return np.where(self.goes_on, np.maximum(self.ends, now + 1), self.ends)


class _Positions(Mapping[str, int]):
    """Where the ids of a part stand in it, by where they stand in the whole: a dictionary of its own would take longest of all."""

    def __init__(self, whole: Index, chosen: Bools) -> None:
        self._whole, self._chosen = whole, chosen
        self._places = np.cumsum(chosen) - 1

    def __getitem__(self, event_id: str) -> int:
        at = self._whole.position[event_id]
        if not self._chosen[at]:
            raise KeyError(event_id)
        return int(self._places[at])

    def __iter__(self) -> Iterator[str]:
        return compress(self._whole.ids, self._chosen.tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._chosen))


@dataclass(frozen=True, slots=True)
class Pile:
    """How many events without a label stand in one piece of the axis, and the ids and lanes of the weightiest of them."""

    count: int
    events: tuple[str, ...]
    lanes: tuple[int, ...]


def joined(lanes: Sequence[Sequence[tuple[int, Pile]]]) -> dict[int, Pile]:
    """The piles of several lanes, piece by piece.

    >>> joined([[(0, Pile(1, ("a",), (0,)))], [(0, Pile(2, ("b", "c"), (1, 1)))]])
    {0: Pile(count=3, events=('a', 'b', 'c'), lanes=(0, 1, 1))}
    """
    out: dict[int, Pile] = {}
    for at, pile in sorted(((at, pile) for lane in lanes for at, pile in lane), key=lambda both: both[0]):
        before = out.get(at, Pile(0, (), ()))
        events, lanes_of = before.events + pile.events, before.lanes + pile.lanes
        out[at] = Pile(before.count + pile.count, events[:_SHOWN_IDS], lanes_of[:_SHOWN_IDS])
    return out


class Crumbs:
    """The events a picture shows without a label: counted by lane and place, never looped over."""

    def __init__(
        self,
        index: Index,
        key: LaneKey,
        sources: Mapping[str, str],
        span: tuple[int, int],
        ends: Ints,
        shown: Bools,
        labelled: Ints,
    ) -> None:
        self._first, self._after = span
        self._lanes = index.lanes(key, sources)
        main = index.grouping(key, sources).main
        lone = shown & ~index.background
        lone[labelled] = False
        self.total = int(np.count_nonzero(lone))
        by_time = index.places

        def by_lane(places: Ints, until: Ints) -> list[Floats]:
            """The middles, by lane, of events given by their places in order of time."""
            lanes, middles = main[by_time[places]], self._middles(index.starts[places], until[places])
            return [middles[lanes == lane] for lane in range(len(self._lanes))]

        # the sorted columns of a lane count what is labelled too, and leave out what goes on
        counted = labelled[~index.goes_on[labelled] & ~index.background[labelled]]
        self._minus = by_lane(counted, index.ends)
        self._plus = by_lane(np.flatnonzero(index.goes_on & lone), ends)
        heavy = index.weightiest(lone, _LISTED)
        self._listed: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        middles = self._middles(index.starts[heavy], ends[heavy]).tolist()
        for i, middle in zip(by_time[heavy].tolist(), middles, strict=True):
            self._listed[int(main[i])].append((middle, index.ids[i]))

    def _middles(self, starts: Ints, ends: Ints) -> Floats:
        """Where events are counted: the middle of their days, kept inside the domain."""
        inside: Floats = np.clip((starts + ends) / 2, self._first, self._after - _JUST)
        return inside

    def piles(self, lane: int, edges: Sequence[float]) -> Iterator[tuple[int, Pile]]:
        """(piece, pile) for each piece between two edges (day numbers, increasing) in which something stands.

        What stands before the first edge counts in the first piece, what stands after the last in the last.
        """
        kept = self._lanes[lane]
        inner = list(edges[1:-1])
        gone = int(np.searchsorted(kept.ends, self._first, side="right"))  # over before the domain
        begun = int(np.searchsorted(kept.starts, self._after, side="left"))  # all but what begins after the domain
        below = np.searchsorted(kept.middles, np.array(inner, dtype=np.float64), side="left").tolist()
        stops = [gone]
        for edge, under in zip(inner, below, strict=True):
            stops.append(gone if edge <= self._first else begun if edge > self._after - _JUST else under)
        stops.append(begun)
        counts = [b - a for a, b in pairwise(stops)]
        for sign, middles in ((-1, self._minus[lane]), (1, self._plus[lane])):
            found = np.bincount(np.searchsorted(inner, middles, side="right"), minlength=len(counts)).tolist()
            counts = [count + sign * more for count, more in zip(counts, found, strict=True)]
        ids: defaultdict[int, list[str]] = defaultdict(list)
        for middle, event in self._listed[lane]:
            piece = bisect_right(inner, middle)
            if len(ids[piece]) < _SHOWN_IDS:
                ids[piece].append(event)
        for piece, count in enumerate(counts):
            if count:
                yield piece, Pile(count, tuple(ids[piece]), (lane,) * len(ids[piece]))


class Descriptions(Mapping[str, Described]):
    """What is said of each event, worked out when it is asked for."""

    def __init__(self, index: Index, links: Mapping[str, str]) -> None:
        self._index = index
        self._links = links

    def __getitem__(self, event_id: str) -> Described:
        event = self._index.events[self._index.position[event_id]]
        return Described(
            event.title, date_phrase(event.when, short=False), event.status.value, self._links.get(event_id)
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._index.ids)

    def __len__(self) -> int:
        return len(self._index)
