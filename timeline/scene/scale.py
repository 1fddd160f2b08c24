"""Where a day stands in px, and which day stands at a px: the time scale. `timeline.scene.elastic` makes those that give room by
what happens.

A `TimeScale` is piecewise linear and strictly monotone over day numbers, so it can be inverted exactly. A day takes the
stretch from its own px to that of the next day; a dot for it stands in the middle.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import floor as round_down
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

HOURS_DAYS = 7
"""A picture of more days shows no hours: in a longer story a known day is a point, however wide its busiest day is drawn."""
HOURS_PX = 210.0
"""A day drawn at least so wide has hours on its axis. What is dated to that day is then a stretch, somewhere in which it was: a dot
in its middle would say noon."""


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
        """Whether a picture of few days (`HOURS_DAYS`) draws some so wide (`HOURS_PX`) that they show their hours."""
        first, last = self.span
        return last - first <= HOURS_DAYS and any(
            x1 - x0 >= HOURS_PX * (o1 - o0) for (o0, x0), (o1, x1) in pairwise(self.knots)
        )

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
