"""The tables extraction turns on, and the small readers beside the parser: names, distances, stretches, sentences."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.extract import extract, extract_with_notices
from timeline.extract.actors import scan
from timeline.extract.inflect import gerund, present
from timeline.extract.lexicon_en import NOUNS, VERBS
from timeline.extract.measures import distance
from timeline.extract.model import default_parser
from timeline.extract.order import Extent
from timeline.extract.sentences import split
from timeline.extract.states_en import PLACES, SEATS, STATES
from timeline.extract.stretches import ranges
from timeline.extract.weight import importance
from timeline.reading import read
from timeline.records import Article, EventType
from timeline.timex import tag
from timeline.when import Day, Moment

PUBLISHED = date(2024, 5, 16)  # a Thursday

needs_model = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def article(text: str) -> Article:
    return Article("a", text, "", PUBLISHED)


def test_a_state_has_one_code_and_its_names_and_capitals_are_its_own() -> None:
    assert [code for code, n in Counter(s.code for s in STATES).items() if n > 1] == []
    names = Counter(name for s in STATES for name in (*s.names, *s.capitals))
    assert [name for name, n in names.items() if n > 1] == []
    assert all(len(s.code) == 3 and s.code.isupper() for s in STATES)
    assert set(SEATS.values()) | set(PLACES.values()) <= {s.code for s in STATES}


def test_every_word_of_the_lexicon_is_one_lower_case_word() -> None:
    for word in (*VERBS, *NOUNS):
        assert word == word.lower()
        assert " " not in word


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chinese President Xi Jinping", [("China", "CHN"), ("Xi Jinping", "CHN")]),
        ("The U.S. and the U.K. met in Rome.", [("United States", "USA"), ("United Kingdom", "GBR"), ("Italy", "ITA")]),
        (
            "the ICC and the U.N. Security Council",
            [("International Criminal Court", "IGO"), ("UN Security Council", "IGO")],
        ),
        ("Guinea-Bissau is not Guinea.", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("President Lee Min-seok spoke.", [("Lee Min-seok", None)]),
        ("the Power of Siberia pipeline", []),
        ("his party, Fuerza Nueva", []),  # a party, no person
        ("On Monday In Rome", [("Italy", "ITA")]),
    ],
)
def test_names_are_found_without_a_parser(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(n.actor.name, n.actor.code) for n in scan(text)] == names


def test_a_family_name_alone_is_the_person_named_in_full() -> None:
    found = scan("Ana Ruiz, president of Peru, met Bo Ek. Later Ruiz left.")
    assert found[-1].actor.name == "Ana Ruiz"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("two days", (2, 2)),
        ("a day", (1, 1)),
        ("just days", (2, 7)),
        ("a week", (6, 8)),
        ("three weeks", (18, 24)),
        ("weeks", (14, 56)),
        ("hours", (0, 1)),
        ("less than a week", (0, 7)),
        ("within 30 days", (0, 30)),
        ("nearly two years", (609, 730)),
        ("Moscow", None),
    ],
)
def test_distances_are_as_loose_as_their_words(words: str, days: tuple[int, int | None] | None) -> None:
    assert distance(words) == days


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("from 2006 to 2011", ["2006/2011"]),
        ("between March 2020 and May 2021", ["2020-03/2021-05"]),
        ("on June 23-24", ["2024-06-23/2024-06-24"]),
        ("in 2006 and in 2011", ["2006", "2011"]),
        ("moved from Rome in 2006 to Paris in 2011", ["2006", "2011"]),
    ],
)
def test_stretches_of_time(text: str, stretches: list[str]) -> None:
    found = ranges(tag(text, PUBLISHED), text)
    assert [edtf.format(t.when) for t in found if t.when is not None] == stretches


@pytest.mark.parametrize(
    ("lemma", "plural", "form"),
    [
        ("agree", False, "agrees"),
        ("veto", False, "vetoes"),
        ("be", True, "are"),
        ("try", False, "tries"),
        ("reach", False, "reaches"),
    ],
)
def test_present_forms(lemma: str, plural: bool, form: str) -> None:
    assert present(lemma, plural=plural) == form
    assert gerund("ban") == "banning"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Li met U.S. officials. He left.", ["Mr. Li met U.S. officials.", "He left."]),
        ("GENEVA, Oct 3 (Agency) - Talks opened.", ["Talks opened."]),  # no dateline
        ("It rose 3.5 percent on Jan. 5. Why?", ["It rose 3.5 percent on Jan. 5.", "Why?"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    reading = read(article(f"{text}"))
    assert [reading.text[s.start : s.end] for s in split(reading)] == sentences


def test_importance_rises_with_mentions_and_lies_in_the_unit_interval() -> None:
    def weigh(mentions: int) -> float:
        return importance(
            paragraph=0,
            paragraphs=9,
            mentions=mentions,
            actors=9,
            kind=EventType.ASSAULT,
            when=Moment.day(2024, 5, 16),
            published=Day.of(2024, 5, 16),
            background=False,
        )

    assert 0 <= weigh(1) < weigh(2) <= weigh(9) <= 1
    assert Extent().moment


@needs_model
@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # a pronoun goes on from the sentence before
        ("Peru closed the border. It reopened the port on Monday.", ["Peru reopens port"]),
        # the accused's deed, not the accuser's
        ("Iran accused Israel of bombing a plant on Monday.", ["Israel bombs plant"]),
        # the date between a saying and its clause is the saying's
        ("Iran said on Monday it would reopen the port.", ["Iran says it will reopen port"]),
        # two days are one happening, "again" makes two
        ("The ministers met on Monday and Tuesday.", ["Ministers meet"]),
        ("Chad attacked Libya in 1987 and again in 1990.", ["Chad attacks Libya", "Chad attacks Libya"]),
        # a joined clause shares the date in front
        (
            "On Monday, Peru banned imports of sugar, and Chile closed the border.",
            ["Peru bans imports of sugar", "Chile closes border"],
        ),
        # a description gives way to the name
        ("Peruvian President Ana Ruiz spoke. The Peruvian president visited Rome on Monday.", ["Ana Ruiz visits Rome"]),
    ],
)
def test_titles_say_who(text: str, titles: list[str]) -> None:
    assert [e.title for e in extract(article(text))] == titles


@needs_model
def test_a_contradiction_is_told_and_both_dates_stay() -> None:
    result = extract_with_notices(
        article("Peru closed the port on 10 May, two days after Chile banned sugar on 12 May.")
    )
    assert {edtf.format(e.when) for e in result.events if e.when} == {"2024-05-10", "2024-05-12"}
    assert any("contradicts" in notice for notice in result.notices)


words = st.sampled_from(
    "Peru Iran Monday on in after the talks signed will 2019 , . “ ” who said that a deal May not if".split()
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=14).map(" ".join))
def test_nonsense_is_read_and_quoted_exactly(text: str) -> None:
    for model in ({}, {"model": None}):
        for event in extract(article(text), **model):
            assert event.title
            assert len(event.title.split()) <= 10
            for passage in event.evidence:
                assert text[passage.start : passage.end] == passage.exact
