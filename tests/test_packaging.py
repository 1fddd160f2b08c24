"""The wheel: everything needed at run time is inside, and it runs away from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built by its own build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build as b; print(b.build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", build], cwd=ROOT, capture_output=True, text=True, check=True)
    return folder / done.stdout.strip().splitlines()[-1]


def test_the_wheel_holds_assets_data_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    bundled = {f"timeline/_bundled/{p.relative_to(ROOT)}" for top in ("assets", "data") for p in _tracked(top)}
    assert bundled <= names
    assert "timeline/py.typed" in names
    assert any(name.endswith("licenses/assets/fonts/OFL.txt") for name in names)
    assert not [name for name in names if name.startswith("tests/")]


def test_an_installed_wheel_runs_alone(wheel: Path, tmp_path: Path) -> None:
    """The command line draws the bundled records from the unpacked wheel, with no checkout in sight."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    script = (
        f"import timeline; assert timeline.__file__.startswith({str(site)!r}), timeline.__file__;"
        "from timeline.bundled import data_dir; from timeline.cli import main;"
        "main(['export', str(data_dir() / 'events.yaml'), '-o', 'out.svg'])"
    )
    env = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.svg").read_text(encoding="utf-8").startswith("<svg")


def _tracked(top: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", top], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_pins_hold_hashes_and_no_address() -> None:
    pins = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert "://" not in pins
    for requirement in re.split(r"\n(?=\S)", pins.strip()):
        assert "--hash=sha256:" in requirement, requirement


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    pinned = {
        re.sub(r"[._]", "-", line.split("==")[0].split("[")[0]).lower() for line in pins.splitlines() if "==" in line
    }
    asked = [*project["project"]["dependencies"], *(d for g in project["dependency-groups"].values() for d in g)]
    names = {re.sub(r"[._]", "-", re.split(r"[\s<>=!~\[;]", d)[0]).lower() for d in asked}
    assert names <= pinned, f"run .ci/pins: {sorted(names - pinned)}"
