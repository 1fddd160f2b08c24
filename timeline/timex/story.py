"""How far a story has got: which dates move the day it has reached, and which are looks aside.

Histories go forward. A heading or the first date of a paragraph sets the story; a later date moves it on; a year named in passing ("the
Constitution of 1791", "declassified in 2005"), a bracket or a look back leaves it where it was. News is counted from the day it
appeared, and only "the next day" and the like need what was named last.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from timeline.records import Basis
from timeline.timex.expr import Bounded, Calendar, Every, Expr, Feast, Length, Ref, Same, Unit
from timeline.timex.reference import Answer, Mode, Reference
from timeline.when import Grain, Moment

FORWARD_YEARS = 8
"""How far a year named in passing may lie ahead and still be where the story goes."""
HEADING_CHARS = 90
"""A line so short, and without a full stop, is a heading."""
FAR_YEARS = 3
"""From how many years before publication a date of news is of another age, which its paragraph is still in: "in July 1914. In August …"."""
BRACKET_CHARS = 160
"""How far back an opening bracket is looked for."""
PARAGRAPH_CHARS = 2000
"""How far back a paragraph's start is looked for: a long paragraph."""

# Before a year: "the Constitution of 1791", "since 1882", "until 1976", "his 1995 book", "the 1960 election".
_LOOKS_AWAY = re.compile(
    r"\b(?:since|until|till|of|as in|for|than|from|to|dating (?:back )?(?:to|from)|dated|after|the|his|her|its|their|a|an|"
    r"as (?:late|early|recently) as)\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[.!?][\"”')\]]*\s+|\n\s*)(?:(?:in|on|by|at|during|late|early|after|from|then|and|but)\s+|the\s+){0,3}$",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(r",?\s+when\b")
_RANGE = re.compile(r"\s*(?:-|–|—|/|to|and|until|through)\s*$")
_PARAGRAPH = re.compile(r"[.!?:;\"”')\]]\s*\n|\n\s*\n|\n[^\n]{0,90}\n")


# "It lasted until the fall of the city in February 1945": an end told ahead.
_LASTS = re.compile(r"\b(?:until|till)\b[^.;,]{0,60}$", re.IGNORECASE)


_DETERMINER = re.compile(r"\b(?:the|an?|this|that|its|their|his|her)\s$", re.IGNORECASE)
_NOUN = re.compile(r",?\s[a-z]")


class Place(NamedTuple):
    """Where an expression stands.

    First dated one of its paragraph, in a heading, in brackets, after words that look away ("of", "since"), "since" among them, at the
    head of its sentence, taken up by "when" ("in 2004, when …"), as the end of a range ("1914-1918"), or of what lasted until then,
    inside a noun phrase ("the May 3, 1988, bombing").
    """

    first: bool
    heading: bool
    aside: bool
    away: bool
    since: bool
    opens: bool
    taken_up: bool
    tail: bool
    lasts: bool
    inside: bool


def place_of(text: str, start: int, end: int, previous_end: int) -> Place:
    """Where ``[start, end)`` stands, ``previous_end`` being where the expression before it ended (0 for none).

    >>> place_of("1919\\n\\nThe army left in May.", 0, 4, 0).heading, place_of("(the law of 1791)", 12, 16, 0).aside
    (True, True)
    """
    between = text[max(previous_end, start - PARAGRAPH_CHARS) : start]
    first = not previous_end or bool(_PARAGRAPH.search(between))
    line = text.rfind("\n", max(0, start - HEADING_CHARS - 1), start)
    heading = False
    if line >= 0 or start <= HEADING_CHARS:
        stop = text.find("\n", end, end + HEADING_CHARS)
        if stop >= 0 and stop - line <= HEADING_CHARS:
            heading = text[stop - 1] not in ".!?,;" and previous_end <= line + 1
    opening = text.rfind("(", max(0, start - BRACKET_CHARS), start)
    aside = opening >= 0 and text.find(")", opening, start) < 0
    return Place(
        first,
        heading,
        aside,
        bool(_LOOKS_AWAY.search(text, max(0, start - 20), start)),
        text[max(0, start - 6) : start].lower() == "since ",
        bool(_OPENS.search(text, max(0, start - 24), start)),
        bool(_TAKEN_UP.match(text, end)),
        previous_end > 0 and start - previous_end < 12 and bool(_RANGE.fullmatch(between)),
        bool(_LASTS.search(text, max(0, start - 70), start)),
        bool(_DETERMINER.search(text, max(0, start - 8), start) and _NOUN.match(text, end)),
    )


def carried(reference: Reference, expr: Expr, answer: Answer, place: Place, ahead: bool = False) -> Reference:
    """The reference after an expression; ``ahead`` says that a future verb governs it, so that the story is not there yet."""
    whole = answer.whole
    if whole is None or not isinstance(answer.when, Moment) or isinstance(expr, Length | Every | Ref | Same):
        return reference
    period = whole if _is_quarter(expr) else reference.period
    if reference.mode is Mode.NEWS:
        if place.aside:
            return replace(reference, period=period)
        told = _of_another_age(reference, answer, place)
        past = whole if whole.earliest <= reference.published else reference.past
        return replace(reference, narrative=whole, period=period, told=told, past=past)
    if answer.basis is Basis.PUBLISHED or ahead or not _moves(reference, expr, answer.basis, whole, place):
        return reference  # "today" in a history is the reader's day
    told = whole if answer.basis is Basis.STATED else reference.told
    return replace(reference, narrative=whole, period=period, told=told)


def _of_another_age(reference: Reference, answer: Answer, place: Place) -> Moment | None:
    """What a paragraph of news that looks far back has reached; None in one that is about now.

    A year alone makes it so only at the head of its sentence: "In 2004 …", not "the firm, founded in 1985".
    """
    whole = answer.whole
    assert whole is not None
    if answer.basis is Basis.PUBLISHED:
        return None
    far = reference.published.year - whole.earliest.year >= FAR_YEARS
    if answer.basis is Basis.STATED:
        if not far:
            return None
        tells = place.opens or place.taken_up or not _coarse(whole)
        if place.inside:
            return (
                reference.told
            )  # "those charged with the May 3, 1988, bombing": what the sentence tells may be of today
        return whole if tells and not place.since and not (place.away and _coarse(whole)) else reference.told
    return whole if far and reference.told is not None else None


def _is_quarter(expr: Expr) -> bool:
    match expr:
        case Calendar(quarter=int()) | Bounded(unit=Unit.QUARTER):
            return True
        case _:
            return False


def _moves(reference: Reference, expr: Expr, basis: Basis, whole: Moment, place: Place) -> bool:
    now = reference.narrative
    if now is None or place.heading:
        return True
    if place.aside or (place.tail and _coarse(whole)):
        return False
    if place.away and _coarse(whole):
        return False
    if place.lasts and whole.earliest.year > now.latest.year:
        return False
    years = whole.earliest.year - now.earliest.year
    if basis is not Basis.STATED:
        # "Two years earlier", "the previous April": a look back. A feast may be a song's or a ship's name.
        return whole.latest >= now.earliest and not isinstance(expr, Feast)
    if years == 0 and _coarse(whole):
        return _coarse(now) or now.earliest > whole.latest
    if _coarse(whole):
        return place.opens or (place.first and abs(years) <= 2 * FORWARD_YEARS) or 0 < years <= FORWARD_YEARS
    # A date said in full goes on from the last that was: those between had their years guessed, and yield to it.
    told = now.earliest.year if reference.told is None else min(now.earliest.year, reference.told.earliest.year)
    return place.first or 0 <= whole.earliest.year - told <= 2 * FORWARD_YEARS


def _coarse(moment: Moment) -> bool:
    return moment.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.SPAN)
