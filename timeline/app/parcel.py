"""Events as plain JSON and back: how a page keeps what was done, so that it can be undone.

What a browser sends is not trusted: whatever is not an event raises ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline import edtf
from timeline.app.desk import Edit
from timeline.errors import TimelineError
from timeline.records import Actor, ActorKind, ActorRole, Basis, Event, EventType, Evidence, Status, Step

MAX_TEXT = 5000
"""Longest text of one field, in code points; the longest quotation of a news text stays far below."""

MAX_ITEMS = 500
"""Most actors, passages or steps of one event."""


def pack(event: Event) -> dict[str, Any]:
    """An event as JSON; ``unpack(pack(event)) == event``."""
    return {
        "id": event.id,
        "title": event.title,
        "when": edtf.format(event.when) if event.when is not None else None,
        "status": str(event.status),
        "type": str(event.type),
        "actors": [
            [actor.name, actor.code, actor.role and str(actor.role), actor.kind and str(actor.kind)]
            for actor in event.actors
        ],
        "evidence": [_pack_proof(proof) for proof in event.evidence],
        "why": [[step.text, _pack_proof(step.evidence) if step.evidence else None] for step in event.why],
        "phrase": event.phrase,
        "rule": event.rule,
        "basis": event.basis and str(event.basis),
        "source": event.source,
        "status_cue": event.status_cue,
        "importance": event.importance,
        "background": event.background,
        "curated": event.curated,
    }


def _pack_proof(proof: Evidence) -> list[Any]:
    return [proof.article, proof.exact, proof.prefix, proof.suffix, proof.start, proof.end]


def unpack(data: Any) -> Event:
    """The event of some JSON; raises ``ValueError`` for anything else."""
    try:
        return Event(
            id=_text(data["id"], 200),
            title=_text(data["title"]),
            when=edtf.parse(data["when"]) if data["when"] is not None else None,
            status=Status(data["status"]),
            type=EventType(data["type"]),
            actors=tuple(_actor(item) for item in _items(data["actors"])),
            evidence=tuple(_proof(item) for item in _items(data["evidence"])),
            why=tuple(Step(_text(words), _proof(proof) if proof else None) for words, proof in _items(data["why"])),
            phrase=_text(data["phrase"]),
            rule=_text(data["rule"]),
            basis=Basis(data["basis"]) if data["basis"] else None,
            source=_maybe(data["source"]),
            status_cue=_text(data["status_cue"]),
            importance=min(1.0, max(0.0, float(data["importance"]))),
            background=data["background"] is True,
            curated=data["curated"] is True,
        )
    except (KeyError, TypeError, AttributeError, ValueError, TimelineError) as error:
        raise ValueError(f"this is no event: {error}") from error


def pack_proofs(passages: Sequence[Evidence]) -> list[list[Any]]:
    """Passages as JSON."""
    return [_pack_proof(proof) for proof in passages]


def unpack_proofs(data: Any) -> tuple[Evidence, ...]:
    """The passages of some JSON; raises ``ValueError`` for anything else."""
    try:
        return tuple(_proof(item) for item in _items(data))
    except (TypeError, ValueError) as error:
        raise ValueError(f"these are no passages: {error}") from error


def pack_edits(edits: Sequence[Edit]) -> list[list[Any]]:
    """Edits as JSON: pairs of before and after."""
    return [[edit.before and pack(edit.before), edit.after and pack(edit.after)] for edit in edits]


def unpack_edits(data: Any) -> list[Edit]:
    """The edits of some JSON; raises ``ValueError`` for anything else."""
    edits = []
    for pair in _items(data):
        if not isinstance(pair, Sequence) or len(pair) != 2 or pair == [None, None]:
            raise ValueError("an edit is a pair of before and after")
        before, after = (unpack(one) if isinstance(one, Mapping) else None for one in pair)
        edits.append(Edit(before, after))
    return edits


def _items(data: Any) -> Sequence[Any]:
    if not isinstance(data, list) or len(data) > MAX_ITEMS:
        raise ValueError("this is no list of a reasonable length")
    return data


def _text(value: Any, limit: int = MAX_TEXT) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError("this is no text of a reasonable length")
    return value


def _maybe(value: Any) -> str | None:
    return None if value is None else _text(value)


def _actor(item: Any) -> Actor:
    name, code, role, kind = item
    return Actor(_text(name), _maybe(code), ActorRole(role) if role else None, ActorKind(kind) if kind else None)


def _proof(item: Any) -> Evidence:
    article, exact, prefix, suffix, start, end = item
    if not all(place is None or (isinstance(place, int) and place >= 0) for place in (start, end)):
        raise ValueError("offsets are whole numbers from 0")
    return Evidence(_text(article), _text(exact), _text(prefix), _text(suffix), start, end)
