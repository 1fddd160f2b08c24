"""From an article to its events: every happening that the text dates, directly or through another one, as an honest
record.

The passes, each a module: `sentences` cuts the prose and picks what may matter, `model` parses it, `attach` and
`further` find what each time expression dates, `relations` what is ordered by words, `status` whether it took place, `titles`
(with `actors`) what an editor would call it, `happenings` groups mentions, `dating` has `order` solve their days, `why`
tells how. Without a language model `plain` stands in for the parser; the records look the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.extract.actors import Cast, cast_of
from timeline.extract.claims import told_on, voice
from timeline.extract.compose import compose
from timeline.extract.dating import order
from timeline.extract.happenings import group
from timeline.extract.mention import Bond, Mention, Page
from timeline.extract.mentions import read_tree
from timeline.extract.model import NO_MODEL, Parse, default_parser
from timeline.extract.plain import read_plain
from timeline.extract.reference import Leading
from timeline.extract.sentences import Span, split, worth_parsing
from timeline.extract.why import explain
from timeline.reading import BlockKind, Reading, read
from timeline.records import Article, Event, Status, Timex
from timeline.timex import tag
from timeline.when import Day

__all__ = ["Extraction", "explain", "extract", "extract_with_notices"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Events in the order of the text, and notices: sentences a user should see (no model, contradictions, an
    article without a date)."""

    events: tuple[Event, ...]
    notices: tuple[str, ...] = ()


def _installed() -> Parse | None:
    return default_parser()


DEFAULT_MODEL = _installed


def extract(article: Article, *, model: Parse | object | None = DEFAULT_MODEL) -> tuple[Event, ...]:
    """The dated happenings of an article, in the order the text tells them.

    ``model`` turns sentences into trees; the default is the installed spaCy model, None reads by rule. An article
    without text or without a publication date has no events: nothing could be counted from. Raises nothing for any
    text."""
    return extract_with_notices(article, model=model).events


def extract_with_notices(article: Article, *, model: Parse | object | None = DEFAULT_MODEL) -> Extraction:
    """As `extract`, with what a user should be told."""
    if article.published is None:
        return Extraction(
            (), (f"article {article.id!r} has no publication date, so nothing can be dated; give one with --published",)
        )
    parse: Parse | None = default_parser() if model is DEFAULT_MODEL else model  # type: ignore[assignment]
    notices = () if parse is not None else (NO_MODEL,)
    reading = read(article)
    timexes = tag(reading.text, article.published)
    mentions, bonds, cast = read_mentions(reading, timexes, article.published, parse)
    published = Day.from_date(article.published)
    happenings = group(mentions, bonds, published)
    order(happenings, bonds, published)
    events, told = compose(article, reading, happenings, cast, published)
    return Extraction(events, (*notices, *told))


def read_mentions(
    reading: Reading, timexes: Sequence[Timex], published: date, parse: Parse | None
) -> tuple[list[Mention], list[Bond], Cast]:
    """All mentions and bonds of a reading, and its cast of names."""
    spans = split(reading)
    cast = cast_of(reading.text)
    chosen = [s for s in worth_parsing(spans, timexes, reading.text) if s.kind is not BlockKind.HEADING]
    page = Page(
        reading.text,
        cast,
        Day.from_date(published),
        {s.index: (s.paragraph, reading.blocks[s.paragraph].start) for s in spans},
        timexes,
    )
    mentions: list[Mention] = []
    bonds: list[Bond] = []
    if parse is None:
        for span in chosen:
            mentions += read_plain(span, _inside(timexes, span), page)
        return mentions, bonds, cast
    earlier: Leading | None = None
    last: Span | None = None
    speaking = ""
    for span, tree in zip(chosen, parse(reading.text, chosen), strict=True):
        follows = last is not None and last.paragraph == span.paragraph and last.index + 1 == span.index
        found, tied, earlier = read_tree(tree, _inside(timexes, span), page, earlier if follows else None, mentions)
        speaking = speaking if follows else ""
        told = told_on(tree) if speaking else None
        mentions += [_said(m, speaking) if told is not None and m.key == (span.index, told.i) else m for m in found]
        speaking = speaking if told is not None else voice(tree)
        bonds += tied
        last = span
    return mentions, bonds, cast


def _said(mention: Mention, speaker: str) -> Mention:
    """A mention that is still the word of who spoke before."""
    if mention.verdict.status is not Status.HAPPENED:
        return mention
    return replace(mention, verdict=replace(mention.verdict, status=Status.CLAIMED, cue="had", source=speaker))


def _inside(timexes: Sequence[Timex], span: Span) -> list[Timex]:
    return [t for t in timexes if span.start <= t.start < span.end]
