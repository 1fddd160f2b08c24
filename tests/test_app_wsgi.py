"""The WSGI application: what it shows and who may change it comes from the environment; the docs say all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import timeline.wsgi
from timeline.app.panels import EDIT_KEYS, KEYS
from timeline.errors import RecordsError, TimelineError
from timeline.records import Collection
from timeline.store import yaml
from timeline.wsgi import application

DOCS = Path(__file__).parent.parent / "docs" / "dashboard.md"


def test_a_records_file_is_served_read_only_unless_asked(harbour: Collection, tmp_path: Path) -> None:
    path = tmp_path / "vell.yaml"
    yaml.write(path, harbour)
    for editable, changes in (("", False), ("1", True)):
        server = application({"TIMELINE_RECORDS": str(path), "TIMELINE_EDITABLE": editable, "TIMELINE_HEADING": "Vell"})
        client = server.test_client()
        assert client.get("/health", headers={"Host": "timeline.example"}).json["events"] == 8
        assert "<title>Vell</title>" in client.get("/").text
        assert ('"save"' in client.get("/_dash-dependencies").text) is changes


def test_articles_are_read_at_the_start(harbour: Collection, tmp_path: Path) -> None:
    path = tmp_path / "vell.txt"
    path.write_text(harbour.articles[0].text)
    client = application({"TIMELINE_ARTICLES": f"\n{path}\n"}).test_client()
    assert client.get("/health").json["events"] > 0


def test_tables_are_read_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    path.write_text("title,when\nEnvoy comes to Vell,2024-05-07\n")
    client = application({"TIMELINE_ARTICLES": str(path)}).test_client()
    assert client.get("/health").json["events"] == 1


@pytest.mark.parametrize(
    ("environment", "error"),
    [({"TIMELINE_EDITABLE": "1"}, TimelineError), ({"TIMELINE_RECORDS": "broken.yaml"}, RecordsError)],
)
def test_what_cannot_be_is_refused(
    environment: dict[str, str], error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.yaml").write_text("events: 3")
    with pytest.raises(error):
        application(environment)


def test_importing_reads_nothing_and_knows_one_name() -> None:
    assert timeline.wsgi._server.cache_info().misses == 0
    with pytest.raises(AttributeError):
        _ = timeline.wsgi.sever


def test_the_docs_tell_of_every_variable_and_every_key() -> None:
    text = DOCS.read_text()
    assert set(re.findall(r"^(TIMELINE_\w+)", timeline.wsgi.__doc__ or "", re.MULTILINE)) == set(
        re.findall(r"`(TIMELINE_\w+)` \|", text)
    )
    documented = set(
        re.findall(r"`([^`]+)`", "".join(line for line in text.splitlines(True) if line.startswith("| `")))
    )
    shown = {key for keys, _ in (*KEYS, *EDIT_KEYS) for key in keys.replace("−", "-").split() if len(key) == 1}
    assert shown - {"Z"} <= documented
