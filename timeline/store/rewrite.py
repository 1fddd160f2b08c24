"""A records file's text brought up to date with as few changes as can be.

Articles and events that stayed the same keep their text to the letter, comments included. Of one that changed only the
changed fields are written anew. A comment above an item belongs to it and moves and goes with it, unless a blank line
parts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from timeline.records import Article, Collection, Event
from timeline.store.dump import article_fields, as_item, commented, dump, event_fields, item

_FIELD_ORDER = {
    "articles": ("id", "title", "publisher", "published", "url", "language", "sha256"),
    "events": (
        "id", "title", "when", "status", "type", "actors", "evidence", "why", "phrase", "rule", "basis", "source", "status_cue",
        "importance", "background", "curated",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    """An item in the file: the comments that stand above it, loosely and closely, and its own lines."""

    above: str
    close: str
    own: str


def rewrite(text: str, root: Node, old: Collection, new: Collection) -> str | None:
    """``text`` (whose tree is ``root`` and whose meaning is ``old``) so that it means ``new``.

    None when the file is written in a way this does not know (all on one line, say); then it has to be written as a
    whole.
    """
    if not isinstance(root, MappingNode) or root.flow_style:
        return None
    if not text.endswith("\n"):
        text += "\n"
    nodes = {str(key.value): value for key, value in root.value if isinstance(key, ScalarNode)}
    edits: list[tuple[int, int, str]] = []
    tail = ""
    plans: tuple[tuple[str, Sequence[Any], Sequence[Any], Callable[[Any], dict[str, Any]]], ...] = (
        ("articles", old.articles, new.articles, article_fields),
        ("events", old.events, new.events, event_fields),
    )
    for name, before, after, fields in plans:
        if before == after:
            continue
        node = nodes.get(name)
        if node is None:
            tail += f"{name}:\n" + "\n".join(item(fields(one), 2) for one in after)
            continue
        edit = _list(text, name, node, before, after, fields)
        if edit is None:
            return None
        edits.append(edit)
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text + tail


def _list(
    text: str,
    name: str,
    node: Node,
    before: Sequence[Article | Event],
    after: Sequence[Article | Event],
    fields: Callable[[Any], dict[str, Any]],
) -> tuple[int, int, str] | None:
    """(start, end, new text) of a list of articles or events."""
    if not isinstance(node, SequenceNode) or node.flow_style or not node.value:
        return _replaced(text, node, after, fields)
    spans = [_span(text, child) for child in node.value]
    if None in spans or len(spans) != len(before):
        return None
    lines = [span for span in spans if span is not None]
    indent = lines[0][2]
    pieces: dict[str, _Piece] = {}
    blank = False
    at = lines[0][0]
    for number, ((start, end, _), one) in enumerate(zip(lines, before, strict=True)):
        gap = text[at:start] if number else ""
        loose, close = _comments(gap)
        blank = blank or gap.startswith("\n")
        pieces[one.id] = _Piece(loose, close, text[start:end])
        at = end
    known = {one.id: one for one in before}
    staying = {one.id for one in after}
    parts: list[str] = []
    for one in after:
        piece = pieces.get(one.id)
        if piece is None:
            own = item(fields(one), indent)
            parts.append(("\n" if blank and parts else "") + own)
        elif known[one.id] == one:
            parts.append(piece.above + piece.close + piece.own)
        else:
            parts.append(
                piece.above + piece.close + _changed(name, piece.own, indent, fields(known[one.id]), fields(one))
            )
    # comments that stood loosely above an item now gone speak of a stretch of the file: they stay where they are
    orphans = "".join(piece.above for one, piece in pieces.items() if one not in staying and piece.above.strip())
    if not parts:
        return _emptied(text, node, lines, orphans)
    return lines[0][0], lines[-1][1], "".join(parts) + orphans


def _replaced(
    text: str, node: Node, after: Sequence[Any], fields: Callable[[Any], dict[str, Any]]
) -> tuple[int, int, str]:
    """A list written in brackets, or with nothing in it, as a list of lines."""
    start, end = node.start_mark.index, node.end_mark.index
    start = len(text[:start].rstrip(" "))
    if isinstance(node, ScalarNode):  # "events:" with nothing behind it
        end = start
    if not after:
        return start, end, " []"
    rest = text.find("\n", end)
    end = len(text) if rest < 0 else rest + 1
    return start, end, "\n" + "\n".join(item(fields(one), 2) for one in after)


def _emptied(text: str, node: Node, lines: Sequence[tuple[int, int, int]], orphans: str) -> tuple[int, int, str]:
    colon = text.rfind(":", 0, lines[0][0])
    return colon + 1, lines[-1][1], " []\n" + orphans


def _span(text: str, node: Node) -> tuple[int, int, int] | None:
    """(start of the dash's line, end after the last line, columns before the dash) of an item; None when that is
    unclear."""
    before = text[: node.start_mark.index].rstrip(" ")
    if not before.endswith("-"):
        return None
    start = before.rfind("\n") + 1
    if before[start:].strip() != "-":
        return None
    end = text.find("\n", _last(node) - 1)
    return start, len(text) if end < 0 else end + 1, len(before) - 1 - start


def _last(node: Node) -> int:
    """The index after the last character a node is written with; block nodes' own end marks lie beyond comments."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _last(node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _last(node.value[-1])
    if node.start_mark.index == node.end_mark.index:
        return int(node.start_mark.index) + 1
    return int(node.end_mark.index)


def _comments(gap: str) -> tuple[str, str]:
    """What stands between two items: all up to the last blank line, and the comment right above the second."""
    cut = 0
    for match in re.finditer(r"^[ \t]*\n", gap, re.MULTILINE):
        cut = match.end()
    return gap[:cut], gap[cut:]


def _changed(name: str, own: str, indent: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """An item's lines with the fields that differ written anew, everything else (comments, order, quoting) as it
    was."""
    margin = " " * (indent + 2)
    lines = own.splitlines()
    lines[0] = lines[0].replace("-", " ", 1)
    inside = "\n".join(line.removeprefix(margin) for line in lines) + "\n"
    yaml = YAML()
    yaml.preserve_quotes = True
    group = yaml.load(inside)
    if not isinstance(group, CommentedMap):
        return item(after, indent)
    for field in list(group):
        if field not in after and field in before:
            del group[field]
    for field, value in after.items():
        if field in group and before.get(field) == value:
            continue
        if field in group:
            group[field] = commented(value, field)
        else:
            group.insert(_place(name, list(group), field), field, commented(value, field))
    return as_item(dump(group), indent)


def _place(name: str, present: Sequence[str], field: str) -> int:
    """Where a new field goes among those present: after the last one that comes before it in the format."""
    order = _FIELD_ORDER[name]
    earlier = [number for number, one in enumerate(present) if one in order and order.index(one) < order.index(field)]
    return max(earlier, default=-1) + 1
