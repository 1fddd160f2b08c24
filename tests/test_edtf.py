"""EDTF in and out: our forms, the Library of Congress' examples as facts, and a refusal for all the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import whens
from timeline.edtf import format as format_edtf
from timeline.edtf import parse
from timeline.errors import EdtfError
from timeline.when import Day, Doubt, Edge, Moment, Period, When


@given(whens())
def test_every_value_is_read_back_from_its_text(when: When) -> None:
    assert parse(format_edtf(when)) == when


def _span(first: str, last: str, doubt: Doubt = Doubt.NONE) -> Moment:
    start, end = parse(first), parse(last)
    assert isinstance(start, Moment)
    assert isinstance(end, Moment)
    return Moment(start.earliest, end.latest, doubt)


# What is written, what it means, and the canonical text where it is another.
READ: list[tuple[str, When, str | None]] = [
    ("2023-03-21", Moment.day(2023, 3, 21), None),
    ("2023-02", Moment.month(2023, 2), None),
    ("2030", Moment.year(2030), None),
    ("198X", Moment.decade(1980), None),
    ("19XX", Moment.century(1900), None),
    ("0000", Moment.year(0), None),
    ("-0043-03-15", Moment.day(-43, 3, 15), None),
    ("2001-21", Moment.season(2001, 1), None),
    ("2001-24", Moment.season(2001, 4), None),
    ("2001-34", Moment.quarter(2001, 2), None),
    ("2001-41", Moment.half(2001, 2), None),
    ("1984?", Moment.year(1984, Doubt.UNCERTAIN), None),
    ("2004-06~", Moment.month(2004, 6, Doubt.APPROXIMATE), None),
    ("2004-06-11%", Moment.day(2004, 6, 11, Doubt.BOTH), None),
    ("1999-XX", Moment.year(1999), "1999"),  # EDTF's "month not given" is the year
    ("1985-04-XX", Moment.month(1985, 4), "1985-04"),
    ("1985-XX-XX", Moment.year(1985), "1985"),
    ("[2023-03-13..2023-03-19]", Moment.week(2023, 11), None),
    ("[2023-03-20,2023-03-21]", _span("2023-03-20", "2023-03-21"), "[2023-03-20..2023-03-21]"),
    ("[2023-03-01..2023-03-31]", Moment.month(2023, 3), "2023-03"),  # the same knowledge is the same value
    ("[1985..1989]", Moment.years(1985, 1989), None),
    ("[2023-01..2023-02]", Moment.months(2023, 1, 2), None),
    ("[-0050..-0041]", Moment.years(-50, -41), None),
    ("[1985~..1989~]", Moment.years(1985, 1989, Doubt.APPROXIMATE), None),
    ("2023-03-20/2023-03-22", Period(Moment.day(2023, 3, 20), Moment.day(2023, 3, 22)), None),
    ("2023-03-22/..", Period(Moment.day(2023, 3, 22), Edge.OPEN), None),
    ("../2023-03-21", Period(Edge.OPEN, Moment.day(2023, 3, 21)), None),
    ("2019/", Period(Moment.year(2019), Edge.UNKNOWN), None),
    ("/2019", Period(Edge.UNKNOWN, Moment.year(2019)), None),
    ("1985~/..", Period(Moment.year(1985, Doubt.APPROXIMATE), Edge.OPEN), None),
    # Library of Congress, "EDTF Specification", levels 0 to 2: the examples a record can keep
    ("1985-04-12", Moment.day(1985, 4, 12), None),
    ("1985-04", Moment.month(1985, 4), None),
    ("1964/2008", Period(Moment.year(1964), Moment.year(2008)), None),
    ("2004-06/2006-08", Period(Moment.month(2004, 6), Moment.month(2006, 8)), None),
    ("2004-02-01/2005-02-08", Period(Moment.day(2004, 2, 1), Moment.day(2005, 2, 8)), None),
    ("2004-02-01/2005-02", Period(Moment.day(2004, 2, 1), Moment.month(2005, 2)), None),
    ("2004-02-01/2005", Period(Moment.day(2004, 2, 1), Moment.year(2005)), None),
    ("2005/2006-02", Period(Moment.year(2005), Moment.month(2006, 2)), None),
    ("201X", Moment.decade(2010), None),
    ("20XX", Moment.century(2000), None),
    ("2004-XX", Moment.year(2004), "2004"),
    ("1985-04-12/..", Period(Moment.day(1985, 4, 12), Edge.OPEN), None),
    ("1985-04/..", Period(Moment.month(1985, 4), Edge.OPEN), None),
    ("1985/..", Period(Moment.year(1985), Edge.OPEN), None),
    ("../1985-04-12", Period(Edge.OPEN, Moment.day(1985, 4, 12)), None),
    ("1985-04-12/", Period(Moment.day(1985, 4, 12), Edge.UNKNOWN), None),
    ("/1985", Period(Edge.UNKNOWN, Moment.year(1985)), None),
    ("-1985", Moment.year(-1985), None),
    ("[1667,1668]", Moment.years(1667, 1668), "[1667..1668]"),
    ("2004-06-XX/2004-07-03", Period(Moment.month(2004, 6), Moment.day(2004, 7, 3)), "2004-06/2004-07-03"),
]


@pytest.mark.parametrize(("text", "when", "canonical"), READ, ids=[row[0] for row in READ])
def test_reading_and_writing(text: str, when: When, canonical: str | None) -> None:
    assert parse(text) == when
    assert format_edtf(when) == (canonical or text)


# What we refuse, what the message says of it, and part of the remedy. The first block is EDTF; the rest is not.
REFUSED: list[tuple[str, str, str]] = [
    ("1985-04-12T23:20:30", "time of day", "write the day alone"),
    ("1985-04-12T23:20:30Z", "time of day", "write the day alone"),
    ("Y170000002", "four digits", "-9999 to 9999"),
    ("Y-17E7", "four digits", "-9999 to 9999"),
    ("1950S2", "significant digits", "1950~"),
    ("{1667,1668,1670..1672}", "all its members", "one record a date"),
    ("[1667,1668,1670..1672]", "gaps", "[first..last]"),
    ("[1667,1670]", "gaps", "[first..last]"),
    ("[..1760-12-03]", "without a bound", "write '../1760-12-03'"),
    ("[1760-12..]", "without a bound", "write '1760-12/..'"),
    ("2004-06~-11", "whole date", "at the end of the date"),
    ("?2004-06-11", "whole date", "at the end of the date"),
    ("2004?-06-11", "whole date", "at the end of the date"),
    ("2001-29", "one hemisphere", "2023-21"),
    ("2001-38", "third of a year", "write the months"),
    ("156X-12-25", "unknown year", "years alone"),
    ("1985-XX-12", "unknown month", "year alone"),
    ("-198X", "before year 0", "[-0050..-0041]"),
    ("-0000", "no year -0", "0000"),
    ("[1985~..1989]", "one member", "qualify all"),
    ("1985/[1986..1987]", "set inside", "with '~'"),
    ("", "empty", "write a date"),
    (" 2023", "spaces", "write a date"),
    ("2023-13", "month 13", "01 to 12"),
    ("2023-00", "month 00", "01 to 12"),
    ("2023-02-30", "no day 30", "01 to 28"),
    ("2024-02-30", "no day 30", "01 to 29"),
    ("2023-3-21", "too much", "2023-03-21"),
    ("21 March 2023", "no year of four digits", "2023-03-21"),
    ("2023-03-21 or so", "too much", "2023-03-21"),
    ("[2023", "not closed", "]"),
    ("[2023..2022]", "before the first", "earlier date first"),
    ("2023/2022", "before the start", "earlier date first"),
    ("2023/2024/2025", "second '/'", "start/end"),
    ("/", "neither end", "at least one date"),
    ("2023-24-01", "month 24", "01 to 12"),
]


@pytest.mark.parametrize(("text", "problem", "remedy"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_a_record_cannot_keep_is_refused_with_the_remedy(text: str, problem: str, remedy: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert repr(text) in str(caught.value)
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert 0 <= caught.value.position <= len(text)


@given(st.text(alphabet="0123456789-/.[],XT?~%{}SY ", max_size=24) | st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = parse(text)
    except EdtfError as error:
        assert repr(text) in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert parse(format_edtf(when)) == when


def test_days_at_the_ends_of_the_calendar() -> None:
    assert parse("9999-12-31") == Moment.on(Day.of(9999, 12, 31))
    assert parse("-9999-01-01") == Moment.on(Day.of(-9999))
    with pytest.raises(EdtfError, match="month 24"):
        parse("9999-24")  # its February would lie in the year 10000
