"""Dates as readers of other places write them; what is not a date stays as it is."""

from __future__ import annotations

import json

import pytest

from timeline import edtf
from timeline.app.card import event_card
from timeline.app.markup import trees
from timeline.app.spelling import of_reader, spelling_of
from timeline.app.typed import typed_date
from timeline.records import Collection
from timeline.when import Day
from timeline.words import ENGLISH, date_phrase

CASES = [  # EDTF, language, short, long
    ("2023-03-21", "en-US", "Tue, Mar 21, 2023", "Tuesday, March 21, 2023"),
    ("2023-03-21", "de", "Di., 21. März 2023", "Dienstag, 21. März 2023"),
    ("2023-02", "fr-FR", "févr. 2023", "some day in février 2023"),
    ("[2023-03-13..2023-03-19]", "de-CH", "13.–19. März 2023", "one day from 13. März to 19. März 2023"),
    ("2023-03-20/2023-03-22", "en-US", "Mar 20 – 22, 2023", "from March 20 to March 22, 2023"),
    ("2022-12-30/2023-01-02", "es", "30 dic 2022 – 2 ene 2023", "from 30 de diciembre de 2022 to 2 de enero de 2023"),
    ("2023-01/2023-03", "en-US", "Jan – Mar 2023", "from January 2023 to March 2023"),
    ("2030", "ja", "2030年", "some day in 2030年"),
    ("2023-03-22/..", "ru", "from 22 мар. 2023 г.", "from 22 марта 2023 г., with no end given"),
    ("2023-21~", "de", "about spring 2023", "some day in about spring 2023"),  # seasons have no pattern
    ("198X", "de", "1980s", "some day in the 1980s"),
    ("-0043-03-15", "de", "15 Mar 44 BCE", "15 March 44 BCE"),  # nor have years before 1
]


@pytest.mark.parametrize(("text", "language", "short", "long"), CASES)
def test_dates_in_the_readers_own_way(text: str, language: str, short: str, long: str) -> None:
    when, spelling = edtf.parse(text), spelling_of((language,))
    said = [date_phrase(when, short=size, spelling=spelling) for size in (True, False)]
    assert [words.replace("\u2009", " ").replace("\u202f", " ") for words in said] == [
        short,
        long,
    ]  # CLDR's thin spaces


@pytest.mark.parametrize("languages", [(), ("en",), ("en-GB", "de"), ("en-AU",), ("xx-YY",), ("not a tag",), ("*",)])
def test_english_that_writes_the_day_first_is_ours(languages: tuple[str, ...]) -> None:
    assert spelling_of(languages) is ENGLISH


def test_the_first_language_that_is_known_decides() -> None:
    assert spelling_of(("xx", "de", "en")).day(edtf.parse("2023-03-21").earliest, short=False) == "21. März 2023"  # type: ignore[union-attr]


def test_outside_of_a_request_it_is_english() -> None:
    assert of_reader() is ENGLISH


def test_the_card_keeps_edtf_and_the_derivation(harbour: Collection) -> None:
    now = {article.id: article for article in harbour.articles}
    ruling = next(event for event in harbour.events if event.id == "ruling")
    told = json.dumps(trees(event_card(ruling, now, spelling=spelling_of(("de",)))), ensure_ascii=False)
    for words in (
        "one day from 4. Juni to 9. Juni 2024",
        "[2024-06-04..2024-06-09]",
        "The Vell Courier, 12. Juni 2024",
        "2 to 7 days before the signing on 2024-06-11",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en-US", "3/4/2023", "2023-03-04"),
        ("en-GB", "3/4/2023", "2023-04-03"),
        ("de", "3.4.2023", "2023-04-03"),
        ("de", "21. März 2023", "2023-03-21"),
        ("fr", "mars 2023", "2023-03"),
        ("ja", "2023/3/4", "2023-03-04"),
        ("en-US", "March 21, 2023", "2023-03-21"),  # as it stands on the card
        ("en-US", "2023-03-04", "2023-03-04"),  # EDTF is the same everywhere
    ],
)
def test_figures_are_read_in_the_order_they_are_written(language: str, text: str, when: str) -> None:
    assert edtf.format(typed_date(text, Day.of(2024), spelling_of((language,)))) == when
