"""Callbacks of an event's form: it is filled, checked as one types, and what its buttons do.

A change is refused where somebody else has changed the event since the form was opened; then both versions are shown
(`timeline.app.comparing`). A form closed without saving keeps what was typed until another event is edited.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from timeline.app import comparing, quoting, undoing
from timeline.app.comparing import conflict_of
from timeline.app.desk import ConflictError, Desk, Edit, Held
from timeline.app.forms import FIELDS
from timeline.app.icons import wild
from timeline.app.mend import Form, explained, filled, form_of, free_id, merge_edits, problems, split_edits
from timeline.app.parcel import pack, pack_proofs, unpack, unpack_proofs
from timeline.app.quote import new_event, with_passages
from timeline.app.quoting import passage_rows, selection_proof
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.undoing import remembered
from timeline.errors import TimelineError
from timeline.records import Event, Evidence
from timeline.when import Day
from timeline.words import date_phrase

_FILLED = {
    "editing": Output("editing", "data"),
    "fields": Output({"field": ALL}, "value"),
    "passages": Output("passages", "data"),
    "shown": Output("passages-shown", "children"),
    "others": Output("merge-with", "data"),
    "joints": Output("joints", "hidden"),
    "split": Output("split", "disabled"),
    "check": Output("check", "style"),
    "delete": Output("delete", "style"),
    "title": Output("edit", "title"),
    "error": Output("edit-error", "children"),
    "passage_error": Output("passage-error", "children"),
    "note": Output("edit-note", "children"),
    "conflict": Output("conflict-data", "data"),
    "sides": Output("conflict", "children"),
}


def register(app: Dash, desk: Desk, today: Callable[[], Day]) -> None:
    """Add the callbacks to an app."""

    def said(words: str) -> str:
        return words if desk.keeps else words + _FOR_NOW

    @app.callback(
        output=_FILLED,
        inputs={"opened": Input("edit", "opened"), "_afresh": Input("afresh", "data")},
        state={
            "event_id": State("chosen", "data"),
            "selection": State("selection", "data"),
            "editing": State("editing", "data"),
            "values": State({"field": ALL}, "value"),
            "passages": State("passages", "data"),
        },
        prevent_initial_call=True,
    )
    def fill(
        opened: Any, _afresh: Any, event_id: Any, selection: Any, editing: Any, values: Any, passages: Any
    ) -> dict[str, Any]:
        same: dict[str, Any] = {**dict.fromkeys(_FILLED, no_update), "fields": [no_update] * len(FIELDS)}
        if not opened:
            return same
        now = desk.held()
        fresh = {"error": None, "passage_error": None, "note": None, "conflict": None, "sides": None}
        if ctx.triggered_id == "edit" and unsaved(editing, event_id, selection, values, passages):
            return same | fresh | {"note": _kept()}
        try:
            event, new = _to_edit(now, event_id, selection)
        except TimelineError as error:
            return same | fresh | {"editing": None, "error": str(error)}
        others = [one for one in now.collection.events if one.id != event.id]
        hidden = {"display": "none"} if new else {}
        return fresh | {
            "editing": {"event": pack(event), "fresh": new},
            "fields": field_values(event),
            "passages": pack_proofs(event.evidence),
            "shown": passage_rows(event.evidence, now.articles),
            "others": [
                {"value": one.id, "label": f"{one.title} · {date_phrase(one.when, spelling=of_reader())}"}
                for one in others
            ],
            "joints": new,
            "split": len(event.evidence) < 2,
            "check": hidden | ({"display": "none"} if event.curated else {}),
            "delete": hidden,
            "title": "New event" if new else "Edit event",
        }

    @app.callback(
        Output("when-says", "children"),
        Output("when-says", "className"),
        Output({"field": "when"}, "error"),
        Output({"field": "title"}, "error"),
        Output("save", "disabled"),
        Input({"field": "when"}, "value"),
        Input({"field": "title"}, "value"),
        prevent_initial_call=True,
    )
    def check_fields(when: Any, title: Any) -> Any:
        wrong = problems(Form(title or "", when or "", "happened", "OTHER"), today(), of_reader())
        says = wrong.get("when") or explained(when or "", today(), of_reader())
        marked = "when-says error" if "when" in wrong else "when-says"
        return says, marked, "when" in wrong, wrong.get("title"), bool(wrong)

    @app.callback(
        output={
            "revision": Output("revision", "data", allow_duplicate=True),
            "done": Output("done", "data", allow_duplicate=True),
            "opened": Output("edit", "opened"),
            "editing": Output("editing", "data", allow_duplicate=True),
            "error": Output("edit-error", "children", allow_duplicate=True),
            "said": Output("said", "data", allow_duplicate=True),
            "conflict": Output("conflict-data", "data", allow_duplicate=True),
            "sides": Output("conflict", "children", allow_duplicate=True),
        },
        inputs={"clicks": [Input(name, "n_clicks") for name in ("save", "check", "delete", "merge", "split")]},
        state={
            "editing": State("editing", "data"),
            "values": State({"field": ALL}, "value"),
            "passages": State("passages", "data"),
            "other": State("merge-with", "value"),
            "done": State("done", "data"),
        },
        prevent_initial_call=True,
    )
    def change(clicks: Any, editing: Any, values: Any, passages: Any, other: Any, done: Any) -> dict[str, Any]:
        out: dict[str, Any] = dict.fromkeys(
            ("revision", "done", "opened", "editing", "error", "said", "conflict", "sides"), no_update
        )
        if not isinstance(editing, dict) or not any(clicks):
            return out
        deed, now = str(ctx.triggered_id), desk.held()
        try:
            event = unpack(editing.get("event"))
            written = as_written(event, values, passages, now, today()) if deed in ("save", "merge", "split") else event
            edits = _edits(deed, event, written, bool(editing.get("fresh")), other, now)
            after = desk.change(edits)
        except ConflictError as error:
            if deed == "delete" or (error.current is not None and error.current.id != event.id):
                return out | {"error": desk.without_paths(str(error))}
            mine = replace(written, curated=True)
            kept, sides = conflict_of(event, mine, error.current)
            return out | {"error": None, "conflict": kept, "sides": sides}
        except (TimelineError, ValueError) as error:
            return out | {"error": desk.without_paths(str(error))}
        chosen = next((edit.after.id for edit in edits if edit.after is not None), None)
        return out | {
            "revision": after.revision,
            "done": remembered(done, edits),
            "opened": False,
            "editing": None,
            "error": None,
            "said": {"text": said(_SAID[deed]), "show": chosen},
        }

    @app.callback(
        Output("revision", "data", allow_duplicate=True),
        Output("done", "data", allow_duplicate=True),
        Output("said", "data", allow_duplicate=True),
        Input("checking", "data"),
        State("done", "data"),
        prevent_initial_call=True,
    )
    def check(asked: Any, done: Any) -> Any:
        """Mark the event on the card as checked, without its form: for who goes through them one by one."""
        event = desk.held().events.get(str(asked.get("event"))) if isinstance(asked, dict) else None
        if event is None:
            return (no_update,) * 3
        edits = [Edit(event, replace(event, curated=True))]
        try:
            after = desk.change(edits)
        except TimelineError as error:
            return no_update, no_update, {"text": desk.without_paths(str(error))}
        return after.revision, remembered(done, edits), {"text": said(_SAID["check"])}

    hand_over(app, "formed", Input("edit", "opened"))
    hand_over(app, "settled", Input("editing", "data"))
    hand_over(app, "compared", Input("conflict", "children"))
    quoting.register(app, desk)
    comparing.register(app, desk, said)
    undoing.register(app, desk)


_SAID = {
    "save": "Saved.",
    "check": "Marked as checked.",
    "delete": "Deleted; Ctrl Z brings it back.",
    "merge": "Merged into one.",
    "split": "Split in two.",
}


_FOR_NOW = " Kept until this server stops: export the records (YAML) to keep them."
"""Told with every change of a dashboard without a records file: nobody should find out by losing an afternoon's work."""


def _kept() -> list[Any]:
    return [
        "What you typed before is still here. ",
        html.Button("Start over", type="button", className="plain", **wild({"data-do": "afresh"})),
    ]


def field_values(event: Event) -> list[Any]:
    """What the form's components show of an event, in the order of `FIELDS`."""
    form = form_of(event)
    shown = {name: list(value) if isinstance(value := getattr(form, name), tuple) else value for name in FIELDS}
    return list((shown | {"background": "yes" if form.background else "no"}).values())


def unsaved(editing: Any, event_id: Any, selection: Any, values: Any, passages: Any) -> bool:
    """Whether the form still holds what somebody typed about the event it is opened for, and has not saved."""
    if selection or not isinstance(editing, dict):
        return False
    try:
        event = unpack(editing.get("event"))
    except ValueError:
        return False
    about = editing.get("fresh") is True or event.id == event_id  # words half made into an event are found nowhere else
    touched = values != field_values(event) or passages != pack_proofs(event.evidence)
    return bool(about and touched)


def _to_edit(now: Held, event_id: Any, selection: Any) -> tuple[Event, bool]:
    """The event the form is about, and whether it is new: made of words somebody selected."""
    if isinstance(selection, dict) and selection.get("article") in now.articles:
        proof = selection_proof(selection, now)
        return new_event(proof, now.articles[proof.article]), True
    if event_id in now.events:
        return now.events[event_id], False
    raise TimelineError("no event is chosen; choose one, or select words in the text to make one of them")


def _edits(deed: str, event: Event, written: Event, fresh: bool, other: Any, now: Held) -> list[Edit]:
    """What a button of the form does. ``event`` is what the form began from, ``written`` the same as it stands in the form now."""
    match deed:
        case "delete":
            return [Edit(event, None)]
        case "check":
            return [Edit(event, replace(event, curated=True))]
        case "merge":
            if other not in now.events:
                raise TimelineError("no other event is chosen; choose the one to merge with")
            merged, gone = merge_edits(written, now.events[other])
            return [Edit(event, merged.after), gone]
        case "split":
            first, second = split_edits(written, now.events)
            return [Edit(event, first.after), second]
    if fresh:
        return [Edit(None, replace(written, id=free_id(written.title, now.events)))]
    return [Edit(event, written)]


def as_written(event: Event, values: Sequence[Any], packed: Any, now: Held, today: Day) -> Event:
    """The event as it stands in the form, curated; raises `TimelineError` for the first problem, ``ValueError`` for what no form sends."""
    form = read_form(values)
    passages: tuple[Evidence, ...] = unpack_proofs(packed or [])
    after = filled(event, form, today, of_reader())
    if passages == event.evidence:
        return after
    return with_passages(after, passages, now.articles.get(passages[0].article) if passages else None)


def read_form(values: Sequence[Any]) -> Form:
    """The form of the components' values, in the order of `FIELDS`; raises ``ValueError`` for what no form sends."""
    if len(values) != len(FIELDS):
        raise ValueError("the form did not arrive whole; close it and open it again")
    given = dict(zip(FIELDS, values, strict=True))

    def text(name: str) -> str:
        return value if isinstance(value := given[name], str) else ""

    def names(name: str) -> tuple[str, ...]:
        return tuple(one for one in given[name] or () if isinstance(one, str))

    importance = given["importance"]
    return Form(
        title=text("title"),
        when=text("when"),
        status=text("status"),
        type=text("type"),
        acts=names("acts"),
        upon=names("upon"),
        alike=names("alike"),
        source=text("source"),
        why=text("why"),
        importance=round(importance) if isinstance(importance, int | float) and importance == importance else 50,
        background=given["background"] == "yes",
    )
