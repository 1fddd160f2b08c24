"""YAML text to a tree of nodes that know their place, with every problem of the YAML itself.

Nothing is constructed: scalars stay the text that was written, so ``when: 2030`` is as good as ``when: "2030"``.
Anchors, aliases and tags are refused, which leaves trees only: no file can unfold into more than it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

LIMIT_BYTES = 20_000_000
"""The largest records file read, 20 MB: about 40,000 events. Larger collections belong into a table."""

MAX_PROBLEMS = 200
"""So many are listed; a file with more is of another kind."""

_DEEPEST = 40
"""Levels of nesting looked into; the format needs six."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a records file: where (line and column, both from 1), and what to write instead.

    >>> str(Problem(3, 5, "there is no field 'tilte'; did you mean 'title'?"))
    "3:5: there is no field 'tilte'; did you mean 'title'?"
    """

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


_PLAIN = frozenset(("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value", "merge"))
"""The kinds YAML itself sees in what is written without a tag."""

_REMEDIES: tuple[tuple[str, str], ...] = (
    (r"cannot start any token.*\\t|'\\t'|\t|tab character", "indent with spaces, not with tabs"),
    (r"mapping values are not allowed", "put the text in quotes, because it holds ': '"),
    (
        r"undefined alias",
        "write the value out: '*' and '&' have a meaning of their own in YAML, quote text that starts so",
    ),
    (r"cannot start any token", "put the text in quotes"),
    (
        r"could not find expected ':'|expected <block end>",
        "check the indentation and that every field is 'name: value'",
    ),
    (r"expected ',' or", "close the bracket, or put the text in quotes"),
    (r"unexpected end of stream", "close the quotation mark"),
    (r"expected a single document", "keep one file to one collection: leave out the line '---'"),
    (r"duplicate anchor|anchor", "write the value out instead of '&name' and '*name'"),
)


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML text, and what is wrong with it; the tree is None when it cannot be read at all."""
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT_BYTES:
        return None, [Problem(1, 1, f"the file is larger than the limit of {LIMIT_BYTES // 1_000_000} MB; split it")]
    try:
        root = YAML(typ="rt", pure=True).compose(text)
    except ReaderError as error:
        return None, [_unreadable(text, error)]
    except MarkedYAMLError as error:
        return None, [_syntax(error)]
    except RecursionError:
        return None, [Problem(1, 1, f"the file nests deeper than {_DEEPEST} levels; the format needs six")]
    except (YAMLError, ValueError) as error:
        return None, [Problem(1, 1, f"the file is not YAML ({error}); see docs/records.md")]
    if root is None:
        return None, [Problem(1, 1, "the file is empty; write 'articles:' and 'events:', see docs/records.md")]
    return root, list(_forbidden(root))


def _unreadable(text: str, error: ReaderError) -> Problem:
    at = error.position if isinstance(error.position, int) else 0
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    code = ord(error.character) if isinstance(error.character, str) and error.character else error.character
    return Problem(line, column, f"the character U+{code:04X} may not stand in YAML; leave it out")


def _syntax(error: MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    what = (
        " ".join(filter(None, (str(error.problem or "").strip(), str(error.context or "").strip())))
        or "this is not YAML"
    )
    remedy = next((remedy for pattern, remedy in _REMEDIES if re.search(pattern, what)), "see docs/records.md")
    # YAML's own words name the character or token; the first clause is enough
    return Problem(line, column, f"{str(error.problem or what).splitlines()[0].strip()}; {remedy}")


def _forbidden(root: Node) -> Iterator[Problem]:
    """Anchors, aliases, tags and bottomless nesting, each once."""
    seen: set[int] = set()
    stack = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if id(node) in seen:
            continue  # an alias; its anchor has been reported
        seen.add(id(node))
        if node.anchor is not None:
            yield problem(
                node, f"the anchor {'&' + node.anchor!r} is not used here; write the value out wherever it is needed"
            )
        if str(node.tag or "").removeprefix("tag:yaml.org,2002:") not in _PLAIN:
            yield problem(node, f"the tag {str(node.tag)!r} is not used here; leave it out")
        if depth > _DEEPEST:
            yield problem(node, f"this nests deeper than {_DEEPEST} levels; the format needs six")
            continue
        stack.extend((child, depth + 1) for child in children(node))


def children(node: Node) -> Iterator[Node]:
    """The nodes right below one: items, or keys and values."""
    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield value


def problem(node: Node, message: str, offset: int = 0) -> Problem:
    """A problem at a node; ``offset`` code points into a scalar written on one line."""
    mark = node.start_mark
    quoted = isinstance(node, ScalarNode) and node.style in ("'", '"')
    return Problem(mark.line + 1, mark.column + 1 + (offset + quoted if offset else 0), message)


def is_null(node: Node) -> bool:
    """Whether nothing is written, or ``null`` or ``~``."""
    return isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null", "Null", "NULL")
