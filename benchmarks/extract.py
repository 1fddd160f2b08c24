"""How well and how fast events are extracted from the annotated articles.

    python benchmarks/extract.py score [NAME ...] [--show]    # found, dated right, status, precision, by article
    python benchmarks/extract.py titles [NAME ...]            # every title, to be judged by eye
    python benchmarks/extract.py speed                        # articles a second on one core, each stage's share

--corpus DIRECTORY takes pairs NAME.txt, NAME.yaml from elsewhere (default tests/corpus; a text without its annotation is
passed over), --plain reads without the language model.

The rules: a prediction matches an annotated event when its dating passage overlaps the event's quote, a later
mention or a time expression, one to one, best first. Core events count for recall, optional ones neither help nor
hurt, any other prediction is false. A date is right when its EDTF is one the annotation accepts, or when it lies
inside the widest days the text bears and is not a single day where these are more than three days apart."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from timeline import edtf
from timeline.article import load
from timeline.extract import extract_with_notices, read_mentions
from timeline.extract.actors import scan
from timeline.extract.dating import order
from timeline.extract.happenings import group
from timeline.extract.model import default_parser
from timeline.extract.sentences import split, worth_parsing
from timeline.reading import BlockKind, read
from timeline.records import Article, Event
from timeline.timex import tag
from timeline.when import Day, bounds

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
CLOSED = frozenset({"ecuador-election", "hague-trial", "palm-oil-trade"})
"""Never developed on: they are scored, and what was missed in them is not shown."""


@dataclass(frozen=True, slots=True)
class Score:
    core: int
    found: int
    dated: int
    status: int
    predicted: int
    used: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("score", "titles", "speed"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument(
        "--show", action="store_true", help="list what was missed, misdated and made up (never of closed articles)"
    )
    parser.add_argument("--plain", action="store_true", help="without the language model")
    given = parser.parse_intermixed_args()
    names = given.names or sorted(p.stem for p in given.corpus.glob("*.yaml") if p.with_suffix(".txt").exists())
    if given.what == "speed":
        speed([load(str(given.corpus / f"{name}.txt"), published=_published(given.corpus, name)) for name in names])
        return
    total: list[Score] = []
    if given.what == "score":
        print(f"{'article':22} {'core':>4} {'found':>5} {'dated':>5} {'status':>6} {'events':>6} {'false':>5}")
    for name in names:
        gold = YAML(typ="safe").load(given.corpus / f"{name}.yaml")
        article = load(str(given.corpus / f"{name}.txt"), published=_published(given.corpus, name))
        events = extract_with_notices(article, **({"model": None} if given.plain else {})).events
        if given.what == "titles":
            print(f"\n{name}")
            for event in events:
                print(
                    f"  {edtf.format(event.when) if event.when else '-':28} {event.status.value:9} {event.type.value:9} {event.title}"
                )
            continue
        result = score(events, gold, article.text)
        total.append(result)
        _row(name, result)
        if given.show and name not in CLOSED:
            for label, rows in (
                ("missed", result.missed),
                ("date", result.wrong),
                ("status", result.unsure),
                ("false", result.false),
            ):
                for row in rows:
                    print(f"      {label:7} {row}")
    if total:
        _row("all", _sum(total))


def _published(corpus: Path, name: str) -> date:
    return date.fromisoformat(str(YAML(typ="safe").load(corpus / f"{name}.yaml")["meta"]["published"]))


def _row(name: str, s: Score) -> None:
    found, dated = s.found / max(1, s.core), s.dated / max(1, s.core)
    status, precision = s.status / max(1, s.found), s.used / max(1, s.predicted)
    rates = f"found {found:.1%} dated {dated:.1%} status {status:.1%} precision {precision:.1%}"
    print(
        f"{name:22} {s.core:4} {s.found:5} {s.dated:5} {s.status:6} {s.predicted:6} {s.predicted - s.used:5}  {rates}"
    )


def _sum(scores: Sequence[Score]) -> Score:
    return Score(
        *(sum(getattr(s, name) for s in scores) for name in ("core", "found", "dated", "status", "predicted", "used"))
    )


def score(events: Iterable[Event], gold: dict[str, Any], text: str) -> Score:
    """One article's score; see the module's docstring for the rules."""
    guesses = [e for e in events if e.when is not None and e.evidence and e.evidence[0].start is not None]
    known = {e["id"]: e for e in gold["events"]}
    pairs = []
    for i, guess in enumerate(guesses):
        for name, event in known.items():
            shared = _overlap(guess, _passages(event, text))
            if shared > 0:
                pairs.append((not _date_right(guess, event), event["tier"] != "core", -shared, i, name))
    matched: dict[str, int] = {}
    used: set[int] = set()
    for *_, i, name in sorted(pairs):
        if i not in used and name not in matched:
            used.add(i)
            matched[name] = i
    core = [e for e in known.values() if e["tier"] == "core"]
    found = [e for e in core if e["id"] in matched]
    right = [e for e in found if _date_right(guesses[matched[e["id"]]], e)]
    sure = [e for e in found if guesses[matched[e["id"]]].status.value in [e["status"], *e.get("status_accept", [])]]
    return Score(
        len(core),
        len(found),
        len(right),
        len(sure),
        len(guesses),
        len(used),
        tuple(f"{e['id']} {e['title']} · {e['edtf']} · {' '.join(e['quote'].split())}" for e in core if e not in found),
        tuple(
            f"{e['id']} {e['title']} · {e['edtf']} ≠ {_say(guesses[matched[e['id']]])}" for e in found if e not in right
        ),
        tuple(_say(g) for i, g in enumerate(guesses) if i not in used),
        tuple(
            f"{e['id']} {e['title']} · {e['status']} ≠ {_say(guesses[matched[e['id']]])}"
            for e in found
            if e not in sure
        ),
    )


def _say(event: Event) -> str:
    when = edtf.format(event.when) if event.when else "-"
    return f"{when} {event.status.value} {event.title} · {' '.join(event.evidence[0].exact.split())[:110]}"


def _passages(event: dict[str, Any], text: str) -> list[tuple[int, int]]:
    spans = [(event["start"], event["end"]), *((t["start"], t["end"]) for t in event["time_expressions"])]
    for other in event.get("also", []):
        start = other.get("start", text.find(other.get("quote", "\0")))
        if start >= 0:
            spans.append((start, other.get("end", start + len(other.get("quote", "")))))
    return spans


def _overlap(guess: Event, spans: Sequence[tuple[int, int]]) -> int:
    low, high = guess.evidence[0].start or 0, guess.evidence[0].end or 0
    return max(min(high, end) - max(low, start) for start, end in spans)


def _date_right(guess: Event, event: dict[str, Any]) -> bool:
    if guess.when is None:
        return False
    low, high = (date.fromisoformat(str(event[side])) if event[side] else None for side in ("earliest", "latest"))
    first, last = bounds(guess.when)
    accepted = {str(value) for value in [event["edtf"], *event.get("edtf_accept", [])]}
    inside = (low is None or (first is not None and first >= low)) and (
        high is None or (last is not None and last <= high)
    )
    over_precise = low is not None and high is not None and (high - low).days > 3 and first == last
    return edtf.format(guess.when) in accepted or (inside and not over_precise)


def speed(articles: Sequence[Article], seconds: float = 5.0) -> None:
    """Articles a second, warm, and the share of each stage."""
    parse = default_parser()
    shares: dict[str, float] = {}
    done = 0
    until = time.perf_counter() + seconds
    for article in articles:
        extract_with_notices(article)  # warm: the model, the caches
    while time.perf_counter() < until:
        for article in articles:
            done += 1
            assert article.published is not None
            at = time.perf_counter()
            reading = read(article)
            at = _lap(shares, "reading", at)
            timexes = tag(reading.text, article.published)
            at = _lap(shares, "time expressions", at)
            names = scan(reading.text)
            at = _lap(shares, "names", at)
            chosen = [
                s for s in worth_parsing(split(reading), timexes, reading.text) if s.kind is not BlockKind.HEADING
            ]
            if parse is not None:
                parse(reading.text, chosen)
            at = _lap(shares, "parsing", at)
            mentions, bonds, _ = read_mentions(reading, timexes, article.published, parse)
            spent = time.perf_counter() - at
            shares["clauses and titles"] = shares.get("clauses and titles", 0.0) + spent
            at = time.perf_counter()
            published = Day.from_date(article.published)
            happenings = group(mentions, bonds, published)
            order(happenings, bonds, published)
            _lap(shares, "grouping and order", at)
            del names
    # read_mentions scans and parses again: take that out of its share
    shares["clauses and titles"] -= shares["parsing"] + shares["names"]
    whole = sum(shares.values())
    print(f"{done / whole:.1f} articles/s, {whole / done * 1000:.0f} ms an article, one core, warm")
    for stage, spent in shares.items():
        print(f"  {stage:20} {spent / whole:6.1%}")


def _lap(shares: dict[str, float], stage: str, since: float) -> float:
    now = time.perf_counter()
    shares[stage] = shares.get(stage, 0.0) + now - since
    return now


if __name__ == "__main__":
    main()
