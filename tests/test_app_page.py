"""The page's parts as values: the prose and its passages, the plan of a scene, what the server lets through."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from timeline.app import create_app
from timeline.app.card import citation
from timeline.app.desk import Desk
from timeline.app.drawing import Stage, parted
from timeline.app.look import Look, read_look
from timeline.app.painter import Painter
from timeline.app.prose import paragraphs, passages
from timeline.app.serving import MAX_REQUEST_BYTES
from timeline.app.wording import plain
from timeline.paint.moving import moves
from timeline.records import Actor, ActorKind, Collection, Event, Evidence
from timeline.scene.marks import Text
from timeline.when import Day, Moment


def test_the_page_shows_every_word_of_the_story_once(harbour: Collection) -> None:
    article = harbour.articles[0]
    story = [paragraph for paragraph in paragraphs(article, harbour.events) if paragraph.kind != "furniture"]
    text = "\n\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in story)
    from timeline.reading import read

    assert text == read(article).text


def test_pieces_know_their_events_and_where_they_stand(harbour: Collection) -> None:
    article = harbour.articles[0]
    for paragraph in paragraphs(article, harbour.events):
        for piece in paragraph.pieces:
            assert article.text[piece.start] == piece.text[0]
    phrases = [
        piece.text for paragraph in paragraphs(article, harbour.events) for piece in paragraph.pieces if piece.phrase
    ]
    assert phrases == [
        "Tuesday",
        "since 2019",
        "just days after",
        "in April",
        "in 2021",
        "in 2030",
        "Once parliament returns",
    ]


def test_evidence_without_offsets_is_found_by_its_words(harbour: Collection) -> None:
    article, event = harbour.articles[0], harbour.events[0]
    for proof, found in (
        (Evidence("harbour", "the president of Sudovia"), True),
        (Evidence("harbour", "Norland"), False),  # stands in several places
        (Evidence("harbour", "Norland", prefix="says that a ", suffix=" cutter"), True),
        (Evidence("harbour", "not there at all"), False),
        (Evidence("harbour", "wrong place", start=0, end=11), False),
    ):
        spans = passages(article, [replace(event, evidence=(proof,))])
        assert [article.text[span.start : span.end] for span in spans] == ([proof.exact] if found else []), proof


def test_a_passage_inside_another_comes_first(harbour: Collection) -> None:
    article, event = harbour.articles[0], harbour.events[1]
    start = article.text.index("dues")
    inner = replace(event, id="inner", evidence=(Evidence("harbour", "dues", start=start, end=start + 4),))
    pieces = [
        piece for paragraph in paragraphs(article, [event, inner]) for piece in paragraph.pieces if piece.text == "dues"
    ]
    assert [piece.events for piece in pieces] == [("inner", "quarrel")]


def test_a_citation_says_what_when_where(harbour: Collection) -> None:
    articles = {article.id: article for article in harbour.articles}
    text = citation(harbour.events[2], articles)
    assert text.startswith("Court rules against both sides (one day from 4 to 9 June 2024).")
    assert "“just days after the Court of the Straits issued a ruling”" in text
    assert "The Vell Courier" in text
    assert "https://example.org/harbour#:~:text=" in text


def test_quotations_lose_their_markdown() -> None:
    assert plain("**one** [two](http://x.y)\nthree") == "one two three"


def plan_of(collection: Collection, query: str = "", stage: Stage | None = None) -> Any:
    desk = Desk(collection, editable=False)
    painter, look, stage = Painter(desk, lambda: Day.of(2024, 7, 1)), read_look(query), stage or Stage()
    return {**painter.plan(desk.held(), look, stage), **painter.cast(desk.held(), look, stage).data}


@pytest.mark.parametrize(
    "query", ["", "scale=linear", "lanes=status", "from=2024-05-01&to=2024-07-01", "status=planned"]
)
@pytest.mark.parametrize("stage", [Stage(), Stage(390, "dark", True)])
def test_the_plan_is_plain_json_and_its_targets_lie_on_the_stage(harbour: Collection, query: str, stage: Stage) -> None:
    plan = plan_of(harbour, query, stage)
    assert json.loads(json.dumps(plan))["order"] == plan["order"]
    for target in plan["targets"]:
        assert target["id"] in plan["events"]
        for x0, y0, x1, y1 in target["boxes"]:
            assert -20 <= x0 < x1 <= plan["width"] + 20
            assert y1 > y0
    assert 0 <= plan["window"][0] < plan["window"][1] <= 1
    assert [row[1] for row in plan["overview"]["knots"]] == sorted(row[1] for row in plan["overview"]["knots"])


def test_a_choice_leads_to_the_event_itself_not_to_a_lane_it_takes_part_in(harbour: Collection) -> None:
    """Several actors: one mark beside the label, a small dot in each other lane; the button lies on the first."""
    ada, bo = Actor("Ada", kind=ActorKind.PERSON), Actor("Bo", kind=ActorKind.PERSON)
    days = [Moment.day(2024, 6, day) for day in (3, 7, 11, 15)]
    pairs = [(ada, bo), (bo, ada), (ada, bo), (bo, ada)]
    events = tuple(
        Event(f"e{i}", f"Meeting {i}", when, actors=actors)
        for i, (when, actors) in enumerate(zip(days, pairs, strict=True))
    )
    plan = plan_of(replace(harbour, events=events), "lanes=actor")
    assert [len(target["boxes"]) for target in plan["targets"]] == [3] * 4, "a mark, a dot, a label"
    for target in plan["targets"]:
        *marks, label = target["boxes"]
        apart = [abs((box[1] + box[3]) - (label[1] + label[3])) / 2 for box in marks]
        assert apart[0] < apart[1]


def test_events_come_in_order_of_time_the_undated_last(harbour: Collection) -> None:
    plan = plan_of(harbour)
    assert plan["order"] == ["quarrel", "ramming", "breakdown", "ruling", "accord-signed", "patrols", "mole", "denial"]
    assert {target["id"] for target in plan["targets"]} == set(plan["order"]) - {"denial"}


def test_moving_through_time_keeps_the_cast(harbour: Collection) -> None:
    desk = Desk(harbour, editable=False)
    painter = Painter(desk, lambda: Day.of(2024, 7, 1))
    keys = [
        painter.cast(desk.held(), read_look(query), stage).key
        for query, stage in (
            ("", Stage()),
            ("from=2024-05-01&to=2024-07-01", Stage()),
            ("status=planned", Stage()),
            ("", Stage(theme="dark")),
        )
    ]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_the_foot_holds_the_axis_and_nothing_is_lost(harbour: Collection) -> None:
    desk = Desk(harbour)
    scene = Painter(desk, lambda: Day.of(2024, 7, 1)).scene(desk.held(), Look(), Stage())
    upper, foot = parted(scene)
    assert foot is not None
    assert len(upper.marks) + len(foot.marks) == len(scene.marks)
    assert upper.height_px + foot.height_px == pytest.approx(scene.height_px)
    still = [mark.text for mark in foot.marks if isinstance(mark, Text) and not moves(mark, foot)]
    assert "day known" in still, "the legend stands still while the axis moves"
    assert not any(re.fullmatch(r"\d{4}", text) for text in still)


def test_what_a_reader_should_know_stands_above_the_timeline(harbour: Collection) -> None:
    told = create_app(harbour, notices=("read by rule",)).layout
    assert "Read by rule." in str(told)
    assert "className='notices'" not in str(create_app(harbour).layout)
    several = str(create_app(harbour, notices=("one", "two", "three")).layout)
    assert "One. And 2 more" in several
    assert "Three." in several


def test_an_empty_collection_has_a_page_too() -> None:
    plan = plan_of(Collection())
    assert plan["targets"] == [] == plan["order"]


class TestServer:
    @pytest.fixture
    def client(self, harbour: Collection) -> Any:
        return create_app(harbour, editable=True, today=lambda: date(2024, 7, 1)).server.test_client()

    def test_health(self, client: Any) -> None:
        assert client.get("/health").json == {"status": "ok", "events": 8}

    def test_every_answer_carries_a_strict_policy(self, client: Any) -> None:
        for path in ("/", "/health", "/_dash-layout", "/assets/page.css", "/nowhere"):
            policy = client.get(path, buffered=True).headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            script = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
            assert "unsafe" not in script
            assert "http" not in policy

    def test_a_picture_for_paper(self, client: Any) -> None:
        answer = client.get("/paper.svg?status=planned&event=mole&nonsense=1")
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert 'width="718"' in answer.text
        assert "mole" in answer.text
        assert "ferry" not in answer.text

    def test_texts_are_compressed_for_who_takes_it(self, client: Any) -> None:
        plain = client.get("/assets/page.css", buffered=True)
        packed = client.get("/assets/page.css", headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.data) < len(plain.data) / 2

    @pytest.mark.parametrize(
        ("headers", "status"),
        [
            ({"Host": "127.0.0.1:8050"}, 200),
            ({"Host": "localhost:8050"}, 200),
            ({"Host": "[::1]:8050"}, 200),
            ({"Host": "evil.example"}, 403),  # a domain pointed at this machine
            ({"Host": "127.0.0.1.evil.example"}, 403),
        ],
    )
    def test_a_dashboard_that_can_be_changed_answers_to_this_machine_only(
        self, client: Any, headers: dict[str, str], status: int
    ) -> None:
        assert client.get("/health", headers=headers).status_code == status

    def test_no_page_of_another_origin_can_change_anything(self, client: Any) -> None:
        answer = client.post("/_dash-update-component", json={}, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403

    def test_requests_have_a_limit(self, client: Any) -> None:
        answer = client.post(
            "/_dash-update-component", data=b"x" * (MAX_REQUEST_BYTES + 1), content_type="application/json"
        )
        assert answer.status_code == 413

    def test_errors_show_no_path_of_the_server(self, client: Any) -> None:
        for path in ("/assets/../pyproject.toml", "/assets/nothing.css", "/_dash-component-suites/dash/nothing.js"):
            answer = client.get(path, buffered=True)
            assert answer.status_code == 404
            assert b"site-packages" not in answer.data

    def test_a_dashboard_that_only_shows_has_no_way_to_change(self, harbour: Collection) -> None:
        app = create_app(harbour, editable=False)
        targets = json.dumps(app.server.test_client().get("/_dash-dependencies").json)
        for name in ("save", "task", "undo", "merge-with"):
            assert f'"{name}"' not in targets
        assert app.server.test_client().get("/health", headers={"Host": "timeline.example"}).status_code == 200
