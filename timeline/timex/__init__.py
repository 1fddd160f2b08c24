"""Reading time: every temporal expression of a text, what it means, and why.

A text passes through `scan` (runs of words that have a class), `grammar` with the rows of a language (expressions: `expr`), `tense`,
`mode` and `story` (what they are counted from), `resolve` (the `When`), `timex3` (TimeML's attributes) and `why` (the derivation). All that
is mere convention stands in `conventions`. `anchored` reads what dates one happening by another; `output` writes.

>>> from datetime import date
>>> for t in tag("On Tuesday they spoke of a plan published in February.", date(2023, 3, 21)):
...     print(t.text, t.type.value, t.value, t.when.grain.name)
Tuesday DATE 2023-03-21 DAY
February DATE 2023-02 MONTH
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.records import Timex
from timeline.timex.anchored import anchored
from timeline.timex.grammar import Rule
from timeline.timex.languages import detect
from timeline.timex.languages import language as rules_of
from timeline.timex.reference import Mode, Reference
from timeline.timex.tagger import tag_with
from timeline.when import Day

__all__ = ["Mode", "Reference", "anchored", "tag"]


def tag(
    text: str,
    published: date | Day,
    *,
    reference: Reference | None = None,
    language: str | None = None,
    rules: Sequence[Rule] = (),
) -> tuple[Timex, ...]:
    """Every temporal expression of ``text``, in order, none overlapping; offsets are code points.

    ``published`` is the day the text appeared. ``reference`` forces what expressions are counted from, and the mode, which is else read
    off the text (`timeline.timex.mode`). ``language`` is a code ("en", "de-AT"), None to detect it; a language without rules is read by
    those of English. ``rules`` are rows of one's own, tried before the language's:

    >>> from timeline.timex.expr import Calendar
    >>> from timeline.timex.grammar import Rule
    >>> battle = Rule("our battle", "the battle of hastings", lambda m: Calendar(1066, month=10, day=14))
    >>> [t.value for t in tag("before the Battle of Hastings", date(2023, 3, 21), rules=[battle])]
    ['1066-10-14']

    Raises nothing for any text; ``ValueError`` for a row whose pattern cannot be.
    """
    rows = rules_of(language or detect(text))
    if rules:
        rows = rows._replace(grammar=rows.grammar.extended(rules))
    return tag_with(rows, text, published, reference)
