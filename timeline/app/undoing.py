"""Callbacks that take back and do again, and notice what others changed.

What was done is kept in the page (`timeline.app.parcel`), so undoing needs no memory of the server's, works whichever
process answers, and takes back one reader's own changes only. An undoing is refused where somebody else has changed the
event since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import Dash, Input, Output, State, ctx, no_update

from timeline.app.desk import Desk, Edit
from timeline.app.parcel import pack, pack_edits, unpack_edits
from timeline.errors import TimelineError

MOST_UNDONE = 50
"""Changes a page remembers: an afternoon's work, and no more than a request carries with ease."""

_MEANWHILE = "Somebody changed this event meanwhile. Go on: when you save, both versions stand side by side."


def register(app: Dash, desk: Desk) -> None:
    """Add the callbacks to an app."""

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
        Output("edit-note", "children", allow_duplicate=True),
        Input("watch", "n_intervals"),
        State("revision", "data"),
        State("edit", "opened"),
        State("editing", "data"),
        prevent_initial_call=True,
    )
    def watch(_ticks: Any, seen: Any, opened: Any, editing: Any) -> Any:
        now = desk.held()
        if seen is None or seen == now.revision:
            return now.revision if seen is None else no_update, no_update, no_update
        note: Any = no_update
        if opened and isinstance(editing, dict) and not editing.get("fresh") and isinstance(editing.get("event"), dict):
            event = now.events.get(str(editing["event"].get("id")))
            note = _MEANWHILE if event is None or pack(event) != editing["event"] else no_update
        return now.revision, {"text": "The records were changed elsewhere; this is how they are now."}, note


def remembered(done: Any, edits: Sequence[Edit]) -> dict[str, Any]:
    """What was done, one change longer; what was undone before is forgotten, as everywhere."""
    past = done.get("past", []) if isinstance(done, dict) else []
    return {"past": [*past, pack_edits(edits)][-MOST_UNDONE:], "future": []}
