"""The tagger on tables of sentences in our own words (tests/cases/timex.yaml) and on every row's own examples."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from timeline import edtf
from timeline.timex import Mode, Reference, tag
from timeline.timex.english import RULES_EN
from timeline.timex.grammar import Rule
from timeline.timex.rules_de import RULES_DE
from timeline.when import Day

REF = date(2023, 3, 21)  # a Tuesday
CASES = sorted((Path(__file__).parent / "cases").glob("timex*.yaml"))


def _cases() -> Iterator[tuple[str, date, str | None, dict[str, str]]]:
    for group in (group for path in CASES for group in YAML(typ="safe").load(path)):
        for text, want in group["cases"].items():
            # YAML reads an unquoted 2023-03-21 as a date; str() writes it back as it stood.
            yield text, group["published"], group.get("language"), {str(k): str(v) for k, v in want.items()}


@pytest.mark.parametrize(("text", "published", "language", "want"), list(_cases()))
def test_every_expression_of_a_sentence_is_read(
    text: str, published: date, language: str | None, want: dict[str, str]
) -> None:
    assert {t.text: t.value for t in tag(text, published, language=language)} == want


def _examples(rules: tuple[Rule, ...]) -> list[tuple[str, str, str]]:
    return [(rule.name, text, want) for rule in rules for text, want in rule.examples.items()]


def _readings(text: str, rule: str, language: str) -> set[str]:
    """What the row made of the text: the TIMEX3 value, its time of day, and the EDTF."""
    for mode in (Mode.NEWS, Mode.HISTORY):  # some rows hold in histories only
        for found in tag(text, REF, language=language, reference=Reference(Day.from_date(REF), mode=mode)):
            if found.rule == rule:
                when = {edtf.format(found.when)} if found.when is not None else set()
                return {found.value, found.value[10:]} | when
    return set()


@pytest.mark.parametrize(("rule", "text", "want"), _examples(RULES_EN))
def test_every_english_row_reads_its_own_examples(rule: str, text: str, want: str) -> None:
    assert want in _readings(text, rule, "en")


@pytest.mark.parametrize(("rule", "text", "want"), _examples(RULES_DE))
def test_every_german_row_reads_its_own_examples(rule: str, text: str, want: str) -> None:
    assert want in _readings(text, rule, "de")


@pytest.mark.parametrize("rules", [RULES_EN, RULES_DE], ids=["en", "de"])
def test_every_row_has_an_example_or_is_silent(rules: tuple[Rule, ...]) -> None:
    assert [rule.name for rule in rules if not rule.examples and not rule.silent] == []


@pytest.mark.parametrize("rules", [RULES_EN, RULES_DE], ids=["en", "de"])
def test_row_names_are_their_own(rules: tuple[Rule, ...]) -> None:
    names = [rule.name for rule in rules]
    assert sorted(names) == sorted(set(names))
