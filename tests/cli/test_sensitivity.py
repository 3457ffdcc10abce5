"""entente sensitivity, on files of small sweeps, against numpy, scipy and statsmodels."""

from __future__ import annotations

import json

import pytest
from conftest import MODELS, Entente

np = pytest.importorskip("numpy")
h5py = pytest.importorskip("h5py")
stats = pytest.importorskip("scipy.stats")
api = pytest.importorskip("statsmodels.api")

AXES = {"association.closing": (0.0, 3.0), "world.hostility": (0.1, 0.9), "delivery.absorption_base": (0.5, 4.0)}
OUTCOME = "coverage_mean"


def sweep(entente: Entente, design: str, worlds: int, name: str = "swept") -> None:
    axes = "\n".join(f"{key} = {{ min = {low}, max = {high} }}" for key, (low, high) in AXES.items())
    (entente.folder / f"{name}.toml").write_text(
        f"""[sweep]
title = "A small sweep"
scenario = "archetype_contested"
models = ["{MODELS[0]}", "{MODELS[1]}"]
replicates = {worlds}
seed = 1
record = "outcomes"
[set]
population.households = 200
scenario.weeks = 8
[axes]
{axes}
[design]
{design}
"""
    )
    entente("sweep", f"{name}.toml", "--quiet")


def tables(entente: Entente, name: str = "swept") -> list[dict]:
    text = entente("sensitivity", f"{name}.h5", "--outcome", OUTCOME, "--format", "json").out
    return json.loads(text)["analyses"][0]["tables"]


def values(entente: Entente, structure: str, name: str = "swept"):
    """(point, world) outcome and (point, axis) coordinates, by h5py alone."""
    with h5py.File(entente.folder / f"{name}.h5") as file:
        chosen = file["integration_model"].asstr()[...] == structure
        point, world = file["parameter_set"][...][chosen], file["world"][...][chosen]
        outcome = np.full((point.max() + 1, world.max() + 1), np.nan)
        outcome[point, world] = file[OUTCOME][...][chosen]
        coordinates = np.empty((point.max() + 1, len(AXES)))
        for i, key in enumerate(AXES):
            coordinates[point, i] = file["param_" + key.replace(".", "_")][...][chosen]
    return outcome, coordinates


def by_axis(table: dict, statistic: str, part: str = "value"):
    found = {row["axis"]: row[statistic][part] for row in table["axes"]}
    return np.array([found[key] for key in AXES])


def test_main_effects_have_the_intervals_of_statsmodels_and_scipy(entente: Entente):
    sweep(entente, 'kind = "factorial"', worlds=3)
    loose, tight, difference = tables(entente)
    outcomes, coordinates = values(entente, MODELS[0])
    levels = (coordinates - [low for low, _ in AXES.values()]) / [high - low for low, high in AXES.values()]
    effects = np.array([api.OLS(outcomes[:, world], api.add_constant(levels)).fit().params[1:] for world in range(3)])
    assert by_axis(loose, "high_minus_low") == pytest.approx(effects.mean(axis=0), rel=1e-6, abs=1e-12)
    low, high = stats.t.interval(0.95, 2, loc=effects.mean(axis=0), scale=stats.sem(effects))
    assert by_axis(loose, "high_minus_low", "low") == pytest.approx(low, rel=1e-6, abs=1e-12)
    assert by_axis(loose, "high_minus_low", "high") == pytest.approx(high, rel=1e-6, abs=1e-12)
    assert difference["minus"] == MODELS[0]
    assert by_axis(difference, "high_minus_low") == pytest.approx(
        by_axis(tight, "high_minus_low") - by_axis(loose, "high_minus_low"), rel=1e-6, abs=1e-12
    )
    above = (values(entente, MODELS[1])[0] - outcomes).mean(axis=1) > 0
    assert difference["share_of_points_above"] == pytest.approx(above.mean())


def test_in_one_world_main_effects_have_the_intervals_of_statsmodels(entente: Entente):
    sweep(entente, 'kind = "factorial"', worlds=1)
    outcomes, coordinates = values(entente, MODELS[0])
    levels = (coordinates - [low for low, _ in AXES.values()]) / [high - low for low, high in AXES.values()]
    fitted = api.OLS(outcomes[:, 0], api.add_constant(levels)).fit()
    table = tables(entente)[0]
    assert table["interval_from"] == "residual"
    interval = fitted.conf_int(0.05)[1:]
    assert by_axis(table, "high_minus_low", "low") == pytest.approx(interval[:, 0], rel=1e-6, abs=1e-12)
    assert by_axis(table, "high_minus_low", "high") == pytest.approx(interval[:, 1], rel=1e-6, abs=1e-12)
    assert "One world only" in entente("sensitivity", "swept.h5", "--outcome", OUTCOME).out


def test_partial_rank_correlations_are_those_of_residuals_of_ranks(entente: Entente):
    sweep(entente, 'kind = "lhs"\npoints = 30', worlds=2)
    outcomes, coordinates = values(entente, MODELS[1])
    ranks = stats.rankdata(coordinates, axis=0)
    of_outcome = stats.rankdata(outcomes.mean(axis=1))
    expected = []
    for axis in range(len(AXES)):
        others = api.add_constant(np.delete(ranks, axis, axis=1))
        rest = [api.OLS(column, others).fit().resid for column in (ranks[:, axis], of_outcome)]
        expected.append(stats.pearsonr(*rest)[0])
    assert by_axis(tables(entente)[1], "partial_rank_correlation") == pytest.approx(expected, rel=1e-9)


def test_sobol_indices_and_elementary_effects_are_those_of_their_formulas(entente: Entente):
    k = len(AXES)
    sweep(entente, 'kind = "saltelli"\nrows = 8', worlds=2, name="saltelli")
    blocks = values(entente, MODELS[0], "saltelli")[0].mean(axis=1).reshape(-1, k + 2)
    blocks = blocks - blocks[:, :2].mean()
    a, b, mixed = blocks[:, :1], blocks[:, 1:2], blocks[:, 2:]
    variance = blocks[:, :2].var()
    table = tables(entente, "saltelli")[0]
    assert by_axis(table, "first_order_index") == pytest.approx((b * (mixed - a)).mean(axis=0) / variance, rel=1e-9, abs=1e-12)
    assert by_axis(table, "total_index") == pytest.approx(((a - mixed) ** 2).mean(axis=0) / 2 / variance, rel=1e-9, abs=1e-12)

    sweep(entente, 'kind = "morris"\ntrajectories = 6', worlds=2, name="morris")
    outcomes, coordinates = values(entente, MODELS[0], "morris")
    steps = np.diff(outcomes.mean(axis=1).reshape(-1, k + 1), axis=1)
    levels = (coordinates - [low for low, _ in AXES.values()]) / [high - low for low, high in AXES.values()]
    moves = np.diff(levels.reshape(-1, k + 1, k), axis=1)
    moved = np.abs(moves).argmax(axis=2)
    effects = np.array([[steps[t, moved[t] == axis][0] / moves[t, moved[t] == axis, axis][0] for axis in range(k)] for t in range(6)])
    table = tables(entente, "morris")[0]
    assert by_axis(table, "mu") == pytest.approx(effects.mean(axis=0), rel=1e-6, abs=1e-12)
    assert by_axis(table, "mu_star") == pytest.approx(np.abs(effects).mean(axis=0), rel=1e-6, abs=1e-12)
    sigma = {row["axis"]: row["sigma"] for row in table["axes"]}
    assert [sigma[key] for key in AXES] == pytest.approx(effects.std(axis=0, ddof=1), rel=1e-6, abs=1e-12)


def test_tables_fit_80_columns_in_every_design_and_end_with_caveats(entente: Entente):
    for kind in ('kind = "factorial"', 'kind = "morris"\ntrajectories = 3', 'kind = "sobol"\npoints = 16'):
        sweep(entente, kind, worlds=2, name="wide")
        for more in ([], ["--outcome", "all"]):
            text = entente("sensitivity", "wide.h5", *more).out
            assert not [line for line in text.splitlines() if len(line) > 80]
            assert "WHAT THIS DOES NOT SAY" in text
        assert entente("sensitivity", "wide.h5", "--format", "markdown").out.startswith("# What matters in")
        (entente.folder / "wide.h5").unlink()


def test_what_cannot_be_told_is_refused_in_a_sentence(shared: Entente, entente: Entente):
    assert "read from a sweep" in shared("sensitivity", "small.h5", code=2).err
    sweep(entente, 'kind = "factorial"', worlds=1)
    assert "did you mean coverage_mean?" in entente("sensitivity", "swept.h5", "--outcome", "coverage_men", code=2).err
    assert f"did you mean {MODELS[1]}?" in entente("sensitivity", "swept.h5", "--baseline", MODELS[1][:-1], code=2).err
    assert "--format: unknown jsn; did you mean json?" in entente("sensitivity", "swept.h5", "--format", "jsn", code=2).err
    assert "--top" in entente("sensitivity", "swept.h5", "--top", "0", code=2).err
