"""A sweep's runs: which there are, what luck they share, and what becomes of those that fail."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import time
from pathlib import Path

import h5py
import numpy as np
import pytest
from conftest import Entente, in_folder
from scipy import stats
from sweeps import QUIET, column, design, killed_after, same, swept, until_there

# Each value by itself is sound; the larger two together let violence feed on itself without end.
UNSOUND = '"violence.excitation" = [0.06, 0.14]\n"violence.memory" = [0.8, 0.85]'
SOUND = '"violence.excitation" = [0.06, 0.14]\n"violence.memory" = [0.8, 0.81]'


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    entente = in_folder(tmp_path_factory.mktemp("failing"))
    design(entente, UNSOUND, worlds="replicates = 2")
    done = entente("sweep", "small.toml", "-o", "f.h5", "--provenance", "none", code=1)
    (entente.folder / "said.txt").write_text(done.err)
    return entente


def run_columns(path: Path) -> set[str]:
    """Datasets with something for each run."""
    with h5py.File(path) as file:
        n_runs = file["run"].shape[0]
        return {name for name, item in file.items() if isinstance(item, h5py.Dataset) and item.shape[:1] == (n_runs,)}


def rows(path: Path, which: np.ndarray) -> dict[str, np.ndarray]:
    return {name: column(path, name)[which] for name in run_columns(path)}


def assert_equal(ours: dict[str, np.ndarray], theirs: dict[str, np.ndarray]) -> None:
    assert ours.keys() == theirs.keys() and len(ours) > 100
    for name, values in ours.items():
        assert np.array_equal(values, theirs[name], equal_nan=values.dtype.kind == "f"), name


def test_runs_that_fail_are_named_with_the_reason_and_the_command_that_repeats_them(failing: Entente):
    said = (failing.folder / "said.txt").read_text()
    log = (failing.folder / "f.h5.log").read_text()
    told = re.sub(r"\s+", " ", failing("describe", "f.h5").out)
    for number in (6, 7, 14, 15):
        for text in (said, log, told):
            assert re.search(rf"run {number} \(", text) and "violence would feed on itself without end" in text
            assert f"entente sweep small.toml --only-run {number}\n" in text + "\n" or f"entente sweep small.toml --only-run {number} " in text
    assert list(np.flatnonzero(column(failing.folder / "f.h5", "run_status") == 2)) == [6, 7, 14, 15]
    errors = column(failing.folder / "f.h5", "run_error")
    assert all("is not below 0.95" in error for error in errors[[6, 7, 14, 15]]) and not any(np.delete(errors, [6, 7, 14, 15]))


def test_the_command_that_repeats_a_failed_run_fails_in_the_same_way(failing: Entente):
    command = re.search(r"to repeat it: entente (.*--only-run 14)$", (failing.folder / "said.txt").read_text(), flags=re.M)[1]
    done = failing(*shlex.split(command), code=1)
    assert "run 14 (" in done.err and "violence would feed on itself without end" in done.err


def test_failed_runs_leave_the_others_as_they_are(failing: Entente, tmp_path: Path):
    other = in_folder(tmp_path)
    design(other, UNSOUND, worlds="replicates = 2", models='"two_feet_out"')
    other("sweep", "small.toml", "-o", "o.h5", *QUIET, code=1)
    finished = column(tmp_path / "o.h5", "run_status") == 1
    kept = {name: values for name, values in rows(tmp_path / "o.h5", finished).items() if name != "run"}
    theirs = rows(failing.folder / "f.h5", column(failing.folder / "f.h5", "run_status") == 1)
    assert_equal(kept, {name: values[::2] for name, values in theirs.items() if name != "run"})


def test_resume_leaves_failed_runs_and_retry_tries_them(failing: Entente):
    before = (failing.folder / "f.h5").read_bytes()
    done = failing("sweep", "small.toml", "-o", "f.h5", "--provenance", "none", "--resume", code=1)
    assert "4 runs failed (--retry-failed)" in done.err and "run 6" not in done.err
    done = failing("sweep", "small.toml", "-o", "f.h5", "--provenance", "none", "--retry-failed", code=1)
    assert "run 6 (" in done.err and "(12 from before)" in done.err
    assert (failing.folder / "f.h5").read_bytes() == before


def test_an_interrupted_sweep_resumed_does_not_try_failed_runs_again(entente: Entente, failing: Entente):
    design(entente, UNSOUND, worlds="replicates = 2")
    process = entente.start("sweep", "small.toml", "-o", "f.h5", *QUIET, "--threads", 1)
    log = entente.folder / "f.h5.log"
    while process.poll() is None and not (log.exists() and "run 7 (" in log.read_text()):
        time.sleep(0.002)
    process.kill()
    process.communicate()
    entente("sweep", "small.toml", "-o", "f.h5", *QUIET, "--resume", code=1)
    assert same(entente.folder / "f.h5", failing.folder / "f.h5")


def test_pairs_with_a_failed_run_are_left_out_of_the_comparison(failing: Entente):
    done = failing("compare", "f.h5", "--outcome", "coverage_mean")
    assert "4 runs failed and 0 never finished; they are not counted." in done.out


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("number", [0, 11, 23])
def test_a_run_alone_is_that_run_of_the_sweep(entente: Entente, whole: Path, number: int):
    design(entente)
    entente("sweep", "small.toml", "--only-run", number, "-o", "one.h5", *QUIET)
    assert_equal(rows(entente.folder / "one.h5", np.array([0])), rows(whole, np.array([number])))


def test_a_run_that_the_design_does_not_have_is_told(entente: Entente):
    design(entente)
    assert "--only-run 24: the design has runs 0 to 23" in entente("sweep", "small.toml", "--only-run", 24, code=2).err
    assert "exclude each other" in entente("sweep", "small.toml", "--only-run", 2, "--shard", "1/2", code=2).err
    assert entente.files() == {"small.toml"}


def test_structures_and_points_share_the_luck_of_a_world_and_worlds_do_not(whole: Path):
    seeds = column(whole, "seed").reshape(4, 3, 2)
    assert (seeds == seeds[:, :1, :1]).all() and len(set(seeds[:, 0, 0])) == 4
    assert (column(whole, "replicate").reshape(4, 6) == np.arange(4)[:, None]).all()
    assert (column(whole, "parameter_set").reshape(4, 3, 2) == np.arange(3)[None, :, None]).all()
    assert list(column(whole, "param_world_hostility")[:6]) == [0, 0, 0.33, 0.33, 1, 1]


def test_the_runs_of_a_point_are_those_of_a_plain_job_with_the_same_settings(entente: Entente, whole: Path):
    entente("run", "archetype_contested", "--models", "two_feet_out,one_foot_in", "--replicates", 4, "--seed", 7, "--weeks", 20, "--households", 500,
            "--set", "mission.election_week=10", "--set", "world.hostility=0.33", "--record", "national", "-o", "plain.h5", *QUIET)  # fmt: skip
    at_point = column(whole, "parameter_set") == 1
    mine = rows(entente.folder / "plain.h5", np.arange(8))
    theirs = rows(whole, at_point)
    for name in ("run", "parameter_set", "param_world_hostility"):
        mine.pop(name, None)
        theirs.pop(name)
    assert_equal(mine, theirs)


SHAPES = {
    "one run": ({"axes": "", "models": '"two_feet_out"', "worlds": "replicates = 1"}, 1),
    "one structure": ({"models": '"two_feet_out"', "worlds": "replicates = 2"}, 6),
    "no axes": ({"axes": "", "worlds": "replicates = 2"}, 4),
    "no worlds named": ({"axes": "", "worlds": "", "settings": {"population.households": 200, "scenario.weeks": 3, "mission.election_week": 2,
                                                               "scenario.replicates": 2}}, 4),
}  # fmt: skip


@pytest.mark.parametrize(("shape", "n_runs"), SHAPES.values(), ids=SHAPES)
def test_designs_of_the_simplest_shapes_run(entente: Entente, shape: dict[str, str], n_runs: int):
    design(entente, **shape)
    entente("sweep", "small.toml", "-o", "o.h5", *QUIET)
    assert list(column(entente.folder / "o.h5", "run")) == list(range(n_runs))
    assert (column(entente.folder / "o.h5", "run_status") == 1).all()


def test_a_design_of_a_hundred_thousand_runs_is_told_of_in_little_memory(entente: Entente):
    axes = '"world.hostility" = { steps = 50 }\n"world.segregation" = { steps = 50 }'
    design(entente, axes, worlds="replicates = 20")
    command = entente.command("sweep", "small.toml", "--dry-run", "--shard", "3/16")
    script = f"ulimit -v 600000; exec {shlex.join(command)}"
    done = subprocess.run(["bash", "-c", script], cwd=entente.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "3/16, 6,250 of 100,000 runs" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert entente.files() == {"small.toml"}


# Until it is known.
UNTIL = 'until = {{ outcome = "coverage_mean", comparison = ["one_foot_in", "two_feet_out"], half_width = {}, min = 3, max = {} }}'


def until(half_width: float, most: int) -> dict[str, str]:
    return {"axes": '"world.hostility" = [0.0, 1.0]', "worlds": UNTIL.format(half_width, most)}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("known"), **until(0.008, 60))


def half_widths(path: Path, n_worlds: int) -> list[float]:
    values = column(path, "coverage_mean").reshape(-1, 2, 2)[:n_worlds]
    differences = values[:, :, 1] - values[:, :, 0]
    return list(stats.t.ppf(0.975, n_worlds - 1) * stats.sem(differences, axis=0))


def test_worlds_are_added_until_the_difference_is_known_everywhere(known: Path):
    worlds = column(known, "replicate")
    n_worlds = len(worlds) // 4
    assert 3 < n_worlds < 60
    assert list(worlds) == [world for world in range(n_worlds) for _ in range(4)]
    assert max(half_widths(known, n_worlds)) <= 0.008
    assert max(half_widths(known, 3)) > 0.008  # else it would have stopped at once


def test_a_difference_that_is_never_known_well_enough_is_told(entente: Entente):
    design(entente, **until(1e-9, 5))
    done = entente("sweep", "small.toml", "-o", "o.h5", "--provenance", "none")
    assert "not known well enough after 5 worlds" in done.err and "asked for ± " in done.err
    assert column(entente.folder / "o.h5", "replicate").max() == 4


@pytest.mark.parametrize("n_threads", [1, 3])
def test_how_many_worlds_it_takes_depends_neither_on_threads_nor_on_kills(entente: Entente, known: Path, n_threads: int):
    design(entente, **until(0.008, 60))
    command = ["sweep", "small.toml", "-o", "o.h5", *QUIET, "--threads", n_threads, "--resume"]
    for seconds in (0.2, 0.4, 0.6):
        killed_after(entente, seconds, *command)
    entente(*command)
    assert same(entente.folder / "o.h5", known)
    entente(*command)
    assert same(entente.folder / "o.h5", known)


def test_failed_runs_of_a_finished_sweep_until_known_can_be_tried_again(entente: Entente):
    design(entente, UNSOUND, worlds=UNTIL.format(1, 20))
    entente("sweep", "small.toml", "-o", "o.h5", *QUIET, code=1)
    before = (entente.folder / "o.h5").read_bytes()
    done = entente("sweep", "small.toml", "-o", "o.h5", "--provenance", "none", "--retry-failed", code=1)
    assert "run 6 (" in done.err
    assert (entente.folder / "o.h5").read_bytes() == before


# Two at once.
@pytest.mark.parametrize("more", [[], ["--force"], ["--resume"], ["--retry-failed"]])
def test_a_second_process_is_told_who_writes_the_output(entente: Entente, more: list[str]):
    design(entente, worlds="replicates = 40")
    process = entente.start("sweep", "small.toml", "-o", "o.h5", *QUIET)
    until_there(entente.folder / "o.h5.partial", process)
    for second in (["sweep", "small.toml", "-o", "o.h5", *more], ["run", "archetype_contested", "-o", "o.h5"]):
        said = entente(*second, code=2).err
        assert f"o.h5: is being written by process {process.pid} on " in said
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == 130
    assert "o.h5.partial" in entente.files()  # the second has taken nothing away
