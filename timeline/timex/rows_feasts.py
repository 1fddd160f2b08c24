"""Rows for feasts, one a name, for any language: the names in, the rows out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline import edtf
from timeline.timex.build_calendar import a_year, relative_year
from timeline.timex.expr import Expr, Feast, Unit
from timeline.timex.feasts import FEASTS, NAMES_ONLY
from timeline.timex.grammar import Build, Context, Found, Rule


def feast_rules(names_of: Mapping[str, Sequence[str]], lexicon: Mapping[str, tuple[str, Any]]) -> tuple[Rule, ...]:
    """One row a name. A name's words that the lexicon knows stand by their class, so the row checks the very words again."""
    rows = []
    for feast, names in names_of.items():
        for name in names:
            words = re.findall(r"'s?(?![a-z])|[a-zäöüß]+\.?|-|\d\w+", name.replace("'s", " 's"))
            classes = " ".join(_class_of(word, lexicon) for word in words)
            example = {f"{name.title() if feast in NAMES_ONLY else name} 2022": edtf.format(FEASTS[feast](2022))}
            rows.append(
                Rule(
                    f"feast {name}",
                    f"(THIS | LAST | NEXT | COMING)? {classes} (YEAR | (THIS | LAST | NEXT) UNIT)?",
                    _feast(feast, name),
                    example,
                    "FEASTD",
                    guard=_the_feast_itself,
                )
            )
    return tuple(rows)


# "The Yom Kippur War", "the Good Friday Agreement", "Operation Ramadan", "tales of Ashura": named after the feast, and of another day.
_NAMED_AFTER = re.compile(
    r"\s+(?:War|Offensive|Agreement|Accords?|Rising|Uprising|Rebellion|Revolution|Massacre|Battle|Truce|Island|Islands|Seals|Krieg|Abkommen)\b"
)
_NAMES = re.compile(r"\b(?:Operation|tales? of|story of|Battle of|spirit of)\s+$")


def _the_feast_itself(context: Context) -> bool:
    before = context.text[max(0, context.start - 12) : context.start]
    return not _NAMES.search(before) and not _NAMED_AFTER.match(context.text, context.end, context.end + 16)


def feast_cores(
    names_of: Mapping[str, Sequence[str]], lexicon: Mapping[str, tuple[str, Any]], cores: Sequence[str]
) -> tuple[str, ...]:
    """The words by which a run with a feast is known to be worth reading: of every name without a core word its longest.

    >>> feast_cores({"easter": ("easter sunday",), "x": ("eid al-fitr",)}, {"sunday": ("WDAY", 6)}, ["WDAY"])
    ('fitr',)
    """
    out = set()
    for name in (name for names in names_of.values() for name in names):
        words = re.findall(r"[a-zäöüß]{2,}", name)
        if not any(word in lexicon and lexicon[word][0] in cores for word in words):
            out.add(max((word for word in words if word not in lexicon), key=len, default=""))
    return tuple(sorted(out - {""}))


def _class_of(word: str, lexicon: Mapping[str, tuple[str, Any]]) -> str:
    if word in ("'s", "'"):
        return "POSS"
    if word == "-":
        return "HYPH"
    if word[0].isdigit():
        return "ORDD"
    if word == "st.":
        return "ABBR DOT"
    return lexicon[word][0] if word in lexicon else word


def _feast(feast: str, name: str) -> Build:
    letters = re.sub(r"[^a-z0-9äöüß]", "", name)

    def build(m: Found) -> Expr | None:
        said = m.text[m.items[0].start : m.items[-1].end]
        if letters not in re.sub(r"[^a-z0-9äöüß]", "", said.lower()):
            return None
        if feast in NAMES_ONLY and said[said.lower().rindex(name.split()[-1])].islower():
            return None
        year, _, _ = a_year(m)
        if m.has("THIS", "LAST", "NEXT") and m.items[-1].value is Unit.YEAR:
            return Feast(feast, relative_year(Found(m.items[-2:], m.letters)))
        return Feast(feast, year, m.first("THIS", "LAST", "NEXT", "COMING"))

    return build
