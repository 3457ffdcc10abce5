"""Every statistic of `compare` is recomputed from the file with numpy, scipy and statsmodels."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from conftest import MODELS, SCENARIO, Entente, in_folder

h5py = pytest.importorskip("h5py")
stats = pytest.importorskip("scipy.stats")
sm = pytest.importorskip("statsmodels.api")

DESIGN = """
[sweep]
scenario = "{scenario}"
models = ["{first}", "{second}"]
replicates = 5
seed = 11
record = "outcomes"
[set]
population.households = 300
scenario.weeks = 70
[axes]
world.hostility = {{ min = 0.0, max = 1.0 }}
association.closing = {{ min = 0.0, max = 3.0 }}
[design]
kind = "lhs"
points = 24
"""
SWITCHED = ["coverage_mean", "access_mean", "aid_incidents_total"]


class Sweep:
    """A small sweep: the file's columns, and what `compare` says of it."""

    def __init__(self, entente: Entente) -> None:
        self.entente = entente
        (entente.folder / "design.toml").write_text(DESIGN.format(scenario=SCENARIO, first=MODELS[0], second=MODELS[1]))
        entente("sweep", "design.toml", "-o", "sweep.h5", "--quiet")
        with h5py.File(entente.folder / "sweep.h5") as file:
            self.columns = {name: data[...] for name, data in file.items() if isinstance(data, h5py.Dataset) and data.shape == file["run"].shape}
        self.model = self.columns["integration_model"].astype(str)
        self.world = self.columns["world"]
        self.point = self.columns["parameter_set"]
        self.told = json.loads(entente("compare", "sweep.h5", "--outcome", "all", "--show", "all", "--format", "json").out)["comparisons"][0]
        self.section = self.told["sections"][0]
        self.rows = {view: panel["rows"] for view, panel in self.told["views"].items()}

    def by_cell(self, name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Values of the second and of the first structure, worlds and points, in one order of the cells."""
        sides = []
        for model in (MODELS[1], MODELS[0]):
            runs = np.flatnonzero(self.model == model)
            sides.append(runs[np.lexsort((self.point[runs], self.world[runs]))])
        a, b = (self.columns[name][runs] for runs in sides)
        return a, b, self.world[sides[0]], self.point[sides[0]]

    def by_world(self, values: np.ndarray, worlds: np.ndarray) -> np.ndarray:
        return np.array([values[worlds == world].mean() for world in np.unique(worlds)])

    def contrast(self, name: str) -> dict[str, Any]:
        return next(one for one in self.section["contrasts"] if one["outcome"] == name)


@pytest.fixture(scope="module")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    return Sweep(in_folder(tmp_path_factory.mktemp("views")))


@pytest.mark.parametrize("name", SWITCHED)
def test_differences_are_those_of_paired_worlds(sweep: Sweep, name: str):
    a, b, worlds, _ = sweep.by_cell(name)
    difference = sweep.by_world(a, worlds) - sweep.by_world(b, worlds)
    told = sweep.contrast(name)
    test = stats.ttest_1samp(difference, 0)
    assert told["difference"] == pytest.approx(difference.mean())
    assert told["p_value"] == pytest.approx(test.pvalue)
    low, high = test.confidence_interval(0.95) if hasattr(test, "confidence_interval") else stats.t.interval(0.95, 4, difference.mean(), stats.sem(difference))
    assert (told["low"], told["high"]) == pytest.approx((low, high))
    # Percentiles of 2,000 resamples wander by less than a tenth of the width; scipy draws others.
    whole = stats.bootstrap((difference,), np.mean, n_resamples=20_000, method="BCa", random_state=1).confidence_interval
    width = whole.high - whole.low
    assert told["bootstrap_low"] == pytest.approx(whole.low, abs=0.1 * width)
    assert told["bootstrap_high"] == pytest.approx(whole.high, abs=0.1 * width)


def test_superiority_has_wilsons_interval(sweep: Sweep):
    from statsmodels.stats.proportion import proportion_confint

    a, b, worlds, _ = sweep.by_cell("coverage_mean")
    difference = sweep.by_world(a, worlds) - sweep.by_world(b, worlds)
    wins = (difference > 0).sum() + (difference == 0).sum() / 2
    told = sweep.contrast("coverage_mean")
    assert told["superiority"] == pytest.approx(wins / 5)
    assert (told["superiority_low"], told["superiority_high"]) == pytest.approx(proportion_confint(wins, 5, method="wilson"))


def test_holm_is_that_of_statsmodels(sweep: Sweep):
    from statsmodels.stats.multitest import multipletests

    roles = {outcome["name"]: outcome["role"] for outcome in sweep.told["outcomes"]}
    tested = [one for one in sweep.section["contrasts"] if roles[one["outcome"]] == "outcome" and one["finding"] not in ("too few", "exactly equal")]
    survives = multipletests([one["p_value"] for one in tested], 0.05, "holm")[0]
    assert [one["survives_holm"] for one in tested] == survives.tolist()


def design_of(position: np.ndarray, degree: int, among: np.ndarray) -> np.ndarray:
    """Powers of the positions, or (degree 0) in which of six parts of `among` with equally many entries each lies."""
    if degree > 0:
        return np.vander(position, degree + 1, increasing=True)
    starts = np.sort(among)[np.arange(6) * len(among) // 6]
    part = np.searchsorted(starts, position, side="right") - 1
    return np.eye(6)[np.maximum(part, 0)]


@pytest.mark.parametrize("name", SWITCHED)
@pytest.mark.parametrize(("key", "variable", "top"), [("world.hostility", "param_world_hostility", 1.0), ("association.closing", "param_association_closing", 3.0)])
def test_fitted_differences_have_the_variance_of_two_way_clusters(sweep: Sweep, name: str, key: str, variable: str, top: float):
    told = next(one for one in sweep.contrast(name)["switching_values"] if one["parameter"] == key)
    a, b, worlds, points = sweep.by_cell(name)
    values, _, _, _ = sweep.by_cell(variable)
    positions = 2 * values / top - 1
    x = design_of(positions, told["degree"], positions)
    fitted = sm.OLS(a - b, x).fit()
    cells = points * 1000 + worlds

    def variance(groups: np.ndarray) -> np.ndarray:
        n = len(np.unique(groups))
        return sm.OLS(a - b, x).fit(cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False}).cov_params() * n / (n - 1)

    for end, position in (("difference_at_min", -1.0), ("difference_at_max", 1.0)):
        row = design_of(np.array([position]), told["degree"], positions)[0]
        assert told[end]["value"] == pytest.approx(row @ fitted.params)
        of_points, of_worlds, of_cells = (row @ variance(groups) @ row for groups in (points, worlds, cells))
        total = max(of_points + of_worlds - of_cells, of_cells)
        degrees = max(1.0, total**2 / (of_points**2 / (len(np.unique(points)) - 1) + of_worlds**2 / (len(np.unique(worlds)) - 1)))
        degrees = np.floor(10 * degrees) / 10 if degrees < 20 else np.floor(degrees)
        half_width = np.sqrt(total) * stats.t.ppf(0.975, degrees)
        assert told[end]["high"] - told[end]["value"] == pytest.approx(half_width, rel=1e-6)


def test_survival_is_that_of_statsmodels(sweep: Sweep):
    from statsmodels.duration.survfunc import SurvfuncRight, survdiff

    rows = {(row["event"], row["structure"]): row for row in sweep.rows["survival"]}
    n_checked = 0
    for event in ("relapse", "resumed"):
        a, b, worlds, points = sweep.by_cell(f"{event}_week")
        seen_a, seen_b, _, _ = sweep.by_cell(f"{event}_observed")
        strata = np.concatenate([np.arange(len(a))] * 2)
        weeks, seen = np.concatenate([a, b]), np.concatenate([seen_a, seen_b])
        group = np.repeat([1, 0], len(a))
        known = np.isfinite(weeks) & np.isfinite(seen)
        for side, model in ((group == 1, MODELS[1]), (group == 0, MODELS[0])):
            row = rows[event, model]
            assert row["n"] == (known & side).sum()
            assert row["n_events"] == seen[known & side].sum()
            if row["n_events"] == 0:
                continue
            curve = SurvfuncRight(weeks[known & side], seen[known & side])
            before = curve.surv_times <= row["horizon"]
            assert row["share"] == pytest.approx(curve.surv_prob[before][-1])
            times = np.concatenate([[0], curve.surv_times[curve.surv_times < row["horizon"]], [row["horizon"]]])
            heights = np.concatenate([[1], curve.surv_prob[curve.surv_times < row["horizon"]]])
            assert row["restricted_mean"] == pytest.approx((np.diff(times) * heights).sum())
        if seen[known].sum() > 0:
            chi_square, p = survdiff(weeks[known], seen[known], group[known])
            assert rows[event, MODELS[1]]["p_plain"] == pytest.approx(p)
            # In strata of two: in whose run of a pair did the event come first?
            first = second = 0
            for pair in np.unique(strata[known]):
                mine = known & (strata == pair)
                if mine.sum() < 2:
                    continue
                (w1, w0), (s1, s0) = weeks[mine], seen[mine]
                if w1 == w0:
                    continue
                first += bool(w1 < w0 and s1)
                second += bool(w0 < w1 and s0)
            if first + second > 0:
                n_checked += 1
                assert rows[event, MODELS[1]]["p_stratified"] == pytest.approx(stats.chi2.sf((first - second) ** 2 / (first + second), 1))
    assert n_checked > 0


def test_rates_are_quasi_poisson_regressions(sweep: Sweep):
    events_a, events_b, worlds, _ = sweep.by_cell("aid_incidents_total")
    years_a, years_b, _, _ = sweep.by_cell("worker_years_total")
    sums = {}
    for model, events, years in ((MODELS[1], events_a, years_a), (MODELS[0], events_b, years_b)):
        e, t = 24 * sweep.by_world(events, worlds), 24 * sweep.by_world(years, worlds)
        sums[model] = e, t
        row = next(row for row in sweep.rows["rates"] if row["structure"] == model and row["rate_of"].startswith("attacks"))
        fit = sm.GLM(e, np.ones(5), family=sm.families.Poisson(), offset=np.log(t)).fit(scale="X2")
        assert row["rate"] == pytest.approx(1e4 * np.exp(fit.params[0]))
        assert row["dispersion"] == pytest.approx(fit.scale)
        scale = max(1.0, fit.scale)
        half_width = stats.t.ppf(0.975, 4) * np.sqrt(fit.cov_params()[0, 0] * scale / fit.scale)
        assert row["rate_high"] == pytest.approx(row["rate"] * np.exp(half_width))
    (ea, ta), (eb, tb) = sums[MODELS[1]], sums[MODELS[0]]
    x = np.column_stack([np.ones(10), np.repeat([1, 0], 5)])
    fit = sm.GLM(np.concatenate([ea, eb]), x, family=sm.families.Poisson(), offset=np.log(np.concatenate([ta, tb]))).fit(
        cov_type="cluster", cov_kwds={"groups": np.tile(np.arange(5), 2), "use_correction": False}
    )
    row = next(row for row in sweep.rows["rates"] if row["structure"] == MODELS[1] and row["rate_of"].startswith("attacks"))
    assert row["ratio"] == pytest.approx(np.exp(fit.params[1]))
    half_width = stats.t.ppf(0.975, 4) * np.sqrt(fit.cov_params()[1, 1] * 5 / 4)
    assert np.log(row["ratio_high"] / row["ratio"]) == pytest.approx(half_width, rel=1e-6)


def test_regret_satisficing_and_the_front_are_counts(sweep: Sweep):
    a, b, worlds, points = sweep.by_cell("coverage_mean")
    situations = [(a[points == point].mean(), b[points == point].mean()) for point in np.unique(points)]
    rows = {row["structure"]: row for row in sweep.rows["regret"] if row["outcome"] == "coverage_mean"}
    for model, own in ((MODELS[1], 0), (MODELS[0], 1)):
        regret = [max(pair) - pair[own] for pair in situations]
        mine, other = (a, b) if own == 0 else (b, a)
        assert rows[model]["mean_regret"] == pytest.approx(np.mean(regret))
        assert rows[model]["largest_regret"] == pytest.approx(max(regret))
        assert rows[model]["share_best"] == pytest.approx(((mine > other) + (mine == other) / 2).mean())
        assert rows[model]["share_satisfied"] == pytest.approx((mine >= np.median(b)).mean())
    shown = json.loads(sweep.entente("compare", "sweep.h5", "--outcome", "coverage_mean,aid_incidents_total", "--show", "front", "--format", "json").out)
    front = {row["structure"]: row["is_on_front"] for row in shown["comparisons"][0]["views"]["front"]["rows"]}
    e_a, e_b, _, _ = sweep.by_cell("aid_incidents_total")
    better = np.sign([a.mean() - b.mean(), e_b.mean() - e_a.mean()])
    assert front == {MODELS[1]: "no" if max(better) <= 0 and min(better) < 0 else "yes", MODELS[0]: "no" if min(better) >= 0 and max(better) > 0 else "yes"}


def test_a_regime_is_decided_by_a_paired_test(sweep: Sweep):
    a, b, worlds, _ = sweep.by_cell("access_mean")
    x, _, _, _ = sweep.by_cell("param_world_hostility")
    y, _, _, _ = sweep.by_cell("param_association_closing")

    def third(values: np.ndarray) -> np.ndarray:
        return np.minimum(((values - values.min()) / (values.max() - values.min()) * 3).astype(int), 2)

    shown = json.loads(sweep.entente("compare", "sweep.h5", "--outcome", "access_mean", "--show", "regimes", "--format", "json").out)
    rows = shown["comparisons"][0]["views"]["regimes"]["rows"]
    places = sorted(set(zip(third(y).tolist(), third(x).tolist())))
    assert len(rows) == len(places)
    for row, (place_y, place_x) in zip(rows, places):
        inside = (third(x) == place_x) & (third(y) == place_y)
        difference = sweep.by_world(a[inside], worlds[inside]) - sweep.by_world(b[inside], worlds[inside])
        assert row["best"] == (MODELS[1] if difference.mean() > 0 else MODELS[0])
        assert row["margin"] == pytest.approx(abs(difference.mean()))
        assert row["verdict"] == ("decided" if stats.ttest_1samp(difference, 0).pvalue <= 0.05 else "undecided")


def test_who_gains_sets_some_beside_all(sweep: Sweep):
    row = next(row for row in sweep.rows["who"] if row["outcome"] == "welfare_worst_group_final")
    a, b, worlds, _ = sweep.by_cell("welfare_worst_group_final")
    all_a, all_b, _, _ = sweep.by_cell("welfare_final")
    assert row["difference"] == pytest.approx((a - b).mean())
    assert row["difference_of_all"] == pytest.approx((all_a - all_b).mean())
    gap = sweep.by_world((a - all_a) - (b - all_b), worlds)
    assert row["gap"] == pytest.approx(gap.mean())
    assert row["gap_high"] - row["gap"] == pytest.approx(stats.t.ppf(0.975, 4) * stats.sem(gap))


def test_mediation_is_a_regression_of_differences(sweep: Sweep):
    shown = json.loads(sweep.entente("compare", "sweep.h5", "--outcome", "coverage_mean", "--show", "mediation", "--format", "json").out)
    rows = shown["comparisons"][0]["views"]["mediation"]["rows"]
    assert rows
    a, b, worlds, _ = sweep.by_cell("coverage_mean")
    y = sweep.by_world(a, worlds) - sweep.by_world(b, worlds)
    for row in rows:
        m_a, m_b, _, _ = sweep.by_cell(row["process_measure"])
        m_a, m_b = sweep.by_world(m_a, worlds), sweep.by_world(m_b, worlds)
        both = (m_a + m_b) / 2
        slope = sm.OLS(y, np.column_stack([np.ones(5), m_a - m_b, both - both.mean()])).fit().params[1]
        assert row["carried"] == pytest.approx(slope * (m_a - m_b).mean(), rel=1e-4, abs=1e-9)


def test_views_are_told_in_every_format_and_within_80_columns(sweep: Sweep):
    views = ["details", "switching", "survival", "rates", "who", "regret", "regimes", "failure", "mediation", "ablation", "front"]
    table = sweep.entente("compare", "sweep.h5", "--show", "all").out
    assert not [line for line in table.splitlines() if len(line) > 80]
    assert sweep.entente("compare", "sweep.h5", "--show", "all", "--format", "markdown").out.count("\n## ") >= len(views)
    for view in views[1:]:
        lines = [line for line in sweep.entente("compare", "sweep.h5", "--show", view, "--format", "csv").out.splitlines() if not line.startswith("#")]
        assert lines[0].startswith("where,")


def test_sensitivity_tells_the_same_switching_values(sweep: Sweep):
    told = sweep.entente("sensitivity", "sweep.h5", "--switching", "--outcome", "access_mean", "--format", "csv").out
    shown = sweep.entente("compare", "sweep.h5", "--show", "switching", "--outcome", "access_mean", "--format", "csv").out
    assert told == shown
    table = sweep.entente("sensitivity", "sweep.h5", "--switching").out
    assert "ON WHAT THE SIGN OF EACH DIFFERENCE HANGS" in table
    assert not [line for line in table.splitlines() if len(line) > 80]


def test_moving_the_one_parameter_shows_the_sign_that_was_told(sweep: Sweep):
    """In worlds that the sweep never saw, at the ends of the range whose sign it is sure of."""
    told = next(one for one in sweep.contrast("access_mean")["switching_values"] if one["parameter"] == "world.hostility")
    n_sure = 0
    for hostility, end in ((0.0, "difference_at_min"), (1.0, "difference_at_max")):
        name = f"h{hostility:.0f}.h5"
        sweep.entente("run", SCENARIO, "--set", f"world.hostility={hostility}", "--set", "association.closing=1.5", "--households", 300, "--weeks", 70,
                      "--replicates", 6, "--seed", 77, "--models", ",".join(MODELS), "--quiet", "-o", name)  # fmt: skip
        shown = json.loads(sweep.entente("compare", name, "--outcome", "access_mean", "--baseline", MODELS[0], "--format", "json").out)
        there = shown["comparisons"][0]["sections"][0]["contrasts"][0]
        if told[end]["low"] > 0 or told[end]["high"] < 0:
            n_sure += 1
            assert np.sign(there["difference"]) == np.sign(told[end]["value"])
    assert n_sure > 0


def test_mistakes_in_what_is_to_be_shown_are_the_authors(sweep: Sweep):
    assert "--show: unknown survivl; did you mean survival?" in sweep.entente("compare", "sweep.h5", "--show", "survivl", code=2).err
    assert "--over needs two keys" in sweep.entente("compare", "sweep.h5", "--show", "regimes", "--over", "world.hostility", code=2).err
    assert "did you mean world.hostility?" in sweep.entente("compare", "sweep.h5", "--show", "regimes", "--over", "world.hostilty,closing", code=2).err
    assert "one view" in sweep.entente("compare", "sweep.h5", "--show", "who,rates", "--format", "csv", code=2).err


def test_the_usual_answer_is_read_on_two_screens(sweep: Sweep):
    lines = sweep.entente("compare", "sweep.h5").out.splitlines()
    assert len(lines) <= 130
    assert "FINDINGS IN WORDS, WITH 95 % INTERVALS" in lines
