"""The derivation of a date as one plain sentence: what was said, what it was counted from, what came of it."""

from __future__ import annotations

from timeline.records import Basis
from timeline.timex.expr import About, At, Clock, Expr, From, Length, Nth, PartOf, Relative, Shift, Unit
from timeline.timex.reference import Answer, Reference
from timeline.timex.units import spread
from timeline.when import Day, Moment, When

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def counted_from(expr: Expr) -> From:
    """What an expression is counted from."""
    return expr.frm if isinstance(expr, Shift | Relative) else From.THEN


def anchor_words(answer: Answer, reference: Reference, frm: From = From.THEN) -> str | None:
    """What an answer was counted from, in words; None when nothing was."""
    if answer.base is None:
        return None
    if answer.basis is Basis.PUBLISHED and frm is not From.NEXT:
        return f"published {_day(reference.published)}"
    return f"{'the date named next,' if frm is From.NEXT else 'the story at'} {_moment(answer.base)}"


def explain(said: str, expr: Expr, answer: Answer, reference: Reference, lean: int) -> str:
    """One sentence.

    >>> from timeline.timex.expr import Weekday
    >>> from timeline.timex.resolve import resolve
    >>> reference = Reference(Day.of(2023, 3, 21), leaning=-1)
    >>> explain("Tuesday", Weekday(1), resolve(Weekday(1), reference), reference, -1)
    "'Tuesday' + published Tue 2023-03-21, past tense → Tue 2023-03-21"
    """
    parts = f"'{' '.join(said.split())}'"
    anchor = anchor_words(answer, reference, counted_from(expr))
    if anchor:
        parts += f" + {anchor}"
    if lean:
        parts += ", past tense" if lean < 0 else ", still to come"
    parts += _taken_as(expr)
    return f"{parts} → {_when(answer.when)}"


def _taken_as(expr: Expr) -> str:
    """The convention that a vague word was read by, if any."""
    match expr:
        case PartOf(part, of, to):
            until = f" to its {to.value}" if to else ""
            return f", its {part.value}{until} part" + _taken_as(of)
        case Shift(amount, unit) | Length(amount, unit) if amount.vague and unit > Unit.HOUR:
            low, high = spread(amount, unit)
            return f", taken as {low:g} to {high:g} {unit.name.lower()}s"
        case At(time=Clock(zone=str() as zone)):
            return f", in the zone UTC{'' if zone == 'Z' else zone}"  # which TimeML's corpora of news leave out of the value
        case About(of) | Nth(of=of):
            return _taken_as(of)
        case _:
            return ""


def _when(when: When | None) -> str:
    if when is None:
        return "fixes no day"
    return _moment(when) if isinstance(when, Moment) else f"{when}"


def _moment(moment: Moment) -> str:
    if moment.earliest == moment.latest:
        return _day(moment.earliest)
    return f"{moment.earliest} to {moment.latest}"


def _day(day: Day) -> str:
    return f"{_DAYS[day.weekday()]} {day}"
