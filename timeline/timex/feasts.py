"""Feasts and holidays: what they are called, and on which day of a year they fall.

Fixed days are a month and a day; Monday holidays are the n-th weekday of a month; movable feasts are computed by
`timeline.timex.calendars`. Those that wait for the moon to be seen (Ramadan, Eid) or differ by region (Diwali) are approximate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.timex.calendars import (
    diwali,
    easter,
    hebrew_new_year,
    islamic_month,
    lunar_new_year,
    nth_weekday,
    orthodox_easter,
)
from timeline.when import Day, Doubt, Moment

Feasts = Mapping[str, Callable[[int], Moment]]


def _fixed(month: int, day: int) -> Callable[[int], Moment]:
    return lambda year: Moment.day(year, month, day)


def _nth(month: int, weekday: int, n: int, after: int = 0) -> Callable[[int], Moment]:
    return lambda year: Moment.on(nth_weekday(year, month, weekday, n) + after)


def _after(feast: Callable[[int], Day], days: int = 0, last: int | None = None) -> Callable[[int], Moment]:
    """So many days after a movable day, or from those to the ``last`` day after it."""
    return lambda year: Moment(feast(year) + days, feast(year) + (days if last is None else last))


def _islamic(month: int, day: int, last: int | None = None) -> Callable[[int], Moment]:
    def days(year: int) -> Moment:
        start = islamic_month(year, month)
        return Moment(start + (day - 1), start + ((last or day) - 1), Doubt.APPROXIMATE)

    return days


def _diwali(year: int) -> Moment:
    return Moment.on(diwali(year), Doubt.APPROXIMATE)


FEASTS: Feasts = {
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
    "shrove tuesday": _after(easter, -47),
    "ash wednesday": _after(easter, -46),
    "palm sunday": _after(easter, -7),
    "maundy thursday": _after(easter, -3),
    "good friday": _after(easter, -2),
    "holy saturday": _after(easter, -1),
    "easter": _after(easter),
    "easter monday": _after(easter, 1),
    "ascension": _after(easter, 39),
    "pentecost": _after(easter, 49),
    "whit monday": _after(easter, 50),
    "corpus christi": _after(easter, 60),
    "orthodox easter": _after(orthodox_easter),
    "election us": _nth(11, 0, 1, 1),
    "holocaust remembrance": _fixed(1, 27),
    "australia": _fixed(1, 26),
    "nowruz": lambda year: Moment(Day.of(year, 3, 20), Day.of(year, 3, 21)),  # the equinox in Iran
    "victory over germany": _fixed(5, 9),
    "aids": _fixed(12, 1),
    "human rights": _fixed(12, 10),
    "lunar new year": _after(lunar_new_year),
    "diwali": _diwali,
    "ramadan": _islamic(9, 1, 30),
    "eid al-fitr": _islamic(10, 1),
    "eid al-adha": _islamic(12, 10),
    "ashura": _islamic(1, 10),
    "purim": _after(hebrew_new_year, -193),
    "passover": _after(hebrew_new_year, -163, -157),
    "shavuot": _after(hebrew_new_year, -113),
    "rosh hashanah": _after(hebrew_new_year, 0, 1),
    "yom kippur": _after(hebrew_new_year, 9),
    "sukkot": _after(hebrew_new_year, 14, 20),
}
"""Feast -> its day, or its days, in a year. Passover and Sukkot last seven days, Rosh Hashanah two, Ramadan a month."""

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
    "ramadan": ("ramadan",),
    "passover": ("pessach",),
    "yom kippur": ("jom kippur",),
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
    "election us": ("election day",),
    "holocaust remembrance": ("holocaust remembrance day",),
    "australia": ("australia day",),
    "nowruz": ("nowruz", "persian new year"),
    "victory over germany": ("victory day",),
    "aids": ("world aids day",),
    "human rights": ("human rights day",),
    "lunar new year": ("lunar new year", "chinese new year"),
    "diwali": ("diwali", "deepavali"),
    "ramadan": ("ramadan", "ramadhan"),
    "eid al-fitr": ("eid al-fitr", "eid ul-fitr", "hari raya puasa"),
    "eid al-adha": ("eid al-adha", "eid ul-adha", "hari raya haji"),
    "ashura": ("ashura",),
    "purim": ("purim",),
    "passover": ("passover", "pesach"),
    "shavuot": ("shavuot",),
    "rosh hashanah": ("rosh hashanah", "jewish new year"),
    "yom kippur": ("yom kippur",),
    "sukkot": ("sukkot",),
}
"""Feast -> its English names, small letters."""

NAMES_ONLY: frozenset[str] = frozenset(
    {"election us", "victory over germany", "all souls", "epiphany", "human rights", "australia"}
)
"""Feasts whose words, in small letters, are no name: any country has an election day."""
