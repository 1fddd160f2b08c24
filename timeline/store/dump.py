"""A collection as plain fields, and fields as YAML text in the style of data/events.yaml."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from timeline import edtf
from timeline.records import Actor, Article, Collection, Event, Evidence, Step

HEADER = "# Records of a timeline. docs/records.md describes the format; `timeline validate` checks it.\n"

_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*[^\W_.…]|)[.…]?")
"""Texts left to ruamel to write without quotes or with: they start and end like words. It mistakes others ("?0" in a list)."""

_WIDTH = 112
"""Columns, after which long texts go on in the next line."""

_FLOW_WIDTH = 100
"""Columns an actor on one line may take; a longer one is written field by field."""


def kept(collection: Collection) -> Collection:
    """What of a collection a records file keeps: all but the texts, which it names by their checksums.

    ``importance`` is kept to three decimals.
    """
    return Collection(
        tuple(replace(article, text="", furniture=(), stated_sha256=article.sha256) for article in collection.articles),
        tuple(replace(event, importance=round(event.importance, 3)) for event in collection.events),
    )


def article_fields(article: Article) -> dict[str, Any]:
    """An article's fields in the order of the file; those that say nothing are left out."""
    return _said(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        language=article.language,
        sha256=article.sha256,
    )


def event_fields(event: Event) -> dict[str, Any]:
    """An event's fields in the order of the file; those that say nothing are left out."""
    return _said(
        id=event.id,
        title=event.title,
        when=edtf.format(event.when) if event.when else None,
        status=event.status.value,
        type=event.type.value,
        actors=[_actor(actor) for actor in event.actors] or None,
        evidence=[_evidence(evidence) for evidence in event.evidence] or None,
        why=_why(event.why) or None,
        phrase=event.phrase or None,
        rule=event.rule or None,
        basis=event.basis.value if event.basis else None,
        source=event.source or None,
        status_cue=event.status_cue or None,
        importance=round(event.importance, 3) if round(event.importance, 3) != 0.5 else None,
        background=event.background or None,
        curated=event.curated or None,
    )


def _said(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _actor(actor: Actor) -> dict[str, Any]:
    return _said(
        name=actor.name,
        code=actor.code,
        role=actor.role.value if actor.role else None,
        kind=actor.kind.value if actor.kind else None,
    )


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return _said(
        article=evidence.article,
        exact=evidence.exact,
        prefix=evidence.prefix or None,
        suffix=evidence.suffix or None,
        start=evidence.start,
        end=evidence.end,
    )


def _why(steps: Sequence[Step]) -> Any:
    if len(steps) == 1 and steps[0].evidence is None:
        return steps[0].text
    return [{"text": step.text, "passage": _evidence(step.evidence)} if step.evidence else step.text for step in steps]


def commented(value: Any, name: str = "") -> Any:
    """Plain fields as ruamel's values, styled: EDTF and quotations in double quotes, actors on one line."""
    match value:
        case Mapping():
            group = CommentedMap((key, commented(inner, key)) for key, inner in value.items())
            if name == "actors" and sum(len(str(inner)) + len(key) + 4 for key, inner in value.items()) <= _FLOW_WIDTH:
                group.fa.set_flow_style()
            return group
        case list():
            return CommentedSeq(commented(inner, name) for inner in value)
        case str() if name in ("when", "exact", "prefix", "suffix") or not _PLAIN.fullmatch(value):
            return DoubleQuotedScalarString(value)
        case _:
            return value


def dump(value: Any) -> str:
    """YAML text of ruamel's values, two columns a level, lists set in."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    out = io.StringIO()
    yaml.dump(value, out)
    return out.getvalue()


def item(fields: Mapping[str, Any], indent: int) -> str:
    """One item of a list: its fields, set in by ``indent`` columns behind a dash."""
    return as_item(dump(commented(fields)), indent)


def as_item(text: str, indent: int) -> str:
    """The YAML text of a mapping as an item of a list."""
    margin = " " * (indent + 2)
    lines = [margin + line if line.strip() else line for line in text.splitlines()]
    lines[0] = " " * indent + "- " + lines[0].removeprefix(margin)
    return "\n".join(lines) + "\n"


def whole(collection: Collection) -> str:
    """The text of a new records file."""
    parts = [HEADER]
    for name, items in (
        ("articles", [article_fields(article) for article in collection.articles]),
        ("events", [event_fields(event) for event in collection.events]),
    ):
        parts.append(f"{name}:\n" if items else f"{name}: []\n")
        parts.append("\n".join(item(fields, 2) for fields in items))
    return "".join(parts)
