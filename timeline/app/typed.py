"""Dates as people type them into a field: EDTF, or ordinary words.

EDTF is tried first, because it says exactly what it means; then the tagger of articles, so that what a text may say can be
typed, and means the same ("the late 1980s", "from 13 to 19 March 2023", "since 2019"); then dateparser, which is made for one
string known to be a date and reads 200 languages. A year, a month or a decade is the whole of it, first day to last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, time

from timeline import edtf
from timeline.errors import EdtfError, TimelineError
from timeline.timex import tag
from timeline.when import Day, Edge, Moment, Period, When, approximately, bounds
from timeline.words import ENGLISH, Spelling

_MONTH_AND_YEAR = re.compile(r"[^\W\d_]+\.?,?\s+\d{4}|\d{4}\s+[^\W\d_]+|\d{1,2}/\d{4}")

_SIGNS = re.compile(r"[\d\sX\[\]/.,~?%T:-]+")
_YEARS = re.compile(r"\d{4} ?[-–] ?\d{4}")
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
        if _SIGNS.fullmatch(text) and not _NUMERIC.fullmatch(text) and not _YEARS.fullmatch(text):
            raise
    if not _NUMERIC.fullmatch(text) and (said := _said(text, today)) is not None:
        return said
    found = _parsed(text, today, spelling.order)
    if found is None:
        raise TimelineError(
            f"{text!r} is not a date we can read; write it as '21 March 2023', 'March 2023', 'since 2019' or '2023-03-21'"
        )
    return Moment.month(found.year, found.month) if _MONTH_AND_YEAR.fullmatch(text) else Moment.on(Day.from_date(found))


Frame = Callable[..., When | None]


def _lasting(start: Moment | Edge, end: Moment | Edge) -> When | None:
    ends = (approximately(one) if isinstance(one, Moment) else one for one in (start, end))
    try:
        return Period(*ends)
    except ValueError:  # the end lies before the start
        return None


def _one_day(first: Moment, last: Moment) -> When | None:
    return Moment(first.earliest, last.latest) if first.earliest <= last.latest else None


_FRAMES: Mapping[str, Frame] = {
    **dict.fromkeys(("#", "in #", "on #", "during #", "some day in #"), lambda when: when),
    **dict.fromkeys(("# to #", "from # to #", "#-#", "# - #"), _lasting),
    **dict.fromkeys(("between # and #", "one day from # to #", "one day between # and #"), _one_day),
    **dict.fromkeys(
        ("since #", "from #", "from # on", "# onwards", "from #, with no end given"),
        lambda when: _lasting(when, Edge.OPEN),
    ),
    **dict.fromkeys(("until #", "up to #", "until #, with no start given"), lambda when: _lasting(Edge.OPEN, when)),
    "all through #": lambda when: _lasting(when, when),
}
"""What may stand round the dates (``#``) of a field, and what it makes of them. The card's own words are among them, so that what
stands there can be typed again."""


def _said(text: str, today: Day) -> When | None:
    """What the words mean as a text would mean them; None when they are not wholly a date."""
    if len(text) > _LONGEST or not 1 <= today.year <= 9999:
        return None
    frame, at, whens = "", 0, []
    for timex in tag(text, today.to_date()):
        if timex.when is None:
            continue  # "one day" of "one day from 13 to 19 March" is no date
        frame, at = frame + text[at : timex.start] + "#", timex.end
        whens.append(timex.when)
    make = _FRAMES.get(" ".join((frame + text[at:]).lower().replace("–", "-").split()))
    if make is None or not whens or (len(whens) > 1 and not all(isinstance(when, Moment) for when in whens)):
        return None
    return make(*whens) if isinstance(whens[0], Moment) or make is _FRAMES["#"] else None


def _parts(text: str) -> list[str]:
    """What dateparser must find in a text: no month and no day is made up where a year is written."""
    if not re.search(r"\d{4}", text):
        return []
    return ["year", "month"] if _MONTH_AND_YEAR.fullmatch(text) else ["year", "month", "day"]


_LONGEST = 60
"""Code points of the longest text that is read as a date; no date in a field is longer."""


def _parsed(text: str, today: Day, order: str) -> datetime | None:
    if len(text) > _LONGEST or not 1 <= today.year <= 9999:
        return None
    import dateparser

    found: datetime | None = dateparser.parse(
        text,
        settings={
            "RELATIVE_BASE": datetime.combine(today.to_date(), time(12)),
            "PREFER_DAY_OF_MONTH": "first",
            # what is not written is not made up of today's: "by 2024" names no month
            "REQUIRE_PARTS": _parts(text),
            "DATE_ORDER": order,
            "PREFER_LOCALE_DATE_ORDER": False,
        },
    )
    return found
