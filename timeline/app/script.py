"""What arrives is handed to the page's own script."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash


def hand_over(app: Dash, name: str, *triggers: Any, **options: Any) -> None:
    """Call a function of ``assets/keys.js`` (its table ``calls``) whenever a trigger changes. It acts on the page and answers nothing."""
    register: Any = app.clientside_callback  # Dash leaves it untyped
    register(ClientsideFunction("timeline", name), *triggers, **options)
