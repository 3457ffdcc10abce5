"""Design files: all that is wrong is told at once with file and line and nothing is written; what is odd but legal runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import Entente, in_folder
from sweeps import QUIET, column, design, text_of_design

DRY = ["sweep", "small.toml", "--dry-run"]

# Axes, which stand from line 11 on, and what is said, by line.
WRONG = {
    "names that there are not": (
        '"world.hostilty" = [0, 1]\n"levers.joint_trainig" = [0, 1]\n"mechanisms.asociation" = [true, false]\n'
        '"organisation.nobody.neutrality" = [0.1, 0.2]\n"organisation.unhcr.neutrallity" = [0.1, 0.2]\n"forum.cluster_helth.power_rule" = ["by_power"]',
        {11: "world.hostilty is not a parameter; did you mean world.hostility?", 12: "joint_trainig is not a lever; did you mean joint_training?",
         13: "asociation is not a mechanism; did you mean association?", 14: "nobody", 15: "did you mean neutrality?", 16: "cluster_helth"},
    ),
    "values": (
        '"world.segregation" = [0.5, 2.0]\n"government.predation" = ["much", 0.2]\n"mechanisms.association" = [1, true]\n'
        '"world.hostility" = [nan, 0]\n"mission.exit_week" = [5.5, 6]\n"levers.joint_training" = [0, 2]\n"world.roughness" = [[0, 1]]',
        {11: "world.segregation = 2 is outside [0, 1]", 12: 'government.predation = "much" is not a number', 13: "mechanisms.association",
         14: "world.hostility = nan is outside [-1, 1]", 15: "mission.exit_week", 16: "levers.joint_training", 17: "world.roughness"},
    ),
    "ranges": (
        '"world.segregation" = []\n"world.hostility" = { min = 1.0, max = 0.5, steps = 3 }\n'
        '"government.predation" = { min = 0.0, max = 1.0, scale = "log", steps = 3 }\n"population.displaced_share" = { min = 0.1, mx = 0.3 }\n'
        '"mission.robust" = { min = 0.1, max = 0.3, steps = 0 }\n"world.roughness" = { min = 0.1, max = inf, steps = 2 }',
        {11: "axes.world.segregation: has no values", 12: "min is not below max", 13: "a log scale needs min > 0", 14: "did you mean max?",
         15: "steps = 0 is outside", 16: "min and max are not finite numbers"},
    ),
    "a grid over a range": ('"world.hostility" = { min = 0.0, max = 1.0 }', {11: "a grid needs a list of values, or steps"}),
    "a grid too fine": ('"world.hostility" = { steps = 2000 }\n"world.segregation" = { steps = 2000 }', {12: "more than 2^20 points"}),
    "the same twice": ('"world.hostility" = [0, 1]\nworld.hostility = [0, 1]\n"world.segregation" = [0.5, 0.50]',
                       {12: "axes.world.hostility stands twice", 13: "0.5 stands twice"}),
    "no axis": ('"scenario.seed" = [1, 2]\n"scenario.title" = ["a", "b"]\n"record.every_weeks" = [1, 4]\n"scenario.replicates" = [2, 3]',
                {11: "cannot vary between points", 12: "cannot vary between points", 13: "cannot vary between points", 14: "cannot vary between points"}),
    "set for all and an axis": ('population.households = [500, 600]\nscenario.weeks = [10, 20]',
                                {7: "population.households is set for all runs, and is an axis in line 11", 8: "is an axis in line 12"}),
    "empty": ("# nothing", {10: "there are no [axes] to sample"}),
}  # fmt: skip


def assert_refused(entente: Entente, said: dict[int, str], *more: object) -> None:
    done = entente("sweep", "small.toml", "-o", "o.h5", *more, code=2)
    for line, text in said.items():
        assert any(told.startswith(f"small.toml:{line}: ") and text in told for told in done.err.splitlines()), f"{line}: {text}\n{done.err}"
    assert len(done.err.splitlines()) == len(said), done.err
    assert entente.files() == {"small.toml"}


@pytest.mark.parametrize(("axes", "said"), WRONG.values(), ids=WRONG)
def test_axes_that_are_wrong_are_told_together_before_anything_runs(entente: Entente, axes: str, said: dict[int, str]):
    design(entente, axes)
    assert_refused(entente, said)


# The design, its `kind` in line 7, the axes, and what is said, by line.
KINDS = {
    "factorial with three": ('kind = "factorial"\nresolution = 3', '"world.hostility" = [0, 0.5, 1]', {10: "a factorial design needs two values"}),
    "resolution": ('kind = "factorial"\nresolution = 7', '"world.hostility" = [0, 1]', {8: "is not 3, 4 or 5"}),
    "saltelli": ('kind = "saltelli"\nrows = 12', '"world.hostility" = {}', {6: "design.rows = 12 is not a power of 2"}),
    "too many": ('kind = "lhs"\npoints = 2000000', '"world.hostility" = {}', {8: "points = 2000000 is outside [1, 1048576]"}),
    "too many rows": ('kind = "saltelli"\nrows = 1048576', '"world.hostility" = {}', {6: "2^20"}),
    "morris": ('kind = "morris"\nlevels = 3\ntrajectories = 2', '"world.hostility" = {}', {6: "levels = 3 is not an even number"}),
    "no count": ('kind = "sobol"', '"world.hostility" = {}', {6: "points is missing"}),
    "unknown kind": ('kind = "satelli"\nrws = 12\npoints = 3', '"world.hostility" = {}',
                     {7: "is not one of: grid, list, one_at_a_time, factorial, lhs, sobol, saltelli, morris", 8: "rws is not a key; did you mean rows?"}),
    "of another kind": ('kind = "lhs"\npoints = 4\nrows = 4', '"world.hostility" = {}', {9: "rows has no meaning for kind"}),
    "no base": ('kind = "one_at_a_time"', '"world.hostility" = { min = 0, max = 1 }', {9: "needs a base"}),
    "list without points": ('kind = "list"', "", {6: "needs tables [[point]]"}),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "axes", "said"), KINDS.values(), ids=KINDS)
def test_kinds_of_designs_say_what_they_need(entente: Entente, kind: str, axes: str, said: dict[int, str]):
    text = text_of_design("", settings={}).replace("[set]\n", "")
    (entente.folder / "small.toml").write_text(text + f"[design]\n{kind}\n" + (f"[axes]\n{axes}\n" if axes else ""))
    assert_refused(entente, said)


HEADS = {
    "both": ({"scenario": 'scenario = "archetype_calm"\nscenarios = ["archetype_contested"]'}, "scenario too; set one of them"),
    "neither": ({"scenario": ""}, "sweep.scenario is missing"),
    "none of several": ({"scenario": "scenarios = []"}, "sweep.scenarios has no names"),
    "unknown": ({"scenario": 'scenario = "archetype_contestd"'}, "did you mean archetype_contested?"),
    "no file": ({"scenario": 'scenario = "nowhere.toml"'}, "nowhere.toml cannot be read"),
    "twice": ({"scenario": 'scenarios = ["archetype_calm", "archetype_calm"]'}, "two are called archetype_calm"),
    "structures": ({"models": '"two_fet_out"'}, "two_fet_out is not an integration model; did you mean two_feet_out?"),
    "structure twice": ({"models": '"two_feet_out", "two_feet_out"'}, "sweep.models: two_feet_out stands twice"),
    "no structures": ({"models": ""}, "sweep.models has no names"),
    "worlds in words": ({"worlds": 'replicates = "many"'}, 'sweep.replicates = "many" is not a whole number'),
    "no worlds": ({"worlds": "replicates = 0"}, "sweep.replicates = 0 is outside [1, 1000000]"),
    "too many runs": ({"axes": '"world.hostility" = { steps = 1000 }', "worlds": "replicates = 1000000"}, "the design has 2,000,000,000 runs, more than"),
    "districts of several": ({"scenario": 'scenarios = ["archetype_calm", "archetype_contested"]', "worlds": 'record = "district"'}, 'record "national"'),
    "rows that differ": ({"axes": '"world.districts" = [10, 20]', "worlds": 'record = "district"'}, "changes how many districts"),
    "until of nothing": ({"worlds": 'until = { outcome = "coverage_men", comparison = ["one_foot_in", "two_feet_out"], half_width = 1, max = 9 }'},
                         "there is no outcome coverage_men; did you mean coverage_mean?"),
    "until of another": ({"worlds": 'until = { outcome = "coverage_mean", comparison = ["one_fot_in", "two_feet_out"], half_width = 1, max = 9 }'},
                         "one_fot_in is not run in archetype_contested; did you mean one_foot_in?"),
    "until and worlds": ({"worlds": 'replicates = 3\nuntil = { outcome = "coverage_mean", comparison = ["one_foot_in", "two_feet_out"], half_width = 1, max = 9 }'},
                         "replicates is set, but with until"),
    "until wide": ({"worlds": 'until = { outcome = "coverage_mean", comparison = ["one_foot_in", "two_feet_out"], half_width = 0, min = 9, max = 4 }'},
                   "half_width must be above 0"),
}  # fmt: skip


@pytest.mark.parametrize(("how", "said"), HEADS.values(), ids=HEADS)
def test_heads_that_are_wrong_are_told_with_their_line(entente: Entente, how: dict[str, str], said: str):
    design(entente, **how)
    err = entente("sweep", "small.toml", "-o", "o.h5", code=2).err
    assert any(line.startswith("small.toml:") and said in line for line in err.splitlines()), err
    assert entente.files() == {"small.toml"}


def test_until_knows_no_shards(entente: Entente):
    design(entente, worlds='until = { outcome = "coverage_mean", comparison = ["one_foot_in", "two_feet_out"], half_width = 1, max = 9 }')
    assert "small.toml:4: sweep.until: whether more worlds are needed" in entente(*DRY, "--shard", "1/2", code=2).err


def test_points_of_a_list_set_the_same(entente: Entente):
    design(entente, "", '[[point]]\n"world.hostility" = 0.5\n[[point]]\n"world.segregation" = 0.5\n')
    err = entente(*DRY, code=2).err
    assert "point.world.segregation is not set by the first [[point]]" in err and "point: world.hostility is missing" in err
    design(entente, '"world.hostility" = [0, 1]', '[[point]]\n"world.segregation" = 0.5\n')
    assert "a list of [[point]] says by itself what varies" in entente(*DRY, code=2).err


def test_what_is_no_design_is_told(entente: Entente):
    (entente.folder / "small.toml").write_text("[axes\n")
    assert entente(*DRY, code=2).err.startswith("small.toml:1: not TOML")
    (entente.folder / "small.toml").write_text("")
    assert "sweep is missing" in entente(*DRY, code=2).err
    assert "nowhere.toml cannot be read" in entente("sweep", "nowhere.toml", code=2).err
    assert "scenarios cannot be read" in entente("sweep", "scenarios", code=2).err
    assert "scenario" in entente("sweep", "scenarios/archetype_calm.toml", "--dry-run", code=2).err


def result_of(entente: Entente, *arguments: str, **how: object) -> Path:
    design(entente, *arguments, **how)
    entente("sweep", "small.toml", "-o", "o.h5", *QUIET)
    path = entente.folder / "o.h5"
    assert (column(path, "run_status") == 1).all()
    return path


def test_words_truths_and_attitudes_are_axes(entente: Entente):
    path = result_of(
        entente,
        'world.hostility = [0, 0.5]\nforum.UNCT.power_rule = ["by_power", "horizontal"]\nmechanisms.association = [true, false]\n'
        "government.attitude = [0.2]\nlevers.joint_training = [0, 1]",
        worlds="replicates = 1",
    )  # fmt: skip
    assert list(column(path, "param_mechanisms_association")[:8]) == [1, 1, 1, 1, 0, 0, 0, 0]
    assert list(column(path, "param_forum_UNCT_power_rule")[:16:8]) == [0, 1]
    assert set(column(path, "param_government_attitude")) == {0.2}
    association = column(path, "association_mean")
    is_on = column(path, "param_mechanisms_association") == 1
    assert (association[~is_on] == 0).all() and (association[is_on] > 0).all()
    # Each value of an axis changes something for each of the others.
    coverage = column(path, "coverage").reshape(2, 2, 2, 2, 2, -1)
    for axis in (0, 2, 3, 4):
        first, second = np.split(coverage, 2, axis=axis)
        assert not np.array_equal(first, second)


def test_shorter_runs_end_in_missing_values(entente: Entente):
    path = result_of(entente, "scenario.weeks = [12, 20]", settings={"population.households": 500, "mission.election_week": 5}, worlds="replicates = 1")
    coverage = column(path, "coverage")
    weeks = column(path, "week")
    n_short = int((weeks < 12).sum())
    assert np.isfinite(coverage[2:]).all() and np.isfinite(coverage[:2, :n_short]).all() and np.isnan(coverage[:2, n_short:]).all()
    assert np.isfinite(column(path, "coverage_mean")).all()
    # The longer run begins as the shorter one.
    assert (coverage[:2, :n_short] == coverage[2:, :n_short]).all()


def test_whole_numbers_stay_whole_in_a_sample(entente: Entente):
    axes = '"mission.exit_week" = { min = 5, max = 9 }\n"world.hostility" = {}'
    path = result_of(entente, axes, '[design]\nkind = "lhs"\npoints = 10\n', worlds="replicates = 1", models='"two_feet_out"')
    assert sorted(column(path, "param_mission_exit_week")) == [5, 5, 6, 6, 7, 7, 8, 8, 9, 9]
    hostility = np.sort(column(path, "param_world_hostility"))
    assert list(np.floor((hostility + 1) / 2 * 10)) == list(range(10))


def test_several_scenarios_are_worlds_of_their_own(entente: Entente):
    path = result_of(entente, scenario='scenarios = ["archetype_calm", "archetype_contested"]', worlds="replicates = 2")
    scenario = column(path, "scenario")
    assert list(scenario[:4]) == ["archetype_calm"] * 2 + ["archetype_contested"] * 2
    seeds = column(path, "seed").reshape(2, 3, 2, 2)  # replicate, point, scenario, structure
    assert (seeds == seeds[:, :1, :, :1]).all() and len(np.unique(seeds)) == 4
    (entente.folder / "alone").mkdir()
    theirs = result_of(in_folder(entente.folder / "alone"), scenario='scenario = "archetype_contested"', worlds="replicates = 2")
    assert np.array_equal(column(path, "coverage")[scenario == "archetype_contested"], column(theirs, "coverage"), equal_nan=True)
