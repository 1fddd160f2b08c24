"""From expressions to stretches of time: "from May to July", "October 23-24", and what a preposition makes of a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.records import Timex
from timeline.when import Day, Edge, Moment, Period, When, approximately, month_length

_TO = re.compile(r"\s+(?:to|until|till|through|and)\s+|\s*[–-]\s*")
_FROM = re.compile(r"\b(from|between)\s+(?:early |late |mid-)?$", re.IGNORECASE)
_WEEKISH = 9
"""Days: "until last week" ends with that week, which EDTF has no word for as an end; a month or year has its own."""
_DASH = re.compile(r"[–-](\d{1,2})(?![\d.,]?\d|[–-])")


def _stretch(one: Timex, two: Timex, text: str) -> Period | None:
    """The time from one expression to the next, when the words between and before them say so."""
    between = text[one.end : two.start]
    if not isinstance(one.when, Moment) or not isinstance(two.when, Moment) or not _TO.fullmatch(between):
        return None
    if one.when.earliest > two.when.earliest or one.when.latest > two.when.latest:
        return None
    opening = _FROM.search(text, max(0, one.start - 16), one.start)
    joined = between.strip() in ("-", "–")
    if opening is None and not joined:
        return None
    if opening is not None and ("and" in between) != (opening[1].lower() == "between"):
        return None
    return Period(approximately(one.when), approximately(two.when))


def ranges(timexes: Sequence[Timex], text: str) -> list[Timex]:
    """Expressions with "from … to …", "between … and …" and "October 23-24" as one stretch of time each."""
    found: list[Timex] = []
    for timex in timexes:
        last = found[-1] if found else None
        if last is not None and timex.start < last.end:
            continue  # the second half of a dashed date
        if last is not None and (when := _stretch(last, timex, text)) is not None:
            found[-1] = replace(
                last,
                end=timex.end,
                text=text[last.start : timex.end],
                when=when,
                why=f"{last.why}; {timex.why}",
            )
            continue
        dash = _DASH.match(text, timex.end)
        if (
            dash is not None
            and isinstance(timex.when, Moment)
            and timex.when.earliest == timex.when.latest
            and timex.text[-1:].isdigit()
        ):
            year, month, day = timex.when.earliest.civil
            if day < int(dash[1]) <= month_length(year, month):
                when = Period(timex.when, Moment.day(year, month, int(dash[1])))
                timex = replace(timex, end=dash.end(), text=text[timex.start : dash.end()], when=when)
        found.append(timex)
    return found


def bounded(when: When, role: str, published: Day) -> When:
    """What a preposition makes of a date: "since 2019" goes on from it, "by 2030" lies anywhere up to it."""
    if isinstance(when, Period):
        return when
    match role:
        case "since" | "not before":
            return Period(approximately(when), Edge.OPEN)
        case "until" if when.latest > published:
            return Period(Moment.on(published), approximately(when))
        case "by" if when.latest > published:
            return Moment(published, when.latest)  # a deadline: still to come, so not before the article
        case "until" | "by":
            end = approximately(when) if when.latest - when.earliest > _WEEKISH else Moment.on(when.latest)
            return Period(Edge.OPEN, end)
        case "before" if when.earliest <= published < when.latest:
            return Moment(published, when.latest)  # "before the end of the year": its last day is still to come
        case "before" if when.earliest > published:
            return Moment(published, when.earliest + -1)
        case "before":
            return Period(Edge.OPEN, Moment.on(when.earliest + -1))
        case "after":
            return Period(Moment.on(when.latest), Edge.OPEN)
        case "from" if when.earliest > published and when.latest - when.earliest > 300:
            return Period(approximately(when), Edge.OPEN)
    return when
