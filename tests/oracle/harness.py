"""Random worlds for oracles, and the comparison of a phase of the core with its second witness.

An oracle is one week of one phase, written in NumPy from the equations of docs/model/odd.md and from nothing else:

    def strike(w: Before, week: int, note: Note) -> Expected:
        ...
        return {"districts.shock": shock, "districts.condition": condition}

`witness("strike", strike, vary=["shocks."])` puts it beside the core in many random worlds. Every column that the phase changed
must be among those that the oracle returns, and every one returned must agree to rounding; a column that the oracle does not
name must be left as it was, so a column that is no longer cleared, or written by mistake, is seen.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "golden"))
from golden import the_door  # noqa: E402

door = the_door()

DIMENSIONS: list[str] = door.vocabulary["dimension"]
ACTIVITIES: list[str] = door.vocabulary["activity"]
FAMILIES: list[str] = door.vocabulary["family"]
CAMPS: list[str] = door.vocabulary["camp"]
VIOLENCE: list[str] = door.vocabulary["violence"]

NO_MISSION = 255  # row of the mission of who or what belongs to none
ANY_COUNTRY = 255
NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Base:
    """Where a random world starts from."""

    scenario: str
    structure: str
    settings: Sequence[tuple[str, str]] = ()
    levers: Sequence[tuple[str, float]] = ()


def shipped(name: str, structure: str, *settings: tuple[str, str], levers: Sequence[tuple[str, float]] = ()) -> Base:
    return Base(str(ROOT / "scenarios" / f"{name}.toml"), structure, settings, levers)


def fixture(name: str, structure: str, *settings: tuple[str, str]) -> Base:
    return Base(str(ROOT / "tests" / "scenarios" / f"{name}.toml"), structure, settings)


BASES = [
    shipped("archetype_contested", "two_feet_in"),
    shipped("archetype_hostile", "one_foot_in"),
    fixture("two_missions", "two_feet_out"),
    fixture("two_countries", "two_feet_in:ocha_inside"),
    shipped("archetype_named_donors", "whole_of_government"),
    shipped("archetype_fragmented", "peacebuilding_office"),
    shipped("afghanistan_2006", "side_by_side"),
    shipped("liberia_2003", "no_mission"),
]

Values = Mapping[str, np.ndarray]


@dataclass
class Note:
    """What the worlds went through: terms that were at work, decisions too close to call."""

    active: dict[str, bool] = field(default_factory=dict)
    decisions: int = 0
    skipped: int = 0

    def term(self, name: str, value: object) -> None:
        """A term of the equation; in some world it must be something else than nothing."""
        array = np.asarray(value, dtype=float)
        self.active[name] = self.active.get(name, False) or bool(np.any(np.isfinite(array) & (np.abs(array) > 1e-12)))

    def case(self, name: str, holds: object) -> None:
        """Both sides of a case distinction must occur in some world."""
        array = np.atleast_1d(np.asarray(holds, dtype=bool))
        self.term(f"{name}: yes", array)
        self.term(f"{name}: no", ~array)


class Before:
    """A world as the phase finds it: columns by path, parameters by key, mechanisms, draws."""

    def __init__(self, world: door.World) -> None:
        self._world = world
        self.columns: dict[str, np.ndarray] = world.all()
        self.p: dict[str, float] = world.parameters()

    def __getitem__(self, path: str) -> np.ndarray:
        return self.columns[path]

    def on(self, mechanism: str) -> bool:
        return self._world.is_on(mechanism)

    def rows(self, prefix: str) -> int:
        """How many structs stand in a list: rows("missions") counts missions[0].name, missions[1].name …"""
        found = {int(at[1]) for path in self.columns if (at := re.match(rf"{re.escape(prefix)}\[(\d+)\]", path))}
        return max(found) + 1 if found else 0

    def uniform(self, who: object, week: int, why: str, which: int = 0, households: bool = False) -> np.ndarray:
        """A uniform draw in (0, 1) for each identity; `which` counts the draws of one identity, week and purpose."""
        return self._world.uniform(np.atleast_1d(np.asarray(who, dtype=np.uint32)), week, why, which, households)

    def normal(self, who: object, week: int, why: str, which: int = 0) -> np.ndarray:
        from scipy.special import ndtri

        return ndtri(self.uniform(who, week, why, which))

    def poisson(self, rate: object, who: object, week: int, why: str, which: int = 0) -> np.ndarray:
        """Counts by inversion: the smallest n whose cumulative probability reaches the uniform."""
        from scipy.stats import poisson

        rate = np.asarray(rate, dtype=float)
        return np.where(rate > 0, poisson.ppf(self.uniform(who, week, why, which), np.maximum(rate, 1e-300)), 0).astype(int)

    def household_uniforms(self, week: int, why: str) -> np.ndarray:
        """(4, household) float32."""
        return self._world.household_uniforms(0, len(self["households.origin"]), week, why)

    def neighbours(self, district: int) -> np.ndarray:
        begin = self["districts.neighbour_begin"]
        return self["districts.neighbour"][begin[district] : begin[district + 1]]


Oracle = Callable[[Before, int, Note], Mapping[str, object]]


def entity_pair(first: int, second: int) -> int:
    return door.entity_pair(int(first), int(second))


# Columns that no week moves at random: identities, rows, sizes, what is laid out once.
KEPT = re.compile(
    r"(^|\.)(id|name|people|size|x|y|neighbour\w*|n_districts|n_identities|people_per_household|porous|efficacy|identity_share|origin|identity|residence|"
    r"allegiance|demobilised|weeks_away|parent|active|merged|share|divergence|station_of|post_of_station|purse|kind|country|mission|organisation)$"
)
SUM_TO_ONE = re.compile(r"\bsums? (to )?1\b")


def randomise(world: door.World, rng: np.random.Generator, keep: Sequence[str] = ()) -> None:
    """Moves every column of floats within what the core says of it; one value in ten at an edge."""
    described = world.described()
    scale_only = rng.random() < 0.5  # such worlds keep who sits where, who is tied to whom: what is 0 stays 0
    for path, value in world.all().items():
        if path.startswith(("structure.", "rule.", "forms[")) or KEPT.search(path) or any(re.search(k, path) for k in keep):
            continue
        is_scalar = isinstance(value, float)
        if not is_scalar and not (isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size):
            continue
        array = np.atleast_1d(np.array(value, dtype=float))
        said = described.get(path, {"meaning": "", "min": -np.inf, "max": np.inf})
        if SUM_TO_ONE.search(said["meaning"]) and array.ndim == 2:
            array = array * rng.lognormal(0, 0.5, array.shape)
            total = array.sum(axis=1, keepdims=True)
            array = np.where(total > 0, array / np.where(total > 0, total, 1), array)
        elif SUM_TO_ONE.search(said["meaning"]):
            continue
        elif (said["min"], said["max"]) == (0, 1) and not scale_only:
            moved = rng.random(array.shape)
            edge = rng.random(array.shape)
            moved = np.where(edge < 0.05, 0.0, np.where(edge > 0.95, 1.0, moved))
            array = np.where(rng.random(array.shape) < 0.7, moved, np.clip(array, 0, 1))
        else:
            array = array * rng.lognormal(0, 0.4, array.shape)
            array = np.where(rng.random(array.shape) < 0.1, 0.0, array)
            array = np.clip(array, said["min"], said["max"])
        world.set(path, float(array[0]) if is_scalar else array)


def vary_parameters(world: door.World, rng: np.random.Generator, prefixes: Sequence[str]) -> dict[str, float]:
    """Moves the parameters under these prefixes within their legal ranges; integers and words stay."""
    ranges, moved = world.ranges(), {}
    for key, value in world.parameters().items():
        if not any(key.startswith(prefix) for prefix in prefixes) or not isinstance(value, float) or rng.random() < 0.4:
            continue
        low, high = ranges[key]
        luck = rng.random()
        if luck < 0.06 and math.isfinite(low):
            new = low
        elif luck < 0.12 and math.isfinite(high) and high <= 10:
            new = high
        elif value == 0 and math.isfinite(high):
            new = rng.random() * min(high, 1.0)
        else:
            new = value * rng.lognormal(0, 0.5)
        moved[key] = float(np.clip(new, low, high))
        world.set_parameter(key, moved[key])
    return moved


def random_worlds(
    n: int, seed: int, bases: Sequence[Base], vary: Sequence[str], switches: Sequence[str], keep: Sequence[str], households: int
) -> Iterator[tuple[str, door.World, int]]:
    for number in range(n):
        rng = np.random.default_rng([seed, number])
        base = bases[number % len(bases)]
        world = door.World(base.scenario, base.structure, int(rng.integers(1, 2**32)), 400, households, list(base.settings), [], list(base.levers))
        week = int(rng.integers(3, 16))
        for passed in range(week):
            world.step(passed)
        randomise(world, rng, keep)
        vary_parameters(world, rng, vary)
        off = [name for name in switches if rng.random() < 0.25]
        for name in off:
            world.turn(name, False)
        told = f"world {number}: {Path(base.scenario).stem}, {base.structure}" + (f", without {', '.join(off)}" if off else "")
        yield told, world, week


def agrees(found: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """To rounding: some units in the last place of the type, sums of a thousand terms in any order."""
    if found.dtype.kind in "biuSUO":
        return found == expected
    relative, absolute = (2e-5, 2e-6) if found.dtype == np.float32 else (1e-9, 1e-11)
    return np.isclose(found, expected, rtol=relative, atol=absolute, equal_nan=True)


def _as_array(value: object, like: object) -> np.ndarray:
    return np.asarray(value, dtype=like.dtype if isinstance(like, np.ndarray) and like.dtype.kind in "biu" and np.asarray(value).dtype.kind in "biu" else None)


def witness(
    phase: str,
    oracle: Oracle,
    *,
    vary: Sequence[str] = (),
    switches: Sequence[str] = (),
    bases: Sequence[Base] = BASES,
    keep: Sequence[str] = (),
    n_worlds: int = 24,
    households: int = 300,
    seed: int = 1,
    weeks: Callable[[Before, int, np.random.Generator], int] | None = None,
    prepare: Callable[[door.World, int, np.random.Generator], None] | None = None,
    unchecked: Sequence[str] = (),
) -> Note:
    """Puts `oracle` beside `phase` of the core in `n_worlds` random worlds, in more until each term was at work and each case
    occurred (at most four times as many); returns what they went through.

    vary: prefixes of parameter keys to move within their ranges. switches: mechanisms to turn off, each in a quarter of worlds.
    keep: patterns of columns that must not be randomised. weeks: chooses the week in which the phase runs (for phases that are
    due every so many weeks). prepare: last changes to a world, for invariants between columns. unchecked: patterns of columns
    that the oracle says nothing of; use it for nothing but what a page of the model leaves open, and say why.
    The oracle may return, beside `path: values`, `"near": {path: mask}` where a decision was within 1e-6 of its threshold.
    """
    note = Note()
    for number, (told, world, week) in enumerate(random_worlds(4 * n_worlds, seed, bases, vary, switches, keep, households)):
        if number >= n_worlds and all(note.active.values()):
            break
        rng = np.random.default_rng([seed, number, 7])
        if prepare is not None:
            prepare(world, week, rng)
        if weeks is not None:
            week = weeks(Before(world), week, rng)
        before = Before(world)
        expected = dict(oracle(before, week, note))
        near = expected.pop("near", {})
        world.run(phase, week)
        after = world.all()
        wrong = []
        for path, found in after.items():
            if any(re.search(pattern, path) for pattern in unchecked):
                continue
            old = before.columns.get(path)
            should = expected[path] if path in expected else old
            found_array, should_array = np.atleast_1d(np.asarray(found)), np.atleast_1d(_as_array(should, found))
            if found_array.shape != should_array.shape:
                wrong.append(f"{path}: shape {found_array.shape}, the oracle says {should_array.shape}")
                continue
            equal = agrees(found_array, should_array)
            if path in near:
                mask = np.broadcast_to(np.asarray(near[path], dtype=bool), equal.shape)
                note.skipped += int(mask.sum())
                equal = equal | mask
            if path in expected:
                note.decisions += equal.size
            if not equal.all():
                at = tuple(int(i) for i in np.argwhere(~equal)[0])
                said = "the oracle says" if path in expected else "the oracle leaves it at"
                wrong.append(f"{path}{list(at)}: {found_array[at]!r}, {said} {should_array[at]!r} ({int((~equal).sum())} of {equal.size} differ)")
        if unknown := [path for path in expected if path not in after]:
            wrong.append(f"the oracle names columns that do not exist: {unknown}")
        assert not wrong, f"{phase} in week {week}, {told}\n  " + "\n  ".join(wrong[:12])
    idle = [name for name, active in note.active.items() if not active]
    assert not idle, f"{phase}: no world showed {idle}"
    assert note.skipped <= 0.01 * max(1, note.decisions), f"{phase}: {note.skipped} of {note.decisions} decisions were too close to call"
    return note


def clip(value: object, low: float = 0.0, high: float = 1.0) -> np.ndarray:
    return np.clip(value, low, high)


def share(x: object, half: object) -> np.ndarray:
    """x / (x + half); 0 where both are 0."""
    x, half = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(half, dtype=float))
    return np.divide(x, x + half, out=np.zeros(x.shape), where=(x + half) > 0)


def saturating(x: object, capacity: object) -> np.ndarray:
    """κ(1 − e^(−x/κ))."""
    x, capacity = np.asarray(x, dtype=float), np.asarray(capacity, dtype=float)
    return np.where(capacity > 0, capacity * -np.expm1(-x / np.where(capacity > 0, capacity, 1)), 0.0)


def logistic(x: object) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))
