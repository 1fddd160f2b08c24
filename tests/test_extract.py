"""What extraction makes of small sentences: title, date, status, type; what it leaves alone; and how it says why."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import edtf
from timeline.extract import Extraction, explain, extract, extract_with_notices
from timeline.extract.model import default_parser
from timeline.records import ActorRole, Article, Event, EventType, Status

PUBLISHED = date(2024, 5, 16)  # a Thursday

needs_model = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


def article(text: str, published: date | None = PUBLISHED) -> Article:
    return Article("a", text, "", published)


def events(text: str, published: date = PUBLISHED) -> tuple[Event, ...]:
    return extract(article(text, published))


def only(text: str, published: date = PUBLISHED) -> Event:
    found = events(text, published)
    assert len(found) == 1, [e.title for e in found]
    return found[0]


def written(event: Event) -> str:
    return edtf.format(event.when) if event.when is not None else ""


@needs_model
@pytest.mark.parametrize(
    ("text", "title", "when", "status", "kind"),
    [
        # a finite verb, its date behind, before and between
        (
            "Peru signed a trade deal with Chile on Monday.",
            "Peru signs trade deal with Chile",
            "2024-05-13",
            "happened",
            "AGREE",
        ),
        (
            "On Tuesday Kenya banned imports of sugar.",
            "Kenya bans imports of sugar",
            "2024-05-14",
            "happened",
            "SANCTION",
        ),
        (
            "Spain on Wednesday recalled its ambassador.",
            "Spain recalls ambassador",
            "2024-05-15",
            "happened",
            "SANCTION",
        ),
        # passives: the doer comes first when there is one
        ("Two journalists were arrested in March.", "Two journalists arrested", "2024-03", "happened", "COERCE"),
        ("The village was bombed by Syria on 3 May.", "Syria bombs village", "2024-05-03", "happened", "ASSAULT"),
        # a capital that acts is its state
        ("Ankara expelled three diplomats in 2019.", "Turkey expels three diplomats", "2019", "happened", "SANCTION"),
        # to come
        ("Poland will close the border on 1 June.", "Poland to close border", "2024-06-01", "planned", "OTHER"),
        ("The minister flies to Rome on Saturday.", "Minister to fly to Rome", "2024-05-18", "planned", "CONSULT"),
        ("The tunnel is due to be finished in 2031.", "Tunnel to be finished", "2031", "planned", "OTHER"),
        # nouns that are happenings
        ("Monday's talks in Geneva were tense.", "Talks in Geneva", "2024-05-13", "happened", "CONSULT"),
        ("Farmers still recall the 1995 earthquake.", "Earthquake", "1995", "happened", "OTHER"),
        # relative clause and gerund: subject and name come from the main clause
        ("The bridge, which was opened in 2011, is shut.", "Bridge opened", "2011", "happened", "OTHER"),
    ],
)
def test_a_sentence_gives_its_event(text: str, title: str, when: str, status: str, kind: str) -> None:
    event = only(text)
    assert (event.title, written(event), event.status.value, event.type.value) == (title, when, status, kind)


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "The minister did not visit Rome on Monday.",  # negated
        "If the army attacks on Friday, the talks will fail.",  # conditional
        "Rebels could attack on Friday.",  # only possible
        "It was the worst flood since 1998.",  # a comparison
        "Exports were higher than in 2019.",
        "Will Peru sign the deal on Friday?",
        "Ask me again in 2027.",  # an order
        "Nobody signed the deal on Monday.",
        "An analyst said on Monday that prices were high.",  # a bystander's comment
        "Map updated May 13.",  # a note of the page
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert [e.title for e in events(text)] == []


@needs_model
def test_a_happening_dated_by_another() -> None:
    text = "France closed its embassy on 10 May, two days after gunmen attacked the building."
    dates = {e.title: written(e) for e in events(text)}
    assert dates == {"France closes embassy": "2024-05-10", "Gunmen attack building": "2024-05-08"}


@needs_model
def test_days_after_is_a_span_and_never_a_day() -> None:
    found = events("Norway froze the accounts on 10 May, just days after Sweden imposed sanctions on Iran.")
    sanctions = next(e for e in found if e.type is EventType.SANCTION and "Sweden" in e.title)
    assert written(sanctions) == "[2024-05-03..2024-05-08]"
    assert "just days after" in explain(sanctions)


@needs_model
def test_once_has_no_end() -> None:
    text = (
        "President Anna Berg's three-day visit to Tokyo this week went well. Berg held talks in Tokyo on Wednesday. "
        "Norway plans to arrange talks between Berg and the king once she returns from Tokyo."
    )
    planned = [e for e in events(text) if e.status is Status.PLANNED]
    assert [written(e)[-2:] for e in planned] == [".."]


@needs_model
def test_mentions_of_one_happening_are_one_event_with_all_passages() -> None:
    text = (
        "Leaders of Kenya and Uganda held talks in Nairobi on Tuesday.\n\n"
        "Kenya called the border fee unfair.\n\nTuesday's talks in Nairobi lasted three hours."
    )
    talks = [e for e in events(text) if e.type is EventType.CONSULT]
    assert len(talks) == 1
    assert len(talks[0].evidence) == 2


@needs_model
def test_evidence_is_the_text_itself_and_holds_the_date() -> None:
    body = "By Jo Ek\n\nThe two sides\nsigned a [treaty](#) on Monday."
    for event in events(body):
        for passage in event.evidence:
            assert passage.start is not None
            assert body[passage.start : passage.end] == passage.exact
        assert "Monday" in event.evidence[0].exact


@needs_model
def test_actors_have_codes_and_roles() -> None:
    event = only("Chinese President Xi Jinping met Emmanuel Macron in Paris on Monday.")
    assert [(a.name, a.code) for a in event.actors] == [("Xi Jinping", "CHN"), ("Emmanuel Macron", "FRA")]
    assert event.title == "Xi meets Macron in Paris"


@needs_model
def test_who_says_so_is_kept() -> None:
    assert only("The dam will be finished in 2027, according to Ana Ruiz.").source == "Ana Ruiz"


@needs_model
def test_titles_are_short_and_hold_no_date() -> None:
    text = (
        "The government of Kazakhstan, after months of hesitation and against the advice of its own experts, on Monday finally "
        "signed a long-awaited agreement on the construction of a new railway line through the mountains with China and Uzbekistan."
    )
    title = only(text).title
    assert len(title.split()) <= 10
    assert "Monday" not in title


@needs_model
def test_ids_are_slugs_and_unique() -> None:
    found = events("Peru banned sugar on Monday. Peru banned sugar in 2011.")
    assert [e.id for e in found] == ["peru-bans-sugar", "peru-bans-sugar-2"]


def test_without_a_publication_date_nothing_is_dated_and_the_notice_says_what_to_do() -> None:
    result = extract_with_notices(article("Peru signed a deal on Monday.", None))
    assert result.events == ()
    assert "--published" in result.notices[0]


@pytest.mark.parametrize("text", ["", "\n\n", "?!", "Monday", "“", "On Monday.", "… in 2019 …", "\x00 Monday \ud800"])
def test_any_text_is_read(text: str) -> None:
    assert isinstance(extract_with_notices(article(text)), Extraction)
    assert isinstance(extract_with_notices(article(text), model=None), Extraction)


def test_only_to_tells_what_came_about() -> None:
    """An infinitive after a past verb is a plan, but for "only to", which tells what followed."""
    found = {e.title: e.status for e in events("The rebels had seized the town in June, only to lose it a week later.")}
    assert set(found.values()) == {Status.HAPPENED}


@pytest.mark.parametrize(
    ("text", "title", "when", "status"),
    [
        (
            "Peru signed a trade deal with Chile on Monday.",
            "Peru signs trade deal with Chile",
            "2024-05-13",
            "happened",
        ),
        ("Poland will close the border on 1 June.", "Poland will close the border", "2024-06-01", "planned"),
        ("Putin accused the court after Monday's talks in Rome.", "Talks in Rome", "2024-05-13", "happened"),
        # a relative clause is told of the noun it stands behind, and a participle stays one
        (
            "Gas flows through the North Line pipeline, which was partially completed in 2019.",
            "North Line pipeline partially completed",
            "2019",
            "happened",
        ),
        ("Experts praised the Kem tunnel, which is due to open in 2031.", "Kem tunnel due to open", "2031", "planned"),
    ],
)
def test_without_a_model_titles_are_plainer_and_dates_the_same(text: str, title: str, when: str, status: str) -> None:
    result = extract_with_notices(article(text), model=None)
    assert "uv sync" in result.notices[0]
    (event,) = result.events
    assert (written(event), event.status.value) == (when, status)
    assert event.title.replace("a trade", "trade") == title
    assert event.evidence[0].exact in text


@pytest.mark.parametrize(
    "text", ["Peru did not sign on Monday.", "Rebels could attack on Friday.", "“Officials said on Monday.”"]
)
def test_without_a_model_what_is_no_event(text: str) -> None:
    assert extract(article(text), model=None) == ()


@needs_model
def test_explain_tells_title_status_and_steps() -> None:
    lines = explain(only("Peru signed a trade deal with Chile on Monday.")).splitlines()
    assert lines[0] == "Peru signs trade deal with Chile"
    assert lines[1].strip().startswith("happened, ")
    assert any(line.strip().startswith("1. ") and "Monday" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # somebody else came between, or nobody is named in the paragraph: no name is better than a wrong one
        (
            "President Ann Lee spoke on Sunday. Police held a 30-year-old man. A Dublin court convicted him on Monday.",
            "Dublin court convicts him",
        ),
        (
            "President Ann Lee will visit Rome.\n\nThe old ruler had fled abroad. Chile issued a warrant against him on Monday.",
            "Chile issues warrant against him",
        ),
    ],
)
def test_an_object_that_may_be_another_is_not_named(text: str, title: str) -> None:
    assert title in [event.title for event in extract(article(text))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chad's last trip to the Peruvian capital was in June 2019.", "Chad"),
        ("Brazil's talks with Chilean officials were in June 2019.", "Brazil"),
    ],
)
def test_what_a_noun_points_at_does_not_do_it(text: str, title: str) -> None:
    event = only(text)
    assert event.title.startswith(title)
    assert " and " not in event.title.split(" with ")[0]
    assert [actor.name for actor in event.actors if actor.role is not ActorRole.TARGET] == [title]


def test_explain_quotes_words_without_markup() -> None:
    event = only("Peru [signed](#) a **trade** deal with Chile on Monday.")
    assert "[signed](#)" in event.evidence[0].exact, "the evidence is the text as stored"
    assert "Peru signed a trade deal" in explain(event)


@needs_model
def test_spacys_own_commands_are_found_after_all() -> None:
    """They are left out of its import, of which they are a third."""
    from spacy.cli.info import info

    assert default_parser() is not None
    assert info.__module__ == "spacy.cli.info"
    assert callable(info)
