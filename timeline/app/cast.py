"""The events of a look and all their time: what stays the same while a reader moves through it.

A zoom step asks for another scene of the same cast; only that travels then. The cast holds the events in order, what is said of
each, and the overview strip. It is worked out once for a choice of events, a scale, lanes, a theme and a width.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

import numpy as np

from timeline.app.choose import sources_of
from timeline.app.wording import STATUS_WORDS
from timeline.paint.theme import Theme
from timeline.records import Article, Event
from timeline.scene import Index
from timeline.scene.marks import Bar, Dot, Scene
from timeline.when import Day, When, bounds
from timeline.words import date_phrase, year_words

MOST_LISTED = 3000
"""Events the plan tells of one by one. More are reached by zooming, filtering and the list; an answer stays under a megabyte."""


MOST_TRACES = 400
"""Dated events with a trace of their own on the overview; of more, a strip of some hundred px shows how many are where."""

DENSITY_PIECES = 180
"""Pieces of the overview in which many events are counted, each some px wide."""


@dataclass(frozen=True, slots=True)
class Cast:
    """``data`` is what the page's script is told; ``key`` differs whenever that does.

    ``knots`` are those of the overview, (day number, share of the strip's width); ``full`` the first and last day number.
    """

    index: Index
    knots: list[list[float]]
    full: tuple[float, float]
    data: Mapping[str, Any]
    key: str
    _places: dict[int, int] = field(repr=False)

    def place(self, event_id: str) -> int:
        """Where an event stands in order of time; those without a date come last, as they were told."""
        at = self.index.position[event_id]
        return self._places.get(at, len(self.index) + at)

    def days(self, event_id: str) -> tuple[int | None, int | None]:
        """First and last day number of an event; None, None for one without a date or not of this cast."""
        at = self.index.position.get(event_id)
        return days_of(self.index.events[at].when) if at is not None else (None, None)


def cast_of(index: Index, whole: Scene, articles: Mapping[str, Article], theme: Theme) -> Cast:
    """The cast of some events; ``whole`` is their scene over all their time."""
    places = {at: place for place, at in enumerate(index.by_time)}
    dated = [index.events[at] for at in index.by_time[:MOST_LISTED]]
    rest = (event for event in index.events if event.when is None) if len(dated) < MOST_LISTED else ()
    listed = [*dated, *rest][:MOST_LISTED]
    hues = {mark.event: theme.accent(mark.accent) for mark in whole.marks if isinstance(mark, Bar | Dot)}
    wide = _knots(whole) if dated else []
    full = (wide[0][0], wide[-1][0]) if wide else (0.0, 0.0)
    data: dict[str, Any] = {
        "full": full,
        "order": [event.id for event in listed],
        "events": {event.id: _about(event, articles, hues.get(event.id)) for event in listed},
        "overview": {
            "knots": wide,
            "ticks": _year_ticks(wide),
            # states lie behind everything on the timeline; on the strip they would lie over it
            "marks": [
                _trace(event, wide, full, hues.get(event.id, "")) for event in dated if wide and not event.background
            ]
            if len(index.by_time) <= MOST_TRACES
            else [],
            "density": density(index, wide) if len(index.by_time) > MOST_TRACES else [],
        },
    }
    key = sha256(repr(data).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Cast(index, wide, full, data | {"key": key}, key, places)


def _about(event: Event, articles: Mapping[str, Article], hue: str | None) -> dict[str, Any]:
    low, high = days_of(event.when)
    return {
        "title": event.title,
        "date": date_phrase(event.when),
        "status": STATUS_WORDS[event.status].lower(),
        "articles": [source for source in sources_of(event) if source in articles],
        "days": [low, high] if low is not None and high is not None else None,
        "hue": hue,
    }


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
