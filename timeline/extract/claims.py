"""Who says so, and whether it is only one side's word.

News vouches for what it tells unless it hands the telling on. Handed on by somebody who watches (police, doctors, a
court, residents, the United Nations) it still counts as a happening with a source. It is a claim when one side of a
fight or a quarrel tells it to its own advantage:

===========================================  ==========================================  =========
who says so                                  what                                        status
===========================================  ==========================================  =========
anybody who "claims", "alleges", "insists"   anything                                    claimed
whoever fights, an armed side (army, M23 …)  fighting: killing, taking, downing …        claimed
an armed side                                its own acts that are no fighting           happened
a government, ministry, state media          fighting by its forces or its adversary     claimed
a government, ministry                       its own official acts, a disaster, crime    happened
nobody by name ("allegedly", "is said to")   anything                                    claimed
===========================================  ==========================================  =========

"The ministry said it expelled two diplomats" is the ministry's own act and happened by its saying so; "the ministry
said its forces took the town" is not. A deed somebody is accused of is a claim, and so is a reason one side gives ("had been
held because she had rammed a boat"). What goes on in the past perfect after one side has spoken ("The army said … Its jets
had destroyed two depots") is still its word."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.extract.actors import Named, scan
from timeline.extract.bodies_en import ARMED
from timeline.extract.clauses import subject_of
from timeline.extract.lexicon_en import CLAIMING, NOUNS, REPORTING, VERBS
from timeline.extract.tree import Tree, Word
from timeline.records import EventType

_TELLING = frozenset("say tell report announce state add write declare confirm count put".split())
_BELIEVED = frozenset("say believe think report allege claim rumour rumor suspect presume".split())
"""Verbs whose passive with an infinitive hands on what nobody vouches for: "is thought to have fled"."""
_HEDGES = frozenset("allegedly reportedly purportedly supposedly apparently".split())
_ARMED = re.compile(
    r"\b(?:army|military|navy|air force|armed forces|(?:defen[cs]e|security|government|special) forces|troops|rebels?"
    r"|militants?|militia(?:s|men)?|insurgents?|guerrillas?|separatists?|jihadists?|gunmen|fighters?"
    r"|junta|paramilitar\w+|commanders?|front|brigades?|general staff)\b",
    re.IGNORECASE,
)
"""Words that make a speaker a side that fights."""
_OFFICIAL = re.compile(
    r"\b(?:government|ministry|minister|kremlin|presidency|president|premier|officials?|administration|cabinet|spokes\w+"
    r"|state (?:television|tv|media|radio|news agency)|authorities|officers?|embassy|regime|opposition)\b",
    re.IGNORECASE,
)
"""Words that make a speaker one that takes sides when fighting is told."""
_NEUTRAL = re.compile(
    r"\b(?:police|doctors?|hospitals?|medics?|rescue\w*|rescuers?|emergency|firefighters?|witness\w*|residents?|court|judges?|prosecutors?"
    r"|coroner|aid workers?|monitors?|mayor|observers?|coast ?guard)\b",
    re.IGNORECASE,
)
"""Who watches, counts or judges: their word is taken as news takes it."""
_TAKING = frozenset(
    """capture take seize retake recapture overrun down destroy repel intercept advance enter encircle liberate
    cross push occupy control neutralise neutralize eliminate regain reclaim foil thwart hit target ambush infiltrate
    recover clear raid storm""".split()
)
"""Feats of war beside the verbs of violence."""
_HARMING = frozenset("kill wound injure massacre murder slaughter maim displace".split())
"""Whose number of victims somebody must have counted."""
_WEAPONS = re.compile(
    r"\b(?:airstrikes?|air ?strikes?|strikes|shell(?:s|ing|fire)|missiles?|drones?|rockets?"
    r"|bombardment|artillery|raids?|offensive|ambush)\b",
    re.IGNORECASE,
)
_FORCES = re.compile(
    r"\b(?:its|their|his|our) (?:\w+ )?(?:forces|troops|soldiers|fighters|men|army|jets|warplanes|helicopters|navy|units"
    r"|air defen[cs]es?|artillery|drones|pilots|gunners)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\bby (?:the )?([\w’' ]{2,40}?)(?:['’]s?)? (?:own )?(?:count|tally|estimate|reckoning|account)\b", re.IGNORECASE
)


def claimed(tree: Tree, head: Word, verb: Word | None) -> str:
    """The words that make a happening at ``head`` one side's claim; "" when the text vouches for it.

    ``verb`` is the verb that speaks for it: its own, or the one above a noun."""
    hedge = next((w for at in (head, verb) if at is not None for w in tree.below(at, "advmod") if _hedges(w)), None)
    if hedge is not None:
        return hedge.text
    if verb is None:
        return ""
    count = _COUNT.search(_text(tree, tree.subtree(verb, _clauses(tree, verb)))) if head.lemma in _HARMING else None
    if count is not None and not _NEUTRAL.search(count[1]):
        return count[0]
    to = _according(tree, verb)
    if to is not None and _one_sided(tree, head, verb, to):
        return f"according to {_name(tree, to)}"
    if not head.is_verb and not _is_fighting(head):
        return ""  # who accuses somebody of breaking the 2009 pact does not call the pact in doubt
    at, reason = verb, False
    for up in tree.up(verb):
        if up.lemma in ("accuse", "suspect", "charge", "blame") and verb.dep == "pcomp" and head.is_verb:
            return up.text  # "charged with taking part in last week's bombing": the bombing itself nobody doubts
        reason = reason or (at.dep == "advcl" and any(w.lemma == "because" for w in tree.below(at, "mark")))
        if up.lemma in CLAIMING and up.is_verb and at.dep in ("ccomp", "xcomp", "pcomp"):
            return up.text
        passive = tree.child(up, "auxpass") is not None or up.tag == "VBN"
        if up.lemma in _BELIEVED and passive and at.dep == "xcomp" and _perfect(tree, at):
            return " ".join(w.text for w in (*tree.below(up, "auxpass"), up, *tree.below(at, "aux")[:1]))
        if up.lemma in _TELLING and up.is_verb and at.dep in ("ccomp", "parataxis"):
            speaker = tree.child(up, "nsubj")
            if speaker is not None and _one_sided(tree, head, verb, speaker, reason=reason):
                return up.text
        at = up
    return ""


def _hedges(word: Word) -> bool:
    return word.text.lower() in _HEDGES


def _perfect(tree: Tree, verb: Word) -> bool:
    return any(a.lemma == "have" for a in tree.below(verb, "aux"))


def _is_fighting(head: Word) -> bool:
    lemma = head.lemma.lower()
    if head.is_verb:
        return VERBS.get(lemma) is EventType.ASSAULT or lemma in _TAKING
    return NOUNS.get(lemma) is EventType.ASSAULT or lemma in ("raid", "siege")


def _one_sided(tree: Tree, head: Word, verb: Word, speaker: Word, *, reason: bool = False) -> bool:
    """Whether a speaker's word for a happening is that of one side."""
    who = _text(tree, tree.subtree(speaker, _asides(tree, speaker)))
    if _NEUTRAL.search(who):
        return False
    subject = subject_of(tree, verb)
    if _is_fighting(head) and not reason and subject is not None and subject.tag == "PRP":
        return True  # "the group said it shot down a drone": whoever fights tells of its own feat
    armed = _ARMED.search(who) is not None or any(_is_armed(name) for name in _actors(who))
    states = _states(who)
    if not armed and not states and not _OFFICIAL.search(who):
        return False
    if reason:
        return True
    if not _is_fighting(head):
        return False
    if armed:
        return True
    clause = _text(tree, tree.subtree(verb, frozenset(tree.subtree(speaker))))
    doer = _text(tree, tree.subtree(subject, _asides(tree, subject))) if subject is not None else ""
    adversary = bool(_states(doer) - states) or any(_is_armed(name) for name in _actors(doer))
    by = tree.child(verb, "agent")
    adversary = adversary or (by is not None and bool(_states(_text(tree, tree.subtree(by))) - states))
    return bool(adversary or _FORCES.search(clause) or _WEAPONS.search(clause) or _ARMED.search(doer))


def _clauses(tree: Tree, verb: Word) -> frozenset[int]:
    return frozenset(w.i for w in tree.below(verb, "advcl", "conj", "ccomp", "parataxis"))


def _asides(tree: Tree, word: Word) -> frozenset[int]:
    return frozenset(w.i for w in tree.below(word, "relcl", "acl", "appos", "advcl", "ccomp"))


def _text(tree: Tree, indices: list[int]) -> str:
    return " ".join(tree.words[i].text for i in indices)


@lru_cache(maxsize=512)
def _actors(text: str) -> frozenset[str]:
    return frozenset(n.actor.name for n in scan(text))


@lru_cache(maxsize=512)
def _states(text: str) -> frozenset[str]:
    """ISO codes of the states a phrase names, a person's own left out: "Ukraine's army", "Russian strikes"."""
    return frozenset(n.actor.code for n in scan(text) if n.actor.code not in (None, "IGO") and n.how is not Named.PLACE)


def _is_armed(name: str) -> bool:
    return name in ARMED


def _according(tree: Tree, word: Word) -> Word | None:
    """The speaker of an "according to" that covers a word."""
    for at in tree.words:
        if at.lemma == "accord" and at.text.lower() == "according":
            to = tree.child(at, "prep")
            speaker = tree.child(to, "pobj") if to is not None else None
            governor = tree.head(at)
            if speaker is not None and (
                governor is None
                or governor.i in {word.i, *(u.i for u in tree.up(word))}
                or governor.i in tree.subtree(word)
            ):
                return speaker
    return None


def voice(tree: Tree) -> str:
    """The one side that a sentence lets speak ("The army said …"), "" when nobody or a witness speaks.

    What the next sentence tells in the past perfect may be its words still: see `told_on`.
    """
    root = next((w for w in tree.words if w.head == w.i and w.is_verb), None)
    if root is None or root.lemma not in _TELLING | CLAIMING:
        return ""
    speaker = tree.child(root, "nsubj")
    if speaker is None:
        return ""
    who = _text(tree, tree.subtree(speaker, _asides(tree, speaker)))
    sided = _ARMED.search(who) or _OFFICIAL.search(who) or any(map(_is_armed, _actors(who))) or _states(who)
    return _name(tree, speaker) if sided and not _NEUTRAL.search(who) else ""


def told_on(tree: Tree) -> Word | None:
    """The verb of a sentence that goes on telling what somebody said: fighting in the past perfect ("Its jets had destroyed
    two depots"), with no verb of saying of its own."""
    root = next((w for w in tree.words if w.head == w.i and w.is_verb), None)
    if root is None or root.tag != "VBN" or not _is_fighting(root) or _according(tree, root) is not None:
        return None
    return root if any(w.text.lower() == "had" for w in tree.below(root, "aux")) else None


def attribution(tree: Tree, word: Word) -> str | None:
    """Who says so: "according to Kuhrt", "The Wall Street Journal reported", "…, the minister said"; None for the
    article itself.

    A reporter's "he said" without a name is no source.
    """
    to = _according(tree, word)
    if to is not None:
        return _name(tree, to)
    at = word
    for up in tree.up(word):
        inside_speaker = at.dep in (
            "nsubj",
            "nsubjpass",
        )  # "Salas, who took office in May, said …" is no source for her taking office
        if up.lemma in REPORTING and up.is_verb and up.i != word.i and not inside_speaker:
            speaker = tree.child(up, "nsubj")
            if speaker is not None and speaker.tag not in ("PRP", "WP", "EX", "WDT", "DT"):
                named = tree.child(speaker, "appos")
                return _name(tree, named if named is not None and named.tag == "NNP" else speaker)
        at = up
    return None


def _name(tree: Tree, word: Word) -> str:
    kept = [
        i
        for i in tree.subtree(
            word, frozenset(c.i for c in tree.below(word, "relcl", "acl", "appos", "punct", "prep", "advcl"))
        )
        if tree.words[i].tag not in ("``", "''")
    ]
    if not kept:
        return word.text
    out = ""
    for i in kept:
        w = tree.words[i]
        glue = bool(out) and i > 0 and tree.words[i - 1].end == w.start
        out += w.text if glue or not out else f" {w.text}"
    return out
