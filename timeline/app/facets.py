"""The events of a collection as columns: what filters test and count, prepared once, so that a million answer as one does.

A filter is a mask over the events, worked out from whole columns and remembered; filters together are their conjunction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from timeline.app.look import FILTERS, PRECISIONS, Look, Precision
from timeline.records import Actor, Event, EventType, Status
from timeline.when import When, bounds
from timeline.words import date_phrase

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_OPEN = 1 << 40
"""A day number beyond every calendar's: the bound of a side that is open."""

_LIMITS: tuple[tuple[int, Precision], ...] = ((1, "day"), (14, "days"), (31, "month"), (366, "year"))
"""Longest span, in days, that still counts as each: two weeks are "days", a leap year is a year."""

_KEPT_MASKS = 48
"""Masks remembered: a byte an event each, so 48 MB of a million; a filter panel asks for the same dozen again and again."""


def precision_of(when: When | None) -> Precision:
    """How closely a date is known, by the days between its bounds (both included); a date without a bound is wider than a year.

    >>> from timeline.edtf import parse
    >>> [precision_of(parse(text)) for text in ("2023-03-21", "2023-03-20/2023-03-22", "2023-02", "2030", "198X")]
    ['day', 'days', 'month', 'year', 'longer']
    """
    low, high = _span(when)
    found = _precisions(np.array([low]), np.array([high]))
    return PRECISIONS[int(found[0])]


def actor_key(code: str | None, name: str) -> str:
    """What an actor is filtered by: the state's code, which several names share; else the name."""
    return code if code and code != "IGO" else name


def sources_of(event: Event) -> tuple[str, ...]:
    """The ids of the articles that tell of an event, each once."""
    return tuple(dict.fromkeys(proof.article for proof in event.evidence))


@dataclass(frozen=True, slots=True)
class Values:
    """Which values each event has of one kind: pairs of an event's place and a value's, no pair twice."""

    names: tuple[str, ...]
    rows: Ints
    codes: Ints

    def mask(self, wanted: Iterable[bool], size: int) -> Mask:
        """The events that have one of the values ``wanted`` (one truth a name)."""
        out = np.zeros(size, dtype=bool)
        out[self.rows[np.fromiter(wanted, dtype=bool, count=len(self.names))[self.codes]]] = True
        return out

    def counts(self, among: Mask | None = None) -> dict[str, int]:
        """Value -> how many of the events ``among`` (None: all) have it, those without any left out."""
        codes = self.codes if among is None else self.codes[among[self.rows]]
        found = np.bincount(codes, minlength=len(self.names)).tolist()
        return {name: count for name, count in zip(self.names, found, strict=True) if count}


class Facets:
    """The columns of some events. Read-only; what only a search or a filter needs is prepared when it is first asked for.

    >>> columns = Facets((Event("a", "Talks", None), Event("b", "Treaty", None, Status.PLANNED)))
    >>> columns.mask(Look(statuses=(Status.PLANNED,))).tolist()
    [False, True]
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = tuple(events)
        self._masks: dict[tuple[str, Any], Mask] = {}

    def __len__(self) -> int:
        return len(self.events)

    def mask(self, look: Look, *, but: str = "") -> Mask:
        """The events that pass all filters of a look, except for the one named ``but``."""
        out = np.ones(len(self.events), dtype=bool)
        for name in FILTERS:
            value = getattr(look, name)
            if value and name != but:
                out &= self._mask(name, value)
        return out

    def _mask(self, name: str, value: Any) -> Mask:
        key = (name, value)
        if key not in self._masks:
            if len(self._masks) >= _KEPT_MASKS:
                self._masks.clear()
            self._masks[key] = self._worked_out(name, value)
        return self._masks[key]

    def _worked_out(self, name: str, value: Any) -> Mask:
        size = len(self.events)
        match name:
            case "text":
                out = np.ones(size, dtype=bool)
                for word in value.casefold().split():
                    out &= self._spoken(word)
                return out
            case "since":  # all that is not surely over before; what has no date lies in no range
                late: Mask = self.spans[1] >= value.ordinal
                return late & self.dated
            case "until":
                early: Mask = self.spans[0] <= value.ordinal
                return early & self.dated
        values = self.values(name)
        wanted = {str(one) for one in value}
        return values.mask((name in wanted for name in values.names), size)

    def told_by(self, article_id: str) -> tuple[Event, ...]:
        """The events an article tells of, in the order given."""
        at = self.sources.mask((name == article_id for name in self.sources.names), len(self.events))
        return tuple(self.events[place] for place in np.flatnonzero(at).tolist())

    def prepare(self) -> None:
        """Work out now what the first filter, the first look at the panel and the first search would wait for."""
        for name in ("actors", "types", "statuses", "sources", "precision"):
            self.values(name).counts()
        _ = self.dated, self.actor_names, self._texts

    def values(self, name: str) -> Values:
        """The values of a filter that is a choice: actors, types, statuses, sources, precision."""
        found: Values = getattr(self, name)
        return found

    @cached_property
    def spans(self) -> tuple[Ints, Ints]:
        """First and last day number of each event; an open side lies beyond all days."""
        once = _Once(_span)
        both = np.array([once(event.when) for event in self.events], dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @cached_property
    def dated(self) -> Mask:
        known: Mask = self.spans[0] <= self.spans[1]
        return known

    @cached_property
    def types(self) -> Values:
        return _single(
            [str(kind) for kind in EventType], {kind: at for at, kind in enumerate(EventType)}, self._each("type")
        )

    @cached_property
    def statuses(self) -> Values:
        return _single([str(one) for one in Status], {one: at for at, one in enumerate(Status)}, self._each("status"))

    @cached_property
    def precision(self) -> Values:
        return Values(PRECISIONS, np.arange(len(self.events)), _precisions(*self.spans))

    @cached_property
    def actors(self) -> Values:
        return _several(self._each("actors"), lambda actors: [actor_key(actor.code, actor.name) for actor in actors])

    @cached_property
    def sources(self) -> Values:
        return _several(self.events, sources_of)

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """Actor's key -> the name most used for it; a country's own name before those of persons who act for it."""
        once: dict[int, list[Any]] = {}
        for actors in self._each("actors"):
            for actor in actors:
                once.setdefault(id(actor), [actor, 0])[1] += 1
        used: dict[str, Counter[tuple[bool, str]]] = {}
        for actor, count in once.values():
            used.setdefault(actor_key(actor.code, actor.name), Counter())[_is_country(actor), actor.name] += count
        return {
            key: max(names, key=lambda pair, names=names: (pair[0], names[pair], pair[1]))[1]  # type: ignore[misc]
            for key, names in used.items()
        }

    def _spoken(self, word: str) -> Mask:
        """The events of which a word (casefolded, part of one will do) is said anywhere: title, date, source, actors, quotations."""
        out = np.zeros(len(self.events), dtype=bool)
        for texts in self._texts:
            out |= texts.mask((word in text for text in texts.names), len(self.events))
        return out

    @cached_property
    def _texts(self) -> list[Values]:
        """What is said of the events, each text once, casefolded."""
        when = _Once(lambda when: date_phrase(when, short=False).casefold())
        fold = str.casefold
        return [
            _several(self.events, lambda event: [fold(event.title), fold(event.phrase), fold(event.source or "")]),
            _several(self._each("when"), lambda given: [when(given)]),
            _several(self._each("actors"), lambda actors: [fold(actor.name) for actor in actors]),
            _several(self._each("evidence"), lambda proofs: [fold(proof.exact) for proof in proofs]),
        ]

    def _each(self, name: str) -> Iterable[Any]:
        return (getattr(event, name) for event in self.events)


class _Once:
    """A function of values that many events share, worked out once for each (they are told apart as objects, which is quick)."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work
        self._known: dict[int, Any] = {}

    def __call__(self, value: Any) -> Any:
        found = self._known.get(id(value))
        if found is None:
            found = self._known[id(value)] = self._work(value)
        return found


def _span(when: When | None) -> tuple[int, int]:
    """First and last day number, beyond all days where a side is open; the first after the last for no date."""
    if when is None:
        return _OPEN, -_OPEN
    low, high = bounds(when)
    return low.ordinal if low else -_OPEN, high.ordinal if high else _OPEN


def _precisions(low: Ints, high: Ints) -> Ints:
    """The place in `PRECISIONS` of each span."""
    days = high - low + 1
    names = [name for _, name in _LIMITS]
    known = np.select(
        [days <= limit for limit, _ in _LIMITS], [PRECISIONS.index(name) for name in names], PRECISIONS.index("longer")
    )
    return np.where(low > high, PRECISIONS.index("undated"), known).astype(np.int64)


def _single(names: Sequence[str], place: dict[Any, int], given: Iterable[Any]) -> Values:
    codes = np.array([place[one] for one in given], dtype=np.int64)
    return Values(tuple(names), np.arange(len(codes)), codes)


def _several(given: Iterable[Any], read: Callable[[Any], Iterable[str]]) -> Values:
    """Values of which an event has any number; empty texts are none."""
    place: dict[str, int] = {}
    rows: list[int] = []
    codes: list[int] = []
    for row, one in enumerate(given):
        for name in dict.fromkeys(read(one)):
            if name:
                rows.append(row)
                codes.append(place.setdefault(name, len(place)))
    return Values(tuple(place), np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64))


def _is_country(actor: Actor) -> bool:
    return actor.kind is not None and actor.kind.value == "country"
