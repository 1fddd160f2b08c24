"""Which way a German verb points, as `timeline.timex.tense`: the finite verb is the second part of the clause, often after the date."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?][\"“”»«']?\s+(?=[A-ZÄÖÜ])|\n\s*\n|[;:]\s")
_FUTURE = re.compile(
    r"\b(?:wird|werden|soll|sollen|will|wollen|plant|planen|geplant|beabsichtigt|muss|müssen|könnte|dürfte|bevorsteh\w*|voraussichtlich|"
    r"tagt|tagen|findet|finden|beginnt|beginnen|endet|enden|startet|tritt|trifft|treffen|reist|reisen|kommt|spricht|wählt|wählen|"
    r"entscheidet|stimmt|stimmen|berät|beraten|eröffnet|feiert|steht|stehen)\b",
    re.IGNORECASE,
)
# The past forms of strong verbs are a closed class; with their prefixes, in the singular and the plural.
_STRONG = (
    "aß|bat|band|befahl|begann|biss|blieb|bot|brach|drang|empfing|entschied|erschien|fand|fiel|fing|floh|flog|floss|fror|fuhr|gab|galt|"
    "gelang|genoss|geschah|gewann|ging|glich|griff|half|hielt|hieß|hing|hob|kam|klang|lag|las|lief|ließ|litt|log|maß|nahm|pfiff|rang|rief|"
    "riet|riss|ritt|sah|sang|sank|saß|schied|schien|schlief|schloss|schlug|schnitt|schob|schoss|schrieb|schrie|schwamm|schwieg|schwor|"
    "sprach|sprang|stand|starb|stach|stieg|stieß|strich|stritt|tat|traf|trank|trat|trieb|trug|verbarg|verdarb|verlor|verschwand|wandte|warb|"
    "warf|wich|wies|wuchs|wusste|zog|zwang"
)
_PAST = re.compile(
    rf"\b(?:war|waren|hat|haben|hatte|hatten|wurde|wurden|(?:be|ent|er|ver|zer|über|unter|wider|um)?(?:{_STRONG})(?:en)?|"
    r"(?:ist|sind)(?=[^.;:]*\b(?:\w{0,4}ge\w+(?:t|en)|\w+iert|ver\w+(?:t|en)|be\w+(?:t|en))\b)|"
    r"[a-zäöüß]{3,}(?:te|ten))\b"
)
_IS_ON = re.compile(
    r"\b(?:ist|sind)\b[^.;:]{0,20}$"
)  # no participle follows: what the present of "sein" dates is still to come
_LIMIT = re.compile(r"\b(?:ab|bis)(?: zu[mr]?| dem)?\s+$", re.IGNORECASE)  # unless the verb says otherwise
# In a main clause the finite verb comes second: behind a date that opens it stands the verb.
_SECOND = re.compile(r"\s+([a-zäöüß]{2,}(?:t|en|n))\b")
_OPENING_WORDS = 2  # "Spätestens am", "Ab dem"
_REACH = 140  # characters on either side: a German clause is long


def leaning(text: str, start: int, end: int) -> int:
    """-1, 0 or +1: the finite verb nearest to the expression in its sentence.

    >>> leaning("Am Freitag wird der Rat abstimmen.", 3, 10), leaning("Er traf am Freitag ein.", 11, 18)
    (1, -1)
    >>> leaning("Ab dem 1. Mai gilt die Regel.", 7, 13), leaning("Am Freitag schlug der Blitz ein.", 3, 10)
    (1, -1)
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    opening = max((found.end() for found in _SENTENCE_END.finditer(text, low, start)), default=low)
    stop = _SENTENCE_END.search(text, end, high)
    clause = text[opening : stop.start() if stop else high]
    at, after = start - opening, end - opening
    cues = [
        (found.start() - after if found.start() >= after else at - found.end(), sign)
        for sign, cue in ((1, _FUTURE), (-1, _PAST))
        for found in cue.finditer(clause)
        if found.end() <= at or found.start() >= after
    ]
    if cues:
        return min(cues)[1]
    if _IS_ON.search(clause[:at]) or _LIMIT.search(clause[:at]):
        return 1
    return int(len(clause[:at].split()) <= _OPENING_WORDS and bool(_SECOND.match(clause, after)))
