"""Clauses of titles: a subject, a verb in a headline's form, and what belongs to the verb, each a part that can go.

Built on `phrases` (noun phrases), used by `titles` (whole titles and their actors). A clause whose subject nobody can
tell is told from its object ("Road to the coast cut"); participles stand without "is" ("Bridge closed to traffic"),
plans as "to"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extract.actors import Named
from timeline.extract.clauses import antecedent, verb_of
from timeline.extract.fit import KEPT, Part, Piece, fit, pieces_of, render
from timeline.extract.inflect import PLURAL_WORDS, participle, present
from timeline.extract.lexicon_en import PERSON_NOUNS, SAYING, SPEECH_ACTS
from timeline.extract.modifiers import DEEPER
from timeline.extract.persons_en import INSTITUTION
from timeline.extract.phrases import Phrases
from timeline.extract.tree import Word

_GOING_TO = frozenset(
    "visit leave reach enter tour capture seize bomb shell strike attack storm take retake hit".split()
)
"""Verbs whose object is the place itself: who visits Rome goes to the city, who warns Rome warns the state."""
_LASTING = frozenset(["last", "expire", "lapse"])
"""Verbs of terms, whose subject is no actor."""
_DIRECTIONS = frozenset(
    "back home abroad away down up out off in over together apart ashore ahead aside forward underground online".split()
)
"""Adverbs that belong to their verb: "come ashore", "return home"."""
_COLOURING = frozenset(
    """also then later earlier meanwhile however already still recently finally now subsequently just only again
    initially currently so thus too even yet today probably apparently reportedly allegedly""".split()
)
_WORTHS = {
    **dict.fromkeys("to with against for from into as".split(), 56),
    **dict.fromkeys("on over of out toward towards between through under by".split(), 50),
    **dict.fromkeys("in at near across outside inside around off".split(), 42),
    **dict.fromkeys("after without about among amid despite".split(), 36),
}
"""How long a verb's phrases are kept, by preposition: partners and goals longest, then places, then circumstances;
others ("via", "before") are told only as a verb's sole complement ("to go before the council")."""
_CIRCUMSTANCES = frozenset(
    "during because despite due owing since until like unlike except per as instead within including excluding".split()
)
"""Prepositions whose phrases are no complement."""
_FIRST = 78
"""The worth of a verb's only complement: "arrives in Rome" is nothing without the goal."""
_INFINITIVE, _PURPOSE, _ALSO, _MANNER, _AMOUNT = 82, 22, 27, 12, 70
_FULLER = 58
"""What the words that brought a subject in are worth beside its bare noun."""
_UNTURNED = frozenset(
    """have get lack cost weigh resemble suffer mean spend leave reach enter join marry tell ask be become mark take make
    give want need hope lose win meet visit""".split()
)
"""Verbs that no editor turns round: nobody writes "stroke had" or "office taken"."""
_NO_OBJECT = frozenset("day week month year time moment way reason place case first last extent manner".split())
"""Nouns a relative clause tells the time, place or manner of, and not the object."""
_MEDIA = frozenset(
    "reporter journalist conference briefing agency newspaper television radio press network channel audience crowd".split()
)
_GROUPS = frozenset(
    """army navy government court parliament party company ministry council commission committee group militia crew
    opposition congress senate cabinet union firm agency team mob guerrilla protester jury regime junta coalition
    alliance""".split()
)
_AGENT = ("er", "or", "ist", "ian", "ant", "man", "men")
_AGENTS = ("ers", "ors", "ists", "ians", "ants", "ents", "men")
"""Endings of people in the plural, which the tagger takes for a name at the front of a sentence ("Kidnappers")."""
_SPEAK_FOR_OTHERS = frozenset(
    "lawyer attorney spokesman spokeswoman spokesperson prosecutor police officer official reporter doctor".split()
)
"""Who speaks mostly of somebody else: their "he" is another."""


@dataclass
class Predicates(Phrases):
    """Makes the subjects and verb phrases of one tree's titles."""

    # -- forms of the verb --------------------------------------------------------------------------------------------

    def _is_passive(self, verb: Word) -> bool:
        tree = self.tree
        plain = tree.child(verb, "dobj", "ccomp", "xcomp") is None and verb.lemma not in SAYING | SPEECH_ACTS
        if verb.tag == "VBD" and verb.dep == "acl" and plain and participle(verb.lemma) == verb.text:
            return True  # "the cost, put at …": past and participle look alike
        if verb.tag != "VBN":
            return False
        if tree.child(verb, "auxpass") is not None:
            return True
        if tree.child(verb, "nsubj") is not None or (
            verb.lemma in SAYING | SPEECH_ACTS and tree.child(verb, "auxpass", "ccomp") is not None
        ):
            return False  # a past tense that the tagger took for a participle: it has a subject of its own
        if tree.child(verb, "nsubjpass") is not None:
            return True
        if verb.dep == "conj":
            above = tree.head(verb)
            return above is not None and (tree.child(above, "auxpass") is not None or above.dep == "acl")
        return (
            verb.dep in ("acl", "relcl", "ROOT", "advcl", "xcomp", "oprd", "ccomp") and tree.child(verb, "aux") is None
        )

    def _form(self, verb: Word, planned: bool, plural: bool, *, passive: bool = False) -> str:
        """The verb as the title has it: "signs", "to sign", "signed" (by somebody), each with its "not"."""
        tree = self.tree
        negated = tree.child(verb, "neg") is not None and verb is not self._came_true
        due = tree.child(verb, "acomp") if verb.lemma == "be" else None
        if due is not None and due.lemma in ("due", "ready", "set"):
            return "not" if negated else ""  # "is due in Brussels": an editor leaves the verb out
        if verb.text.lower() == "missing":
            return "missing"  # "31 were still missing": an adjective that looks like a verb
        if passive:
            to_come = planned and verb.lemma not in ("expect", "schedule", "plan", "slate")
            return f"{'not ' if negated else ''}{'to be ' if to_come else ''}{verb.text}"
        lemma = verb.lemma.lower()
        if planned:
            return f"{'not ' if negated else ''}to {lemma}"
        if negated:
            return (
                f"{present('be', plural=plural)} not"
                if lemma == "be"
                else f"{present('do', plural=plural)} not {lemma}"
            )
        return present(lemma, plural=plural)

    def _turned(self, verb: Word, obj: Word, *, planned: bool) -> Part:
        """A clause told from its object, for want of a subject: "Road to the coast cut"."""
        done = participle(verb.lemma.lower())
        head = self._phrase(obj, acting=verb.lemma not in _GOING_TO)
        body = self._verb_phrase(verb, 0, f"to be {done}" if planned else done, bare=True)
        return Part((head, body))

    def _turns(self, verb: Word, obj: Word | None) -> bool:
        """Whether a clause can be told from its object: a thing that stands for itself ("the road", "four lorries"), and a
        verb that does something to it; "took office" and "had a stroke" cannot."""
        if (
            obj is None
            or not obj.is_noun
            or verb.lemma in _UNTURNED
            or self.tree.child(verb, "dative", "xcomp", "ccomp")
        ):
            return False
        return obj.tag != "NN" or self.tree.child(obj, "det", "poss", "amod", "nummod") is not None

    # -- subjects -----------------------------------------------------------------------------------------------------

    def _subject(self, word: Word, depth: int = 0) -> tuple[Part, bool]:
        """The subject, and whether its verb is plural."""
        resolved = self._resolve(word) or self._pair(word)
        if resolved:
            return self._names_part(word, resolved), len(resolved) > 1
        if word.tag == "PRP" and (meant := self._spoken_of(word)) is not None:
            self._unresolved = False
            return Part((Piece(word.i, meant[0]),)), meant[1]
        phrase = self._phrase(word, depth, acting=True)
        fuller = self._introduced(word, phrase)
        if fuller:
            phrase = Part((Part((Piece(word.i, fuller),), _FULLER, tuple(pieces_of(phrase))),))
        return phrase, self._is_plural(word)

    def _acts(self, doer: Word) -> bool:
        """Whether a passive's doer is somebody whom the title can begin with; "by sniper fire" stays where it is."""
        named = self._name_of(doer)
        if named is not None:
            return named.how is not Named.PLACE
        lemma = doer.lemma.lower()
        return lemma in PERSON_NOUNS | _GROUPS | PLURAL_WORDS or (lemma.endswith(_AGENT) and doer.is_noun)

    def _mistaken(self, verb: Word) -> Word | None:
        """The subject of a main verb that the parser took for something else: a noun at the front of the sentence ("Lee,
        after a long flight, is …"), or a name between commas before the verb."""
        tree = self.tree
        while verb.dep in ("xcomp", "conj", "pcomp", "advcl") and (above := tree.head(verb)) is not None:
            up = verb_of(tree, above)
            if up is None or up.i == verb.i:
                break
            verb = up
        if verb.dep != "ROOT" or verb.tag == "VB":
            return None
        for part in tree.below(verb):
            if (
                part.i < verb.i
                and part.is_noun
                and part.i not in self._dropped
                and part.dep in ("npadvmod", "dep", "nmod")
            ):
                return part
        for part in tree.words[: verb.i]:
            if part.dep == "conj" and part.i > 1 and tree.words[part.i - 1].text == "," and self._person(part):
                return part
        return None

    def _is_plural(self, word: Word) -> bool:
        tree, lower = self.tree, word.text.lower()
        if self._state_like(word) and tree.child(word, "conj") is None:
            return False
        if tree.child(word, "conj") is not None:
            return True
        if word.tag in ("NNP", "NNPS"):
            return not self._state_like(word) and (
                word.tag == "NNPS"
                or (word.start == tree.start and lower.endswith(_AGENTS) and self._name_of(word) is None)
            )
        if word.tag == "NN" and word.lemma in ("number", "majority", "couple", "handful", "total"):
            article = tree.child(word, "det")
            many = article is None or article.lemma.lower() != "the"  # "the number of visitors rises"
            return many and tree.child(word, "prep") is not None
        return word.tag == "NNS" or lower in PLURAL_WORDS or (word.tag == "CD" and lower not in ("1", "one"))

    def _spoken_of(self, pronoun: Word) -> tuple[str, bool] | None:
        """What a pronoun that names nobody stands for: a subject before it in the sentence, else the one of the
        sentence before. "he" and "she" are told only when who speaks says so of himself."""
        lower = pronoun.text.lower()
        if lower in ("he", "she"):
            return self._speaker(pronoun) or self._named_before(pronoun)
        if lower not in ("it", "they"):
            return None
        if (verb := self.tree.head(pronoun)) is not None and verb.lemma in _LASTING:
            return self._lasting(pronoun)
        for at in reversed(self.tree.words[: pronoun.i]):
            if at.dep in ("nsubj", "nsubjpass") and at.is_noun:
                plural = self._is_plural(at)
                if plural == (lower == "they") and (plural or at.lemma.lower() not in PERSON_NOUNS):
                    return self._called(at), plural
        if self.earlier is not None and self.earlier.text and self.earlier.plural == (lower == "they"):
            return self.earlier.text, self.earlier.plural
        if lower == "it" and self.earlier is None and pronoun.start - self.tree.start < 40:
            fronted = self.cast.fronted(self.tree.start, self.paragraph_start)
            return (self.cast.short(fronted), False) if fronted is not None else None
        return None

    def _lasting(self, pronoun: Word) -> tuple[str, bool] | None:
        """What lasts or expires is a thing decided on and nobody who acts: "approved a ceasefire; it will last a week"."""
        for at in reversed(self.tree.words[: pronoun.i]):
            if at.dep in ("dobj", "nsubj", "nsubjpass") and at.is_noun and self._name_of(at) is None:
                plural = self._is_plural(at)
                if plural == (pronoun.text.lower() == "they") and at.lemma.lower() not in PERSON_NOUNS:
                    return self._called(at), plural
        return None

    def _named_before(self, pronoun: Word) -> tuple[str, bool] | None:
        """A subject before it whose name is no known person's: "Elian … since he was rescued"."""
        subject = self._clause_subject_before(pronoun)
        if subject is None or subject.tag != "NNP" or subject.head == pronoun.head:
            return None
        words = {subject.text, *(w.text for w in self.tree.below(subject, "compound"))}
        if self._name_of(subject) is not None or words & INSTITUTION:
            return None
        return self._called(subject), False

    def _speaker(self, pronoun: Word) -> tuple[str, bool] | None:
        verb = self.tree.head(pronoun)
        saying = self.tree.head(verb) if verb is not None and verb.dep == "ccomp" else None
        speaker = self.tree.child(saying, "nsubj") if saying is not None and saying.lemma in SAYING else None
        if speaker is None or not speaker.is_noun or speaker.tag == "NNS" or speaker.lemma.lower() in _SPEAK_FOR_OTHERS:
            return None
        is_person = speaker.lemma.lower() in PERSON_NOUNS or speaker.lemma.lower().endswith(("er", "or", "ist", "man"))
        return (self._called(speaker), False) if is_person else None

    def _called(self, noun: Word) -> str:
        """A noun phrase in four or five words, for a pronoun's place."""
        return render(fit(self._phrase(noun, 2, acting=True), 5), capital=False)

    # -- verbs with what belongs to them ------------------------------------------------------------------------------

    def _verb_phrase(
        self,
        verb: Word,
        depth: int,
        first: str = "",
        *,
        planned: bool = False,
        plural: bool = False,
        undergoer: Part | None = None,
        bare: bool = False,
    ) -> Part:
        """A verb as ``first`` with its complements, in the order of the text. ``undergoer`` stands where an object would
        (a passive told from its doer); ``bare`` leaves the object out (it is the subject already)."""
        tree, less = self.tree, DEEPER * depth
        says = verb.lemma in SAYING and tree.child(verb, "ccomp") is not None
        essential = (
            undergoer is not None
            or bare
            or tree.child(verb, "dobj", "attr", "acomp", "oprd", "xcomp", "ccomp") is not None
        )
        unheard = self._unheard(verb) if says else ()
        if unheard:
            first = present("say", plural=plural) if first == present(verb.lemma, plural=plural) else first
        items: list[Piece | Part] = [Piece(verb.i, first)]
        if undergoer is not None:
            items += [*(Piece(p.i, p.text) for p in tree.below(verb, "prt")), undergoer]
        last: list[Piece | Part] = []
        objects = tree.below(verb, "dobj")
        twice = [w for w in objects if w.tag == "WDT"] if any(w.tag != "WDT" for w in objects) else []
        seen: set[str] = set()
        for part in tree.below(verb):
            if part.i in self._dropped or self._all_dropped(part) or part in (*unheard, *twice):
                continue
            match part.dep:
                case "dobj" | "attr" | "oprd" if not (bare and part.dep == "dobj") and part.dep not in seen:
                    seen.add(part.dep)
                    items.append(self._object(verb, part, depth))
                case "agent" if undergoer is None and (verb.tag == "VBN" or bare) and not self._empty(part):
                    items.append(self._preposition(part, depth, _WORTHS["to"] - less))
                case "dative" if part.tag not in ("IN", "TO"):
                    items.append(self._object(verb, part, depth))
                case "prt" if undergoer is not None:
                    pass  # "shoot down plane": told already
                case "prep" if part.i < verb.i and (told := self._relative(verb, part, depth)):
                    items.append(told)
                case "prt" | "prep" if part.dep == "prt" or (part.text in _DIRECTIONS and not tree.below(part)):
                    items.append(Piece(part.i, part.text))
                case "neg" | "intj" | "advmod" if (
                    part.text.lower() in ("yes", "no") and part.i == verb.i + 1 and not says
                ):
                    items.append(Piece(part.i, part.text.lower()))
                case "acomp":
                    items.append(self._complement(part, depth))
                case "prep" | "dative" if part.i > verb.i and not says and not self._empty(part):
                    worth = _WORTHS.get(part.lemma.lower(), 0)
                    if worth or (not essential and part.lemma.lower() not in _CIRCUMSTANCES):
                        told = self._relative(verb, part, depth) or self._preposition(
                            part, depth, (worth if essential else max(worth, _FIRST)) - less
                        )
                        essential = essential or bool(told)
                        items.append(told)
                case "prep" if (
                    not says and depth == 0 and part.lemma.lower() in ("in", "at") and self._named_place(part)
                ):
                    last.append(self._preposition(part, 1, _WORTHS["in"] - DEEPER))
                case "npadvmod" if self._is_amount(part):
                    items.append(Part(self._phrase(part, depth, acting=False).items, _AMOUNT - less))
                case "xcomp":
                    items.append(self._infinitive(part, depth + 1, _INFINITIVE - less))
                case "ccomp" if any(w.text.lower() in ("if", "unless") for w in tree.below(part, "mark")):
                    pass  # a condition that the parser took for content
                case "ccomp" if part.i > verb.i:
                    items.append(self._clause(part, depth))
                case "ccomp" if verb.lemma in SAYING and not any(w.i > verb.i for w in tree.below(verb, "ccomp")):
                    last.insert(0, self._clause(part, depth))  # a quotation that stands before its verb
                case "advcl" | "ccomp" if part.tag == "VB" and (aim := self._for_whom(part)) is not None:
                    body = self._verb_phrase(part, depth + 1, part.lemma)
                    whom = self._phrase(aim, depth + 1, acting=True)
                    items.append(
                        Part((Piece(aim.i - 1, "for"), whom, Piece(part.i - 1, "to"), *body.items), _INFINITIVE)
                    )
                case "advcl" if part.tag == "VB" and part.i > verb.i and depth == 0 and not self._own_time(part):
                    if tree.child(part, "nsubj", "mark") is None:
                        items.append(self._infinitive(part, 2, _PURPOSE))
                case "advmod" if part.i > verb.i and not tree.below(part) and part.lemma.lower() not in _COLOURING:
                    away = part.text.lower() in _DIRECTIONS
                    items.append(Part((Piece(part.i, part.text),), KEPT if away else _MANNER))
                case "conj" if depth == 0 and verb.tag == part.tag:
                    items.append(self._also(verb, part, planned=planned, plural=plural))
        if (
            verb.dep == "relcl"
            and not bare
            and not tree.child(verb, "dobj", "ccomp", "xcomp", "acomp", "attr", "auxpass")
        ):
            items[1:1] = self._left_out(verb, depth)
        return Part((*items, *last))

    def _for_whom(self, verb: Word) -> Word | None:
        """Who is to do it in "called for the court to meet"."""
        mark = self.tree.child(verb, "mark")
        return self.tree.child(verb, "nsubj") if mark is not None and mark.text.lower() == "for" else None

    def _is_amount(self, word: Word) -> bool:
        """By how much: "rose 51%", "fell $2"."""
        below = self.tree.below(word)
        return (
            word.text == "%"
            or any(w.text in ("$", "€", "£", "%") for w in below)
            or (word.lemma in ("percent", "point", "cent") and any(w.dep == "nummod" for w in below))
        )

    def _unheard(self, verb: Word) -> list[Word]:
        """Whom one tells something without its mattering: "told reporters", "told her"; the title then says "says"."""
        told = self.tree.below(verb, "dobj", "dative") if verb.lemma == "tell" else []
        return [w for w in told if w.tag == "PRP" or w.lemma.lower() in _MEDIA]

    def _object(self, verb: Word, word: Word, depth: int) -> Part:
        if word.tag in ("WDT", "WP"):
            meant = antecedent(self.tree, verb) if verb.dep == "relcl" else None
            return self._phrase(meant, depth + 1, acting=True) if meant is not None and meant.is_noun else Part(())
        if word.tag == "PRP" and word.text.lower() in ("it", "them") and verb.dep == "conj":
            above = self.tree.head(verb)
            meant = self.tree.child(above, "dobj") if above is not None else None
            if meant is not None and meant.is_noun and self._is_plural(meant) == (word.text.lower() == "them"):
                return self._phrase(meant, depth + 1, acting=True)
        resolved = self._resolve(word)
        if set(resolved) & set(self._doers):
            resolved = ()
            self._unresolved = self._unresolved or word.tag == "PRP"
        if resolved:
            return self._names_part(word, resolved)
        return self._phrase(word, depth, acting=verb.lemma not in _GOING_TO)

    def _relative(self, verb: Word, prep: Word, depth: int) -> Part:
        """ "with whom the king met": the preposition with the noun that the relative clause describes."""
        obj = self.tree.child(prep, "pobj")
        if obj is None or obj.tag not in ("WP", "WDT"):
            return Part(())
        meant = antecedent(self.tree, verb) if verb.dep == "relcl" else None
        if obj.tag == "WP" and meant is not None and self._person(meant) is None:
            before = [w for w in self.tree.words[: prep.i] if w.text != ","]
            meant = before[-1] if before and self._person(before[-1]) is not None else meant
        if meant is None or not meant.is_noun:
            return Part(())
        return Part((Piece(prep.i, prep.text.lower()), self._phrase(meant, depth + 1, acting=True)), _FIRST)

    def _left_out(self, verb: Word, depth: int) -> list[Piece | Part]:
        """The object that a relative clause without a pronoun leaves out: "the deal Peru signed"."""
        own = self.tree.child(verb, "nsubj")
        if own is None or any(self.tree.words[i].tag[:1] == "W" for i in self.tree.subtree(verb)):
            return []
        if any(self.tree.child(prep, "pobj", "pcomp") is None for prep in self.tree.below(verb, "prep")):
            return []
        meant = antecedent(self.tree, verb)
        if meant is None or not meant.is_noun or meant.lemma.lower() in _NO_OBJECT or meant.i in self._dropped:
            return []
        return [self._phrase(meant, depth + 1, acting=True)]

    def _also(self, verb: Word, joined: Word, *, planned: bool, plural: bool) -> Part:
        """A second verb of the same subject with its object: "and wound six others"; the object alone when the first verb
        has none and shares it ("condemned and rejected the plan")."""
        tree = self.tree
        if self._own_time(joined) or tree.below(joined, "nsubj", "nsubjpass", "aux", "auxpass"):
            return Part(())
        told = [self._phrase(obj, 2, acting=joined.lemma not in _GOING_TO) for obj in tree.below(joined, "dobj")]
        if told and joined.i - verb.i == 2 and tree.child(verb, "dobj", "prep") is None:
            return told[0]
        if not told:
            return Part(())
        form = (
            joined.text
            if verb.tag == "VBN"
            else joined.lemma
            if planned
            else present(joined.lemma.lower(), plural=plural)
        )
        return Part((Piece(joined.i - 1, "and"), Piece(joined.i, form), *told), _ALSO)

    def _complement(self, word: Word, depth: int) -> Part:
        items: list[Piece | Part] = [Piece(word.i, word.text)]
        for part in self.tree.below(word, "prep", "xcomp"):
            if part.i in self._dropped or self._all_dropped(part):
                continue
            if part.dep == "prep":
                if not self._empty(part):
                    items.append(self._preposition(part, depth + 1, _WORTHS["to"] - DEEPER * depth))
            else:
                items.append(self._infinitive(part, depth + 1, _INFINITIVE - DEEPER * depth))
        return Part(tuple(items))

    def _clause(self, verb: Word, depth: int) -> Part:
        """A content clause: "that the talks have failed" shrunk to subject, verb and object."""
        tree = self.tree
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if not verb.is_verb:  # "make Australia a republic"
            owner = self._phrase(subject, depth + 1, acting=True) if subject is not None else Part(())
            return Part((owner, self._phrase(verb, depth + 1, acting=True))) if owner and verb.is_noun else Part(())
        if subject is None and (there := tree.child(verb, "expl")) is not None:
            what = tree.child(verb, "attr", "dobj")
            return self._phrase(what, depth + 1, acting=True) if what is not None and there.i < verb.i + 2 else Part(())
        if subject is None or subject.tag == "WDT" or subject.text.lower() in ("i", "we", "you"):
            return Part(())  # words of a quotation, which no title can keep as they are
        if subject.tag == "PRP" and subject.text.lower() == "they" and len(self._doers) == 1 and depth == 0:
            meant = self._spoken_of(subject)  # "Lee claims they signed": not Lee
            head, plural = Part((Piece(subject.i, meant[0] if meant else "they"),)), True
        elif subject.tag in ("PRP", "WP"):  # "says he is leaving": who speaks is named already
            head, plural = Part((Piece(subject.i, subject.text.lower()),)), subject.text.lower() in ("they", "we")
        else:
            head, plural = self._subject(subject, depth + 1)
        auxes = tree.below(verb, "aux", "auxpass", "neg")
        told: list[Piece | Part] = [Piece(a.i, _told_now(a.text, plural=plural)) for a in auxes]
        form = verb.text
        if verb.lemma == "be" and verb.tag in ("VBZ", "VBP", "VBD") and all(a.dep == "neg" for a in auxes):
            # "she's not aware": she is not
            form, told = " ".join([present("be", plural=plural), *("not" for _ in auxes)]), [*told[:0]]
        if not told and verb.tag == "VBD" and verb.lemma in ("be", "have", "want", "need", "hope", "know", "remain"):
            form = present(verb.lemma, plural=plural)  # "said he had no plans": he has none
        body = self._verb_phrase(verb, depth + 1, form)
        question = [
            Piece(m.i, m.text.lower())
            for m in tree.below(verb, "mark", "advmod")
            if m.text.lower() in ("whether", "how", "why", "where") and m.i < verb.i
        ]
        return Part((*question, head, *told, *body.items))

    def _named_place(self, prep: Word) -> bool:
        obj = self.tree.child(prep, "pobj")
        return obj is not None and obj.tag == "NNP" and obj.i not in self._dropped


def _told_now(aux: str, *, plural: bool) -> str:
    """An auxiliary of reported speech as a headline has it: "had" is "has", "would" is "will"."""
    forms = {
        "had": "have" if plural else "has",
        "would": "will",
        "was": "are" if plural else "is",
        "were": "are",
        "'s": "is",
        "’s": "is",
        "'re": "are",
        "’re": "are",
        "'ve": "have",
        "’ve": "have",
        "'ll": "will",
        "’ll": "will",
        "'d": "will",
        "’d": "will",
        "n't": "not",
        "n’t": "not",
    }
    return forms.get(aux.lower(), aux)
