"""What an axis says: ticks, labels on two levels, and where time is skipped.

A label belongs to the tick it stands right of (below, when time runs downwards): the day, month or year begins there. Hours
stand over their day ("06:00 12:00" over "Tuesday 21 March 2023"), days over their month ("20 21 22" over "March 2023"), months over
their year, years alone, so that every label can be read without guessing. Each stretch of the scale chooses its own grain: the
finest that keeps its labels apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil as round_up
from math import floor as round_down

from timeline.scene import units
from timeline.scene.scale import HOURS_PX, TimeScale
from timeline.when import Day, Moment
from timeline.words import MONTHS, date_phrase, year_words

_GAP = 9.0
"""Px between the end of one label and the tick of the next."""

_FINER = 1.8
"""A calendar unit the elastic scale singled out ("2019") is labelled in finer units only when these have well more than the room
they need: otherwise every stretch of a picture would speak in another grain."""

_HOURS_APART = 2.0
"""Hours are labelled with twice the room they need: they are there to give a day its length, nothing is dated by them."""

_ALIKE = 2.0
"""Neighbouring stretches whose paces differ by less are labelled as one: steady words read better than the last px of room."""

_MINOR_PX = 7.0
"""Unlabelled ticks nearer than this look like hatching."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis, labelled when ``text`` is not empty. ``unit`` is "hour", "day", "month" or "year".

    ``ordinal`` is a day number; an hour's has a fraction.
    """

    px: float
    ordinal: float
    unit: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The second level: what the labels between two px share."""

    start_px: float
    end_px: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """All an axis shows: ticks in order, contexts in order, and the px between which time is skipped."""

    ticks: tuple[Tick, ...]
    contexts: tuple[Context, ...]
    skips: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """Every so many units: ``days`` is about how long that is."""

    unit: str
    count: int
    days: float


_STEPS = (
    *(_Step("hour", n, n / 24) for n in (1, 3, 6, 12)),
    _Step("day", 1, 1),
    _Step("day", 7, 7),  # Mondays
    _Step("day", 10, 10),  # 1, 11, 21
    _Step("month", 1, 30.4),
    _Step("month", 3, 91.3),
    *(_Step("year", n, 365.2425 * n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)

Extent = Callable[[str], float]
"""Px a label takes along the axis."""


def read(scale: TimeScale, extent: Extent, *, end_px: float, bold: Extent | None = None) -> Axis:
    """The axis of a scale. Labels end before ``end_px``; ``bold`` measures contexts (None: like labels).

    >>> from timeline.scene.scale import linear
    >>> axis = read(linear((Day.of(2023, 3, 20), Day.of(2023, 3, 22)), 0, 120), lambda text: 7.0 * len(text), end_px=130)
    >>> [t.text for t in axis.ticks], [c.text for c in axis.contexts]
    (['20', '21', '22', ''], ['March 2023'])
    """
    eras = Day(scale.span[0]).year < 1000
    runs = _runs(scale)
    wanted: list[tuple[int, float, Tick]] = []
    minor: dict[float, Tick] = {}
    for i, run in enumerate(runs):
        if run.skipped:
            continue
        after_skip = not i or runs[i - 1].skipped
        before_skip = i + 1 == len(runs) or runs[i + 1].skipped
        for rank, tick in _labelled(scale, run, extent, eras, single=len(runs) == 1, start=after_skip, end=before_skip):
            wanted.append((rank, scale.at(run.start) - scale.at(run.end), tick))
        for tick in _minor(scale, run):
            minor[tick.ordinal] = tick
    placed = _thin(wanted, extent, end_px)
    contexts, orphans = _contexts(placed, scale, bold or extent, end_px)
    ticks = minor | {t.ordinal: t for t in placed if t.ordinal not in orphans}
    return Axis(
        tuple(ticks[o] for o in sorted(ticks)),
        tuple(contexts),
        tuple((scale.at(a), scale.at(b)) for a, b in scale.skipped),
    )


def year_text(year: int, eras: bool = False) -> str:
    """A year as people write it; with ``eras`` years of our era below 1000 say so.

    >>> year_text(2023), year_text(-299), year_text(33, eras=True), year_text(0)
    ('2023', '300 BCE', '33 CE', '1 BCE')
    """
    return f"{year} CE" if eras and 0 < year < 1000 else year_words(year)


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of the axis that is labelled in one grain: from a day number to another, at no less than so many px a day."""

    start: int
    end: int
    speed: float
    skipped: bool


def _runs(scale: TimeScale) -> list[_Run]:
    """The pieces of a scale, those joined whose paces the eye does not tell apart."""
    skipped = set(scale.skipped)
    out: list[_Run] = []
    fastest = 0.0
    for (a, x0), (b, x1) in pairwise(scale.knots):
        speed, skip = (x1 - x0) / (b - a), (a, b) in skipped
        last = out[-1] if out else None
        if last and not skip and not last.skipped and max(fastest, speed) <= _ALIKE * min(last.speed, speed):
            out[-1] = _Run(last.start, b, min(last.speed, speed), False)
            fastest = max(fastest, speed)
        else:
            out.append(_Run(a, b, speed, skip))
            fastest = speed
    return out


def _text(ordinal: float, unit: str, eras: bool) -> str:
    if unit == "hour":
        return f"{round(ordinal % 1 * 24):02}:00"
    year, month, day = _day(ordinal).civil
    return str(day) if unit == "day" else MONTHS[month - 1][:3] if unit == "month" else year_text(year, eras)


def _day(ordinal: float) -> Day:
    """The day an hour lies in."""
    return Day(round_down(ordinal))


def _starts(step: _Step, a: int, b: int) -> Iterator[float]:
    """Where the units of a step begin in [a, b)."""
    if step.unit == "hour":
        yield from (day + hour / 24 for day in range(a, b) for hour in range(0, 24, step.count))
    elif step.unit == "day":
        if step.count == 7:
            yield from range(a + (1 - a) % 7, b, 7)  # day number 1 is a Monday
        elif step.count == 10:
            for month in range(units.month_of(a), units.month_of(b - 1) + 1):
                yield from (d for d in (units.month_start(month) + n for n in (0, 10, 20)) if a <= d < b)
        else:
            yield from range(a, b, step.count)
    elif step.unit == "month":
        first = round_up(units.month_of(a) / step.count) * step.count
        for month in range(first, units.month_of(b - 1) + 1, step.count):
            if a <= units.month_start(month) < b:
                yield units.month_start(month)
    else:
        low, high = Day(a).year, Day(b - 1).year
        for year in _round_years(step.count, low, high):
            if a <= units.month_start(12 * year) < b:
                yield units.month_start(12 * year)


def _round_years(count: int, low: int, high: int) -> Iterator[int]:
    """Years round as people count them: before our era 300 BCE (year -299) is round and year -300 is not; 1 stands for 0."""
    for k in range((1 - low) // count, 0, -1):
        if low <= 1 - k * count <= high:
            yield 1 - k * count
    if low <= 1 <= high:
        yield 1
    for year in range(max(round_up(max(low, 1) / count), 1) * count, high + 1, count):
        if year > 1:
            yield year


def _own(a: int, b: int) -> str:
    """The coarsest unit both ends of a piece begin."""
    if units.floor(a, 12) == a and units.floor(min(b, units.AFTER_LAST - 1), 12) == b:
        return "year"
    return "month" if units.floor(a, 1) == a and units.floor(min(b, units.AFTER_LAST - 1), 1) == b else "day"


def _labelled(
    scale: TimeScale, run: _Run, extent: Extent, eras: bool, *, single: bool, start: bool, end: bool
) -> Iterator[tuple[int, Tick]]:
    """Labels a stretch wants, with ranks: lower ranks are placed first.

    ``start`` and ``end``: nothing goes on before and after it, so that its own ends have to be named, whatever day they are.
    """
    a, b, speed = run.start, run.end, run.speed
    own = _own(a, b)
    step = next((s for s in _steps(scale) if _fits(s, a, b, speed, own, extent, eras, single)), None)
    rank = {"year": 0, "month": 1, "day": 2, "hour": 3}
    starts = list(_starts(step, a, b)) if step else []
    if not starts and own != "year" and not start:
        # goes on from another stretch: the months (or years) that begin in it are name enough
        step = _Step("month", 1, 30.4) if own == "day" else _Step("year", 1, 365.2425)
        starts = list(_starts(step, a, b))
    elif not starts or (start and not single and starts[0] != a and (starts[0] - a) * speed > extent("0000") + _GAP):
        yield rank[own] * 2, Tick(scale.at(a), a, own, _text(a, own, eras))
    unit, every = (step.unit, step.count) if step and starts else (own, 0)
    for at in starts:
        yield rank[unit] * 2, Tick(scale.at(at), at, unit, _text(at, unit, eras))
    if end and b < units.AFTER_LAST and every != 1 and own != "day":
        yield 9, Tick(scale.at(b), b, own, _text(b, own, eras))


def _fits(step: _Step, a: int, b: int, speed: float, own: str, extent: Extent, eras: bool, single: bool) -> bool:
    if step.unit == "hour":
        wide = step.days * speed >= (extent("00:00") + _GAP) * _HOURS_APART
        return speed >= HOURS_PX and wide
    order = ("day", "month", "year")
    finer = order.index(step.unit) < order.index(own)
    if not single and step.count > 1 and step.days * 4 > b - a and not finer:
        return False  # a piece of few units says each or only where it begins
    if step.days > (b - a) * 1.01 and not (step.count == 1 and step.unit == own):
        return False
    sample = "30" if step.unit == "day" else "May" if step.unit == "month" else _text(a, "year", eras)
    need = (extent(sample) + _GAP) * (_FINER if finer and not single else 1.0)
    return step.days * speed >= need or (step.unit == own and step.days >= b - a)


def _steps(scale: TimeScale) -> Sequence[_Step]:
    """The steps an axis may take, hours only where the picture shows them."""
    return _STEPS if scale.has_hours else [step for step in _STEPS if step.unit != "hour"]


def _minor(scale: TimeScale, run: _Run) -> Iterator[Tick]:
    """Ticks without labels: both ends, and between them the finest units that stay apart."""
    a, b, speed = run.start, run.end, run.speed
    for end in (a, b):
        yield Tick(scale.at(end), end, "day")
    for step in _steps(scale):
        if step.unit == "hour" and speed < HOURS_PX:
            continue
        if step.days * speed >= _MINOR_PX and step.count in (1, 3, 10, 100, 1000):
            for start in _starts(step, a, b):
                yield Tick(scale.at(start), start, step.unit)
            return


def _thin(wanted: Iterable[tuple[int, float, Tick]], extent: Extent, end_px: float) -> list[Tick]:
    """The wanted (rank, minus the px of its stretch, label) that can stand side by side, in order of place.

    Better ranks come first and, among equals, wide stretches: what happens lies there.
    """
    taken: list[tuple[float, float]] = []
    placed: dict[float, Tick] = {}
    for _, _, tick in sorted(wanted, key=lambda w: (w[0], round(w[1]), w[2].px)):
        low, high = tick.px, tick.px + extent(tick.text) + _GAP
        if high - _GAP > end_px or tick.ordinal in placed:
            continue
        if all(high <= left or right <= low for left, right in taken):
            taken.append((low, high))
            placed[tick.ordinal] = tick
    return [placed[o] for o in sorted(placed)]


def _contexts(placed: list[Tick], scale: TimeScale, extent: Extent, end_px: float) -> tuple[list[Context], set[float]]:
    """The second level of the placed labels; the day numbers of labels whose context finds no room, and which so must go."""
    groups: list[tuple[tuple[str, ...], list[Tick]]] = []
    for tick in placed:
        names = _context_names(tick)
        if groups and names and groups[-1][0] == names:
            groups[-1][1].append(tick)
        else:
            groups.append((names, [tick]))
    contexts: list[Context] = []
    orphans: set[float] = set()
    named = [g for g in groups if g[0]]
    for i, (names, ticks) in enumerate(named):
        start = ticks[0].px
        limit = min(named[i + 1][1][0].px - _GAP, end_px) if i + 1 < len(named) else end_px
        text = next((n for n in names if start + extent(n) <= limit), None)
        if text is None:
            orphans.update(t.ordinal for t in ticks)
            continue
        contexts.append(Context(start, min(_group_end(ticks, scale), limit), text))
    return contexts, orphans


def _context_names(tick: Tick) -> tuple[str, ...]:
    """Ways to write what a label leaves out, longest first; none for a year."""
    if tick.unit == "hour":
        day = Moment.on(_day(tick.ordinal))
        return date_phrase(day, short=False), date_phrase(day)
    year, month, _ = _day(tick.ordinal).civil
    if tick.unit == "day":
        name = MONTHS[month - 1]
        return (f"{name} {year_text(year)}", f"{name[:3]} {year_text(year)}")
    return (year_text(year),) if tick.unit == "month" else ()


def _group_end(ticks: list[Tick], scale: TimeScale) -> float:
    """Where what a group names ends: with the piece that holds its last label, or with the month or year before that."""
    last = ticks[-1]
    piece_end = next(b for (a, _), (b, _) in pairwise(scale.knots) if a <= last.ordinal < b or b == scale.span[1])
    unit_end = units.ceil(round_down(last.ordinal) + 1, {"hour": 0, "day": 1}.get(last.unit, 12))
    return scale.at(min(piece_end, unit_end))
