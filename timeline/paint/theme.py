"""Themes: what colour each role has in a picture. Scenes name roles and accents; only a theme names colours.

Every theme passes WCAG 2.2 AA on its own grounds (text 4.5:1, marks 3:1), and its accents stay at least 11 CIEDE2000 units
apart for normal sight and for protanopia, deuteranopia and tritanopia as simulated by Machado, Oliveira and Fernandes
(2009); tests/test_paint_theme.py measures both. The accents were found by simulated annealing from hand-picked hues under
those two constraints, so change one only with the test at hand. The print theme's accents also differ in lightness, so
that lanes can be told apart on a black-and-white printer; what happened, what is planned and what is uncertain differ in
form and never by colour alone.

To add a theme: a `Theme`, a line in `THEMES`; the tests take it from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.errors import DrawError
from timeline.scene.marks import Role

FONT_FAMILY = "Inter"
"""The bundled face; painters embed it, so no other needs to be found."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture, as ``#RRGGBB``.

    ``accents`` paint marks and ``accent_inks``, the same hues made dark (or light) enough to be read, paint text; both
    are used cyclically when a scene has more lanes than there are accents. ``pale`` (0-1) is the opacity of the fill of
    marks that are uncertain, ``band`` that of states behind the events.
    """

    name: str
    ground: str
    future: str
    ink: str
    quiet: str
    axis: str
    grid: str
    now: str
    accents: tuple[str, ...]
    accent_inks: tuple[str, ...]
    pale: float
    band: float
    dark: bool = False

    def accent(self, number: int) -> str:
        """The colour of an accent's marks; of `NEUTRAL` the quiet one."""
        return self.quiet if number < 0 else self.accents[number % len(self.accents)]

    def role(self, role: Role, accent: int = 0) -> str:
        """The colour of lines and grounds of a role; of accent and band, the accent's."""
        match role:
            case "accent" | "band":
                return self.accent(accent)
            case "ground" | "future" | "ink" | "quiet" | "axis" | "grid" | "now":
                colour: str = getattr(self, role)
                return colour

    def text(self, role: Role, accent: int = 0) -> str:
        """The colour of text of a role.

        >>> LIGHT.text("accent", 2) == LIGHT.accent_inks[2]
        True
        """
        if role not in ("accent", "band"):
            return self.role(role)
        return self.quiet if accent < 0 else self.accent_inks[accent % len(self.accent_inks)]


LIGHT = Theme(
    name="light",
    ground="#FCFBF8",
    future="#F1EFE4",
    ink="#15191F",
    quiet="#555D6A",
    axis="#15191F",
    grid="#DEDBD2",
    now="#3E4652",
    accents=("#BA3028", "#1855B3", "#8F5FE9", "#177653", "#AD7C0A", "#8C2A62", "#248CA7"),
    accent_inks=("#BA3028", "#1855B3", "#7F4DD6", "#177653", "#8C6407", "#8C2A62", "#09748D"),
    pale=0.22,
    band=0.06,
)
DARK = Theme(
    name="dark",
    ground="#14171C",
    future="#1E2229",
    ink="#ECEFF4",
    quiet="#A6AFBC",
    axis="#D5DAE2",
    grid="#303641",
    now="#BCC4CF",
    accents=("#FD5340", "#92ADE1", "#A876F8", "#4CC48F", "#ECB740", "#DA6EA2", "#9FDDE8"),
    accent_inks=("#FD5340", "#92ADE1", "#A876F8", "#4CC48F", "#ECB740", "#DA6EA2", "#9FDDE8"),
    pale=0.26,
    band=0.08,
    dark=True,
)
PRINT = Theme(
    name="print",
    ground="#FFFFFF",
    future="#EFEFEF",
    ink="#111111",
    quiet="#4A4A4A",
    axis="#111111",
    grid="#CFCFCF",
    now="#333333",
    accents=("#B7361A", "#0B3EA0", "#4C1757", "#0B5B41", "#271707", "#86436B", "#0A8A99"),
    accent_inks=("#B7361A", "#0B3EA0", "#4C1757", "#0B5B41", "#271707", "#86436B", "#007683"),
    pale=0.18,
    band=0.06,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


def theme_named(name: str) -> Theme:
    """The theme of a name; raises `DrawError` naming those there are.

    >>> theme_named("dark").dark
    True
    """
    if name not in THEMES:
        raise DrawError(f"{name!r} is no theme; take one of {', '.join(THEMES)}")
    return THEMES[name]


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0-255, of ``#RRGGBB``.

    >>> channels("#FF8000")
    (255, 128, 0)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def rgba(colour: str, opacity: float) -> str:
    """A CSS colour with opacity 0-1.

    >>> rgba("#FF8000", 0.25)
    'rgba(255,128,0,0.25)'
    """
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def mixed(colour: str, ground: str, opacity: float) -> str:
    """The opaque colour that ``colour`` with an opacity makes on ``ground``.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    return "#" + "".join(
        f"{round(over * opacity + under * (1 - opacity)):02X}"
        for over, under in zip(channels(colour), channels(ground), strict=True)
    )
