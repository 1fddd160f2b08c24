"""Which way the verb beside an expression points: past, future, or neither.

Measured on news: a bare weekday is past in nine cases of ten, and turning it to the future on just any "will" in the sentence makes
matters worse. So only a cue that governs the nearest verb counts: in the same clause, before the expression, with no finite past verb
between; what follows is looked at only when the expression opens its clause.
"""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(
    r"[.;:!?][\s\"”')]|\n\s*\n|[,–—-]\s+(?:which|who|where|and|but|while|when|after|because|although|as)\b|"
    r"\b(?:which|who|because|although|while|whereas|whom|after|before|since)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|must|should|would|may|might|(?:is|are|am) to|due|plan(?:s|ned|ning)? to|(?<!\bas )(?<!previously )planned|"
    r"planning|schedul\w+|"
    r"expect(?:s|ed|ing)?|slated|set to|(?:set|fixed|pencill?ed in) for|intend\w*|"
    r"hop(?:es|ing) to|aim(?:s|ing)? to|going to|upcoming|payable|effective|"
    r"expir(?:es?|ing)|matur(?:es?|ing)|deadline|postpon\w+|delay\w* until|rescheduled|invit\w+|vow\w*|promis\w+|pledg\w+|urg\w+|"
    r"(?<!to )(?:resume|meet)|to be|about to|ready to|gonna|let['’]?s|how about|see (?:you|u|ya)|join us|"
    r"(?:is|are) (?:meeting|holding|visiting|hosting|arriving|leaving|flying|travell?ing|returning)|"
    r"arrives|departs|(?:flies|travels|heads|returns) to|leaves for|starts|kicks off|meets|begins|ends|opens|resumes|takes effect|"
    r"(?:goes|go|head|heads) to the polls)\b|['’]ll\b",
    re.IGNORECASE,
)
PAST_VERB = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|hadn['’]t|said|told|made|came|went|took|began|saw|met|led|held|won|lost|left|fell|rose|gave|"
    r"got|found|became|brought|bought|sold|sent|spent|grew|wrote|spoke|broke|chose|drew|knew|paid|ran|sat|stood|struck|thought|kept|shot|hit|"
    r"flew|drove|felt|heard|rode|sank|swept|taught|threw|withdrew|won|wore|closed|[a-z]{2,}(?<!ne)(?<!fe)ed)\b",
    re.IGNORECASE,
)
# "Said it is calling for …": what is reported is not past because the report is.
_REPORTED_PRESENT = re.compile(
    r"\b(?:said|says|announced|added|confirmed|reported|told \w+)\s+(?:that\s+)?(?:\w+\s+){1,4}?"
    r"(?:is|are|has|have|do|does)\s+(?:\w+ing|not|no|a|the|to)\b",
    re.IGNORECASE,
)
# A form in -ed right after these is no finite past: "is expected", "to be completed", "will have finished".
_UNDER = re.compile(
    r"\b(?:be|been|being|is|are|get|gets|have|to|will|may|must|should|would|the|a|an|its|his|her|their|of|shares?|stock)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)

# Was to be, and is no more, or was before: "it had been due to expire Friday".
_HAD_BEEN = re.compile(
    r"\bhad (?:\w+ly )?been (?:\w+ly )?(?:due|scheduled|expected|planned|set|slated)\b", re.IGNORECASE
)
# "The vote is on Friday", "elections are in May": what the present of "be" dates is still to come.
_IS_ON = re.compile(
    r"(?:\b(?:is|are)|['’]s)\s+(?:(?:now|only|also|not|due|set|likely|scheduled)\s+)?(?:on|in|for|at|this|next)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Has called a meeting for Friday", "summoned them to talks on Tuesday".
_CALLED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)?|conven(?:es?|ed|ing)|summon(?:s|ed|ing)?|announc(?:es?|ed|ing)|seek(?:s|ing)?|sought|propos(?:es?|ed|ing))\b"
    r"(?:(?!\b(?:was|were|had|has|have|is|are|said)\b)[^,]){0,60}\b(?:for\s+|to (?:talks|a \w+(?: \w+)?) on\s+)$",
    re.IGNORECASE,
)
# What follows "until" lies after the verb; "could come as early as Tuesday" is said of what is to come.
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?$", re.IGNORECASE)
# "Had been in dock until Saturday": a state that lasted, not something put off.
_STATE = re.compile(
    r"\b(?:had been|was|were|stayed|remained|lasted|continued|lived)\s+(?!(?:\w+ed|put|set|given|due|to)\b)"
    r"[^,]*\b(?:until|till)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|early|late|mid|end|start|of)[\s-]+){0,3}$", re.IGNORECASE)
_SOONEST = re.compile(r"\bas (?:early|soon) as\s+$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:until|till|by)\s+$", re.IGNORECASE)  # a limit lies ahead unless the verb says otherwise

_REACH = 120  # characters to look at on either side: a long clause
_OPENING = 14  # so little may stand before an expression that opens its clause: "But on", "And early"


def leaning(text: str, start: int, end: int) -> int:
    """-1, 0 or +1: what governs the expression at ``[start, end)``.

    >>> leaning("The leaders will meet on Tuesday.", 25, 32), leaning("They met on Tuesday and will talk.", 12, 19)
    (1, -1)
    >>> leaning("On Tuesday the council will vote.", 3, 10), leaning("He said Tuesday that he would go.", 8, 15)
    (1, -1)
    """
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for found in _CLAUSE_END.finditer(before):
        if before[found.end() :].strip().lower() not in (
            "",
            "the",
            "early",
            "late",
        ):  # "expected before October" is one clause
            cut = found.end()
    clause = before[cut:]
    if _SINCE.search(before):
        return -1
    if _HAD_BEEN.search(clause):
        return -1
    if _IS_ON.search(clause) or _CALLED_FOR.search(clause):
        return 1
    verdict = _last_cue(clause)
    if verdict:
        return 1 if _UNTIL.search(clause) and not _STATE.search(clause) else verdict
    if _SOONEST.search(clause):
        return 1
    limit = bool(_LIMIT.search(clause))
    if not limit and len(clause.strip()) > _OPENING:
        return 0
    after = text[end : end + _REACH]
    stop = _CLAUSE_END.search(after)
    return _first_cue(after[: stop.start()] if stop else after) or int(limit)


def _participle(found: re.Match[str], clause: str) -> bool:
    """Whether a past form is no finite past: "is expected", "would be paid", "is heard"; "was" and "had" always are."""
    if found[0].lower() in ("was", "were", "had", "did"):
        return False
    return bool(_UNDER.search(clause, max(0, found.start() - 40), found.start()))


def _last_cue(clause: str) -> int:
    verdict, at = 0, -1
    for found in _FUTURE.finditer(clause):
        verdict, at = 1, found.start()
    for found in _REPORTED_PRESENT.finditer(clause):
        if found.start() > at:
            verdict, at = 0, found.end()
    for found in PAST_VERB.finditer(clause):
        if found.start() > at and not _participle(found, clause):
            verdict = -1
            break
    return verdict


def _first_cue(clause: str) -> int:
    future = _FUTURE.search(clause)
    for found in PAST_VERB.finditer(clause):
        if future and future.start() < found.end():
            return 1
        if not _participle(found, clause):
            return -1
    return 1 if future else 0
