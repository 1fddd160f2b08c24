"""SVG: well-formed whatever the text, readable without the picture, the same bytes every time."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.paint_scene import LOOKS, NASTY, lender, scene, written
from timeline.errors import DrawError
from timeline.paint.fonts import Fonts, bundled_fonts, missing_glyphs
from timeline.paint.inline import to_inline
from timeline.paint.looks import FINISHES, clean, fade_line, strength_at, uncovered
from timeline.paint.moving import moves
from timeline.paint.svg import number, safe_link, to_svg
from timeline.paint.theme import THEMES, mixed
from timeline.scene.marks import Area, Bar, Box, Described, Dot, Rule, Text

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_it_says_what_it_is() -> None:
    root = parsed(to_svg(scene(), language="en-GB"))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert (title.text, desc.text) == ("Talks & treaties", "Everything a painter has to paint.")
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == desc.attrib["id"]
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en-GB"


def test_every_mark_of_an_event_has_a_name_and_an_id_of_its_own() -> None:
    picture = scene()
    root = parsed(to_svg(picture))
    groups = [g for g in root.iter(f"{SVG}g") if "id" in g.attrib]
    ids = [g.attrib["id"] for g in groups]
    assert len(ids) == len(set(ids))
    marks = [m for m in picture.marks if isinstance(m, Bar | Dot | Area) and m.event]
    assert [g.attrib["data-event"] for g in groups] == [m.event for m in marks]
    said = [g.findtext(f"{SVG}title") for g in groups]
    assert "What happened at dot solid · Feb 2023 · happened" in said


def test_marks_link_to_their_passages_and_nothing_links_to_a_script() -> None:
    root = parsed(to_svg(scene()))
    links = [a.attrib["href"] for a in root.iter(f"{SVG}a")]
    assert len(links) == 2 * len(LOOKS) + 3  # bars and dots, two fading bars, a label
    assert all(link.startswith("https://example.org/") for link in links)
    assert links[0].endswith("?a=1&b=2#x")


def test_text_is_text_with_its_weight_and_alignment() -> None:
    texts = {t.text: t.attrib for t in parsed(to_svg(scene())).iter(f"{SVG}text")}
    assert texts["Talks & treaties"]["font-weight"] == "700"
    assert texts["2019"]["text-anchor"] == "middle"
    assert texts["Source: a newspaper"]["text-anchor"] == "end"
    assert clean(NASTY) in texts


def test_no_line_crosses_a_text_that_asks_for_it() -> None:
    picture = scene()
    (free,) = [mark.box for mark in picture.marks if isinstance(mark, Text) and mark.halo]
    upright = [
        (float(line.attrib["x1"]), float(line.attrib["y1"]), float(line.attrib["y2"]))
        for line in parsed(to_svg(picture)).iter(f"{SVG}line")
        if line.attrib["x1"] == line.attrib["x2"]
    ]
    assert any(free.x0 < x < free.x1 for x, _, _ in upright)
    assert [(x, y1, y2) for x, y1, y2 in upright if free.x0 < x < free.x1 and y1 < free.y1 and free.y0 < y2] == []


def test_the_font_inside_holds_the_letters_used_and_few_others() -> None:
    svg = to_svg(scene())
    fonts = [TTFont(BytesIO(b64decode(data))) for data in re.findall(r"data:font/woff;base64,([^)]+)\)", svg)]
    assert len(fonts) == 2
    held = fonts[0].getBestCmap().keys() | fonts[1].getBestCmap().keys()
    used = {ord(c) for m in scene().marks if isinstance(m, Text) for c in clean(m.text)}
    assert used <= held
    assert len(held) < len(used) + 20  # accented letters may bring their parts
    assert "@font-face" not in to_svg(scene(), embed_fonts=False)


def test_the_same_scene_is_the_same_bytes() -> None:
    assert to_svg(scene()) == to_svg(scene())


def test_no_number_has_more_than_three_decimals() -> None:
    drawn = re.sub(r"base64,[^)]+", "", to_svg(scene()))
    assert re.findall(r"\d\.\d{4,}", drawn) == []


@pytest.mark.parametrize("name", list(THEMES))
def test_no_colour_but_the_themes(name: str) -> None:
    theme = THEMES[name]
    root = parsed(to_svg(scene(), theme, embed_fonts=False))
    known = {theme.ground, theme.future, theme.ink, theme.quiet, theme.axis, theme.grid, theme.now}
    known |= {*theme.accents, *theme.accent_inks}
    used = {e.attrib[k] for e in root.iter() for k in ("fill", "stroke", "stop-color") if k in e.attrib}
    others = {colour for colour in used if colour.startswith("#")} - known
    uncertain = [LOOKS.index(look) for look in LOOKS if FINISHES[look].fill == "pale"]
    assert others == {mixed(theme.accent(n), theme.ground, theme.pale) for n in uncertain}  # the inside of their dots


def test_a_fade_is_a_gradient_along_time() -> None:
    across = parsed(to_svg(scene("horizontal"), embed_fonts=False)).iter(f"{SVG}linearGradient")
    down = parsed(to_svg(scene("vertical"), embed_fonts=False)).iter(f"{SVG}linearGradient")
    assert all(g.attrib["y1"] == g.attrib["y2"] == "0" for g in across)
    assert all(g.attrib["x1"] == g.attrib["x2"] == "0" for g in down)


def test_a_file_from_somebody_else_cannot_pass_for_a_font(tmp_path: Path) -> None:
    path = tmp_path / "font.ttf"
    path.write_text("not a font")
    with pytest.raises(DrawError, match=r"font.ttf' is no font we can read"):
        bundled_fonts([path])
    with pytest.raises(DrawError, match="is no font we can read"):
        bundled_fonts([tmp_path / "absent.ttf"])


def test_missing_glyphs_are_told_and_a_further_font_mends_them() -> None:
    picture = replace(scene(), marks=(written(10, 20, "Київ 平和 🕊 \u200b"),))
    assert missing_glyphs(picture) == ("和", "平", "🕊")
    assert missing_glyphs(scene()) == ()
    bare = Fonts(bundled_fonts().regular, bundled_fonts().bold)
    assert missing_glyphs(picture, bare) == ("和", "平", "🕊")


def test_a_further_font_is_embedded_for_the_letters_it_lends(tmp_path: Path) -> None:
    picture = replace(scene(), marks=(written(10, 20, "Peace: 平", bold=True),))
    fonts = bundled_fonts([lender(tmp_path)])
    assert missing_glyphs(picture, fonts) == ()
    svg = to_svg(picture, fonts=fonts)
    assert "font-family:'Lender';font-weight:700" in svg
    assert "font-family:Inter, Lender, system-ui" in svg


@settings(max_examples=80, deadline=None)
@given(st.text(), st.text(), st.text())
def test_any_text_makes_well_formed_xml(title: str, label: str, event: str) -> None:
    event = event or "e"
    marks = (Dot(10, 10, 5, "solid", 0, event), written(20, 20, label, event=event))
    picture = replace(scene(), marks=marks, title=title, described={event: Described(title, label, "happened", label)})
    root = parsed(to_svg(picture, embed_fonts=False))
    assert [t.text or "" for t in root.iter(f"{SVG}text")] == [clean(label)]


@settings(deadline=None)
@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")


@settings(deadline=None)
@given(st.floats(-1e6, 1e6))
def test_numbers_are_short_and_near(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, abs=0.0005001)
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", number(value))


@pytest.mark.parametrize(
    ("href", "safe"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("#passage", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" vbscript:x", False),
        ("//example.org/x", False),  # would be another thing on every page
        ("https://[", False),
    ],
)
def test_only_harmless_links_are_written(href: str, safe: bool) -> None:
    assert safe_link(href) is safe


spans = st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted)


@settings(deadline=None)
@given(st.tuples(st.floats(0, 200), st.floats(0, 200)), st.floats(1, 100))
def test_fades_stay_within_the_mark_and_in_order(fade: tuple[float, float], length: float) -> None:
    bar = Bar(Box(50, 0, 50 + length, 10), "solid", 0, "e", fade)
    (start, end), stops = fade_line(bar, "horizontal")
    assert start == 50
    assert end == pytest.approx(50 + length)
    assert [at for at, _ in stops] == sorted(at for at, _ in stops)
    assert stops[0][0] == 0
    assert stops[-1][0] == 1
    assert all(0 <= strength_at(bar, 50 + length * i / 10, "horizontal") <= 1 for i in range(11))


@settings(deadline=None)
@given(st.lists(spans, max_size=5), st.booleans())
def test_what_halos_cover_is_left_out_and_nothing_else(boxes: list[list[float]], upright: bool) -> None:
    rule = Rule(5, 10, 5, 90, "now") if upright else Rule(10, 5, 90, 5, "now")
    made = [Box(0, low, 10, high) if upright else Box(low, 0, high, 10) for low, high in boxes]
    pieces = [(y0, y1) if upright else (x0, x1) for x0, y0, x1, y1 in uncovered(rule, made)]
    for at in range(11, 90, 3):
        covered = any(low <= at <= high for low, high in boxes)
        drawn = any(a <= at <= b for a, b in pieces)
        if not any(at in (low, high) for low, high in boxes):
            assert drawn is not covered


def test_a_page_gets_the_paint_alone_and_knows_what_moves() -> None:
    picture = scene()
    inline, whole = parsed(to_inline(picture, prefix="a-")), parsed(to_svg(picture, embed_fonts=False))
    shapes = ("rect", "circle", "line", "text")
    painted = [[e.attrib.get("x", e.attrib.get("cx")) for e in inline.iter(SVG + shape)] for shape in shapes]
    told = [[e.attrib.get("x", e.attrib.get("cx")) for e in whole.iter(SVG + shape)] for shape in shapes]
    told[0].remove("-1")  # the ground
    assert painted == told, "the same marks at the same places"
    assert not [e for name in ("title", "a", "style") for e in inline.iter(SVG + name)]
    assert all(e.attrib["id"].startswith("a-") for e in inline.iter() if "id" in e.attrib)
    moving = inline.findall(f"{SVG}g/{SVG}g[@class='moving']")
    still = [e.text for e in inline.findall(f"{SVG}text")]
    assert still == [mark.text for mark in picture.marks if isinstance(mark, Text) and not moves(mark, picture)]
    assert sum(len(list(group.iter(f"{SVG}circle"))) for group in moving) >= sum(
        isinstance(mark, Dot) and mark.event in picture.described for mark in picture.marks
    )
