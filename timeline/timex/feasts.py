"""Feasts and holidays: what they are called, and on which day of a year they fall.

Fixed days are a month and a day; Monday holidays are the n-th weekday of a month; movable feasts are counted from Easter. Lunar
feasts that follow an observed or national calendar (Eid, Diwali, Lunar New Year) are left out: no formula gives their civil day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.when import Day, month_length


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar: the anonymous algorithm (Meeus/Jones/Butcher).

    >>> easter(2023), easter(2000), easter(1999)
    (Day('2023-04-09'), Day('2000-04-23'), Day('1999-04-04'))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + j - 7 * ((a + 11 * h + 22 * j) // 451) + 114, 31)
    return Day.of(year, month, day + 1)


def orthodox_easter(year: int) -> Day:
    """Easter of the Julian calendar on its Gregorian day (Meeus); the 13 days hold from 1900 to 2099.

    >>> orthodox_easter(2023), orthodox_easter(2022)
    (Day('2023-04-16'), Day('2022-04-24'))
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    shift = year // 100 - year // 400 - 2
    return Day.of(year, month, day + 1) + shift


def nth_weekday(year: int, month: int, weekday: int, n: int) -> Day:
    """The n-th (1-4) or last (-1) weekday (0 Monday) of a month.

    >>> nth_weekday(2023, 11, 3, 4), nth_weekday(2023, 5, 0, -1)
    (Day('2023-11-23'), Day('2023-05-29'))
    """
    if n > 0:
        first = Day.of(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = Day.of(year, month, month_length(year, month))
    return last + (-((last.weekday() - weekday) % 7))


def _fixed(month: int, day: int) -> Callable[[int], Day]:
    return lambda year: Day.of(year, month, day)


def _nth(month: int, weekday: int, n: int, after: int = 0) -> Callable[[int], Day]:
    return lambda year: nth_weekday(year, month, weekday, n) + after


def _from_easter(days: int) -> Callable[[int], Day]:
    return lambda year: easter(year) + days


FEASTS: Mapping[str, Callable[[int], Day]] = {
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "orthodox christmas": _fixed(1, 7),
    "martin luther king": _nth(1, 0, 3),
    "groundhog": _fixed(2, 2),
    "valentine": _fixed(2, 14),
    "presidents": _nth(2, 0, 3),
    "womens day": _fixed(3, 8),
    "st patrick": _fixed(3, 17),
    "april fools": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "victory in europe": _fixed(5, 8),
    "mothers day": _nth(5, 6, 2),
    "memorial": _nth(5, 0, -1),
    "d-day": _fixed(6, 6),
    "flag day": _fixed(6, 14),
    "juneteenth": _fixed(6, 19),
    "fathers day": _nth(6, 6, 3),
    "canada": _fixed(7, 1),
    "independence us": _fixed(7, 4),
    "bastille": _fixed(7, 14),
    "assumption": _fixed(8, 15),
    "labor": _nth(9, 0, 1),
    "german unity": _fixed(10, 3),
    "columbus": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints": _fixed(11, 1),
    "all souls": _fixed(11, 2),
    "guy fawkes": _fixed(11, 5),
    "armistice": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "st nicholas": _fixed(12, 6),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter": easter,
    "easter monday": _from_easter(1),
    "ascension": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "orthodox easter": orthodox_easter,
}
"""Feast -> its day in a year."""

FEASTS_DE: Mapping[str, tuple[str, ...]] = {
    "new year": ("neujahr",),
    "good friday": ("karfreitag",),
    "easter": ("ostern", "ostersonntag"),
    "easter monday": ("ostermontag",),
    "ascension": ("christi himmelfahrt",),
    "pentecost": ("pfingsten",),
    "whit monday": ("pfingstmontag",),
    "corpus christi": ("fronleichnam",),
    "german unity": ("tag der deutschen einheit",),
    "all saints": ("allerheiligen",),
    "st nicholas": ("nikolaustag",),
    "christmas eve": ("heiligabend",),
    "christmas": ("weihnachten",),
    "new year's eve": ("silvester",),
}
"""Feast -> its German names, small letters."""

FEASTS_EN: Mapping[str, tuple[str, ...]] = {
    "new year": ("new year's day", "new years day", "new year day"),
    "epiphany": ("epiphany",),
    "orthodox christmas": ("orthodox christmas",),
    "martin luther king": ("martin luther king day", "martin luther king jr day", "mlk day"),
    "groundhog": ("groundhog day",),
    "valentine": ("valentine's day", "valentines day", "st valentine's day"),
    "presidents": ("presidents day", "president's day", "presidents' day", "washington's birthday"),
    "womens day": ("international women's day",),
    "st patrick": ("st patrick's day", "st. patrick's day", "saint patrick's day"),
    "april fools": ("april fools day", "april fool's day", "april fools' day"),
    "earth day": ("earth day",),
    "anzac": ("anzac day",),
    "may day": ("may day",),
    "victory in europe": ("v-e day", "ve day"),
    "mothers day": ("mother's day", "mothers day"),
    "memorial": ("memorial day",),
    "d-day": ("d-day",),
    "flag day": ("flag day",),
    "juneteenth": ("juneteenth",),
    "fathers day": ("father's day", "fathers day"),
    "canada": ("canada day",),
    "independence us": ("fourth of july", "4th of july", "july fourth"),
    "bastille": ("bastille day",),
    "assumption": ("feast of the assumption",),
    "labor": ("labor day",),
    "german unity": ("german unity day",),
    "columbus": ("columbus day",),
    "halloween": ("halloween",),
    "all saints": ("all saints day", "all saints' day", "all saint's day"),
    "all souls": ("all souls day", "all souls' day"),
    "guy fawkes": ("guy fawkes night", "guy fawkes day", "bonfire night"),
    "armistice": ("armistice day", "veterans day", "veteran's day", "remembrance day"),
    "thanksgiving": ("thanksgiving", "thanksgiving day"),
    "black friday": ("black friday",),
    "cyber monday": ("cyber monday",),
    "st nicholas": ("st nicholas day", "st. nicholas day", "saint nicholas day"),
    "christmas eve": ("christmas eve", "xmas eve"),
    "christmas": ("christmas", "christmas day", "xmas", "xmas day"),
    "boxing": ("boxing day",),
    "new year's eve": ("new year's eve", "new years eve", "new year eve"),
    "shrove tuesday": ("shrove tuesday", "mardi gras"),
    "ash wednesday": ("ash wednesday",),
    "palm sunday": ("palm sunday",),
    "maundy thursday": ("maundy thursday", "holy thursday"),
    "good friday": ("good friday",),
    "holy saturday": ("holy saturday",),
    "easter": ("easter", "easter sunday", "easter day"),
    "easter monday": ("easter monday",),
    "ascension": ("ascension day",),
    "pentecost": ("pentecost", "whit sunday"),
    "whit monday": ("whit monday",),
    "corpus christi": ("corpus christi day",),
    "orthodox easter": ("orthodox easter",),
}
"""Feast -> its English names, small letters."""
