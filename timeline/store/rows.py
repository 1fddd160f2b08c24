"""A table of events read back as records: CSV as `timeline.table.to_csv` writes it, or as any spreadsheet or database can.

Only the columns ``title`` and ``when`` (EDTF) are needed; the others are those of `timeline.table.COLUMNS`, and unknown ones are
passed over. A row is read in some µs, so that tables of a million rows open too, for which a records file would be too large.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import StringIO
from pathlib import Path

from timeline import edtf
from timeline.errors import EdtfError, RecordsError, StoreError
from timeline.records import Actor, Article, Basis, Collection, Event, EventType, Evidence, Status, slug
from timeline.table import unguarded
from timeline.when import When

NEEDED = ("title", "when")

SUFFIX = ".csv"


def read_table(path: str | Path) -> Collection:
    """The events of a CSV file in UTF-8; see `read_rows`. Raises `StoreError` when it cannot be read, `RecordsError` for what it holds."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")  # line ends as they are: a cell may hold some
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{str(path)!r} cannot be read: {reason}; check the name and the rights") from error
    except UnicodeDecodeError as error:
        raise RecordsError(f'{str(path)!r} is not UTF-8; save it from the spreadsheet as "CSV UTF-8"') from error
    try:
        return read_rows(text)
    except RecordsError as error:
        raise RecordsError(f"{str(path)!r}: {error}") from error


def read_rows(text: str) -> Collection:
    """The events of a table in the order of its rows, and the articles it names, without their texts.

    An empty ``when`` is an event without a date; rows without ``id`` are called after their number, and so are those whose id is
    taken. Roles and kinds of actors, derivations and all passages but the first are not in a table. Raises `RecordsError`, which
    names the row.

    >>> read_rows("title,when,actors\\nTalks in Geneva,2024-05,Ruritania; Freedonia\\n").events[0].actors[1].name
    'Freedonia'
    """
    rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    header = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise RecordsError(
            f"the table has no column {missing[0]!r}; its first line has to name the columns, {' and '.join(NEEDED)} among them"
        )
    articles: dict[str, Article] = {}
    events: list[Event] = []
    taken: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not any(row):
            continue
        if len(row) != len(header):
            raise RecordsError(f"row {number} has {len(row)} cells, the header {len(header)}; mend it")
        cells = dict(zip(header, map(unguarded, row), strict=True))
        try:
            event = _event(cells, number, taken, articles)
        except (ValueError, EdtfError) as error:
            raise RecordsError(f"row {number}: {error}") from error
        taken.add(event.id)
        events.append(event)
    return Collection(tuple(articles.values()), tuple(events))


def _event(cells: Mapping[str, str], number: int, taken: set[str], articles: dict[str, Article]) -> Event:
    get = cells.get
    name = get("id") or f"row-{number}"
    basis, importance = get("basis"), get("importance")
    return Event(
        name if name not in taken else f"{name}-row-{number}",
        cells["title"],
        _when(cells["when"]),
        Status(_known(get("status"), _STATUSES, "happened", "status")),
        EventType(_known(get("type"), _TYPES, "OTHER", "type")),
        _actors(get("actors") or "", get("codes") or ""),
        _evidence(cells, articles),
        phrase=get("phrase") or "",
        rule=get("rule") or "",
        basis=Basis(_known(basis, _BASES, "", "basis")) if basis else None,
        source=get("source") or None,
        importance=min(1.0, max(0.0, float(importance))) if importance else 0.5,
        background=get("background", "").lower() == "true",
        curated=get("curated", "").lower() == "true",
    )


_STATUSES = frozenset(map(str, Status))
_TYPES = frozenset(map(str, EventType))
_BASES = frozenset(map(str, Basis))


def _known(cell: str | None, known: frozenset[str], usual: str, what: str) -> str:
    if not cell:
        return usual
    if cell not in known:
        raise ValueError(f"{cell!r} is no {what}; write one of {', '.join(sorted(known))}")
    return cell


@lru_cache(maxsize=100_000)
def _when(cell: str) -> When | None:
    return edtf.parse(cell) if cell else None


@lru_cache(maxsize=100_000)
def _actors(names: str, codes: str) -> tuple[Actor, ...]:
    """Actors are few beside events: those of equal cells are the same objects, which keeps a large table small."""
    own = [name.strip() for name in names.split(";")]
    theirs: Sequence[str] = [code.strip() for code in codes.split(";")] if codes else ()
    return tuple(Actor(name, theirs[at] or None if at < len(theirs) else None) for at, name in enumerate(own) if name)


def _evidence(cells: Mapping[str, str], articles: dict[str, Article]) -> tuple[Evidence, ...]:
    source = cells.get("article")
    if not source:
        return ()
    article = articles.get(source)
    if article is None:
        article = articles[source] = Article(slug(source), "", source, None)
    start, end = cells.get("start"), cells.get("end")
    place = (int(start), int(end)) if start and end else (None, None)
    return (Evidence(article.id, cells.get("quote") or cells["title"], start=place[0], end=place[1]),)
