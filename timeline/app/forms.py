"""The forms of the page: an event's, and a new article's. Components from values."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.app.icons import CLOSE, icon, wild
from timeline.app.wording import STATUS_WORDS, TYPE_WORDS

FIELDS = ("title", "when", "status", "type", "acts", "upon", "alike", "source", "why")
"""The fields of `timeline.app.mend.Form`, in its order; a field's component is ``{"field": name}``."""


def _field(name: str) -> dict[str, str]:
    return {"field": name}


def event_form() -> dmc.Drawer:
    """The event's form, closed; filled by a callback when it opens."""
    return dmc.Drawer(
        html.Div(
            [
                dcc.Store(id="editing"),
                html.Div(id="edit-quote", className="edit-quote"),
                dmc.TextInput(
                    id=_field("title"), label="Title", description="Who did what, in a few words", debounce=False
                ),
                html.Div(
                    [
                        dmc.TextInput(
                            id=_field("when"),
                            label="Date",
                            description="EDTF, or words: 21 March 2023, March 2023, 2023-03-20/2023-03-22",
                            debounce=150,
                        ),
                        html.P(id="when-says", className="when-says", role="status"),
                    ]
                ),
                html.Div(
                    [
                        dmc.Select(
                            id=_field("status"),
                            label="Status",
                            allowDeselect=False,
                            data=[{"value": str(status), "label": words} for status, words in STATUS_WORDS.items()],
                        ),
                        dmc.Select(
                            id=_field("type"),
                            label="Type",
                            allowDeselect=False,
                            searchable=True,
                            data=[{"value": str(kind), "label": words} for kind, words in TYPE_WORDS.items()],
                        ),
                    ],
                    className="pair",
                ),
                dmc.TagsInput(
                    id=_field("acts"), label="Who acts", placeholder="China (CHN), then Enter", acceptValueOnBlur=True
                ),
                dmc.TagsInput(id=_field("upon"), label="Upon whom", acceptValueOnBlur=True),
                dmc.TagsInput(id=_field("alike"), label="Takes part", acceptValueOnBlur=True),
                dmc.TextInput(
                    id=_field("source"),
                    label="According to",
                    description="Who says so, when it is not the article itself",
                ),
                dmc.Textarea(
                    id=_field("why"), label="Why this date", description="One step a line", autosize=True, minRows=2
                ),
                html.P(id="edit-error", className="error", role="alert"),
                html.Div(
                    [
                        dmc.Button("Save", id="save", n_clicks=0, className="primary"),
                        dmc.Button(
                            "Mark as checked", id="check", n_clicks=0, variant="default", leftSection=icon("check")
                        ),
                        dmc.Button(
                            "Delete", id="delete", n_clicks=0, variant="subtle", color="red", className="delete"
                        ),
                    ],
                    className="form-buttons",
                ),
                html.Details(
                    [
                        html.Summary("Split or merge"),
                        html.P("Two records of one happening become one, dated as narrowly as both allow."),
                        html.Div(
                            [
                                dmc.Select(
                                    id="merge-with",
                                    searchable=True,
                                    clearable=True,
                                    placeholder="Another event",
                                    limit=60,
                                    **wild({"aria-label": "Merge with"}),
                                ),
                                dmc.Button(
                                    "Merge", id="merge", n_clicks=0, variant="default", leftSection=icon("merge")
                                ),
                            ],
                            className="pair narrow",
                        ),
                        html.P(
                            "A record that rests on several passages becomes two: the first keeps its first passage."
                        ),
                        dmc.Button("Split", id="split", n_clicks=0, variant="default", leftSection=icon("split")),
                    ],
                    id="joints",
                    className="joints",
                ),
            ],
            className="form",
        ),
        id="edit",
        title="Edit event",
        position="right",
        size=520,
        overlayProps={"backgroundOpacity": 0.16},
        closeButtonProps=CLOSE,
        keepMounted=True,
        opened=False,
    )


def article_form() -> dmc.Modal:
    """The form for a new article: files, an address or pasted text; the day only when it cannot be found."""
    return dmc.Modal(
        html.Div(
            [
                dcc.Upload(
                    html.Div(
                        [
                            icon("export"),
                            html.Span("Drop files here, or choose them"),
                            html.Span(".txt  .md  .html, up to 10 MB", className="aside"),
                        ],
                        className="drop",
                    ),
                    id="files",
                    multiple=True,
                    max_size=10 * 1024 * 1024,
                    accept=".txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html",
                ),
                html.Ul(id="chosen-files", className="chosen-files"),
                dmc.TextInput(id="address", label="or an address", placeholder="https://…"),
                dmc.Textarea(id="pasted", label="or paste the text", autosize=True, minRows=5, maxRows=12),
                dmc.TextInput(
                    id="published",
                    label="Published",
                    description="Only needed when the text does not say: 21 March 2023, 2023-03-21",
                ),
                html.Div(id="add-error", className="error", role="alert"),
                html.Div(
                    [
                        dmc.Button("Read", id="read-article", n_clicks=0, className="primary"),
                        dmc.Button(
                            "Cancel", id="stop-reading", variant="subtle", color="gray", style={"display": "none"}
                        ),
                        html.Span(id="adding", className="aside", role="status"),
                    ],
                    className="form-buttons",
                ),
            ],
            className="form",
        ),
        id="add",
        title="Add articles",
        size=620,
        overlayProps={"backgroundOpacity": 0.3},
        closeButtonProps=CLOSE,
        keepMounted=True,
        opened=False,
    )


def edit_panels() -> list[Any]:
    """The forms of a dashboard that can be changed, and what remembers the changes."""
    return [
        event_form(),
        article_form(),
        dcc.Store(id="done", data={"past": [], "future": []}),
        dcc.Store(id="selection"),
        dcc.Store(id="task"),
        dcc.Store(id="task-done"),
        dcc.Interval(id="watch", interval=4000),
        html.Button(
            "Make an event of these words", id="from-words", type="button", hidden=True, **wild({"data-do": "words"})
        ),
    ]
