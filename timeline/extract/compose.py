"""Events from happenings: the best title, the actors of all mentions, every passage, the derivation, and an id that
stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.extract.actors import Cast
from timeline.extract.happenings import Happening
from timeline.extract.inflect import present
from timeline.extract.mention import Mention
from timeline.extract.weight import importance
from timeline.extract.why import contradiction, sentences
from timeline.reading import Reading
from timeline.records import Actor, ActorKind, Article, Basis, Event, EventType, Evidence, Status, Step, slug
from timeline.when import Day, bounds

_CONTEXT = 40
"""Code points of prefix and suffix: enough to tell two equal passages apart in a text of article length (W3C Web
Annotation leaves it open)."""


def compose(
    article: Article, reading: Reading, happenings: Sequence[Happening], cast: Cast, published: Day
) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events of solved happenings in the order of the text, and a notice for each contradiction."""
    titles = {id(h): title_of(h, cast) for h in happenings}
    taken: dict[str, int] = {}
    events: list[Event] = []
    notices: list[str] = []
    for happening in happenings:
        if happening.solved is None or not any(m.shown for m in happening.mentions):
            continue
        title = titles[id(happening)]
        if not title:
            continue
        lead = happening.lead
        name = slug(title)
        taken[name] = taken.get(name, 0) + 1
        actors = _actors(happening)
        steps = tuple(
            Step(text, _evidence(article, reading, *span) if span else None)
            for text, span in sentences(happening, published, lambda h: titles[id(h)])
        )
        notices += [contradiction(clash, lambda h: titles[id(h)]) for clash in happening.clashes]
        events.append(
            Event(
                id=name if taken[name] == 1 else f"{name}-{taken[name]}",
                title=title,
                when=happening.solved,
                status=_standing(happening, published),
                type=_type(happening),
                actors=actors,
                evidence=tuple(_evidence(article, reading, *span) for span in _passages(happening)),
                why=steps,
                phrase=lead.phrase,
                rule=lead.timex.rule if lead.timex is not None else "event order",
                basis=lead.timex.basis if lead.timex is not None and happening.solved == lead.when else Basis.EVENT,
                source=next((m.verdict.source for m in happening.mentions if m.verdict.source), None),
                status_cue=lead.verdict.cue,
                importance=importance(
                    paragraph=min(m.paragraph for m in happening.mentions),
                    paragraphs=len(reading.blocks),
                    mentions=len(happening.mentions),
                    actors=len(actors),
                    kind=_type(happening),
                    when=happening.solved,
                    published=published,
                    background=lead.state,
                ),
                background=lead.state,
            )
        )
    return tuple(events), tuple(dict.fromkeys(notices))


def _passages(happening: Happening) -> Iterable[tuple[int, int]]:
    """The passage that dates it first, then the others in the order of the text, none twice."""
    lead = happening.lead
    spans = [(lead.start, lead.end)]
    if happening.when is None:
        spans += [(r.bond.start, r.bond.end) for r in happening.reasons if r.bond is not None and r.about is happening]
    spans += [(m.start, m.end) for m in happening.mentions]
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not any(a <= span[0] and span[1] <= b for a, b in kept):
            kept.append(span)
    return kept


def _evidence(article: Article, reading: Reading, start: int, end: int) -> Evidence:
    low, high = reading.to_article(start, end)
    text = article.text
    if text[low - 1 : low] == "[" and "](" in text[low:high]:
        low -= 1  # a link's opening bracket goes with its text
    return Evidence(
        article.id, text[low:high], text[max(0, low - _CONTEXT) : low], text[high : high + _CONTEXT], low, high
    )


def _type(happening: Happening) -> EventType:
    types = [m.type for m in (happening.lead, *happening.mentions) if m.type is not EventType.OTHER]
    return types[0] if types else EventType.OTHER


def _actors(happening: Happening) -> tuple[Actor, ...]:
    """Everybody who takes part, once; a role on which mentions differ is left open."""
    found: dict[str, Actor] = {}
    for mention in happening.mentions:
        for actor in mention.title.actors:
            known = found.get(actor.name)
            if known is not None and known.role is not actor.role:
                actor = replace(actor, role=known.role or actor.role)
            found[actor.name] = actor
    if _type(happening) is EventType.CONSULT and happening.lead.lemma in _TALKS:
        return tuple(replace(a, role=None) for a in found.values())
    return tuple(found.values())


def _standing(happening: Happening, published: Day) -> Status:
    """The status of the mention that dates it; what order puts after publication is to come whatever its tense."""
    low, _ = bounds(happening.solved) if happening.solved is not None else (None, None)
    if low is not None and low > published and happening.status in (Status.ONGOING, Status.HAPPENED):
        return Status.PLANNED
    return happening.status


_TALKS = frozenset(["talk", "talks", "meeting", "negotiation", "summit", "dialogue", "consultation"])
_JOURNEYS = {"visit": "visit", "trip": "visit", "tour": "tour"}


def title_of(happening: Happening, cast: Cast) -> str:
    """The best title its mentions give; talks and visits are told with who meets or goes where.

    A verb with its subject named is better than a noun, the mention that dates it better than another, an earlier
    one better than a later."""
    made = _retold(happening, cast)
    if made:
        return made
    lead = happening.lead

    def worth(mention: Mention) -> tuple[bool, bool, bool, bool, int]:
        words = len(mention.title.text.split())
        return (
            not mention.title.complete,
            mention.nominal and not mention.title.actors,
            words < 2,
            mention is not lead,
            abs(words - 7),
        )

    return min(happening.mentions, key=worth).title.text


def _retold(happening: Happening, cast: Cast) -> str:
    lead = happening.lead
    if not lead.nominal:
        return ""
    planned = happening.status is Status.PLANNED
    place = next((m.title.place for m in happening.mentions if m.title.place), "")
    if lead.lemma in ("talk", "talks", "meeting"):
        people = [a for a in _actors(happening) if a.kind is ActorKind.PERSON] or list(_actors(happening))
        if 2 <= len(people) <= 3 and not _says_more(lead, people, cast):
            names = [cast.short(a) for a in people]
            joined = f"{', '.join(names[:-1])} and {names[-1]}"
            return " ".join(f"{joined} {'to hold' if planned else 'hold'} talks {place}".split())
    if lead.lemma in _JOURNEYS:
        mention = next((m for m in happening.mentions if m.title.subjects and m.destination), None)
        if mention is not None:
            goal = next(
                (a for a in mention.title.actors if a.code == mention.destination and a not in mention.title.subjects),
                None,
            )
            where = next(
                (
                    m.title.text.rpartition(" to ")[2]
                    for m in happening.mentions
                    if " to " in m.title.text and m.title.subjects
                ),
                "",
            )
            who = [cast.short(a) for a in mention.title.subjects]
            if (goal or where) and len(who) <= 2:
                verb = _JOURNEYS[lead.lemma]
                told = f"to {verb}" if planned else present(verb, plural=len(who) > 1)
                return f"{' and '.join(who)} {told} {where or (goal.name if goal else '')}"
    return ""


def _says_more(mention: Mention, people: Sequence[Actor], cast: Cast) -> bool:
    """Whether the noun phrase already names two participants or says what the talks are about."""
    named = sum(cast.short(a) in mention.title.text for a in people)
    return named >= 2
