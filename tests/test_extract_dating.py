"""Dating through other happenings: the days that order, journeys and lengths leave, and the reasons told for them."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import edtf
from timeline.extract import Extraction, explain, extract_with_notices
from timeline.extract.model import default_parser
from timeline.extract.sequel import ROWS, Row, sequels
from timeline.records import Article, Event

PUBLISHED = date(2024, 5, 16)  # a Thursday

pytestmark = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def read(text: str) -> Extraction:
    return extract_with_notices(Article("a", text, "", PUBLISHED))


def event(text: str, words: str) -> Event:
    (found,) = [e for e in read(text).events if words in e.title]
    return found


VISIT = (
    "President Ana Ruiz's four-day visit to Cairo this week has drawn protests.\n\n"
    "Just days before Ruiz arrived in Cairo, a court in Lima charged the general.\n\n"
    "Ruiz held talks with Egyptian officials in Cairo on Tuesday."
)


def test_every_reason_that_bounds_a_date_is_told_with_its_passage() -> None:
    charge = event(VISIT, "charges")
    told = [(step.text, step.evidence.exact if step.evidence is not None else "") for step in charge.why]
    for words, passage in (
        ("2 to 7 days before “Ruiz arrives", "Just days before"),  # the words of order
        ("is the start of “Ruiz visits Cairo”", "visit to Cairo this week"),  # what an arrival is
        ("'this week'", "visit to Cairo this week"),  # the date it rests on from below
        ("within “Ruiz visits Cairo” lies", "on Tuesday"),  # and from above: nobody arrives after the talks
    ):
        assert any(words in text and passage in quoted for text, quoted in told), (words, told)


def test_a_date_that_was_counted_contradicts_nothing_by_a_bare_word_of_order() -> None:
    """That a weekday was read of the wrong verb is likelier than that the text contradicts itself."""
    assert read("After Chad left the bloc on Wednesday, Mali closed the border on Tuesday.").notices == ()
    (notice,) = read("Chad left on 3 May 2024, after Mali had left on 5 May 2024.").notices
    assert "“after”" in notice


def test_reasons_that_bound_nothing_are_not_told() -> None:
    """The talks are known to the day: that somebody spoke after them says nothing of their date."""
    text = "After Tuesday's talks in Oslo, Chad closed the border."
    assert "Chad" not in explain(event(text, "Talks"))
    assert "Talks" in explain(event(text, "Chad"))


def test_a_contradiction_is_told_with_both_passages() -> None:
    text = "Peru closed the port on 10 May, two days after Chile banned sugar on 12 May."
    (notice,) = read(text).notices
    for words in ("“two days after”", "Peru closes port", "“on 10 May”", "Chile bans sugar", "“on 12 May”"):
        assert words in notice
    for words, other in (("Peru", "on 12 May"), ("Chile", "on 10 May")):
        quoted = [step.evidence.exact for step in event(text, words).why if step.evidence is not None]
        assert "two days after" in quoted
        assert any(other in passage for passage in quoted)


@pytest.mark.parametrize(
    ("text", "words", "when", "status"),
    [
        # a told distance
        (
            "France closed its embassy on 10 May, two days after gunmen attacked the building.",
            "attack",
            "2024-05-08",
            "happened",
        ),
        (
            "Three weeks before Ghana devalued its currency on 30 April, the bank raised rates.",
            "rates",
            "[2024-04-06..2024-04-12]",
            "happened",
        ),
        ("Nine months after the dam burst in July 2021, the company paid a fine.", "fine", "2022-04", "happened"),
        ("A day before the vote on 5 May, Togo released two journalists.", "journalists", "2024-05-04", "happened"),
        (
            "Norway froze the accounts on 10 May, just days after Sweden imposed sanctions on Iran.",
            "Sweden",
            "[2024-05-03..2024-05-08]",
            "happened",
        ),
        (
            "Hours after the quake struck on 3 May, Chile deployed troops.",
            "troops",
            "[2024-05-03..2024-05-04]",
            "happened",
        ),
        (
            "The coup in Niger took place on 2 May. Within a week of the coup, Benin recalled its ambassador.",
            "ambassador",
            "[2024-05-02..2024-05-09]",
            "happened",
        ),
        (
            "The king abdicated on 4 May, less than a month after parliament cut his budget.",
            "budget",
            "[2024-04-04..2024-05-04]",
            "happened",
        ),
        (
            "Spain signed the pact in March 2022, two years after Portugal joined the bloc.",
            "Portugal",
            "2020-03",
            "happened",
        ),
        # the day after / the eve / the night before, as adverbs and as subjects
        (
            "The vote was held on 5 May. The day after the vote, the opposition called for a recount.",
            "recount",
            "2024-05-06",
            "happened",
        ),
        (
            "On the eve of the summit, which opened on 8 May, Kenya freed the pilots.",
            "pilots",
            "2024-05-07",
            "happened",
        ),
        (
            "The night before the trial opened on 7 May, the main witness fled to Spain.",
            "witness",
            "2024-05-06",
            "happened",
        ),
        (
            "The week after the ceasefire, which began on 22 April, Oman sent two planes with medicine.",
            "planes",
            "[2024-04-28..2024-04-30]",
            "happened",
        ),
        # only before or after: an open side, or what being told as done leaves
        ("Before the vote on 5 May, Togo freed two journalists.", "journalists", "../2024-05-05", "happened"),
        ("After the quake on 3 May, Chile deployed troops.", "troops", "[2024-05-03..2024-05-16]", "happened"),
        (
            "Ahead of the June summit, Japan will send an envoy to Seoul.",
            "envoy",
            "[2024-05-16..2024-06-30]",
            "planned",
        ),
        ("Following Monday's talks in Oslo, Chad closed the border.", "border", "[2024-05-13..2024-05-16]", "happened"),
        # an anchor without a date gives none
        ("Several truces were broken within hours of being signed.", "broken", "", ""),
        ("Days before the minister resigned, the party elected a new leader.", "leader", "", ""),
        ("The border was closed after the army attacked a village.", "border", "", ""),
        (
            "Police searched the house on Monday. Just days before the guests arrived, Kenya freed the pilots.",
            "pilots",
            "",
            "",
        ),
        # plans: once, after, until; nothing told of the past dates them
        ("The fund will release the money once parliament approves the budget.", "money", "2024-05-16/..", "planned"),
        (
            "President Ana Ruiz's visit to Rome this week drew crowds. Once she is back home, Ruiz will name a cabinet.",
            "cabinet",
            "2024-05-16/..",
            "planned",
        ),
        ("After talks broke down on Monday, Serbia plans to appeal to the court.", "Serbia", "", ""),
        ("The two armies agreed on Sunday to a ceasefire starting on Friday.", "start", "2024-05-17", "planned"),
        # journeys: however an arrival or departure is told
        (
            "President Ana Ruiz landed in Cairo on 7 May. Two days before her visit, Peru signed the accord.",
            "Peru",
            "2024-05-05",
            "happened",
        ),
        (
            "President Ana Ruiz flew to Cairo on 7 May. The day before Ruiz arrived in Egypt, Peru signed the accord.",
            "Peru",
            "2024-05-06",
            "happened",
        ),
        (
            "President Ana Ruiz touched down in Cairo on 7 May. Just days before Ruiz landed in Egypt, Peru signed the accord.",
            "Peru",
            "[2024-04-30..2024-05-05]",
            "happened",
        ),
        (
            "President Ana Ruiz left Cairo on 9 May. Peru signed the accord two days after she returned from Egypt.",
            "Peru",
            "2024-05-11",
            "happened",
        ),
        # another trip, another era
        (
            "Ana Ruiz last visited Cairo in June 2019. She arrives in Cairo on Saturday. Before the visit, Egypt freed an engineer.",
            "engineer",
            "",
            "",
        ),
        (
            "The visit of the pope in 1984 is still remembered.\n\nThe road is bad.\n\nThe hotel was painted two weeks before the visit.",
            "paint",
            "",
            "",
        ),
        # the same day, as something else
        (
            "Finland applied to join NATO on 18 May 2022, the same day as Sweden handed in its application.",
            "Sweden",
            "2022-05-18",
            "happened",
        ),
        (
            "Turkey blocked the bid on the same day that Sweden applied to join NATO in May 2022.",
            "Turkey",
            "2022-05",
            "happened",
        ),
        (
            "Sweden applied to the bloc in 1991.\n\nThe king is old.\n\nTurkey ratified the bid a year after Sweden applied.",
            "ratifies",
            "",
            "",
        ),
        # by the time, when, as
        (
            "By the time the relief convoy reached Kabul on 4 May, thousands had fled the city.",
            "thousands",
            "../2024-05-04",
            "happened",
        ),
        ("When the currency collapsed in March 2020, Lebanon defaulted on its debt.", "default", "2020-03", "happened"),
        # gerunds
        ("Four days after meeting Macron on 2 May, Tusk recalled his envoy.", "envoy", "2024-05-06", "happened"),
        (
            "Since taking office on 2 April, the president has expelled nine diplomats.",
            "expel",
            "2024-04-02/..",
            "ongoing",
        ),
        (
            "Upon arriving in Lima on 6 May, the envoy met the president.",
            "meets",
            "[2024-05-06..2024-05-07]",
            "happened",
        ),
        # chains from sentence to sentence
        ("Talks collapsed on 3 May. A day later, the army shelled the city.", "shell", "2024-05-04", "happened"),
        (
            "Talks collapsed on 3 May. The previous evening, the army had shelled the city.",
            "shell",
            "2024-05-02",
            "happened",
        ),
        (
            "The strike began on 3 April. Two weeks on, the ports reopened.",
            "ports",
            "[2024-04-15..2024-04-19]",
            "happened",
        ),
        ("The king abdicated in 2014. Since then his son has ruled.", "rule", "2014/..", "ongoing"),
        ("The dam burst on 2 May. By then, 300 people had left the valley.", "valley", "../2024-05-02", "happened"),
        (
            "The army seized power on 8 May. The same week, the court was dissolved.",
            "dissolve",
            "[2024-05-06..2024-05-12]",
            "happened",
        ),
        ("The army seized power on 8 May. At the time, the president was visiting Rome.", "visit", "", ""),
        (
            "The minister resigned on 3 May. Two days later his deputy fled. The day after that, police raided the ministry.",
            "raid",
            "2024-05-06",
            "happened",
        ),
        (
            "Merkel will meet the pope on 1 June. A fortnight earlier, Italy voted for a new government.",
            "Italy",
            "",
            "",
        ),
        (
            "Rebels took the town on 4 May. Shortly afterwards, the governor fled.",
            "governor",
            "[2024-05-04..2024-05-11]",
            "happened",
        ),
        (
            "Rebels took the town on 4 May. Within days, the governor had fled.",
            "governor",
            "[2024-05-04..2024-05-11]",
            "happened",
        ),
        (
            "The pact was signed in May 2022. Three months later, Hungary vetoed the aid.",
            "Hungary",
            "2022-08",
            "happened",
        ),
        (
            "The talks collapsed on 3 May and, a week later, Egypt shut the crossing.",
            "Egypt",
            "[2024-05-06..2024-05-12]",
            "happened",
        ),
        # preceded and followed
        (
            "Chile's foreign minister visited Lima on Tuesday. The visit came a week after Peru expelled two Chilean diplomats.",
            "expel",
            "[2024-05-06..2024-05-08]",
            "happened",
        ),
        # during
        ("During the April summit, Brazil and India signed a trade deal.", "trade deal", "2024-04", "happened"),
        ("Guards shot two prisoners during the riot on 2 May.", "prisoners", "2024-05-02", "happened"),
        # over at the end
        ("Flights that have carried 4,000 people out since 25 April ended on 3 May.", "end", "2024-05-03", "happened"),
        # how close, when only an adverb says so; and what follows from an order, a promise, an accord
        (
            "Mali resumed work on 6 May, shortly after its chief resigned.",
            "resign",
            "[2024-04-29..2024-05-06]",
            "happened",
        ),
        ("Ruiz met the king last week after talks in Rome collapsed.", "meet", "[2024-05-06..2024-05-12]", "happened"),
        ("The accord of 2019 called for the company to leave within 18 months.", "company", "", ""),
        ("The minister said the bridge would reopen within a week.", "bridge", "[2024-05-16..2024-05-23]", "planned"),
        (
            "Troops shelled the port on 2 May. Help began to arrive within a day.",
            "help",
            "[2024-05-02..2024-05-03]",
            "happened",
        ),
        ("Police are expected to be sent to the border within weeks.", "police", "[2024-05-16..2024-07-11]", "planned"),
        ("Mali has expelled 12 envoys after the coup on 3 May.", "expel", "[2024-05-03..2024-05-16]", "happened"),
        ("Wide gaps remain before next week's talks in Cairo.", "gaps", "", ""),
        ("Ruiz had lived in Sudan until shortly after the bombings of 7 April.", "Ruiz", "", ""),
        # another of its kind by name; what was once intended
        (
            "The battle of Kut was fought on 3 May. Two hundred men were captured during the battle for Amara.",
            "men",
            "",
            "",
        ),
        (
            "The siege ended on 3 May. The rebels had planned to retake the port. They hoped to do so after it.",
            "retake",
            "",
            "",
        ),
        ("The crisis lasted until the minister resigned on 3 May.", "crisis", "", ""),
        ("Ruiz has an ability to win votes after each defeat.", "win", "", ""),
        ("In 2019 the king decreed that the monks must leave within eight days.", "monks to", "", ""),
        # somebody else's day is none told before; what "having … since" tells is over
        ("Sweden handed in its application on the same day as Finland, in May 2022.", "Sweden", "2022-05", "happened"),
        (
            "Britain, having flown out 2,000 people since 25 April, ended the flights on 3 May.",
            "flies",
            "2024-04-25/",
            "happened",
        ),
        ("The parliament approved a truce due to take effect on Friday.", "Truce to", "2024-05-17", "planned"),
        ("Once the chancellor is back home, talks with Peru will begin.", "talks", "2024-05-16/..", "planned"),
        # further topics, several words of order in one text
        (
            "On 3 May the army shelled the town it had lost in 2014. Two days later, it withdrew.",
            "withdraw",
            "2024-05-05",
            "happened",
        ),
        (
            "Police arrested the mayor on 2 May, hours before the polls closed.",
            "polls",
            "[2024-05-02..2024-05-03]",
            "happened",
        ),
        (
            "Sudan's parliament was dissolved on 6 May, a week after its speaker had fled abroad.",
            "flee",
            "[2024-04-28..2024-04-30]",
            "happened",
        ),
        ("The bridge collapsed a decade after it was opened in 2009.", "collapse", "2019", "happened"),
        ("Morocco's king pardoned the reporters on the eve of Tuesday's election.", "pardon", "2024-05-13", "happened"),
        (
            "In the weeks after the coup on 30 March, 40 officers were arrested.",
            "officers",
            "[2024-03-30..2024-05-16]",
            "happened",
        ),
        (
            "More than two years after the accord was signed in March 2021, Gabon left the bloc.",
            "Gabon",
            "[2023-03-01..2024-05-16]",
            "happened",
        ),
        (
            "Italy's cabinet resigned on 8 May after the coalition rejected the budget.",
            "coalition",
            "../2024-05-08",
            "happened",
        ),
        (
            "The ferry sank on 12 May, moments after passengers heard a blast.",
            "blast",
            "[2024-05-11..2024-05-12]",
            "happened",
        ),
        ("The court will rule before the election on 30 June.", "rule", "[2024-05-16..2024-06-30]", "planned"),
        (
            "The ministers will sign the treaty two weeks after the summit on 3 June.",
            "treaty",
            "[2024-06-15..2024-06-19]",
            "planned",
        ),
        (
            "The pope died on 21 April. Cardinals met within a week.",
            "Cardinals",
            "[2024-04-21..2024-04-28]",
            "happened",
        ),
        (
            "The volcano erupted on 2 May; three days earlier, scientists had closed the crater.",
            "crater",
            "2024-04-29",
            "happened",
        ),
        (
            "Nepal banned the app in November 2023. Nine months earlier, India had banned it.",
            "India",
            "2023-02",
            "happened",
        ),
        (
            "The siege of the port ended on 7 May, in the same week that talks in Doha collapsed.",
            "Doha",
            "[2024-05-06..2024-05-12]",
            "happened",
        ),
        ("Ahead of the vote on 26 May, Malta freed the pilots.", "pilots", "", ""),
        ("Cuba freed the poet on 6 May, before the talks in Madrid on 9 May.", "poet", "2024-05-06", "happened"),
        (
            "The king returned to Oslo on 11 May. Soon afterwards, parliament opened an inquiry.",
            "inquiry",
            "[2024-05-11..2024-05-16]",
            "happened",
        ),
        (
            "Lithuania closed its border on 4 May. At the time, Poland opposed the move.",
            "Poland",
            "2024-05-04",
            "happened",
        ),
        (
            "The drug was approved in 2021. Since then, doctors have prescribed it to thousands.",
            "prescribe",
            "2021/..",
            "ongoing",
        ),
    ],
)
def test_a_happening_is_dated_through_another(text: str, words: str, when: str, status: str) -> None:
    """The event whose title holds ``words``; with no date and status there must be none, for nothing dates it."""
    found = [e for e in read(text).events if words.lower() in e.title.lower()]
    assert [(edtf.format(e.when), e.status.value) for e in found if e.when is not None] == (
        [(when, status)] if when else []
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern[-40:])
def test_every_row_of_sequels_reads_its_examples(row: Row) -> None:
    for example in row.examples:
        told = [f"{example[0].upper()}{example[1:]}, they left."]
        if not example.endswith(" on"):  # "two months on" opens its clause
            told.append(f"They had left {example}.")
        for text in told:
            assert [(s.words.lower(), s.side) for s in sequels(text)] == [(example, row.side)]


@pytest.mark.parametrize(
    "text",
    [
        "They left two days after the vote.",  # it counts from the vote, and says so
        "The train came a day later than planned.",
        "They left within days of the vote.",
        "At the time of the vote they had left.",
        "They moved on the next page.",
        "They were questioned by then Senator Diaz.",
    ],
)
def test_what_names_its_anchor_is_no_sequel(text: str) -> None:
    assert list(sequels(text)) == []
