"""Titles as an editor writes them, and the actors they name: subject, verb in the present tense, object; no date,
at most ten words.

A title is made of the words of the clause, in their order, as parts of which the cheapest are given up until it fits
(`fit`). Pronouns and descriptions give way to the names they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.extract.clauses import Hit, is_eventive, subject_of
from timeline.extract.fit import Part, Piece, fit, pieces_of, render
from timeline.extract.lexicon_en import SAYING
from timeline.extract.phrases import TIMELESS
from timeline.extract.predicates import Predicates
from timeline.extract.reference import Earlier
from timeline.extract.tree import Word
from timeline.records import Actor, ActorRole

_SUBJECT_WORDS = 5
"""What is left of a subject so long that the verb found no room."""
_HOLDING = frozenset("hold deliver make give stage conduct convene carry hear mount organise organize".split())
"""Verbs whose passive says no more than that the happening took place: the title is the noun."""


_OBJECTIVE = {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"}


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
class Titler(Predicates):
    """Makes titles of one tree."""

    # -- whole titles -------------------------------------------------------------------------------------------------

    def of(self, hit: Hit, *, planned: bool) -> Title:
        self._unresolved = False
        self._came_true = hit.head if hit.not_until else None
        if hit.nominal:
            return self._of_noun(hit)
        verb = hit.head
        told = {a.text.lower() for a in self.tree.below(verb, "aux", "auxpass")} & {"has", "have", "had", "was", "were"}
        done = verb.tag == "VBD" or (verb.tag == "VBN" and bool(told))
        return self._of_verb(verb, planned and not done)

    def _of_noun(self, hit: Hit) -> Title:
        self._doers = ()
        noun = hit.head
        phrase = self._phrase(noun, acting=False, full=True)
        fuller = self._introduced(noun, phrase)
        pieces = fit(Part((Piece(noun.i, fuller),)) if fuller else phrase)
        names = self._names(self.tree.subtree(noun, self._time_and_clause(noun)), owner=True)
        owner = self.tree.child(noun, "poss")
        told = self._resolve(owner) if owner is not None and owner.tag == "NN" else ()  # "the Chinese leader's visit"
        subjects = (
            *told,
            *(a for a, owns in names if owns and a not in told and not (told and a.code == told[0].code)),
        )
        actors = self._with_roles(subjects, [a for a, owns in names if not owns])
        return Title(render(pieces), actors, subjects, self._place(noun), not self._unresolved)

    def _of_verb(self, verb: Word, planned: bool) -> Title:
        tree = self.tree
        subject = subject_of(tree, verb) or self._mistaken(verb)
        passive = self._is_passive(verb)
        agent = tree.child(verb, "agent")
        doer = tree.child(agent, "pobj") if agent is not None else None
        if doer is not None and not (passive and self._acts(doer)):
            doer = None
        undergoer = subject if passive else None
        if passive and doer is not None:
            subject = doer
        if (aim := self._named_day(verb)) is not None:
            return self._of_noun(Hit(tree, aim, True, None))
        if (told_of := self._identified(verb, subject)) is not None:
            return self._of_noun(Hit(tree, told_of, True, None))
        self._doers = ()
        if subject is not None:
            named = self._name_of(subject)
            self._doers = (named.actor,) if named is not None else self._resolve(subject)
        self._unresolved = False
        head, plural = self._subject(subject) if subject is not None else (Part(()), False)
        if doer is not None:
            head = self._phrase(doer, acting=True, short=True)
        lost = subject is None or self._unresolved
        obj = tree.child(verb, "dobj")
        if obj is not None and lost and not passive and self._turns(verb, obj):
            head, body = Part(()), self._turned(verb, obj, planned=planned)
            self._unresolved = False
        elif doer is not None and undergoer is not None:
            told = self._subject(undergoer)[0]
            if undergoer.tag == "PRP" and self._unresolved:
                told = Part((Piece(undergoer.i, _OBJECTIVE.get(undergoer.text.lower(), undergoer.text)),))
            body = self._verb_phrase(verb, 0, self._form(verb, planned, plural), planned=planned, undergoer=told)
        else:
            form = self._form(verb, planned, plural, passive=passive)
            body = self._verb_phrase(verb, 0, form, planned=planned, plural=plural)
        if passive and subject is not None and verb.lemma in _HOLDING and is_eventive(tree, subject) and doer is None:
            # "a speech delivered at Westminster College" is a speech at Westminster College
            body = Part(body.items[1:])
        pieces = fit(Part((head, body)))
        wanted = {verb.i, *((obj.i,) if obj is not None and obj.is_noun else ())} & {p.at for p in pieces_of(body)}
        if head and not wanted <= {piece.at for piece in pieces}:
            short = Part(tuple(fit(head, _SUBJECT_WORDS)))  # a long subject leaves verb and object their place
            pieces = fit(Part((short, body)))
        if verb.lemma in SAYING and pieces and pieces[-1].at == verb.i:
            pieces = []  # a saying of which nothing is told makes no title
        complete = not self._unresolved and subject is not None
        sources = self.actors_of(subject) if subject is not None else ()
        if passive and doer is None:
            targets, sources = sources, ()
        else:
            targets = self.actors_of(undergoer) if undergoer is not None and doer is not None else ()
        others = [a for a, _ in self._names(self._complements(verb), owner=False)]
        contents = {w.i for w in tree.below(verb, "ccomp", "xcomp")}
        return Title(
            render(pieces),
            self._with_roles(sources, [*targets, *others]),
            sources,
            self._place(verb),
            complete,
            bool(contents & {piece.at for piece in pieces}) or not contents,
        )

    def _named_day(self, verb: Word) -> Word | None:
        """ "set Friday as the deadline": the deadline is what happens on that day."""
        days = self.tree.below(verb, "dobj", "npadvmod")
        if not any(w.i in self._dropped for w in days) or any(w.i not in self._dropped for w in days):
            return None
        role = next((p for p in self.tree.below(verb, "prep") if p.lemma.lower() == "as"), None)
        named = self.tree.child(role, "pobj") if role is not None else None
        return None if named is None or named.lemma.lower() in TIMELESS | {"date", "start"} else named

    def _identified(self, verb: Word, subject: Word | None) -> Word | None:
        """ "It was the worst earthquake": what "it" is said to be, when that is a happening."""
        if verb.lemma != "be" or subject is None or subject.text.lower() not in ("it", "this", "that"):
            return None
        what = self.tree.child(verb, "attr")
        return what if what is not None and is_eventive(self.tree, what) else None

    def leading(self) -> Earlier | None:
        """The subject of the sentence, for the sentence after it."""
        root = next((w for w in self.tree.words if w.dep == "ROOT"), None)
        subject = subject_of(self.tree, root) if root is not None else None
        if subject is None or subject.tag in ("WP", "WDT", "EX"):
            return None
        self._doers, was = (), self._unresolved
        part, plural = self._subject(subject, 2)
        unresolved, self._unresolved = self._unresolved, was
        text = render(fit(part, 5), capital=False)
        return None if unresolved else Earlier(text, plural, self.actors_of(subject))

    # -- actors -------------------------------------------------------------------------------------------------------

    def _complements(self, verb: Word) -> list[int]:
        found: list[int] = []
        for part in self.tree.below(verb, "dobj", "dative", "prep", "attr", "oprd", "xcomp"):
            if part.i not in self._dropped and part.i > verb.i:
                found += self.tree.subtree(part, self._time_and_clause(part))
        return found

    @staticmethod
    def _with_roles(sources: Sequence[Actor], targets: Sequence[Actor]) -> tuple[Actor, ...]:
        first = dict.fromkeys(sources)
        rest = [a for a in dict.fromkeys(targets) if a not in first]
        if not rest:
            return tuple(replace(a, role=ActorRole.SOURCE if len(first) == 1 else None) for a in first)
        return (*(replace(a, role=ActorRole.SOURCE) for a in first), *(replace(a, role=ActorRole.TARGET) for a in rest))
