"""Scene -> one HTML file: the figure alive, every event in a list below it, no request to anywhere.

The file holds plotly.js once (4.5 MB, 1.4 MB zipped), a subset of our font and the figure. A content security policy lets
nothing else in: no network, no script but the two whose hashes it names. Without scripts the SVG stands in for the
figure. Wheel and drag zoom and pan along time, a double click shows all again, a click on a mark or its label opens its
passage at the source.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from itertools import islice
from typing import Any

from timeline.paint.fonts import Fonts, bundled_fonts, characters_by_face, families, family_of, woff_subset
from timeline.paint.looks import clean
from timeline.paint.plotly import to_figure
from timeline.paint.svg import safe_link, to_svg
from timeline.paint.theme import LIGHT, Theme
from timeline.scene.marks import Described, Scene

_MOST_LISTED = 5000
"""Events in the list below the picture; a browser scrolls through as many at once. CSV holds any number."""

_CONFIG = {
    "scrollZoom": True,
    "displaylogo": False,
    "doubleClick": "reset",
    "typesetMath": False,
    "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
    "showTips": False,
}

_SCRIPT = """
const data = JSON.parse(document.getElementById("figure-data").textContent);
const place = document.getElementById("figure");
place.replaceChildren();
Plotly.newPlot(place, data.figure.data, data.figure.layout, data.config).then(() => {
  place.on("plotly_hover", () => place.classList.add("over"));
  place.on("plotly_unhover", () => place.classList.remove("over"));
  place.on("plotly_click", (click) => {
    const id = click.points[0] && click.points[0].customdata;
    if (Array.isArray(id)) document.getElementById("events").scrollIntoView({behavior: "smooth"});
    else if (data.links[id]) window.open(data.links[id], "_blank", "noopener");
  });
});
"""

_STYLE = """
:root{color-scheme:%(scheme)s}
body{margin:0;background:%(ground)s;color:%(ink)s;font:15px/1.5 %(family)s}
#figure{overflow-x:auto;width:100%%}
#figure svg{display:block}
#figure.over .nsewdrag{cursor:pointer}
section{padding:8px 32px 40px;max-width:880px}
h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%%);white-space:nowrap}
h2{font-size:17px;margin:0 0 8px}
ol{margin:0;padding-left:1.6em}
li{margin:0 0 6px;padding-left:4px}
li span{color:%(quiet)s}
a{color:inherit;text-decoration-color:%(quiet)s;text-underline-offset:3px}
a:focus-visible{outline:2px solid %(ink)s;outline-offset:2px}
"""


def to_html(scene: Scene, theme: Theme = LIGHT, *, fonts: Fonts | None = None, language: str = "en") -> str:
    """The scene as a page of its own; see the module."""
    from plotly.offline import get_plotlyjs

    fonts = fonts or bundled_fonts()
    library = get_plotlyjs()
    links = {event: d.href for event, d in scene.described.items() if d.href and safe_link(d.href)}
    figure: dict[str, Any] = to_figure(scene, theme, fonts=fonts).to_plotly_json()
    data = json.dumps({"figure": figure, "config": _CONFIG, "links": links}, ensure_ascii=False, separators=(",", ":"))
    style = _faces(scene, fonts) + _STYLE % {
        "scheme": "dark" if theme.dark else "light",
        "ground": theme.ground,
        "ink": theme.ink,
        "quiet": theme.quiet,
        "family": families(fonts),
    }
    policy = (
        f"default-src 'none'; script-src '{_hash(library)}' '{_hash(_SCRIPT)}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    title = escape(clean(scene.title or "Timeline"))
    picture = to_svg(scene, theme, embed_fonts=False, fonts=fonts, language=language)
    rows = "\n".join(_row(described) for described in islice(scene.described.values(), _MOST_LISTED))
    left = len(scene.described) - _MOST_LISTED
    heading = f"The first {_MOST_LISTED:,} of {len(scene.described):,} events" if left > 0 else "All events"
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="geopolitical-timeline">
<meta name="description" content="{escape(clean(scene.description))}">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<div id="figure" role="figure" aria-label="The timeline as a picture; all its events are listed below">{picture}</div>
<section id="events" aria-labelledby="events-title">
<h2 id="events-title">{heading}</h2>
<ol>
{rows}
</ol>
</section>
</main>
<script id="figure-data" type="application/json">{_harmless(data)}</script>
<script>{library}</script>
<script>{_SCRIPT}</script>
</body>
</html>
"""


def _row(described: Described) -> str:
    title, rest = escape(clean(described.title)), escape(clean(f"{described.date} · {described.status}"))
    if described.href and safe_link(described.href):
        title = f'<a href="{escape(described.href)}" rel="noopener">{title}</a>'
    return f"<li>{title} <span>{rest}</span></li>"


def _faces(scene: Scene, fonts: Fonts) -> str:
    """Subsets with ASCII and the list's letters besides the picture's: hover labels and the list are set in them too."""
    listed = islice(scene.described.values(), _MOST_LISTED)
    more = frozenset(clean("".join(f"{d.title}{d.date}{d.status}" for d in listed)))
    ascii_too = frozenset(map(chr, range(0x20, 0x7F)))
    faces = characters_by_face(scene, fonts)
    for bold, path in ((False, fonts.regular), (True, fonts.bold)):
        faces[path, bold] = faces.get((path, bold), frozenset()) | more | ascii_too
    return "".join(
        f"@font-face{{font-family:'{family_of(path).replace(chr(39), '')}';font-weight:{700 if bold else 400};"
        f"src:url(data:font/woff;base64,{b64encode(woff_subset(path, chars)).decode('ascii')}) format('woff')}}"
        for (path, bold), chars in faces.items()
    )


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode('ascii')}"


def _harmless(data: str) -> str:
    """JSON that cannot end the script element it stands in, whatever a title says."""
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
