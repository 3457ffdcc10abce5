"""Shards become the file of the sweep that was never cut, or are refused with the reason."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
from itertools import permutations
from pathlib import Path

import pytest
from conftest import Entente, in_folder
from sweeps import AXES, QUIET, column, design, killed_after, same, swept

MERGE = ["--provenance", "none", "-q"]
SMALLEST = {"axes": "", "worlds": "replicates = 3", "settings": {"population.households": 200, "scenario.weeks": 4, "mission.election_week": 2}}


def shard(entente: Entente, number: int, of: int, *more: object) -> str:
    name = f"{number}-of-{of}.h5"
    entente("sweep", "small.toml", "--shard", f"{number}/{of}", "-o", name, *QUIET, *more)
    return name


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """A folder with the sweep in three shards."""
    entente = in_folder(tmp_path_factory.mktemp("cut"))
    design(entente)
    for number in (1, 2, 3):
        shard(entente, number, 3)
    return entente


THREE = ["1-of-3.h5", "2-of-3.h5", "3-of-3.h5"]


@pytest.fixture
def merging(entente: Entente, cut: Entente) -> Entente:
    """The same in a folder of the test's own."""
    for name in (*THREE, "small.toml"):
        shutil.copy(cut.folder / name, entente.folder / name)
    return entente


def test_in_whatever_order_three_shards_become_the_sweep(cut: Entente, whole: Path):
    for order in permutations(THREE):
        cut("merge", *order, "-o", "m.h5", "--force", *MERGE)
        assert same(cut.folder / "m.h5", whole)


# One, as many as there are groups of runs, and sixteen.
@pytest.mark.parametrize(("of", "n_worlds"), [(1, 2), (6, 2), (16, 6)])
def test_however_many_shards_become_the_sweep(entente: Entente, of: int, n_worlds: int):
    design(entente, **SMALLEST | {"axes": AXES, "worlds": f"replicates = {n_worlds}"})
    entente("sweep", "small.toml", "-o", "whole.h5", *QUIET)
    shards = [shard(entente, number, of) for number in range(1, of + 1)]
    entente("merge", *reversed(shards), "-o", "m.h5", *MERGE)
    assert same(entente.folder / "m.h5", entente.folder / "whole.h5")


def test_a_shard_more_than_there_are_groups_is_refused(entente: Entente):
    design(entente)
    err = entente("sweep", "small.toml", "--shard", "1/13", "-o", "x.h5", code=2).err
    assert "the design has 12 groups of runs that stay together" in err
    assert entente.files() == {"small.toml"}


def test_runs_that_are_compared_stand_in_one_shard(cut: Entente):
    for name in THREE:
        of_run = list(zip(column(cut.folder / name, "world"), column(cut.folder / name, "parameter_set"), strict=True))
        assert len(of_run) == 2 * len(set(of_run)) == 8


def test_shards_made_from_different_folders_merge_in_any_order(merging: Entente, whole: Path):
    # The history that a file keeps must not depend on which shard is named first.
    below = merging.folder / "below"
    below.mkdir()
    (merging.folder / "2-of-3.h5").unlink()
    # Not the shard that holds run 0: of that one, the history is kept.
    in_folder(below)("sweep", "../small.toml", "--shard", "2/3", "-o", "../2-of-3.h5", *QUIET)
    for order in (THREE, THREE[::-1], [THREE[1], THREE[0], THREE[2]]):
        merging("merge", *order, "-o", "m.h5", "--force", *MERGE)
        assert same(merging.folder / "m.h5", whole)


def test_a_shard_that_was_killed_and_resumed_is_as_good(merging: Entente, whole: Path):
    (merging.folder / "2-of-3.h5").unlink()
    command = ["sweep", "small.toml", "--shard", "2/3", "-o", "2-of-3.h5", *QUIET, "--resume"]
    for seconds in (0.05, 0.15, 0.2):
        killed_after(merging, seconds, *command)
    merging(*command)
    merging("merge", *THREE, "-o", "m.h5", *MERGE)
    assert same(merging.folder / "m.h5", whole)


def test_two_shards_run_at_the_same_time(entente: Entente, whole: Path):
    design(entente)
    running = [entente.start("sweep", "small.toml", "--shard", f"{i}/2", "-o", f"{i}.h5", *QUIET) for i in (1, 2)]
    for process in running:
        assert process.communicate()[1] == ""
        assert process.returncode == 0
    entente("merge", "2.h5", "1.h5", "-o", "m.h5", *MERGE)
    assert same(entente.folder / "m.h5", whole)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """The smallest shards, for damage."""
    entente = in_folder(tmp_path_factory.mktemp("pair"))
    design(entente, **SMALLEST)
    entente("sweep", "small.toml", "-o", "whole.h5", *QUIET)
    shard(entente, 1, 2)
    shard(entente, 2, 2)
    return entente


def merge_or_refuse(entente: Entente, damaged: bytes) -> bool:
    """Whether merging refuses, naming the file. Else the bytes must be right."""
    merged = entente.folder / "m.h5"
    (entente.folder / "damaged.h5").write_bytes(damaged)
    done = entente("merge", "1-of-2.h5", "damaged.h5", "-o", "m.h5", *MERGE, code=None)
    assert done.code in (0, 2), done.err
    if done.code == 0:
        assert same(merged, entente.folder / "whole.h5")
        merged.unlink()
    else:
        assert done.err.startswith("damaged.h5: ")
        assert not merged.exists()
    return done.code == 2


def test_a_shard_that_was_cut_off_is_refused(pair: Entente):
    sound = (pair.folder / "2-of-2.h5").read_bytes()
    assert not merge_or_refuse(pair, sound)
    lengths = [0, 1, 7, 8, 47, 48, 49, 96, 2048, 4096, len(sound) // 3, len(sound) // 2, len(sound) - 4096, len(sound) - 33]
    for length in [*lengths, len(sound) - 32, len(sound) - 1]:
        assert merge_or_refuse(pair, sound[:length]), length
    assert merge_or_refuse(pair, sound + b"more")


def test_a_shard_in_which_any_bit_flipped_is_refused(pair: Entente):
    luck = random.Random(20261125)
    sound = (pair.folder / "2-of-2.h5").read_bytes()
    # Everywhere, and where HDF5 keeps its first structures or the seal stands.
    places = [luck.randrange(len(sound)) for _ in range(120)]
    places += [luck.randrange(4096) for _ in range(50)] + [len(sound) - 1 - luck.randrange(96) for _ in range(40)]
    for place in places:
        damaged = bytearray(sound)
        damaged[place] ^= 1 << luck.randrange(8)
        assert merge_or_refuse(pair, bytes(damaged)), place


def other_sweep(entente: Entente, name: str, old: str, new: str) -> str:
    text = (entente.folder / "small.toml").read_text()
    assert old in text
    (entente.folder / "other.toml").write_text(text.replace(old, new))
    entente("sweep", "other.toml", "--shard", "2/3", "-o", name, *QUIET)
    return name


def test_everything_that_is_wrong_with_shards_is_told_at_once(merging: Entente):
    folder = merging.folder
    (folder / "empty.h5").write_bytes(b"")
    (folder / "text.h5").write_text("this is no HDF5 file")
    (folder / "a folder").mkdir()
    shutil.copy(folder / THREE[0], folder / "twice.h5")
    shutil.copy(folder / THREE[1], folder / "left.h5.partial")
    other_sweep(merging, "seed.h5", "seed = 7", "seed = 8")
    other_sweep(merging, "axis.h5", "0.33", "0.66")
    other_sweep(merging, "set.h5", "population.households = 500", "population.households = 501")
    merging("run", "archetype_contested", "--weeks", 4, "--households", 500, "--replicates", 1, "--models", "two_feet_out", "-q", "-o", "run.h5")
    given = [*THREE, "empty.h5", "text.h5", "a folder", "twice.h5", "left.h5.partial", "seed.h5", "axis.h5", "set.h5", "run.h5", "nowhere.h5"]
    err = merging("merge", *given, "-o", "m.h5", code=2).err
    for file, said in {
        "empty.h5": "is empty",
        "text.h5": "is not an HDF5 file",
        "a folder": "is a folder, not a file",
        "twice.h5": "holds runs that 1-of-3.h5 holds, too: 0, 1, ",
        "left.h5.partial": "is unfinished; the command that made it goes on with --resume",
        "seed.h5": "the seed is 8 there, 7 here",
        "axis.h5": "is no shard of the same design as 1-of-3.h5",
        "set.h5": "population.households is 501 there, 500 here",
        "run.h5": "is no shard of the same design as 1-of-3.h5",
        "nowhere.h5": "there is no such file",
    }.items():
        assert any(line.startswith(f"{file}: ") and said in line for line in err.splitlines()), f"{file}: {said}\n{err}"
    assert not (folder / "m.h5").exists()


def test_shards_of_another_version_of_the_program_are_refused(merging: Entente):
    import h5py

    with h5py.File(merging.folder / THREE[1], "a") as file:
        file.attrs["software_version"] = "0.0.1"
        file.attrs["config_sha256"] = "0" * 64
    err = merging("merge", *THREE, "-o", "m.h5", code=2).err
    assert "2-of-3.h5: is no shard of the same design as 1-of-3.h5: it was made by entente 0.0.1" in err


def test_missing_shards_are_named_and_may_be_left_out_on_purpose(merging: Entente, whole: Path):
    err = merging("merge", THREE[2], THREE[0], "-o", "m.h5", code=2).err
    assert "shard 2 of 3 is missing (8 of 24 runs)" in err and "--incomplete" in err
    done = merging("merge", THREE[2], THREE[0], "-o", "m.h5", "--incomplete", code=1)
    assert "8 runs missing" in done.err
    status = column(merging.folder / "m.h5", "run_status")
    there = status == 1
    assert there.sum() == 16 and (status[~there] == 0).all()
    right = column(whole, "coverage_mean")
    assert (column(merging.folder / "m.h5", "coverage_mean")[there] == right[there]).all()
    assert "24 runs: 16 finished, 8 not done yet" in merging("describe", "m.h5").out


def test_shards_of_two_ways_of_cutting_do_not_mix_unnoticed(merging: Entente):
    shard(merging, 2, 4)
    err = merging("merge", *THREE, "2-of-4.h5", "-o", "m.h5", code=2).err
    assert "2-of-4.h5: holds runs that" in err


def test_an_output_that_is_there_is_not_overwritten(merging: Entente):
    (merging.folder / "m.h5").write_text("mine")
    assert "m.h5: exists already" in merging("merge", *THREE, "-o", "m.h5", code=2).err
    assert (merging.folder / "m.h5").read_text() == "mine"


def test_more_shards_than_files_may_be_open(entente: Entente):
    # 64 are kept free, so 8 shards can be open at a time: 18 become 3, then 1. Each shard is one world.
    design(entente, **SMALLEST | {"worlds": "replicates = 18"})
    entente("sweep", "small.toml", "-o", "whole.h5", *QUIET)
    names = [shard(entente, number, 18) for number in range(1, 19)]
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    done = subprocess.run(
        entente.command("merge", *names, "-o", "m.h5", *MERGE), cwd=entente.folder, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (72, hard)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert same(entente.folder / "m.h5", entente.folder / "whole.h5")
    assert not [name for name in entente.files() if "merging" in name or "partial" in name]
