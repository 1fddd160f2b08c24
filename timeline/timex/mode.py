"""News or history: how a text tells time, read off the dates it names.

Prose about the past names years, most of them far from the day of publication, and hardly a word that is counted from the day of writing
("yesterday", a bare weekday). News is the other way round, also where it tells much background.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.timex.reference import Mode
from timeline.when import Day

FAR_YEARS = 2
"""From how many years before publication a year counts as far: annual comparisons ("up from 2021") are news."""
MIN_YEARS = 3
"""So many years must be named before a text can be history: one look back does not make it so."""
MANY_YEARS = 20
"""A text that names so many is a chronicle, even of the years just past."""
SHARE = 0.75
"""The share of the named years that must be far (of a chronicle: past)."""
PER_DEICTIC = 8
"""How many named years one word counted from the day of writing outweighs: histories quote such words, news stories live on them."""


def detect(years: Iterable[int], deictics: int, published: Day) -> Mode:
    """The mode of a text that names these years and has ``deictics`` words counted from the day of writing.

    >>> detect([1914, 1915, 1916, 1918], 0, Day.of(2009, 12, 19)), detect([2023, 2019], 3, Day.of(2023, 3, 21))
    (<Mode.HISTORY: 'history'>, <Mode.NEWS: 'news'>)
    """
    named = list(years)
    if len(named) < MIN_YEARS or len(named) < PER_DEICTIC * deictics:
        return Mode.NEWS
    far = sum(year < published.year - FAR_YEARS for year in named)
    past = sum(year < published.year for year in named)
    chronicle = len(named) >= MANY_YEARS and past >= SHARE * len(named)
    return Mode.HISTORY if chronicle or far >= SHARE * len(named) else Mode.NEWS
