"""Articles as prose: what is left out, what is joined, and that every offset leads back to its own character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reading import Block, BlockKind, Reading, read
from timeline.records import Article, Furniture, FurnitureKind


def article(text: str, *furniture: tuple[int, int]) -> Article:
    pieces = tuple(Furniture(start, end, FurnitureKind.MARKUP) for start, end in furniture)
    return Article(id="a", text=text, title="", published=None, furniture=pieces)


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, reading.text[block.start : block.end]) for block in reading.blocks]


LONG = "Ministers left Geneva on Monday after two weeks of talks about the border and the dam."


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\n\t", []),
        ("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")]),
        # one paragraph a line, without blank lines: extracted pages look so
        ("They met.\nThey left.", [("paragraph", "They met."), ("paragraph", "They left.")]),
        # wrapped by hand: a break is a space
        (
            "The two sides met on\nTuesday in Geneva and\nparted on Friday.",
            [("paragraph", "The two sides met on Tuesday in Geneva and parted on Friday.")],
        ),
        (
            "They met on\r\nTuesday and then\r\nleft it.\r\n\r\nEnd.",
            [("paragraph", "They met on Tuesday and then left it."), ("paragraph", "End.")],
        ),
        # headings: by mark, by underline, in bold, and short lines of their own above prose
        (f"## What next\n\n{LONG}", [("heading", "## What next"), ("paragraph", LONG)]),
        (f"**What next**\n\n{LONG}", [("heading", "**What next**"), ("paragraph", LONG)]),
        (f"1914\n\n{LONG}", [("heading", "1914"), ("paragraph", LONG)]),
        # a last short line has nothing to head, and a sentence is none
        (f"{LONG}\n\nNothing else", [("paragraph", LONG), ("paragraph", "Nothing else")]),
        (f"He left.\n\n{LONG}", [("paragraph", "He left."), ("paragraph", LONG)]),
        # lists and quotations
        ("- one thing\n- another\n  and more", [("list item", "- one thing"), ("list item", "- another and more")]),
        ("> We shall\n> see.\n\nSo.", [("quote", "> We shall > see."), ("paragraph", "So.")]),
    ],
)
def test_paragraphs(text: str, blocks: list[tuple[str, str]]) -> None:
    assert shown(read(article(text))) == blocks


def test_an_underline_makes_a_heading() -> None:
    text = f"What next\n---------\n{LONG}"
    assert shown(read(article(text, (10, 19)))) == [("heading", "What next"), ("paragraph", LONG)]


def test_furniture_is_left_out_and_parts_paragraphs_only_as_whole_lines() -> None:
    text = "By Jane Roe\nThe court [issued](#) a warrant.\nPhoto: Jane"
    marks = [(0, 11), (22, 23), (29, 33), (text.index("Photo"), len(text))]
    reading = read(article(text, *marks))
    assert reading.text == "The court issued a warrant."
    assert reading.to_article(10, 16) == (23, 29)
    assert reading.to_article(4, 27) == (16, text.index("\nPhoto"))


def test_a_span_with_left_out_text_inside_holds_it() -> None:
    text = "the court [issued](#) a warrant"
    reading = read(article(text, (10, 11), (17, 21)))
    start, end = reading.to_article(4, reading.text.index(" warrant"))
    assert text[start:end] == "court [issued](#) a"
    assert reading.from_article(start, end) == (4, reading.text.index(" warrant"))


def test_what_was_left_out_is_nowhere_in_the_reading() -> None:
    reading = read(article("one\n\ntwo", (0, 3)))
    assert reading.from_article(0, 3) is None
    assert reading.from_article(0, 8) == (0, 3)
    assert reading.from_article(3, 5) is None


def test_a_block_is_found_by_any_of_its_positions() -> None:
    reading = read(article("One.\n\nTwo."))
    assert reading.block_at(0) == reading.block_at(3) == Block(0, 4, BlockKind.PARAGRAPH)
    assert reading.block_at(4) is None
    assert reading.block_at(6) == Block(6, 10, BlockKind.PARAGRAPH)
    assert reading.block_at(10) is None


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 99)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="does not lie in a reading of 4 characters"):
        read(article("One.")).to_article(*span)


texts = st.text(st.sampled_from("abcÄ.,’ \t\n\r-#>*=1\u2028\ufeff"), max_size=120)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    return article(text, *zip(cuts[::2], cuts[1::2], strict=False))


@given(articles())
def test_every_character_kept_leads_back_to_itself(one: Article) -> None:
    reading = read(one)
    inside = {at for block in reading.blocks for at in range(block.start, block.end)}
    covered = {at for piece in one.furniture for at in range(piece.start, piece.end)}
    kept: list[int] = []
    for at in sorted(inside):
        start, end = reading.to_article(at, at + 1)
        if end - start == 1 and one.text[start] == reading.text[at]:
            assert start not in covered
            kept.append(start)
            assert reading.from_article(start, end) == (at, at + 1)
        else:  # a wrapped line: one space for the break and the white space round it, or for a piece of furniture there
            assert reading.text[at] == " "
    assert kept == sorted(set(kept))


@given(articles())
def test_every_visible_character_outside_furniture_is_kept(one: Article) -> None:
    reading = read(one)
    covered = {at for piece in one.furniture for at in range(piece.start, piece.end)}
    visible = "".join(char for at, char in enumerate(one.text) if at not in covered and not char.isspace())
    underlines = {"", *(line.strip() for line in one.text.splitlines() if set(line.strip()) in ({"="}, {"-"}))}
    if underlines == {""}:
        assert "".join(reading.text.split()) == visible


@given(articles(), st.data())
def test_spans_go_there_and_back(one: Article, data: st.DataObject) -> None:
    reading = read(one)
    for block in reading.blocks:
        start = data.draw(st.integers(block.start, block.end - 1))
        end = data.draw(st.integers(start + 1, block.end))
        low, high = reading.to_article(start, end)
        assert 0 <= low <= high <= len(one.text)
        back = reading.from_article(low, high)
        if reading.text[start] != " " and reading.text[end - 1] != " ":
            assert back == (start, end)


@given(articles())
def test_blocks_are_parted_by_blank_lines_and_cover_the_rest(one: Article) -> None:
    reading = read(one)
    assert "\n\n".join(reading.text[block.start : block.end] for block in reading.blocks) == reading.text
    assert all(block.start < block.end for block in reading.blocks)
