"""What an expression means: `Expr` and the days it is counted from -> `When`, on what basis.

News and history count differently. In news "Tuesday", "last week" and "in May" are counted from the day of publication; in history
prose everything is counted from the day the story has reached. `Reference` carries both, and what the verb says ("will", "was").
A date never becomes finer than the words: "in March" stays a month.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from timeline.records import Basis
from timeline.timex.expr import (
    About,
    Amount,
    At,
    Between,
    Bounded,
    Calendar,
    Every,
    Expr,
    Feast,
    From,
    Holding,
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
from timeline.timex.reference import NOTHING, Answer, Mode, Reference, exact
from timeline.timex.units import part_of, shifted, spread, unit_of
from timeline.timex.years import day_of_month, full_year, which_year
from timeline.when import Day, Doubt, Moment, month_length


def resolve(expr: Expr, reference: Reference) -> Answer:
    """The meaning of ``expr``. Never raises for a date the calendar cannot hold: such an expression has no ``when``.

    >>> resolve(Calendar(month=2), Reference(Day.of(2023, 3, 21))).when
    Moment('2023-02-01', '2023-02-28')
    """
    try:
        return _resolve(expr, reference)
    except (ValueError, OverflowError):
        return NOTHING


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
        case PartOf(part, of, to):
            return _part(part, to, _resolve(of, reference), reference)
        case At(day=day):
            return _at(day, reference)
        case Nth():
            return _nth(expr, reference)
        case Holding(unit, of):
            return _holding(unit, _resolve(of, reference))
        case Bounded():
            return _bounded(expr, reference)
        case Between(first, last):
            return _between(_resolve(first, reference), _resolve(last, reference))
        case Same():
            return _same(expr, reference)
        case About(of):
            inner = _resolve(of, reference)
            when = replace(inner.when, doubt=Doubt.APPROXIMATE) if isinstance(inner.when, Moment) else inner.when
            return inner._replace(when=when)
        case Every() | Ref():
            return NOTHING


# -- places in the calendar


def _calendar(expr: Calendar, reference: Reference) -> Answer:
    if expr.century is not None:
        return exact(Moment.years(expr.century, expr.century + 99), Basis.STATED)
    if expr.decade is not None:
        return _decade(expr, reference)
    if expr.day is not None and expr.month is None:
        return day_of_month(expr.day, reference)
    year, basis, base = _year_of(expr, reference)
    place = _place(expr)
    if year is not None:
        return exact(place(year), basis, base)
    return which_year(place, expr.which, reference, expr.frm)


def _decade(expr: Calendar, reference: Reference) -> Answer:
    assert expr.decade is not None
    first, basis = expr.decade, Basis.STATED
    if expr.short:
        # "The '80s" is the latest such decade that began before the day counted from.
        base, basis = reference.now
        first = base.earliest.year - (base.earliest.year - expr.decade) % 100
    return exact(Moment.years(first, first + 9), basis)


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


def _feast(expr: Feast, reference: Reference) -> Answer:
    place = FEASTS[expr.name]
    year, basis, base = _year_of(
        Calendar(year=expr.year, short=isinstance(expr.year, int) and expr.year < 100), reference
    )
    if year is not None:
        return exact(place(year), basis, base)
    return which_year(place, expr.which, reference)


# -- days of the week


def _weekday(expr: Weekday, reference: Reference) -> Answer:
    if expr.week is not None:
        week = _resolve(expr.week, reference)
        if week.whole is None:
            return NOTHING
        return exact(Moment.on(week.whole.earliest + expr.day), week.basis, week.base)
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
        if days == 1 and not expr.coming:
            days += 7  # one that is tomorrow is called so
    elif expr.frm is From.THEN:
        days = -back
    else:
        days = -back if reference.leaning < 0 else ahead
    return exact(Moment.on(day + days), basis, base)


# -- units counted from a day


def _relative(expr: Relative, reference: Reference) -> Answer:
    base, basis = reference.base(expr.frm)
    day = base.latest if expr.frm is From.NEXT and expr.offset > 0 else base.earliest
    if expr.unit is Unit.DAY and expr.frm is From.NOW and reference.mode is Mode.HISTORY:
        # "Today" and "yesterday" in history prose speak of the reader's day, not of the story's.
        day, base, basis = reference.published, Moment.on(reference.published), Basis.PUBLISHED
    if expr.unit is Unit.WEEKEND:
        return exact(unit_of(Unit.WEEKEND, day) if expr.this else _weekend(day, expr.offset, reference), basis, base)
    if expr.unit is Unit.DAY and base.earliest != base.latest and expr.frm is From.THEN:
        # "The next day" after a whole month: some day from its second on.
        return exact(Moment(base.earliest + expr.offset, base.latest + expr.offset), basis, base)
    return exact(unit_of(expr.unit, shifted(unit_of(expr.unit, day).earliest, expr.unit, expr.offset)), basis, base)


def _weekend(day: Day, offset: int, reference: Reference) -> Moment:
    """Saturday and Sunday: "last" ended before the day, "next" lies in another week; unqualified, by the verb."""
    own = unit_of(Unit.WEEKEND, day)
    if offset:
        return Moment(own.earliest + 7 * offset, own.latest + 7 * offset)
    if day.weekday() >= 5 or reference.leaning > 0:
        return own
    return Moment(own.earliest + -7, own.latest + -7) if reference.leaning < 0 or day.weekday() <= 1 else own


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
        and expr.frm is not From.NEXT
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
        return NOTHING
    base, basis = reference.base(expr.frm)
    if expr.toward > 0 and reference.told is not None:
        base, basis = reference.told, Basis.NARRATIVE  # "over the next three years", in a paragraph about another age
    _, high = spread(expr.amount, expr.unit)
    if expr.frm is From.THEN:  # "the previous three months" end before the month reached
        if expr.toward < 0:
            when = Moment(shifted(base.earliest, expr.unit, -high), base.earliest + -1)
        else:
            when = Moment(base.latest + 1, shifted(base.latest, expr.unit, high))
    elif expr.toward < 0:
        when = Moment(shifted(base.earliest, expr.unit, -high), base.latest)
    else:
        when = Moment(base.earliest, shifted(base.latest, expr.unit, high))
    return Answer(when, basis, None, base)


def _holding(unit: Unit, inner: Answer) -> Answer:
    if inner.whole is None:
        return inner
    day = inner.whole.earliest
    if unit is Unit.WEEKEND and day.weekday() < 2:
        day = day + -7  # a Monday's weekend has just been
    whole = unit_of(unit, day)
    return Answer(whole, inner.basis, whole, inner.base)


def _bounded(expr: Bounded, reference: Reference) -> Answer:
    inner = _resolve(expr.day, reference)
    if inner.whole is None or expr.amount.low is None:
        return inner
    edge, count = inner.whole, expr.amount.low
    if expr.starts:
        when = Moment(edge.earliest, shifted(edge.latest, expr.unit, count) + -1)
    else:
        when = Moment(shifted(edge.latest + 1, expr.unit, -count), edge.latest)
    return Answer(when, inner.basis, unit_of(expr.unit, edge.earliest), inner.base)


def _between(first: Answer, last: Answer) -> Answer:
    if first.whole is None or last.whole is None or last.whole.latest < first.whole.earliest:
        return first
    return first._replace(when=Moment(first.whole.earliest, last.whole.latest))


def _same(expr: Same, reference: Reference) -> Answer:
    base, basis = reference.then
    unit = expr.unit or Unit.DAY
    if unit > Unit.YEAR and reference.mode is Mode.NEWS and base.earliest > reference.published:
        # "Due in 2030. By the end of the decade …": a date foretold does not carry the writer's decade or century along.
        base, basis = Moment.on(reference.published), Basis.PUBLISHED
    if unit is Unit.QUARTER:
        if reference.period is not None and not (
            (expr.latest or expr.years < 0) and reference.period.latest >= reference.published
        ):
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
        return exact(whole, basis, base)
    if unit is Unit.WEEKEND:
        return exact(_weekend(base.earliest, 0, reference), basis, base)
    own = unit_of(unit, base.earliest)
    if base.latest - base.earliest < 7 <= own.latest - own.earliest:
        own = unit_of(unit, base.earliest + (base.latest - base.earliest) // 2)  # the month that most of a week lies in
    elif own.latest < base.latest and unit < Unit.YEAR:
        own = Moment(own.earliest, unit_of(unit, base.latest).latest)
    if expr.years:
        own = Moment(shifted(own.earliest, Unit.YEAR, expr.years), shifted(own.latest, Unit.YEAR, expr.years))
    return exact(own, basis, base)


# -- parts and times


def _part(part: Part, to: Part | None, inner: Answer, reference: Reference) -> Answer:
    if inner.whole is None:
        return inner
    base = reference.now[0]
    when = part_of(part, inner.whole, base)
    if to is not None:
        when = Moment(when.earliest, max(when.latest, part_of(to, inner.whole, base).latest))
    return inner._replace(when=when)


def _at(day: Expr | None, reference: Reference) -> Answer:
    if day is None:
        base, basis = reference.then
        if base.earliest != base.latest:
            base, basis = Moment.on(reference.published), Basis.PUBLISHED
        return exact(base, basis, base)
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
        return Answer(part, inner.basis, part, inner.base) if whole.earliest <= day <= whole.latest else NOTHING
    if expr.n > 0:
        first = shifted(whole.earliest, expr.unit, expr.n - 1)
        last = shifted(whole.earliest, expr.unit, expr.n) + -1
    else:
        first = shifted(whole.latest + 1, expr.unit, expr.n)
        last = shifted(whole.latest + 1, expr.unit, expr.n + 1) + -1
    if first > whole.latest or last < whole.earliest:
        return NOTHING
    part = Moment(max(first, whole.earliest), min(last, whole.latest))
    return Answer(part, inner.basis, part, inner.base)
