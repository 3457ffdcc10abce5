"""Each phase of the week does what is declared beside it: it writes no other column, hangs on no other, reads nothing stale."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from harness import BASES, Base, door

PHASES: list[str] = door.phases()
WEEKS = (0, 1, 3, 4, 12, 13, 26, 28)  # phases are due every week, month or quarter
NOT_OF_THE_WORLD = ("structure.", "rule.", "forms[")


def touches(phase: str) -> dict[str, str]:
    return dict(zip(("reads", "last_week", "writes"), door.touches(phase)))


def opened(base: Base, seed: int, households: int = 200) -> door.World:
    return door.World(base.scenario, base.structure, seed, 100, households, list(base.settings), [], list(base.levers))


def differ(a: object, b: object) -> bool:
    x, y = np.asarray(a), np.asarray(b)
    return x.shape != y.shape or not np.array_equal(x, y, equal_nan=x.dtype.kind == "f")


def columns_of(paths: Iterator[str] | list[str]) -> set[str]:
    return {re.sub(r"\[\d+\]", "", path) for path in paths}


def words(listed: str) -> Iterator[tuple[str, str]]:
    part = ""
    for word in listed.split():
        if word.endswith(":"):
            part = word[:-1]
        else:
            yield part, word


@pytest.mark.parametrize("phase", PHASES)
def test_what_is_declared_exists(phase: str):
    known = columns_of(opened(BASES[0], 1).all())
    wrong = []
    for kind, listed in touches(phase).items():
        for part, word in words(listed):
            path = part if word == "*" else f"{part}.{word}" if part else word
            if not any(column == path or column.startswith(f"{path}.") for column in known):
                wrong.append(f"{kind}: {path}")
    assert not wrong, f"{phase} declares what is no column: {wrong}"


def test_no_phase_writes_what_it_does_not_declare():
    wrong: set[str] = set()
    written: set[str] = set()
    for seed, base in enumerate(BASES[:6]):
        world = opened(base, 11 + seed)
        described = world.described()
        for week in range(max(WEEKS) + 1):
            if week not in WEEKS:
                world.step(week)
                continue
            for phase in PHASES:
                before = world.all()
                world.run(phase, week)
                for path, after in world.all().items():
                    if not differ(before.get(path), after):
                        continue
                    written.add(path)
                    if not door.stands_in(touches(phase)["writes"], path):
                        wrong.add(f"{phase} writes {path}")
                    if path in described and described[path]["lasts"] == "run":
                        wrong.add(f"{phase} writes {path}, which is said to last for the run")
    assert len(written) > 250
    assert not wrong, "\n".join(sorted(wrong))


def scrambled(path: str, value: object, said: dict[str, object], rng: np.random.Generator) -> object:
    """Other numbers than these, within what the core says of the column; None where there are none."""
    array = np.atleast_1d(np.asarray(value))
    if array.dtype.kind != "f" or not array.size or said["lasts"] == "run" or "sum" in str(said["meaning"]):
        return None
    moved = np.clip(array + rng.uniform(-0.3, 0.3, array.shape).astype(array.dtype), said["min"], said["max"])
    moved = moved.astype(array.dtype)
    return float(moved[0]) if np.isscalar(value) or isinstance(value, float) else moved


@pytest.mark.parametrize("phase", PHASES)
def test_no_phase_hangs_on_what_it_does_not_declare(phase: str):
    said = touches(phase)
    wrong: set[str] = set()
    for seed, base in enumerate([BASES[0], BASES[3], BASES[4]]):
        week = (12, 24, 12)[seed]  # most phases are due
        worlds = [opened(base, 31 + seed) for _ in range(2)]
        for world in worlds:
            for passed in range(week):
                world.step(passed)
            for earlier in PHASES[: PHASES.index(phase)]:
                world.run(earlier, week)
        told, other = worlds
        rng = np.random.default_rng(seed)
        described = other.described()
        for path, value in other.all().items():
            if path.startswith(NOT_OF_THE_WORLD) or any(door.stands_in(listed, path) for listed in said.values()):
                continue
            moved = scrambled(path, value, described[path], rng)
            if moved is not None:
                other.set(path, moved)
        for world in worlds:
            world.run(phase, week)
        found = other.all()
        for path, value in told.all().items():
            if door.stands_in(said["writes"], path) and differ(value, found[path]):
                wrong.add(path)
    assert not wrong, f"{phase} hangs on columns that it does not name; these moved: {sorted(wrong)}"


def test_columns_of_one_week_are_read_after_they_were_written_or_said_to_be_of_last_week():
    described = opened(BASES[0], 1).described()
    weekly = {path for path in columns_of(described) if described.get(path, {}).get("lasts") == "week"}
    assert len(weekly) > 30
    wrong, fresh = [], set[str]()
    for phase in PHASES:
        said = touches(phase)
        for path in sorted(weekly):
            if door.stands_in(said["reads"], path) and path not in fresh:
                wrong.append(f"{phase} reads {path} before this week has written it")
            if door.stands_in(said["last_week"], path) and path in fresh:
                wrong.append(f"{phase} says that {path} is of last week, but this week has written it")
        fresh |= {path for path in weekly if door.stands_in(said["writes"], path)}
    assert not wrong, "\n".join(wrong)


def test_worlds_are_as_their_descriptions_say():
    wrong: set[str] = set()
    for seed, base in enumerate(BASES):
        world = opened(base, 51 + seed)
        wrong |= {f"at the start: {told}" for told in world.wrong_numbers()}
        for week in range(16):
            for phase in PHASES:
                world.run(phase, week)
                wrong |= {f"{phase}: {told}" for told in world.wrong_numbers()}
            if len(wrong) > 20:
                break
    assert not wrong, "\n".join(sorted(wrong)[:40])
