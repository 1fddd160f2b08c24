"""Builders that join what the first level found: parts, ranges, what is counted from a named date; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.timex.conventions import FINER
from timeline.timex.expr import (
    About,
    Amount,
    Calendar,
    Every,
    Expr,
    From,
    Holding,
    Length,
    Nth,
    Part,
    PartOf,
    Relative,
    Same,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.grammar import Found, Several


def a_part(m: Found) -> Expr | None:
    of = m.first(
        "DAYD", "WEEKD", "MONTHD", "QUARTERD", "SEASOND", "YEARD", "DECADED", "RELD", "FEASTD", "THEUNIT", "SHIFTD"
    )
    if m.has("SEASONW"):
        of = Calendar(season=m.first("SEASONW"))
    part = m.first("PARTADJ", "EARLIER", "LATER", "EDGE")
    if m.has("turn"):
        part = Part.TURN
    if part is None:
        return of  # type: ignore[no-any-return]
    return PartOf(part, of)


def a_nth(m: Found) -> Expr | None:
    of = m.first("MONTHD", "YEARD", "QUARTERD", "SEASOND", "RELD", "DECADED", "THEUNIT")
    unit = m.first("UNIT")
    if unit is Unit.QUARTER or unit is None:
        return None
    if m.has("LAST", "final"):
        n = -1
    else:
        value = m.first("ORD", "ORDD", "SEC")
        n = 2 if isinstance(value, Unit) else value
    return Nth(n, unit, of) if -1 <= n <= 53 else None


def a_nth_weekday(m: Found) -> Expr | None:
    """ "The second Tuesday in November", "the last Friday of the month"."""
    day, of = m.first("WEEKD"), m.first("MONTHD", "THEUNIT")
    if not isinstance(day, Weekday) or (isinstance(of, Same) and of.unit is not Unit.MONTH):
        return None
    value = m.first("ORD", "ORDD", "SEC")
    if value is None:
        return Nth(-1, Unit.DAY, of, day.day) if day.which == -1 else None
    return Nth(2 if isinstance(value, Unit) else value, Unit.DAY, of, day.day) if day.which is None else None


def a_holding(m: Found) -> Expr | None:
    """ "The week of March 6", "Easter week", "Labor Day weekend"."""
    unit, of = m.first("UNIT"), m.first("DAYD", "FEASTD")
    if m.has("THEUNIT") and isinstance(m.first("THEUNIT"), Same):
        unit = m.first("THEUNIT").unit
    return Holding(unit, of) if unit in (Unit.WEEK, Unit.WEEKEND) else None


def a_rest(m: Found) -> Expr | None:
    of = a_part(m)
    return PartOf(Part.LATER, of) if of is not None else None


def a_whole_unit(m: Found) -> Expr | None:
    """ "All day", "all year"."""
    unit = m.first("UNIT")
    return Length(Amount.of(1), unit) if Unit.DAY <= unit <= Unit.YEAR and unit is not Unit.QUARTER else None


def a_shared_year(m: Found) -> Several | None:
    """ "August and September 1914", "from 5 May to 8 June 1945": the year stands once, behind the last."""
    of = m.letters.of
    places = [i for i, item in enumerate(m.items) if item.kind in (of("MONTHD"), of("DAYD"), of("SEASOND"))]
    last = m.items[places[-1]].value
    if not isinstance(last, Calendar) or last.year is None:
        return None
    if all(isinstance(m.items[i].value, Calendar) and m.items[i].value.year is not None for i in places):
        return None
    parts: list[tuple[int, int, Expr]] = []
    for i in places:
        expr = m.items[i].value
        if not isinstance(expr, Calendar):
            return None
        if expr.year is None and expr.which is None:
            year = last.year
            if isinstance(year, int) and expr.month is not None and last.month is not None and expr.month > last.month:
                year -= 1  # "December to February 1915" began the year before
            expr = replace(expr, year=year, short=last.short, era=last.era)
        parts.append((i, i + 1, expr))
    early = next((i for i, item in enumerate(m.items) if item.kind == of("PARTADJ")), None)
    if early is not None:  # "the spring and early summer of 1943"
        start = early - (m.items[early - 1].kind == of("the"))
        parts[-1] = (start, places[-1] + 1, PartOf(m.items[early].value, parts[-1][2]))
    return Several(tuple(parts))


_FIRST_OR_LAST = {
    **dict.fromkeys(("first", "opening", "early"), Part.START),
    **dict.fromkeys(("last", "closing", "final", "late"), Part.END),
}


def a_counted_from(m: Found) -> Several | None:
    """ "Two days after 4 May", "the day before Christmas": a length or a unit counted from the date named next."""
    first, of, sign = m.items[0].value, m.items[-1].value, -1 if m.has("before") else 1
    if m.has("from"):  # "two weeks from Friday": the coming one, and that very day of the week
        if not isinstance(of, Weekday) or not isinstance(first, Length) or first.unit is not Unit.WEEK:
            return None
        of = replace(of, which=1) if of.which is None else of
    match first:
        case Length(amount=amount, unit=unit, toward=0) if unit >= Unit.DAY and not amount.vague:
            counted: Expr = Shift(amount, unit, sign, From.NEXT)
        case Same(unit=Unit() as unit, years=0) if unit >= Unit.DAY:
            counted = Relative(unit, sign, From.NEXT)
        case _:
            return None
    return Several(((0, 1, counted), (len(m.items) - 1, len(m.items), of)))


def a_parts(m: Found) -> Expr | None:
    """ "Early to mid-1990s"."""
    first, last = m.all("PARTADJ")
    return PartOf(first, m.items[-1].value, last) if first is not last else None


def a_first_days(m: Found) -> Expr | None:
    """ "The first days of April", "the closing weeks of 2022": the part they make of it, since nobody counts them."""
    length, said = m.first("LENGTH"), m.text[m.items[0].start : m.items[-3].end].lower().split()
    if not isinstance(length, Length) or not length.amount.vague or not Unit.DAY <= length.unit <= Unit.YEAR:
        return None
    how = next((word for word in said if word in _FIRST_OR_LAST), None)
    return PartOf(_FIRST_OR_LAST[how], m.items[-1].value) if how else None


def a_half_of(m: Found) -> Expr | None:
    """ "The second half of the 20th century"; halves of years have a name of their own."""
    number = m.first("ORD", "ORDD")
    second = m.has("SEC", "latter", "LAST") or number == 2
    if not second and number not in (1, None):
        return None
    return PartOf(Part.LAST_HALF if second else Part.FIRST_HALF, m.items[-1].value)


def a_compound_length(m: Found) -> Expr | None:
    """ "Two years and six months": the second length is of a finer unit, and less than one of the first."""
    first, last = m.items[0].value, m.items[-1].value
    if not (isinstance(first, Length) and isinstance(last, Length)) or first.toward or last.toward or first.more:
        return None
    if first.amount.low is None or last.amount.low is None or last.unit not in FINER.get(first.unit, {}):
        return None
    return replace(first, more=(last.amount, last.unit)) if last.amount.low < FINER[first.unit][last.unit] else None


def a_days_time(m: Found) -> Expr | None:
    """ "In a year's time", "in ten days' time"."""
    length = m.first("LENGTH")
    return Shift(length.amount, length.unit, 1) if isinstance(length, Length) and not length.toward else None


def a_set_in_units(m: Found) -> Expr | None:
    """ "The first Monday of each month": one in every unit."""
    every = m.first("SET")
    return every if isinstance(every, Every) and isinstance(every.of, Unit) and every.of > Unit.WEEK else None


def a_about(m: Found) -> Expr | None:
    return About(m.first("DAYD", "WEEKD", "MONTHD", "YEARD", "DECADED", "FEASTD", "QUARTERD", "SEASOND", "CLOCKT"))


def a_set_at(m: Found) -> Expr | Several | None:
    """ "every Tuesday night", "Monday and Tuesday nights", "every night at 10 p.m."."""
    inner = m.first("SET")
    time = m.first("DAYPART", "DAYPARTS")
    if m.has("CLOCKT"):
        time = m.first("CLOCKT").time
    if inner is not None:
        return replace(inner, daypart=time) if isinstance(inner, Every) else None
    at = [i for i, item in enumerate(m.items) if item.kind == m.letters.of("WEEKD")]
    days = [m.items[i].value for i in at]
    if not all(isinstance(day, Weekday) and day.which is None for day in days):
        return None
    ends = [*(i + 1 for i in at[:-1]), len(m.items)]
    return Several(tuple((i, end, Every(day, daypart=time)) for i, end, day in zip(at, ends, days, strict=True)))


def a_every_named(m: Found) -> Expr | None:
    of = m.first("MONTHD", "SEASOND", "FEASTD", "WEEKD", "DAYD")
    if isinstance(of, Calendar) and of.year is not None:
        return None
    return Every(of)
