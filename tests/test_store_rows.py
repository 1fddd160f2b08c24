"""Tables read back as records: what a table holds comes back, what is wrong is told by its row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.cli.inputs import gather
from timeline.errors import RecordsError, StoreError
from timeline.records import Actor, Collection, Event, EventType, Status
from timeline.store.rows import read_rows, read_table
from timeline.table import to_csv
from timeline.when import Moment


def kept(event: Event) -> Event:
    """An event with no more than a table holds of it."""
    first = tuple(replace(proof, prefix="", suffix="") for proof in event.evidence[:1])
    actors = tuple(Actor(actor.name, actor.code) for actor in event.actors)
    return replace(event, actors=actors, evidence=first, why=(), status_cue="")


def test_what_a_table_holds_comes_back(harbour: Collection) -> None:
    back = read_rows(to_csv(harbour.events))
    assert back.events == tuple(map(kept, harbour.events))
    assert {article.id for article in back.articles} == {
        proof.article for event in back.events for proof in event.evidence
    }
    assert read_rows(to_csv(back.events)).events == back.events


def test_a_table_of_anybodys_needs_a_title_and_a_date() -> None:
    header = "\ufeffWhen,Title,Codes,Actors,Status,Type,Note\r\n"
    text = f"{header}2024-05,'=Talks,RUR;,Ruritania; the guests,planned,CONSULT,x\r\n\r\n,Undated,,,,,\r\n"
    talks, undated = read_rows(text).events
    assert talks == Event(
        "row-2",
        "=Talks",
        Moment.month(2024, 5),
        Status.PLANNED,
        EventType.CONSULT,
        (Actor("Ruritania", "RUR"), Actor("the guests")),
    )
    assert (undated.id, undated.when) == ("row-4", None)


def test_ids_are_made_different() -> None:
    assert [event.id for event in read_rows("id,title,when\na,One,2020\na,Two,2021\n").events] == ["a", "a-row-3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column 'title'"),
        ("title,date\nTalks,2024\n", "no column 'when'"),
        ("title,when\nTalks\n", "row 2 has 1 cells, the header 2"),
        ("title,when\nTalks,next week\n", "row 2: 'next week' is not a date"),
        ("title,when,status\nTalks,2024,perhaps\n", "row 2: 'perhaps' is no status; write one of claimed,"),
        ("title,when,type\nTalks,2024,TALK\n", "row 2: 'TALK' is no type"),
        ("title,when,importance\nTalks,2024,high\n", "row 2: "),
    ],
)
def test_what_is_wrong_is_told_by_its_row(text: str, said: str) -> None:
    with pytest.raises(RecordsError) as caught:
        read_rows(text)
    assert said in str(caught.value)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing\.csv' cannot be read: no such file"):
        read_table(tmp_path / "nothing.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("title,when\nGespräche,2024\n".encode("latin-1"))
    with pytest.raises(RecordsError, match="is not UTF-8"):
        read_table(latin)


def test_every_command_takes_a_table(harbour: Collection, tmp_path: Path) -> None:
    path = tmp_path / "vell.csv"
    path.write_text(to_csv(harbour.events), newline="")
    assert len(gather([str(path)]).events) == len(harbour.events)
    done = CliRunner().invoke(main, ["export", str(path), "-o", str(tmp_path / "vell.svg")])
    assert done.exit_code == 0, done.output
    assert "New mole" in (tmp_path / "vell.svg").read_text()
