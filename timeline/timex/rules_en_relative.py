"""English rows for what is counted: last and next units, so long ago, so much later, lengths, sets and words like "now".

Rows and pieces as in `timeline.timex.rules_en_calendar`.
"""

from __future__ import annotations

import re

from timeline.timex.expr import Amount, Every, Expr, From, Length, Ref, RefKind, Relative, Same, Shift, Unit, Weekday
from timeline.timex.grammar import Build, Context, Found, Rule
from timeline.timex.messages import is_message

PIECES = {
    "NUM": "N12 | N31 | N99 | N999 | Y4 | BIG | DEC | NUMW | FRAC",
    "APPR": "APPROX DOT? | OVER_ | (more | less | fewer | longer) than | at (least | most) | up to | as (VAGUE | much | little | few) as | "
    "no (more | less | fewer | LATER) than | EDGE to | just OVER_ | well OVER_ | another | barely",
    # "three", "2 1/2", "two or three", "a few", "several", "a couple of", "half a", "dozens of".
    "COUNT": "(NUM | A) PLUS? (FRAC | and A half)? ((HYPH | to | or | and) NUM FRAC?)? | (A | the)? few | VAGUE | A? couple of? | half A | "
    "A half | (A | NUM) NUMW | A number of | (dozens | hundreds | thousands | tens | scores) of",
    "ADJS": "(ADJ | more){1,2}",
    "U": "UNIT | UNITS | SEC",
}

_MODS = {
    ("more", "longer"): "MORE_THAN",
    ("less", "fewer", "under", "barely"): "LESS_THAN",
    ("least",): "EQUAL_OR_MORE",
    ("most", "up", "much", "many"): "EQUAL_OR_LESS",
}


_ROUND = (12.0, 100.0, 1000.0)


def amount(m: Found) -> Amount | None:
    """The APPR and COUNT pieces of a match as an `Amount`; with neither, the vague amount of a bare plural.

    None when the words make no amount.
    """
    words = {str(item.value).lower() for item in m.items if isinstance(item.value, str)}
    mod = m.first("APPROX", "OVER_")
    if "than" in words and "no" in words:
        mod = "EQUAL_OR_LESS" if words & {"more", "later"} else "EQUAL_OR_MORE"
    elif "than" in words or "least" in words or "most" in words or "up" in words or "over" in words or "under" in words:
        mod = next((code for keys, code in _MODS.items() if words & set(keys)), mod)
    elif "close" in words:
        mod = "APPROX"
    if "few" in words:
        return Amount(mod=mod, few=True)
    if "couple" in words:
        return Amount(2, 2, mod)
    if m.has("VAGUE") or words & {"number", "dozens", "hundreds", "thousands", "tens", "scores"}:
        return Amount(mod=mod)
    numbers: list[float] = []
    halves = 0.0
    for item in m.items:
        kind = item.kind
        if kind == m.letters.of("FRAC"):
            halves = float(item.value)
            if numbers:
                numbers[-1] += halves
        elif kind == m.letters.of("DEC") or kind in {
            m.letters.of(n) for n in ("N12", "N31", "N99", "N999", "Y4", "BIG", "NUMW")
        }:
            numbers.append(float(item.value))
        elif kind == m.letters.of("A"):
            numbers.append(1.0)
    if "half" in words and numbers:
        # "half a year" is one half; "a year and a half", "two and a half years" add it.
        if m.items[0].value == "half" or (len(m.items) > 1 and m.items[1].value == "half"):
            return Amount(0.5, 0.5, mod)
        numbers = [numbers[0] + 0.5]
    if not numbers:
        if halves:
            return Amount(halves, halves, mod)
        return Amount(1, 1, mod) if m.has("UNIT", "SEC") else Amount(mod=mod)
    if m.has("A") and len(numbers) == 2 and m.has("NUMW") and not m.has("or", "to", "HYPH"):
        if numbers[-1] not in _ROUND:
            return None  # "a thirty year truce" is a truce of thirty years: the article is not counted
        numbers = [numbers[-1]]  # "a dozen", "a hundred"
    low, high = numbers[0], numbers[-1]
    if len(numbers) > 1 and not 0 < low < high:
        low = high
    return Amount(low, high, mod)


def unit(m: Found) -> Unit:
    return Unit(m.all("UNIT", "UNITS", "SEC")[-1])


def _ago(m: Found) -> Expr | None:
    if unit(m) is Unit.WEEKEND:
        return None
    return _shift(m, -1, From.NOW)


def _shift(m: Found, sign: int, frm: From) -> Expr | None:
    how = amount(m)
    return Shift(how, unit(m), sign, frm) if how else None


def _from_now(m: Found) -> Expr | None:
    return _shift(m, 1, From.NOW)


def _shifted(sign: int) -> Build:
    def build(m: Found) -> Expr | None:
        return _shift(m, sign, From.THEN)

    return build


def _length(m: Found) -> Expr | None:
    how = amount(m)
    if how is None:
        return None
    many = m.has("UNITS")
    if (
        not many
        and not m.has("HYPH")
        and not how.vague
        and how.low == how.high
        and how.low not in (1, 0.5)
        and not m.has("NUMW", "N12", "N31", "N99", "N999")
    ):
        return None
    toward = 0
    frm = From.NOW
    if m.has("LAST", "PAST", "PREV"):
        toward = -1
    elif m.has("NEXT", "COMING", "FOLL") or m.has("ahead"):
        toward = 1
    if m.has("PREV", "FOLL"):
        frm = From.THEN
    if unit(m) is Unit.WEEKEND and toward == 0 and how.vague:
        return None
    return Length(how, unit(m), toward, frm)


def _hyphened(m: Found) -> Expr | None:
    how = amount(m)
    return Length(how, unit(m)) if how else None


def _relative(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.DAY:
        return None
    if m.has("PREV", "FOLL"):
        return Relative(u, m.first("PREV", "FOLL"), From.THEN)
    if m.has("that", "same", "very"):
        return Same(u)
    offset = m.first("LAST", "NEXT", "THIS", "CURR", "COMING")
    if u is Unit.DAY and offset == 0:
        return Same(u)  # "this day" is the day the text speaks of
    # "The next day" continues a story; "next week" is counted from the day of writing.
    frm = From.THEN if m.has("the") and m.has("NEXT") else From.NOW
    return Relative(u, offset, frm)


def _past_year(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.HOUR:
        return None
    toward = -1 if m.has("LAST", "PAST") else 1
    return Length(Amount.of(1), u, toward)


def _two_days_off(m: Found) -> Expr | None:
    deictic = m.first("DEICTIC")
    if m.first("UNIT") is not Unit.DAY or deictic == 0 or m.has("before") != (deictic < 0):
        return None
    return Relative(Unit.DAY, 2 * deictic)


def _next_to(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.DAY:
        return None
    return Relative(u, 1 if m.has("FOLL", "after") else -1, From.THEN)


def _whole_year(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR:
        return None
    if m.has("fiscal"):
        return Length(Amount.of(1), Unit.YEAR)
    word = m.text[m.items[1].start : m.items[1].end].lower()
    return Relative(Unit.YEAR, 0) if word == "full" else None


def _one_day(m: Found) -> Expr | None:
    return Ref(RefKind.FUTURE) if m.first("UNIT") is Unit.DAY and m.first("NUMW") == 1 else None


def _present(m: Found) -> Expr | None:
    return None if m.has("UNITS") and m.first("UNITS") is not Unit.DAY else Ref(RefKind.PRESENT)


def _every(m: Found) -> Expr | None:
    u = unit(m)
    count = 2 if m.has("other") else 1
    numbers = m.all("N12", "N31", "N99", "NUMW")
    if numbers and m.has("UNITS"):
        count = int(numbers[-1])
    return Every(u, count)


_RATE_BEFORE = re.compile(
    r"(?:\b(?:once|twice|times|cents?|dollars?|euros?|pounds?|yen|thrice|barrels|people|percent|hours|days|minutes|tons|tonnes|"
    r"million|billion|thousand)|\$\d[\d.,]*|\d[\d.,]*%?|[a-z]{3,}s)\s+$",
    re.IGNORECASE,
)
_NOT_RATE = re.compile(r"\b(?:lasts|takes|was|is|has|as|this|spends|needs|costs|plus|perhaps|across|towards|years|months|weeks|days|hours|less|"
                       r"unless|gives|allows|wants|gets|comes|its|his)\s+$", re.IGNORECASE)  # fmt: skip


def a_rate(context: Context) -> bool:
    """Whether "a day" or "a year" is a rate ("three times a day", "hundreds of interviews a day") and no length ("for a day")."""
    before = context.text[max(0, context.start - 24) : context.start]
    return bool(_RATE_BEFORE.search(before)) and not _NOT_RATE.search(before)


def not_age(context: Context) -> bool:
    """Ages are no times: "22-year-old", "55 years old", "aged 40 years"."""
    after = context.text[context.end : context.end + 5].lower()
    return not after.startswith(("-old", " old", "s-old"))


def lasting(context: Context) -> bool:
    """Whether what stands before says that something goes on for the whole of it: "for the next decade"."""
    return bool(
        re.search(
            r"\b(?:for|over|throughout|within|during)\s+$",
            context.text[max(0, context.start - 11) : context.start],
            re.IGNORECASE,
        )
    )


def clause_ends(context: Context) -> bool:
    """Whether nothing follows that the expression could be counted from: "the day before, …" but not "the day before the vote"."""
    after = context.text[context.end : context.end + 14]
    return not after or bool(re.match(r"\s*(?:[.,;:!?)\]\"”—–]|\n\s*\n|$|\s(?:and|but|in|at|on|for|with|by)\b)", after))


def clause_ends_or_word(context: Context) -> bool:
    """As `clause_ends` for what ends in "before" or "after"; "earlier", "later" and "after that" need no look ahead."""
    said = context.text[context.start : context.end].lower()
    return clause_ends(context) if said.endswith(("before", "after")) else True


_QUARTERS = re.compile(
    r"\b(?:such|living|close|military|police|all|some|many|these|those|various|certain|private|their|his)\s+$",
    re.IGNORECASE,
)


def plural_of_time(context: Context) -> bool:
    """Whether a bare plural is a time: no quarters to live in, no programme called "60 Minutes", no "years old"."""
    before = context.text[max(0, context.start - 16) : context.start]
    said = context.text[context.start : context.end].lower()
    if said in ("quarters", "mins", "secs", "seconds") and (said == "quarters" or not before.strip()):
        return not _QUARTERS.search(before) and before.rstrip()[-4:].lower() not in ("head",) and said != "quarters"
    return not_age(context)


def no_noun_after(context: Context) -> bool:
    """Whether "future" is the time and not what a thing will be: "the future", "his future", but not "future payments"."""
    said = context.text[context.start : context.end].lower()
    return (
        said != "future"
        or is_message(context.text)
        or not re.match(r"\s+[a-z]+", context.text[context.end : context.end + 12])
    )


_WILL = re.compile(r"\b(?:will|would|may|might|could|to|can|shall|he|she|they|we|that)\s+$", re.IGNORECASE)


def some_day(context: Context) -> bool:
    """Whether "one day" is some day to come: "will one day be", not "lasted one day"."""
    return bool(_WILL.search(context.text[max(0, context.start - 8) : context.start]))


def soon_alone(context: Context) -> bool:
    """Whether "soon" points to the future: not "as soon as", "soon after", "sooner", "too soon", nor a story's "was soon"."""
    before = context.text[max(0, context.start - 10) : context.start].lower()
    after = context.text[context.end : context.end + 8].lower()
    told = re.search(r"\b(?:was|were|had|too|as|how|that|and|they|he|she|it|but|very)\s+$", before)
    return (
        not told
        and not re.match(r"\s+(?:as|after|before|became|began|be\w*ed|[a-z]+ed\b)", after)
        and context.text[context.start].islower()
    )


RELATIVE_RULES: tuple[Rule, ...] = (
    Rule(
        "today",
        "DEICTIC",
        lambda m: Relative(Unit.DAY, m.items[0].value),
        {"today": "2023-03-21", "yesterday": "2023-03-20", "tomorrow": "2023-03-22"},
        "RELD",
    ),
    Rule(
        "day before yesterday",
        "the UNIT (before | after) DEICTIC",
        _two_days_off,
        {"the day before yesterday": "2023-03-19", "the day after tomorrow": "2023-03-23"},
        "RELD",
    ),
    Rule(
        "the next year as a length", "the NEXT UNIT", _past_year, {"for the next year": "P1Y"}, "LENGTH", guard=lasting
    ),
    Rule(
        "last, this or next unit",
        "(LAST | NEXT | THIS | the NEXT | the? CURR fiscal? | the? COMING | THIS COMING) UNIT",
        _relative,
        {
            "last year": "2022",
            "this week": "[2023-03-20..2023-03-26]",
            "next month": "2023-04",
            "the coming year": "2024",
        },
        "RELD",
    ),
    Rule(
        "previous or following unit",
        "(the | that)? (PREV | FOLL) UNIT",
        _relative,
        {"the previous year": "2022", "the following day": "2023-03-22"},
        "RELD",
    ),
    Rule(
        "that unit",
        "(that | the very? same | that same | that very | THIS same) UNIT",
        _relative,
        {"that day": "2023-03-21"},
        "RELD",
    ),
    Rule(
        "the day before or after",
        "the (UNIT (before | FOLL | after | EARLIER))",
        _next_to,
        {"the day before": "2023-03-20", "the year after": "2024"},
        "RELD",
        guard=clause_ends,
    ),
    Rule(
        "the last year as a length",
        "the? (LAST | PAST) UNIT",
        _past_year,
        {"the past year": "P1Y", "past year": "P1Y"},
        "LENGTH",
    ),
    Rule(
        "so long ago",
        "APPR? APPR? COUNT? ADJS? U ago",
        _ago,
        {
            "two weeks ago": "[2023-03-06..2023-03-12]",
            "a year ago": "2022",
            "10 days ago": "2023-03-11",
            "five months ago": "2022-10",
        },
        "SHIFTD",
    ),
    Rule(
        "from now",
        "APPR? COUNT ADJS? U (from (now | DEICTIC) | hence)",
        _from_now,
        {"two months from now": "2023-05"},
        "SHIFTD",
    ),
    Rule(
        "so much earlier",
        "APPR? APPR? COUNT? ADJS? U (EARLIER | beforehand | previously | before | PREV to that | before that)",
        _shifted(-1),
        {"two days earlier": "2023-03-19", "months before that": "[2022-03-01..2023-01-31]"},
        "SHIFTD",
        guard=clause_ends_or_word,
    ),
    Rule(
        "so much later",
        "APPR? APPR? COUNT? ADJS? U (LATER | afterwards | afterward | thereafter | after | after that)",
        _shifted(1),
        {"three days later": "2023-03-24", "a week later": "[2023-03-27..2023-04-02]"},
        "SHIFTD",
        guard=clause_ends_or_word,
    ),
    Rule(
        "length",
        "APPR? APPR? COUNT ADJS? U",
        _length,
        {"two weeks": "P2W", "a few days": "PXD", "2 1/2 years": "P2Y6M"},
        "LENGTH",
        guard=not_age,
    ),
    Rule(
        "length up to now or from now",
        "(APPROX | at least | more than)? the? (LAST | PAST | NEXT | COMING | PREV | FOLL) COUNT? ADJS? UNITS ahead? | (the | these)? COUNT (LAST | PAST | PREV | FOLL) UNITS",
        _length,
        {"the past three years": "P3Y", "the next few weeks": "PXW", "coming months": "PXM"},
        "LENGTH",
    ),
    Rule("units ahead", "the UNITS ahead", _length, {"the weeks ahead": "PXW"}, "LENGTH"),
    Rule("counted part", "the? (NTH | the) COUNT UNITS", _length, {"the first nine months": "P9M"}, "LENGTH"),
    Rule(
        "recent units",
        "recent UNITS (and UNITS)?",
        lambda m: Length(Amount(), m.all("UNITS")[0], -1),
        {"in recent months": "PXM"},
        "LENGTH",
    ),
    Rule("bare plural", "UNITS", _length, {"for weeks": "PXW"}, "LENGTH", guard=plural_of_time),
    Rule(
        "compound length",
        "(NUM ((HYPH | to | or) NUM)? | VAGUE) HYPH (ADJ HYPH)? UNIT (HYPH ADJ)?",
        _hyphened,
        {"three-day": "P3D", "month-long": "P1M"},
        "LENGTH",
        guard=not_age,
    ),
    Rule("unit-long", "(UNIT | UNITS) HYPH ADJ", _hyphened, {"decades-long": "PXY"}, "LENGTH"),
    Rule(
        "every unit", "(every | each) (other | NUM)? U", _every, {"every day": "P1D", "every two weeks": "P2W"}, "SET"
    ),
    Rule(
        "set adverb",
        "ADVSET",
        lambda m: Every(m.items[0].value[0], m.items[0].value[1]),
        {"annually": "P1Y", "daily": "P1D"},
        "SET",
    ),
    Rule("per unit", "per UNIT", lambda m: Every(unit(m)), {"per week": "P1W"}, "SET"),
    Rule("rate", "A UNIT", lambda m: Every(unit(m)), {"twice a day": "P1D"}, "SET", guard=a_rate),
    Rule("weekdays", "WDAYS", lambda m: Every(Weekday(m.first("WDAYS"))), {"Mondays": "XXXX-WXX-1"}, "SET"),
    Rule(
        "every weekday",
        "(every | each) WD",
        lambda m: Every(Weekday(m.first("WDAY", "WDAYW"))),
        {"every Tuesday": "XXXX-WXX-2"},
        "SET",
    ),
    Rule(
        "now",
        "now | nowadays | currently | at present | right now | at the moment | these UNITS | for the time being",
        _present,
        {"now": "PRESENT_REF", "these days": "PRESENT_REF"},
        "REF",
    ),
    Rule(
        "fiscal year",
        "the (fiscal | ADJ) UNIT",
        _whole_year,
        {"the full year": "2023", "the fiscal year": "P1Y"},
        "RELD",
    ),
    Rule("some day to come", "NUMW UNIT", _one_day, {"will one day be": "FUTURE_REF"}, "REF", guard=some_day),
    Rule("recently", "more? recently | the PAST", lambda m: Ref(RefKind.PAST), {"recently": "PAST_REF"}, "REF"),
    Rule(
        "soon",
        "the? (near | not too distant | foreseeable)? future | as soon as possible",
        lambda m: Ref(RefKind.FUTURE),
        {"in the near future": "FUTURE_REF", "as soon as possible": "FUTURE_REF"},
        "REF",
        guard=no_noun_after,
    ),
    Rule("soon in news", "soon", lambda m: Ref(RefKind.FUTURE), {"soon": "FUTURE_REF"}, "REF", guard=soon_alone),
)
"""The rows, and the pieces they use beside those of the calendar."""
