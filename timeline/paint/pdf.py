"""Scene -> PDF by fpdf2: vectors, selectable text in embedded subsets of our fonts, links, names for screen readers.

One px is 3/4 pt, as in CSS, so that text of 12 px prints as 9 pt. A picture fills one page of its own size, or is tiled onto A4
or A3 pages to be glued together. The bytes depend on nothing but the scene and the theme.

A known limit, of fpdf2 without a shaping library: scripts whose letters join or change places (Arabic, Devanagari) are drawn letter
by letter. SVG and PNG do not have it; `timeline.export` warns. A library for it (uharfbuzz, a binary) is not worth its weight to a
reader of English and German.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice, pairwise
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from timeline.errors import DrawError
from timeline.paint.fonts import Fonts, bundled_fonts, characters_of
from timeline.paint.kerning import kerning_of
from timeline.paint.looks import (
    BAR_DASH,
    CORE,
    CORE_PX,
    FINISHES,
    HATCH_LINE_PX,
    OUTLINE_PX,
    RING_PX,
    RULE_DASHES,
    Core,
    Segment,
    bounds_of,
    clean,
    core_line,
    covers,
    fade_line,
    hatched,
    hatching,
    hull,
    inset,
    radius,
    spoken,
    stack_opacity,
    stack_radius,
    uncovered,
)
from timeline.paint.svg import safe_link
from timeline.paint.theme import LIGHT, Theme, channels, mixed
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text

if TYPE_CHECKING:
    from fpdf import FPDF

Page = Literal["fit", "a4", "a3"]

_SHEETS: dict[Page, tuple[float, float]] = {"a4": (595.28, 841.89), "a3": (841.89, 1190.55)}
"""ISO 216 sheets upright, in pt."""
_PT_PER_PX = 0.75
_MARGIN_PT = 28.35
"""10 mm: what office printers leave white; tiles overlap by as much, for glue."""
_SHRINK = 0.8
"""A picture that fits one sheet at four fifths of its size is not cut in two: 12 px are then 7.2 pt, as small as a newspaper's."""
_MOST_TOLD = 300
"""Events told one by one to who cannot see the picture: ten minutes of listening; a table serves better for more."""
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""PDF asks for a creation date; a clock's would make every file another one, so the epoch stands for "not stated"."""


def to_pdf(
    scene: Scene,
    theme: Theme = LIGHT,
    *,
    page: Page = "fit",
    fonts: Fonts | None = None,
    language: str = "en",
) -> bytes:
    """The scene as PDF: ``page="fit"`` one page of the picture's size, ``"a4"`` and ``"a3"`` as many sheets as it needs.

    Raises `DrawError` for another ``page``.
    """
    from fpdf import FPDF, ViewerPreferences

    if page not in get_args(Page):
        raise DrawError(f"{page!r} is no page we know; take one of {', '.join(get_args(Page))}")
    sheets = tiles(scene, page)
    first = sheets[0]
    pdf = FPDF(unit=first.scale, format=(first.width / first.scale, first.height / first.scale))
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_title(clean(scene.title or "Timeline"))
    pdf.set_lang(language)
    pdf.set_creator("geopolitical-timeline")
    pdf.set_producer("geopolitical-timeline, fpdf2")
    pdf.set_creation_date(_UNDATED)
    if scene.description:
        pdf.set_subject(clean(scene.description))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    painter = _Painter(pdf, scene, theme, fonts or bundled_fonts())
    for number, sheet in enumerate(sheets, 1):
        pdf.add_page()
        painter.sheet(sheet, number, len(sheets))
    return bytes(pdf.output())


@dataclass(frozen=True, slots=True)
class Tile:
    """A sheet of paper (``width`` and ``height`` in pt), the part of the scene on it (``part``, px), pt a px, and its margin in pt."""

    width: float
    height: float
    part: Box
    scale: float
    margin: float


def tiles(scene: Scene, page: Page) -> tuple[Tile, ...]:
    """How a scene is cut onto sheets: never across time, only along it, with an overlap of 10 mm.

    A sheet lies the way the scene does. The scene is never made larger; smaller only until it fits the sheet across time, or
    when it then needs one sheet instead of two (to no less than four fifths).
    """
    wide, high = scene.width_px, scene.height_px
    if page == "fit":
        whole = Box(0, 0, wide, high)
        return (Tile(wide * _PT_PER_PX, high * _PT_PER_PX, whole, _PT_PER_PX, 0.0),)
    short, long = _SHEETS[page]
    width, height = (long, short) if wide >= high else (short, long)
    room_x, room_y = width - 2 * _MARGIN_PT, height - 2 * _MARGIN_PT
    down = scene.orientation == "vertical"
    along, across = (high, wide) if down else (wide, high)
    room_along, room_across = (room_y, room_x) if down else (room_x, room_y)
    scale = min(_PT_PER_PX, room_across / across)
    if along * scale > room_along and room_along / along >= _SHRINK * scale:
        scale = room_along / along
    overlap = _MARGIN_PT
    many = max(1, ceil((along * scale - overlap) / (room_along - overlap) - 1e-9))
    step, reach = (room_along - overlap) / scale, room_along / scale
    out = []
    for i in range(many):
        start, end = i * step, min(i * step + reach, along)
        part = Box(0, start, across, end) if down else Box(start, 0, end, across)
        out.append(Tile(width, height, part, scale, _MARGIN_PT))
    return tuple(out)


class _Painter:
    """One document being painted; lengths are px of the scene, moved by ``dx``, ``dy`` to their place on the sheet."""

    def __init__(self, pdf: FPDF, scene: Scene, theme: Theme, fonts: Fonts) -> None:
        self.pdf = pdf
        self.scene = scene
        self.theme = theme
        self.fonts = fonts
        self.free = covers(scene)
        self.dx = self.dy = 0.0
        self.part = Box(0, 0, scene.width_px, scene.height_px)
        self.names: dict[tuple[Path, bool], str] = {}

    def sheet(self, sheet: Tile, number: int, of: int) -> None:
        margin = sheet.margin / sheet.scale
        self.dx, self.dy, self.part = margin - sheet.part.x0, margin - sheet.part.y0, sheet.part
        width, height = sheet.part.x1 - sheet.part.x0, sheet.part.y1 - sheet.part.y0
        with ExitStack() as stack:
            if number == 1:  # the picture is one figure, whatever the number of sheets
                stack.enter_context(
                    self.pdf._marked_sequence(title=self.scene.title or "Timeline", alt_text=self.told())
                )
            if of > 1 or sheet.margin:
                stack.enter_context(self.pdf.rect_clip(margin, margin, width, height))
            self.fill(sheet.part, self.theme.ground)
            for mark in self.scene.marks:
                if _touch(bounds_of(mark), sheet.part):
                    self.mark(mark)
        for event, box in self.targets():
            self.link(event, box)
        if of > 1:
            self.caption(sheet, number, of)

    def told(self) -> str:
        """The picture in words: title, description, its events, of very many the first."""
        described = self.scene.described
        events = [spoken(told) for told in islice(described.values(), _MOST_TOLD)]
        more = f"and {len(described) - len(events):,} more events" if len(described) > len(events) else ""
        lines = [self.scene.title or "Timeline", self.scene.description, *events, more]
        return clean(". ".join(line.rstrip(". ") for line in lines if line)) + "."

    def mark(self, mark: Mark) -> None:
        match mark:
            case Area():
                opacity = self.theme.band if mark.role == "band" else 1.0
                self.shape(self.rectangle(mark.box), self.paint(self.theme.role(mark.role, mark.accent), opacity, mark))
            case Bar():
                self.bar(mark)
            case Dot():
                self.dot(mark)
            case Stack():
                path = self.rectangle(mark.box, stack_radius(mark))
                self.shape(path, self.paint(self.theme.accent(mark.accent), stack_opacity(mark)))
            case Rule():
                self.lines(
                    uncovered(mark, self.free),
                    self.paint(self.theme.role(mark.role, mark.accent)),
                    mark.width,
                    RULE_DASHES[mark.dash],
                )
            case Text():
                self.text(mark)

    def bar(self, bar: Bar) -> None:
        finish, colour = FINISHES[bar.look], self.theme.accent(bar.accent)
        box = inset(bar.box, OUTLINE_PX / 2) if finish.outline else bar.box
        fill = {
            "full": self.paint(colour, 1.0, bar),
            "pale": self.paint(colour, self.theme.pale, bar),
            "ground": self.paint(self.theme.ground, 1.0, bar),
            "hatch": self.paint(self.theme.ground, 1.0, bar),
            "none": None,
        }[finish.fill]
        stroke = self.paint(colour, 1.0, bar) if finish.outline else None
        if finish.fill == "hatch":
            self.shape(self.rectangle(box, radius(box)), fill)
            self.lines(hatching(hatched(bar)), stroke, HATCH_LINE_PX)
            fill = None
        self.shape(self.rectangle(box, radius(box)), fill, stroke, OUTLINE_PX, BAR_DASH if finish.dashed else ())
        if core := core_line(bar):
            self.lines([core], self.paint(colour if finish.core == "full" else self.theme.ground), CORE_PX)

    def dot(self, dot: Dot) -> None:
        finish, colour = FINISHES[dot.look], self.theme.accent(dot.accent)
        if not finish.outline:
            self.shape(self.circle(dot.x, dot.y, dot.r), self.paint(colour))
            self.core(dot, finish.core)
            return
        fill = mixed(colour, self.theme.ground, self.theme.pale) if finish.fill == "pale" else self.theme.ground
        dash = BAR_DASH if finish.dashed else ()
        ring = self.circle(dot.x, dot.y, dot.r - RING_PX / 2)
        self.shape(ring, self.paint(fill), self.paint(colour), RING_PX, dash)
        self.core(dot, "full" if finish.fill == "hatch" else finish.core)

    def core(self, dot: Dot, core: Core) -> None:
        if core != "none":
            colour = self.theme.accent(dot.accent) if core == "full" else self.theme.ground
            self.shape(self.circle(dot.x, dot.y, dot.r * CORE), self.paint(colour))

    def text(self, text: Text) -> None:
        placed = []
        width = 0.0
        for path, run in self.runs(clean(text.text), text.bold):
            kern = kerning_of(path)
            gaps = [kern(a, b) for a, b in pairwise(run)]
            name = self.face(path, text.bold)
            self.pdf.set_font(name, "", text.size * self.pdf.k)
            placed.append((name, run, gaps, width))
            width += self.pdf.get_string_width(run) + sum(gaps) * text.size
        x = text.x + self.dx - {"start": 0.0, "middle": width / 2, "end": width}[text.align]
        self.pdf.set_text_color(*channels(self.theme.text(text.role, text.accent)))
        for name, run, gaps, at in placed:
            self.pdf.set_font(name, "", text.size * self.pdf.k)
            self.write(x + at, text.y + self.dy, run, gaps)

    def write(self, x: float, y: float, run: str, gaps: Sequence[float]) -> None:
        """``FPDF.text`` with kerning: one TJ operator (PDF 1.7, 9.4.3), whose numbers are thousandths of an em to the left."""
        pdf: Any = self.pdf
        font = pdf.current_font
        if not pdf.current_font_is_set_on_page:
            pdf._out(pdf._set_font_for_page(font, pdf.font_size_pt))
        pieces, start = [], 0
        for at, gap in enumerate(gaps, 1):
            if gap:
                pieces.append(f"{font.encode_text(run[start:at]).removesuffix(' Tj')} {-1000 * gap:.0f}")
                start = at
        pieces.append(font.encode_text(run[start:]).removesuffix(" Tj"))
        place = f"{x * pdf.k:.2f} {(pdf.h - y) * pdf.k:.2f} Td"
        pdf._out(f"q {pdf.text_color.serialize().lower()} BT {place} [{' '.join(pieces)}] TJ ET Q")

    def runs(self, text: str, bold: bool) -> Iterator[tuple[Path, str]]:
        """A text in pieces of one face: Inter where it can, else the first file that holds the letter, else Inter's box."""
        faces = (self.fonts.bold if bold else self.fonts.regular, *self.fonts.more)

        def face_of(char: str) -> Path:
            return next((face for face in faces if ord(char) in characters_of(face)), faces[0])

        for face, chars in groupby(text, face_of):
            yield face, "".join(chars)

    def face(self, path: Path, bold: bool) -> str:
        """The name a file goes by in the document, each weight and each further file a family of its own."""
        if (path, bold) not in self.names:
            name = f"face{len(self.names)}"
            self.pdf.add_font(name, "", path)
            self.names[path, bold] = name
        return self.names[path, bold]

    def targets(self) -> list[tuple[str, Box]]:
        """What can be clicked: each mark of an event, and the lines of its label as one."""
        marks: list[tuple[str, Box]] = []
        labels: dict[str, Box] = {}
        for mark in self.scene.marks:
            if isinstance(mark, Bar | Dot):
                marks.append((mark.event, bounds_of(mark)))
            elif isinstance(mark, Text) and mark.event:
                labels[mark.event] = hull(labels.get(mark.event, mark.box), mark.box)
        return [*marks, *labels.items()]

    def link(self, event: str, box: Box) -> None:
        described = self.scene.described.get(event)
        if described is None or not described.href or not _touch(box, self.part):
            return
        if safe_link(described.href) and not described.href.startswith("#"):
            said = spoken(described)
            self.pdf.link(
                box.x0 + self.dx, box.y0 + self.dy, box.x1 - box.x0, box.y1 - box.y0, described.href, alt_text=said
            )

    def caption(self, sheet: Tile, number: int, of: int) -> None:
        said = f"{clean(self.scene.title)} · " if self.scene.title else ""
        words = f"{said}sheet {number} of {of}, overlapping by 10 mm"
        self.pdf.set_font(self.face(self.fonts.regular, False), "", 7)
        self.pdf.set_text_color(90, 90, 90)
        self.pdf.text(sheet.margin / sheet.scale, (sheet.height - 12) / sheet.scale, words)

    def fill(self, box: Box, colour: str) -> None:
        if colour != "#FFFFFF":
            self.shape(self.rectangle(box), self.paint(colour))

    def path(self) -> Any:
        from fpdf.drawing import PaintedPath

        return PaintedPath()

    def rectangle(self, box: Box, r: float = 0.0) -> Any:
        return self.path().rectangle(box.x0 + self.dx, box.y0 + self.dy, box.x1 - box.x0, box.y1 - box.y0, r, r)

    def circle(self, x: float, y: float, r: float) -> Any:
        return self.path().circle(x + self.dx, y + self.dy, r)

    def lines(self, pieces: Iterable[Segment], stroke: Any, width: float, dash: Sequence[float] = ()) -> None:
        path = self.path()
        for x0, y0, x1, y1 in pieces:
            path.move_to(x0 + self.dx, y0 + self.dy)
            path.line_to(x1 + self.dx, y1 + self.dy)
        self.shape(path, None, stroke, width, dash)

    def paint(self, colour: str, opacity: float = 1.0, mark: Area | Bar | None = None) -> Any:
        """A flat colour, or the gradient along time in which a mark fades."""
        from fpdf.drawing import GradientPaint
        from fpdf.drawing_primitives import color_from_hex_string
        from fpdf.pattern import LinearGradient

        def clear(strength: float) -> Any:
            return color_from_hex_string(f"{colour}{round(255 * strength * opacity):02X}")

        if mark is None or not any(mark.fade):
            return clear(1.0)
        (start, end), stops = fade_line(mark, self.scene.orientation)
        if self.scene.orientation == "vertical":
            ends = (0.0, start + self.dy, 0.0, end + self.dy)
        else:
            ends = (start + self.dx, 0.0, end + self.dx, 0.0)
        bounds = [at for at, _ in stops[1:-1]]
        return GradientPaint(LinearGradient(*ends, colors=[clear(s) for _, s in stops], bounds=bounds))

    def shape(
        self, path: Any, fill: Any = None, stroke: Any = None, width: float = 1.0, dash: Sequence[float] = ()
    ) -> None:
        path.style.fill_color = fill
        path.style.stroke_color = stroke
        path.style.stroke_width = width
        path.style.stroke_dash_pattern = tuple(dash) or None
        path.style.stroke_cap_style = "butt"  # fpdf2's square caps would close the gaps of a dash
        path.style.auto_close = False
        self.pdf.draw_path(path, copy=False)


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 and b.x0 <= a.x1 and a.y0 <= b.y1 and b.y0 <= a.y1
