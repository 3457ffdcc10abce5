"""The pages of evidence say what their tables say, their experiments can be run, and what is called covered has evidence."""

from __future__ import annotations

import csv
import importlib.machinery
import importlib.util
import json
import os
import subprocess
import sys
import types
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from sources import ROOT

pytest.importorskip("h5py")
sys.path.insert(0, str(ROOT / "tools"))


def tool(name: str) -> ModuleType:
    """A tool as a module: its file has no ending."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(ROOT / "tools" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


what_holds = tool("what-holds")
what_matters = tool("what-matters")


def program() -> Path:
    return Path(os.environ.get("ENTENTE_PROGRAM") or ROOT / "build" / "release" / "entente")


def listed(what: str) -> list[dict]:
    if not program().exists():
        pytest.skip("the program is not built")
    return json.loads(subprocess.run([program(), "list", what, "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("name", ["what-holds", "what-matters"])
def test_a_page_says_what_its_table_says(name: str):
    done = subprocess.run([sys.executable, ROOT / "tools" / name, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["what-holds", "what-matters"])
def test_evidence_tells_of_which_model_it_is(name: str):
    tool = {"what-holds": what_holds, "what-matters": what_matters}[name]
    rows = tool.read_table(tool.TABLE, tool.Row)
    others = sorted({row.model for row in rows} - {tool.model()})
    if others:  # no failure: to measure anew takes long, and is done when the model rests
        warnings.warn(f"docs/{name}.csv is of model {', '.join(others)}, the golden runs are of {tool.model()}: run tools/{name}", stacklevel=1)
    page = tool.PAGE.read_text(encoding="utf-8")
    assert all(row.model in page and row.version in page for row in rows)


def test_a_page_says_that_the_model_has_moved():
    row = types.SimpleNamespace(version="1.0", model="0123456789ab")
    assert what_holds.measured_with([row], "0123456789ab") == "Measured with version 1.0; model: 0123456789ab (a digest of the golden runs)."
    assert "moved since" in what_holds.measured_with([row], "ba9876543210")


def test_the_model_is_what_the_golden_runs_say_and_not_how_they_are_headed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("evidence.ROOT", tmp_path)
    folder = tmp_path / "tests" / "golden"
    folder.mkdir(parents=True)

    def of(name: str, text: str) -> str:
        (folder / name).write_text(text)
        return what_holds.model()

    one = of("calm.txt", "# seed 7\nweeks 0 1\naccess abc 0.5 0.25\n")
    assert of("calm.txt", "# seed 7, written anew\nweeks 0 1\naccess abc 0.5 0.25\n") == one
    assert of("calm.txt", "# seed 7\nweeks 0 1\naccess abc 0.5 0.26\n") != one


def test_each_thing_that_must_hold_has_a_test_or_an_experiment():
    items = what_holds.items()
    assert list(items) == [str(number) for number in range(1, 26)]
    experiments = {experiment.item for experiment in what_holds.load()}
    assert [number for number, item in items.items() if not (item.get("tests") or item.get("remark") or number in experiments)] == []
    missing = [test for item in items.values() for test in item.get("tests", []) if not (ROOT / test).exists()]
    assert missing == []


def test_lines_measure_what_the_program_records():
    known = {one["name"] for one in listed("observables")}
    wrong = []
    for experiment in what_holds.load():
        for line in experiment.lines:
            for name in what_holds.names_in(line.outcome):
                stem = name.removesuffix("_total").removesuffix("_mean").removesuffix("_final")
                if name not in known and stem not in known and name not in what_holds.run_outcomes():
                    wrong.append(f"{experiment.id}: {name}")
    assert wrong == []


def entity_key(key: str) -> bool:
    return key.startswith(("organisation_family.", "organisation.", "armed_group.", "forum."))


def test_arms_move_what_the_program_has():
    parameters = {one["key"] for one in listed("parameters")}
    mechanisms = {one["name"] for one in listed("mechanisms")}
    levers = {one["name"] for one in listed("levers")}
    models = {one["name"] for one in listed("models")}
    wrong = []
    for experiment in what_holds.load():
        for name, way in experiment.arms.items():
            keys = [key for key, _ in way.settings if key not in parameters and not entity_key(key)]
            unknown = keys + sorted(set(way.without) - mechanisms) + sorted(set(way.levers) - levers)
            unknown += [] if way.structure in models else [way.structure]
            unknown += [] if (ROOT / "scenarios" / f"{way.scenario}.toml").exists() else [way.scenario]
            wrong += [f"{experiment.id}, {name}: {word}" for word in unknown]
    assert not wrong, "\n".join(wrong)


def test_the_program_runs_an_arm_with_all_kinds_of_change(tmp_path: Path):
    if not program().exists():
        pytest.skip("the program is not built")
    way = what_holds.Way("archetype_calm", "two_feet_out", "liaison", (("mission.exit_week", "1"),), ("horizontal_forums",), ("shocks",), 1, 1, 100)
    done = subprocess.run([str(program()), *way.command(str(tmp_path / "one.h5"))[1:]], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_intervals_are_those_of_students_t():
    # Five differences by hand: mean 3, standard deviation √2.5, t(4) = 2.776.
    e = what_holds.estimate(what_holds.evaluate("b - a", {"a": __import__("numpy").array([1.0, 2, 3, 4, 5]), "b": __import__("numpy").array([2.0, 4, 6, 8, 10])}))
    assert (e.n, e.mean, e.same) == (5, 3.0, False)
    assert e.high - e.mean == pytest.approx(2.776 * (2.5**0.5) / 5**0.5, rel=1e-3)


def test_an_interval_across_zero_is_neither_yes_nor_no():
    line = what_holds.Line("b - a", "x", "more", 0, 1, 0, 0, "")
    say = lambda low, high: what_holds.verdict_on(line, what_holds.Estimate(9, (low + high) / 2, low, high, 1.0, False), None)  # noqa: E731
    assert [say(0.1, 0.3), say(-0.1, 0.3), say(-0.3, -0.1)] == ["holds", "not found", "does not hold"]


def test_rows_of_the_table_belong_to_experiments_as_they_are_now():
    experiments = {experiment.id: experiment for experiment in what_holds.load()}
    stale = sorted({row.experiment for row in what_holds.read_table(what_holds.TABLE, what_holds.Row) if row.experiment not in experiments or row.asked != experiments[row.experiment].digest()})
    assert not stale, f"run again: tools/what-holds {' '.join('--only ' + name for name in stale)}"


def test_every_mechanism_and_lever_has_been_tried():
    """Enabled once the table has been run in full."""
    with what_matters.TABLE.open(encoding="utf-8", newline="") as file:
        tried = {(row["kind"], row["name"]) for row in csv.DictReader(file)}
    if ("mechanism", "information") not in tried:
        pytest.skip("docs/what-matters.csv has not been run in full yet")
    known = {("mechanism", one["name"]) for one in listed("mechanisms")} | {("lever", one["name"]) for one in listed("levers")}
    assert tried == known, f"run tools/what-matters: {sorted(known ^ tried)}"
