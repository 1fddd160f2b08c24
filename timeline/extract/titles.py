"""Titles as an editor writes them, and the actors they name: subject, verb in the present tense, object; no date,
at most ten words.

A title is made of the words of the clause, in their order, with less and less detail until it fits: first without
relative clauses and time phrases, then without the adverbials that matter least, last without adjectives. Pronouns
and descriptions give way to the names they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.extract.actors import Named
from timeline.extract.clauses import Hit, antecedent, subject_of
from timeline.extract.inflect import PLURAL_WORDS, gerund, present
from timeline.extract.lexicon_en import SAYING
from timeline.extract.persons_en import OFFICE_WORD
from timeline.extract.reference import Earlier, Reference
from timeline.extract.tree import Word
from timeline.records import Actor, ActorRole

MAX_WORDS = 10
"""An editor's line: longer ones are cut by timelines, and the eye reads no more at a glance."""

_ACTING_PREPOSITIONS = frozenset("with against between by on upon for of among over".split())
"""After these a capital is its state ("sanctions on Moscow", "talks with Kyiv"); after others it is a place ("in
Moscow")."""
_DROPPED_ADVERBS = frozenset(
    """also then later earlier meanwhile however already still recently finally now subsequently just only again
    initially currently""".split()
)
_KEPT_PREPOSITIONS = """of out to with against for on over from into in at between as by about toward towards under
    through near off after without among across outside amid before""".split()
"""Order of keeping when a title must shrink: the last go first."""

_GOING_TO = frozenset(
    "visit leave reach enter tour capture seize bomb shell strike attack storm take retake hit".split()
)
"""Verbs whose object is the place itself: who visits Rome goes to the city, who warns Rome warns the state."""

Piece = tuple[int, str, bool]
"""(index of the word it stands for, text, glued to the piece before it)."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title with the actors it names; ``complete`` is False when a pronoun stayed unresolved or the subject is
    missing.

    ``subject`` and ``objects`` are the actors on either side; ``place`` is "in the Kremlin", when the clause has one.
    """

    text: str
    actors: tuple[Actor, ...] = ()
    subjects: tuple[Actor, ...] = ()
    place: str = ""
    complete: bool = True
    content: bool = True
    """False when a verb's clause of content ("said that …") found no room."""


@dataclass
class Titler(Reference):
    """Makes titles of one tree."""

    # -- whole titles -------------------------------------------------------------------------------------------------

    def of(self, hit: Hit, *, planned: bool) -> Title:
        self._unresolved = False
        if hit.nominal:
            return self._of_noun(hit)
        verb = hit.head
        told = {a.text.lower() for a in self.tree.below(verb, "aux", "auxpass")} & {"has", "have", "had", "was", "were"}
        done = verb.tag == "VBD" or (verb.tag == "VBN" and bool(told))
        return self._of_verb(verb, planned and not done)

    def _of_noun(self, hit: Hit) -> Title:
        self._doers = ()
        noun = hit.head
        for level in range(5):
            pieces = self._phrase(noun, level, acting=False)
            if _count(pieces) <= MAX_WORDS:
                break
        names = self._names(self.tree.subtree(noun, self._time_and_clause(noun)), owner=True)
        owner = self.tree.child(noun, "poss")
        told = self._resolve(owner) if owner is not None and owner.tag == "NN" else ()  # "the Chinese leader's visit"
        subjects = (
            *told,
            *(a for a, owns in names if owns and a not in told and not (told and a.code == told[0].code)),
        )
        actors = self._with_roles(subjects, [a for a, owns in names if not owns])
        return Title(_render(pieces), actors, subjects, self._place(noun), not self._unresolved)

    def _of_verb(self, verb: Word, planned: bool) -> Title:
        tree = self.tree
        subject = subject_of(tree, verb)
        passive = verb.tag == "VBN" and (
            tree.child(verb, "auxpass", "nsubjpass") is not None
            or (verb.dep in ("acl", "relcl", "conj", "ROOT", "advcl") and tree.child(verb, "aux") is None)
        )
        if passive and verb.dep == "conj" and tree.child(verb, "auxpass", "nsubjpass") is None:
            above = tree.head(verb)
            passive = above is not None and (tree.child(above, "auxpass") is not None or above.dep == "acl")
        if passive and tree.child(verb, "nsubj") is not None and tree.child(verb, "auxpass", "nsubjpass") is None:
            passive = False  # a past tense that the tagger took for a participle: it has a subject of its own
        agent = tree.child(verb, "agent")
        doer = tree.child(agent, "pobj") if agent is not None else None
        undergoer = subject if passive else None
        if passive and doer is not None:
            subject = doer
        pieces: list[Piece] = []
        fuller: list[Piece] | None = None
        self._doers = ()
        if subject is not None:
            named = self._name_of(subject)
            self._doers = (named.actor,) if named is not None else self._resolve(subject)
        for level in range(5):
            self._unresolved = False
            head, plural = self._subject(subject, level) if subject is not None else ([], False)
            body = self._verb_phrase(verb, level, planned=planned, plural=plural, passive=passive and doer is None)
            if passive and doer is not None and undergoer is not None:
                first, *rest = body
                body = [first, *self._subject(undergoer, level + 1)[0], *rest]
            pieces = [*head, *body]
            fuller = fuller or (_cut(pieces) if level == 1 else None)
            if _count(pieces) <= MAX_WORDS:
                break
        if _count(pieces) > MAX_WORDS:
            pieces = _cut(pieces)
        if fuller is not None and len(pieces) <= 3 and _count(fuller) > _count(pieces):
            pieces = fuller  # cut after a whole phrase it says more than bare subject and verb
        complete = not self._unresolved and subject is not None
        sources = self.actors_of(subject) if subject is not None else ()
        if passive and doer is None:
            targets, sources = sources, ()
        else:
            targets = self.actors_of(undergoer) if undergoer is not None and doer is not None else ()
        others = [a for a, _ in self._names(self._complements(verb), owner=False)]
        contents = {w.i for w in tree.below(verb, "ccomp", "xcomp")}
        return Title(
            _render(pieces),
            self._with_roles(sources, [*targets, *others]),
            sources,
            self._place(verb),
            complete,
            bool(contents & {i for i, _, _ in pieces}) or not contents,
        )

    # -- parts --------------------------------------------------------------------------------------------------------

    def _subject(self, word: Word, level: int) -> tuple[list[Piece], bool]:
        resolved = self._resolve(word) or self._pair(word)
        if resolved:
            text = _join([self.cast.short(a) for a in resolved])
            return [(word.i, text, False)], len(resolved) > 1
        if word.tag == "PRP" and (antecedents := self._spoken_of(word)) is not None:
            text, plural = antecedents
            self._unresolved = False
            return [(word.i, text, False)], plural
        pieces = self._phrase(word, level, acting=True)
        plural = (
            word.tag in ("NNS", "NNPS")
            or self.tree.child(word, "conj") is not None
            or word.text.lower() in PLURAL_WORDS
            or (word.tag == "CD" and word.text.lower() not in ("1", "one"))
        )
        if word.tag in ("NNP", "NNPS") and self._state_like(word):
            plural = self.tree.child(word, "conj") is not None
        return pieces, plural

    def _spoken_of(self, pronoun: Word) -> tuple[str, bool] | None:
        """What an "it" or "they" that names nobody stands for: a subject before it in the sentence, else the one of
        the sentence before."""
        lower = pronoun.text.lower()
        if lower not in ("it", "they"):
            return None
        for at in reversed(self.tree.words[: pronoun.i]):
            if at.dep in ("nsubj", "nsubjpass") and at.is_noun:
                plural = at.tag in ("NNS", "NNPS") or at.text.lower() in PLURAL_WORDS
                if plural == (lower == "they"):
                    return _render(self._phrase(at, 3, acting=True), capital=False), plural
        if self.earlier is not None and self.earlier.text and self.earlier.plural == (lower == "they"):
            return self.earlier.text, self.earlier.plural
        return None

    def leading(self) -> Earlier | None:
        """The subject of the sentence, for the sentence after it."""
        root = next((w for w in self.tree.words if w.dep == "ROOT"), None)
        subject = subject_of(self.tree, root) if root is not None else None
        if subject is None or subject.tag in ("WP", "WDT", "EX"):
            return None
        self._doers, was = (), self._unresolved
        pieces, plural = self._subject(subject, 3)
        unresolved, self._unresolved = self._unresolved, was
        return None if unresolved else Earlier(_render(pieces, capital=False), plural, self.actors_of(subject))

    def _verb_phrase(self, verb: Word, level: int, *, planned: bool, plural: bool, passive: bool) -> list[Piece]:
        tree = self.tree
        due = tree.child(verb, "acomp") if verb.lemma == "be" else None
        if due is not None and due.lemma in ("due", "ready", "set"):
            first = ""  # "is due in Brussels": an editor leaves the verb out
        elif passive:
            first = (
                f"to be {verb.text}"
                if planned and verb.lemma not in ("expect", "schedule", "plan", "slate")
                else verb.text
            )
        elif planned:
            first = f"to {verb.lemma}"
        else:
            first = present(verb.lemma.lower(), plural=plural)
        pieces: list[Piece] = [(verb.i, first, False)]
        quoted: list[Piece] = []
        kept = _KEPT_PREPOSITIONS[: (99, 99, 12, 6, 2)[level]]
        for part in tree.below(verb):
            if part.i in self._dropped or self._all_dropped(part):
                continue
            match part.dep:
                case "dobj" | "attr" | "oprd":
                    pieces += self._object(part, level, acting=verb.lemma not in _GOING_TO)
                case "dative":
                    pieces += (
                        self._preposition(part, level)
                        if part.tag in ("IN", "TO")
                        else self._phrase(part, level + 1, acting=True)
                    )
                case "prt":
                    pieces.append((part.i, part.text, False))
                case "acomp":
                    pieces += self._complement(part, level)
                case "prep" if part.lemma.lower() in kept and part.i > verb.i and not self._empty(part):
                    pieces += self._preposition(part, level)
                case "xcomp" if level < 4:
                    pieces += self._infinitive(part, level)
                case "ccomp" if level < 3 and part.i > verb.i:
                    pieces += self._clause(part, level)
                case "ccomp" if level < 3 and verb.lemma in SAYING:
                    quoted = self._clause(part, level)  # a quotation that stands before its verb
                case "advmod" if (
                    level == 0 and part.lemma not in _DROPPED_ADVERBS and part.i > verb.i and tree.head(part) == verb
                ):
                    if not tree.below(part):
                        pieces.append((part.i, part.text, False))
                case "conj" if level < 2 and verb.tag == part.tag and not self._own_time(part):
                    told = [p for inner in tree.below(part, "dobj") for p in self._object(inner, level + 1)]
                    if told and not tree.below(part, "nsubj", "nsubjpass", "aux", "auxpass"):
                        form = part.lemma if planned else present(part.lemma.lower(), plural=plural)
                        pieces += [(part.i - 1, "and", False), (part.i, part.text if passive else form, False), *told]
        pieces += quoted
        return pieces

    def _empty(self, prep: Word) -> bool:
        """ "for the first time", "in part": phrases that tell nothing by themselves."""
        obj = self.tree.child(prep, "pobj")
        return obj is not None and obj.lemma in (
            "time",
            "part",
            "example",
            "instance",
            "course",
            "exchange",
            "addition",
            "fact",
            "turn",
        )

    def _own_time(self, verb: Word) -> bool:
        return any(i in self._dropped for i in self.tree.subtree(verb))

    def _object(self, word: Word, level: int, *, acting: bool = True) -> list[Piece]:
        resolved = self._resolve(word)
        if resolved and word.tag == "PRP" and set(resolved) & set(self._doers):
            resolved = ()
            self._unresolved = True
        if resolved:
            return [(word.i, _join([self.cast.short(a) for a in resolved]), False)]
        return self._phrase(word, level, acting=acting)

    def _complement(self, word: Word, level: int) -> list[Piece]:
        pieces: list[Piece] = [(word.i, word.text, False)]
        for part in self.tree.below(word, "prep", "xcomp"):
            if part.i not in self._dropped and level < 3:
                pieces += self._preposition(part, level) if part.dep == "prep" else self._infinitive(part, level)
        return pieces

    def _infinitive(self, verb: Word, level: int) -> list[Piece]:
        to = self.tree.child(verb, "aux")
        pieces: list[Piece] = [(to.i, "to", False)] if to is not None and to.tag == "TO" else []
        form = verb.lemma if pieces else verb.text
        rest = self._verb_phrase(verb, level + 1, planned=False, plural=True, passive=False) if verb.is_verb else []
        return [*self._negation(verb), *pieces, (verb.i, form, False), *rest[1:]]

    def _clause(self, verb: Word, level: int) -> list[Piece]:
        """A content clause: "that the talks have failed" shrunk to subject, verb and object."""
        subject = self.tree.child(verb, "nsubj", "nsubjpass")
        if not verb.is_verb:  # "make Australia a republic"
            owner = self._phrase(subject, level + 1, acting=True) if subject is not None else []
            return [*owner, *self._phrase(verb, level + 1, acting=True)] if owner and verb.is_noun else []
        if subject is None:
            return []
        if subject.text.lower() in ("i", "we", "you"):
            return []  # words of a quotation, which no title can keep as they are
        if subject.tag == "PRP":  # "says he is leaving": who speaks is named already
            head: list[Piece] = [(subject.i, subject.text.lower(), False)]
        else:
            head, _ = self._subject(subject, level + 1)
        plural = subject.tag in ("NNS", "NNPS") or subject.text.lower() in PLURAL_WORDS
        auxes: list[Piece] = [
            (a.i, _told_now(a.text, plural=plural), False) for a in self.tree.below(verb, "aux", "auxpass", "neg")
        ]
        rest = self._verb_phrase(verb, level + 1, planned=False, plural=True, passive=False)
        return [*head, *auxes, (verb.i, verb.text, False), *rest[1:]]

    def _preposition(self, prep: Word, level: int) -> list[Piece]:
        pieces: list[Piece] = []
        for obj in self.tree.below(prep, "pobj", "pcomp", "prep"):
            if obj.i in self._dropped:
                continue
            if obj.dep == "pcomp" and (willing := self._willing(obj)) is not None:
                pieces += [*self._negation(obj), (obj.i, gerund(willing.lemma), False)]
                pieces += self._verb_phrase(willing, level + 1, planned=False, plural=True, passive=False)[1:]
            elif obj.dep == "pcomp":
                pieces += [
                    *self._negation(obj),
                    (obj.i, obj.text, False),
                    *self._verb_phrase(obj, level + 1, planned=False, plural=True, passive=False)[1:],
                ]
            elif obj.dep == "prep":
                pieces += self._preposition(obj, level)
            else:
                resolved = self._resolve(obj)
                acting = prep.lemma.lower() in _ACTING_PREPOSITIONS
                pieces += (
                    [(obj.i, _join([self.cast.short(a) for a in resolved]), False)]
                    if resolved
                    else self._phrase(obj, level + 1, acting=acting)
                )
        return [(prep.i, prep.text.lower(), False), *pieces] if pieces else []

    def _willing(self, verb: Word) -> Word | None:
        """ "being willing to implement" says no more than "implementing": its infinitive."""
        adjective = self.tree.child(verb, "acomp") if verb.lemma == "be" else None
        if adjective is None or adjective.lemma not in ("willing", "able", "ready", "prepared"):
            return None
        return self.tree.child(adjective, "xcomp")

    def _negation(self, verb: Word) -> list[Piece]:
        return [(w.i, "not", False) for w in self.tree.below(verb, "neg")]

    def _phrase(self, noun: Word, level: int, *, acting: bool) -> list[Piece]:
        """A noun phrase: names short and whole, articles and clauses gone, modifiers by level; ``acting`` turns
        capitals into states."""
        tree = self.tree
        named = self._name_of(noun)
        if (
            named is not None
            and (named.how is Named.PERSON or (acting and named.how in (Named.CAPITAL, Named.SEAT, Named.STATE)))
            and named.how is not Named.SEAT
        ):
            pieces: list[Piece] = [(noun.i, self.cast.short(named.actor), False)]
            return pieces + self._conjuncts(noun, level, acting)
        pieces = []
        for i in self._core(noun, level):
            word = tree.words[i]
            if word.i == noun.i or word.dep != "poss":
                pieces.append((i, word.text, self._glued(pieces, word)))
        pieces = [*self._possessor(noun, level), *pieces]
        for part in tree.below(noun):
            if part.i in self._dropped or part.i < noun.i:
                continue
            if part.dep == "prep" and (part.lemma.lower() == "of" or level < 2):
                pieces += self._preposition(part, level + (part.lemma.lower() != "of"))
            elif part.dep == "acl" and level == 0 and part.tag in ("VB", "VBG") and not self._own_time(part):
                pieces += (
                    self._infinitive(part, level + 1)
                    if part.tag == "VB"
                    else [
                        (part.i, part.text, False),
                        *self._verb_phrase(part, level + 1, planned=False, plural=True, passive=False)[1:],
                    ]
                )
        return pieces + self._conjuncts(noun, level, acting)

    def _conjuncts(self, noun: Word, level: int, acting: bool) -> list[Piece]:
        found = self.tree.below(noun, "conj")
        if not found or level > 3:
            return []
        pieces: list[Piece] = []
        for conj in found[:1]:
            if conj.is_verb:
                continue
            if conj.text in OFFICE_WORD and len(found) > 1 and found[1].is_noun:
                conj = found[1]  # "Xi and Ukrainian President Volodymyr Zelensky", taken apart by the parser
            cc = self.tree.child(noun, "cc")
            inner = self._phrase(conj, level + 1, acting=acting)
            pieces += [(cc.i if cc else conj.i - 1, cc.text if cc else "and", False), *inner]
        return pieces

    def _core(self, noun: Word, level: int) -> list[int]:
        """The noun and what stands before it: compounds, numbers, adjectives (these go when a title must shrink)."""
        tree = self.tree
        keep = [noun.i]
        for part in tree.below(noun):
            if part.i > noun.i or part.i in self._dropped:
                if part.dep == "nummod" and part.i not in self._dropped and noun.tag.startswith("NNP"):
                    keep.append(part.i)
                continue
            if part.dep in ("compound", "nmod", "nummod", "quantmod") or (
                part.dep == "amod" and (level < 3 or part.tag == "NNP" or _is_demonym(part))
            ):
                inside = [i for i in tree.subtree(part) if i not in self._dropped]
                if part.lemma == "own":
                    continue
                if part.dep == "amod" and part.tag == "VBN" and tree.child(part, "advmod") is not None:
                    continue  # "closely watched", "long-awaited"
                if part.dep == "amod" and level > 0:
                    inside = [i for i in inside if tree.words[i].dep != "advmod"]
                keep += [
                    i for i in inside if not _is_quote(tree.words[i]) and tree.words[i].dep not in ("det", "relcl")
                ]
            elif (
                (part.dep == "punct" and part.text in ("-", "–", "/"))
                or (part.dep == "det" and self._keeps_article(noun, part))
                or part.dep == "predet"
                or (part.dep == "det" and part.lemma in ("no", "all", "both", "another"))
            ):
                keep.append(part.i)
        return sorted(set(keep))

    def _keeps_article(self, noun: Word, article: Word) -> bool:
        named = self._name_of(noun)
        return (
            article.lemma == "the"
            and noun.tag == "NNP"
            and noun.dep == "pobj"
            and (named is None or named.how in (Named.SEAT, Named.PLACE))
            and (named is not None or noun.text.endswith("Hague"))
        )

    def _possessor(self, noun: Word, level: int) -> list[Piece]:
        owner = self.tree.child(noun, "poss")
        if owner is None or owner.i in self._dropped:
            return []
        if owner.tag == "WP$":
            clause = next((up for up in self.tree.up(owner) if up.dep == "relcl"), None)
            owner = antecedent(self.tree, clause) if clause is not None else None
            if owner is None:
                return []
        resolved = self._resolve(owner)
        if resolved and self._doers and set(resolved) <= set(self._doers):
            return []
        if resolved:
            return [(owner.i, _possessive(_join([self.cast.short(a) for a in resolved])), False)]
        if owner.tag == "PRP$":
            return []
        inner = self._phrase(owner, level + 2, acting=not self._is_place(owner))
        text = _render(inner, capital=False)
        return [(owner.i, _possessive(text), False)]

    # -- words and names ------------------------------------------------------------------------------------------------

    def _glued(self, pieces: Sequence[Piece], word: Word) -> bool:
        return bool(pieces) and self.tree.words[pieces[-1][0]].end == word.start

    def _complements(self, verb: Word) -> list[int]:
        found: list[int] = []
        for part in self.tree.below(verb, "dobj", "dative", "prep", "attr", "oprd", "xcomp"):
            if part.i not in self._dropped and part.i > verb.i:
                found += self.tree.subtree(part, self._time_and_clause(part))
        return found

    def _place(self, word: Word) -> str:
        for prep in self.tree.below(word, "prep"):
            if prep.lemma.lower() in ("in", "at") and prep.i not in self._dropped:
                obj = self.tree.child(prep, "pobj")
                named = self._name_of(obj) if obj is not None else None
                if obj is not None and (named is not None and named.how is not Named.PERSON):
                    return _render(
                        [(prep.i, prep.text.lower(), False), *self._phrase(obj, 2, acting=False)], capital=False
                    )
        return ""

    def _all_dropped(self, word: Word) -> bool:
        below = self.tree.subtree(word)
        content = [i for i in below if self.tree.words[i].tag not in ("IN", "DT", "TO", ",")]
        return bool(content) and all(i in self._dropped for i in content)

    @staticmethod
    def _with_roles(sources: Sequence[Actor], targets: Sequence[Actor]) -> tuple[Actor, ...]:
        first = dict.fromkeys(sources)
        rest = [a for a in dict.fromkeys(targets) if a not in first]
        if not rest:
            return tuple(replace(a, role=ActorRole.SOURCE if len(first) == 1 else None) for a in first)
        return (*(replace(a, role=ActorRole.SOURCE) for a in first), *(replace(a, role=ActorRole.TARGET) for a in rest))


def _told_now(aux: str, *, plural: bool) -> str:
    """An auxiliary of reported speech as a headline has it: "had" is "has", "would" is "will"."""
    forms = {"had": "have" if plural else "has", "would": "will", "was": "were" if plural else "was"}
    return forms.get(aux.lower(), aux)


def _is_demonym(word: Word) -> bool:
    return word.text[:1].isupper()


def _is_quote(word: Word) -> bool:
    return word.tag in ("``", "''", "-LRB-", "-RRB-") or word.text in "\"“”‘’'()[]*"


def _join(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _count(pieces: Sequence[Piece]) -> int:
    return len(_render(pieces).split())


def _cut(pieces: Sequence[Piece]) -> list[Piece]:
    """As much as ten words hold, back to where a phrase begins, so that none is cut in its middle."""
    kept: list[Piece] = []
    for piece in pieces:
        if _count([*kept, piece]) > MAX_WORDS:
            break
        kept.append(piece)
    if len(kept) == len(pieces):
        return kept
    boundary = max((i for i, (_, text, _) in enumerate(kept) if i > 2 and text.lower() in _OPENING), default=0)
    if boundary:
        kept = kept[:boundary]
    while len(kept) > 1 and kept[-1][1].lower() in _OPENING:
        kept.pop()
    return kept


_OPENING = frozenset(
    """of out to with against for on over from into in at between as by and or the a that about after under toward
    towards near across""".split()
)
"""Words that open a phrase: no title ends with one, and one cut short is cut before it."""


def _render(pieces: Sequence[Piece], *, capital: bool = True) -> str:
    out = ""
    for _, text, glued in pieces:
        if not text or text in '"“”()[]':
            continue
        out += text if glued or not out or text in ("'s", "’s", ",") else f" {text}"
    out = re.sub(r"\s+", " ", out).strip(" ,;:–—-")
    return out[:1].upper() + out[1:] if capital else out
