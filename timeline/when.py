"""When something was, as far as the source says: a day known only to lie between two days, or a stretch of days.

Two meanings, two types. "Some day in March" is a `Moment`: one day, somewhere in ``[earliest, latest]``. "All through
March" is a `Period`: it went on from a start to an end. A point that is known exactly is a `Moment` whose two days are
the same. Everything else (comparing, narrowing, sorting) follows from the bounds and claims no more than they prove.

Days are `Day`, the proleptic Gregorian calendar with the astronomical year 0 (= 1 BCE), from -9999-01-01 to
9999-12-31: ``datetime.date`` starts only at year 1, and history does not.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import total_ordering

MIN_YEAR, MAX_YEAR = -9999, 9999
"""The first and last year a `Day` can lie in: the four-digit years of EDTF level 0 and 1, which every axis can show."""

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Days in a month (1-12) of the proleptic Gregorian calendar.

    >>> month_length(2024, 2), month_length(0, 2), month_length(1900, 2)
    (29, 29, 28)
    """
    return 29 if month == 2 and isleap(year) else _MONTH_DAYS[month - 1]


def _ordinal(year: int, month: int, day: int) -> int:
    """Day number with 0001-01-01 = 1, as ``date.toordinal``; H. Hinnant, "chrono-Compatible Low-Level Date
    Algorithms"."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 305


def _civil(ordinal: int) -> tuple[int, int, int]:
    """(year, month, day) of a day number; the inverse of `_ordinal`, same source."""
    era, day_of_era = divmod(ordinal + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_index = (5 * day_of_year + 2) // 153
    month = month_index + (3 if month_index < 10 else -9)
    return era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * month_index + 2) // 5 + 1


_FIRST, _LAST = _ordinal(MIN_YEAR, 1, 1), _ordinal(MAX_YEAR, 12, 31)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """One day of the proleptic Gregorian calendar, -9999-01-01 to 9999-12-31, year 0 being 1 BCE.

    ``ordinal`` counts days as ``date.toordinal`` does (0001-01-01 is 1, the day before it 0). A `Day` equals, hashes
    and orders like the ``datetime.date`` of the same day, so the two mix freely where years permit.

    >>> Day.of(2023, 3, 21) + 1, Day.of(2023, 3, 21) == date(2023, 3, 21)
    (Day('2023-03-22'), True)
    >>> Day.of(-43, 3, 15).isoformat(), Day.of(2023, 3, 21) - Day.of(2023, 3, 1)
    ('-0043-03-15', 20)

    Raises ``ValueError`` for a day that does not exist or lies outside the range.
    """

    ordinal: int

    def __post_init__(self) -> None:
        if not _FIRST <= self.ordinal <= _LAST:
            raise ValueError(f"day number {self.ordinal} lies outside the years {MIN_YEAR} to {MAX_YEAR}")

    @classmethod
    def of(cls, year: int, month: int = 1, day: int = 1) -> Day:
        """The day of a year, month (1-12) and day of month."""
        if not 1 <= month <= 12:
            raise ValueError(f"month {month} does not exist")
        if not 1 <= day <= month_length(year, month):
            raise ValueError(f"{year}-{month:02} has no day {day}")
        return cls(_ordinal(year, month, day))

    @classmethod
    def from_date(cls, day: date) -> Day:
        """The `Day` of a ``datetime.date`` (of a ``datetime``, its date)."""
        return cls(day.toordinal())

    @property
    def civil(self) -> tuple[int, int, int]:
        """(year, month, day of month)."""
        return _civil(self.ordinal)

    @property
    def year(self) -> int:
        return self.civil[0]

    @property
    def month(self) -> int:
        return self.civil[1]

    @property
    def day(self) -> int:
        return self.civil[2]

    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.ordinal - 1) % 7

    def toordinal(self) -> int:
        return self.ordinal

    def to_date(self) -> date:
        """The ``datetime.date``; raises ``ValueError`` before the year 1, which ``date`` does not know."""
        return date.fromordinal(self.ordinal)

    def isoformat(self) -> str:
        """``YYYY-MM-DD``, with a minus before years below zero."""
        year, month, day = self.civil
        return f"{format_year(year)}-{month:02}-{day:02}"

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"Day({self.isoformat()!r})"

    def __add__(self, days: int) -> Day:
        return Day(self.ordinal + days)

    def __sub__(self, other: Day | date) -> int:
        return self.ordinal - other.toordinal()

    def __eq__(self, other: object) -> bool:
        return self.ordinal == other.toordinal() if isinstance(other, Day | date) else NotImplemented

    def __lt__(self, other: Day | date) -> bool:
        return self.ordinal < other.toordinal()

    def __hash__(self) -> int:
        return hash(self.to_date()) if self.ordinal >= 1 else hash(("Day", self.ordinal))


def format_year(year: int) -> str:
    """A year in ISO 8601's four digits, astronomical numbering.

    >>> format_year(33), format_year(-43)
    ('0033', '-0043')
    """
    return f"-{-year:04}" if year < 0 else f"{year:04}"


class Grain(IntEnum):
    """How coarse a `Moment` is, coarsest first; ``SPAN`` is a stretch that is no calendar unit ("13 to 19 March"
    from a Tuesday)."""

    SPAN = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    QUARTER = 5
    SEASON = 6
    MONTH = 7
    WEEK = 8
    DAY = 9


class Doubt(Enum):
    """EDTF's qualifiers: ``?`` the source may be wrong, ``~`` it says "about", ``%`` both."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


class Edge(Enum):
    """An end without a date: ``OPEN`` goes on (or reaches back) without a bound, ``UNKNOWN`` ended on a day nobody
    says."""

    OPEN = ".."
    UNKNOWN = ""


class Order(Enum):
    """What the bounds prove of two whens. `UNDECIDED` is an answer, not an error."""

    BEFORE = -1
    UNDECIDED = 0
    AFTER = 1


@dataclass(frozen=True, slots=True)
class Moment:
    """One day, known only to lie between two days (both included).

    The calendar unit it stands for (`grain`) follows from the days, so that the same knowledge is the same value
    however it was written: ``[2023-03-01..2023-03-31]`` is March 2023.

    >>> Moment.month(2023, 2)
    Moment('2023-02-01', '2023-02-28')
    >>> Moment.month(2023, 2).grain.name, Moment(Day.of(2023, 3, 13), Day.of(2023, 3, 19)).grain.name
    ('MONTH', 'WEEK')

    Raises ``ValueError`` when ``earliest`` lies after ``latest``.
    """

    earliest: Day
    latest: Day
    doubt: Doubt = Doubt.NONE

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"earliest {self.earliest} lies after latest {self.latest}")

    def __repr__(self) -> str:
        doubt = f", {self.doubt}" if self.doubt is not Doubt.NONE else ""
        return f"Moment({str(self.earliest)!r}, {str(self.latest)!r}{doubt})"

    @classmethod
    def day(cls, year: int, month: int, day: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """A day that is known."""
        only = Day.of(year, month, day)
        return cls(only, only, doubt)

    @classmethod
    def on(cls, day: Day | date, doubt: Doubt = Doubt.NONE) -> Moment:
        """A day that is known, from a `Day` or a ``datetime.date``."""
        only = day if isinstance(day, Day) else Day.from_date(day)
        return cls(only, only, doubt)

    @classmethod
    def months(cls, year: int, first: int, last: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day from the start of month ``first`` to the end of month ``last``; months past 12 lie in the next
        year."""
        over, index = divmod(last - 1, 12)
        return cls(Day.of(year, first), Day.of(year + over, index + 1, month_length(year + over, index + 1)), doubt)

    @classmethod
    def month(cls, year: int, month: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of a month."""
        return cls.months(year, month, month, doubt)

    @classmethod
    def quarter(cls, year: int, quarter: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of a quarter (1-4)."""
        return cls.months(year, 3 * quarter - 2, 3 * quarter, doubt)

    @classmethod
    def half(cls, year: int, half: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of a half-year (1-2)."""
        return cls.months(year, 6 * half - 5, 6 * half, doubt)

    @classmethod
    def season(cls, year: int, season: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of a northern meteorological season: 1 spring (March-May) to 4 winter (December to the next
        February)."""
        return cls.months(year, 3 * season, 3 * season + 2, doubt)

    @classmethod
    def year(cls, year: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of a year (0 is 1 BCE)."""
        return cls.years(year, year, doubt)

    @classmethod
    def years(cls, first: int, last: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day from the start of one year to the end of another."""
        return cls(Day.of(first), Day.of(last, 12, 31), doubt)

    @classmethod
    def decade(cls, first: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of the decade that starts with the year ``first`` (1980 for the 1980s)."""
        return cls.years(first, first + 9, doubt)

    @classmethod
    def century(cls, first: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of the hundred years that start with ``first`` (1900 for EDTF's ``19XX``)."""
        return cls.years(first, first + 99, doubt)

    @classmethod
    def week(cls, year: int, week: int, doubt: Doubt = Doubt.NONE) -> Moment:
        """Some day of an ISO 8601 week (Monday to Sunday; week 1 holds 4 January)."""
        fourth = Day.of(year, 1, 4)
        monday = fourth + (7 * (week - 1) - fourth.weekday())
        return cls(monday, monday + 6, doubt)

    @property
    def grain(self) -> Grain:
        """The calendar unit the two days make, `Grain.SPAN` when they make none."""
        if self.earliest == self.latest:
            return Grain.DAY
        (y0, m0, d0), (y1, m1, d1) = self.earliest.civil, self.latest.civil
        if d0 == 1 and d1 == month_length(y1, m1):
            months = 12 * (y1 - y0) + m1 - m0 + 1
            match months:
                case 1:
                    return Grain.MONTH
                case 3 if m0 % 3 == 1:
                    return Grain.QUARTER
                case 3 if m0 % 3 == 0:
                    return Grain.SEASON
                case 6 if m0 % 6 == 1:
                    return Grain.HALF
                case 12 if m0 == 1:
                    return Grain.YEAR
                case 120 if m0 == 1 and y0 % 10 == 0:
                    return Grain.DECADE
                case 1200 if m0 == 1 and y0 % 100 == 0:
                    return Grain.CENTURY
                case _:
                    return Grain.SPAN
        if self.latest - self.earliest == 6 and self.earliest.weekday() == 0:
            return Grain.WEEK
        return Grain.SPAN

    @property
    def is_unit(self) -> bool:
        """Whether EDTF has one word for it.

        A century, decade, year … month, day has; a week and a span are written as sets, and so is a decade or
        century before year 0, where EDTF's ``X`` has no settled meaning.
        """
        grain = self.grain
        return grain not in (Grain.SPAN, Grain.WEEK) and (grain > Grain.DECADE or self.earliest.year >= 0)


@dataclass(frozen=True, slots=True)
class Period:
    """What went on from a start to an end, both included; an `Edge` where there is no date.

    Ends are calendar units (a day, a month, a year …) because EDTF has no intervals between sets; `approximately` makes
    one of any `Moment`. A start and an end of the same grain may be equal ("in office in 2019").

    >>> Period(Moment.day(2023, 3, 22), Edge.OPEN)
    Period(Moment('2023-03-22', '2023-03-22'), Edge.OPEN)

    Raises ``ValueError`` when both ends lack a date and neither is open, an end is no unit, or the end lies before
    the start.
    """

    start: Moment | Edge
    end: Moment | Edge

    def __post_init__(self) -> None:
        for end in (self.start, self.end):
            if isinstance(end, Moment) and not end.is_unit:
                raise ValueError(f"{end} is no calendar unit; use approximately() for the end of a period")
        if self.start is Edge.UNKNOWN and self.end is Edge.UNKNOWN:
            raise ValueError("a period needs at least one end that is a date or open")
        if isinstance(self.start, Moment) and isinstance(self.end, Moment) and self.end.latest < self.start.earliest:
            raise ValueError(f"end {self.end} lies before start {self.start}")

    def __repr__(self) -> str:
        return f"Period({self.start!s}, {self.end!s})"


When = Moment | Period


def approximately(moment: Moment) -> Moment | Edge:
    """A moment as the end of a `Period`: itself when it is a unit, else the smallest unit that holds it, marked
    approximate.

    `Edge.UNKNOWN` when it straddles two centuries, which no unit holds.

    >>> approximately(Moment(Day.of(2023, 3, 20), Day.of(2023, 3, 21)))
    Moment('2023-03-01', '2023-03-31', Doubt.APPROXIMATE)
    """
    if moment.is_unit:
        return moment
    (y0, m0, _), (y1, m1, _) = moment.earliest.civil, moment.latest.civil
    if (y0, m0) == (y1, m1):
        return Moment.month(y0, m0, Doubt.APPROXIMATE)
    if y0 == y1:
        return Moment.year(y0, Doubt.APPROXIMATE)
    if y0 // 10 == y1 // 10 and y0 >= 0:
        return Moment.decade(y0 // 10 * 10, Doubt.APPROXIMATE)
    if y0 // 100 == y1 // 100 and y0 >= 0:
        return Moment.century(y0 // 100 * 100, Doubt.APPROXIMATE)
    return Edge.UNKNOWN


def bounds(when: When) -> tuple[Day | None, Day | None]:
    """(earliest, latest) day that ``when`` can touch, both included; None for a side without a bound.

    An unknown end (``2019/``) is no bound either: the source gives none.

    >>> bounds(Period(Moment.year(2019), Edge.UNKNOWN))
    (Day('2019-01-01'), None)
    """
    if isinstance(when, Moment):
        return when.earliest, when.latest
    return (
        when.start.earliest if isinstance(when.start, Moment) else None,
        when.end.latest if isinstance(when.end, Moment) else None,
    )


def order(a: When, b: When) -> Order:
    """How ``a`` lies to ``b``, as far as the bounds prove it.

    >>> order(Moment.month(2023, 2), Moment.day(2023, 3, 21)), order(Moment.year(2023), Moment.day(2023, 3, 21))
    (<Order.BEFORE: -1>, <Order.UNDECIDED: 0>)
    """
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    if a1 is not None and b0 is not None and a1 < b0:
        return Order.BEFORE
    if b1 is not None and a0 is not None and b1 < a0:
        return Order.AFTER
    return Order.UNDECIDED


def may_overlap(a: When, b: When) -> bool:
    """Whether the two can share a day: no order between them is proved.

    >>> may_overlap(Moment.year(2023), Moment.month(2023, 2))
    True
    """
    return order(a, b) is Order.UNDECIDED


def within(a: When, b: When) -> bool:
    """Whether all that ``a`` can touch lies inside what ``b`` can touch.

    >>> within(Moment.day(2023, 2, 3), Moment.month(2023, 2)), within(Moment.month(2023, 2), Moment.day(2023, 2, 3))
    (True, False)
    """
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    starts = b0 is None or (a0 is not None and b0 <= a0)
    ends = b1 is None or (a1 is not None and a1 <= b1)
    return starts and ends


def narrow(a: When, b: When) -> When | None:
    """What is known when both hold of one happening; None when they contradict each other.

    Two moments leave the days they share; a moment and a period leave the moment's days inside the period; two periods
    keep, at each end, the narrower of the two ends. A doubt stays where the doubtful one alone fixed the days, or
    both were doubtful alike.

    >>> narrow(Moment.month(2023, 3), Moment(Day.of(2023, 3, 13), Day.of(2023, 4, 2)))
    Moment('2023-03-13', '2023-03-31')
    >>> narrow(Moment.month(2023, 2), Moment.day(2023, 3, 21)) is None
    True
    """
    match a, b:
        case Moment(), Moment():
            return _narrow_moments(a, b)
        case Period(), Moment():
            return narrow(b, a)
        case Moment(), Period():
            low, high = bounds(b)
            earliest = a.earliest if low is None else max(a.earliest, low)
            latest = a.latest if high is None else min(a.latest, high)
            return Moment(earliest, latest, a.doubt) if earliest <= latest else None
        case Period(), Period():
            start, end = _narrow_ends(a.start, b.start), _narrow_ends(a.end, b.end)
            if start is None or end is None:
                return None
            try:
                return Period(start, end)
            except ValueError:
                return None
    raise TypeError(f"{a!r} and {b!r} are not whens")


def _narrow_moments(a: Moment, b: Moment) -> Moment | None:
    earliest, latest = max(a.earliest, b.earliest), min(a.latest, b.latest)
    if latest < earliest:
        return None
    for one in sorted((a, b), key=lambda m: m.doubt is not Doubt.NONE):
        if (one.earliest, one.latest) == (earliest, latest):
            return one
    return Moment(earliest, latest, a.doubt if a.doubt is b.doubt else Doubt.NONE)


def _narrow_ends(a: Moment | Edge, b: Moment | Edge) -> Moment | Edge | None:
    if isinstance(a, Edge):
        return b if isinstance(b, Moment) or a is Edge.OPEN else a
    if isinstance(b, Edge):
        return a
    both = _narrow_moments(a, b)
    return approximately(both) if both else None


def sort_key(when: When | None) -> tuple[float, float]:
    """A total order for lists and layouts: by earliest day, then by latest; open sides and undated come at their end.

    For display only: it decides where the bounds do not.

    >>> sorted([Moment.year(2023), Moment.day(2023, 1, 1)], key=sort_key)[0].grain.name
    'DAY'
    """
    if when is None:
        return (float("inf"), float("inf"))
    low, high = bounds(when)
    return (low.ordinal if low else float("-inf"), high.ordinal if high else float("inf"))
