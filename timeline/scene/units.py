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

    >>> Day(floor(Day.of(2023, 3, 21).ordinal, 12))
    Day('2023-01-01')
    """
    return month_start(month_of(ordinal) // months * months) if months else ordinal


def ceil(ordinal: int, months: int) -> int:
    """The first start of a unit of so many months on or after a day.

    >>> Day(ceil(Day.of(2023, 3, 21).ordinal, 3)), Day(ceil(Day.of(2023, 1, 1).ordinal, 12))
    (Day('2023-04-01'), Day('2023-01-01'))
    """
    if not months:
        return ordinal
    start = floor(ordinal, months)
    return start if start == ordinal else month_start((month_of(ordinal) // months + 1) * months)
