"""The whole work of one reader on the bundled sample, from the first visit to the shared link, with nothing but a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.app.sample import sample
from timeline.records import Event
from timeline.store import yaml
from timeline.when import Moment

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

AT = "document.activeElement"


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Wait until an expression holds. The page's own policy forbids `wait_for_function`, which evaluates text in the page."""
    for _ in range(200):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def said(page: Any, words: str) -> None:
    """Wait until the page has said some words aloud."""
    until(page, "(words) => document.querySelector('#live').textContent.includes(words)", words)


def chosen(page: Any) -> str:
    return str(page.evaluate("tl.chosen"))


def tab_to(page: Any, selector: str, most: int = 12) -> None:
    """Go on with Tab until the keyboard stands on something; farther than ``most`` stops is not within reach."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(selector) => {AT}.matches(selector)", selector):
            return
    raise AssertionError(
        f"{selector} is not within {most} stops; the keyboard stands on {page.evaluate(f'{AT}.outerHTML')[:200]}"
    )


def test_the_work_of_one_reader(open_page: Open, serve: Any, tmp_path: Path) -> None:
    records = tmp_path / "records.yaml"
    desk = serve(sample(), records=records)
    page = open_page(desk.url, first=True, permissions=["clipboard-read", "clipboard-write"])
    press = page.keyboard.press

    # a first visit: three callouts, each gone with Enter
    for _ in range(3):
        until(page, f"{AT}.closest('#welcome') !== null")
        press("Enter")
    assert page.locator("#welcome").count() == 0

    # to the events, choose one, step on
    press("Tab")
    assert page.evaluate(f"{AT}.textContent") == "Skip to the events"
    press("Enter")
    tab_to(page, "#targets button", 2)
    press("Enter")
    said(page, "Chosen: ")
    first = chosen(page)
    press("j")
    until(page, "(before) => tl.chosen !== before && document.querySelector('#card-title')", first)
    event = chosen(page)

    # why this date: into the card, to the passage a step rests on
    until(page, "document.querySelector('#card [data-goto]') !== null")
    press("i")
    assert page.evaluate(f"{AT}.id") == "card"
    tab_to(page, "[data-goto]")
    press("Enter")
    page.wait_for_selector(".lit")

    # the text leads to its event, too
    press("r")
    assert page.evaluate(f"{AT}.id") == "article-room"
    tab_to(page, ".passage", 3)
    press("Enter")
    until(page, f"{AT}.dataset.events.split(' ').includes(tl.chosen)")

    # filter, and take it off again, without losing one's place
    place = page.evaluate(f"{AT}.outerHTML.slice(0, 80)")
    press("g")
    page.wait_for_selector(".choice")
    until(page, f"{AT}.closest('[role=dialog]') !== null")
    for marked in ("true", "false"):
        if marked == "true":
            tab_to(page, ".choice", 5)
        press("Space")
        page.wait_for_selector(f".choice[aria-checked={marked}] >> nth=0")
        until(page, f"{AT}.matches('.choice[aria-checked={marked}]')")  # on the row that was ticked
    said(page, " events · ")
    press("Escape")
    until(page, f"(place) => {AT}.outerHTML.startsWith(place.slice(0, 30))", place)

    # move through time, change the lanes
    whole = page.evaluate("tl.plan.shown")
    press("+")
    said(page, "From ")
    until(page, "(whole) => tl.plan.shown[0] > whole[0]", whole)
    press("f")
    until(page, "(whole) => tl.plan.shown[0] === whole[0]", whole)
    press("n")
    said(page, "Lanes by type.")
    until(page, "location.search.includes('lanes=type')")

    # mend a date, take it back
    until(page, "document.querySelector('#card-title') !== null")
    event = chosen(page)
    before = page.inner_text("#card .when .words")
    press("e")
    until(page, f"{AT}.closest('#edit-form') !== null")
    page.wait_for_selector(".passages blockquote")
    press("Tab")
    press("Control+a")
    page.keyboard.type("May 1999")
    page.wait_for_selector(".when-says >> text=some day in May 1999")
    press("Control+Enter")
    page.wait_for_selector("#card .when >> text=some day in May 1999")
    assert saved(records)[event].when == Moment.month(1999, 5)
    press("Control+z")
    until(page, "(before) => document.querySelector('#card .when .words').textContent === before", before)

    # an event of words of the text: a sentence, one word less at its end
    press("w")
    until(page, "getSelection().toString().length > 10")
    press("ArrowDown")
    press("ArrowLeft")
    words = page.evaluate("getSelection().toString()")
    press("Enter")
    page.wait_for_selector(".passages blockquote")
    until(page, f"{AT}.closest('#edit-form') !== null")
    page.keyboard.type("A reader adds this")
    page.wait_for_selector("#save:not([disabled])")
    press("Control+Enter")
    page.wait_for_selector("#card-title >> text=A reader adds this")
    added = saved(records)["a-reader-adds-this"]
    assert " ".join(added.evidence[0].exact.split()) == " ".join(words.split())

    # mark another one as checked
    press("k")
    until(
        page,
        "tl.chosen !== 'a-reader-adds-this' && document.querySelector('#card-title').textContent !== 'A reader adds this'",
    )
    event = chosen(page)
    press("m")
    page.wait_for_selector("#card .checked")
    assert saved(records)[event].curated

    # take a picture, a citation and the link along
    press("x")
    until(page, f"{AT}.getAttribute('role') === 'menuitem'")
    with page.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename.endswith(".png")
    press("c")
    page.wait_for_selector("#saying >> text=Citation copied")
    assert page.inner_text("#card-title") in page.evaluate("navigator.clipboard.readText()")
    press("y")
    page.wait_for_selector("#saying >> text=Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert f"event={event}" in link
    assert "lanes=type" in link

    # and back, a step at a time
    page.go_back()
    until(page, "!location.search.includes('lanes')")


def saved(records: Path) -> dict[str, Event]:
    return {event.id: event for event in yaml.read(records).events}
