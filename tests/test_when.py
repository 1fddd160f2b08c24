"""Days, moments, periods: the calendar, the order the bounds prove, and narrowing."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import days, moments, whens
from timeline.when import (
    Day,
    Doubt,
    Edge,
    Grain,
    Moment,
    Order,
    Period,
    approximately,
    bounds,
    may_overlap,
    month_length,
    narrow,
    order,
    sort_key,
    within,
)


@given(st.dates())
def test_a_day_is_the_date_of_the_same_name(day: date) -> None:
    ours = Day.from_date(day)
    assert ours.civil == (day.year, day.month, day.day)
    assert (ours.isoformat(), ours.weekday(), ours.to_date()) == (day.isoformat(), day.weekday(), day)
    assert ours == day
    assert hash(ours) == hash(day)
    assert len({ours, day}) == 1


@given(days())
def test_every_day_is_made_again_from_its_parts(day: Day) -> None:
    assert Day.of(*day.civil) == day


@pytest.mark.parametrize(
    ("year", "month", "length"),
    [(2023, 2, 28), (2024, 2, 29), (1900, 2, 28), (2000, 2, 29), (0, 2, 29), (-4, 2, 29), (-1, 2, 28), (2023, 4, 30)],
)
def test_month_lengths(year: int, month: int, length: int) -> None:
    assert month_length(year, month) == length


@pytest.mark.parametrize(
    ("year", "month", "day", "complaint"),
    [
        (2023, 13, 1, "month 13"),
        (2023, 0, 1, "month 0"),
        (2023, 2, 29, "2023-02 has no day 29"),
        (2023, 1, 0, "no day 0"),
        (10000, 1, 1, "outside the years"),
        (-10000, 1, 1, "outside the years"),
    ],
)
def test_days_that_do_not_exist(year: int, month: int, day: int, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Day.of(year, month, day)


@pytest.mark.parametrize(
    ("moment", "grain"),
    [
        (Moment.century(1900), Grain.CENTURY),
        (Moment.decade(1980), Grain.DECADE),
        (Moment.years(1985, 1994), Grain.SPAN),  # ten years, but no decade anybody names
        (Moment.year(2030), Grain.YEAR),
        (Moment.half(2023, 2), Grain.HALF),
        (Moment.quarter(2023, 1), Grain.QUARTER),
        (Moment.season(2023, 1), Grain.SEASON),
        (Moment.season(2023, 4), Grain.SEASON),  # December to the next February
        (Moment.months(2023, 2, 4), Grain.SPAN),
        (Moment.month(2024, 2), Grain.MONTH),
        (Moment.week(2023, 12), Grain.WEEK),
        (Moment(Day.of(2023, 3, 14), Day.of(2023, 3, 20)), Grain.SPAN),  # seven days from a Tuesday
        (Moment.day(2023, 3, 21), Grain.DAY),
    ],
)
def test_the_grain_follows_from_the_days(moment: Moment, grain: Grain) -> None:
    assert moment.grain is grain


@pytest.mark.parametrize(
    ("year", "week", "monday"),
    [(2023, 12, "2023-03-20"), (2020, 53, "2020-12-28"), (2021, 1, "2021-01-04"), (2009, 1, "2008-12-29")],
)
def test_iso_weeks_start_where_the_calendar_says(year: int, week: int, monday: str) -> None:
    assert str(Moment.week(year, week).earliest) == monday


FEB, MARCH, THE_21ST = Moment.month(2023, 2), Moment.month(2023, 3), Moment.day(2023, 3, 21)
SINCE_2019 = Period(Moment.year(2019), Edge.OPEN)
UNTIL_FEB = Period(Edge.OPEN, FEB)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (FEB, MARCH, Order.BEFORE),
        (MARCH, FEB, Order.AFTER),
        (MARCH, THE_21ST, Order.UNDECIDED),  # a part says nothing of before or after its whole
        (THE_21ST, THE_21ST, Order.UNDECIDED),
        (SINCE_2019, Moment.year(2018), Order.AFTER),
        (SINCE_2019, Moment.year(2040), Order.UNDECIDED),  # still running, for all we know
        (UNTIL_FEB, MARCH, Order.BEFORE),
        (UNTIL_FEB, Moment.year(-100), Order.UNDECIDED),
    ],
)
def test_order_says_what_the_bounds_prove(a: Moment | Period, b: Moment | Period, expected: Order) -> None:
    assert order(a, b) is expected


@given(whens(), whens())
def test_order_is_antisymmetric_and_overlap_its_absence(a: Moment | Period, b: Moment | Period) -> None:
    assert order(a, b).value == -order(b, a).value
    assert may_overlap(a, b) == (order(a, b) is Order.UNDECIDED)


@given(whens(), whens())
def test_narrowing_never_widens_and_refuses_only_contradictions(a: Moment | Period, b: Moment | Period) -> None:
    both = narrow(a, b)
    if order(a, b) is not Order.UNDECIDED:
        assert both is None
    if isinstance(a, Moment) and isinstance(b, Moment):
        assert (both is None) == (order(a, b) is not Order.UNDECIDED)
        if both is not None:
            assert within(both, a)
            assert within(both, b)


@given(whens())
def test_narrowing_by_itself_changes_nothing(when: Moment | Period) -> None:
    assert narrow(when, when) == when


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Moment.year(2023), FEB, FEB),
        (Moment.year(2023, Doubt.APPROXIMATE), FEB, FEB),  # the certain side fixed the days
        (Moment.month(2023, 2, Doubt.UNCERTAIN), Moment.year(2023), Moment.month(2023, 2, Doubt.UNCERTAIN)),
        (Moment.year(2023), SINCE_2019, Moment.year(2023)),
        (SINCE_2019, UNTIL_FEB, Period(Moment.year(2019), FEB)),
        (Period(MARCH, Edge.OPEN), UNTIL_FEB, None),
        (FEB, Period(MARCH, Edge.OPEN), None),
    ],
)
def test_narrowing(a: Moment | Period, b: Moment | Period, expected: Moment | Period | None) -> None:
    assert narrow(a, b) == expected


@given(moments())
def test_an_end_made_approximate_holds_the_moment(moment: Moment) -> None:
    end = approximately(moment)
    if isinstance(end, Moment):
        assert end.is_unit
        assert within(moment, end)
    else:
        assert end is Edge.UNKNOWN


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [
        (Edge.UNKNOWN, Edge.UNKNOWN, "at least one end"),
        (MARCH, FEB, "lies before start"),
        (Moment.week(2023, 12), Edge.OPEN, "no calendar unit"),
    ],
)
def test_periods_that_say_nothing_true(start: Moment | Edge, end: Moment | Edge, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Period(start, end)


def test_a_moment_runs_forwards() -> None:
    with pytest.raises(ValueError, match="lies after latest"):
        Moment(Day.of(2023, 3, 2), Day.of(2023, 3, 1))


@given(st.lists(whens(), max_size=8))
def test_sorting_is_total_and_respects_what_is_proved(whens_: list[Moment | Period]) -> None:
    ordered = sorted(whens_, key=sort_key)
    for before, after in pairwise(ordered):
        low, other = bounds(before)[0], bounds(after)[0]
        assert low is None or (other is not None and low <= other)
    assert sort_key(None) > max((sort_key(w) for w in whens_ if bounds(w)[1]), default=(0, 0))
