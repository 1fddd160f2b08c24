"""Components as plain data, for what the page's own script puts in place: long texts, and what changes with every move.

Every Dash component on a page listens to every change of it: an article of a few thousand would slow each click down. What
never calls back is therefore sent as a tree of tags and texts, and ``assets/build.js`` makes elements of it, texts always as
texts: an article can never become markup this way either.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

Tree = str | list[Any]
"""A text, or [tag, attributes, *children]."""

_NAMES = {"className": "class", "tabIndex": "tabindex", "dateTime": "datetime", "htmlFor": "for"}


def tree(component: Any) -> Tree:
    """A component of `dash.html` as a tree; a number is its text. Raises ``TypeError`` for components that need their own script.

    >>> from dash import html
    >>> tree(html.P(["Talks on ", html.Time("Tuesday", dateTime="2023-03-21"), None], className="when"))
    ['p', {'class': 'when'}, 'Talks on ', ['time', {'datetime': '2023-03-21'}, 'Tuesday']]
    """
    if isinstance(component, str | int | float):
        return str(component)
    if not isinstance(component, Component) or component._namespace != "dash_html_components":
        raise TypeError(f"{component!r} cannot be sent as a tree; use the components of dash.html")
    read: Any = component.to_plotly_json  # Dash types nothing
    given: dict[str, Any] = read()["props"]
    attributes = {
        _NAMES.get(name, name): "" if value is True else str(value)
        for name, value in given.items()
        if name != "children" and value is not None and value is not False
    }
    return [component._type.lower(), attributes, *trees(given.get("children"))]


def trees(children: Any) -> list[Tree]:
    """The trees of some children, those that are None left out."""
    if children is None:
        return []
    if isinstance(children, list | tuple):
        return [one for child in children for one in trees(child)]
    return [tree(children)]
