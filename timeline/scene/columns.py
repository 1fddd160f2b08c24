"""Events as columns of numbers, so that a million are sorted, ranked and grouped by numpy and not one by one.

What costs time with many events is touching each of them in Python. `Columns.of` does that once and keeps numbers; everything
after it works on whole arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from zlib import crc32

import numpy as np
import numpy.typing as npt

from timeline.records import Event, Status
from timeline.scene.items import dated
from timeline.scene.scale import Floats, Ints
from timeline.when import Edge, Moment, Period

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """What a layout asks of each event, in the order of ``events``.

    ``starts`` and ``ends`` are the day numbers of `dated` (0 and 0 without a date, see ``is_dated``). ``goes_on`` marks what lasts to the
    day of publication at least, ``background`` the states.
    """

    events: tuple[Event, ...]
    ids: tuple[str, ...]
    starts: Ints
    ends: Ints
    goes_on: Bools
    background: Bools
    importance: Floats

    @classmethod
    def of(cls, events: Sequence[Event]) -> Columns:
        kept = tuple(events)
        count = len(kept)
        starts, ends, goes_on = [0] * count, [0] * count, np.zeros(count, dtype=bool)
        for i, event in enumerate(kept):
            when = event.when
            if isinstance(when, Moment):  # nearly all are; without a call each
                starts[i], ends[i] = when.earliest.ordinal, when.latest.ordinal + 1
            elif when is not None:
                starts[i], ends[i] = dated(when) or (0, 0)
                goes_on[i] = _goes_on(event)
        return cls(
            kept,
            tuple([event.id for event in kept]),
            np.array(starts, dtype=np.int64),
            np.array(ends, dtype=np.int64),
            goes_on,
            np.array([event.background for event in kept], dtype=bool),
            np.array([event.importance for event in kept], dtype=np.float64),
        )

    def part(self, chosen: Bools) -> Columns:
        """The columns of the events marked, in their order; nothing is read again."""
        marked = chosen.tolist()
        return Columns(
            tuple(compress(self.events, marked)),
            tuple(compress(self.ids, marked)),
            self.starts[chosen],
            self.ends[chosen],
            self.goes_on[chosen],
            self.background[chosen],
            self.importance[chosen],
        )

    @property
    def is_dated(self) -> Bools:
        return self.ends > self.starts

    def in_time(self) -> Ints:
        """The places of the dated events by start, then by end, then as given: of one time, what is told first stands first."""
        places = np.flatnonzero(self.is_dated)
        return places[np.lexsort((self.ends[places], self.starts[places]))]

    def by_weight(self, places: Ints) -> Ints:
        """Indices into ``places``, weightiest events first.

        Those of equal importance are in the order of a fixed hash of their ids, which spreads labels over time and does not change when
        others come or go; should two hashes be equal, of the ids themselves.

        >>> from timeline.when import Moment
        >>> two = Columns.of([Event("a", "", Moment.year(2000)), Event("b", "", Moment.year(2000), importance=0.9)])
        >>> two.by_weight(two.in_time()).tolist()
        [1, 0]
        """
        weights = -self.importance[places]
        hashes = np.array(_hashes(self.ids), dtype=np.int64)[places]
        order = np.lexsort((hashes, weights))
        weights, hashes = weights[order], hashes[order]
        alike = np.flatnonzero((weights[1:] == weights[:-1]) & (hashes[1:] == hashes[:-1]))
        for at in alike.tolist():  # one in billions: moved up among its likes, as an insertion sort does
            while at >= 0 and weights[at] == weights[at + 1] and hashes[at] == hashes[at + 1]:
                one, other = order[at], order[at + 1]
                if self.ids[places[one]] <= self.ids[places[other]]:
                    break
                order[at], order[at + 1] = other, one
                at -= 1
        return order


def _goes_on(event: Event) -> bool:
    return isinstance(event.when, Period) and event.when.end is Edge.OPEN and event.status is not Status.PLANNED


def _hashes(ids: Sequence[str]) -> list[int]:
    try:
        return list(map(crc32, map(str.encode, ids)))
    except UnicodeEncodeError:  # a lone surrogate in an id
        return [crc32(one.encode("utf-8", "surrogatepass")) for one in ids]
