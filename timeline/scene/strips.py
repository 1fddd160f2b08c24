"""What stands without a label, counted at its place: a small square for each event, or where they are many a bar with a count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.scene.detail import BIN_PX, count_text
from timeline.scene.frame import UNIT_PX
from timeline.scene.index import Pile
from timeline.scene.labels import line
from timeline.scene.marks import NEUTRAL, Box, Mark, Stack
from timeline.scene.metrics import Measure
from timeline.scene.scale import TimeScale

Placed = tuple[int, Pile]
"""A piece of the axis, by number, and what stands in it."""

_UNIT_PITCH_PX = UNIT_PX + 2.0
_UNITS = int(BIN_PX // _UNIT_PITCH_PX)
"""So many squares stand side by side in a piece; with more in any piece of a picture, all its pieces show counts instead."""

_BAR_PX, _COUNT_PX = 20.0, 14.0
"""Height of the strip's bars, and of the counts under them."""

DOWN_BIN_PX = 22.0
"""A piece of a strip down the side: the height of a count with some air."""


def edges_across(x0: float, x1: float) -> list[float]:
    """The px between the pieces of a strip: whole pieces, the last one wider."""
    return [*(x0 + BIN_PX * n for n in range(max(int((x1 - x0) // BIN_PX), 1))), x1]


def edges_down(y0: float, y1: float) -> list[float]:
    """The same down the side."""
    return [*(y0 + DOWN_BIN_PX * n for n in range(max(int((y1 - y0) // DOWN_BIN_PX), 1))), y1]


def ordinals(edges: Iterable[float], scale: TimeScale) -> list[float]:
    """The day numbers of edges in px."""
    return [scale.ordinal_at(px) for px in edges]


class Strips:
    """The strips of one picture: all show squares, or all show bars of one measure."""

    def __init__(self, every: Iterable[Placed], measure: Measure) -> None:
        piles = [pile for _, pile in every]
        self.most = max((pile.count for pile in piles), default=1)
        self.single = all(pile.count == len(pile.events) <= _UNITS for pile in piles)
        self._measure = measure

    @property
    def high_px(self) -> float:
        """The height of a strip across the picture."""
        return UNIT_PX if self.single else _BAR_PX + _COUNT_PX

    def across(
        self,
        piles: Sequence[Placed],
        lane: int,
        top: float,
        edges: Sequence[float],
        body: list[Mark],
        texts: list[Mark],
    ) -> None:
        """A strip whose top is ``top``, for time from left to right. Bars have the accent ``lane``, squares their event's own."""
        base = top + _BAR_PX
        for at, pile in piles:
            x = edges[at]
            if self.single:
                body += _squares(pile, x + (BIN_PX - _UNIT_PITCH_PX * pile.count + 2.0) / 2, top)
                continue
            weight = pile.count / self.most
            box = Box(x + 1.0, base - 4.0 - 15.0 * weight**0.5, x + BIN_PX - 1.0, base)
            body.append(Stack(box, pile.events, pile.count, lane, round(weight, 4)))
            count = f"+{count_text(pile.count)}"
            texts.append(line(self._measure, count, x + BIN_PX / 2, base + 11.0, 10.0, "quiet", align="middle"))

    def down(
        self, piles: Iterable[Placed], x: float, edges: Sequence[float], body: list[Mark], texts: list[Mark]
    ) -> None:
        """A strip whose left edge is ``x``, for time running downwards, all lanes together."""
        for at, pile in piles:
            y = edges[at]
            if self.single:
                body += _squares(pile, x, y + (DOWN_BIN_PX - UNIT_PX) / 2)
                continue
            weight = pile.count / self.most
            box = Box(x, y + 1.0, x + 4.0 + 14.0 * weight**0.5, y + DOWN_BIN_PX - 1.0)
            body.append(Stack(box, pile.events, pile.count, NEUTRAL, round(weight, 4)))
            count = f"+{count_text(pile.count)}"
            texts.append(line(self._measure, count, x + 21.0, y + DOWN_BIN_PX / 2 + 4.0, 10.0, "quiet"))


def _squares(pile: Pile, x: float, y: float) -> list[Mark]:
    return [
        Stack(Box(x + _UNIT_PITCH_PX * n, y, x + _UNIT_PITCH_PX * n + UNIT_PX, y + UNIT_PX), (event,), 1, lane)
        for n, (event, lane) in enumerate(zip(pile.events, pile.lanes, strict=True))
    ]
