"""Themes keep their promises: contrast, and accents that colour-blind readers and black-and-white printers can tell apart."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations, pairwise
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from timeline.errors import DrawError
from timeline.paint.theme import PRINT, THEMES, Theme, channels, mixed, theme_named

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15(6),
# 2009; severity 1.0, for linear RGB.
SIGHTS: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE: Triple = (0.95047, 1.0, 1.08883)


def times(matrix: Matrix, colour: Triple) -> Triple:
    a, b, c = (sum(m * v for m, v in zip(row, colour, strict=True)) for row in matrix)
    return a, b, c


def linear(colour: str) -> Triple:
    a, b, c = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (n / 255 for n in channels(colour)))
    return a, b, c


def seen(colour: str, sight: str) -> Triple:
    a, b, c = (min(max(v, 0.0), 1.0) for v in times(SIGHTS[sight], linear(colour)))
    return a, b, c


def lab(colour: Triple) -> Triple:
    x, y, z = (
        v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116
        for v in (v / w for v, w in zip(times(XYZ, colour), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Triple, two: Triple) -> float:
    """Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, Color Research & Application 30(1), 2005."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    c_mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(c_mean**7 / (c_mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    d_h = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_h = 2 * sqrt(c1 * c2) * sin(radians(d_h) / 2)
    l_mean, c_mean = (l1 + l2) / 2, (c1 + c2) / 2
    h_mean = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    if c1 * c2 == 0:
        h_mean = h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h_mean - 30))
        + 0.24 * cos(radians(2 * h_mean))
        + 0.32 * cos(radians(3 * h_mean + 6))
        - 0.20 * cos(radians(4 * h_mean - 63))
    )
    s_l = 1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2)
    s_c, s_h = 1 + 0.045 * c_mean, 1 + 0.015 * c_mean * t
    turn = -sin(radians(60 * exp(-(((h_mean - 275) / 25) ** 2)))) * 2 * sqrt(c_mean**7 / (c_mean**7 + 25**7))
    l_term, c_term, h_term = (l2 - l1) / s_l, (c2 - c1) / s_c, big_h / s_h
    return sqrt(l_term**2 + c_term**2 + h_term**2 + turn * c_term * h_term)


def contrast(one: str, two: str) -> float:
    """WCAG 2.2 contrast ratio, 1 to 21."""
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in map(linear, (one, two))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "two", "difference"),
    [  # from the table of test data that Sharma et al. publish with the formula
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_of_difference_is_the_published_one(one: Triple, two: Triple, difference: float) -> None:
    assert ciede2000(one, two) == pytest.approx(difference, abs=1e-4)


@pytest.fixture(params=list(THEMES.values()), ids=list(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    found: Theme = request.param
    return found


@pytest.mark.parametrize("sight", SIGHTS)
def test_accents_are_told_apart(theme: Theme, sight: str) -> None:
    apart = {
        (one, two): ciede2000(lab(seen(one, sight)), lab(seen(two, sight)))
        for one, two in combinations(theme.accents, 2)
    }
    assert {pair: round(d, 1) for pair, d in apart.items() if d < 11} == {}


def grounds(theme: Theme) -> list[str]:
    """All that text and marks can stand on: the page, the future, and either under a state's band in any accent."""
    plain = [theme.ground, theme.future]
    return plain + [mixed(accent, ground, theme.band) for accent in theme.accents for ground in plain]


def test_text_is_readable_on_every_ground(theme: Theme) -> None:
    inks = [theme.ink, theme.quiet, theme.now]
    assert [(ink, g) for ink in inks for g in grounds(theme) if contrast(ink, g) < 4.5] == []


def test_lane_names_are_readable_in_their_accent(theme: Theme) -> None:
    on = (theme.ground, theme.future)
    assert [(ink, g) for ink in theme.accent_inks for g in on if contrast(ink, g) < 4.5] == []


def test_marks_stand_out(theme: Theme) -> None:
    on = (theme.ground, theme.future)
    colours = [*theme.accents, theme.axis, theme.now]
    assert [(c, g) for c in colours for g in on if contrast(c, g) < 3] == []


def test_accents_of_the_print_theme_differ_in_grey() -> None:
    lightness = sorted(lab(linear(accent))[0] for accent in PRINT.accents)
    assert min(b - a for a, b in pairwise(lightness)) > 4


def test_every_colour_is_a_colour(theme: Theme) -> None:
    for field in fields(theme):
        value = getattr(theme, field.name)
        for colour in value if isinstance(value, tuple) else [value]:
            if isinstance(colour, str) and field.name != "name":
                assert colour.startswith("#")
                assert len(channels(colour)) == 3
    assert len(theme.accents) == len(theme.accent_inks)


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(DrawError, match=r"'sepia' is no theme; take one of light, dark, print"):
        theme_named("sepia")
