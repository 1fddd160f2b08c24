"""Write timeline/scene/advances.py, the widths layout measures with, from the fonts in assets/fonts.

Run ``python tools/make_advances.py`` after ``tools/make_fonts.py``; tests/test_scene_parts.py compares the table with the fonts.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
HEAD = '''"""Advance widths of the fonts in assets/fonts, in font units: (first code point, advances from there on).

Written by ``python tools/make_advances.py``; do not edit.
"""

from __future__ import annotations

# fmt: off
# ruff: noqa: E501
'''


def advances(font: TTFont) -> list[tuple[int, list[int]]]:
    """Runs of (first code point, advances in font units), by code point."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    runs: list[tuple[int, list[int]]] = []
    for code in sorted(names):
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append((code, []))
        runs[-1][1].append(metrics[names[code]][0])
    return runs


def main() -> None:
    fonts = {name: TTFont(ROOT / "assets" / "fonts" / f"Inter-{name}.ttf") for name in ("Regular", "Bold")}
    lines = [f"UNITS_PER_EM = {fonts['Regular']['head'].unitsPerEm}"]
    for name, font in fonts.items():
        lines.append(f"{name.upper()}: tuple[tuple[int, tuple[int, ...]], ...] = (")
        for first, many in advances(font):
            lines.append(f"    ({first:#06x}, ({', '.join(map(str, many))}{',' if len(many) == 1 else ''})),")
        lines.append(")")
    (ROOT / "timeline" / "scene" / "advances.py").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
