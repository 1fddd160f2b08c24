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
from timeline.timex.expr import Calendar, Every, Expr, Feast, Length, Ref, Same
from timeline.timex.resolve import Answer, Mode, Reference
from timeline.when import Grain, Moment

FORWARD_YEARS = 8
"""How far a year named in passing may lie ahead and still be where the story goes."""
HEADING_CHARS = 90
"""A line so short, and without a full stop, is a heading."""
BRACKET_CHARS = 160
"""How far back an opening bracket is looked for."""


_LOOKS_AWAY = re.compile(
    r"\b(?:since|until|till|of|as in|for|than|from|to|dating (?:back )?(?:to|from)|dated)\s+(?:the\s+)?$", re.IGNORECASE
)


class Place(NamedTuple):
    """Where an expression stands: first dated one of its paragraph, in a heading, in brackets, after a word that looks away ("since")."""

    first: bool
    heading: bool
    aside: bool
    away: bool


def place_of(text: str, start: int, end: int, previous_end: int) -> Place:
    """Where ``[start, end)`` stands, ``previous_end`` being where the expression before it ended (0 for none).

    >>> place_of("1919\\n\\nThe army left in May.", 0, 4, 0)
    Place(first=True, heading=True, aside=False, away=False)
    """
    between = text[max(previous_end, start - 2000) : start]
    first = not previous_end or bool(re.search(r"[.!?:;\"”')\]]\s*\n|\n\s*\n|\n[^\n]{0,90}\n", between))
    line = text.rfind("\n", max(0, start - HEADING_CHARS - 1), start)
    heading = False
    if line >= 0 or start <= HEADING_CHARS:
        stop = text.find("\n", end, end + HEADING_CHARS)
        if stop >= 0 and stop - line <= HEADING_CHARS:
            heading = text[stop - 1] not in ".!?,;" and previous_end <= line + 1
    opening = text.rfind("(", max(0, start - BRACKET_CHARS), start)
    aside = opening >= 0 and text.find(")", opening, start) < 0
    return Place(first, heading, aside, bool(_LOOKS_AWAY.search(text, max(0, start - 20), start)))


def carried(reference: Reference, expr: Expr, answer: Answer, place: Place) -> Reference:
    """The reference after an expression."""
    whole = answer.whole
    if whole is None or not isinstance(answer.when, Moment) or isinstance(expr, Length | Every | Ref | Same):
        return reference
    period = whole if isinstance(expr, Calendar) and expr.quarter is not None else reference.period
    if reference.mode is Mode.NEWS:
        return replace(reference, narrative=reference.narrative if place.aside else whole, period=period)
    if answer.basis is Basis.PUBLISHED or not _moves(reference, expr, answer.basis, whole, place):
        return reference  # "today" in a history is the reader's day
    return replace(reference, narrative=whole, period=period)


def _moves(reference: Reference, expr: Expr, basis: Basis, whole: Moment, place: Place) -> bool:
    now = reference.narrative
    if now is None or place.heading:
        return True
    if place.aside:
        return False
    if place.away and _coarse(whole):
        return False  # "the Constitution of 1791", "since 1882", "until 1976"
    years = whole.earliest.year - now.earliest.year
    if basis is not Basis.STATED:
        # "Two years earlier", "the previous April": a look back. A feast may be a song's or a ship's name.
        return whole.latest >= now.earliest and not isinstance(expr, Feast)
    if years == 0 and _coarse(whole):
        return _coarse(now) or now.earliest > whole.latest
    if _coarse(whole):
        return place.first or 0 < years <= FORWARD_YEARS
    return place.first or -1 <= years <= 2 * FORWARD_YEARS


def _coarse(moment: Moment) -> bool:
    return moment.grain in (Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.SPAN)
