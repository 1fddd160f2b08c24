"""Scene -> SVG for a page that has the rest: the paint alone, in a form that can glide.

A page that shows the scene says in its own words what is painted (names, links, targets), brings the fonts and has a ground;
what is left is a third of the bytes of a document that stands alone. What moves along time stands in groups of the class
``moving``; everything else stands still while a reader zooms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from timeline.paint.fonts import bundled_fonts
from timeline.paint.moving import moves, moving_room
from timeline.paint.svg import Writer, number
from timeline.paint.theme import LIGHT, Theme
from timeline.scene.marks import Scene, Stack, Text


def to_inline(scene: Scene, theme: Theme = LIGHT, *, prefix: str = "") -> str:
    """The scene as an SVG element without ground, faces, names and links; hidden from screen readers.

    ``prefix`` keeps the definitions of several pictures of one page apart. Marks are in the scene's own order.

    >>> from timeline.scene import View, lay_out
    >>> to_inline(lay_out([], View(width_px=300.0))).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    return "".join(_Inline(scene, theme, bundled_fonts(), prefix).element())


class _Inline(Writer):
    def element(self) -> Iterator[str]:
        scene = self.scene
        width, height = number(scene.width_px), number(scene.height_px)
        room = moving_room(scene)
        runs = [
            (moving, "".join(map(self.mark, marks)))
            for moving, marks in groupby(scene.marks, lambda mark: moves(mark, scene, room))
        ]
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
            'aria-hidden="true">'
        )
        if self.definitions:
            yield f"<defs>{''.join(self.definitions.values())}</defs>"
        for moving, painted in runs:
            # two groups: what is stretched by the inner one is cut off by the outer one, which does not stretch
            yield f'<g><g class="moving">{painted}</g></g>' if moving else painted
        yield "</svg>"

    def named(self, event: str | None, shapes: str) -> str:
        return shapes

    def stack(self, stack: Stack) -> str:
        return self.block(stack)

    def text(self, text: Text) -> str:
        return self.words(text)
