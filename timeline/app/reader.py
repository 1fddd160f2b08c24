"""The article as a page: well-set text in which every dated passage leads to its event.

Components are made from values, each stretch of text a React child: whatever an article holds, it can only ever be text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html

from timeline.app.icons import wild
from timeline.app.prose import Paragraph, Piece, paragraphs
from timeline.app.wording import counted
from timeline.links import deep_link
from timeline.records import Article, Event
from timeline.when import Day
from timeline.words import ENGLISH, Spelling

_TAGS: Mapping[str, Any] = {"heading": html.H3, "quote": html.Blockquote, "paragraph": html.P, "furniture": html.P}


def article_page(article: Article, events: Sequence[Event], spelling: Spelling = ENGLISH) -> html.Article:
    """One article with its passages; one whose text is not here shows its quotations, each leading to the source."""
    mine = [event for event in events if any(proof.article == article.id for proof in event.evidence)]
    body = _text(article, mine) if article.text else _quotations(article, mine)
    return html.Article(
        [_heading(article, len(mine), spelling), *body],
        className="article" if article.text else "article without-text",
        lang=article.language,
        **wild({"data-article": article.id, "aria-labelledby": "article-title"}),
    )


def _heading(article: Article, count: int, spelling: Spelling) -> html.Header:
    facts: list[Any] = []
    if article.publisher:
        facts.append(html.Span(article.publisher, className="publisher"))
    if article.published:
        facts.append(html.Time(_in_full(article.published, spelling), dateTime=article.published.isoformat()))
    facts.append(html.Span(counted(count, "event")))
    if article.url:
        facts.append(html.A("Source", href=article.url, target="_blank", rel="noopener noreferrer", className="out"))
    return html.Header(
        [html.H2(article.title, id="article-title"), html.P(facts, className="facts")],
        className="article-head",
    )


def _in_full(day: date, spelling: Spelling) -> str:
    return spelling.day(Day.from_date(day), short=False, weekday=True)


def _text(article: Article, events: Sequence[Event]) -> list[Any]:
    by_id = {event.id: event for event in events}
    seen: set[str] = set()
    out: list[Any] = []
    items: list[Any] = []
    for paragraph in paragraphs(article, events):
        children = _children(paragraph, by_id, seen)
        if paragraph.kind == "list item":
            items.append(html.Li(children, **wild({"data-start": str(paragraph.start)})))
            continue
        if items:
            out.append(html.Ul(items))
            items = []
        name = f"furniture {paragraph.furniture}".replace("link target", "") if paragraph.furniture else None
        out.append(_TAGS[paragraph.kind](children, className=name, **wild({"data-start": str(paragraph.start)})))
    return [*out, html.Ul(items)] if items else out


def _children(paragraph: Paragraph, by_id: Mapping[str, Event], seen: set[str]) -> list[Any]:
    """The pieces, neighbours of the same events joined in one link; a link is reached by Tab once an event."""
    out: list[Any] = []
    run: list[Piece] = []

    def close() -> None:
        if run:
            out.append(_link(run, by_id, seen))
            run.clear()

    for piece in paragraph.pieces:
        if run and run[0].events != piece.events:
            close()
        if piece.events:
            run.append(piece)
        else:
            out.append(piece.text)
    close()
    return out


def _link(run: Sequence[Piece], by_id: Mapping[str, Event], seen: set[str]) -> html.A:
    ids = run[0].events
    event = by_id[ids[0]]
    first = not seen.issuperset(ids)
    seen.update(ids)
    return html.A(
        [html.Span(piece.text, className="phrase") if piece.phrase else piece.text for piece in run],
        href=f"?event={event.id}",
        className=f"passage {event.status}",
        # a passage cut in two by another is one stop on the keyboard's way, not two
        tabIndex=0 if first else -1,
        **wild({"data-events": " ".join(ids), "data-start": str(run[0].start)}),
    )


MOST_QUOTED = 200
"""Quotations shown of an article that is not here; the events of more are reached from the timeline and the list."""


def _quotations(article: Article, events: Sequence[Event]) -> list[Any]:
    rows: list[Any] = []
    for event in events[:MOST_QUOTED]:
        for proof in event.evidence:
            if proof.article != article.id:
                continue
            link = deep_link(article, proof)
            rows.append(
                html.Li(
                    [
                        html.A(
                            f"“{proof.exact}”",
                            href=f"?event={event.id}",
                            className=f"passage {event.status}",
                            **wild({"data-events": event.id}),
                        ),
                        " ",
                        html.A(
                            "at the source", href=link, target="_blank", rel="noopener noreferrer", className="out small",
                            **wild({"aria-label": f"{event.title}: read this passage at the source"}),
                        ) if link else None,
                    ]
                )
            )  # fmt: skip
    note = html.P(
        "The text of this article is not kept here: these are the words that date its events."
        if rows
        else "The text of this article is not kept here, and no event quotes it.",
        className="note",
    )
    more = len(events) - MOST_QUOTED
    rest = html.P(f"… and {counted(more, 'more event', 'more events')}.", className="note") if more > 0 else None
    return [note, html.Ol(rows, className="quotations"), rest] if rows else [note]
