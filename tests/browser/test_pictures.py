"""Exported pictures in a real browser: fonts load, texts stand where the scene says, the page lives without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.paint_scene import scene
from timeline.paint.html import to_html
from timeline.paint.looks import clean
from timeline.paint.svg import to_svg
from timeline.scene.marks import Text

pytestmark = pytest.mark.browser

ANCHORS = """
() => [...document.querySelectorAll(".textpoint text")].map((text) => {
  const point = new DOMPoint(+text.getAttribute("x"), +text.getAttribute("y")).matrixTransform(text.getScreenCTM());
  const box = text.getBoundingClientRect();
  return [text.textContent, point.x, point.y, box.left, box.right];
})
"""
RANGES = "() => ['xaxis', 'xaxis2', 'yaxis2'].map((name) => document.getElementById('figure')._fullLayout[name].range)"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of files only; what it asks of a network or complains of fails the test."""
    context = browser.new_context(viewport={"width": 900, "height": 700})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    opened.add_init_script(
        "window.opened = []; window.open = (address) => { window.opened.push(address); return null; }"
    )
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def alive(page: Any, tmp_path: Path) -> Any:
    """The exported page, its figure drawn."""
    path = tmp_path / "timeline.html"
    path.write_text(to_html(scene()), encoding="utf-8")
    page.goto(path.as_uri())
    page.wait_for_selector(".js-plotly-plot .textpoint")
    page.evaluate("() => document.fonts.ready")
    return page


def test_texts_of_a_figure_stand_where_the_scene_says(alive: Any) -> None:
    marks = {clean(m.text): m for m in scene().marks if isinstance(m, Text)}
    drawn = alive.evaluate(ANCHORS)
    assert sorted(text for text, *_ in drawn) == sorted(marks)
    for text, x, y, left, right in drawn:
        assert (x, y) == pytest.approx((marks[text].x, marks[text].y), abs=0.05)
        # no wider than measured, but for what letters overhang
        assert left >= marks[text].box.x0 - 1.5
        assert right <= marks[text].box.x1 + 1.5


def until(page: Any, act: Callable[[], None], done: Callable[[], bool]) -> None:
    """Do something again until it shows: on a busy machine a page misses what comes before it listens."""
    for _ in range(30):
        act()
        page.wait_for_timeout(200)
        if done():
            return
    pytest.fail("the page did not answer")


def test_zooming_moves_time_and_nothing_else(alive: Any) -> None:
    still, moving, across = alive.evaluate(RANGES)
    alive.mouse.move(400, 200)
    until(alive, lambda: alive.mouse.wheel(0, -300), lambda: alive.evaluate(RANGES)[1][0] > moving[0])
    after = alive.evaluate(RANGES)
    assert (after[0], after[2]) == (still, across)
    assert moving[0] < after[1][0] < after[1][1] < moving[1]
    until(alive, lambda: alive.mouse.dblclick(400, 250), lambda: alive.evaluate(RANGES)[1] == moving)


def test_pointing_tells_and_clicking_opens_the_passage(alive: Any) -> None:
    told = alive.locator(".hoverlayer text")
    places = cycle([(150, 96), (156, 97)])
    until(alive, lambda: alive.mouse.move(*next(places)), lambda: told.count() > 0)
    assert "What happened at bar solid" in alive.text_content(".hoverlayer")
    alive.mouse.click(*next(places))
    alive.wait_for_function("() => window.opened.length")
    assert alive.evaluate("() => window.opened") == [scene().described["bar solid"].href]


def test_an_svg_brings_its_own_letters(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "timeline.svg"
    path.write_text(to_svg(scene()), encoding="utf-8")
    page.goto(path.as_uri())
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate("() => [...document.fonts].map((font) => font.status)") == ["loaded", "loaded"]


def test_without_scripts_the_page_shows_the_picture_and_the_list(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "timeline.html"
    path.write_text(to_html(scene()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#figure svg text").count() == 5
    assert page.locator("#events li").count() == len(scene().described)
    context.close()
