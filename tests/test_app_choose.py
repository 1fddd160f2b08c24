"""Filters: what they let through, what they count, and what they say when nothing is left."""

from __future__ import annotations

import pytest

from timeline.app.choose import chips, choices, chosen, why_none
from timeline.app.facets import Facets
from timeline.app.look import Look, read_look
from timeline.records import Article, Collection


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "accord-signed quarrel ruling breakdown ramming mole patrols denial"),
        ("status=planned", "mole patrols"),
        ("status=planned&status=claimed", "ramming mole patrols"),  # values of one filter widen it
        ("status=planned&actor=NOR", "patrols"),  # filters narrow each other
        ("actor=Court of the Straits", "ruling"),  # organisations go by name, not by the code they share
        ("type=REJECT", "quarrel breakdown denial"),
        ("source=elsewhere", "accord-signed"),
        ("q=ferry", "ramming"),
        ("q=NORLAND harbour", "accord-signed quarrel"),  # every word, anywhere, in any case
        ("since=2024-06-01&until=2024-06-30", "accord-signed quarrel ruling patrols"),  # all that may lie in it
        ("until=2018-12-31", ""),
        ("since=2031-01-01", "patrols"),  # without an end it may still go on
        ("precision=undated", "denial"),
        ("precision=days&precision=day", "accord-signed ruling"),
    ],
)
def test_filters(harbour: Collection, query: str, ids: str) -> None:
    assert [event.id for event in chosen(Facets(harbour.events), read_look(query))] == ids.split()


def articles(collection: Collection) -> dict[str, Article]:
    return {article.id: article for article in collection.articles}


def test_a_count_is_what_one_would_get(harbour: Collection) -> None:
    look = read_look("status=planned")
    found = choices(Facets(harbour.events), articles(harbour), look)
    for field, name in (("statuses", "status"), ("actors", "actor"), ("types", "type"), ("sources", "source")):
        for choice in found[field]:
            alone = f"{name}={choice.value}" + ("&status=planned" if name != "status" else "")
            assert choice.count == len(chosen(Facets(harbour.events), read_look(alone))), (field, choice)
    assert [choice.value for choice in found["statuses"] if choice.on] == ["planned"]


def test_choices_do_not_move_when_one_is_taken(harbour: Collection) -> None:
    before = choices(Facets(harbour.events), articles(harbour), Look())
    after = choices(Facets(harbour.events), articles(harbour), read_look("actor=SDV&type=ASSAULT"))
    assert {name: [c.value for c in found] for name, found in before.items()} == {
        name: [c.value for c in found] for name, found in after.items()
    }


def test_chips_say_what_is_on(harbour: Collection) -> None:
    look = read_look("q=vell&actor=SDV&status=claimed&source=elsewhere&since=2024-06-01")
    assert [words for _, _, words in chips(look, Facets(harbour.events), articles(harbour))] == [
        "“vell”",
        "Sudovia",
        "Claimed by one side",
        "Straits Gazette: Harbour quarrel ends",
        "from Sat 1 Jun 2024",
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=planned&type=ASSAULT", "Without the choice of types there would be 2 events"),
        ("q=nothing of the kind", "Without the search words there would be 8 events"),
        ("q=xyz&until=1900-01-01", "even without any one of them there would be none of the 8 events"),
        ("status=planned", ""),
    ],
)
def test_no_result_says_why_and_the_way_back(harbour: Collection, query: str, said: str) -> None:
    reason = why_none(Facets(harbour.events), read_look(query))
    assert said in reason if said else reason == ""
