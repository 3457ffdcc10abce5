"""Regime maps and pictures of sensitivity, against scipy and by counting marks."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import xarray as xr
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from scipy import stats
from test_package_plot import assert_nothing_is_cut_off_or_overlaps, words_of

try:
    import entente
except ImportError:
    sys.path.insert(0, str(Path(__file__).parents[2] / "python"))
    import entente

from entente import plot
from entente._maps import regime_of

MODELS = ["loose", "tight"]


def swept(lead: dict[tuple[float, float], float], n_worlds: int = 8, better: str = "higher") -> xr.Dataset:
    """`tight` leads by so much at each place (x, y), but for a little luck."""
    generator = np.random.default_rng(3)
    runs = [(place, world, model) for place in lead for world in range(n_worlds) for model in MODELS]
    fate = generator.normal(size=n_worlds)
    values = [fate[world] + (lead[place] if model == "tight" else 0) + 0.01 * generator.normal() for place, world, model in runs]
    return xr.Dataset(
        {"coverage_mean": (("run",), values, {"units": "1", "better": better, "long_name": "share reached"})},
        coords={
            "integration_model": (("run",), [model for _, _, model in runs]),
            "world": (("run",), [world for _, world, _ in runs]),
            "param_world_hostility": (("run",), [place[0] for place, _, _ in runs]),
            "param_government_predation": (("run",), [place[1] for place, _, _ in runs]),
        },
    )


def text_of(picture: plot.Picture) -> str:
    return "\n".join(text.get_text() for axes in picture.axes for text in axes.texts)


def test_the_lead_of_the_best_is_the_paired_interval_of_scipy() -> None:
    values = np.random.default_rng(5).normal(size=(9, 3)) + [0.0, 2.0, 0.3]
    regime = regime_of(values, ["a", "b", "c"], higher_is_better=True)
    assert regime is not None and regime.best == "b"
    margin = values[:, 1] - values[:, ["abc".index(regime.second)]].ravel()
    assert (regime.low, regime.high) == pytest.approx(stats.t.interval(0.95, 8, margin.mean(), stats.sem(margin)))
    each = [stats.ttest_rel(values[:, 1], values[:, other]).pvalue for other in (0, 2)]
    assert regime.is_decided == (max(each) < 0.05)


def test_lower_may_be_better_and_a_world_without_its_partner_is_left_out() -> None:
    values = np.array([[1.0, 0.0], [1.2, 0.1], [np.nan, 9.0], [1.1, 0.2]])
    regime = regime_of(values, MODELS, higher_is_better=False)
    assert regime is not None
    assert (regime.best, regime.n, regime.is_decided) == ("tight", 3, True)
    assert regime.margin == pytest.approx(1.0)


def with_a_switch(name: str, key: str, usual: float, other: float) -> xr.Dataset:
    """`tight` leads by one as the scenario has it, and trails by ten where the switch stands otherwise."""
    places = {(0.0, 0.0): 1.0, (1.0, 0.0): 1.0, (0.0, 1.0): 1.0, (1.0, 1.0): 1.0}
    parts = []
    for value in (usual, other):
        part = swept({place: lead if value == usual else -10.0 for place, lead in places.items()})
        parts.append(part.assign_coords({name: (("run",), np.full(part.sizes["run"], value), {"key": key})}))
    return xr.concat(parts, "run")


@pytest.mark.parametrize(("name", "key", "usual", "other"), [("param_mechanisms_association", "mechanisms.association", 1.0, 0.0), ("lever_joint_training", "joint_training", 0.0, 1.0)])
def test_a_map_takes_runs_that_are_switched_as_the_scenario_has_it_and_says_so(name: str, key: str, usual: float, other: float) -> None:
    ds = with_a_switch(name, key, usual, other)
    colours = {to_hex(patch.get_facecolor()) for patch in plot.regimes(ds, "coverage").axes[0].patches if isinstance(patch, Rectangle)}
    picture = plot.regimes(ds, "coverage")
    assert colours == {to_hex(patch.get_facecolor()) for patch in plot.regimes(ds.isel(run=ds[name].values == usual), "coverage").axes[0].patches if isinstance(patch, Rectangle)}
    assert len(colours) == 1 and "as the scenario has them" in words_of(picture)
    prefix = "levers." if name.startswith("lever_") else ""
    ds.attrs["switched"] = f"{prefix}{key}={'1' if prefix else 'false'}"
    other_colours = {to_hex(patch.get_facecolor()) for patch in plot.regimes(ds, "coverage").axes[0].patches if isinstance(patch, Rectangle)}
    assert len(other_colours) == 1 and other_colours != colours


def test_a_map_that_must_pool_switched_runs_says_so() -> None:
    ds = with_a_switch("lever_joint_training", "joint_training", 0.25, 0.75)
    picture = plot.regimes(ds, "coverage")
    assert "Pools runs in which levers.joint_training are switched differently" in words_of(picture)


def test_one_world_decides_nothing() -> None:
    assert regime_of(np.array([[1.0, 2.0]]), MODELS, higher_is_better=True) is None


def test_a_place_has_the_colour_of_its_best_structure_only_if_it_is_sure() -> None:
    ds = swept({(0.0, 0.0): 1.0, (1.0, 0.0): -1.0, (0.0, 1.0): 0.0, (1.0, 1.0): 1.0})
    picture = plot.regimes(ds, "coverage")
    places = [patch for patch in picture.axes[0].patches if isinstance(patch, Rectangle)]
    assert len(places) == 4
    colours = {(round(patch.get_x()), round(patch.get_y())): to_hex(patch.get_facecolor()) for patch in places}
    assert colours[0, 0] == colours[1, 1] != colours[1, 0]
    assert colours[0, 1] == "#ffffff"
    assert text_of(picture).count("n = 8") == 4
    assert text_of(picture).count("undecided") == 1


def test_an_axis_is_what_varies_and_not_an_observable_of_the_same_name() -> None:
    ds = swept({(0.0, 0.0): 1.0, (1.0, 1.0): 1.0})
    ds["predation"] = (("run", "time"), np.zeros((ds.sizes["run"], 3)))
    assert "government_predation" in plot.regimes(ds, "coverage").axes[0].get_ylabel()
    with pytest.raises(KeyError, match="what varies: param_world_hostility, param_government_predation"):
        plot.regimes(ds, "coverage", y="predatoin")


def test_a_map_of_something_that_is_neither_better_nor_worse_is_refused() -> None:
    with pytest.raises(ValueError, match="undecided"):
        plot.regimes(swept({(0.0, 0.0): 1.0}, better="undecided"), "coverage")


def analysis() -> dict:
    def row(axis: str, value: float, is_told: bool) -> dict:
        effect = {"value": value, "low": value - 0.1, "high": value + 0.1}
        return {"axis": axis, "n": 8, "mu_star": effect, "mu": effect, "told_from_zero": is_told, "changes_nothing": False}

    table = {"outcome": "access_mean", "structure": "tight", "minus": None, "sentence": "One axis matters.", "n_blocks_used": 8, "n_worlds": 3}
    return {"analyses": [{"design": "morris", "tables": [table | {"axes": [row("weak", 0.1, False), row("strong", 0.9, True)]}]}]}


def test_axes_are_drawn_largest_first_and_hollow_where_nothing_is_told() -> None:
    axes = plot.sensitivity(analysis(), "access_mean", "tight").axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["strong", "weak"]
    faces = [to_hex(line.get_markerfacecolor()) for line in axes.lines if line.get_marker() == "o"]
    assert faces[1] == "#ffffff" != faces[0]


def test_no_word_of_these_pictures_is_cut_off_or_covered() -> None:
    ds = swept({(x, y): 1e-4 * x for x in (0.0, 0.33, 0.67, 1.0) for y in (0.0, 0.5, 1.0)})
    ds.coverage_mean.attrs["long_name"] = "people in need reached, of all in need, mean over the run"
    ds.param_world_hostility.attrs = {"key": "world.hostility", "long_name": "share of armed groups that start outside the peace process"}
    ds.param_government_predation.attrs = {"key": "government.predation", "long_name": "0 serves its people, 1 preys on them"}
    assert_nothing_is_cut_off_or_overlaps(plot.regimes(ds, "coverage"))
    few = plot.regimes(ds.isel(run=np.flatnonzero(ds.param_government_predation == 0)), "coverage")
    assert_nothing_is_cut_off_or_overlaps(few)
    told = analysis()
    told["analyses"][0]["tables"][0]["sentence"] = "Depends most on a.long.key: " + "across its range it changes by 0.198 (0.180 to 0.217); " * 4
    picture = plot.sensitivity(told, "access_mean", "tight")
    assert_nothing_is_cut_off_or_overlaps(picture)
    assert "…" not in words_of(picture)


def test_a_table_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="tight minus loose"):
        plot.sensitivity(analysis(), "access_mean", "tight", minus="loose")
