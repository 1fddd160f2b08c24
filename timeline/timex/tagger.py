"""The pass over a text: runs -> items -> expressions -> `Timex`, with what each is counted from carried along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.records import Timex
from timeline.timex.expr import (
    About,
    At,
    Between,
    Bounded,
    Calendar,
    Expr,
    Feast,
    From,
    Nth,
    PartOf,
    Relative,
    Same,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.grammar import Item
from timeline.timex.languages import Language
from timeline.timex.mode import detect
from timeline.timex.reference import NOTHING, Answer, Mode, Reference
from timeline.timex.resolve import resolve
from timeline.timex.scan import runs
from timeline.timex.siblings import beside, plan_before
from timeline.timex.story import carried, place_of
from timeline.timex.timex3 import project
from timeline.timex.why import anchor_words, counted_from, explain
from timeline.when import Day

LEAP_YEARS = 2
"""From so many years ahead of its story a date may be an aside; the next year is where stories go."""


def tag_with(
    language: Language, text: str, published: date | Day, reference: Reference | None = None
) -> tuple[Timex, ...]:
    """Every temporal expression of ``text`` by the rules of one language, in order, none overlapping; see `timeline.timex.tag`."""
    grammar, leaning = language.grammar, language.leaning
    items = [item for run in runs(text, grammar) for item in grammar.reduce(run, text) if item.rule]
    day = published if isinstance(published, Day) else Day.from_date(published)
    if reference is None:
        reference = Reference(day, mode=_mode(items, day))
    if reference.mode is not Mode.HISTORY:
        items = [item for item in items if item.rule not in grammar.history_only]
    out = []
    previous = 0
    last: tuple[Expr, Answer] | None = None
    held: Item | None = None  # counted from the date named next
    aside = False  # a history's look ahead: what stands beside it need not be of its year
    for item, coming in zip(items, _coming_years(items), strict=True):
        if counted_from(item.value) is From.NEXT:
            held = item
            continue
        place = place_of(text, item.start, item.end, previous)
        if place.first and reference.mode is Mode.NEWS:
            reference = replace(reference, told=None)
        foretold = (
            reference.mode is Mode.NEWS and reference.narrative is not None and reference.narrative.earliest > day
        )
        needs_verb = _needs_verb(item.value) or (foretold and _counts_from_then(item.value))
        lean = leaning(text, item.start, item.end) if needs_verb else 0
        if needs_verb and not lean and last and plan_before(text[previous : item.start], last[1], day):
            lean = 1
        if foretold and lean < 0:
            # "The vote is set for 14 December. Teachers walked out the next day": not of the day after the vote.
            reference = replace(reference, narrative=reference.past)
        if lean > 0 and isinstance(item.value, Weekday) and text[item.end : item.end + 2] in ("'s", "’s"):
            lean = 0  # "Wednesday's ruling" was given, whatever will become of it
        answer = beside(item.value, text[previous : item.start], *last) if last and not aside else None
        told = answer is not None
        if answer is None:
            answer = resolve(item.value, replace(reference, leaning=lean))
        expr = item.value
        if told and isinstance(expr, Calendar) and answer.whole is not None:
            expr = replace(expr, year=answer.whole.earliest.year)  # what stands beside it in turn is of that year too
        last = expr, answer
        if held is not None:
            out.append(_counted(text, held, answer, reference))
            held = None
        out.append(_timex(text, item, answer, reference, lean))
        ahead = _leaps(reference, answer) and (
            leaning(text, item.start, item.end) > 0 or _returns(reference, answer, coming)
        )
        before, reference = reference, carried(reference, item.value, answer, place, ahead)
        aside = reference is before and _leaps(reference, answer)
        previous = item.end
    return tuple(out)


def _timex(text: str, item: Item, answer: Answer, reference: Reference, lean: int) -> Timex:
    said = text[item.start : item.end]
    kind, value, mod = project(item.value, answer, reference.mode)
    anchor = anchor_words(answer, reference, counted_from(item.value))
    why = explain(said, item.value, answer, reference, lean)
    return Timex(item.start, item.end, said, kind, value, answer.when, answer.basis, item.rule, mod, anchor, why)


def _counted(text: str, item: Item, named: Answer, reference: Reference) -> Timex:
    """ "Two days" of "two days after 4 May", whose date is known by now."""
    if named.whole is None:
        return _timex(text, item, NOTHING, reference, 0)
    there = replace(reference, narrative=named.whole)
    return _timex(text, item, resolve(item.value, there)._replace(basis=named.basis), there, 0)


def _leaps(reference: Reference, answer: Answer) -> bool:
    """Whether a history's date lies in a year its story has not reached, so that the verb must say whether it is told or foretold."""
    now = reference.narrative
    if reference.mode is not Mode.HISTORY or now is None or answer.whole is None:
        return False
    return answer.whole.earliest.year > now.latest.year


def _coming_years(items: list[Item]) -> list[int | None]:
    """For every item the next year that is stated after it; None where none is."""
    out: list[int | None] = []
    coming: int | None = None
    for item in reversed(items):
        out.append(coming)
        stated = _stated_year(item.value)
        coming = coming if stated is None else stated
    return out[::-1]


def _returns(reference: Reference, answer: Answer, coming: int | None) -> bool:
    """Whether a date years ahead of the story is a word on what became of it, because the next year named is the story's again."""
    if reference.narrative is None or answer.whole is None or coming is None:
        return False
    here, there = reference.narrative.latest.year, answer.whole.earliest.year
    return there - here >= LEAP_YEARS and abs(coming - here) < abs(coming - there)


def _mode(items: list[Item], published: Day) -> Mode:
    years = [y for y in (_stated_year(item.value) for item in items) if y is not None]
    deictics = sum(
        isinstance(item.value, Weekday | Relative | Shift) and _counts_from_now(item.value) for item in items
    )
    return detect(years, deictics, published)


def _counts_from_now(expr: Weekday | Relative | Shift) -> bool:
    return expr.frm is From.NOW


def _stated_year(expr: Expr) -> int | None:
    match expr:
        case Calendar(year=int(year), short=False):
            return year
        case PartOf(of=of) | About(of=of) | Nth(of=of):
            return _stated_year(of)
        case At(day=day) if day is not None:
            return _stated_year(day)
        case _:
            return None


def _counts_from_then(expr: Expr | None) -> bool:
    """Whether an expression is counted from the day the text has reached."""
    match expr:
        case Shift(frm=From.THEN) | Relative(frm=From.THEN) | Weekday(frm=From.THEN) | Calendar(frm=From.THEN) | Same():
            return True
        case At(day=None) | Calendar(month=None, day=int()):
            return True
        case PartOf(of=of) | About(of=of) | Nth(of=of) | At(day=of):
            return _counts_from_then(of)
        case _:
            return False


def _needs_verb(expr: Expr | None) -> bool:
    """Whether the answer may turn on the verb: nothing in the expression says which of several days is meant."""
    match expr:
        case Calendar(year=None, which=None | 0, decade=None, century=None) | Feast(year=None, which=None):
            return True
        case Weekday(which=None | 0):
            return True
        case Relative(unit=Unit.WEEKEND, offset=0):
            return True
        case PartOf(of=of) | About(of=of) | Nth(of=of):
            return _needs_verb(of)
        case At(day=day) | Bounded(day=day) | Between(first=day):
            return _needs_verb(day)
        case _:
            return False
