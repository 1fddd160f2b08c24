"""The public names: as documented, where they say, and free of charge until used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import timeline

FRONT = Path(timeline.__file__)


def test_every_public_name_is_the_one_its_module_holds() -> None:
    for module, names in timeline._HOMES.items():
        for name in names:
            home = import_module(module)
            expected = home if module == f"timeline.{name}" else getattr(home, name)
            assert getattr(timeline, name) is expected
    assert set(timeline.__all__) == {name for names in timeline._HOMES.values() for name in names}
    assert set(timeline.__all__) <= set(dir(timeline))


def test_type_checkers_see_the_same_names() -> None:
    tree = ast.parse(FRONT.read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        str(node.module): tuple(alias.name for alias in node.names)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
    }
    assert seen == timeline._HOMES


def test_the_names_of_the_readme_are_there() -> None:
    assert {"load", "extract", "to_frame", "figure", "save", "tag", "Article", "Event"} <= set(timeline.__all__)


def test_a_part_named_like_its_function_is_called_like_it() -> None:
    import timeline.merge

    assert timeline.merge([]) == ()
    assert vars(timeline)["merge"] is import_module("timeline.merge")


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(AttributeError, match=r"has no attribute 'laod'; it has .*load"):
        timeline.laod  # noqa: B018


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, timeline; print([name for name in sys.modules if name.startswith('timeline.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_line_starts_without_heavy_libraries() -> None:
    heavy = ("pandas", "plotly", "dash", "spacy", "trafilatura", "dateparser", "ruamel", "rich")
    code = f"import sys, timeline.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
