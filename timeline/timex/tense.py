"""Which way the verb beside an expression points: past, future, or neither.

Measured on news: a bare weekday is past in nine cases of ten, and turning it to the future on just any "will" in the sentence makes
matters worse. So only an auxiliary that governs the nearest verb counts: in the same clause, before the expression with no finite
past verb between, or at the head of the clause that the expression opens.
"""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(
    r"[.;:!?\n][\s\"”')]|[,–—]\s+(?:which|who|where|and|but|while|when|after|because|although|as|said)\b|\b(?:which|who|because|although|while|after|said)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|wo|['’]ll|is to|are to|am to|due to|due|(?:is|are|was|were|be|been|['’]s|['’]re|it|them|him|her|he|she|they)?\s?"
    r"(?:expected|scheduled|set|slated|going|planned|about|supposed) (?:to|for|by)|"
    r"plans? to|intends? to|hopes? to|expects? to|aims? to|planning|upcoming|payable|effective|expires?|matures?|maturing|would|should|may|"
    r"until|deadline|next)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:will|shall|won['’]t|['’]ll|(?:is|are|am) to|due|(?:expected|scheduled|set|slated|going|planned|supposed) (?:to|for)|plans? to|payable|"
    r"expires?|maturing|matures?|would|could|should|may|can)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|said|told|made|came|went|took|began|saw|met|led|held|won|lost|left|fell|rose|gave|got|found|"
    r"became|brought|bought|sold|sent|spent|grew|wrote|spoke|broke|chose|drew|knew|paid|ran|sat|stood|struck|thought|kept|"
    r"has|have|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
# Past participles that follow these are no finite past: "is expected", "to be completed".
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|get|gets)\s+(?:\w+ly\s+)?$", re.IGNORECASE)

_REACH = 120  # characters to look at on either side: a long clause


def leaning(text: str, start: int, end: int) -> int:
    """-1, 0 or +1: what governs the expression at ``[start, end)``.

    >>> leaning("The leaders will meet on Tuesday.", 25, 32), leaning("They met on Tuesday and will talk.", 12, 19)
    (1, -1)
    """
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for found in _CLAUSE_END.finditer(before):
        cut = found.end()
    clause = before[cut:]
    verdict = 0
    at = -1
    for found in _STRONG.finditer(clause):
        if found.start() > at:
            verdict, at = 1, found.start()
    for found in _PAST.finditer(clause):
        if (
            found.start() > at
            and not _PASSIVE.search(clause[: found.start()])
            and not _governed(clause, at, found.start())
        ):
            verdict, at = -1, found.start()
    if verdict:
        return verdict
    after = text[end : end + _REACH]
    stop = _CLAUSE_END.search(after)
    clause = after[: stop.start()] if stop else after
    future, past = _STRONG.search(clause), _PAST.search(clause)
    if future and (not past or future.start() < past.start()):
        return 1
    return -1 if past else 0


def _governed(clause: str, auxiliary: int, verb: int) -> bool:
    """Whether a past form stands right under a future auxiliary: "will be completed", "expected to have finished"."""
    return (
        auxiliary >= 0
        and verb - auxiliary < 25
        and bool(re.search(r"\b(?:be|have|been|to|get)\s+(?:\w+ly\s+)?$", clause[:verb], re.IGNORECASE))
    )
