"""Words that count from what was told before without naming it: "two days later", "by then", "since then", "shortly
afterwards".

A `Sequel` says how its happening lies to the one told last; which one that is `dating` finds out, once it is known what has
a date. Where the tagger has counted such words from the story's day already, that stands, unless the story had
run ahead: a past deed "a fortnight earlier" is not counted from a meeting still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.extract.measures import distance

Side = Literal["after", "before", "same", "since"]


class Row(NamedTuple):
    """A pattern (group ``m``, if any, is a measure), how its happening lies to what was told before, and within how many
    days when no measure says."""

    pattern: str
    side: Side
    days: tuple[int, int | None]
    examples: tuple[str, ...]


_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|several|many|a few|a couple of)"
_MEASURE = (
    r"(?P<m>(?:(?:just|only|barely|some|about|around|nearly|almost|less than|more than|over)\s+)*"
    rf"(?:{_NUMBER}\s+)?(?:minute|moment|hour|day|week|fortnight|month|year|decade)s?)"
)
_STOP = r"(?=\s*(?:[,.;:)–—]|$))"
"""What shows that no clause or noun follows, from which the words would count: "two days after," but not "after the vote"."""

ROWS: tuple[Row, ...] = (
    Row(
        rf"{_MEASURE}\s+(?:later|afterwards?)\b(?!\s+than)", "after", (0, None), ("two days later", "weeks afterwards")
    ),
    Row(rf"{_MEASURE}\s+after{_STOP}", "after", (0, None), ("a week after",)),
    Row(rf"{_MEASURE}\s+on(?=,)", "after", (0, None), ("two months on",)),
    Row(rf"{_MEASURE}\s+(?:earlier|previously|beforehand)\b(?!\s+than)", "before", (0, None), ("a fortnight earlier",)),
    Row(rf"{_MEASURE}\s+before{_STOP}", "before", (0, None), ("three weeks before",)),
    Row(
        r"the (?:next|following) (?:day|morning|afternoon|evening|night)|the day after(?: that)?" + _STOP,
        "after",
        (1, 1),
        ("the next day", "the following morning", "the day after that"),
    ),
    Row(
        r"the (?:previous|preceding) (?:day|morning|afternoon|evening|night)|the (?:day|night|evening) before" + _STOP,
        "before",
        (1, 1),
        ("the previous evening", "the night before"),
    ),
    Row(
        r"(?:shortly|soon) (?:after(?:wards?| that)?|thereafter)" + _STOP,
        "after",
        (0, 7),
        ("shortly afterwards", "soon after that"),
    ),
    Row(r"immediately (?:after(?:wards?| that)|thereafter)" + _STOP, "after", (0, 1), ("immediately afterwards",)),
    Row(
        rf"within (?P<w>(?:just )?(?:{_NUMBER} )?(?:hour|day|week|month|year)s?)\b(?!\s+(?:of|after|from|before|which)\b)",
        "after",
        (0, None),
        ("within days",),
    ),
    Row(
        r"(?:(?-i:By)|by(?! then(?:-| (?-i:[A-Z])))) (?:then|that time|that point)\b", "before", (0, None), ("by then",)
    ),
    Row(r"(?:ever )?since then\b", "since", (0, None), ("since then",)),
    Row(r"at th(?:e|at) time" + _STOP, "same", (0, 0), ("at the time",)),
)
"""In the order in which they are tried; the first that reads a stretch of words has it."""

_PATTERNS = tuple(re.compile(rf"\b(?:{row.pattern})", re.IGNORECASE) for row in ROWS)


@dataclass(frozen=True, slots=True)
class Sequel:
    """The words at ``[start, end)`` and how the happening they hang on lies to what was told before: ``low`` to ``high`` days
    on that side of it, both included."""

    start: int
    end: int
    words: str
    side: Side
    low: int
    high: int | None


def sequels(text: str, start: int = 0, end: int | None = None) -> Iterator[Sequel]:
    """The words of sequel in ``text[start:end]``, in the order of the rows.

    >>> [(s.words, s.side, s.low, s.high) for s in sequels("By then he had fled. Two days later, it rained.")]
    [('Two days later', 'after', 2, 2), ('By then', 'before', 0, None)]
    >>> list(sequels("It rained two days after the vote."))
    []
    """
    end = len(text) if end is None else end
    taken: list[tuple[int, int]] = []
    for row, pattern in zip(ROWS, _PATTERNS, strict=True):
        for found in pattern.finditer(text, start, end):
            if any(a < found.end() and found.start() < b for a, b in taken):
                continue
            named = found.groupdict()
            measured: tuple[int, int | None] | None = row.days
            if named.get("m"):
                measured = distance(named["m"])
            elif named.get("w"):
                measured = distance(f"within {named['w']}")
            if measured is None:
                continue
            taken.append(found.span())
            yield Sequel(found.start(), found.end(), found.group(), row.side, *measured)
