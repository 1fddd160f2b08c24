"""What opens over the page: filters, help. Each is closed until asked for, and gives the focus back when it closes."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.app.forms import edit_panels
from timeline.app.icons import CLOSE

KEYS: tuple[tuple[str, str], ...] = (
    ("j  k", "next, previous event"),
    ("+  −", "zoom in, out"),
    ("←  →", "earlier, later"),
    ("f", "show everything"),
    ("t", "go to the day of publication"),
    ("s", "elastic or linear scale"),
    ("n", "the next kind of lanes"),
    ("l", "timeline or list"),
    ("/", "search"),
    ("g", "filter"),
    ("i", "into the card of the event"),
    ("r", "into the article’s text"),
    ("c", "copy a citation of the event"),
    ("x", "export what you see"),
    ("y", "copy the link to this view"),
    ("d", "light or dark"),
    ("Esc", "close, let go"),
    ("?", "this page"),
)
EDIT_KEYS: tuple[tuple[str, str], ...] = (
    ("a", "add an article"),
    ("e", "edit the event"),
    ("m", "mark the event as checked"),
    ("w", "words of the text, for an event or a passage"),
    ("Ctrl Enter", "save what stands in the form"),
    ("Ctrl Z", "undo, with Shift redo"),
)


def panels(editable: bool) -> list[Any]:
    """All panels, closed."""
    return [filters_panel(), help_panel(editable), *(edit_panels() if editable else ())]


def filters_panel() -> dmc.Drawer:
    return dmc.Drawer(
        html.Div(
            [
                html.Div(
                    [
                        dmc.TextInput(id="since", label="From", placeholder="March 2023", debounce=600, size="sm"),
                        dmc.TextInput(id="until", label="To", placeholder="2030", debounce=600, size="sm"),
                    ],
                    className="pair",
                ),
                html.Div(id="facets"),
                dcc.Store(id="range"),
            ],
            className="filters",
        ),
        id="filters",
        title="Filter",
        position="left",
        size=360,
        overlayProps={"backgroundOpacity": 0.16},
        closeButtonProps=CLOSE,
        keepMounted=True,
        opened=False,
    )


def help_panel(editable: bool) -> dmc.Modal:
    keys = [*KEYS, *(EDIT_KEYS if editable else ())]
    return dmc.Modal(
        html.Div(
            [
                html.P(
                    "Every mark on the timeline stands for words in the text. Click a mark to see its words, "
                    "click words to see their mark. Doubt is drawn: a dot is a known day, a pale dashed bar is one day "
                    "somewhere within, a solid bar lasted, a hollow mark is still planned, a hatched bar or a ring with a "
                    "core is one side's claim, a bright line runs through what goes on, and what has no end fades. "
                    "Small squares and bars with counts stand for events that have no room for a label."
                ),
                html.P("Wheel or pinch to zoom, drag to move, Shift and wheel to move sideways."),
                html.H3("Keys"),
                html.Dl([item for key, what in keys for item in (html.Dt(_kbd(key)), html.Dd(what))], className="keys"),
            ],
            className="help",
        ),
        id="help",
        title="How this page works",
        size=620,
        overlayProps={"backgroundOpacity": 0.3},
        closeButtonProps=CLOSE,
        opened=False,
    )


def _kbd(keys: str) -> list[Any]:
    return [html.Kbd(key) for key in keys.split()]
