"""Timeline and article, each leading to the other; the page as a reader meets it."""

from __future__ import annotations

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


def in_view(page: Any, selector: str) -> bool:
    """Whether an element lies inside the article's visible part."""
    return bool(
        page.evaluate(
            """(selector) => {
                const box = document.querySelector(selector).getBoundingClientRect();
                const room = document.querySelector("#article-room").getBoundingClientRect();
                return box.top >= room.top - 1 && box.bottom <= Math.min(room.bottom, innerHeight) + 1;
            }""",
            selector,
        )
    )


def target(name: str) -> str:
    return f"#targets button[data-id={name}]"


def test_a_mark_leads_to_its_words(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url, height=600)
    page.click(target("patrols"))
    page.wait_for_selector("#card:not([hidden]) h2")
    assert page.inner_text("#card h2") == "Norland and Sudovia begin joint patrols"
    assert "from 13 June 2024" in page.inner_text("#card .when")
    assert page.inner_text("#card .when code") == "2024-06-13/.."
    assert page.inner_text("#card .status") == "Planned"
    assert "after publication, no end is said" in page.inner_text("#card .card-why")
    assert page.get_attribute(target("patrols"), "aria-pressed") == "true"
    assert page.inner_text(".passage.chosen").startswith("Once parliament returns")
    until(page, "document.querySelector('#article-room').scrollTop > 0")
    assert in_view(page, ".passage.chosen")


def test_words_lead_to_their_mark(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url)
    page.click(".passage[data-events=mole]")
    page.wait_for_selector(f"{target('mole')}.chosen")
    page.wait_for_selector("#card:not([hidden]) h2")
    assert page.inner_text("#card h2") == "New mole opens at Vell"
    assert page.locator(".target.chosen").count() >= 2, "the mark and its label"
    page.keyboard.press("Escape")
    page.wait_for_selector("#card", state="hidden")
    assert page.locator(".chosen").count() == 0


def test_passages_show_status_and_furniture_steps_back(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url)
    assert page.locator(".passage.planned").count() == 2
    assert page.locator(".passage.claimed").count() == 1
    assert [words.strip() for words in page.locator(".furniture").all_inner_texts()] == [
        "By Ada Quill",
        "12 June 2024",
        "Related article: The long history of Vell",
        "Reporting by the Vell bureau.",
    ]
    assert page.locator(".phrase", has_text="just days after").count() == 1


def test_article_text_is_never_markup(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url)
    assert "<b>for good</b>" in page.inner_text(".article")
    assert page.locator(".article b").count() == 0


def test_a_passage_without_its_text_opens_at_the_source(open_page: Open, shown: Any) -> None:
    page = open_page(f"{shown.url}?event=accord-signed")
    page.wait_for_selector("#card:not([hidden]) h2")
    links = page.locator("#card blockquote a.out").all()
    assert [link.get_attribute("href").split("#")[0] for link in links] == [
        "https://example.org/harbour",
        "https://example.org/elsewhere",
    ]
    assert "#:~:text=" in links[1].get_attribute("href")
    assert "noopener" in links[1].get_attribute("rel")


def test_an_article_without_its_text_shows_its_quotations(open_page: Open, shown: Any) -> None:
    page = open_page(f"{shown.url}?article=elsewhere")
    page.wait_for_selector(".quotations")
    assert "the two neighbours made peace over Vell" in page.inner_text(".quotations")
    page.click(".quotations .passage")
    page.wait_for_selector(f"{target('accord-signed')}.chosen")


def test_steps_of_a_derivation_show_their_words(open_page: Open, shown: Any) -> None:
    page = open_page(f"{shown.url}?event=ruling")
    page.click("#card .card-why .goto")
    page.wait_for_selector(".lit")


def test_hover_on_either_side_shows_the_other(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url)
    page.hover(target("ruling"))
    page.wait_for_selector(".passage.over")
    assert page.get_attribute(".passage.over", "data-events") == "ruling"
    page.hover(".passage[data-events=ramming]")
    page.wait_for_selector(".target.over[data-id=ramming]")
    assert "Norland cutter rams a Sudovian ferry" in page.inner_text("#tip")


def test_the_theme_follows_the_system_and_is_remembered(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url, color_scheme="dark", first=True)
    page.click("#welcome .plain")
    theme = "document.documentElement.dataset.mantineColorScheme"
    assert page.evaluate(theme) == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    page.click("[data-do=theme]")
    until(page, f"{theme} === 'light'")
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert page.evaluate(theme) == "light", "the reader's choice outlives the system's"


def test_a_phone_has_one_column(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url, width=390, height=844, has_touch=True)
    stage = page.locator("#stage-side").bounding_box()
    article = page.locator("#article-side").bounding_box()
    assert stage["y"] + stage["height"] <= article["y"] + 1, "the timeline stands above the text"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, "nothing reaches beyond the screen"
    page.tap(".passage[data-events=mole]")
    page.wait_for_selector("#card:not([hidden]) h2")
    card = page.locator("#card").bounding_box()
    assert round(card["y"] + card["height"]) == 844, "the card is a sheet at the foot"


def test_two_dashboards_in_one_process_know_nothing_of_each_other(open_page: Open, serve: Any, harbour: Any) -> None:
    from timeline.records import Collection

    few = serve(Collection(harbour.articles, harbour.events[:2]), heading="Two events")
    page = open_page(few.url)
    assert page.inner_text("#summary").startswith("2 events")
    assert page.title() == "Two events"
    assert page.get_attribute("html", "lang") == "en"


def test_dates_are_written_as_the_reader_writes_them(open_page: Open, shown: Any) -> None:
    page = open_page(f"{shown.url}?event=accord-signed", locale="en-US")
    page.wait_for_selector("#card .when >> text=Tuesday, June 11, 2024")
    assert page.inner_text("#card .when code") == "2024-06-11", "EDTF is the same everywhere"
    assert page.inner_text(".article-head time") == "Wednesday, June 12, 2024"
    page.keyboard.press("l")
    page.wait_for_selector(".ag-row >> text=Tue, Jun 11, 2024")
    german = open_page(f"{shown.url}?event=ruling&since=2024-06-01", locale="de-DE")
    german.wait_for_selector("#card .when >> text=one day from 4. Juni to 9. Juni 2024")
    german.wait_for_selector(".chip >> text=from Sa., 1. Juni 2024")
    assert "2 to 7 days before the signing on 2024-06-11" in german.inner_text("#card .card-why")


def test_scrolling_the_text_shows_where_one_is(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url, height=420)
    near = "[...document.querySelectorAll('#targets button.near')].map((mark) => mark.dataset.id)"
    until(page, f"{near}.includes('accord-signed') || {near}.length === 0")
    page.evaluate("document.querySelector('.passage[data-events=mole]').scrollIntoView({ block: 'center' })")
    until(page, f"{near}.includes('mole')")
    assert "accord-signed" not in page.evaluate(near), "what has scrolled away is not where one is"


def test_motion_is_spared_who_asks_for_it(open_page: Open, shown: Any) -> None:
    page = open_page(shown.url, height=420)  # every page of these tests asks for it
    page.evaluate("document.querySelector('#article-room').scrollTop = 0")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.evaluate("tl.show('mole')")
    assert in_view(page, ".passage.chosen"), "there at once, not on its way"
    assert page.evaluate("getComputedStyle(document.querySelector('.passage')).transitionDuration") in ("0s", "")


def test_a_tablet_has_both_sides(open_page: Open, shown: Any) -> None:
    page = open_page(f"{shown.url}?event=mole", width=834, height=1112, has_touch=True, is_mobile=True)
    page.wait_for_selector("#card-title")
    stage, article = (page.locator(side).bounding_box() for side in ("#stage-side", "#article-side"))
    assert stage["x"] + stage["width"] <= article["x"] + 1
    assert article["width"] >= 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 834
    assert page.locator("#card").bounding_box()["width"] <= stage["width"]
