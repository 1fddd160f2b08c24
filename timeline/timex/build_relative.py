"""Builders for what is counted: amounts, lengths, shifts, units off, sets; shared by the languages.

A builder gets the matched items and returns the expression, or None to refuse the match.
"""

from __future__ import annotations

from timeline.timex.expr import Amount, Every, Expr, From, Length, Ref, RefKind, Relative, Same, Shift, Unit, Weekday
from timeline.timex.grammar import Build, Found, Several

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
    mod = m.first("APPROX", "SOME", "OVER_")
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
    kind = ""
    for item in m.items:
        last, kind = kind, item.kind
        if kind == m.letters.of("FRAC"):
            halves = float(item.value)
            if numbers and last == m.letters.of("A"):
                numbers.pop()  # "eine halbe Stunde": the article is not counted
            elif numbers:
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


def a_ago(m: Found) -> Expr | None:
    if unit(m) is Unit.WEEKEND:
        return None
    return a_shift(m, -1, From.NOW)


def a_shift(m: Found, sign: int, frm: From) -> Expr | None:
    how = amount(m)
    return Shift(how, unit(m), sign, frm) if how else None


def a_from_now(m: Found) -> Expr | None:
    return a_shift(m, 1, From.NOW)


def a_shifted(sign: int) -> Build:
    def build(m: Found) -> Expr | None:
        return a_shift(m, sign, From.THEN)

    return build


def a_length(m: Found) -> Expr | None:
    how = amount(m)
    if how is None:
        return None
    many = m.has("UNITS")
    if many and m.items[0].kind == m.letters.of("A") and how.low == how.high == 1:
        return None  # "a decades-long feud": the article belongs to the feud
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
    if m.has("LAST", "PAST", "PREV", "LATEST"):
        toward = -1
    elif m.has("NEXT", "COMING", "FOLL") or m.has("ahead"):
        toward = 1
    if m.has("PREV", "FOLL"):
        frm = From.THEN
    if unit(m) is Unit.WEEKEND and toward == 0 and how.vague:
        return None
    return Length(how, unit(m), toward, frm)


def a_hyphened(m: Found) -> Expr | None:
    how = amount(m)
    return Length(how, unit(m)) if how else None


def a_relative(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.DAY:
        return None
    if m.has("PREV", "FOLL"):
        return Relative(u, m.first("PREV", "FOLL"), From.THEN)
    if m.has("that", "same", "very"):
        return Same(u)
    if u is Unit.WEEKEND and m.has("COMING"):
        return Relative(u, 0, this=True)
    offset = m.first("LAST", "NEXT", "THIS", "CURR", "COMING")
    if u is Unit.DAY and offset == 0:
        return Same(u)  # "this day" is the day the text speaks of
    if u is Unit.DAY and offset is not None and offset < 0:
        return None  # "the last day" ends something, and is not yesterday
    # "The next day" continues a story; "next week" is counted from the day of writing.
    frm = From.THEN if m.has("NEXT") and (m.has("the") or u is Unit.DAY) else From.NOW
    return Relative(u, offset, frm, m.has("THIS"))


def a_past_year(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.HOUR or (u is Unit.DAY and m.has("LAST")):
        return None  # "the last day" ends something
    toward = -1 if m.has("LAST", "PAST") else 1
    return Length(Amount.of(1), u, toward)


def a_unit_and_half(sign: int = 0, frm: From = From.NOW) -> Build:
    """ "A year and a half", "an hour and a half ago"."""

    def build(m: Found) -> Expr | None:
        value = m.items[0].value
        if not isinstance(value, int | float):
            return None
        how = Amount.of(value + 0.5)
        return Shift(how, unit(m), sign, frm) if sign else Length(how, unit(m))

    return build


def a_unit_or_two(m: Found) -> Expr | None:
    """ "A day or two", "a year or two ago"."""
    low, high = (item.value for item in m.items if item.kind in (m.letters.of("A"), m.letters.of("NUMW")))
    if not low < high <= 12:
        return None
    how = Amount(low, high, m.first("APPROX", "SOME", "OVER_"))
    if m.has("ago", "LATER", "EARLIER"):
        return Shift(how, unit(m), 1 if m.has("LATER") else -1, From.NOW if m.has("ago") else From.THEN)
    return Length(how, unit(m))


def a_quarter_century(m: Found) -> Expr | None:
    units = m.all("UNIT")
    return Length(Amount.of(25), Unit.YEAR) if units == [Unit.QUARTER, Unit.CENTURY] else None


def a_half_unit(m: Found) -> Expr | None:
    """ "A half-hour", "half-century"; a half year or quarter would be one of accounts."""
    return Length(Amount(0.5, 0.5), unit(m)) if unit(m) in (Unit.HOUR, Unit.CENTURY, Unit.DECADE, Unit.DAY) else None


def an_age_of_things(m: Found) -> Expr | None:
    """ "An 8-month-old truce": the ages of people are in years, and are no times."""
    how = amount(m)
    return Length(how, unit(m)) if how and unit(m) not in (Unit.YEAR, Unit.HOUR, Unit.MINUTE) else None


def a_before_last(m: Found) -> Expr | None:
    return Relative(unit(m), 2 if m.has("NEXT") else -2) if unit(m) >= Unit.DAY else None


def a_weekday_ago(m: Found) -> Expr | None:
    """ "A week ago Monday", "Friday two weeks ago"."""
    how = amount(
        Found(
            tuple(i for i in m.items if i.kind not in (m.letters.of("WDAY"), m.letters.of("WDAYW"))), m.letters, m.text
        )
    )
    if how is None or how.low is None or unit(m) is not Unit.WEEK:
        return None
    return Weekday(m.first("WDAY", "WDAYW"), None, week=Relative(Unit.WEEK, -int(how.low)))


def a_weekday_list(m: Found) -> Several:
    """ "Every Monday, Wednesday and Friday": a set each, the first with its "every"."""
    days = [i for i, item in enumerate(m.items) if item.kind in (m.letters.of("WDAY"), m.letters.of("WDAYW"))]
    return Several(tuple((i if n else 0, i + 1, Every(Weekday(m.items[i].value))) for n, i in enumerate(days)))


def a_two_days_off(m: Found) -> Expr | None:
    deictic = m.first("DEICTIC")
    if m.first("UNIT") is not Unit.DAY or deictic == 0 or m.has("before") != (deictic < 0):
        return None
    return Relative(Unit.DAY, 2 * deictic)


def a_next_to(m: Found) -> Expr | None:
    u = unit(m)
    if u < Unit.DAY:
        return None
    return Relative(u, 1 if m.has("FOLL", "after") else -1, From.THEN)


def a_whole_year(m: Found) -> Expr | None:
    if m.first("UNIT") is not Unit.YEAR:
        return None
    if m.has("fiscal"):
        return Length(Amount.of(1), Unit.YEAR)
    word = m.text[m.items[1].start : m.items[1].end].lower()
    return Relative(Unit.YEAR, 0) if word == "full" else None


def a_one_day(m: Found) -> Expr | None:
    return Ref(RefKind.FUTURE) if m.first("UNIT") is Unit.DAY and m.first("NUMW") == 1 else None


def a_near_term(m: Found) -> Expr | None:
    """ "In the near term", "over the short term"; a school's or a president's term has no such length."""
    said = m.text[m.items[1].start : m.items[1].end].lower()
    return Ref(RefKind.FUTURE) if said in ("near", "short") else None


def a_present(m: Found) -> Expr | None:
    return None if m.has("UNITS") and m.first("UNITS") is not Unit.DAY else Ref(RefKind.PRESENT)


def a_every(m: Found) -> Expr | None:
    u = unit(m)
    count = 2 if m.has("other") else 1
    numbers = m.all("N12", "N31", "N99", "NUMW")
    if numbers and m.has("UNITS"):
        count = int(numbers[-1])
    return Every(u, None if m.has("few") else count)
