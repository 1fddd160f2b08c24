"""What a reader meets who saves an event that somebody else has changed meanwhile: both versions, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html, no_update

from timeline.app.compare import Difference, combined, differences
from timeline.app.desk import ConflictError, Desk, Edit
from timeline.app.icons import wild
from timeline.app.parcel import pack, unpack
from timeline.app.undoing import remembered
from timeline.errors import TimelineError
from timeline.records import Event

_SIDES = {"mine": "Yours", "theirs": "Theirs", "both": "Both"}


def conflict_of(before: Event, mine: Event, theirs: Event | None) -> tuple[dict[str, Any], list[Any]]:
    """What the page keeps of a conflict, and how it shows it."""
    kept = {"before": pack(before), "mine": pack(mine), "theirs": theirs and pack(theirs)}
    return kept, _gone(mine) if theirs is None else _both(differences(before, mine, theirs))


def _gone(mine: Event) -> list[Any]:
    return [
        html.H3("Deleted meanwhile", tabIndex=-1),
        html.P(f"Somebody deleted “{mine.title}” while you changed it. Nothing you typed is lost."),
        _buttons("Bring it back as I have it", "Leave it deleted"),
    ]


def _both(parts: Iterable[Difference]) -> list[Any]:
    rows = [_row(part) for part in parts]
    if not rows:
        said = "Somebody made the very same change meanwhile; saving only marks it as checked."
    else:
        said = "Somebody changed this event while you did. Choose what stays; what only one of you changed is chosen already."
    return [
        html.H3("Two versions", tabIndex=-1),
        html.P(said),
        *rows,
        _buttons("Save as chosen", "Keep theirs"),
    ]


def _row(part: Difference) -> html.Section:
    sides = ["mine", "theirs", *(["both"] if part.joins else [])]
    return html.Section(
        [
            html.Header(
                [
                    html.H4(
                        [part.label, html.Span("changed by both", className="contested") if part.contested else None]
                    ),
                    dmc.SegmentedControl(
                        id={"side": part.part},
                        value=part.side,
                        size="xs",
                        data=[{"value": side, "label": _SIDES[side]} for side in sides],
                        **wild({"aria-label": f"{part.label}: which to keep"}),
                    ),
                ]
            ),
            html.Dl(
                [
                    item
                    for name, words in (("Yours", part.mine), ("Theirs", part.theirs), ("Before", part.before))
                    for item in (html.Dt(name), html.Dd(words))
                    if name != "Before" or part.contested
                ]
            ),
        ],
        className="difference",
    )


def _buttons(save: str, drop: str) -> html.Div:
    return html.Div(
        [
            dmc.Button(save, id="settle", n_clicks=0, className="primary"),
            dmc.Button(drop, id="yield", n_clicks=0, variant="default"),
            dmc.Button("Back", id="unsettle", n_clicks=0, variant="subtle", color="gray"),
        ],
        className="form-buttons",
    )


def register(app: Dash, desk: Desk, said: Callable[[str], str]) -> None:
    """Add the callbacks to an app; ``said`` is what a saved change is told with."""

    @app.callback(
        output={
            "revision": Output("revision", "data", allow_duplicate=True),
            "done": Output("done", "data", allow_duplicate=True),
            "opened": Output("edit", "opened", allow_duplicate=True),
            "editing": Output("editing", "data", allow_duplicate=True),
            "said": Output("said", "data", allow_duplicate=True),
            "kept": Output("conflict-data", "data", allow_duplicate=True),
            "shown": Output("conflict", "children", allow_duplicate=True),
            "error": Output("edit-error", "children", allow_duplicate=True),
        },
        inputs={
            "settle": Input("settle", "n_clicks"),
            "drop": Input("yield", "n_clicks"),
            "back": Input("unsettle", "n_clicks"),
        },
        state={
            "kept": State("conflict-data", "data"),
            "sides": State({"side": ALL}, "value"),
            "names": State({"side": ALL}, "id"),
            "done": State("done", "data"),
        },
        prevent_initial_call=True,
    )
    def settle(settle: Any, drop: Any, back: Any, kept: Any, sides: Any, names: Any, done: Any) -> dict[str, Any]:
        out = dict.fromkeys(("revision", "done", "opened", "editing", "said", "kept", "shown", "error"), no_update)
        if not (settle or drop or back) or not isinstance(kept, dict):
            return out
        closed = {"kept": None, "shown": None, "opened": False, "editing": None}
        if ctx.triggered_id == "unsettle":
            return out | {"kept": None, "shown": None}
        if ctx.triggered_id == "yield":
            return out | closed | {"said": {"text": "Theirs was kept."}}
        try:
            before, mine = unpack(kept.get("before")), unpack(kept.get("mine"))
            theirs = unpack(kept["theirs"]) if kept.get("theirs") else None
            choices = {name["side"]: side for name, side in zip(names, sides, strict=True)}
            event = combined(mine, theirs, choices) if theirs else mine
            edit = Edit(theirs, event)
            after = desk.change([edit])
        except ConflictError as error:  # and changed once more
            kept, shown = conflict_of(before, event, error.current)
            return out | {"kept": kept, "shown": shown}
        except (TimelineError, ValueError) as error:
            return out | {"kept": None, "shown": None, "error": desk.without_paths(str(error))}
        told = {"text": said("Saved."), "show": event.id}
        return out | closed | {"revision": after.revision, "done": remembered(done, [edit]), "said": told}
