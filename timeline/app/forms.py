"""The forms of the page: an event's, and a new article's. Components from values."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.app.icons import CLOSE, icon, wild
from timeline.app.wording import STATUS_WORDS, TYPE_WORDS

FIELDS = ("title", "when", "status", "type", "why", "acts", "upon", "alike", "source", "importance", "background")
"""The fields of `timeline.app.mend.Form` in the order they stand on the page, which is the order Dash sends them in; a field's
component is ``{"field": name}``."""


_INSIDE = {"withinPortal": False}
"""Lists open inside the form, not at the end of the page: there they would lie outside of every landmark."""


def _field(name: str) -> dict[str, str]:
    return {"field": name}


def event_form() -> dmc.Drawer:
    """The event's form, closed; filled by a callback when it opens.

    It lies over the timeline and leaves the text free: its passages are chosen there.
    """
    return dmc.Drawer(
        [
            dcc.Store(id="editing"),
            dcc.Store(id="conflict-data"),
            dcc.Store(id="afresh"),
            html.Div(id="conflict", className="form conflict"),
            html.Div(
                [*_what(), *_passages(), *_who(), *_weight(), _joints(), *_deeds()], id="edit-form", className="form"
            ),
        ],
        id="edit",
        title="Edit event",
        position="left",
        size=520,
        withOverlay=False,
        trapFocus=False,
        lockScroll=False,
        closeOnClickOutside=False,
        closeOnEscape=False,  # the page's own script closes it: Escape first lets go of words that are being chosen
        closeButtonProps=CLOSE,
        keepMounted=True,
        opened=False,
    )


def _what() -> list[Any]:
    return [
        html.Div(id="edit-note", className="edit-note", role="status"),
        dmc.TextInput(id=_field("title"), label="Title", description="Who did what, in a few words", debounce=False),
        html.Div(
            [
                dmc.TextInput(
                    id=_field("when"),
                    label="Date",
                    description="EDTF, or words: 21 March 2023, the late 1980s, since 2019",
                    debounce=150,
                ),
                html.P(id="when-says", className="when-says", role="status"),
            ]
        ),
        html.Div(
            [
                dmc.Select(
                    comboboxProps=_INSIDE,
                    id=_field("status"),
                    label="Status",
                    allowDeselect=False,
                    data=[{"value": str(status), "label": words} for status, words in STATUS_WORDS.items()],
                ),
                dmc.Select(
                    comboboxProps=_INSIDE,
                    id=_field("type"),
                    label="Type",
                    allowDeselect=False,
                    searchable=True,
                    data=[{"value": str(kind), "label": words} for kind, words in TYPE_WORDS.items()],
                ),
            ],
            className="pair",
        ),
    ]


def _who() -> list[Any]:
    return [
        dmc.TagsInput(
            comboboxProps=_INSIDE,
            id=_field("acts"),
            label="Who acts",
            placeholder="China (CHN), then Enter",
            acceptValueOnBlur=True,
        ),
        dmc.TagsInput(id=_field("upon"), label="Upon whom", acceptValueOnBlur=True, comboboxProps=_INSIDE),
        dmc.TagsInput(id=_field("alike"), label="Takes part", acceptValueOnBlur=True, comboboxProps=_INSIDE),
        dmc.TextInput(
            id=_field("source"),
            label="According to",
            description="Who says so, when it is not the article itself",
        ),
    ]


def _passages() -> list[Any]:
    """What the event rests on: its passages, and the two ways to another one."""
    return [
        html.Section(
            [
                html.H3("Passages", id="passages-title"),
                html.P("The first is the one that dates the event.", className="aside"),
                html.Ol(id="passages-shown", className="passages"),
                html.Div(
                    [
                        dmc.Button(
                            "Select words in the text",
                            variant="default",
                            size="sm",
                            leftSection=icon("text"),
                            **wild({"data-do": "passage-take"}),
                        ),
                        dmc.TextInput(
                            id="passage-words",
                            placeholder="or write them here, then Enter",
                            size="sm",
                            **wild({"aria-label": "Words of a further passage, as they stand in the text"}),
                        ),
                    ],
                    className="passage-new",
                ),
                html.P(id="passage-error", className="error", role="alert"),
                dcc.Store(id="passages"),
                dcc.Store(id="passage-deed"),
            ],
            **wild({"aria-labelledby": "passages-title"}),
        ),
        dmc.Textarea(id=_field("why"), label="Why this date", description="One step a line", autosize=True, minRows=2),
    ]


def _weight() -> list[Any]:
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.Label("Importance", id="importance-label", className="label"),
                        html.P("Where room is short, the weightier keeps its label", className="aside"),
                        dmc.Slider(
                            id=_field("importance"),
                            min=0,
                            max=100,
                            step=5,
                            value=50,
                            color="ink",
                            thumbLabel="Importance, in hundredths",
                            marks=[{"value": 10, "label": "aside"}, {"value": 90, "label": "central"}],
                        ),
                    ]
                ),
                dmc.Select(
                    comboboxProps=_INSIDE,
                    id=_field("background"),
                    label="Drawn as",
                    description="A state of affairs is a band behind the rest",
                    allowDeselect=False,
                    data=[{"value": "no", "label": "A happening"}, {"value": "yes", "label": "A state of affairs"}],
                ),
            ],
            className="pair",
        )
    ]


def _deeds() -> list[Any]:
    return [
        html.Div(id="edit-error", className="error", role="alert"),
        html.Div(
            [
                dmc.Button("Save", id="save", n_clicks=0, className="primary"),
                dmc.Button("Mark as checked", id="check", n_clicks=0, variant="default", leftSection=icon("check")),
                dmc.Button("Delete", id="delete", n_clicks=0, variant="subtle", color="red", className="delete"),
            ],
            className="form-buttons",
        ),
    ]


def _joints() -> html.Details:
    return html.Details(
        [
            html.Summary("Split or merge"),
            html.P("Two records of one happening become one, dated as narrowly as both allow."),
            html.Div(
                [
                    dmc.Select(
                        comboboxProps=_INSIDE,
                        id="merge-with",
                        searchable=True,
                        clearable=True,
                        placeholder="Another event",
                        limit=60,
                        **wild({"aria-label": "Merge with"}),
                    ),
                    dmc.Button("Merge", id="merge", n_clicks=0, variant="default", leftSection=icon("merge")),
                ],
                className="pair narrow",
            ),
            html.P("A record that rests on several passages becomes two: the first keeps its first passage."),
            dmc.Button("Split", id="split", n_clicks=0, variant="default", leftSection=icon("split")),
        ],
        id="joints",
        className="joints",
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
                html.Details(
                    [
                        html.Summary("Say yourself when it was published"),
                        dmc.TextInput(
                            id="published",
                            label="Published",
                            description="Needed only where the text does not say: 21 March 2023, 2023-03-21",
                        ),
                    ],
                    id="published-asked",
                    className="joints",
                ),
                html.Div(id="add-error", className="error", role="alert"),
                html.Progress(
                    id="progress",
                    max="1",
                    value="0",
                    className="progress",
                    hidden=True,
                    **wild({"aria-labelledby": "adding"}),
                ),
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
        dcc.Store(id="checking"),
        dcc.Store(id="task"),
        dcc.Store(id="task-done"),
        dcc.Interval(id="watch", interval=4000),
        html.Div(
            [
                html.Span("Select the words in the text"),
                html.Button("Cancel", type="button", className="plain", **wild({"data-do": "passage-leave"})),
            ],
            id="picking",
            role="status",
            hidden=True,
        ),
        html.Button(
            "Make an event of these words", id="from-words", type="button", hidden=True, **wild({"data-do": "words"})
        ),
    ]
