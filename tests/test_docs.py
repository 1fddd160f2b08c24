"""The documentation: every command and option is in it, and its example is right."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from timeline.cli import main
from timeline.store import loads

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def section(command: str) -> str:
    """What docs/commands.md says under a command's heading."""
    return COMMANDS.partition(f"## timeline {command}")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_each_of_its_options_is_described(command: str) -> None:
    text = section(command)
    assert text
    for parameter in main.commands[command].params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if isinstance(parameter, click.Option):
                common = option in ("--published", "--language")
                assert re.search(rf"`{re.escape(option)}[` ]", COMMANDS if common else text), (
                    f"{command} {option} is not described"
                )
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert choice in text, f"{command}: the choice {choice!r} is not described"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_no_option_is_described_that_is_not_there(command: str) -> None:
    known = {
        option for parameter in main.commands[command].params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert set(re.findall(r"^\| .*?`(--?[\w-]+)", section(command), re.MULTILINE)) <= known


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_helps_with_examples(command: str) -> None:
    help_text = main.commands[command].help or ""
    assert f"timeline {command} " in help_text.partition("Examples:")[2]


def test_the_example_of_the_records_format_is_valid() -> None:
    text = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    assert loads(example).events[0].id == "geneva-talks"
