"""One side's word, a witness's word, a speaker's own act: which of them is a claim."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.extract import extract
from timeline.extract.model import default_parser
from timeline.records import Article

PUBLISHED = date(2024, 5, 16)  # a Thursday

needs_model = pytest.mark.skipif(default_parser() is None, reason="no English model is installed")


@needs_model
@pytest.mark.parametrize(
    ("text", "status"),
    [
        # an armed side of its own feats and of its enemy's losses, dated inside and outside what it says
        ("The army said on Monday that it had killed forty fighters near Goma.", "claimed"),
        ("Rebels said on Tuesday they had captured the town of Bunagana.", "claimed"),
        ("The military said on Monday its jets had destroyed two depots.", "claimed"),
        ("The RSF said its fighters had seized the airport on Wednesday.", "claimed"),
        ("The group said it shot down a drone on Sunday.", "claimed"),
        ("Four lorries were hit on Friday, according to the rebels.", "claimed"),
        # a government of its forces, its adversary, a war from the air
        ("Russia's Defense Ministry said its forces took the village of Orikhove on Sunday.", "claimed"),
        ("Ukraine said Russian drones hit a power plant in Odesa on Tuesday.", "claimed"),
        ("Strikes killed 31 people in Gaza on Monday, the Hamas-run health ministry said.", "claimed"),
        ("Islamabad said Indian troops had crossed the line on Saturday.", "claimed"),
        # official acts of the speaker itself, and what befell everybody alike
        ("The foreign ministry said it expelled two Polish diplomats on Friday.", "happened"),
        ("The government said it signed the accord on Monday.", "happened"),
        ("The army said it had withdrawn from the valley on Friday.", "happened"),
        ("The junta said it had freed 40 prisoners on Monday.", "happened"),
        ("The health ministry said cholera killed 12 people last week.", "happened"),
        ("The interior ministry said a gunman killed four people on Friday.", "happened"),
        # who watches, counts or judges
        ("Police said three men were killed on Friday in Lagos.", "happened"),
        ("Hospitals said shelling killed six people on Monday.", "happened"),
        # the deed somebody is charged with is a claim, what it was part of is not
        ("Two men were charged with taking part in last week's bombing.", "happened"),
        # nobody vouches for it
        ("The suspect allegedly stabbed a guard on Friday.", "claimed"),
        ("The general is believed to have fled the country on Sunday.", "claimed"),
        ("On Sunday soldiers killed twelve villagers by the opposition's count.", "claimed"),
        ("State television said the tanker had been held because she had rammed a boat on Friday.", "claimed"),
        ("Chad accused Sudan of bombing a market on Monday.", "claimed"),
        ("Serbia claimed it had arrested the spies on Monday.", "claimed"),
    ],
)
def test_what_one_side_says_is_a_claim(text: str, status: str) -> None:
    (event,) = extract(Article("a", text, "", PUBLISHED))
    assert event.status.value == status
    assert bool(event.status_cue) == (status == "claimed"), "a claim names the words that make it one"


@needs_model
@pytest.mark.parametrize(
    ("text", "status", "source"),
    [
        ("The army said it had raided a camp. Its jets had destroyed two depots on Tuesday.", "claimed", "The army"),
        (
            "Rebels said they had won. They had captured the bridge on Tuesday, and the town was theirs.",
            "claimed",
            "Rebels",
        ),
        # a witness spoke, nobody spoke, or the paper goes on in its own voice
        ("Doctors said the wards were full. Shells had hit the market on Tuesday.", "happened", None),
        ("The town is quiet. Its defenders had shot down a drone on Tuesday.", "happened", None),
        ("The army said it had raided a camp. Its jets destroyed two depots on Tuesday.", "happened", None),
    ],
)
def test_who_has_spoken_may_speak_on(text: str, status: str, source: str | None) -> None:
    (event,) = extract(Article("a", text, "", PUBLISHED))
    assert (event.status.value, event.source) == (status, source)
