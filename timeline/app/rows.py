"""The list view: the same selection as rows, sortable, in step with the timeline and the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag
from dash import Dash, Input, Output, State, no_update

from timeline import edtf
from timeline.app.choose import chosen, sources_of
from timeline.app.desk import Desk, Held
from timeline.app.look import read_look
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.wording import STATUS_WORDS, TYPE_WORDS
from timeline.records import Event
from timeline.when import sort_key
from timeline.words import ENGLISH, Spelling, date_phrase

LOOKS = {
    "fontFamily": "Inter, system-ui, sans-serif",
    "fontSize": 13.5,
    "headerFontSize": 12.5,
    "headerFontWeight": 700,
    "backgroundColor": "var(--ground)",
    "foregroundColor": "var(--ink)",
    "headerTextColor": "var(--quiet)",
    "headerBackgroundColor": "var(--ground)",
    "borderColor": "var(--line)",
    "rowHoverColor": "var(--wash)",
    "selectedRowBackgroundColor": "var(--picked)",
    "accentColor": "var(--focus)",
    "wrapperBorder": False,
    "wrapperBorderRadius": 0,
    "browserColorScheme": "inherit",
}
"""AG Grid's theme in the page's own colours, which the style sheet turns dark with the rest."""

COLUMNS: list[dict[str, Any]] = [
    {
        "field": "date",
        "headerName": "Date",
        "minWidth": 128,
        "flex": 2,
        "wrapText": True,
        "autoHeight": True,
        "sort": "asc",
        "comparator": {"function": "byDate"},
    },
    {"field": "title", "headerName": "Event", "minWidth": 200, "flex": 5, "wrapText": True, "autoHeight": True},
    {
        "field": "status",
        "headerName": "Status",
        "minWidth": 108,
        "flex": 1.2,
        "wrapText": True,
        "autoHeight": True,
    },
    {"field": "type", "headerName": "Type", "minWidth": 108, "flex": 1.4, "wrapText": True, "autoHeight": True},
    {"field": "actors", "headerName": "Actors", "minWidth": 124, "flex": 2.2, "wrapText": True, "autoHeight": True},
    {
        "field": "edtf",
        "headerName": "EDTF",
        "minWidth": 118,
        "flex": 1.8,
        "cellClass": "code",
        "wrapText": True,
        "autoHeight": True,
    },
    {"field": "sources", "headerName": "Sources", "minWidth": 110, "flex": 1.8, "wrapText": True, "autoHeight": True},
]


MOST_ROWS = 20_000
"""Rows sent to the list, the first in time; more would take a browser longer to receive than anybody scrolls."""


def register(app: Dash, desk: Desk) -> None:
    """Add the callbacks to an app."""

    @app.callback(
        Output("list", "children"),
        Output("list", "hidden"),
        Input("list-look", "data"),
        Input("revision", "data"),
        State("chosen", "data"),
        prevent_initial_call=True,
    )
    def rows(look_data: Any, _revision: Any, event_id: Any) -> Any:
        look = read_look(look_data)
        if look.pane != "list":
            return no_update, True
        now = desk.held()
        return grid(chosen(now.collection.events, look), now, event_id, of_reader()), False

    hand_over(app, "rows", Input("rows", "selectedRows"))

    @app.callback(Output("rows", "selectedRows"), Input("chosen", "data"), prevent_initial_call=True)
    def follow(event_id: Any) -> Any:
        return {"ids": [event_id]} if event_id else []


def grid(events: Sequence[Event], now: Held, event_id: str | None, spelling: Spelling = ENGLISH) -> dag.AgGrid:
    """The rows of some events, in order of time."""
    return dag.AgGrid(
        id="rows",
        rowData=table(events, now, spelling),
        columnDefs=[column for column in COLUMNS if column["field"] != "sources" or len(now.collection.articles) > 1],
        defaultColDef={"sortable": True, "resizable": True, "suppressHeaderMenuButton": True},
        dashGridOptions={
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "animateRows": False,
            "rowHeight": 38,
            "theme": {"function": f"themeQuartz.withParams({json.dumps(LOOKS)})"},
            "suppressCellFocus": False,
            "ensureDomOrder": True,
        },
        selectedRows={"ids": [event_id]} if event_id else [],
        getRowId="params.data.id",
        className="rows",
        style={"height": "100%", "width": "100%"},
    )


def table(events: Sequence[Event], now: Held, spelling: Spelling = ENGLISH) -> list[dict[str, Any]]:
    """Plain rows; ``place`` orders them in time."""
    order = {event.id: place for place, event in enumerate(sorted(events, key=lambda event: sort_key(event.when)))}
    return [
        {
            "id": event.id,
            "place": order[event.id],
            "date": date_phrase(event.when, spelling=spelling),
            "edtf": edtf.format(event.when) if event.when else "",
            "title": event.title,
            "status": STATUS_WORDS[event.status],
            "type": TYPE_WORDS[event.type],
            "actors": ", ".join(actor.name for actor in event.actors),
            "sources": ", ".join(
                (now.articles[source].publisher or now.articles[source].title) if source in now.articles else source
                for source in sources_of(event)
            ),
        }
        for event in sorted(events, key=lambda event: order[event.id])[:MOST_ROWS]
    ]
