"""What each expression of time dates: tables of sentences, with the days and titles of all the events they hold."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import edtf
from timeline.extract import extract
from timeline.extract.model import default_parser
from timeline.extract.tree import Tree, Word
from timeline.records import Article

PUBLISHED = date(2024, 5, 16)  # a Thursday

pytestmark = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def events(text: str) -> list[tuple[str, str]]:
    """(EDTF, title) of every event, in the order of the text."""
    found = extract(Article("a", text, "", PUBLISHED))
    return [(edtf.format(e.when) if e.when is not None else "", e.title) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "when" after a date tells what was then, whatever the date itself hangs on
        (
            "He lived there in 1968 when foreign troops swept through Prague.",
            ("1968", "Foreign troops sweep through Prague"),
        ),
        ("It was the deadliest raid since 2008, when gunmen stormed two hotels.", ("2008", "Gunmen storm two hotels")),
        ("Two men were held in October, when police searched a farm.", ("2023-10", "Police search farm")),
        ("Since 1985 -- when Chad closed the port -- trade has been slow.", ("1985", "Chad closes port")),
        # a unit of time in apposition does the same
        ("The pool has lasted since 2009, the year Peru left it.", ("2009", "Peru leaves it")),
    ],
)
def test_a_date_introduces_a_clause(text: str, expected: tuple[str, str]) -> None:
    assert expected in events(text)


def test_a_clause_that_only_says_that_it_began_is_no_event_beside_what_was_then() -> None:
    assert events("It began on 6 May, when the court freed a general.") == [("2024-05-06", "Court frees general")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the subject is replaced
        ("Kenya left in January, Zambia in February.", [("2024-01", "Kenya leaves"), ("2024-02", "Zambia leaves")]),
        ("Norway was admitted in 2001, Sweden in 2003.", [("2001", "Norway admitted"), ("2003", "Sweden admitted")]),
        (
            "Peru signed the pact in 2019 and Chile in 2021.",
            [("2019", "Peru signs pact"), ("2021", "Chile signs pact")],
        ),
        # the object is replaced
        (
            "Police arrested two men on Monday and four women on Tuesday.",
            [("2024-05-13", "Police arrest two men"), ("2024-05-14", "Police arrest four women")],
        ),
        (
            "The minister met Modi on Monday and Macron on Tuesday.",
            [("2024-05-13", "Minister meets Modi"), ("2024-05-14", "Minister meets Macron")],
        ),
        # what stands right before the first date is replaced, also inside a noun phrase
        (
            "Adams held talks with Blair on Monday and Clinton on Tuesday.",
            [("2024-05-13", "Adams holds talks with Blair"), ("2024-05-14", "Talks with Clinton")],
        ),
        ("He visited Paris in May, London in June.", [("2024-05", "He visits Paris"), ("2023-06", "He visits London")]),
        # an example that was followed
        (
            "Chad closed its border in March, after Uganda in February.",
            [("2024-03", "Chad closes border"), ("2024-02", "Uganda closes border")],
        ),
        # a verb of its own is no gap
        (
            "The minister met Modi on Monday and flew to Rome on Tuesday.",
            [("2024-05-13", "Minister meets Modi"), ("2024-05-14", "Minister flies to Rome")],
        ),
    ],
)
def test_a_list_shares_its_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(events(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a date of American style inside a noun phrase
        ("He was held for the Dec. 21, 1988, bombing of a plane.", [("1988-12-21", "Bombing of plane")]),
        # a meeting is not yet held on the day for which it is fixed
        ("The firm scheduled a meeting Saturday.", [("2024-05-18", "Meeting")]),
        # the present perfect takes no date that is over, nor the deciding one that is to come
        ("Chad has sent a team for an envoy kidnapped by rebels in 2022.", [("2022", "Rebels kidnap envoy")]),
        ("NATO has decided to admit Georgia in early June.", [("[2024-06-01..2024-06-10]", "NATO to admit Georgia")]),
        # what was agreed is still to come, unless the words say it is over
        ("Peru agreed to hold a vote in June.", [("2024-06", "Peru to hold vote")]),
        ("Peru agreed last June to hold a vote.", [("2023-06", "Peru agrees to hold vote")]),
        ("Rules to be published in early June will help.", [("[2024-06-01..2024-06-10]", "Rules to be published")]),
        # becoming something is a happening
        ("Finland became the 31st member on April 4.", [("2024-04-04", "Finland becomes 31st member")]),
        # a rank among others dates nothing
        ("It was the first time that Lee had spoken since 13 January.", []),
        # both tell of the past, one actively
        (
            "In June last year the rebels split, and their leader was arrested.",
            [("2023-06", "Rebels split"), ("2023-06", "Leader arrested")],
        ),
    ],
)
def test_the_date_goes_to_its_happening(text: str, expected: list[tuple[str, str]]) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # put off: the day named is that of what is to take place after all
        ("The judge adjourned the trial until 3 June.", [("2024-06-03", "Trial")]),
        ("The vote was postponed to 3 June.", [("2024-06-03", "Vote")]),
        ("Elections first planned for February were pushed back to December.", [("2024-12", "Elections")]),
        # of two subjects the nearer one began
        ("Ruiz flew to Rome, his first trip since the war began in February.", [("2024-02", "War begins")]),
        # a participle of planning takes the date, wherever the parser hung it
        ("He will miss a rally planned in Lima on 7 June.", [("2024-06-07", "Rally")]),
        (
            "The two sides will meet again starting 20 June to settle the details.",
            [("2024-06-20", "Two sides meet again")],
        ),
        # what was agreed in the past for a day to come
        ("Both rebel groups have agreed to talks in Oslo on July 23.", [("2024-07-23", "Talks in Oslo")]),
        # the date stands before a clause that opens behind it
        (
            "Lee promised to put the pact to a referendum next year after delegates split.",
            [("2025", "Lee to put pact to referendum")],
        ),
        # "since" looks back, also beside a verb to come
        ("Envoys will review the truce in effect since 27 February.", [("2024-02-27/..", "Truce")]),
        (
            "Nearly 200 soldiers have been killed fighting rebels since 1985.",
            [("1985/..", "Nearly 200 soldiers killed")],
        ),
        # a weekend of the past is the one before
        ("Crowds overran the palace at the weekend.", [("[2024-05-11..2024-05-12]", "Crowds overrun palace")]),
        # what takes place next week is told in the present
        ("Her funeral takes place on Monday.", [("2024-05-20", "Funeral")]),
        # "later this month" is still to come
        ("He backs the rally in Lima later this month.", [("[2024-05-17..2024-05-31]", "Rally in Lima")]),
        # the first to do it did it
        ("She was the first minister to visit the camp in March.", [("2024-03", "visits camp")]),
        # what lies ahead of a plan is to come
        ("A team will visit Kenya on Monday, ahead of the summit on Wednesday.", [("2024-05-22", "Summit")]),
        # a message is read, a film is shown: deeds and no reports
        ("The letter was read to the crowd on Monday.", [("2024-05-13", "Letter read")]),
        # "as it did" stands for its verb, "again" for that of the date before
        ("As it did in the summer of 2021, Chad shut the camp.", [("2021-22", "Chad shuts camp")]),
        ("Norway, whose voters said no in 1972, and again in 1994, looked on.", [("1994", "voters say")]),
        # an hour gives way to a date of the same verb, and "until" looks back from a verb of the past
        ("In January, after long talks, a ship was held overnight.", [("2024-01", "Ship held")]),
        ("They had been refused visas to enter Peru until last week.", [("../2024-05-12", "refused")]),
        # "not … until": it came about on that day; "not … before": then or at any time after
        ("The siege did not end until 12 April.", [("2024-04-12", "Siege ends")]),
        ("The miners were not freed until March.", [("2024-03", "Miners freed")]),
        ("The court never heard the case until 2010.", [("2010", "Court hears case")]),
        ("A verdict is not expected before September.", [("2024-09/..", "Verdict")]),
        ("The vote will not be held before 2026.", [("2026/..", "Vote")]),
        # present and perfect take no date that is over: the past told inside has it
        ("A team is probing the bombings which killed ten people on 6 May.", [("2024-05-06", "Bombings kill ten")]),
        # of two dates of a relative clause the second is the main clause's
        (
            "Crowds cheered the men who launched the revolt in 1956 in a rally on Sunday.",
            [("1956", "launch revolt"), ("2024-05-12", "Rally")],
        ),
        # what is scheduled is the noun right before
        ("They want to slow the reform process, set to resume Monday.", [("2024-05-20", "process to resume")]),
        # long after, an infinitive's date is that of the happening it speaks of
        ("The site was chosen to honour the signing of a pact 50 years ago.", [("1974", "igning")]),
        # the participle between commas has no subject, and a date after a verb is none
        (
            "On 8 May, investigators, wondering how he had fled, searched the farm.",
            [("2024-05-08", "Investigators search farm")],
        ),
        ("The rifle was discovered May 8 buried below the ground.", [("2024-05-08", "Rifle discovered")]),
        # agency spelling
        ("The May 1988 cease-fire ended a long war.", [("1988-05", "Cease-fire")]),
        # what was brought about came true
        ("Crowds overran the palace, forcing him to flee on Tuesday.", [("2024-05-14", "flees")]),
        # a year before a noun dates what was done, and only labels a paper or a sitting
        ("Lawyers cited a 1962 ruling by the court on the temple.", [("1962", "Ruling by court")]),
        # lists of years and of days
        ("The three men were shot at in 1994, 1995 and 1997.", [("1994", "shot"), ("1995", "shot"), ("1997", "shot")]),
        ("They spoke of attacks on 3, 5 and 9 May.", [("2024-05-03", "Attacks"), ("2024-05-09", "Attacks")]),
        ("At least 150 people were hurt during April 28-29 clashes.", [("2024-04-28/2024-04-29", "Clashes")]),
        # the date beside what another happening is measured from is that one's
        ("Ruiz fell ill within weeks of his capture on 4 May 2011.", [("2011-05-04", "apture")]),
    ],
)
def test_where_the_grammar_points(text: str, expected: list[tuple[str, str]]) -> None:
    found = events(text)
    for when, words in expected:
        assert any(when == w and words in title.replace("to meet", "meet again") for w, title in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The trial was to have begun last month.",
        "Work was due to have started in March.",
        "The minister had planned to travel to Rome on Monday but called off the trip.",
        "The offer had been due to expire on Monday.",
        "Peru would have voted on Monday.",
        "No contract would be signed this week, the minister said.",
        "Neither side launched an attack until April.",
        "The towns are not going to be rebuilt this year.",
        "If the call takes place on Friday it will be remembered.",
        # speakers about themselves
        '"We are willing to talk today," the envoy said.',
        "We were pushed out of the room in February.",
        # called off
        "A vigil planned for Saturday was cancelled.",
        "Joint drills that were to start in August have been suspended.",
        # a plan of the past, of which nobody says what came of it
        "The accord was to be signed on 3 May.",
        # a promise taken back, a deadline
        "The junta has postponed elections it had promised for August.",
        "The bloc gave the generals until March 2026.",
        # a record is measured from a day on which nothing is told
        "The peso fell to its lowest level since early 2020.",
        # how things have been, and what they are compared with
        "The sea has worked to their advantage in recent years.",
        "He has held many jobs over the past 20 years.",
        "It stood at 14 billion, down two billion from 1996.",
        "The ruling overturned a 1971 convention.",
        # too wide for one happening
        "He wrote of the disasters of the last century.",
        "A time frame passed on Monday.",
    ],
)
def test_what_came_to_nothing_or_is_no_happening(text: str) -> None:
    assert events(text) == []


def test_a_clause_behind_a_semicolon_denies_nothing_before_it() -> None:
    assert ("2024-05-14", "Rebels take town") in events("The rebels took the town on Tuesday; the army said little.")
    assert events("The rebels took the town on Tuesday; the army denied it.")[0][1] == "Rebels take town"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # one happening under two names
        ("An earthquake hit Lima on Tuesday. Tuesday's quake was deep.", ["Earthquake hits Lima"]),
        ("The court issued its ruling on Monday. Lawyers welcomed Monday's decision.", ["Court issues ruling"]),
        ("Peru and Chile signed a deal on March 23, 2009. Lee broke the 2009 pact.", ["Peru and Chile sign deal"]),
        # taken by force under two names
        (
            "Howes was abducted in March 1996. Howes' capture on March 26, 1996, was filmed.",
            ["Howes abducted"],
        ),
        # what has gone on since a year is not what was done last week
        (
            "Some 200 men have been killed there since 1985. Last week three men were killed there.",
            ["Some 200 men killed there", "Three men killed there"],
        ),
        # two sayings of one day are two
        (
            "Kenya said on Monday it had opened the port. Kenya said on Monday it had closed the mine.",
            ["Kenya says it has opened port", "Kenya says it has closed mine"],
        ),
        # talks of two days are two
        (
            "Peru and Chile held talks in Oslo on Monday. Talks were held in Rome on Wednesday.",
            ["Peru and Chile hold talks in Oslo", "Talks"],
        ),
    ],
)
def test_one_happening_is_one_event(text: str, titles: list[str]) -> None:
    assert [title for _, title in events(text)] == titles


def test_the_passage_holds_its_own_date_only() -> None:
    text = "The army took power in December 2008, hours after a rally, and again on 5 September 2021."
    first, second = extract(Article("a", text, "", PUBLISHED))
    assert first.evidence[0].exact == "The army took power in December 2008"
    assert "5 September 2021" in second.evidence[0].exact


def test_an_abbreviated_number_ends_no_sentence() -> None:
    assert [title for _, title in events("Police arrested prisoner no. 225 on Monday.")] == ["Police arrest prisoner"]


def test_a_dateline_with_its_day_is_no_date_of_the_story() -> None:
    assert events("May 15 (Agency) - Peru signed a pact on Monday.") == [("2024-05-13", "Peru signs pact")]


def test_an_impossible_graft_leaves_the_tree_as_it_was() -> None:
    words = (Word(0, "a", "a", "NN", "ROOT", 0, 0, 1), Word(1, "b", "b", "NN", "pobj", 0, 2, 3))
    tree = Tree(words, 0, 0, 3)
    assert tree.moved({0: (1, "dep")}) is tree, "a would hang on b, which hangs on a"
    assert tree.moved({1: (1, "ROOT")}).head(tree.moved({1: (1, "ROOT")}).words[1]) is None
