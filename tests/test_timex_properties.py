"""Laws of the tagger: true offsets on any Unicode, nothing overlapping, work in proportion to the text, values that TimeML can hold."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.records import TimexType
from timeline.timex import tag
from timeline.timex.anchored import anchored
from timeline.timex.output import to_jsonl, to_table, to_timeml
from timeline.when import Moment

REF = date(2023, 3, 21)

# Pieces of expressions and of what stands between them: random joins reach rules that random letters never would.
PIECES = (
    "March", "may", "Tuesday", "sun", "last", "next", "the", "of", "two", "twenty", "-", "five", "1990", "'90s", "3",
    "21st", "12:30", "p.m.", "years", "ago", "later", "early", "end", "quarter", "BC", "every", "a", "few", "week",
    "and", "to", ",", ".", "(", ")", "$", "%", "\n", "\n\n", "now", "summer", "Easter", "1/2", "2023-02-30",
    "99/99/99", "second", "century", "Sept.", "night", "will", "said", "März", "vor", "Ü", "\u0130", "\ud800",
    "\U0001f600", "0", "9999", "10", "a.m.", "day", "before", "after", "from", "ended", "half", "2023-W60", "2023-W12-7", "1H22",
    "Ramadan", "Election Day", "some", "or", "each", "first", "month", "days'", "time", "Morgen", "zum", "halbe", "dreitägig",
    "#", "!", "2nite",
)  # fmt: skip
joined = st.lists(st.sampled_from(PIECES), max_size=24).flatmap(
    lambda words: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(words))
)
days = st.dates(date(1, 1, 2), date(9999, 12, 30))


def _check(text: str, published: date, language: str | None) -> None:
    found = tag(text, published, language=language)
    at = 0
    for timex in found:
        assert at <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert timex.text == timex.text.strip()
        assert timex.value
        assert timex.rule
        assert timex.why
        at = timex.end
        if timex.when is not None:
            assert edtf.parse(edtf.format(timex.when)) == timex.when
            if timex.type is TimexType.DATE and isinstance(timex.when, Moment):
                assert timex.when.earliest <= timex.when.latest
    for joint in anchored(text, found):
        assert text[joint.start : joint.end] == joint.text
        assert joint.end <= joint.target_start < joint.target_end <= len(text)


@given(st.text(max_size=200), days, st.sampled_from([None, "en", "de"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_complaint(text: str, published: date, language: str | None) -> None:
    _check(text, published, language)


@given(joined, days, st.sampled_from(["en", "de"]))
@settings(max_examples=250, deadline=None)
def test_any_jumble_of_time_words_is_read_without_complaint(text: str, published: date, language: str) -> None:
    _check(text, published, language)


@given(joined)
@settings(max_examples=60, deadline=None)
def test_timeml_holds_the_text_and_its_expressions(text: str) -> None:
    found = tag(text, REF)
    root = ET.fromstring(to_timeml(text, found, REF).encode())
    body = root.find("TEXT")
    assert body is not None
    # XML cannot hold a lone surrogate; everything else comes back letter by letter.
    assert "".join(body.itertext()) == text.replace("\ud800", "\ufffd")
    assert [element.text for element in body.iter("TIMEX3")] == [timex.text for timex in found]
    assert len(to_jsonl(found).splitlines()) == len(found)
    assert to_table(found).count("\n") == len(found) + 1


ADVERSARIAL = (
    "the ", "last ", "5 ", "1990 ", "1990-", "may ", "March ", "a few ", "two and ", "twenty ", "- ", ", ",
    "the end of ", "every ", "12:", "1.", "1,000,", "(", "\n", "\n ", "'90s ", "o'", "day after ", "since ", "p.m. ",
    "Tuesday, ", "B.C.", "3 to ", "and half ", "Sept.", "http://", "@a", "no more than ", "within ", "3. bis ",
    "v. Chr. ",
)  # fmt: skip


def _calls(work: Callable[[], object]) -> int:
    """How many Python and C calls a piece of work makes: a count of work that no clock and no busy machine disturbs."""
    count = 0

    def watch(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ADVERSARIAL)
@pytest.mark.parametrize("language", ["en", "de"])
def test_work_grows_with_the_text_and_no_faster(piece: str, language: str) -> None:
    def work(times: int) -> int:
        text = piece * times
        return _calls(lambda: anchored(text, tag(text, REF, language=language)))

    work(4)  # compiles what is compiled on first use
    short, long = work(100), work(800)
    assert long <= 9 * short + 2000


@pytest.mark.parametrize("rule_source", [r"[*+]", r"\{\d+,\}"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_pattern_repeats_without_bound(rule_source: str, language: str) -> None:
    """The other half of linearity: calls do not count the steps inside one regular expression, bounded patterns bound them."""
    from timeline.timex.languages import language as rules_of

    assert [rule.name for rule in rules_of(language).grammar.rules if re.search(rule_source, rule.pattern)] == []
