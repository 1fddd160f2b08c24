"""The bricks of a figure: plotly traces of lines, boxes and points in px, as plain dictionaries, and texts as plotly reads them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import Any

from timeline.paint.looks import clean
from timeline.scene.marks import Box, Described, Dot

Axes = tuple[str, str]
"""The names of the x and y axis a trace is drawn on."""
STILL: Axes = ("x", "y")
MOVING: Axes = ("x2", "y2")
ORDER = {"areas": 0, "rules": 1, "fades": 2, "bars": 3, "outlines": 4, "stacks": 4, "dots": 5, "cores": 6, "texts": 7}
"""Painting order by kind: plotly paints bars under all lines unless told otherwise (``zorder``)."""


def line_trace(
    name: str, axes: Axes, paths: Sequence[Sequence[tuple[float, float]]], line: dict[str, Any]
) -> dict[str, Any]:
    """A trace of broken lines; None lifts the pen."""
    x: list[float | None] = []
    y: list[float | None] = []
    for path in paths:
        if x:
            x.append(None)
            y.append(None)
        x.extend(px(point[0]) for point in path)
        y.extend(px(point[1]) for point in path)
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "xaxis": axes[0],
        "yaxis": axes[1],
        "x": x,
        "y": y,
        "line": line,
        "hoverinfo": "skip",
        "zorder": ORDER[name],
    }


def box_trace(name: str, axes: Axes, boxes: Sequence[Box]) -> dict[str, Any]:
    """A trace of boxes, as horizontal bars from their left edge."""
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "xaxis": axes[0],
        "yaxis": axes[1],
        "base": [px(box.x0) for box in boxes],
        "x": [px(box.x1 - box.x0) for box in boxes],
        "y": [px((box.y0 + box.y1) / 2) for box in boxes],
        "width": [px(box.y1 - box.y0) for box in boxes],
        "zorder": ORDER.get(name, 0),
    }


def point_trace(name: str, axes: Axes, dots: Sequence[Dot]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "xaxis": axes[0],
        "yaxis": axes[1],
        "x": [px(dot.x) for dot in dots],
        "y": [px(dot.y) for dot in dots],
        "hoverinfo": "skip",
        "cliponaxis": axes is MOVING,
        "zorder": ORDER[name],
    }


def dash_of(lengths: tuple[float, ...]) -> str:
    return ",".join(f"{px(length)}px" for length in lengths) or "solid"


def hover_text(described: Described) -> str:
    rest = " · ".join(part for part in (described.date, described.status) if part)
    return f"<b>{wrapped(described.title)}</b><br>{plain(rest)}"


def wrapped(text: str) -> str:
    """A text for a hover label, at most 56 letters a line: plotly breaks no lines by itself."""
    return "<br>".join(plain(row) for row in wrap(clean(text), 56)) or ""


def plain(text: str) -> str:
    """A text plotly.js shows as it stands: it would read ``<b>`` as bold, ``&amp;`` as an entity and ``$…$`` as TeX."""
    return escape(clean(text), quote=False).replace("$", "&#36;")


def px(value: float) -> float:
    """A length as short as it can be written: figures travel as JSON."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded
