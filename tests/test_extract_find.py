"""What each expression of time dates: tables of sentences, with the days and titles of all the events they hold."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import edtf
from timeline.extract import extract
from timeline.extract.model import default_parser
from timeline.records import Article

PUBLISHED = date(2024, 5, 16)  # a Thursday

pytestmark = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def events(text: str) -> list[tuple[str, str]]:
    """(EDTF, title) of every event, in the order of the text."""
    found = extract(Article("a", text, "", PUBLISHED))
    return [(edtf.format(e.when) if e.when is not None else "", e.title) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "when" after a date tells what was then, whatever the date itself hangs on
        (
            "He lived there in 1968 when foreign troops swept through Prague.",
            ("1968", "Foreign troops sweep through Prague"),
        ),
        ("It was the deadliest raid since 2008, when gunmen stormed two hotels.", ("2008", "Gunmen storm two hotels")),
        ("Two men were held in October, when police searched a farm.", ("2023-10", "Police search farm")),
        ("Since 1985 -- when Chad closed the port -- trade has been slow.", ("1985", "Chad closes port")),
        # a unit of time in apposition does the same
        ("The pool has lasted since 2009, the year Peru left it.", ("2009", "Peru leaves it")),
    ],
)
def test_a_date_introduces_a_clause(text: str, expected: tuple[str, str]) -> None:
    assert expected in events(text)


def test_a_clause_that_only_says_that_it_began_is_no_event_beside_what_was_then() -> None:
    assert events("It began on 6 May, when the court freed a general.") == [("2024-05-06", "Court frees general")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject is replaced
        ("Kenya left in January, Zambia in February.", [("2024-01", "Kenya leaves"), ("2024-02", "Zambia leaves")]),
        ("Norway was admitted in 2001, Sweden in 2003.", [("2001", "Norway admitted"), ("2003", "Sweden admitted")]),
        (
            "Peru signed the pact in 2019 and Chile in 2021.",
            [("2019", "Peru signs pact"), ("2021", "Chile signs pact")],
        ),
        # the object is replaced
        (
            "Police arrested two men on Monday and four women on Tuesday.",
            [("2024-05-13", "Police arrest two men"), ("2024-05-14", "Police arrest four women")],
        ),
        (
            "The minister met Modi on Monday and Macron on Tuesday.",
            [("2024-05-13", "Minister meets Modi"), ("2024-05-14", "Minister meets Macron")],
        ),
        # an example that was followed
        (
            "Chad closed its border in March, after Uganda in February.",
            [("2024-03", "Chad closes border"), ("2024-02", "Uganda closes border")],
        ),
        # a verb of its own is no gap
        (
            "The minister met Modi on Monday and flew to Rome on Tuesday.",
            [("2024-05-13", "Minister meets Modi"), ("2024-05-14", "Minister flies to Rome")],
        ),
    ],
)
def test_a_list_shares_its_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(events(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a date of American style inside a noun phrase
        ("He was held for the Dec. 21, 1988, bombing of a plane.", [("1988-12-21", "Bombing of plane")]),
        # a meeting is not yet held on the day for which it is fixed
        ("The firm scheduled a meeting Saturday.", [("2024-05-18", "Meeting")]),
        # the present perfect takes no date that is over, nor the deciding one that is to come
        ("Chad has sent a team for an envoy kidnapped by rebels in 2022.", [("2022", "Rebels kidnap envoy")]),
        ("NATO has decided to admit Georgia in early June.", [("[2024-06-01..2024-06-10]", "NATO to admit Georgia")]),
        # what was agreed is still to come, unless the words say it is over
        ("Peru agreed to hold a vote in June.", [("2024-06", "Peru to hold vote")]),
        ("Peru agreed last June to hold a vote.", [("2023-06", "Peru agrees to hold vote")]),
        ("Rules to be published in early June will help.", [("[2024-06-01..2024-06-10]", "Rules to be published")]),
        # becoming something is a happening
        ("Finland became the 31st member on April 4.", [("2024-04-04", "Finland becomes 31st member")]),
        # a rank among others dates nothing
        ("It was the first time that Lee had spoken since 13 January.", []),
        # both tell of the past, one actively
        (
            "In June last year the rebels split, and their leader was arrested.",
            [("2023-06", "Rebels split"), ("2023-06", "Leader arrested")],
        ),
    ],
)
def test_the_date_goes_to_its_happening(text: str, expected: list[tuple[str, str]]) -> None:
    assert events(text) == expected
