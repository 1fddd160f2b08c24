"""Which lane an event stands in, and which others it touches.

By actor, an event of several stands once, in the lane of its main actor: those who act come before those acted upon, and among
equals the one that takes part in most events, so that lanes tell stories. A person counts as the state acted for.
At most `MOST` lanes can be told apart by colour; when there are more, the lightest (by summed importance) share "Other".
Lanes of a single event join them when there are more than a few.

Lanes are in the order in which their weighty events begin: the first start among those at least as important as the
lane's average, so that one minor forerunner does not put a lane on top. "Other" is last.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np

from timeline.records import Actor, ActorKind, ActorRole, Event, EventType, Status
from timeline.scene.columns import Bools, Columns
from timeline.scene.marks import LaneKey
from timeline.scene.scale import Ints

_Value = TypeVar("_Value")

MOST = 7
"""Hues that stay apart under the three common colour-blindnesses (paint/theme.py measures it)."""

_FEW = 5
"""Beyond so many lanes, "Other" among them, those of a single event give way, the lightest first: a lane is there to follow
somebody through time, and every lane costs a picture height."""

OTHER = "Other"

TYPE_NAMES: Mapping[EventType, str] = {
    EventType.AGREE: "Agreements",
    EventType.CONSULT: "Talks and visits",
    EventType.SUPPORT: "Backing",
    EventType.CONCEDE: "Concessions",
    EventType.COOPERATE: "Cooperation",
    EventType.AID: "Aid",
    EventType.RETREAT: "Withdrawals",
    EventType.REQUEST: "Appeals and proposals",
    EventType.ACCUSE: "Accusations",
    EventType.REJECT: "Refusals",
    EventType.THREATEN: "Threats",
    EventType.PROTEST: "Protests",
    EventType.SANCTION: "Sanctions",
    EventType.MOBILIZE: "Mobilisation",
    EventType.COERCE: "Coercion",
    EventType.ASSAULT: "Attacks",
    EventType.OTHER: OTHER,
}
STATUS_NAMES: Mapping[Status, str] = {
    Status.HAPPENED: "Happened",
    Status.ONGOING: "Going on",
    Status.PLANNED: "Planned",
    Status.CLAIMED: "Claimed",
}


@dataclass(frozen=True, slots=True)
class Grouping:
    """``lanes`` by name, in order; for each event (as given) its lane's index in ``main``.

    ``casts`` numbers the events by who takes part, ``touched`` holds for each such number the other lanes that are touched.
    """

    lanes: tuple[str, ...]
    main: Ints
    casts: Ints
    touched: tuple[tuple[int, ...], ...]

    def lane_of(self, place: int) -> int:
        """The lane of the event at a place."""
        return int(self.main[place])

    def touched_by(self, place: int) -> tuple[int, ...]:
        """The other lanes that the event at a place touches."""
        return self.touched[self.casts[place]]


@dataclass(frozen=True, slots=True)
class Casts:
    """Who takes part, for a kind of lane: a number for each event (as given), and for each number what stands for it.

    By actor, the actors themselves; else the lane's name. Some numbers may be nobody's, when the events are a part of others.
    """

    numbers: Ints
    values: Sequence[Any]

    def part(self, chosen: Bools) -> Casts:
        """The casts of the events marked."""
        return Casts(self.numbers[chosen], self.values)


def casts_of(columns: Columns, key: LaneKey, sources: Mapping[str, str]) -> Casts:
    """The casts of events; the one thing of a grouping for which each event has to be looked at."""
    if key == "actor":
        return Casts(*_numbered((_who(event), event.actors) for event in columns.events))
    names = [_plain(event, key, sources) for event in columns.events]
    return Casts(*_numbered(zip(names, names, strict=True)))


def group(
    events: Sequence[Event] | Columns,
    key: LaneKey,
    sources: Mapping[str, str] | None = None,
    casts: Casts | None = None,
) -> Grouping:
    """The lanes of events. ``sources`` names articles (by id) for the key "source"; ``casts`` are the events' own, when known.

    >>> from timeline.when import Moment
    >>> xi = Event("a", "Visit", Moment.year(2023), actors=(Actor("Xi", "CHN"), Actor("China", "CHN", kind=ActorKind.COUNTRY)))
    >>> group([xi], "actor").lanes
    ('China',)
    """
    columns = events if isinstance(events, Columns) else Columns.of(events)
    if key == "none" or not columns.events:
        nobody = np.zeros(len(columns.events), dtype=np.int64)
        return Grouping(("",) if columns.events else (), nobody, nobody, ((),))
    casts = casts or casts_of(columns, key, sources or {})
    times = np.bincount(casts.numbers, minlength=len(casts.values)).tolist()
    named = _by_actor(casts.values, times) if key == "actor" else [(name,) for name in casts.values]
    mains, heads = _numbered((names[0], names[0]) for names in named)
    kept = _kept(columns, mains[casts.numbers], heads)
    place = {name: i for i, name in enumerate(kept)}
    at = [place.get(names[0], len(kept) - 1) for names in named]
    touched = (
        tuple(sorted({place[n] for n in names[1:] if n in place} - {own})) for names, own in zip(named, at, strict=True)
    )
    return Grouping(tuple(kept), np.array(at, dtype=np.int64)[casts.numbers], casts.numbers, tuple(touched))


def _numbered(keyed: Iterable[tuple[Hashable, _Value]]) -> tuple[Ints, list[_Value]]:
    """A number for each distinct key, for all in turn, and the first value of each number."""
    known: dict[Hashable, int] = {}
    firsts: list[_Value] = []
    numbers: list[int] = []
    for key, value in keyed:
        number = known.get(key)
        if number is None:
            number = known[key] = len(firsts)
            firsts.append(value)
        numbers.append(number)
    return np.array(numbers, dtype=np.int64), firsts


def _who(event: Event) -> Hashable:
    """What tells one cast from another; an `Actor` hashes to the same, five times slower."""
    return tuple([(a.name, a.code, a.role, a.kind) for a in event.actors])


def _plain(event: Event, key: LaneKey, sources: Mapping[str, str]) -> str:
    match key:
        case "type":
            return TYPE_NAMES[event.type]
        case "status":
            return STATUS_NAMES[event.status]
        case _:
            article = event.evidence[0].article if event.evidence else ""
            return sources.get(article, article) or OTHER


def _by_actor(casts: Sequence[Sequence[Actor]], times: Sequence[int]) -> list[tuple[str, ...]]:
    """For each cast, which so many events have, the names of its lanes, the main one first."""
    countries = _country_names(casts, times)
    sides = [[(lane_name(a, countries), a.role) for a in actors] for actors in casts]
    often: Counter[str] = Counter()
    for side, many in zip(sides, times, strict=True):
        for name in {name for name, _ in side}:
            often[name] += many
    out: list[tuple[str, ...]] = []
    for side in sides:
        first = [n for n, role in side if role is ActorRole.SOURCE] or [n for n, role in side if role is None]
        candidates = first or [n for n, _ in side]
        if not candidates:
            out.append((OTHER,))
            continue
        main = max(candidates, key=lambda n: (often[n], -candidates.index(n)))
        out.append((main, *dict.fromkeys(n for n, _ in side if n != main)))
    return out


def _country_names(casts: Sequence[Sequence[Actor]], times: Sequence[int]) -> dict[str, str]:
    """Code -> the name the events themselves use most for the country."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for actors, many in zip(casts, times, strict=True):
        for actor in actors if many else ():
            if actor.kind is ActorKind.COUNTRY and actor.code:
                names[actor.code][actor.name] += many
    return {code: min(many, key=lambda n: (-many[n], n)) for code, many in names.items()}


def lane_name(actor: Actor, countries: Mapping[str, str]) -> str:
    """The lane of an actor: its state when it has one, else its own name.

    >>> lane_name(Actor("Xi Jinping", "CHN"), {}), lane_name(Actor("NATO", "IGO"), {})
    ('China', 'NATO')
    """
    own = actor.name[:1].upper() + actor.name[1:]  # a lane's name begins like a sentence: "The West"
    if not actor.code or actor.code == "IGO":
        return own
    return countries.get(actor.code) or _territory(actor.code) or own


@lru_cache(maxsize=512)
def _territory(code: str) -> str | None:
    """CLDR's English name of an ISO 3166 alpha-3 code; its alias table leads to the alpha-2 code the names are kept by."""
    from babel import Locale
    from babel.core import get_global

    short = get_global("territory_aliases").get(code, [code])[0]
    name = Locale("en").territories.get(short)
    return str(name) if name else None


def _kept(columns: Columns, heads: Ints, names: Sequence[str]) -> list[str]:
    """The lanes drawn, in order. ``heads`` are the numbers in ``names`` of the events' main lanes."""
    weights = np.bincount(heads, weights=columns.importance, minlength=len(names))
    counts = np.bincount(heads, minlength=len(names))
    weighty = columns.is_dated & (columns.importance >= (weights / np.maximum(counts, 1))[heads] - 1e-9)
    firsts = np.full(len(names), np.iinfo(np.int64).max)
    np.minimum.at(firsts, heads[weighty], columns.starts[weighty])
    many = {name: count for name, count in zip(names, counts.tolist(), strict=True) if count}
    weight = {name: weight for name, weight in zip(names, weights.tolist(), strict=True) if name in many}
    first = dict(zip(names, firsts.tolist(), strict=True))
    real = sorted((n for n in weight if n != OTHER), key=lambda n: (-weight[n], -many[n], n))
    room = MOST if len(real) <= MOST and OTHER not in weight else MOST - 1
    top = real[:room]
    while len(top) + (len(top) < len(weight)) > _FEW and any(many[n] == 1 for n in top):
        top.remove(next(n for n in reversed(top) if many[n] == 1))
    lanes = sorted(top, key=lambda n: (first[n], -weight[n], n))
    return lanes if len(top) == len(weight) else [*lanes, OTHER]
