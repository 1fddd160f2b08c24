"""Texts as boxes: one line set on its baseline, blocks of wrapped lines, and finding room for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.scene.marks import Align, Box, Role, Text
from timeline.scene.metrics import ASCENT, DESCENT, LINE, OVERHANG, Measure, leading, rise, wrap

TITLE_PX, DATE_PX = 13.0, 11.5
"""Sizes of an event's title and its date phrase, as on the target picture."""

_WIDE = ((340.0, 2), (440.0, 2), (600.0, 3))
_COLUMNS = ((150.0, 2), (185.0, 2), (200.0, 3), (240.0, 3), (320.0, 3), (440.0, 3), (600.0, 3))
"""Widths tried for a label and the lines its title may then have, narrow first: about 22 letters a line, as in a newspaper's
side column; wider only for titles that would otherwise run to more lines."""


_INLINE_PX = 8.0
_HALF_GAP = (LINE - (ASCENT + DESCENT)) / 2
"""From a line's ink to the end of its room, above and below, in text sizes."""


@dataclass(frozen=True, slots=True)
class Block:
    """A label: lines of a title in bold, lines of a date phrase under it. ``width`` and ``height`` in px, as measured.

    ``inline`` px above 0 say that the (one) line of the date stands so far behind the start of the title's last line.
    """

    title: tuple[str, ...]
    date: tuple[str, ...]
    width: float
    height: float
    inline: float = 0.0


def line(
    measure: Measure,
    text: str,
    x: float,
    y: float,
    size: float,
    role: Role,
    *,
    align: Align = "start",
    bold: bool = False,
    accent: int = 0,
    event: str | None = None,
    halo: bool = False,
) -> Text:
    """One line of text whose anchor stands at ``x`` on the baseline ``y``, with the box its ink may touch."""
    wide = measure(text, size, bold)
    x0 = x if align == "start" else x - wide / 2 if align == "middle" else x - wide
    box = Box(x0 - OVERHANG * size, y - (ASCENT + rise(text)) * size, x0 + wide + OVERHANG * size, y + DESCENT * size)
    return Text(x, y, text, size, role, box, align, bold, accent, event, halo)


def block(measure: Measure, title: str, date: str, max_px: float, *, wide: bool = False, inline: bool = False) -> Block:
    """The label of an event, at most ``max_px`` wide and of as few lines as a readable column gives.

    ``wide`` is for labels one under the other, where lines cost height and width is free; ``inline`` puts the date behind the
    title where it fits, to save its line.

    >>> from timeline.scene.metrics import width
    >>> block(width, "China publishes its peace plan", "Feb 2023", 300.0).title
    ('China publishes', 'its peace plan')
    """
    lines: list[str] = []
    for column, most in _WIDE if wide else _COLUMNS:
        lines = wrap(title, TITLE_PX, min(column, max_px), bold=True, measure=measure)
        if len(lines) <= most or column >= max_px:
            break
    across = max((measure(text, TITLE_PX, True) for text in lines), default=0.0)
    dates = wrap(date, DATE_PX, min(max(across, _COLUMNS[0][0]), max_px), measure=measure)
    across = max([across, *(measure(text, DATE_PX, False) for text in dates)])
    height = len(lines) * leading(lines, TITLE_PX)
    behind = measure(lines[-1], TITLE_PX, True) + _INLINE_PX if inline and lines and len(dates) == 1 else 0.0
    if behind and behind + measure(date, DATE_PX, False) + 2 * OVERHANG * TITLE_PX <= max_px:
        across = max(across, behind + measure(date, DATE_PX, False))
        return Block(tuple(lines), tuple(dates), across + 2 * OVERHANG * TITLE_PX, height, behind)
    return Block(
        tuple(lines), tuple(dates), across + 2 * OVERHANG * TITLE_PX, height + len(dates) * leading(dates, DATE_PX)
    )


def set_block(
    measure: Measure,
    label: Block,
    x: float,
    top: float,
    event: str,
    *,
    align: Align = "start",
    crossed: Iterable[float] = (),
) -> list[Text]:
    """The lines of a label whose anchor side stands at ``x`` and whose top is ``top``; haloed where a line at one of the
    ``crossed`` px (upright lines) runs through.
    """
    out: list[Text] = []
    y, xs = top, list(crossed)
    inset = OVERHANG * TITLE_PX * (1 if align == "start" else -1 if align == "end" else 0)
    title, date = leading(label.title, TITLE_PX), leading(label.date, DATE_PX)
    rows = [(text, TITLE_PX, title, True) for text in label.title] + [
        (text, DATE_PX, date, False) for text in label.date
    ]
    for text, size, high, bold in rows:
        if not bold and label.inline:
            base = y - DESCENT * TITLE_PX - _HALF_GAP * TITLE_PX
            out.append(line(measure, text, x + inset + label.inline, base, size, "quiet", event=event))
            break
        base = y + high - DESCENT * size - _HALF_GAP * size
        role: Role = "ink" if bold else "quiet"
        set_line = line(measure, text, x + inset, base, size, role, align=align, bold=bold, event=event)
        if any(set_line.box.x0 < px < set_line.box.x1 for px in xs):
            set_line = line(measure, text, x + inset, base, size, role, align=align, bold=bold, event=event, halo=True)
        out.append(set_line)
        y += high
    return out


def column(wants: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Tops for labels in one column: (wanted top, height with its gap) each, in order; none overlaps, all lie in [low, high].

    The tops are as near to the wanted ones as the sum of squares can be (isotonic regression by pooling neighbours that
    overlap, O(n)). When the column is too short for all, the last ones hang out below ``high``.

    >>> column([(0, 10), (2, 10), (50, 10)], 0, 60)
    [0.0, 10.0, 50.0]
    >>> column([(45, 10), (48, 10)], 0, 60)
    [40.0, 50.0]
    """
    pools: list[
        tuple[float, float, int]
    ] = []  # sum of wanted tops less what stands above in the pool, its height, members
    for wanted, height in wants:
        pools.append((wanted, height, 1))
        while len(pools) > 1:
            (sum_a, high_a, n_a), (sum_b, high_b, n_b) = pools[-2:]
            if _pool_top(sum_a, n_a, high_a, low, high) + high_a <= _pool_top(sum_b, n_b, high_b, low, high):
                break
            pools[-2:] = [(sum_a + sum_b - n_b * high_a, high_a + high_b, n_a + n_b)]
    tops: list[float] = []
    after = low
    for total, tall, many in pools:
        top = max(_pool_top(total, many, tall, low, high), after)
        for _, height in wants[len(tops) : len(tops) + many]:
            tops.append(float(top))
            top += height
        after = top
    return tops


def _pool_top(total: float, many: int, tall: float, low: float, high: float) -> float:
    return max(min(total / many, high - tall), low)


@dataclass(frozen=True, slots=True)
class Want:
    """Something that needs room: a key and the boxes it could take, best first."""

    key: str
    boxes: tuple[Box, ...]


def touch(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge.

    >>> touch(Box(0, 0, 2, 2), Box(2, 0, 4, 2)), touch(Box(0, 0, 2, 2), Box(1, 1, 4, 2))
    (False, True)
    """
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def place(wants: Sequence[Want], taken: Sequence[Box], *, within: Box) -> dict[str, Box | None]:
    """For each want, in order, its first box that touches nothing taken or placed and lies within; None when none does.

    Boxes are looked up in a grid of squares, so that n small boxes cost O(n).

    >>> here, there = Box(0, 0, 10, 10), Box(20, 0, 30, 10)
    >>> place([Want("a", (here,)), Want("b", (here, there)), Want("c", (here,))], [], within=Box(0, 0, 99, 99))
    {'a': Box(x0=0, y0=0, x1=10, y1=10), 'b': Box(x0=20, y0=0, x1=30, y1=10), 'c': None}
    """
    grid: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in taken:
        for square in _squares(box, within):
            grid[square].append(box)
    out: dict[str, Box | None] = {}
    for want in wants:
        out[want.key] = None
        for box in want.boxes:
            inside = within.x0 <= box.x0 and box.x1 <= within.x1 and within.y0 <= box.y0 and box.y1 <= within.y1
            if inside and not any(touch(box, other) for square in _squares(box, within) for other in grid[square]):
                out[want.key] = box
                for square in _squares(box, within):
                    grid[square].append(box)
                break
    return out


def _squares(box: Box, within: Box, side: float = 64.0) -> Iterable[tuple[int, int]]:
    """The squares of the grid a box lies in, as far as they matter within a frame."""
    x0, x1 = max(box.x0, within.x0), min(box.x1, within.x1)
    y0, y1 = max(box.y0, within.y0), min(box.y1, within.y1)
    return [
        (column, row)
        for column in range(int(x0 // side), int(x1 // side) + 1)
        for row in range(int(y0 // side), int(y1 // side) + 1)
    ]
