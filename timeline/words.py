"""A `When` in plain English: short beside a mark, long on a card.

The short form is what a label has room for; the mark beside it says whether it is one day or lasted. The long form stands alone
and therefore says it: "one day from 13 to 19 March 2023" and "from 13 to 19 March 2023" are two meanings.
"""

from __future__ import annotations

from timeline.when import Day, Doubt, Edge, Grain, Moment, Period, When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_HEDGE = {
    Doubt.NONE: "",
    Doubt.UNCERTAIN: "perhaps ",
    Doubt.APPROXIMATE: "about ",
    Doubt.BOTH: "perhaps about ",
}

_LAST_JULIAN_YEAR = 1582
"""Up to this year contemporaries counted by the Julian calendar; a weekday of ours would name a day that was not theirs."""


class Spelling:
    """How days and calendar units are written: here in English, the day first. Another one may write them as its readers do;
    the words round them ("some day in", "from") stay.

    `unit` is empty for what has no name: a week, a span, a decade before the year 1. `range` says a stretch of days in the
    coarsest units that lose nothing. ``order`` is how its writers order day, month and year where they write figures alone.
    """

    order = "DMY"

    def day(self, day: Day, *, short: bool, weekday: bool = False) -> str:
        return _day(day, short=short, weekday=weekday)

    def unit(self, moment: Moment, *, short: bool) -> str:
        return _unit(moment, short=short)

    def range(self, first: Day, last: Day, *, short: bool) -> str:
        return _range(first, last, short=short)


ENGLISH = Spelling()


def date_phrase(when: When | None, *, short: bool = True, spelling: Spelling = ENGLISH) -> str:
    """The date in words.

    >>> from timeline.edtf import parse
    >>> for text in ("2023-03-21", "2023-02", "[2023-03-13..2023-03-19]", "2023-03-20/2023-03-22", "2023-03-22/.."):
    ...     print(date_phrase(parse(text)), "|", date_phrase(parse(text), short=False))
    Tue 21 Mar 2023 | Tuesday 21 March 2023
    Feb 2023 | some day in February 2023
    13–19 Mar 2023 | one day from 13 to 19 March 2023
    20–22 Mar 2023 | from 20 to 22 March 2023
    from 22 Mar 2023 | from 22 March 2023, with no end given
    """
    if when is None:
        return "undated" if short else "not dated by the text"
    if isinstance(when, Moment):
        return _short_moment(when, spelling) if short else _long_moment(when, spelling)
    return _short_period(when, spelling) if short else _long_period(when, spelling)


def year_words(year: int) -> str:
    """A year as readers write it; 0 and below count back from 1 BCE.

    >>> year_words(2023), year_words(0), year_words(-43)
    ('2023', '1 BCE', '44 BCE')
    """
    return str(year) if year > 0 else f"{1 - year} BCE"


def _short_moment(moment: Moment, spell: Spelling) -> str:
    return _HEDGE[moment.doubt] + (
        spell.unit(moment, short=True) or spell.range(moment.earliest, moment.latest, short=True)
    )


def _long_moment(moment: Moment, spell: Spelling) -> str:
    hedge = _HEDGE[moment.doubt]
    if moment.grain is Grain.DAY:
        return hedge + spell.day(moment.earliest, short=False, weekday=True)
    if unit := spell.unit(moment, short=False):
        return f"some day in {hedge}{unit}"
    return f"{hedge}one day from {spell.range(moment.earliest, moment.latest, short=False)}"


def _short_period(period: Period, spell: Spelling) -> str:
    match period.start, period.end:
        case Moment() as start, Moment() as end:
            if start == end:
                return (
                    f"all {_short_moment(start, spell)}"
                    if start.grain is not Grain.DAY
                    else _short_moment(start, spell)
                )
            if start.doubt is end.doubt:
                return _HEDGE[start.doubt] + _span(start, end, spell, short=True)
            return f"{_end(start, spell)} – {_end(end, spell)}"
        case Moment() as start, Edge():
            return f"from {_end(start, spell)}"
        case Edge(), Moment() as end:
            return f"until {_end(end, spell)}"
    return "at all times"


def _long_period(period: Period, spell: Spelling) -> str:
    match period.start, period.end:
        case Moment() as start, Moment() as end:
            if start == end:
                return (
                    f"all through {_long(start, spell)}" if start.grain is not Grain.DAY else _long_moment(start, spell)
                )
            if start.doubt is end.doubt:
                return f"from {_HEDGE[start.doubt]}{_span(start, end, spell, short=False)}"
            return f"from {_long(start, spell)} to {_long(end, spell)}"
        case Moment() as start, Edge() as edge:
            rest = "with no end given" if edge is Edge.OPEN else "its end not known"
            return f"from {_long(start, spell)}, {rest}"
        case Edge() as edge, Moment() as end:
            rest = "with no start given" if edge is Edge.OPEN else "its start not known"
            return f"until {_long(end, spell)}, {rest}"
    return "at all times"


def _end(moment: Moment, spell: Spelling) -> str:
    """The end of a short period: without its weekday, which the width of a label cannot spare."""
    if moment.grain is Grain.DAY:
        return _HEDGE[moment.doubt] + spell.day(moment.earliest, short=True)
    return _short_moment(moment, spell)


def _long(moment: Moment, spell: Spelling) -> str:
    unit = spell.day(moment.earliest, short=False) if moment.grain is Grain.DAY else spell.unit(moment, short=False)
    return _HEDGE[moment.doubt] + (unit or spell.range(moment.earliest, moment.latest, short=False))


def _month(month: int, *, short: bool) -> str:
    return MONTHS[month - 1][:3] if short else MONTHS[month - 1]


def _day(day: Day, *, short: bool, weekday: bool = False) -> str:
    year, month, number = day.civil
    named = weekday and year > _LAST_JULIAN_YEAR
    name = WEEKDAYS[day.weekday()][: 3 if short else None] + " " if named else ""
    return f"{name}{number} {_month(month, short=short)} {year_words(year)}"


def _unit(moment: Moment, *, short: bool) -> str:
    """The calendar unit's name; empty for a week, a span, a decade before the year 1."""
    year, month, _ = moment.earliest.civil
    name = year_words(year)
    match moment.grain:
        case Grain.DAY:
            return _day(moment.earliest, short=short, weekday=short)
        case Grain.MONTH:
            return f"{_month(month, short=short)} {name}"
        case Grain.SEASON if month == 12 and year > 0:
            return f"winter {name}–{(year + 1) % 100:02}"
        case Grain.SEASON:
            return f"{_SEASONS[month]} {name}"
        case Grain.QUARTER:
            return f"Q{month // 3 + 1} {name}"
        case Grain.HALF:
            return f"H{month // 6 + 1} {name}" if short else f"the {'first' if month == 1 else 'second'} half of {name}"
        case Grain.YEAR:
            return name
        case Grain.DECADE if year > 0:
            return f"{year}s" if short else f"the {year}s"
        case Grain.CENTURY if year > 0:
            return f"{year}–{year + 99}"
    return ""


def _span(start: Moment, end: Moment, spell: Spelling, *, short: bool) -> str:
    """From one unit to another; parts they share are said once where both are of one grain."""
    if start.grain is end.grain and start.grain in (Grain.DAY, Grain.MONTH, Grain.YEAR):
        return spell.range(start.earliest, end.latest, short=short)
    dash = " – " if short else " to "
    names = (
        spell.day(m.earliest, short=short)
        if m.grain is Grain.DAY
        else spell.unit(m, short=short) or spell.range(m.earliest, m.latest, short=short)
        for m in (start, end)
    )
    return dash.join(names)


def _range(first: Day, last: Day, *, short: bool) -> str:
    """From one day to another in the coarsest words that lose nothing: years, months or days.

    >>> _range(Day.of(1985), Day.of(1989, 12, 31), short=True), _range(Day.of(2023), Day.of(2023, 2, 28), short=True)
    ('1985–1989', 'Jan–Feb 2023')
    >>> _range(Day.of(2022, 12, 30), Day.of(2023, 1, 2), short=True)
    '30 Dec 2022 – 2 Jan 2023'
    """
    (y0, m0, d0), (y1, m1, d1) = first.civil, last.civil
    tight, wide = ("–", " – ") if short else (" to ", " to ")
    whole_months = d0 == 1 and (last.ordinal == Day.of(9999, 12, 31).ordinal or (last + 1).day == 1)
    if whole_months and m0 == 1 and m1 == 12:
        if y0 <= 0 < y1 or (y0 != y1 and y1 <= 0 and not short):
            return f"{year_words(y0)}{wide}{year_words(y1)}"
        if y1 <= 0 and y0 != y1:
            return f"{1 - y0}{tight}{year_words(y1)}"
        return f"{year_words(y0)}{tight}{year_words(y1)}" if y0 != y1 else year_words(y0)
    if whole_months:
        a, b = _month(m0, short=short), _month(m1, short=short)
        if y0 == y1:
            return f"{a}{tight}{b} {year_words(y1)}" if m0 != m1 else f"{a} {year_words(y1)}"
        return f"{a} {year_words(y0)}{wide}{b} {year_words(y1)}"
    if (y0, m0) == (y1, m1):
        return f"{d0}{tight}{_day(last, short=short)}" if d0 != d1 else _day(last, short=short)
    if y0 == y1:
        return f"{d0} {_month(m0, short=short)}{wide}{_day(last, short=short)}"
    return f"{_day(first, short=short)}{wide}{_day(last, short=short)}"
