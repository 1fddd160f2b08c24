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
from itertools import pairwise

import numpy as np

from timeline.records import Event
from timeline.scene.columns import Bools, Columns
from timeline.scene.groups import Grouping, group
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


class Index:
    """Events, prepared. Read-only after it is made; the order of ``events`` is kept for everything that is listed.

    >>> from timeline.when import Moment
    >>> index = Index([Event("a", "First", Moment.year(2022)), Event("b", "Second", None)])
    >>> len(index), index.position["b"], [index.events[i].id for i in index.by_time]
    (2, 1, ['a'])
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._columns = columns = Columns.of(events)
        self.events, self.ids = columns.events, columns.ids
        places = columns.in_time()
        self.by_time: list[int] = places.tolist()
        """Places in ``events``, in order of time."""
        self.starts, self.ends = columns.starts[places], columns.ends[places]
        self.goes_on = columns.goes_on[places]
        """Marks what lasts to the day of publication at least, so that its end depends on the view."""
        self.background = columns.background[places]
        self.by_rank = columns.by_weight(places)
        self.rank_of: Ints = np.empty(len(places), dtype=np.int64)
        self.rank_of[self.by_rank] = np.arange(len(places))
        self._groupings: dict[tuple[LaneKey, tuple[tuple[str, str], ...]], Grouping] = {}
        self._lanes: dict[tuple[LaneKey, tuple[tuple[str, str], ...]], tuple[Lane, ...]] = {}

    def __len__(self) -> int:
        return len(self.events)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where in ``events`` an id stands; made when first asked for."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def grouping(self, key: LaneKey, sources: Mapping[str, str]) -> Grouping:
        """The lanes of all events (as in ``events``) by a key; worked out once."""
        name = key, tuple(sorted(sources.items()))
        if name not in self._groupings:
            self._groupings[name] = group(self._columns, key, sources)
        return self._groupings[name]

    def lanes(self, key: LaneKey, sources: Mapping[str, str]) -> tuple[Lane, ...]:
        """What there is to count with in each lane; worked out once. States and what goes on are left out."""
        name = key, tuple(sorted(sources.items()))
        if name not in self._lanes:
            grouping = self.grouping(key, sources)
            main = grouping.main[self.by_time] if self.by_time else grouping.main[:0]
            plain = ~(self.goes_on | self.background)
            middles = (self.starts + self.ends) / 2
            self._lanes[name] = tuple(
                Lane(np.sort(self.starts[at]), np.sort(self.ends[at]), np.sort(middles[at]))
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


@dataclass(frozen=True, slots=True)
class Pile:
    """How many events without a label stand in one piece of the axis, and the ids of the weightiest of them."""

    count: int
    events: tuple[str, ...]


def joined(lanes: Sequence[Sequence[tuple[int, Pile]]]) -> dict[int, Pile]:
    """The piles of several lanes, piece by piece.

    >>> joined([[(0, Pile(1, ("a",)))], [(0, Pile(2, ("b", "c"))), (4, Pile(1, ("d",)))]])
    {0: Pile(count=3, events=('a', 'b', 'c')), 4: Pile(count=1, events=('d',))}
    """
    out: dict[int, Pile] = {}
    for at, pile in sorted(((at, pile) for lane in lanes for at, pile in lane), key=lambda both: both[0]):
        before = out.get(at, Pile(0, ()))
        out[at] = Pile(before.count + pile.count, (before.events + pile.events)[:_SHOWN_IDS])
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
        main = index.grouping(key, sources).lane_of
        lone = shown & ~index.background
        lone[labelled] = False
        self.total = int(np.count_nonzero(lone))
        loners = np.flatnonzero(index.goes_on & lone)
        counted = labelled[~index.goes_on[labelled] & ~index.background[labelled]]
        self._minus: defaultdict[int, list[float]] = defaultdict(list)
        self._plus: defaultdict[int, list[float]] = defaultdict(list)
        for k in counted.tolist():
            self._minus[main(index.by_time[k])].append(self._middle(int(index.starts[k]), int(index.ends[k])))
        for k in loners.tolist():
            self._plus[main(index.by_time[k])].append(self._middle(int(index.starts[k]), int(ends[k])))
        heavy = index.weightiest(lone, _LISTED)
        self._listed: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        for k in heavy.tolist():
            i = index.by_time[k]
            self._listed[main(i)].append((self._middle(int(index.starts[k]), int(ends[k])), index.ids[i]))

    def _middle(self, start: int, end: int) -> float:
        """Where an event is counted: the middle of its days, kept inside the domain."""
        return min(max((start + end) / 2, self._first), self._after - _JUST)

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
            for middle in middles:
                counts[bisect_right(inner, middle)] += sign
        ids: defaultdict[int, list[str]] = defaultdict(list)
        for middle, event in self._listed[lane]:
            piece = bisect_right(inner, middle)
            if len(ids[piece]) < _SHOWN_IDS:
                ids[piece].append(event)
        for piece, count in enumerate(counts):
            if count:
                yield piece, Pile(count, tuple(ids[piece]))


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
        return len(self._index.position)
