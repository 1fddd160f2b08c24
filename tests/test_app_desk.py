"""The desk: changes are made to the records as they are now, and nobody's work is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from timeline.app.adding import take_in
from timeline.app.desk import ConflictError, Desk, Edit, Held, ReadOnlyError, apply, keep_text, texts_folder
from timeline.errors import RecordsError
from timeline.records import Article, Collection, Event, Evidence
from timeline.store import yaml


def renamed(event: Event, title: str) -> Edit:
    return Edit(event, replace(event, title=title, curated=True))


def test_edits_change_one_event_and_keep_the_order(harbour: Collection) -> None:
    first, second, *rest = harbour.events
    after = apply(harbour.events, [renamed(second, "Another title")])
    assert [event.id for event in after] == [event.id for event in harbour.events]
    assert after[1].title == "Another title"
    assert after[0] == first
    assert after[2:] == tuple(rest)


def test_undoing_every_edit_gives_the_events_back(harbour: Collection) -> None:
    edits = [renamed(harbour.events[0], "Other"), Edit(harbour.events[1], None), Edit(None, Event("new", "New", None))]
    after = apply(harbour.events, edits)
    assert after != harbour.events
    back = apply(after, [edit.undone() for edit in reversed(edits)])
    assert sorted(back, key=lambda event: event.id) == sorted(harbour.events, key=lambda event: event.id)


@pytest.mark.parametrize("kind", ["changed", "deleted", "added"])
def test_an_edit_of_something_else_is_refused(harbour: Collection, kind: str) -> None:
    event = harbour.events[0]
    first = renamed(event, "Theirs") if kind != "deleted" else Edit(event, None)
    events = apply(harbour.events, [first])
    mine = Edit(None, event) if kind == "added" else renamed(event, "Mine")
    with pytest.raises(ConflictError) as caught:
        apply(events, [mine])
    assert caught.value.current == next((one for one in events if one.id == event.id), None)


def test_a_read_only_desk_refuses_with_the_remedy(harbour: Collection) -> None:
    with pytest.raises(ReadOnlyError, match="--editable"):
        Desk(harbour, editable=False).change([Edit(harbour.events[0], None)])


def test_every_change_has_a_revision_of_its_own(harbour: Collection) -> None:
    desk = Desk(harbour)
    edit = renamed(harbour.events[0], "Other")
    revisions = [desk.held().revision, desk.change([edit]).revision, desk.change([edit.undone()]).revision]
    assert len(set(revisions)) == 3, "also when one takes the other back: nothing made of a state outlives it"


class TestFile:
    """With a records file: two desks stand for two processes, or a desk and a text editor."""

    @pytest.fixture
    def path(self, harbour: Collection, tmp_path: Path) -> Path:
        path = tmp_path / "vell.yaml"
        yaml.write(path, harbour)
        return path

    def test_a_change_is_in_the_file(self, harbour: Collection, path: Path) -> None:
        Desk(harbour, records=path).change([renamed(harbour.events[0], "Other")])
        assert yaml.read(path).events[0].title == "Other"

    def test_texts_come_back_to_the_articles_of_the_file(self, harbour: Collection, path: Path) -> None:
        held = Desk(harbour, records=path).held()
        assert held.articles["harbour"].text == harbour.articles[0].text
        assert held.articles["elsewhere"].text == ""

    def test_two_processes_lose_nothing_of_each_other(self, harbour: Collection, path: Path) -> None:
        one, other = Desk(harbour, records=path), Desk(harbour, records=path)
        one.change([renamed(harbour.events[0], "By one")])
        other.change([renamed(harbour.events[1], "By the other")])
        assert [event.title for event in one.held().collection.events[:2]] == ["By one", "By the other"]
        with pytest.raises(ConflictError):
            one.change([renamed(harbour.events[1], "By one, too late")])
        assert yaml.read(path).events[1].title == "By the other"

    def test_what_an_editor_writes_is_noticed(self, harbour: Collection, path: Path) -> None:
        desk = Desk(harbour, records=path)
        before = desk.held().revision
        path.write_text(path.read_text().replace("Talks on Vell break down", "Talks on Vell founder"))
        assert desk.held().revision != before
        assert "Talks on Vell founder" in [event.title for event in desk.held().collection.events]

    def test_a_file_that_breaks_keeps_what_was_there_and_is_not_overwritten(
        self, harbour: Collection, path: Path
    ) -> None:
        desk = Desk(harbour, records=path)
        path.write_text("events: [")
        assert desk.held().collection.events == harbour.events
        with pytest.raises(RecordsError):
            desk.change([renamed(harbour.events[0], "Other")])
        assert path.read_text() == "events: ["

    def test_a_file_is_made_with_the_first_change(self, harbour: Collection, tmp_path: Path) -> None:
        path = tmp_path / "new.yaml"
        desk = Desk(harbour, records=path)
        assert not path.exists()
        desk.change([renamed(harbour.events[0], "Other")])
        assert yaml.read(path).events[0].title == "Other"

    def test_added_articles_keep_their_text_beside_the_records(self, harbour: Collection, path: Path) -> None:
        given = replace(harbour.articles[0], id="again", text=harbour.articles[0].text + "\nMore.\n")
        Desk(harbour, records=path).change([], [given])
        assert (texts_folder(path) / "again.txt").read_text() == given.text
        fresh = Desk(Collection(), records=path).held().articles["again"]
        assert fresh.text == given.text
        assert fresh.furniture, "furniture is found again in the kept text"

    def test_articles_given_with_the_file_bring_their_events(self, harbour: Collection, path: Path) -> None:
        article = replace(harbour.articles[0], id="new", text="They met again on Friday.", furniture=())
        proof = Evidence("new", "They met again", start=0, end=14)
        found = Event("met-again", "They meet again", None, evidence=(proof,))
        both = replace(harbour.events[0], evidence=(*harbour.events[0].evidence, proof))
        given = Collection((*harbour.articles, article), (both, *harbour.events[1:], found))
        desk = Desk(given, records=path)
        assert desk.held().events["met-again"] == found
        assert desk.held().events["accord-signed"] == both
        desk.change([renamed(harbour.events[1], "Other"), Edit(found, None)])
        events = Desk(given, records=path).held().events
        assert events["accord-signed"] == both
        assert "met-again" not in events, "once saved, the file alone says what there is"

    def test_an_article_taken_off_takes_what_only_it_tells(self, harbour: Collection, path: Path) -> None:
        after = Desk(harbour, records=path).remove("harbour")
        assert [event.id for event in after.collection.events] == ["accord-signed"], "it is told elsewhere too"
        assert "harbour" not in after.articles

    def test_messages_name_no_folder(self, harbour: Collection, path: Path) -> None:
        desk = Desk(harbour, records=path)
        assert desk.without_paths(f"'{path}' is not writable") == "'vell.yaml' is not writable"


def test_a_text_is_kept_once(harbour: Collection, tmp_path: Path) -> None:
    path = tmp_path / "vell.yaml"
    keep_text(path, harbour.articles[0])
    keep_text(path, replace(harbour.articles[0], text="another"))
    assert (texts_folder(path) / "harbour.txt").read_text() == harbour.articles[0].text


def test_an_article_joins_what_others_have_changed_meanwhile(harbour: Collection) -> None:
    """Between looking and writing somebody else marks the event as checked that the new article tells of, too."""
    desk = Desk(harbour)
    other = Article("other", "The accord on the harbour of Vell was signed.", "Accord", date(2024, 6, 14))
    signing = harbour.events[0]
    proof = Evidence("other", "The accord on the harbour of Vell was signed", start=0, end=44)
    found = (replace(signing, id="x", title="Sudovia and Norland sign harbour accord", evidence=(proof,)),)
    change, meanwhile = desk.change, [Edit(signing, replace(signing, curated=True))]

    def contested(edits: Sequence[Edit], articles: Sequence[Article] = ()) -> Held:
        if meanwhile:
            change([meanwhile.pop()])
        return change(edits, articles)

    desk.change = contested  # type: ignore[method-assign, assignment]
    take_in(desk, other, found)
    after = desk.held().events["accord-signed"]
    assert after.curated
    assert proof.exact in {told.exact for told in after.evidence}
