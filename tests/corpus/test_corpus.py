"""The annotated articles are sound: every quote stands where it says, every date is EDTF, every claim about the text holds.

The check reads EDTF with a small reader of its own, so that the corpus depends on nothing it is used to judge.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from timeline import edtf
from timeline.records import EventType, Status
from timeline.when import bounds

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Bounds = tuple[date, date]
EMPTY = ("", "..")


@cache
def article(name: str) -> tuple[str, dict[str, Any]]:
    """The text and its annotation; the text byte for byte, since offsets count its line ends."""
    return (HERE / f"{name}.txt").read_bytes().decode(), YAML(typ="safe", pure=True).load(HERE / f"{name}.yaml")


def spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    """Every passage by which a prediction may match an event: its quote, later mentions, time expressions."""
    return [(at["start"], at["end"]) for at in [item, *item.get("also", []), *item.get("time_expressions", [])]]


def unit(text: str) -> Bounds:
    """First and last day of ``YYYY-MM-DD``, ``YYYY-MM`` (months, seasons 21-24, quarters 33-36), ``YYYY`` or ``YYYX``."""
    text = text.rstrip("?~%")
    if re.fullmatch(r"\d{3}X", text):
        return date(int(text[:3]) * 10, 1, 1), date(int(text[:3]) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if re.fullmatch(r"\d{4}-\d\d", text):
        year, code = int(text[:4]), int(text[5:])
        # code -> (first month, how many): 24 is the winter that starts in December, 36 the fourth quarter
        first, count = (
            (3 * (code - 20), 3) if 21 <= code <= 24 else (3 * code - 98, 3) if 33 <= code <= 36 else (code, 1)
        )
        over, month = divmod(first + count - 2, 12)
        return date(year, first, 1), date(year + over, month + 1, monthrange(year + over, month + 1)[1])
    day = date.fromisoformat(text)
    return day, day


def edtf_bounds(text: str) -> Bounds:
    """First and last day an EDTF text can mean; ``date.min`` and ``date.max`` for open sides."""
    if text[0] + text[-1] == "[]":
        ends = re.split(r",|\.\.", text[1:-1])
    elif "/" in text:
        ends = text.split("/")
        assert len(ends) == 2, text
    else:
        return unit(text)
    first, last = ends[0], ends[-1]
    return date.min if first in EMPTY else unit(first)[0], date.max if last in EMPTY else unit(last)[1]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-16", "2024-05-16", "2024-05-16"),
        ("2024-02~", "2024-02-01", "2024-02-29"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-36", "2024-10-01", "2024-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("[2024-05-20..2024-05-26]", "2024-05-20", "2024-05-26"),
        ("[2024-05-20,2024-05-22]", "2024-05-20", "2024-05-22"),
        ("2024-05/..", "2024-05-01", "9999-12-31"),
        ("[..2024-05]", "0001-01-01", "2024-05-31"),
        ("2019/", "2019-01-01", "9999-12-31"),
    ],
)
def test_the_reader_of_dates_below(text: str, first: str, last: str) -> None:
    assert edtf_bounds(text) == (date.fromisoformat(first), date.fromisoformat(last))


def test_there_are_articles() -> None:
    assert len(NAMES) >= 10
    assert {path.stem for path in HERE.glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_meta_describes_the_article(name: str) -> None:
    text, gold = article(name)
    meta, events = gold["meta"], gold["events"]
    assert meta["file"] == f"{name}.txt"
    assert meta["weekday"] == WEEKDAYS[date.fromisoformat(meta["published"]).weekday()]
    assert 300 <= len(text.split()) <= 600
    assert meta["title"] in text
    for tier in ("core", "optional"):
        assert meta[f"n_{tier}"] == sum(event["tier"] == tier for event in events)
    assert meta["n_core"] >= 6
    assert [event["id"] for event in events] == [f"E{number:02}" for number in range(1, len(events) + 1)]


@pytest.mark.parametrize("name", NAMES)
def test_quotes_stand_at_their_offsets(name: str) -> None:
    text, gold = article(name)
    for item in [*gold["events"], *gold["not_events"]]:
        for part in [item, *item.get("also", [])]:
            assert text[part["start"] : part["end"]] == part["quote"]
            assert text.count(part["quote"]) == 1
        for part in item.get("time_expressions", []):
            assert text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("name", NAMES)
def test_events_keep_the_words_of_the_format(name: str) -> None:
    codes = {str(code) for code in EventType} | {"state", "statement"}
    for event in article(name)[1]["events"]:
        assert event["tier"] in ("core", "optional")
        assert event["kind"] in ("event", "state")
        assert {event["status"], *event.get("status_accept", [])} <= {str(status) for status in Status}, event["id"]
        assert event["type"].split("/")[0] in codes, event["id"]
        assert len(event["title"].split()) <= 12
        assert event["reason"]
        for actor in event["actors"]:
            assert re.fullmatch(r"[A-Z]{3}|", actor["iso"])
            assert actor["kind"] in ("country", "organisation", "leader", "person", "bloc")
            assert actor.get("role", "source") in ("source", "target")


@pytest.mark.parametrize("name", NAMES)
def test_dates_lie_within_their_bounds(name: str) -> None:
    for event in article(name)[1]["events"]:
        low = date.fromisoformat(event["earliest"]) if event["earliest"] else date.min
        high = date.fromisoformat(event["latest"]) if event["latest"] else date.max
        earliest, latest = edtf_bounds(event["edtf"])
        assert low <= earliest <= latest <= high, (event["id"], event["edtf"])
        for other in event.get("edtf_accept", []):
            first, last = edtf_bounds(other)
            assert first <= last, (event["id"], other)
            assert first <= high, (event["id"], other)
            assert last >= low, (event["id"], other)
        assert event["edtf"] not in event.get("edtf_accept", []), event["id"]


@pytest.mark.parametrize("name", NAMES)
def test_a_record_can_hold_every_date(name: str) -> None:
    """Accepted variants may be wider EDTF than a record keeps; the date the annotator prefers may not."""
    for event in article(name)[1]["events"]:
        low, high = bounds(edtf.parse(event["edtf"]))
        assert (low or date.min, high or date.max) == edtf_bounds(event["edtf"]), event["id"]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_happened_began_by_publication_and_plans_reach_past_it(name: str) -> None:
    gold = article(name)[1]
    published = date.fromisoformat(gold["meta"]["published"])
    for event in gold["events"]:
        earliest, latest = edtf_bounds(event["edtf"])
        if event["status"] in ("happened", "ongoing", "claimed"):
            assert earliest <= published, event["id"]
        elif event["tier"] == "core":
            assert latest >= published, event["id"]


@pytest.mark.parametrize("name", NAMES)
def test_no_passage_is_both_an_event_and_none(name: str) -> None:
    gold = article(name)[1]
    for event in gold["events"]:
        if event["tier"] == "core":
            for start, end in spans(event):
                for passage in gold["not_events"]:
                    assert end <= passage["start"] or passage["end"] <= start, (event["id"], passage["quote"])


@pytest.mark.parametrize("name", NAMES)
def test_every_core_event_has_a_passage_of_its_own(name: str) -> None:
    quotes = [spans(event)[0] for event in article(name)[1]["events"] if event["tier"] == "core"]
    assert len(quotes) == len(set(quotes))


def test_the_corpus_covers_what_it_is_for() -> None:
    golds = [article(name)[1] for name in NAMES]
    weekdays = {gold["meta"]["weekday"] for gold in golds}
    assert {"Sunday", "Monday"} <= weekdays
    assert any(gold["meta"]["published"].endswith("-01-01") for gold in golds)
    statuses = {event["status"] for gold in golds for event in gold["events"] if event["tier"] == "core"}
    assert statuses == {str(status) for status in Status}
