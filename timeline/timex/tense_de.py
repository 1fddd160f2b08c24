"""Which way a German verb points, as `timeline.timex.tense`: the finite verb is the second part of the clause, often after the date."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?][\"“”»«']?\s+(?=[A-ZÄÖÜ])|\n\s*\n|[;:]\s")
_FUTURE = re.compile(
    r"\b(?:wird|werden|soll|sollen|will|wollen|plant|planen|geplant|beabsichtigt|muss|müssen|könnte|dürfte|bevorsteh\w*|voraussichtlich)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:war|waren|hat|haben|hatte|hatten|wurde|wurden|sagte|erklärte|teilte|kam|kamen|ging|gab|fand|traf|trafen|begann|starb|ist|sind|"
    r"[a-zäöüß]{3,}(?:te|ten))\b"
)
_REACH = 140  # characters on either side: a German clause is long


def leaning(text: str, start: int, end: int) -> int:
    """-1, 0 or +1: the finite verb nearest to the expression in its sentence.

    >>> leaning("Am Freitag wird der Rat abstimmen.", 3, 10), leaning("Er traf am Freitag ein.", 11, 18)
    (1, -1)
    """
    before = text[max(0, start - _REACH) : start]
    cuts = [found.end() for found in _SENTENCE_END.finditer(before)]
    clause_before = before[cuts[-1] :] if cuts else before
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    clause_after = after[: stop.start()] if stop else after
    cues = [
        (len(clause_before) - found.end(), sign)
        for sign, cue in ((1, _FUTURE), (-1, _PAST))
        for found in cue.finditer(clause_before)
    ]
    cues += [(found.start(), sign) for sign, cue in ((1, _FUTURE), (-1, _PAST)) for found in cue.finditer(clause_after)]
    return min(cues)[1] if cues else 0
