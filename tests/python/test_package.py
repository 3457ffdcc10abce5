"""The Python package against hand-worked values, scipy and statsmodels, on files made here."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

try:
    import entente
except ImportError:
    sys.path.insert(0, str(Path(__file__).parents[2] / "python"))
    import entente

from scipy import stats

MODELS = ("two_feet_out", "one_foot_in", "two_feet_in")


def made_up(n_worlds: int = 6, models: tuple[str, ...] = MODELS, n_weeks: int = 5, n_districts: int = 2) -> xr.Dataset:
    """As `entente.open` returns it: worlds differ much, structures little."""
    generator = np.random.default_rng(1)
    runs = [(model, world) for world in range(n_worlds) for model in models]
    fate = generator.normal(size=n_worlds)
    effect = {model: 0.02 * place for place, model in enumerate(models)}
    level = np.array([0.4 + 0.1 * fate[world] + effect[model] for model, world in runs])
    coverage = level[:, None] + 0.005 * generator.normal(size=(len(runs), n_weeks))
    by_district = coverage[:, :, None] + 0.005 * generator.normal(size=(len(runs), n_weeks, n_districts))
    week_of_relapse = np.minimum(np.ceil(generator.exponential(60, len(runs))), 104)
    one = {"units": "1", "better": "higher", "role": "outcome"}
    ds = xr.Dataset(
        {
            "coverage": (("run", "time"), coverage, one | {"long_name": "share of people in need reached", "cell_methods": "time: mean"}),
            "coverage_by_district": (("run", "time", "district"), by_district, one | {"long_name": "share reached"}),
            "coverage_mean": (("run",), coverage.mean(axis=1), one | {"long_name": "share of people in need reached"}),
            "aid_incidents": (
                ("run", "time"),
                np.round(10 * coverage),
                {"units": "incidents", "better": "lower", "long_name": "incidents", "cell_methods": "time: sum"},
            ),
            "aid_incidents_total": (
                ("run",),
                np.round(10 * coverage).sum(axis=1),
                {"units": "incidents", "better": "lower", "long_name": "violent incidents against aid workers"},
            ),
            "spending_total": (("run",), 4e8 * level, {"units": "USD", "better": "undecided", "long_name": "money spent"}),
            "war_relapse_week": (("run",), week_of_relapse, {"units": "weeks", "better": "higher", "long_name": "weeks to war"}),
            "war_relapse_observed": (("run",), (week_of_relapse < 104).astype(float), {"units": "1", "better": "lower"}),
        },
        coords={
            "run": np.arange(len(runs)),
            "time": np.arange(n_weeks).astype("datetime64[W]").astype("datetime64[ns]"),
            "week": (("time",), np.arange(n_weeks)),
            "district": [f"d{i}" for i in range(n_districts)],
            "integration_model": (("run",), [model for model, _ in runs]),
            "placement": (("run",), [model for model, _ in runs]),
            "process": (("run",), ["preset"] * len(runs)),
            "scenario": (("run",), ["made_up"] * len(runs)),
            "world": (("run",), [world for _, world in runs]),
            "replicate": (("run",), [world for _, world in runs]),
            "run_status": (("run",), np.ones(len(runs), dtype="uint8")),
            "run_error": (("run",), [""] * len(runs)),
        },
        attrs={"title": "A made-up country", "format_version": "1.0", "caveats": "It does not predict."},
    )
    return ds


def small(values: dict[str, list[float]], **attributes: str) -> xr.Dataset:
    """One outcome `y`; a list of worlds for each structure."""
    runs = [(model, world) for model in values for world in range(len(values[model]))]
    return xr.Dataset(
        {"y": (("run",), [values[model][world] for model, world in runs], {"units": "1", "better": "higher"} | attributes)},
        coords={
            "integration_model": (("run",), [model for model, _ in runs]),
            "world": (("run",), [world for _, world in runs]),
        },
    )


@pytest.fixture(params=["h5netcdf", "netcdf4"])
def file_of(request: pytest.FixtureRequest, tmp_path: Path):
    def write(ds: xr.Dataset) -> Path:
        path = tmp_path / "made_up.h5"
        ds.reset_coords(drop=False).set_coords(["run", "time", "district"]).to_netcdf(path, engine=request.param)
        return path

    return write


# Opening


def test_a_file_opens_with_its_labels_as_coordinates(file_of) -> None:
    with entente.open(file_of(made_up())) as ds:
        assert {"integration_model", "world", "process", "placement", "week", "run_status"} <= set(ds.coords)
        assert ds["coverage"].dims == ("run", "time")
        assert ds["coverage"].attrs["better"] == "higher"
        assert ds["world"].dtype.kind == "i"
        assert ds["integration_model"].values[1] == "one_foot_in"


def test_failed_runs_are_left_out_and_named(file_of) -> None:
    ds = made_up()
    ds["run_status"].values[4] = 2
    ds["run_status"].values[5] = 0
    ds["run_error"] = ("run", ["", "", "", "", "out of memory", *[""] * 13])
    path = file_of(ds)
    with pytest.warns(UserWarning, match=r"1 of 18 runs failed \(run 4: one_foot_in, world 1, out of memory\), 1 of 18 runs are missing"):
        opened = entente.open(path)
    assert opened.sizes["run"] == 16
    opened.close()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with entente.open(path, unfinished=True) as everything:
            assert everything.sizes["run"] == 18


def test_a_missing_file_says_so_and_points_to_the_unfinished_one(tmp_path: Path) -> None:
    with pytest.raises(entente.FileError, match="there is no such file"):
        entente.open(tmp_path / "none.h5")
    (tmp_path / "none.h5.partial").write_bytes(b"")
    with pytest.raises(entente.FileError, match="--resume"):
        entente.open(tmp_path / "none.h5")


def test_foreign_files_are_refused_in_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.h5"
    text.write_text("not at all")
    with pytest.raises(entente.FileError, match="not an HDF5 file"):
        entente.open(text)
    (tmp_path / "empty.h5").write_bytes(b"")
    with pytest.raises(entente.FileError, match="empty"):
        entente.open(tmp_path / "empty.h5")
    with pytest.raises(entente.FileError, match="folder"):
        entente.open(tmp_path)
    other = tmp_path / "other.nc"
    xr.Dataset({"t2m": ("x", [1.0])}).to_netcdf(other, engine="h5netcdf")
    with pytest.raises(entente.FileError, match="not written by entente"):
        entente.open(other)


def test_another_major_version_is_refused_with_both_named(file_of) -> None:
    path = file_of(made_up().assign_attrs(format_version="2.3"))
    with pytest.raises(entente.FileError, match=r"format version 2\.3, this package reads 1\.x"):
        entente.open(path)


def test_another_minor_version_opens(file_of) -> None:
    with entente.open(file_of(made_up().assign_attrs(format_version="1.7"))) as ds:
        assert ds.sizes["run"] == 18


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_truncated_file_is_damaged_not_empty(file_of, share: float) -> None:
    path = file_of(made_up(n_worlds=40, n_weeks=100))
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(entente.FileError, match="damaged or was cut short"):
        entente.open(path)


# Paired differences


def test_a_paired_difference_is_the_t_interval_of_scipy() -> None:
    a, b = [0.52, 0.47, 0.61, 0.44, 0.58, 0.50], [0.50, 0.49, 0.55, 0.40, 0.57, 0.46]
    result = entente.paired(small({"loose": b, "tight": a}), "y", baseline="loose").sel(integration_model="tight")
    difference = np.subtract(a, b)
    low, high = stats.t.interval(0.95, 5, difference.mean(), stats.sem(difference))
    assert float(result.estimate) == pytest.approx(0.025)
    assert float(result.low) == pytest.approx(low)
    assert float(result.high) == pytest.approx(high)
    assert float(result.p_value) == pytest.approx(stats.ttest_rel(a, b).pvalue)
    assert int(result.n) == 6
    assert float(result.share_better) == pytest.approx(5 / 6)
    # The same constant as in tests/unit/analysis/test_paired.cpp.
    assert float(result.minimum_detectable_difference) == pytest.approx(3.513902730255413 * 0.011474609652039, rel=1e-6)


def test_a_world_without_its_partner_is_dropped_and_counted() -> None:
    ds = small({"loose": [1.0, np.nan, 3.0], "tight": [2.0, 2.0, 5.0]})
    result = entente.paired(ds, "y", baseline="loose").isel(integration_model=0)
    assert (int(result.n), int(result.n_dropped)) == (2, 1)
    assert float(result.estimate) == pytest.approx(1.5)
    assert float(result["mean"]) == pytest.approx(3.5)
    without_a_run = entente.paired(ds.isel(run=[0, 2, 3, 4, 5]), "y", baseline="loose").isel(integration_model=0)
    assert (int(without_a_run.n), int(without_a_run.n_dropped)) == (2, 1)


def test_the_order_of_runs_does_not_matter() -> None:
    ds = made_up()
    shuffled = ds.isel(run=np.random.default_rng(0).permutation(ds.sizes["run"]))
    left = entente.paired(ds, "coverage")
    xr.testing.assert_allclose(left, entente.paired(shuffled, "coverage").sel(integration_model=left.integration_model))


def test_a_series_gives_a_difference_a_week_and_a_mean_over_weeks() -> None:
    ds = made_up()
    each = entente.paired(ds, "coverage")
    assert each.estimate.dims == ("integration_model", "week")
    assert list(each.integration_model.values) == ["one_foot_in", "two_feet_in"]
    over_weeks = entente.paired(ds, "coverage", weeks="mean")
    np.testing.assert_allclose(over_weeks.estimate, entente.paired(ds, "coverage_mean").estimate)
    np.testing.assert_allclose(over_weeks.estimate, each.estimate.mean("week"))
    # Hand-made: pairing week 3 by world.
    tight = ds.coverage.isel(time=3).values[ds.integration_model.values == "two_feet_in"]
    loose = ds.coverage.isel(time=3).values[ds.integration_model.values == "two_feet_out"]
    assert float(each.estimate.sel(integration_model="two_feet_in", week=3)) == pytest.approx((tight - loose).mean())


def test_districts_keep_their_names() -> None:
    result = entente.paired(made_up(), "coverage_by_district")
    assert result.estimate.dims == ("integration_model", "week", "district")
    assert list(result.district.values) == ["d0", "d1"]


def test_lower_is_better_counts_lower() -> None:
    result = entente.paired(small({"loose": [1.0, 2.0, 3.0], "tight": [0.0, 3.0, 2.0]}, better="lower"), "y", "loose")
    assert float(result.share_better) == pytest.approx(2 / 3)
    undecided = entente.paired(small({"loose": [1.0, 2.0], "tight": [0.0, 3.0]}, better="undecided"), "y", "loose")
    assert np.isnan(undecided.share_better).all()


def test_equal_everywhere_is_exactly_zero_and_one_world_has_no_interval() -> None:
    same = entente.paired(small({"loose": [0.1, 0.2], "tight": [0.1, 0.2]}), "y", "loose")
    assert bool(same.exactly_zero) and float(same.p_value) == 1 and float(same.high) == 0
    one = entente.paired(small({"loose": [0.1], "tight": [0.3]}), "y", "loose")
    assert float(one.estimate) == pytest.approx(0.2)
    assert np.isnan(one.low).all() and np.isnan(one.p_value).all() and np.isnan(one.minimum_detectable_difference).all()
    shifted = entente.paired(small({"loose": [0.2, 0.7, 1.0, 0.4], "tight": [0.3, 0.8, 1.1, 0.5]}), "y", "loose")
    assert float(shifted.p_value) == pytest.approx(0.125)  # sign test: 2 * 0.5 ** 4


def test_points_of_a_sweep_are_averaged_within_a_world() -> None:
    ds = xr.Dataset(
        {"y": (("run",), [0.5, 0.6, 0.2, 0.5, 0.5, 0.9, 0.1], {"units": "1", "better": "higher"})},
        coords={
            "integration_model": (("run",), ["loose", "tight", "loose", "tight", "loose", "tight", "loose"]),
            "world": (("run",), [1, 1, 1, 1, 2, 2, 2]),
            "param_world_hostility": (("run",), [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0]),
        },
    )
    result = entente.paired(ds, "y", "loose")
    assert int(result.n) == 2
    assert float(result.estimate) == pytest.approx(0.3)  # world 1: (0.1 + 0.3) / 2; world 2: 0.4
    assert result.attrs["averaged_over"] == "param_world_hostility"


def test_crossed_processes_must_be_chosen() -> None:
    ds = small({"loose": [1.0, 2.0], "tight": [2.0, 4.0]})
    crossed = xr.concat([ds.assign_coords(process=("run", [p] * 4)) for p in ("none", "planning")], "run")
    with pytest.raises(ValueError, match="choose process = one of: none, planning"):
        entente.paired(crossed, "y", "loose")
    assert int(entente.paired(crossed, "y", "loose", process="none").n) == 2
    with_presets = xr.concat([crossed, ds.assign_coords(process=("run", ["preset"] * 4))], "run")
    assert int(entente.paired(with_presets, "y", "loose").n) == 2


def test_what_is_not_there_is_refused_with_the_nearest() -> None:
    ds = made_up()
    with pytest.raises(KeyError, match="did you mean coverage"):
        entente.paired(ds, "coverge")
    with pytest.raises(ValueError, match="it has two_feet_out, one_foot_in, two_feet_in"):
        entente.paired(ds, "coverage", baseline="stovepipes")
    with pytest.raises(ValueError, match="a comparison needs two structures"):
        entente.paired(small({"loose": [1.0]}), "y", "loose")
    with pytest.raises(ValueError, match="no quantity"):
        entente.paired(ds, "integration_model")


def test_95_of_100_intervals_hold_the_true_difference() -> None:
    # 4,000 studies of 8 worlds: binomial standard errors 0.0034 and 0.0063. At 4 of them a right program fails once in
    # 16,000 seeds each; this seed passes.
    n_studies, n_worlds, spread = 4000, 8, 0.3
    generator = np.random.default_rng(7)
    fate = 10 * generator.normal(size=(n_worlds, n_studies))
    from entente._paired import detectable_in_standard_errors

    true = detectable_in_standard_errors(n_worlds) * spread / n_worlds**0.5
    values = np.concatenate([fate, fate + true + spread * generator.normal(size=fate.shape)])
    ds = xr.Dataset(
        {"y": (("run", "study"), values)},
        coords={
            "integration_model": ("run", ["loose"] * n_worlds + ["tight"] * n_worlds),
            "world": ("run", list(range(n_worlds)) * 2),
        },
    )
    result = entente.paired(ds, "y", "loose")
    holding = float(((result.low <= true) & (true <= result.high)).mean())
    seen = float(((result.low > 0) | (result.high < 0)).mean())
    assert abs(holding - 0.95) < 4 * (0.95 * 0.05 / n_studies) ** 0.5
    assert abs(seen - 0.80) < 4 * (0.80 * 0.20 / n_studies) ** 0.5


# Survival


def test_kaplan_meier_is_that_of_statsmodels() -> None:
    duration = pytest.importorskip("statsmodels.duration.survfunc")
    generator = np.random.default_rng(3)
    event = np.ceil(generator.exponential(50, 60))
    censor = np.ceil(generator.uniform(20, 120, 60))
    weeks, observed = np.minimum(event, censor), (event <= censor).astype(int)
    own = entente.kaplan_meier(weeks, observed)
    oracle = duration.SurvfuncRight(weeks, observed)
    np.testing.assert_allclose(own.week, oracle.surv_times)
    np.testing.assert_allclose(own.survival, oracle.surv_prob)
    np.testing.assert_array_equal(own.at_risk, oracle.n_risk)
    # Log-log band from statsmodels' own standard errors: S ** exp(± z se / (S |log S|)).
    s, se = oracle.surv_prob, oracle.surv_prob_se
    is_inside = (s > 0) & (s < 1)
    width = 1.959963984540054 * se[is_inside] / (s[is_inside] * np.abs(np.log(s[is_inside])))
    np.testing.assert_allclose(own.low[is_inside], s[is_inside] ** np.exp(width))
    np.testing.assert_allclose(own.high[is_inside], s[is_inside] ** np.exp(-width))


def test_a_survival_curve_worked_by_hand() -> None:
    # 5 runs: events in weeks 2 and 4 (twice), ended without one in weeks 3 and 6. 4/5 after 2; 4/5 * 1/3 after 4.
    curve = entente.kaplan_meier([2, 3, 4, 4, 6, np.nan], [1, 0, 1, 1, 0, 0])
    assert (curve.n, curve.n_events, curve.last_week) == (5, 3, 6)
    np.testing.assert_allclose(curve.survival, [0.8, 0.8 / 3])
    np.testing.assert_array_equal(curve.at_risk, [5, 3])
    assert curve.at(1) == 1 and curve.at(3.5) == pytest.approx(0.8) and np.isnan(curve.at(7))
    assert ((0 <= curve.low) & (curve.low <= curve.survival) & (curve.survival <= curve.high) & (curve.high <= 1)).all()


def test_no_events_and_only_events() -> None:
    never = entente.kaplan_meier([10, 10], [0, 0])
    assert len(never.week) == 0 and never.at(10) == 1
    always = entente.kaplan_meier([1, 2], [1, 1])
    np.testing.assert_allclose(always.survival, [0.5, 0])
    assert always.low[-1] == always.high[-1] == 0
    with pytest.raises(ValueError, match="equal length"):
        entente.kaplan_meier([1, 2], [1])


# Numbers and names


def test_numbers_follow_the_rules_of_the_program() -> None:
    from entente._numbers import decimals_for, number, with_interval

    # The same cases as in tests/unit/analysis/test_numbers.cpp.
    assert [decimals_for(u, 0.5) for u in (0.0127, 0.0354, 0.0356, 0.96, 5.2, 4800)] == [3, 3, 2, 1, 0, -3]
    assert number(12345, -2) == "12,300"
    assert number(-0.0004, 2) == "0.00"
    assert with_interval(0.019, 0.011, 0.027) == "+0.019 (0.011 to 0.027)"
    assert with_interval(-7012, -11400, -2600) == "−7,000 (−11,000 to −3,000)"


def test_short_names_find_swept_parameters() -> None:
    from entente._names import resolve, resolve_outcome

    ds = made_up().assign_coords(param_world_hostility=("run", np.zeros(18)))
    assert resolve(ds, "hostility") == resolve(ds, "world.hostility") == "param_world_hostility"
    assert resolve_outcome(ds, "aid_incidents") == "aid_incidents_total"
    assert resolve_outcome(ds, "coverage") == "coverage_mean"
    with pytest.raises(KeyError, match="no summary"):
        resolve_outcome(ds, "coverage_by_district")


def test_reading_needs_no_matplotlib() -> None:
    code = "import sys, entente; assert 'matplotlib' not in sys.modules; entente.plot; assert 'matplotlib' in sys.modules"
    folder = Path(entente.__file__).parents[1]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=folder)
