"""The conventions in one place: what vague amounts and parts mean in days, and how units are written in TIMEX3.

Everything here is a convention somebody could choose otherwise, with its reason; no other module holds such a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline.timex.expr import DayPart, Part, Season, Unit

UNIT_DAYS: Mapping[Unit, float] = {
    Unit.SECOND: 1 / 86400,
    Unit.MINUTE: 1 / 1440,
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1,
    Unit.WEEKEND: 7,
    Unit.WEEK: 7,
    Unit.FORTNIGHT: 14,
    Unit.MONTH: 30.44,
    Unit.QUARTER: 91.31,
    Unit.SEASON: 91.31,
    Unit.HALF: 182.62,
    Unit.YEAR: 365.25,
    Unit.DECADE: 3652.5,
    Unit.CENTURY: 36525,
    Unit.MILLENNIUM: 365250,
}
"""Mean length of a unit in days (a year is 365.25 days, a month a twelfth of it)."""


class Range(NamedTuple):
    """A vague amount: from ``low`` to ``high`` units, both included."""

    low: int
    high: int


VAGUE: Mapping[Unit, Range] = {
    Unit.SECOND: Range(2, 60),
    Unit.MINUTE: Range(2, 60),
    Unit.HOUR: Range(2, 24),
    # "Days" is a plural and fewer than would be called weeks: two to seven.
    Unit.DAY: Range(2, 7),
    Unit.WEEKEND: Range(2, 4),
    Unit.WEEK: Range(2, 8),
    Unit.FORTNIGHT: Range(2, 4),
    Unit.MONTH: Range(2, 12),
    Unit.QUARTER: Range(2, 6),
    Unit.SEASON: Range(2, 6),
    Unit.HALF: Range(2, 4),
    Unit.YEAR: Range(2, 10),
    Unit.DECADE: Range(2, 10),
    Unit.CENTURY: Range(2, 10),
    Unit.MILLENNIUM: Range(2, 10),
}
"""What a bare plural or "several" units is: at least two, and no more than make the next unit up (for weeks two months)."""

FEW: Mapping[Unit, Range] = {
    **{unit: Range(2, min(5, span.high)) for unit, span in VAGUE.items()},
    Unit.DAY: Range(2, 7),
}
"""What "a few" or "just" units is: two to five; of days, up to a week."""

PARTS_OF: Mapping[Unit, Mapping[Part, tuple[int, int]]] = {
    # Of a week in days. "The end of the week" may be Thursday and may be Sunday, so the parts overlap.
    Unit.WEEK: {
        Part.START: (0, 2), Part.EARLY: (0, 2), Part.MID: (1, 3), Part.LATE: (3, 6), Part.END: (3, 6),
        Part.FIRST_HALF: (0, 3), Part.LAST_HALF: (3, 6),
    },
    # Of a year in months. The adjectives share it in thirds; "the start" and "the end" are said of two months at most.
    Unit.YEAR: {
        Part.START: (0, 1), Part.EARLY: (0, 3), Part.MID: (4, 7), Part.LATE: (8, 11), Part.END: (10, 11),
        Part.FIRST_HALF: (0, 5), Part.LAST_HALF: (6, 11),
    },
    # Of a decade in years: "late 1980s" is 1985 to 1989, the half that English means by it.
    Unit.DECADE: {
        Part.START: (0, 2), Part.EARLY: (0, 3), Part.MID: (3, 6), Part.LATE: (5, 9), Part.END: (7, 9),
        Part.FIRST_HALF: (0, 4), Part.LAST_HALF: (5, 9),
    },
    # Of a century in years.
    Unit.CENTURY: {
        Part.START: (0, 19), Part.EARLY: (0, 33), Part.MID: (34, 66), Part.LATE: (67, 99), Part.END: (80, 99),
        Part.FIRST_HALF: (0, 49), Part.LAST_HALF: (50, 99),
    },
}  # fmt: skip
"""First and last piece (day, month, year, counted from 0, both included) of a part of a stretch."""

THIRDS: Mapping[Part, tuple[float, float]] = {
    Part.START: (0, 1),
    Part.EARLY: (0, 1),
    Part.MID: (1, 2),
    Part.LATE: (2, 3),
    Part.END: (2, 3),
    Part.FIRST_HALF: (0, 1.5),
    Part.LAST_HALF: (1.5, 3),
}
"""Of any other stretch which of its thirds a part holds: from the first to before the second, counting from 0."""

MOD: Mapping[Part, str] = {
    Part.START: "START",
    Part.EARLY: "START",
    Part.MID: "MID",
    Part.LATE: "END",
    Part.END: "END",
    Part.EARLIER: "START",
    Part.LATER: "END",
    Part.TURN: "START",
}
"""TIMEX3 ``mod`` of a part (TimeML 1.2.1, section 2.2.4)."""

UNIT_LETTER: Mapping[Unit, str] = {
    Unit.SECOND: "TS",
    Unit.MINUTE: "TM",
    Unit.HOUR: "TH",
    Unit.DAY: "D",
    Unit.WEEKEND: "WE",
    Unit.WEEK: "W",
    Unit.FORTNIGHT: "W",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.SEASON: "S",
    Unit.HALF: "H",
    Unit.YEAR: "Y",
    Unit.DECADE: "E",
    Unit.CENTURY: "C",
    Unit.MILLENNIUM: "L",
}
"""Unit letters of TIMEX3 durations; a leading T marks those that stand after the ISO 8601 ``T``."""

FINER: Mapping[Unit, Mapping[Unit, int]] = {
    Unit.YEAR: {Unit.MONTH: 12, Unit.WEEK: 53, Unit.DAY: 366},
    Unit.MONTH: {Unit.WEEK: 5, Unit.DAY: 31},
    Unit.WEEK: {Unit.DAY: 7},
    Unit.DAY: {Unit.HOUR: 24},
    Unit.HOUR: {Unit.MINUTE: 60},
    Unit.MINUTE: {Unit.SECOND: 60},
}
"""Which finer units a length may add to a coarser one ("two years and six months"), and how many at least make one of it."""

COUNTED_IN: Mapping[Unit, tuple[Unit, int]] = {
    Unit.FORTNIGHT: (Unit.WEEK, 2),
    Unit.DECADE: (Unit.YEAR, 10),
    Unit.CENTURY: (Unit.YEAR, 100),
    Unit.MILLENNIUM: (Unit.YEAR, 1000),
    Unit.HALF: (Unit.MONTH, 6),
    Unit.SEASON: (Unit.MONTH, 3),
}
"""Units without an ISO 8601 letter, as so many of one that has it: two decades are P20Y."""

RECURRING: Mapping[Unit, str] = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.YEAR: "XXXX",
}
"""What comes round with every unit ("daily") in the corpora of histories, which keep TIMEX2's way; news has ISO lengths (P1D)."""

SEASON_CODE: Mapping[Season, str] = {Season.SPRING: "SP", Season.SUMMER: "SU", Season.AUTUMN: "FA", Season.WINTER: "WI"}

DAYPART_HOURS: Mapping[DayPart, tuple[int, int]] = {
    DayPart.MORNING: (5, 12),
    DayPart.MIDDAY: (11, 14),
    DayPart.AFTERNOON: (12, 18),
    DayPart.EVENING: (17, 24),
    DayPart.NIGHT: (18, 30),
    DayPart.DAYTIME: (6, 20),
}
"""Usual hours of a part of the day; a night runs into the next morning and belongs to the day it starts on."""

TWO_DIGIT_PIVOT = 30
"""A two-digit year lies within the 100 years that end this many years after publication: "'90" in 1998 is 1990, in 2023 too."""
