"""When the movable feasts of several calendars fall, by published algorithms; pure arithmetic on day numbers.

Sources: Easter, J. Meeus, "Astronomical Algorithms" (1998), chapters 8 and 9; new moons and solstices, the same, chapters 49 and 27; the
Hebrew and the tabular Islamic calendar, E. M. Reingold and N. Dershowitz, "Calendrical Calculations" (2018), chapters 8 and 7.
What is fixed by looking at the moon (the Islamic months) may begin a day earlier or later than computed.
"""

from __future__ import annotations

from functools import cache
from math import floor, radians, sin

from timeline.when import Day, month_length

_JULIAN_DAY_0 = 1721424.5
"""The Julian date at which the day number of `Day` is 0."""


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus/Jones/Butcher).

    >>> easter(2023), easter(2000), easter(1999)
    (Day('2023-04-09'), Day('2000-04-23'), Day('1999-04-04'))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + j - 7 * ((a + 11 * h + 22 * j) // 451) + 114, 31)
    return Day.of(year, month, day + 1)


def orthodox_easter(year: int) -> Day:
    """Easter of the Julian calendar on its Gregorian day (Meeus).

    >>> orthodox_easter(2023), orthodox_easter(2022)
    (Day('2023-04-16'), Day('2022-04-24'))
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    shift = year // 100 - year // 400 - 2
    return Day.of(year, month, day + 1) + shift


def nth_weekday(year: int, month: int, weekday: int, n: int) -> Day:
    """The n-th (1-4) or last (-1) weekday (0 Monday) of a month.

    >>> nth_weekday(2023, 11, 3, 4), nth_weekday(2023, 5, 0, -1)
    (Day('2023-11-23'), Day('2023-05-29'))
    """
    if n > 0:
        first = Day.of(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = Day.of(year, month, month_length(year, month))
    return last + (-((last.weekday() - weekday) % 7))


_HEBREW_EPOCH = -1373427
"""The day number of the first Hebrew new year, 7 October 3761 BCE of the Julian calendar."""


def _hebrew_elapsed(year: int) -> int:
    """Days from the Hebrew epoch to the mean new year, put off where the calendar forbids its weekday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def hebrew_new_year(year: int) -> Day:
    """Rosh Hashanah (1 Tishri) that falls in a Gregorian year.

    >>> hebrew_new_year(2023), hebrew_new_year(2024)
    (Day('2023-09-16'), Day('2024-10-03'))
    """
    hebrew = year + 3761
    before, this, after = (_hebrew_elapsed(hebrew + n) for n in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return Day(_HEBREW_EPOCH + this + late)


def islamic_month(year: int, month: int) -> Day:
    """The first day of an Islamic month (1 Muharram … 12 Dhu al-Hijja) that begins in a Gregorian year, by the tabular calendar.

    Of two in one year it is the first; in the rare year without any, the nearest.

    >>> islamic_month(2023, 9), islamic_month(2024, 9), islamic_month(2023, 12)
    (Day('2023-03-23'), Day('2024-03-11'), Day('2023-06-20'))
    """
    guess = (year - 622) * 33 // 32
    starts = [_islamic_start(hijri, month) for hijri in range(guess - 1, guess + 4)]
    return next((day for day in starts if day.year == year), min(starts, key=lambda day: abs(day.year - year)))


def _islamic_start(hijri: int, month: int) -> Day:
    return Day(227014 + 354 * (hijri - 1) + (3 + 11 * hijri) // 30 + 29 * (month - 1) + month // 2 + 1)


def new_moon(k: int) -> float:
    """The moment of the k-th new moon after that of 6 January 2000, in days on the scale of `Day` (universal time, to some minutes).

    >>> f"{new_moon(0):.1f}", Day(int(new_moon(0)))
    ('730125.8', Day('2000-01-06'))
    """
    t = k / 1236.85
    mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = radians(2.5534 + 29.1053567 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    e = 1 - 0.002516 * t
    shift = (
        -0.4072 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * node)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node)
        - 0.00057 * sin(moon + 2 * node)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
    )
    return mean + shift - _JULIAN_DAY_0


def _moons_from(day: Day) -> int:
    """A k whose new moon lies within the month before a day."""
    return floor((day.ordinal - 730125.8) / 29.530588861) - 1


@cache
def lunar_new_year(year: int) -> Day:
    """The Chinese new year: the second new moon after the one that begins the month of the winter solstice, on Beijing's days.

    >>> lunar_new_year(2023), lunar_new_year(1985), lunar_new_year(2034)
    (Day('2023-01-22'), Day('1985-02-20'), Day('2034-02-19'))
    """
    y = (year - 2001) / 1000
    solstice = 2451900.05952 + 365242.74049 * y - 0.06223 * y * y - 0.00823 * y**3 + 0.00032 * y**4 - _JULIAN_DAY_0
    beijing = 8 / 24
    last = int(solstice + beijing)
    k = _moons_from(Day(last))
    while int(new_moon(k + 1) + beijing) <= last:
        k += 1
    # A leap month before the new year would put it before 21 January, which never happens: it is then one moon later.
    days = (Day(int(new_moon(k + n) + beijing)) for n in (2, 3, 4))
    return next(day for day in days if day >= Day.of(year, 1, 21))


@cache
def diwali(year: int) -> Day:
    """Diwali: the evening of the new moon between mid-October and mid-November, in India; a day off in some years.

    >>> diwali(2022), diwali(2023)
    (Day('2022-10-24'), Day('2023-11-12'))
    """
    # Indian time is 5.5 hours ahead; the feast is the evening on which the moonless night has begun, some eighteen hours before the moment.
    evening = 5.5 / 24 - 0.76
    k = _moons_from(Day.of(year, 10, 17))
    while new_moon(k) + evening < Day.of(year, 10, 17).ordinal:
        k += 1
    return Day(int(new_moon(k) + evening))
