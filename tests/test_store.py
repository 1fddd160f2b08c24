"""Records files: what is wrong in one is said with its place; what is right in one stays as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import whens
from timeline.errors import RecordsError, StoreError
from timeline.records import (
    Actor,
    ActorKind,
    ActorRole,
    Article,
    Basis,
    Collection,
    Event,
    EventType,
    Evidence,
    Status,
    Step,
)
from timeline.store import dump, schema
from timeline.store.yaml import loads, read, read_with_revision, validate, write
from timeline.when import Edge, Moment, Period

FILE = """\
# Kept by hand.
articles:
  # the one source
  - {id: ledger, title: "Talks end", publisher: The Ledger, published: 2024-05-06, url: "https://a.example/x", language: en}

events:
  # --- the talks ------------------------------------------------

  # seen by everybody
  - id: talks            # a stable name
    when: "[2024-05-01..2024-05-03]"
    title:   Ministers hold talks
    status: happened
    type: CONSULT
    actors: [{name: Ruritania, role: source}]
    evidence:
      - {article: ledger, exact: 'talks in Geneva', prefix: "after ", start: 10, end: 25}
    why: "\\"early May\\" says no more"   # in our own words

  - id: vote
    title: Parliament votes
    when: 2030
    status: planned
"""


def collection() -> Collection:
    return loads(FILE)


def test_a_file_is_read_as_written() -> None:
    article = Article("ledger", "", "Talks end", date(2024, 5, 6), "The Ledger", "https://a.example/x")
    talks = Event(
        "talks",
        "Ministers hold talks",
        Moment.day(2024, 5, 1).__class__(Moment.day(2024, 5, 1).earliest, Moment.day(2024, 5, 3).latest),
        type=EventType.CONSULT,
        actors=(Actor("Ruritania", role=ActorRole.SOURCE),),
        evidence=(Evidence("ledger", "talks in Geneva", "after ", "", 10, 25),),
        why=(Step('"early May" says no more'),),
    )
    vote = Event("vote", "Parliament votes", Moment.year(2030), Status.PLANNED)
    assert collection() == Collection((article,), (talks, vote))


# -- problems ----------------------------------------------------------------------------------------------------------

HEAD = "articles:\n  - {id: a, title: A}\nevents:\n"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        # fields
        (
            HEAD + "  - {id: e, titel: X}\n",
            ["an event lacks its 'title'", "4:13: an event has no field 'titel'; did you mean 'title'?"],
        ),
        (HEAD + "  - {id: e, title: X, colour: red}\n", ["4:23: an event has no field 'colour'; known are id, title"]),
        (HEAD + "  - {id: e, title: X, title: Y}\n", ["4:23: the field 'title' stands twice (first on line 4)"]),
        (HEAD + "  - {id: e, title: [a, b]}\n", ["4:20: 'title' is a list, but must be text; put it in quotes"]),
        (HEAD + "  - {id: e, title: ''}\n", ["4:20: 'title' is empty"]),
        (HEAD + "  - just text\n", ["4:5: an event must be fields, as in 'id: …'"]),
        # ids
        (HEAD + "  - {id: e, title: X}\n  - {id: e, title: Y}\n", ["5:10: the event id 'e' is taken (line 4)"]),
        (HEAD + "  - {id: ../e, title: X}\n", ["4:10: '../e' is no id; write letters, digits"]),
        # dates: the place inside the date, and EDTF's own remedy
        (HEAD + "  - {id: e, title: X, when: 2023-13}\n", ["4:34: '2023-13'"]),
        (HEAD + '  - {id: e, title: X, when: "2023-13"}\n', ["4:35: '2023-13'"]),
        (
            HEAD + "  - {id: e, title: X, when: [2023-03-13..2023-03-19]}\n",
            ["4:29: an EDTF set in brackets reads as a YAML list; put it in quotes"],
        ),
        (
            "articles:\n  - {id: a, title: A, published: 21 March 2023}\n",
            ["2:34: '21 March 2023' is no day; write 'published' as 2023-03-21"],
        ),
        ("articles:\n  - {id: a, title: A, published: 2023-02-30}\n", ["2:34: '2023-02-30' is no day (day"]),
        # lists of values
        (
            HEAD + "  - {id: e, title: X, status: hapened}\n",
            ["4:31: 'hapened' is no status; did you mean 'happened'? write one of happened, ongoing"],
        ),
        (HEAD + "  - {id: e, title: X, type: consult}\n", ["did you mean 'CONSULT'?"]),
        (HEAD + "  - {id: e, title: X, basis: guess}\n", ["'guess' is no basis"]),
        (HEAD + "  - {id: e, title: X, importance: 3}\n", ["'3' is no share"]),
        (HEAD + "  - {id: e, title: X, curated: yes}\n", ["'yes' is neither true nor false"]),
        (
            HEAD + "  - {id: e, title: X, actors: [{name: China, code: CN}]}\n",
            ["'CN' is no code; write the three capitals"],
        ),
        (HEAD + "  - {id: e, title: X, actors: China}\n", ["'actors' must be a list of actors"]),
        # evidence
        (
            HEAD + "  - {id: e, title: X, evidence: [{article: b, exact: q}]}\n",
            ["there is no article 'b'; known are a"],
        ),
        (
            HEAD + "  - {id: e, title: X, evidence: [{article: a, exact: four, start: 0, end: 5}]}\n",
            ["are 5 characters apart, but the quotation has 4"],
        ),
        (
            HEAD + "  - {id: e, title: X, evidence: [{article: a, exact: four, start: 0}]}\n",
            ["'start' and 'end' go together"],
        ),
        (
            HEAD + "  - {id: e, title: X, evidence: [{article: a, exact: four, start: -1, end: 3}]}\n",
            ["'-1' is no whole number"],
        ),
        (HEAD + "  - {id: e, title: X, evidence: [{exact: four}]}\n", ["a piece of evidence lacks its 'article'"]),
        (
            HEAD + "  - {id: e, title: X, why: [{txt: a}]}\n",
            ["a step of 'why' lacks its 'text'", "did you mean 'text'?"],
        ),
        (
            "articles:\n  - {id: a, title: A, url: 'ftp://x'}\n",
            ["'ftp://x' is no url; write an address that starts with http"],
        ),
        ("articles:\n  - {id: a, title: A, sha256: abc}\n", ["'abc' is no sha256"]),
        # the file
        ("event: []\n", ["1:1: a records file lacks both", "did you mean 'events'?"]),
        ("events: {}\n", ["1:9: 'events' must be a list"]),
        ("events: []\nevents: []\n", ["2:1: 'events' stands twice"]),
        ("- a\n", ["1:1: a records file starts with 'articles:'"]),
        ("", ["1:1: the file is empty"]),
        # YAML itself
        ("events:\n\t- id: e\n", ["2:1: ", "indent with spaces, not with tabs"]),
        ("events:\n  - title: A: B\n", ["2:13: ", "put the text in quotes, because it holds ': '"]),
        ("events:\n  - {id: e, title: 'X}\n", ["close the quotation mark"]),
        ("events: [{id: e, title: X}\n", ["close the bracket"]),
        ("events:\n  - &x {id: e, title: X}\n  - *x\n", ["2:5: the anchor '&x' is not used here"]),
        ("events:\n  - *x\n", ["write the value out"]),
        ("events: !!python/object:os.system []\n", ["the tag"]),
        ("events: []\n---\nevents: []\n", ["keep one file to one collection"]),
        ("events: []\nx: \x07\n", ["2:4: the character U+0007 may not stand in YAML"]),
        ("events: " + "[" * 60 + "]" * 60 + "\n", ["nests deeper than 40 levels"]),
        ("events: " + "[" * 20_000 + "\n", [""]),
    ],
)
def test_every_problem_is_named_with_its_place(text: str, problems: list[str]) -> None:
    said = "\n".join(map(str, validate(text)))
    assert said
    for problem in problems:
        assert problem in said


def test_all_problems_are_reported_in_the_order_of_the_file() -> None:
    text = HEAD + "  - {id: e, titel: X, status: gone}\n  - {id: e, title: Y, when: soon}\n"
    found = validate(text)
    assert [problem.line for problem in found] == [4, 4, 4, 5, 5]
    with pytest.raises(
        RecordsError, match=r"'the text' line 4: .* \(and 4 more; run 'timeline validate' to see all\)"
    ) as caught:
        loads(text)
    assert caught.value.problems == tuple(map(str, found))


def test_an_alias_bomb_is_refused_without_unfolding_it() -> None:
    levels = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(30))
    assert any("the anchor '&a0' is not used here" in str(problem) for problem in validate("a0: &a0 [x]\n" + levels))


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_any_text_is_validated_without_an_exception(text: str) -> None:
    validate(text)
    validate(HEAD + f"  - {text}\n")


# -- writing -----------------------------------------------------------------------------------------------------------


def saved(tmp_path: Path, text: str = FILE) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(tmp_path: Path, new: Collection, text: str = FILE) -> str:
    path = saved(tmp_path, text)
    write(path, new)
    assert read(path) == dump.kept(new)
    return path.read_text(encoding="utf-8")


def test_writing_what_was_read_changes_no_byte(tmp_path: Path) -> None:
    assert changed(tmp_path, collection()) == FILE


def test_a_changed_field_changes_its_own_line(tmp_path: Path) -> None:
    old = collection()
    new = replace(old, events=(replace(old.events[0], status=Status.CLAIMED), old.events[1]))
    after = changed(tmp_path, new)
    assert "status: claimed" in after
    before_lines, after_lines = FILE.splitlines(), after.splitlines()
    differing = [(a, b) for a, b in zip(before_lines, after_lines, strict=True) if a.split() != b.split()]
    assert differing == [("    status: happened", "    status: claimed")]


def test_a_new_field_takes_its_place_in_the_order(tmp_path: Path) -> None:
    old = collection()
    new = replace(old, events=(old.events[0], replace(old.events[1], type=EventType.AGREE, curated=True)))
    assert changed(tmp_path, new).endswith("    status: planned\n    type: AGREE\n    curated: true\n")


def test_a_field_that_says_nothing_any_more_is_left_out(tmp_path: Path) -> None:
    old = collection()
    new = replace(old, events=(replace(old.events[0], actors=()), old.events[1]))
    after = changed(tmp_path, new)
    assert "actors" not in after
    assert "# a stable name" in after


def test_a_new_event_is_added_in_the_style_of_the_file(tmp_path: Path) -> None:
    old = collection()
    new = replace(old, events=(*old.events, Event("treaty", "Treaty: signed", None)))
    assert (
        changed(tmp_path, new)
        == FILE + "\n  - id: treaty\n    title: 'Treaty: signed'\n    status: happened\n    type: OTHER\n"
    )


def test_a_removed_event_takes_the_comment_above_it_along(tmp_path: Path) -> None:
    old = collection()
    after = changed(tmp_path, replace(old, events=(old.events[1],)))
    assert after.startswith("# Kept by hand.")
    assert "Ministers" not in after
    assert "- id: vote" in after


def test_events_in_another_order_move_with_their_text(tmp_path: Path) -> None:
    old = collection()
    after = changed(tmp_path, replace(old, events=old.events[::-1]))
    assert after.index("id: vote") < after.index("id: talks            # a stable name")


@pytest.mark.parametrize(
    "text",
    [
        "events: []\n",
        "events:\n",
        "events: [{id: a, title: A}]  # one\n",
        "articles: []\n",
        "{events: []}\n",
        "events:\n- id: a\n  title: A\n",
    ],
)
def test_files_written_in_other_ways_can_be_added_to_and_emptied(tmp_path: Path, text: str) -> None:
    old = loads(text)
    more = replace(old, events=(*old.events, Event("b", "B", Moment.day(2024, 5, 6))))
    after = changed(tmp_path, more, text)
    changed(tmp_path, replace(more, events=more.events[1:]), after)
    changed(tmp_path, replace(more, events=()), after)


def test_a_new_file_says_where_its_format_is_described(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    write(path, collection())
    assert path.read_text(encoding="utf-8").startswith("# Records of a timeline. docs/records.md")
    assert read(path) == collection()


def test_the_texts_of_articles_are_not_saved_but_named(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    article = Article("a", "The whole text.", "A", date(2024, 5, 6))
    write(path, Collection((article,)))
    assert "whole" not in path.read_text(encoding="utf-8")
    assert read(path).articles[0].sha256 == article.sha256


def test_a_file_with_problems_is_not_written_over(tmp_path: Path) -> None:
    path = saved(tmp_path, "events: [{id: a}]\n")
    with pytest.raises(RecordsError, match="lacks its 'title'"):
        write(path, collection())
    assert path.read_text(encoding="utf-8") == "events: [{id: a}]\n"


def test_records_that_could_not_be_read_back_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    with pytest.raises(RecordsError, match=r"cannot be kept in .*'no way' is no id"):
        write(path, Collection(events=(Event("no way", "A", None),)))
    assert not path.exists()


def test_a_change_by_somebody_else_is_noticed(tmp_path: Path) -> None:
    path = saved(tmp_path)
    old, revision = read_with_revision(path)
    path.write_text(FILE + "# by another\n", encoding="utf-8")
    with pytest.raises(StoreError, match="was changed on disk meanwhile"):
        write(path, replace(old, events=()), expected_revision=revision)
    assert path.read_text(encoding="utf-8") == FILE + "# by another\n"
    _, now = read_with_revision(path)
    newer = write(path, replace(old, events=()), expected_revision=now)
    assert read_with_revision(path) == (replace(old, events=()), newer)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
_CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFEFF, 0xFFFE, 0xFFFF]))
"""What YAML cannot hold."""
lines = st.text(st.characters(codec="utf-8", exclude_characters=_CONTROLS), min_size=1, max_size=60)
quotes = st.builds(
    lambda exact, prefix, start: Evidence("a", exact, prefix, "", start, start + len(exact)),
    words,
    lines,
    st.integers(0, 10**6),
)
actors = st.builds(
    Actor,
    words,
    st.sampled_from([None, "CHN"]),
    st.sampled_from([None, *ActorRole]),
    st.sampled_from([None, *ActorKind]),
)
events = st.builds(
    Event,
    id=st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True),
    title=words,
    when=st.none() | whens(),
    status=st.sampled_from(Status),
    type=st.sampled_from(EventType),
    actors=st.lists(actors, max_size=3).map(tuple),
    evidence=st.lists(quotes, max_size=2).map(tuple),
    why=st.lists(st.builds(Step, words, st.none() | quotes), max_size=3).map(tuple),
    phrase=lines,
    basis=st.sampled_from([None, *Basis]),
    source=st.none() | words,
    importance=st.integers(0, 1000).map(lambda share: share / 1000),
    background=st.booleans(),
    curated=st.booleans(),
)  # fmt: skip
collections = st.lists(events, max_size=4, unique_by=lambda event: event.id).map(
    lambda some: Collection((Article("a", "", "A", date(2024, 5, 6)),), tuple(some))
)


@given(collections, collections)
@settings(max_examples=20, deadline=None)
def test_whatever_is_written_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, first: Collection, second: Collection
) -> None:
    path = tmp_path_factory.mktemp("store") / "events.yaml"
    write(path, first)
    assert read(path) == first
    write(path, second)
    assert read(path) == second


def test_a_period_is_kept_with_its_open_side(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    when = Period(Moment.day(2023, 3, 22), Edge.OPEN)
    write(path, Collection(events=(Event("call", "Call", when),)))
    assert '"2023-03-22/.."' in path.read_text(encoding="utf-8")
    assert read(path).events[0].when == when


def test_the_documentation_describes_every_field() -> None:
    text = (Path(__file__).parent.parent / "docs" / "records.md").read_text(encoding="utf-8")
    for fields in (schema.FILE, schema.ARTICLE, schema.EVENT, schema.ACTOR, schema.EVIDENCE, schema.STEP):
        for name in fields:
            assert f"`{name}`" in text, f"docs/records.md says nothing of {name!r}"
