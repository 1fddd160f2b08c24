"""The page: plotly.js once, nothing from outside, nothing a title could break."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.paint_scene import scene
from timeline.paint.html import to_html
from timeline.paint.theme import DARK
from timeline.scene.marks import Described


class Page(HTMLParser):
    """Tags with their attributes, and the text of each script and heading."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts[-1] += data


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(to_html(scene(), DARK, language="en-GB"))


def test_nothing_is_fetched(page: Page) -> None:
    fetching = {"src", "srcset", "data", "poster", "action"}
    assert [(tag, attrs) for tag, attrs in page.tags if fetching & attrs.keys()] == []
    assert not [tag for tag, _ in page.tags if tag in ("link", "iframe", "img", "object")]


def test_plotly_is_there_once(page: Page) -> None:
    assert len([script for script in page.scripts if len(script) > 1_000_000]) == 1
    assert len(page.scripts) == 3


def test_the_policy_lets_in_these_scripts_only(page: Page) -> None:
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for script in page.scripts[1:]:
        assert b64encode(sha256(script.encode()).digest()).decode() in policy


def test_every_event_is_listed_with_its_link(page: Page) -> None:
    described = scene().described
    assert len([tag for tag, _ in page.tags if tag == "li"]) == len(described)
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and attrs.get("rel") == "noopener"]
    assert links == [d.href for d in described.values() if d.href and d.href.startswith("https:")]


def test_the_page_says_its_language_and_title(page: Page) -> None:
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert re.search(r"<title>Talks &amp; treaties</title>", to_html(scene()))


def test_a_title_cannot_end_the_script_it_travels_in() -> None:
    evil = '</script><script>alert("x")</script><!-- \u2028'
    made = Page(to_html(replace(scene(), title=evil, described={"state": Described(evil, evil, evil)})))
    assert len(made.scripts) == 3
    data = json.loads(made.scripts[0])
    assert data["config"]["displaylogo"] is False
    assert data["figure"]["layout"]["width"] == 800


def test_of_very_many_events_the_list_says_how_many_it_shows() -> None:
    many = {str(n): Described(f"Event {n}", "2020", "happened") for n in range(5001)}
    made = to_html(replace(scene(), described=many))
    assert "The first 5,000 of 5,001 events</h2>" in made
    assert made.count("<li>") == 5000
    assert ">All events</h2>" in to_html(scene())
