"""Mending: what a form says comes out as it was meant, two made one, one made two; nothing is lost on the way."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.app.add import Source, article_of, needs_day, renewed
from timeline.app.desk import Edit, apply, held
from timeline.app.forms import FIELDS, event_form
from timeline.app.mend import (
    Form,
    explained,
    filled,
    form_of,
    free_id,
    merge_edits,
    merged,
    problems,
    split_edits,
)
from timeline.app.parcel import pack, pack_edits, unpack, unpack_edits
from timeline.app.quote import new_event, selected
from timeline.app.typed import typed_date
from timeline.errors import ArticleError, TimelineError
from timeline.records import Actor, ActorKind, ActorRole, Article, Collection, Event, Evidence, Step
from timeline.when import Day, Edge, Moment, Period
from timeline.words import date_phrase

TODAY = Day.of(2024, 7, 1)


def test_a_form_nobody_touched_changes_nothing(harbour: Collection) -> None:
    for event in harbour.events:
        assert filled(event, form_of(event), TODAY) == replace(event, curated=True)


def test_a_form_says_all_there_is(harbour: Collection) -> None:
    event = harbour.events[0]
    form = replace(
        form_of(event),
        title="  Accord   signed ",
        when="June 2024",
        status="claimed",
        type="OTHER",
        acts=("Norland (NOR)", "Estmark (EST)"),
        upon=(),
        alike=("A bystander",),
        source="a clerk",
        why="because",
    )
    after = filled(event, form, TODAY)
    assert (after.title, after.when, after.status, after.type, after.source) == (
        "Accord signed",
        Moment.month(2024, 6),
        "claimed",
        "OTHER",
        "a clerk",
    )
    assert after.actors == (
        Actor("Norland", "NOR", ActorRole.SOURCE, ActorKind.COUNTRY),  # known before: its kind stays
        Actor("Estmark", "EST", ActorRole.SOURCE),
        Actor("A bystander"),
    )
    assert [step.text for step in after.why] == ["because"]
    assert after.evidence == event.evidence
    assert after.curated


def test_a_step_that_stays_keeps_its_passage(harbour: Collection) -> None:
    event = harbour.events[0]
    after = filled(event, replace(form_of(event), why=form_of(event).why + "\nand one more"), TODAY)
    assert after.why[: len(event.why)] == event.why


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", " ", "needs a title"),
        ("title", "x" * 200, "a label holds 140"),
        ("when", "2023-13", "2023-13"),
        ("when", "[2024-06-04..", "[2024-06-04.."),
        ("when", "some day", "'some day' is not a date we can read; write it as"),
    ],
)
def test_problems_name_the_field_and_the_remedy(harbour: Collection, field: str, value: str, said: str) -> None:
    change: dict[str, Any] = {field: value}
    form = replace(form_of(harbour.events[0]), **change)
    assert said in problems(form, TODAY)[field]
    with pytest.raises(TimelineError):
        filled(harbour.events[0], form, TODAY)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2023-03-21", "2023-03-21"),
        ("21 March 2023", "2023-03-21"),
        ("March 21, 2023", "2023-03-21"),
        ("March 2023", "2023-03"),
        ("2023", "2023"),
        ("198X", "198X"),
        ("yesterday", "2024-06-30"),
        ("3 days ago", "2024-06-28"),
        ("04/05/2023", "2023-05-04"),  # day first, as in most of the world
        ("21 марта 2023", "2023-03-21"),
        # what a text may say can be typed, and means the same
        ("the late 1980s", "[1985..1989]"),
        ("Q1 2023", "2023-33"),
        ("spring 2023", "2023-21"),
        ("about 2020", "2020~"),
        ("last week", "[2024-06-24..2024-06-30]"),
        ("in 2030", "2030"),
        ("13–19 March 2023", "2023-03-13/2023-03-19"),
        ("from 13 to 19 March 2023", "2023-03-13/2023-03-19"),
        ("one day from 13 to 19 March 2023", "[2023-03-13..2023-03-19]"),
        ("2022-2024", "2022/2024"),
        ("since 2019", "2019/.."),
        ("until June 2024", "../2024-06"),
        ("between 4 and 9 June 2024", "[2024-06-04..2024-06-09]"),
    ],
)
def test_dates_as_people_type_them(text: str, when: str) -> None:
    assert edtf.format(typed_date(text, TODAY)) == when


@pytest.mark.parametrize("text", ["by 2024", "2024 to 2022", "13 March 2023 in Vell", "soon", "after the vote of 2019"])
def test_what_is_not_wholly_a_date_is_no_date(text: str) -> None:
    with pytest.raises(TimelineError, match="is not a date we can read; write it as"):
        typed_date(text, TODAY)


@given(
    st.builds(Moment.on, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    | st.builds(Moment.month, st.integers(1900, 2100), st.integers(1, 12))
)
def test_what_the_card_says_can_be_typed(when: Moment) -> None:
    assert typed_date(date_phrase(when, short=False), TODAY) == when
    since = Period(when, Edge.OPEN)
    assert typed_date(date_phrase(since, short=False), TODAY) == since


def test_a_date_is_explained_while_it_is_typed() -> None:
    assert explained("March 2023", TODAY) == "some day in March 2023 · 2023-03"
    assert explained("", TODAY) == "not dated by the text"


def test_merging_keeps_all_proof_and_the_narrower_date(harbour: Collection) -> None:
    signing, ruling = harbour.events[0], harbour.events[2]
    wide = replace(ruling, when=Moment.month(2024, 6))
    one = merged(wide, signing)
    assert one.when == signing.when
    assert set(one.evidence) == {*wide.evidence, *signing.evidence}
    assert set(one.actors) == {*wide.actors, *signing.actors}
    assert apply(harbour.events, merge_edits(signing, ruling))[0].id == signing.id
    assert ruling.id not in {event.id for event in apply(harbour.events, merge_edits(signing, ruling))}


def test_merging_dates_that_contradict_keeps_the_first_and_says_so(harbour: Collection) -> None:
    one = merged(harbour.events[3], harbour.events[0])
    assert one.when == harbour.events[3].when
    assert "contradicts" in one.why[-1].text


def test_splitting_gives_each_its_passages(harbour: Collection) -> None:
    event = harbour.events[0]
    after = apply(harbour.events, split_edits(event, {one.id for one in harbour.events}))
    assert after[0].evidence == event.evidence[:1]
    assert after[-1].evidence == event.evidence[1:]
    assert after[-1].id != event.id
    with pytest.raises(TimelineError, match="one passage"):
        split_edits(harbour.events[1], ())


def test_selected_words_are_found_in_the_stored_text(harbour: Collection) -> None:
    article = harbour.articles[0]
    start = article.text.index("The signing came")
    shown = "The signing came just days after the Court of the Straits issued a ruling"
    proof = selected(article, start, len("The signing came just days after "), len(shown))
    assert proof.exact == "the Court of the Straits [issued](#) a ruling", (
        "markup between the words is part of the passage"
    )
    assert article.text[proof.start : proof.end] == proof.exact
    assert article.text.startswith(proof.prefix + proof.exact + proof.suffix, (proof.start or 0) - len(proof.prefix))


@pytest.mark.parametrize("place", [(0, 1, 2), (10**6, 0, 5), (200, 5, 5), (200, 0, 10**6)])
def test_words_that_are_not_there_are_refused(harbour: Collection, place: tuple[int, int, int]) -> None:
    with pytest.raises(TimelineError, match="select"):
        selected(harbour.articles[0], *place)


def test_an_event_of_words_is_dated_by_them(harbour: Collection) -> None:
    article = harbour.articles[0]
    start = article.text.index("We will open the new mole in 2030")
    proof = Evidence(article.id, "We will open the new mole in 2030", start=start, end=start + 33)
    event = new_event(proof, article)
    assert event.when == Moment.year(2030)
    assert event.phrase.endswith("2030")
    assert event.evidence == (proof,)


def test_ids_are_free() -> None:
    assert free_id("Talks", {"talks"}) == "talks-2"


def test_json_gives_the_same_events_back(harbour: Collection) -> None:
    for event in harbour.events:
        assert unpack(pack(event)) == event
    edits = [Edit(harbour.events[0], None), Edit(None, harbour.events[1]), Edit(*harbour.events[:2])]
    assert unpack_edits(pack_edits(edits)) == edits


@pytest.mark.parametrize(
    "change",
    [
        {"status": "maybe"},
        {"when": "soon"},
        {"title": 3},
        {"title": "x" * 9999},
        {"evidence": [["a", "b", "", "", -1, 3]]},
        {"importance": "high"},
        {"actors": {}},
    ],
)
def test_json_that_is_no_event_is_refused(harbour: Collection, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="this is no event"):
        unpack(pack(harbour.events[0]) | change)


class TestAdding:
    def test_a_text_without_a_day_asks_for_it(self) -> None:
        with pytest.raises(ArticleError, match="in the field “Published”") as caught:
            article_of(Source("pasted", text="They met on Friday.\n"), None)
        assert needs_day(caught.value)
        assert "--published" not in str(caught.value)

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            (
                Source("slides.pptx", data="data:,AAAA"),
                "'slides.pptx' is no kind of file we read; give .txt, .md or .html",
            ),
            (Source("a.txt", data="data:text/plain;base64,&&&"), "did not arrive whole"),
            (Source("x", address="ftp://example.org"), "https://"),
            (Source("x", address="/etc/passwd"), "no web address"),
            (Source("x", address="http://127.0.0.1/"), "127.0.0.1"),
            (Source("a.txt", data="data:text/plain;base64,AAECAwQ="), "a.txt"),
        ],
    )
    def test_errors_name_the_source_and_the_remedy(self, source: Source, said: str) -> None:
        with pytest.raises(ArticleError) as caught:
            article_of(source, None)
        assert said in str(caught.value)

    def test_reading_again_changes_nothing_when_nothing_changed(self, harbour: Collection) -> None:
        only = [event for event in harbour.events if {p.article for p in event.evidence} == {"harbour"}]
        assert renewed(harbour.events, harbour.articles[0], only) == []

    def test_what_a_person_touched_survives_a_new_reading(self, harbour: Collection) -> None:
        mole = next(event for event in harbour.events if event.id == "mole")
        mine = replace(mole, title="My own title", curated=True)
        events = apply(harbour.events, [Edit(mole, mine)])
        found = [
            Event("another-id", "Mole opens", Moment.year(2031), evidence=mole.evidence),
            Event("mole", "News", None),
        ]
        after = apply(events, renewed(events, harbour.articles[0], found))
        assert mine in after
        assert "Mole opens" not in {event.title for event in after}, "its passage is the curated event's"
        assert sorted(event.id for event in after) == ["accord-signed", "mole", "news"]

    def test_one_happening_told_by_two_articles_is_one_event(self, harbour: Collection) -> None:
        other = Article("other", "The accord on the harbour of Vell was signed.", "Accord", date(2024, 6, 14))
        proof = Evidence("other", "The accord on the harbour of Vell was signed", start=0, end=44)
        again = replace(harbour.events[0], id="x", title="Sudovia and Norland sign harbour accord", evidence=(proof,))
        edits = renewed(harbour.events, other, [again])
        after = apply(harbour.events, edits)
        assert len(after) == len(harbour.events)
        assert proof in after[0].evidence
        assert renewed(after, other, [again]) == [], "reading it again adds nothing"

    def test_a_title_that_is_taken_gets_an_id_of_its_own(self, harbour: Collection) -> None:
        now = held(harbour, "1")
        assert free_id(harbour.articles[0].id, now.articles) == "harbour-2"


def test_a_date_set_by_hand_says_so(harbour: Collection) -> None:
    breakdown = next(event for event in harbour.events if event.id == "breakdown")
    after = filled(breakdown, replace(form_of(breakdown), when="30 April 2024"), TODAY)
    assert after.why == (*breakdown.why, Step("set by a person: Tuesday 30 April 2024"))
    told = filled(breakdown, replace(form_of(breakdown), when="30 April 2024", why="I was there"), TODAY)
    assert told.why == (Step("I was there"),), "who gives a reason is not given another"


def test_importance_is_kept_to_the_last_digit_unless_it_is_moved(harbour: Collection) -> None:
    event = replace(harbour.events[0], importance=0.6249)
    assert filled(event, form_of(event), TODAY).importance == 0.6249
    assert filled(event, replace(form_of(event), importance=65, background=True), TODAY).importance == 0.65
    assert filled(event, replace(form_of(event), importance=900), TODAY).importance == 1.0


def test_the_fields_stand_on_the_page_in_the_order_they_are_read() -> None:
    form = event_form()
    ids = [part.id for part in form._traverse() if isinstance(getattr(part, "id", None), dict)]
    assert [one["field"] for one in ids] == list(FIELDS)
    assert set(FIELDS) == {field.name for field in fields(Form)}
