"""Passages of an event as a person chooses them: words selected in the text, or written down as they stand there.

Values in, values out; `timeline.app.quoting` holds the callbacks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.errors import TimelineError
from timeline.reading import read
from timeline.records import Article, Event, Evidence, Step, Timex
from timeline.when import When

CONTEXT = 40
"""Code points of prefix and suffix kept round a quotation: enough to tell two equal ones apart."""

MOST_PASSAGES = 50
"""Most passages of one event that a person gives it; an event told by more articles than that is read, not typed."""


def selected(article: Article, paragraph: int, first: int, last: int) -> Evidence:
    """The passage a reader selected: code points ``[first, last)`` of the paragraph that starts at an offset of the article.

    Raises `TimelineError` when no such words are there.
    """
    reading = read(article)
    base = reading.from_article(paragraph, paragraph + 1)
    if base is None or not 0 <= first < last or base[0] + last > len(reading.text):
        raise TimelineError("the selected words are not in this article; select them again")
    start, end = reading.to_article(base[0] + first, base[0] + last)
    while start < end and article.text[start].isspace():
        start += 1
    while start < end and article.text[end - 1].isspace():
        end -= 1
    if start == end:
        raise TimelineError("nothing is selected but white space; select the words that tell of the event")
    return _at(article, start, end)


def _at(article: Article, start: int, end: int) -> Evidence:
    text = article.text
    return Evidence(
        article.id, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end
    )


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})
"""What a keyboard writes instead of a printer's signs; each for one character, so that offsets stay."""


def quoted(article: Article, words: str) -> Evidence:
    """The passage somebody wrote down: where it stands in the article as a page shows it, white space and quotation marks aside.

    An article without its text keeps the words as they are. Raises `TimelineError` when they stand nowhere, or more than once.

    >>> article = Article("a", "They met on Friday. They parted.", "", None)
    >>> quoted(article, "met  on Friday").exact, quoted(article, "met on Friday").start
    ('met on Friday', 5)
    """
    parts = words.split()
    if not parts:
        raise TimelineError("nothing is written; write the words as they stand in the text")
    if not article.text:
        return Evidence(article.id, " ".join(parts))
    reading = read(article)
    pattern = r"\s+".join(re.escape(part.translate(_QUOTES)) for part in parts)
    found = [match.span() for match in re.finditer(pattern, reading.text.translate(_QUOTES), re.IGNORECASE)]
    if not found:
        raise TimelineError(f"{_short(words)!r} is not in this article; write the words as they stand there")
    if len(found) > 1:
        raise TimelineError(
            f"{_short(words)!r} is in this article {len(found)} times; add the words before or after it"
        )
    return _at(article, *reading.to_article(*found[0]))


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[:limit].rstrip() + " …"


def without(passages: Sequence[Evidence], number: int) -> tuple[Evidence, ...]:
    """The passages but one; a number there is none of takes nothing away.

    >>> [proof.exact for proof in without([Evidence("a", "x"), Evidence("a", "y")], 0)]
    ['y']
    """
    return tuple(proof for place, proof in enumerate(passages) if place != number)


def leading(passages: Sequence[Evidence], number: int) -> tuple[Evidence, ...]:
    """The passages with one of them first: the one that dates the event.

    >>> [proof.exact for proof in leading([Evidence("a", "x"), Evidence("a", "y")], 1)]
    ['y', 'x']
    """
    return (*(proof for place, proof in enumerate(passages) if place == number), *without(passages, number))


def taken(passages: Sequence[Evidence], proof: Evidence, number: int | None) -> tuple[Evidence, ...]:
    """The passages with one put in place of another (None: added last). Raises `TimelineError` when it is there already."""
    if proof in passages:
        raise TimelineError("this passage is there already; choose other words")
    if number is None or not 0 <= number < len(passages):
        if len(passages) >= MOST_PASSAGES:
            raise TimelineError(f"an event holds at most {MOST_PASSAGES} passages; remove one first")
        return (*passages, proof)
    return (*passages[:number], proof, *passages[number + 1 :])


def first_date(proof: Evidence, article: Article, when: When | None = None) -> Timex | None:
    """The first expression in a passage that the tagger dates; with ``when`` the first that means just that."""
    from timeline.timex import tag

    if article.published is None:
        return None
    dated = (timex for timex in tag(proof.exact, article.published) if timex.when is not None)
    return next((timex for timex in dated if when is None or timex.when == when), None)


def new_event(proof: Evidence, article: Article) -> Event:
    """An event of some words: dated by the first date in them, if the tagger finds one."""
    event = Event(id="", title="", when=None, evidence=(proof,), curated=True)
    timex = first_date(proof, article)
    if timex is None:
        return event
    why = (Step(timex.why, proof),) if timex.why else ()
    return replace(event, when=timex.when, phrase=timex.text, rule=timex.rule, basis=timex.basis, why=why)


def with_passages(event: Event, passages: Sequence[Evidence], article: Article | None) -> Event:
    """The event resting on other passages. ``article`` is that of the first one, None when it is not known.

    The words that say when must stand in the passage that dates the event: where they no longer do, those of the new one are
    taken if they mean the same day, and otherwise nothing claims to be them.
    """
    out = replace(event, evidence=tuple(passages))
    first = passages[0] if passages else None
    if not event.phrase or (first and event.phrase in first.exact):
        return out
    timex = first_date(first, article, event.when) if first and article and event.when else None
    if timex is None:
        return replace(out, phrase="", rule="", basis=None)
    return replace(out, phrase=timex.text, rule=timex.rule, basis=timex.basis)
