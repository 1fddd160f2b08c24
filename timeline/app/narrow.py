"""Callbacks that narrow what is shown: the filter panel with its counts, and the range of days as people type it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dash import Dash, Input, Output, State, html, no_update

from timeline.app.choose import Choice, choices
from timeline.app.desk import Desk
from timeline.app.icons import wild
from timeline.app.look import read_look
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.typed import typed_range
from timeline.errors import TimelineError
from timeline.when import Day

SHOWN_CHOICES = 8
"""Choices of one filter shown at once; the rest unfold. Eight are taken in at a glance on a panel."""

_HEADINGS = (
    ("statuses", "status", "Status"),
    ("actors", "actor", "Actors"),
    ("types", "type", "Type"),
    ("sources", "source", "Source"),
    ("precision", "precision", "Precision of the date"),
)


def register(app: Dash, desk: Desk, today: Callable[[], Day]) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("facets", "children"),
        Input("facet-look", "data"),
        Input("revision", "data"),
        State("filters", "opened"),
        prevent_initial_call=True,
    )
    def facets(look_data: Any, _revision: Any, opened: Any) -> Any:
        if not opened:  # the page's script sends the look when the panel opens
            return no_update
        look = read_look(look_data)
        now = desk.held()
        found = choices(now.facets, now.articles, look)
        return [facet(heading, name, found[field]) for field, name, heading in _HEADINGS if found[field]]

    @app.callback(
        Output("range", "data"),
        Output("since", "error"),
        Output("until", "error"),
        Input("since", "value"),
        Input("until", "value"),
        State("look", "data"),
        prevent_initial_call=True,
    )
    def days(since: Any, until: Any, look_data: Any) -> Any:
        errors: list[str | None] = []
        ends: list[str | None] = []
        for text, first in ((since, True), (until, False)):
            try:
                span = typed_range(text, today(), of_reader()) if text and text.strip() else None
                ends.append(str(span[0 if first else 1]) if span else None)
                errors.append(None)
            except TimelineError as error:
                ends.append(None)
                errors.append(str(error))
        if any(errors):
            return no_update, *errors
        return {"since": ends[0], "until": ends[1]}, *errors

    hand_over(app, "faceted", Input("filters", "opened"))
    hand_over(app, "ticked", Input("facets", "children"))
    hand_over(app, "helped", Input("help", "opened"))
    hand_over(app, "range", Input("range", "data"))


def facet(heading: str, name: str, found: Sequence[Choice]) -> html.Section:
    """One filter: its choices as rows that can be ticked, with how many events each would show."""
    rows = list(_rows(name, found))
    first, rest = rows[:SHOWN_CHOICES], rows[SHOWN_CHOICES:]
    more = html.Details([html.Summary(f"{len(rest)} more"), *rest]) if rest else None
    return html.Section(
        [html.H3(heading, id=f"facet-{name}"), *first, more],
        className="facet",
        role="group",
        **wild({"aria-labelledby": f"facet-{name}"}),
    )


def _rows(name: str, found: Iterable[Choice]) -> Iterable[html.Button]:
    for choice in found:
        yield html.Button(
            [
                html.Span(className="tick", **wild({"aria-hidden": "true"})),
                html.Span(choice.label, className="name"),
                html.Span(f"{choice.count:,}", className="number"),
            ],
            type="button",
            role="checkbox",
            className="choice" if choice.count or choice.on else "choice none",
            **wild(
                {
                    "aria-checked": "true" if choice.on else "false",
                    "aria-label": f"{choice.label}, {choice.count}",
                    "data-toggle": json.dumps([name, choice.value]),
                }
            ),
        )
