"""Golden runs: what small worlds did when somebody last looked, as text, and what moved since.

A file holds for each national series a digest of all its weeks and its values in some of them, and each outcome of the run. The
digest sees every bit; the values are for people.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "golden"
N_SHOWN = 7  # weeks whose values are written
SEED = 7
N_HOUSEHOLDS = 800


def the_door():
    """The test door of the core; an ImportError says how to build it."""
    sys.path.insert(0, os.environ.get("ENTENTE_DOOR", str(ROOT / "build" / "release" / "tests")))
    try:
        import entente_door
    except ImportError as error:
        raise ImportError(f"{error}; build it with: cmake --build --preset release --target entente_door (packages: make deps)") from error
    return entente_door


@dataclass(frozen=True)
class Run:
    """Series by name, float32 (week), and outcomes by name."""

    series: dict[str, np.ndarray]
    outcomes: dict[str, float]


@dataclass(frozen=True)
class Golden:
    """What a file says of a run: (digest, values of the weeks shown) by series, text of each outcome."""

    weeks: list[int]
    series: dict[str, tuple[str, list[str]]]
    outcomes: dict[str, str]


def cases() -> dict[str, dict]:
    return tomllib.loads((FOLDER / "cases.toml").read_text())


def run_case(case: dict, without: tuple[str, ...] = ()) -> Run:
    folder = ROOT / "tests" / "scenarios" if case.get("fixture") else ROOT / "scenarios"
    levers = list(case.get("levers", {}).items())
    if strength := case.get("every_lever"):
        levers += [(path.stem, strength) for path in sorted((ROOT / "scenarios" / "levers").glob("*.toml"))]
    found = the_door().run(
        str(folder / f"{case['scenario']}.toml"), case["structure"], seed=SEED, weeks=case["weeks"],
        households=case.get("households", N_HOUSEHOLDS), settings=list(case.get("set", {}).items()), without=list(without),
        levers=levers, process=case.get("process", ""),
    )  # fmt: skip
    return Run(found["series"], found["outcomes"])


def digest(series: np.ndarray) -> str:
    plain = np.where(np.isnan(series), np.float32(np.nan), series).astype("<f4")
    return hashlib.sha256(plain.tobytes()).hexdigest()[:12]


def shown_weeks(n: int) -> list[int]:
    return sorted({round(i * (n - 1) / (N_SHOWN - 1)) for i in range(N_SHOWN)})


def number(value: float | np.floating) -> str:
    """The shortest text that gives the number back."""
    return "nan" if np.isnan(value) else str(value)


def golden_of(run: Run) -> Golden:
    weeks = shown_weeks(len(next(iter(run.series.values()))))
    series = {name: (digest(values), [number(values[week]) for week in weeks]) for name, values in run.series.items()}
    return Golden(weeks, series, {name: number(float(value)) for name, value in run.outcomes.items()})


def write(path: Path, name: str, case: dict, golden: Golden) -> None:
    told = ", ".join(f"{key} {value}" for key, value in case.items() if key not in ("about", "fixture"))
    lines = [f"# {name}: {told}, seed {SEED}. Written by make golden-accept.", f"weeks {' '.join(map(str, golden.weeks))}"]
    lines += [f"{series} {seen} {' '.join(values)}" for series, (seen, values) in sorted(golden.series.items())]
    lines += ["outcomes", *(f"{outcome} {value}" for outcome, value in sorted(golden.outcomes.items()))]
    path.write_text("\n".join(lines) + "\n")


def read(path: Path) -> Golden:
    lines = [line.split() for line in path.read_text().splitlines() if not line.startswith("#")]
    cut = lines.index(["outcomes"])
    weeks = [int(week) for week in lines[0][1:]]
    return Golden(weeks, {line[0]: (line[1], line[2:]) for line in lines[1:cut]}, {line[0]: line[1] for line in lines[cut + 1 :]})


def size(before: str, after: str) -> tuple[float, str]:
    old, new = float(before), float(after)
    if np.isnan(old) or np.isnan(new):
        return float("inf"), f"{before} → {after}"
    relative = abs(new - old) / max(abs(old), abs(new), 1e-12)
    return relative, f"{before} → {after} ({new - old:+.3g}, {100 * relative:.2g} %)"


def moved(old: Golden, new: Golden) -> Iterator[tuple[float, str]]:
    """What moved, with its size relative to the larger value: the largest shown week of a series, each outcome."""
    for kind, before, after in (("series", old.series, new.series), ("outcome", old.outcomes, new.outcomes)):
        for name in sorted(before.keys() - after.keys()):
            yield float("inf"), f"{name}: the {kind} is gone"
        for name in sorted(after.keys() - before.keys()):
            yield float("inf"), f"{name}: the {kind} is new"
    for name in sorted(old.series.keys() & new.series.keys()):
        (seen_before, before), (seen_after, after) = old.series[name], new.series[name]
        if seen_before == seen_after:
            continue
        if old.weeks != new.weeks:
            yield float("inf"), f"{name}: recorded in other weeks"
            continue
        sizes = [(*size(b, a), week) for b, a, week in zip(before, after, old.weeks, strict=True) if b != a]
        if sizes:
            largest, text, week = max(sizes)
            yield largest, f"{name}: week {week}: {text}, {len(sizes)} of {len(old.weeks)} weeks shown"
        else:
            yield 0.0, f"{name}: moved between the weeks shown"
    for name in sorted(old.outcomes.keys() & new.outcomes.keys()):
        if old.outcomes[name] != new.outcomes[name]:
            largest, text = size(old.outcomes[name], new.outcomes[name])
            yield largest, f"{name}: {text}"
