"""Which dated words are worth a place on a timeline: no bystander's comment, no speaker's word about himself, no time that
only says how things have been."""

from __future__ import annotations

import re

from timeline.extract.clauses import Hit, subject_of, verb_of
from timeline.extract.lexicon_en import BYSTANDERS, STATES
from timeline.extract.reference import Reference
from timeline.extract.tree import Word
from timeline.records import ActorKind
from timeline.when import When, bounds

_RECENT_YEARS = re.compile(r"\brecent (?:years|months|decades)")
_WINDOW = re.compile(r"(?:the )?(?:last|past) .*(?:years|months|decades?)$")
_AGE_DAYS = 7320
"""Some twenty years: wider than any decade, narrower than a century."""


def of_the_speaker(hit: Hit) -> bool:
    """ "We are willing to talk today": what speakers say of themselves is told by the article, if it happened; their plans
    with a date stand."""
    subject = subject_of(hit.tree, hit.head) if not hit.nominal else None
    if subject is None or subject.text.lower() not in ("i", "we"):
        return False
    auxes = {a.text.lower() for a in hit.tree.below(hit.head, "aux")}
    now = hit.timex is not None and hit.timex.text.lower() in ("today", "now", "tonight")
    return now or not auxes & {"will", "'ll", "’ll", "shall"}


def tells_no_time(hit: Hit, when: When | None) -> bool:
    """Whether a time dates no one happening: "in recent years", "the disasters of this century", "has lived there over the
    past decade"."""
    text = hit.timex.text.lower() if hit.timex is not None else ""
    low, high = bounds(when) if when is not None else (None, None)
    age = low is not None and high is not None and high - low > _AGE_DAYS
    state = not hit.nominal and hit.head.lemma in STATES and hit.role == "at"
    return bool(_RECENT_YEARS.search(text)) or (hit.nominal and age) or (state and bool(_WINDOW.match(text)))


def in_passing(hit: Hit) -> bool:
    """Whether a happening is told in passing, in a clause on a noun or before the story's time ("had lost in 2014")."""
    verb = hit.clause or verb_of(hit.tree, hit.head)
    had = verb is not None and any(a.text.lower() == "had" for a in hit.tree.below(verb, "aux"))
    return verb is None or had or verb.dep in ("relcl", "acl")


def matters(verb: Word, names: Reference, text: str) -> bool:
    """Whether a dated saying is somebody's who matters: a named person or body or an official, no analyst or
    bystander."""
    speaker = subject_of(names.tree, verb)
    if speaker is None or speaker.tag in ("PRP", "WP", "WDT", "EX"):
        return speaker is not None and speaker.tag == "PRP" and bool(names.actors_of(speaker))
    words = {names.tree.words[i].lemma.lower() for i in names.tree.subtree(speaker)}
    people = [a for a in names.actors_of(speaker) if a.kind is ActorKind.PERSON and a.code is None]
    return not words & BYSTANDERS and not any(_is_bystander(a.name, text) for a in people)


def _is_bystander(name: str, text: str) -> bool:
    """Whether the text introduces somebody as an analyst, a resident and the like: "Ann Lee, a professor at …", "analyst Ann
    Lee"."""
    at = text.find(name)
    if at < 0:
        return False
    after = re.match(r",?\s(?:who is |is )?(?:an? |the )?[^.,;]{0,60}", text[at + len(name) :])
    round_it = text[max(0, at - 40) : at].rpartition(".")[2] + (after.group() if after else "")
    return bool(set(re.findall(r"[a-z]+", round_it.lower())) & BYSTANDERS)
