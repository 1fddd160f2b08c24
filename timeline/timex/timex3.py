"""What was understood, as TIMEX3 attributes: ``type``, ``value`` and ``mod`` (TimeML 1.2.1, section 2.2).

The value is a projection of the `When`; where TimeML has no word for it, the nearest it has. Conventions (unit letters, season
codes) stand in `timeline.timex.conventions`; the ways of writing decades (``198``), centuries (``19``) and years before Christ
(``BC0480``) are those of the TimeML corpora.
"""

from __future__ import annotations

from timeline.records import TimexType
from timeline.timex.conventions import COUNTED_IN, MOD, RECURRING, SEASON_CODE, UNIT_LETTER
from timeline.timex.expr import (
    About,
    Amount,
    At,
    Bounded,
    Calendar,
    Clock,
    DayPart,
    Every,
    Expr,
    Feast,
    From,
    Holding,
    Length,
    PartOf,
    Ref,
    Relative,
    Same,
    Season,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.feasts import FEASTS
from timeline.timex.reference import Answer, Mode
from timeline.when import Day, Grain, Moment


def project(expr: Expr, answer: Answer, mode: Mode = Mode.NEWS) -> tuple[TimexType, str, str | None]:
    """(type, value, mod) of an expression and what it was found to mean.

    >>> project(Length(Amount.of(3), Unit.DAY), Answer(None, None))
    (<TimexType.DURATION: 'DURATION'>, 'P3D', None)
    """
    match expr:
        case Length(amount, unit, more=more):
            return TimexType.DURATION, duration(amount, unit) + _and(unit, more), amount.mod
        case Every():
            return TimexType.SET, _set_value(expr, mode), None
        case Ref(direction):
            return TimexType.DATE, direction.value, None
        case At(time, part=part):
            day = moment_value(answer.whole) if answer.whole else "XXXX-XX-XX"
            return TimexType.TIME, day + time_value(time) + _zone(time, mode), MOD[part] if part else None
        case PartOf(part, of):
            kind, value, _ = project(of, answer, mode)
            return kind, value, MOD.get(part)
        case About(of):
            kind, value, _ = project(of, answer, mode)
            return kind, value, "APPROX"
        case Bounded(amount, unit) if unit not in (Unit.YEAR, Unit.QUARTER, Unit.WEEK) or amount.low != 1:
            return TimexType.DURATION, duration(amount, unit), amount.mod
        case Shift(amount, unit, frm=From.NEXT):
            # TimeML has the length, the word that joins and the date; `when` is the day they make together.
            return TimexType.DURATION, duration(amount, unit), amount.mod
        case Shift(amount, unit, sign, From.THEN) if sign > 0 and mode is Mode.NEWS and unit < Unit.YEAR:
            # "Two days later": TimeML's news corpora annotate the length, the history corpora the day; `when` is the day in both.
            return TimexType.DURATION, duration(amount, unit), amount.mod
        case Shift(amount, unit, sign) if amount.vague:
            return TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", amount.mod
        case _:
            mod = expr.amount.mod if isinstance(expr, Shift) else None
            return TimexType.DATE, _date_value(expr, answer), mod


def _date_value(expr: Expr, answer: Answer) -> str:
    whole = answer.whole
    if whole is None:
        return "XXXX-XX-XX"
    if isinstance(expr, Relative | Same | Holding) and expr.unit is Unit.WEEKEND:
        return week_value(whole.earliest) + "-WE"
    if isinstance(expr, Relative | Same) and expr.unit in (Unit.DECADE, Unit.CENTURY):
        return _cut(whole.earliest.year, whole.latest.year, 3 if expr.unit is Unit.DECADE else 2)
    if isinstance(expr, Calendar):
        if expr.decade is not None:
            return _cut(whole.earliest.year, whole.latest.year, 3)
        if expr.century is not None:
            return _cut(whole.earliest.year, whole.latest.year, 2)
        if expr.season is Season.WINTER and expr.year is None:
            # A winter whose year nobody writes is named, as the corpora do, after the year its January lies in.
            return f"{year_value(whole.latest.year)}-{SEASON_CODE[Season.WINTER]}"
    return moment_value(whole)


def moment_value(moment: Moment) -> str:
    """A calendar unit as a TIMEX3 value; a stretch that is none as the unit that holds it, with X for what is open.

    >>> moment_value(Moment.month(2023, 2)), moment_value(Moment.decade(1980)), moment_value(Moment.year(-479))
    ('2023-02', '198', 'BC0480')
    >>> moment_value(Moment(Day.of(2023, 3, 5), Day.of(2023, 3, 9)))
    '2023-03-XX'
    """
    (y0, m0, d0), (y1, m1, _) = moment.earliest.civil, moment.latest.civil
    match moment.grain:
        case Grain.DAY:
            return f"{year_value(y0)}-{m0:02}-{d0:02}"
        case Grain.WEEK:
            return week_value(moment.earliest)
        case Grain.MONTH:
            return f"{year_value(y0)}-{m0:02}"
        case Grain.QUARTER:
            return f"{year_value(y0)}-Q{(m0 + 2) // 3}"
        case Grain.SEASON:
            return f"{year_value(y0)}-{SEASON_CODE[Season(m0 // 3)]}"
        case Grain.HALF:
            return f"{year_value(y0)}-H{1 if m0 == 1 else 2}"
        case Grain.YEAR:
            return year_value(y0)
        case Grain.DECADE:
            return _cut(y0, y1, 3)
        case Grain.CENTURY:
            return _cut(y0, y1, 2)
        case _:
            if (y0, m0) == (y1, m1):
                return f"{year_value(y0)}-{m0:02}-XX"
            return f"{year_value(y0)}-XX-XX" if y0 == y1 else "XXXX-XX-XX"


def year_value(year: int) -> str:
    """Four digits; years before Christ (0 is 1 BC) as ``BC`` and four digits."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _cut(first: int, last: int, digits: int) -> str:
    """The leading digits that the years of a decade or century share."""
    return f"{first:04}"[:digits] if first > 0 else f"BC{1 - last:04}"[: digits + 2]


def week_value(day: Day) -> str:
    """The ISO 8601 week of a day, as ``YYYY-Www``.

    >>> week_value(Day.of(2021, 1, 3))
    '2020-W53'
    """
    thursday = day + (3 - day.weekday())
    week = (thursday - Day.of(thursday.year)) // 7 + 1
    return f"{year_value(thursday.year)}-W{week:02}"


def time_value(time: Clock | DayPart) -> str:
    """The part of a value after the day: ``T10:30``, ``TMO``."""
    if isinstance(time, DayPart):
        return f"T{time.value}"
    seconds = f":{time.second:02}" if time.second is not None else ""
    return f"T{time.hour:02}:{time.minute or 0:02}{seconds}"


def _zone(time: Clock | DayPart, mode: Mode) -> str:
    """The zone that is said with a clock time, which the corpora of histories keep as TIMEX2 does ("-05"), and those of news leave out."""
    zone = time.zone if isinstance(time, Clock) and mode is Mode.HISTORY else None
    return (zone or "").removesuffix(":00")


def duration(amount: Amount, unit: Unit) -> str:
    """A length as an ISO 8601 duration, X for a number nobody says; of a range the lower end.

    >>> duration(Amount.of(2.5), Unit.YEAR), duration(Amount(), Unit.HOUR), duration(Amount.of(2), Unit.DECADE)
    ('P2Y6M', 'PTXH', 'P20Y')
    """
    if amount.low is None:
        return _period("X", unit)
    count = float(amount.low)
    if unit in COUNTED_IN:
        unit, factor = COUNTED_IN[unit]
        count *= factor
    whole, rest = int(count), count - int(count)
    if not rest:
        return _period(str(whole), unit)
    finer = {
        Unit.YEAR: (Unit.MONTH, 12),
        Unit.HOUR: (Unit.MINUTE, 60),
        Unit.DAY: (Unit.HOUR, 24),
        Unit.MINUTE: (Unit.SECOND, 60),
    }
    if unit in finer:
        small, factor = finer[unit]
        minor = round(rest * factor)
        if abs(rest * factor - minor) < 1e-6:
            if not whole:
                return _period(str(minor), small)
            return (
                _period(str(whole), unit)
                + ("T" if unit is Unit.DAY else "")
                + f"{minor}{UNIT_LETTER[small].lstrip('T')}"
            )
    return _period(f"{count:g}", unit)


def _and(unit: Unit, more: tuple[Amount, Unit] | None) -> str:
    """The second part of "two years and six months", as it follows on the first: 6M of P2Y6M."""
    if more is None:
        return ""
    rest = duration(*more)[1:]
    return rest.lstrip("T") if unit < Unit.DAY else rest


def _period(number: str, unit: Unit) -> str:
    if number == "X" and unit is Unit.DECADE:
        unit = Unit.YEAR  # as counted decades are written in years
    letter = UNIT_LETTER[unit]
    return f"PT{number}{letter[1:]}" if letter.startswith("T") else f"P{number}{letter}"


def _set_value(expr: Every, mode: Mode) -> str:
    time = time_value(expr.daypart) if expr.daypart else ""
    match expr.of:
        case Unit():
            if expr.of is Unit.WEEKEND:
                return "XXXX-WXX-WE" + time
            if time:
                return {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX"}.get(expr.of, "XXXX-XX-XX") + time
            if mode is Mode.HISTORY and expr.every == 1 and not expr.rate and expr.of in RECURRING:
                return RECURRING[expr.of]
            return duration(Amount() if expr.every is None else Amount.of(expr.every), expr.of)
        case Weekday(day):
            return f"XXXX-WXX-{day + 1}{time}"
        case Calendar(season=Season() as season):
            return f"XXXX-{SEASON_CODE[season]}"
        case Calendar(month=int(month), day=day):
            return f"XXXX-{month:02}" + (f"-{day:02}" if day else "") + time
        case Feast(name):
            return "XXXX" + FEASTS[name](2001).earliest.isoformat()[4:] + time
        case _:
            return "XXXX-XX-XX" + time
