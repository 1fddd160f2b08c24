"""Events as a table: a pandas DataFrame, and the same table as CSV and back.

One row an event, in the order given. The columns and their dtypes (`COLUMNS`):

============  ==============  ==========================================================================================
column        dtype           what it holds
============  ==============  ==========================================================================================
id            str             the event's id
title         str             what happened
when          str             the date as EDTF; empty for an event the text does not date
date          str             the date in words
earliest      datetime64[s]   first day it may have touched; NaT where there is no bound
latest        datetime64[s]   last day, itself included; NaT where there is no bound
kind          category        ``day``, ``month`` … ``span`` for one day somewhere within; ``period`` for what went on
status        category        happened, ongoing, planned, claimed
type          category        PLOVER's event types and OTHER
actors        str             names, separated by ``"; "``
codes         str             their ISO 3166 codes, in the same order, empty between separators where there is none
article       str             id of the article with the passage that dates it
quote         str             that passage
start, end    Int64           where it stands in the article's text (code points, ``end`` not included); NA if not known
phrase        str             the time phrase as written
basis         category        what the date was counted from: stated, published, narrative, event
rule          str             the rule that read it
why           str             the derivation, sentence after sentence
source        str             who says so, when it is not the article itself
importance    float64         0-1
background    bool            a state rather than a happening
curated       bool            edited or checked by a person
============  ==============  ==========================================================================================

Seconds, not nanoseconds, so that days from -9999 to 9999 fit. Text that a record does not have is the empty string, never NaN.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING, Any

from timeline import edtf
from timeline.errors import RecordsError
from timeline.records import Basis, Event, EventType, Status
from timeline.when import Grain, Moment, When, bounds
from timeline.words import date_phrase

if TYPE_CHECKING:
    from pandas import DataFrame

_KINDS = (*(grain.name.lower() for grain in reversed(Grain)), "period")
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "kind": _KINDS,
    "status": tuple(Status),
    "type": tuple(EventType),
    "basis": tuple(Basis),
}
COLUMNS: dict[str, str] = {
    "id": "str",
    "title": "str",
    "when": "str",
    "date": "str",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "kind": "category",
    "status": "category",
    "type": "category",
    "actors": "str",
    "codes": "str",
    "article": "str",
    "quote": "str",
    "start": "Int64",
    "end": "Int64",
    "phrase": "str",
    "basis": "category",
    "rule": "str",
    "why": "str",
    "source": "str",
    "importance": "float64",
    "background": "bool",
    "curated": "bool",
}
"""Column -> dtype, in order."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"), full-width forms included: text from an
article must not run on the desk of whoever opens the table."""


def to_frame(events: Iterable[Event]) -> DataFrame:
    """The table of some events, with the columns and dtypes of `COLUMNS` whatever the events; empty for none.

    >>> from timeline.when import Moment
    >>> frame = to_frame([Event("plan", "China publishes its plan", Moment.month(2023, 2))])
    >>> frame.loc[0, ["when", "kind"]].tolist(), str(frame.loc[0, "latest"].date())
    (['2023-02', 'month'], '2023-02-28')
    """
    return _frame([_row(event) for event in events])


def to_csv(events: Iterable[Event]) -> str:
    """The table as CSV (RFC 4180): a header line, CRLF line ends, days as ``YYYY-MM-DD``.

    A cell that a spreadsheet would run as a formula is written with an apostrophe before it; `from_csv` takes it off again.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for event in events:
        row = _row(event)
        writer.writerow([_guarded(row[column]) for column in COLUMNS])
    return out.getvalue()


def from_csv(text: str) -> DataFrame:
    """The table that `to_csv` wrote: the very frame `to_frame` makes of the same events.

    Raises `RecordsError` when a column is missing or a row has another number of cells.
    """
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    header = rows[0] if rows else []
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise RecordsError(
            f"the table has no column {missing[0]!r}; write it with to_csv, or add the columns {missing}"
        )
    wrong = [number for number, row in enumerate(rows[1:], 2) if len(row) != len(header)]
    if wrong:
        raise RecordsError(f"row {wrong[0]} has another number of cells than the {len(header)} of the header; mend it")
    return _frame([dict(zip(header, map(unguarded, row), strict=True)) for row in rows[1:]])


def _row(event: Event) -> dict[str, str]:
    """An event's cells, all text."""
    low, high = bounds(event.when) if event.when is not None else (None, None)
    first = event.evidence[0] if event.evidence else None
    return {
        "id": event.id,
        "title": event.title,
        "when": edtf.format(event.when) if event.when is not None else "",
        "date": date_phrase(event.when),
        "earliest": str(low or ""),
        "latest": str(high or ""),
        "kind": _kind(event.when),
        "status": str(event.status),
        "type": str(event.type),
        "actors": "; ".join(actor.name for actor in event.actors),
        "codes": "; ".join(actor.code or "" for actor in event.actors),
        "article": first.article if first else "",
        "quote": first.exact if first else "",
        "start": "" if first is None or first.start is None else str(first.start),
        "end": "" if first is None or first.end is None else str(first.end),
        "phrase": event.phrase,
        "basis": str(event.basis or ""),
        "rule": event.rule,
        "why": " ".join(step.text for step in event.why),
        "source": event.source or "",
        "importance": repr(float(event.importance)),
        "background": str(event.background),
        "curated": str(event.curated),
    }


def _kind(when: When | None) -> str:
    if when is None:
        return ""
    return when.grain.name.lower() if isinstance(when, Moment) else "period"


def _frame(rows: list[dict[str, str]]) -> DataFrame:
    import numpy as np
    from pandas import Categorical, DataFrame, Series, array

    columns: dict[str, Any] = {}
    for name, dtype in COLUMNS.items():
        cells = [row[name] for row in rows]
        match dtype:
            case "category":
                columns[name] = Categorical([cell or None for cell in cells], categories=list(_CATEGORIES[name]))
            case "datetime64[s]":
                days = np.array([cell or "NaT" for cell in cells], dtype="datetime64[D]")
                columns[name] = Series(days.astype("datetime64[s]"))
            case "Int64":
                columns[name] = array([int(cell) if cell else None for cell in cells], dtype="Int64")
            case "float64":
                columns[name] = np.array([float(cell) for cell in cells], dtype="float64")
            case "bool":
                columns[name] = np.array([cell == "True" for cell in cells], dtype="bool")
            case _:
                columns[name] = Series(cells, dtype="str")
    return DataFrame(columns, columns=list(COLUMNS))


def _guarded(cell: str) -> str:
    """A cell no spreadsheet will run; `unguarded` is its inverse.

    >>> _guarded("=1+1"), _guarded("'tis"), _guarded("'=1"), _guarded("plain")
    ("'=1+1", "'tis", "''=1", 'plain')
    """
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
