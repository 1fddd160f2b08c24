"""Links to a passage: what a browser is told to look for."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.links import deep_link
from timeline.records import Article, Evidence

URL = "https://news.example.org/2024/05/vote"


def article(text: str = "", url: str | None = URL) -> Article:
    return Article(id="a", text=text, title="The vote", published=date(2024, 5, 6), url=url)


@pytest.mark.parametrize(
    ("evidence", "directive"),
    [
        (Evidence("a", "in February"), "in%20February"),
        (Evidence("a", "talks", "the ", " ended"), "the-,talks,-ended"),
        # the directive's own punctuation is encoded: it would end a piece
        (Evidence("a", "a, b & c - d"), "a%2C%20b%20%26%20c%20%2D%20d"),
        (Evidence("a", "12-point plan"), "12%2Dpoint%20plan"),
        # quotation marks of either kind, letters beyond ASCII
        (Evidence("a", "“мир”"), "%E2%80%9C%D0%BC%D0%B8%D1%80%E2%80%9D"),
        # long quotations by their two ends
        (
            Evidence("a", "one two three four five six seven eight nine ten eleven twelve thirteen"),
            "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        ),
        # a quotation over a paragraph's end is two pieces, however short
        (Evidence("a", "They left.\n\nHe stayed."), "They%20left.,He%20stayed."),
        # a wrapped line is one line on the page
        (Evidence("a", "they\nleft"), "they%20left"),
        # Markdown is looked for as a page shows it
        (Evidence("a", "the court [issued](#) a **warrant**"), "the%20court%20issued%20a%20warrant"),
        (
            Evidence("a", "issued", "the court [", "](https://x.example/y) a warrant"),
            "the%20court-,issued,-a%20warrant",
        ),
        # no context across the end of a paragraph
        (Evidence("a", "He stayed", "They left.\n\n", ".\n\nShe came"), "He%20stayed,-."),
        # three words of context at most
        (
            Evidence("a", "x", "one two three four ", " five six seven eight"),
            "two%20three%20four-,x,-five%20six%20seven",
        ),
    ],
)
def test_what_the_browser_looks_for(evidence: Evidence, directive: str) -> None:
    assert deep_link(article(), evidence) == f"{URL}#:~:text={directive}"


def test_context_cut_in_the_middle_of_a_word_starts_with_the_next_one() -> None:
    text = "The international court issued a warrant seeking his arrest."
    start = text.index("issued")
    proof = Evidence("a", "issued", text[start - 12 : start], text[start + 6 : start + 13], start, start + 6)
    assert proof.prefix == "ional court "
    assert proof.suffix == " a warr"
    assert deep_link(article(text), proof) == f"{URL}#:~:text=court-,issued,-a"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, None),
        ("https://a.example/x#part-2", "https://a.example/x#part-2:~:text=talks"),
        ("https://a.example/x#:~:text=old", "https://a.example/x#:~:text=talks"),
        ("https://a.example/x?y=1", "https://a.example/x?y=1#:~:text=talks"),
    ],
)
def test_the_address_keeps_its_own_parts(url: str | None, expected: str | None) -> None:
    assert deep_link(article(url=url), Evidence("a", "talks")) == expected


def test_without_words_to_look_for_the_link_is_the_page() -> None:
    assert deep_link(article(), Evidence("a", " \n ")) == URL


@given(st.text(), st.text(max_size=20), st.text(max_size=20))
def test_any_quotation_makes_a_fragment_of_plain_ascii(exact: str, prefix: str, suffix: str) -> None:
    link = deep_link(article(), Evidence("a", exact, prefix, suffix))
    assert link is not None
    assert link.isascii()
    assert not any(char.isspace() for char in link)
    pieces = link.partition(":~:text=")[2].split(",")
    assert len(pieces) <= 4
    assert all("&" not in piece for piece in pieces)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=12))
def test_a_short_quotation_stands_whole_in_its_link(words: list[str]) -> None:
    quotation = " ".join(words)
    link = deep_link(article(), Evidence("a", quotation))
    assert link is not None
    assert unquote(link.partition("text=")[2]) == quotation
