"""The page: its landmarks, its tools and the places that callbacks fill. Values in, components out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from timeline.app.icons import icon, icon_button, wild
from timeline.app.look import LANES
from timeline.app.panels import panels
from timeline.app.share import export_tools
from timeline.app.wording import LANE_WORDS

FONT = "Inter, system-ui, sans-serif"

THEME: dict[str, Any] = {
    "fontFamily": FONT,
    "headings": {"fontFamily": FONT, "fontWeight": "700"},
    "primaryColor": "ink",
    "primaryShade": {"light": 7, "dark": 2},
    "defaultRadius": "md",
    "autoContrast": True,
    "colors": {
        # a slate that goes with the timeline's ink; the accents belong to the events alone
        "ink": [
            "#F3F5F8", "#E4E8EE", "#C9D1DC", "#A9B5C5", "#8996A9",
            "#66748A", "#4A576B", "#333E4F", "#232C3A", "#151B25",
        ],
    },
}  # fmt: skip


def page(*, editable: bool, heading: str = "Timeline", notices: Sequence[str] = ()) -> dmc.MantineProvider:
    """The whole page before any data is on it."""
    return dmc.MantineProvider(
        [
            html.A("Skip to the events", href="#targets", className="skip"),
            html.A("Skip to the article", href="#article-room", className="skip"),
            _stores(),
            _bar(heading, editable),
            *([_notices(notices)] if notices else []),
            html.Main([_stage_side(editable), _article_side()], className="room", id="main"),
            html.Div(id="live", className="unseen", role="status", **wild({"aria-live": "polite"})),
            html.Div(id="tip", hidden=True, **wild({"aria-hidden": "true"})),
            html.Div(id="hint", hidden=True, **wild({"aria-hidden": "true"})),
            html.Div(id="saying", hidden=True, **wild({"aria-hidden": "true"})),
            *panels(editable),
        ],
        id="mantine",
        theme=THEME,
        defaultColorScheme="auto",
    )


def _notices(notices: Sequence[str]) -> html.Aside:
    """One line above the room; further notices behind it, to be opened."""
    first, *more = (f"{text[:1].upper()}{text[1:]}." for text in notices)
    if not more:
        return html.Aside(html.P(first), className="notices")
    told = [html.Summary(f"{first} And {len(more)} more"), *(html.P(text) for text in more)]
    return html.Aside(html.Details(told), className="notices")


def _stores() -> html.Div:
    asked = ("look", "list-look", "facet-look", "stage-size", "chosen", "article-id", "revision", "wanted")
    names = (*asked, "plan", "told", "article-tree", "card-tree")
    return html.Div([dcc.Store(id=name) for name in names] + [dcc.Store(id="begin", data=1)])


def _bar(heading: str, editable: bool) -> html.Header:
    return html.Header(
        [
            html.Div([html.H1(heading, id="heading"), html.P(id="summary", className="summary")], className="brand"),
            html.Div(
                [
                    dmc.TextInput(
                        id="search",
                        placeholder="Search",
                        debounce=250,
                        leftSection=icon("search"),
                        size="sm",
                        className="search",
                        **wild({"aria-label": "Search titles, actors and quotations"}),
                    ),
                    icon_button(
                        "filter",
                        "Filter",
                        keys="g",
                        text=html.Span(id="filter-count", className="count", hidden=True),
                        **wild({"data-do": "filters"}),
                    ),
                    *(
                        (
                            html.Div(
                                [
                                    icon_button("undo", "Undo", id="undo", keys="Control+Z", disabled=True),
                                    icon_button("redo", "Redo", id="redo", keys="Control+Shift+Z", disabled=True),
                                ],
                                className="undo",
                            ),
                            icon_button("add", "Add articles", keys="a", **wild({"data-do": "add"})),
                        )
                        if editable
                        else ()
                    ),
                    *export_tools(),
                    icon_button("link", "Copy the link to this view", keys="y", **wild({"data-do": "link"})),
                    icon_button("theme", "Light or dark", keys="d", **wild({"data-do": "theme"})),
                    icon_button("help", "Keys and help", keys="?", **wild({"data-do": "help"})),
                ],
                className="bar-tools",
            ),
        ],
        className="bar",
    )


def _stage_side(editable: bool) -> html.Section:
    return html.Section(
        [
            html.Div(
                [
                    dmc.SegmentedControl(
                        id="view",
                        value="timeline",
                        size="xs",
                        data=[{"value": "timeline", "label": "Timeline"}, {"value": "list", "label": "List"}],
                        **wild({"aria-label": "Show the events as"}),
                    ),
                    dmc.Select(
                        id="lanes",
                        value="actor",
                        size="xs",
                        w=118,
                        allowDeselect=False,
                        comboboxProps={"withinPortal": False},  # within the timeline's landmark
                        data=[{"value": lane, "label": LANE_WORDS[lane]} for lane in LANES],
                        leftSection=icon("lanes"),
                        className="for-timeline",
                        **wild({"aria-label": "Lanes by"}),
                    ),
                    dmc.SegmentedControl(
                        id="scale",
                        value="elastic",
                        size="xs",
                        data=[{"value": "elastic", "label": "Elastic"}, {"value": "linear", "label": "Linear"}],
                        className="for-timeline",
                        **wild({"aria-label": "Time scale"}),
                    ),
                    html.Div(
                        [
                            icon_button("out", "Zoom out", keys="-", **wild({"data-do": "out"})),
                            icon_button("in", "Zoom in", keys="+", **wild({"data-do": "in"})),
                            icon_button("fit", "Show everything", keys="f", **wild({"data-do": "fit"})),
                            icon_button(
                                "today", "Go to the day of publication", keys="t", **wild({"data-do": "today"})
                            ),
                        ],
                        className="zoom for-timeline",
                        role="group",
                        **wild({"aria-label": "Zoom"}),
                    ),
                ],
                className="tools",
            ),
            html.Div(id="chips", className="chips"),
            html.Div(
                [
                    html.Div(
                        html.Div(
                            [
                                _picture("figure"),
                                html.Ol(
                                    id="targets",
                                    className="targets",
                                    tabIndex=-1,
                                    **wild({"aria-label": "Events in order of time"}),
                                ),
                            ],
                            className="sheet",
                            id="sheet",
                        ),
                        id="stage",
                        className="stage",
                    ),
                    html.Div(
                        _picture("axis"), id="foot", className="foot", hidden=True, **wild({"aria-hidden": "true"})
                    ),
                    html.Div(id="list", className="list", hidden=True),
                    html.Div(id="nothing", className="nothing", hidden=True),
                ],
                id="stage-room",
                className="stage-room",
            ),
            html.Div(
                [
                    html.Div(id="strip", className="strip", **wild({"aria-hidden": "true"})),
                    html.Div(
                        [_edge("from-edge", "First day shown", 0), _edge("to-edge", "Last day shown", 100)],
                        id="window",
                        className="window",
                    ),
                ],
                id="overview",
                className="overview whole for-timeline",
                role="group",
                **wild({"aria-label": "Overview: the stretch of time shown"}),
            ),
            html.Aside(
                id="card", className="card", hidden=True, tabIndex=-1, **wild({"aria-labelledby": "card-title"})
            ),
        ],
        className="stage-side",
        id="stage-side",
        **wild({"aria-label": "Timeline"}),
    )


def _picture(name: str) -> html.Div:
    """Paint only: what is hit, hovered and reached by keyboard are the targets that lie on it."""
    return html.Div(id=name, className="figure", **wild({"aria-hidden": "true"}))


def _edge(name: str, label: str, now: int) -> html.Div:
    return html.Div(
        id=name,
        className="edge",
        role="slider",
        tabIndex=0,
        **wild({"aria-label": label, "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": str(now)}),
    )


def _article_side() -> html.Section:
    return html.Section(
        [
            html.Div(id="article-tabs", className="article-tabs"),
            html.Div(
                id="article-room",
                className="article-room",
                tabIndex=0,
                **wild({"aria-label": "Article text", "role": "region"}),
            ),
        ],
        className="article-side",
        id="article-side",
        **wild({"aria-label": "Article"}),
    )
