"""PNG and PDF: the same bytes every time, told about inside, text that can be selected, sheets that cover the picture."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.paint_scene import LOOKS, NASTY, lender, scene, written
from timeline.errors import DrawError
from timeline.paint.fonts import bundled_fonts
from timeline.paint.looks import clean
from timeline.paint.pdf import Page, tiles, to_pdf
from timeline.paint.raster import MOST_PIXELS, to_png
from timeline.paint.theme import DARK, LIGHT, PRINT, Theme, channels
from timeline.scene.marks import Described


def chunks(png: bytes) -> list[tuple[str, bytes]]:
    """The chunks of a PNG, their checksums checked."""
    at, out = 8, []
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + data),)
        out.append((kind.decode(), data))
        at += 12 + length
    return out


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0, 3.3])
def test_a_png_has_the_size_asked_for(scale: float) -> None:
    with Image.open(BytesIO(to_png(scene(), scale=scale))) as image:
        assert image.size == (round(800 * scale), round(400 * scale))


def test_a_png_says_what_it_shows() -> None:
    texts = dict(data.split(b"\0\0\0\0\0") for kind, data in chunks(to_png(scene(), scale=1)) if kind == "iTXt")
    assert texts[b"Title"].decode() == "Talks & treaties"
    assert texts[b"Description"].decode() == "Everything a painter has to paint."
    assert texts[b"Software"] == b"geopolitical-timeline"


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
def test_a_png_is_painted_on_the_ground_of_its_theme(theme: Theme) -> None:
    with Image.open(BytesIO(to_png(scene(), theme, scale=1))) as image:
        assert image.convert("RGB").getpixel((3, 3)) == channels(theme.ground)


def test_text_is_drawn_without_the_systems_fonts() -> None:
    """Ink where a title stands, none where it was taken away."""
    titled = Image.open(BytesIO(to_png(replace(scene(), marks=(written(10, 40, "Talks", 32, bold=True),)), scale=1)))
    bare = Image.open(BytesIO(to_png(replace(scene(), marks=()), scale=1)))
    assert len(set(titled.convert("L").tobytes())) > 10  # greys of smoothed letters
    assert len(set(bare.convert("L").tobytes())) == 1


def test_the_same_scene_is_the_same_file() -> None:
    assert to_png(scene()) == to_png(scene())
    assert to_pdf(scene()) == to_pdf(scene())


@pytest.mark.parametrize("scale", [0, -1, float("nan")])
def test_a_scale_that_is_none_is_refused(scale: float) -> None:
    with pytest.raises(DrawError, match="give a number above 0"):
        to_png(scene(), scale=scale)


def test_a_picture_too_large_for_the_machine_is_refused() -> None:
    with pytest.raises(DrawError, match=r"at most 19\.3"):
        to_png(scene(), scale=1000)
    assert MOST_PIXELS > 800 * 400 * 19.3**2


def pdf(page: Page = "fit", orientation: str = "horizontal") -> PdfReader:
    return PdfReader(BytesIO(to_pdf(scene(orientation), page=page, language="en-GB")))


def test_a_pdf_is_one_page_of_the_pictures_size() -> None:
    (page,) = pdf().pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (600, 300)  # 3/4 pt a px


def test_a_pdf_says_what_it_is() -> None:
    made = pdf()
    assert made.metadata is not None
    assert made.metadata.title == "Talks & treaties"
    assert made.metadata.subject == "Everything a painter has to paint."
    root: Any = made.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    figure, *links = root["/StructTreeRoot"]["/K"][0]["/K"]
    assert figure["/S"] == "/Figure"
    assert figure["/Alt"].startswith("Talks & treaties. Everything a painter has to paint. What happened at bar solid")
    assert all(link["/Alt"].startswith("What happened at") for link in links)


def test_text_in_a_pdf_can_be_selected() -> None:
    text = pdf().pages[0].extract_text()
    for said in ("Talks & treaties", "2019", "Source: a newspaper", clean(NASTY)):
        assert said in text


def test_a_pdf_links_marks_to_their_passages() -> None:
    annotations: Any = pdf().pages[0]["/Annots"]
    links = [a.get_object()["/A"]["/URI"] for a in annotations]
    assert len(links) == 2 * len(LOOKS) + 3  # bars and dots, two fading bars, a label
    assert {link[:20] for link in links} == {"https://example.org/"}


def test_a_small_picture_makes_a_small_pdf() -> None:
    assert len(to_pdf(scene())) < 60_000


def test_only_glyphs_that_are_used_are_embedded() -> None:
    few = len(to_pdf(replace(scene(), marks=(written(10, 20, "Vell"),), described={})))
    assert few < 12_000


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
@pytest.mark.parametrize("page", ["fit", "a4", "a3"])
@settings(max_examples=40, deadline=None)
@given(width=st.floats(200, 12_000), height=st.floats(200, 12_000))
def test_sheets_cover_the_picture(page: Page, orientation: str, width: float, height: float) -> None:
    made = tiles(replace(scene(orientation), width_px=width, height_px=height), page)
    down = orientation == "vertical"
    parts = [(t.part.y0, t.part.y1) if down else (t.part.x0, t.part.x1) for t in made]
    assert parts[0][0] == 0
    assert parts[-1][1] == pytest.approx(height if down else width)
    for (_, end), (start, _) in pairwise(parts):
        assert (end - start) * made[0].scale == pytest.approx(28.35)  # room for glue
    for tile in made:
        assert tile.scale <= 0.75
        room = (tile.width - 2 * tile.margin, tile.height - 2 * tile.margin)
        assert (tile.part.x1 - tile.part.x0) * tile.scale <= room[0] + 1e-6
        assert (tile.part.y1 - tile.part.y0) * tile.scale <= room[1] + 1e-6


def test_a_wide_picture_is_cut_onto_sheets_and_each_says_which_it_is() -> None:
    wide = replace(scene(), width_px=2400, marks=(*scene().marks, written(2300, 100, "at the end")))
    made = PdfReader(BytesIO(to_pdf(wide, page="a4")))
    texts = [page.extract_text() for page in made.pages]
    assert len(texts) == 3
    assert ["at the end" in text for text in texts] == [False, False, True]
    assert ["Norland" in text for text in texts] == [True, False, False]
    assert "sheet 2 of 3" in texts[1]


def test_an_unknown_page_names_those_there_are() -> None:
    with pytest.raises(DrawError, match=r"'letter' is no page we know; take one of fit, a4, a3"):
        to_pdf(scene(), page="letter")  # type: ignore[arg-type]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=30))
def test_any_text_can_be_painted(text: str) -> None:
    picture = replace(
        scene(),
        marks=(written(10, 20, text, event="e"),),
        described={"e": Described(text, text, text)},
        title=text,
        description=text,
    )
    assert to_png(picture, scale=0.5)[:4] == b"\x89PNG"
    assert len(PdfReader(BytesIO(to_pdf(picture))).pages) == 1


def test_a_further_font_lends_its_letters_to_pixels_and_pages(tmp_path: Path) -> None:
    picture = replace(scene(), marks=(written(10, 40, "平", 32),), described={})
    fonts = bundled_fonts([lender(tmp_path)])
    like = replace(scene(), marks=(written(10, 40, "H", 32),), described={})

    def pixels(png: bytes) -> bytes:
        with Image.open(BytesIO(png)) as image:
            return image.tobytes()

    assert pixels(to_png(picture, scale=1, fonts=fonts)) == pixels(to_png(like, scale=1))
    assert pixels(to_png(picture, scale=1)) != pixels(to_png(like, scale=1))
    assert "平" in PdfReader(BytesIO(to_pdf(picture, fonts=fonts))).pages[0].extract_text()


def test_of_very_many_events_a_pdf_tells_how_many_it_leaves_out() -> None:
    many = {str(n): Described(f"Event {n}", "2020", "happened") for n in range(1300)}
    made = PdfReader(BytesIO(to_pdf(replace(scene(), described=many))))
    root: Any = made.trailer["/Root"]
    told = root["/StructTreeRoot"]["/K"][0]["/K"][0]["/Alt"]
    assert told.endswith("Event 299 · 2020 · happened. and 1,000 more events.")


def test_spaces_are_kept_as_measured() -> None:
    one, two = (to_png(replace(scene(), marks=(written(10, 40, f"a{gap}b", 32),)), scale=1) for gap in (" ", "  "))
    assert one != two


def test_the_ground_reaches_every_edge() -> None:
    png = to_png(replace(scene(), width_px=800.3, height_px=400.4, marks=()), scale=1.1)
    with Image.open(BytesIO(png)) as image:
        assert image.convert("RGBA").getcolors() == [(image.width * image.height, (*channels(LIGHT.ground), 255))]
