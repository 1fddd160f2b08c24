"""The list view: the same selection as rows, sortable, in step with the timeline and the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash_ag_grid as dag
import numpy as np
from dash import Dash, Input, Output, State, no_update

from timeline import edtf
from timeline.app.cast import in_time
from timeline.app.desk import Desk, Held
from timeline.app.facets import sources_of
from timeline.app.look import read_look
from timeline.app.painter import Kept, Painter, only_filters
from timeline.app.script import hand_over
from timeline.app.spelling import of_reader
from timeline.app.wording import STATUS_WORDS, TYPE_WORDS
from timeline.records import Event
from timeline.scene import Index
from timeline.scene.scale import Ints
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


MOST_ROWS = 2_000
"""Rows sent to the list at once. Of more, the grid asks for those it shows; they are of one height then, so that it knows where
each stands without having it."""

KEPT_ORDERS = 12
"""Sorted orders remembered a process: eight bytes an event each."""

BLOCK = 100
"""Rows asked for at a time: some screens full."""


def register(app: Dash, desk: Desk, painter: Painter) -> None:
    """Add the callbacks to an app."""
    orders: Kept[Ints] = Kept(KEPT_ORDERS)

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
        index = painter.index(now, look)
        few = len(index) <= MOST_ROWS
        return grid(
            [index.events[at] for at in in_time(index).tolist()] if few else None, now, event_id, of_reader()
        ), False

    @app.callback(
        Output("rows", "getRowsResponse"),
        Input("rows", "getRowsRequest"),
        State("list-look", "data"),
        prevent_initial_call=True,
    )
    def some(asked: Any, look_data: Any) -> Any:
        if not isinstance(asked, dict):
            return no_update
        now, look = desk.held(), read_look(look_data)
        index = painter.index(now, look)
        column, down = sorted_by(asked.get("sortModel"))
        order = orders.get(now.revision, (only_filters(look), column), lambda: in_order(index, column, now))
        start = min(max(0, int(asked.get("startRow") or 0)), len(order))
        stop = min(int(asked.get("endRow") or 0), start + 10 * BLOCK, len(order))
        places = order[::-1][start:stop] if down else order[start:stop]
        shown = [index.events[at] for at in places.tolist()]
        return {"rowData": table(shown, now, of_reader(), start), "rowCount": len(order)}

    hand_over(app, "rows", Input("rows", "selectedRows"))

    @app.callback(Output("rows", "selectedRows"), Input("chosen", "data"), prevent_initial_call=True)
    def follow(event_id: Any) -> Any:
        return {"ids": [event_id]} if event_id else []


def grid(events: Sequence[Event] | None, now: Held, event_id: str | None, spelling: Spelling = ENGLISH) -> dag.AgGrid:
    """The list of some events, given in order of time; None: of so many that the grid asks for the rows it shows."""
    asking = events is None
    # with one article there is nothing to tell apart
    columns = [column for column in COLUMNS if column["field"] != "sources" or len(now.collection.articles) > 1]
    return dag.AgGrid(
        id="rows",
        columnDefs=[_plain(column) for column in columns] if asking else columns,
        defaultColDef={"sortable": True, "resizable": True, "suppressHeaderMenuButton": True},
        dashGridOptions={
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "animateRows": False,
            "rowHeight": 38,
            "theme": {"function": f"themeQuartz.withParams({json.dumps(LOOKS)})"},
            "suppressCellFocus": False,
            "ensureDomOrder": True,
            **({"cacheBlockSize": BLOCK, "maxBlocksInCache": 20, "tooltipShowDelay": 350} if asking else {}),
        },
        selectedRows={"ids": [event_id]} if event_id else [],
        getRowId="params.data.id",
        className="rows",
        style={"height": "100%", "width": "100%"},
        **({"rowModelType": "infinite"} if events is None else {"rowData": table(events, now, spelling)}),
    )


def _plain(column: Mapping[str, Any]) -> dict[str, Any]:
    """A column of rows of one height, sorted by the server: what does not fit is in the tip."""
    kept = {name: value for name, value in column.items() if name not in ("wrapText", "autoHeight", "comparator")}
    return {**kept, "tooltipField": column["field"], **_ONE_LINE.get(column["field"], {})}


_ONE_LINE: dict[str, dict[str, Any]] = {
    "status": {"minWidth": 150},
    "type": {"minWidth": 140},
    "edtf": {"flex": 1, "minWidth": 104},
}
"""Room for what is usually said, where it may not wrap."""


def sorted_by(model: Any) -> tuple[str, bool]:
    """The column a grid asks to sort by, and whether downwards; by date unless it asks for one there is.

    >>> sorted_by([{"colId": "title", "sort": "desc"}]), sorted_by([{"colId": "secret"}]), sorted_by(None)
    (('title', True), ('date', False), ('date', False))
    """
    first: dict[str, Any] = model[0] if isinstance(model, list) and model and isinstance(model[0], dict) else {}
    known = first.get("colId") in {column["field"] for column in COLUMNS}
    return str(first["colId"]) if known else "date", first.get("sort") == "desc"


def in_order(index: Index, column: str, now: Held) -> Ints:
    """Places of the events sorted by what a column says; by date in order of time, those without one last."""
    if column == "date":
        return in_time(index)
    said = cells(now, ENGLISH)[column]
    keys = [said(event).casefold() for event in index.events]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def table(events: Sequence[Event], now: Held, spelling: Spelling = ENGLISH, first: int = 0) -> list[dict[str, Any]]:
    """Plain rows; ``place`` orders them in time when they are given so, counted from ``first``."""
    said = cells(now, spelling)
    return [
        {"id": event.id, "place": place, **{name: cell(event) for name, cell in said.items()}}
        for place, event in enumerate(events, first)
    ]


def cells(now: Held, spelling: Spelling) -> dict[str, Callable[[Event], str]]:
    """Column -> what it says of an event."""
    names = {article.id: article.publisher or article.title for article in now.collection.articles}
    return {
        "date": lambda event: date_phrase(event.when, spelling=spelling),
        "title": lambda event: event.title,
        "status": lambda event: STATUS_WORDS[event.status],
        "type": lambda event: TYPE_WORDS[event.type],
        "actors": lambda event: ", ".join(actor.name for actor in event.actors),
        "edtf": lambda event: edtf.format(event.when) if event.when else "",
        "sources": lambda event: ", ".join(names.get(source, source) for source in sources_of(event)),
    }
