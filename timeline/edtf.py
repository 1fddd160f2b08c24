"""EDTF text (ISO 8601-2:2019, as the Library of Congress specifies it) to and from `When`.

What can be kept:

=====================  ==========================================  ==============================
written                meaning                                     value
=====================  ==========================================  ==============================
``2023-03-21``         that day                                    `Moment`
``2023-02`` ``2030``   some day of the month, of the year          `Moment`
``198X`` ``19XX``      some day of the decade, of the century      `Moment`
``2023-21`` … ``-24``  spring, summer, autumn, winter (northern)   `Moment`
``2023-33`` … ``-36``  quarters; ``-40`` ``-41`` half-years        `Moment`
``[a..b]`` ``[a,b]``   one day from a to b                         `Moment`
``a/b``                went on from a to b                         `Period`
``a/..`` ``../b``      without a bound on that side                `Period`, `Edge.OPEN`
``a/`` ``/b``          that end is not known                       `Period`, `Edge.UNKNOWN`
``?`` ``~`` ``%``      after a date: uncertain, approximate, both  `Doubt`
=====================  ==========================================  ==============================

What EDTF can say and a record cannot keep (times of day, sets with gaps, ``{all of these}``, a qualifier on one part of a
date, years of more than four digits) is refused with the remedy, never quietly rounded. `format` writes one canonical
text: ``parse(format(w)) == w`` for every value.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.errors import EdtfError
from timeline.when import Doubt, Edge, Grain, Moment, Period, When, format_year, month_length

_DATE = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<doubt>[?~%]?)"
)
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_FIRST_SEASON, _FIRST_QUARTER, _FIRST_HALF = 21, 33, 40

# What EDTF allows and we refuse, each with the first sign of it and what to write; tried in order, on the whole text.
_REFUSALS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"[{}]"), "a set of all its members is several events", "write one record a date"),
    (
        re.compile(r"(?<=[0-9])T[0-9]"),
        "a time of day is finer than records are",
        "write the day alone, as in '2023-03-21'",
    ),
    (re.compile(r"^-?Y|[\[./,]Y"), "years beyond four digits fit on no timeline", "write a year from -9999 to 9999"),
    (
        re.compile(r"(?<=[0-9])S[0-9]+"),
        "significant digits are not kept",
        "write '1950~' for about 1950, '195X' for the decade",
    ),
    (
        re.compile(r"(?:^|[/\[,.\-])[?~%]|[?~%](?=-)"),
        "a qualifier holds for a whole date here",
        "put '?', '~' or '%' at the end of the date, as in '2023-03-21~'",
    ),
    (
        re.compile(r"(?<=[0-9]{4})-(?:2[5-9]|3[0-2])(?![0-9])"),
        "a season of one hemisphere is not kept",
        "write '2023-21' to '2023-24' for spring to winter, or the months",
    ),
    (
        re.compile(r"(?<=[0-9]{4})-3[7-9](?![0-9])"),
        "a third of a year is not kept",
        "write the months, as in '[2023-01..2023-04]'",
    ),
)


def parse(text: str) -> When:
    """The `When` an EDTF text stands for.

    >>> parse("[2023-03-13..2023-03-19]").grain.name
    'WEEK'
    >>> parse("2023-03-22/..")
    Period(Moment('2023-03-22', '2023-03-22'), Edge.OPEN)

    Raises `EdtfError` (with the text, the position, the problem and the remedy) for anything else.
    """
    if text.strip() != text or not text:
        raise EdtfError(
            text, 0, "it is empty" if not text.strip() else "it has spaces round it", "write a date, as in '2023-03-21'"
        )
    for sign, problem, remedy in _REFUSALS:
        if found := sign.search(text):
            raise EdtfError(text, found.start(), problem, remedy)
    if text.startswith("["):
        return _parse_set(text)
    if "/" in text:
        return _parse_period(text)
    return _parse_date(text, text, 0)


def _parse_date(whole: str, text: str, at: int) -> Moment:
    """One date; ``whole`` and ``at`` place it for the error."""
    found = _DATE.match(text)
    if not found or found.end() != len(text):
        stop = at + (found.end() if found else 0)
        raise EdtfError(
            whole,
            stop,
            _what_is_wrong(text, found),
            "write year, month and day as in '2023-03-21', '2023-03' or '2023'",
        )
    doubt = Doubt(found["doubt"])
    digits, month, day = found["year"], found["month"], found["day"]
    unknown = digits.count("X")
    first = int(digits.replace("X", "0"))
    if found["sign"]:
        if first == 0 and not unknown:
            raise EdtfError(whole, at, "there is no year -0", "write '0000' for 1 BCE, '-0001' for 2 BCE")
        if unknown:
            raise EdtfError(
                whole, at, "decades and centuries before year 0 are not kept", "write the years, as in '[-0050..-0041]'"
            )
        first = -first
    if unknown:
        if month or day:
            raise EdtfError(
                whole,
                at + found.start("month") - 1,
                "a month of an unknown year is several stretches",
                "write the years alone",
            )
        return Moment.decade(first, doubt) if unknown == 1 else Moment.century(first, doubt)
    if month is None or (month == "XX" and day in (None, "XX")):
        return Moment.year(first, doubt)
    if month == "XX":
        raise EdtfError(
            whole, at + found.start("month"), "a day of an unknown month is several days", "write the year alone"
        )
    return _parse_part(whole, at, found, first, doubt)


def _parse_part(whole: str, at: int, found: re.Match[str], year: int, doubt: Doubt) -> Moment:
    month, day = int(found["month"]), found["day"]
    if day is None and month > 12:
        if month in _SEASONS and not (year == 9999 and month == 24):
            return Moment.season(year, _SEASONS[month], doubt)
        if 33 <= month <= 36:
            return Moment.quarter(year, month - _FIRST_QUARTER + 1, doubt)
        if 40 <= month <= 41:
            return Moment.half(year, month - _FIRST_HALF + 1, doubt)
    if not 1 <= month <= 12:
        raise EdtfError(
            whole,
            at + found.start("month"),
            f"month {month:02} does not exist",
            "write a month from 01 to 12, or 21-24 for a season",
        )
    if day is None or day == "XX":
        return Moment.month(year, month, doubt)
    if not 1 <= int(day) <= month_length(year, month):
        last = month_length(year, month)
        raise EdtfError(
            whole, at + found.start("day"), f"that month has no day {day}", f"write a day from 01 to {last}"
        )
    return Moment.day(year, month, int(day), doubt)


def _what_is_wrong(text: str, found: re.Match[str] | None) -> str:
    if found is None:
        return "no year of four digits" if text else "a date is missing"
    return f"{text[found.end() :]!r} is too much"


def _parse_set(text: str) -> Moment:
    if not text.endswith("]"):
        raise EdtfError(text, len(text), "the set is not closed", "end it with ']'")
    inner = text[1:-1]
    if ".." in inner:
        first, _, last = inner.partition("..")
        if "," in inner:
            raise EdtfError(
                text,
                1 + inner.index(","),
                "a set with gaps is not kept",
                "write '[first..last]' for one day from first to last",
            )
        if not first or not last:
            remedy = f"write '{first}/..'" if first else f"write '../{last}'"
            raise EdtfError(text, 1, "a set without a bound is not kept", remedy + " for no bound on that side")
        members = [_parse_date(text, first, 1), _parse_date(text, last, 3 + len(first))]
    else:
        members, at = [], 1
        for part in inner.split(","):
            members.append(_parse_date(text, part, at))
            at += len(part) + 1
        for a, b in pairwise(members):
            if b.earliest - a.latest != 1:
                remedy = "write '[first..last]' for one day from first to last"
                raise EdtfError(text, 1, "a set with gaps (or out of order) is not kept", remedy)
    doubts = {member.doubt for member in members}
    if len(doubts) > 1:
        raise EdtfError(text, 1, "a doubt on one member of a set is not kept", "qualify all members alike, or none")
    if members[-1].latest < members[0].earliest:
        raise EdtfError(text, 1, "the last day lies before the first", "write the earlier date first")
    return Moment(members[0].earliest, members[-1].latest, doubts.pop())


def _parse_period(text: str) -> Period:
    first, slash, last = text.partition("/")
    if "/" in last:
        raise EdtfError(text, len(first) + 1 + last.index("/"), "a second '/'", "write 'start/end'")
    start = _parse_end(text, first, 0)
    end = _parse_end(text, last, len(first) + len(slash))
    if isinstance(start, Edge) and isinstance(end, Edge) and Edge.OPEN not in (start, end):
        raise EdtfError(text, 0, "neither end is given", "write at least one date, as in '2019/'")
    try:
        return Period(start, end)
    except ValueError:
        raise EdtfError(text, len(first) + 1, "the end lies before the start", "write the earlier date first") from None


def _parse_end(whole: str, text: str, at: int) -> Moment | Edge:
    if text in ("", ".."):
        return Edge(text)
    if text.startswith("["):
        raise EdtfError(
            whole, at, "EDTF has no set inside an interval", "write the unit that holds it with '~', as in '2023-03~'"
        )
    return _parse_date(whole, text, at)


def format(when: When) -> str:
    """The canonical EDTF text of a `When`.

    >>> format(Moment.years(1985, 1989)), format(Moment.season(2023, 1)), format(Period(Moment.year(2019), Edge.UNKNOWN))
    ('[1985..1989]', '2023-21', '2019/')
    """
    if isinstance(when, Period):
        ends = (end.value if isinstance(end, Edge) else format(end) for end in (when.start, when.end))
        return "/".join(ends)
    if (unit := _format_unit(when)) is not None:
        return unit + when.doubt.value
    for written in (_as_years, _as_months):
        if (pair := written(when)) is not None:
            break
    else:
        pair = str(when.earliest), str(when.latest)
    return f"[{pair[0]}{when.doubt.value}..{pair[1]}{when.doubt.value}]"


def _format_unit(moment: Moment) -> str | None:
    year, month, _ = moment.earliest.civil
    text = format_year(year)
    match moment.grain:
        case Grain.DAY:
            return moment.earliest.isoformat()
        case Grain.MONTH:
            return f"{text}-{month:02}"
        case Grain.SEASON:
            return f"{text}-{_FIRST_SEASON + month // 3 - 1}"
        case Grain.QUARTER:
            return f"{text}-{_FIRST_QUARTER + month // 3}"
        case Grain.HALF:
            return f"{text}-{_FIRST_HALF + month // 6}"
        case Grain.YEAR:
            return text
        case Grain.DECADE if year >= 0:
            return f"{text[:3]}X"
        case Grain.CENTURY if year >= 0:
            return f"{text[:2]}XX"
    return None


def _as_years(moment: Moment) -> tuple[str, str] | None:
    first, last = moment.earliest, moment.latest
    if first.civil[1:] == (1, 1) and last.civil[1:] == (12, 31):
        return format_year(first.year), format_year(last.year)
    return None


def _as_months(moment: Moment) -> tuple[str, str] | None:
    (y0, m0, d0), (y1, m1, d1) = moment.earliest.civil, moment.latest.civil
    if d0 == 1 and d1 == month_length(y1, m1):
        return f"{format_year(y0)}-{m0:02}", f"{format_year(y1)}-{m1:02}"
    return None
