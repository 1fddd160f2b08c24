"""Dates in words: the label's and the card's."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.strategies import whens
from timeline.edtf import parse
from timeline.when import When
from timeline.words import date_phrase

CASES = [
    ("2023-03-21", "Tue 21 Mar 2023", "Tuesday 21 March 2023"),
    ("2023-03-21?", "perhaps Tue 21 Mar 2023", "perhaps Tuesday 21 March 2023"),
    ("0476-09-04", "4 Sep 476", "4 September 476"),  # no weekday: theirs was counted in another calendar
    ("-0043-03-15", "15 Mar 44 BCE", "15 March 44 BCE"),
    ("2023-02", "Feb 2023", "some day in February 2023"),
    ("2023-02~", "about Feb 2023", "some day in about February 2023"),
    ("2030", "2030", "some day in 2030"),
    ("198X", "1980s", "some day in the 1980s"),
    ("19XX", "1900–1999", "some day in 1900–1999"),
    ("2023-21", "spring 2023", "some day in spring 2023"),
    ("2023-24", "winter 2023–24", "some day in winter 2023–24"),
    ("2023-33", "Q1 2023", "some day in Q1 2023"),
    ("2023-40", "H1 2023", "some day in the first half of 2023"),
    ("[1985..1989]", "1985–1989", "one day from 1985 to 1989"),
    ("[-0050..-0041]", "51–42 BCE", "one day from 51 BCE to 42 BCE"),
    ("[2023-01..2023-02]", "Jan–Feb 2023", "one day from January to February 2023"),
    ("[2022-12..2023-01]", "Dec 2022 – Jan 2023", "one day from December 2022 to January 2023"),
    ("[2023-03-13..2023-03-19]", "13–19 Mar 2023", "one day from 13 to 19 March 2023"),
    ("[2023-02-27..2023-03-05]", "27 Feb – 5 Mar 2023", "one day from 27 February to 5 March 2023"),
    ("[2022-12-26..2023-01-01]", "26 Dec 2022 – 1 Jan 2023", "one day from 26 December 2022 to 1 January 2023"),
    ("2023-03-20/2023-03-22", "20–22 Mar 2023", "from 20 to 22 March 2023"),
    ("2023-03-20?/2023-03-22?", "perhaps 20–22 Mar 2023", "from perhaps 20 to 22 March 2023"),
    ("2023-03-20/2023-03-22~", "20 Mar 2023 – about 22 Mar 2023", "from 20 March 2023 to about 22 March 2023"),
    ("2019-05/2023-03-22", "May 2019 – 22 Mar 2023", "from May 2019 to 22 March 2023"),
    ("2022/2022", "all 2022", "all through 2022"),
    ("1914/1918", "1914–1918", "from 1914 to 1918"),
    ("-0100/0014", "101 BCE – 14", "from 101 BCE to 14"),
    ("2023-03-22/..", "from 22 Mar 2023", "from 22 March 2023, with no end given"),
    ("2019/", "from 2019", "from 2019, its end not known"),
    ("../2023-03-21", "until 21 Mar 2023", "until 21 March 2023, with no start given"),
]


@pytest.mark.parametrize(("edtf", "short", "long"), CASES, ids=[case[0] for case in CASES])
def test_dates_in_words(edtf: str, short: str, long: str) -> None:
    assert date_phrase(parse(edtf)) == short
    assert date_phrase(parse(edtf), short=False) == long


def test_no_date_says_so() -> None:
    assert (date_phrase(None), date_phrase(None, short=False)) == ("undated", "not dated by the text")


@given(whens())
def test_every_when_has_words(when: When) -> None:
    assert date_phrase(when)
    assert date_phrase(when, short=False)
