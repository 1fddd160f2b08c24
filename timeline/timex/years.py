"""Which year, or month, a date means that names none: by "last" and "next", by the story, by the verb, else the nearest."""

from __future__ import annotations

from collections.abc import Callable

from timeline.records import Basis
from timeline.timex.conventions import TWO_DIGIT_PIVOT
from timeline.timex.expr import From
from timeline.timex.reference import NOTHING, Answer, Mode, Reference, exact
from timeline.when import MAX_YEAR, MIN_YEAR, Day, Grain, Moment, month_length

FUTURE_REACH = 5
"""For days: a future verb prefers the later date unless it is so many times farther: "must be returned by Jan. 14" on the day after."""
PAST_REACH = 12
"""For days: a past verb prefers the earlier date unless the later one is so many times nearer: "declared a dividend for Oct. 31"."""
PAST_PREFERENCE = 1.5
"""With no verb to tell, the earlier date is taken until the later one is so many times nearer: news is about what was."""
NEAR_DAYS = 7
"""A day so near to publication is news, whatever age its paragraph has spoken of."""
BACKWARD_DAYS = 210
"""How far a date without a year may lie before the day a story has reached and still be of that year; further back means the next year."""


def full_year(short: int, published: Day) -> int:
    """The year a two-digit year means: within the hundred years that end `TWO_DIGIT_PIVOT` years after publication.

    >>> full_year(99, Day.of(2023, 3, 21)), full_year(24, Day.of(2023, 3, 21))
    (1999, 2024)
    """
    last = published.year + TWO_DIGIT_PIVOT
    return last - (last - short) % 100


def day_of_month(day: int, reference: Reference) -> Answer:
    """ "The 20th": of the month the story has reached when it has reached one, else the latest such day (the next, with a future verb)."""
    base, basis = reference.then
    if reference.mode is Mode.NEWS and (base.latest - base.earliest > 31 or reference.narrative is None):
        base, basis = Moment.on(reference.published), Basis.PUBLISHED
    year, month, _ = base.earliest.civil
    if basis is Basis.PUBLISHED:
        step = 1 if reference.leaning > 0 else -1
        while day > month_length(year, month) or (Day.of(year, month, day) - base.earliest) * step < 0:
            year, month = (year + (month + step - 1) // 12, (month + step - 1) % 12 + 1)
    return exact(Moment.day(year, month, day), basis, base)


def which_year(place: Callable[[int], Moment], which: int | None, reference: Reference, frm: From = From.NOW) -> Answer:
    """The year of a date that names none: by "last" or "next", by the story, by the verb, else the nearest."""
    base, basis = reference.base(frm)
    if reference.mode is Mode.HISTORY and which is None:
        return exact(in_story(place, base), basis, base)
    today = base.earliest
    if (
        which is None
        and reference.told is not None
        and reference.leaning <= 0
        and _may_be_told(place(today.year), today)
    ):
        return exact(in_story(place, reference.told), Basis.NARRATIVE, reference.told)
    years = [place(year) for year in range(max(MIN_YEAR, today.year - 2), min(MAX_YEAR, today.year + 2) + 1)]
    if which is not None and which != 0:
        beyond = [m for m in years if (m.latest < today if which < 0 else m.earliest > today)]
        return exact(beyond[-1 if which < 0 else 0], basis, base) if beyond else NOTHING
    if which == 0:
        running = (m for m in years if m.earliest <= today <= m.latest)  # "this winter" began last year
        this = next(running, place(today.year))
        if reference.leaning < 0 and this.earliest > today:
            this = place(today.year - 1)  # "this winter was mild", said in spring
        return exact(this, basis, base)
    nearest = min(years, key=lambda m: distance(m, today))
    if nearest.grain in (Grain.QUARTER, Grain.HALF) and reference.leaning >= 0:
        return exact(nearest, basis, base)  # "will report third-quarter earnings": those of the quarter just over
    # At the ends of the calendar there may be none on one side; the nearest then stands for it.
    behind = max((m for m in years if m.earliest <= today), key=lambda m: m.earliest, default=nearest)
    ahead = min((m for m in years if m.latest >= today), key=lambda m: m.earliest, default=nearest)
    back, forth = distance(behind, today)[0], distance(ahead, today)[0]
    if reference.leaning > 0 and (ahead.grain is not Grain.DAY or forth < FUTURE_REACH * max(back, 30)):
        return exact(ahead, basis, base)
    if reference.leaning < 0 and (behind.grain is not Grain.DAY or back < PAST_REACH * forth):
        return exact(behind, basis, base)
    return exact(behind if back < PAST_PREFERENCE * forth else ahead, basis, base)


def _may_be_told(this_year: Moment, today: Day) -> bool:
    """Whether a date in a paragraph of another age is of it: not a period of accounts, nor a day of this very week."""
    if this_year.grain in (Grain.QUARTER, Grain.HALF):
        return False
    return (
        this_year.grain is not Grain.DAY
        or min(distance(this_year, today)[0], 365 - distance(this_year, today)[0]) > NEAR_DAYS
    )


def distance(moment: Moment, day: Day) -> tuple[int, int]:
    """Days between a moment and a day, 0 inside it; of two equally near the earlier."""
    if moment.earliest <= day <= moment.latest:
        return 0, 0
    return min(abs(moment.earliest - day), abs(moment.latest - day)), int(moment.earliest > day)


def in_story(place: Callable[[int], Moment], base: Moment) -> Moment:
    """The year of a date in history prose: the story goes forward, from December to the next January."""
    year = base.earliest.year
    same = place(year)
    if year > MIN_YEAR and (running := place(year - 1)).earliest < base.earliest <= running.latest:
        return running  # a winter runs on into the next year
    if base.latest - base.earliest > 300 or same.latest >= base.earliest + -BACKWARD_DAYS:
        return same
    return place(year + 1)
