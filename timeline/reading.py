"""An article as prose: its words without the page's furniture, and the way back to where each stands in the stored
text.

Recognisers want paragraphs: no markup, no captions, no line broken in the middle of a phrase. Records want offsets
into the text as it was stored. A `Reading` is the first and keeps the second.

What changes on the way, and nothing else does: furniture is left out, a line break inside a paragraph becomes one
space, and whatever stands between two paragraphs becomes a blank line. Every other character is the article's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from timeline.records import Article, Furniture

PARAGRAPH_BREAK = "\n\n"

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]*")
_SEPARATOR = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*")
_QUOTE = re.compile(r"\s{0,3}>")
_LIST_ITEM = re.compile(r"\s*(?:[-*+•‣◦–]|\d{1,2}[.)])\s+\S")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*")
_SENTENCE_END = re.compile(r"""[.!?…:;][)\]"'”’»]*$""")

_TELLING_LINES = 4
"""So many lines of a paragraph hold one that comes close to its column."""
_LONGEST_WRAPPED_LINE = 132
"""Code points. Texts are wrapped by hand at 60 to 100, old terminals held 132; longer lines are paragraphs of their
own."""

_LONGEST_HEADING_WORDS, _LONGEST_HEADING = 12, 90
"""Words and code points: sub-headings of the press run to about ten words. Longer lines are prose without a full
stop."""


class BlockKind(StrEnum):
    """What a piece of the text is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list item"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, quotation or list item: ``[start, end)`` in `Reading.text`."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand at ``start`` in the reading and at ``source`` in the article, and are the
    same."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Prose made of an article. ``blocks`` and ``runs`` are in the order of the text and do not overlap.

    >>> from timeline.records import FurnitureKind
    >>> article = Article(id="a", text="Xi [left](#)\\non Friday.", title="", published=None, furniture=(
    ...     Furniture(3, 4, FurnitureKind.MARKUP), Furniture(8, 12, FurnitureKind.LINK_TARGET)))
    >>> reading = read(article)
    >>> reading.text
    'Xi left on Friday.'
    >>> start, end = reading.to_article(3, 10)
    >>> article.text[start:end]
    'left](#)\\non'
    >>> reading.from_article(start, end)
    (3, 10)
    """

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]

    def to_article(self, start: int, end: int) -> tuple[int, int]:
        """The span of the article that holds ``[start, end)`` of the reading, first to last character.

        What was left out between them is inside the span. A span of nothing but break (a blank line we put there)
        gives the stretch of the article it stands for. Raises ``ValueError`` for a span that does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"[{start}, {end}) does not lie in a reading of {len(self.text)} characters")
        first = self._forward(start)
        if start == end:
            return first, first
        last = self._backward(end)
        return min(first, last), max(first, last)

    def from_article(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the reading that shows ``[start, end)`` of the article; None when all of it was left out."""
        if not 0 <= start <= end:
            raise ValueError(f"[{start}, {end}) is no span")
        sources = [run.source for run in self.runs]
        first = max(bisect_right(sources, start) - 1, 0)
        if first < len(self.runs) and self.runs[first].source + self.runs[first].length <= start:
            first += 1
        last = bisect_left(sources, end) - 1
        if not self.runs or last < first or first >= len(self.runs):
            return None
        head, tail = self.runs[first], self.runs[last]
        low = head.start + max(start - head.source, 0)
        high = tail.start + min(end - tail.source, tail.length)
        return (low, high) if low < high else None

    def block_at(self, position: int) -> Block | None:
        """The block that holds a position of the reading; None in a break between two."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 and position < self.blocks[index].end else None

    def _forward(self, position: int) -> int:
        """Article offset of the first kept character at or after a position."""
        index = bisect_right(self.runs, position, key=lambda run: run.start) - 1
        if index >= 0 and position < self.runs[index].start + self.runs[index].length:
            return self.runs[index].source + position - self.runs[index].start
        if index + 1 < len(self.runs):
            return self.runs[index + 1].source
        return self.runs[-1].source + self.runs[-1].length if self.runs else 0

    def _backward(self, position: int) -> int:
        """Article offset after the last kept character before a position."""
        index = bisect_left(self.runs, position, key=lambda run: run.start) - 1
        if index < 0:
            return self.runs[0].source if self.runs else 0
        run = self.runs[index]
        return run.source + min(position - run.start, run.length)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the article: its raw text, and the stretches of it that are kept, trimmed at both ends."""

    raw: str
    kept: tuple[tuple[int, int], ...]
    kind: BlockKind

    @property
    def width(self) -> int:
        return len(self.raw.rstrip())


def read(article: Article) -> Reading:
    """The article's prose.

    Empty texts and texts that are all furniture give a reading without blocks. Any text is read; nothing is raised.
    """
    lines = list(_lines(article.text, article.furniture))
    width = _wrap_width(lines)
    groups = [
        list(_shown(group)) for chunk in _chunks(lines) for group in _paragraphs(chunk, _width_here(chunk, width))
    ]
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    at = 0
    for group, kind in zip(groups, _kinds(groups), strict=True):
        if parts:
            parts.append(PARAGRAPH_BREAK)
            at += len(PARAGRAPH_BREAK)
        start = at
        for number, line in enumerate(group):
            if number:
                parts.append(" ")
                at += 1
            for low, high in line.kept:
                parts.append(article.text[low:high])
                runs.append(Run(at, low, high - low))
                at += high - low
        blocks.append(Block(start, at, kind))
    return Reading("".join(parts), tuple(blocks), tuple(runs))


def _lines(text: str, furniture: Sequence[Furniture]) -> Iterator[_Line]:
    at = piece = 0
    while at <= len(text):
        match = _LINE.match(text, at)
        end = match.end() if match else at
        while piece < len(furniture) and furniture[piece].end <= at:
            piece += 1
        raw = text[at:end]
        yield _Line(raw, tuple(_trimmed(text, _outside(at, end, furniture, piece))), _kind(raw))
        separator = _SEPARATOR.match(text, end)
        if separator is None:
            return
        at = separator.end()


def _outside(start: int, end: int, furniture: Sequence[Furniture], piece: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``[start, end)`` that no furniture covers; ``piece`` is the first that may."""
    at = start
    while piece < len(furniture) and furniture[piece].start < end:
        if at < furniture[piece].start:
            yield at, furniture[piece].start
        at = max(at, furniture[piece].end)
        piece += 1
    if at < end:
        yield at, end


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without the white space at the line's two ends, and none at all when nothing else is there."""
    kept = list(spans)
    while kept and not text[slice(*kept[0])].strip():
        del kept[0]
    while kept and not text[slice(*kept[-1])].strip():
        del kept[-1]
    if kept:
        first, last = text[slice(*kept[0])], text[slice(*kept[-1])]
        kept[0] = (kept[0][0] + len(first) - len(first.lstrip()), kept[0][1])
        kept[-1] = (kept[-1][0], kept[-1][1] - (len(last) - len(last.rstrip())))
    return kept


def _kind(raw: str) -> BlockKind:
    if _MARKDOWN_HEADING.match(raw):
        return BlockKind.HEADING
    if _QUOTE.match(raw):
        return BlockKind.QUOTE
    return BlockKind.LIST_ITEM if _LIST_ITEM.match(raw) else BlockKind.PARAGRAPH


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The column at which the text was wrapped, in code points; None when its lines are paragraphs.

    Wrapped text has lines that end without ending a sentence, and none much longer than the rest.
    """
    widest = max((line.width for line in lines), default=0)
    if widest > _LONGEST_WRAPPED_LINE:
        return None
    followed = [line for line, after in pairwise(lines) if line.kept and after.kept]
    broken = sum(not _SENTENCE_END.search(line.raw.rstrip()) for line in followed)
    return widest if followed and 2 * broken >= len(followed) else None


def _width_here(chunk: Sequence[_Line], width: int | None) -> int | None:
    """The column at which this run of lines was wrapped: its own widest line, when it has enough of them to tell. A long
    headline or an address elsewhere says nothing of where a paragraph breaks."""
    if width is None or len(chunk) < _TELLING_LINES:
        return width
    return min(width, max(line.width for line in chunk))


def _chunks(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines that show something or underline what does; blank lines and lines of furniture part them."""
    chunk: list[_Line] = []
    for line in lines:
        if line.kept or (chunk and _UNDERLINE.fullmatch(line.raw)):
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _paragraphs(chunk: Sequence[_Line], width: int | None) -> Iterator[list[_Line]]:
    """A chunk cut where one line ends a paragraph, heading or item and the next starts another."""
    group = [chunk[0]]
    for line, after in pairwise(chunk):
        if _continues(line, after, width, group[0].kind):
            group.append(after)
        else:
            yield group
            group = [after]
    yield group


def _continues(line: _Line, after: _Line, width: int | None, kind: BlockKind) -> bool:
    """Whether a line break is only a wrap: greedy wrapping would have broken there too, or the sentence plainly runs
    on."""
    if not after.kept:
        return True  # an underline stays with its heading
    if BlockKind.HEADING in (line.kind, after.kind) or not line.kept:
        return False
    if kind is BlockKind.QUOTE:
        return after.kind is BlockKind.QUOTE
    if after.kind is not BlockKind.PARAGRAPH:
        return False
    words = after.raw.split()
    full = width is not None and line.width + 1 + len(words[0]) > width
    runs_on = not _SENTENCE_END.search(line.raw.rstrip()) and words[0][0].islower()
    return full or runs_on


def _shown(group: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of a paragraph that show something; an underline makes the line above it a heading."""
    for line, after in zip(group, [*group[1:], None], strict=True):
        underlined = after is not None and not after.kept and _UNDERLINE.fullmatch(after.raw)
        if line.kept:
            yield _Line(line.raw, line.kept, BlockKind.HEADING) if underlined else line


def _kinds(groups: Sequence[Sequence[_Line]]) -> Iterator[BlockKind]:
    """What each paragraph is: a short line of its own above prose is a heading, as is a line all in bold."""
    for group, after in zip(groups, [*groups[1:], None][: len(groups)], strict=True):
        kind = group[0].kind
        if kind is BlockKind.PARAGRAPH and len(group) == 1 and after is not None and _looks_like_heading(group[0]):
            kind = BlockKind.HEADING
        yield kind


def _looks_like_heading(line: _Line) -> bool:
    raw = line.raw.strip()
    if _BOLD_LINE.fullmatch(line.raw):
        return len(raw.split()) <= _LONGEST_HEADING_WORDS
    starts_like_one = raw[0].isupper() or raw[0].isdigit() or raw[0] in "\"'“‘«"
    short = len(raw) <= _LONGEST_HEADING and len(raw.split()) <= _LONGEST_HEADING_WORDS
    return starts_like_one and short and not re.search(r"""[.!…:;,–—-]["'”’»)]*$""", raw)


_MARKDOWN_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"\*\*|__")


def without_markdown(words: str) -> str:
    """Words without markdown's link targets and emphasis.

    >>> without_markdown("**Ada** [wrote](https://example.org)")
    'Ada wrote'
    """
    return _EMPHASIS.sub("", _MARKDOWN_LINK.sub(r"\1", words))
