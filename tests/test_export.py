"""Events into files: every format of the table writes what its suffix says, whole or not at all."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from timeline import export
from timeline.errors import DrawError
from timeline.export import (
    FORMATS,
    SIZES,
    MissingGlyphWarning,
    UnshapedTextWarning,
    default_view,
    draw,
    figure,
    format_of,
    save,
    scene_of,
    sized,
)
from timeline.paint.fonts import letters_to_shape
from timeline.paint.theme import THEMES
from timeline.records import Article, Collection, Event, Evidence, Status
from timeline.scene.marks import Rule, Text, View
from timeline.when import Day, Edge, Moment, Period

ARTICLE = Article(
    id="vell",
    text="An accord was signed on Tuesday.",
    title="Accord on the harbour of Vell",
    published=date(2024, 6, 12),
    publisher="The Vell Courier",
    url="https://example.org/vell",
)
EVENTS = (
    Event("dues", "The quarrel over dues begins", Moment.year(2019)),
    Event(
        "accord",
        "Norland and Sudovia sign an accord",
        Moment.day(2024, 6, 11),
        evidence=(Evidence("vell", "on Tuesday"),),
    ),
    Event("patrols", "Joint patrols", Period(Moment.day(2024, 6, 13), Edge.OPEN), Status.PLANNED),
)
COLLECTION = Collection((ARTICLE,), EVENTS)

STARTS = {
    "svg": b"<svg",
    "png": b"\x89PNG\r\n",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "csv": b"\xef\xbb\xbfid,title",
    "yaml": b"",
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_what_its_suffix_says(name: str, tmp_path: Path) -> None:
    path = save(COLLECTION, tmp_path / f"picture{FORMATS[name].suffix}")
    data = path.read_bytes()
    assert data.startswith(STARTS[name])
    assert b"accord" in data or name in ("png", "pdf")
    assert data == draw(COLLECTION, name)
    assert format_of(path) == name


def test_suffixes_are_read_as_people_write_them() -> None:
    assert [format_of(f"x{suffix}") for suffix in (".PNG", ".yml", ".htm", ".tar.svg")] == [
        "png",
        "yaml",
        "html",
        "svg",
    ]


@pytest.mark.parametrize("path", ["picture.jpeg", "picture", ".png"])
def test_an_unknown_suffix_names_the_formats(path: str) -> None:
    with pytest.raises(DrawError, match="svg, png, pdf, html, csv, yaml"):
        format_of(path)


def test_unknown_names_are_told_with_those_there_are() -> None:
    with pytest.raises(DrawError, match="'gif' is no format we write; take one of svg"):
        draw(EVENTS, "gif")
    with pytest.raises(DrawError, match="'sepia' is no theme"):
        draw(EVENTS, "svg", theme="sepia")
    with pytest.raises(DrawError, match="'5:4' is no size we know; take one of wide, 16:9"):
        draw(EVENTS, "svg", size="5:4")


def test_a_collection_tells_where_its_events_come_from() -> None:
    scene = scene_of(COLLECTION, default_view(COLLECTION))
    assert scene.described["accord"].href == "https://example.org/vell#:~:text=on%20Tuesday"
    assert scene.described["dues"].href is None
    assert scene.title == "Accord on the harbour of Vell"
    said = [m.text for m in scene.marks if isinstance(m, Text)]
    assert "3 events dated from one article · The Vell Courier, published Wednesday 12 June 2024" in said
    assert "Source: example.org" in said
    assert any(isinstance(m, Rule) and m.role == "now" for m in scene.marks)


def test_bare_events_have_neither_title_nor_lines() -> None:
    assert default_view(Collection(events=EVENTS)) == View(width_px=1600)


def test_many_publication_days_make_one_line() -> None:
    articles = tuple(replace(ARTICLE, id=f"a{n}", published=date(2024, 6, n)) for n in range(1, 6))
    assert default_view(Collection(articles[:3])).published == (
        Day.of(2024, 6, 1),
        Day.of(2024, 6, 2),
        Day.of(2024, 6, 3),
    )
    assert default_view(Collection(articles)).published == (Day.of(2024, 6, 5),)


def test_several_articles_are_counted_and_their_sources_named() -> None:
    addresses = [
        "https://www.one.example/a",
        "https://one.example/b",
        None,
        "https://two.example/",
        "https://three.example/",
    ]
    articles = tuple(
        replace(ARTICLE, id=f"a{n}", url=url, published=date(2024, 6, n + 1)) for n, url in enumerate(addresses)
    )
    view = default_view(Collection(articles, EVENTS))
    assert view.title == ""
    assert view.subtitle == "3 events dated from 5 articles · published 1–5 Jun 2024"
    assert view.credit == "Sources: one.example, The Vell Courier, two.example and others"


@pytest.mark.parametrize("name", SIZES)
def test_a_png_has_the_px_its_size_promises(name: str) -> None:
    promised = {
        "16:9": (1920, 1080),
        "1:1": (1080, 1080),
        "4:5": (1080, 1350),
        "9:16": (1080, 1920),
        "a4": (2481, 3509),
    }
    with Image.open(BytesIO(draw(EVENTS, "png", size=name))) as image:
        if name in promised:
            assert image.size == pytest.approx(promised[name], abs=1)
        else:
            assert image.width == 3200


def test_a_size_keeps_what_the_view_says_besides() -> None:
    view = View(title="Vell", lanes="type")
    assert sized(view, "9:16") == replace(view, width_px=540, height_px=960, orientation="vertical")


def test_a4_in_pdf_is_one_sheet() -> None:
    (page,) = PdfReader(BytesIO(draw(EVENTS, "pdf", size="a4", page="a4"))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_what_no_font_can_draw_is_told() -> None:
    events = [Event("peace", "平和 is agreed", Moment.year(2020))]
    with pytest.warns(MissingGlyphWarning, match=r"'和平' \(U\+548C and others\); give a file that can, as font_files"):
        draw(events, "svg")


def test_what_a_pdf_cannot_join_is_told() -> None:
    events = [Event("talks", "Talks (محادثات)", Moment.year(2020))]
    with pytest.warns() as caught:
        draw(events, "pdf")
    (said,) = [str(w.message) for w in caught if w.category is UnshapedTextWarning]
    assert said.startswith("PDF sets 'ا")
    assert said.endswith("write SVG or PNG, which shape the text")
    with pytest.warns(MissingGlyphWarning):  # Inter has no Arabic; shaping is not the trouble here
        draw(events, "svg")


@pytest.mark.parametrize(
    ("text", "shaped"), [("Vell, Київ, Αθήνα", ""), ("שלום", "ולםש"), ("हिन्दी", "दनहि्ी"), ("北京 평양", "")]
)
def test_letters_that_need_a_shaping_engine(text: str, shaped: str) -> None:
    scene = scene_of(Collection(events=(Event("e", text, Moment.year(2020)),)), View())
    assert set(letters_to_shape(scene)) == set(shaped)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "picture.svg"
    path.write_text("old")
    path.chmod(0o640)

    def broken(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", broken)
        with pytest.raises(DrawError, match=r"cannot be written .No space left on device"):
            save(EVENTS, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    save(EVENTS, path)
    assert path.read_bytes().startswith(b"<svg")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DrawError, match=r"cannot be written .No such file or directory"):
        save(EVENTS, tmp_path / "absent" / "picture.svg")


def test_a_figure_is_the_picture_of_the_same_scene() -> None:
    made = figure(COLLECTION, theme="dark")
    scene = scene_of(COLLECTION, default_view(COLLECTION))
    assert (made.layout.width, made.layout.height) == (scene.width_px, scene.height_px)
    assert made.layout.paper_bgcolor == "#14171C"
    assert "accord" in json.dumps([list(t.customdata) for t in made.data if t.name == "hits"])


def test_importing_costs_nothing_heavy() -> None:
    heavy = {"plotly", "fpdf", "resvg_py", "pandas", "fontTools", "PIL"}
    code = f"import sys, timeline.export; print(*({heavy!r} & {{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_format_has_a_suffix_and_a_media_type_of_its_own() -> None:
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)
    assert len({form.media_type for form in FORMATS.values()}) == len(FORMATS)
    assert [name for name, form in FORMATS.items() if not form.is_picture] == ["csv", "yaml"]
    assert export.__doc__ is not None


def test_every_format_size_and_theme_is_documented() -> None:
    docs = (Path(__file__).parent.parent / "docs" / "pictures.md").read_text(encoding="utf-8")
    for name in (*FORMATS, *SIZES, *THEMES):
        assert f"`{name}`" in docs
    for size in SIZES.values():
        if size.height_px:
            assert f"{size.width_px} × {size.height_px}" in docs
            assert f"{int(size.width_px * size.scale)} × {int(size.height_px * size.scale)}" in docs
