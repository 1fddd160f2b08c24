"""Dates as the reader writes them: "March 21, 2023" in America, "21. März 2023" in Germany, by the languages the browser asks for.

The page's own words stay English, and so does what stands round a date; EDTF is the same everywhere. The names and patterns are
those of the Unicode CLDR, by way of babel.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton
from flask import has_request_context, request

from timeline.when import Day, Grain, Moment
from timeline.words import ENGLISH, Spelling

_KNOWN_YEARS = range(1, 10_000)
"""The years ``datetime.date`` and with it babel knows; what lies before is said in English."""


class Local(Spelling):
    """Dates of one locale; what it has no pattern for (seasons, decades, years before 1) is said in English."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        short = str(locale.date_formats["short"].pattern).upper()
        self.order = "".join(sorted("DMY", key=short.index))

    def day(self, day: Day, *, short: bool, weekday: bool = False) -> str:
        if day.year not in _KNOWN_YEARS:
            return super().day(day, short=short, weekday=weekday)
        known = day.to_date()
        if short:
            return self._by("yMMMEd" if weekday else "yMMMd", known)
        return str(format_date(known, "full" if weekday else "long", self.locale))

    def unit(self, moment: Moment, *, short: bool) -> str:
        skeleton = {Grain.MONTH: "yMMM" if short else "yMMMM", Grain.QUARTER: "yQQQ", Grain.YEAR: "y"}.get(moment.grain)
        if moment.grain is Grain.DAY:
            return self.day(moment.earliest, short=short, weekday=short)
        if skeleton is None or moment.earliest.year not in _KNOWN_YEARS:
            return super().unit(moment, short=short)
        return self._by(skeleton, moment.earliest.to_date())

    def range(self, first: Day, last: Day, *, short: bool) -> str:
        if first.year not in _KNOWN_YEARS:
            return super().range(first, last, short=short)
        a, b = first.to_date(), last.to_date()
        months = a.day == 1 and (b == date.max or (last + 1).day == 1)
        years = months and a.month == 1 and b.month == 12
        if short:
            return str(format_interval(a, b, "y" if years else "yMMM" if months else "yMMMd", locale=self.locale))
        skeleton = "y" if years else "yMMMM" if months else ""
        if skeleton:
            ends = list(dict.fromkeys(self._by(skeleton, end) for end in (a, b)))
        else:
            start = self._by("MMMMd", a) if a.year == b.year else str(format_date(a, "long", self.locale))
            ends = [start, str(format_date(b, "long", self.locale))] if a != b else [self.day(first, short=False)]
        return " to ".join(ends)

    def _by(self, skeleton: str, day: date) -> str:
        return str(format_skeleton(skeleton, day, locale=self.locale))


def of_reader() -> Spelling:
    """The spelling of who asks: by the request's ``Accept-Language``; English outside of a request."""
    return spelling_of(tuple(request.accept_languages.values())) if has_request_context() else ENGLISH


@lru_cache(maxsize=64)
def spelling_of(languages: Iterable[str]) -> Spelling:
    """The spelling for language tags, the best first; English for none, and for an English that writes the day first as we do.

    >>> march = Moment.day(2023, 3, 21)
    >>> [spelling_of((tag,)).day(march.earliest, short=False) for tag in ("en-GB", "en-US", "de-AT", "tlh")]
    ['21 March 2023', 'March 21, 2023', '21. März 2023', '21 March 2023']
    """
    for tag in languages:
        try:
            locale = Locale.parse(tag.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        if locale.language == "en" and _day_first(locale):
            return ENGLISH
        return Local(locale)
    return ENGLISH


def _day_first(locale: Locale) -> bool:
    return locale.territory is None or str(format_date(date(2023, 3, 21), "long", locale)).startswith("21")
