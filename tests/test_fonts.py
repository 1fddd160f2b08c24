"""The bundled fonts: what they hold, what they call themselves, that their licence lies beside them."""

from __future__ import annotations

import importlib.util
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from timeline.bundled import assets_dir, data_dir

FONTS = assets_dir() / "fonts"
STYLES = ("Regular", "Bold")


def _font(style: str, suffix: str = "ttf") -> Any:
    return TTFont(BytesIO((FONTS / f"Inter-{style}.{suffix}").read_bytes()))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("suffix", ["ttf", "woff2"])
def test_each_file_is_small_enough_for_a_page(style: str, suffix: str) -> None:
    assert (FONTS / f"Inter-{style}.{suffix}").stat().st_size < 200_000


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        "Putin’s arrest — “once he returns”, 20–22 Mar… №5 • 70 %",
        "Łódź Şırnak Đà Nẵng Erdoğan Čačak Žižek Ærø ÿ ʼUkraïna Nǐ hǎo Țară",
        "Путин в Кремле Київ Ґалаґан Ђоковић Ўзбекистон Қазақстан Ёлка",
        "Αθήνα Ελλάδα ά ϊ ΰ Ἀθῆναι",
        "→ ← ↑ ↓ ↔ ≈ ≤ ≥ − × ± ½ ² € £ ¥ ₽ ₴ ₺ ● ○ ■ ▲ ▼",
    ],
)
def test_a_face_holds_the_letters_of_our_texts(style: str, text: str) -> None:
    held = _font(style).getBestCmap()
    assert [c for c in text if ord(c) not in held] == []


@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("Bold", 700)])
def test_a_face_says_what_it_is(style: str, weight: int) -> None:
    font = _font(style)
    assert (font["name"].getDebugName(1), font["name"].getDebugName(2)) == ("Inter", style)
    assert font["OS/2"].usWeightClass == weight
    assert bool(font["head"].macStyle & 1) is (style == "Bold")
    assert "fvar" not in font  # resvg and fpdf2 take static faces only
    assert "SIL Open Font License" in font["name"].getDebugName(13)


@pytest.mark.parametrize("style", STYLES)
def test_the_browser_is_given_the_same_face(style: str) -> None:
    ttf, web = _font(style), _font(style, "woff2")
    assert ttf.getBestCmap() == web.getBestCmap()
    assert ttf["hmtx"].metrics == web["hmtx"].metrics


def test_the_licence_lies_beside_the_fonts() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "The Inter Project Authors" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_the_script_cuts_the_very_files_that_are_shipped() -> None:
    """Slow (3 s) and once: one face is enough to see that the files were not edited by hand."""
    package = pytest.importorskip("fontpkg_inter")
    spec = importlib.util.spec_from_file_location("make_fonts", assets_dir().parent / "tools" / "make_fonts.py")
    assert spec is not None
    assert spec.loader is not None
    make_fonts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_fonts)
    source = (Path(package.__file__).parent / "files" / "Inter[opsz,wght].ttf").read_bytes()
    cut = TTFont(BytesIO(make_fonts.cut(source, "Bold")))
    shipped = _font("Bold")
    assert cut.getBestCmap() == shipped.getBestCmap()
    assert cut["hmtx"].metrics == shipped["hmtx"].metrics


def test_bundled_folders_are_found() -> None:
    assert (assets_dir() / "fonts").is_dir()
    assert data_dir().is_dir()
