"""The events of a look and all their time: what stays the same while a reader moves through it.

A zoom step asks for another scene of the same cast; only that travels then. The cast holds the events in order, what is said of
each, and the overview strip. It is worked out once for a choice of events, a scale, lanes, a theme and a width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import Any

import numpy as np

from timeline.app.facets import sources_of
from timeline.app.wording import STATUS_WORDS
from timeline.paint.theme import Theme
from timeline.records import Article, Event
from timeline.scene import Index
from timeline.scene.groups import Grouping
from timeline.scene.marks import Bar, Dot, Scene
from timeline.scene.scale import Ints
from timeline.when import Day, When, bounds
from timeline.words import date_phrase, year_words

MOST_LISTED = 1000
"""Events the page is told of at once. Of more it is told what is drawn, and asks for the others one by one: answers stay small."""

MOST_TRACES = 400
"""Dated events with a trace of their own on the overview; of more, a strip of some hundred px shows how many are where."""

DENSITY_PIECES = 180
"""Pieces of the overview in which many events are counted, each some px wide."""


@dataclass(frozen=True)
class Cast:
    """``data`` is what the page's script is told; ``key`` differs whenever that does.

    ``knots`` are those of the overview, (day number, share of the strip's width); ``full`` the first and last day number.
    """

    index: Index
    knots: list[list[float]]
    full: tuple[float, float]
    data: Mapping[str, Any]
    key: str
    _articles: Mapping[str, Article] = field(repr=False)
    _hue: Callable[[int], str] = field(repr=False)

    @cached_property
    def order(self) -> Ints:
        """Places of the events in order of time; those without a date come last, as they were told."""
        return in_time(self.index)

    @cached_property
    def _places(self) -> Ints:
        places = np.empty(len(self.order), dtype=np.int64)
        places[self.order] = np.arange(len(self.order))
        return places

    def place(self, event_id: str) -> int:
        """Where an event stands in order of time."""
        return int(self._places[self.index.position[event_id]])

    def beside(self, event_id: object, by: int) -> str | None:
        """The event so many places later (or earlier, below zero) in time; from none the first or last; None beyond the ends."""
        known = self.index.position.get(event_id) if isinstance(event_id, str) else None
        at = int(self._places[known]) + by if known is not None else 0 if by > 0 else len(self.order) - 1
        return self.index.ids[int(self.order[at])] if 0 <= at < len(self.order) else None

    def days(self, event_id: str) -> tuple[int | None, int | None]:
        """First and last day number of an event; None, None for one without a date or not of this cast."""
        at = self.index.position.get(event_id)
        return days_of(self.index.events[at].when) if at is not None else (None, None)

    def about(self, event_id: str) -> dict[str, Any] | None:
        """What the page is told of an event; None for one that is not of this cast."""
        at = self.index.position.get(event_id)
        if at is None:
            return None
        event = self.index.events[at]
        low, high = days_of(event.when)
        return {
            "title": event.title,
            "date": date_phrase(event.when),
            "status": STATUS_WORDS[event.status].lower(),
            "articles": [source for source in sources_of(event) if source in self._articles],
            "days": [low, high] if low is not None and high is not None else None,
            "hue": self._hue(at),
        }


def cast_of(
    index: Index, whole: Scene, articles: Mapping[str, Article], theme: Theme, grouping: Grouping, about: str
) -> Cast:
    """The cast of some events; ``whole`` is their scene over all their time, ``grouping`` its lanes.

    ``about`` says in what else casts of many events differ, of whom the page is not told one by one.
    """
    wide = _knots(whole) if index.by_time else []
    full = (wide[0][0], wide[-1][0]) if wide else (0.0, 0.0)
    drawn = {mark.event: theme.accent(mark.accent) for mark in whole.marks if isinstance(mark, Bar | Dot)}

    def hue(at: int) -> str:
        """The colour of an event's mark, wherever it is drawn: that of its lane."""
        return drawn.get(index.ids[at]) or theme.accent(grouping.main[at])

    bare = Cast(index, wide, full, {}, "", articles, hue)
    few = len(index) <= MOST_LISTED
    listed = [index.ids[at] for at in bare.order.tolist()] if few else []
    dated = [at for at in index.by_time if not index.events[at].background] if len(index.by_time) <= MOST_TRACES else []
    data: dict[str, Any] = {
        "full": full,
        "count": len(index),
        "order": listed,
        "events": {event: bare.about(event) for event in listed},
        "overview": {
            "knots": wide,
            "ticks": _year_ticks(wide),
            # states lie behind everything on the timeline; on the strip they would lie over it
            "marks": [_trace(index.events[at], wide, full, hue(at)) for at in dated if wide],
            "density": density(index, wide) if len(index.by_time) > MOST_TRACES else [],
        },
    }
    told = repr(data) if few else f"{data!r} {about}"
    key = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return replace(bare, data=data | {"key": key}, key=key)


def in_time(index: Index) -> Ints:
    """Places of the events in order of time; those without a date come last, as they were told."""
    undated = np.ones(len(index), dtype=bool)
    undated[index.places] = False
    return np.concatenate((index.places, np.flatnonzero(undated)))


def days_of(when: When | None) -> tuple[int | None, int | None]:
    """First and last day of a date; an open side is as far as the other."""
    if when is None:
        return None, None
    low, high = bounds(when)
    low, high = low or high, high or low
    return (low.ordinal, high.ordinal) if low and high else (None, None)


def _knots(whole: Scene) -> list[list[float]]:
    """(day number, share of the strip's width in 0-1) of the whole's scale."""
    knots = whole.scale.knots
    if len(knots) < 2 or not whole.described:
        return []
    first, last = knots[0][1], knots[-1][1]
    return [[day, (px - first) / (last - first)] for day, px in knots]


def share(knots: Sequence[Sequence[float]], day: float) -> float:
    """Where a day stands on the strip, 0-1."""
    for (d0, u0), (d1, u1) in pairwise(knots):
        if day <= d1:
            return max(0.0, u0 + (day - d0) * (u1 - u0) / (d1 - d0)) if d1 > d0 else u0
    return 1.0


def density(index: Index, knots: Sequence[Sequence[float]]) -> list[float]:
    """How full each piece of the strip is, 0-1 of the fullest, as square roots: a year of one event still shows beside one of thousands.

    Every dated event counts once, where the middle of its days stands.
    """
    if not knots:
        return []
    days, places = zip(*knots, strict=True)
    middles = np.interp((index.starts + index.ends)[~index.background] / 2, days, places)
    counts, _ = np.histogram(middles, bins=DENSITY_PIECES, range=(0.0, 1.0))
    heights: list[float] = np.round(np.sqrt(counts / max(1, int(counts.max()))), 3).tolist()
    return heights


def _trace(event: Event, wide: Sequence[Sequence[float]], full: tuple[float, float], hue: str) -> list[Any]:
    low, high = bounds(event.when) if event.when else (None, None)
    start = share(wide, max(full[0], low.ordinal) if low else full[0])
    end = share(wide, min(full[1], high.ordinal + 1) if high else full[1])
    return [round(start, 5), round(max(start, end), 5), str(event.status), hue]


def _year_ticks(wide: Sequence[Sequence[float]]) -> list[tuple[float, str]]:
    """Years along the strip, none nearer than a twelfth of its width to another or cut at an end."""
    if not wide:
        return []
    first, last = Day(int(wide[0][0])).year, Day(int(wide[-1][0])).year
    out: list[tuple[float, str]] = []
    for year in _round_years(first, last):
        at = share(wide, Day.of(year).ordinal)
        if 0.02 <= at <= 0.98 and (not out or at - out[-1][0] >= 1 / 14):
            out.append((round(at, 4), year_words(year)))
    return out


def _round_years(first: int, last: int) -> Iterable[int]:
    """Every year of a short stretch, rounder ones of a long one."""
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if (last - first) / step <= 60), 1000)
    return range(first // step * step + step, last + 1, step) if first != last else ()
