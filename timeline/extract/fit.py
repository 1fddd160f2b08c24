"""A title as parts that stand or fall together, and how it shrinks to an editor's line.

A clause is built whole, as a `Part` of parts; each says how dear it is. `fit` then gives up the cheapest ones first,
always a whole part ("in the capital", "and wound six others"), so that no title ends in the middle of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MAX_WORDS = 10
"""An editor's line: longer ones are cut by timelines, and the eye reads no more at a glance."""
EASY_WORDS = 8
"""From here on a title carries nothing that is cheap: headlines of news agencies have seven to eight words."""

CHEAP = 30
"""Parts below this are given up as soon as a title is longer than `EASY_WORDS`."""
KEPT = 100
"""A part that never goes by itself."""


class Piece(NamedTuple):
    """Words of a title: ``at`` is the index of the word they stand for, ``glued`` says that no space comes before."""

    at: int
    text: str
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces and parts that go together. ``worth`` (0-100) is how long it is kept; ``instead`` stands in its place
    once it is given up ("and others")."""

    items: tuple[Piece | Part, ...]
    worth: int = KEPT
    instead: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return any(isinstance(item, Piece) or item for item in self.items)


def fit(title: Part, limit: int = MAX_WORDS) -> list[Piece]:
    """The pieces of a title of at most ``limit`` words: all of it when it fits, else without its cheapest parts.

    What was given up for too little is taken back, dearest first. When all that is left is still too long, it is cut
    before the last phrase that does not fit.

    >>> place = Part((Piece(3, "in"), Piece(4, "Rome")), worth=40)
    >>> [piece.text for piece in fit(Part((Piece(0, "Peru"), Piece(1, "signs"), Piece(2, "deal"), place)), 3)]
    ['Peru', 'signs', 'deal']
    """
    gone: set[int] = set()
    if _length(title, gone) <= min(EASY_WORDS, limit):
        return list(_pieces(title, gone))
    for most, below in ((min(EASY_WORDS, limit), CHEAP), (limit, KEPT)):
        loose = sorted((p for p in _parts(title) if p.worth < below), key=lambda p: p.worth)
        # of equals the last goes first
        order = sorted(range(len(loose)), key=lambda i: (loose[i].worth, -_first(loose[i])))
        dropped = []
        for i in order:
            if _length(title, gone) <= most:
                break
            if id(loose[i]) not in gone:
                gone.add(id(loose[i]))
                dropped.append(loose[i])
        for part in reversed(dropped):
            gone.discard(id(part))
            if _length(title, gone) > most:
                gone.add(id(part))
    return _cut(list(_pieces(title, gone)), limit)


def render(pieces: Sequence[Piece], *, capital: bool = True) -> str:
    """Pieces as text, the first letter a capital.

    >>> render([Piece(0, "far"), Piece(1, "-", True), Piece(2, "right", True), Piece(3, "rally")])
    'Far-right rally'
    """
    out = ""
    for _, text, glued in pieces:
        if not text or text in '"“”()[]':
            continue
        out += text if glued or not out or text in ("'s", "’s", ",", "%") else f" {text}"
    out = re.sub(r"\s+", " ", out).strip(" ,;:–—-")
    return out[:1].upper() + out[1:] if capital else out


def pieces_of(part: Part) -> list[Piece]:
    """All pieces of a part, in order."""
    return list(_pieces(part, set()))


def _parts(part: Part) -> Iterator[Part]:
    for item in part.items:
        if isinstance(item, Part):
            yield item
            yield from _parts(item)


def _pieces(part: Part, gone: set[int]) -> Iterator[Piece]:
    for item in part.items:
        if isinstance(item, Piece):
            yield item
        elif id(item) in gone:
            yield from item.instead
        else:
            yield from _pieces(item, gone)


def _first(part: Part) -> int:
    return next((piece.at for piece in _pieces(part, set())), 0)


def _length(title: Part, gone: set[int]) -> int:
    return _words(list(_pieces(title, gone)))


def _words(pieces: Sequence[Piece]) -> int:
    return len(render(pieces).split())


_OPENING = frozenset(
    """of out to with against for on over from into in at between as by and or the a that about after under toward
    towards near across than its their his her""".split()
)
"""Words that open a phrase: no title ends with one, and one cut short is cut before it."""


def _cut(pieces: list[Piece], limit: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if _words([*kept, piece]) > limit:
            break
        kept.append(piece)
    if len(kept) == len(pieces):
        return kept
    boundary = max((i for i, piece in enumerate(kept) if i > 2 and piece.text.lower() in _OPENING), default=0)
    kept = kept[:boundary] if boundary else kept
    while len(kept) > 1 and kept[-1].text.lower() in _OPENING:
        kept.pop()
    return kept
