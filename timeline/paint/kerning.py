"""How much closer two letters stand than their widths say: pair kerning, read from a font's GPOS table.

Browsers and resvg kern by themselves; fpdf2 does so only with a shaping library. This reads what it needs of OpenType's pair
positioning (GPOS lookup type 2, the "kern" feature), so that a PDF's letters stand where the other formats have them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

Kern = Callable[[str, str], float]
"""(left letter, right letter) -> what to add to the left one's advance, in em; nearly always negative or 0."""


@lru_cache(maxsize=16)
def kerning_of(path: Path) -> Kern:
    """The kerning of a font file; 0 for every pair when it has none. Reading costs about 30 ms a file, once.

    >>> from timeline.bundled import assets_dir
    >>> kern = kerning_of(assets_dir() / "fonts" / "Inter-Regular.ttf")
    >>> kern("T", "o") < -0.05, kern("n", "n")
    (True, 0.0)
    """
    from fontTools.ttLib import TTFont

    # lazily: of the thousands of pairs only the tables of the letters asked for are unpacked
    font = TTFont(BytesIO(path.read_bytes()), lazy=True, fontNumber=0)
    cmap, units = font.getBestCmap() or {}, font["head"].unitsPerEm
    lookups = _lookups(font["GPOS"].table) if "GPOS" in font else []

    @lru_cache(maxsize=4096)
    def kern(left: str, right: str) -> float:
        first, second = cmap.get(ord(left)), cmap.get(ord(right))
        if first is None or second is None:
            return 0.0
        total = sum(_of_lookup(subtables, first, second) for subtables in lookups)
        return total / float(units)

    return kern


def _lookups(gpos: Any) -> list[list[Any]]:
    """The pair subtables of each lookup of the default script's kern feature; of all scripts, where they share lookups."""
    if gpos.FeatureList is None or gpos.LookupList is None:
        return []
    numbers = {n for f in gpos.FeatureList.FeatureRecord if f.FeatureTag == "kern" for n in f.Feature.LookupListIndex}
    out = []
    for number in sorted(numbers):
        subtables = [getattr(s, "ExtSubTable", s) for s in gpos.LookupList.Lookup[number].SubTable]
        out.append([s for s in subtables if getattr(s, "LookupType", 2) == 2 and hasattr(s, "Coverage")])
    return out


def _of_lookup(subtables: list[Any], first: str, second: str) -> float:
    """The first subtable that knows the pair decides (OpenType 1.9, "GPOS lookup type 2")."""
    for subtable in subtables:
        if first not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == 1:
            pairs = subtable.PairSet[subtable.Coverage.glyphs.index(first)].PairValueRecord
            for pair in pairs:
                if pair.SecondGlyph == second:
                    return _advance(pair.Value1)
            continue
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)]
        return _advance(row.Class2Record[subtable.ClassDef2.classDefs.get(second, 0)].Value1)
    return 0.0


def _advance(value: Any) -> float:
    return float(getattr(value, "XAdvance", 0) or 0) if value is not None else 0.0
