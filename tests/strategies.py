"""Hypothesis strategies for the core values, shared by the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.when import MAX_YEAR, MIN_YEAR, Day, Doubt, Edge, Moment, Period, When

FIRST, LAST = Day.of(MIN_YEAR).ordinal, Day.of(MAX_YEAR, 12, 31).ordinal


def days(first: int = FIRST, last: int = LAST) -> st.SearchStrategy[Day]:
    """Any day the calendar holds."""
    return st.integers(first, last).map(Day)


@st.composite
def units(draw: st.DrawFn) -> Moment:
    """A moment EDTF has one word for."""
    year, doubt = draw(st.integers(MIN_YEAR, MAX_YEAR - 1)), draw(st.sampled_from(Doubt))
    match draw(st.integers(0, 7)):
        case 0:
            return Moment.year(year, doubt)
        case 1:
            return Moment.decade(abs(year) // 10 * 10, doubt)
        case 2:
            return Moment.century(abs(year) // 100 * 100, doubt)
        case 3:
            return Moment.half(year, draw(st.integers(1, 2)), doubt)
        case 4:
            return Moment.quarter(year, draw(st.integers(1, 4)), doubt)
        case 5:
            return Moment.season(year, draw(st.integers(1, 4)), doubt)
        case 6:
            return Moment.month(year, draw(st.integers(1, 12)), doubt)
        case _:
            return Moment.on(draw(days()), doubt)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Any moment: a unit, a week, or a span of days, months or years."""
    if draw(st.booleans()):
        return draw(units())
    first = draw(days(last=LAST - 40_000))
    length = draw(st.sampled_from([0, 1, 6, 13, 30, 364, 3_652, 36_524]) | st.integers(0, 40_000))
    moment = Moment(first, first + length, draw(st.sampled_from(Doubt)))
    if draw(st.booleans()):
        return moment
    return Moment.years(first.year, moment.latest.year, moment.doubt)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period: dated, open or of unknown end on either side."""
    a, b = sorted([draw(units()), draw(units())], key=lambda m: m.earliest.ordinal)
    ends: list[tuple[Moment | Edge, Moment | Edge]] = [
        (a, b),
        (a, a),
        (a, Edge.OPEN),
        (Edge.OPEN, a),
        (a, Edge.UNKNOWN),
        (Edge.UNKNOWN, a),
        (Edge.OPEN, Edge.OPEN),
    ]
    start, end = draw(st.sampled_from(ends))
    return Period(start, end)


def whens() -> st.SearchStrategy[When]:
    """Any `When`."""
    return st.one_of(moments(), periods())
