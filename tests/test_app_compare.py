"""Two versions of one event: what differs is shown, what one side alone changed is kept, nothing is made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline.app.compare import combined, differences
from timeline.records import Actor, Collection, Event, Evidence, Status, Step
from timeline.when import Moment


@pytest.fixture
def mole(harbour: Collection) -> Event:
    return next(event for event in harbour.events if event.id == "mole")


def test_equal_versions_have_nothing_to_choose(mole: Event) -> None:
    assert differences(mole, replace(mole, title="x"), replace(mole, title="x", curated=True)) == ()


def test_what_one_side_alone_changed_is_chosen_already(mole: Event) -> None:
    mine, theirs = replace(mole, title="My title"), replace(mole, when=Moment.year(2031))
    parts = differences(mole, mine, theirs)
    assert [(part.part, part.side, part.contested) for part in parts] == [
        ("title", "mine", False),
        ("when", "theirs", False),
    ]
    assert parts[1].theirs == "some day in 2031 · 2031"
    both = combined(mine, theirs, {part.part: part.side for part in parts})
    assert both == replace(mole, title="My title", when=Moment.year(2031), curated=True)


def test_what_both_changed_is_marked_and_lists_can_keep_both(mole: Event) -> None:
    one, other = Actor("Estmark", "EST"), Actor("Vell", "VEL")
    mine = replace(mole, title="A", actors=(*mole.actors, one))
    theirs = replace(mole, title="B", actors=(*mole.actors, other))
    title, actors = differences(mole, mine, theirs)
    assert (title.side, title.contested, title.joins) == ("mine", True, False)
    assert (actors.side, actors.contested, actors.joins) == ("both", True, True)
    assert actors.mine.splitlines()[-1] == "Estmark (EST)"
    assert combined(mine, theirs, {"title": "theirs", "actors": "both"}).actors == (*mole.actors, other, one)


def test_the_words_that_say_when_go_with_their_passage(mole: Event) -> None:
    theirs = replace(mole, evidence=(Evidence("harbour", "in 2031"),), phrase="in 2031")
    mine = replace(mole, status=Status.ONGOING)
    taken = combined(mine, theirs, {"evidence": "theirs", "status": "mine"})
    assert (taken.evidence, taken.phrase, taken.status) == (theirs.evidence, "in 2031", Status.ONGOING)
    joined = combined(mine, theirs, {"evidence": "both"})
    assert joined.evidence == (*theirs.evidence, *mole.evidence)
    assert joined.phrase == "in 2031", "that of the passage that comes first"


@pytest.mark.parametrize("choices", [{}, {"title": "neither"}, {"nothing": "theirs"}])
def test_mine_stays_where_nothing_is_chosen(mole: Event, choices: dict[str, str]) -> None:
    mine, theirs = replace(mole, title="A"), replace(mole, title="B", why=(Step("said so"),))
    assert combined(mine, theirs, choices) == replace(mine, curated=True)
