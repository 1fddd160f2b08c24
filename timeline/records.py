"""The values the whole package passes round: articles, temporal expressions, events and what proves them.

All are frozen. All offsets are code points into ``Article.text``, ``start`` included and ``end`` not; the text is kept as
it was stored, so an offset stays true for as long as ``Article.sha256`` does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.when import When


class TimexType(StrEnum):
    """TimeML's four kinds of temporal expression (TIMEX3 ``type``)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Basis(StrEnum):
    """What a date was counted from."""

    STATED = "stated"  # the words hold the whole date
    PUBLISHED = "published"  # the day the article appeared
    NARRATIVE = "narrative"  # the day the story had reached
    EVENT = "event"  # another happening of the text


class Status(StrEnum):
    """Whether a happening took place, as the text tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"  # said to come
    CLAIMED = "claimed"  # asserted by one side only


class EventType(StrEnum):
    """PLOVER's sixteen event types and OTHER; the descriptions are our own.

    PLOVER: the Political Language Ontology for Verifiable Event Records, successor of CAMEO.
    """

    AGREE = "AGREE"  # a deal, treaty, promise or settlement is made
    CONSULT = "CONSULT"  # a meeting, visit, call or talks
    SUPPORT = "SUPPORT"  # backing in words or diplomacy: praise, recognition, rallying behind
    CONCEDE = "CONCEDE"  # giving in: easing, releasing, withdrawing a demand
    COOPERATE = "COOPERATE"  # working together: trade, projects, exercises, shared intelligence
    AID = "AID"  # money, arms, goods, refuge given
    RETREAT = "RETREAT"  # forces or staff pulled back, a fight ended
    REQUEST = "REQUEST"  # asking, appealing, proposing
    ACCUSE = "ACCUSE"  # blame, criticism, charges, warrants
    REJECT = "REJECT"  # refusing, vetoing, breaking off
    THREATEN = "THREATEN"  # a warning of force or penalty
    PROTEST = "PROTEST"  # marches, strikes, boycotts, riots
    SANCTION = "SANCTION"  # penalties short of force: embargoes, expulsions, cuts of aid or ties
    MOBILIZE = "MOBILIZE"  # forces or police made ready or moved
    COERCE = "COERCE"  # arrest, seizure, trial, curfew, repression, cyber-attack
    ASSAULT = "ASSAULT"  # violence: attack, invasion, killing
    OTHER = "OTHER"  # none of these: elections, disasters, openings, infrastructure


class ActorRole(StrEnum):
    """Who acts and who is acted upon."""

    SOURCE = "source"
    TARGET = "target"


class ActorKind(StrEnum):
    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    BLOC = "bloc"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part: a state (also when a capital or palace stands for it), an organisation, a person, a bloc.

    ``code`` is ISO 3166-1 alpha-3 for a state and for the state a person acts for, ``"IGO"`` for an international
    organisation, None where none is known. ``role`` is None when both sides take part alike ("Xi and Putin meet").
    """

    name: str
    code: str | None = None
    role: ActorRole | None = None
    kind: ActorKind | None = None


class FurnitureKind(StrEnum):
    """Text that belongs to the page and not to the story; it is marked, never deleted, and yields no events."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    RELATED = "related"
    LINK_TARGET = "link target"
    MARKUP = "markup"
    FOOTER = "footer"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Furniture:
    start: int
    end: int
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Article:
    """A text with a publication date.

    ``id`` is a slug, unique in a collection. ``text`` is kept as stored; ``furniture`` is sorted and does not overlap.
    ``published`` is None only in a records file that does not know it. ``url`` is http(s) or None.
    """

    id: str
    text: str
    title: str
    published: date | None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    furniture: tuple[Furniture, ...] = ()
    stated_sha256: str | None = None
    """The sha256 a records file states for a text it does not hold (``text`` is then empty)."""

    @property
    def sha256(self) -> str | None:
        """Hex sha256 of the text's UTF-8; for an article without its text the one its record states, if any."""
        return text_sha256(self.text) if self.text else self.stated_sha256


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression (TimeML TIMEX3): ``text`` stands at ``[start, end)`` of the tagged string.

    ``value`` and ``mod`` are the TIMEX3 attributes, a projection of what was understood; ``when`` is what it means for a
    record, None when it fixes no day (a bare duration, a set, "recently"). ``basis`` says what it was counted from,
    ``rule`` names the row of the rule table that read it, ``anchor`` is what it was counted from in words ("published Tue
    2023-03-21") and ``why`` the derivation as one plain sentence.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    when: When | None
    basis: Basis
    rule: str
    mod: str | None = None
    anchor: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """W3C Web Annotation selectors into one article: a TextQuoteSelector and, where the text is known, a TextPositionSelector.

    ``exact`` is the passage as it stands in the text, ``prefix`` and ``suffix`` some words round it. ``start`` and ``end`` are
    None when only the quotation is known. ``article`` is `Article.id`.
    """

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: a plain sentence and, where it rests on words of the text, the passage."""

    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, dated as far as the text dates it.

    ``when`` is None for a happening the text does not date: it is listed, never placed. ``evidence[0]`` is the passage that
    dates it. ``phrase`` is the time phrase as written ("just days after"), ``rule`` and ``basis`` how it was read.
    ``background`` marks a state ("well established since the late 1980s"), drawn as a band. ``source`` is who says so when it is not
    the article itself. ``importance`` lies in 0-1. ``curated`` marks a record a person has edited or checked: extraction never
    overwrites it.
    """

    id: str
    title: str
    when: When | None
    status: Status = Status.HAPPENED
    type: EventType = EventType.OTHER
    actors: tuple[Actor, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    why: tuple[Step, ...] = ()
    phrase: str = ""
    rule: str = ""
    basis: Basis | None = None
    source: str | None = None
    status_cue: str = ""
    importance: float = 0.5
    background: bool = False
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """What a records file holds: articles (with their text or without) and events."""

    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()


def text_sha256(text: str) -> str:
    """Hex sha256 of a text's UTF-8 (lone surrogates, which UTF-8 cannot hold, as they pass through)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def slug(text: str, limit: int = 60) -> str:
    """An id made of a text: lower-case ASCII letters, digits and hyphens, cut at a word end, at most ``limit`` characters.

    >>> slug("ICC issues warrant for Putin’s arrest")
    'icc-issues-warrant-for-putins-arrest'
    >>> slug("Выборы")
    'item-84b7acd6'
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > limit:
            break
        out = f"{out}-{word}" if out else word
    return out or (words[0][:limit] if words else f"item-{text_sha256(text)[:8]}")
