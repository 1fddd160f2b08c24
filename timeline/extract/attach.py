"""Which happening a time expression dates: from the words of the expression up the tree to a verb or a noun of
happening.

The expression "Tuesday" in "Following Tuesday's talks, Putin accused Kyiv" dates the noun "talks", in "The two
signed a declaration Tuesday" the verb, in "the pipeline, which was completed in 2019" the verb of the relative
clause, and in "the first visit since 2019" nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.clauses import Hit, Role, is_eventive, is_negated, is_ranked, subject_of, verb_of
from timeline.extract.lexicon_en import LIGHT_VERBS, VERBS, WEAK_NOUNS
from timeline.extract.rehang import meant
from timeline.extract.tree import Tree, Word
from timeline.records import Basis, Timex, TimexType

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
_INSIDE = frozenset(["poss", "nmod", "compound", "amod", "nummod"])
"""Dependencies of a date that stands inside a noun phrase, before its noun."""
_COMING = frozenset(["until", "before"])
"""Roles at which a "not" speaks of the time before only."""
_COMPARING = frozenset("than compare compared versus vs like unlike from".split())
_ANNOUNCING = frozenset(
    """announce call plan schedule expect postpone propose demand urge seek delay promise set want favour favor
    back support boycott move bring reschedule prepare await discuss oppose approve cancel slate project predict""".split()
)
_DUE = frozenset(["due", "scheduled", "planned", "set", "slated", "expected", "set"])
_HARMING = frozenset("kill injure wound leave claim destroy damage displace hit devastate topple oust strike".split())
_MONTH = re.compile(r"(?:Jan|Febr|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?")
_CHANGING = frozenset("up down rise fall increase decrease drop jump decline percent %".split())
_UNITS = frozenset(["hour", "day", "week", "month", "year"])
_FIXING = frozenset(["schedule", "plan", "set", "slate", "expect", "due"])
_DEFERRING = frozenset("adjourn postpone delay defer reschedule move push put suspend".split())
"""Verbs that name with "until" or "to" the day to which something is put off."""
COMMITTING = frozenset(
    """agree decide pledge vow promise plan offer propose schedule expect threaten arrange resolve commit undertake intend hope
    want urge ask order tell instruct invite call set prepare""".split()
)
"""Verbs whose infinitive is still to come when they are said: "agreed to vote in June"."""
RELATIVE = re.compile(
    r"\b(?:this|last|next|past|coming|previous|following|same|that|ago|earlier|later|\d{4}|today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)
"""Words that settle which Tuesday, which May is meant."""
_LABELLED = frozenset(
    """budget announcement statement speech address report request proposal round session deadline crisis conflict aid loan grant
    exchange test talk dialogue assembly congress forum poll""".split()
)
"""Nouns that a year before them tells from others of their kind ("the 2021 budget", "a 2019 report"), and dates no happening."""
_TEXTS = frozenset("report statement announcement speech address interview briefing".split())
"""Nouns of saying: a date beside one is its verb's ("said in a report on Friday")."""
_PLACE_TAKING = frozenset(
    """hold schedule plan set slate expect take happen occur mark due convene postpone delay fall come""".split()
)


def find(tree: Tree, timex: Timex, *, recent: bool, past: bool = False) -> Hit | None:
    """The happening that ``timex`` dates, None when it dates none. ``recent``: the date lies within some days of
    publication, where news dates its own verbs; older dates stand with the noun beside them. ``past``: it is over.
    """
    words = tree.covering(timex.start, timex.end)
    top = tree.top(words)
    if top is None:
        return None
    return _Climb(tree, timex, recent, past).start(top)


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
        if (
            top.dep == "nummod"
            and head.dep == "pobj"
            and _MONTH.fullmatch(head.text)
            and (over := tree.head(head)) is not None
        ):
            top, head = head, over  # the 3 of "on 3, 5 and 9 May"
        if top.dep not in _INSIDE and (noun := self._noun_behind()) is not None:
            return self._by_noun(noun, top, phrase)
        match top.dep:
            case inside if inside in _INSIDE:
                return self._by_noun(head, top, phrase)
            case "pobj" | "pcomp" if head.tag in ("IN", "TO", "VBG", "RP") or head.dep in ("prep", "agent"):
                if head.lemma.lower() in _COMPARING and head.lemma.lower() != "from":
                    return None
                if head.lemma.lower() == "from" and self.past and self._is_compared(head):
                    return None
                role = _ROLES.get(head.lemma.lower(), "at")
                if role == "since" and self._is_record(head):
                    return None
                put_off = self._put_off(head)
                if put_off is not None:
                    return put_off
                if self.timex.type is TimexType.TIME and role != "since":
                    role = "at"  # "shortly before midnight on Saturday" is Saturday
                elif role == "before" and any(
                    w.dep == "neg" or w.text.lower() == "not" for w in tree.words[max(0, head.i - 1) : head.i]
                ):
                    role = "not before"  # "not before 2028"
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
                if above is not None and above.lemma == "give" and role == "until":
                    return None  # a deadline, which tells what may be done until then
                if above is not None and above.is_verb and role in _COMING and is_negated(tree, above):
                    hit = self._on(above, "not before" if role == "before" else "at", phrase)
                    return hit and replace(hit, not_until=True)
                return self._on(above, role, phrase) if above is not None else None
        return self._on(head, role, phrase)

    def _is_record(self, since: Word) -> bool:
        """Whether "since" measures a superlative beside it, wherever the parser hung it: "fell to its lowest level since 2020"."""
        near = self.tree.words[max(0, since.i - 4) : since.i]
        return any(w.tag in ("JJS", "RBS") or w.lemma in ("worst", "first") for w in near) and not any(
            w.text == "," or w.is_verb for w in near
        )

    def _is_compared(self, prep: Word) -> bool:
        """Whether "from" names what something rose or fell from: "down two billion from 1996"."""
        near = {w.lemma.lower() for w in self.tree.words[max(0, prep.i - 6) : prep.i]}
        return bool(near & _CHANGING)

    def _put_off(self, prep: Word) -> Hit | None:
        """What is to take place after all: "adjourned the trial until 3 June", "the vote was postponed to June"."""
        tree = self.tree
        verb = tree.head(prep)
        if verb is not None and verb.text.lower() == "back":
            verb = tree.head(verb)  # "pushed back to December"
        if verb is None or verb.lemma not in _DEFERRING or prep.lemma.lower() not in ("until", "till", "to", "for"):
            return None
        thing = tree.child(verb, "dobj", "nsubjpass")
        if thing is None or not is_eventive(tree, thing):
            return None
        return Hit(
            tree, thing, True, None, self.timex, "at", (prep.start, self.timex.end), cue=f"{verb.text} {prep.text}"
        )

    def _noun_behind(self) -> Word | None:
        """The happening a date stands before inside one noun phrase, which a parser may take apart: "the Dec. 21, 1988,
        bombing of", "his Aug. 2 power grab"."""
        tree, words = self.tree, self.tree.words
        inside = tree.covering(self.timex.start, self.timex.end)
        before, after = inside[0].i - 1, inside[-1].i + 1
        while before >= 0 and words[before].tag.startswith("JJ"):
            before -= 1
        if before < 0 or words[before].tag not in ("DT", "PRP$", "POS"):
            return None
        if after < len(words) and words[after].text == "," and self.timex.text[-4:].isdigit():
            after += 1
        run = after
        while run < len(words) and run < after + 5 and words[run].tag[:2] in ("JJ", "NN", "CD", "HY"):
            run += 1
        last = words[run - 1]
        return last if run > after and is_eventive(tree, last) else None

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
            if top.dep in ("nummod", "compound", "nmod", "amod") and lemma in _LABELLED:
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
            # "On 19 June police fired …": the parser took the date for a part of the noun after it; but a past date between
            # article and noun stays there, unless what the noun does was done then ("a 1996 law banned …")
            inside = top.i > 0 and tree.words[top.i - 1].tag in ("DT", "PRP$", "POS") and self.past
            verb = verb_of(tree, noun)
            objects = () if inside else ("pobj", "npadvmod", "dobj")
            if verb is not None and (noun.dep.startswith("nsubj") or noun.dep in objects):
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
        if role == "since" and is_ranked(tree, noun):
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
        verb = meant(tree, self.timex, verb, role, past=self.past)
        if role == "since" and _looks_ahead(tree, verb):
            return self._lasting_noun(verb, phrase)
        if role == "since" and (
            (verb.tag == "VB" and verb.dep in ("acl", "relcl"))
            or any(w.lemma == "time" and is_ranked(tree, w) for w in tree.up(verb))
            or any(is_ranked(tree, w) for w in tree.below(verb, "attr", "acomp"))
        ):
            return None  # "the first leader to visit since 2018", "the first time he had spoken since"
        subject = subject_of(tree, verb)
        if verb.lemma == "follow" and verb.text.lower() == "following":  # a preposition the parser took for a verb
            obj = tree.child(verb, "dobj")
            above = tree.head(verb)
            if obj is not None and is_eventive(tree, obj):
                return Hit(tree, obj, True, None, self.timex, "at", (self.timex.start, self.timex.end))
            return self._verb(above, "after", phrase) if above is not None and above.is_verb else None
        if (told := self._told_inside(verb, role, phrase)) is not None:
            return told
        if role == "at" and verb.tag == "VB" and self.past and not self.recent and verb.end <= self.timex.start:
            obj = tree.child(verb, "dobj")
            if obj is not None and is_eventive(tree, obj) and verb.lemma not in LIGHT_VERBS:
                return Hit(
                    tree, obj, True, None, self.timex, role, phrase
                )  # "to honour the signing of a pact 50 years ago"
        if role == "at" and (start := self._measured_from(phrase)) is not None:
            return Hit(tree, start, True, None, self.timex, "at", phrase)
        noun = self._noun_before(verb, subject)
        if noun is not None:
            return Hit(tree, noun, True, verb if verb.lemma in _PLACE_TAKING else None, self.timex, role, phrase)
        # "is due to be complete", "plans to visit": the date belongs to what is planned
        inner = tree.child(verb, "xcomp")
        if inner is not None and inner.is_verb and _hands_down(tree, verb, inner):
            verb = inner
        if (
            role in ("at", "since", "until")
            and verb.tag == "VB"
            and verb.dep in ("advcl", "xcomp")
            and self.past
            and (above := tree.head(verb)) is not None
            and (above.tag in ("VBD", "VBN") if role == "at" else True)
            and (tree.child(above, "auxpass") is None or verb.lemma == "include")
            and above.lemma not in ("begin", "start", "manage", "continue", "help", "try", "use")
            and not (above.lemma in COMMITTING and self._is_open and verb.end <= self.timex.start)
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

    def _lasting_noun(self, verb: Word, phrase: tuple[int, int]) -> Hit | None:
        """What has lasted since a date that stands with a verb to come ("will examine the truce in effect since May")."""
        tree = self.tree
        inside = [tree.words[i] for i in tree.subtree(verb) if verb.i < i and tree.words[i].end <= phrase[0]]
        noun = next((w for w in reversed(inside) if is_eventive(tree, w)), None)
        return Hit(tree, noun, True, None, self.timex, "since", phrase) if noun is not None else None

    def _measured_from(self, phrase: tuple[int, int]) -> Word | None:
        """The happening right before a date from which another is measured: "died within weeks of his capture on 3 March",
        "two days after the attack on Monday"."""
        tree = self.tree
        before = next((w for w in reversed(tree.words) if w.end <= phrase[0]), None)
        if (
            before is None
            or not is_eventive(tree, before)
            or (prep := tree.head(before)) is None
            or before.dep != "pobj"
        ):
            return None
        if prep.lemma.lower() == "of":
            unit = tree.head(prep)
            above = tree.head(unit) if unit is not None else None
            return (
                before
                if unit is not None and unit.lemma in _UNITS and above is not None and above.dep == "prep"
                else None
            )
        measured = any(w.lemma in _UNITS for w in tree.below(prep, "npadvmod", "advmod"))
        return before if prep.lemma.lower() in ("after", "before", "following") and measured else None

    @property
    def _is_open(self) -> bool:
        """Whether the words leave it to the clause which Monday or June is meant."""
        return self.timex.basis is not Basis.STATED and not RELATIVE.search(self.timex.text)

    def _told_inside(self, verb: Word, role: Role, phrase: tuple[int, int]) -> Hit | None:
        """What stands between verb and date and is dated instead of the verb: the meeting of "scheduled a meeting Thursday";
        and with a present or present perfect, which take no date that is over ("has sent a team for an envoy kidnapped two years
        ago"; R. Quirk et al., A Comprehensive Grammar of the English Language, 4.23), the participle, infinitive or
        noun nearest to the date."""
        tree = self.tree
        if verb.end > self.timex.start or role != "at":
            return None
        inside = [tree.words[i] for i in tree.subtree(verb) if verb.i < i and tree.words[i].end <= self.timex.start]
        for word in reversed(inside):
            # "will miss a rally planned in Lima on 7 June"
            noun = tree.head(word)
            if (
                word.lemma in _FIXING
                and word.tag == "VBN"
                and word.dep == "acl"
                and noun is not None
                and is_eventive(tree, noun)
            ):
                return Hit(tree, noun, True, word, self.timex, role, phrase, cue=word.text)
        if verb.lemma in ("schedule", "slate", "plan") and tree.child(verb, "auxpass") is None:
            obj = tree.child(verb, "dobj")
            if obj is not None and is_eventive(tree, obj) and obj.end <= self.timex.start:
                return Hit(tree, obj, True, None, self.timex, role, phrase, cue=verb.text)
        auxes = {a.text.lower() for a in tree.below(verb, "aux", "auxpass")}
        bare = not any(a.tag in ("MD", "TO") for a in tree.below(verb, "aux"))
        perfect = bare and verb.tag == "VBN" and bool(auxes & {"has", "have", "'ve", "’ve"})
        present = verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and bool(auxes & {"is", "are"}))
        if not perfect and not (present and self.past):
            return None
        for word in reversed(inside):
            if word.tag == "VB" and word.dep in ("xcomp", "acl", "ccomp") and verb.lemma in COMMITTING:
                return Hit(tree, word, False, word, self.timex, role, phrase)
            if self.past and word.tag in ("VBN", "VBD") and word.dep in ("acl", "relcl", "pcomp"):
                return Hit(tree, word, False, word, self.timex, role, phrase)
            if self.past and not self.recent and is_eventive(tree, word) and word.dep == "pobj":
                return Hit(tree, word, True, None, self.timex, role, phrase)
        return None

    def _noun_before(self, verb: Word, subject: Word | None) -> Word | None:
        """The event noun a date directly follows inside a subject ("Lee's visit to Oslo this week has been marked
        by …"), unless the verb is a happening of its own ("The summit on Tuesday agreed …")."""
        tree = self.tree
        if subject is None or verb.lemma in VERBS or not subject.end <= self.timex.start < verb.start:
            return None
        if is_eventive(tree, subject) and any(tree.words[i].end <= self.timex.start for i in tree.subtree(subject)):
            between = [
                w for w in tree.words[subject.i : verb.i] if w.start < self.timex.start and w.dep in ("aux", "auxpass")
            ]
            return None if between else subject
        return None


def _looks_ahead(tree: Tree, verb: Word) -> bool:
    return any(
        a.lemma.lower() in ("will", "shall") or a.text.lower() in ("'ll", "’ll") for a in tree.below(verb, "aux")
    )


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
