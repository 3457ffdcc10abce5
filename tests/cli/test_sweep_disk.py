"""A disk that fills, or goes away: what was finished is kept and told, and a larger disk takes up where it ended."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Done, Entente
from sweeps import QUIET, design, same, swept, until_there

MIB = 1 << 20
# All series, so that the file grows by some 300 kB a run: 14 MB in all.
LARGE = {"axes": "", "worlds": 'replicates = 16\nrecord = "all"',
         "settings": {"population.households": 200, "scenario.weeks": 150, "mission.election_week": 10}}  # fmt: skip
SWEEP = ["sweep", "small.toml", *QUIET]
SAVED = r"(\d+) runs? of 32 (?:is|are) saved in (\S*)o\.h5\.partial; the same command with --resume goes on from there"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("whole"), **LARGE)


def limited(entente: Entente, n_bytes: int, *arguments: object) -> Done:
    """No file may be larger than this."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    done = subprocess.run(
        entente.command(*arguments), cwd=entente.folder, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, hard)),
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_limit_on_files_is_told_and_a_larger_one_goes_on(entente: Entente, whole: Path):
    design(entente, **LARGE)
    n_saved = []
    for limit in (24 * MIB, 27 * MIB):  # what comes next is estimated generously
        done = limited(entente, limit, *SWEEP, "-o", "o.h5", "--resume")
        assert done.code == 3, done.err
        assert "could not reserve space: File too large" in done.err
        assert "ended: o.h5.partial: could not reserve space" in (entente.folder / "o.h5.log").read_text()
        n_saved.append(int(re.search(SAVED, done.err)[1]))
    assert 0 < n_saved[0] < n_saved[1]
    assert "o.h5" not in entente.files()
    entente(*SWEEP, "-o", "o.h5", "--resume")
    assert same(entente.folder / "o.h5", whole)


def test_a_log_that_cannot_be_written_does_not_end_the_sweep(entente: Entente):
    design(entente)
    (entente.folder / "o.h5.log").symlink_to("/dev/full")
    entente(*SWEEP, "-o", "o.h5")
    assert "24 runs: 24 finished" in entente("describe", "o.h5").out


def test_a_log_as_long_as_files_may_be_does_not_end_the_sweep(entente: Entente):
    design(entente)
    limit = 100 * MIB
    with (entente.folder / "o.h5.log").open("wb") as log:
        log.truncate(limit)
    done = limited(entente, limit, *SWEEP, "-o", "o.h5")
    assert done.code == 0, done.err
    assert (entente.folder / "o.h5.log").stat().st_size == limit


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", str(disk)], capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no file system may be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def enlarge(disk: Path, mebibytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={mebibytes}m", str(disk)], check=True)


def test_a_disk_that_fills_is_told_and_a_larger_one_goes_on(entente: Entente, whole: Path, small_disk: Path):
    design(entente, **LARGE)
    output = small_disk / "o.h5"
    # As much as the sweep thinks it needs, taken by somebody else once it runs.
    enlarge(small_disk, 200)
    process = entente.start(*SWEEP, "-o", output)
    until_there(small_disk / "o.h5.partial", process)
    with pytest.raises(OSError, match="No space"), (small_disk / "somebody else's").open("wb", buffering=0) as file:
        while file.write(bytes(MIB)):
            pass
    err = process.communicate()[1]
    assert process.returncode == 3, err
    assert "No space left on device" in err
    assert re.search(SAVED, err) or "No run was finished." in err
    assert not output.exists() and not (small_disk / "o.h5.finishing.partial").exists()
    (small_disk / "somebody else's").unlink()
    entente(*SWEEP, "-o", output, "--resume")
    assert same(output, whole)


def test_a_disk_that_is_too_small_from_the_beginning_is_told_before_anything_runs(entente: Entente, small_disk: Path):
    design(entente, **LARGE | {"worlds": 'replicates = 400\nrecord = "district"'})
    err = entente(*SWEEP, "-o", small_disk / "o.h5", code=2).err
    assert "disk" in err
    assert list(small_disk.iterdir()) == []


def test_a_folder_that_is_removed_meanwhile_is_told_without_promises(entente: Entente):
    design(entente, **LARGE)
    folder = entente.folder / "away"
    folder.mkdir()
    process = entente.start(*SWEEP, "-o", "away/o.h5")
    while process.poll() is None and not ((folder / "o.h5.log").exists() and " of 32 runs" in (folder / "o.h5.log").read_text()):
        time.sleep(0.01)
    shutil.rmtree(folder)
    err = process.communicate()[1]
    assert process.returncode == 3, err
    assert "away/o.h5" in err and "No such file or directory" in err
    assert re.search(r"\d+ runs? had finished, but away/o\.h5\.partial is gone\.", err)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_becomes_read_only_keeps_what_is_saved(entente: Entente, whole: Path):
    design(entente, **LARGE)
    folder = entente.folder / "locked"
    folder.mkdir()
    process = entente.start(*SWEEP, "-o", "locked/o.h5")
    until_there(folder / "o.h5.partial", process)
    folder.chmod(0o555)
    err = process.communicate()[1]
    folder.chmod(0o755)
    assert process.returncode == 3 and re.search(SAVED, err), err
    entente(*SWEEP, "-o", "locked/o.h5", "--resume")
    assert same(folder / "o.h5", whole)
