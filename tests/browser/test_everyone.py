"""For everyone: axe-core finds nothing, in light and dark, on every face of the page; all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def wrong_fields(page: Any) -> None:
    """The form of an event with a title missing and a date that is none."""
    page.click("#card [data-do=edit]")
    page.wait_for_selector(".passages blockquote")
    page.fill('input[id*="title"]', "")
    page.fill('input[id*="when"]', "2024-13")
    page.wait_for_selector(".when-says.error")


def two_versions(page: Any) -> None:
    """The event changed in another tab while its form was open here."""
    page.click("#card [data-do=edit]")
    page.wait_for_selector(".passages blockquote")
    other = page.context.new_page()
    other.goto(page.url)
    for one, title in ((other, page.evaluate("String(performance.now())")), (page, "Mine")):
        if one is other:
            one.wait_for_selector("#card-title")
            one.click("#card [data-do=edit]")
            one.wait_for_selector(".passages blockquote")
        one.fill('input[id*="title"]', title)
        one.wait_for_selector("#save:not([disabled])")
        one.wait_for_timeout(300)
        one.click("#save")
        if one is other:
            one.wait_for_selector("#saying:not([hidden])")
    other.close()
    page.wait_for_selector("#conflict h3")


def choosing(page: Any) -> None:
    """Words are chosen in the text for the form."""
    page.click("#card [data-do=edit]")
    page.click(".passage-new [data-do=passage-take]")
    page.wait_for_selector("#from-words:not([hidden])")


FACES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "timeline": ("", lambda page: None),
    "card": ("?event=accord-signed", lambda page: page.wait_for_selector("#card-title")),
    "list": ("?view=list", lambda page: page.wait_for_selector(".ag-row")),
    "nothing": ("?q=nothing+of+the+kind", lambda page: page.wait_for_selector("#nothing:not([hidden])")),
    "filters": ("", lambda page: (page.keyboard.press("g"), page.wait_for_selector(".choice"))),
    "help": ("", lambda page: (page.keyboard.press("?"), page.wait_for_selector(".keys"))),
    "add": ("", lambda page: (page.keyboard.press("a"), page.wait_for_selector("#pasted"))),
    "edit": (
        "?event=mole",
        lambda page: (page.click("#card [data-do=edit]"), page.wait_for_selector(".passages blockquote")),
    ),
    "errors": ("?event=mole", wrong_fields),
    "choosing": ("?event=mole", choosing),
    "conflict": ("?event=denial", two_versions),
    "menu": ("?status=planned", lambda page: page.click("#export")),
}


def findings(page: Any) -> list[str]:
    """All findings of axe-core, minor ones too, each with its rule and the first element it names."""
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_timeout(300)  # panels come in with a short transition
    found = Axe().run(page).response["violations"]
    return [
        f"{item['id']}: {item['help']} ({item['nodes'][0]['html'][:200]}; {item['nodes'][0]['failureSummary'][-200:]})"
        for item in found
    ]


@pytest.fixture(scope="module")
def desk(serve: Any, harbour: Any) -> Any:
    return serve(harbour, editable=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("face", FACES)
def test_axe_finds_nothing(open_page: Open, desk: Any, face: str, scheme: str) -> None:
    query, turn = FACES[face]
    page = open_page(desk.url + query, color_scheme=scheme)
    if "event=" in query:
        page.wait_for_selector("#card-title")
    turn(page)
    assert findings(page) == []


@pytest.mark.parametrize("face", ["card", "edit", "filters"])
def test_axe_on_a_phone(open_page: Open, desk: Any, face: str) -> None:
    query, turn = FACES[face]
    page = open_page(desk.url + query, width=390, height=844, has_touch=True, is_mobile=True)
    if query:
        page.wait_for_selector("#card-title")
    if face == "filters":
        page.tap("[data-do=filters]")
        page.wait_for_selector(".choice")
    else:
        turn(page)
    assert findings(page) == []


def test_axe_on_a_first_visit(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url, first=True)
    page.wait_for_selector("#welcome")
    assert findings(page) == []


@pytest.mark.parametrize(
    ("key", "inside", "selector"),
    [("g", ".choice", "[data-do=filters]"), ("a", "#pasted", "[data-do=add]"), ("?", ".keys", "[data-do=help]")],
)
def test_a_panel_takes_the_focus_and_gives_it_back(
    open_page: Open, desk: Any, key: str, inside: str, selector: str
) -> None:
    page = open_page(desk.url)
    for open_it in (lambda: page.click(selector), lambda: (page.focus(selector), page.keyboard.press(key))):
        open_it()
        page.wait_for_selector(inside)
        page.wait_for_timeout(400)
        assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null"), "the focus is in the panel"
        page.keyboard.press("Escape")
        page.wait_for_selector(inside, state="hidden")
        page.wait_for_timeout(300)
        assert page.evaluate("(at) => document.activeElement.matches(at)", selector), "and back where it was"


def test_the_whole_of_it_by_keyboard(open_page: Open, desk: Any) -> None:
    """One reader's way, no mouse: skip to the events, choose one, read its words, filter, look at the list, and leave."""
    page = open_page(desk.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.id") == "quarrel", "the first event in time"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-title >> text=Norland cutter rams")
    assert page.evaluate("document.activeElement.dataset.id") == "ramming", "choosing leaves the focus where it was"
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.id") == "article-room"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # the first stop is the article's own address
    assert page.evaluate("document.activeElement.className").startswith("passage")
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-title >> text=Norland and Sudovia sign")
    page.keyboard.press("g")
    page.wait_for_selector(".choice")
    page.keyboard.press("Escape")
    page.wait_for_selector(".mantine-Drawer-content", state="hidden")
    page.keyboard.press("Escape")
    page.wait_for_selector("#card", state="hidden")
    page.keyboard.press("l")
    page.wait_for_selector(".ag-row")


def test_every_stop_of_the_keyboard_shows_where_it_is(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const at = document.activeElement;
                if (at === document.body) return true;
                const look = getComputedStyle(at), near = at.parentElement ? getComputedStyle(at.parentElement) : look;
                const label = at.nextElementSibling ? getComputedStyle(at.nextElementSibling) : look;
                return [look, near, label].some((s) => s.outlineStyle !== "none" && s.outlineWidth !== "0px")
                    || look.boxShadow !== "none" || at.matches(".mantine-Input-input");
            }"""
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_gets_a_picture_of_its_own_width(open_page: Open, desk: Any, scheme: str) -> None:
    """A window of 2,400 px, dark or light, prints at a size to be read, in ink."""
    page = open_page(f"{desk.url}?event=mole&status=planned", width=2400, color_scheme=scheme)
    page.wait_for_selector("#card-title")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.get_attribute("#paper svg", "width") == "718"
    assert page.is_hidden("#stage")
    told = page.text_content("#paper svg")
    assert "New mole opens" in told
    assert "rams a Sudovian" not in told, "what a filter leaves out is not printed"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.is_visible("#card-title")
    assert page.is_visible(".passage.chosen")
    for part in (".tools", ".bar-tools", "#card .card-buttons", "#overview"):
        assert page.is_hidden(part)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#paper svg").count() == 0


def test_the_events_are_a_list_for_who_cannot_see_them(open_page: Open, desk: Any) -> None:
    page = open_page(desk.url)
    labels = page.locator("#targets li button").evaluate_all("all => all.map(b => b.getAttribute('aria-label'))")
    assert labels[0] == "Quarrel over harbour dues. from 2019 to 11 June 2024. ongoing."
    assert len(labels) == 8, "the one without a date is read out too"


TARGETS = """() => [...document.querySelectorAll('button, a, input, [role=option], [role=slider]')]
    .filter((at) => at.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((at) => !at.closest('.targets, .skip, .article, .unseen, .mantine-Slider-root')) // a slider's track moves it too
    .map((at) => [at.outerHTML.slice(0, 90), (at.closest('label, .mantine-Input-input') || at).getBoundingClientRect()])
    .filter(([_, box]) => box.width > 2 && (box.height < 44 && box.width < 44 || box.height < 32))
    .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""


@pytest.mark.parametrize("face", ["timeline", "card", "filters", "add", "edit"])
def test_a_finger_hits_what_it_means(open_page: Open, desk: Any, face: str) -> None:
    """Nothing to hit on a phone is smaller than a finger, but for the marks and the words of the text, which have their own size."""
    query, _ = FACES[face]
    page = open_page(desk.url + query, width=390, height=844, has_touch=True, is_mobile=True)
    deed = {"filters": "[data-do=filters]", "add": "[data-do=add]", "edit": "#card [data-do=edit]"}.get(face)
    if query:
        page.wait_for_selector("#card-title")
    if deed:
        page.tap(deed)
        page.wait_for_selector({"filters": ".choice", "add": "#pasted", "edit": ".passages blockquote"}[face])
        page.wait_for_timeout(300)
    assert page.evaluate(TARGETS) == []
