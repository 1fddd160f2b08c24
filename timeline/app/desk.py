"""The collection on the desk: what all readers see, changed one event at a time so that nobody's work is lost.

A `Desk` keeps its collection in memory or in a records file. With a file it is safe for several processes: every look at it
notices that the file changed, and every change is made to the file as it is now, not as it was when the page was opened.
An `Edit` says what an event was when the reader began; if it is no longer that, the edit is refused and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from threading import RLock

from timeline.app.facets import Facets
from timeline.errors import RecordsError, StoreError, TimelineError
from timeline.records import Article, Collection, Event

TRIES = 5
"""How often a change is made anew because the file changed between reading and writing it: two tabs meet once, not five times."""


class ConflictError(TimelineError):
    """An edit of an event that somebody else has changed meanwhile; ``current`` is what it is now, None when deleted."""

    def __init__(self, message: str, current: Event | None) -> None:
        self.current = current
        super().__init__(message)


class ReadOnlyError(TimelineError):
    """A change asked of a desk that only shows."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One event changed: from nothing (added), to nothing (deleted), or from one to another. The ids of both are the same."""

    before: Event | None
    after: Event | None

    def undone(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


@dataclass(frozen=True)
class Held:
    """The collection at one moment. ``revision`` differs whenever the collection does."""

    collection: Collection
    revision: str
    articles: Mapping[str, Article] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)

    @cached_property
    def facets(self) -> Facets:
        """The events as filters look at them; prepared with the first filter."""
        return Facets(self.collection.events)


def held(collection: Collection, revision: str) -> Held:
    """A collection with its indexes by id."""
    return Held(
        collection,
        revision,
        {article.id: article for article in collection.articles},
        {event.id: event for event in collection.events},
    )


def apply(events: Sequence[Event], edits: Iterable[Edit]) -> tuple[Event, ...]:
    """The events after some edits, in their order; an added one comes last.

    Raises `ConflictError` when an event is not what its edit began from.
    """
    out = {event.id: event for event in events}
    for edit in edits:
        name = (edit.before or edit.after or _nothing()).id
        current = out.get(name)
        if current != edit.before:
            raise ConflictError(_conflict(edit, current), current)
        if edit.after is None:
            del out[name]
        else:
            out[name] = edit.after
    return tuple(out.values())


def _nothing() -> Event:
    raise ValueError("an edit needs an event before or after")


def _conflict(edit: Edit, current: Event | None) -> str:
    if edit.before is None:
        return f"there is already an event {current.id!r}; give the new one another title" if current else ""
    if current is None:
        return f"{edit.before.title!r} was deleted meanwhile; copy what you need and close the form"
    return f"{edit.before.title!r} was changed meanwhile by somebody else; look at it again, then repeat your change"


class Desk:
    """See the module. ``records`` is the file (made when missing); without it the collection lives as long as the process."""

    def __init__(self, collection: Collection, *, records: Path | None = None, editable: bool = True) -> None:
        self.editable = editable
        self._given = collection
        self._records = records
        self._lock = RLock()
        self._held = held(collection, _token())
        self._stamp: tuple[int, int] | None = None
        self._broken: TimelineError | None = None
        self._taken_off: frozenset[str] = frozenset()
        if records is not None:
            self._read(records)

    def held(self) -> Held:
        """The collection now; a records file that somebody changed is read again, one that cannot be read keeps the last good state."""
        with self._lock:
            if self._records is not None and _stamp(self._records) != self._stamp:
                try:
                    self._read(self._records)
                    self._broken = None
                except (RecordsError, StoreError) as error:
                    self._broken = error  # somebody may be in the middle of writing it by hand
            return self._held

    def change(self, edits: Sequence[Edit], articles: Sequence[Article] = (), without: Sequence[str] = ()) -> Held:
        """Make edits, add articles and take some off (by id), all or nothing, and save.

        Raises `ReadOnlyError`, `ConflictError`, `StoreError` when the file cannot be written and `RecordsError` when it is
        broken: what somebody writes by hand is never overwritten.
        """
        if not self.editable:
            raise ReadOnlyError("this dashboard only shows; start it with '--editable' to change events")
        with self._lock:
            self._taken_off = self._taken_off.union(without).difference(article.id for article in articles)
            for _ in range(TRIES):
                now = self.held()
                if self._broken is not None:
                    raise self._broken
                changed = Collection(
                    tuple(
                        article
                        for article in (
                            *now.collection.articles,
                            *(new for new in articles if new.id not in now.articles),
                        )
                        if article.id not in without
                    ),
                    apply(now.collection.events, edits),
                )
                if self._records is None:
                    self._held = held(changed, _token())
                    return self._held
                if self._write(self._records, changed, now.revision):
                    return self.held()
            raise StoreError(
                "the records file keeps changing while we save; wait until whoever writes it is done, then save again"
            )

    @property
    def keeps(self) -> bool:
        """Whether changes outlive the process."""
        return self._records is not None

    def without_paths(self, message: str) -> str:
        """An error message without the folders of this server: readers need to know what is wrong, not where it lies."""
        if self._records is None:
            return message
        for folder in (str(self._records.resolve().parent), str(self._records.parent)):
            if folder not in ("", "."):
                message = message.replace(folder + "/", "").replace(folder, "")
        return message

    def remove(self, article_id: str) -> Held:
        """Take an article off the desk again, and with it what only it tells.

        Events told elsewhere too lose its passages; it stays when a person has touched an event that rests on it alone.
        """
        now = self.held()
        edits, needed = [], False
        for event in now.collection.events:
            rest = tuple(proof for proof in event.evidence if proof.article != article_id)
            if rest == event.evidence:
                continue
            if rest:
                why = tuple(
                    replace(step, evidence=None) if step.evidence and step.evidence.article == article_id else step
                    for step in event.why
                )
                edits.append(Edit(event, replace(event, evidence=rest, why=why)))
            elif event.curated:
                needed = True
            else:
                edits.append(Edit(event, None))
        return self.change(edits, without=() if needed else (article_id,))

    def _read(self, path: Path) -> None:
        from timeline.store import yaml

        stamp = _stamp(path)
        if stamp is None:  # not there yet: written with the first change
            self._stamp = None
            return
        collection, revision = yaml.read_with_revision(path)
        given = {article.id: article for article in self._given.articles}
        articles = tuple(
            _with_text(article, given.get(article.id) or kept_text(path, article)) for article in collection.articles
        )
        known = {article.id for article in articles}
        more = tuple(article for article in given.values() if article.id not in known | self._taken_off)
        events = with_unsaved(collection.events, self._given.events, {article.id for article in more})
        self._held = held(Collection((*articles, *more), events), revision)
        self._stamp = stamp

    def _write(self, path: Path, collection: Collection, expected: str) -> bool:
        """Whether it was written; False when the file is not the one the change was made to."""
        from timeline.store import yaml

        for article in collection.articles:
            keep_text(path, article)
        try:
            yaml.write(path, collection, expected_revision=yaml.ABSENT if self._stamp is None else expected)
        except StoreError:
            if _stamp(path) == self._stamp:
                raise
            return False
        return True


def with_unsaved(saved: Sequence[Event], given: Sequence[Event], new: Iterable[str]) -> tuple[Event, ...]:
    """The events of a file, and those that were given with articles the file does not know yet (``new``, by id).

    They are saved with the first change. An event of the file that a new article also tells is shown with both tellings.
    """
    fresh = set(new)
    unsaved = {event.id: event for event in given if fresh & {proof.article for proof in event.evidence}}
    out = []
    for event in saved:
        other = unsaved.pop(event.id, None)
        out.append(other if other is not None and set(event.evidence) <= set(other.evidence) else event)
    return (*out, *unsaved.values())


def _with_text(article: Article, known: Article | None) -> Article:
    """A record's article with the text and the furniture we have of it; another text than the one recorded is not it."""
    if known is None or not known.text or (article.sha256 and article.sha256 != known.sha256):
        return article
    return replace(article, text=known.text, furniture=known.furniture)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_mtime_ns, state.st_size


_states = count(1)


def _token() -> str:
    """The revision of a collection that lives in this process only: no two are the same, whatever they hold."""
    return f"state-{next(_states)}"


def texts_folder(records: Path) -> Path:
    """Where the texts lie that readers add: beside the records, so that both move together."""
    return records.with_name(records.stem + "-texts")


def keep_text(records: Path, article: Article) -> None:
    """Write an article's text once, under its id; ids are slugs and name no other place."""
    target = texts_folder(records) / f"{article.id}.txt"
    if article.text and not target.exists():
        target.parent.mkdir(exist_ok=True)
        temporary = target.with_suffix(".part")
        temporary.write_bytes(article.text.encode("utf-8", "surrogatepass"))
        temporary.replace(target)


def kept_text(records: Path, article: Article) -> Article | None:
    """An article of the records with the text kept beside them, None when there is none; furniture is found again in it."""
    path = texts_folder(records) / f"{article.id}.txt"
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    from timeline.article.page import mark

    return replace(article, text=text, furniture=mark(text, language=article.language, title=article.title).furniture)
