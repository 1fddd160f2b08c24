"""The fuller words with which a text brought in what it later calls "the truce" or "the bridge", found without a parser.

A title stands alone on a timeline: "Truce expires" tells nothing to who has not read "a truce between the army and the
Houthis". Only words that name somebody or some place are taken, and only from before the passage."""

from __future__ import annotations

import re

from timeline.extract.actors import Cast, Name, Named
from timeline.records import ActorKind

_REACH = 4000
"""Code points looked back: a news article's length; further back the same word may well mean another thing."""
_MOST = 12
"""Earlier uses of the word that are looked at."""
_BEHIND = re.compile(
    r" (between|with|on|over|for|in|against|by|from|of|to) ((?:the |a |an |its |their )?)((?:(?!and |or )[a-z][\w-]* ){0,2})"
)
_PARTNER = re.compile(r" and (?:the |its )?((?:[a-z][\w-]* ){0,2})")
_OWNED = re.compile(
    r"(?:['’]s?|-[a-z]+)? (?:(?!and |or |in |to |of |on |for |with |the |a |that )[a-z][\w-]* ){0,2}|-[a-z]+ "
)
_FIRST_TOLD = re.compile(r"\b(?:a|an|another|new|one) (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
_NATIONAL = frozenset(
    "election referendum vote runoff poll plebiscite census by-election primary inauguration coup".split()
)
"""Happenings of a whole country: an article that speaks of one country means that country's."""


def introduced(cast: Cast, noun: str, before: int) -> str:
    """The noun as it stands with somebody's name at its last use before an offset, at most six words; "" when it never
    does. An earlier "a truce" is where it was brought in: nothing before that is looked at.

    >>> from timeline.extract.actors import scan
    >>> text = "A truce between Chad and Libya began in May. The truce expired on Monday."
    >>> introduced(Cast(text, scan(text)), "truce", text.index("truce expired"))
    'truce between Chad and Libya'
    """
    text = cast.text
    uses = list(
        re.finditer(rf"(?<![\w-]){re.escape(noun)}(?![\w-])", text[max(0, before - _REACH) : before], re.IGNORECASE)
    )
    low = max(0, before - _REACH)
    for use in reversed(uses[-_MOST:]):
        start, end = low + use.start(), low + use.end()
        found = _owned(cast, start, end) or _followed(cast, noun, end)
        if found and len(found.split()) <= 6:
            return found
        if _FIRST_TOLD.search(text[max(0, start - 40) : start]):
            return ""
    return ""


def national(cast: Cast, noun: str, start: int, end: int) -> str:
    """ "Referendum in Iceland": a country's happening with the one country its sentence ``[start, end)`` speaks of, else the
    one the article mostly speaks of; "" when there are several alike.

    >>> from timeline.extract.actors import scan
    >>> text = "Iceland voted. Icelanders want talks with Norway. The referendum was close."
    >>> cast, at = Cast(text, scan(text)), text.index("The ref")
    >>> national(cast, "referendum", at, len(text)), national(cast, "storm", at, len(text))
    ('referendum in Iceland', '')
    """
    if noun.lower() not in _NATIONAL:
        return ""
    near = {n.actor.code for n in cast.at(start, end) if n.actor.code not in (None, "IGO") and n.how is not Named.PLACE}
    counts: dict[str, int] = {}
    for name in cast.names:
        if name.how in (Named.STATE, Named.DEMONYM) and name.actor.code is not None:
            counts[name.actor.code] = counts.get(name.actor.code, 0) + 1
    most = max(counts, key=lambda code: counts[code], default=None)
    if len(near) == 1:
        most = next(iter(near))
    elif most is None or counts[most] * 2 < sum(counts.values()) or counts[most] < 2:
        return ""
    state = next((n.actor for n in cast.names if n.actor.code == most and n.actor.kind is ActorKind.COUNTRY), None)
    return f"{noun} in {cast.short(state)}" if state is not None else ""


def _owned(cast: Cast, start: int, end: int) -> str:
    """ "Iceland's referendum", "Kuwaiti parliamentary election", "UN-brokered truce"."""
    for name in reversed(cast.at(max(0, start - 60), start)):
        if _OWNED.fullmatch(cast.text[name.end : start]) and name.how is not Named.PLACE:
            if name.how is Named.PERSON and cast.text[name.end : name.end + 1] not in ("'", "’"):
                return ""
            return f"{_called(cast, name)}{' '.join(cast.text[name.end : end].split('  '))}"
        return ""
    return ""


def _followed(cast: Cast, noun: str, end: int) -> str:
    """ "truce between the army and the Houthis", "town of Kirov"."""
    behind = _BEHIND.match(cast.text, end)
    name = _starting(cast, behind.end()) if behind else None
    if behind is None or name is None:
        return ""
    found = f"{noun} {behind[1]} {behind[3]}{_called(cast, name)}"
    tail = name.end
    if name.how is Named.DEMONYM:
        more = re.match(r" [a-z]\w*(?= ?[.,;]| (?:in|on|and|with|by|for|to|has|was)\b)", cast.text[name.end :])
        if more is None:
            return ""
        found, tail = f"{found}{more.group()}", tail + more.end()
    if behind[1] in ("between", "with"):
        partner = _PARTNER.match(cast.text, tail)
        other = _starting(cast, partner.end()) if partner else None
        if behind[1] == "between" and other is None:
            return ""
        if partner is not None and other is not None and other.how is not Named.DEMONYM:
            found = f"{found} and {partner[1]}{_called(cast, other)}"
    return found


def _starting(cast: Cast, at: int) -> Name | None:
    return next((n for n in cast.at(at, at + 60) if n.start == at), None)


def _called(cast: Cast, name: Name) -> str:
    return cast.short(name.actor) if name.how is Named.PERSON else cast.printed(name)
