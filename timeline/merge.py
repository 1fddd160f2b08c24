"""One happening told by several articles is one event: its dates narrowed by each, its evidence kept from all.

Two events are of one happening when they were told by different articles, their dates can be of one day, their
types do not differ, and their titles and actors agree: the share of title words in common, plus a bonus for common
actors, passes `ENOUGH`. A record a person has edited keeps all it says; what extraction found only adds passages to
it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.records import Event, EventType, Status, Step
from timeline.when import may_overlap, narrow

ENOUGH = 0.5
"""Likeness from which two events are taken for one. Titles of one happening by two editors share about half of
their words; two happenings of the same day and actors ("Xi meets Putin", "Xi invites Putin") share the names and
not the verb, which alone gives less."""

_STOP = frozenset(
    "a an the of to in on at for with and by from over as is are be its his her their into after before".split()
)
_SAME = {
    "publishes": "issue", "issues": "issue", "presents": "issue", "unveils": "issue",
    "hold": "meet", "holds": "meet", "talks": "meet", "meet": "meet", "meets": "meet", "meeting": "meet", "summit": "meet",
    "call": "call", "phone": "call", "phones": "call", "calls": "call", "speak": "call", "speaks": "call",
    "visits": "visit", "visit": "visit", "trip": "visit", "arrives": "visit",
    "deal": "agree", "agreement": "agree", "sign": "agree", "signs": "agree", "agree": "agree", "agrees": "agree",
    "completed": "complete", "complete": "complete", "completes": "complete", "completion": "complete", "finished": "complete",
}  # fmt: skip
"""Words of titles that different editors use for one thing."""


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events with those of one happening made one, each where its first telling stood.

    >>> from timeline.records import Evidence
    >>> from timeline.when import Moment
    >>> one = Event("a", "Xi and Putin hold talks in the Kremlin", Moment.day(2023, 3, 21), type=EventType.CONSULT,
    ...             evidence=(Evidence("x", "talks"),))
    >>> two = Event("b", "Kremlin talks between Xi and Putin", Moment.month(2023, 3), type=EventType.CONSULT,
    ...             evidence=(Evidence("y", "meeting"),))
    >>> merged, = merge([one, two])
    >>> merged.id, merged.when, len(merged.evidence)
    ('a', Moment('2023-03-21', '2023-03-21'), 2)

    Events of one article are never merged: extraction has done that with the text before it. The result does not
    depend on what else is in the collection, except that an event joins the most alike of those before it."""
    kept: list[Event] = []
    for event in events:
        best = max(range(len(kept)), key=lambda i: likeness(kept[i], event), default=None)
        if best is None or likeness(kept[best], event) < ENOUGH:
            kept.append(event)
        else:
            kept[best] = joined(kept[best], event)
    return tuple(kept)


def likeness(a: Event, b: Event) -> float:
    """How surely two events are one happening, 0 to 1; 0 when their articles, dates, types or kinds rule it out."""
    if {e.article for e in a.evidence} & {e.article for e in b.evidence} or a.background != b.background:
        return 0.0
    if a.when is None or b.when is None or not may_overlap(a.when, b.when):
        return 0.0
    if a.type is not b.type and EventType.OTHER not in (a.type, b.type) and not _close(a.type, b.type):
        return 0.0
    one, two = _words(a.title), _words(b.title)
    shared = len(one & two) / max(1, min(len(one), len(two)))
    names = {x.code or x.name for x in a.actors}, {x.code or x.name for x in b.actors}
    actors = len(names[0] & names[1]) / max(1, min(len(names[0]), len(names[1]))) if names[0] and names[1] else 0.0
    if names[0] and names[1] and not names[0] & names[1]:
        return 0.0
    return min(1.0, 0.75 * shared + 0.25 * actors)


def joined(a: Event, b: Event) -> Event:
    """Two tellings as one event: the date both allow, the passages of both, the words of a curated one (else of the
    first)."""
    first, second = (b, a) if b.curated and not a.curated else (a, b)
    both = (
        narrow(first.when, second.when)
        if first.when is not None and second.when is not None
        else first.when or second.when
    )
    when = first.when if first.curated or both is None else both
    finer = second if when != first.when and when == second.when else first
    evidence = (*finer.evidence, *(e for e in (*first.evidence, *second.evidence) if e not in finer.evidence))
    why = first.why
    if when != first.when:
        why = (
            *finer.why,
            Step(f"told by {len({e.article for e in evidence})} articles, which together leave these days"),
        )
    return replace(
        first,
        when=when,
        status=first.status if first.curated else _status(first.status, second.status),
        evidence=evidence,
        why=why,
        phrase=finer.phrase or first.phrase,
        rule=finer.rule or first.rule,
        basis=finer.basis or first.basis,
        actors=first.actors or second.actors,
        importance=max(first.importance, second.importance),
    )


def _close(a: EventType, b: EventType) -> bool:
    """Types that two readers may give one happening: a plan proposed or agreed, a warrant that accuses or coerces."""
    pairs = (
        {"REQUEST", "AGREE"},
        {"ACCUSE", "COERCE"},
        {"CONSULT", "AGREE"},
        {"COOPERATE", "REQUEST"},
        {"CONSULT", "COOPERATE"},
    )
    return any({a.value, b.value} == pair for pair in pairs)


def _status(a: Status, b: Status) -> Status:
    """What has happened outweighs what was planned, and what is vouched for outweighs what is claimed."""
    rank = (Status.HAPPENED, Status.ONGOING, Status.CLAIMED, Status.PLANNED)
    return min(a, b, key=rank.index)


def _words(title: str) -> frozenset[str]:
    words = (w.removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w’'-]+", title.lower()))
    return frozenset(_SAME.get(w, w) for w in words if w not in _STOP)
