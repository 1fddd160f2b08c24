"""English rows for places in the calendar: days, months, quarters, seasons, years, decades, centuries, weekdays and feasts.

How to add a row: name it, write its pattern over the classes of `timeline.timex.lexicon_en` and the pieces below, build an `Expr`
that says what was said (no dates are worked out here) and give examples with the EDTF they mean on the tests' reference day,
Tuesday 2023-03-21. One test reads every row's examples.
"""

from __future__ import annotations

import re
from typing import Any

from timeline.timex.expr import Calendar, Expr, Feast, From, Relative, Same, Unit, Weekday
from timeline.timex.feasts import FEASTS, FEASTS_EN
from timeline.timex.grammar import Build, Context, Found, Rule, Several
from timeline.timex.lexicon_en import LEXICON
from timeline.when import month_length

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


def day_number(value: Any) -> int:
    """The number in a DAY piece: an ordinal or number as it is, "second" (a unit in the lexicon) as 2."""
    return 2 if isinstance(value, Unit) else int(value)


def _year(m: Found) -> tuple[int | Expr | None, bool, int]:
    """(year, whether only two digits stand there, era) of the YEAR or BCYEAR in a match."""
    years = [item for item in m.items if item.kind in (m.letters.of("Y4"), m.letters.of("Y2"))]
    era = m.first("ERA") or 1
    if m.has("ERA") and not years:
        numbers = m.all("N12", "N31", "N99", "N999")
        return (1 - numbers[-1] if era < 0 else numbers[-1]), False, era
    if not years:
        return None, False, era
    year = years[-1].value
    return (1 - year if era < 0 else year), years[-1].kind == m.letters.of("Y2"), era


def relative_year(m: Found) -> Expr | None:
    """The RELYEAR piece: "last year", "that year"; None when the unit is no year."""
    if m.first("UNIT") is not Unit.YEAR:
        return None
    if m.has("that", "same"):
        return Same(Unit.YEAR)
    return Relative(Unit.YEAR, m.first("THIS", "LAST", "NEXT"))


def _month_day(m: Found) -> Calendar | None:
    month = m.first("MONTH", "MONTHW")
    days = m.all("N12", "N31", "ORD", "ORDD", "SEC")
    day = day_number(days[0])
    year, short, era = _year(m)
    if m.has("THIS", "LAST", "NEXT", "that", "same") and m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    if not 1 <= day <= month_length(year if isinstance(year, int) else 2024, month):
        return None
    return Calendar(year=year, month=month, day=day, weekday=m.first("WDAY", "WDAYW"), short=short, era=era)


def _month(m: Found) -> Expr | None:
    year, short, era = _year(m)
    which = None
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    elif m.has("THIS", "LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL"):
        which = m.first("LAST", "NEXT", "PAST", "COMING", "PREV", "FOLL") or 0
    return Calendar(year=year, month=m.first("MONTH", "MONTHW"), which=which, short=short, era=era)


def _iso(m: Found) -> Calendar | None:
    year, month, day = (int(part) for part in m.items[0].value[:10].split("-"))
    return _checked(year, month, day)


def _checked(year: int | None, month: int, day: int, short: bool = False) -> Calendar | None:
    if not (1 <= month <= 12 and 1 <= day <= month_length(2024 if year is None else year, month)):
        return None
    return Calendar(year=year, month=month, day=day, short=short)


def _slash(m: Found) -> Calendar | None:
    """Month first, as American papers write, unless the first number can only be a day or the sentence is plainly European."""
    numbers = [int(part) for part in m.items[0].value.split("/")]
    first, second = numbers[0], numbers[1]
    year = numbers[2] if len(numbers) > 2 else None
    if first > 99:
        return None
    month, day = (
        (second, first) if first > 12 or (year is not None and second <= 12 and first == second) else (first, second)
    )
    return _checked(year, month, day, short=year is not None and year < 100)


def _dotted(m: Found) -> Calendar | None:
    day, month, year = (int(part) for part in m.items[0].value.split("."))
    return _checked(year, month, day, short=year < 100)


def _year_only(m: Found) -> Calendar:
    year, short, era = _year(m)
    return Calendar(year=year, short=short, era=era)


def _decade(m: Found) -> Calendar | None:
    value = m.first("DEC10")
    era = m.first("ERA") or 1
    if era < 0:
        return Calendar(decade=-value - 8, era=-1)
    if 100 <= value < 1000:
        return None
    return Calendar(decade=value, short=value < 100)


def _century(m: Found) -> Calendar | None:
    if m.first("UNIT") is not Unit.CENTURY:
        return None
    number = day_number(m.first("ORD", "ORDD", "SEC"))
    if not 1 <= number <= 99:
        return None
    if (m.first("ERA") or 1) < 0:
        return Calendar(century=-100 * number + 1, era=-1)
    return Calendar(century=100 * (number - 1))


def _season(m: Found) -> Calendar | None:
    year, short, era = _year(m)
    season = m.first("SEASON", "SEASONW")
    which = None
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    elif m.has("THIS", "LAST", "NEXT", "PAST", "COMING"):
        which = m.first("THIS", "LAST", "NEXT", "PAST", "COMING")
    return Calendar(year=year, season=season, which=which, short=short, era=era)


def _quarter(m: Found) -> Expr | None:
    units = m.all("UNIT", "UNITS")
    if units and units[0] is not Unit.QUARTER:
        return None
    year, short, _ = _year(m)
    if len(units) > 1:
        year = relative_year(Found(m.items[-2:], m.letters))
        if year is None:
            return None
    if m.has("fourth", "LAST", "final"):
        number = 4
    else:
        number = day_number(m.first("ORD", "ORDD", "SEC", "N12"))
    return Calendar(year=year, quarter=number, short=short) if 1 <= number <= 4 else None


def _half(m: Found) -> Expr | None:
    year, short, _ = _year(m)
    if m.has("UNIT"):
        year = relative_year(m)
        if year is None:
            return None
    number = 2 if m.has("LAST", "latter") or m.has("SEC") or m.first("ORDD", "N12") == 2 else 1
    if m.has("ORD", "ORDD") and m.first("ORD", "ORDD") not in (1, 2):
        return None
    return Calendar(year=year, half=number, short=short)


def _period(m: Found) -> Expr | None:
    """Q3, H1 2024, FY2023: a letter and a number that touch."""
    letter = m.text[m.items[0].start : m.items[0].end].upper()
    number = m.items[1].value
    year, short, _ = _year(m)
    if letter in ("FY", "CY"):
        if len(m.items) > 2 or not isinstance(number, int) or not (number < 100 or number >= 1900):
            return None
        return Calendar(year=number, short=number < 100)
    if m.items[1].start != m.items[0].end or not isinstance(number, int):
        return None
    if letter == "Q":
        return Calendar(year=year, quarter=number, short=short) if 1 <= number <= 4 else None
    return Calendar(year=year, half=number, short=short) if 1 <= number <= 2 else None


def _weekday(m: Found) -> Expr:
    day = m.first("WDAY", "WDAYW")
    if m.has("FOLL"):
        return Weekday(day, 1, From.THEN)
    if m.has("PREV"):
        return Weekday(day, -1, From.THEN)
    if m.has("that", "same"):
        return Weekday(day, 0, From.THEN)
    return Weekday(day, m.first("THIS", "LAST", "NEXT", "PAST", "COMING"))


def _weekday_of_week(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.WEEK:
        return None
    return Weekday(m.first("WDAY", "WDAYW"), None, week=Relative(Unit.WEEK, m.first("THIS", "LAST", "NEXT")))


def _span_days(m: Found) -> Several | None:
    """ "5 to 8 May (1945)": two days that share month and year."""
    days = [
        i
        for i, item in enumerate(m.items)
        if item.kind in {m.letters.of(n) for n in ("N12", "N31", "ORD", "ORDD", "SEC")}
    ]
    month, weekday = m.first("MONTH", "MONTHW"), None
    year, short, era = _year(m)
    length = month_length(year if isinstance(year, int) else 2024, month)
    numbers = [day_number(m.items[i].value) for i in days]
    if len(days) < 2 or not all(1 <= n <= length for n in numbers) or sorted(set(numbers)) != numbers:
        return None
    exprs = [Calendar(year=year, month=month, day=n, weekday=weekday, short=short, era=era) for n in numbers]
    of = m.letters.of
    month_at = next(i for i, item in enumerate(m.items) if item.kind in (of("MONTH"), of("MONTHW")))
    spans = [[i, i + 1] for i in days]
    if month_at < days[0]:
        spans[0][0] = month_at
        spans[-1][1] = len(m.items)
    else:
        spans[-1][1] = len(m.items)
    return Several(tuple((a, b, e) for (a, b), e in zip(spans, exprs, strict=True)))


def _span_years(m: Found) -> Several | None:
    """ "1957-58", "1914-1918", "264-241 BC": two years that share century or era."""
    era = m.first("ERA") or 1
    first = m.items[0].value
    second = next(
        i for i in range(len(m.items) - 1, 0, -1) if m.items[i].kind not in (m.letters.of("ERA"), m.letters.of("HYPH"))
    )
    value = m.items[second].value
    if not isinstance(first, int) or not isinstance(value, int):
        return None
    if era < 0:
        if value >= first:
            return None
        years = (1 - first, 1 - value)
    else:
        # Two written digits: the years of one century, as in 1957-58; 1999-00 runs into the next.
        if value < 100:
            if m.items[second].end - m.items[second].start != 2:
                return None
            value += first // 100 * 100
            value += 100 if value < first else 0
        if not 0 < value - first < 400:
            return None
        years = (first, value)
    return Several(
        ((0, second - 1, Calendar(year=years[0], era=era)), (second, len(m.items), Calendar(year=years[1], era=era)))
    )


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
        return bool(_AND_BEFORE.search(before)) and not re.match(r"\s+[a-zA-Z]+", after) or after[:1] in ")'’"
    return True


_FRACTION_CUE = re.compile(
    r"\b(?:on|by|from|until|till|since|before|after|dated|date|and|to|between|week of)\s+$|^\s*$|\(\s*$", re.IGNORECASE
)


def a_season(context: Context) -> bool:
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
            words = re.findall(r"'s\b|[a-z]+\.?|-|\d\w+|'", name.replace("'s", " 's"))
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
    if word == "'s":
        return "POSS"
    if word == "'":
        return ""
    if word == "-":
        return "HYPH"
    if word[0].isdigit():
        return "ORD"
    if word == "st.":
        return "st"
    return LEXICON[word][0] if word in LEXICON else word


def _feast(feast: str, name: str) -> Build:
    letters = re.sub(r"[^a-z0-9]", "", name)

    def build(m: Found) -> Expr | None:
        said = re.sub(r"[^a-z0-9]", "", m.text[m.items[0].start : m.items[-1].end].lower())
        if letters not in said:
            return None
        year, _, _ = _year(m)
        if m.has("THIS", "LAST", "NEXT") and m.items[-1].value is Unit.YEAR:
            return Feast(feast, relative_year(Found(m.items[-2:], m.letters)))
        return Feast(feast, year, m.first("THIS", "LAST", "NEXT", "COMING"))

    return build


def _worded_year(m: Found) -> Calendar | None:
    year = m.items[-1].value
    if m.first("UNIT") is not Unit.YEAR or not 1 <= year <= 9999:
        return None
    return Calendar(year=year, short=m.has("Y2"))


def _weak_day_alone(context: Context) -> bool:
    """Whether "sun", "sat", "wed" or "mon" stands without a word that makes it a day."""
    words = context.text[context.start : context.end].split()
    return (
        len(words) == 1
        and words[0].rstrip(".").lower() in ("sun", "sat", "wed", "mon")
        and not re.search(
            r"\b(?:on|every|each|until|till|by|from|to|and)\s$",
            context.text[max(0, context.start - 7) : context.start],
            re.IGNORECASE,
        )
    )


CALENDAR_RULES: tuple[Rule, ...] = (
    Rule(
        "day of the month reached",
        "the ORDD",
        lambda m: Calendar(day=m.items[1].value) if 1 <= m.items[1].value <= 31 else None,
        {"on the 20th": "2023-03-20"},
        "DAYD",
        guard=bare_day,
    ),
    Rule("iso date", "ISO", _iso, {"2023-03-21": "2023-03-21"}, "DAYD"),
    Rule(
        "date with slashes",
        "SLASH",
        _slash,
        {"21/3/2023": "2023-03-21", "3/21/2023": "2023-03-21", "on 21/3": "2023-03-21"},
        "DAYD",
        guard=not_fraction,
    ),
    Rule("date with full stops", "DOTTED", _dotted, {"21.3.2023": "2023-03-21"}, "DAYD"),
    Rule(
        "month day",
        "(WD COMMA?)? M the? DAY (YEAR | BCYEAR | COMMA? RELYEAR)?",
        _month_day,
        {"March 21": "2023-03-21", "Monday, Feb. 6, 2023": "2023-02-06", "March 15, 44 BC": "-0043-03-15"},
        "DAYD",
    ),
    Rule(
        "day month",
        "(WD COMMA? the?)? the? DAY of? M (YEAR | BCYEAR | COMMA? RELYEAR)?",
        _month_day,
        {"21 March": "2023-03-21", "the 5th of May 1945": "1945-05-05", "20 March last year": "2022-03-20"},
        "DAYD",
    ),
    Rule(
        "days of a month",
        "(the? DAY (HYPH | to | and | or | until | COMMA)){1,3} the? DAY of? M (YEAR | BCYEAR)?",
        _span_days,
        {"3 to 5 May 1945": "1945-05-03", "5-6 May 2021": "2021-05-05"},
        "DAYD",
    ),
    Rule(
        "month and days",
        "M the? DAY ((HYPH | to | and | or | COMMA and?) the? DAY){1,3} (YEAR | BCYEAR)?",
        _span_days,
        {"April 6-7, 1915": "1915-04-06", "March 6 and 9": "2023-03-06"},
        "DAYD",
    ),
    Rule(
        "month year",
        "(the UNIT of)? M (YEAR | BCYEAR | COMMA? RELYEAR)",
        _month,
        {"March 2022": "2022-03", "May of 1789": "1789-05", "Sept. 1939": "1939-09", "March last year": "2022-03"},
        "MONTHD",
    ),
    Rule(
        "month",
        "(the UNIT of)? M",
        _month,
        {"in February": "2023-02", "in December": "2022-12"},
        "MONTHD",
        guard=bare_month,
    ),
    Rule(
        "last or next month by name",
        "(THIS | LAST | NEXT | THIS? COMING | THIS PAST | the (PREV | FOLL)) M",
        _month,
        {"last March": "2022-03", "next June": "2023-06", "this February": "2023-02"},
        "MONTHD",
    ),
    Rule(
        "weekday",
        "(the? (THIS | LAST | NEXT | THIS? COMING | THIS? PAST | FOLL | PREV | that | same))? WD",
        _weekday,
        {"Tuesday": "2023-03-21", "on Friday": "2023-03-17", "last Monday": "2023-03-20"},
        "WEEKD",
        guard=lambda c: not _weak_day_alone(c),
    ),
    Rule(
        "weekday of a week",
        "WD COMMA? of? (THIS | LAST | NEXT) UNIT",
        _weekday_of_week,
        {"Tuesday of last week": "2023-03-14", "Monday next week": "2023-03-27"},
        "WEEKD",
    ),
    Rule(
        "season of a year",
        "(the? (SEASON | SEASONW)) (YEAR | BCYEAR | COMMA? RELYEAR)",
        _season,
        {"the spring of 1945": "1945-21", "winter 2022": "2022-24"},
        "SEASOND",
    ),
    Rule(
        "last or next season",
        "(THIS | LAST | NEXT | THIS? COMING | THIS? PAST) (SEASON | SEASONW)",
        _season,
        {"last fall": "2022-23", "next summer": "2023-22"},
        "SEASOND",
    ),
    Rule("season", "the? SEASON | the SEASONW", _season, {"the summer": "2022-22"}, "SEASOND", guard=a_season),
    Rule(
        "quarter",
        "(the? fiscal? HYPH? (NTH | LAST | final) fiscal? HYPH? UNIT) (YEAR | of? RELYEAR)?",
        _quarter,
        {"the third quarter of 2022": "2022-35", "fourth quarter": "2022-36"},
        "QUARTERD",
    ),
    Rule(
        "half of a year",
        "the? (NTH | LAST | latter) half of (the UNIT | YEAR | RELYEAR)",
        _half,
        {"the first half of 2022": "2022-40"},
        "QUARTERD",
    ),
    Rule(
        "quarter or year code",
        "PERIOD (N12 | Y4 | N99 | N31) YEAR?",
        _period,
        {"Q3 2022": "2022-35", "H1 2023": "2023-40"},
        "QUARTERD",
    ),
    Rule(
        "year before Christ",
        "(the UNIT)? (N12 | N31 | N99 | N999 | Y4) ERA",
        _year_only,
        {"44 BC": "-0043", "AD 70": "0070"},
        "YEARD",
    ),
    Rule(
        "anno domini",
        "ERA (N12 | N31 | N99 | N999 | Y4)",
        lambda m: Calendar(year=m.items[1].value) if m.items[0].value > 0 else None,
        {},
        "YEARD",
    ),
    Rule(
        "years",
        "Y4 (HYPH | OVER) (N12 | N31 | N99 | Y4)",
        _span_years,
        {"1957-58": "1957", "1914-1918": "1914"},
        "YEARD",
    ),
    Rule(
        "years before Christ",
        "(INT (HYPH | to | and | or | until) INT) ERA",
        _span_years,
        {"264-241 BC": "-0263"},
        "YEARD",
    ),
    Rule(
        "year in words",
        "the UNIT (NUMW | Y4 | Y2)",
        lambda m: _worded_year(m),
        {"the year 2020": "2020", "the year two thousand": "2000"},
        "YEARD",
    ),
    Rule(
        "fiscal year",
        "(the? fiscal UNIT? | the? CURR? fiscal UNIT) (Y4 | Y2)",
        _year_only,
        {"fiscal 2022": "2022"},
        "YEARD",
    ),
    Rule("year", "Y4", _year_only, {"in 2019": "2019", "(1215)": "1215"}, "YEARD", guard=bare_year),
    Rule(
        "short year",
        "Y2",
        _year_only,
        {"in '99": "1999"},
        "YEARD",
        guard=lambda c: bool(_YEAR_CUE.search(c.text[max(0, c.start - 24) : c.start])),
    ),
    Rule(
        "decade",
        "the? DEC10 ERA?",
        _decade,
        {"the 1980s": "198X", "the nineties": "199X", "the '90s": "199X"},
        "DECADED",
    ),
    Rule(
        "century",
        "the? NTH HYPH? UNIT ERA?",
        _century,
        {"the 20th century": "19XX", "the fifth century BC": "[-0499..-0400]"},
        "DECADED",
    ),
    *_feast_rules(),
)
