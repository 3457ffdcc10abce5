#!/usr/bin/python3
"""How much memory `compare` and `sensitivity` take for a file of so many runs.

    benchmarks/memory_of_readers.py [--runs N] [--program PATH]

Runs a small sweep, and makes its file longer: the same runs again in other worlds, until there are N. Prints the peak memory of
each command and what it is for one run; a sweep's series do not count, since these commands read outcomes only.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import h5py
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
N_OUTCOMES = 24  # kept, so that the file is made in a minute; memory does not depend on how many there are

DESIGN = """\
[sweep]
scenario = "archetype_contested"
models = ["two_feet_out", "one_foot_in"]
replicates = 2
record = "outcomes"
[set]
population.households = 500
scenario.weeks = 20
mission.election_week = 10
[axes]
"world.hostility" = { min = 0.0, max = 1.0 }
"association.pull" = { min = 0.02, max = 0.2 }
[design]
kind = "lhs"
points = 50
"""


def small_sweep(program: Path, folder: Path) -> Path:
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    (folder / "design.toml").write_text(DESIGN)
    subprocess.run([program, "sweep", "design.toml", "-o", "small.h5", "--quiet"], cwd=folder, check=True)
    return folder / "small.h5"


def grow(path: Path, n_runs: int) -> int:
    """Repeats all runs in worlds of their own; how many there are then."""
    with h5py.File(path, "r+") as file:
        few = len(file["run"])
        copies = -(-n_runs // few)
        outcomes = [name for name, data in file.items() if isinstance(data, h5py.Dataset) and data.attrs.get("role") is not None]
        for name in outcomes[N_OUTCOMES:]:
            del file[name]
        n_worlds = int(file["world"][()].max()) + 1
        columns = [name for name, data in file.items() if isinstance(data, h5py.Dataset) and data.shape == (few,)]
        for name in columns:
            values = file[name][()]
            file[name].resize((few * copies,))
            more = np.tile(values, copies)
            if name in ("world", "replicate"):
                more = more + np.repeat(np.arange(copies) * n_worlds, few)
            if name == "run":
                more = np.arange(few * copies)
            if name in outcomes:
                more = more * (1 + 0.01 * np.random.default_rng(7).standard_normal(len(more)))
            file[name][...] = more
        for name in ("n_runs_planned", "design_runs"):
            if name in file.attrs:
                file.attrs[name] = np.int64(few * copies)
        return few * copies


def measured(*command: object) -> tuple[float, float]:
    """Seconds and peak megabytes of a command."""
    begin = time.monotonic()
    watched = ["/usr/bin/env", "python3", "-c",
               "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode; "
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"]  # fmt: skip
    done = subprocess.run([*watched, *map(str, command)], stdout=subprocess.PIPE, text=True, check=True)
    return time.monotonic() - begin, int(done.stdout) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--program", type=Path, default=ROOT / "build" / "release" / "entente")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = small_sweep(given.program.resolve(), Path(name))
        n_runs = grow(path, given.runs)
        print(f"{n_runs} runs, {path.stat().st_size / 2**20:.0f} MB")
        for command in (["describe"], ["compare"], ["sensitivity"]):
            seconds, megabytes = measured(given.program, *command, path)
            print(f"{command[0]:12} {seconds:6.1f} s {megabytes:8.0f} MB {megabytes * 2**20 / n_runs:6.0f} bytes a run")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
