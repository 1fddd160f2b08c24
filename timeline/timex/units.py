"""Calendar arithmetic: the unit that holds a day, days so many units off, the parts of a stretch, what vague amounts come to."""

from __future__ import annotations

from timeline.timex.conventions import FEW, PARTS_OF, THIRDS, UNIT_DAYS, VAGUE
from timeline.timex.expr import Amount, Part, Unit
from timeline.when import Day, Grain, Moment, month_length


def unit_of(unit: Unit, day: Day) -> Moment:
    """The calendar unit that holds a day (for units below a day, the day).

    >>> unit_of(Unit.QUARTER, Day.of(2023, 3, 21))
    Moment('2023-01-01', '2023-03-31')
    """
    year, month, _ = day.civil
    match unit:
        case Unit.WEEK | Unit.FORTNIGHT:
            monday = day + -day.weekday()
            return Moment(monday, monday + 6)
        case Unit.WEEKEND:
            monday = day + -day.weekday()
            return Moment(monday + 5, monday + 6)
        case Unit.MONTH:
            return Moment.month(year, month)
        case Unit.QUARTER:
            return Moment.quarter(year, (month + 2) // 3)
        case Unit.SEASON:
            return Moment.season(year if month > 2 else year - 1, (month - 3) % 12 // 3 + 1)
        case Unit.HALF:
            return Moment.half(year, 1 if month <= 6 else 2)
        case Unit.YEAR:
            return Moment.year(year)
        case Unit.DECADE:
            if year <= 0:  # the 480s BC are 489 to 480 BC, astronomically -488 to -479
                last = 1 - (1 - year) // 10 * 10
                return Moment.years(last - 9, last)
            return Moment.years(year // 10 * 10, year // 10 * 10 + 9)
        case Unit.CENTURY:
            if year <= 0:  # the fifth century BC is 500 to 401 BC
                last = -((-year) // 100 * 100)
                return Moment.years(last - 99, last)
            return Moment.years(year // 100 * 100, year // 100 * 100 + 99)
        case Unit.MILLENNIUM:
            return Moment.years(year // 1000 * 1000, year // 1000 * 1000 + 999)
        case _:
            return Moment.on(day)


def shifted(day: Day, unit: Unit, count: float) -> Day:
    """A day ``count`` units later (earlier when negative); months and years keep the day of the month where it exists.

    >>> shifted(Day.of(2023, 3, 31), Unit.MONTH, -1), shifted(Day.of(2023, 3, 21), Unit.WEEK, 2)
    (Day('2023-02-28'), Day('2023-04-04'))
    """
    months = {
        Unit.MONTH: 1,
        Unit.QUARTER: 3,
        Unit.SEASON: 3,
        Unit.HALF: 6,
        Unit.YEAR: 12,
        Unit.DECADE: 120,
        Unit.CENTURY: 1200,
        Unit.MILLENNIUM: 12000,
    }
    if unit in months:
        total = round(months[unit] * count)
        year, month, dom = day.civil
        year, month = divmod(12 * year + month - 1 + total, 12)
        return Day.of(year, month + 1, min(dom, month_length(year, month + 1)))
    return day + round(UNIT_DAYS[unit] * count)


def spread(amount: Amount, unit: Unit) -> tuple[float, float]:
    """(fewest, most) units of an amount; vague ones by the tables of `timeline.timex.conventions`.

    >>> spread(Amount.of(3), Unit.DAY), spread(Amount(few=True), Unit.WEEK), spread(Amount(), Unit.DAY)
    ((3, 3), (2, 5), (2, 7))
    """
    if amount.low is None:
        span = FEW[unit] if amount.few else VAGUE[unit]
        return span.low, span.high
    high = amount.low if amount.high is None else amount.high
    return amount.low, high


def part_of(part: Part, whole: Moment, base: Moment) -> Moment:
    """The days a part of a stretch holds; a day has no parts that days can tell.

    >>> part_of(Part.EARLY, Moment.month(2023, 3), Moment.day(2023, 3, 21))
    Moment('2023-03-01', '2023-03-10')
    >>> part_of(Part.LATE, Moment.decade(1980), Moment.day(2023, 3, 21))
    Moment('1985-01-01', '1989-12-31')
    """
    if whole.earliest == whole.latest:
        return whole
    if part is Part.EARLIER and whole.earliest <= base.latest <= whole.latest:
        return Moment(whole.earliest, base.latest)
    if part is Part.LATER and whole.earliest <= base.earliest <= whole.latest:
        return Moment(base.earliest, whole.latest)
    if part in (Part.EARLIER, Part.LATER):
        return whole
    pieces = PARTS_OF.get(_unit_like(whole) or Unit.DAY, {}).get(part)
    if pieces:
        return _pieces(whole, *pieces)
    if part is Part.TURN:
        # Round the start: a tenth of the stretch to either side.
        tenth = (whole.latest - whole.earliest + 1) // 10
        return Moment(whole.earliest + -tenth, whole.earliest + tenth)
    low, high = THIRDS[part]
    (y0, m0, d0), (y1, m1, d1) = whole.earliest.civil, whole.latest.civil
    months = 12 * (y1 - y0) + m1 - m0 + 1
    if d0 == 1 and d1 == month_length(y1, m1) and months * low % 3 == 0 and months * high % 3 == 0:
        start = shifted(whole.earliest, Unit.MONTH, low * months / 3)
        return Moment(start, shifted(whole.earliest, Unit.MONTH, high * months / 3) + -1)
    # Thirds of a month are ten days, the last takes the rest.
    size = whole.latest - whole.earliest + 1
    edge = {0: 0, 1: size // 3, 1.5: size // 2, 2: 2 * (size // 3), 3: size}
    return Moment(whole.earliest + edge[low], whole.earliest + max(edge[low], edge[high] - 1))


def _unit_like(whole: Moment) -> Unit | None:
    """The unit with parts of its own that a stretch is; decades and centuries before Christ start in any year."""
    (y0, m0, d0), (y1, m1, d1) = whole.earliest.civil, whole.latest.civil
    if (m0, d0, m1, d1) == (1, 1, 12, 31):
        return {1: Unit.YEAR, 10: Unit.DECADE, 100: Unit.CENTURY}.get(y1 - y0 + 1)
    return Unit.WEEK if whole.grain is Grain.WEEK else None


def _pieces(whole: Moment, first: int, last: int) -> Moment:
    match _unit_like(whole):
        case Unit.WEEK:
            return Moment(whole.earliest + first, whole.earliest + last)
        case Unit.YEAR:
            return Moment.months(whole.earliest.year, first + 1, last + 1)
        case _:
            return Moment.years(whole.earliest.year + first, whole.earliest.year + last)
