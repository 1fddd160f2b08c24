"""How long a measure of time is in days: as loose as its words. "Two days" is two, "days" two to seven, "weeks" two to
eight weeks, "more than a year" has no upper end."""

from __future__ import annotations

import re

from timeline.timex.conventions import UNIT_DAYS, VAGUE
from timeline.timex.expr import Unit

_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
_SLACK = {"day": 0, "week": 1, "fortnight": 2, "month": 6, "year": 45, "decade": 365}
"""Days of slack on either side of a count: news rounds weeks to about a day, months to about a week, years to about
six weeks, decades to a year."""
_MOST_SLACK = {"day": 0, "week": 4, "fortnight": 4, "month": 15, "year": 60, "decade": 730}
"""However long the count, its slack stays below half a unit or so."""
_SEVERAL: dict[str, tuple[int, int]] = {
    **{
        unit.name.lower(): (int(VAGUE[unit].low * UNIT_DAYS[unit]), int(VAGUE[unit].high * UNIT_DAYS[unit]))
        for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE)
    },
    **dict.fromkeys(("hour", "minute", "moment"), (0, 1)),
}
"""A bare plural, by the tagger's conventions; "hours after" may cross midnight."""
_NUMBERS = {
    w: n
    for n, w in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty""".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "a": 1,
    "an": 1,
    "couple": 2,
    "few": 0,
    "several": 0,
    "the": 1,
}


CLOSE: dict[str, tuple[int, int]] = {
    "shortly": (0, 7),
    "soon": (0, 7),
    "just": (0, 7),
    "right": (0, 7),
    "immediately": (0, 1),
    "directly": (0, 1),
}
"""Adverbs that by themselves measure ("shortly after"); before a count they only stress it ("just days after"). "Shortly" is
closer than "days" would be if anybody counted them: a week is its outer edge."""


def distance(words: str) -> tuple[int, int | None] | None:
    """The days that a measure of time stands for, lowest and highest; None when the words are no measure.

    >>> distance("two days"), distance("just days"), distance("a week"), distance("hours"), distance("Moscow")
    ((2, 2), (2, 7), (6, 8), (0, 1), None)
    >>> distance("less than a week"), distance("more than two months"), distance("within weeks")
    ((0, 7), (60, None), (0, 56))
    """
    lower = words.lower()
    if (
        close := next(
            (days for word, days in CLOSE.items() if re.fullmatch(rf"{word}(?: (?:after|before|following))?", lower)),
            None,
        )
    ) is not None:
        return close
    found = re.search(
        r"(?:\b(\w+)\s+(?:or so\s+)?)?(?:of\s+)?\b(minute|moment|hour|day|night|morning|evening|fortnight|week|month|year|decade)(s?)\b",
        lower,
    )
    if found is None:
        return None
    word, unit, plural = found[1], found[2], found[3]
    if unit in ("night", "morning", "evening"):
        unit = "day"  # "the night before" the vote is that of the day before
    number = int(word) if word and word.isdigit() else _NUMBERS.get(word or "", 0)
    either = re.search(rf"\b(?:{'|'.join(_SEVERAL)})s? or (\w+)s\b", lower)
    if plural and not number and either is not None and either[1] in _SEVERAL:
        low = 0 if re.match("within", lower) else _SEVERAL[unit][0]  # "weeks or months"
        return low, _SEVERAL[either[1]][1]
    if plural and word == "the":
        number = 0
    if not number and re.search(r"\b(?:a )?couple of\b", lower):
        number = 2
    if not number and plural and re.search(r"\b(?:within|in the)\b", lower):
        return 0, _SEVERAL[unit][1]
    if not number:
        return _SEVERAL[unit] if plural else ((1, 1) if unit == "day" else None)
    if unit in ("minute", "moment", "hour"):
        days = number // 24 if unit == "hour" else 0
        return days, days + 1
    size, slack = _UNITS[unit], _SLACK[unit]
    slack = min(slack * number, _MOST_SLACK[unit])
    low, high = number * size - slack, number * size + slack
    if re.search(r"\b(?:less than|under|within|fewer than|not even)\b", lower):
        return 0, number * size
    if re.search(r"\b(?:more than|over|at least)\b", lower):
        return number * size, None
    if re.search(r"\b(?:nearly|almost|barely)\b", lower):
        return number * size - max(1, size // 3), number * size  # nearly two years: not yet two
    if re.search(r"\b(?:about|around|some|roughly)\b", lower):
        return max(0, low - max(1, size // 6)), high + max(1, size // 6)
    return low, high


def calendar_shift(words: str) -> int | None:
    """The whole months that a measure counts, None when it counts none: for anchors that are months or years themselves.

    >>> calendar_shift("nine months after"), calendar_shift("two years before"), calendar_shift("about a month after")
    (9, 24, None)
    """
    found = re.match(r"(?:just |exactly )?(\w+) (month|year|decade)s?\b", words.lower())
    if found is None:
        return None
    number = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
    return (number * {"month": 1, "year": 12, "decade": 120}[found[2]]) or None


MEASURE_WORD = re.compile(r"(?:night|morning|evening|minute|moment|hour|day|fortnight|week|month|year|decade)s?")
"""A word that ends a measure."""
BEFORE_MEASURE = frozenset(_NUMBERS) | frozenset(
    "of just only barely some about around roughly nearly almost than less more under over exactly fully at least".split()
)
"""Words that may stand in front of it and belong to it (numbers in figures besides)."""
