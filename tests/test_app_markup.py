"""Components as trees: what the page's script builds is what React would have, and text stays text."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import html

from timeline.app.card import event_card
from timeline.app.icons import wild
from timeline.app.markup import tree, trees
from timeline.app.reader import article_page
from timeline.records import Collection

CASES: list[tuple[Any, Any]] = [
    ("<b>bold</b>", "<b>bold</b>"),  # a text, whatever it looks like
    (7, "7"),
    (html.Span(), ["span", {}]),
    (html.A("on", href="?event=a", tabIndex=0, className="x"), ["a", {"href": "?event=a", "tabindex": "0", "class": "x"}, "on"]),
    (html.Span("a", hidden=True, **wild({"data-at": "1-2"})), ["span", {"hidden": "", "data-at": "1-2"}, "a"]),
    (html.Button("b", disabled=False), ["button", {}, "b"]),
    (html.H2(["a", None, html.Em("b"), "c"]), ["h2", {}, "a", ["em", {}, "b"], "c"]),
]  # fmt: skip


@pytest.mark.parametrize(("component", "expected"), CASES)
def test_a_component_is_a_tree(component: Any, expected: Any) -> None:
    assert tree(component) == expected


def test_what_needs_a_script_of_its_own_is_refused() -> None:
    with pytest.raises(TypeError, match=r"use the components of dash\.html"):
        tree(html.Div(dmc.Button("go")))


def test_the_article_and_its_cards_can_be_sent(harbour: Collection) -> None:
    def words(one: Any) -> str:
        return one if isinstance(one, str) else "".join(map(words, one[2:]))

    text = words(tree(article_page(harbour.articles[0], harbour.events)))
    assert "Court of the Straits" in text
    articles = {article.id: article for article in harbour.articles}
    for event in harbour.events:
        assert event.title in "".join(map(words, trees(event_card(event, articles, editable=True))))
