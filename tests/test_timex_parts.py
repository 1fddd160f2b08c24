"""The passes of the tagger, each alone: tense, mode, the story's day, resolving, anchored phrases, grammar, feasts, languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.records import Basis, TimexType
from timeline.timex import Mode, Reference, tag
from timeline.timex.anchored import SIGNALS, Anchored, Relation, anchored, length_days
from timeline.timex.conventions import FEW, UNIT_DAYS, UNIT_LETTER, VAGUE
from timeline.timex.expr import (
    Amount,
    Calendar,
    Expr,
    Feast,
    From,
    Length,
    Nth,
    Part,
    PartOf,
    Relative,
    Season,
    Shift,
    Unit,
    Weekday,
)
from timeline.timex.feasts import FEASTS, FEASTS_DE, FEASTS_EN
from timeline.timex.grammar import Found, Grammar, Rule
from timeline.timex.languages import detect
from timeline.timex.mode import detect as detect_mode
from timeline.timex.resolve import resolve
from timeline.timex.story import place_of
from timeline.timex.tense import leaning
from timeline.timex.units import part_of, shifted, unit_of
from timeline.timex.years import full_year
from timeline.when import Day, Doubt, Moment, bounds, within

TUESDAY = Day.of(2023, 3, 21)
NEWS = Reference(TUESDAY)


# -- tense


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        ("The council will vote on Friday.", "Friday", 1),
        ("The council voted on Friday.", "Friday", -1),
        ("The council is expected to vote on Friday.", "Friday", 1),
        ("The vote was postponed until Friday.", "Friday", 1),
        ("He said on Friday that he would go.", "Friday", -1),
        ("He said he would go on Friday.", "Friday", 1),
        # A cue in another clause governs nothing here.
        ("He will resign, which angered those who voted on Friday.", "Friday", -1),
        ("Although he will resign, they met on Friday.", "Friday", -1),
        # What follows counts when the expression opens the clause.
        ("On Friday the council will vote.", "Friday", 1),
        ("On Friday the council voted.", "Friday", -1),
        # A participle under an auxiliary is no finite past.
        ("The case is heard on Friday and will end soon.", "Friday", 0),
        ("A dividend would be paid on Friday.", "Friday", 1),
        ("It had been due to expire on Friday.", "Friday", -1),
        ("They gave him until Friday.", "Friday", 1),
        ("He could come as early as Friday.", "Friday", 1),
        ("He said it might come as early as Friday.", "Friday", 1),
        # What the present of "be" dates is still to come.
        ("The elections are in December.", "December", 1),
        ("The vote is now on Friday.", "Friday", 1),
        ("The rules to be published in May say so.", "May", 1),
        # A date that "before" or "since" stands by is of its clause.
        ("Rain is not expected before October.", "October", 1),
        ("They have met four times since January.", "January", -1),
        # What lasted until a day is over; what was put off until one is not.
        ("The ship had been in dock until Saturday.", "Saturday", -1),
        ("The vote was postponed until Saturday.", "Saturday", 1),
        ("He flies to Kigali on Friday.", "Friday", 1),
        # A noun is no verb.
        ("A peace plan for the town in February", "February", 0),
        ("Friday", "Friday", 0),
    ],
)
def test_the_governing_verb_tells_past_from_future(text: str, said: str, want: int) -> None:
    start = text.index(said)
    assert leaning(text, start, start + len(said)) == want


# -- mode


@pytest.mark.parametrize(
    ("years", "deictics", "want"),
    [
        ([], 0, Mode.NEWS),
        ([1914, 1916], 0, Mode.NEWS),  # one look back is no history
        ([1914, 1915, 1916], 0, Mode.HISTORY),
        ([1949, 1952, 1955, 1982, 1990, 1997], 5, Mode.NEWS),  # news with much background
        ([2021, 2022, 2023], 0, Mode.NEWS),
        ([2021, 2022] * 12, 0, Mode.HISTORY),  # a chronicle of the years just past
    ],
)
def test_the_years_a_text_names_tell_history_from_news(years: list[int], deictics: int, want: Mode) -> None:
    assert detect_mode(years, deictics, TUESDAY) is want


def test_a_caller_may_force_the_reference() -> None:
    text = "In May they marched."
    assert [t.value for t in tag(text, date(2023, 3, 21))] == ["2022-05"]
    forced = Reference(TUESDAY, narrative=Moment.year(1944), mode=Mode.HISTORY)
    (read,) = tag(text, date(2023, 3, 21), reference=forced)
    assert (read.value, read.basis) == ("1944-05", Basis.NARRATIVE)


@pytest.mark.parametrize(
    ("text", "said", "field", "want"),
    [
        ("(the law of 1791)", "1791", "aside", True),
        ("the law (of 1789) and that of 1791", "1791", "aside", False),
        ("since 1882", "1882", "away", True),
        ("In 1882 they met.", "1882", "opens", True),
        ("It was in 1882, when they met.", "1882", "taken_up", True),
        ("It lasted until the fall of the city in 1882.", "1882", "lasts", True),
        ("They met in 1882.", "1882", "opens", False),
        ("1919\n\nThe army left.", "1919", "heading", True),
        ("The army left in 1919.", "1919", "heading", False),
    ],
)
def test_where_a_date_stands(text: str, said: str, field: str, want: bool) -> None:
    start = text.index(said)
    assert getattr(place_of(text, start, start + len(said), 0), field) is want


# -- resolving


@pytest.mark.parametrize(
    ("expr", "want"),
    [
        (Weekday(1), Moment.day(2023, 3, 21)),
        (Weekday(1, -1), Moment.day(2023, 3, 14)),
        (Weekday(1, 1), Moment.day(2023, 3, 28)),
        (Weekday(2, week=Relative(Unit.WEEK, -1)), Moment.day(2023, 3, 15)),
        (Relative(Unit.YEAR, -1), Moment.year(2022)),
        (Relative(Unit.QUARTER, 1), Moment.quarter(2023, 2)),
        (Relative(Unit.DECADE, -1), Moment.decade(2010)),
        (Shift(Amount.of(3), Unit.MONTH, -1), Moment.month(2022, 12)),
        (Shift(Amount(), Unit.DAY, -1), Moment(Day.of(2023, 3, 14), Day.of(2023, 3, 19))),
        (Shift(Amount(2, 3), Unit.YEAR, -1), Moment.years(2020, 2021)),
        (Shift(Amount.of(4, "APPROX"), Unit.YEAR, -1), Moment.year(2019, Doubt.APPROXIMATE)),
        (Length(Amount.of(3), Unit.DAY), None),
        (Length(Amount.of(2), Unit.WEEK, -1), Moment(Day.of(2023, 3, 7), TUESDAY)),
        (Calendar(month=2, day=29, year=2023), Moment.day(2024, 2, 29)),  # nobody's day; the next that exists
        (Calendar(season=Season.WINTER, year=2021), Moment.season(2021, 4)),
        (Calendar(month=3, year=Relative(Unit.YEAR, -1)), Moment.month(2022, 3)),
        (PartOf(Part.LATE, Calendar(decade=1980)), Moment.years(1985, 1989)),
        (Nth(1, Unit.WEEK, Calendar(year=2022, month=8)), Moment(Day.of(2022, 8, 1), Day.of(2022, 8, 7))),
        (Nth(-1, Unit.WEEK, Calendar(year=2022, month=8)), Moment(Day.of(2022, 8, 25), Day.of(2022, 8, 31))),
        (Nth(9, Unit.MONTH, Calendar(year=2022, quarter=1)), None),
        (Feast("easter", 1998), Moment.day(1998, 4, 12)),
        (Shift(Amount.of(9000), Unit.CENTURY, -1), None),  # beyond the calendar: no day, no exception
    ],
)
def test_what_an_expression_means_on_the_day_of_writing(expr: Expr, want: Moment | None) -> None:
    assert resolve(expr, NEWS).when == want


@pytest.mark.parametrize(
    ("expr", "want"),
    [
        (Relative(Unit.DAY, 1, From.THEN), Moment.day(1936, 12, 12)),
        (Relative(Unit.YEAR, 1), Moment.year(1937)),
        (Calendar(month=12), Moment.month(1936, 12)),
        (Calendar(month=1), Moment.month(1937, 1)),  # from December a story goes on to January
        (Calendar(month=9), Moment.month(1936, 9)),
        (Relative(Unit.DAY, 0), Moment.day(2023, 3, 21)),  # "today" is the reader's
    ],
)
def test_what_an_expression_means_in_a_story(expr: Expr, want: Moment) -> None:
    reference = Reference(TUESDAY, narrative=Moment.day(1936, 12, 11), mode=Mode.HISTORY)
    assert resolve(expr, reference).when == want


@given(st.integers(0, 99), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_two_digits_mean_a_year_of_the_hundred_round_publication(short: int, published: date) -> None:
    year = full_year(short, Day.from_date(published))
    assert year % 100 == short
    assert -70 < year - published.year <= 30


@given(
    st.sampled_from([u for u in Unit if Unit.DAY <= u <= Unit.CENTURY]),
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(-40, 40),
)
def test_a_unit_shifted_and_back_holds_the_day(unit: Unit, day: date, count: int) -> None:
    start = Day.from_date(day)
    moved = shifted(start, unit, count)
    assert (moved - start) * count >= 0
    back = shifted(moved, unit, -count)
    assert abs(back - start) <= 3  # only the ends of months move
    assert unit_of(unit, start).earliest <= start or unit is Unit.WEEKEND


@given(st.sampled_from(list(Part)), st.integers(1, 2500), st.integers(1, 12))
def test_a_part_lies_in_its_whole(part: Part, year: int, month: int) -> None:
    for whole in (
        Moment.month(year, month),
        Moment.year(year),
        Moment.decade(year // 10 * 10),
        Moment.century(year // 100 * 100),
        Moment.week(year, 4 * month),
        Moment.day(year, month, 1),
    ):
        if part is not Part.TURN:
            assert within(part_of(part, whole, Moment.on(TUESDAY)), whole)


@pytest.mark.parametrize("published", [date(1, 1, 2), date(9999, 12, 30)])
@pytest.mark.parametrize(
    "said",
    ["in May", "last May", "next May", "next winter", "on Dec. 31", "last New Year's Day", "a year ago", "tomorrow"],
)
def test_the_ends_of_the_calendar_are_no_cliff(published: date, said: str) -> None:
    assert len(tag(said, published)) == 1


# -- anchored phrases


def _anchors(text: str) -> tuple[Anchored, ...]:
    return anchored(text, tag(text, date(2023, 3, 21)))


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "low", "high", "target"),
    [
        ("He came just days after the court ruled.", "just days after", Relation.AFTER, 2, 7, "the court ruled"),
        ("He came two days after the talks.", "two days after", Relation.AFTER, 2, 2, "the talks"),
        ("He came the day before the vote.", "the day before", Relation.BEFORE, 1, 1, "the vote"),
        ("He came on the eve of the vote.", "on the eve of", Relation.BEFORE, 1, 1, "the vote"),
        ("He came within hours of the blast.", "within hours of", Relation.AFTER, 0, 1, "the blast"),
        ("He came three weeks after the siege began.", "three weeks after", Relation.AFTER, 18, 24, "the siege began"),
        ("He came shortly before the vote.", "shortly before", Relation.BEFORE, 0, 7, "the vote"),
        ("He will come once she returns from Rome.", "once", Relation.ONCE, 0, None, "she returns from Rome"),
        ("He has been here since the invasion.", "since", Relation.SINCE, 0, None, "the invasion"),
        ("He stayed until the truce.", "until", Relation.UNTIL, 0, None, "the truce"),
        ("Following Tuesday's talks, he left.", "Following", Relation.AFTER, 0, None, "Tuesday's talks"),
        ("He left during the siege.", "during", Relation.DURING, 0, 0, "the siege"),
    ],
)
def test_a_phrase_dates_one_happening_by_another(
    text: str, phrase: str, relation: Relation, low: int, high: int | None, target: str
) -> None:
    (read,) = _anchors(text)
    assert (read.text, read.relation, read.min_days, read.max_days) == (phrase, relation, low, high)
    assert text[read.target_start : read.target_end] == target


def test_a_phrase_may_lean_on_a_date() -> None:
    (read,) = _anchors("It has stood since 2019.")
    assert (read.relation, read.target_timex) == (Relation.SINCE, True)


@pytest.mark.parametrize("row", SIGNALS, ids=lambda row: row.words)
def test_every_signal_reads_its_example(row: object) -> None:
    signal = next(s for s in SIGNALS if s is row)
    assert any(found.rule == signal.words.split("|")[0] for found in _anchors(signal.example))


@pytest.mark.parametrize("value", ["1945-05", "PAST_REF", "P", "PXX", ""])
def test_what_is_no_length_has_no_days(value: str) -> None:
    assert length_days(value) is None


# -- tables and grammar


def test_conventions_cover_every_unit() -> None:
    for table in (UNIT_DAYS, VAGUE, FEW, UNIT_LETTER):
        assert set(table) == set(Unit)
    assert all(1 < VAGUE[unit].low <= VAGUE[unit].high for unit in Unit)


def test_feasts_are_named_and_computed() -> None:
    assert set(FEASTS_EN) == set(FEASTS)
    assert set(FEASTS_DE) <= set(FEASTS)
    for name, day_in in FEASTS.items():
        assert day_in(2023).earliest.year == day_in(2023).latest.year == 2023, name


# Days as they were kept: by Beijing's almanac, by the Jewish calendar, and by announcement in Mecca, which may differ by one.
@pytest.mark.parametrize(
    ("feast", "days", "off"),
    [
        (
            "lunar new year",
            "1966-01-21 1968-01-30 1985-02-20 1995-01-31 2000-02-05 2007-02-18 2015-02-19 2020-01-25 2024-02-10 2030-02-03",
            0,
        ),
        ("rosh hashanah", "1999-09-11 2000-09-30 2005-10-04 2013-09-05 2020-09-19 2021-09-07 2024-10-03", 0),
        ("passover", "2000-04-20 2008-04-20 2016-04-23 2019-04-20 2023-04-06 2024-04-23", 0),
        ("ramadan", "2019-05-06 2020-04-24 2021-04-13 2022-04-02 2023-03-23 2024-03-11 2025-03-01", 1),
        ("eid al-adha", "2019-08-11 2020-07-31 2021-07-20 2022-07-09 2023-06-28 2024-06-16", 1),
        ("diwali", "2014-10-23 2016-10-30 2018-11-07 2020-11-14 2022-10-24 2023-11-12 2024-10-31", 1),
        ("orthodox easter", "2019-04-28 2020-04-19 2021-05-02 2022-04-24 2023-04-16 2024-05-05", 0),
    ],
)
def test_movable_feasts_fall_where_they_were_kept(feast: str, days: str, off: int) -> None:
    for kept in map(date.fromisoformat, days.split()):
        computed = FEASTS[feast](kept.year)
        assert abs(computed.earliest - kept) <= off, kept
        assert (computed.doubt is Doubt.APPROXIMATE) == (off > 0)


def _grammar(*rules: Rule) -> Grammar:
    return Grammar(rules, {"may": ("MONTHW", 5)}, {"DAY": "N12 | N31"}, ("MONTHW",))


def _nothing(m: Found) -> None:
    return None


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("DAY*", "'*' has no meaning"),
        ("DAY+", r"'\+' has no meaning"),
        ("(DAY", "unbalanced bracket"),
        ("may DAY", r"\['may'\] stand as plain words"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused_aloud(pattern: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        _grammar(Rule("r", pattern, _nothing))


def test_of_two_matches_the_longer_wins_and_then_the_first_row() -> None:
    def build(year: int) -> Callable[[Found], Expr]:
        return lambda m: Calendar(year=year)

    def item(grammar: Grammar, text: str) -> list[object]:
        from timeline.timex.scan import runs

        return [i.value for run in runs(text, grammar) for i in grammar.reduce(run, text) if i.rule]

    short, long, twin = (
        Rule(n, p, build(y)) for n, p, y in (("a", "DAY", 1), ("b", "DAY MONTHW", 2), ("c", "DAY MONTHW", 3))
    )
    assert item(_grammar(short, long, twin), "5 may") == [Calendar(year=2)]
    assert item(_grammar(short, twin, long), "5 may") == [Calendar(year=3)]


# -- languages


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Der Rat wird am Freitag über das Gesetz abstimmen.", "de"),
        ("The council will vote on the law on Friday.", "en"),
        ("I am so tired that I die now", "en"),  # "am" and "die" are English too
        ("", "en"),
        ("21.3.2023", "en"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_common_words(text: str, want: str) -> None:
    assert detect(text) == want


def test_a_language_without_rules_still_has_its_numeric_dates() -> None:
    found = tag("Le conseil se réunit le 21/03/2023.", date(2023, 3, 1), language="fr")
    assert [(t.text, t.value, t.type) for t in found] == [("21/03/2023", "2023-03-21", TimexType.DATE)]


def test_derivations_say_what_was_counted_from() -> None:
    (read,) = tag("They met on Tuesday.", date(2023, 3, 21))
    assert read.why == "'Tuesday' + published Tue 2023-03-21, past tense → Tue 2023-03-21"
    assert (read.anchor, read.basis, read.rule) == ("published Tue 2023-03-21", Basis.PUBLISHED, "weekday")
    zoned, counted, named = tag("It was 5 p.m. EST two days after 3 May 1926.", date(2023, 3, 21))
    assert ", in the zone UTC-05:00" in zoned.why
    assert counted.why == "'two days' + the date named next, Mon 1926-05-03 → Wed 1926-05-05"
    assert counted.basis is named.basis is Basis.STATED
    (stated,) = tag("They met on 3 May 1926.", date(2023, 3, 21))
    assert (stated.anchor, stated.basis) == (None, Basis.STATED)


def test_the_next_years_of_another_age_are_of_it() -> None:
    *_, after = tag(
        "The crash of October 1929 ended the boom. Over the next three years mills closed.", date(2023, 3, 21)
    )
    assert after.when == Moment(Day.of(1929, 10, 1), Day.of(1932, 10, 31))


def test_an_interval_is_honest() -> None:
    (vague,) = tag("It happened a few weeks ago.", date(2023, 3, 21))
    assert vague.when is not None
    low, high = bounds(vague.when)
    assert low is not None
    assert high is not None
    assert low < Day.of(2023, 3, 7)
    assert high < TUESDAY
