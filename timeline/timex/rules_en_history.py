"""English rows that hold in histories only, where the field marks words that news leaves alone.

The history corpora follow TIMEX2, which takes adjectives like "former" for times; news corpora do not, and in news they are parts of
titles ("the former president"). They fix no day; the seasons here do, by the story.
"""

from __future__ import annotations

import re

from timeline.timex.expr import Calendar, Ref, RefKind, Same, Unit
from timeline.timex.grammar import Context, Rule


def _capital(context: Context) -> bool:
    """Whether "Spring" is written as a name, so that it is no coil and no leap: "Spring Offensive"."""
    return context.text[context.start].isupper()


_PREPOSITION = re.compile(
    r"\b(?:at|by|during|from|since|until|till|around|before|after|to|in|of|about|throughout)\s+$", re.IGNORECASE
)


def _of_the_story(context: Context) -> bool:
    """Whether "this time" is the time the story has reached, and not one turn of several: "they lost again, this time to Rome"."""
    said = context.text[context.start : context.end].lower()
    return not said.startswith("this") or bool(
        _PREPOSITION.search(context.text, max(0, context.start - 12), context.start)
    )


HISTORY_RULES: tuple[Rule, ...] = (
    Rule(
        "past word in a history",
        "former | recent",
        lambda m: Ref(RefKind.PAST),
        {"the former tsar": "PAST_REF"},
        "REF",
        3,
        history=True,
    ),
    Rule(
        "future word in a history",
        "future",
        lambda m: Ref(RefKind.FUTURE),
        {"future kings": "FUTURE_REF"},
        "REF",
        3,
        history=True,
    ),
    Rule(
        "present word in a history",
        "CURR | THIS (time | point)",
        lambda m: Ref(RefKind.PRESENT),
        {"by this time": "PRESENT_REF"},
        "REF",
        3,
        _of_the_story,
        history=True,
    ),
    Rule(
        "the same time",
        "(that | the same) time",
        lambda m: Same(Unit.DAY),
        {"at the same time": "2023-03-21"},
        "DATE",
        3,
        history=True,
    ),
    Rule(
        "named season in a history",
        "the? SEASONW",
        lambda m: Calendar(season=m.first("SEASONW")),
        {"Spring Offensive": "2023-21"},
        "SEASOND",
        3,
        _capital,
        history=True,
    ),
)
"""Words of histories."""
