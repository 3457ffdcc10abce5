"""Running worlds in the process of Python: the same bytes and the same messages as the program."""

from __future__ import annotations

import filecmp
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "release" / "python"
sys.path.insert(0, str(BUILT if any(BUILT.glob("entente/_core*.so")) else ROOT / "python"))

import entente  # noqa: E402
from entente._engine import as_toml  # noqa: E402

try:
    from entente import _core
except ImportError:
    _core = None

compiled = pytest.mark.skipif(_core is None, reason="the compiled module is not built (make build)")
PROGRAM = Path(os.environ.get("ENTENTE_PROGRAM") or ROOT / "build" / "release" / "entente")
MODELS = ["two_feet_out", "one_foot_in"]
SMALL = {"models": MODELS, "replicates": 2, "weeks": 20, "households": 300, "seed": 3}
DESIGN = """[sweep]
scenario = "archetype_contested"
models = ["two_feet_out", "one_foot_in"]
replicates = 4
seed = 7
[set]
population.households = 300
scenario.weeks = 20
mission.election_week = 10
[axes]
world.hostility = [0.33, 1.0]
"""


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ENTENTE_DATA", str(ROOT / "scenarios"))


def program(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True)


def design(text: str = DESIGN) -> Path:
    Path("small.toml").write_text(text)
    return Path("small.toml")


# Without the compiled module


def test_without_the_module_files_can_be_read_and_running_says_how_to_build_it() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.modules['entente._core'] = None\n"
        "import entente\n"
        "assert entente.open and entente.paired\n"
        "try:\n    entente.run('archetype_contested')\n"
        "except ImportError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ROOT / "python")], capture_output=True, text=True, check=True)
    assert "pybind11-dev" in done.stdout and "make build" in done.stdout


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.5"), (3, "3"), (True, "true"), ("by_power", "by_power"), ([1, 2.5], "[1, 2.5]"), (["a"], '["a"]'), (1e-7, "1e-07")]
)
def test_values_are_written_as_a_scenario_file_has_them(value: object, text: str) -> None:
    assert as_toml(value) == text


# Running


@compiled
def test_a_run_has_the_bytes_of_the_program() -> None:
    ds = entente.run(
        "archetype_contested", **SMALL, set={"association.closing": 0.5}, levers={"joint_training": 0.5}, without=["rotation"],
        output="python.h5", provenance="none", progress=False,
    )  # fmt: skip
    done = program(
        "run", "archetype_contested", "--models", ",".join(MODELS), "--replicates", 2, "--weeks", 20, "--households", 300, "--seed", 3,
        "--set", "association.closing=0.5", "--lever", "joint_training=0.5", "--without", "rotation", "--provenance", "none", "-q", "-o", "program.h5",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert filecmp.cmp("python.h5", "program.h5", shallow=False)
    assert ds.sizes["run"] == 4
    assert list(dict.fromkeys(ds.integration_model.values)) == MODELS


@compiled
def test_a_run_without_an_output_can_be_compared_at_once() -> None:
    ds = entente.run("archetype_contested", **SMALL, record="outcomes", progress=False)
    assert int(entente.paired(ds, "coverage_mean").n.item()) == 2
    assert not list(Path().iterdir())


@compiled
def test_the_result_does_not_depend_on_threads() -> None:
    for threads in (1, 3):
        entente.run("archetype_contested", **SMALL, output=f"{threads}.h5", threads=threads, provenance="none", progress=False).close()
    assert filecmp.cmp("1.h5", "3.h5", shallow=False)


@compiled
def test_all_problems_are_told_at_once_in_the_words_of_the_program() -> None:
    wrong = {"observation.half_lif": 8, "association.closing": -1}
    with pytest.raises(entente.ScenarioError) as error:
        entente.run("archetype_contested", models=["two_foot_out"], set=wrong, output="none.h5", progress=False)
    done = program(
        "run", "archetype_contested", "--models", "two_foot_out", "--set", "observation.half_lif=8", "--set", "association.closing=-1", "-o", "none.h5"
    )
    assert done.returncode == 2
    assert str(error.value).splitlines() == [line for line in done.stderr.splitlines() if not line.startswith("entente run --help")]
    assert len(str(error.value).splitlines()) == 3
    assert not Path("none.h5").exists()


@compiled
def test_an_output_in_the_way_is_refused_and_force_overwrites_it() -> None:
    Path("there.h5").write_text("mine")
    with pytest.raises(entente.ScenarioError, match="--force"):
        entente.run("archetype_contested", **SMALL, output="there.h5", progress=False)
    assert Path("there.h5").read_text() == "mine"
    assert entente.run("archetype_contested", **SMALL, output="there.h5", force=True, progress=False).sizes["run"] == 4


@compiled
def test_an_output_that_is_still_open_may_be_overwritten_and_keeps_what_it_was() -> None:
    before = entente.run("archetype_contested", **SMALL, output="x.h5", progress=False)
    after = entente.run("archetype_contested", **(SMALL | {"seed": 4}), output="x.h5", force=True, progress=False)
    assert before.attrs["root_seed"] == 3 and after.attrs["root_seed"] == 4
    assert not (before.coverage_mean.values == after.coverage_mean.values).all()


@compiled
def test_an_output_that_cannot_be_written_is_the_machines_fault() -> None:
    with pytest.raises(entente.OutputError, match="no_such_folder"):
        entente.run("archetype_contested", **SMALL, output="no_such_folder/x.h5", progress=False)


@compiled
def test_progress_is_told_while_other_threads_of_python_go_on() -> None:
    pieces: list[str] = []
    n_turns = 0
    is_over = threading.Event()

    def count() -> None:
        nonlocal n_turns
        while not is_over.wait(0.005):
            n_turns += 1

    other = threading.Thread(target=count)
    other.start()
    answer = _core.command(
        ["run", "archetype_contested", "--replicates", "4", "--weeks", "52", "--households", "500", "-o", "x.h5", "-q"],
        progress=pieces.append, is_redrawn=True,
    )  # fmt: skip
    is_over.set()
    other.join()
    assert answer.code == 0
    assert any("/" in piece and "runs" in piece for piece in pieces)
    assert pieces[-1].endswith("\n")
    assert n_turns > 3


@compiled
def test_an_interruption_keeps_finished_runs_and_the_same_call_goes_on() -> None:
    call = "entente.run('archetype_contested', models=['two_feet_out', 'one_foot_in'], replicates=200, weeks=52, households=300, output='x.h5', provenance='none', %s)"
    code = f"import sys; sys.path.insert(0, {str(BUILT)!r}); import entente\ntry:\n    {call % 'progress=False'}\nexcept KeyboardInterrupt as stop:\n    print(stop)\nprint('alive')"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    partial = Path("x.h5.partial")
    while process.poll() is None and not (partial.exists() and partial.stat().st_size > 100_000):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)  # impatience must not cost the interpreter
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert "saved" in out and "resume=True" in out and out.endswith("alive\n"), out + err
    assert partial.exists()


# Sweeping


@compiled
def test_shards_that_are_merged_have_the_bytes_of_the_programs_sweep() -> None:
    small = design()
    for number in (1, 2):
        assert entente.sweep(small, f"{number}.h5", shard=(number, 2), provenance="none", progress=False) is None
    merged = entente.merge(["2.h5", "1.h5"], "merged.h5", provenance="none")
    done = program("sweep", small, "-o", "program.h5", "--provenance", "none", "-q")
    assert done.returncode == 0, done.stderr
    assert filecmp.cmp("merged.h5", "program.h5", shallow=False)
    assert merged.sizes["run"] == 16
    whole = entente.sweep(small, "whole.h5", provenance="none", progress=False)
    assert whole is not None
    assert filecmp.cmp("whole.h5", "program.h5", shallow=False)


@compiled
def test_a_missing_shard_is_named() -> None:
    entente.sweep(design(), "1.h5", shard="1/2", progress=False)
    with pytest.raises(entente.FileError, match="shard 2 of 2 is missing"):
        entente.merge(["1.h5"], "merged.h5")


@compiled
def test_a_design_that_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(entente.ScenarioError, match=r"small\.toml:11: "):
        entente.sweep(design(DESIGN.replace("world.hostility", "world.hostilty")), "x.h5", progress=False)


@compiled
def test_comparison_and_sensitivity_are_those_of_the_program() -> None:
    ds = entente.sweep(design(DESIGN.replace("replicates = 4", "replicates = 3")), "x.h5", progress=False)
    assert ds is not None
    for name, answer in (
        ("compare", entente.compare(ds, outcome="coverage_mean")),
        ("sensitivity", entente.sensitivity("x.h5", outcome=["coverage_mean"])),
    ):
        assert json.loads(program(name, "x.h5", "--outcome", "coverage_mean", "--format", "json").stdout) == answer


@compiled
def test_switching_values_are_those_that_the_program_tells() -> None:
    text = DESIGN.replace("[0.33, 1.0]", "{ min = 0.0, max = 1.0 }") + '[design]\nkind = "lhs"\npoints = 6\n'
    entente.sweep(design(text), "x.h5", progress=False)
    table = entente.switching_values("x.h5", outcome="access_mean")
    told = json.loads(program("compare", "x.h5", "--outcome", "access_mean", "--format", "json").stdout)
    contrast = told["comparisons"][0]["sections"][0]["contrasts"][0]["switching_values"][0]
    assert table[["structure", "parameter", "sign", "n"]].iloc[0].tolist() == ["one_foot_in", "world.hostility", contrast["sign"], 4]
    assert table["at_max"].iloc[0] == contrast["difference_at_max"]["value"]
    assert table["turns_at"].isna().iloc[0] == (contrast["turns_at"] == [])


@compiled
@pytest.mark.parametrize("library", ["netCDF4", "h5py"])
def test_a_file_that_another_library_holds_open_can_be_compared(library: str) -> None:
    open_with = {"netCDF4": "Dataset", "h5py": "File"}[library]
    hold = getattr(pytest.importorskip(library), open_with)
    entente.run("archetype_contested", **SMALL, record="outcomes", output="x.h5", progress=False).close()
    with hold("x.h5") as held:
        answer = entente.compare("x.h5", outcome="coverage_mean")
        assert held["coverage_mean"][:].shape == (4,)
    assert answer == json.loads(program("compare", "x.h5", "--outcome", "coverage_mean", "--format", "json").stdout)
