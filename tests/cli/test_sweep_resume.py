"""A sweep that dies, however it dies, goes on and ends in the bytes of one that did not."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import Entente, in_folder, on_a_terminal, program
from sweeps import QUIET, design, killed_after, same, swept, until_there

SWEEP = ["sweep", "small.toml", "-o", "o.h5", *QUIET]
# Large enough that something is left to do when the test gets at it.
LONG = {"worlds": "replicates = 16", "settings": {"population.households": 1000, "scenario.weeks": 30, "mission.election_week": 10}}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def long_whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("long"), **LONG)


def outputs(entente: Entente) -> set[str]:
    return {name for name in entente.files() if name.startswith("o.h5")}


@pytest.mark.parametrize("seed", range(4))
def test_killed_again_and_again_at_any_moment_it_ends_in_the_same_bytes(entente: Entente, whole: Path, seed: int):
    # Resumed after each kill, on other numbers of threads. Seven kills for each of four seeds, some before the first run.
    luck = random.Random(seed)
    design(entente)
    n_kills = 0
    for _ in range(7):
        how = ["--threads", luck.randint(1, 4), "--jobs", luck.randint(1, 3)]
        n_kills += killed_after(entente, luck.uniform(0.0, 0.5), *SWEEP, *how, "--resume")
    assert n_kills > 0
    entente(*SWEEP, "--resume")
    assert same(entente.folder / "o.h5", whole)
    assert outputs(entente) == {"o.h5", "o.h5.log"}


def test_a_sweep_killed_while_its_file_begins_can_be_resumed(entente: Entente, whole: Path):
    # A file of a few bytes used to be left, with which nothing could be done.
    design(entente)
    for _ in range(12):
        process = entente.start(*SWEEP, "--resume")
        until_there(entente.folder / "o.h5.beginning.partial", process)
        process.kill()
        process.communicate()
    entente(*SWEEP, "--resume")
    assert same(entente.folder / "o.h5", whole)
    assert outputs(entente) == {"o.h5", "o.h5.log"}


def test_a_sweep_killed_while_it_puts_runs_in_order_can_be_resumed(entente: Entente, whole: Path):
    design(entente)
    n_kills = 0
    for pause in (0, 0.001, 0.002, 0.004, 0.008, 0.016, 0.03):
        process = entente.start(*SWEEP, "--resume")
        until_there(entente.folder / "o.h5.finishing.partial", process)
        time.sleep(pause)
        process.kill()
        process.communicate()
        n_kills += process.returncode != 0
    assert n_kills > 0
    entente(*SWEEP, "--resume")
    assert same(entente.folder / "o.h5", whole)


def test_a_sweep_killed_between_renaming_and_removing_is_finished(entente: Entente, whole: Path):
    design(entente)
    process = entente.start(*SWEEP)
    until_there(entente.folder / "o.h5.partial", process)
    time.sleep(0.1)
    process.kill()
    process.communicate()
    shutil.copy(whole, entente.folder / "o.h5")  # renamed already, and the unfinished file is still there
    entente(*SWEEP, "--resume")
    assert same(entente.folder / "o.h5", whole)
    assert outputs(entente) == {"o.h5", "o.h5.log"}


def test_what_a_dead_process_leaves_lying_about_is_in_nobodys_way(entente: Entente, whole: Path):
    design(entente)
    (entente.folder / "o.h5.lock").write_text("process 1 on a node that is gone")
    (entente.folder / "o.h5.finishing.partial").write_bytes(b"half a file")
    (entente.folder / "o.h5.beginning.partial").write_bytes(b"")
    entente(*SWEEP)
    assert same(entente.folder / "o.h5", whole)
    assert outputs(entente) == {"o.h5", "o.h5.log"}


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_the_command_that_is_printed_works_as_it_stands_in_a_shell(entente: Entente, long_whole: Path, by: signal.Signals):
    design(entente, **LONG)
    (entente.folder / "a folder").mkdir()
    done = on_a_terminal(entente, "sweep", "small.toml", "--provenance", "none", "-o", "a folder/it's o.h5", "--force", stop_by=by, after=3)
    assert done.code == 130, done.err
    assert re.search(r"\d+ runs of 96 are saved in a folder/it's o.h5.partial", done.err)
    command = done.err.split("To go on:\n")[1].splitlines()[0]
    path = f"{program().parent}:{os.environ['PATH']}"
    shell = subprocess.run(command, shell=True, cwd=entente.folder, env=os.environ | {"PATH": path}, capture_output=True, text=True)
    assert shell.returncode == 0, shell.stderr
    assert "from before" in shell.stderr
    assert same(entente.folder / "a folder" / "it's o.h5", long_whole)


def test_the_log_tells_of_all_beginnings_and_of_the_end(entente: Entente):
    design(entente, **LONG)
    on_a_terminal(entente, "sweep", "small.toml", "-o", "o.h5", stop_by=signal.SIGINT, after=3)
    entente("sweep", "small.toml", "-o", "o.h5", "--resume")
    log = (entente.folder / "o.h5.log").read_text()
    told = ("begun", r"interrupted\. \d+ runs of 96 are saved", r"begun: .*, \d+ runs from before", "finished: 96 runs")
    assert re.search(".*".join(told), log, flags=re.S), log


# What differs, and the words that tell of it.
CHANGES = {
    "a value for all": ({"settings": {"population.households": 600, "scenario.weeks": 20, "mission.election_week": 10}},
                        "population.households is 500 there, 600 here"),
    "more worlds": ({"worlds": "replicates = 5"}, "the design has 24 runs there, 30 here"),
    "another axis": ({"axes": '"government.predation" = [0.0, 0.33, 1.0]'}, "world.hostility varies there, government.predation here"),
    "another value of the axis": ({"axes": '"world.hostility" = [0.0, 0.33, 0.9]'}, "small.toml has changed"),
    "other structures": ({"models": '"two_feet_out", "two_feet_in"'}, "small.toml has changed"),
}  # fmt: skip


@pytest.fixture(scope="module")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sweep that was killed when some runs were saved."""
    entente = in_folder(tmp_path_factory.mktemp("unfinished"))
    design(entente)
    process = entente.start(*SWEEP)
    until_there(entente.folder / "o.h5.partial", process)
    time.sleep(0.2)
    process.kill()
    process.communicate()
    assert process.returncode != 0
    return entente.folder


def copy_of(folder: Path, entente: Entente) -> bytes:
    for name in ("small.toml", "o.h5.partial"):
        shutil.copy(folder / name, entente.folder / name)
    return (entente.folder / "o.h5.partial").read_bytes()


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=CHANGES)
def test_a_design_that_changed_is_not_gone_on_with(entente: Entente, unfinished: Path, change: dict[str, str], said: str):
    before = copy_of(unfinished, entente)
    design(entente, **change)
    done = entente(*SWEEP, "--resume", code=2)
    assert "cannot be resumed" in done.err and said in done.err
    assert (entente.folder / "o.h5.partial").read_bytes() == before
    assert outputs(entente) == {"o.h5.partial", "o.h5.log"}


def test_another_seed_is_named(entente: Entente, unfinished: Path):
    copy_of(unfinished, entente)
    path = entente.folder / "small.toml"
    path.write_text(path.read_text().replace("seed = 7", "seed = 8"))
    assert "the seed is 7 there, 8 here" in entente(*SWEEP, "--resume", code=2).err


@pytest.mark.parametrize("file", ["models/one_foot_in.toml", "levers/joint_training.toml"])
def test_a_file_that_the_design_uses_may_not_change_either(entente: Entente, file: str):
    (entente.folder / "scenarios").unlink()
    shutil.copytree(program().parents[2] / "scenarios", entente.folder / "scenarios")
    design(entente, '"levers.joint_training" = [0, 1]', scenario='scenario = "scenarios/archetype_contested.toml"', worlds="replicates = 1")
    shard = ["sweep", "small.toml", *QUIET, "--shard"]
    entente(*shard, "1/2", "-o", "1.h5")
    path = entente.folder / "scenarios" / file
    text = path.read_text()
    changed = re.sub(r"(weight|add) = [\d.]+", r"\1 = 0.0123", text, count=1)
    assert changed != text
    path.write_text(changed)
    entente(*shard, "2/2", "-o", "2.h5")
    err = entente("merge", "1.h5", "2.h5", "-o", "m.h5", code=2).err
    assert "2.h5" in err and "is no shard of the same design as" in err and f"{Path(file).name} has changed" in err
