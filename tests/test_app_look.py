"""A look is an address: read strictly, written shortly, the same there and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.app.drawing import Stage, read_stage
from timeline.app.look import LANES, MAX_CHOICES, MAX_WORD, PANES, PRECISIONS, SCALES, Look, read_look, write_look
from timeline.records import EventType, Status
from timeline.when import Day

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(lambda text: text == text.strip())
days = st.integers(-3_000_000, 3_000_000).map(Day)


def distinct(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=4, unique=True).map(tuple)


looks = st.builds(
    Look,
    event=st.none() | words,
    article=st.none() | words,
    pane=st.sampled_from(PANES),
    domain=st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair))),
    scale=st.sampled_from(SCALES),
    lanes=st.sampled_from(LANES),
    text=st.just("") | words,
    actors=distinct(words),
    types=st.lists(st.sampled_from(EventType), unique=True, max_size=3).map(tuple),
    statuses=st.lists(st.sampled_from(Status), unique=True).map(tuple),
    sources=distinct(words),
    precision=st.lists(st.sampled_from(PRECISIONS), unique=True).map(
        lambda given: tuple(p for p in PRECISIONS if p in given)
    ),
    since=st.none() | days,
    until=st.none() | days,
)


@settings(max_examples=60, deadline=None)
@given(looks)
def test_what_is_written_is_read_again(look: Look) -> None:
    assert read_look(write_look(look)) == look


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_address_opens(text: str) -> None:
    assert isinstance(read_look(text), Look)


@pytest.mark.parametrize(
    "query",
    [
        "from=2023-01-01",
        "from=2024-01-01&to=2023-01-01",
        "lanes=",
        "type=agree",
        "since=2023",
        "until=2023-02-29",
        "view=map",
        "event=" + "x" * (MAX_WORD + 1),
    ],
)
def test_what_is_not_understood_is_left_out(query: str) -> None:
    assert read_look(query) == Look()


def test_choices_are_counted_once_and_bounded() -> None:
    assert read_look({"actor": ["CHN", "CHN", "RUS"]}).actors == ("CHN", "RUS")
    assert len(read_look({"actor": [str(number) for number in range(1000)]}).actors) == MAX_CHOICES


@pytest.mark.parametrize("data", [None, {}, {"width": "wide"}, {"width": True}, {"width": float("nan")}])
def test_a_stage_that_makes_no_sense_is_an_ordinary_one(data: dict[str, object] | None) -> None:
    assert 240 <= read_stage(data).width <= Stage().width
