"""Builders that join what the first level found: times on days, parts, ranges; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.timex.expr import (
    About,
    Amount,
    At,
    Calendar,
    Clock,
    DayPart,
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


def clock(m: Found) -> Clock | None:
    """The clock time a match holds: 10:30, 10.30 p.m., 7pm, 1130pm, noon; None when no such time exists."""
    raw = m.first("CLOCK", "DEC", "N12", "N31", "N999", "Y4", "N99", "NUMW", "BIG")
    if m.has("BIG"):
        if len(str(raw)) != 4:
            return None
        raw = f"{str(raw)[:2]}:{str(raw)[2:]}"  # 0530
    if m.has("NOON"):
        return Clock(m.first("NOON"), 0)
    minute: int | None = None
    second = None
    if isinstance(raw, str):
        parts = [int(p) for p in raw.replace(".", ":").split(":")]
        hour, minute = parts[0], parts[1]
        second = parts[2] if len(parts) > 2 else None
        if "." in raw and len(raw.split(".")[1]) != 2:
            return None
    elif raw is not None:
        hour = int(raw)
        if hour > 99:
            hour, minute = divmod(hour, 100)
    else:
        return None
    half = m.first("AMPM")
    daypart = m.first("DAYPART")
    if half == "p" or daypart in (DayPart.AFTERNOON, DayPart.EVENING) or (daypart is DayPart.NIGHT and hour > 5):
        if hour < 12:
            hour += 12
    elif (half == "a" or daypart is DayPart.MORNING or daypart is DayPart.NIGHT) and hour == 12:
        hour = 0
    if hour > 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    return Clock(hour, minute, second, m.first("ZONE"))


def a_time(m: Found) -> Expr | None:
    time = clock(m)
    return At(time) if time else None


def a_deictic_time(m: Found) -> Expr | None:
    """ "this morning", "last night", "tonight", "yesterday evening": a part of a day that the words fix."""
    part = m.first("DAYPART") or DayPart.NIGHT
    offset = m.first("LAST", "NEXT", "THIS", "DEICTIC", "TONIGHT") or 0
    return At(part, Relative(Unit.DAY, offset), m.first("PARTADJ", "LATER", "EARLIER"))


def a_that_time(m: Found) -> Expr:
    offset = m.first("PREV", "FOLL", "NEXT") or 0
    return At(
        m.first("DAYPART"), Relative(Unit.DAY, offset, From.THEN) if offset else Same(Unit.DAY), m.first("PARTADJ")
    )


def a_day_time(m: Found) -> Expr | None:
    day = m.first("DAYD", "WEEKD", "RELD", "FEASTD")
    if m.has("CLOCKT"):
        time = m.first("CLOCKT").time
        if (
            m.has("DAYPART")
            and isinstance(time, Clock)
            and time.hour < 12
            and m.first("DAYPART") in (DayPart.EVENING, DayPart.AFTERNOON, DayPart.NIGHT)
        ):
            time = replace(time, hour=time.hour + 12)
        if m.has("ZONE") and isinstance(time, Clock):
            time = replace(time, zone=m.first("ZONE"))
    else:
        time = m.first("DAYPART", "DAWN")
        if m.has("NOON"):
            time = Clock(m.first("NOON"), 0)
    if isinstance(day, Relative) and day.unit is not Unit.DAY:
        return None
    return At(time, day, m.first("PARTADJ"))


def a_habitual_time(m: Found) -> Expr | Several | None:
    """ "At night", "in daytime": of any day, or of one that nobody says; the preposition stays outside."""
    part = m.first("DAYPART", "WHILE")
    if m.has("at") and part is not DayPart.NIGHT:
        return None
    expr = At(part, Every(Unit.DAY))
    return Several(((1, 2, expr),)) if m.has("at") else expr


def a_bare_daypart(m: Found) -> Expr:
    return At(m.first("DAYPART", "DAWN"), Same(Unit.DAY), m.first("PARTADJ"))


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


def a_clock_in_part(m: Found) -> Expr | None:
    """ "9 o'clock this morning", "8 p.m. tonight": the part of the day settles the half of the clock."""
    time, part = m.first("CLOCKT"), m.first("TIMED")
    if not (isinstance(time, At) and isinstance(part, At) and isinstance(time.time, Clock)):
        return None
    clock_time = time.time
    late = part.time in (DayPart.AFTERNOON, DayPart.EVENING, DayPart.NIGHT)
    if late and 1 <= clock_time.hour < 12 and not (part.time is DayPart.NIGHT and clock_time.hour < 6):
        clock_time = replace(clock_time, hour=clock_time.hour + 12)
    return At(clock_time, part.day, part.part)


def a_part_of_time(m: Found) -> Expr | None:
    time = m.first("TIMED")
    return replace(time, part=m.first("PARTADJ")) if isinstance(time, At) else None


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


def a_half_past(m: Found) -> Expr | None:
    """ "Half past two", "a quarter to five"."""
    hour = m.first("N12", "NUMW")
    if not 1 <= hour <= 12:
        return None
    if m.has("half"):
        return At(Clock(hour, 30))
    if m.first("UNIT") is not Unit.QUARTER:
        return None
    return At(Clock(hour, 15)) if m.has("PAST") else At(Clock((hour - 1) or 12, 45))


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


def a_ended(m: Found) -> Several | None:
    """ "The quarter ended Sept. 30", "the year ending June 30": the unit is told by its last day."""
    unit, day = m.items[0].value, m.items[-1].value
    if not isinstance(day, Calendar) or day.month is None:
        return None
    kept = (len(m.items) - 1, len(m.items), day)
    if isinstance(unit, Same) and unit.unit is Unit.QUARTER and not unit.years:
        return Several(((0, 1, Calendar(quarter=(day.month + 2) // 3, year=day.year)), kept))
    if isinstance(unit, Same | Relative) and unit.unit is Unit.YEAR:
        return Several(((0, 1, Length(Amount.of(1), Unit.YEAR)), kept))
    return None


def a_small_hours(m: Found) -> Expr | None:
    length = m.first("LENGTH")
    if (
        not (isinstance(length, Length) and length.unit is Unit.HOUR and length.amount.vague)
        or m.first("PARTADJ") is Part.MID
    ):
        return None
    late = m.first("PARTADJ") is Part.LATE
    return At(DayPart.EVENING if late else DayPart.MORNING, m.first("DAYD", "WEEKD", "RELD", "FEASTD"))


def a_about(m: Found) -> Expr | None:
    return About(m.first("DAYD", "WEEKD", "MONTHD", "YEARD", "DECADED", "FEASTD", "QUARTERD", "SEASOND", "CLOCKT"))


def a_set_at(m: Found) -> Expr | None:
    """ "every Tuesday night", "Tuesday nights", "every night at 10 p.m."."""
    inner = m.first("SET")
    time = m.first("DAYPART", "DAYPARTS")
    if m.has("CLOCKT"):
        time = m.first("CLOCKT").time
    if inner is None:
        day = m.first("WEEKD")
        return Every(day, daypart=time) if isinstance(day, Weekday) else None
    return replace(inner, daypart=time) if isinstance(inner, Every) else None


def a_every_named(m: Found) -> Expr | None:
    of = m.first("MONTHD", "SEASOND", "FEASTD", "WEEKD", "DAYD")
    if isinstance(of, Calendar) and of.year is not None:
        return None
    return Every(of)
