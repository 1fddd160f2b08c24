"""What an expression means: `Expr` and the days it is counted from -> `When`, on what basis.

News and history count differently. In news "Tuesday", "last week" and "in May" are counted from the day of publication; in history
prose everything is counted from the day the story has reached. `Reference` carries both, and what the verb says ("will", "was").
A date never becomes finer than the words: "in March" stays a month.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from timeline.records import Basis
from timeline.timex.conventions import DECADE_PARTS, FEW, THIRDS, TWO_DIGIT_PIVOT, UNIT_DAYS, VAGUE
from timeline.timex.expr import (
    About,
    Amount,
    At,
    Calendar,
    Every,
    Expr,
    Feast,
    From,
    Length,
    Nth,
    Part,
    PartOf,
    Ref,
    Relative,
    Same,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.feasts import FEASTS
from timeline.when import MAX_YEAR, MIN_YEAR, Day, Doubt, Grain, Moment, When, month_length


class Mode(StrEnum):
    """How a text tells time: ``NEWS`` from the day it appeared, ``HISTORY`` from the day its story has reached."""

    NEWS = "news"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Reference:
    """What expressions are counted from.

    ``narrative`` is the last date the text named, ``period`` the last quarter or other reporting period. ``leaning`` is what the
    governing verb says: -1 past, +1 future, 0 nothing.
    """

    published: Day
    narrative: Moment | None = None
    mode: Mode = Mode.NEWS
    leaning: int = 0
    period: Moment | None = None

    @property
    def then(self) -> tuple[Moment, Basis]:
        """The day reached; the day of publication while the text has named none."""
        if self.narrative is None:
            return Moment.on(self.published), Basis.PUBLISHED
        return self.narrative, Basis.NARRATIVE

    @property
    def now(self) -> tuple[Moment, Basis]:
        """The day of writing; in history prose the day reached."""
        return self.then if self.mode is Mode.HISTORY else (Moment.on(self.published), Basis.PUBLISHED)

    def base(self, frm: From) -> tuple[Moment, Basis]:
        return self.now if frm is From.NOW else self.then


class Answer(NamedTuple):
    """What an expression was found to mean.

    ``whole`` is the calendar unit before a part of it was taken ("late March" has the whole month), from which the TIMEX3 value is
    written; ``base`` what was counted from, None when nothing was.
    """

    when: When | None
    basis: Basis
    whole: Moment | None = None
    base: Moment | None = None


_NOTHING = Answer(None, Basis.STATED)


def resolve(expr: Expr, reference: Reference) -> Answer:
    """The meaning of ``expr``. Never raises for a date the calendar cannot hold: such an expression has no ``when``.

    >>> resolve(Calendar(month=2), Reference(Day.of(2023, 3, 21))).when
    Moment('2023-02-01', '2023-02-28')
    """
    try:
        return _resolve(expr, reference)
    except (ValueError, OverflowError):
        return _NOTHING


def _resolve(expr: Expr, reference: Reference) -> Answer:
    match expr:
        case Calendar():
            return _calendar(expr, reference)
        case Weekday():
            return _weekday(expr, reference)
        case Relative():
            return _relative(expr, reference)
        case Shift():
            return _shift(expr, reference)
        case Length():
            return _length(expr, reference)
        case Feast():
            return _feast(expr, reference)
        case PartOf(part, of):
            return _part(part, _resolve(of, reference), reference)
        case At(day=day):
            return _at(day, reference)
        case Nth():
            return _nth(expr, reference)
        case Same():
            return _same(expr, reference)
        case About(of):
            inner = _resolve(of, reference)
            when = replace(inner.when, doubt=Doubt.APPROXIMATE) if isinstance(inner.when, Moment) else inner.when
            return inner._replace(when=when)
        case Every() | Ref():
            return _NOTHING


def _exact(moment: Moment, basis: Basis, base: Moment | None = None) -> Answer:
    return Answer(moment, basis, moment, base)


# -- places in the calendar


def full_year(short: int, published: Day) -> int:
    """The year a two-digit year means: within the hundred years that end `TWO_DIGIT_PIVOT` years after publication.

    >>> full_year(99, Day.of(2023, 3, 21)), full_year(24, Day.of(2023, 3, 21))
    (1999, 2024)
    """
    last = published.year + TWO_DIGIT_PIVOT
    return last - (last - short) % 100


def _calendar(expr: Calendar, reference: Reference) -> Answer:
    if expr.century is not None:
        return _exact(Moment.years(expr.century, expr.century + 99), Basis.STATED)
    if expr.decade is not None:
        return _decade(expr, reference)
    if expr.day is not None and expr.month is None:
        return _day_of_month(expr.day, reference)
    year, basis, base = _year_of(expr, reference)
    place = _place(expr)
    if year is not None:
        return _exact(place(year), basis, base)
    return _which_year(place, expr.which, reference)


def _day_of_month(day: int, reference: Reference) -> Answer:
    """ "The 20th": of the month the story has reached when it has reached one, else the latest such day (the next, with a future verb)."""
    base, basis = reference.then
    if reference.mode is Mode.NEWS and (base.latest - base.earliest > 31 or reference.narrative is None):
        base, basis = Moment.on(reference.published), Basis.PUBLISHED
    year, month, _ = base.earliest.civil
    if basis is Basis.PUBLISHED:
        step = 1 if reference.leaning > 0 else -1
        while day > month_length(year, month) or (Day.of(year, month, day) - base.earliest) * step < 0:
            year, month = (year + (month + step - 1) // 12, (month + step - 1) % 12 + 1)
    return _exact(Moment.day(year, month, day), basis, base)


def _decade(expr: Calendar, reference: Reference) -> Answer:
    assert expr.decade is not None
    first, basis = expr.decade, Basis.STATED
    if expr.short:
        # "The '80s" is the latest such decade that began before the day counted from.
        base, basis = reference.now
        first = base.earliest.year - (base.earliest.year - expr.decade) % 100
    return _exact(Moment.years(first, first + 9), basis)


def _year_of(expr: Calendar, reference: Reference) -> tuple[int | None, Basis, Moment | None]:
    if expr.year is None:
        return None, Basis.STATED, None
    if isinstance(expr.year, int):
        if not expr.short:
            return expr.year, Basis.STATED, None
        base, basis = reference.now
        if reference.mode is Mode.HISTORY:
            century = base.earliest.year // 100 * 100
            return century + expr.year, basis, base
        return full_year(expr.year, reference.published), basis, base
    inner = _resolve(expr.year, reference)
    if inner.whole is None:
        return None, Basis.STATED, None
    return inner.whole.earliest.year, inner.basis, inner.base


def _place(expr: Calendar) -> Callable[[int], Moment]:
    """Year -> the days this place in the calendar has in it."""
    month, day = expr.month, expr.day
    if month is not None and day is not None:
        return lambda year: Moment.day(year, month, day) if day <= month_length(year, month) else _leap_day(year, month)
    if month is not None:
        return lambda year: Moment.month(year, month)
    if expr.season is not None:
        season = int(expr.season)
        return lambda year: Moment.season(year, season)
    if expr.quarter is not None:
        quarter = expr.quarter
        return lambda year: Moment.quarter(year, quarter)
    if expr.half is not None:
        half = expr.half
        return lambda year: Moment.half(year, half)
    if expr.week is not None:
        week = expr.week
        return lambda year: Moment.week(year, week)
    return Moment.year


def _leap_day(year: int, month: int) -> Moment:
    """29 February of the next leap year, for a year that has none."""
    while month_length(year, month) < 29:
        year += 1
    return Moment.day(year, month, 29)


def _which_year(place: Callable[[int], Moment], which: int | None, reference: Reference) -> Answer:
    """The year of a date that names none: by "last" or "next", by the story, by the verb, else the nearest."""
    base, basis = reference.now
    if reference.mode is Mode.HISTORY and which is None:
        return _exact(_in_story(place, base), basis, base)
    today = base.earliest
    years = [place(year) for year in range(max(MIN_YEAR, today.year - 2), min(MAX_YEAR, today.year + 2) + 1)]
    if which is not None and which < 0:
        return _exact([m for m in years if m.latest < today][-1], basis, base)
    if which is not None and which > 0:
        return _exact(next(m for m in years if m.earliest > today), basis, base)
    if which == 0:
        return _exact(place(today.year), basis, base)
    nearest = min(years, key=lambda m: _distance(m, today))
    if nearest.grain in (Grain.QUARTER, Grain.HALF) and reference.leaning >= 0:
        return _exact(nearest, basis, base)  # "will report third-quarter earnings": those of the quarter just over
    behind = [m for m in years if m.earliest <= today][-1]
    ahead = next(m for m in years if m.latest >= today)
    back, forth = _distance(behind, today)[0], _distance(ahead, today)[0]
    if reference.leaning > 0 and (ahead.grain is not Grain.DAY or forth < FUTURE_REACH * max(back, 30)):
        return _exact(ahead, basis, base)
    if reference.leaning < 0 and (behind.grain is not Grain.DAY or back < PAST_REACH * forth):
        return _exact(behind, basis, base)
    return _exact(behind if back < PAST_PREFERENCE * forth else ahead, basis, base)


FUTURE_REACH = 5
"""For days: a future verb prefers the later date unless it is so many times farther: "must be returned by Jan. 14" on the day after."""
PAST_REACH = 4
"""For days: a past verb prefers the earlier date unless the later one is so many times nearer: "declared a dividend for Oct. 31"."""


PAST_PREFERENCE = 1.5
"""With no verb to tell, the earlier date is taken until the later one is so many times nearer: news is about what was."""


def _distance(moment: Moment, day: Day) -> tuple[int, int]:
    """Days between a moment and a day, 0 inside it; of two equally near the earlier."""
    if moment.earliest <= day <= moment.latest:
        return 0, 0
    return min(abs(moment.earliest - day), abs(moment.latest - day)), int(moment.earliest > day)


BACKWARD_DAYS = 210
"""How far a date without a year may lie before the day a story has reached and still be of that year; further back means the next year."""


def _in_story(place: Callable[[int], Moment], base: Moment) -> Moment:
    """The year of a date in history prose: the story goes forward, from December to the next January."""
    year = base.earliest.year
    same = place(year)
    if base.latest - base.earliest > 300 or same.latest >= base.earliest + -BACKWARD_DAYS:
        return same
    return place(year + 1)


def _feast(expr: Feast, reference: Reference) -> Answer:
    day_in = FEASTS[expr.name]

    def place(year: int) -> Moment:
        return Moment.on(day_in(year))

    year, basis, base = _year_of(
        Calendar(year=expr.year, short=isinstance(expr.year, int) and expr.year < 100), reference
    )
    if year is not None:
        return _exact(place(year), basis, base)
    return _which_year(place, expr.which, reference)


# -- days of the week


def _weekday(expr: Weekday, reference: Reference) -> Answer:
    if expr.week is not None:
        week = _resolve(expr.week, reference)
        if week.whole is None:
            return _NOTHING
        return _exact(Moment.on(week.whole.earliest + expr.day), week.basis, week.base)
    base, basis = reference.base(expr.frm)
    day = base.latest if expr.frm is From.NOW or base.earliest == base.latest else base.earliest
    back = (day.weekday() - expr.day) % 7
    ahead = (expr.day - day.weekday()) % 7
    if expr.which is None:
        if reference.mode is Mode.HISTORY:
            days = ahead
        else:
            days = ahead if reference.leaning > 0 else -back
    elif expr.which < 0:
        days = -(back or 7)
    elif expr.which > 0:
        days = ahead or 7
    elif expr.frm is From.THEN:
        days = -back
    else:
        days = -back if reference.leaning < 0 else ahead
    return _exact(Moment.on(day + days), basis, base)


# -- units counted from a day


def unit_of(unit: Unit, day: Day) -> Moment:
    """The calendar unit that holds a day (for units below a day, the day).

    >>> unit_of(Unit.QUARTER, Day.of(2023, 3, 21))
    Moment('2023-01-01', '2023-03-31')
    """
    year, month, _ = day.civil
    match unit:
        case Unit.WEEK | Unit.FORTNIGHT:
            monday = day + -day.weekday()
            return Moment(monday, monday + 6)
        case Unit.WEEKEND:
            monday = day + -day.weekday()
            return Moment(monday + 5, monday + 6)
        case Unit.MONTH:
            return Moment.month(year, month)
        case Unit.QUARTER:
            return Moment.quarter(year, (month + 2) // 3)
        case Unit.SEASON:
            return Moment.season(year if month > 2 else year - 1, (month - 3) % 12 // 3 + 1)
        case Unit.HALF:
            return Moment.half(year, 1 if month <= 6 else 2)
        case Unit.YEAR:
            return Moment.year(year)
        case Unit.DECADE:
            if year <= 0:  # the 480s BC are 489 to 480 BC, astronomically -488 to -479
                last = 1 - (1 - year) // 10 * 10
                return Moment.years(last - 9, last)
            return Moment.years(year // 10 * 10, year // 10 * 10 + 9)
        case Unit.CENTURY:
            if year <= 0:  # the fifth century BC is 500 to 401 BC
                last = -((-year) // 100 * 100)
                return Moment.years(last - 99, last)
            return Moment.years(year // 100 * 100, year // 100 * 100 + 99)
        case Unit.MILLENNIUM:
            return Moment.years(year // 1000 * 1000, year // 1000 * 1000 + 999)
        case _:
            return Moment.on(day)


def shifted(day: Day, unit: Unit, count: float) -> Day:
    """A day ``count`` units later (earlier when negative); months and years keep the day of the month where it exists.

    >>> shifted(Day.of(2023, 3, 31), Unit.MONTH, -1), shifted(Day.of(2023, 3, 21), Unit.WEEK, 2)
    (Day('2023-02-28'), Day('2023-04-04'))
    """
    months = {
        Unit.MONTH: 1,
        Unit.QUARTER: 3,
        Unit.SEASON: 3,
        Unit.HALF: 6,
        Unit.YEAR: 12,
        Unit.DECADE: 120,
        Unit.CENTURY: 1200,
        Unit.MILLENNIUM: 12000,
    }
    if unit in months:
        total = round(months[unit] * count)
        year, month, dom = day.civil
        year, month = divmod(12 * year + month - 1 + total, 12)
        return Day.of(year, month + 1, min(dom, month_length(year, month + 1)))
    return day + round(UNIT_DAYS[unit] * count)


def _relative(expr: Relative, reference: Reference) -> Answer:
    base, basis = reference.base(expr.frm)
    day = base.earliest
    if expr.unit is Unit.DAY and expr.frm is From.NOW and reference.mode is Mode.HISTORY:
        # "Today" and "yesterday" in history prose speak of the reader's day, not of the story's.
        day, base, basis = reference.published, Moment.on(reference.published), Basis.PUBLISHED
    if expr.unit is Unit.WEEKEND:
        return _exact(unit_of(Unit.WEEKEND, day) if expr.this else _weekend(day, expr.offset, reference), basis, base)
    if expr.unit is Unit.DAY and base.earliest != base.latest and expr.frm is From.THEN:
        # "The next day" after a whole month: some day from its second on.
        return _exact(Moment(base.earliest + expr.offset, base.latest + expr.offset), basis, base)
    return _exact(unit_of(expr.unit, shifted(unit_of(expr.unit, day).earliest, expr.unit, expr.offset)), basis, base)


def _weekend(day: Day, offset: int, reference: Reference) -> Moment:
    """Saturday and Sunday: "last" ended before the day, "next" lies in another week; unqualified, by the verb."""
    own = unit_of(Unit.WEEKEND, day)
    if offset < 0:
        return Moment(own.earliest + -7, own.latest + -7)
    if offset > 0:
        return Moment(own.earliest + 7, own.latest + 7)
    if day.weekday() >= 5 or reference.leaning > 0:
        return own
    return Moment(own.earliest + -7, own.latest + -7) if reference.leaning < 0 or day.weekday() <= 1 else own


def spread(amount: Amount, unit: Unit) -> tuple[float, float]:
    """(fewest, most) units of an amount; vague ones by the tables of `timeline.timex.conventions`.

    >>> spread(Amount.of(3), Unit.DAY), spread(Amount(few=True), Unit.WEEK), spread(Amount(), Unit.DAY)
    ((3, 3), (2, 5), (2, 7))
    """
    if amount.low is None:
        span = FEW[unit] if amount.few else VAGUE[unit]
        return span.low, span.high
    high = amount.low if amount.high is None else amount.high
    return amount.low, high


def _shift(expr: Shift, reference: Reference) -> Answer:
    if expr.unit is Unit.DECADE and expr.amount.low == expr.amount.high == 1:
        # "A decade ago" speaks of ten years back, not of somewhere in the decade before.
        expr = replace(expr, unit=Unit.YEAR, amount=Amount.of(10, expr.amount.mod or "APPROX"))
    base, basis = reference.base(expr.frm)
    low, high = spread(expr.amount, expr.unit)
    days = [shifted(day, expr.unit, expr.sign * n) for day in (base.earliest, base.latest) for n in (low, high)]
    first, last = min(days), max(days)
    if expr.unit > Unit.DAY:
        first, last = unit_of(expr.unit, first).earliest, unit_of(expr.unit, last).latest
    doubt = Doubt.APPROXIMATE if expr.amount.mod else Doubt.NONE
    when = Moment(first, last, doubt)
    exact = not expr.amount.vague
    whole = when if exact else None
    if (
        exact
        and expr.unit is Unit.YEAR
        and reference.mode is Mode.NEWS
        and reference.period is not None
        and low == high == 1
    ):
        # In a report on a quarter "a year ago" is that quarter of the year before.
        whole = Moment(
            shifted(reference.period.earliest, Unit.YEAR, expr.sign),
            shifted(reference.period.latest, Unit.YEAR, expr.sign),
        )
        when = replace(whole, doubt=doubt)
        base, basis = reference.period, Basis.NARRATIVE
    return Answer(when, basis, replace(whole, doubt=Doubt.NONE) if whole else None, base)


def _length(expr: Length, reference: Reference) -> Answer:
    """A length that ends or starts on a known day lies within a stretch; others fix nothing."""
    if not expr.toward:
        return _NOTHING
    base, basis = reference.base(expr.frm)
    _, high = spread(expr.amount, expr.unit)
    if expr.toward < 0:
        when = Moment(shifted(base.earliest, expr.unit, -high), base.latest)
    else:
        when = Moment(base.earliest, shifted(base.latest, expr.unit, high))
    return Answer(when, basis, None, base)


def _same(expr: Same, reference: Reference) -> Answer:
    base, basis = reference.then
    unit = expr.unit or Unit.DAY
    if unit is Unit.QUARTER:
        if reference.period is not None:
            base = reference.period
            basis = Basis.NARRATIVE
        else:
            # Reports appear in the quarter after the one they are about.
            quarter = unit_of(Unit.QUARTER, reference.published)
            base, basis = unit_of(Unit.QUARTER, quarter.earliest + -1), Basis.PUBLISHED
        whole = base if base.latest - base.earliest > 80 else unit_of(Unit.QUARTER, base.earliest)
        if expr.year is not None:
            whole = Moment.quarter(expr.year, (whole.earliest.month + 2) // 3)
        if expr.years:
            whole = Moment(shifted(whole.earliest, Unit.YEAR, expr.years), shifted(whole.latest, Unit.YEAR, expr.years))
        return _exact(whole, basis, base)
    if unit is Unit.WEEKEND:
        return _exact(_weekend(base.earliest, 0, reference), basis, base)
    own = unit_of(unit, base.earliest)
    if own.latest < base.latest and unit < Unit.YEAR:
        own = Moment(own.earliest, unit_of(unit, base.latest).latest)
    if expr.years:
        own = Moment(shifted(own.earliest, Unit.YEAR, expr.years), shifted(own.latest, Unit.YEAR, expr.years))
    return _exact(own, basis, base)


# -- parts and times


def _part(part: Part, inner: Answer, reference: Reference) -> Answer:
    if inner.whole is None:
        return inner
    whole = inner.whole
    return inner._replace(when=part_of(part, whole, reference.now[0]))


def part_of(part: Part, whole: Moment, base: Moment) -> Moment:
    """The days a part of a stretch holds; a day has no parts that days can tell.

    >>> part_of(Part.EARLY, Moment.month(2023, 3), Moment.day(2023, 3, 21))
    Moment('2023-03-01', '2023-03-10')
    >>> part_of(Part.LATE, Moment.decade(1980), Moment.day(2023, 3, 21))
    Moment('1985-01-01', '1989-12-31')
    """
    if whole.earliest == whole.latest:
        return whole
    if part is Part.EARLIER and whole.earliest <= base.latest <= whole.latest:
        return Moment(whole.earliest, base.latest)
    if part is Part.LATER and whole.earliest <= base.earliest <= whole.latest:
        return Moment(base.earliest, whole.latest)
    if part in (Part.EARLIER, Part.LATER):
        return whole
    first = whole.earliest.year
    if whole.grain is Grain.DECADE or whole.latest.year - first == 9:
        years = DECADE_PARTS.get(part)
        if years:
            return Moment.years(first + years[0], first + years[1])
    if part is Part.TURN:
        # Round the start: a tenth of the stretch to either side.
        tenth = (whole.latest - whole.earliest + 1) // 10
        return Moment(whole.earliest + -tenth, whole.earliest + tenth)
    low, high = THIRDS[part]
    (y0, m0, d0), (y1, m1, d1) = whole.earliest.civil, whole.latest.civil
    months = 12 * (y1 - y0) + m1 - m0 + 1
    if d0 == 1 and d1 == month_length(y1, m1) and months % 3 == 0:
        start = shifted(whole.earliest, Unit.MONTH, low * months // 3)
        return Moment(start, shifted(whole.earliest, Unit.MONTH, high * months // 3) + -1)
    size = whole.latest - whole.earliest + 1
    # Thirds of a month are ten days, the last takes the rest; of a week two, three and two days.
    edges = (0, size // 3, size - size // 3, size) if size < 10 else (0, size // 3, 2 * (size // 3), size)
    return Moment(whole.earliest + edges[low], whole.earliest + (edges[high] - 1))


def _at(day: Expr | None, reference: Reference) -> Answer:
    if day is None:
        base, basis = reference.then
        if base.earliest != base.latest:
            base, basis = Moment.on(reference.published), Basis.PUBLISHED
        return _exact(base, basis, base)
    return _resolve(day, reference)


def _nth(expr: Nth, reference: Reference) -> Answer:
    inner = _resolve(expr.of, reference)
    if inner.whole is None:
        return inner
    whole = inner.whole
    if expr.weekday is not None:
        if expr.n > 0:
            day = whole.earliest + ((expr.weekday - whole.earliest.weekday()) % 7 + 7 * (expr.n - 1))
        else:
            day = whole.latest + -((whole.latest.weekday() - expr.weekday) % 7)
        part = Moment.on(day)
        return Answer(part, inner.basis, part, inner.base) if whole.earliest <= day <= whole.latest else _NOTHING
    if expr.n > 0:
        first = shifted(whole.earliest, expr.unit, expr.n - 1)
        last = shifted(whole.earliest, expr.unit, expr.n) + -1
    else:
        first = shifted(whole.latest + 1, expr.unit, expr.n)
        last = shifted(whole.latest + 1, expr.unit, expr.n + 1) + -1
    if first > whole.latest or last < whole.earliest:
        return _NOTHING
    part = Moment(max(first, whole.earliest), min(last, whole.latest))
    return Answer(part, inner.basis, part, inner.base)
