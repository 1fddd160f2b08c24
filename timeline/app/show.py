"""Callbacks that show: the timeline, the article, the card. Each parses its inputs, calls the core once, and returns components."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update

from timeline.app.card import citation, event_card
from timeline.app.cast import Cast, cast_of
from timeline.app.choose import article_name, chips, chosen, why_none
from timeline.app.desk import Desk, Held
from timeline.app.drawing import Stage, last_published, parted, plan, published_days, read_stage, view_of
from timeline.app.icons import icon, wild
from timeline.app.look import FILTERS, Look, read_look
from timeline.app.markup import trees
from timeline.app.reader import article_page
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.wording import counted
from timeline.paint.inline import to_inline
from timeline.paint.theme import theme_named
from timeline.scene import Index, lay_out
from timeline.scene.marks import Scene
from timeline.when import Day

Today = Callable[[], Day]

MANY = 20_000
"""Events from which passages are not gone through for their publication days."""

KEPT_INDEXES = 16
"""Choices of events remembered a process; an index of a million takes some hundred MB, one of hundreds nothing."""

KEPT_LAYOUTS = 64
"""Layouts remembered a process: readers of one collection mostly ask for the same ones (the whole, at common sizes)."""


def register(app: Dash, desk: Desk, today: Today) -> None:
    """Add the callbacks to an app."""
    painted = painter(desk)

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
        planned, cast = painted(now, replace(look, event=None, article=None), stage, today())
        planned = {**planned, "castKey": cast.key, "said": _said(now, len(cast.index), look, desk.editable)}
        if not isinstance(look_data, dict) or look_data.get("have") != cast.key:
            planned["cast"] = cast.data  # the page has it while it only moves through time
        return planned

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
        return trees(article_page(article, now.collection.events, of_reader())), _tabs(now, article.id)

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


def painter(desk: Desk) -> Callable[[Held, Look, Stage, Day], tuple[dict[str, Any], Cast]]:
    """The plan, with the painted scene in it, and the cast of a look on a stage, remembered by the revision they were made from."""

    @lru_cache(maxsize=KEPT_INDEXES)
    def indexed(revision: str, filters: Look) -> Index:
        return Index(chosen(desk.held().collection.events, filters))

    @lru_cache(maxsize=KEPT_LAYOUTS)
    def cast(revision: str, look: Look, stage: Stage, today: Day) -> Cast:
        now = desk.held()
        index = indexed(revision, only_filters(look))
        return cast_of(index, laid_out(index, now, look, stage, today), now.articles, theme_named(stage.theme))

    @lru_cache(maxsize=KEPT_LAYOUTS)
    def painted(revision: str, look: Look, stage: Stage, today: Day) -> tuple[dict[str, Any], Cast]:
        now = desk.held()
        index = indexed(revision, only_filters(look))
        all_time = cast(revision, replace(look, domain=None), replace(stage, phone=False), today)
        scene = laid_out(index, now, look, stage, today)
        theme = theme_named(stage.theme)
        upper, foot = parted(scene)
        day = (published_of(index, now) or (today,))[-1]
        pictures = {"figure": to_inline(upper, theme), "axis": to_inline(foot, theme, prefix="foot-") if foot else None}
        return plan(scene, all_time, day) | pictures | {"height": upper.height_px}, all_time

    return lambda now, look, stage, today: painted(now.revision, replace(look, pane="timeline"), stage, today)


def only_filters(look: Look) -> Look:
    """The look with nothing but its filters: what decides which events there are."""
    return Look(**{name: getattr(look, name) for name in FILTERS})


def published_of(index: Index, now: Held) -> tuple[Day, ...]:
    """The publication days behind the events shown."""
    # with many events, going through their passages costs more than it tells: all the articles' days then
    return published_days(index.events if len(index) <= MANY else (), now.articles) or (
        last_published(now.articles) if len(index) > MANY else ()
    )


def laid_out(index: Index, now: Held, look: Look, stage: Stage, today: Day) -> Scene:
    """The scene a look asks for on a stage."""
    published = published_of(index, now)
    # the publication divides what was from what is to come; the reader's own day only where nothing is published
    view = view_of(look, stage, published, None if published else today)
    names = {article.id: article.publisher or article.title for article in now.collection.articles}
    return lay_out(index, view, sources=names)


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

    on = chips(look, now.collection.events, now.articles, of_reader())
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
    reason = why_none(now.collection.events, look)
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
        ("said", Input("said", "data")),
        ("article", Input("article-choice", "value")),
    ):
        hand_over(app, name, *triggers)
    for control in ("lanes", "scale", "view", "search"):
        # what a control shows before it knows the address is no wish of the reader's
        hand_over(app, control, Input(control, "value"), prevent_initial_call=True)
