"""Reading time: every temporal expression of a text, what it means, and why.

>>> from datetime import date
>>> for t in tag("On Tuesday they spoke of a plan published in February.", date(2023, 3, 21)):
...     print(t.text, t.type.value, t.value, t.when.grain.name)
Tuesday DATE 2023-03-21 DAY
February DATE 2023-02 MONTH
"""

from __future__ import annotations

from datetime import date

from timeline.records import Timex
from timeline.timex.languages import detect
from timeline.timex.languages import language as rules_of
from timeline.timex.resolve import Mode, Reference
from timeline.timex.tagger import tag_with
from timeline.when import Day

__all__ = ["Mode", "Reference", "tag"]


def tag(
    text: str, published: date | Day, *, reference: Reference | None = None, language: str | None = None
) -> tuple[Timex, ...]:
    """Every temporal expression of ``text``, in order, none overlapping; offsets are code points.

    ``published`` is the day the text appeared. ``reference`` forces what expressions are counted from (and the mode, else detected);
    ``language`` is a code ("en"), None to detect it.
    """
    return tag_with(rules_of(language or detect(text)), text, published, reference)
