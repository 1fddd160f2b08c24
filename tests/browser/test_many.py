"""A collection of thousands: the page is told what it shows, asks for the rest, and every event can be reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from timeline.app.cast import MOST_LISTED
from timeline.app.rows import MOST_ROWS
from timeline.records import Actor, ActorKind, Article, Collection, Event, Evidence, Status
from timeline.when import Day, Moment

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

MANY = 3_000
assert max(MOST_LISTED, MOST_ROWS) < MANY
TEXT = "Straits weekly\n\nEnvoy number 17 comes to Vell. Envoy number 2990 comes to Vell.\n"


@pytest.fixture(scope="module")
def url(serve: Any) -> str:
    """Three thousand visits, a day each, the article speaking of two of them; the last is planned."""
    states = [Actor(name, name[:3].upper(), kind=ActorKind.COUNTRY) for name in ("Norland", "Sudovia", "Estmark")]

    def event(number: int) -> Event:
        title = f"Envoy number {number} comes to Vell"
        at = TEXT.find(title)
        start, end = (at, at + len(title)) if at >= 0 else (None, None)
        return Event(
            f"e{number}",
            title,
            Moment.on(Day.of(2016, 1, 1) + number),
            Status.PLANNED if number == MANY - 1 else Status.HAPPENED,
            actors=(states[number % 3],),
            evidence=(Evidence("weekly", title, start=start, end=end),),
            importance=(number * 7 % 10) / 10,
        )

    told = Article("weekly", TEXT, "Straits weekly", date(2024, 3, 15))
    served: str = serve(Collection((told,), tuple(map(event, range(MANY)))), editable=False).url
    return served


def until(page: Any, condition: str, argument: Any = None) -> None:
    """Wait until a condition holds; the page's own policy forbids `wait_for_function`."""
    for _ in range(200):
        if page.evaluate(condition, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {condition}")


def test_the_page_is_told_what_it_draws_and_counts_all(open_page: Open, url: str) -> None:
    page = open_page(url)
    assert page.inner_text("#summary").startswith("3,000 events")
    assert page.evaluate("[tl.plan.count, tl.plan.order.length, tl.all()]") == [MANY, 0, False]
    labelled = page.evaluate("tl.plan.targets.length")
    counted = page.locator(".target.stack").evaluate_all(
        "(piles) => piles.map((pile) => Number(pile.getAttribute('aria-label').replace(/[^0-9]/g, '')))"
    )
    assert labelled + sum(counted) == MANY
    assert page.locator("#strip path.density").count() == 1
    assert page.locator("#targets button:not(.stack)").count() == labelled, "nothing is listed that is not drawn"


def test_steps_reach_every_event(open_page: Open, url: str) -> None:
    page = open_page(url)
    page.keyboard.press("k")  # from nothing, backwards: the last of all
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 2999 comes to Vell'")
    page.keyboard.press("k")
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 2998 comes to Vell'")
    page.keyboard.press("j")
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 2999 comes to Vell'")
    page.keyboard.press("j")
    until(page, "document.querySelector('#live').textContent.includes('last event')")


def test_an_address_and_a_passage_lead_to_an_event_the_page_was_not_told_of(open_page: Open, url: str) -> None:
    page = open_page(f"{url}?event=e17&from=2020-01-01&to=2020-12-31")
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 17 comes to Vell'")
    until(page, "document.querySelectorAll('.passage.chosen').length === 1")
    page.click(".passage[data-events=e2990]")
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 2990 comes to Vell'")
    until(page, "(day) => tl.plan.shown[0] <= day && day <= tl.plan.shown[1]", (Day.of(2016, 1, 1) + 2990).ordinal)
    hues = "[...document.querySelectorAll('.passage')].map((one) => one.style.getPropertyValue('--hue'))"
    until(page, f"{hues}.every(Boolean)")
    page.evaluate("tl.toggle('status', 'planned')")
    until(page, "document.querySelectorAll('.passage.left-out').length === 2")


def test_the_list_fetches_what_it_shows_and_is_sorted_by_the_server(open_page: Open, url: str) -> None:
    page = open_page(f"{url}?view=list")
    page.wait_for_selector(".ag-row >> text=Envoy number 0 comes")
    assert page.locator(".ag-row").count() < 200
    page.click(".ag-header-cell[col-id=title]")
    page.click(".ag-header-cell[col-id=title]")
    page.wait_for_selector(".ag-row >> text=Envoy number 999 comes")  # "999" is the last of the words
    page.click(".ag-row >> text=Envoy number 999 comes")
    until(page, "document.querySelector('#card-title')?.textContent === 'Envoy number 999 comes to Vell'")
    page.evaluate("document.querySelector('.ag-body-viewport').scrollTop = 1e9")
    page.wait_for_selector(".ag-row[row-index='2999']")
    page.evaluate("tl.toggle('status', 'planned')")
    page.wait_for_selector(".ag-row >> text=Envoy number 2999 comes")
    until(page, "document.querySelectorAll('.ag-row').length === 1")


FULLEST = """[...document.querySelectorAll('.target.stack')].reduce(
  (most, one) => (parseInt(one.ariaLabel) || 0) > (parseInt(most.ariaLabel) || 0) ? one : most)"""


def test_a_pile_of_one_is_its_event(open_page: Open, url: str) -> None:
    page = open_page(f"{url}?scale=linear&from=2016-01-01&to=2016-04-08")
    one = page.locator(".target.stack[aria-label^='Envoy number']").first
    title = one.get_attribute("aria-label").split(".")[0]
    one.dispatch_event("click")
    until(page, "(title) => document.querySelector('#card-title')?.textContent === title", title)
    until(page, "document.querySelectorAll('.target.stack.chosen').length === 1")


def test_a_crowd_opens_to_its_days(open_page: Open, url: str) -> None:
    page = open_page(f"{url}?scale=linear")
    before = page.evaluate("tl.plan.shown[1] - tl.plan.shown[0]")
    page.evaluate(f"({FULLEST}).click()")
    until(page, "(whole) => tl.plan.shown[1] - tl.plan.shown[0] < whole / 10", before)
