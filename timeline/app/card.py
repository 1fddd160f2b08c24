"""The card of one event: what it is, when, how sure, who, in which words, and why this date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from timeline import edtf
from timeline.app.icons import icon_button, wild
from timeline.app.wording import BASIS_WORDS, STATUS_WORDS, TYPE_WORDS, about_actor, passage_words
from timeline.links import deep_link
from timeline.records import Actor, Article, Event, Evidence
from timeline.when import Day
from timeline.words import ENGLISH, Spelling, date_phrase


def event_card(
    event: Event, articles: Mapping[str, Article], *, editable: bool = False, spelling: Spelling = ENGLISH
) -> list[Any]:
    """The card's children. ``articles`` are those of the collection by id; a passage of one with its text is shown in place.
    Dates are written as ``spelling`` says.
    """
    return [
        html.Header(
            [
                html.Div(
                    [
                        html.Span(className=f"sign {event.status}", **wild({"aria-hidden": "true"})),
                        html.Span(STATUS_WORDS[event.status], className="status"),
                        html.Span(TYPE_WORDS[event.type], className="type"),
                        html.Span("checked", className="checked", title="a person has checked or edited this record")
                        if event.curated
                        else None,
                    ],
                    className="kinds",
                ),
                html.Div(list(_buttons(editable, event.curated)), className="card-buttons"),
            ],
            className="card-top",
        ),
        html.Div(
            [
                html.Div(
                    [
                        html.H2(event.title, id="card-title"),
                        html.P(_when(event, spelling), className="when"),
                        html.Ul([html.Li(_actor(actor)) for actor in event.actors], className="actors")
                        if event.actors
                        else None,
                        html.P(f"According to {event.source}", className="said-by") if event.source else None,
                    ],
                    className="card-what",
                ),
                html.Section([html.H3("Why this date"), _why(event, articles)], className="card-why"),
                html.Section(
                    [
                        html.H3("In the words" if len(event.evidence) < 2 else "In their words"),
                        *_quotes(event, articles, spelling),
                    ],
                    className="card-words",
                )
                if event.evidence
                else None,
            ],
            className="card-body",
        ),
    ]


def _buttons(editable: bool, curated: bool) -> Iterable[Any]:
    yield icon_button("previous", "Previous event", keys="k", **wild({"data-do": "previous"}))
    yield icon_button("next", "Next event", keys="j", **wild({"data-do": "next"}))
    yield icon_button("copy", "Copy a citation", keys="c", **wild({"data-do": "cite"}))
    if editable and not curated:
        yield icon_button("check", "Mark as checked", keys="m", **wild({"data-do": "checked"}))
    if editable:
        yield icon_button("edit", "Edit this event", keys="e", **wild({"data-do": "edit"}))
    yield icon_button("close", "Close", keys="Escape", **wild({"data-do": "close"}))


def _when(event: Event, spelling: Spelling) -> list[Any]:
    if event.when is None:
        return [html.Span("Not dated by the text", className="words")]
    return [
        html.Span(date_phrase(event.when, short=False, spelling=spelling), className="words"),
        html.Code(edtf.format(event.when), title="the same in EDTF (ISO 8601-2)"),
    ]


def _actor(actor: Actor) -> list[Any]:
    about = about_actor(actor)
    return [actor.name, html.Span(about, className="about")] if about else [actor.name]


def _why(event: Event, articles: Mapping[str, Article]) -> Any:
    steps: list[Any] = [
        html.Li([step.text, *(_step_link(step.evidence, articles) if step.evidence else ())]) for step in event.why
    ]
    if not steps:
        words = f"“{event.phrase}”, " if event.phrase else ""
        basis = BASIS_WORDS[event.basis] if event.basis else "no derivation is recorded"
        return html.P(f"{words}{basis}.".capitalize() if not words else f"{words}{basis}.")
    return html.Ol(steps) if len(steps) > 1 else html.P(steps[0].children)


def _step_link(proof: Evidence, articles: Mapping[str, Article]) -> Iterable[Any]:
    article = articles.get(proof.article)
    if article is not None and article.text and proof.start is not None:
        yield " "
        yield html.A(
            "show",
            href=f"?article={article.id}",
            className="goto",
            **wild(
                {
                    "data-goto": article.id,
                    "data-at": f"{proof.start}-{proof.end}",
                    "aria-label": f"show {passage_words(proof)} in the text",
                }
            ),
        )


def _quotes(event: Event, articles: Mapping[str, Article], spelling: Spelling) -> Iterable[Any]:
    """The passages, those of one article under its name."""
    for name in dict.fromkeys(proof.article for proof in event.evidence):
        article = articles.get(name)
        said = (
            ", ".join(filter(None, [article.publisher or article.title, _day(article, spelling)])) if article else name
        )
        yield html.Figure(
            [
                html.Figcaption(said),
                *(
                    html.Blockquote([passage_words(proof), html.Span(list(_ways(proof, article)), className="ways")])
                    for proof in event.evidence
                    if proof.article == name
                ),
            ]
        )


def _ways(proof: Evidence, article: Article | None) -> Iterable[Any]:
    """The links to a passage: in the text beside the timeline, and at the source."""
    if article is None:
        return
    if article.text and proof.start is not None:
        yield " "
        yield html.A(
            "show",
            href=f"?article={article.id}",
            className="goto",
            **wild(
                {
                    "data-goto": article.id,
                    "data-at": f"{proof.start}-{proof.end}",
                    "aria-label": f"show {passage_words(proof)} in the text",
                }
            ),
        )
    if link := deep_link(article, proof):
        yield " "
        yield html.A(
            "source",
            href=link,
            target="_blank",
            rel="noopener noreferrer",
            className="out",
            **wild({"aria-label": f"open {passage_words(proof)} at the source"}),
        )


def _day(article: Article, spelling: Spelling) -> str | None:
    return spelling.day(Day.from_date(article.published), short=False) if article.published else None


def _iso(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None


def citation(event: Event, articles: Mapping[str, Article]) -> str:
    """One line that cites an event: title, date, words, source and address.

    Without evidence it is the title and the date.
    """
    date = date_phrase(event.when, short=False) if event.when else "no date"
    parts = [f"{event.title} ({date})."]
    for proof in event.evidence[:1]:
        article = articles.get(proof.article)
        parts.append(passage_words(proof))
        if article is not None:
            source = ", ".join(filter(None, [article.publisher, f"“{article.title}”", _iso(article)]))
            parts.append(f"— {source}.")
            if link := deep_link(article, proof):
                parts.append(link)
    return " ".join(parts)


def empty_card(count: int) -> Sequence[Any]:
    """What stands in the card's place while nothing is chosen."""
    return [dmc.Text("Choose a mark or a marked passage." if count else "No events yet.", className="hint")]
