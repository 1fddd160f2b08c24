"""The figure: axes in px, what moves and what stands still, hit targets, and the same places as in SVG and PDF."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.paint_scene import LOOKS, NASTY, scene, written
from timeline.paint.looks import bounds_of, clean, strength_at
from timeline.paint.moving import moves
from timeline.paint.pdf import to_pdf
from timeline.paint.plotly import HIT_PX, to_figure
from timeline.paint.polygons import fading_fill
from timeline.paint.svg import to_svg
from timeline.paint.theme import DARK, LIGHT
from timeline.scene.marks import Bar, Box, Described, Dot, Rule, Scene, Text

SVG = "{http://www.w3.org/2000/svg}"


def traces(picture: Scene, name: str) -> list[Any]:
    return [trace for trace in to_figure(picture).data if trace.name == name]


def test_the_axes_are_px_of_the_scene() -> None:
    layout = to_figure(scene()).layout
    assert (layout.width, layout.height) == (800, 400)
    assert layout.xaxis.range == (0, 800)
    assert layout.yaxis.range == (400, 0)
    low, high = layout.xaxis2.range
    assert [share * 800 for share in layout.xaxis2.domain] == pytest.approx([low, high], abs=0.001)
    assert layout.yaxis2.range == (400, 0)


def test_time_can_be_zoomed_no_further_than_the_scene_and_nothing_else_can() -> None:
    across, down = to_figure(scene()).layout, to_figure(scene("vertical")).layout
    assert (across.xaxis2.minallowed, across.xaxis2.maxallowed) == across.xaxis2.range
    assert (down.yaxis2.minallowed, down.yaxis2.maxallowed) == down.yaxis2.range[::-1]
    assert [axis.fixedrange for axis in (across.xaxis, across.yaxis, across.xaxis2, across.yaxis2)] == [
        True,
        True,
        False,
        True,
    ]
    assert [axis.fixedrange for axis in (down.xaxis, down.yaxis, down.xaxis2, down.yaxis2)] == [True, True, True, False]


def test_what_belongs_to_time_moves_and_the_frame_stands_still() -> None:
    picture = scene()
    still = [m.text for m in picture.marks if isinstance(m, Text) and not moves(m, picture)]
    assert still == ["Talks & treaties", "Norland", "Source: a newspaper"]
    rules = [moves(m, picture) for m in picture.marks if isinstance(m, Rule)]
    assert rules == [False, False, True, True]  # grid and a line from above the plot; axis and its tick
    assert not moves(
        Bar(picture.plot, "solid", -1, ""), replace(picture, plot=replace(picture.plot, x0=300), axis=None)
    )


def test_lines_between_lanes_are_not_hidden_by_grounds_that_move() -> None:
    """Their part in the plot is drawn on the axes of the grounds, and only there."""
    grid = [t for t in traces(scene(), "rules") if t.line.color == LIGHT.grid]
    assert [(t.xaxis, t.x, t.y) for t in grid] == [("x", (20, 100), (200, 200)), ("x2", (100, 780), (200, 200))]


def test_every_mark_and_label_of_an_event_can_be_hit() -> None:
    (hits,) = traces(scene(), "hits")
    events = {mark.event for mark in scene().marks if isinstance(mark, Bar | Dot) and mark.event}
    assert set(hits.customdata) == events
    assert isinstance(hits.customdata, tuple | list)  # numpy arrays do not reach clickData
    assert list(hits.customdata).count("open end") == 2  # its bar and its label
    assert min(hits.width) >= HIT_PX
    assert min(hits.x) >= HIT_PX
    assert len(hits.hovertext) == len(hits.customdata)
    assert "Feb 2023 · happened" in hits.hovertext[1]


def test_a_stack_is_hit_as_a_list_of_events() -> None:
    (hits,) = traces(scene(), "stack-hits")
    assert [list(events) for events in hits.customdata] == [["a", "b"]]
    assert hits.hovertext[0].startswith("7 events: One of many, a; One of many, b; …")


def test_only_hits_answer_and_nothing_is_an_annotation() -> None:
    figure = to_figure(scene())
    assert {trace.name for trace in figure.data if trace.hoverinfo != "skip"} == {"hits", "stack-hits"}
    assert not figure.layout.annotations
    assert len(figure.layout.shapes) == 1  # the future


def test_colours_are_scalars() -> None:
    for trace in to_figure(scene()).data:
        if trace.marker:
            assert trace.marker.color is None or isinstance(trace.marker.color, str) or trace.name == "fades"
        if trace.type == "bar" and trace.marker.pattern.shape:
            assert isinstance(trace.marker.color, str)


def test_text_is_shown_as_it_stands() -> None:
    (text,) = [t for trace in traces(scene(), "texts") for t in trace.text if "quoted" in t]
    assert text == clean(NASTY).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")


def test_a_figure_travels_as_json() -> None:
    figure = to_figure(scene(), DARK)
    sent = json.loads(figure.to_json())
    assert len(sent["data"]) == len(figure.data)
    assert "bdata" not in figure.to_json()  # numbers as lists, not packed arrays


def svg_places(picture: Scene) -> tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]:
    """Where SVG has the middle of every named shape, and the anchor of every text."""
    root = ElementTree.fromstring(to_svg(picture, embed_fonts=False))
    shapes = {}
    for group in root.iter(f"{SVG}g"):
        for shape in group:
            number = {
                key: float(value)
                for key, value in shape.attrib.items()
                if key in ("x", "y", "width", "height", "cx", "cy")
            }
            if shape.tag == f"{SVG}rect" and "data-event" in group.attrib:
                shapes[group.attrib["data-event"]] = (
                    number["x"] + number["width"] / 2,
                    number["y"] + number["height"] / 2,
                )
            elif shape.tag == f"{SVG}circle":
                shapes[group.attrib["data-event"]] = (number["cx"], number["cy"])
    texts = {t.text or "": (float(t.attrib["x"]), float(t.attrib["y"])) for t in root.iter(f"{SVG}text")}
    return shapes, texts


def plotly_places(picture: Scene) -> tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]:
    """The same of a figure, both axes being px; plotly.js sets the baseline a quarter of the size below the point."""
    hits = {}
    for trace in traces(picture, "hits"):
        for event, base, x, y in zip(trace.customdata, trace.base, trace.x, trace.y, strict=True):
            hits[event] = (base + x / 2, y)
    texts = {}
    for trace in traces(picture, "texts"):
        for text, x, y in zip(trace.text, trace.x, trace.y, strict=True):
            texts[text.replace("&lt;", "<").replace("&gt;", ">").replace("&#36;", "$").replace("&amp;", "&")] = (
                x,
                y + 0.25 * trace.textfont.size,
            )
    return hits, texts


def pdf_places(picture: Scene) -> tuple[dict[str, tuple[float, float]], dict[str, tuple[float, float]]]:
    """The same of a PDF: links for shapes, the text matrix for texts that start at their anchor; px from pt, y downwards."""
    page: Any = PdfReader(BytesIO(to_pdf(picture))).pages[0]
    by_link = {described.href: event for event, described in picture.described.items()}
    shapes: dict[str, tuple[float, float]] = {}
    for annotation in page["/Annots"]:
        link = annotation.get_object()
        x0, y0, x1, y1 = (float(v) / 0.75 for v in link["/Rect"])
        shapes.setdefault(by_link[link["/A"]["/URI"]], ((x0 + x1) / 2, picture.height_px - (y0 + y1) / 2))
    texts: dict[str, tuple[float, float]] = {}

    def visit(text: str, _cm: Any, matrix: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            texts[text.strip()] = (matrix[4] / 0.75, picture.height_px - matrix[5] / 0.75)

    page.extract_text(visitor_text=visit)
    return shapes, texts


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
def test_one_scene_has_its_marks_at_the_same_places_in_every_format(orientation: str) -> None:
    picture = scene(orientation)
    svg_shapes, svg_texts = svg_places(picture)
    figure_shapes, figure_texts = plotly_places(picture)
    pdf_shapes, pdf_texts = pdf_places(picture)
    marks = {m.event: m for m in picture.marks if isinstance(m, Bar | Dot) and m.event}
    assert len(marks) == 2 * len(LOOKS) + 2
    for event, mark in marks.items():
        box = bounds_of(mark)
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert svg_shapes[event] == pytest.approx(middle, abs=0.01)
        assert figure_shapes[event] == pytest.approx(middle, abs=0.01)
        assert pdf_shapes[event] == pytest.approx(middle, abs=0.02)
    labels = [m for m in picture.marks if isinstance(m, Text)]
    assert len(labels) == 5
    for label in labels:
        said = clean(label.text)
        assert svg_texts[said] == pytest.approx((label.x, label.y), abs=0.01)
        assert figure_texts[said] == pytest.approx((label.x, label.y), abs=0.01)
        start = label.x - {"start": 0, "middle": 0.5, "end": 1}[label.align] * (label.box.x1 - label.box.x0)
        # boxes are measured without kerning, which draws the start of right-aligned text in by less than a px
        assert pdf_texts[said] == pytest.approx((start, label.y), abs=0.05 if label.align == "start" else 0.6)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=20))
def test_any_text_makes_a_figure(text: str) -> None:
    picture = replace(
        scene(),
        marks=(Dot(10, 10, 5, "solid", 0, "e"), written(20, 20, text, event="e")),
        described={"e": Described(text, text, "")},
    )
    assert json.loads(to_figure(picture).to_json())["data"]


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0, 80),
    st.floats(0, 80),
    st.sampled_from([1.0, 0.5, 0.22, 0.06]),
    st.sampled_from(["horizontal", "vertical"]),
)
def test_layers_together_fade_as_a_gradient_does(first: float, last: float, opacity: float, orientation: str) -> None:
    upright = orientation == "vertical"
    box = Box(10, 50, 20, 250) if upright else Box(50, 10, 250, 20)
    bar = Bar(box, "solid", 0, "e", (first, last))
    polygons, boxes = fading_fill(bar, orientation, opacity)
    spans = [(s, min(p[upright] for p in path), max(p[upright] for p in path)) for s, path in polygons]
    spans += [(s, b.y0, b.y1) if upright else (s, b.x0, b.x1) for s, b in boxes]
    for at in range(57, 250, 7):
        if any(abs(edge - at) < 1e-6 for _, low, high in spans for edge in (low, high)):
            continue  # where one ends and the next begins, both or neither could be meant
        through = 1.0
        for strength, low, high in spans:
            if low <= at <= high:
                through *= 1 - strength
        steps = 28 if opacity > 0.3 else max(2, round(opacity / 0.028))
        assert 1 - through == pytest.approx(
            opacity * strength_at(bar, at, orientation), abs=0.51 * opacity / steps + 1e-3
        )
