"""Callbacks that show: the timeline, the article, the card. Each parses its inputs, calls the core once, and returns components."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html, no_update

from timeline.app.card import citation, event_card
from timeline.app.cast import Cast
from timeline.app.choose import article_name, chips, why_none
from timeline.app.desk import Desk, Held
from timeline.app.drawing import read_stage
from timeline.app.icons import icon, wild
from timeline.app.look import Look, read_look
from timeline.app.markup import trees
from timeline.app.painter import Painter
from timeline.app.reader import article_page
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.wording import counted

MOST_QUESTIONS = 20
"""Questions taken at once: those a reader can have raised while the answer to the first was on its way."""

MOST_ASKED = 300
"""Events told of for one question: a long article's passages."""


def register(app: Dash, desk: Desk, painter: Painter) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("plan", "data"),
        Input("look", "data"),
        Input("stage-size", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def draw(look_data: Any, stage_data: Any, _revision: Any) -> Any:
        if look_data is None or stage_data is None:
            return no_update
        look, stage = read_look(look_data), read_stage(stage_data)
        now = desk.held()
        planned, cast = painter.plan(now, look, stage), painter.cast(now, look, stage)
        planned = {**planned, "said": _said(now, len(cast.index), look, desk.editable)}
        if not isinstance(look_data, dict) or look_data.get("have") != cast.key:
            planned["cast"] = cast.data  # the page has it while it only moves through time
        return planned

    @app.callback(
        Output("told", "data"),
        Input("wanted", "data"),
        State("look", "data"),
        State("stage-size", "data"),
        prevent_initial_call=True,
    )
    def tell(wanted: Any, look_data: Any, stage_data: Any) -> Any:
        if not isinstance(wanted, list):
            return no_update
        cast = painter.cast(desk.held(), read_look(look_data), read_stage(stage_data))
        return {"castKey": cast.key, **answers(cast, wanted[:MOST_QUESTIONS])}

    @app.callback(
        Output("article-tree", "data"),
        Output("article-tabs", "children"),
        Input("article-id", "data"),
        Input("revision", "data"),
    )
    def read(article_id: Any, _revision: Any) -> Any:
        now = desk.held()
        articles = now.collection.articles
        if not articles:
            return trees(html.Div(_no_article(desk.editable), className="article note")), None
        article = now.articles.get(article_id) or next((one for one in articles if one.text), articles[0])
        return trees(article_page(article, now.facets.told_by(article.id), of_reader())), _tabs(now, article.id)

    @app.callback(
        Output("card-tree", "data"),
        Input("chosen", "data"),
        Input("revision", "data"),
        prevent_initial_call=True,
    )
    def card(event_id: Any, _revision: Any) -> Any:
        now = desk.held()
        event = now.events.get(event_id) if isinstance(event_id, str) else None
        if event is None:
            return None
        quoted = html.Span(citation(event, now.articles), id="citation", hidden=True)
        return trees([event_card(event, now.articles, editable=desk.editable, spelling=of_reader()), quoted])

    _clientside(app)


def answers(cast: Cast, questions: Sequence[Any]) -> dict[str, Any]:
    """What the page asks of events it was not told of: of some by ``ids``, or of the one ``by`` a step ``from`` another."""
    events: dict[str, Any] = {}
    out = []
    for question in questions:
        if not isinstance(question, Mapping):
            continue
        ids, step = question.get("ids"), None
        if question.get("by") in (1, -1):
            step = cast.beside(question.get("from"), question["by"])
            ids = [step]
        for one in ids[:MOST_ASKED] if isinstance(ids, list) else ():
            if isinstance(one, str) and (about := cast.about(one)) is not None:
                events[one] = about
        out.append({"number": question.get("number"), "step": step})
    return {"events": events, "answers": out}


def _said(now: Held, shown: int, look: Look, editable: bool) -> dict[str, Any]:
    """What the page says of a look beside the picture: how many events, which filters are on, why there is nothing."""
    return {
        "summary": _summary(now, shown, look),
        "chips": trees(list(_chips(look, now))),
        "nothing": [] if shown else trees(_nothing(now, look, editable)),
        "filters": look.filters,
    }


def _summary(now: Held, shown: int, look: Look) -> str:
    total = len(now.collection.events)
    events = counted(total, "event") if shown == total else f"{shown:,} of {counted(total, 'event')}"
    return f"{events} · {counted(len(now.collection.articles), 'article')}"


def _chips(look: Look, now: Held) -> Any:
    import json

    on = chips(look, now.facets, now.articles, of_reader())
    for name, value, words in on:
        yield html.Button(
            [words, icon("close")],
            type="button",
            className="chip",
            **wild({"data-drop": json.dumps([name, value]), "aria-label": f"Take off the filter {words}"}),
        )
    if on:
        yield html.Button("Clear all", type="button", className="plain", **wild({"data-do": "clear"}))


def _nothing(now: Held, look: Look, editable: bool) -> Any:
    reason = why_none(now.facets, look)
    if not reason:
        return None
    if now.collection.events:
        return [html.P(reason), _button("Clear all filters", "clear")]
    if not editable:
        return [html.P(reason)]
    return [
        html.P("Nothing here yet. Add an article: every happening it dates is put on the timeline, tied to its words."),
        html.Div(
            [
                _button("Add an article", "add", "button primary"),
                _button("Look at the sample", "sample"),
            ],
            className="form-buttons",
        ),
    ]


def _button(words: str, deed: str, look: str = "button") -> html.Button:
    return html.Button(words, type="button", className=look, **wild({"data-do": deed}))


def _no_article(editable: bool) -> Any:
    return html.P("No article yet. Its text will stand here." if editable else "No article yet.")


def _tabs(now: Held, current: str) -> Any:
    articles = now.collection.articles
    if len(articles) < 2:
        return None
    return dmc.Select(
        id="article-choice",
        data=[{"value": article.id, "label": article_name(article)} for article in articles],
        value=current,
        allowDeselect=False,
        comboboxProps={"withinPortal": False},  # within the article's landmark
        searchable=len(articles) > 8,
        size="sm",
        **wild({"aria-label": "Article"}),
    )


def _clientside(app: Dash) -> None:
    """What the page's own script does with what arrives; see ``assets/keys.js``. None of it answers, it acts on the page."""
    for name, *triggers in (
        ("start", Input("begin", "data")),
        ("placed", Input("plan", "data")),
        ("arrived", Input("article-tree", "data")),
        ("carded", Input("card-tree", "data")),
        ("told", Input("told", "data")),
        ("said", Input("said", "data")),
        ("article", Input("article-choice", "value")),
    ):
        hand_over(app, name, *triggers)
    for control in ("lanes", "scale", "view", "search"):
        # what a control shows before it knows the address is no wish of the reader's
        hand_over(app, control, Input(control, "value"), prevent_initial_call=True)
