"""The faces a picture is painted with: Inter as bundled, and what a reader adds for scripts Inter does not hold.

Layout measures with Inter's widths, so Inter is always first; a further file (``--font NotoSansArabic.ttf``) is asked only
for glyphs that Inter lacks, in the order given, by every painter alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from timeline.bundled import assets_dir
from timeline.errors import DrawError
from timeline.paint.looks import clean
from timeline.paint.theme import FONT_FAMILY
from timeline.scene.marks import Scene, Text

FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")
"""OpenType features kept in an embedded subset: those the bundled faces have (tools/make_fonts.py says why no more)."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files: Inter's two faces, and TTF or OTF files that lend the glyphs Inter lacks."""

    regular: Path
    bold: Path
    more: tuple[Path, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        return (self.regular, self.bold, *self.more)


def bundled_fonts(more: Iterable[str | Path] = ()) -> Fonts:
    """Inter, and the files given.

    >>> bundled_fonts().regular.name
    'Inter-Regular.ttf'

    Raises `DrawError` for a file that is missing or no font.
    """
    folder = assets_dir() / "fonts"
    files = tuple(Path(path) for path in more)
    for path in files:
        characters_of(path)
    return Fonts(folder / "Inter-Regular.ttf", folder / "Inter-Bold.ttf", files)


@lru_cache(maxsize=32)
def characters_of(path: Path) -> frozenset[int]:
    """The code points a font file has glyphs for; raises `DrawError` when it is no font file."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError) as error:
        raise DrawError(f"{str(path)!r} is no font we can read ({error}); give a TTF or OTF file") from error


@lru_cache(maxsize=32)
def family_of(path: Path) -> str:
    """The family a font file calls itself, ``"Inter"`` for the bundled ones."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True, fontNumber=0) as font:
        return str(font["name"].getBestFamilyName() or path.stem)


def missing_glyphs(scene: Scene, fonts: Fonts | None = None) -> tuple[str, ...]:
    """The characters of a scene's texts that none of the fonts can draw, sorted; empty when all is well.

    White space and characters that are never seen (joiners, direction marks) are not missed.
    """
    fonts = fonts or bundled_fonts()
    held = frozenset[int]().union(*(characters_of(path) for path in fonts.files))
    used = {char for mark in scene.marks if isinstance(mark, Text) for char in clean(mark.text)}
    return tuple(sorted(char for char in used if ord(char) not in held and char.isprintable() and not char.isspace()))


_SHAPED = (
    (0x0590, 0x08FF),  # Hebrew, Arabic, Syriac, Thaana, N'Ko and more: from right to left, most of them joining
    (0x0900, 0x0DFF),  # Devanagari to Sinhala: vowel signs before their consonant, conjuncts
    (0x0F00, 0x0FFF),  # Tibetan: stacked letters
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0x1A00, 0x1CFF),  # Tai Tham, Balinese, Sundanese, Lepcha and more
    (0xA800, 0xABFF),  # Syloti Nagri, Saurashtra, Javanese, Cham, Meetei Mayek and more
    (0xFB1D, 0xFDFF),  # presentation forms of Hebrew and Arabic
    (0xFE70, 0xFEFF),
    (0x10800, 0x10FFF),  # scripts from right to left beyond the first plane
    (0x11000, 0x11FFF),  # Brahmi and its kin there
    (0x1E800, 0x1EFFF),
)
"""Blocks of Unicode 17 whose letters join, change places or run from right to left."""


def letters_to_shape(scene: Scene) -> tuple[str, ...]:
    """The letters of a scene's texts that need a shaping engine to stand as they are written, sorted.

    Browsers and resvg have one, so SVG, HTML and PNG set them right; fpdf2 has none without a further package, so a PDF has each letter
    by itself, in the order of the text.
    """
    used = {char for mark in scene.marks if isinstance(mark, Text) for char in clean(mark.text)}
    return tuple(sorted(char for char in used if any(low <= ord(char) <= high for low, high in _SHAPED)))


def families(fonts: Fonts) -> str:
    """A CSS ``font-family`` list: Inter, what was added, and what the viewer has should the embedding be ignored."""
    names = [FONT_FAMILY, *dict.fromkeys(family_of(path).replace("'", "") for path in fonts.more)]
    return ", ".join([*(f"'{name}'" if " " in name else name for name in names), "system-ui", "sans-serif"])


@lru_cache(maxsize=64)
def woff_subset(path: Path, chars: frozenset[str]) -> bytes:
    """A WOFF with only the glyphs that ``chars`` need (zlib, so no further package; every browser since 2012 reads it).

    Costs about 35 ms a face the first time and nothing after: a picture is often written again with the same letters.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [1, 2, 13]
    options.recalc_timestamp = False
    options.drop_tables += ["GDEF", "DSIG", "STAT", "MVAR"]
    font = TTFont(BytesIO(path.read_bytes()), lazy=True, recalcTimestamp=False, fontNumber=0)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(chars)))
    cutter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def characters_by_face(scene: Scene, fonts: Fonts) -> dict[tuple[Path, bool], frozenset[str]]:
    """Which characters each face has to hold for a scene: (file, whether it stands for bold) -> characters.

    A file that was added has one weight, which serves both.
    """
    wanted: dict[bool, set[str]] = {False: set(), True: set()}
    for mark in scene.marks:
        if isinstance(mark, Text):
            wanted[mark.bold].update(clean(mark.text))
    out: dict[tuple[Path, bool], frozenset[str]] = {}
    for bold, chars in wanted.items():
        left = chars
        for path in (fonts.bold if bold else fonts.regular, *fonts.more):
            here = {char for char in left if ord(char) in characters_of(path)}
            if here:
                out[path, bold] = frozenset(here)
            left = left - here
    return out
