"""Dates as people type them into a field: EDTF, or ordinary words.

EDTF is tried first, because it says exactly what it means; then dateparser, which is made for one string known to be a
date. A year, a month or a decade is the whole of it, first day to last.
"""

from __future__ import annotations

import re
from datetime import datetime, time

from timeline import edtf
from timeline.errors import EdtfError, TimelineError
from timeline.when import Day, Moment, When, bounds
from timeline.words import ENGLISH, Spelling

_MONTH_AND_YEAR = re.compile(r"[^\W\d_]+\.?,?\s+\d{4}|\d{4}\s+[^\W\d_]+|\d{1,2}/\d{4}")

_SIGNS = re.compile(r"[\d\sX\[\]/.,~?%T:-]+")
_NUMERIC = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}")


def typed_range(text: str, today: Day, spelling: Spelling = ENGLISH) -> tuple[Day, Day]:
    """First and last day of what somebody typed (both included).

    >>> [str(day) for day in typed_range("March 2023", Day.of(2024))]
    ['2023-03-01', '2023-03-31']
    >>> [str(day) for day in typed_range("2022", Day.of(2024))]
    ['2022-01-01', '2022-12-31']

    Raises `TimelineError` with what to write when it is no date.
    """
    low, high = bounds(typed_date(text, today, spelling))
    return low or Day.of(-9999), high or Day.of(9999, 12, 31)


def typed_date(text: str, today: Day, spelling: Spelling = ENGLISH) -> When:
    """The date somebody typed; see `typed_range`. Figures alone are read in the order ``spelling`` writes them.

    >>> str(typed_date("3/4/2023", Day.of(2024)).earliest)
    '2023-04-03'
    """
    text = text.strip()
    try:
        return edtf.parse(text)
    except EdtfError:
        # signs without a word are meant as EDTF: its own remedy helps, and dateparser would make some day of anything
        if _SIGNS.fullmatch(text) and not _NUMERIC.fullmatch(text):
            raise
    found = _parsed(text, today, spelling.order)
    if found is None:
        raise TimelineError(
            f"{text!r} is not a date we can read; write it as '21 March 2023', 'March 2023' or '2023-03-21'"
        )
    return Moment.month(found.year, found.month) if _MONTH_AND_YEAR.fullmatch(text) else Moment.on(Day.from_date(found))


def _parsed(text: str, today: Day, order: str) -> datetime | None:
    if len(text) > 60 or not 1 <= today.year <= 9999:  # no date in a field is longer
        return None
    import dateparser

    found: datetime | None = dateparser.parse(
        text,
        settings={
            "RELATIVE_BASE": datetime.combine(today.to_date(), time(12)),
            "PREFER_DAY_OF_MONTH": "first",
            "REQUIRE_PARTS": ["year"] if re.search(r"\d{4}", text) else [],
            "DATE_ORDER": order,
            "PREFER_LOCALE_DATE_ORDER": False,
        },
    )
    return found
