"""Maps of districts: the colours are those of the numbers, and places that could be real are not drawn."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest
import xarray as xr
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.figure import Figure
from scipy import stats
from test_package import MODELS, entente, made_up
from test_package_plot import assert_nothing_is_cut_off_or_overlaps, words_of


def with_places(n_worlds: int = 8, models: tuple[str, ...] = MODELS, n_districts: int = 3) -> xr.Dataset:
    """Districts in a row, 85 km apart; each has its own level of need and an effect of the last structure in the last district only."""
    ds = made_up(n_worlds, models, n_districts=n_districts)
    values = 0.5 + 0.1 * np.arange(n_districts) + 0.01 * np.random.default_rng(4).normal(size=ds.coverage_by_district.shape)
    values[ds.integration_model.values == models[-1], :, -1] += 0.2
    ds["coverage_by_district"] = ds.coverage_by_district.copy(data=values)
    ds["week"].attrs = {"n_weeks": 5, "every_weeks": 1}
    return ds.assign_coords(x=("district", 85.0 * np.arange(n_districts)), y=("district", np.zeros(n_districts)))


def panels_of(figure: Figure) -> list[PolyCollection]:
    return [one for axes in figure.axes for one in axes.collections if isinstance(one, PolyCollection)]


def dots_of(figure: Figure) -> list[int]:
    """Number of dots in each panel."""
    maps = [axes for axes in figure.axes if any(type(one) is PolyCollection for one in axes.collections)]
    return [sum(len(one.get_offsets()) for one in axes.collections if isinstance(one, PathCollection)) for axes in maps]


def hexagons(figure: Figure) -> list[PolyCollection]:
    return [one for one in panels_of(figure) if type(one) is PolyCollection and len(one.get_paths()[0].vertices) == 7]


def test_each_hexagon_has_the_colour_of_the_mean_over_worlds_of_its_week() -> None:
    ds = with_places()
    panels = hexagons(entente.plot.map(ds, "coverage", week=2))
    means = [
        ds.coverage_by_district.isel(run=(ds.integration_model == model).values, time=2).mean("run").values for model in MODELS
    ]
    most = np.max(means)
    for panel, mean in zip(panels, means, strict=True):
        expected = [matplotlib.colormaps["cividis_r"](value / most) for value in mean]
        np.testing.assert_allclose(panel.get_facecolor(), expected, atol=1 / 128)


def test_dots_stand_where_a_paired_t_test_finds_a_difference() -> None:
    ds = with_places()
    figure = entente.plot.map(ds, "coverage", difference_from=MODELS[0])
    by_model = {model: ds.coverage_by_district.mean("time").isel(run=(ds.integration_model == model).values).values for model in MODELS}
    expected = [int((stats.ttest_rel(by_model[model], by_model[MODELS[0]]).pvalue < 0.05).sum()) for model in MODELS[1:]]
    assert dots_of(figure) == expected
    assert expected[-1] >= 1
    blue = hexagons(figure)[-1].get_facecolor()[-1]
    assert blue[2] > blue[0]  # more coverage is better, and better is blue


def test_counts_are_summed_over_the_weeks_and_levels_averaged() -> None:
    ds = with_places()
    assert "Mean over all weeks" in words_of(entente.plot.map(ds, "coverage"))
    ds["deaths_by_district"] = (("run", "time", "district"), np.ones(ds.coverage_by_district.shape), {"units": "deaths", "cell_methods": "time: sum"})
    figure = entente.plot.map(ds, "deaths")
    figure.canvas.draw()
    assert "Sum over all weeks" in words_of(figure)
    assert "5" in [label.get_text() for label in figure.axes[-1].get_xticklabels()]  # one a week, five weeks


def test_neighbours_touch_and_do_not_overlap() -> None:
    corners = hexagons(entente.plot.map(with_places(), "coverage", week=0))[0].get_paths()
    assert corners[0].vertices[:, 0].max() == pytest.approx(corners[1].vertices[:, 0].min())


@pytest.mark.parametrize("n_models", [1, 2, 3, 9])
def test_nothing_is_cut_off_or_overlaps(n_models: int) -> None:
    models = ("two_feet_out", "one_foot_in", "two_feet_in", "peacebuilding_office:ocha_out", "a", "b", "c", "d", "e")[:n_models]
    ds = with_places(models=models, n_districts=12)
    assert_nothing_is_cut_off_or_overlaps(entente.plot.map(ds, "coverage", week=1))
    if n_models > 1:
        figure = entente.plot.map(ds, "coverage", difference_from="two_feet_out")
        assert_nothing_is_cut_off_or_overlaps(figure)
        assert len(hexagons(figure)) == n_models - 1
        assert "n = 8 worlds, 12 synthetic districts" in words_of(figure)


def test_no_map_is_drawn_of_places_that_could_be_real() -> None:
    ds = with_places()
    ds.attrs["district_file"] = "places.csv"
    with pytest.raises(ValueError, match=r"places\.csv.*could be real"):
        entente.plot.map(ds, "coverage")


def test_a_week_or_a_quantity_that_is_not_there_is_said() -> None:
    ds = with_places()
    with pytest.raises(ValueError, match="week = 5 is not between 0 and 4"):
        entente.plot.map(ds, "coverage", week=5)
    with pytest.raises(KeyError, match="districts have coverage"):
        entente.plot.map(ds, "aid_incidents", week=1)
    with pytest.raises(KeyError, match="record"):
        entente.plot.map(ds.drop_dims("district"), "coverage")


def test_a_recorded_step_of_several_weeks_is_named() -> None:
    ds = with_places()
    ds = ds.assign_coords(week=("time", np.arange(5) * 4, {"n_weeks": 20, "every_weeks": 4}))
    assert "Weeks 4 to 7" in words_of(entente.plot.map(ds, "coverage", week=6))
    assert "Weeks 16 to 19" in words_of(entente.plot.map(ds, "coverage", week=19))
