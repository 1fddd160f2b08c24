"""What a command is given (paths, folders, addresses, ``-``) as one collection; what cannot be read is told, not fatal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from timeline.errors import TimelineError
from timeline.records import Article, Collection, Event, Evidence

if TYPE_CHECKING:
    from typing import BinaryIO

RECORDS_SUFFIXES = (".yaml", ".yml")


@dataclass
class Gathered:
    """The articles and events of all inputs; ``failures`` are sentences about those that could not be read."""

    articles: list[Article] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def collection(self) -> Collection:
        return Collection(tuple(self.articles), tuple(self.events))


def gather(sources: Sequence[str], *, published: date | None = None, language: str | None = None) -> Gathered:
    """Everything the sources hold: records of records files, and the events of articles, extracted now.

    Articles and events whose ids are taken get another; what several sources tell of one happening is one event. Raises
    `click.UsageError` when ``published`` is given for several articles, whose days may differ.
    """
    found = Gathered()
    names = list(_expanded(sources, found))
    names.sort(key=lambda name: not is_records(name))  # what is recorded of an article outranks what is found in it now
    texts = [name for name in names if not is_records(name) and not is_table(name)]
    if published is not None and len(texts) > 1:
        raise click.UsageError(
            "--published holds for one article, but several are given; run the command once for each"
        )
    with progress(len(names)) as step:
        for name in names:
            step.start(name)
            try:
                if is_records(name):
                    _add_records(found, name)
                elif is_table(name):
                    _add_table(found, name)
                else:
                    _add_article(found, name, published, language)
            except TimelineError as error:
                found.failures.append(str(error))
    if len(names) > 1:
        from timeline.merge import merge

        found.events = list(merge(found.events))
    return found


def is_records(name: str) -> bool:
    return name.lower().endswith(RECORDS_SUFFIXES) and not is_address(name)


def is_table(name: str) -> bool:
    return name.lower().endswith(".csv") and not is_address(name)


def is_address(name: str) -> bool:
    return re.match(r"https?://", name, re.IGNORECASE) is not None


def _expanded(sources: Iterable[str], found: Gathered) -> Iterator[str]:
    """Folders as the articles in them, by name; everything else as it is."""
    from timeline.article import SUFFIXES

    for source in sources:
        if source == "-" or is_address(source) or not Path(source).is_dir():
            yield source
            continue
        inside = sorted(
            str(path) for path in Path(source).iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()
        )
        if not inside:
            found.failures.append(f"the folder {source!r} holds no article; put .txt, .md or .html files in it")
        yield from inside


def _add_records(found: Gathered, name: str) -> None:
    from timeline.store import read

    add(found, read(name))


def _add_table(found: Gathered, name: str) -> None:
    from timeline.store.rows import read_table

    add(found, read_table(name))


def _add_article(found: Gathered, name: str, published: date | None, language: str | None) -> None:
    from timeline.article import load
    from timeline.extract import extract_with_notices

    article = load(name, published=published, language=language, stdin=stdin() if name == "-" else None)
    if any(one.sha256 == article.sha256 and one.text for one in found.articles):
        found.notices.append(f"{name!r} holds the same text as another article; it is shown once")
        return
    extraction = extract_with_notices(article)
    found.notices.extend(notice for notice in extraction.notices if notice not in found.notices)
    add(found, Collection((article,), extraction.events))


def stdin() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def add(found: Gathered, more: Collection, *, afresh: bool = False) -> None:
    """Add a collection; ids that are taken get a number.

    An article of the same text as one recorded without it gives that one its text; where events are recorded of it, those
    found in it now are left out, unless its events are wanted ``afresh``.
    """
    names: dict[str, str] = {}
    recorded: set[str] = set()
    for article in more.articles:
        twin = next((at for at, one in enumerate(found.articles) if one.sha256 and one.sha256 == article.sha256), None)
        if twin is not None:
            names[article.id] = found.articles[twin].id
            if not afresh and any(
                proof.article == found.articles[twin].id for event in found.events for proof in event.evidence
            ):
                recorded.add(article.id)
            if article.text:
                found.articles[twin] = replace(found.articles[twin], text=article.text, furniture=article.furniture)
            continue
        names[article.id] = free(article.id, {one.id for one in found.articles})
        found.articles.append(replace(article, id=names[article.id]))
    taken = {event.id for event in found.events}
    moves = any(old != new for old, new in names.items())
    for event in more.events:
        if event.evidence and all(proof.article in recorded for proof in event.evidence):
            continue
        if not moves and event.id not in taken:  # nearly all: a million are not copied
            taken.add(event.id)
            found.events.append(event)
            continue
        moved = replace(
            event,
            id=free(event.id, taken),
            evidence=tuple(_renamed(proof, names) for proof in event.evidence),
            why=tuple(
                replace(step, evidence=_renamed(step.evidence, names)) if step.evidence else step for step in event.why
            ),
        )
        taken.add(moved.id)
        found.events.append(moved)


def _renamed(proof: Evidence, names: dict[str, str]) -> Evidence:
    return replace(proof, article=names.get(proof.article, proof.article))


def free(name: str, taken: set[str]) -> str:
    """A name that is not taken: itself, or with the first number that makes it so.

    >>> free("talks", {"talks", "talks-2"})
    'talks-3'
    """
    number, candidate = 2, name
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


class Steps(Protocol):
    def start(self, name: str) -> None: ...


class _Silent:
    def start(self, name: str) -> None:
        """Nobody watches."""


@contextmanager
def progress(count: int) -> Iterator[Steps]:
    """A bar on standard error while a person looks at it; silent in pipes and scripts."""
    if not sys.stderr.isatty() or count == 0:
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=count)

        class Shown:
            begun = False

            def start(self, name: str) -> None:
                bar.update(task, description=f"reading {name[-50:]}", advance=1 if self.begun else 0)
                self.begun = True

        yield Shown()
