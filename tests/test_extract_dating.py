"""Dating through other happenings: the days that order, journeys and lengths leave, and the reasons told for them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract import Extraction, explain, extract_with_notices
from timeline.extract.model import default_parser
from timeline.records import Article, Event

PUBLISHED = date(2024, 5, 16)  # a Thursday

pytestmark = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def read(text: str) -> Extraction:
    return extract_with_notices(Article("a", text, "", PUBLISHED))


def event(text: str, words: str) -> Event:
    (found,) = [e for e in read(text).events if words in e.title]
    return found


VISIT = (
    "President Ana Ruiz's four-day visit to Cairo this week has drawn protests.\n\n"
    "Just days before Ruiz arrived in Cairo, a court in Lima charged the general.\n\n"
    "Ruiz held talks with Egyptian officials in Cairo on Tuesday."
)


def test_every_reason_that_bounds_a_date_is_told_with_its_passage() -> None:
    charge = event(VISIT, "charges")
    told = [(step.text, step.evidence.exact if step.evidence is not None else "") for step in charge.why]
    for words, passage in (
        ("2 to 7 days before “Ruiz arrives", "Just days before"),  # the words of order
        ("is the start of “Ruiz visits Cairo”", "visit to Cairo this week"),  # what an arrival is
        ("'this week'", "visit to Cairo this week"),  # the date it rests on from below
        ("within “Ruiz visits Cairo” lies", "on Tuesday"),  # and from above: nobody arrives after the talks
    ):
        assert any(words in text and passage in quoted for text, quoted in told), (words, told)


def test_reasons_that_bound_nothing_are_not_told() -> None:
    """The talks are known to the day: that somebody spoke after them says nothing of their date."""
    text = "After Tuesday's talks in Oslo, Chad closed the border."
    assert "Chad" not in explain(event(text, "Talks"))
    assert "Talks" in explain(event(text, "Chad"))


def test_a_contradiction_is_told_with_both_passages() -> None:
    text = "Peru closed the port on 10 May, two days after Chile banned sugar on 12 May."
    (notice,) = read(text).notices
    for words in ("“two days after”", "Peru closes port", "“on 10 May”", "Chile bans sugar", "“on 12 May”"):
        assert words in notice
    for words, other in (("Peru", "on 12 May"), ("Chile", "on 10 May")):
        quoted = [step.evidence.exact for step in event(text, words).why if step.evidence is not None]
        assert "two days after" in quoted
        assert any(other in passage for passage in quoted)
