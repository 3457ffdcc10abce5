"""What is finished is kept, and what is left is done later, in the same bytes."""

from __future__ import annotations

import filecmp
import re
import signal
import time
from pathlib import Path

import pytest
from conftest import MODELS, SCENARIO, Done, Entente, in_folder, on_a_terminal

# Long enough to be stopped in the middle.
LONG = ["run", SCENARIO, "--weeks", 52, "--households", 500, "--replicates", 12, "--models", ",".join(MODELS), "--provenance", "none"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    runner = in_folder(tmp_path_factory.mktemp("whole"))
    runner(*LONG, "-o", "long.h5")
    return runner.folder / "long.h5"


def interrupted(entente: Entente, by: signal.Signals, after: int = 5) -> Done:
    done = on_a_terminal(entente, *LONG, "-o", "long.h5", stop_by=by, after=after)
    # Who is killed cannot take its lock away; the system has let go of it, and whoever goes on removes it.
    left = {"long.h5.lock"} if by == signal.SIGKILL else set()
    assert entente.files() == {"long.h5.partial"} | left, done.err
    return done


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_finished_runs_and_says_how_to_go_on(entente: Entente, whole: Path, by: signal.Signals):
    done = interrupted(entente, by)
    assert done.code == 130, done.err
    saved = int(re.search(r"(\d+) runs? of \d+ (?:is|are) saved", done.err)[1])
    assert 1 <= saved < 24
    command = done.err.split("To go on:\n  entente ")[1].splitlines()[0].split()
    assert command[-1] == "--resume"
    assert f"{saved} finished" in entente("describe", "long.h5.partial").out
    entente(*command)
    assert filecmp.cmp(entente.folder / "long.h5", whole, shallow=False)
    assert entente.files() == {"long.h5"}


@pytest.mark.parametrize("after", [1, 2, 5, 8, 13, 19])
def test_a_killed_job_is_resumed_to_the_same_bytes(entente: Entente, whole: Path, after: int):
    # A writer killed while it flushes can leave a file that points behind its own end (about one kill in thirty did).
    assert interrupted(entente, signal.SIGKILL, after).code == -signal.SIGKILL
    done = entente(*LONG, "-o", "long.h5", "--resume")
    assert "from before" in done.err
    assert filecmp.cmp(entente.folder / "long.h5", whole, shallow=False)
    assert entente.files() == {"long.h5"}


def test_a_second_interruption_ends_at_once(entente: Entente):
    process = entente.start(*LONG[:2], "--weeks", 520, "--households", 200000, "--models", MODELS[0], "--replicates", 4, "-o", "long.h5")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode in (-signal.SIGTERM, -signal.SIGINT, 130)  # 130 if the first was answered already


def test_an_interruption_before_the_first_run_leaves_nothing(entente: Entente):
    process = entente.start(*LONG[:2], "--weeks", 520, "--households", 100000, "--models", MODELS[0], "--replicates", 4, "-o", "long.h5")
    partial = entente.folder / "long.h5.partial"
    while not partial.exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert entente.files() == set()


def test_other_options_do_not_resume(entente: Entente):
    interrupted(entente, signal.SIGINT)
    before = (entente.folder / "long.h5.partial").read_bytes()
    err = entente(*LONG, "-o", "long.h5", "--resume", "--seed", 5, code=2).err
    assert "cannot be resumed: the seed is 20260101 there, 5 here" in err
    assert (entente.folder / "long.h5.partial").read_bytes() == before


def test_an_unfinished_output_is_in_the_way_until_it_is_resumed_or_thrown_away(entente: Entente, whole: Path):
    interrupted(entente, signal.SIGINT)
    assert "give --resume to go on with it" in entente(*LONG, "-o", "long.h5", code=2).err
    entente(*LONG, "-o", "long.h5", "--force", "--quiet")
    assert filecmp.cmp(entente.folder / "long.h5", whole, shallow=False)
    assert entente.files() == {"long.h5"}


def test_resuming_a_finished_file_changes_nothing(entente: Entente):
    path = entente.small("small.h5")
    before = path.read_bytes()
    entente.small("small.h5", "--resume")
    assert path.read_bytes() == before


def test_progress_is_redrawn_on_a_terminal_and_nowhere_else(entente: Entente):
    shown = on_a_terminal(entente, *LONG, "-o", "long.h5").err
    assert "\r24/24 runs" in shown
    assert "\n24/24" not in shown
    plain = entente(*LONG, "-o", "again.h5").err
    assert "\r" not in plain
    assert "24/24 runs" in plain


def test_quiet_says_nothing_when_all_is_well(entente: Entente):
    done = entente(*LONG[:2], "--weeks", 4, "--households", 500, "--replicates", 1, "--models", MODELS[0], "-q")
    assert (done.out, done.err) == ("", "")
    assert entente.files() == {"archetype_contested.h5"}
