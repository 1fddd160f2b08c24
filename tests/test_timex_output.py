"""What was read, written out: table, JSON Lines and TimeML."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date

from timeline import edtf
from timeline.timex import tag
from timeline.timex.output import COLUMNS, to_jsonl, to_table, to_timeml

PUBLISHED = date(2023, 3, 21)
TEXT = "They met on Tuesday\nfor a few hours & parted in early March."
FOUND = tag(TEXT, PUBLISHED)


def test_the_table_has_a_row_an_expression_and_lines_up() -> None:
    header, *rows = to_table(FOUND, write=edtf.format).splitlines()
    assert tuple(header.split()) == COLUMNS
    assert [row.split("  ")[0].strip() for row in rows] == ["12", "24", "48"]
    column = header.index("value")
    assert [row[column:].split("  ")[0] for row in rows] == ["2023-03-21", "PTXH", "2023-03"]


def test_the_table_explains_when_asked() -> None:
    lines = to_table(FOUND, explain=True).splitlines()
    assert lines[2] == "    'Tuesday' + published Tue 2023-03-21, past tense → Tue 2023-03-21"
    assert len(lines) == 1 + 2 * len(FOUND)


def test_a_table_of_nothing_is_its_header() -> None:
    assert to_table(()) == "  ".join(COLUMNS) + "\n"


def test_json_lines_hold_every_field() -> None:
    lines = [json.loads(line) for line in to_jsonl(FOUND, write=edtf.format).splitlines()]
    assert [line["when"] for line in lines] == ["2023-03-21", None, "[2023-03-01..2023-03-10]"]
    assert [line["mod"] for line in lines] == [None, None, "START"]
    assert set(lines[0]) == {*COLUMNS, "mod", "anchor", "why"}


def test_timeml_is_the_text_with_its_expressions_marked() -> None:
    root = ET.fromstring(to_timeml(TEXT, FOUND, PUBLISHED, docid="a<b").encode())
    assert root.findtext("DOCID") == "a<b"
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert created.attrib == {"tid": "t0", "type": "DATE", "value": "2023-03-21", "functionInDocument": "CREATION_TIME"}
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == TEXT
    assert [t.attrib for t in body] == [
        {"tid": "t1", "type": "DATE", "value": "2023-03-21", "temporalFunction": "true", "anchorTimeID": "t0"},
        {"tid": "t2", "type": "DURATION", "value": "PTXH"},
        {
            "tid": "t3",
            "type": "DATE",
            "value": "2023-03",
            "mod": "START",
            "temporalFunction": "true",
            "anchorTimeID": "t0",
        },
    ]


def test_timeml_keeps_line_ends_and_offsets_of_odd_characters() -> None:
    text = "\x00on\r\nTuesday\ud800"
    root = ET.fromstring(to_timeml(text, tag(text, PUBLISHED), PUBLISHED).encode())
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == "\ufffdon\r\nTuesday\ufffd"
