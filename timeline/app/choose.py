"""Which events a look shows, how many each choice would show, and why there are none.

The counts beside a choice are those of the events that all *other* filters let through: what one would get by taking it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.app.look import FILTERS, PRECISIONS, Look, Precision
from timeline.app.wording import PRECISION_WORDS, STATUS_WORDS, TYPE_WORDS, counted
from timeline.records import Article, Event, EventType, Status
from timeline.when import Moment, When, bounds
from timeline.words import ENGLISH, Spelling, date_phrase

Test = Callable[[Event], bool]

_FACETS = ("actors", "types", "statuses", "sources", "precision")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: ``value`` as in the address, ``label`` in words, how many events it would show, whether it is on."""

    value: str
    label: str
    count: int
    on: bool


def precision_of(when: When | None) -> Precision:
    """How closely a date is known, by the days between its bounds (both included); a date without a bound is wider than a year.

    >>> from timeline.edtf import parse
    >>> [precision_of(parse(text)) for text in ("2023-03-21", "2023-03-20/2023-03-22", "2023-02", "2030", "198X")]
    ['day', 'days', 'month', 'year', 'longer']
    """
    if when is None:
        return "undated"
    low, high = bounds(when)
    if low is None or high is None:
        return "longer"
    days = high - low + 1
    for limit, name in _LIMITS:
        if days <= limit:
            return name
    return "longer"


_LIMITS: tuple[tuple[int, Precision], ...] = ((1, "day"), (14, "days"), (31, "month"), (366, "year"))
"""Longest span, in days, that still counts as each: two weeks are "days", a leap year is a year."""


def actor_key(code: str | None, name: str) -> str:
    """What an actor is filtered by: the state's code, which several names share; else the name."""
    return code if code and code != "IGO" else name


def sources_of(event: Event) -> tuple[str, ...]:
    """The ids of the articles that tell of an event, each once."""
    return tuple(dict.fromkeys(proof.article for proof in event.evidence))


def chosen(events: Iterable[Event], look: Look) -> tuple[Event, ...]:
    """The events a look lets through, in the order given."""
    tests = list(_tests(look).values())
    return tuple(event for event in events if all(test(event) for test in tests))


def _tests(look: Look) -> dict[str, Test]:
    """Filter → its test, for those that are on."""
    actors, types, statuses = set(look.actors), set(look.types), set(look.statuses)
    sources, precision, words = set(look.sources), set(look.precision), look.text.casefold().split()
    tests: dict[str, Test] = {
        "text": lambda event: all(word in _haystack(event) for word in words),
        "actors": lambda event: any(actor_key(actor.code, actor.name) in actors for actor in event.actors),
        "types": lambda event: event.type in types,
        "statuses": lambda event: event.status in statuses,
        "sources": lambda event: any(source in sources for source in sources_of(event)),
        "precision": lambda event: precision_of(event.when) in precision,
        "since": lambda event: not _ends_before(event, look),
        "until": lambda event: not _starts_after(event, look),
    }
    return {name: tests[name] for name in FILTERS if getattr(look, name)}


def _haystack(event: Event) -> str:
    parts = [event.title, event.phrase, event.source or "", date_phrase(event.when, short=False)]
    parts += [actor.name for actor in event.actors] + [proof.exact for proof in event.evidence]
    return "\n".join(parts).casefold()


def _ends_before(event: Event, look: Look) -> bool:
    """Whether an event is surely over before ``since``; one without a date lies in no range."""
    if event.when is None or look.since is None:
        return event.when is None
    high = bounds(event.when)[1]
    return high is not None and high < look.since


def _starts_after(event: Event, look: Look) -> bool:
    if event.when is None or look.until is None:
        return event.when is None
    low = bounds(event.when)[0]
    return low is not None and low > look.until


def without(look: Look, name: str) -> Look:
    """The look with one filter taken off."""
    usual: dict[str, Any] = {name: getattr(Look(), name)}
    return replace(look, **usual)


def choices(events: Sequence[Event], articles: Mapping[str, Article], look: Look) -> dict[str, tuple[Choice, ...]]:
    """Filter → what can be chosen, most events of the whole collection first, so that a choice does not move the others.

    Statuses and precision keep their own order.
    """
    out: dict[str, tuple[Choice, ...]] = {}
    for name in _FACETS:
        rest = chosen(events, without(look, name))
        on = {str(value) for value in getattr(look, name)}
        counts: Counter[str] = Counter(value for event in rest for value in set(_values(event, name)))
        known: Counter[str] = Counter(value for event in events for value in set(_values(event, name)))
        labels = {value: _label(name, value, events, articles) for value in [*known, *on]}
        order = _ORDER.get(name) or sorted(labels, key=lambda value: (-known[value], labels[value]))
        out[name] = tuple(
            Choice(value, labels[value], counts[value], value in on) for value in order if value in labels
        )
    return out


_ORDER: dict[str, list[str]] = {"statuses": [str(status) for status in Status], "precision": list(PRECISIONS)}


def _values(event: Event, name: str) -> Iterable[str]:
    match name:
        case "actors":
            return [actor_key(actor.code, actor.name) for actor in event.actors]
        case "types":
            return [str(event.type)]
        case "statuses":
            return [str(event.status)]
        case "sources":
            return sources_of(event)
    return [precision_of(event.when)]


def _label(name: str, value: str, events: Sequence[Event], articles: Mapping[str, Article]) -> str:
    match name:
        case "actors":
            return actor_name(value, events)
        case "types":
            return TYPE_WORDS[EventType(value)]
        case "statuses":
            return STATUS_WORDS[Status(value)]
        case "sources":
            article = articles.get(value)
            return article_name(article) if article else value
    return PRECISION_WORDS[value]  # type: ignore[index]  # the values come from precision_of


def article_name(article: Article) -> str:
    """How lists name an article: its publisher and title, as short as it comes."""
    return f"{article.publisher}: {article.title}" if article.publisher else article.title


def actor_name(key: str, events: Sequence[Event]) -> str:
    """The name most used for an actor's key; a country's own name before those of persons who act for it."""
    names: Counter[tuple[bool, str]] = Counter(
        (actor.kind is not None and actor.kind.value == "country", actor.name)
        for event in events
        for actor in event.actors
        if actor_key(actor.code, actor.name) == key
    )
    return max(names, key=lambda pair: (pair[0], names[pair], pair[1]))[1] if names else key


def chips(
    look: Look, events: Sequence[Event], articles: Mapping[str, Article], spelling: Spelling = ENGLISH
) -> tuple[tuple[str, str | None, str], ...]:
    """The filters that are on as (name in the address, value, words); value None takes the whole filter off."""
    out: list[tuple[str, str | None, str]] = []
    if look.text:
        out.append(("q", None, f"“{look.text}”"))
    for field, name in _ADDRESS:
        for value in getattr(look, field):
            out.append((name, str(value), _label(field, str(value), events, articles)))
    if look.since:
        out.append(("since", None, f"from {date_phrase(Moment.on(look.since), spelling=spelling)}"))
    if look.until:
        out.append(("until", None, f"to {date_phrase(Moment.on(look.until), spelling=spelling)}"))
    return tuple(out)


_ADDRESS = (
    ("actors", "actor"),
    ("types", "type"),
    ("statuses", "status"),
    ("sources", "source"),
    ("precision", "precision"),
)


def why_none(events: Sequence[Event], look: Look) -> str:
    """Why a look shows nothing, and which filter to take off to see most; empty when it shows something.

    >>> why_none((), Look())
    'There are no events yet.'
    """
    if not events:
        return "There are no events yet."
    if chosen(events, look):
        return ""
    gains = {name: len(chosen(events, without(look, name))) for name in FILTERS if getattr(look, name)}
    best = max(gains, key=lambda name: gains[name])
    if gains[best]:
        return (
            f"No event passes all the filters. Without {_NOUNS[best]} there would be {counted(gains[best], 'event')}."
        )
    return f"No event passes the filters: even without any one of them there would be none of the {counted(len(events), 'event')}."


_NOUNS = {
    "text": "the search words",
    "actors": "the choice of actors",
    "types": "the choice of types",
    "statuses": "the choice of status",
    "sources": "the choice of sources",
    "precision": "the choice of precision",
    "since": "the first day",
    "until": "the last day",
}
