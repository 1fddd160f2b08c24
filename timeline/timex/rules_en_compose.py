"""English rows that join what the first level found: clock times, times of day on a day, parts ("the end of" March), ranges.

Rows and pieces as in `timeline.timex.rules_en_calendar`; these read the items made there (DAYD, WEEKD, MONTHD …).
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
    Length,
    Nth,
    Part,
    PartOf,
    Relative,
    Same,
    Unit,
    Weekday,
)
from timeline.timex.grammar import Context, Found, Rule, Several

PIECES = {
    "ANYDATE": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD | SHIFTD",
    "ONDAY": "DAYD | WEEKD | RELD | FEASTD",
    "TAKES_PART": "MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | WEEKD | THEUNIT | DAYD | FEASTD",
    "SPOTS": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD",
    "CLOCKD": "CLOCKT",
}


def clock(m: Found) -> Clock | None:
    """The clock time a match holds: 10:30, 10.30 p.m., 7pm, 1130pm, noon; None when no such time exists."""
    raw = m.first("CLOCK", "DEC", "N12", "N31", "N999", "Y4", "N99", "NUMW")
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


def _time(m: Found) -> Expr | None:
    time = clock(m)
    return At(time) if time else None


def _deictic_time(m: Found) -> Expr | None:
    """ "this morning", "last night", "tonight", "yesterday evening": a part of a day that the words fix."""
    part = m.first("DAYPART") or DayPart.NIGHT
    offset = m.first("LAST", "NEXT", "THIS", "DEICTIC", "TONIGHT") or 0
    return At(part, Relative(Unit.DAY, offset), m.first("PARTADJ", "LATER", "EARLIER"))


def _that_time(m: Found) -> Expr:
    offset = m.first("PREV", "FOLL", "NEXT") or 0
    return At(
        m.first("DAYPART"), Relative(Unit.DAY, offset, From.THEN) if offset else Same(Unit.DAY), m.first("PARTADJ")
    )


def _day_time(m: Found) -> Expr | None:
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


def _bare_daypart(m: Found) -> Expr:
    return At(m.first("DAYPART", "DAWN"), Same(Unit.DAY), m.first("PARTADJ"))


def _part(m: Found) -> Expr | None:
    of = m.first(
        "DAYD", "WEEKD", "MONTHD", "QUARTERD", "SEASOND", "YEARD", "DECADED", "RELD", "FEASTD", "THEUNIT", "SHIFTD"
    )
    part = m.first("PARTADJ", "EARLIER", "LATER", "EDGE")
    if m.has("turn"):
        part = Part.TURN
    if part is None:
        return of  # type: ignore[no-any-return]
    return PartOf(part, of)


def _nth(m: Found) -> Expr | None:
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


def _shared_year(m: Found) -> Several | None:
    """ "August and September 1914", "from 5 May to 8 June 1945": the year stands once, behind the last."""
    of = m.letters.of
    places = [i for i, item in enumerate(m.items) if item.kind in (of("MONTHD"), of("DAYD"), of("SEASOND"))]
    last = m.items[places[-1]].value
    if not isinstance(last, Calendar) or last.year is None:
        return None
    parts = []
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
    return Several(tuple(parts))


def _year_earlier(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR:
        return None
    if m.has("ORD", "ORDD", "SEC"):
        value = m.first("ORD", "ORDD", "SEC")
        number = 2 if isinstance(value, Unit) else value
        return Calendar(quarter=number, year=Relative(Unit.YEAR, -1)) if number <= 4 else None
    units = m.all("UNIT")
    if len(units) > 1 and units[1] is not Unit.QUARTER:
        return Relative(Unit.YEAR, -1) if units[1] is Unit.YEAR else None
    return Same(Unit.QUARTER, -1) if len(units) > 1 or m.has("period") else Relative(Unit.YEAR, -1)


def _period_of_year(m: Found) -> Expr | None:
    year, unit = m.first("Y4"), m.first("UNIT")
    if unit is not None and unit is not Unit.QUARTER:
        return None
    if m.has("ORD", "SEC", "ORDD"):
        value = m.first("ORD", "ORDD", "SEC")
        number = 2 if isinstance(value, Unit) else value
        return Calendar(year=year, quarter=number) if unit is not None and number <= 4 else None
    return Same(Unit.QUARTER, 0, year)


def _quarter_of_year(m: Found) -> Expr | None:
    units = m.all("UNIT")
    if units != [Unit.YEAR, Unit.QUARTER]:
        return None
    offset = m.first("LAST", "THIS", "NEXT")
    value = m.first("ORD", "ORDD", "SEC")
    if value is None:
        return Same(Unit.QUARTER, offset)
    number = 2 if isinstance(value, Unit) else value
    return Calendar(quarter=number, year=Relative(Unit.YEAR, offset)) if number <= 4 else None


def _same_period(m: Found) -> Expr | None:
    units = m.all("UNIT")
    if not m.has("period") and (not units or units[0] is not Unit.QUARTER):
        return None
    back = bool(units) and units[-1] is Unit.YEAR
    if not back and (units or not m.has("LATEST")):
        return None
    return Same(Unit.QUARTER, -1 if back else 0)


def _year_end(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR or m.first("EDGE") is not Part.END:
        return None
    return Calendar(month=12, day=31)


def _ended(m: Found) -> Several | None:
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


def _small_hours(m: Found) -> Expr | None:
    length = m.first("LENGTH")
    if (
        not (isinstance(length, Length) and length.unit is Unit.HOUR and length.amount.vague)
        or m.first("PARTADJ") is Part.MID
    ):
        return None
    late = m.first("PARTADJ") is Part.LATE
    return At(DayPart.EVENING if late else DayPart.MORNING, m.first("DAYD", "WEEKD", "RELD", "FEASTD"))


def _about(m: Found) -> Expr | None:
    return About(m.first("DAYD", "WEEKD", "MONTHD", "YEARD", "DECADED", "FEASTD", "QUARTERD", "SEASOND", "CLOCKT"))


def _set_at(m: Found) -> Expr | None:
    """ "every Tuesday night", "Tuesday nights", "every night at 10 p.m."."""
    inner = m.first("SET")
    time = m.first("DAYPART", "DAYPARTS")
    if m.has("CLOCKT"):
        time = m.first("CLOCKT").time
    if inner is None:
        day = m.first("WEEKD")
        return Every(day, 1, None, time) if isinstance(day, Weekday) else None
    return replace(inner, daypart=time) if isinstance(inner, Every) else None


def _every_named(m: Found) -> Expr | None:
    of = m.first("MONTHD", "SEASOND", "FEASTD", "WEEKD", "DAYD")
    if isinstance(of, Calendar) and of.year is not None:
        return None
    return Every(of)


def _year_after_day(m: Found) -> Expr | None:
    day = m.items[0].value
    year = m.items[-1].value
    if not isinstance(day, Calendar) or day.year is not None:
        return None
    if (isinstance(year, Relative) and year.unit is Unit.YEAR) or (isinstance(year, Same) and year.unit is Unit.YEAR):
        return replace(day, year=year)
    return None


def _daypart_alone(context: Context) -> bool:
    """Whether "the morning" is a morning of the story: after "in", "during", "by" or "that"; not "the evening news"."""
    before = context.text[max(0, context.start - 8) : context.start].lower()
    return before.endswith(("in ", "during ", "by ", "into ", "for ", "of "))


COMPOSE_RULES: tuple[Rule, ...] = (
    Rule("clock time", "CLOCK (AMPM)? (ZONE | o'clock)?", _time, {"at 10:30": "T10:30"}, "CLOCKT", 1),
    Rule(
        "hour with am or pm",
        "(N12 | DEC | N999 | Y4) PLUS? AMPM ZONE?",
        _time,
        {"7 p.m.": "T19:00", "1130pm": "T23:30"},
        "CLOCKT",
        1,
    ),
    Rule(
        "o'clock",
        "(N12 | NUMW) o'clock (in the DAYPART | at DAYPART)?",
        _time,
        {"five o'clock in the afternoon": "T17:00"},
        "CLOCKT",
        1,
    ),
    Rule(
        "hour of a part of the day",
        "(N12 | NUMW | CLOCK) in the DAYPART",
        _time,
        {"4 in the morning": "T04:00"},
        "CLOCKT",
        1,
    ),
    Rule("noon", "NOON", _time, {"noon": "T12:00", "midnight": "T00:00"}, "CLOCKT", 1),
    Rule(
        "part of a day that the words fix",
        "(PARTADJ | LATER | EARLIER)? (THIS | LAST | NEXT) DAYPART | (PARTADJ | LATER | EARLIER)? TONIGHT | DEICTIC DAYPART",
        _deictic_time,
        {"last night": "2023-03-20", "this morning": "2023-03-21"},
        "TIMED",
        1,
    ),
    Rule(
        "part of a day of the story",
        "(that | the same | the (PREV | FOLL | NEXT)) DAYPART",
        _that_time,
        {"the next morning": "2023-03-22"},
        "TIMED",
        1,
    ),
    Rule(
        "overnight", "overnight", lambda m: At(DayPart.NIGHT, Same(Unit.DAY)), {"overnight": "2023-03-21"}, "TIMED", 1
    ),
    Rule("the unit", "the UNIT", lambda m: Same(m.first("UNIT")), {}, "THEUNIT", 1, silent=True),
    Rule(
        "the weekend",
        "the UNIT",
        lambda m: Relative(Unit.WEEKEND, 0) if m.first("UNIT") is Unit.WEEKEND else None,
        {"the weekend": "[2023-03-18..2023-03-19]"},
        "RELD",
        0,
    ),
    Rule(
        "the quarter",
        "the (LATEST | CURR)? UNIT",
        lambda m: Same(Unit.QUARTER) if m.first("UNIT") is Unit.QUARTER else None,
        {},
        "RELD",
        0,
    ),
    Rule(
        "year-earlier period",
        "the? (comparable | corresponding)? UNIT HYPH (EARLIER | ago) (fiscal? NTH? HYPH? UNIT | period)?",
        _year_earlier,
        {},
        "RELD",
        0,
    ),
    Rule(
        "period of a year",
        "the Y4 (fiscal? NTH)? HYPH? (UNIT | period)",
        _period_of_year,
        {"the 2022 third quarter": "2022-35"},
        "RELD",
        0,
    ),
    Rule(
        "quarter of last year",
        "(LAST | THIS | NEXT) UNIT POSS NTH? HYPH? UNIT",
        _quarter_of_year,
        {"last year's third quarter": "2022-35"},
        "QUARTERD",
        0,
    ),
    Rule(
        "the same period a year before",
        "the (same | comparable | corresponding | similar | equivalent | LATEST) (period | UNIT) (of | in)? (LAST UNIT | A UNIT (ago | EARLIER))?",
        _same_period,
        {},
        "RELD",
        0,
    ),
    Rule("the end of a year", "the? UNIT HYPH? EDGE", _year_end, {"by year-end": "2023-12-31"}, "DAYD", 0),
    Rule(
        "unit that ends on a day",
        "(THEUNIT | RELD | QUARTERD | LENGTH) (ended | ending) (on | in)? DAYD",
        _ended,
        {"the year ended March 31, 2022": "P1Y"},
        "LENGTH",
        2,
    ),
    Rule(
        "day of the week and part of the day",
        "(the? PARTADJ)? (the? DAYPART LENGTH? | DAWN | NOON) (of | on)? ONDAY",
        _day_time,
        {"the night of 10 August 1792": "1792-08-10", "the morning of April 19": "2022-04-19"},
        "TIMED",
        2,
    ),
    Rule(
        "day and part of the day",
        "PARTADJ? ONDAY COMMA? (DAYPART | NOON | at (NOON | DAWN | DAYPART))",
        _day_time,
        {"Friday night": "2023-03-17", "late Monday afternoon": "2023-03-20"},
        "TIMED",
        2,
    ),
    Rule(
        "clock time on a day",
        "CLOCKT COMMA? (on | of)? (the DAYPART of)? ONDAY",
        _day_time,
        {"10 p.m. on Friday": "2023-03-17"},
        "TIMED",
        2,
    ),
    Rule(
        "day and clock time",
        "ONDAY DAYPART? COMMA? (at | APPROX | at APPROX)? CLOCKT",
        _day_time,
        {"Monday at 10:30 a.m.": "2023-03-20"},
        "TIMED",
        2,
    ),
    Rule(
        "every part of the day",
        "(every | each) DAYPART",
        lambda m: Every(Unit.DAY, 1, None, m.first("DAYPART")),
        {"every morning": "XXXX-XX-XXTMO"},
        "SET",
        2,
    ),
    Rule(
        "part",
        "the? PARTADJ HYPH? (in | on)? TAKES_PART",
        _part,
        {
            "late 2022": "[2022-09-01..2022-12-31]",
            "early March": "[2023-03-01..2023-03-10]",
            "mid-November": "[2022-11-11..2022-11-20]",
        },
        "PARTD",
        2,
    ),
    Rule(
        "earlier or later part",
        "(EARLIER | LATER) (in | on)? (RELD | THEUNIT | WEEKD | YEARD | MONTHD)",
        _part,
        {"earlier this year": "[2023-01-01..2023-03-21]"},
        "PARTD",
        2,
    ),
    Rule(
        "edge",
        "(the very? (EDGE | PARTADJ | PARTADJ part) of | the turn of) (TAKES_PART)",
        _part,
        {"the end of March": "[2023-03-21..2023-03-31]", "the start of 2004": "[2004-01-01..2004-04-30]"},
        "PARTD",
        2,
    ),
    Rule("sometime", "sometime (in | on | during)? TAKES_PART", _part, {"sometime next year": "2024"}, "PARTD", 2),
    Rule(
        "n-th unit",
        "the? (NTH | LAST | final) UNIT of TAKES_PART",
        _nth,
        {"the first week of March 2022": "[2022-03-01..2022-03-07]"},
        "PARTD",
        2,
    ),
    Rule(
        "day and year",
        "(DAYD | MONTHD | FEASTD) COMMA? (of | in)? RELD",
        _year_after_day,
        {"20 March of last year": "2022-03-20"},
        "DAYD",
        2,
    ),
    Rule(
        "small hours of a day",
        "the? (PARTADJ | small) LENGTH of ONDAY DAYPART?",
        _small_hours,
        {"the early hours of Thursday": "2023-03-16"},
        "TIMED",
        2,
    ),
    Rule(
        "dates that share a year",
        "(DAYD | MONTHD | SEASOND) COMMA? (and | or | to | HYPH | until | through | COMMA) (DAYD | MONTHD | SEASOND)",
        _shared_year,
        {"August and September 1914": "1914-08", "5 May to 8 June 1945": "1945-05-05"},
        "DAYD",
        2,
    ),
    Rule(
        "about a date",
        "(APPROX) DOT? (DAYD | MONTHD | YEARD | DECADED | CLOCKT)",
        _about,
        {"around 1900": "1900~"},
        "ABOUTD",
        3,
    ),
    Rule(
        "set with a time",
        "SET (at | COMMA)? (DAYPART | DAYPARTS | CLOCKT) | WEEKD DAYPARTS",
        _set_at,
        {"every Tuesday night": "XXXX-WXX-2TNI", "Tuesday nights": "XXXX-WXX-2TNI"},
        "SET",
        2,
    ),
    Rule(
        "every named", "(every | each) (MONTHD | SEASOND | FEASTD)", _every_named, {"every July": "XXXX-07"}, "SET", 2
    ),
    Rule(
        "part of the day alone",
        "(the | in the)? PARTADJ? (DAYPART | DAWN)",
        _bare_daypart,
        {},
        "TIMED",
        3,
        guard=_daypart_alone,
    ),
)
