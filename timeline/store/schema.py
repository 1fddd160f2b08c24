"""What a records file may hold, field by field, and how a tree of nodes becomes a `Collection`.

The tables `ARTICLE`, `EVENT`, `ACTOR`, `EVIDENCE` and `STEP` are the format; docs/records.md describes each field and a
test compares the two. To add a field, add a row here, the field to `timeline.records`, a line to
`timeline.store.dump` and a paragraph to docs/records.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from timeline import edtf
from timeline.errors import EdtfError
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
from timeline.store.nodes import MAX_PROBLEMS, Problem, compose, is_null, problem
from timeline.when import When

E = TypeVar("E", bound=StrEnum)

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
_URL = re.compile(r"https?://[^\s<>\"]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CODE = re.compile(r"[A-Z]{3}")


@dataclass
class _File:
    """What is known while reading: the problems so far, and the ids seen."""

    problems: list[Problem] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    def say(self, node: Node, message: str, offset: int = 0) -> None:
        self.problems.append(problem(node, message, offset))


Read = Callable[[_File, Node, str], Any]


def _text(file: _File, node: Node, name: str) -> str:
    if not isinstance(node, ScalarNode):
        kind = "a list" if isinstance(node, SequenceNode) else "a group of fields"
        remedy = "put it in quotes" if getattr(node, "flow_style", False) else "write it on one line"
        file.say(node, f"{name!r} is {kind}, but must be text; {remedy}")
        return ""
    return str(node.value)


def _words(file: _File, node: Node, name: str) -> str:
    """Text that must not be empty."""
    text = _text(file, node, name)
    if isinstance(node, ScalarNode) and not text.strip():
        file.say(node, f"{name!r} is empty; write it or leave the field out")
    return text


def _matching(pattern: re.Pattern[str], remedy: str) -> Read:
    def read(file: _File, node: Node, name: str) -> str:
        text = _text(file, node, name)
        if isinstance(node, ScalarNode) and not pattern.fullmatch(text):
            file.say(node, f"{text!r} is no {name}; {remedy}")
        return text

    return read


def _one_of(kind: type[E]) -> Callable[[_File, Node, str], E | None]:
    def read(file: _File, node: Node, name: str) -> E | None:
        text = _text(file, node, name)
        if not isinstance(node, ScalarNode):
            return None
        try:
            return kind(text)
        except ValueError:
            values = [member.value for member in kind]
            close = [value for value in values if value.casefold() == text.casefold()] or get_close_matches(
                text, values, 1
            )
            hint = f"did you mean {close[0]!r}? " if close else ""
            file.say(node, f"{text!r} is no {name}; {hint}write one of {', '.join(values)}")
            return None

    return read


def _day(file: _File, node: Node, name: str) -> date | None:
    text = _text(file, node, name)
    if not isinstance(node, ScalarNode):
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
        file.say(node, f"{text!r} is no day; write {name!r} as 2023-03-21")
    except ValueError as error:
        file.say(node, f"{text!r} is no day ({error}); write {name!r} as 2023-03-21")
    return None


def _when(file: _File, node: Node, name: str) -> When | None:
    if isinstance(node, SequenceNode) and node.flow_style:
        file.say(
            node, 'an EDTF set in brackets reads as a YAML list; put it in quotes, as in "[2023-03-13..2023-03-19]"'
        )
        return None
    text = _text(file, node, name)
    if not isinstance(node, ScalarNode):
        return None
    try:
        return edtf.parse(text)
    except EdtfError as error:
        file.say(node, str(error), error.position)
        return None


def _whole(file: _File, node: Node, name: str) -> int | None:
    text = _text(file, node, name)
    if isinstance(node, ScalarNode) and not re.fullmatch(r"\d{1,12}", text):
        file.say(node, f"{text!r} is no whole number; {name!r} counts characters from 0")
        return None
    return int(text) if text else None


def _share(file: _File, node: Node, name: str) -> float:
    text = _text(file, node, name)
    if isinstance(node, ScalarNode) and not re.fullmatch(r"0(?:\.\d+)?|1(?:\.0+)?", text):
        file.say(node, f"{text!r} is no share; write {name!r} as a number from 0 to 1, such as 0.8")
        return 0.5
    return float(text or 0.5)


def _flag(file: _File, node: Node, name: str) -> bool:
    text = _text(file, node, name)
    if isinstance(node, ScalarNode) and text not in ("true", "false"):
        file.say(node, f"{text!r} is neither true nor false; write {name!r} as one of them")
    return text == "true"


def _list_of(read: Read, what: str) -> Read:
    def read_all(file: _File, node: Node, name: str) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            file.say(node, f"{name!r} must be a list of {what}; start each with '- '")
            return ()
        return tuple(read(file, item, name) for item in node.value)

    return read_all


def _map_of(kind: Callable[..., Any], fields: Mapping[str, Read], required: Iterable[str], what: str) -> Read:
    """Reads a mapping with known fields; a field left empty is a field left out."""

    def read(file: _File, node: Node, name: str) -> Any:
        if not isinstance(node, MappingNode):
            file.say(node, f"{what} must be fields, as in '{next(iter(required))}: …'")
            return None
        found: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key, value in node.value:
            label = str(key.value) if isinstance(key, ScalarNode) else ""
            if label in seen:
                file.say(
                    key,
                    f"the field {label!r} stands twice (first on line {seen[label].start_mark.line + 1}); keep one of them",
                )
            elif label not in fields:
                file.say(key, f"{what} has no field {label!r}; {_meant(label, fields)}")
            elif not is_null(value):
                found[label] = fields[label](file, value, label)
            seen.setdefault(label, key)
        for label in required:
            if label not in found:
                file.say(node, f"{what} lacks its {label!r}; add '{label}: …'")
        return kind(file, node, found)

    return read


def _meant(label: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(label.casefold(), names, 1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"


def _actor(file: _File, node: Node, found: dict[str, Any]) -> Actor:
    return Actor(found.get("name", ""), found.get("code"), found.get("role"), found.get("kind"))


def _evidence(file: _File, node: Node, found: dict[str, Any]) -> Evidence:
    article, exact, start, end = found.get("article", ""), found.get("exact", ""), found.get("start"), found.get("end")
    if article and article not in file.articles:
        file.say(node, f"there is no article {article!r}; {_meant_article(article, file.articles)}")
    if (start is None) != (end is None):
        file.say(node, "'start' and 'end' go together; write both or neither")
    elif start is not None and end is not None and end - start != len(exact):
        apart = f"'start' and 'end' are {end - start} characters apart, but the quotation has {len(exact)}"
        file.say(node, f"{apart}; correct the offsets or leave them out")
    return Evidence(article, exact, found.get("prefix", ""), found.get("suffix", ""), start, end)


def _meant_article(label: str, known: set[str]) -> str:
    close = get_close_matches(label, sorted(known), 1)
    return (
        f"did you mean {close[0]!r}?"
        if close
        else f"known are {', '.join(sorted(known)) or 'none'}; add it under 'articles'"
    )


def _step(file: _File, node: Node, found: dict[str, Any]) -> Step:
    return Step(found.get("text", ""), found.get("passage"))


def _article(file: _File, node: Node, found: dict[str, Any]) -> Article:
    return Article(
        id=found.get("id", ""),
        text="",
        title=found.get("title", ""),
        published=found.get("published"),
        publisher=found.get("publisher"),
        url=found.get("url"),
        language=found.get("language", "en"),
        stated_sha256=found.get("sha256"),
    )


def _event(file: _File, node: Node, found: dict[str, Any]) -> Event:
    plain = {
        name: found[name]
        for name in ("phrase", "rule", "status_cue", "background", "curated", "source", "basis")
        if name in found
    }
    return Event(
        id=found.get("id", ""),
        title=found.get("title", ""),
        when=found.get("when"),
        status=found.get("status") or Status.HAPPENED,
        type=found.get("type") or EventType.OTHER,
        actors=tuple(filter(None, found.get("actors", ()))),
        evidence=tuple(filter(None, found.get("evidence", ()))),
        why=tuple(filter(None, found.get("why", ()))),
        importance=found.get("importance", 0.5),
        **plain,
    )


def _why(file: _File, node: Node, name: str) -> tuple[Step, ...]:
    """The derivation: one text, or a list of texts and of steps with their passage."""
    if isinstance(node, ScalarNode):
        return (Step(_words(file, node, name)),)
    if not isinstance(node, SequenceNode):
        file.say(node, "'why' must be text or a list of steps; start each with '- '")
        return ()
    return tuple(
        Step(_words(file, item, name)) if isinstance(item, ScalarNode) else _READ_STEP(file, item, name)
        for item in node.value
    )


ID: Read = _matching(_ID, "write letters, digits, '-', '_' and '.' only, such as 'icc-warrant'")

EVIDENCE: dict[str, Read] = {
    "article": _text,
    "exact": _words,
    "prefix": _text,
    "suffix": _text,
    "start": _whole,
    "end": _whole,
}
_READ_EVIDENCE = _map_of(_evidence, EVIDENCE, ("article", "exact"), "a piece of evidence")

STEP: dict[str, Read] = {"text": _words, "passage": _READ_EVIDENCE}
_READ_STEP = _map_of(_step, STEP, ("text",), "a step of 'why'")

ACTOR: dict[str, Read] = {
    "name": _words,
    "code": _matching(_CODE, "write the three capitals of ISO 3166 (CHN, RUS …) or IGO for an international body"),
    "role": _one_of(ActorRole),
    "kind": _one_of(ActorKind),
}

ARTICLE: dict[str, Read] = {
    "id": ID,
    "title": _words,
    "publisher": _words,
    "published": _day,
    "url": _matching(_URL, "write an address that starts with http:// or https://"),
    "language": _matching(_LANGUAGE, "write a code such as 'en' or 'de'"),
    "sha256": _matching(_SHA256, "write the 64 hexadecimal digits of the text's checksum, or leave it out"),
}

EVENT: dict[str, Read] = {
    "id": ID,
    "title": _words,
    "when": _when,
    "status": _one_of(Status),
    "type": _one_of(EventType),
    "actors": _list_of(_map_of(_actor, ACTOR, ("name",), "an actor"), "actors"),
    "evidence": _list_of(_READ_EVIDENCE, "passages"),
    "why": _why,
    "phrase": _text,
    "rule": _text,
    "basis": _one_of(Basis),
    "source": _words,
    "status_cue": _text,
    "importance": _share,
    "background": _flag,
    "curated": _flag,
}

FILE: dict[str, str] = {"articles": "articles", "events": "events"}
_READ_ARTICLE = _map_of(_article, ARTICLE, ("id", "title"), "an article")
_READ_EVENT = _map_of(_event, EVENT, ("id", "title"), "an event")


def parse(text: str) -> tuple[Collection, tuple[Problem, ...], Node | None]:
    """A records file's text as a collection, every problem in the order of the file, and the tree.

    The collection is only to be used when there are no problems.
    """
    root, problems = compose(text)
    file = _File(problems)
    if problems or root is None:
        return Collection(), tuple(sorted(problems)[:MAX_PROBLEMS]), root
    parts = _parts(file, root)
    file.articles = {
        str(value.value) for item in _items(parts.get("articles")) for key, value in _pairs(item) if key == "id"
    }
    articles = tuple(_READ_ARTICLE(file, item, "articles") for item in _items(parts.get("articles")))
    events = tuple(_READ_EVENT(file, item, "events") for item in _items(parts.get("events")))
    for name in ("articles", "events"):
        node = parts.get(name)
        if node is not None and not isinstance(node, SequenceNode) and not is_null(node):
            file.say(node, f"{name!r} must be a list; start each of its {name} with '- '")
        _check_ids(file, node, name[:-1])
    collection = Collection(tuple(filter(None, articles)), tuple(filter(None, events)))
    return collection, tuple(sorted(set(file.problems))[:MAX_PROBLEMS]), root


def _parts(file: _File, root: Node) -> dict[str, Node]:
    if not isinstance(root, MappingNode):
        file.say(root, "a records file starts with 'articles:' and 'events:'; see docs/records.md")
        return {}
    parts: dict[str, Node] = {}
    for key, value in root.value:
        label = str(key.value) if isinstance(key, ScalarNode) else ""
        if label in parts:
            file.say(key, f"{label!r} stands twice; move everything below one of them")
        elif label not in FILE:
            file.say(key, f"a records file has no part {label!r}; {_meant(label, FILE)}")
        parts.setdefault(label, value)
    if "events" not in parts and "articles" not in parts:
        file.say(root, "a records file lacks both 'articles' and 'events'; see docs/records.md")
    return parts


def _items(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, SequenceNode) else []


def _pairs(node: Node) -> list[tuple[str, Node]]:
    if not isinstance(node, MappingNode):
        return []
    return [
        (str(key.value), value)
        for key, value in node.value
        if isinstance(key, ScalarNode) and isinstance(value, ScalarNode)
    ]


def _check_ids(file: _File, node: Node | None, what: str) -> None:
    first: dict[str, int] = {}
    for item in _items(node):
        for key, value in _pairs(item):
            if key == "id" and str(value.value) in first:
                file.say(
                    value,
                    f"the {what} id {value.value!r} is taken (line {first[value.value]}); give each {what} its own",
                )
            elif key == "id":
                first[str(value.value)] = value.start_mark.line + 1
