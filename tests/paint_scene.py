"""A small scene with a mark of every kind and look, made by hand: what the painters' tests paint."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import get_args

from fontTools.ttLib import TTFont

from timeline.bundled import assets_dir
from timeline.scene.marks import (
    NEUTRAL,
    Align,
    Area,
    Bar,
    Box,
    Described,
    Dot,
    Look,
    Mark,
    Role,
    Rule,
    Scene,
    Stack,
    Text,
)
from timeline.scene.metrics import width
from timeline.scene.scale import TimeScale

LOOKS: tuple[Look, ...] = get_args(Look)
NASTY = 'A <b> & "quoted" ]]> \x00\x0b\ud800 Łódź Київ Αθήνα $x$ {y}'
"""Everything that has to be escaped, dropped or held by a font."""


def written(
    x: float, y: float, text: str, size: float = 13.0, role: Role = "ink", *, align: Align = "start", bold: bool = False,
    event: str | None = None, halo: bool = False,
) -> Text:  # fmt: skip
    """A text with the box that its font gives it."""
    wide = width(text, size, bold)
    x0 = x - {"start": 0.0, "middle": wide / 2, "end": wide}[align]
    box = Box(x0, y - size, x0 + wide, y + 0.25 * size)
    return Text(x, y, text, size, role, box, align, bold, event=event, halo=halo)


def scene(orientation: str = "horizontal") -> Scene:
    """800 x 400 px: a bar and a dot of every look, a fade, a band, the future, rules, texts, a pile, a legend's sample."""
    upright = orientation == "vertical"
    marks: list[Mark] = [
        Area(Box(500, 60, 780, 340), "future"),
        Area(Box(120, 60, 300, 340), "band", 2, "state", (0, 40)),
        Rule(20, 200, 780, 200, "grid"),
        Rule(500, 50, 500, 350, "now", "dotted", 1.5),
        Rule(120, 352, 780, 352, "axis", "solid", 1.6),
        Rule(300, 352, 300, 360, "axis"),
    ]
    for i, look in enumerate(LOOKS):
        marks.append(Bar(Box(130 + 70.5 * i, 90, 180 + 70.5 * i, 102), look, i, f"bar {look}"))
        marks.append(Dot(140 + 70.5 * i, 130, 7, look, i, f"dot {look}"))
    faded = Bar(Box(520, 150, 620, 162), "hollow", 1, "open end", (0, 60))
    marks += [faded, Bar(Box(520, 170, 620, 182), "within", 1, "open start", (30, 0))]
    marks += [Stack(Box(130, 220, 150, 240), ("a", "b"), 7, 3, 0.5), Bar(Box(20, 380, 50, 389), "solid", NEUTRAL, "")]
    marks += [
        written(20, 30, "Talks & treaties", 24, bold=True),
        written(20, 96, "Norland", 13, "accent", bold=True),
        written(300, 372, "2019", 11.5, "quiet", align="middle"),
        written(470, 160, NASTY, 13, event="open end", halo=True),
        written(780, 390, "Source: a newspaper", 11.5, "quiet", align="end"),
    ]
    described = {
        mark.event: Described(
            f"What happened at {mark.event}", "Feb 2023", "happened", f"https://example.org/{i}?a=1&b=2#x"
        )
        for i, mark in enumerate(marks)
        if isinstance(mark, Bar | Dot) and mark.event
    }
    described["state"] = Described(NASTY, "1985–", "ongoing", "javascript:alert(1)")
    described |= {name: Described(f"One of many, {name}", "1990", "happened") for name in ("a", "b")}
    return Scene(
        width_px=800,
        height_px=400,
        plot=Box(120, 60, 780, 340),
        scale=TimeScale(((700000, 120.0), (740000, 780.0))),
        marks=tuple(marks),
        described=described,
        title="Talks & treaties",
        description="Everything a painter has to paint.",
        orientation="vertical" if upright else "horizontal",
        axis=Box(120, 340, 780, 376),
    )


def lender(folder: Path) -> Path:
    """A font file of our own making, family "Lender", that holds one Chinese sign (drawn as Inter's letter H)."""
    path = folder / "Lender.ttf"
    font = TTFont(BytesIO((assets_dir() / "fonts" / "Inter-Regular.ttf").read_bytes()))
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {0x5E73: table.cmap[ord("H")]}
    for name in (1, 4, 6):
        font["name"].setName("Lender", name, 3, 1, 0x409)
    font.save(path)
    return path
