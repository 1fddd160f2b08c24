"""What expressions are counted from, and what counting them gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline.records import Basis
from timeline.timex.expr import From
from timeline.when import Day, Moment, When


class Mode(StrEnum):
    """How a text tells time: ``NEWS`` from the day it appeared, ``HISTORY`` from the day its story has reached."""

    NEWS = "news"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Reference:
    """What expressions are counted from.

    ``narrative`` is the last date the text named, ``period`` the last quarter or other reporting period. ``past`` is the last
    of them that was not still to come. ``told`` is the last that the
    story got to by a date said in full; in news, what a paragraph about another age has reached. ``leaning`` is what the governing verb
    says: -1 past, +1 future, 0 nothing.
    """

    published: Day
    narrative: Moment | None = None
    mode: Mode = Mode.NEWS
    leaning: int = 0
    period: Moment | None = None
    told: Moment | None = None
    past: Moment | None = None

    @property
    def then(self) -> tuple[Moment, Basis]:
        """The day reached; the day of publication while the text has named none."""
        if self.narrative is None:
            return Moment.on(self.published), Basis.PUBLISHED
        return self.narrative, Basis.NARRATIVE

    @property
    def now(self) -> tuple[Moment, Basis]:
        """The day of writing; in history prose the day reached."""
        return self.then if self.mode is Mode.HISTORY else (Moment.on(self.published), Basis.PUBLISHED)

    def base(self, frm: From) -> tuple[Moment, Basis]:
        return self.now if frm is From.NOW else self.then


class Answer(NamedTuple):
    """What an expression was found to mean.

    ``whole`` is the calendar unit before a part of it was taken ("late March" has the whole month), from which the TIMEX3 value is
    written; ``base`` what was counted from, None when nothing was.
    """

    when: When | None
    basis: Basis
    whole: Moment | None = None
    base: Moment | None = None


NOTHING = Answer(None, Basis.STATED)


def exact(moment: Moment, basis: Basis, base: Moment | None = None) -> Answer:
    return Answer(moment, basis, moment, base)
