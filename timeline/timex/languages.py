"""The languages there are rules for, and which of them a text is in.

A language is a grammar and a reading of tense. To add one: a lexicon (``lexicon_xx``), rows (``rules_xx``) over the builders that all
share, its commonest words below, and an entry in `language`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from timeline.timex.english import GRAMMAR_EN
from timeline.timex.grammar import Grammar
from timeline.timex.tense import leaning as leaning_en


class Language(NamedTuple):
    """``leaning(text, start, end)`` tells -1, 0 or +1 for what governs an expression: past, nothing, future."""

    code: str
    grammar: Grammar
    leaning: Callable[[str, int, int], int]


COMMON = {
    "en": frozenset({"the", "of", "and", "to", "in", "on", "that", "with", "for", "was", "were",
                     "his", "their", "has", "will", "by", "from", "at"}),
    "de": frozenset({"der", "das", "und", "den", "dem", "nicht", "mit", "für",
                     "auf", "wird", "wurde", "ist", "sich", "von", "zu", "vor", "seit", "ein", "eine", "nach", "über"}),
}  # fmt: skip
"""The commonest words of a language that the others here do not have; they are half of any prose."""

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE_CHARS = 4000
"""How much of a text is looked at: a few hundred words settle the question."""


def detect(text: str) -> str:
    """The code of the language that ``text`` has most common words of; English when it has none, or as many.

    >>> detect("Der Präsident reist am Dienstag nach Moskau."), detect("The president travels to Moscow."), detect("2023-03-21")
    ('de', 'en', 'en')
    """
    words = _WORD.findall(text[:SAMPLE_CHARS].lower())
    counts = {code: sum(map(common.__contains__, words)) for code, common in COMMON.items()}
    return max(counts, key=lambda code: (counts[code], code == "en"))


@cache
def _german() -> Language:
    # Compiled when the first German text comes: its lexicon reads dateparser's locale data.
    from timeline.timex.lexicon_de import CORES_DE, LEXICON_DE
    from timeline.timex.rules_de import PIECES_DE, RULES_DE, WORD_CORES_DE
    from timeline.timex.tense_de import leaning as leaning_de

    grammar = Grammar(RULES_DE, LEXICON_DE, PIECES_DE, (*CORES_DE, *WORD_CORES_DE), ordinal_dots=True)
    return Language("de", grammar, leaning_de)


ENGLISH = Language("en", GRAMMAR_EN, leaning_en)


def language(code: str) -> Language:
    """The rules of a language by its code ("de", "de-AT").

    A language without rules is read by those of English, which know numeric dates and years.

    >>> language("de-AT").code, language("fr").code
    ('de', 'en')
    """
    return _german() if code.lower().startswith("de") else ENGLISH
