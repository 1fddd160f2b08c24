"""English rows for messages: short texts to friends and followers, where a bare "morning" or "Sat" is one of today's or this week's.

In edited prose these words mean too many things ("the night market", "a day trader"), so the rows hold only in what looks like a message:
`timeline.timex.messages`.
"""

from __future__ import annotations

import re

from timeline.timex.expr import Amount, At, Calendar, Clock, DayPart, Every, Expr, Length, Relative, Unit
from timeline.timex.grammar import Context, Found, Rule
from timeline.timex.messages import is_message


def _here(context: Context) -> bool:
    return is_message(context.text)


_AT = re.compile(r"\b(?:at|by|till|abt|about|around|before)\s+$", re.IGNORECASE)


def _at_digits(context: Context) -> bool:
    """Whether four digits after "at" are a clock time and no year: "left school at 1015"."""
    said, after = context.text[context.start : context.end], context.text[context.end : context.end + 3].lower()
    return (
        _here(context)
        and said.isdecimal()
        and not 1950 <= int(said) <= 2039
        and not after.strip().startswith(("am", "pm"))
        and bool(_AT.search(context.text[max(0, context.start - 8) : context.start]))
    )


def _day_part(m: Found) -> Expr:
    part = m.first("DAYPART", "DAYPARTS", "DAWN")
    return At(part if isinstance(part, DayPart) else DayPart.NIGHT, Relative(Unit.DAY, 0), m.first("PARTADJ"))


def _unit(m: Found) -> Expr | None:
    unit = m.first("UNIT")
    if m.text[m.items[-1].start : m.items[-1].end].lower() == "yr":
        return None  # "your" to those in a hurry
    if unit is Unit.WEEKEND:
        return Relative(Unit.WEEKEND, 0, this=True)
    return Length(Amount.of(1), unit) if unit >= Unit.HOUR else None


def _running(m: Found) -> Expr | None:
    unit = m.items[0].value.unit
    return Relative(unit, 0) if unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR) else None


def _weekend(m: Found) -> Expr | None:
    return Relative(Unit.WEEKEND, 0, this=True) if m.first("UNIT") is Unit.WEEKEND else None


def _counted(m: Found) -> Expr | None:
    unit = m.first("UNIT")
    return Length(Amount.of(1), unit) if Unit.DAY <= unit <= Unit.YEAR and unit is not Unit.QUARTER else None


def _digits(m: Found) -> Expr | None:
    hour, minute = divmod(int(m.first("Y4", "BIG")), 100)
    return At(Clock(hour, minute)) if hour < 24 and minute < 60 else None


MESSAGE_RULES: tuple[Rule, ...] = (
    Rule(
        "part of the day in a message",
        "(A | the)? PARTADJ? (DAYPART | DAYPARTS | DAWN)",
        _day_part,
        {"good morning! #sun": "2023-03-21"},
        "TIMED",
        3,
        _here,
    ),
    Rule(
        "counted unit in a message",
        "(NTH | LAST | final) HYPH? UNIT | UNIT (N12 | N31)",
        _counted,
        {"day 3 of camp #tired": "P1D"},
        "LENGTH",
        3,
        _here,
    ),
    Rule(
        "a day in a message",
        "A (WEEKD | TIMED)",
        lambda m: m.items[1].value,
        {"on a Sunday #lazy": "2023-03-19"},
        "WEEKD",
        3,
        _here,
    ),
    Rule(
        "running unit in a message",
        "THEUNIT",
        _running,
        {"so done with the week #tired": "[2023-03-20..2023-03-26]"},
        "RELD",
        3,
        _here,
    ),
    Rule(
        "weekend of some kind in a message",
        "(A | the)? ADJ UNIT",
        _weekend,
        {"long weekend yay!": "[2023-03-25..2023-03-26]"},
        "RELD",
        0,
        _here,
    ),
    Rule("unit in a message", "UNIT", _unit, {"day off #tired": "P1D"}, "LENGTH", 3, _here),
    Rule(
        "whole unit in a message",
        "(the | A) ADJ UNIT",
        _unit,
        {"slept the whole day #tired": "P1D"},
        "LENGTH",
        3,
        _here,
    ),
    Rule(
        "weekends in a message",
        "UNITS",
        lambda m: Every(Unit.WEEKEND) if m.items[0].value is Unit.WEEKEND else None,
        {"weekends away! #fun": "XXXX-WXX-WE"},
        "SET",
        3,
        _here,
    ),
    Rule(
        "season in a message",
        "SEASONW | SEASON",
        lambda m: Calendar(season=m.first("SEASON", "SEASONW")),
        {"spring colours #shop": "2023-21"},
        "SEASOND",
        3,
        _here,
    ),
    Rule(
        "clock time in four digits",
        "Y4 | BIG",
        _digits,
        {"left school at 1015 #tired": "T10:15"},
        "CLOCKT",
        0,
        _at_digits,
    ),
)
