"""The values of reading: a mention of a happening, a bond between two, and the page they stand on.

`mentions` makes them of parsed sentences (`plain` of clauses without a parser); `happenings`, `dating` and `compose` go on from them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.extract.actors import Cast
from timeline.extract.journeys import Move
from timeline.extract.status import Verdict
from timeline.extract.titles import Title
from timeline.records import Basis, EventType, Timex, TimexType
from timeline.when import Day, When, bounds, narrow

BEFORE = -1
"""As a sentence index in a `Bond`: what the text told last before the offset that stands beside it."""
_DAY_NAME = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|tomorrow|\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. ``key`` identifies its word; ``lemma`` is the noun or verb; ``start``/``end`` the passage in
    `Reading.text`.

    ``when`` is None until ordering dates it; ``shown`` is False for a mention that only serves to date another
    ("once he returns"). ``days`` is how long it took, when the words say ("three-day visit")."""

    key: tuple[int, int]
    lemma: str
    nominal: bool
    title: Title
    type: EventType
    verdict: Verdict
    start: int
    end: int
    paragraph: int
    paragraph_start: int
    when: When | None = None
    timex: Timex | None = None
    phrase: str = ""
    role: str = "at"
    state: bool = False
    shown: bool = True
    definite: bool = False
    days: int | None = None
    destination: str | None = None
    """ISO code of where a journey goes to, or comes from."""
    word: str = ""
    saying: int | None = None
    """For a dated saying, the index of the verb of its content."""
    another: bool = False
    """Said to be another one than told before: "the next hearing"."""
    site: frozenset[str] = frozenset()
    """Proper names that tell a noun from others of its kind: of the battle *of Kut*."""
    aside: bool = False
    """Told in passing, so that a story goes on from something else."""
    moves: Move = ""
    """Whether it begins or ends somebody's journey."""
    about: str = ""
    """For "the summit opened", the noun whose happening it begins."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A `Link` between mentions, by key."""

    a: tuple[int, int]
    b: tuple[int, int]
    kind: str
    low: int
    high: int | None
    start: int
    end: int
    words: str
    measured: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a sentence needs to know of the whole text."""

    text: str
    cast: Cast
    published: Day
    paragraphs: Mapping[int, tuple[int, int]]
    """Sentence index -> (paragraph index, its start)."""
    timexes: Sequence[Timex] = ()
    """All expressions of the text, in order."""


def finer(new: Mention, old: Mention) -> bool:
    """Whether a second date on one word says more: "on Tuesday this week" is Tuesday."""
    a, b = bounds(new.when) if new.when else (None, None), bounds(old.when) if old.when else (None, None)
    if a[0] is None or a[1] is None:
        return False
    return b[0] is None or b[1] is None or (a[1] - a[0] < b[1] - b[0])


def by_the_clock(mention: Mention) -> bool:
    """Whether a mention is dated by an hour or part of the day alone, which a date of its verb outweighs ("in January a ship
    was held overnight")."""
    timex = mention.timex
    return (
        timex is not None
        and timex.basis is not Basis.STATED
        and (timex.type is TimexType.TIME or timex.text.lower() in ("overnight", "tonight"))
        and not _DAY_NAME.search(timex.text)
    )


def apart(one: Mention, two: Mention) -> bool:
    return one.when is not None and two.when is not None and narrow(one.when, two.when) is None
