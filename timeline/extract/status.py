"""Whether a happening took place, is going on, is to come or is only claimed; whether it is one at all; and who
says so.

Read off the verb that speaks for it (tense, auxiliaries, negation), the verbs above that (reporting, planning,
denying) and the words of its own phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.extract.claims import attribution, claimed
from timeline.extract.clauses import Hit, is_negated, is_ranked, subject_of, verb_of
from timeline.extract.lexicon_en import (
    BEGIN,
    DENYING,
    HYPOTHETICAL_MARKS,
    PLANNING_VERBS,
    REPORTING,
    SPEECH_ACTS,
    STATES,
    WISHING,
)
from timeline.extract.tree import Tree, Word
from timeline.extract.unreal import called_off, unreal
from timeline.records import Status
from timeline.when import Day, When, bounds

_CREDIT = re.compile(
    r"(?:Map|Photo|Photograph|Image|Graphic|Chart|Video|Illustration|Updated|Corrected|Published|Source)s?\b(?: updated| by| :|:)",
    re.IGNORECASE,
)
_MAYBE = frozenset(["could", "might", "may", "can", "should", "ought"])
_PLANNED_ADJECTIVES = frozenset(
    """planned upcoming forthcoming scheduled proposed next prospective future expected looming impending due
    coming""".split()
)
_INTENDING = frozenset("plan intend hope want aim expect seek mean wish".split())
_PLANS = frozenset(
    "plan pledge promise decision intention agreement proposal deal offer order vow commitment law".split()
)
"""Nouns whose infinitive is to come: "a plan to close the port once …"."""
_BOUNDING = BEGIN | frozenset("take come expire end last run resume".split())
"""Participles that say when a thing agreed is to begin, end or hold."""
_ARRANGING = frozenset("sign approve back accept declare impose order negotiate broker reach call".split())
_DENIED_NOUNS = frozenset(["no", "without", "never"])


@dataclass(frozen=True, slots=True)
class Verdict:
    """A happening's standing. ``drop`` says why it is none; ``cue`` are the words that decided the status."""

    status: Status
    cue: str = ""
    source: str | None = None
    drop: str = ""


def judge(hit: Hit, when: When | None, published: Day) -> Verdict:
    """How the text presents a happening dated ``when`` in an article of ``published``."""
    tree = hit.tree
    verb = hit.clause or verb_of(tree, hit.head)
    source = attribution(tree, verb or hit.head)
    low, high = bounds(when) if when is not None else (None, None)
    future = low is not None and (
        low > published or (hit.role in ("by", "before") and low == published and high != published)
    )
    past = high is not None and high < published
    if tree.words[-1].text == "?" or (len(tree) > 1 and tree.words[-2].text == "?"):
        return Verdict(Status.PLANNED, drop="a question")
    if verb is not None:
        drop = _not_real(tree, hit, verb)
        if drop:
            return Verdict(Status.HAPPENED, drop=drop)
    own = hit.clause
    planned = _planned(tree, hit, own, verb, future=future)
    if planned == "?":
        return Verdict(Status.HAPPENED, drop="only possible")
    if planned and past and not hit.nominal and not future:
        if own is not None and _is_infinitive(tree, own) and "would" not in planned and not _fulfilled(tree, own):
            return Verdict(Status.PLANNED, planned, source, drop="a plan whose date has passed")
        return Verdict(Status.HAPPENED, "", source)
    if planned and when is None and own is not None and _past_intention(tree, own):
        return Verdict(Status.PLANNED, planned, source, drop="a former intention without a date")
    if planned and not past:
        return Verdict(Status.PLANNED, planned, source)
    if future:
        return Verdict(Status.PLANNED, hit.cue or (hit.timex.text if hit.timex else ""), source)
    claim = claimed(tree, hit.head, verb)
    if claim:
        return Verdict(Status.CLAIMED, claim, source)
    ongoing = _ongoing(tree, hit, own or verb, low, high, published)
    if ongoing:
        return Verdict(Status.ONGOING, ongoing, source)
    return Verdict(Status.HAPPENED, "", source)


def _not_real(tree: Tree, hit: Hit, verb: Word) -> str:
    """Why a happening is none: negated, conditional, denied, possible only."""
    at: Word | None = verb
    first = True
    subject = subject_of(tree, verb)
    if subject is not None and subject.lemma.lower() in ("nobody", "none", "nothing", "no-one"):
        return "negated"
    if subject is not None and subject.text.lower() == "you":
        return "addressed to the reader"
    if verb.tag == "VB" and verb.dep == "ROOT" and subject is None and not tree.below(verb, "aux"):
        return "an order or advice"
    planned = hit.head if hit.nominal else tree.head(verb) if _is_plan_of(verb) else None
    if planned is not None and called_off(tree, planned, hit.timex.start if hit.timex is not None else 0):
        return "called off"
    if (why := unreal(tree, verb)) and (hit.clause is not None or not hit.nominal):
        return why
    opening = tree.child(verb, "aux")
    if opening is not None and opening.text == "Had" and subject is not None and opening.i < subject.i:
        return "conditional"
    if _CREDIT.match(" ".join(w.text for w in tree.words[:3])):
        return "a note of the page"
    while at is not None:
        if at.is_verb:
            if any(w.lemma.lower() in HYPOTHETICAL_MARKS for w in tree.below(at, "mark", "advmod")):
                return "conditional"
            speaks_for = hit.clause is not None or first
            negated = is_negated(tree, at) and not hit.not_until
            if negated and first and speaks_for and (not hit.nominal or hit.clause is not None):
                return "negated"
            if (
                negated
                and not first
                and at.lemma in REPORTING | {"confirm", "expect", "plan", "see", "believe", "think", "mean"}
                and at.dep != "ROOT"
            ):
                return "negated"
            if (
                not first
                and at.lemma in DENYING - {"rule", "reject", "dismiss", "fail", "refuse", "decline"}
                and _holds(tree, at, verb)
            ):
                return "denied"
            if not first and at.lemma in ("refuse", "fail", "decline", "reject") and _holds(tree, at, verb):
                return "refused"
        up = tree.head(at)
        if (
            up is not None
            and up.is_verb
            and at.is_verb
            and at.dep not in ("xcomp", "ccomp", "pcomp", "aux", "auxpass", "conj", "advcl")
        ):
            break
        first = first and not at.is_verb
        at = up
    if hit.nominal and any(w.lemma.lower() in _DENIED_NOUNS for w in tree.below(hit.head, "det", "neg")):
        return "negated"
    if hit.nominal and hit.clause is None:
        prep = tree.head(hit.head)
        if prep is not None and prep.lemma.lower() in ("without", "despite") and prep.lemma.lower() == "without":
            return "negated"
    return ""


def _is_infinitive(tree: Tree, verb: Word) -> bool:
    """ "to leave", "to be released"."""
    return verb.tag == "VB" or (verb.tag == "VBN" and any(a.tag == "TO" for a in tree.below(verb, "aux")))


def _is_plan_of(verb: Word) -> bool:
    """Whether a verb tells what the noun it describes was meant to be: "a vote planned", "elections it had promised"."""
    return verb.dep == "acl" or (verb.dep == "relcl" and verb.lemma in PLANNING_VERBS)


def _holds(tree: Tree, above: Word, below: Word) -> bool:
    """Whether ``below`` is the content of ``above`` and no mere circumstance."""
    at = below
    for up in tree.up(below):
        if up.i == above.i:
            return at.dep in ("ccomp", "xcomp", "pcomp", "prep", "dobj")
        at = up
    return False


def planned_by(hit: Hit) -> str:
    """The words that plan a happening, "?" when it is only possible, "" when it is told as a fact."""
    return _planned(hit.tree, hit, hit.clause, hit.clause or verb_of(hit.tree, hit.head))


def _planned(tree: Tree, hit: Hit, own: Word | None, verb: Word | None, *, future: bool = False) -> str:
    """The words that plan a happening, "?" when it is only possible, "" when it is told as a fact."""
    if hit.cue:
        return hit.cue
    if hit.nominal:
        for word in tree.below(hit.head, "amod", "acl"):
            if word.text.lower() in _PLANNED_ADJECTIVES and word.text.lower() != "next":
                return word.text
        head = tree.head(hit.head)
        if (
            own is None
            and head is not None
            and head.is_verb
            and hit.head.dep == "dobj"
            and head.lemma in PLANNING_VERBS
            and head.lemma != "agree"
        ):
            return head.text
        if own is None:
            if head is not None and head.is_verb and hit.head.dep == "dobj":
                return _planned(tree, Hit(tree, head, False, head), head, head)
            return ""
    if own is None:
        return ""
    if _agreed_upon(tree, own):
        return own.text
    auxes = tree.below(own, "aux", "auxpass")
    for aux in auxes:
        lemma = aux.lemma.lower() if aux.text.lower() not in ("'ll", "’ll", "wo") else "will"
        if lemma in ("will", "shall"):
            return aux.text
        if aux.text.lower() == "should" and future:
            return aux.text
        if lemma in _MAYBE or aux.text.lower() in _MAYBE:
            return "?"
        if aux.text.lower() in ("would", "'d", "must"):
            told = any(up.lemma in REPORTING | SPEECH_ACTS | {"decide", "agree", "plan"} for up in tree.up(own))
            told = told or (future and tree.child(own, "auxpass", "nsubj", "nsubjpass") is not None)
            return aux.text if told or aux.text.lower() == "must" else "?"
    if _is_infinitive(tree, own) and any(a.tag == "TO" for a in auxes):
        above = tree.head(own)
        if own.dep == "advcl" and any(w.text.lower() == "only" and w.i < own.i for w in tree.below(own, "advmod")):
            return ""  # "had seized the town, only to lose it a week later": it was lost
        if above is None:
            return ""
        if above.is_verb and own.dep in ("xcomp", "ccomp", "advcl"):
            if own.dep == "advcl":
                return f"to {own.text}"
            if above.lemma in WISHING | PLANNING_VERBS | {"be", "try", "vote", "want", "seek", "begin", "start"}:
                up = _planned(tree, Hit(tree, above, False, above), above, above)
                if above.lemma in ("begin", "start") and above.tag in ("VBD", "VBN"):
                    return up  # what began to arrive did
                return "?" if up == "?" else f"{above.text} to"
            return f"{above.text} to" if above.tag in ("VBZ", "VBP") else ""
        if above.tag.startswith("JJ"):
            return f"{above.text} to"
        if own.dep in ("acl", "relcl"):
            if is_ranked(tree, above) and not future:
                return ""  # "the first to visit" did
            return f"{above.text} to"
    if own.tag == "VBN" and own.dep in ("acomp", "attr"):
        above = tree.head(own)
        if above is not None and above.lemma == "be" and above.tag == "VB":
            return _planned(tree, Hit(tree, above, False, above), above, above)  # "are expected to be committed"
    if own.tag in ("VB", "VBN") and own.dep == "xcomp":
        above = tree.head(own)
        if above is not None and above.lemma in PLANNING_VERBS:
            return above.text
    if (
        own.tag == "VBN"
        and own.lemma in ("schedule", "slate", "plan", "expect", "set", "due")
        and tree.child(own, "auxpass") is not None
    ):
        be = tree.child(own, "auxpass")
        if be is not None and be.tag in ("VBZ", "VBP"):
            return f"{be.text} {own.text}"
    if own.lemma in ("be",) and own.tag in ("VBZ", "VBP") and hit.nominal:
        return ""
    if own.dep == "conj":
        above = tree.head(own)
        if above is not None and above.is_verb and not tree.below(own, "aux", "nsubj") and own.tag == "VB":
            return _planned(tree, Hit(tree, above, False, above), above, above)
    return ""


def _past_intention(tree: Tree, verb: Word) -> bool:
    """ "planned to retake the colonies after the war", "an ability to raise armies after each defeat": whether it came to
    that the text does not say."""
    above = tree.head(verb)
    if verb.tag != "VB" or above is None:
        return False
    if above.is_noun:
        return verb.dep == "acl" and above.lemma.lower() not in _PLANS
    return above.tag == "VBD" and above.lemma in _INTENDING


def _agreed_upon(tree: Tree, verb: Word) -> bool:
    """A participle that says when what was agreed or announced begins or ends: "agreed to a truce starting on Thursday".

    It looks ahead from the agreement, whose own verb is in the past; "watched a march starting on Thursday" does not.
    """
    noun = tree.head(verb)
    if verb.tag != "VBG" or verb.dep != "acl" or noun is None or not noun.is_noun or verb.lemma not in _BOUNDING:
        return False
    above = next((up for up in tree.up(noun) if up.is_verb), None)
    return (
        above is not None and above.lemma in PLANNING_VERBS | SPEECH_ACTS | _ARRANGING and noun.dep in ("dobj", "pobj")
    )


def _fulfilled(tree: Tree, verb: Word) -> bool:
    """An infinitive that did happen: "managed to", "began to", "went on to", "voted on Monday to approve" does not
    count."""
    above = tree.head(verb)
    return above is not None and above.lemma in (
        "manage",
        "begin",
        "start",
        "continue",
        "go",
        "help",
        "vote",
        "move",
        "force",
        "allow",
        "use",
        "order",
    )


def _ongoing(tree: Tree, hit: Hit, verb: Word | None, low: Day | None, high: Day | None, published: Day) -> str:
    if hit.role == "since":
        over = verb is not None and any(a.text.lower() in ("had", "having") for a in tree.below(verb, "aux"))
        return "" if over else "since"
    covers = (low is None or low <= published) and (high is None or high > published)
    if verb is None or not covers:
        return ""
    auxes = {a.text.lower() for a in tree.below(verb, "aux", "auxpass")}
    if low is None and high is None and verb.tag == "VBN" and auxes & {"has", "have"} and verb.lemma not in STATES:
        return ""  # "have finished all formalities": no date says that it goes on, and its own words that it is over
    if verb.tag in ("VBZ", "VBP") or auxes & {"is", "are", "has", "have", "'s", "’s"}:
        return " ".join([*(a.text for a in tree.below(verb, "aux", "auxpass")), verb.text])
    return ""
