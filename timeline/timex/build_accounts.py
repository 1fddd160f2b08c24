"""Builders for the periods of accounts: quarters, years and what they are compared with; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.timex.expr import (
    Amount,
    Bounded,
    Calendar,
    Expr,
    Length,
    Part,
    Relative,
    Same,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.grammar import Found, Several


def a_year_earlier(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR:
        return None
    if m.has("ORD", "ORDD", "SEC"):
        value = m.first("ORD", "ORDD", "SEC")
        number = 2 if isinstance(value, Unit) else value
        return Calendar(quarter=number, year=Relative(Unit.YEAR, -1)) if number <= 4 else None
    units = m.all("UNIT")
    if len(units) > 1 and units[1] is not Unit.QUARTER:
        return Relative(Unit.YEAR, -1) if units[1] is Unit.YEAR else None
    if len(units) > 1 or m.has("period"):
        return Same(Unit.QUARTER, -1)
    return Shift(Amount.of(1), Unit.YEAR, -1)  # of the quarter reported on, when there is one


def a_period_number_first(m: Found) -> Expr | None:
    """1H23, 4Q: what `a_period` reads with the letter first; the pieces touch."""
    if any(a.end != b.start for a, b in zip(m.items, m.items[1:], strict=False)):
        return None
    letter, number = m.text[m.items[1].start : m.items[1].end], m.items[0].value
    year = m.items[2].value if len(m.items) > 2 else None
    short = year is not None and year < 100
    if letter == "Q" and number <= 4:
        return Calendar(year=year, quarter=number, short=short)
    return Calendar(year=year, half=number, short=short) if letter == "H" and number <= 2 else None


def a_period_of_year(m: Found) -> Expr | None:
    year, unit = m.first("Y4"), m.first("UNIT")
    if unit is not None and unit is not Unit.QUARTER:
        return None
    if m.has("ORD", "SEC", "ORDD"):
        value = m.first("ORD", "ORDD", "SEC")
        number = 2 if isinstance(value, Unit) else value
        return Calendar(year=year, quarter=number) if unit is not None and number <= 4 else None
    return Same(Unit.QUARTER, 0, year)


def a_quarter_of_year(m: Found) -> Expr | None:
    units = m.all("UNIT")
    if units != [Unit.YEAR, Unit.QUARTER]:
        return None
    offset = m.first("LAST", "THIS", "NEXT")
    value = m.first("ORD", "ORDD", "SEC")
    if value is None:
        return Same(Unit.QUARTER, offset)
    number = 2 if isinstance(value, Unit) else value
    return Calendar(quarter=number, year=Relative(Unit.YEAR, offset)) if number <= 4 else None


def a_same_period(m: Found) -> Expr | None:
    units = m.all("UNIT")
    if not m.has("period") and (not units or units[0] is not Unit.QUARTER):
        return None
    back = bool(units) and units[-1] is Unit.YEAR
    if not back and (units or not m.has("LATEST")):
        return None
    return Same(Unit.QUARTER, -1 if back else 0, latest=m.has("LATEST"))


def a_year_end(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR or m.first("EDGE") is not Part.END:
        return None
    return Calendar(month=12, day=31)


def a_bounded(m: Found) -> Several | None:
    """ "The quarter ended Sept. 30", "the week beginning 6 March": the unit is told by its last or first day."""
    unit, day = m.items[0].value, m.items[-1].value
    if not isinstance(day, Calendar | Relative | Weekday) or (isinstance(day, Relative) and day.unit is not Unit.DAY):
        return None
    said = m.text[m.items[1].start : m.items[1].end].lower()
    if m.has("EDGE") and said != "beginning":
        return None
    if said in ("to", "through") and not m.text[m.items[0].start : m.items[0].end].lower().startswith("the "):
        return None  # "in six months to June", "two weeks to May 4"
    if said in ("ended", "to", "through") and isinstance(day, Calendar) and day.year is None and day.which is None:
        day = replace(day, which=-1)  # it is over
    starts = said in ("beginning", "starting", "commencing")
    match unit:
        case (
            Same(unit=Unit.QUARTER | Unit.YEAR | Unit.WEEK | Unit.MONTH as of, years=0) | Relative(unit=Unit.YEAR as of)
        ):
            bounded = Bounded(Amount.of(1), of, day, starts)
        case Length(amount, of) if amount.low is not None and amount.low == amount.high and of >= Unit.DAY:
            bounded = Bounded(amount, of, day, starts)
        case _:
            return None
    return Several(((0, 1, bounded), (len(m.items) - 1, len(m.items), day)))
