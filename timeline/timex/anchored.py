"""Expressions that date a happening by another one: "just days after", "on the eve of", "once", "since the invasion".

A `Timex` fixes days from the calendar; these need another happening. `anchored` finds the words that join two happenings and says how the
one told by the main clause lies to the one that the words name (the target), as a relation and a distance in days. What the target
is, and when it was, is for the reader of events (`timeline.extract`) to find out.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.records import Timex, TimexType
from timeline.timex.conventions import UNIT_DAYS
from timeline.timex.expr import Amount, Unit
from timeline.timex.units import spread


class Relation(StrEnum):
    """How the happening of the main clause lies to the target."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"
    SINCE = "since"  # goes on from the target
    UNTIL = "until"  # went on up to the target
    ONCE = "once"  # will come after the target, which is still to come; no end


@dataclass(frozen=True, slots=True)
class Anchored:
    """A joining phrase at ``[start, end)`` ("just days after") and its target at ``[target_start, target_end)``.

    The happening lies ``min_days`` to ``max_days`` days (both included) from the target, in the direction of ``relation``;
    ``max_days`` None is no bound. ``target_timex`` says that the target begins with a date ("after 1945") and no
    happening. ``rule`` names the row.
    """

    start: int
    end: int
    text: str
    relation: Relation
    min_days: int
    max_days: int | None
    target_start: int
    target_end: int
    rule: str
    target_timex: bool = False


class Signal(NamedTuple):
    """A row: the words (a regular expression, small letters), the relation and the distance when no length is said."""

    words: str
    relation: Relation
    min_days: int
    max_days: int | None
    example: str


SIGNALS: tuple[Signal, ...] = (
    Signal(r"on the eve of", Relation.BEFORE, 1, 1, "on the eve of the vote"),
    Signal(r"in the (?:run-up|lead-up|build-up) to", Relation.BEFORE, 0, None, "in the run-up to the summit"),
    Signal(r"in the (?:immediate )?(?:wake|aftermath) of", Relation.AFTER, 0, None, "in the wake of the sanctions"),
    Signal(
        r"(?:on|upon) (?:his|her|their|its|the) (?:return|arrival)\b", Relation.AFTER, 0, 1, "on his return from Moscow"
    ),
    Signal(
        r"(?:immediately|minutes|moments|seconds|directly) (?:after|following)",
        Relation.AFTER,
        0,
        1,
        "moments after the blast",
    ),
    Signal(
        r"(?:immediately|minutes|moments|seconds|directly) before", Relation.BEFORE, 0, 1, "moments before the blast"
    ),
    # "Shortly" is closer than "days" would be if anybody counted them; a week is its outer edge.
    Signal(r"(?:shortly|soon|just|right) (?:after|following)", Relation.AFTER, 0, 7, "shortly after the talks"),
    Signal(r"(?:shortly|just|right) (?:before|ahead of)", Relation.BEFORE, 0, 7, "shortly before the talks"),
    Signal(r"long after", Relation.AFTER, 60, None, "long after the war"),
    Signal(r"long before", Relation.BEFORE, 60, None, "long before the war"),
    Signal(r"as soon as", Relation.ONCE, 0, 7, "as soon as the deal is signed"),
    Signal(r"ever since|since", Relation.SINCE, 0, None, "since the invasion"),
    Signal(r"until|till|up to the time", Relation.UNTIL, 0, None, "until the ceasefire"),
    Signal(r"once", Relation.ONCE, 0, None, "once he returns"),
    Signal(r"by the time", Relation.BEFORE, 0, None, "by the time troops arrived"),
    Signal(r"within", Relation.AFTER, 0, None, "within hours of the attack"),
    Signal(r"after|following|subsequent to", Relation.AFTER, 0, None, "following Tuesday's talks"),
    Signal(r"before|ahead of|prior to", Relation.BEFORE, 0, None, "ahead of the summit"),
    Signal(r"during|throughout|in the course of|amid", Relation.DURING, 0, 0, "during the siege"),
)

_SIGNAL = re.compile(
    r"\b(?:" + "|".join(f"(?P<s{i}>{row.words})" for i, row in enumerate(SIGNALS)) + r")\b", re.IGNORECASE
)
# "A day before", "the week after": a unit with an article, which is no length of its own in TimeML.
_ONE_UNIT = re.compile(
    r"\b(?:(?:just|only|barely|exactly|about|nearly|almost|over)\s+)?(?P<one>the|a|one)\s+(?:very\s+)?(?P<unit>day|night|morning|week|month|year|hour)\s+$",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?:just|only|barely|a mere|mere|exactly|about|some|nearly|almost)\s+$", re.IGNORECASE)
_CLAUSE_STOP = re.compile(r"[.;:!?\n]|,\s|\s[–—-]\s|[–—]")
_LENGTH_VALUE = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)(WE|[A-Z])")
_UNITS = {
    "D": Unit.DAY,
    "W": Unit.WEEK,
    "WE": Unit.WEEKEND,
    "M": Unit.MONTH,
    "Q": Unit.QUARTER,
    "Y": Unit.YEAR,
    "E": Unit.DECADE,
    "C": Unit.CENTURY,
}
_CLOCK_UNITS = {"H": Unit.HOUR, "M": Unit.MINUTE, "S": Unit.SECOND}
_ONE = {
    "day": Unit.DAY,
    "night": Unit.DAY,
    "morning": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
    "hour": Unit.HOUR,
}


def length_days(value: str, mod: str | None = None, few: bool = False) -> tuple[int, int] | None:
    """(fewest, most) days of a TIMEX3 duration; counted units that are not days leave a tenth to either side. None when it is no duration.

    >>> length_days("P2D"), length_days("PXD"), length_days("PTXH"), length_days("P3W")
    ((2, 2), (2, 7), (0, 1), (18, 24))
    """
    found = _LENGTH_VALUE.match(value)
    if not found:
        return None
    unit = (_CLOCK_UNITS if found[1] else _UNITS).get(found[3])
    if unit is None:
        return None
    amount = Amount(few=few) if found[2] == "X" else Amount.of(float(found[2]))
    low, high = (n * UNIT_DAYS[unit] for n in spread(amount, unit))
    if unit < Unit.DAY:
        return int(low), max(1, -int(-high // 1))
    if unit is not Unit.DAY and not amount.vague:
        # "Three weeks after" is said of 19 days as of 23: half a unit at most, a tenth of a long stretch.
        slack = min(UNIT_DAYS[unit] / 2, low / 10 + 0.5)
        low, high = low - slack, high + slack
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        low = 0
    elif mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        high += UNIT_DAYS[unit]
    return round(low), round(high)


def anchored(text: str, timexes: Sequence[Timex]) -> tuple[Anchored, ...]:
    """Every joining phrase of a text, in order; ``timexes`` is what `timeline.timex.tag` found in it.

    >>> from datetime import date
    >>> from timeline.timex import tag
    >>> said = "He arrived just days after the court issued a warrant."
    >>> [(a.text, a.relation.value, a.min_days, a.max_days, said[a.target_start:a.target_end])
    ...  for a in anchored(said, tag(said, date(2023, 3, 21)))]
    [('just days after', 'after', 2, 7, 'the court issued a warrant')]
    """
    starts = {t.start: t for t in timexes}
    lengths = {t.end: t for t in timexes if t.type is TimexType.DURATION}
    inside = sorted((t.start, t.end) for t in timexes)
    out: list[Anchored] = []
    for found in _SIGNAL.finditer(text):
        row = SIGNALS[int((found.lastgroup or "s0")[1:])]
        if (
            any(start < found.end() and found.start() < end for start, end in _near(inside, found.start()))
            and row.words != "once"
        ):
            continue
        start, low, high = found.start(), row.min_days, row.max_days
        name = row.words.split("|")[0]
        target = found.end()
        if row.words == "within":
            length = next((t for t in (starts.get(target + 1),) if t and t.type is TimexType.DURATION), None)
            of = re.match(r"\s+of\b|\s+(?:after|following)\b", text[length.end :]) if length else None
            days = length_days(length.value, length.mod) if length else None
            if length is None or of is None or days is None:
                continue
            target, low, high = length.end + of.end(), 0, days[1]
        else:
            bare = found.start()
            while bare and text[bare - 1].isspace():
                bare -= 1
            length = lengths.get(bare)
            one = _ONE_UNIT.search(text, max(0, found.start() - 40), found.start())
            days = None
            if length is not None:
                days = length_days(length.value, length.mod, few="few" in length.text)
                start = length.start
            elif one:
                unit = _ONE[one["unit"].lower()]
                exact = (
                    (1, 1)
                    if unit in (Unit.DAY, Unit.HOUR)
                    else length_days(f"P1{'W' if unit is Unit.WEEK else 'M' if unit is Unit.MONTH else 'Y'}")
                )
                days = (0, 1) if unit is Unit.HOUR else exact
                start = one.start()
            if days is not None and row.relation in (Relation.BEFORE, Relation.AFTER):
                low, high = days
                hedge = _HEDGE.search(text, max(0, start - 12), start)
                if hedge:
                    start = hedge.start()
        first = target + len(text[target : target + 4]) - len(text[target : target + 4].lstrip())
        stop = _CLAUSE_STOP.search(text, first, min(len(text), first + 200))
        end = stop.start() if stop else min(len(text), first + 200)
        if first >= end:
            continue
        date = starts.get(first)
        out.append(
            Anchored(
                start,
                target,
                text[start:target],
                row.relation,
                low,
                high,
                first,
                end,
                name,
                date is not None and date.type is not TimexType.DURATION,
            )
        )
    return tuple(out)


def _near(spans: Sequence[tuple[int, int]], at: int) -> Sequence[tuple[int, int]]:
    """The spans that could hold a place; spans are sorted and short, so a few round it are enough."""
    i = bisect(spans, (at, 1 << 60))
    return spans[max(0, i - 2) : i + 1]
