"""What a dashboard starts with: the bundled sample, or the reader's own records and articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from timeline.app.add import placed, renewed, under
from timeline.app.desk import apply, held
from timeline.article import load
from timeline.bundled import data_dir
from timeline.extract import extract
from timeline.extract.model import NO_MODEL, default_parser
from timeline.records import Article, Collection
from timeline.store import yaml
from timeline.store.rows import SUFFIX, read_table


def sample() -> Collection:
    """The bundled records and the bundled brief, which is read and extracted now, as any article would be.

    Raises `TimelineError` when the package was copied without its data.
    """
    records = yaml.read(data_dir() / "events.yaml")
    briefs = sorted(path for path in data_dir().iterdir() if path.suffix in (".md", ".txt"))
    return with_articles(records, [load(path) for path in briefs])


def collected(sources: Iterable[str], records: Path | None = None) -> Collection:
    """The records of a file (none when it is not there yet), the articles at some paths or addresses, and the events of CSV tables.

    Raises what reading them raises: `RecordsError`, `StoreError`, `ArticleError`.
    """
    known = yaml.read(records) if records is not None and records.exists() else Collection()
    given = list(sources)
    for source in given:
        if source.lower().endswith(SUFFIX):
            table = read_table(source)
            taken = {event.id for event in known.events}
            fresh = [event for event in table.events if event.id not in taken]
            known = Collection((*known.articles, *table.articles), (*known.events, *fresh))
    return with_articles(known, [load(source) for source in given if not source.lower().endswith(SUFFIX)])


def with_articles(collection: Collection, articles: Iterable[Article]) -> Collection:
    """A collection with articles read into it: their events extracted, and merged with those of the same happening.

    An article the records know (by the checksum of its text) keeps its id and, where its events were curated, those.
    """
    for article in articles:
        now = held(collection, "")
        mine = placed(article, now)
        others = tuple(one for one in collection.articles if one.id != mine.id)
        events = apply(collection.events, renewed(collection.events, mine, under(mine, extract(mine))))
        collection = Collection((mine, *others), events)
    return collection


def notices(collection: Collection) -> tuple[str, ...]:
    """What a reader should know of how the events of a collection were found: by which means its texts were read."""
    return (NO_MODEL,) if any(article.text for article in collection.articles) and default_parser() is None else ()
