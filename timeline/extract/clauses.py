"""Which happening a time expression dates: from the words of the expression up the tree to a verb or a noun of
happening.

The expression "Tuesday" in "Following Tuesday's talks, Putin accused Kyiv" dates the noun "talks", in "The two
signed a declaration Tuesday" the verb, in "the pipeline, which was completed in 2019" the verb of the relative
clause, and in "the first visit since 2019" nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from timeline.extract.lexicon_en import (
    ACCUSING,
    LIGHT_VERBS,
    NOUNS,
    REPORTING,
    SAYING,
    SPEECH_ACTS,
    TRIVIAL_VERBS,
    VERBS,
    WEAK_NOUNS,
)
from timeline.extract.tree import Tree, Word
from timeline.records import Timex, TimexType

Role = Literal["at", "since", "until", "by", "before", "after", "from", "to"]

_ROLES: dict[str, Role] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "by",
    "before": "before",
    "after": "after",
    "following": "after",
    "from": "from",
}
_COMPARING = frozenset("than compare compared versus vs like unlike from".split())
_ANNOUNCING = frozenset(
    """announce call plan schedule expect postpone propose demand urge seek delay promise set want favour favor
    back support boycott move bring reschedule prepare await discuss oppose approve cancel slate project predict""".split()
)
_DUE = frozenset(["due", "scheduled", "planned", "set", "slated", "expected", "set"])
_HARMING = frozenset("kill injure wound leave claim destroy damage displace hit devastate topple oust strike".split())
_DOING_TOO = frozenset("recall concede respond reply report acknowledge post signal".split())
"""Verbs of reporting that are deeds without a clause: "recalled its ambassador", "conceded on Saturday"."""
_ORDINAL = re.compile(r"first|second|third|\w+(?:th|st|nd|rd)|last|next")
_TEXTS = frozenset("report statement announcement speech address interview briefing".split())
"""Nouns of saying: a date beside one is its verb's ("said in a report on Friday")."""
_PLACE_TAKING = frozenset(
    """hold schedule plan set slate expect take happen occur mark due convene postpone delay fall come""".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A happening found at a word. ``head`` is its verb or noun; ``clause`` the verb whose tense and mood speak for
    it; ``role`` how the time expression bounds it."""

    tree: Tree
    head: Word
    nominal: bool
    clause: Word | None
    timex: Timex | None = None
    role: Role = "at"
    phrase: tuple[int, int] | None = None
    """Offsets of the time phrase with its preposition."""
    cue: str = ""
    """Words between noun and date that plan ("due", "scheduled")."""


def find(tree: Tree, timex: Timex, *, recent: bool, past: bool = False) -> Hit | None:
    """The happening that ``timex`` dates, None when it dates none. ``recent``: the date lies within some days of
    publication, where news dates its own verbs; older dates stand with the noun beside them. ``past``: it is over.
    """
    words = tree.covering(timex.start, timex.end)
    top = tree.top(words)
    if top is None:
        return None
    return _Climb(tree, timex, recent, past).start(top)


def is_eventive(tree: Tree, noun: Word) -> bool:
    """Whether a noun names a happening: its lemma is one of the lexicon's and it does not serve another noun or a
    title."""
    if not noun.is_noun or noun.lemma.lower() not in NOUNS or noun.dep in ("compound", "nmod"):
        return False
    if noun.tag in ("NNP", "NNPS") and noun.lemma.lower() in ("march", "may"):
        return False
    if noun.lemma.lower() in ("fall", "capture", "formation", "founding", "victory", "defeat"):
        return (
            any(w.dep == "prep" and w.lemma.lower() in ("of", "over", "by", "in") for w in tree.below(noun))
            or tree.child(noun, "poss") is not None
        )
    # "the strike force", "the talks table" are caught by compound; "a bomb attack" has the attack as its head
    return True


def verb_of(tree: Tree, word: Word) -> Word | None:
    """The verb whose clause a word stands in: itself, or the nearest verb above it."""
    for at in (word, *tree.up(word)):
        if (
            at.is_verb
            and at.dep not in ("aux", "auxpass")
            and not (at.tag == "VBG" and at.dep in ("prep", "amod", "compound"))
        ):
            return at
    return None


def subject_of(tree: Tree, verb: Word) -> Word | None:
    """A verb's own subject, or the one it shares: of the clause it is joined to or depends on, or the noun it
    describes."""
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if own is not None:
        if own.tag in ("WDT", "WP") and verb.dep in ("relcl", "ccomp"):
            return antecedent(tree, verb)
        return own
    above = tree.head(verb)
    if above is None:
        return None
    match verb.dep:
        case "pcomp" if (accused := _accused(tree, above)) is not None:
            return accused
        case "acl" if verb.tag == "VB":
            # "its decision to travel": whose decision, not the decision, travels
            owner = tree.child(above, "poss")
            up = verb_of(tree, above)
            return owner if owner is not None else subject_of(tree, up) if up is not None and up.i != verb.i else None
        case "acl" | "relcl":
            return antecedent(tree, verb)
        case "xcomp" | "conj" | "advcl" | "pcomp" | "ccomp" | "dep":
            if verb.dep == "xcomp":
                obj = tree.child(above, "dobj")
                if obj is not None and above.lemma not in ("promise", "vow") and verb.tag == "VB" and obj.i < verb.i:
                    return obj
            up = verb_of(tree, above)
            return subject_of(tree, up) if up is not None and up.i != verb.i else None
    return None


def _accused(tree: Tree, prep: Word) -> Word | None:
    """Whose deed "accused troops of shelling" tells: the accused's, not the accuser's."""
    verb = tree.head(prep)
    if verb is None or verb.lemma not in ACCUSING or prep.lemma.lower() not in ("of", "for", "from", "with"):
        return None
    return tree.child(verb, "nsubjpass") or tree.child(verb, "dobj")


def antecedent(tree: Tree, verb: Word) -> Word | None:
    """The noun a relative clause or participle describes; for "the Power of Siberia 2 pipeline, which" the noun
    whose phrase stands next."""
    noun = tree.head(verb)
    while noun is not None and noun.is_verb and noun.dep in ("conj", "relcl", "acl"):
        noun = tree.head(noun)
    return noun


class _Climb:
    def __init__(self, tree: Tree, timex: Timex, recent: bool, past: bool) -> None:
        self.tree, self.timex, self.recent, self.past = tree, timex, recent, past

    def start(self, top: Word) -> Hit | None:
        tree = self.tree
        head = tree.head(top)
        if head is None:
            return self._verbless(top)
        role: Role = "at"
        phrase = (self.timex.start, self.timex.end)
        match top.dep:
            case "poss" | "nmod" | "compound" | "amod" | "nummod":
                return self._by_noun(head, top, phrase)
            case "pobj" | "pcomp" if head.tag in ("IN", "TO", "VBG", "RP") or head.dep in ("prep", "agent"):
                if head.lemma.lower() in _COMPARING and head.lemma.lower() != "from":
                    return None
                role = _ROLES.get(head.lemma.lower(), "at")
                if self.timex.type is TimexType.TIME and role != "since":
                    role = "at"  # "shortly before midnight on Saturday" is Saturday
                elif role == "before" and any(
                    w.dep == "neg" or w.text.lower() == "not" for w in tree.words[max(0, head.i - 1) : head.i]
                ):
                    role = "from"  # "not before 2028"
                if head.start < self.timex.start and self.timex.start - head.end < 12:
                    phrase = (head.start, self.timex.end)
                above = tree.head(head)
                while (
                    above is not None
                    and above.dep in ("prep", "advmod", "npadvmod", "pcomp")
                    and not above.is_verb
                    and not above.is_noun
                ):
                    if above.dep == "npadvmod":
                        break
                    above = tree.head(above)
                if head.lemma.lower() == "for" and above is not None and above.is_verb:
                    meant = tree.child(above, "dobj")
                    if meant is not None and is_eventive(tree, meant):
                        return Hit(tree, meant, True, None, self.timex, role, phrase, cue=f"{above.text} … for")
                return self._on(above, role, phrase) if above is not None else None
        return self._on(head, role, phrase)

    def _verbless(self, top: Word) -> Hit | None:
        """A fragment such as a heading: its noun, if that is a happening."""
        for word in self.tree.words:
            if is_eventive(self.tree, word) and word.lemma not in WEAK_NOUNS:
                return Hit(self.tree, word, True, None, self.timex, "at", (self.timex.start, self.timex.end))
        return None

    def _by_noun(self, noun: Word, top: Word, phrase: tuple[int, int]) -> Hit | None:
        """A date inside a noun phrase: "Tuesday's talks", "the 2015 deal", "last year's early sanctions"."""
        tree = self.tree
        while noun.dep in ("poss", "compound", "nmod") and not is_eventive(tree, noun) and tree.head(noun) is not None:
            noun = tree.head(noun) or noun
        lemma = noun.lemma.lower()
        if is_eventive(tree, noun):
            if top.dep in ("nummod", "compound", "nmod", "amod") and lemma in WEAK_NOUNS:
                return None
            verb = tree.head(noun)
            if (
                verb is not None
                and noun.dep in ("nsubj", "nsubjpass")
                and verb.lemma in _HARMING
                and verb.tag in ("VBD", "VBN")
            ):
                return Hit(tree, verb, False, verb, self.timex, "at", phrase)
            return Hit(tree, noun, True, self._placing(noun), self.timex, "at", phrase)
        if noun.tag == "VBG":
            return Hit(tree, noun, False, noun, self.timex, "at", phrase)
        if top.dep != "poss":
            # "On 19 June police fired …": the parser took the date for a part of the noun after it
            verb = verb_of(tree, noun)
            if verb is not None and (noun.dep.startswith("nsubj") or noun.dep in ("pobj", "npadvmod", "dobj")):
                return self._verb(verb, "at", phrase)
        return None

    def _placing(self, noun: Word) -> Word | None:
        """The verb that says an event noun takes place, is due or is called off; None when the verb says something
        else."""
        verb = self.tree.head(noun)
        if verb is not None and verb.is_verb and noun.dep in ("nsubj", "nsubjpass") and verb.lemma in _PLACE_TAKING:
            return verb
        return None

    def _on(self, word: Word, role: Role, phrase: tuple[int, int]) -> Hit | None:
        """The date hangs on ``word`` as an adverbial."""
        tree = self.tree
        if word.is_verb or word.tag == "VBG":
            return self._verb(word, role, phrase)
        if word.tag.startswith("JJ") or word.tag in ("RB", "RBR", "RBS", "CD"):
            return self._adjective(word, role, phrase)
        if word.is_noun or word.tag in ("PRP", "DT"):
            return self._noun(word, role, phrase)
        above = tree.head(word)
        if word.dep in ("prep", "agent", "advmod", "mark", "pobj", "quantmod", "dative") and above is not None:
            return self._on(above, role, phrase)
        return None

    def _adjective(self, word: Word, role: Role, phrase: tuple[int, int]) -> Hit | None:
        tree = self.tree
        above = tree.head(word)
        if word.lemma in _DUE and above is not None:
            if above.is_noun and is_eventive(tree, above):
                return Hit(tree, above, True, None, self.timex, role, phrase, cue=word.text)
            verb = above if above.is_verb else verb_of(tree, above)
            if verb is not None:
                subject = subject_of(tree, verb)
                if subject is not None and is_eventive(tree, subject):
                    return Hit(tree, subject, True, verb, self.timex, role, phrase, cue=f"{verb.text} {word.text}")
                return self._verb(verb, role, phrase, cue=f"{verb.text} {word.text}")
        if role == "since" or word.tag in ("JJS", "RBS") or word.lemma in ("first", "last", "second", "third", "only"):
            return None  # "the first since 2019" dates something else, which the text does not tell
        if above is not None and above.is_verb:
            return self._verb(above, role, phrase)
        return self._on(above, role, phrase) if above is not None else None

    def _noun(self, noun: Word, role: Role, phrase: tuple[int, int]) -> Hit | None:
        tree = self.tree
        verb = tree.head(noun)
        if role == "since" and any(
            w.tag in ("JJS", "RBS") or w.lemma in ("only", "best", "worst") or _ORDINAL.fullmatch(w.text.lower())
            for w in tree.below(noun)
        ):
            return None
        if is_eventive(tree, noun) and not (noun.lemma in _TEXTS and verb is not None):
            holder = self._placing(noun)
            if holder is not None:
                return Hit(tree, noun, True, holder, self.timex, role, phrase)
            if verb is not None and verb.is_verb:
                if (
                    noun.dep in ("dobj", "attr")
                    and verb.lemma in LIGHT_VERBS
                    and verb.lemma not in ("announce", "declare", "call")
                ):
                    return self._verb(verb, role, phrase)
                if noun.dep == "dobj" and verb.lemma not in _ANNOUNCING and self.recent:
                    return self._verb(verb, role, phrase)
                if noun.dep in ("nsubj", "nsubjpass") and verb.lemma in _HARMING and verb.tag in ("VBD", "VBN"):
                    return self._verb(verb, role, phrase)
            return Hit(tree, noun, True, None, self.timex, role, phrase)
        above = verb
        while above is not None:
            if above.is_verb and above.dep not in ("aux", "auxpass"):
                return self._verb(above, role, phrase)
            if above.is_noun and is_eventive(tree, above):
                return self._noun(above, role, phrase)
            above = tree.head(above)
        return None

    def _verb(self, verb: Word, role: Role, phrase: tuple[int, int], cue: str = "") -> Hit | None:
        tree = self.tree
        if verb.dep in ("aux", "auxpass"):
            verb = tree.head(verb) or verb
        verb = self._said(self._joined(verb))
        if role == "since" and verb.tag == "VB" and verb.dep in ("acl", "relcl"):
            return None  # "the first leader to visit since 2018"
        subject = subject_of(tree, verb)
        if verb.lemma == "follow" and verb.text.lower() == "following":  # a preposition the parser took for a verb
            obj = tree.child(verb, "dobj")
            above = tree.head(verb)
            if obj is not None and is_eventive(tree, obj):
                return Hit(tree, obj, True, None, self.timex, "at", (self.timex.start, self.timex.end))
            return self._verb(above, "after", phrase) if above is not None and above.is_verb else None
        noun = self._noun_before(verb, subject)
        if noun is not None:
            return Hit(tree, noun, True, verb if verb.lemma in _PLACE_TAKING else None, self.timex, role, phrase)
        # "is due to be complete", "plans to visit": the date belongs to what is planned
        inner = tree.child(verb, "xcomp")
        if inner is not None and inner.is_verb and _hands_down(tree, verb, inner):
            verb = inner
        if (
            role in ("at", "since")
            and verb.tag == "VB"
            and verb.dep in ("advcl", "xcomp")
            and self.past
            and (above := tree.head(verb)) is not None
            and (above.tag in ("VBD", "VBN") if role == "at" else True)
            and tree.child(above, "auxpass") is None
            and above.lemma not in ("begin", "start", "manage", "continue", "help", "try", "use")
        ):
            verb = above  # "flew to Rome to meet the pope on Monday": both are Monday's, the flight is the fact
            subject = subject_of(tree, verb)
        if verb.lemma in (
            "take",
            "hold",
            "schedule",
            "set",
            "plan",
            "slate",
            "expect",
            "happen",
            "occur",
            "fall",
            "postpone",
            "delay",
        ):
            took_place = verb.lemma != "take" or any(w.lemma == "place" for w in tree.below(verb, "dobj"))
            passive = tree.child(verb, "nsubjpass", "auxpass") is not None or verb.lemma in (
                "take",
                "happen",
                "occur",
                "fall",
            )
            if took_place and passive and subject is not None and is_eventive(tree, subject):
                return Hit(tree, subject, True, verb, self.timex, role, phrase, cue=cue)
            if verb.dep == "acl" and subject is not None and is_eventive(tree, subject) and verb.tag == "VBN":
                return Hit(tree, subject, True, verb, self.timex, role, phrase, cue=verb.text)
        if verb.lemma == "be":
            attribute = tree.child(verb, "attr")
            if (
                subject is not None
                and is_eventive(tree, subject)
                and attribute is None
                and tree.child(verb, "acomp") is None
            ):
                return Hit(tree, subject, True, verb, self.timex, role, phrase, cue=cue)
        return Hit(tree, verb, False, verb, self.timex, role, phrase, cue=cue)

    def _said(self, verb: Word) -> Word:
        """ "said on Thursday he would meet …": a date between the saying and the subject of what is said is the saying's."""
        above = self.tree.head(verb)
        own = self.tree.child(verb, "nsubj", "nsubjpass", "expl")
        if verb.dep != "ccomp" or above is None or own is None or above.lemma not in REPORTING | SPEECH_ACTS:
            return verb
        first = min(self.tree.words[i].start for i in self.tree.subtree(own))
        return above if above.end <= self.timex.start and self.timex.end <= first else verb

    def _joined(self, verb: Word) -> Word:
        """ "were frozen in 2013 and, in March 2015, were declared over": the verb after the "and" that the date
        follows."""
        for joined in self.tree.below(verb, "conj"):
            if not joined.is_verb or not self.timex.end <= joined.start:
                continue
            link = next(
                (
                    w
                    for w in self.tree.below(verb, "cc", "punct")
                    if verb.i < w.i and w.end <= self.timex.start and w.text in ("and", "but", ";", "then")
                ),
                None,
            )
            if link is not None:
                return self._joined(joined)
        return verb

    def _noun_before(self, verb: Word, subject: Word | None) -> Word | None:
        """The event noun a date directly follows inside a subject ("Xi's visit to Moscow this week has been filled
        with …"), unless the verb is a happening of its own ("The summit on Tuesday agreed …")."""
        tree = self.tree
        if subject is None or verb.lemma in VERBS or not subject.end <= self.timex.start < verb.start:
            return None
        if is_eventive(tree, subject) and any(tree.words[i].end <= self.timex.start for i in tree.subtree(subject)):
            between = [
                w for w in tree.words[subject.i : verb.i] if w.start < self.timex.start and w.dep in ("aux", "auxpass")
            ]
            return None if between else subject
        return None


def _hands_down(tree: Tree, verb: Word, inner: Word) -> bool:
    """Whether a date that hangs on ``verb`` is meant for its infinitive: "is scheduled to meet", "hopes to"; a
    dated "agreed on Monday to" keeps it."""
    if verb.tag in ("VBZ", "VBP", "VBG") or tree.child(verb, "auxpass") is not None:
        return verb.lemma in (
            "schedule",
            "set",
            "plan",
            "expect",
            "slate",
            "due",
            "intend",
            "hope",
            "aim",
            "be",
            "want",
            "prepare",
            "begin",
            "start",
            "go",
        )
    return False


def verb_is_eventful(tree: Tree, verb: Word) -> bool:
    """Whether a dated verb tells a happening: not plain reporting, and no bare "be" or "have" without an event in
    its complement."""
    lemma = verb.lemma.lower()
    if lemma in REPORTING and lemma not in SPEECH_ACTS:
        return (
            lemma in _DOING_TOO
            and tree.child(verb, "ccomp") is None
            and tree.child(verb, "dobj", "prep", "prt", "advmod") is not None
        )
    if lemma in ("have", "let", "make", "get", "see") and (caused := tree.child(verb, "ccomp")) is not None:
        return caused.is_verb and caused.lemma not in TRIVIAL_VERBS
    if lemma == "be" and _is_somewhere(tree, verb):
        return True
    if lemma in TRIVIAL_VERBS:
        for part in tree.below(verb, "dobj", "attr", "acomp", "prep", "oprd"):
            inner = tree.child(part, "pobj") if part.dep == "prep" else part
            if inner is not None and (
                is_eventive(tree, inner)
                or inner.lemma in ("due", "effective", "complete", "operational", "born", "able")
            ):
                return True
        return False
    return True


def _is_somewhere(tree: Tree, verb: Word) -> bool:
    """ "Blinken was in Kyiv on Tuesday": a named person's presence is a visit."""
    subject = subject_of(tree, verb)
    if subject is None or subject.tag != "NNP" or tree.child(verb, "attr", "acomp", "xcomp") is not None:
        return False
    if any(w.text.lower() in ("here", "there") for w in tree.below(verb, "advmod")):
        return True
    return any(
        (obj := tree.child(prep, "pobj")) is not None and obj.tag == "NNP"
        for prep in tree.below(verb, "prep")
        if prep.lemma.lower() == "in"
    )


def statement(tree: Tree, verb: Word) -> Word | None:
    """The content verb of a dated saying ("said on Monday that it had taken the town"), None when the verb is no
    saying."""
    if verb.lemma not in SAYING or verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
        return None
    content = tree.child(verb, "ccomp", "xcomp")
    return content if content is not None and content.is_verb else None
