"""Cut the fonts we measure and draw with from Inter's variable font (PyPI ``fontpkg-inter``, group ``dev``).

Run ``python tools/make_fonts.py`` from the top of the repository; it writes ``assets/fonts``. The same version of
``fontpkg-inter`` and ``fonttools`` gives the same TTF bytes on any machine: nothing is hinted, no clock is read.

Two static faces, because resvg and fpdf2 want static TTF and a browser loads two small files faster than one big one:

- Regular: weight 400, optical size 14, for text of 11 to 15 px;
- Bold: weight 600, optical size 20. Inter's 700 is heavier than a page of labels bears, and one bold face has to serve
  labels of 13 px and titles of 26 px. It calls itself weight 700, so that ``font-weight: bold`` finds it everywhere.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TOP = Path(__file__).resolve().parent.parent
OUT = TOP / "assets" / "fonts"

FACES = {"Regular": (400, 14, 400), "Bold": (600, 20, 700)}
"""style -> (wght cut, opsz cut, weight the file states)."""

RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B: every European Latin alphabet, pinyin
    (0x2B0, 0x2FF),  # modifier letters: ʼ ʻ in transliterated names
    (0x300, 0x36F),  # combining marks, for text that is not composed
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic and its supplement
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese
    (0x1F00, 0x1FFF),  # polytonic Greek
    (0x2000, 0x206F),  # dashes, quotes, spaces
    (0x2070, 0x20CF),  # super- and subscripts, currencies
    (0x2100, 0x218F),  # № ™ ℃, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # − ≈ ≤ ≥ …
    (0x25A0, 0x25FF),  # ● ○ ■ ▲ …
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
"""What text needs to be right. Contextual alternates are left out: they would turn "->" into an arrow and make a text's
width depend on more than its letters and their pairs."""


def cut(source: bytes, style: str) -> bytes:
    """One static, subset TTF of the variable font ``source``."""
    weight, optical_size, stated = FACES[style]
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    instancer.instantiateVariableFont(font, {"wght": weight, "opsz": optical_size}, inplace=True)
    _rename(font, style, stated)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]  # names, copyright, trademark and licence stay
    options.name_languages = ["*"]
    options.notdef_outline = True  # a missing glyph must be seen
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    return _bytes(font)


def _rename(font: Any, style: str, weight: int) -> None:
    names = font["name"]
    for name_id, text in {
        1: "Inter",
        2: style,
        3: f"4.001;Inter-{style};subset",
        4: f"Inter {style}",
        6: f"Inter-{style}",
    }.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)
    for name_id in (16, 17, 25):  # family names of the variable font
        names.removeNames(nameID=name_id)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    # OpenType: fsSelection bit 5 bold, bit 6 regular; macStyle bit 0 bold
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:
        del font["STAT"]


def _bytes(font: Any) -> bytes:
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def woff2(ttf: bytes) -> bytes:
    """The same face for browsers; needs the ``brotli`` package (group ``dev``)."""
    font = TTFont(BytesIO(ttf), recalcTimestamp=False)
    font.flavor = "woff2"
    return _bytes(font)


def main() -> None:
    package = files("fontpkg_inter")
    source = (package / "files" / "Inter[opsz,wght].ttf").read_bytes()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "OFL.txt").write_bytes((package / "LICENSE").read_bytes())
    for style in FACES:
        ttf = cut(source, style)
        web = woff2(ttf)
        (OUT / f"Inter-{style}.ttf").write_bytes(ttf)
        (OUT / f"Inter-{style}.woff2").write_bytes(web)
        print(f"Inter-{style}: {len(ttf):,} bytes TTF, {len(web):,} bytes WOFF2")


if __name__ == "__main__":
    main()
