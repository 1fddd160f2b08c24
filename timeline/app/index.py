"""The page's HTML before anything runs: what is loaded first, what later, what not at all.

Dash puts a script for every component library it knows into every page. Here the table library, which nothing uses, is left
out; the grid comes when a reader first opens the list; plotly.js never comes, since the scene arrives painted
(`timeline.paint.inline`); and the reader's theme is known before the first thing is painted.
"""

from __future__ import annotations

import re
from typing import Any

from dash import Dash

_SCRIPT = re.compile(r'<script src="([^"]+)"></script>\s*')
_UNUSED = ("/dash_table/",)
_LATER = "/dash_ag_grid/"
_FIRST = "/theme-first.js"

INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
{%favicon%}
{%css%}
</head>
<body>
<noscript>This timeline is drawn in the browser and needs JavaScript, from this server only.</noscript>
{%app_entry%}
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>
"""
"""Dash's own index page has no ``<html lang>``, without which screen readers guess."""


class Page(Dash):
    """Dash with the scripts of its page put in order."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash calls it by keyword and types nothing
        """The page; called by Dash for every visit."""
        scripts, later, first = sorted_scripts(parts.get("scripts", ""))
        parts["scripts"] = scripts
        parts["css"] = f"{first}{parts.get('css', '')}"
        filled: Any = super().interpolate_index
        html: str = filled(**parts)
        return html.replace("<body>", f'<body data-grid="{later}">', 1)


def sorted_scripts(tags: str) -> tuple[str, str, str]:
    """(the script tags that stay, the address of the grid's, the tag that goes first).

    >>> sorted_scripts('<script src="/x/dash_table/b.js"></script><script src="/y.js"></script>')[0]
    '<script src="/y.js"></script>'
    """
    later = first = ""
    kept = []
    for tag in _SCRIPT.finditer(tags):
        address = tag[1]
        if _LATER in address:
            later = address
        elif _FIRST in address:
            first = tag[0]
        elif not any(part in address for part in _UNUSED):
            kept.append(tag[0])
    return "".join(kept), later, first
