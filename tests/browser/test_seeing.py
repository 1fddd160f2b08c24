"""Moving through time, narrowing what is shown, and sharing it: by mouse, by finger, by keyboard, by address."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def until(page: Any, expression: str, arg: Any = None) -> None:
    """Wait until an expression holds. The page's own policy forbids `wait_for_function`, which evaluates text in the page."""
    for _ in range(100):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


SETTLED = "document.body.dataset.ready === 'yes'"


def shown(page: Any) -> list[int]:
    """First and last day number of the stretch that is laid out."""
    return list(page.evaluate("tl.plan.shown"))


def after(page: Any, deed: Callable[[], Any]) -> list[int]:
    """Do something that lays out anew, and the stretch shown then."""
    page.evaluate("tl.plan.old = true")
    deed()
    until(page, "!tl.plan.old")
    page.wait_for_timeout(150)
    return shown(page)


def span(days: list[int]) -> int:
    return days[1] - days[0]


def stage_middle(page: Any) -> tuple[float, float]:
    box = page.locator("#stage").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + 100


def test_wheel_zooms_where_the_pointer_is(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?scale=linear")
    whole = shown(page)
    x, y = stage_middle(page)
    day = page.evaluate("(x) => tl.dayAt(x - document.querySelector('#stage').getBoundingClientRect().left)", x)
    page.mouse.move(x, y)
    near = after(page, lambda: page.mouse.wheel(0, -240))
    assert span(near) < span(whole)
    stays = page.evaluate("(x) => tl.dayAt(x - document.querySelector('#stage').getBoundingClientRect().left)", x)
    assert abs(stays - day) < span(near) * 0.1, "the day under the pointer stays under it"
    assert "from=" in page.url
    far = after(page, lambda: page.mouse.wheel(0, 240))
    assert span(far) > span(near)


PLACES = """() => [...document.querySelectorAll('#figure .moving text')].map((text) => {
  const box = text.getBoundingClientRect();
  return [text.textContent, Math.round(box.left), Math.round(box.width)];
})"""


def test_a_move_glides_until_the_next_layout_is_there(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?scale=linear", reduced_motion="no-preference")
    before = page.evaluate(PLACES)
    page.evaluate("window.real = tl.set; tl.set = () => {}; tl.zoom(0.5, tl.plan.plot[0])")  # an answer that stays away
    until(
        page,
        "Number((document.querySelector('.gliding .moving')?.style.transform || '').match(/scaleX.(.+)[)]/)?.[1]) > 1.9",
    )
    during = page.evaluate(PLACES)
    assert [(text, width) for text, _, width in during] == [(text, width) for text, _, width in before], (
        "letters keep their shape"
    )
    assert sum(b[1] > a[1] + 20 for a, b in zip(before, during, strict=True)) > 3, "what is later moves away"
    page.evaluate("tl.set = window.real; tl.drawn = null; tl.publish()")
    until(page, "!document.querySelector('.gliding')")
    assert page.evaluate("[...document.querySelectorAll('.moving')].every((group) => !group.style.transform)")
    assert "from=" in page.url


def test_who_asks_for_less_motion_sees_one_layout_after_the_other(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.evaluate("tl.zoom(0.5)")
    assert page.locator(".gliding").count() == 0


def test_the_end_of_time_gives_way_and_comes_back(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url, reduced_motion="no-preference")
    page.evaluate("tl.pan(-0.25)")  # all is shown: there is nothing earlier
    page.wait_for_timeout(400)
    assert page.locator(".gliding").count() == 0


def test_drag_pans_and_is_no_click(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?from=2024-01-01&to=2024-12-31")
    before = shown(page)
    x, y = stage_middle(page)

    def drag() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 200, y, steps=6)
        page.mouse.up()

    moved = after(page, drag)
    assert moved[0] < before[0], "dragging to the right shows what was earlier"
    assert page.locator("#card").is_hidden()


def test_buttons_and_keys_do_the_same(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    whole = shown(page)
    near = after(page, lambda: page.click("[data-do=in]"))
    assert span(near) < span(whole)
    assert shown(page) != whole
    assert after(page, lambda: page.keyboard.press("f")) == whole
    nearer = after(page, lambda: page.keyboard.press("+"))
    assert span(nearer) < span(whole)
    said = page.inner_text("#live")
    assert re.fullmatch(r"From \d+ \w+ \d{4} to \d+ \w+ \d{4}\.", said), "where a move led is said"
    later = after(page, lambda: page.keyboard.press("ArrowRight"))
    assert later[0] > nearer[0]
    earlier = after(page, lambda: page.keyboard.press("ArrowLeft"))
    assert earlier[0] < later[0]
    assert after(page, lambda: page.click("[data-do=fit]")) == whole
    assert "from=" not in page.url


def test_today_goes_to_the_publication(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?from=2019-01-01&to=2020-12-31")
    days = after(page, lambda: page.keyboard.press("t"))
    assert days[0] <= page.evaluate("tl.plan.now") <= days[1]


@pytest.mark.parametrize("width", [1440, 390])  # on a phone time runs downwards
def test_pinch_zooms(open_page: Open, shown_url: str, width: int) -> None:
    page = open_page(shown_url, has_touch=True, width=width)
    whole = shown(page)
    touch = page.context.new_cdp_session(page)
    x, y = stage_middle(page)

    def fingers(kind: str, apart: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pinch() -> None:
        fingers("touchStart", 40)
        for apart in (60, 90, 120, 160):
            fingers("touchMove", apart)
        fingers("touchEnd", 0)

    assert span(after(page, pinch)) < span(whole)


def test_zooming_keeps_the_choice(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?event=accord-signed")
    after(page, lambda: page.keyboard.press("t"))
    assert page.locator("button.target.chosen").get_attribute("data-id") == "accord-signed"


def test_the_overview_shows_and_moves_the_window(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?from=2024-01-01&to=2024-12-31")
    strip, window = page.locator("#overview").bounding_box(), page.locator("#window").bounding_box()
    assert window["width"] < strip["width"] * 0.9
    traces = page.locator("#strip path").evaluate_all("(all) => all.map((path) => path.getAttribute('d')).join('')")
    assert traces.count("M") == 7, "every dated event has its trace"
    before = shown(page)
    days = after(page, lambda: page.mouse.click(strip["x"] + 12, strip["y"] + 14))
    assert days[0] < before[0]
    edge = page.locator("#to-edge")
    edge.focus()
    wider = after(page, lambda: page.keyboard.press("ArrowRight"))
    assert wider[1] > days[1]
    assert wider[0] == days[0]
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}", edge.get_attribute("aria-valuetext"))


def test_scale_and_lanes(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    elastic = page.evaluate("tl.plan.knots.length")
    after(page, lambda: page.click("#scale >> text=Linear"))
    assert page.evaluate("tl.plan.knots.length") == 2 < elastic
    assert "scale=linear" in page.url
    page.click("#lanes")
    after(page, lambda: page.click("[role=option] >> text=Status"))
    assert "lanes=status" in page.url
    assert "Planned" in page.evaluate("document.querySelector('#figure').textContent")


def test_the_list_shows_the_same_and_stays_in_step(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.keyboard.press("l")
    page.wait_for_selector(".ag-row")
    titles = page.locator(".ag-row [col-id=title]").all_inner_texts()
    assert titles[0] == "Quarrel over harbour dues", "in order of time"
    assert len(titles) == 8
    page.click(".ag-row >> text=New mole opens")
    page.wait_for_selector("#card:not([hidden]) h2")
    assert page.inner_text("#card h2") == "New mole opens at Vell"
    assert page.inner_text(".passage.chosen").startswith("We will open")
    page.click(".passage[data-events=ramming]")
    page.wait_for_selector(".ag-row-selected >> text=Norland cutter rams")
    page.click("#view >> text=Timeline")
    page.wait_for_selector(".ag-row", state="hidden")


def test_filters_narrow_say_so_and_come_off(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.keyboard.press("g")
    page.click(".choice:has-text('Planned')")
    page.wait_for_selector(".chip:has-text('Planned')")
    until(page, "document.querySelector('#live').textContent === '2 of 8 events · 2 articles.'")  # said, too
    assert page.locator("#summary").inner_text().startswith("2 of 8 events")
    assert page.get_attribute(".choice:has-text('Planned')", "aria-checked") == "true"
    assert page.inner_text(".choice:has-text('Norland') .number") == "1"
    page.click(".choice:has-text('Violence')")
    page.wait_for_selector("#nothing:not([hidden])")
    assert "Without the choice of types there would be 2 events" in page.inner_text("#nothing")
    page.keyboard.press("Escape")
    page.wait_for_selector(".mantine-Drawer-content", state="hidden")
    page.click("#nothing >> text=Clear all filters")
    until(page, "document.querySelector('#summary').textContent.startsWith('8 events')")
    assert page.locator(".chip").count() == 0
    assert page.locator(".passage.left-out").count() == 0


def test_search_and_dates_as_typed(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.keyboard.press("/")
    page.keyboard.type("ferry")
    until(page, "document.querySelector('#summary').textContent.startsWith('1 of 8')")
    assert page.locator(".passage.left-out").count() > 4, "the other passages step back"
    page.click(".chip:has-text('ferry')")
    until(page, "document.querySelector('#summary').textContent.startsWith('8 events')")
    assert page.input_value("#search") == ""
    page.keyboard.press("Escape")
    page.click("[data-do=filters]")
    page.fill("#since", "a fortnight hence or so")
    page.wait_for_selector("text=is not a date we can read")
    page.fill("#since", "June 2024")
    page.wait_for_selector(".chip:has-text('from Sat 1 Jun 2024')")
    assert "since=2024-06-01" in page.url


def test_the_whole_view_is_in_the_address_and_back_works(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.click("#scale >> text=Linear")
    page.click("#targets button[data-id=mole]")
    page.keyboard.press("g")
    page.click(".choice:has-text('Planned')")
    page.wait_for_selector(".chip")
    address = page.url
    other = open_page(address)
    assert other.inner_text("#summary").startswith("2 of 8 events")
    assert other.inner_text("#card h2") == "New mole opens at Vell"
    assert other.locator("#scale input:checked").get_attribute("value") == "linear"
    page.go_back()
    until(page, "document.querySelector('#summary').textContent.startsWith('8 events')")
    page.go_back()
    page.wait_for_selector("#card", state="hidden")
    assert "scale=linear" in page.url
    page.go_back()
    until(page, "!location.search.includes('scale')")
    until(page, "document.querySelector('#scale input:checked').value === 'elastic'")


def test_next_and_previous_by_keyboard(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    titles: list[str] = []
    for _ in range(3):
        page.keyboard.press("j")
        until(page, "(n) => document.querySelector('#card-title')?.textContent !== n", titles[-1] if titles else "")
        titles.append(page.inner_text("#card-title"))
    assert titles == ["Quarrel over harbour dues", "Norland cutter rams a Sudovian ferry", "Talks on Vell break down"]
    page.keyboard.press("k")
    until(page, "document.querySelector('#card-title').textContent.startsWith('Norland cutter')")
    assert "Norland cutter" in page.inner_text("#live"), "what is chosen is announced"


def test_a_choice_within_a_pile_lights_the_pile(open_page: Open, serve: Any, crowd: Any) -> None:
    page = open_page(serve(crowd, editable=False).url)
    first = page.evaluate("tl.plan.stacks[0].events[0]")
    page.evaluate("(id) => tl.show(id, { from: 'keys' })", first)
    assert page.locator(".target.stack.chosen").evaluate("(pile) => pile.ids[0]") == first


def test_a_crowd_opens(open_page: Open, serve: Any, crowd: Any) -> None:
    page = open_page(serve(crowd, editable=False).url)
    stack = page.locator(".target.stack").first
    assert re.match(r"[\d,]+ events? here: open", stack.get_attribute("aria-label"))
    days = after(page, lambda: stack.dispatch_event("click"))
    assert span(days) <= page.evaluate("tl.plan.full[1] - tl.plan.full[0]")
    assert "from=" in page.url or "view=list" in page.url


@pytest.mark.parametrize("name", ["svg", "png", "pdf", "html", "csv", "yaml"])
def test_what_one_sees_leaves_as_a_file(open_page: Open, shown_url: str, name: str) -> None:
    page = open_page(f"{shown_url}?status=planned")
    page.click("#export")
    with page.expect_download() as waiting:
        page.click(f'[id*="{name}"][role=menuitem]')
    path = waiting.value.path()
    assert waiting.value.suggested_filename.endswith(f".{name}")
    data = path.read_bytes()
    starts = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!", "csv": b"", "yaml": b"#"}[name]
    assert data.startswith(starts)
    if name in ("svg", "csv", "yaml"):
        assert b"New mole" in data
        assert b"rams a Sudovian" not in data, "what a filter leaves out is not in the file"


def test_a_first_visit_is_greeted_once(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url, first=True)
    for number, about in ((1, "stage"), (2, "article-room"), (3, "")):
        assert f"{number} of 3" in page.inner_text("#welcome")
        assert page.get_attribute(".spoken-of", "id") in (about, None), "what it speaks of is lit"
        page.keyboard.press("Enter")  # the keyboard stands on the button that goes on
    assert page.locator("#welcome, .spoken-of").count() == 0
    page.reload()
    until(page, SETTLED)
    assert page.locator("#welcome").count() == 0


def test_help_lists_the_keys(open_page: Open, shown_url: str) -> None:
    page = open_page(shown_url)
    page.keyboard.press("?")
    page.wait_for_selector(".keys")
    assert "next, previous event" in page.inner_text(".keys")
    page.keyboard.press("Escape")
    page.wait_for_selector(".keys", state="hidden")


def test_back_closes_the_card_and_leads_no_further(open_page: Open, shown_url: str) -> None:
    page = open_page(f"{shown_url}?lanes=type")
    steps = page.evaluate("history.length")
    page.click("#targets button[data-id=mole]")
    page.wait_for_selector("#card-title >> text=New mole")
    page.keyboard.press("k")
    until(page, "!document.querySelector('#card-title').textContent.startsWith('New mole')")
    page.go_back()
    page.wait_for_selector("#card", state="hidden")
    assert steps == 2, "an address opens in one step"
    assert page.url.endswith("?lanes=type"), "the choices in between are one step"
    page.go_forward()
    page.wait_for_selector("#card-title")
    for _ in range(3):
        page.keyboard.press("Escape")
        page.wait_for_selector("#card", state="hidden")
        page.keyboard.press("j")
        page.wait_for_selector("#card-title")
    page.go_back()
    page.wait_for_selector("#card", state="hidden")
    assert page.evaluate("history.length") == steps + 1, "opening again and again leaves no trail"


def test_a_theme_chosen_travels_with_the_address(open_page: Open, shown_url: str) -> None:
    theme = "document.documentElement.dataset.mantineColorScheme"
    page = open_page(shown_url, first=True)
    page.click("#welcome .plain")
    page.keyboard.press("d")
    until(page, "location.search === '?theme=dark'")
    other = open_page(page.url, first=True, color_scheme="light")
    until(other, f"{theme} === 'dark'")
    until(other, "tl.plan.hues !== null && getComputedStyle(document.body).backgroundColor === 'rgb(20, 23, 28)'")
    other.goto(shown_url)
    other.wait_for_selector("body[data-ready=yes]")
    assert other.evaluate(theme) == "light", "a link shows its theme and changes nobody's own"


def test_a_dark_page_leaves_as_a_dark_picture(open_page: Open, shown_url: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = open_page(f"{shown_url}?from=2024-01-01&to=2024-12-31", color_scheme=scheme)
        page.click("#export")
        with page.expect_download() as waiting:
            page.click('[id*="svg"][role=menuitem]')
        page.wait_for_selector("#saying >> text=is ready")
        text = waiting.value.path().read_text()
        grounds[scheme] = re.search(r"<rect[^>]*fill=\"(#\w+)\"", text)[1]  # type: ignore[index]
        assert "Talks on Vell" in text
        assert "2030" not in text, "the stretch of time is the one on the screen"
    assert grounds["dark"] < "#3" < "#e" < grounds["light"].lower()
