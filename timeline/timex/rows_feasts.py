"""Rows for feasts, one a name, for any language: the names in, the rows out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.timex.build_calendar import a_year, relative_year
from timeline.timex.expr import Expr, Feast, Unit
from timeline.timex.feasts import FEASTS
from timeline.timex.grammar import Build, Found, Rule


def feast_rules(names_of: Mapping[str, Sequence[str]], lexicon: Mapping[str, tuple[str, Any]]) -> tuple[Rule, ...]:
    """One row a name. A name's words that the lexicon knows stand by their class, so the row checks the very words again."""
    rows = []
    for feast, names in names_of.items():
        for name in names:
            words = re.findall(r"'s?(?![a-z])|[a-zäöüß]+\.?|-|\d\w+", name.replace("'s", " 's"))
            classes = " ".join(_class_of(word, lexicon) for word in words)
            example = {f"{name} 2022": FEASTS[feast](2022).isoformat()}
            rows.append(
                Rule(
                    f"feast {name}",
                    f"(THIS | LAST | NEXT | COMING)? {classes} (YEAR | (THIS | LAST | NEXT) UNIT)?",
                    _feast(feast, name),
                    example,
                    "FEASTD",
                )
            )
    return tuple(rows)


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
        said = re.sub(r"[^a-z0-9äöüß]", "", m.text[m.items[0].start : m.items[-1].end].lower())
        if letters not in said:
            return None
        year, _, _ = a_year(m)
        if m.has("THIS", "LAST", "NEXT") and m.items[-1].value is Unit.YEAR:
            return Feast(feast, relative_year(Found(m.items[-2:], m.letters)))
        return Feast(feast, year, m.first("THIS", "LAST", "NEXT", "COMING"))

    return build
