"""Scene -> SVG: real text in an embedded subset of our font, links, and names for every mark that a screen reader can say.

The file stands alone (no network, no script) and is the same bytes for the same scene. Lengths have at most three decimals.
Marks of events carry ``data-event`` and an id made of the event's (``event-…``; further marks of one event get ``-2``,
``-3`` …), so that other tools can find them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never
from urllib.parse import quote, urlsplit

from timeline.paint.fonts import Fonts, bundled_fonts, characters_by_face, families, family_of, woff_subset
from timeline.paint.looks import (
    BAR_DASH,
    CORE,
    CORE_PX,
    FINISHES,
    HATCH_LINE_PX,
    OUTLINE_PX,
    RING_PX,
    RULE_DASHES,
    Segment,
    clean,
    core_line,
    covers,
    fade_line,
    hatched,
    hatching,
    inset,
    radius,
    spoken,
    spoken_stack,
    stack_opacity,
    stack_radius,
    uncovered,
)
from timeline.paint.theme import LIGHT, Theme, mixed
from timeline.scene.marks import Area, Bar, Box, Dot, Mark, Rule, Scene, Stack, Text

_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}
_LINKED = ("http", "https", "mailto")


def to_svg(
    scene: Scene,
    theme: Theme = LIGHT,
    *,
    embed_fonts: bool = True,
    fonts: Fonts | None = None,
    language: str = "en",
) -> str:
    """The scene as one SVG document.

    ``embed_fonts=False`` leaves the faces out (20 kB less) for a page that loads Inter itself. ``fonts`` are the bundled
    ones unless further files are to lend glyphs. Links other than http(s), mailto and ``#…`` are not written.
    """
    return "".join(Writer(scene, theme, fonts or bundled_fonts()).document(embed_fonts, language))


def number(value: float) -> str:
    """A length with at most three decimals and no more digits than it needs.

    >>> number(12.0), number(0.12349), number(-0.0001)
    ('12', '0.123', '0')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Writer:
    """The state of one document: which definitions it needs and which ids are taken.

    ``prefix`` stands before the names of definitions, which have to differ between the pictures of one page.
    """

    def __init__(self, scene: Scene, theme: Theme, fonts: Fonts, prefix: str = "") -> None:
        self.scene = scene
        self.theme = theme
        self.fonts = fonts
        self.prefix = prefix
        self.definitions: dict[str, str] = {}
        self.fades: dict[str, str] = {}
        self.free = covers(scene)
        self.ids: Counter[str] = Counter()

    def document(self, embed_fonts: bool, language: str) -> Iterator[str]:
        scene = self.scene
        marks = [self.mark(mark) for mark in scene.marks]
        width, height = number(scene.width_px), number(scene.height_px)
        yield (
            '<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" '
            f'xml:lang="{_attribute(language)}" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="graphics-document document" aria-roledescription="timeline" '
            'aria-labelledby="picture-title" aria-describedby="picture-description">\n'
        )
        yield f'<title id="picture-title">{_content(scene.title or "Timeline")}</title>\n'
        yield f'<desc id="picture-description">{_content(scene.description)}</desc>\n'
        faces = self.faces() if embed_fonts else ""
        yield f"<style>{faces}text{{font-family:{families(self.fonts)};white-space:pre}}a{{cursor:pointer}}</style>\n"
        if self.definitions:
            yield f"<defs>{''.join(self.definitions.values())}</defs>\n"
        # a px beyond every edge: a height of 761.24 px is 762 rows of pixels, the last of which would be half clear
        wider, higher = number(scene.width_px + 2), number(scene.height_px + 2)
        yield f'<rect x="-1" y="-1" width="{wider}" height="{higher}" fill="{self.theme.ground}"/>\n'
        yield from (f"{mark}\n" for mark in marks)
        yield "</svg>\n"

    def faces(self) -> str:
        rules = []
        for (path, bold), chars in characters_by_face(self.scene, self.fonts).items():
            data = b64encode(woff_subset(path, chars)).decode("ascii")
            rules.append(
                f"@font-face{{font-family:'{family_of(path).replace(chr(39), '')}';font-weight:{700 if bold else 400};"
                f"src:url(data:font/woff;base64,{data}) format('woff')}}"
            )
        return "".join(rules)

    def mark(self, mark: Mark) -> str:
        match mark:
            case Area():
                return self.named(mark.event, self.area(mark))
            case Bar():
                return self.named(mark.event, self.bar(mark))
            case Dot():
                return self.named(mark.event, self.dot(mark))
            case Stack():
                return self.stack(mark)
            case Rule():
                return self.rule(mark)
            case Text():
                return self.text(mark)
            case _ as never:
                assert_never(never)

    def area(self, area: Area) -> str:
        opacity = self.theme.band if area.role == "band" else 1.0
        colour = self.theme.role(area.role, area.accent)
        return f"<rect{_rect(area.box)}{self.paint('fill', colour, opacity, area)}/>"

    def bar(self, bar: Bar) -> str:
        finish, colour = FINISHES[bar.look], self.theme.accent(bar.accent)
        box = inset(bar.box, OUTLINE_PX / 2) if finish.outline else bar.box
        shape = f'<rect{_rect(box)} rx="{number(radius(box))}"'
        stroke = ""
        if finish.outline:
            dash = f' stroke-dasharray="{_dash(BAR_DASH)}"' if finish.dashed else ""
            stroke = f'{self.paint("stroke", colour, 1.0, bar)} stroke-width="{number(OUTLINE_PX)}"{dash}'
        match finish.fill:
            case "full":
                filled = f"{shape}{self.paint('fill', colour, 1.0, bar)}{stroke}/>"
            case "pale":
                filled = f"{shape}{self.paint('fill', colour, self.theme.pale, bar)}{stroke}/>"
            case "ground":
                filled = f"{shape}{self.paint('fill', self.theme.ground, 1.0, bar)}{stroke}/>"
            case "none":
                # painted with nothing, but there, so that the whole of the bar can be pointed at and not its outline only
                filled = f'{shape} fill="{colour}" fill-opacity="0"{stroke}/>'
            case "hatch":
                ground = self.paint("fill", self.theme.ground, 1.0, bar)
                lines = f'{self.paint("stroke", colour, 1.0, bar)} stroke-width="{number(HATCH_LINE_PX)}"'
                filled = (
                    f'{shape}{ground}/><path d="{_path(hatching(hatched(bar)))}"{lines}/>{shape} fill="none"{stroke}/>'
                )
            case _ as never:
                assert_never(never)
        core = core_line(bar)
        if core is None:
            return filled
        shade = colour if finish.core == "full" else self.theme.ground
        return f'{filled}<path d="{_path([core])}" stroke="{shade}" stroke-width="{number(CORE_PX)}"/>'

    def dot(self, dot: Dot) -> str:
        finish, colour = FINISHES[dot.look], self.theme.accent(dot.accent)
        place = f'<circle cx="{number(dot.x)}" cy="{number(dot.y)}"'
        core = "full" if finish.fill == "hatch" else finish.core
        shade = colour if core == "full" else self.theme.ground
        middle = "" if core == "none" else f'{place} r="{number(dot.r * CORE)}" fill="{shade}"/>'
        if not finish.outline:
            return f'{place} r="{number(dot.r)}" fill="{colour}"/>{middle}'
        dash = f' stroke-dasharray="{_dash(BAR_DASH)}"' if finish.dashed else ""
        fill = mixed(colour, self.theme.ground, self.theme.pale) if finish.fill == "pale" else self.theme.ground
        ring = (
            f'{place} r="{number(dot.r - RING_PX / 2)}" fill="{fill}" stroke="{colour}" '
            f'stroke-width="{number(RING_PX)}"{dash}/>'
        )
        return ring + middle

    def stack(self, stack: Stack) -> str:
        events = _attribute(" ".join(quote(event, safe="") for event in stack.events))
        return (
            f'<g role="graphics-symbol img" data-events="{events}" data-count="{stack.count}">'
            f"<title>{_content(spoken_stack(self.scene, stack))}</title>{self.block(stack)}</g>"
        )

    def block(self, stack: Stack) -> str:
        box = f'<rect{_rect(stack.box)} rx="{number(stack_radius(stack))}"'
        return f'{box} fill="{self.theme.accent(stack.accent)}" fill-opacity="{number(stack_opacity(stack))}"/>'

    def rule(self, rule: Rule) -> str:
        dash = RULE_DASHES[rule.dash]
        drawn = f' stroke-dasharray="{_dash(dash)}"' if dash else ""
        stroke = f'stroke="{self.theme.role(rule.role, rule.accent)}" stroke-width="{number(rule.width)}"{drawn}'
        return "".join(
            f'<line x1="{number(x0)}" y1="{number(y0)}" x2="{number(x1)}" y2="{number(y1)}" {stroke}/>'
            for x0, y0, x1, y1 in uncovered(rule, self.free)
        )

    def text(self, text: Text) -> str:
        written = self.words(text)
        described = self.scene.described.get(text.event) if text.event is not None else None
        if described is None or described.href is None or not safe_link(described.href):
            return written
        # the mark is the link that a keyboard reaches; its label is the bigger target for a mouse
        return f'<a href="{_attribute(described.href)}" tabindex="-1">{written}</a>'

    def words(self, text: Text) -> str:
        weight = ' font-weight="700"' if text.bold else ""
        event = f' data-event="{_attribute(text.event)}"' if text.event is not None else ""
        return (
            f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"{weight}'
            f'{_ANCHORS[text.align]} fill="{self.theme.text(text.role, text.accent)}"{event}>'
            f"{_content(text.text)}</text>"
        )

    def named(self, event: str | None, shapes: str) -> str:
        """A mark with its event's id, name and link."""
        if event is None:
            return shapes
        described = self.scene.described.get(event)
        if described is None:  # a sample in the legend: its words stand beside it
            return f'<g aria-hidden="true">{shapes}</g>'
        group = (
            f'<g id="{self.identity(event)}" role="graphics-symbol img" data-event="{_attribute(event)}">'
            f"<title>{_content(spoken(described))}</title>{shapes}</g>"
        )
        href = described.href
        return f'<a href="{_attribute(href)}">{group}</a>' if href and safe_link(href) else group

    def identity(self, event: str) -> str:
        stem = "event-" + re.sub(r"[^A-Za-z0-9_-]", lambda m: f".{ord(m[0]):x}", event)
        self.ids[stem] += 1
        return stem if self.ids[stem] == 1 else f"{stem}.{self.ids[stem]}"

    def paint(self, kind: str, colour: str, opacity: float, mark: Area | Bar) -> str:
        """A fill or stroke attribute: flat, or a gradient along time where the mark fades."""
        if mark.fade == (0.0, 0.0):
            clear = f' {kind}-opacity="{number(opacity)}"' if opacity < 1 else ""
            return f' {kind}="{colour}"{clear}'
        (start, end), stops = fade_line(mark, self.scene.orientation)
        ends = f'x1="{number(start)}" x2="{number(end)}" y1="0" y2="0"'
        if self.scene.orientation == "vertical":
            ends = f'x1="0" x2="0" y1="{number(start)}" y2="{number(end)}"'
        body = "".join(
            f'<stop offset="{number(at)}" stop-color="{colour}" stop-opacity="{number(strength * opacity)}"/>'
            for at, strength in stops
        )
        name = self.fades.setdefault(f"{ends}{body}", f"{self.prefix}fade-{len(self.fades) + 1}")
        self.definitions[name] = (
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{body}</linearGradient>'
        )
        return f' {kind}="url(#{name})"'


def safe_link(href: str) -> bool:
    """Whether a link may be written into a picture: http(s), mailto or a place in the same page; never a script.

    >>> safe_link("https://example.org/a#:~:text=Xi"), safe_link("#e1"), safe_link(" javascript:alert(1)")
    (True, True, False)
    """
    try:
        scheme = urlsplit(href.strip()).scheme.lower()
    except ValueError:
        return False
    return scheme in _LINKED or href.startswith("#")


def _rect(box: Box) -> str:
    return f' x="{number(box.x0)}" y="{number(box.y0)}" width="{number(box.x1 - box.x0)}" height="{number(box.y1 - box.y0)}"'


def _path(lines: Iterable[Segment]) -> str:
    return "".join(f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" for x0, y0, x1, y1 in lines)


def _dash(lengths: tuple[float, ...]) -> str:
    return " ".join(number(length) for length in lengths)


def _content(text: str) -> str:
    return escape(clean(text), quote=False)


def _attribute(text: str) -> str:
    return escape(clean(text), quote=True)
