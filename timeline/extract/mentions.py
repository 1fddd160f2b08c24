"""Mentions: each place where the text speaks of a happening, judged, typed, titled and, where it has words of time, dated.

From `clauses.find` (what a time expression dates) and `relations.relate` (what is ordered by words) to values that `happenings` groups and solves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.extract.actors import Cast
from timeline.extract.clauses import Hit, find, is_eventive, subject_of, verb_is_eventful
from timeline.extract.lexicon_en import NOUNS, OBJECT_TYPES, SPEECH_ACTS, STATES, VERBS
from timeline.extract.relations import Link, distance, relate
from timeline.extract.status import Verdict, judge
from timeline.extract.titles import Title, Titler
from timeline.extract.tree import Tree, Word
from timeline.records import EventType, Status, Timex, TimexType
from timeline.when import Day, Edge, Moment, Period, When, approximately, bounds

RECENT_DAYS = 10
"""A past date within this many days of publication is the news itself: it belongs to the verb rather than to a noun beside it."""


JOURNEYS = frozenset(["visit", "trip", "tour", "travel"])


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. ``key`` identifies its word; ``lemma`` is the noun or verb; ``start``/``end`` the passage in `Reading.text`.

    ``when`` is None until ordering dates it; ``shown`` is False for a mention that only serves to date another ("once he returns").
    ``days`` is how long it took, when the words say ("three-day visit").
    """

    key: tuple[int, int]
    lemma: str
    nominal: bool
    title: Title
    type: EventType
    verdict: Verdict
    start: int
    end: int
    paragraph: int
    paragraph_start: int
    when: When | None = None
    timex: Timex | None = None
    phrase: str = ""
    role: str = "at"
    state: bool = False
    shown: bool = True
    definite: bool = False
    days: int | None = None
    destination: str | None = None
    """ISO code of where a journey goes to, or comes from."""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """A `Link` between mentions, by key."""

    a: tuple[int, int]
    b: tuple[int, int]
    kind: str
    low: int
    high: int | None
    start: int
    end: int
    words: str
    measured: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a sentence needs to know of the whole text."""

    text: str
    cast: Cast
    published: Day
    paragraphs: Mapping[int, tuple[int, int]]
    """Sentence index -> (paragraph index, its start)."""


def read_tree(tree: Tree, timexes: Sequence[Timex], page: Page) -> tuple[list[Mention], list[Bond]]:
    """The mentions and bonds of one sentence."""
    return _Reader(tree, timexes, page).read()


class _Reader:
    def __init__(self, tree: Tree, timexes: Sequence[Timex], page: Page) -> None:
        self.tree, self.timexes, self.page = tree, timexes, page
        self.links = list(relate(tree))
        self.times = [(t.start, t.end) for t in timexes] + [
            (link.start, link.end) for link in self.links if link.measured
        ]
        self.paragraph, self.paragraph_start = page.paragraphs[tree.sentence]
        self.titler = Titler(tree, page.cast, self.times, self.paragraph_start)

    def read(self) -> tuple[list[Mention], list[Bond]]:
        found: dict[int, Mention] = {}
        for timex in self.timexes:
            if timex.when is None or timex.type is TimexType.SET:
                continue
            hit = find(self.tree, timex, recent=self._recent(timex.when))
            mention = self._mention(hit) if hit is not None else None
            if mention is None or hit is None:
                continue
            known = found.get(hit.head.i)
            if known is None or _finer(mention, known):
                found[hit.head.i] = mention
        bonds: list[Bond] = []
        for link in self.links:
            bond = self._bond(link, found)
            if bond is not None:
                bonds.append(bond)
        self._undated(found)
        return [self._with_days(m) for m in found.values()], bonds

    def _join(self, noun: Hit, main: Hit, found: dict[int, Mention]) -> None:
        """Who speaks "following talks with Putin" took part in them."""
        mention = found[noun.head.i]
        subject = subject_of(self.tree, main.head)
        if (
            mention.type is not EventType.CONSULT
            or mention.title.subjects
            or subject is None
            or mention.lemma in JOURNEYS
        ):
            return
        people = [a for a in self.titler.actors_of(subject) if a not in mention.title.actors]
        if people:
            title = replace(mention.title, actors=(*people, *mention.title.actors))
            found[noun.head.i] = replace(mention, title=title)

    def _undated(self, found: dict[int, Mention]) -> None:
        """Journeys told with their length or goal and no date ("The Chinese leader's three-day visit to the Russian capital"): they tell more of
        one that is dated elsewhere, and are never shown by themselves.
        """
        for word in self.tree.words:
            if word.i not in found and is_eventive(self.tree, word) and word.lemma.lower() in JOURNEYS:
                mention = self._mention(Hit(self.tree, word, True, None))
                if mention is not None and mention.title.subjects:
                    found[word.i] = replace(mention, shown=False)

    def _recent(self, when: When) -> bool:
        low, high = bounds(when)
        return low is not None and high is not None and abs(self.page.published - low) <= RECENT_DAYS

    def _bond(self, link: Link, found: dict[int, Mention]) -> Bond | None:
        ends = (link.a, link.b)
        made: dict[int, Mention] = {}
        for hit in ends:
            if hit.head.i in found:
                continue
            mention = self._mention(replace(hit, timex=None))
            if mention is None:
                if link.a.head.i in found and link.a.nominal and not link.b.nominal:
                    self._join(link.a, link.b, found)
                return None
            subordinate = hit.head.dep == "advcl" or (hit.nominal and hit.clause is None)
            made[hit.head.i] = replace(
                mention, shown=not subordinate or (link.measured and not hit.nominal), phrase=link.words
            )
        found.update(made)
        if not link.b.nominal and link.a.nominal:
            self._join(link.a, link.b, found)
        a, b = found[link.a.head.i], found[link.b.head.i]
        return Bond(a.key, b.key, link.kind, link.low, link.high, link.start, link.end, link.words, link.measured)

    def _mention(self, hit: Hit) -> Mention | None:
        tree, timex = self.tree, hit.timex
        if not hit.nominal and not verb_is_eventful(tree, hit.head):
            return None
        when = _bounded(timex.when, hit.role) if timex is not None and timex.when is not None else None
        verdict = judge(hit, when, self.page.published)
        if verdict.drop:
            return None
        state = (
            not hit.nominal
            and hit.head.lemma in STATES
            and (hit.role in ("since", "until") or isinstance(when, Period))
        )
        if hit.role == "until" and not state:
            return None
        title = self.titler.of(hit, planned=verdict.status is Status.PLANNED)
        start, end = self._passage(hit)
        phrase = self.page.text[hit.phrase[0] : hit.phrase[1]] if hit.phrase else ""
        return Mention(
            key=(tree.sentence, hit.head.i),
            lemma=hit.head.lemma.lower(),
            nominal=hit.nominal,
            title=title,
            type=self._type(hit),
            verdict=verdict,
            start=start,
            end=end,
            paragraph=self.paragraph,
            paragraph_start=self.paragraph_start,
            when=when,
            timex=timex,
            phrase=phrase,
            role=hit.role,
            state=state,
            definite=any(
                w.lemma.lower() in ("the", "that", "this", "these", "those") for w in tree.below(hit.head, "det")
            ),
            destination=self._destination(hit),
            word=hit.head.text,
        )

    def _type(self, hit: Hit) -> EventType:
        tree, head = self.tree, hit.head
        if hit.nominal:
            return NOUNS.get(head.lemma.lower(), EventType.OTHER)
        for obj in tree.below(head, "dobj", "attr", "nsubjpass") or [
            w for w in [subject_of(tree, head)] if w is not None and head.tag == "VBN"
        ]:
            lemma = obj.lemma.lower()
            if lemma in OBJECT_TYPES and (
                head.lemma not in VERBS or VERBS[head.lemma] not in (EventType.REJECT, EventType.ACCUSE)
            ):
                return OBJECT_TYPES[lemma]
            if lemma in NOUNS and head.lemma not in (
                "reject",
                "condemn",
                "criticize",
                "criticise",
                "cancel",
                "veto",
                "ban",
            ):
                return NOUNS[lemma]
        return VERBS.get(head.lemma.lower(), EventType.OTHER)

    def _destination(self, hit: Hit) -> str | None:
        for part in self.tree.below(hit.head, "prep", "dobj"):
            if part.dep == "prep" and part.lemma.lower() not in ("to", "in", "at", "from"):
                continue
            for name in self.page.cast.at(part.start, max(self.tree.words[i].end for i in self.tree.subtree(part))):
                if name.actor.code and name.actor.code != "IGO":
                    return name.actor.code
        return None

    def _passage(self, hit: Hit) -> tuple[int, int]:
        """From the first to the last word of the clause that tells it, time words included, clauses that hang on it left out."""
        tree, head = self.tree, hit.head
        if hit.nominal:
            without = frozenset(w.i for w in tree.below(head, "relcl", "appos", "conj"))
            inside = tree.subtree(head, without)
        else:
            inside = [head.i]
            subject = subject_of(tree, head)
            for part in tree.below(head):
                if part.dep in ("advcl", "ccomp", "conj", "cc", "punct", "parataxis", "mark", "relcl") or (
                    part.dep == "dep"
                ):
                    continue
                inside += tree.subtree(part, _clauses_below(tree, part))
            if subject is not None:
                whole = tree.subtree(subject, _clauses_below(tree, subject))
                if all(i < head.i for i in whole):
                    inside += whole
        start = min(tree.words[i].start for i in inside)
        end = max(tree.words[i].end for i in inside)
        if hit.phrase:
            start, end = min(start, hit.phrase[0]), max(end, hit.phrase[1])
        return start, end

    def _with_days(self, mention: Mention) -> Mention:
        """The mention with its length, when a duration stands inside its phrase: "three-day visit"."""
        if not mention.nominal:
            return mention
        head = self.tree.words[mention.key[1]]
        for timex in self.timexes:
            if timex.type is TimexType.DURATION and head.start > timex.start and head.start - timex.end < 40:
                words = self.tree.covering(timex.start, timex.end)
                top = self.tree.top(words)
                if top is not None and (top.head == head.i or any(up.i == head.i for up in self.tree.up(top))):
                    measured = distance(timex.text.replace("-", " "))
                    if measured is not None and measured[0] == measured[1] and measured[0] > 1:
                        return replace(mention, days=measured[0])
        return mention


def _clauses_below(tree: Tree, word: Word) -> frozenset[int]:
    return frozenset(i for i in tree.subtree(word) if i != word.i and tree.words[i].dep in ("relcl", "appos", "advcl"))


def _finer(new: Mention, old: Mention) -> bool:
    """Whether a second date on one word says more: "on Tuesday this week" is Tuesday."""
    a, b = bounds(new.when) if new.when else (None, None), bounds(old.when) if old.when else (None, None)
    if a[0] is None or a[1] is None:
        return False
    return b[0] is None or b[1] is None or (a[1] - a[0] < b[1] - b[0])


def _bounded(when: When, role: str) -> When:
    """What a preposition makes of a date: "since 2019" goes on from it, "by 2030" lies anywhere up to it."""
    if isinstance(when, Period):
        return when
    match role:
        case "since":
            return Period(approximately(when), Edge.OPEN)
        case "until" | "by":
            return Period(Edge.OPEN, approximately(when))
        case "before":
            return Period(Edge.OPEN, Moment.on(when.earliest + -1))
        case "after":
            return Period(Moment.on(when.latest), Edge.OPEN)
    return when


def speaks(mention: Mention) -> bool:
    """Whether a mention is a saying that does something."""
    return not mention.nominal and mention.lemma in SPEECH_ACTS


def eventive_words(trees: Iterable[Tree]) -> int:
    """How many words of happening the trees hold (for the benchmark's report)."""
    return sum(is_eventive(tree, word) for tree in trees for word in tree.words)
