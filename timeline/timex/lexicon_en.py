"""English words and what class each has in the patterns; the values are what the builders read.

A word is looked up as it stands and then in lower case, so an entry with a capital ("May") wins over the small one ("may"). A key
that ends in a full stop says that the word is an abbreviation and may carry one.

To add a word, put it in the table of its class; to add a class, name it in a pattern.
"""

from __future__ import annotations

from typing import Any

from timeline.timex.expr import DayPart, Part, Season, Unit

_MONTHS = {
    1: "january jan",
    2: "february feb",
    3: "march mar",
    4: "april apr",
    5: "may",
    6: "june jun",
    7: "july jul",
    8: "august aug",
    9: "september sept sep",
    10: "october oct",
    11: "november nov",
    12: "december dec",
}
_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday weds wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
# Small letters make these verbs, modals or other nouns; they are months or days only beside a number or a word like "last".
_WEAK_MONTHS = ("may", "march", "mar", "jan", "dec")
_WEAK_DAYS = ("sun", "sat", "wed", "mon")

_UNITS = {
    Unit.MINUTE: "minute/minutes min/mins",
    Unit.HOUR: "hour/hours hr/hrs",
    Unit.DAY: "day/days",
    Unit.WEEKEND: "weekend/weekends wknd/wknds wkend/wkends",
    Unit.WEEK: "week/weeks wk/wks",
    Unit.FORTNIGHT: "fortnight/fortnights",
    Unit.MONTH: "month/months mth/mths",
    Unit.QUARTER: "quarter/quarters",
    Unit.YEAR: "year/years yr/yrs",
    Unit.DECADE: "decade/decades",
    Unit.CENTURY: "century/centuries",
    Unit.MILLENNIUM: "millennium/millennia",
}
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]

# Offsets from UTC of the zones that English-language news names; summer and standard time are different names, so each is fixed.
_ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "bst": "+01:00",
    "msk": "+03:00", "jst": "+09:00", "hkt": "+08:00", "sgt": "+08:00", "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00",
}  # fmt: skip


def _lexicon() -> dict[str, tuple[str, Any]]:
    words: dict[str, tuple[str, Any]] = {}

    def put(names: str, kind: str, value: Any) -> None:
        words.update(dict.fromkeys(names.split(), (kind, value)))

    for number, names in _MONTHS.items():
        for name in names.split():
            put(name, "MONTHW" if name in _WEAK_MONTHS else "MONTH", number)
            put(f"{name.capitalize()} {name.upper()}", "MONTH", number)
            if name != names.split()[0]:
                put(f"{name}.", "MONTH", number)
    put("Mar MAR", "MONTHW", 3)
    for number, names in enumerate(_WEEKDAYS):
        for name in names.split():
            put(name, "WDAYW" if name in _WEAK_DAYS else "WDAY", number)
            if name.endswith("day"):
                put(f"{name}s", "WDAYS", number)
            else:
                put(f"{name}.", "WDAY", number)
    put("Sun Sat Wed Mon SUN SAT WED MON", "WDAYW", 0)
    for name, number in (("sun", 6), ("sat", 5), ("wed", 2), ("mon", 0)):
        put(f"{name.capitalize()} {name.upper()}", "WDAYW", number)
    for unit, pairs in _UNITS.items():
        for pair in pairs.split():
            one, many = pair.split("/")
            put(one, "UNIT", unit)
            put(many, "UNITS", unit)
    put("second", "SEC", Unit.SECOND)
    put("seconds secs", "UNITS", Unit.SECOND)
    for value, name in enumerate(_NUMBERS):
        put(name, "NUMW", value)
    for value, name in enumerate(_TENS, 2):
        put(name, "NUMW", 10 * value)
        put(name[:-1] + "ieth", "ORD", 10 * value)
    put("hundred", "NUMW", 100)
    put("thousand", "NUMW", 1000)
    put("dozen", "NUMW", 12)
    for value, name in enumerate(_ORDINALS, 1):
        if name != "second":
            put(name, "ORD", value)
    for value, name in enumerate(_DECADES, 2):
        put(name, "DEC10", 10 * value)
    put("noughties aughts", "DEC10", 2000)
    put("a an", "A", 1)
    put("several many numerous countless", "VAGUE", None)
    put("spring", "SEASONW", Season.SPRING)
    put("fall", "SEASONW", Season.AUTUMN)
    put("summer", "SEASON", Season.SUMMER)
    put("autumn", "SEASON", Season.AUTUMN)
    put("winter wintertime", "SEASON", Season.WINTER)
    put("springtime", "SEASON", Season.SPRING)
    put("summertime", "SEASON", Season.SUMMER)
    put("summers", "SEASONS", Season.SUMMER)
    put("winters", "SEASONS", Season.WINTER)
    put("morning", "DAYPART", DayPart.MORNING)
    put("afternoon", "DAYPART", DayPart.AFTERNOON)
    put("evening", "DAYPART", DayPart.EVENING)
    put("night nite", "DAYPART", DayPart.NIGHT)
    put("lunchtime", "DAYPART", DayPart.MIDDAY)
    put("daytime", "WHILE", DayPart.DAYTIME)
    put("nighttime", "WHILE", DayPart.NIGHT)
    put("mornings", "DAYPARTS", DayPart.MORNING)
    put("afternoons", "DAYPARTS", DayPart.AFTERNOON)
    put("evenings", "DAYPARTS", DayPart.EVENING)
    put("nights", "DAYPARTS", DayPart.NIGHT)
    put("noon midday", "NOON", 12)
    put("midnight", "NOON", 0)
    put("dawn daybreak sunrise", "DAWN", DayPart.MORNING)
    put("dusk sunset nightfall", "DAWN", DayPart.EVENING)
    put("am a.m. a.m", "AMPM", "a")
    put("pm p.m. p.m", "AMPM", "p")
    for name, offset in _ZONES.items():
        put(name.upper(), "ZONE", offset)
    put("gmt utc", "ZONE", "Z")
    put("bc b.c. bce b.c.e. b.c b.c.e", "ERA", -1)
    put("AD a.d. CE c.e.", "ERA", 1)
    put("last", "LAST", -1)
    put("next nxt", "NEXT", 1)
    put("this", "THIS", 0)
    put("coming upcoming", "COMING", 1)
    put("past", "PAST", -1)
    put("previous preceding prior", "PREV", -1)
    put("following ensuing subsequent", "FOLL", 1)
    put("current", "CURR", 0)
    put("latest", "LATEST", 0)
    for unit, word in (
        (Unit.HOUR, "hour"),
        (Unit.DAY, "day"),
        (Unit.WEEK, "week"),
        (Unit.MONTH, "month"),
        (Unit.YEAR, "year"),
    ):
        put(f"{word}long", "LONG", unit)
    put("decadelong", "LONG", Unit.DECADE)
    put("st st.", "ABBR", None)
    put("today tdy 2day", "DEICTIC", 0)
    put("yesterday yest", "DEICTIC", -1)
    put("tomorrow tmr tmrw trmw tomo tmw 2moro 2morrow 2mrw", "DEICTIC", 1)
    put("tonight tonite 2night 2nite", "TONIGHT", 0)
    put("early", "PARTADJ", Part.EARLY)
    put("mid middle", "PARTADJ", Part.MID)
    put("late", "PARTADJ", Part.LATE)
    put("earlier", "EARLIER", Part.EARLIER)
    put("later", "LATER", Part.LATER)
    put("beginning start outset", "EDGE", Part.START)
    put("end close", "EDGE", Part.END)
    put("about around nearly almost roughly approximately circa c. ca. virtually", "APPROX", "APPROX")
    put("some", "SOME", "APPROX")
    put("ca c", "APPROX", "APPROX")
    put("over", "OVER_", "MORE_THAN")
    put("under", "OVER_", "LESS_THAN")
    put("daily everyday", "ADVSET", (Unit.DAY, 1))
    put("nightly", "ADVSET", (Unit.DAY, 1))
    put("hourly", "ADVSET", (Unit.HOUR, 1))
    put("weekly", "ADVSET", (Unit.WEEK, 1))
    put("fortnightly biweekly", "ADVSET", (Unit.WEEK, 2))
    put("monthly", "ADVSET", (Unit.MONTH, 1))
    put("annually yearly", "ADVSET", (Unit.YEAR, 1))
    put(
        "additional extra single further full consecutive straight calendar business trading working solid whole entire long short",
        "ADJ",
        "",
    )
    # What a stretch of time is like: stays inside "two bloody weeks".
    put(
        "bloody brutal busy tense critical crucial difficult hard tough intense turbulent tumultuous hectic painful gruelling grueling",
        "LIKE",
        "",
    )
    put(
        "eventful agonizing agonising glorious happy great wonderful remarkable successful bitter dark quiet peaceful odd good terrible",
        "LIKE",
        "",
    )
    put("Q FY CY H", "PERIOD", "")
    return words


LEXICON = _lexicon()
"""Word -> (class, value)."""

CORES = [
    "MONTH",
    "MONTHW",
    "WDAY",
    "WDAYW",
    "WDAYS",
    "UNIT",
    "UNITS",
    "SEASON",
    "SEASONW",
    "SEASONS",
    "DAYPART",
    "DAYPARTS",
    "NOON",
    "DAWN",
    "WHILE",
    "AMPM",
    "ERA",
    "DEICTIC",
    "TONIGHT",
    "ADVSET",
    "DEC10",
    "Y4",
    "Y2",
    "ISO",
    "SLASH",
    "DOTTED",
    "CLOCK",
    "LONG",
    "ZONE",
    "ORDD",
    "PERIOD",
]
"""Classes without which a run of words holds no temporal expression (rules add the plain words they name as cores)."""
