"""How well and how fast the temporal tagger reads, beside dateparser, in one run.

    python benchmarks/timex.py [FOLDER_OF_TML] [--language en] [--peer-kb 60]

With a folder of TimeML files (``.tml``, searched recursively) it prints the TempEval-3 measures (UzZaman et al. 2013, section 6),
micro-averaged: strict F1 (same span), relaxed F1 (spans that overlap, one to one), type and value F1 (relaxed F1 times the share of
matches with the gold type, the gold value). Without one it measures speed alone, on the sentences of tests/cases/timex.yaml. KB/s
counts 1,000 bytes of UTF-8 a second of wall clock, the best of three passes after a warm-up; dateparser reads only the first
``--peer-kb``, because it is slow, and is rated on those. Its answers are days; a gold month or year it cannot match.
"""

from __future__ import annotations

import argparse
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from dateparser.search import search_dates
from ruamel.yaml import YAML

from timeline.timex import tag

CASES = Path(__file__).parents[1] / "tests" / "cases" / "timex.yaml"


class Span(NamedTuple):
    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Document:
    text: str
    published: date
    gold: tuple[Span, ...] = ()


def load(path: Path) -> Document:
    """A TimeML file: the text of <TEXT>, its TIMEX3, and the creation time. Raises ``ValueError`` when one is missing."""
    root = ET.parse(path).getroot()
    body = root.find(".//TEXT")
    created = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")]
    if body is None or not created:
        raise ValueError(f"{path} has no <TEXT> or no creation time")
    pieces: list[str] = []
    gold: list[Span] = []

    def walk(node: ET.Element, at: int) -> int:
        start = at
        pieces.append(node.text or "")
        at += len(node.text or "")
        for child in node:
            at = walk(child, at)
            pieces.append(child.tail or "")
            at += len(child.tail or "")
        if node.tag == "TIMEX3" and at > start:
            gold.append(Span(start, at, node.get("type", ""), node.get("value", "")))
        return at

    walk(body, 0)
    numbers = [int(n) for n in created[0].get("value", "")[:10].split("-") if n.isdigit()]
    return Document("".join(pieces), date(*[*numbers, 1, 1][:3]), tuple(sorted(gold)))


def pairs(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[Span, Span]]:
    """One-to-one pairs of spans that overlap, the largest overlap first."""
    overlaps = sorted(
        (-(min(g.end, f.end) - max(g.start, f.start)), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if min(g.end, f.end) > max(g.start, f.start)
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


Reader = Callable[[Document], Iterable[Span]]


def ours(language: str | None) -> Reader:
    return lambda document: [
        Span(t.start, t.end, t.type.value, t.value) for t in tag(document.text, document.published, language=language)
    ]


def dateparser_split(document: Document) -> Iterable[Span]:
    """dateparser's search on the whole text, its default; what it finds is looked up in order, because it gives no offsets."""
    base = datetime.combine(document.published, datetime.min.time())
    at = 0
    for said, when in search_dates(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = document.text.find(said, at)
        if start >= 0:
            at = start + len(said)
            yield Span(start, at, "DATE", when.date().isoformat())


def accuracy(documents: Sequence[Document], reader: Reader) -> tuple[float, float, float, float]:
    """(strict, relaxed, type, value) F1 in per cent; zero where nothing was expected or found."""
    expected = found = strict = relaxed = kinds = values = 0
    for document in documents:
        spans = sorted(set(reader(document)))
        expected, found = expected + len(document.gold), found + len(spans)
        for gold, span in pairs(document.gold, spans):
            relaxed += 1
            strict += gold[:2] == span[:2]
            kinds += gold.type == span.type
            values += gold.value == span.value

    def f1(hits: int) -> float:
        return 200 * hits / (expected + found) if expected + found else 0.0

    return f1(strict), f1(relaxed), f1(kinds), f1(values)


def speed(documents: Sequence[Document], reader: Reader, passes: int = 3) -> float:
    """KB/s, the best of so many passes after one over the first document."""
    size = sum(len(document.text.encode()) for document in documents) / 1000
    list(reader(documents[0]))
    best = float("inf")
    for _ in range(passes):
        began = time.perf_counter()
        for document in documents:
            list(reader(document))
        best = min(best, time.perf_counter() - began)
    return size / best


def first_kb(documents: Sequence[Document], kilobytes: float) -> list[Document]:
    """The first documents that make so many KB together, at least one."""
    out: list[Document] = []
    for document in documents:
        out.append(document)
        kilobytes -= len(document.text.encode()) / 1000
        if kilobytes <= 0:
            break
    return out


def sentences() -> list[Document]:
    """The sentences of the test tables as one document a group, repeated to a length that can be timed."""
    groups = YAML(typ="safe").load(CASES)
    return [Document("\n".join(map(str, group["cases"])) * 20, group["published"]) for group in groups]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of .tml files")
    parser.add_argument("--language", help="code of the language (default: detected)")
    parser.add_argument("--peer-kb", type=float, default=60, help="how much dateparser reads (0: leave it out)")
    arguments = parser.parse_args()
    documents: list[Document] = []
    if arguments.folder:
        for path in sorted(arguments.folder.rglob("*.tml")):
            try:
                documents.append(load(path))
            except (ET.ParseError, ValueError) as error:
                print(f"skipped {path.name}: {error}", file=sys.stderr)
        if not documents:
            parser.error(f"{str(arguments.folder)!r} holds no TimeML files; give a folder of .tml files")
    else:
        documents = sentences()
    print("| system | strict F1 | relaxed F1 | type F1 | value F1 | KB/s |\n| --- | --- | --- | --- | --- | --- |")
    systems: list[tuple[str, Reader, list[Document]]] = [("ours", ours(arguments.language), documents)]
    if arguments.peer_kb:
        systems.append(("dateparser.search", dateparser_split, first_kb(documents, arguments.peer_kb)))
    rates = []
    for name, reader, texts in systems:
        scores = accuracy(texts, reader) if arguments.folder else (0.0, 0.0, 0.0, 0.0)
        rates.append(speed(texts, reader, 3 if name == "ours" else 1))
        cells = " | ".join(f"{score:.1f}" for score in scores) if arguments.folder else "– | – | – | –"
        print(f"| {name} | {cells} | {rates[-1]:,.0f} |", flush=True)
    if len(rates) == 2:
        print(f"\nours is {rates[0] / rates[1]:.1f} times as fast")


if __name__ == "__main__":
    main()
