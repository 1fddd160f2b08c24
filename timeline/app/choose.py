"""Which events a look shows, how many each choice would show, and why there are none.

The counts beside a choice are those of the events that all *other* filters let through: what one would get by taking it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any

from timeline.app.facets import Facets
from timeline.app.look import FILTERS, PRECISIONS, Look
from timeline.app.wording import PRECISION_WORDS, STATUS_WORDS, TYPE_WORDS, counted
from timeline.records import Article, Event, EventType, Status
from timeline.when import Moment
from timeline.words import ENGLISH, Spelling, date_phrase

_FACETS = ("actors", "types", "statuses", "sources", "precision")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: ``value`` as in the address, ``label`` in words, how many events it would show, whether it is on."""

    value: str
    label: str
    count: int
    on: bool


def chosen(facets: Facets, look: Look) -> tuple[Event, ...]:
    """The events a look lets through, in the order given."""
    if not look.filtered:
        return facets.events
    return tuple(compress(facets.events, facets.mask(look).tolist()))


def without(look: Look, name: str) -> Look:
    """The look with one filter taken off."""
    usual: dict[str, Any] = {name: getattr(Look(), name)}
    return replace(look, **usual)


def choices(facets: Facets, articles: Mapping[str, Article], look: Look) -> dict[str, tuple[Choice, ...]]:
    """Filter → what can be chosen, most events of the whole collection first, so that a choice does not move the others.

    Statuses and precision keep their own order.
    """
    out: dict[str, tuple[Choice, ...]] = {}
    for name in _FACETS:
        on = {str(value) for value in getattr(look, name)}
        counts = facets.values(name).counts(facets.mask(look, but=name))
        known = facets.values(name).counts()
        labels = {value: _label(name, value, facets, articles) for value in [*known, *on]}
        order = _ORDER.get(name) or sorted(labels, key=lambda value: (-known.get(value, 0), labels[value]))
        out[name] = tuple(
            Choice(value, labels[value], counts.get(value, 0), value in on) for value in order if value in labels
        )
    return out


_ORDER: dict[str, list[str]] = {"statuses": [str(status) for status in Status], "precision": list(PRECISIONS)}


def _label(name: str, value: str, facets: Facets, articles: Mapping[str, Article]) -> str:
    match name:
        case "actors":
            return facets.actor_names.get(value, value)
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


def chips(
    look: Look, facets: Facets, articles: Mapping[str, Article], spelling: Spelling = ENGLISH
) -> tuple[tuple[str, str | None, str], ...]:
    """The filters that are on as (name in the address, value, words); value None takes the whole filter off."""
    out: list[tuple[str, str | None, str]] = []
    if look.text:
        out.append(("q", None, f"“{look.text}”"))
    for field, name in _ADDRESS:
        for value in getattr(look, field):
            out.append((name, str(value), _label(field, str(value), facets, articles)))
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


def why_none(facets: Facets, look: Look) -> str:
    """Why a look shows nothing, and which filter to take off to see most; empty when it shows something.

    >>> why_none(Facets(()), Look())
    'There are no events yet.'
    """
    if not len(facets):
        return "There are no events yet."
    if facets.mask(look).any():
        return ""
    gains = {name: int(facets.mask(look, but=name).sum()) for name in FILTERS if getattr(look, name)}
    best = max(gains, key=lambda name: gains[name])
    if gains[best]:
        return (
            f"No event passes all the filters. Without {_NOUNS[best]} there would be {counted(gains[best], 'event')}."
        )
    return f"No event passes the filters: even without any one of them there would be none of the {counted(len(facets), 'event')}."


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
