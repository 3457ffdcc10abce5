"""The page of `entente report`: options and exit codes, and its numbers computed again from the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from conftest import Entente, in_folder

xr = pytest.importorskip("xarray")


def data_of(page: Path) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return json.loads(found[1])


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """A folder with `country.h5`, three structures in five worlds with districts, and its page."""
    runner = in_folder(tmp_path_factory.mktemp("country"))
    runner("run", "scenarios/archetype_contested.toml", "--weeks", 60, "--households", 500, "--replicates", 5, "--models",
           "two_feet_out,one_foot_in,two_feet_in", "--record", "district", "--quiet", "-o", "country.h5")  # fmt: skip
    runner("report", "country.h5", "-o", "country.html", "--quiet")
    return runner


@pytest.fixture(scope="session")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Entente:
    """A folder with `sweep.h5`, two structures at six points in four worlds, and its page."""
    runner = in_folder(tmp_path_factory.mktemp("sweep"))
    (runner.folder / "sweep.toml").write_text(
        '[sweep]\nscenario = "scenarios/archetype_contested.toml"\nmodels = ["two_feet_out", "two_feet_in"]\nreplicates = 4\nseed = 3\n'
        'record = "outcomes"\n[set]\npopulation.households = 300\nscenario.weeks = 30\n'
        "[axes]\nworld.hostility = [0.0, 1.0]\ngovernment.predation = [0.0, 0.5, 1.0]\n"
    )
    runner("sweep", "sweep.toml", "-o", "sweep.h5", "--quiet")
    runner("report", "sweep.h5", "-o", "sweep.html", "--quiet")
    return runner


def by_world(ds, values: np.ndarray, model: str) -> np.ndarray:
    """(world, …) mean over the points of each world, for one structure."""
    runs = np.flatnonzero(ds.integration_model.values.astype(str) == model)
    worlds = ds.world.values[runs]
    return np.stack([np.nanmean(values[runs[worlds == world]], axis=0) for world in np.unique(worlds)])


def interval(differences: np.ndarray) -> tuple[float, float, float]:
    n = len(differences)
    half = stats.t.ppf(0.975, n - 1) * differences.std(ddof=1) / np.sqrt(n)
    return differences.mean(), differences.mean() - half, differences.mean() + half


def test_paired_differences_are_those_of_scipy(country: Entente):
    ds = xr.open_dataset(country.folder / "country.h5")
    differences = data_of(country.folder / "country.html")["panels"]["differences"][0]
    section = differences["sections"][0]
    n_checked = 0
    for row in section["rows"]:
        name = differences["outcomes"][row["outcome"]]["name"]
        a, b = (by_world(ds, ds[name].values, section["arms"][arm]["model"]) for arm in (row["arm"], 0))
        is_pair = np.isfinite(a) & np.isfinite(b)
        d = (a - b)[is_pair]
        assert row["n"] == len(d)
        if len(d) < 2 or np.ptp(d) == 0:
            continue
        assert [row["difference"], row["low"], row["high"]] == pytest.approx(interval(d), rel=1e-9)
        assert row["p"] == pytest.approx(stats.ttest_1samp(d, 0).pvalue, rel=1e-6)
        assert row["worlds"] == pytest.approx(list(d), rel=1e-3, abs=1e-12)
        n_checked += 1
    assert n_checked > 20


def test_series_are_means_over_worlds_with_intervals(country: Entente):
    ds = xr.open_dataset(country.folder / "country.h5", decode_times=False)
    data = data_of(country.folder / "country.html")
    panel = data["panels"]["trajectories"][0]
    models = [arm["model"] for arm in data["parts"][0]["arms"]]
    for series in panel["series"]:
        values = ds[series["name"]].values
        reference = by_world(ds, values, models[0])
        for model, arm in zip(models, series["arms"]):
            levels = by_world(ds, values, model)
            assert np.array(arm["mean"], dtype=float) == pytest.approx(levels.mean(axis=0), rel=1e-3, abs=1e-12, nan_ok=True)
            if model == models[0]:
                continue
            d = levels - reference
            half = stats.t.ppf(0.975, len(d) - 1) * d.std(axis=0, ddof=1) / np.sqrt(len(d))
            assert np.array(arm["difference"], dtype=float) == pytest.approx(d.mean(axis=0), rel=1e-3, abs=1e-7, nan_ok=True)
            assert np.array(arm["difference_half"], dtype=float) == pytest.approx(half, rel=2e-3, abs=1e-7, nan_ok=True)


def test_the_map_shows_means_of_districts(country: Entente):
    ds = xr.open_dataset(country.folder / "country.h5", decode_times=False)
    data = data_of(country.folder / "country.html")
    panel = data["panels"]["map"][0]
    n_districts = len(panel["places"])
    assert [place["name"] for place in panel["places"]] == list(ds.district.values.astype(str))
    edges = [*panel["weeks"], ds.sizes["time"]]
    for quantity in panel["quantities"]:
        values = ds[f"{quantity['name']}_by_district"].values
        for arm, own in zip(data["parts"][0]["arms"], quantity["arms"]):
            levels = by_world(ds, values, arm["model"])
            expected = np.stack([levels[:, a:b].mean(axis=1) for a, b in zip(edges, edges[1:])], axis=1).mean(axis=0)
            shown = np.array(own["mean"], dtype=float).reshape(len(panel["weeks"]), n_districts)
            assert shown == pytest.approx(expected, rel=1e-3, abs=1e-9, nan_ok=True)


def test_survival_is_that_of_statsmodels(country: Entente):
    statsmodels = pytest.importorskip("statsmodels.api")
    ds = xr.open_dataset(country.folder / "country.h5")
    data = data_of(country.folder / "country.html")
    n_events = 0
    for clock in data["panels"]["survival"][0]["clocks"]:
        for arm, curve in zip(data["parts"][0]["arms"], clock["arms"]):
            own = ds.integration_model.values.astype(str) == arm["model"]
            weeks, events = ds[f"{clock['name']}_week"].values[own], ds[f"{clock['name']}_observed"].values[own]
            known = np.isfinite(weeks) & np.isfinite(events)
            assert curve["n"] == known.sum() and curve["events"] == int(events[known].sum())
            n_events += curve["events"]
            if curve["events"] == 0:
                continue
            expected = statsmodels.SurvfuncRight(weeks[known], events[known])
            shown = np.array([step[:2] for step in curve["steps"]])
            assert shown[:, 0] == pytest.approx(expected.surv_times)
            assert shown[:, 1] == pytest.approx(expected.surv_prob)
    assert n_events > 0


def test_a_cell_of_the_regime_map_is_decided_only_where_its_best_beats_the_others(sweep: Entente):
    ds = xr.load_dataset(sweep.folder / "sweep.h5")  # read once, cut often
    section = data_of(sweep.folder / "sweep.html")["panels"]["regimes"][0]["sections"][0]
    axes = data_of(sweep.folder / "sweep.html")["panels"]["regimes"][0]["axes"]
    columns = [ds["param_" + axis["key"].replace(".", "_")].values for axis in axes]
    values = [np.unique(column) for column in columns]
    verdicts = set()
    for outcome in section["outcomes"]:
        sign = 1 if outcome["better"] == "higher" else -1
        for cell in outcome["cells"]:
            here = (columns[0] == values[0][cell["x"]]) & (columns[1] == values[1][cell["y"]])
            part = ds.isel(run=np.flatnonzero(here))
            a, b = (by_world(part, part[outcome["name"]].values, arm["model"]) for arm in section["arms"])
            d = sign * (a - b)[np.isfinite(a) & np.isfinite(b)]
            if len(d) < 2 or np.ptp(d) == 0 or d.mean() == 0:
                continue
            best = 0 if d.mean() > 0 else 1
            assert cell["best"] == best
            assert (cell["undecided"] == []) == (stats.ttest_1samp(d, 0).pvalue <= 0.05)
            assert abs(cell["lead"]) == pytest.approx(abs(d.mean()), rel=1e-9)
            verdicts.add(cell["undecided"] == [])
    assert verdicts == {True, False}, "the example decides some cells and leaves others"


def test_a_lever_on_a_grid_is_told_by_the_change_between_its_ends(sweep: Entente):
    ds = xr.open_dataset(sweep.folder / "sweep.h5")
    data = data_of(sweep.folder / "sweep.html")
    models = [arm["model"] for arm in data["parts"][0]["arms"]]
    levers = data["panels"]["levers"][0]
    assert levers["kind"] == "between_ends"
    outcome = next(one for one in levers["outcomes"] if one["name"] == "access_mean")
    axes = {name: ds["param_" + name.replace(".", "_")].values for name in ("world.hostility", "government.predation")}
    for arm in outcome["arms"]:
        is_own = ds.integration_model.values.astype(str) == models[arm["arm"]]
        for row in arm["rows"]:
            axis = axes[row["key"]["x"]]
            values = ds[outcome["name"]].values
            changes = []  # every point at one end has its partner at the other
            for world in np.unique(ds.world.values):
                own = is_own & (ds.world.values == world)
                changes.append(values[own & (axis == 1)].mean() - values[own & (axis == 0)].mean())
            assert [row["change"], row["low"], row["high"]] == pytest.approx(interval(np.array(changes)), rel=1e-6, abs=1e-12)
            assert row["n"] == 4


def test_page_compare_and_sensitivity_tell_the_same_numbers(sweep: Entente):
    def told(*arguments: str) -> dict:
        return json.loads(sweep(*arguments, "--format", "json").out)

    panels = data_of(sweep.folder / "sweep.html")["panels"]
    comparison = told("compare", "sweep.h5", "--show", "regimes,switching,survival")["comparisons"][0]

    by_key = {(one["outcome"], one["structure"]): one for one in comparison["sections"][0]["contrasts"]}
    section = panels["differences"][0]["sections"][0]
    names = [one["name"] for one in panels["differences"][0]["outcomes"]]
    for row in section["rows"]:
        one = by_key[names[row["outcome"]], section["arms"][row["arm"]]["model"]]
        assert [row["n"], row["difference"], row["low"], row["high"], row["verdict"], row["holm"]] == [
            one["n_worlds"], one["difference"], one["low"], one["high"], one["finding"], one["survives_holm"]]  # fmt: skip

    regimes = panels["regimes"][0]["sections"][0]
    rows = comparison["views"]["regimes"]["rows"]
    cells = next(one for one in regimes["outcomes"] if one["name"] == rows[0]["outcome"])["cells"]
    assert len(cells) == len(rows) == 6
    for cell, row in zip(cells, rows):
        assert [regimes["arms"][cell["best"]]["model"], cell["lead"], cell["low"], cell["high"], cell["smallest"]] == [
            row["best"], row["margin"], row["margin_low"], row["margin_high"], row["minimum_detectable_margin"]]  # fmt: skip

    switching = {(one["outcome"], one["parameter"]): one for one in comparison["views"]["switching"]["rows"]}
    n_checked = 0
    for outcome in panels["hangs"][0]["sections"][0]["outcomes"]:
        for row in outcome["arms"][0]["rows"]:
            one = switching[outcome["name"], row["key"]]
            assert [row["at_min"]["value"], row["at_max"]["value"], row["verdict"]] == [one["at_min"], one["at_max"], one["sign"]]
            n_checked += 1
    assert n_checked > 10

    ends = {(one["event"], one["structure"]): one for one in comparison["views"]["survival"]["rows"]}
    arms = [arm["model"] for arm in data_of(sweep.folder / "sweep.html")["parts"][0]["arms"]]
    for clock in panels["survival"][0]["clocks"]:
        for model, curve in zip(arms, clock["arms"]):
            assert [curve["n"], curve["events"]] == [ends[clock["name"], model]["n"], ends[clock["name"], model]["n_events"]]

    tables = {(one["outcome"], one["structure"]): one for one in told("sensitivity", "sweep.h5")["analyses"][0]["tables"] if not one["minus"]}
    for outcome in panels["levers"][0]["outcomes"]:
        for model, arm in zip(arms, outcome["arms"]):
            axes = {one["axis"]: one["highest_minus_lowest"] for one in tables[outcome["name"], model]["axes"]}
            for row in arm["rows"]:
                assert {"value": row["change"], "low": row["low"], "high": row["high"]} == axes[row["key"]["x"]]


def test_what_a_difference_hangs_on_is_fitted_to_the_paired_differences(sweep: Entente):
    ds = xr.open_dataset(sweep.folder / "sweep.h5")
    section = data_of(sweep.folder / "sweep.html")["panels"]["hangs"][0]["sections"][0]
    n_checked = 0
    for outcome in section["outcomes"]:
        values = ds[outcome["name"]].values
        a, b = (np.flatnonzero(ds.integration_model.values.astype(str) == arm["model"]) for arm in (section["arms"][1], section["arms"][0]))
        assert (ds.world.values[a] == ds.world.values[b]).all() and (ds.parameter_set.values[a] == ds.parameter_set.values[b]).all()
        for row in outcome["arms"][0]["rows"]:
            axis = ds["param_" + row["key"].replace(".", "_")].values[a]
            difference = values[a] - values[b]
            known = np.isfinite(difference)
            if row["key"] != "world.hostility" or known.sum() < 3 or np.ptp(difference[known]) == 0:
                continue  # two values: the fit is the mean at each of them
            for end, place in (("at_min", 0.0), ("at_max", 1.0)):
                assert row[end]["value"] == pytest.approx(difference[known & (axis == place)].mean(), rel=1e-6, abs=1e-12)
            n_checked += 1
    assert n_checked > 5


def test_findings_in_words_agree_with_the_numbers(country: Entente):
    page = (country.folder / "country.html").read_text(encoding="utf-8")
    rows = data_of(country.folder / "country.html")["panels"]["differences"][0]["sections"][0]["rows"]
    found = [int(n) for counts in re.findall(r'class="counts"[^>]*>([^<]*)<', page) for n in re.findall(r"(\d+) (?:better|worse|different)", counts)]
    assert sum(found) == sum(row["verdict"] in ("better", "worse", "higher", "lower") for row in rows)


def test_the_first_questions_are_answered_in_words(country: Entente, sweep: Entente):
    page = (sweep.folder / "sweep.html").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]*>", "", page[page.index('class="answers"') : page.index('class="says-not"')])
    titles = ["Who is better off, and how sure is that?", "What would change that?", "Why?"]
    places = [words.index(title) for title in titles]
    assert places == sorted(places)
    rows = data_of(sweep.folder / "sweep.html")["panels"]["differences"][0]
    displaced = next(row for row in rows["sections"][0]["rows"] if rows["outcomes"][row["outcome"]]["name"] == "displaced_final")
    said = {"better": "Better than under", "worse": "Worse than under", "no finding": "No finding: two feet in", "exactly equal": "Exactly the same"}
    answer = words[words.index("displaced") :]
    assert answer[: answer.index("Civilians")].count(said[displaced["verdict"]]) == 1
    assert "pairs of a difference and a parameter were looked at" in words
    nothing_varied = (country.folder / "country.html").read_text(encoding="utf-8")
    assert "This file cannot say: nothing was varied in it" in nothing_varied


def test_a_page_is_not_overwritten_unasked(country: Entente):
    done = country("report", "country.h5", "-o", "country.html", code=2)
    assert "--force" in done.err
    country("report", "country.h5", "-o", "country.html", "--force", "--quiet")


def test_what_is_wrong_is_told_at_once(country: Entente):
    done = country("report", "country.h5", "--lang", "de", code=2)
    assert "lang" in done.err and "-o PAGE.html" in done.err
    done = country("report", "country.h5", "-o", "x.html", "--baseline", "two_feet_inn", code=2)
    assert "two_feet_in" in done.err
    country("report", "no.h5", "-o", "x.html", code=2)
    country("report", "country.h5", "-o", "country.h5", "--force", code=2)
    country("report", "country.h5", "-o", "no/folder/x.html", code=3)
    assert "x.html" not in country.files()


def test_a_title_and_a_baseline_can_be_given(country: Entente):
    country("report", "country.h5", "-o", "other.html", "--quiet", "--title", "<b>& so", "--baseline", "two_feet_in", "--force")
    page = (country.folder / "other.html").read_text(encoding="utf-8")
    assert "<title>&lt;b&gt;&amp; so</title>" in page and "<b>&" not in page
    assert data_of(country.folder / "other.html")["panels"]["differences"][0]["sections"][0]["arms"][0]["model"] == "two_feet_in"


def test_no_map_is_drawn_of_districts_that_come_from_a_file(entente: Entente):
    (entente.folder / "there.toml").write_text('extends = "scenarios/archetype_contested.toml"\n[world]\ndistricts = 10\ndistrict_file = "scenarios/districts/example.csv"\n')
    entente("run", "there.toml", "--models", "two_feet_out,two_feet_in", "--weeks", 10, "--households", 300, "--replicates", 2, "--record", "district",
            "--quiet", "-o", "there.h5")  # fmt: skip
    entente("report", "there.h5", "-o", "there.html", "--quiet")
    page = (entente.folder / "there.html").read_text(encoding="utf-8")
    assert "Maps are drawn of synthetic districts only" in page
    assert data_of(entente.folder / "there.html")["panels"]["map"] == [None]


def test_the_same_file_gives_the_same_page(country: Entente):
    country("report", "country.h5", "-o", "again.html", "--quiet", "--force")
    assert (country.folder / "again.html").read_bytes() == (country.folder / "country.html").read_bytes()


def test_a_page_asks_for_nothing_from_anywhere(country: Entente):
    page = (country.folder / "country.html").read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|href|action)\s*=\s*"(?!#)[^"]*"', page)
    assert "default-src &#39;none&#39;" in page
    assert len(page.encode()) < 3_000_000
