"""An article cut into the pieces a page shows: paragraphs, the passages in them that date events, and dimmed furniture.

Values only: `timeline.app.reader` makes components of them. Nothing here is ever markup; a piece is a stretch of the
article's own characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from timeline.reading import Block, BlockKind, Reading, read, without_markdown
from timeline.records import Article, Event, FurnitureKind

Kind = Literal["heading", "paragraph", "quote", "list item", "furniture"]

_KINDS: Mapping[BlockKind, Kind] = {
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.QUOTE: "quote",
    BlockKind.LIST_ITEM: "list item",
}

_UNSEEN = {FurnitureKind.MARKUP, FurnitureKind.LINK_TARGET, FurnitureKind.TITLE}
"""Left out of the page: signs for machines, and the title, which stands in the article's own heading."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an event is said: ``[start, end)`` of the article's text. ``dates`` tells the passage that dates it from the others."""

    start: int
    end: int
    event: str
    dates: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that belong to the same events; ``start`` is where they stand in the article.

    ``events`` come innermost first: the one a click should mean. ``phrase`` marks the words that say when.
    """

    text: str
    start: int
    events: tuple[str, ...] = ()
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: Kind
    pieces: tuple[Piece, ...]
    start: int
    furniture: FurnitureKind | None = None


def passages(article: Article, events: Iterable[Event]) -> tuple[Passage, ...]:
    """The passages of one article, by where they start; evidence without offsets is looked up by its quotation.

    A quotation that stands nowhere in the text, or in several places without words round it that tell them apart, gives none.
    """
    out = []
    for event in events:
        for number, proof in enumerate(event.evidence):
            if proof.article != article.id:
                continue
            span = (proof.start, proof.end) if proof.start is not None and proof.end is not None else None
            if span is None or article.text[slice(*span)] != proof.exact:
                span = _found(article.text, proof.exact, proof.prefix, proof.suffix)
            if span is not None:
                out.append(Passage(*span, event.id, number == 0))
    return tuple(sorted(out, key=lambda passage: (passage.start, -passage.end)))


def _found(text: str, exact: str, prefix: str, suffix: str) -> tuple[int, int] | None:
    for words in (prefix + exact + suffix, exact):
        at = text.find(words)
        if words and at >= 0 and text.find(words, at + 1) < 0:
            start = at + (len(prefix) if words != exact else 0)
            return start, start + len(exact)
    return None


def paragraphs(article: Article, events: Sequence[Event]) -> tuple[Paragraph, ...]:
    """The article as a page shows it, in the order of its text.

    >>> article = Article(id="a", text="By Ada\\n\\nThey met on Friday.", title="", published=None)
    >>> [piece.text for paragraph in paragraphs(article, ()) for piece in paragraph.pieces]
    ['By Ada', 'They met on Friday.']
    """
    reading = read(article)
    spans = _placed(reading, ((passage.start, passage.end, passage) for passage in passages(article, events)))
    phrases = _placed(reading, ((start, end, None) for start, end in _phrases(article, events)))
    out = [
        Paragraph(
            _KINDS[block.kind],
            tuple(_pieces(reading, block, _within(spans, block), _within(phrases, block))),
            reading.to_article(block.start, block.end)[0],
        )
        for block in reading.blocks
    ]
    out += _furniture(article)
    return tuple(sorted(out, key=lambda paragraph: paragraph.start))


def _furniture(article: Article) -> Iterator[Paragraph]:
    for piece in article.furniture:
        words = without_markdown(article.text[piece.start : piece.end]).strip()
        if piece.kind not in _UNSEEN and words:
            yield Paragraph("furniture", (Piece(words, piece.start),), piece.start, piece.kind)


def _phrases(article: Article, events: Iterable[Event]) -> Iterator[tuple[int, int]]:
    """Where the words stand that say when: inside the passage that dates the event."""
    for event in events:
        for proof in event.evidence[:1]:
            if event.phrase and proof.article == article.id and proof.start is not None and proof.end is not None:
                at = article.text.find(event.phrase, proof.start, proof.end)
                if at >= 0:
                    yield at, at + len(event.phrase)


Placed = tuple[int, int, Passage | None]
"""A stretch of the reading, and the passage it shows (None: a time phrase)."""


def _placed(reading: Reading, spans: Iterable[tuple[int, int, Passage | None]]) -> list[Placed]:
    """Spans of the article as spans of its reading, by where they start; what the reading leaves out is left out."""
    found = ((reading.from_article(start, end), passage) for start, end, passage in spans)
    return sorted(((*span, passage) for span, passage in found if span), key=lambda placed: placed[:2])


def _within(spans: Sequence[Placed], block: Block) -> list[Placed]:
    """The spans that touch a block, cut to it. Spans are short: those that start before a block and reach it are near it."""
    last = bisect_left(spans, block.end, key=lambda placed: placed[0])
    out = []
    for start, end, passage in reversed(spans[:last]):
        if end > block.start:
            out.append((max(start, block.start), min(end, block.end), passage))
        elif start < block.start - _REACH:
            break
    return out[::-1]


_REACH = 5000
"""Code points a passage may reach over: longer than any sentence, so that looking back for it ends soon."""


def _pieces(reading: Reading, block: Block, here: Sequence[Placed], words: Sequence[Placed]) -> Iterator[Piece]:
    """One block cut wherever a passage or a time phrase starts or ends."""
    cuts = sorted({block.start, block.end, *(at for low, high, _ in (*here, *words) for at in (low, high))})
    for low, high in pairwise(cuts):
        inside = sorted(
            (b - a, not passage.dates, passage.event) for a, b, passage in here if passage and a <= low and high <= b
        )
        yield Piece(
            reading.text[low:high],
            reading.to_article(low, high)[0],
            tuple(dict.fromkeys(event for _, _, event in inside)),
            any(a <= low and high <= b for a, b, _ in words),
        )
