"""Buttons with an icon of ours (drawn in the style sheet), a name for screen readers and a tip that tells the key."""

from __future__ import annotations

from typing import Any

from dash import html

CLOSE = {"aria-label": "Close"}
"""What Mantine's close buttons are called; they have no name of their own."""


def wild(attributes: dict[str, str]) -> dict[str, Any]:
    """``aria-`` and ``data-`` attributes as keywords: their names are no Python names, and Dash's types know none of them."""
    return dict(attributes)


def icon(name: str) -> html.Span:
    """A drawing from ``assets/icons.css``; it says nothing to screen readers, the button round it does."""
    return html.Span(className=f"icon icon-{name}", **wild({"aria-hidden": "true"}))


def icon_button(
    name: str, label: str, *, keys: str = "", id: Any = None, text: Any = None, **props: Any
) -> html.Button:
    """A button without a border. ``keys`` is the keyboard's way to the same thing: shown in the tip, announced by ``aria-keyshortcuts``.

    ``text`` stands beside the icon, for what an icon alone cannot say.
    """
    if id is not None:
        props["id"] = id
    if keys:
        props["aria-keyshortcuts"] = keys
    return html.Button(
        [icon(name), text] if text is not None else icon(name),
        type="button",
        className="tool",
        **wild({"aria-label": label, "data-tip": f"{label}  {_SHOWN.get(keys, keys)}".strip(), **props}),
    )


_SHOWN = {"Escape": "Esc", "ArrowLeft": "←", "ArrowRight": "→"}
