"""One happening told by several articles."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.merge import likeness, merge
from timeline.records import Actor, Event, EventType, Evidence, Status
from timeline.when import Day, Edge, Moment, Period

XI, PUTIN = Actor("Xi Jinping", "CHN"), Actor("Vladimir Putin", "RUS")


def event(title: str, when: Moment | Period, source: str, **more: object) -> Event:
    values: dict[str, object] = {
        "type": EventType.CONSULT,
        "actors": (XI, PUTIN),
        "evidence": (Evidence(source, title),),
    } | more
    return Event(f"{source}-{title}", title, when, **values)  # type: ignore[arg-type]


def test_the_date_is_narrowed_and_all_passages_kept() -> None:
    one = event("Xi and Putin hold talks in the Kremlin", Moment.month(2023, 3), "x")
    two = event("Kremlin talks between Xi and Putin", Moment.day(2023, 3, 21), "y")
    (merged,) = merge([one, two])
    assert (merged.title, merged.when) == (one.title, two.when)
    assert {e.article for e in merged.evidence} == {"x", "y"}
    assert merged.evidence[0].article == "y"  # the passage that dates it comes first


def test_a_plan_told_later_as_done_has_happened() -> None:
    plan = event("Xi to visit Putin in Moscow", Period(Moment.day(2023, 3, 19), Edge.OPEN), "x", status=Status.PLANNED)
    done = event("Xi visits Putin in Moscow", Moment.day(2023, 3, 20), "y")
    (merged,) = merge([plan, done])
    assert merged.status is Status.HAPPENED


def test_what_a_person_edited_keeps_its_words() -> None:
    found = event("Xi and Putin hold talks in the Kremlin", Moment.day(2023, 3, 21), "x")
    edited = event("Kremlin talks between Xi and Putin", Moment.month(2023, 3), "y", curated=True)
    (merged,) = merge([found, edited])
    assert (merged.title, merged.when, merged.curated) == (edited.title, edited.when, True)
    assert len(merged.evidence) == 2


def test_what_stays_apart() -> None:
    talks = event("Xi and Putin hold talks in the Kremlin", Moment.day(2023, 3, 21), "x")
    apart = [
        event("Xi and Putin hold talks in the Kremlin", Moment.day(2019, 6, 5), "y"),  # another day
        event("Xi and Putin hold talks in the Kremlin", Moment.day(2023, 3, 21), "x"),  # the same article
        event("Xi and Putin hold talks in the Kremlin", Moment.day(2023, 3, 21), "z", type=EventType.ASSAULT),
        event(
            "Modi and Biden hold talks",
            Moment.day(2023, 3, 21),
            "w",
            actors=(Actor("Narendra Modi", "IND"), Actor("Joe Biden", "USA")),
        ),
    ]
    for other in apart:
        assert len(merge([talks, other])) == 2


titles = st.sampled_from(["Xi visits Moscow", "Xi and Putin hold talks", "ICC issues warrant", "China publishes plan"])
moments = st.integers(1, 28).map(lambda d: Moment.on(Day.of(2023, 3, d)))
told = st.lists(st.builds(event, titles, moments, st.sampled_from("xyz")), max_size=6)


@settings(max_examples=40, deadline=None)
@given(told)
def test_no_passage_is_lost_and_none_made_up(given_events: list[Event]) -> None:
    merged = merge(given_events)
    assert {p for e in merged for p in e.evidence} == {p for e in given_events for p in e.evidence}
    assert len(merged) <= len(given_events)


@settings(max_examples=40, deadline=None)
@given(told)
def test_likeness_has_two_sides(given_events: list[Event]) -> None:
    for one in given_events:
        for two in given_events:
            assert likeness(one, two) == likeness(two, one)
