"""How wide a text is, in the font we draw with, and how it breaks into lines.

The advance widths of Inter Regular and Bold lie in `timeline.scene.advances`, a table cut from the very font files in
``assets/fonts``; so layout opens no font and gives the same boxes on every machine.
``python tools/make_advances.py`` writes the table anew after the fonts have changed (a test compares the two).

Pair kerning is left out: Inter's is nearly always negative, so a text drawn with it is narrower than we say, never
wider, which is the side to err on when boxes must not touch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from timeline.scene.advances import BOLD, REGULAR, UNITS_PER_EM

LINE = 1.28
"""Baseline to baseline, in text sizes: the ink of two lines, 1.25, does not touch."""

ASCENT, DESCENT = 1.0, 0.25
"""How far ink reaches above and below the baseline, in text sizes: 0.997 for Å and Ů, 0.241 for Ģ and Ķ, the most in the
letters of Europe. `rise` tells of those that reach higher."""

_TOWER = 0.11
"""How much higher capitals reach with two accents one on the other (Vietnamese Ế: 1.107)."""

OVERHANG = 0.06
"""How far ink may leave its advance at either end, in text sizes: 0.053 for bold î, Inter's worst in Latin letters."""


@lru_cache(maxsize=4096)
def rise(text: str) -> float:
    """How far a line's ink may reach above `ASCENT`, in text sizes: capitals with two accents one on the other do.

    >>> rise("Hà Nội"), rise("KẾ HOẠCH")
    (0.0, 0.11)
    """
    return 0.0 if text.isascii() else _TOWER * any(map(_towers, text))


@lru_cache(maxsize=4096)
def _towers(char: str) -> bool:
    parts = unicodedata.normalize("NFD", char)
    return parts[0].isupper() and sum(unicodedata.combining(mark) == _ABOVE for mark in parts[1:]) > 1


_ABOVE = 230
"""Unicode's combining class of marks that stand above."""


def leading(lines: Iterable[str], size: float) -> float:
    """Baseline to baseline, px, of lines set under each other, so that no two touch.

    >>> leading(["Hanoi"], 10.0), leading(["KẾ HOẠCH"], 10.0)
    (12.8, 13.9)
    """
    return round((LINE + max(map(rise, lines), default=0.0)) * size, 6)


class Measure(Protocol):
    """Anything that tells the width in px of one line of text at a size in px."""

    def __call__(self, text: str, size: float, bold: bool = False, /) -> float: ...


def _table(runs: Sequence[tuple[int, Sequence[int]]]) -> dict[str, float]:
    return {chr(first + i): units / UNITS_PER_EM for first, many in runs for i, units in enumerate(many)}


_ADVANCE = (_table(REGULAR), _table(BOLD))


@lru_cache(maxsize=4096)
def _em(text: str, bold: bool) -> float:
    advance = _ADVANCE[bold]
    return sum(advance[c] if c in advance else _foreign(c) for c in text)


def _foreign(char: str) -> float:
    """The advance, in em, to reckon with for a character our font lacks and another will draw."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.9


def width(text: str, size: float, bold: bool = False, /) -> float:
    """Width in px of one line of ``text`` set in Inter (Bold) at ``size`` px.

    >>> round(width("Hello", 100.0)), round(width("Hello", 100.0, True)), width("", 12.0)
    (241, 241, 0.0)
    """
    return _em(text, bold) * size


_BREAK = re.compile(r"\s+|(?<=[^\W\d]{2}[–—/])(?=[^\W\d]{2})|(?<=[^\W\d]{4}-)(?=[^\W\d]{4})")
"""Where a line may end: at white space, which goes, or after a dash or slash between words, which stays. A hyphen ends a line
only between two longer words ("state-controlled"): "three-day", "12-point" and "2023–24" are not torn."""


def wrap(text: str, size: float, max_px: float, *, bold: bool = False, measure: Measure = width) -> list[str]:
    """``text`` in as few lines of at most ``max_px`` px as greedy filling gives, then evened out.

    Evened out: the narrowest block that needs no further line, so that no line is left with one short word. A word
    wider than a line is cut between letters; nothing is left out. A character wider than ``max_px`` stands alone.

    >>> wrap("China publishes its peace plan", 13.0, 140.0, bold=True)
    ['China publishes', 'its peace plan']
    >>> wrap("", 13.0, 140.0)
    []
    """
    pieces = _pieces(text)
    lines = _fill(pieces, size, max_px, bold, measure)
    widest_word = max((measure(word, size, bold) for _, word in pieces), default=0.0)
    if len(lines) < 2 or widest_word > max_px:
        return lines
    return _even(pieces, len(lines), size, max_px, bold, measure)


def _even(
    pieces: Sequence[tuple[str, str]], count: int, size: float, max_px: float, bold: bool, measure: Measure
) -> list[str]:
    """The pieces in exactly ``count`` lines, the longest of them as short as can be, then as even as can be.

    Dynamic programming over where lines end, as in Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with the cost
    (longest line, sum of squared lengths).
    """
    space = measure(" ", size, bold)
    wide = [measure(word, size, bold) for _, word in pieces]
    best: list[tuple[float, float, tuple[int, ...]] | None] = [(0.0, 0.0, ()), *([None] * len(pieces))]
    for _ in range(count):
        after: list[tuple[float, float, tuple[int, ...]] | None] = [None] * (len(pieces) + 1)
        for start, before in enumerate(best[:-1]):
            if before is None:
                continue
            length = 0.0
            for end in range(start, len(pieces)):
                length += wide[end] + (space if end > start and pieces[end][0] else 0.0)
                if length > max_px:
                    break
                trial = (max(before[0], length), before[1] + length * length, (*before[2], end + 1))
                known = after[end + 1]
                if known is None or trial < known:
                    after[end + 1] = trial
        best = after
    found = best[-1]
    if found is None:  # kerning or a foreign measure made the sum of words wider than the line that fitted
        return _fill(pieces, size, max_px, bold, measure)
    starts = (0, *found[2][:-1])
    return [_joined(pieces[a:b]) for a, b in zip(starts, found[2], strict=True)]


def _joined(pieces: Sequence[tuple[str, str]]) -> str:
    return pieces[0][1] + "".join(glue + word for glue, word in pieces[1:])


def _pieces(text: str) -> list[tuple[str, str]]:
    """(what glues it to the word before, word) for each word of a text."""
    out: list[tuple[str, str]] = []
    glue, at = "", 0
    text = text.strip()
    for found in _BREAK.finditer(text):
        out.append((glue, text[at : found.start()]))
        glue, at = " " if found.group() else "", found.end()
    return [*out, (glue, text[at:])] if text else []


def _fill(pieces: Sequence[tuple[str, str]], size: float, max_px: float, bold: bool, measure: Measure) -> list[str]:
    lines: list[str] = []
    for glue, word in pieces:
        if lines and measure(lines[-1] + glue + word, size, bold) <= max_px:
            lines[-1] += glue + word
            continue
        while len(word) > 1 and measure(word, size, bold) > max_px:
            fits = next((n for n in range(len(word) - 1, 1, -1) if measure(word[:n], size, bold) <= max_px), 1)
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return lines
