"""What on a page is not the story: title, byline, date line, captions, "read more" lines, footers, addresses, markup.

Furniture is marked, never deleted, so that offsets stay true. Whole lines are judged by the rows of
`furniture_lines.LINES`, what stands inside a line by the rows of `INLINE`.

Where a line stands matters: the *head* is what comes before the first line of prose, the *foot* what comes after the
last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.article.furniture_lines import LINES, LineRule, Place
from timeline.records import Furniture, FurnitureKind


class InlineRule(NamedTuple):
    """Marks inside a line: each (group, kind) of ``parts`` that took part in a match is furniture of that kind."""

    name: str
    pattern: re.Pattern[str]
    parts: tuple[tuple[int, FurnitureKind], ...]


INLINE: tuple[InlineRule, ...] = (
    InlineRule("comment", re.compile(r"(<!--(?:(?!<!--).)*?-->)"), ((1, FurnitureKind.MARKUP),)),
    InlineRule(
        "address in angle brackets", re.compile(r"(<(?:https?://|mailto:)[^<>\s]+>)"), ((1, FurnitureKind.ADDRESS),)
    ),
    InlineRule(
        "picture", re.compile(r"(!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\))"), ((1, FurnitureKind.CAPTION),)
    ),
    InlineRule(
        "link",
        re.compile(r"(\[)[^\[\]\n]+(\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\))"),
        ((1, FurnitureKind.MARKUP), (2, FurnitureKind.LINK_TARGET)),
    ),
    InlineRule(
        "link by name",
        re.compile(r"(\[)[^\[\]\n]+(\]\[[^\[\]\n]*\])"),
        ((1, FurnitureKind.MARKUP), (2, FurnitureKind.LINK_TARGET)),
    ),
    InlineRule(
        "note", re.compile(r"(\[(?:\d{1,3}|\^[\w-]+|edit|citation needed|note \d+)\])"), ((1, FurnitureKind.MARKUP),)
    ),
    InlineRule(
        "address", re.compile(r"(\bhttps?://[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?])"), ((1, FurnitureKind.ADDRESS),)
    ),
    InlineRule("web name", re.compile(r"(\bwww\.[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?])"), ((1, FurnitureKind.ADDRESS),)),
    InlineRule(
        "mail address", re.compile(r"(\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"), ((1, FurnitureKind.ADDRESS),)
    ),
    InlineRule("heading mark", re.compile(r"^(#{1,6}\s+)\S"), ((1, FurnitureKind.MARKUP),)),
    InlineRule("closing heading mark", re.compile(r"^#{1,6}\s[^#\n]*(#{1,6})$"), ((1, FurnitureKind.MARKUP),)),
    InlineRule("quotation mark", re.compile(r"^\s{0,3}((?:>\s?)+)"), ((1, FurnitureKind.MARKUP),)),
    InlineRule("item mark", re.compile(r"^\s*(?:>\s?)*((?:[-*+•‣◦]|\d{1,2}[.)])\s+)\S"), ((1, FurnitureKind.MARKUP),)),
    InlineRule(
        "bold",
        re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+?(?<=\S)(\1)"),
        ((1, FurnitureKind.MARKUP), (2, FurnitureKind.MARKUP)),
    ),
    InlineRule(
        "italic",
        re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]+?(?<=[^\s*])(\*)(?![\w*])"),
        ((1, FurnitureKind.MARKUP), (2, FurnitureKind.MARKUP)),
    ),
    InlineRule(
        "italic by low lines",
        re.compile(r"(?<![\w_\\])(_)(?=[^\s_])[^_\n]+?(?<=[^\s_])(_)(?![\w_])"),
        ((1, FurnitureKind.MARKUP), (2, FurnitureKind.MARKUP)),
    ),
    InlineRule("tag", re.compile(r"(</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>)"), ((1, FurnitureKind.MARKUP),)),
    InlineRule("escape", re.compile(r"(\\)(?=[*_#\[\]()>.!+`-])"), ((1, FurnitureKind.MARKUP),)),
    InlineRule("byte order mark", re.compile(r"(\ufeff)"), ((1, FurnitureKind.MARKUP),)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its break and outer white space: ``text`` stands at ``[start, end)``; ``place`` is
    where it stands."""

    start: int
    end: int
    text: str
    place: Place
    blank_before: bool


_BREAK = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_SENTENCE_END = re.compile(r"""[.!?…][)\]"'”’»*_]*$""")

_LONGEST_LINE = 900
"""Code points. No caption or footer is longer; the bound also keeps the patterns, which look back, linear in the
text."""

_PROSE_WORDS = 12
"""A sentence of at least so many words is taken for prose; titles and captions without a full stop may be longer."""


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that show something, each with its place on the page."""
    raw: list[tuple[int, int, bool]] = []
    at, blank = 0, True
    for match in [*_BREAK.finditer(text), None]:
        stop = match.start() if match else len(text)
        piece = text[at:stop]
        stripped = piece.strip().strip("\ufeff").strip()
        if stripped:
            start = at + piece.find(stripped)
            raw.append((start, start + len(stripped), blank))
        blank = not stripped
        at = match.end() if match else stop
    prose = [number for number, (start, end, _) in enumerate(raw) if _is_prose(text[start:end])]
    first, last = (prose[0], prose[-1]) if prose else (len(raw), len(raw))
    return tuple(
        Line(
            start, end, text[start:end], "head" if number < first else "foot" if number > last else "body", blank_before
        )
        for number, (start, end, blank_before) in enumerate(raw)
    )


def _is_prose(line: str) -> bool:
    words = len(line.split())
    sentence = words >= _PROSE_WORDS and _SENTENCE_END.search(line) is not None
    return (sentence or words > 3 * _PROSE_WORDS) and line_kind(line, "body") is None and not line.startswith("#")


def line_kind(line: str, place: Place) -> FurnitureKind | None:
    """What a whole line is, by the first row of `LINES` that fits it; None for prose, headings and titles.

    >>> line_kind("By [Jane Roe](#)", "head"), line_kind("By Tuesday it was over.", "head")
    (<FurnitureKind.BYLINE: 'byline'>, None)
    """
    rule = line_rule(line, place)
    return rule.kind if rule else None


def line_rule(line: str, place: Place) -> LineRule | None:
    """The first row of `LINES` that fits a line standing at a place."""
    words = len(line.split()) if len(line) <= _LONGEST_LINE else _LONGEST_LINE
    for rule in LINES:
        if place in rule.where and words <= rule.words and rule.pattern.match(line):
            return rule
    return None


def inline(line: str, offset: int) -> Iterator[Furniture]:
    """The marks inside a line that stands at ``offset``; they may overlap, `join` sorts that out."""
    for rule in INLINE:
        for match in rule.pattern.finditer(line):
            for group, kind in rule.parts:
                start, end = match.span(group)
                if 0 <= start < end:
                    yield Furniture(offset + start, offset + end, kind)


def join(pieces: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """Furniture sorted and without overlaps: where two overlap the longer wins and keeps its kind.

    >>> [(f.start, f.end) for f in join([Furniture(0, 9, FurnitureKind.RELATED), Furniture(4, 6, FurnitureKind.MARKUP)])]
    [(0, 9)]
    """
    taken: list[Furniture] = []
    for piece in sorted(pieces, key=lambda one: (one.start, -one.end)):
        if piece.end <= piece.start:
            continue
        if taken and piece.start < taken[-1].end:
            if piece.end > taken[-1].end:
                taken.append(Furniture(taken[-1].end, piece.end, piece.kind))
            continue
        taken.append(piece)
    return tuple(taken)
