"""Builders for places in the calendar: what a match of a row says, as an `Expr`; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

import re
from typing import Any

from timeline.timex.expr import At, Calendar, Clock, Expr, From, Nth, Relative, Same, Season, Unit, Weekday
from timeline.timex.grammar import Found, Several
from timeline.when import month_length

_ISO_TIME = re.compile(r"[T ](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?$")


def day_number(value: Any) -> int:
    """The number in a DAY piece: an ordinal or number as it is, "second" (a unit in the lexicon) as 2."""
    return 2 if isinstance(value, Unit) else int(value)


def a_year(m: Found) -> tuple[int | Expr | None, bool, int]:
    """(year, whether only two digits stand there, era) of the YEAR or BCYEAR in a match."""
    years = [item for item in m.items if item.kind in (m.letters.of("Y4"), m.letters.of("Y2"))]
    era = m.first("ERA") or 1
    if m.has("ERA") and not years:
        numbers = m.all("N12", "N31", "N99", "N999")
        return (1 - numbers[-1] if era < 0 else numbers[-1]), False, era
    if not years:
        return None, False, era
    year = years[-1].value
    return (1 - year if era < 0 else year), years[-1].kind == m.letters.of("Y2"), era


def relative_year(m: Found) -> Expr | None:
    """The RELYEAR piece: "last year", "that year"; None when the unit is no year."""
    if m.first("UNIT") is not Unit.YEAR:
        return None
    offset = m.first("THIS", "LAST", "NEXT")
    if m.has("FOLL", "PREV"):
        return Relative(Unit.YEAR, m.first("FOLL", "PREV"), From.THEN)
    if m.has("that", "same") or offset is None:
        return Same(Unit.YEAR)
    return Relative(Unit.YEAR, offset)


def a_month_day(m: Found) -> Calendar | None:
    month = m.first("MONTH", "MONTHW")
    days = m.all("N12", "N31", "ORD", "ORDD", "SEC")
    day = day_number(days[0])
    year, short, era = a_year(m)
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    if not 1 <= day <= month_length(year if isinstance(year, int) else 2024, month):
        return None
    which = m.first("THIS", "LAST", "NEXT") if year is None else None  # "last Dec. 18"
    return Calendar(
        which=which, year=year, month=month, day=day, weekday=m.first("WDAY", "WDAYW"), short=short, era=era
    )


def _reached(m: Found) -> From:
    """ "The following January" and "the next January" are counted from the day reached, "next January" from the day of writing."""
    return From.THEN if m.has("PREV", "FOLL") or (m.has("the") and m.has("NEXT")) else From.NOW


def a_month(m: Found) -> Expr | None:
    year, short, era = a_year(m)
    which = None
    if m.first("UNIT") is Unit.MONTH:
        pass  # "the month of April"
    elif m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    elif m.has("THIS", "LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL"):
        if m.has("THIS") and m.text[m.items[-1].start : m.items[-1].end] in ("may", "march"):
            return None  # "this may help", "at this march"
        which = m.first("LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL") or 0
    elif m.has("that", "same"):
        year = Same(Unit.YEAR)
    return Calendar(year=year, month=m.first("MONTH", "MONTHW"), which=which, short=short, era=era, frm=_reached(m))


def a_iso(m: Found) -> Expr | None:
    """2023-03-21, 2023-03-21T10:30Z, 2023-W12, 2023-W12-2."""
    said = m.items[0].value
    if "W" in said:
        year, week, *day = said.replace("W", "").split("-")
        if not 1 <= int(week) <= 53:
            return None
        whole = Calendar(year=int(year), week=int(week))
        return Nth(int(day[0]), Unit.DAY, whole) if day else whole
    year, month, dom = (int(part) for part in said[:10].split("-"))
    date = a_checked(year, month, dom)
    time = _ISO_TIME.match(said, 10)
    if date is None or time is None:
        return date
    hour, minute, second = (int(part) if part else None for part in time.groups()[:3])
    return (
        At(Clock(hour or 0, minute, second, time[4] or None), date) if (hour or 0) < 24 and (minute or 0) < 60 else None
    )


def a_checked(year: int | None, month: int, day: int, short: bool = False) -> Calendar | None:
    if not (1 <= month <= 12 and 1 <= day <= month_length(2024 if year is None else year, month)):
        return None
    return Calendar(year=year, month=month, day=day, short=short)


def a_slash(m: Found) -> Calendar | None:
    """Month first, as American papers write, unless the first number can only be a day or the sentence is plainly European."""
    numbers = [int(part) for part in m.items[0].value.split("/")]
    first, second = numbers[0], numbers[1]
    year = numbers[2] if len(numbers) > 2 else None
    if first > 99:
        return None
    month, day = (
        (second, first) if first > 12 or (year is not None and second <= 12 and first == second) else (first, second)
    )
    return a_checked(year, month, day, short=year is not None and year < 100)


def a_dotted(m: Found) -> Calendar | None:
    day, month, year = (int(part) for part in m.items[0].value.split("."))
    return a_checked(year, month, day, short=year < 100)


def a_year_only(m: Found) -> Calendar:
    year, short, era = a_year(m)
    return Calendar(year=year, short=short, era=era)


def a_decade(m: Found) -> Calendar | None:
    value = m.first("DEC10")
    era = m.first("ERA") or 1
    if era < 0:
        return Calendar(decade=-value - 8, era=-1)
    if 100 <= value < 1000:
        return None
    return Calendar(decade=value, short=value < 100)


def a_century(m: Found) -> Calendar | None:
    if m.first("UNIT") is not Unit.CENTURY:
        return None
    return _nth_century(day_number(m.first("ORD", "ORDD", "SEC")), m.first("ERA") or 1)


def a_centuries(m: Found) -> Several | None:
    """ "The 5th and 4th centuries BC"."""
    if m.first("UNIT", "UNITS") is not Unit.CENTURY:
        return None
    first, last = (_nth_century(day_number(value), m.first("ERA") or 1) for value in m.all("ORD", "ORDD", "SEC"))
    numbers = {m.letters.of(name) for name in ("ORD", "ORDD", "SEC")}
    at = [i for i, item in enumerate(m.items) if item.kind in numbers]
    return Several(((0, at[0] + 1, first), (at[1], len(m.items), last))) if first and last else None


def _nth_century(number: int, era: int) -> Calendar | None:
    if not 1 <= number <= 99:
        return None
    return Calendar(century=-100 * number + 1, era=-1) if era < 0 else Calendar(century=100 * (number - 1))


def a_season(m: Found) -> Calendar | None:
    year: int | Expr | None
    year, short, era = a_year(m)
    season = m.first("SEASON", "SEASONW")
    which = None
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    elif m.has("THIS", "LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL"):
        which = m.first("LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL") or 0
    elif m.has("that", "same"):
        year = Same(Unit.YEAR)  # of the year the text has reached
    return Calendar(year=year, season=season, which=which, short=short, era=era, frm=_reached(m))


def a_winter(m: Found) -> Expr | None:
    """ "The winter of 1939-40": the one season that two years share."""
    first, last = m.first("Y4"), m.items[-1].value
    return (
        Calendar(year=first, season=Season.WINTER)
        if m.first("SEASON") is Season.WINTER and (first + 1 - last) % 100 == 0
        else None
    )


def a_quarter(m: Found) -> Expr | None:
    units = m.all("UNIT", "UNITS")
    if units and units[0] is not Unit.QUARTER:
        return None
    year, short, _ = a_year(m)
    if len(units) > 1:
        year = relative_year(Found(m.items[-2:], m.letters))
        if year is None:
            return None
    if m.has("ORD", "ORDD", "SEC", "N12"):
        number = day_number(m.first("ORD", "ORDD", "SEC", "N12"))
    elif m.has("DEC10"):
        return None
    elif year is not None:
        number = 4  # "the last quarter of 1990"; without a year it is the one just over
    else:
        return None
    return Calendar(year=year, quarter=number, short=short) if 1 <= number <= 4 else None


def a_quarter_of_named_year(m: Found) -> Expr | None:
    """ "1989's first quarter", "fiscal 1990's first quarter": the scanner takes 1990's for a decade."""
    year, number = m.first("Y4", "DEC10"), day_number(m.first("ORD", "ORDD", "SEC"))
    if m.first("UNIT") is not Unit.QUARTER or not 1 <= number <= 4 or year < 1000:
        return None
    return Calendar(year=year, quarter=number)


def a_decade_in_words(m: Found) -> Calendar | None:
    """ "The nineteen eighties"."""
    century = m.first("NUMW")
    return Calendar(decade=100 * century + m.first("DEC10")) if 10 <= century <= 20 else None


def a_half(m: Found) -> Expr | None:
    year, short, _ = a_year(m)
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    number = 2 if m.has("LAST", "latter") or m.has("SEC") or m.first("ORD", "ORDD", "N12") == 2 else 1
    if m.has("ORD", "ORDD") and m.first("ORD", "ORDD") not in (1, 2):
        return None
    return Calendar(year=year, half=number, short=short)


def a_period(m: Found) -> Expr | None:
    """Q3, H1 2024, FY2023: a letter and a number that touch."""
    letter = m.text[m.items[0].start : m.items[0].end].upper()
    number = m.items[1].value
    year, short, _ = a_year(m)
    if letter in ("FY", "CY"):
        if len(m.items) > 2 or not isinstance(number, int) or not (number < 100 or number >= 1900):
            return None
        return Calendar(year=number, short=number < 100)
    if m.items[1].start != m.items[0].end or not isinstance(number, int):
        return None
    if letter == "Q":
        return Calendar(year=year, quarter=number, short=short) if 1 <= number <= 4 else None
    return Calendar(year=year, half=number, short=short) if 1 <= number <= 2 else None


def a_weekday(m: Found) -> Expr:
    day = m.first("WDAY", "WDAYW")
    if m.has("FOLL", "after") or (m.has("the") and m.has("NEXT")):
        return Weekday(day, 1, From.THEN)
    if m.has("PREV", "before"):
        return Weekday(day, -1, From.THEN)
    if m.has("that", "same"):
        return Weekday(day, 0, From.THEN)
    return Weekday(day, m.first("LAST", "NEXT", "PAST", "COMING", "THIS"), coming=m.has("COMING"))


def a_weekday_of_week(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.WEEK:
        return None
    return Weekday(m.first("WDAY", "WDAYW"), None, week=Relative(Unit.WEEK, m.first("THIS", "LAST", "NEXT")))


def a_span_days(m: Found) -> Several | None:
    """ "5 to 8 May (1945)": two days that share month and year."""
    days = [
        i
        for i, item in enumerate(m.items)
        if item.kind in {m.letters.of(n) for n in ("N12", "N31", "ORD", "ORDD", "SEC")}
    ]
    month, weekday = m.first("MONTH", "MONTHW"), None
    year, short, era = a_year(m)
    length = month_length(year if isinstance(year, int) else 2024, month)
    numbers = [day_number(m.items[i].value) for i in days]
    if len(days) < 2 or not all(1 <= n <= length for n in numbers) or sorted(set(numbers)) != numbers:
        return None
    exprs = [Calendar(year=year, month=month, day=n, weekday=weekday, short=short, era=era) for n in numbers]
    of = m.letters.of
    month_at = next(i for i, item in enumerate(m.items) if item.kind in (of("MONTH"), of("MONTHW")))
    the = of("the")
    spans = [[i - (i > 0 and m.items[i - 1].kind == the), i + 1] for i in days]
    if month_at < days[0]:
        spans[0][0] = month_at
        spans[-1][1] = len(m.items)
    else:
        spans[-1][1] = len(m.items)
    return Several(tuple((a, b, e) for (a, b), e in zip(spans, exprs, strict=True)))


def a_span_years(m: Found) -> Several | None:
    """ "1957-58", "1914-1918", "264-241 BC": two years that share century or era."""
    era = m.first("ERA") or 1
    start = 2 if m.has("UNITS") else 0  # "the years 1955-57": the words before stay outside
    first = m.items[start].value
    second = next(
        i for i in range(len(m.items) - 1, 0, -1) if m.items[i].kind not in (m.letters.of("ERA"), m.letters.of("HYPH"))
    )
    value = m.items[second].value
    if not isinstance(first, int) or not isinstance(value, int):
        return None
    if era < 0:
        if value >= first:
            return None
        years = (1 - first, 1 - value)
    else:
        # Two written digits: the years of one century, as in 1957-58; 1999-00 runs into the next.
        if value < 100:
            if m.items[second].end - m.items[second].start != 2:
                return None
            if 1 <= value <= min(12, first % 100 - 1) and m.has("HYPH"):
                return Several(
                    ((start, second + 1, Calendar(year=first, month=value)),)
                )  # 2023-03, as ISO 8601 writes a month
            value += first // 100 * 100
            value += 100 if value < first else 0
        if not 0 < value - first < 400:
            return None
        years = (first, value)
    return Several(
        (
            (start, second - 1, Calendar(year=years[0], era=era)),
            (second, len(m.items), Calendar(year=years[1], era=era)),
        )
    )


def a_worded_year(m: Found) -> Calendar | None:
    year = m.items[-1].value
    if m.first("UNIT") is not Unit.YEAR or not 1 <= year <= 9999:
        return None
    return Calendar(year=year, short=m.has("Y2"))
