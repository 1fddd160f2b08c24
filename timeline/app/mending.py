"""Callbacks that change: edit, add from words, delete, split, merge, check; undo and redo; and notice what others changed.

What was done is kept in the page (`timeline.app.parcel`), so undoing needs no memory of the server's, works whichever
process answers, and takes back one reader's own changes only. A change or its undoing is refused where somebody else
has changed the event since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from timeline.app.card import plain
from timeline.app.desk import Desk, Edit, Held
from timeline.app.forms import FIELDS
from timeline.app.mend import (
    Form,
    explained,
    filled,
    form_of,
    free_id,
    merge_edits,
    new_event,
    problems,
    selected,
    split_edits,
)
from timeline.app.parcel import pack, pack_edits, unpack, unpack_edits
from timeline.errors import TimelineError
from timeline.records import Event
from timeline.when import Day
from timeline.words import date_phrase

MOST_UNDONE = 50
"""Changes a page remembers: an afternoon's work, and no more than a request carries with ease."""


def register(app: Dash, desk: Desk, today: Callable[[], Day]) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("editing", "data"),
        Output({"field": ALL}, "value"),
        Output("edit-quote", "children"),
        Output("merge-with", "data"),
        Output("joints", "hidden"),
        Output("split", "disabled"),
        Output("check", "style"),
        Output("delete", "style"),
        Output("edit", "title"),
        Output("edit-error", "children"),
        Input("edit", "opened"),
        State("chosen", "data"),
        State("selection", "data"),
        prevent_initial_call=True,
    )
    def fill(opened: Any, event_id: Any, selection: Any) -> Any:
        if not opened:
            return (no_update, [no_update] * len(FIELDS), *(no_update,) * 8)
        now = desk.held()
        try:
            event, fresh = _to_edit(now, event_id, selection)
        except TimelineError as error:
            return (None, [no_update] * len(FIELDS), None, [], True, True, *(no_update,) * 3, str(error))
        form = form_of(event)
        values = [list(value) if isinstance(value := getattr(form, name), tuple) else value for name in FIELDS]
        others = [
            {"value": one.id, "label": f"{one.title} · {date_phrase(one.when)}"}
            for one in now.collection.events
            if one.id != event.id
        ]
        hidden = {"display": "none"} if fresh else {}
        return (
            {"event": pack(event), "fresh": fresh},
            values,
            [html.Blockquote(f"“{plain(proof.exact)}”") for proof in event.evidence[:3]],
            others,
            fresh,
            len(event.evidence) < 2,
            hidden | ({"display": "none"} if event.curated else {}),
            hidden,
            "New event" if fresh else "Edit event",
            None,
        )

    @app.callback(
        Output("when-says", "children"),
        Output("when-says", "className"),
        Output({"field": "title"}, "error"),
        Output("save", "disabled"),
        Input({"field": "when"}, "value"),
        Input({"field": "title"}, "value"),
        prevent_initial_call=True,
    )
    def check_fields(when: Any, title: Any) -> Any:
        wrong = problems(Form(title or "", when or "", "happened", "OTHER"), today())
        says = wrong.get("when") or explained(when or "", today())
        return says, "when-says error" if "when" in wrong else "when-says", wrong.get("title"), bool(wrong)

    @app.callback(
        Output("revision", "data", allow_duplicate=True),
        Output("done", "data", allow_duplicate=True),
        Output("edit", "opened"),
        Output("edit-error", "children", allow_duplicate=True),
        Output("said", "data", allow_duplicate=True),
        Input("save", "n_clicks"),
        Input("check", "n_clicks"),
        Input("delete", "n_clicks"),
        Input("merge", "n_clicks"),
        Input("split", "n_clicks"),
        State("editing", "data"),
        State({"field": ALL}, "value"),
        State("merge-with", "value"),
        State("done", "data"),
        prevent_initial_call=True,
    )
    def change(*given: Any) -> Any:
        editing, values, other, done = given[-4:]
        if not isinstance(editing, dict):
            return (no_update,) * 5
        try:
            now = desk.held()
            event = unpack(editing.get("event"))
            edits = _edits(str(ctx.triggered_id), event, bool(editing.get("fresh")), values, other, now, today())
            after = desk.change(edits)
        except (TimelineError, ValueError) as error:
            return no_update, no_update, no_update, desk.without_paths(str(error)), no_update
        chosen = next((edit.after.id for edit in edits if edit.after is not None), None)
        said = {"text": _SAID[str(ctx.triggered_id)] + ("" if desk.keeps else _FOR_NOW), "show": chosen}
        return after.revision, remembered(done, edits), False, None, said

    @app.callback(
        Output("revision", "data", allow_duplicate=True),
        Output("done", "data", allow_duplicate=True),
        Output("said", "data", allow_duplicate=True),
        Input("undo", "n_clicks"),
        Input("redo", "n_clicks"),
        State("done", "data"),
        prevent_initial_call=True,
    )
    def take_back(_undo: Any, _redo: Any, done: Any) -> Any:
        source, target = ("past", "future") if ctx.triggered_id == "undo" else ("future", "past")
        if not isinstance(done, dict) or not done.get(source):
            return (no_update,) * 3
        try:
            edits = unpack_edits(done[source][-1])
            # undone in reverse: the last step may stand on the ones before it
            back = [edit.undone() for edit in reversed(edits)]
            after = desk.change(back)
        except (TimelineError, ValueError) as error:
            return (
                no_update,
                no_update,
                {"text": f"Not {ctx.triggered_id}ne: {desk.without_paths(str(error))}"},
            )
        moved = {source: done[source][:-1], target: [*done.get(target, []), pack_edits(back)][-MOST_UNDONE:]}
        shown = next((edit.after.id for edit in back if edit.after is not None), None)
        return after.revision, moved, {"text": "Undone." if source == "past" else "Done again.", "show": shown}

    @app.callback(Output("undo", "disabled"), Output("redo", "disabled"), Input("done", "data"))
    def possible(done: Any) -> Any:
        done = done if isinstance(done, dict) else {}
        return not done.get("past"), not done.get("future")

    @app.callback(
        Output("revision", "data", allow_duplicate=True),
        Output("said", "data", allow_duplicate=True),
        Input("watch", "n_intervals"),
        State("revision", "data"),
        prevent_initial_call=True,
    )
    def watch(_ticks: Any, seen: Any) -> Any:
        now = desk.held().revision
        if seen is None or seen == now:
            return now if seen is None else no_update, no_update
        return now, {"text": "The records were changed elsewhere; this is how they are now."}


_SAID = {
    "save": "Saved.",
    "check": "Marked as checked.",
    "delete": "Deleted; Ctrl Z brings it back.",
    "merge": "Merged into one.",
    "split": "Split in two.",
}


_FOR_NOW = " Kept until this server stops: export the records (YAML) to keep them."
"""Told with every change of a dashboard without a records file: nobody should find out by losing an afternoon's work."""


def _to_edit(now: Held, event_id: Any, selection: Any) -> tuple[Event, bool]:
    """The event the form is about, and whether it is new: made of words somebody selected."""
    if isinstance(selection, dict) and selection.get("article") in now.articles:
        article = now.articles[selection["article"]]
        places = [place for name in ("paragraph", "first", "last") if isinstance(place := selection.get(name), int)]
        if len(places) == 3:
            return new_event(selected(article, *places), article), True
    if event_id in now.events:
        return now.events[event_id], False
    raise TimelineError("no event is chosen; choose one, or select words in the text to make one of them")


def _edits(
    deed: str, event: Event, fresh: bool, values: Sequence[Any], other: Any, now: Held, today: Day
) -> list[Edit]:
    """What a button of the form does."""
    match deed:
        case "delete":
            return [Edit(event, None)]
        case "check":
            return [Edit(event, replace(event, curated=True))]
        case "merge":
            if other not in now.events:
                raise TimelineError("no other event is chosen; choose the one to merge with")
            return merge_edits(event, now.events[other])
        case "split":
            return split_edits(event, now.events)
    form = read_form(values)
    after = filled(event, form, today)
    return [Edit(None, replace(after, id=free_id(after.title, now.events)))] if fresh else [Edit(event, after)]


def read_form(values: Sequence[Any]) -> Form:
    """The form of the components' values, in the order of `FIELDS`; raises ``ValueError`` for what no form sends."""
    if len(values) != len(FIELDS):
        raise ValueError("the form did not arrive whole; close it and open it again")
    title, when, status, kind, acts, upon, alike, source, why = values
    names = [tuple(name for name in listed or () if isinstance(name, str)) for listed in (acts, upon, alike)]
    texts = [value if isinstance(value, str) else "" for value in (title, when, status, kind, source, why)]
    return Form(texts[0], texts[1], texts[2], texts[3], names[0], names[1], names[2], texts[4], texts[5])


def remembered(done: Any, edits: Sequence[Edit]) -> dict[str, Any]:
    """What was done, one change longer; what was undone before is forgotten, as everywhere."""
    past = done.get("past", []) if isinstance(done, dict) else []
    return {"past": [*past, pack_edits(edits)][-MOST_UNDONE:], "future": []}
