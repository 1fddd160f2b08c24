"""English rows for places in the calendar: days, months, quarters, seasons, years, decades, centuries, weekdays and feasts.

How to add a row: name it, write its pattern over the classes of `timeline.timex.lexicon_en` and the pieces below, build an `Expr`
that says what was said (no dates are worked out here) and give examples with the EDTF they mean on the tests' reference day,
Tuesday 2023-03-21. One test reads every row's examples.
"""

from __future__ import annotations

import re

from timeline.timex.build_calendar import (
    a_century,
    a_decade,
    a_dotted,
    a_half,
    a_iso,
    a_month,
    a_month_day,
    a_period,
    a_quarter,
    a_season,
    a_slash,
    a_span_days,
    a_span_years,
    a_weekday,
    a_weekday_of_week,
    a_worded_year,
    a_year,
    a_year_only,
    relative_year,
)
from timeline.timex.expr import Calendar, Expr, Feast, Unit
from timeline.timex.feasts import FEASTS, FEASTS_EN
from timeline.timex.grammar import Build, Context, Found, Rule
from timeline.timex.lexicon_en import LEXICON

PIECES = {
    "M": "(MONTH | MONTHW) DOT?",
    "WD": "(WDAY | WDAYW) DOT?",
    "DAY": "N12 | N31 | ORDD | ORD | SEC",
    "INT": "N12 | N31 | N99 | N999 | Y4 | BIG",
    "YEAR": "COMMA? of? (Y4 | Y2) ERA?",
    "BCYEAR": "COMMA? of? (N12 | N31 | N99 | N999 | Y4) ERA",
    "RELYEAR": "(THIS | LAST | NEXT) UNIT | (that | of? the same) UNIT",
    "NTH": "ORD | ORDD | SEC",
    "DATE": "DAYD | WEEKD | MONTHD | QUARTERD | SEASOND | YEARD | DECADED | RELD | FEASTD",
}


_YEAR_CUE = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|during|before|after|through|throughout|between|and|around|about|circa|c\.|or|early|late|mid|"
    r"year|years|fiscal|the|for|as|than|into|spring|summer|autumn|fall|winter|election|elections|anno)|[(\[;:–—/-]|,)\s*[\"'‘“]?$",
    re.IGNORECASE,
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:no|nos|number|page|pages|p|pp|room|flight|route|highway|apartment|suite|box|section|article|chapter|line|bus|model|version|"
    r"than|nearly|roughly|approximately|only|least|most|some|to about|boeing|airbus|isbn|tel|phone)\.?|[#$£€]|\+)\s*$",
    re.IGNORECASE,
)
# What a number counts: a plural noun, a measure. Words that often follow a year and end in s are not counted.
_COUNTED = re.compile(
    r"\s*(?:[a-z]+-)?(?:(?!was\b|is\b|has\b|as\b|its\b|his\b|this\b|across\b|thus\b|perhaps\b|always\b|unless\b|"
    r"sales\b|results\b|earnings\b|elections\b|revenues\b|profits\b|figures\b|levels\b|olympics\b|games\b|riots\b|protests\b|"
    r"attacks\b|peace\b|series\b|crisis\b|census\b|congress\b|bombings\b)[a-z]{2,}s\b|"
    r"(?:people|men|women|children|feet|meters|metres|miles|km|kg|tons|per ?cent|degrees|square|hours|dollars|more|other|of the|members|m|b|"
    r"million|billion|lb|foot|metre|meter|mile|psi|votes|rpm|mph|hp|mw|calories)\b|%|°)"
)


def bare_year(context: Context) -> bool:
    """Whether a four-digit number between 1000 and 2199 that stands alone is a year.

    Years of the last two centuries and the next decades are, unless something is counted ("2000 people") or numbered ("No. 1990");
    others need a word before them that years follow ("in 1348", "(1215"), because round numbers of that size usually count.
    """
    said = context.text[context.start : context.end]
    if not said.isdecimal():
        return True  # spelled out in the way only years are: "nineteen ninety-six"
    number = int(said)
    before = context.text[max(0, context.start - 24) : context.start]
    after = context.text[context.end : context.end + 24]
    if _NOT_YEAR_BEFORE.search(before) or (after[:1] in "-–" and after[1:2].isalpha() and number % 100 == 0):
        return False
    if _COUNTED.match(after):
        return False
    return 1800 <= number <= 2099 or bool(_YEAR_CUE.search(before))


_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|by|until|till|during|before|after|through|between|last|next|this|early|late|mid|each|every|ended|ending|from)[\s-]+$",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"\b(?:and|or|to|for|on|that|the|around|about|into|said)\s+$|[,(;–-]\s*$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Theresa|Minister|President|Senator|Aunt)\.?\s+$")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+|\s+(?:said|says|told|has|had|is|was)\b")
_NAMELIKE = ("april", "june", "may", "august", "jan")


def bare_month(context: Context) -> bool:
    """Whether a month's name that stands alone is a month: not "may" the modal, "Theresa May", "April Jones", "the March on Rome"."""
    said = context.text[context.start : context.end].split()[-1].rstrip(".")
    word = said.lower()
    before = context.text[max(0, context.start - 16) : context.start]
    after = context.text[context.end : context.end + 16]
    if _MONTH_BEFORE.search(before):
        return word not in ("may", "march") or not said.islower() or not re.match(r"\s+[a-z]", after)
    if said.islower() and len(word) <= 5:
        return False
    if _TITLE_BEFORE.search(before) or (word in _NAMELIKE and _NAME_AFTER.match(after)):
        return False
    if word == "march" and re.search(r"\b(?:the|a)\s+$", before, re.IGNORECASE):
        return bool(
            re.match(r"\s+(?!on\b|to\b|of\b|in\b|for\b|and\b|from\b|through\b|was\b|by\b|at\b|that\b)[a-z]", after)
        )  # "the March deadline"
    if word in ("may", "march", "mar", "jan", "dec"):
        return (bool(_AND_BEFORE.search(before)) and not re.match(r"\s+[a-zA-Z]+", after)) or after[:1] in ")'’"
    return True


_FRACTION_CUE = re.compile(
    r"\b(?:on|by|from|until|till|since|before|after|dated|date|and|to|between|week of)\s+$|^\s*$|\(\s*$", re.IGNORECASE
)


def season_not_event(context: Context) -> bool:
    """Not the fall of a city, nor a spring that is a source: "the fall of Saigon", "the Spring Offensive" keep their nouns."""
    after = context.text[context.end : context.end + 12]
    word = context.text[context.start : context.end].split()[-1]
    if word.lower() in ("fall", "spring"):
        return not re.match(r"\s+(?:of|from|in)\s|\s+[a-z]+ing\b", after) and not (
            word[0].isupper() and re.match(r"\s+[A-Z]", after)
        )
    return True


_ON_BEFORE = re.compile(r"\b(?:on|until|till|by|from|to|and|since|of)\s+$", re.IGNORECASE)


def bare_day(context: Context) -> bool:
    """Whether "the 20th" is a day of a month: after "on" or "until", and before no noun it could number."""
    before = context.text[max(0, context.start - 7) : context.start]
    after = context.text[context.end : context.end + 10]
    return bool(_ON_BEFORE.search(before)) and bool(
        re.match(r"[.,;:)]|\s*$|\s+(?:was|were|the|he|she|it|they|in|at|when|and|to|a|an|his|their|with)\b", after)
    )


def not_fraction(context: Context) -> bool:
    """Whether two numbers with a slash and no year are a date: 31 7/8 and 3/4 are fractions, 9/11 is a date."""
    said = context.text[context.start : context.end]
    if said.count("/") == 2:
        return True
    before = context.text[max(0, context.start - 9) : context.start]
    first, second = (int(part) for part in said.split("/"))
    if second in (2, 3, 4, 8, 16, 32, 64) and first < second and not re.search(r"\bon\s+$", before):
        return False
    return bool(_FRACTION_CUE.search(before)) or (first, second) == (9, 11)


def _feast_rules() -> tuple[Rule, ...]:
    """One row a name. A name's words that the lexicon knows stand by their class, so the row checks the very words again."""
    rows = []
    for feast, names in FEASTS_EN.items():
        for name in names:
            words = re.findall(r"'s?(?![a-z])|[a-z]+\.?|-|\d\w+", name.replace("'s", " 's"))
            classes = " ".join(_class_of(word) for word in words)
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


def _class_of(word: str) -> str:
    if word in ("'s", "'"):
        return "POSS"
    if word == "-":
        return "HYPH"
    if word[0].isdigit():
        return "ORDD"
    if word == "st.":
        return "ABBR DOT"
    return LEXICON[word][0] if word in LEXICON else word


def _feast(feast: str, name: str) -> Build:
    letters = re.sub(r"[^a-z0-9]", "", name)

    def build(m: Found) -> Expr | None:
        said = re.sub(r"[^a-z0-9]", "", m.text[m.items[0].start : m.items[-1].end].lower())
        if letters not in said:
            return None
        year, _, _ = a_year(m)
        if m.has("THIS", "LAST", "NEXT") and m.items[-1].value is Unit.YEAR:
            return Feast(feast, relative_year(Found(m.items[-2:], m.letters)))
        return Feast(feast, year, m.first("THIS", "LAST", "NEXT", "COMING"))

    return build


def _weak_day_alone(context: Context) -> bool:
    """Whether "sun", "sat", "wed" or "mon" stands without a word that makes it a day."""
    words = context.text[context.start : context.end].split()
    return (
        (len(words) == 1 or words[0].lower() == "that")
        and words[-1].rstrip(".").lower() in ("sun", "sat", "wed", "mon")
        and not re.search(
            r"\b(?:on|every|each|until|till|by|from|to|and)\s$",
            context.text[max(0, context.start - 7) : context.start],
            re.IGNORECASE,
        )
    )


CALENDAR_RULES: tuple[Rule, ...] = (
    *_feast_rules(),
    Rule(
        "day of the month reached",
        "the ORDD",
        lambda m: Calendar(day=m.items[1].value) if 1 <= m.items[1].value <= 31 else None,
        {"on the 20th": "2023-03-20"},
        "DAYD",
        guard=bare_day,
    ),
    Rule("iso date", "ISO", a_iso, {"2023-03-21": "2023-03-21"}, "DAYD"),
    Rule(
        "date with slashes",
        "SLASH",
        a_slash,
        {"21/3/2023": "2023-03-21", "3/21/2023": "2023-03-21", "on 21/3": "2023-03-21"},
        "DAYD",
        guard=not_fraction,
    ),
    Rule("date with full stops", "DOTTED", a_dotted, {"21.3.2023": "2023-03-21"}, "DAYD"),
    Rule(
        "month day",
        "(WD COMMA?)? M the? DAY (YEAR | BCYEAR | COMMA? RELYEAR)?",
        a_month_day,
        {"March 21": "2023-03-21", "Monday, Feb. 6, 2023": "2023-02-06", "March 15, 44 BC": "-0043-03-15"},
        "DAYD",
    ),
    Rule(
        "day month",
        "(WD COMMA? the?)? the? DAY of? M (YEAR | BCYEAR | COMMA? RELYEAR)?",
        a_month_day,
        {"21 March": "2023-03-21", "the 5th of May 1945": "1945-05-05", "20 March last year": "2022-03-20"},
        "DAYD",
    ),
    Rule(
        "days of a month",
        "(the? DAY (HYPH | to | and | or | until | COMMA)){1,3} the? DAY of? M (YEAR | BCYEAR)?",
        a_span_days,
        {"3 to 5 May 1945": "1945-05-03", "5-6 May 2021": "2021-05-05"},
        "DAYD",
    ),
    Rule(
        "month and days",
        "M the? DAY ((HYPH | to | and | or | COMMA and?) the? DAY){1,3} (YEAR | BCYEAR)?",
        a_span_days,
        {"April 6-7, 1915": "1915-04-06", "March 6 and 9": "2023-03-06"},
        "DAYD",
    ),
    Rule(
        "month year",
        "(the UNIT of)? M (YEAR | BCYEAR | COMMA? RELYEAR)",
        a_month,
        {"March 2022": "2022-03", "May of 1789": "1789-05", "Sept. 1939": "1939-09", "March last year": "2022-03"},
        "MONTHD",
    ),
    Rule(
        "month",
        "(the UNIT of)? M",
        a_month,
        {"in February": "2023-02", "in December": "2022-12"},
        "MONTHD",
        guard=bare_month,
    ),
    Rule(
        "last or next month by name",
        "(THIS | LAST | NEXT | THIS? COMING | THIS PAST | the (PREV | FOLL)) M",
        a_month,
        {"last March": "2022-03", "next June": "2023-06", "this February": "2023-02"},
        "MONTHD",
    ),
    Rule(
        "weekday",
        "(the? (THIS | LAST | NEXT | THIS? COMING | THIS? PAST) | the (FOLL | PREV | same) | that | PREV)? WD",
        a_weekday,
        {"Tuesday": "2023-03-21", "on Friday": "2023-03-17", "last Monday": "2023-03-20"},
        "WEEKD",
        guard=lambda c: not _weak_day_alone(c),
    ),
    Rule(
        "weekday of a week",
        "WD COMMA? of? (THIS | LAST | NEXT) UNIT",
        a_weekday_of_week,
        {"Tuesday of last week": "2023-03-14", "Monday next week": "2023-03-27"},
        "WEEKD",
    ),
    Rule(
        "season of a year",
        "(the? (SEASON | SEASONW)) (YEAR | BCYEAR | COMMA? RELYEAR)",
        a_season,
        {"the spring of 1945": "1945-21", "winter 2022": "2022-24"},
        "SEASOND",
    ),
    Rule(
        "last or next season",
        "(THIS | LAST | NEXT | THIS? COMING | THIS? PAST) (SEASON | SEASONW)",
        a_season,
        {"last fall": "2022-23", "next summer": "2023-22"},
        "SEASOND",
    ),
    Rule("season", "the? SEASON | the SEASONW", a_season, {"the summer": "2023-22"}, "SEASOND", guard=season_not_event),
    Rule(
        "quarter",
        "(the? fiscal? HYPH? (NTH | LAST | final) fiscal? HYPH? UNIT) (YEAR | of? RELYEAR)?",
        a_quarter,
        {"the third quarter of 2022": "2022-35", "fourth quarter": "2022-36"},
        "QUARTERD",
    ),
    Rule(
        "half of a year",
        "the? (NTH | LAST | latter) half of (the UNIT | YEAR | RELYEAR)",
        a_half,
        {"the first half of 2022": "2022-40"},
        "QUARTERD",
    ),
    Rule(
        "quarter or year code",
        "PERIOD (N12 | Y4 | N99 | N31) YEAR?",
        a_period,
        {"Q3 2022": "2022-35", "H1 2023": "2023-40"},
        "QUARTERD",
    ),
    Rule(
        "year before Christ",
        "(the UNIT)? (N12 | N31 | N99 | N999 | Y4) ERA",
        a_year_only,
        {"44 BC": "-0043"},
        "YEARD",
    ),
    Rule(
        "anno domini",
        "ERA (N12 | N31 | N99 | N999 | Y4)",
        lambda m: Calendar(year=m.items[1].value) if m.items[0].value > 0 else None,
        {"AD 70": "0070"},
        "YEARD",
    ),
    Rule(
        "years",
        "Y4 (HYPH | OVER) (N12 | N31 | N99 | Y4)",
        a_span_years,
        {"1957-58": "1957", "1914-1918": "1914"},
        "YEARD",
    ),
    Rule(
        "years before Christ",
        "(INT (HYPH | to | and | or | until) INT) ERA",
        a_span_years,
        {"264-241 BC": "-0263"},
        "YEARD",
    ),
    Rule(
        "year in words",
        "the UNIT (NUMW | Y4 | Y2)",
        lambda m: a_worded_year(m),
        {"the year 2020": "2020", "the year two thousand": "2000"},
        "YEARD",
    ),
    Rule(
        "fiscal year",
        "(the? fiscal UNIT? | the? CURR? fiscal UNIT) (Y4 | Y2)",
        a_year_only,
        {"fiscal 2022": "2022"},
        "YEARD",
    ),
    Rule("year", "Y4", a_year_only, {"in 2019": "2019", "(1215)": "1215"}, "YEARD", guard=bare_year),
    Rule(
        "short year",
        "Y2",
        a_year_only,
        {"in '99": "1999"},
        "YEARD",
        guard=lambda c: bool(_YEAR_CUE.search(c.text[max(0, c.start - 24) : c.start])),
    ),
    Rule(
        "decade",
        "the? DEC10 ERA?",
        a_decade,
        {"the 1980s": "198X", "the nineties": "199X", "the '90s": "199X"},
        "DECADED",
    ),
    Rule(
        "century",
        "the? NTH HYPH? UNIT ERA?",
        a_century,
        {"the 20th century": "19XX", "the fifth century BC": "[-0499..-0400]"},
        "DECADED",
    ),
)
