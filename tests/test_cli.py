"""The command line as a person meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from timeline import cli
from timeline.bundled import data_dir
from timeline.cli import main
from timeline.cli.inputs import free, gather
from timeline.records import Collection
from timeline.store import read, validate, write

TEXT = """Envoys meet in Geneva

May 7, 2024

Ruritania and Freedonia held talks in Geneva on Monday, their ministers said after a long night at the old hotel.

In March, Freedonia signed a treaty with the European Union. The new bridge is due to be complete in 2030, its builders said.
"""
UNDATED = TEXT.replace("May 7, 2024\n\n", "")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, prog_name="timeline")


# -- extract -----------------------------------------------------------------------------------------------------------


def test_extract_writes_valid_records(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.yaml"
    result = run("extract", article, "-o", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "of 1 article written to" in result.stderr
    assert validate(target) == ()
    assert "2030" in target.read_text(encoding="utf-8")


def test_extract_prints_records_that_can_be_read_again(article: Path, tmp_path: Path) -> None:
    result = run("extract", article)
    assert result.exit_code == 0
    assert validate(result.stdout) == ()


def test_extract_reads_standard_input(tmp_path: Path) -> None:
    result = run("extract", "-", "--published", "2024-05-07", stdin=UNDATED)
    assert result.exit_code == 0
    assert 'when: "2024-05-06"' in result.stdout


def test_extract_explains_instead(article: Path) -> None:
    result = run("extract", article, "--explain")
    assert result.exit_code == 0
    assert "published Tue 2024-05-07" in result.stdout
    assert "events:" not in result.stdout


def test_extracting_again_keeps_what_a_person_curated(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.yaml"
    run("extract", article, "-o", target)
    first = read(target)
    marked = target.read_text(encoding="utf-8").replace("    status:", "    curated: true\n    status:", 1)
    target.write_text(
        "# mine\n" + marked.replace(f"title: {first.events[0].title}", "title: In my words", 1), encoding="utf-8"
    )
    assert run("extract", article, "-o", target).exit_code == 0
    second = read(target)
    assert target.read_text(encoding="utf-8").startswith("# mine\n")
    assert [event.id for event in second.events] == [event.id for event in first.events]
    assert second.events[0].title == "In my words"
    assert second.events[1:] == first.events[1:]


def test_events_of_other_articles_stay(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.yaml"
    write(target, read(data_dir() / "events.yaml"))
    run("extract", article, "-o", target)
    after = read(target)
    assert len(after.articles) == 2
    assert {event.id for event in read(data_dir() / "events.yaml").events} < {event.id for event in after.events}


def test_one_bad_article_does_not_stop_the_others(article: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(UNDATED, encoding="utf-8")
    result = run("extract", tmp_path, tmp_path / "gone.txt")
    assert result.exit_code == 1
    assert "give it with --published YYYY-MM-DD" in result.stderr
    assert "there is no file" in result.stderr
    assert validate(result.stdout) == ()
    assert "Envoys meet in Geneva" in result.stdout


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 1
    assert "holds no article; put .txt, .md or .html files in it" in result.stderr


def test_one_day_for_several_articles_is_a_wrong_call(article: Path) -> None:
    result = run("extract", article, article, "--published", "2024-05-07")
    assert result.exit_code == 2
    assert "--published holds for one article" in result.stderr


@pytest.mark.parametrize("day", ["7 May", "2024-13-01"])
def test_a_day_that_is_none_is_a_wrong_call(article: Path, day: str) -> None:
    result = run("extract", article, "--published", day)
    assert result.exit_code == 2
    assert f"{day!r} is no day; write it as 2023-03-21" in result.stderr


def test_the_same_text_twice_is_one_article(article: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(TEXT, encoding="utf-8")
    found = gather([str(tmp_path)])
    assert len(found.articles) == 1
    assert "holds the same text as another article" in found.notices[0]


def test_articles_with_one_title_get_ids_of_their_own(article: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(TEXT.replace("Monday", "Sunday"), encoding="utf-8")
    found = gather([str(tmp_path)])
    assert [one.id for one in found.articles] == ["envoys-meet-in-geneva", "envoys-meet-in-geneva-2"]
    assert {proof.article for event in found.events for proof in event.evidence} == {one.id for one in found.articles}
    ids = [event.id for event in found.events]
    assert len(ids) == len(set(ids))


def test_an_article_given_beside_its_records_lends_them_its_text(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.yaml"
    run("extract", article, "-o", target)
    records = read(target)
    write(target, Collection(records.articles, records.events[:1]))
    found = gather([str(article), str(target)])
    assert found.articles[0].text == TEXT
    assert found.events == list(records.events[:1])


def test_a_free_name() -> None:
    assert free("a", set()) == "a"
    assert free("a", {"a"}) == "a-2"


# -- validate ----------------------------------------------------------------------------------------------------------


def test_the_bundled_records_are_right() -> None:
    result = run("validate", data_dir() / "events.yaml")
    assert result.exit_code == 0
    assert "no problems (12 events, 1 article)" in result.stdout


def test_problems_are_lines_that_editors_can_jump_to(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("events:\n  - {id: a, titel: X}\n", encoding="utf-8")
    result = run("validate", path, tmp_path / "gone.yaml")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{path}:2:5: an event lacks its 'title'; add 'title: …'",
        f"{path}:2:13: an event has no field 'titel'; did you mean 'title'?",
    ]
    assert "there is no file" in result.stderr


def test_validate_reads_standard_input() -> None:
    assert run("validate", "-", stdin="events: []\n").exit_code == 0
    assert run("validate", "-", stdin="events: [").stdout.startswith("-:1:")


# -- export ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "start"),
    [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF"), ("csv", b""), ("html", b"<!doctype html>")],
)
def test_export_draws_in_the_format_of_the_suffix(tmp_path: Path, suffix: str, start: bytes) -> None:
    target = tmp_path / f"picture.{suffix}"
    result = run("export", data_dir() / "events.yaml", "-o", target)
    assert result.exit_code == 0
    assert target.read_bytes().lower().startswith(start.lower())


def test_export_does_as_its_options_say(tmp_path: Path) -> None:
    def picture(*options: object) -> ElementTree.Element:
        target = tmp_path / "picture.svg"
        result = run("export", data_dir() / "events.yaml", "-o", target, *options)
        assert result.exit_code == 0, result.output
        return ElementTree.fromstring(target.read_text(encoding="utf-8"))

    plain = picture()
    narrow = picture("--width", "900")
    assert narrow.get("width") == "900"
    looks = [
        plain,
        narrow,
        picture("--theme", "dark"),
        picture("--scale", "linear"),
        picture("--lanes", "type"),
        picture("--title", "-"),
        picture("--from", "2023"),
        picture("--from", "2023-03-20", "--to", "2023-03-21"),
    ]
    assert len({ElementTree.tostring(look) for look in looks}) == len(looks)
    assert "A year in Geneva" in ElementTree.tostring(picture("--title", "A year in Geneva"), encoding="unicode")


def test_export_cuts_a_pdf_into_sheets(tmp_path: Path) -> None:
    def pages(page: str) -> int:
        target = tmp_path / f"{page}.pdf"
        assert run("export", data_dir() / "events.yaml", "-o", target, "--page", page, "--width", 5000).exit_code == 0
        return len(PdfReader(target).pages)

    assert pages("fit") == 1 < pages("a3") < pages("a4")


def test_export_writes_to_standard_output(article: Path) -> None:
    result = run("export", article, "-o", "-", "--format", "png", "--pixels", "1")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("options", "said", "code"),
    [
        (["-o", "-"], "name the format, as in --format svg", 2),
        (["-o", "picture.gif"], "'picture.gif' names no format we write", 1),
        (["-o", "p.png", "--size", "1:1", "--width", "500"], "give one of --size and --width", 2),
        (["-o", "p.png", "--from", "2024", "--to", "2023"], "no days from '2024' to '2023'", 1),
        (["-o", "p.png", "--from", "yesterday"], "'yesterday' is not a date", 1),
        (["-o", "p.png", "--theme", "pink"], "'pink' is not one of 'light', 'dark', 'print'", 2),
        ([], "Missing option '-o'", 2),
    ],
)
def test_wrong_calls_of_export(options: list[str], said: str, code: int) -> None:
    result = run("export", data_dir() / "events.yaml", *options)
    assert result.exit_code == code
    assert said in result.stderr


def test_nothing_to_draw_is_told(tmp_path: Path) -> None:
    (tmp_path / "none.yaml").write_text("events: []\n", encoding="utf-8")
    result = run("export", tmp_path / "none.yaml", "-o", tmp_path / "p.png")
    assert result.exit_code == 1
    assert "there are no dated events to draw" in result.stderr


# -- tag ---------------------------------------------------------------------------------------------------------------


def test_tag_reads_a_text_of_ones_own() -> None:
    result = run("tag", "They met on Monday.", "--published", "2024-05-07", "--explain")
    assert result.exit_code == 0
    assert "2024-05-06" in result.stdout
    assert "published Tue 2024-05-07" in result.stdout


def test_tag_tells_what_is_dated_by_another_happening() -> None:
    said = "They left two days after the talks, and will meet once he returns."
    told = run("tag", said, "--published", "2024-05-07", "--explain").stdout
    assert "'two days after' → 2 days after 'the talks'" in told
    lines = [
        json.loads(line)
        for line in run("tag", said, "--published", "2024-05-07", "--format", "jsonl").stdout.splitlines()
    ]
    bonds = [(one["relation"], one["min_days"], one["target"]["text"]) for one in lines if "relation" in one]
    assert bonds == [("after", 2, "the talks"), ("once", 0, "he returns")]


def test_a_text_without_a_day_is_read_as_of_today_and_said_so() -> None:
    assert "Note: read as of today" in run("tag", "in 2030").stderr


def test_offsets_are_those_of_the_file(article: Path) -> None:
    result = run("tag", article, "--format", "jsonl")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"Monday", "2030"} <= {one["text"] for one in found}
    assert all(
        TEXT[one["target"]["start"] : one["target"]["end"]] == one["target"]["text"] for one in found if "target" in one
    )
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found)
    assert not any(one["text"] == "May 7, 2024" for one in found)  # the date line is furniture


def test_timeml_is_xml_and_holds_the_whole_text(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "talks.tml"
    assert run("tag", article, "--format", "timeml", "-o", target).exit_code == 0
    root = ElementTree.fromstring(target.read_text(encoding="utf-8"))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT


def test_a_name_of_a_file_that_is_not_there_is_not_taken_for_text() -> None:
    result = run("tag", "gone.txt")
    assert result.exit_code == 1
    assert "there is no file 'gone.txt'" in result.stderr


# -- serve -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where servers would have listened; none does."""
    calls: list[tuple[str, int]] = []
    monkeypatch.setattr(cli, "_run", lambda server, host, port: calls.append((host, port)))
    return calls


def test_serve_shows_the_bundled_records_and_brief(
    monkeypatch: pytest.MonkeyPatch, served: list[tuple[str, int]]
) -> None:
    from timeline import app

    shown: list[Collection] = []
    real = app.create_app

    def watched(collection: Collection, **options: Any) -> Any:
        shown.append(collection)
        return real(collection, **options)

    monkeypatch.setattr(app, "create_app", watched)
    assert run("serve").exit_code == 0
    assert served == [("127.0.0.1", 8050)]
    assert [(article.publisher, bool(article.text)) for article in shown[0].articles] == [
        ("The Moscow Times", False),
        ("geopolitical-timeline sample", True),
    ]
    told_twice = [event for event in shown[0].events if len({proof.article for proof in event.evidence}) == 2]
    assert told_twice  # one happening, two sources


def test_serve_listens_where_told(article: Path, served: list[tuple[str, int]]) -> None:
    assert (
        run("serve", article, "--host", "0.0.0.0", "--port", "8060", "--read-only", "--title", "Talks").exit_code == 0
    )
    assert served == [("0.0.0.0", 8060)]


def test_serve_with_nothing_readable_does_not_start(tmp_path: Path, served: list[tuple[str, int]]) -> None:
    result = run("serve", tmp_path / "gone.txt")
    assert result.exit_code == 1
    assert served == []


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", data_dir() / "brief.md", "--port", taken.getsockname()[1])
    assert result.exit_code == 1
    assert "cannot listen at 127.0.0.1" in result.stderr
    assert "choose another with --port" in result.stderr


# -- as a program ------------------------------------------------------------------------------------------------------


def test_the_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "timeline", "--version"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("timeline, version ")


def test_the_brief_is_dated_and_its_own() -> None:
    found = gather([str(data_dir() / "brief.md")])
    assert found.failures == []
    assert found.articles[0].published == date(2023, 3, 21)
    assert len(found.events) >= 8


def test_the_choices_of_export_are_those_of_the_scene() -> None:
    from timeline.scene.marks import LaneKey, ScaleKind

    assert get_args(LaneKey) == cli._LANES
    assert get_args(ScaleKind) == cli._SCALES


def test_help_is_there_at_once() -> None:
    """What takes long to import is imported by the command that needs it."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, timeline.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"numpy", "pandas", "plotly", "dash", "spacy", "fontTools"} & set(told.stdout.split())
