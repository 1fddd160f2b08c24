"""A reading's sentences, and which of them are worth a parse.

Sentences end at a full stop, question or exclamation mark (with what closes a quotation or parenthesis) before a
space and a capital, digit or opening quote, except after an abbreviation; a block of the reading always ends one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.reading import BlockKind, Reading
from timeline.records import Timex, TimexType


@dataclass(frozen=True, slots=True)
class Span:
    """``[start, end)`` of `Reading.text`: one sentence. ``paragraph`` counts blocks, ``index`` sentences, both from
    0."""

    start: int
    end: int
    paragraph: int
    index: int
    kind: BlockKind = BlockKind.PARAGRAPH


_END = re.compile(r"(?:[.!?…]+[\"”’'»)\]]*)(?=\s+[\"“‘'«(\[]*[A-Z0-9ÀÁÉÍÎÖØÚÜŠŽ]|\s*$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Brig|Cmdr|Sen|Rep|Gov|Rev|Hon|Pres|Amb|Sec|Supt"
    r"|No|Nos|vs|etc|approx|Inc|Ltd|Co|Corp|Bros|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur"
    r"|Thurs|Fri|Sat|Sun|a\.m|p\.m|e\.g|i\.e|c|ca|cf|Fig|al)|\b[A-Z]|(?:\b[A-Z]\.)+[A-Z])\.$"
)
_NUMBERED = re.compile(r"\b(?:nos?|art|para|sec|vol|pp?|ch)\.$", re.IGNORECASE)
"""Abbreviations only before a number: "team no. 225"."""
_ENDS_ANYWAY = re.compile(r"(?:\b(?:[ap]\.m|etc|Inc|Ltd|Co|Corp|Jr|Sr)|\b(?:[A-Z]\.){1,3}[A-Z])\.$")
_SENTENCE_OPENER = re.compile(
    r"\s+[\"“‘'«(\[]*(?:The|In|On|At|But|And|He|She|It|They|We|His|Her|Their|Its|That|This|Those|These|A|An|As|After|Before|If|When|While"
    r"|Since|Some|Several|Officials?|Police|There|However|Meanwhile|Earlier|Later|By|For|Under|With|Two|Three)\b"
)


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z’'.\- ]{2,30}(?:,[^—–()]{1,40}?)?(?:\s*\([^)]{1,30}\))?"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?\([^)]{1,30}\))\s*(?:—|–|--|-|_)\s+(?=\S)"
)
"""Place, day and agency before the first words of a report: "GENEVA, Oct 3 (Agency) -", "Nov 11 (Agency) -"."""


def split(reading: Reading) -> tuple[Span, ...]:
    """The sentences of a reading, in order; headings are sentences too, with their kind.

    >>> from timeline.reading import Block
    >>> text = "Mr. Li met U.S. officials on Jan. 5. “It went well.” He left."
    >>> [text[s.start:s.end] for s in split(Reading(text, (Block(0, len(text), BlockKind.PARAGRAPH),), ()))]
    ['Mr. Li met U.S. officials on Jan. 5.', '“It went well.”', 'He left.']
    """
    spans: list[Span] = []
    for paragraph, block in enumerate(reading.blocks):
        text = reading.text[block.start : block.end]
        dateline = _DATELINE.match(text)
        start = dateline.end() if dateline else 0
        for match in _END.finditer(text):
            if match.end() <= start:
                continue
            if _is_abbreviation(text, match):
                continue
            spans.append(Span(block.start + start, block.start + match.end(), paragraph, len(spans), block.kind))
            rest = re.compile(r"\s*").match(text, match.end())
            start = rest.end() if rest else match.end()
        if text[start:].strip():
            spans.append(Span(block.start + start, block.end, paragraph, len(spans), block.kind))
    return tuple(spans)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != "." or len(match.group()) > 1 or not text[match.end() :].strip():
        return False
    before = text[max(0, match.start() - 12) : match.start() + 1]
    if _NUMBERED.search(before) and re.match(r"\s*\d", text[match.end() :]):
        return True
    if not _ABBREVIATION.search(before):
        return False
    return not (_ENDS_ANYWAY.search(before) and _SENTENCE_OPENER.match(text, match.end()))


CUES = re.compile(
    r"\b(?:after|before|following|ahead of|in advance of|prior to|once|as soon as|until|on the eve of|in the wake of|in the aftermath of"
    r"|preceded|followed|(?:the )?same (?:day|week|month|year)|(?:days?|weeks?|months?|years?|hours?) (?:later|earlier|before|after|on,)"
    r"|afterwards?|by (?:then|the time|that time)|at th(?:e|at) time|within"
    r"|(?:the )?(?:next|following|previous|preceding) (?:day|week|month|year)|since|when|during|amid"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ -](?:day|week|month|year|hour)s?(?:[ -]long)?)\b",
    re.IGNORECASE,
)
"""Words that may tie a happening to another one, or say how long it took."""


def worth_parsing(spans: Sequence[Span], timexes: Sequence[Timex], text: str) -> tuple[Span, ...]:
    """The sentences that hold a dated expression or a cue that may date through another happening; others cannot
    yield events."""
    chosen: list[Span] = []
    before: Span | None = None
    for span in spans:
        dated = any(
            span.start <= t.start < span.end and (t.when is not None or t.type is TimexType.DURATION) for t in timexes
        )
        if dated or CUES.search(text, span.start, span.end):
            goes_on = _GOING_ON.match(text, span.start)
            if goes_on and before is not None and before.paragraph == span.paragraph and before not in chosen:
                chosen.append(before)  # it says whom the pronoun means
            chosen.append(span)
        before = span
    return tuple(chosen)


_GOING_ON = re.compile(r"[\"“‘']?(?:It|They|He|She|Its|Their|His|Her)\b")
