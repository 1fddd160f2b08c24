"""Scene -> PNG by resvg: no browser, no system fonts, the same bytes on every machine.

The picture is the SVG painter's, rasterised with our font files; what it shows is written into the file for search
engines, picture libraries and screen readers (PNG's ``iTXt`` chunks, PNG 3rd edition §11.3.3).
"""

from __future__ import annotations

import struct
import zlib

from timeline.errors import DrawError
from timeline.paint.fonts import Fonts, bundled_fonts
from timeline.paint.looks import clean
from timeline.paint.svg import to_svg
from timeline.paint.theme import FONT_FAMILY, LIGHT, Theme
from timeline.scene.marks import Scene

MOST_PIXELS = 120_000_000
"""480 MB of RGBA: an A0 poster at 300 dpi just fits. More is a mistake in a number, and would take the machine down."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def to_png(scene: Scene, theme: Theme = LIGHT, *, scale: float = 2.0, fonts: Fonts | None = None) -> bytes:
    """The scene as PNG, ``scale`` pixels a px (2: for today's screens; 4.17: 300 dpi when a px is 1/72 inch).

    Raises `DrawError` when ``scale`` is not positive or the picture would have more than `MOST_PIXELS` pixels.
    """
    import resvg_py

    if not scale > 0:
        raise DrawError(f"a picture cannot be drawn at scale {scale!r}; give a number above 0, such as 2")
    pixels = scene.width_px * scale * scene.height_px * scale
    if pixels > MOST_PIXELS:
        most = int(10 * (MOST_PIXELS / (scene.width_px * scene.height_px)) ** 0.5) / 10
        raise DrawError(
            f"{pixels / 1e6:,.0f} million pixels are more than the {MOST_PIXELS / 1e6:,.0f} million we draw; "
            f"give a scale of at most {most:g}, or draw SVG or PDF, which have no pixels"
        )
    fonts = fonts or bundled_fonts()
    png = resvg_py.svg_to_bytes(
        svg_string=to_svg(scene, theme, embed_fonts=False, fonts=fonts),
        skip_system_fonts=True,
        font_files=[str(path) for path in fonts.files],
        font_family=FONT_FAMILY,
        sans_serif_family=FONT_FAMILY,
        zoom=scale,
    )
    return with_text(
        bytes(png),
        {
            "Title": scene.title or "Timeline",
            "Description": scene.description,
            "Software": "geopolitical-timeline",
        },
    )


def with_text(png: bytes, texts: dict[str, str]) -> bytes:
    """The PNG with ``iTXt`` chunks after its header; a keyword is 1-79 Latin-1 characters, empty texts are left out."""
    end_of_header = len(_SIGNATURE) + 25
    chunks = b"".join(
        _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + clean(text).encode("utf-8"))
        for keyword, text in texts.items()
        if text
    )
    return png[:end_of_header] + chunks + png[end_of_header:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
