"""What a temporal expression says, before anything is counted: the small sum that rules build and `resolve` reads.

No dates are worked out here. "Last March" is ``Calendar(month=3, which=-1)`` on whatever day it was written; which March that
was, `timeline.timex.resolve` finds out. So recognising and resolving are tested alone, and another language adds rules, not logic.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Unit(IntEnum):
    """A length of time, shortest first; the numbers only order them."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEKEND = 4
    WEEK = 5
    FORTNIGHT = 6
    MONTH = 7
    QUARTER = 8
    SEASON = 9
    HALF = 10
    YEAR = 11
    DECADE = 12
    CENTURY = 13
    MILLENNIUM = 14


class From(Enum):
    """What an expression is counted from: the day of writing ("last week", "a year ago"), the day reached ("a year later"), or the date
    that is named next ("two days after 4 May")."""

    NOW = "now"
    THEN = "then"
    NEXT = "next"


class Part(Enum):
    """A part of a stretch of time; `timeline.timex.conventions` says which days it holds."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    EARLIER = "earlier"  # from its start to the day counted from
    LATER = "later"  # from the day counted from to its end
    TURN = "turn"  # round its start: "the turn of the century"
    FIRST_HALF = "first half"
    LAST_HALF = "last half"


class RefKind(Enum):
    """TimeML's reference words, which point without fixing a day."""

    PAST = "PAST_REF"
    PRESENT = "PRESENT_REF"
    FUTURE = "FUTURE_REF"


class Season(IntEnum):
    """As in `timeline.when.Moment.season`."""

    SPRING = 1
    SUMMER = 2
    AUTUMN = 3
    WINTER = 4


class DayPart(Enum):
    """TimeML's codes for parts of the day."""

    MORNING = "MO"
    MIDDAY = "MI"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"
    DAYTIME = "DT"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; ``zone`` as an offset in ISO 8601 ("Z", "-05:00") or None when none is said."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """How many: exactly ``low`` when ``high`` equals it, a range ("two or three"), or vague (both None: "several", bare plurals).

    ``few`` marks a vague amount said to be small ("just days", "a few weeks").
    """

    low: float | None = None
    high: float | None = None
    mod: str | None = None
    few: bool = False

    @classmethod
    def of(cls, count: float, mod: str | None = None) -> Amount:
        """An exact number.

        >>> Amount.of(3)
        Amount(low=3, high=3, mod=None, few=False)
        """
        return cls(count, count, mod)

    @property
    def vague(self) -> bool:
        """Whether no number is said."""
        return self.low is None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar, as far as it is named.

    ``year`` is an astronomical year, or an expression for one ("March last year"); ``short`` says only its last two digits were
    written ("'99"). ``which`` is -1 for "last", 0 for "this", +1 for "next" and None when nothing is said. ``decade`` and
    ``century`` are first years (1980, 1900). ``weekday`` (0 Monday) only repeats what day and month fix.
    """

    year: int | Expr | None = None
    half: int | None = None
    quarter: int | None = None
    season: Season | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    decade: int | None = None
    century: int | None = None
    weekday: int | None = None
    which: int | None = None
    short: bool = False
    frm: From = From.NOW  # "the following January": the next one from the day reached
    era: int = 1  # -1 for BCE, so that an elliptic partner ("264-241 BC") can take it


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 Monday); ``which`` as in `Calendar`, ``weeks`` more weeks off ("Tuesday week")."""

    day: int
    which: int | None = None
    frm: From = From.NOW
    week: Relative | None = None  # "Tuesday of last week"
    coming: bool = False  # "this coming Tuesday": the very next


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit that lies ``offset`` units off: "last year" (-1), "today" (0, day), "the following month" (+1, THEN)."""

    unit: Unit
    offset: int
    frm: From = From.NOW
    this: bool = False  # said with "this": of the running unit, whatever the verb says


@dataclass(frozen=True, slots=True)
class Shift:
    """A point ``amount`` units before (``sign`` -1) or after (+1) what it is counted from: "two years ago", "a week later"."""

    amount: Amount
    unit: Unit
    sign: int
    frm: From = From.NOW


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: "three years"; ``toward`` is -1 when it ends now ("the past three years"), +1 when it starts now."""

    amount: Amount
    unit: Unit
    toward: int = 0
    frm: From = From.NOW
    more: tuple[Amount, Unit] | None = None  # "two years and six months"


@dataclass(frozen=True, slots=True)
class Every:
    """A set of times: "daily", "every other Tuesday", "each July"; ``of`` is a unit or a named day, month or season."""

    of: Unit | Expr
    every: int | None = 1  # None: nobody says ("every few years")
    rate: bool = False  # "twice a day": how often in each, not when
    daypart: DayPart | Clock | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that points without fixing a day: "recently", "now", "the future"."""

    kind: RefKind


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day: "Easter", "Labor Day"; ``name`` is a key of `timeline.timex.feasts`, ``year`` and ``which`` as in `Calendar`."""

    name: str
    year: int | Expr | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of another expression: "late 1980s", "the end of March", "earlier this year"."""

    part: Part
    of: Expr
    to: Part | None = None  # "early to mid-1990s": from one part to the end of another


@dataclass(frozen=True, slots=True)
class At:
    """A time of day, on a day: "Friday night", "10 p.m. on 3 May"; ``day`` is None when only the time is said."""

    time: Clock | DayPart
    day: Expr | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit of another expression, counted from its start, or from its end when negative: "the first week of March"."""

    n: int
    unit: Unit
    of: Expr
    weekday: int | None = None  # "the second Tuesday of May": the n-th such day


@dataclass(frozen=True, slots=True)
class Holding:
    """The week or weekend that holds a named day, or lies beside it: "the week of March 6", "Labor Day weekend"."""

    unit: Unit
    of: Expr


@dataclass(frozen=True, slots=True)
class Bounded:
    """A stretch told by its last day (its first when ``starts``): "the year ended March 31", "the week beginning 6 March"."""

    amount: Amount
    unit: Unit
    day: Expr
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """Some day from one to another: "the night of 5-6 May"; it is named after the first."""

    first: Expr
    last: Expr


@dataclass(frozen=True, slots=True)
class Same:
    """The same unit as what the text reached, whatever it is: "that day", "the quarter", "the same period"; ``years`` earlier or later."""

    unit: Unit | None
    years: int = 0
    year: int | None = None  # "the 1988 period": its namesake in a year that is named
    latest: bool = False  # "the latest quarter": over by the day counted from


@dataclass(frozen=True, slots=True)
class About:
    """Another expression that is said to hold only roughly: "around 1900", "c. 466 BC"."""

    of: Expr


Expr = (
    Calendar
    | Weekday
    | Relative
    | Shift
    | Length
    | Every
    | Ref
    | Feast
    | PartOf
    | At
    | Nth
    | Holding
    | Bounded
    | Between
    | Same
    | About
)
