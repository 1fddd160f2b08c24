"""A parsed sentence as plain values: words with part of speech, dependency and offsets, and walks over them.

The labels are those of spaCy's English models (Penn tags; ClearNLP dependencies), but nothing here needs spaCy:
`model` makes trees from a parser, tests make them by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Word:
    """One token. ``head`` is the index of its governor (its own for a root); ``start`` and ``end`` are offsets in
    `Reading.text`."""

    i: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    start: int
    end: int

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB") or self.tag == "MD"

    @property
    def is_noun(self) -> bool:
        return self.tag.startswith("NN")


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence. ``sentence`` is its index among all sentences of the reading."""

    words: tuple[Word, ...]
    sentence: int
    start: int
    end: int
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                below[word.head].append(word.i)
        object.__setattr__(self, "children", tuple(tuple(c) for c in below))

    def __len__(self) -> int:
        return len(self.words)

    def head(self, word: Word) -> Word | None:
        """The governor, None for a root."""
        return None if word.head == word.i else self.words[word.head]

    def below(self, word: Word, *deps: str) -> list[Word]:
        """Direct dependents in order, only those with one of ``deps`` when any is given."""
        words = self.words
        if not deps:
            return [words[i] for i in self.children[word.i]]
        return [w for i in self.children[word.i] if (w := words[i]).dep in deps]

    def child(self, word: Word, *deps: str) -> Word | None:
        """The first such dependent."""
        for i in self.children[word.i]:
            if not deps or self.words[i].dep in deps:
                return self.words[i]
        return None

    def subtree(self, word: Word, without: frozenset[int] = frozenset()) -> list[int]:
        """Indices of a word and all below it, in order, leaving out the subtrees of ``without``."""
        found: list[int] = []
        stack = [word.i]
        while stack:
            at = stack.pop()
            if at in without:
                continue
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def up(self, word: Word) -> Iterator[Word]:
        """The governors of a word, nearest first, up to the root."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def moved(self, to: Mapping[int, tuple[int, str]]) -> Tree:
        """The tree with some words hung elsewhere: index -> (governor's index, dependency); its own index makes a word a
        root. The tree itself when that would make a circle."""
        words = tuple(replace(w, head=to[w.i][0], dep=to[w.i][1]) if w.i in to else w for w in self.words)
        for i in to:
            at, steps = i, 0
            while words[at].head != at:
                at, steps = words[at].head, steps + 1
                if steps > len(words):
                    return self
        return Tree(words, self.sentence, self.start, self.end)

    def covering(self, start: int, end: int) -> list[Word]:
        """The words that overlap ``[start, end)`` of the reading."""
        return [w for w in self.words if w.start < end and start < w.end]

    def top(self, words: list[Word]) -> Word | None:
        """The word of a stretch that hangs highest: the first whose governor lies outside the stretch."""
        inside = {w.i for w in words}
        return next((w for w in words if w.head not in inside or w.head == w.i), None)
