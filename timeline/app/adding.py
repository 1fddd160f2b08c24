"""Callbacks that add articles: one request an article, so that progress is true and stopping stops.

The page's script keeps the queue (``assets/work.js``): it asks for one source at a time, shows how far it is, and takes back
an article that arrives after the reader has stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import Dash, Input, Output, State, html, no_update

from timeline.app.add import Extract, Source, article_of, needs_day, placed, renewed, under
from timeline.app.desk import TRIES, ConflictError, Desk, Edit
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.typed import typed_range
from timeline.app.wording import counted
from timeline.errors import ArticleError, TimelineError
from timeline.records import Article, Event
from timeline.when import Day

MAX_FILES = 50
"""Most files taken in one go; a larger corpus is the command line's work."""


def register(app: Dash, desk: Desk, today: Callable[[], Day], extract: Extract) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("chosen-files", "children"),
        Input("files", "filename"),
        prevent_initial_call=True,
    )
    def files(names: Any) -> Any:
        return [html.Li(name) for name in names or []]

    @app.callback(
        Output("task-done", "data"),
        Output("revision", "data", allow_duplicate=True),
        Input("task", "data"),
        prevent_initial_call=True,
    )
    def work(task: Any) -> Any:
        if not isinstance(task, dict):
            return no_update, no_update
        number = task.get("number")
        try:
            if task.get("sample") is True:
                return _with_sample(desk, number)
            if isinstance(task.get("remove"), str):
                return {"number": number, "removed": True}, desk.remove(task["remove"]).revision
            source = Source(*(str(task.get(name) or "") for name in ("name", "data", "address", "text")))
            published = _day(task.get("published"), today())
            article = article_of(source, published)
            found = extract(article)
            name, revision = take_in(desk, article, found)
        except (TimelineError, ValueError) as error:
            asks = isinstance(error, ArticleError) and needs_day(error)
            return {"number": number, "error": desk.without_paths(str(error)), "asks": asks}, no_update
        said = f"“{article.title}”: {counted(len(found), 'event')}."
        return {"number": number, "article": name, "said": said}, revision

    hand_over(
        app,
        "read",
        Input("read-article", "n_clicks"),
        State("files", "contents"),
        State("files", "filename"),
        State("address", "value"),
        State("pasted", "value"),
        State("published", "value"),
        prevent_initial_call=True,
    )
    hand_over(app, "gave", Input("add", "opened"))
    hand_over(app, "worked", Input("task-done", "data"))
    hand_over(app, "stop", Input("stop-reading", "n_clicks"))


def take_in(desk: Desk, article: Article, found: tuple[Event, ...], tries: int = TRIES) -> tuple[str, str]:
    """Put an article and its events on the desk: its id there, and the revision then.

    While it was read others may have changed what it joins: then it is joined anew.
    """
    now = desk.held()
    mine = placed(article, now)
    try:
        after = desk.change(renewed(now.collection.events, mine, under(mine, found)), [mine])
    except ConflictError:
        if tries <= 1:
            raise
        return take_in(desk, article, found, tries - 1)
    return mine.id, after.revision


def _with_sample(desk: Desk, number: Any) -> tuple[dict[str, Any], str]:
    """Put the bundled sample on the desk."""
    from timeline.app.sample import sample

    bundled = sample()
    known = desk.held().events
    edits = [Edit(None, event) for event in bundled.events if event.id not in known]
    after = desk.change(edits, bundled.articles)
    said = f"The sample: {counted(len(edits), 'event')}."
    return {"number": number, "article": bundled.articles[0].id, "said": said}, after.revision


def _day(text: Any, today: Day) -> Any:
    """The day typed as that of publication; raises `TimelineError` when it is none or more than one."""
    if not isinstance(text, str) or not text.strip():
        return None
    first, last = typed_range(text, today, of_reader())
    if first != last:
        raise TimelineError(f"{text!r} is not one day; write the day of publication, as in '21 March 2023'")
    return first.to_date()
