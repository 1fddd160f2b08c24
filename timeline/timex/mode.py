"""News or history: how a text tells time, read off the dates it names.

Prose about the past names years, and most of them lie far from the day of publication; news names few, and they are near.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.timex.resolve import Mode
from timeline.when import Day

FAR_YEARS = 2
"""From how many years before publication a year counts as far: annual comparisons ("up from 2021") are news."""
MIN_DATES = 3
"""So many full dates or years must be named before a text can be history: one look back does not make it so."""
SHARE = 0.6
"""The share of named years that must be far."""


def detect(years: Iterable[int], published: Day, deictics: int, size: int) -> Mode:
    """The mode of a text of ``size`` characters that names these years, and counts ``deictics`` words from the day of writing.

    >>> detect([1914, 1915, 1916, 1918], Day.of(2009, 12, 19), 0, 2000), detect([2023, 2019], Day.of(2023, 3, 21), 3, 2000)
    (<Mode.HISTORY: 'history'>, <Mode.NEWS: 'news'>)
    """
    named = list(years)
    if len(named) < MIN_DATES:
        return Mode.NEWS
    far = sum(year < published.year - FAR_YEARS for year in named)
    # Words like "yesterday" and bare weekdays outnumber far years in a news story with background.
    return Mode.HISTORY if far >= SHARE * len(named) and far > deictics else Mode.NEWS
