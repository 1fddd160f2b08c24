"""Writes the offsets of an annotated article: where each quote stands in its text, and how many events there are.

    python tests/corpus/locate.py tests/corpus/NAME.yaml ...

The annotator writes quotes, never numbers. A quote must occur exactly once in ``NAME.txt``; a time expression is looked for
inside its event's quote first and must be the only one there, or the only one in the text, or carry a ``context`` that is.
Offsets are code points, ``end`` exclusive. The file is rewritten in place.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString


def only(text: str, quote: str, start: int = 0, end: int | None = None) -> int:
    """Where ``quote`` stands in ``text[start:end]``.

    >>> only("talks on Tuesday, talks on Friday", "on Friday")
    24

    Raises ``ValueError`` when it is missing or stands there more than once.
    """
    found = text.count(quote, start, end)
    if found != 1:
        raise ValueError(f"{quote!r} occurs {found} times; quote more words, or correct them")
    return text.index(quote, start, end)


def locate(text: str, item: dict[str, Any], key: str, within: tuple[int, int] | None = None) -> None:
    """Sets ``item["start"]`` and ``item["end"]`` for the words under ``item[key]``."""
    words = item[key]
    if context := item.get("context"):
        at = only(text, context)
        start = only(text, words, at, at + len(context))
    elif within and text.count(words, *within):
        start = only(text, words, *within)
    else:
        start = only(text, words)
    item["start"], item["end"] = start, start + len(words)


def fill(text: str, gold: dict[str, Any]) -> None:
    """Sets every offset in ``gold`` and the two counts in its ``meta``."""
    for event in gold["events"]:
        locate(text, event, "quote")
        for expression in event["time_expressions"]:
            locate(text, expression, "text", (event["start"], event["end"]))
        for other in event.get("also", []):
            locate(text, other, "quote")
    for passage in gold["not_events"]:
        locate(text, passage, "quote")
    for tier in ("core", "optional"):
        gold["meta"][f"n_{tier}"] = sum(event["tier"] == tier for event in gold["events"])


def quoted(value: Any) -> Any:
    """The same value with every string marked for double quotes, so that YAML 1.1 and 1.2 read dates and codes alike."""
    if isinstance(value, str):
        return DoubleQuotedScalarString(value)
    if isinstance(value, dict):
        return {key: quoted(item) for key, item in value.items()}
    return [quoted(item) for item in value] if isinstance(value, list) else value


def main(paths: list[str]) -> None:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 120
    for path in map(Path, paths):
        gold = YAML(typ="safe", pure=True).load(path)
        fill(path.with_suffix(".txt").read_bytes().decode(), gold)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yaml.dump(quoted(gold), file)


if __name__ == "__main__":
    main(sys.argv[1:])
