"""What one reader is looking at: selection, stretch of time, filters, lanes, scale. All of it lives in the page's address.

A `Look` is the address's query string, read once and strictly: what is not understood is left out, so that an address
somebody cut in half still opens. Nothing in it names a file or a folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args
from urllib.parse import parse_qsl, urlencode

from timeline.records import EventType, Status
from timeline.scene.marks import LaneKey, ScaleKind
from timeline.when import Day, month_length

Pane = Literal["timeline", "list"]
Precision = Literal["day", "days", "month", "year", "longer", "undated"]

LANES: tuple[LaneKey, ...] = get_args(LaneKey)
SCALES: tuple[ScaleKind, ...] = get_args(ScaleKind)
PANES: tuple[Pane, ...] = get_args(Pane)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

MAX_WORD = 200
"""Longest value kept, in code points: ids are slugs of sixty, nobody types a longer search, and addresses stay short."""

MAX_CHOICES = 50
"""Most values kept of one filter: more than fit on a panel, fewer than would make an address nobody can send."""

FILTERS = ("text", "actors", "types", "statuses", "sources", "precision", "since", "until")
"""The fields of a `Look` that leave events out."""


@dataclass(frozen=True, slots=True)
class Look:
    """``domain`` is the first and last day shown (None: all there is), ``since`` and ``until`` (both included) a filter.

    Empty tuples and texts filter nothing. Values of one filter widen it (either will do); filters narrow each other.
    """

    event: str | None = None
    article: str | None = None
    pane: Pane = "timeline"
    domain: tuple[Day, Day] | None = None
    scale: ScaleKind = "elastic"
    lanes: LaneKey = "actor"
    text: str = ""
    actors: tuple[str, ...] = ()
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()
    precision: tuple[Precision, ...] = ()
    since: Day | None = None
    until: Day | None = None

    @property
    def filtered(self) -> bool:
        """Whether any filter is on."""
        return self.filters > 0

    @property
    def filters(self) -> int:
        """How many filters are on, each choice counted."""
        values = (getattr(self, name) for name in FILTERS)
        return sum(len(value) if isinstance(value, tuple) else bool(value) for value in values)


def read_look(query: str | Mapping[str, Any] | None) -> Look:
    """The look an address asks for: a query string, or the same as a mapping (values: text, or a list of texts).

    >>> read_look("?lanes=type&from=2023-01-01&to=2023-12-31&status=planned&status=nonsense").statuses
    (<Status.PLANNED: 'planned'>,)
    >>> read_look("lanes=sideways&from=2023-13-01") == Look()
    True
    """
    given = _gathered(query)
    first = {name: values[0] for name, values in given.items()}
    start, end = _day(first.get("from")), _day(first.get("to"))
    return Look(
        event=first.get("event"),
        article=first.get("article"),
        pane=_one_of(PANES, first.get("view"), "timeline"),
        domain=(start, end) if start and end and start <= end else None,
        scale=_one_of(SCALES, first.get("scale"), "elastic"),
        lanes=_one_of(LANES, first.get("lanes"), "actor"),
        text=first.get("q", "").strip(),
        actors=tuple(given.get("actor", ())),
        types=tuple(_members(EventType, given.get("type", ()))),
        statuses=tuple(_members(Status, given.get("status", ()))),
        sources=tuple(given.get("source", ())),
        precision=tuple(word for word in PRECISIONS if word in given.get("precision", ())),
        since=_day(first.get("since")),
        until=_day(first.get("until")),
    )


def write_look(look: Look) -> str:
    """The query string of a look, without ``?``; what is as usual is left out. ``read_look`` of it is the look again.

    >>> write_look(Look(lanes="type", actors=("CHN", "RUS")))
    'lanes=type&actor=CHN&actor=RUS'
    """
    plain = Look()
    pairs: list[tuple[str, str]] = []
    for field in fields(look):
        value = getattr(look, field.name)
        if value == getattr(plain, field.name):
            continue
        if field.name == "domain":
            pairs += [("from", str(value[0])), ("to", str(value[1]))]
        elif isinstance(value, tuple):
            pairs += [(_NAMES.get(field.name, field.name), str(one)) for one in value]
        else:
            pairs.append((_NAMES.get(field.name, field.name), str(value)))
    return urlencode(pairs)


_NAMES = {
    "pane": "view",
    "text": "q",
    "actors": "actor",
    "types": "type",
    "statuses": "status",
    "sources": "source",
}
"""Field → its name in the address, where the two differ: the address says "actor=CHN", one choice a pair."""


def _gathered(query: str | Mapping[str, Any] | None) -> dict[str, list[str]]:
    if query is None:
        return {}
    if isinstance(query, str):
        pairs: Iterable[tuple[str, Any]] = parse_qsl(query.removeprefix("?"))
    else:
        pairs = [(name, one) for name, value in query.items() for one in _listed(value)]
    out: dict[str, list[str]] = {}
    for name, value in pairs:
        if isinstance(value, str) and 0 < len(value) <= MAX_WORD:
            values = out.setdefault(name, [])
            if value not in values and len(values) < MAX_CHOICES:
                values.append(value)
    return out


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _one_of(known: Sequence[Any], value: str | None, usual: Any) -> Any:
    return value if value in known else usual


def _members(kind: Any, values: Iterable[str]) -> Iterable[Any]:
    known = {str(member): member for member in kind}
    return (known[value] for value in values if value in known)


def _day(text: str | None) -> Day | None:
    """A day in ISO 8601, a minus before years below zero; None for anything else.

    >>> _day("-0043-03-15"), _day("2023-02-30"), _day("2023")
    (Day('-0043-03-15'), None, None)
    """
    if not text:
        return None
    sign, body = (-1, text[1:]) if text.startswith("-") else (1, text)
    parts = body.split("-")
    if (
        len(parts) != 3
        or [len(part) for part in parts] != [4, 2, 2]
        or not all(p.isascii() and p.isdigit() for p in parts)
    ):
        return None
    year, month, day = sign * int(parts[0]), int(parts[1]), int(parts[2])
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return Day.of(year, month, day)
