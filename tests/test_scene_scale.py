"""The time scale: monotone, exactly invertible, room where things happen, steady when one more thing happens."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.scene.elastic import elastic
from timeline.scene.scale import Span, TimeScale, linear
from timeline.scene.units import AFTER_LAST, FIRST, ceil, floor, month_of, month_start
from timeline.when import Day

DAYS = st.one_of(st.integers(FIRST, AFTER_LAST - 1), st.integers(738000, 739000))
SPANS = st.lists(st.tuples(DAYS, st.sampled_from([1, 1, 7, 28, 31, 365, 3652])), max_size=40)


def span(first: str, last: str) -> Span:
    return day(first).ordinal, day(last).ordinal + 1


def day(text: str) -> Day:
    year, month, number = text.rsplit("-", 2)
    return Day.of(int(year), int(month), int(number))


WEEK = [span(f"2023-03-{d}", f"2023-03-{d}") for d in (20, 21, 21, 22)]
SEED = [
    span("1985-01-01", "1989-12-31"),
    span("2019-01-01", "2019-12-31"),
    span("2022-01-01", "2022-12-31"),
    span("2023-02-01", "2023-02-28"),
    span("2023-03-13", "2023-03-19"),
    *WEEK,
    span("2030-01-01", "2030-12-31"),
]
SEED_DOMAIN = (day("1985-01-01"), day("2030-12-31"))


@settings(max_examples=80, deadline=None)
@given(SPANS, DAYS, DAYS, st.sampled_from([60.0, 320.0, 1140.0]), st.sampled_from([1.0, 2.0]))
def test_any_scale_is_monotone_and_exactly_invertible(
    spans: list[tuple[int, int]], one: int, other: int, width: float, power: float
) -> None:
    domain = Day(min(one, other)), Day(max(one, other))
    scale = elastic([(s, s + n) for s, n in spans], domain, 10.0, 10.0 + width, power=power)
    assert scale.span == (domain[0].ordinal, domain[1].ordinal + 1)
    assert (scale.knots[0][1], scale.knots[-1][1]) == (10.0, 10.0 + width)
    probes = {o for knot, _ in scale.knots for o in (knot - 1, knot, knot + 1)} | {one, other, (one + other) // 2}
    probes = {o for o in probes if FIRST <= o < AFTER_LAST}
    for ordinal in sorted(probes):
        assert scale.invert(scale.at(ordinal)).ordinal == ordinal
        assert scale.invert(scale.at(ordinal + 0.5)).ordinal == ordinal
    px = [scale.at(o) for o in sorted(probes)]
    assert all(a < b for a, b in pairwise(px))
    stretches = {(a, b) for (a, _), (b, _) in pairwise(scale.knots)}
    assert set(scale.skipped) <= stretches


@settings(max_examples=40, deadline=None)
@given(SPANS, st.tuples(DAYS, st.sampled_from([1, 7, 31, 365])))
def test_one_more_event_never_swaps_two_days(spans: list[tuple[int, int]], more: tuple[int, int]) -> None:
    """Monotone before and after: what was left of something stays left of it."""
    domain = Day.of(1900), Day.of(2030)
    before = elastic([(s, s + n) for s, n in spans], domain, 0.0, 1000.0)
    after = elastic([(s, s + n) for s, n in [*spans, more]], domain, 0.0, 1000.0)
    days = sorted({o for o, _ in before.knots} | {o for o, _ in after.knots})
    assert [before.at(o) for o in days] == sorted(before.at(o) for o in days)
    assert [after.at(o) for o in days] == sorted(after.at(o) for o in days)


@pytest.mark.parametrize(
    "more",
    [
        span("2023-03-21", "2023-03-21"),  # where much happens
        span("2023-02-10", "2023-02-10"),  # in a month that has something
        span("2019-01-01", "2019-12-31"),  # a year once more
        span("1987-01-01", "1987-12-31"),  # inside a long bar
    ],
)
def test_one_more_event_moves_the_others_a_little(more: Span) -> None:
    before, after = (elastic(spans, SEED_DOMAIN, 0.0, 1000.0) for spans in (SEED, [*SEED, more]))
    moved = [abs(after.at((s + e) / 2) - before.at((s + e) / 2)) for s, e in SEED]
    assert (
        max(moved) < 100
    )  # px of 1,000; the new one needs room of its own, about a fourteenth, and its neighbours make it


NEAR = st.one_of(st.integers(737000, 739000), st.integers(700000, 740000), st.sampled_from([698917, 726415, 738600]))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(NEAR, st.sampled_from([1, 1, 1, 7, 31, 365])), min_size=3, max_size=120),
    st.tuples(NEAR, st.sampled_from([1, 31])),
    st.sampled_from([340.0, 1000.0, 1500.0]),
    st.sampled_from([1.0, 2.0]),
)
def test_the_more_there_is_the_less_one_more_event_moves(
    spans: list[tuple[int, int]], more: tuple[int, int], width: float, power: float
) -> None:
    """A newcomer among n is an n-th part of what each cut weighs, and a stretch's room grows slower than its number: nothing moves by
    more than twice the picture's width over the root of n. (Ten thousand random pictures moved 1.5 at most.)"""
    domain = Day(699000 - 365), Day(741000)
    before = elastic([(s, s + n) for s, n in spans], domain, 0.0, width, power=power)
    after = elastic([(s, s + n) for s, n in (*spans, more)], domain, 0.0, width, power=power)
    moved = max(abs(after.at(s + n / 2) - before.at(s + n / 2)) for s, n in spans)
    assert moved <= 2 * width / (len(spans) + 1) ** 0.5


def test_what_happens_in_one_stretch_leaves_the_cuts_of_others_alone() -> None:
    """Ten events more in one week of 2023 take room from the 1980s, but the 1980s keep their shape."""
    week = [span(f"2023-03-{d}", f"2023-03-{d}") for d in range(13, 23)]
    before, after = (elastic(spans, SEED_DOMAIN, 0.0, 1000.0) for spans in (SEED, SEED + week))
    probes = [day(f"{year}-01-01").ordinal for year in range(1985, 2000)]
    shapes = [
        [(s.at(p) - s.at(probes[0])) / (s.at(probes[-1]) - s.at(probes[0])) for p in probes] for s in (before, after)
    ]
    assert shapes[0] == pytest.approx(shapes[1], abs=0.05)


def test_the_scale_gives_room_by_what_happens() -> None:
    scale = elastic(SEED, SEED_DOMAIN, 0.0, 1340.0)
    wide = {s: scale.at(s[1]) - scale.at(s[0]) for s in SEED}
    assert min(wide.values()) > 25  # every bar can be seen as one, every day of the visit has its place
    assert scale.at(day("2019-01-01").ordinal) - scale.at(day("1990-01-01").ordinal) < 80  # 29 empty years
    assert (day("1990-01-01").ordinal, day("2019-01-01").ordinal) in scale.skipped
    assert (day("2023-03-23").ordinal, day("2030-01-01").ordinal) in scale.skipped


def test_a_year_in_which_things_are_spread_keeps_its_pace() -> None:
    days = [span(f"2025-{m:02}-{d:02}", f"2025-{m:02}-{d:02}") for m in range(1, 13) for d in (3, 9, 14, 20, 27)]
    scale = elastic(days, (day("2025-01-01"), day("2025-12-31")), 0.0, 1000.0)
    assert not scale.skipped
    speeds = [(y - x) / (b - a) for (a, x), (b, y) in pairwise(scale.knots)]
    assert max(speeds) < 1.4 * min(speeds)


def test_millions_shape_the_scale_like_their_sample() -> None:
    many = [(700000 + i % 30000, 700001 + i % 30000) for i in range(60_000)]
    scale = elastic(many, (Day(700000), Day(730000)), 0.0, 1000.0)
    assert scale.at(715000) == pytest.approx(500, abs=60)  # even but for the cut decades at both ends


def test_linear_gives_every_day_the_same() -> None:
    scale = linear((day("2023-03-01"), day("2023-03-10")), 0.0, 100.0)
    assert [scale(day(f"2023-03-{d:02}")) for d in (1, 2, 10)] == [0.0, 10.0, 90.0]
    assert scale.invert(-15.0) == day("2023-02-27")  # beyond the ends it goes on, so that a picture can be panned
    assert scale.invert(1e9) == Day(AFTER_LAST - 1)
    assert scale.speed(day("2023-03-05").ordinal) == 10.0
    assert scale.many(np.array([scale.span[0], scale.span[1]])).tolist() == [0.0, 100.0]


@pytest.mark.parametrize(
    ("knots", "told"),
    [(((1, 0.0),), "two knots"), (((1, 0.0), (1, 5.0)), "increase"), (((1, 0.0), (2, 0.0)), "increase")],
)
def test_a_scale_that_is_none_is_refused(knots: tuple[tuple[int, float], ...], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        TimeScale(knots)


@settings(max_examples=200, deadline=None)
@given(DAYS, st.sampled_from([0, 1, 3, 12, 120, 1200, 12000]))
def test_units_hold_their_days_and_nest(ordinal: int, months: int) -> None:
    start, end = floor(ordinal, months), ceil(ordinal + 1, months)
    assert start <= ordinal < end
    assert floor(start, months) == start
    assert ceil(start, months) == start
    for coarser in (12, 120, 1200, 12000):
        if coarser >= months:
            assert floor(start, coarser) == floor(ordinal, coarser)
    assert month_start(month_of(ordinal)) <= ordinal


def test_round_years_are_round_as_people_count() -> None:
    assert [Day(floor(Day.of(y).ordinal, 1200)).year for y in (-300, -299, -1, 0, 1, 99, 100, 2023)] == [
        -399, -299, -99, -99, 1, 1, 100, 2000,
    ]  # fmt: skip
