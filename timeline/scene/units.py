"""Calendar units as stretches of day numbers: where a month, a year, a century begins.

Day numbers (ordinals) are `Day.ordinal`. Units longer than a day are counted in months, so that a year is 12 of them and
a century 1,200; every such unit starts with a month. Working with plain numbers lets a unit reach past the years a `Day`
may lie in: the first day after 9999 is a fine end of an axis.
"""

from __future__ import annotations

from timeline.when import MAX_YEAR, MIN_YEAR, Day

FIRST = Day.of(MIN_YEAR).ordinal
AFTER_LAST = Day.of(MAX_YEAR, 12, 31).ordinal + 1
"""The day numbers of the first `Day` there is and of the day after the last."""


def month_of(ordinal: int) -> int:
    """The month a day lies in, counted from January of the year 0 (1 BCE).

    >>> month_of(Day.of(1, 1, 31).ordinal), month_of(Day.of(0, 1, 1).ordinal)
    (12, 0)
    """
    year, month, _ = Day(min(max(ordinal, FIRST), AFTER_LAST - 1)).civil
    return 12 * year + month - 1


def month_start(month: int) -> int:
    """The number of the first day of a month counted as `month_of` does, kept within the days there are.

    >>> Day(month_start(12 * 2023 + 2))
    Day('2023-03-01')
    >>> month_start(12 * 10000) == AFTER_LAST
    True
    """
    year, index = divmod(month, 12)
    if year > MAX_YEAR:
        return AFTER_LAST
    return Day.of(year, index + 1).ordinal if year >= MIN_YEAR else FIRST


def floor(ordinal: int, months: int) -> int:
    """The start of the unit of so many months that holds a day; ``months`` 0 is the day itself.

    Units of several years are round as people count: before our era they begin in 300 BCE (the year -299), 200 BCE …, and the
    first of our era begins with the year 1.

    >>> Day(floor(Day.of(2023, 3, 21).ordinal, 12)), Day(floor(Day.of(-250).ordinal, 1200)), Day(floor(Day.of(50).ordinal, 1200))
    (Day('2023-01-01'), Day('-0299-01-01'), Day('0001-01-01'))
    """
    if not months:
        return ordinal
    month = month_of(ordinal)
    return (
        month_start(month // months * months)
        if months <= 12
        else month_start(12 * _round_year(month // 12, months // 12))
    )


def ceil(ordinal: int, months: int) -> int:
    """The first start of a unit of so many months on or after a day.

    >>> Day(ceil(Day.of(2023, 3, 21).ordinal, 3)), Day(ceil(Day.of(2023, 1, 1).ordinal, 12))
    (Day('2023-04-01'), Day('2023-01-01'))
    """
    start = floor(ordinal, months)
    if start == ordinal:
        return start
    month = month_of(ordinal)
    if months <= 12:
        return month_start((month // months + 1) * months)
    year, years = _round_year(month // 12, months // 12), months // 12
    after = 1 if year < 1 and year + years > 0 else years if year == 1 else year + years
    return month_start(12 * after)


def _round_year(year: int, years: int) -> int:
    """The first year of the round stretch of so many years that holds a year."""
    if year < 1:
        return 1 - -(-(1 - year) // years) * years
    return max(year // years * years, 1)
