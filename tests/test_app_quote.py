"""Passages as a person chooses them: found where they stand, in the order that says which one dates the event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline.app.desk import held
from timeline.app.parcel import pack_proofs, unpack_proofs
from timeline.app.quote import MOST_PASSAGES, leading, quoted, taken, with_passages, without
from timeline.app.quoting import done_to
from timeline.errors import TimelineError
from timeline.records import Article, Collection, Evidence


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("talks broke down in April", "talks broke down in April"),
        ("Court of the Straits issued a ruling", "Court of the Straits [issued](#) a ruling"),  # as the page shows it
        ("norland's  Prime\nminister", "Norland's prime minister"),  # capitals and white space aside
        ("“We will open the new mole in 2030,”", '"We will open the new mole in 2030,"'),  # a printer's quotation marks
    ],
)
def test_words_are_found_where_they_stand(harbour: Collection, words: str, exact: str) -> None:
    article = harbour.articles[0]
    proof = quoted(article, words)
    assert proof.exact == exact == article.text[proof.start : proof.end]
    assert article.text[: proof.start].endswith(proof.prefix)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("  ", "nothing is written; write the words as they stand"),
        ("no such words", "'no such words' is not in this article"),
        ("harbour of", "add the words before or after it"),
        ("the", "times; add the words"),
    ],
)
def test_words_that_tell_no_place_are_refused(harbour: Collection, words: str, said: str) -> None:
    article = harbour.articles[0]
    if words == "harbour of":
        article = Article("a", "The harbour of Vell, the harbour of Oss.", "", None)
    with pytest.raises(TimelineError) as caught:
        quoted(article, words)
    assert said in str(caught.value)


def test_an_article_without_its_text_keeps_the_words(harbour: Collection) -> None:
    assert quoted(harbour.articles[1], " made  peace ") == Evidence("elsewhere", "made peace")


def test_passages_are_a_list_without_repetition(harbour: Collection) -> None:
    one, two, three = (Evidence("a", words) for words in ("one", "two", "three"))
    assert leading((one, two, three), 2) == (three, one, two)
    assert without((one, two), 5) == (one, two)
    assert taken((one, two), three, 0) == (three, two)
    assert taken((one,), two, None) == (one, two)
    with pytest.raises(TimelineError, match="there already"):
        taken((one, two), two, None)
    with pytest.raises(TimelineError, match="at most"):
        taken(tuple(Evidence("a", str(n)) for n in range(MOST_PASSAGES)), one, None)


def test_the_words_that_say_when_follow_the_passage(harbour: Collection) -> None:
    article = harbour.articles[0]
    mole = next(event for event in harbour.events if event.id == "mole")
    wider = quoted(article, '"We will open the new mole in 2030," the president said')
    assert with_passages(mole, (wider,), article) == replace(mole, evidence=(wider,)), "the phrase is still in it"
    other = quoted(article, "the two sides are to begin joint patrols")
    moved = with_passages(mole, (other, *mole.evidence), article)
    assert (moved.phrase, moved.rule, moved.basis) == ("", "", None)
    told = Article("b", "The mole is due in the year 2030.", "", article.published)
    again = with_passages(mole, (quoted(told, "due in the year 2030"),), told)
    assert again.phrase.endswith("2030"), "the new passage says the same day in its own words"


@pytest.mark.parametrize(
    "deed",
    [{}, {"deed": "remove"}, {"deed": "first", "number": "1"}, {"deed": "burn", "number": 0}],
)
def test_what_no_form_asks_is_refused(harbour: Collection, deed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="nothing a form does"):
        done_to(harbour.events[0].evidence, deed, held(harbour, "1"))


@pytest.mark.parametrize("deed", [{"deed": "take"}, {"deed": "take", "article": "harbour", "paragraph": 0}])
def test_a_selection_of_nothing_is_refused(harbour: Collection, deed: dict[str, object]) -> None:
    with pytest.raises(TimelineError, match="no words are selected"):
        done_to((), deed, held(harbour, "1"))


def test_passages_travel_as_json(harbour: Collection) -> None:
    passages = harbour.events[0].evidence
    assert unpack_proofs(pack_proofs(passages)) == passages
    for wrong in ("x", [["a"]], [[1, 2, 3, 4, 5, 6]], [None]):
        with pytest.raises(ValueError, match="these are no passages"):
            unpack_proofs(wrong)
