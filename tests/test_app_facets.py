"""Columns of events: a filter worked out from them lets through what looking at each event would."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import whens
from timeline.app.facets import Facets, actor_key, precision_of, sources_of
from timeline.app.look import FILTERS, Look
from timeline.records import Actor, ActorKind, Event, EventType, Evidence, Status
from timeline.when import Day, bounds
from timeline.words import date_phrase

ACTORS = (
    Actor("Norland", "NOR", kind=ActorKind.COUNTRY),
    Actor("Ada Norse", "NOR", kind=ActorKind.PERSON),
    Actor("the Straits Council", "IGO"),
    Actor("Bo", None),
)
TITLES = ("Talks on Vell", "TALKS break down", "New mole opens", "")

events = st.lists(
    st.builds(
        Event,
        id=st.integers(0, 10**9).map(str),
        title=st.sampled_from(TITLES),
        when=st.none() | whens(),
        status=st.sampled_from(Status),
        type=st.sampled_from((EventType.AGREE, EventType.ASSAULT)),
        actors=st.lists(st.sampled_from(ACTORS), max_size=3).map(tuple),
        evidence=st.lists(st.sampled_from((Evidence("a", "on Friday"), Evidence("b", "in Vell"))), max_size=2).map(
            tuple
        ),
        source=st.sampled_from((None, "the mayor")),
    ),
    max_size=12,
)
looks = st.builds(
    Look,
    text=st.sampled_from(("", "talks", "VELL friday", "mayor", "norse down")),
    actors=st.sampled_from(((), ("NOR",), ("the Straits Council", "Bo"))),
    types=st.sampled_from(((), (EventType.AGREE,))),
    statuses=st.sampled_from(((), (Status.PLANNED, Status.CLAIMED))),
    sources=st.sampled_from(((), ("a",))),
    precision=st.sampled_from(((), ("day",), ("undated", "longer"))),
    since=st.none() | st.integers(-2000, 800_000).map(Day),
    until=st.none() | st.integers(-2000, 800_000).map(Day),
)


def passes(event: Event, look: Look) -> dict[str, bool]:
    """Filter -> whether an event passes it, said as plainly as can be."""
    said = [event.title, event.phrase, event.source or "", date_phrase(event.when, short=False)]
    said += [actor.name for actor in event.actors] + [proof.exact for proof in event.evidence]
    low, high = bounds(event.when) if event.when else (None, None)
    return {
        "text": all(word in "\n".join(said).casefold() for word in look.text.casefold().split()),
        "actors": any(actor_key(actor.code, actor.name) in look.actors for actor in event.actors),
        "types": event.type in look.types,
        "statuses": event.status in look.statuses,
        "sources": any(source in look.sources for source in sources_of(event)),
        "precision": precision_of(event.when) in look.precision,
        "since": event.when is not None and (high is None or look.since is None or high >= look.since),
        "until": event.when is not None and (low is None or look.until is None or low <= look.until),
    }


@settings(max_examples=150, deadline=None)
@given(events, looks)
def test_a_mask_is_what_looking_at_each_event_gives(given_events: list[Event], look: Look) -> None:
    facets = Facets(given_events)
    on = [name for name in FILTERS if getattr(look, name)]
    for but in ("", *on):
        expected = [all(passes(event, look)[name] for name in on if name != but) for event in given_events]
        assert facets.mask(look, but=but).tolist() == expected
    assert facets.mask(look).tolist() == facets.mask(look).tolist(), "also when remembered"


@settings(max_examples=60, deadline=None)
@given(events)
def test_counts_are_of_events_not_of_mentions(given_events: list[Event]) -> None:
    facets = Facets(given_events)
    facets.prepare()
    for kind, read in (
        ("actors", lambda event: {actor_key(actor.code, actor.name) for actor in event.actors}),
        ("sources", lambda event: set(sources_of(event))),
        ("precision", lambda event: {precision_of(event.when)}),
    ):
        counts: dict[Any, int] = {}
        for event in given_events:
            for value in read(event):
                counts[value] = counts.get(value, 0) + 1
        assert facets.values(kind).counts() == counts
        nobody = np.zeros(len(given_events), dtype=bool)
        assert facets.values(kind).counts(nobody) == {}


def test_a_state_is_called_by_its_own_name() -> None:
    ada, norland = ACTORS[1], ACTORS[0]
    told = [
        Event("a", "", None, actors=(ada,)),
        Event("b", "", None, actors=(ada,)),
        Event("c", "", None, actors=(norland,)),
    ]
    assert Facets(told).actor_names == {"NOR": "Norland"}
