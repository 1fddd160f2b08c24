"""The order solver's laws: sound, tightest, and a contradiction changes nothing."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract.order import Constraint, Extent, solve

NAMES = ("a", "b", "c")
DAYS = range(5)

ranges = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda p: (min(p), max(p)))
extents = st.fixed_dictionaries({name: ranges.map(lambda r: Extent(r, r)) for name in NAMES})
constraints = st.lists(
    st.builds(
        lambda a, b, low, size: Constraint((a, "first"), (b, "first"), low, low + size),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.integers(-3, 3),
        st.integers(0, 3),
    ),
    max_size=4,
)


def solutions(given_extents: dict[str, Extent], kept: list[Constraint[str]]) -> list[tuple[int, ...]]:
    """Every assignment of days that all of it allows, by trying them all."""
    found = []
    for days in product(DAYS, repeat=len(NAMES)):
        day = dict(zip(NAMES, days, strict=True))
        inside = all(
            (e.first[0] or 0) <= day[n] <= (4 if e.first[1] is None else e.first[1]) for n, e in given_extents.items()
        )
        held = all(
            (c.low or 0) <= day[c.b[0]] - day[c.a[0]] <= (99 if c.high is None else c.high)
            for c in kept
            if c.low is not None
        )
        if inside and held:
            found.append(days)
    return found


@settings(max_examples=100, deadline=None)
@given(extents, constraints)
def test_the_solved_days_are_those_some_assignment_takes(
    given_extents: dict[str, Extent], given_constraints: list[Constraint[str]]
) -> None:
    solution = solve(given_extents, given_constraints)
    kept = [c for i, c in enumerate(given_constraints) if i not in solution.broken]
    possible = solutions(given_extents, kept)
    assert possible, "what was kept contradicts itself"
    for i, name in enumerate(NAMES):
        taken = [days[i] for days in possible]
        assert solution.extents[name].first == (min(taken), max(taken))


@settings(max_examples=40, deadline=None)
@given(extents, constraints)
def test_every_constraint_left_out_contradicts_those_kept(
    given_extents: dict[str, Extent], given_constraints: list[Constraint[str]]
) -> None:
    solution = solve(given_extents, given_constraints)
    for index in solution.broken:
        before = [c for i, c in enumerate(given_constraints) if i < index and i not in solution.broken]
        assert not solutions(given_extents, [*before, given_constraints[index]])


def test_a_contradiction_leaves_both_as_they_were() -> None:
    known = {"a": Extent((5, 5), (5, 5)), "b": Extent((3, 3), (3, 3))}
    solution = solve(known, [Constraint(("a", "last"), ("b", "first"), 0, None)])
    assert solution.broken == (0,)
    assert solution.extents == known


def test_open_sides_stay_open() -> None:
    solution = solve({"a": Extent((5, 5), (5, 5)), "b": Extent()}, [Constraint(("a", "last"), ("b", "first"), 0, None)])
    assert solution.extents["b"].first == (5, None)


def test_a_cycle_that_pushes_itself_is_left_out() -> None:
    later = [Constraint(("a", "first"), ("b", "first"), 1, None), Constraint(("b", "first"), ("a", "first"), 1, None)]
    assert solve({"a": Extent((0, None), (0, None)), "b": Extent()}, later).broken == (1,)


def test_an_unknown_happening_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="not among the extents"):
        solve({"a": Extent()}, [Constraint(("a", "first"), ("z", "first"))])


@settings(max_examples=100, deadline=None)
@given(extents, constraints, st.randoms(use_true_random=False))
def test_constraints_that_agree_may_come_in_any_order(
    given_extents: dict[str, Extent], given_constraints: list[Constraint[str]], random: Random
) -> None:
    kept = [c for i, c in enumerate(given_constraints) if i not in solve(given_extents, given_constraints).broken]
    shuffled = random.sample(kept, len(kept))
    assert solve(given_extents, shuffled) == solve(given_extents, kept)
    assert solve(given_extents, kept).broken == ()


@settings(max_examples=100, deadline=None)
@given(extents, constraints)
def test_every_bound_can_be_counted_again_along_its_path(
    given_extents: dict[str, Extent], given_constraints: list[Constraint[str]]
) -> None:
    """From the base's own day, constraint by constraint, to the bound: the reasons told are those that bind."""
    solution = solve(given_extents, given_constraints)
    for name in NAMES:
        for side in (0, 1):
            path = solution.why(name, "first", side)
            day = given_extents[path.base[0]].first[side]
            assert day is not None
            told = zip(reversed(path.constraints), reversed(path.points[:-1]), strict=True)
            for number, point in told:
                if number < 0:
                    continue  # the two days of a moment are one
                c = given_constraints[number]
                low, high = c.low or 0, c.high or 0
                forward = point[0] == c.b[0]
                day += (low, high)[side] if forward else -(high, low)[side]
            assert day == solution.extents[name].first[side]


@settings(max_examples=100, deadline=None)
@given(extents, constraints)
def test_a_conflict_names_what_alone_forbids_it(
    given_extents: dict[str, Extent], given_constraints: list[Constraint[str]]
) -> None:
    for conflict in solve(given_extents, given_constraints).conflicts:
        named = [given_constraints[i] for i in (*conflict.against, conflict.constraint)]
        open_ = {n: e if n in conflict.happenings else Extent() for n, e in given_extents.items()}
        assert solve(open_, named).broken, "without all the others it cannot hold either"
