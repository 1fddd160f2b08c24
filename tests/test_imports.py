"""Who may import whom: the layout of the package, kept true by reading the imports of every module.

The core (`when` to `export`) holds values and pure functions; the edges touch files, network and browser; the shells hold
the app and the command line. A library that is heavy or tied to one edge may be imported only there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "timeline"

CORE = {"errors", "when", "edtf", "words", "records"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "when": {"errors"},
    "edtf": {"errors", "when"},
    "words": {"when"},
    "records": {"errors", "when"},
    # pure core: values in, values out
    "links": {"errors", "records"},
    "reading": {"errors", "records"},
    "timex": CORE,
    "extract": CORE | {"reading", "timex", "merge"},
    "merge": CORE,
    "scene": CORE | {"bundled"},  # the advance widths are measured on the bundled fonts
    "paint": {"errors", "scene", "when", "bundled"},  # painters never see an event
    "table": CORE,
    "export": CORE | {"scene", "paint", "table", "store", "links", "bundled"},
    # edges: files, network
    "bundled": {"errors"},
    "article": {"errors", "records", "reading"},
    "store": CORE | {"bundled", "table"},
    # shells
    "app": CORE
    | {
        "links",
        "reading",
        "timex",
        "extract",
        "merge",
        "scene",
        "paint",
        "table",
        "export",
        "bundled",
        "article",
        "store",
    },
    "wsgi": CORE | {"app", "article", "store", "bundled", "extract", "merge"},
    "cli": CORE
    | {
        "links",
        "reading",
        "timex",
        "extract",
        "merge",
        "scene",
        "paint",
        "table",
        "export",
        "bundled",
        "article",
        "store",
    }
    | {"app", "wsgi"},
    "__main__": {"cli"},
}

# A library, and the modules (by the start of their dotted name) that may import it.
ONLY_IN: dict[str, tuple[str, ...]] = {
    "dash": ("app", "wsgi"),
    "dash_mantine_components": ("app",),
    "dash_ag_grid": ("app",),
    "flask": ("app", "wsgi"),
    "plotly": ("paint.plotly", "paint.html", "app", "export"),
    "fpdf": ("paint.pdf",),
    "resvg_py": ("paint.raster",),
    "fontTools": ("paint", "scene.metrics"),
    "trafilatura": ("article",),
    "spacy": ("extract",),
    "ruamel": ("store",),
    "click": ("cli",),
    "rich": ("cli",),
    "pandas": ("table", "app", "export"),
    "dateparser": ("article", "timex", "app"),
}


def modules() -> list[tuple[str, ast.Module]]:
    """(dotted name below ``timeline``, parsed source) of every module but the package's own front."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        if name != "__init__" and not name.startswith("_bundled"):
            found.append((name, ast.parse(path.read_text(encoding="utf-8"))))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """Dotted names a module imports anywhere in it, inside functions too, but for those it needs only for its types."""
    for node in _running(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module="timeline", names=names):
                yield from (f"timeline.{alias.name}" for alias in names)
            case ast.ImportFrom(module=str(module)):
                yield module


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below ``node`` that run: all but the bodies of ``if TYPE_CHECKING``."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


@pytest.mark.parametrize(("name", "tree"), modules(), ids=[name for name, _ in modules()])
def test_imports_point_inwards(name: str, tree: ast.Module) -> None:
    room = name.split(".")[0]
    allowed = MAY_IMPORT[room] | {room}
    ours = {dotted.split(".")[1] for dotted in imports(tree) if dotted.startswith("timeline.")}
    assert ours <= allowed, f"timeline.{name} may not import {sorted(ours - allowed)}"


@pytest.mark.parametrize(("name", "tree"), modules(), ids=[name for name, _ in modules()])
def test_heavy_libraries_stay_at_their_edge(name: str, tree: ast.Module) -> None:
    for dotted in imports(tree):
        homes = ONLY_IN.get(dotted.split(".")[0])
        assert homes is None or name.startswith(homes), f"timeline.{name} may not import {dotted}"


def test_relative_imports_are_not_used() -> None:
    relative = [
        name for name, tree in modules() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_the_test_would_catch_an_outward_import() -> None:
    tree = ast.parse("def f():\n    from timeline.app import create_app\n")
    assert list(imports(tree)) == ["timeline.app"]
    assert "app" not in MAY_IMPORT["scene"]
