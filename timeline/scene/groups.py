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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.records import Actor, ActorKind, ActorRole, Event, EventType, Status
from timeline.scene.items import dated
from timeline.scene.marks import LaneKey

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
    """``lanes`` by name, in order; for each event (as given) its lane's index, and those of the other lanes it touches."""

    lanes: tuple[str, ...]
    main: tuple[int, ...]
    others: tuple[tuple[int, ...], ...]


def group(events: Sequence[Event], key: LaneKey, sources: Mapping[str, str] | None = None) -> Grouping:
    """The lanes of events. ``sources`` names articles (by id) for the key "source".

    >>> from timeline.when import Moment
    >>> xi = Event("a", "Visit", Moment.year(2023), actors=(Actor("Xi", "CHN"), Actor("China", "CHN", kind=ActorKind.COUNTRY)))
    >>> group([xi], "actor").lanes
    ('China',)
    """
    if key == "none" or not events:
        return Grouping(("",) if events else (), (0,) * len(events), ((),) * len(events))
    if key == "actor":
        named = _by_actor(events)
    else:
        named = [((_plain(event, key, sources or {})),) for event in events]
    kept = _kept(events, [names[0] for names in named])
    place = {name: i for i, name in enumerate(kept)}
    main = [place.get(names[0], len(kept) - 1) for names in named]
    others = [
        tuple(sorted({place[n] for n in names[1:] if n in place} - {at})) for names, at in zip(named, main, strict=True)
    ]
    return Grouping(tuple(kept), tuple(main), tuple(others))


def _plain(event: Event, key: LaneKey, sources: Mapping[str, str]) -> str:
    match key:
        case "type":
            return TYPE_NAMES[event.type]
        case "status":
            return STATUS_NAMES[event.status]
        case _:
            article = event.evidence[0].article if event.evidence else ""
            return sources.get(article, article) or OTHER


def _by_actor(events: Sequence[Event]) -> list[tuple[str, ...]]:
    """For each event the names of its lanes, the main one first."""
    countries = _country_names(events)
    sides = [[(lane_name(a, countries), a.role) for a in event.actors] for event in events]
    often = Counter(name for side in sides for name in {name for name, _ in side})
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


def _country_names(events: Iterable[Event]) -> dict[str, str]:
    """Code -> the name the events themselves use most for the country."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        for actor in event.actors:
            if actor.kind is ActorKind.COUNTRY and actor.code:
                names[actor.code][actor.name] += 1
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


def _kept(events: Sequence[Event], names: Sequence[str]) -> list[str]:
    """The lanes drawn, in order."""
    weight: defaultdict[str, float] = defaultdict(float)
    many: Counter[str] = Counter()
    for event, name in zip(events, names, strict=True):
        weight[name] += event.importance
        many[name] += 1
    first: dict[str, float] = {}
    for event, name in zip(events, names, strict=True):
        span = dated(event.when)
        if span and event.importance >= weight[name] / many[name] - 1e-9:
            first[name] = min(first.get(name, span[0]), span[0])
    real = sorted((n for n in weight if n != OTHER), key=lambda n: (-weight[n], -many[n], n))
    room = MOST if len(real) <= MOST and OTHER not in weight else MOST - 1
    top = real[:room]
    while len(top) + (len(top) < len(weight)) > _FEW and any(many[n] == 1 for n in top):
        top.remove(next(n for n in reversed(top) if many[n] == 1))
    lanes = sorted(top, key=lambda n: (first.get(n, float("inf")), -weight[n], n))
    return lanes if len(top) == len(weight) else [*lanes, OTHER]
