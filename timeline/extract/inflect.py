"""English verb forms that titles need: the present tense of a lemma, and whether a subject is plural."""

from __future__ import annotations

_DOUBLING = frozenset(
    """stop cut get hit let put set sit win run begin quit bar ban plan drop shut commit permit transfer refer
    occur admit""".split()
)
"""Verbs that double their last consonant before -ing."""


def gerund(lemma: str) -> str:
    """A verb's -ing form.

    >>> gerund("implement"), gerund("sign"), gerund("make"), gerund("stop"), gerund("agree"), gerund("die")
    ('implementing', 'signing', 'making', 'stopping', 'agreeing', 'dying')
    """
    if lemma in _DOUBLING:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


_IRREGULAR = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}

PLURAL_WORDS = frozenset(
    """police people troops forces rebels militants gunmen officials lawmakers both several many few all they we
    two""".split()
)
"""Subjects that take a plural verb though no plural ending or numeral says so."""


def present(lemma: str, *, plural: bool) -> str:
    """A verb's present tense.

    >>> present("publish", plural=False), present("deny", plural=False), present("buy", plural=False), present("sign", plural=True)
    ('publishes', 'denies', 'buys', 'sign')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][plural]
    if plural:
        return lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or (lemma.endswith("o") and lemma[-2:-1] not in "aeiou"):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"
