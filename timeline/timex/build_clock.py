"""Builders for clock times and parts of the day, alone and on days; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.timex.expr import (
    At,
    Between,
    Calendar,
    Clock,
    DayPart,
    Every,
    Expr,
    From,
    Length,
    Part,
    Relative,
    Same,
    Unit,
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


def a_small_hours(m: Found) -> Expr | None:
    length = m.first("LENGTH")
    if (
        not (isinstance(length, Length) and length.unit is Unit.HOUR and length.amount.vague)
        or m.first("PARTADJ") is Part.MID
    ):
        return None
    late = m.first("PARTADJ") is Part.LATE
    return At(DayPart.EVENING if late else DayPart.MORNING, m.first("DAYD", "WEEKD", "RELD", "FEASTD"))


def a_night_of_two_days(m: Found) -> Expr | None:
    """ "The night of 5-6 May": one night, which begins on the first of the two days."""
    first, last = m.items[-3].value, m.items[-1].value
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or first.day is None or last.day is None:
        return None
    return At(m.first("DAYPART"), Between(first, last))


def a_clock_range(m: Found) -> Several | None:
    """ "10 to 11 a.m.", "9 to 5 p.m.": the first hour lies in the half of the day that puts it latest before the second."""
    first, last = (clock(Found(items, m.letters, m.text)) for items in (m.items[:1], m.items[2:]))
    if first is None or last is None or not 1 <= first.hour <= 12:
        return None
    minute = first.minute or 0
    hours = [
        h for h in (first.hour % 12, first.hour % 12 + 12) if 60 * h + minute < 60 * last.hour + (last.minute or 0)
    ]
    if not hours:
        return None
    return Several(((0, 1, At(replace(first, hour=hours[-1], zone=last.zone))), (2, len(m.items), At(last))))


def a_shared_day(m: Found) -> Several | None:
    """ "10 to 11 a.m. on Monday", "Monday from 9 a.m. to noon": the day stands once."""
    day = m.first("DAYD", "WEEKD", "RELD", "FEASTD")
    if isinstance(day, Relative) and day.unit is not Unit.DAY:
        return None
    at = [i for i, item in enumerate(m.items) if item.kind == m.letters.of("CLOCKT")]
    first, last = (m.items[i].value for i in at)
    if not isinstance(first, At) or not isinstance(last, At):
        return None
    spans = ((0, at[0] + 1), (at[1], len(m.items)))
    return Several(tuple((a, b, At(time.time, day)) for (a, b), time in zip(spans, (first, last), strict=True)))
