"""Callbacks that give away: what one sees as a picture, a page or a table. (The view itself is the page's address.)"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from flask import Response, request

from timeline.app.choose import chosen
from timeline.app.desk import Desk, Held
from timeline.app.drawing import Stage, published_days, read_stage, view_of
from timeline.app.icons import icon_button, wild
from timeline.app.look import Look, read_look
from timeline.errors import TimelineError
from timeline.export import FORMATS, draw
from timeline.records import Collection, slug
from timeline.scene.marks import View
from timeline.when import Day

PICTURE_WIDTH_PX = 1600.0
"""Width of an exported picture: that of the timeline alone on a wide screen, whatever room the reader's own leaves it."""

PAPER_WIDTH_PX = 718.0
"""Width of a printed page's picture: A4 between margins of 10 mm, at the 96 px an inch of style sheets; US Letter is a little wider."""

_WORDS = {
    "png": ("PNG picture", "for slides and posts"),
    "svg": ("SVG picture", "sharp at any size"),
    "pdf": ("PDF", "for print"),
    "html": ("Web page", "alive, in one file"),
    "csv": ("CSV table", "for spreadsheets"),
    "yaml": ("Records (YAML)", "to edit and keep"),
}


def export_menu() -> html.Div:
    """The button and the menu of formats it opens (``assets/keys.js`` opens it and moves in it)."""
    items = [
        html.Button(
            [html.Span(words), html.Span(use, className="aside")],
            id={"export": name},
            type="button",
            role="menuitem",
            tabIndex=-1,
            n_clicks=0,
            className="menu-item",
        )
        for name, (words, use) in _WORDS.items()
        if name in FORMATS
    ]
    button = icon_button(
        "export",
        "Export what you see",
        id="export",
        keys="x",
        **wild({"data-do": "export", "aria-haspopup": "menu", "aria-expanded": "false"}),
    )
    menu = html.Div(
        items,
        id="export-menu",
        className="menu",
        role="menu",
        hidden=True,
        **wild({"aria-label": "Export what you see, as"}),
    )
    return html.Div([button, menu], className="menu-place")


def export_tools() -> list[Any]:
    return [export_menu(), dcc.Download(id="download"), dcc.Store(id="said")]


def register(app: Dash, desk: Desk, today: Callable[[], Day], heading: str) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("download", "data"),
        Output("said", "data"),
        Input({"export": ALL}, "n_clicks"),
        State("look", "data"),
        State("stage-size", "data"),
        prevent_initial_call=True,
    )
    def export(_clicks: Any, look_data: Any, stage_data: Any) -> Any:
        name = (ctx.triggered_id or {}).get("export")
        if name not in FORMATS or not any(_clicks):
            return no_update, no_update
        now = desk.held()
        try:
            stage = replace(read_stage(stage_data), width=PICTURE_WIDTH_PX)
            data, notice = exported(now, read_look(look_data), stage, today(), name, heading)
        except TimelineError as error:
            return no_update, {"text": str(error)}
        file = file_name(now, heading, name)
        return _download(data, file), {"text": f"{file} is ready.{f' {notice}' if notice else ''}"}

    @app.server.get("/paper.svg")  # type: ignore[untyped-decorator, unused-ignore]  # flask is typed, Dash's hold of it is not
    def paper() -> Response:
        """What the page's script puts in the stage's place before printing: the same view, laid out for paper."""
        now, look = desk.held(), read_look(request.query_string.decode("utf-8", "replace"))
        try:
            data, _ = exported(now, look, Stage(PAPER_WIDTH_PX, "print"), today(), "svg", heading)
        except TimelineError as error:
            return Response(str(error), 422, mimetype="text/plain")
        return Response(data, mimetype="image/svg+xml", headers={"Cache-Control": "no-store"})


def _download(data: bytes, name: str) -> dict[str, Any]:
    """What `dcc.Download` takes: the file in base64."""
    return {
        "content": base64.b64encode(data).decode(),
        "filename": name,
        "type": "application/octet-stream",
        "base64": True,
    }


def exported(now: Held, look: Look, stage: Stage, today: Day, name: str, heading: str) -> tuple[bytes, str]:
    """The file of a look in a format, as wide as the stage and in its theme, and a notice where characters could not be drawn.

    Raises `DrawError`, `StoreError`.
    """
    events = chosen(now.facets, look)
    used = {proof.article for event in events for proof in event.evidence}
    articles = tuple(article for article in now.collection.articles if article.id in used)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        data = draw(
            Collection(articles, events),
            name,
            view=picture_view(now, look, today, heading, stage.width),
            theme=stage.theme,
        )
    return data, "; ".join(dict.fromkeys(str(warning.message) for warning in caught if "font" in str(warning.message)))


def picture_view(now: Held, look: Look, today: Day, heading: str, width_px: float = PICTURE_WIDTH_PX) -> View:
    """The view of an exported picture: as on the screen, with a title and where it comes from."""
    events = chosen(now.facets, look)
    published = published_days(events, now.articles)
    used = dict.fromkeys(proof.article for event in events for proof in event.evidence)
    articles = [now.articles[article] for article in used if article in now.articles]
    names = list(dict.fromkeys(article.publisher or article.title for article in articles))
    view = view_of(look, Stage(width=width_px), published, None if published else today)
    return replace(
        view,
        title=articles[0].title if len(articles) == 1 else heading,
        credit=f"Source: {', '.join(names[:3])}{' and others' if len(names) > 3 else ''}" if names else "",
    )


def file_name(now: Held, heading: str, name: str) -> str:
    """A name for the file: the one article's title, else the collection's."""
    articles = now.collection.articles
    return slug(articles[0].title if len(articles) == 1 else heading) + FORMATS[name].suffix
