"""Dates that stand side by side: "May 5 and 6", "from Monday to Friday". The later one is of the same year, or the next such day."""

from __future__ import annotations

import re

from timeline.timex.expr import Calendar, Expr, Weekday
from timeline.timex.reference import Answer
from timeline.when import Day, Grain, Moment, month_length

_JOINED = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|to|through|until|till|und|bis|oder)|[-–—])\s*(?:the\s+|on\s+)?", re.IGNORECASE
)
_UP_TO = re.compile(r"\s*(?:to|through|until|till|bis|[-–—])\s*", re.IGNORECASE)


SENTENCE_CHARS = 200
"""So far on a sentence that has named a year still means it."""
_SENTENCE_END = re.compile(r"[.!?][\"”')]*\s+[A-Z\"“'(]|\n\s*\n|[;()]")


def _of_told_year(expr: Expr, between: str, answer: Answer) -> Answer | None:
    """ "Initialed on 21 November 1995 and signed on 14 December": later in its sentence a date without a year is of the year told."""
    if not isinstance(expr, Calendar) or expr.year is not None or expr.which is not None or expr.month is None:
        return None
    if answer.whole is None or _SENTENCE_END.search(between):
        return None
    year, month, day = answer.whole.earliest.year, expr.month, expr.day
    if month < answer.whole.earliest.month:
        return None  # it may be the next year, or this one: the text does not say
    if day is not None and day > month_length(year, month):
        return None
    moment = Moment.month(year, month) if day is None else Moment.day(year, month, day)
    return answer._replace(when=moment, whole=moment)


def plan_before(between: str, answer: Answer, published: Day) -> bool:
    """Whether the date before, in the same sentence, is still to come: what no verb tells otherwise lies behind it.

    "Warnings until Nov. 21, fines for two months after that, and confiscation from April 21".
    """
    ahead = answer.whole is not None and answer.whole.earliest > published
    return ahead and len(between) <= SENTENCE_CHARS and not _SENTENCE_END.search(between)


def beside(expr: Expr, between: str, before: Expr, answer: Answer) -> Answer | None:
    """What ``expr`` means next to the expression ``before`` it, ``between`` being the text that parts them; None when it stands alone.

    >>> from timeline.records import Basis
    >>> first = Answer(Moment.day(1999, 5, 5), Basis.PUBLISHED, Moment.day(1999, 5, 5))
    >>> beside(Calendar(month=5, day=6), " and ", Calendar(month=5, day=5), first).when
    Moment('1999-05-06', '1999-05-06')
    """
    if answer.whole is None or len(between) > SENTENCE_CHARS:
        return None
    whole = answer.whole
    if isinstance(before, Calendar) and isinstance(before.year, int) and before.month is not None and not before.short:
        told = _of_told_year(expr, between, answer)
        if told is not None:
            return told
    match expr, before:
        case Calendar(year=None, which=None, month=int(month), day=day), Calendar() if _JOINED.fullmatch(between):
            if whole.grain not in (Grain.DAY, Grain.MONTH) or (day is None) != (whole.grain is Grain.MONTH):
                return None
            year = whole.earliest.year + (month < whole.earliest.month)
            if day is not None and day > month_length(year, month):
                return None
            moment = Moment.month(year, month) if day is None else Moment.day(year, month, day)
            return answer._replace(when=moment, whole=moment)
        case Weekday(day=weekday, which=None, week=None), Weekday() if _UP_TO.fullmatch(between):
            start = whole.earliest
            moment = Moment.on(start + (weekday - start.weekday()) % 7)
            return answer._replace(when=moment, whole=moment)
        case _:
            return None
