"""Where which structure does best, and what an outcome hangs on, as pictures."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any, Final

import matplotlib
import numpy as np
import numpy.typing as npt
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from scipy import stats

from ._drawing import (
    BETTER,
    INK,
    NOTHING,
    PAPER,
    Picture,
    SOFT,
    STYLE,
    _colour,
    _direction,
    _footnote,
    _name,
    _panel,
    _percent,
    _picture,
    _sentence,
    _text_colour,
    _title,
)
from ._file import SWITCHED, SWITCHES
from ._names import resolve_axis, resolve_outcome
from ._numbers import with_interval
from ._paired import chosen_process, mean_by, structures, varies_within_a_world

Floats = npt.NDArray[np.float64]
MOST_ROWS: Final = 10


@dataclass(frozen=True)
class Regime:
    """Which structure does best at one place, and how sure that is."""

    best: str
    second: str
    margin: float  # mean over worlds of best minus second, as much as it is better
    low: float  # interval of the margin (Student's t over worlds)
    high: float
    n: int  # worlds in which all structures have a value
    is_decided: bool  # the best is better than each other structure, each at the chosen confidence


def regime_of(values: Floats, models: list[str], *, higher_is_better: bool, confidence: float = 0.95) -> Regime | None:
    """Compare structures in the same worlds; `values` (world, structure), worlds that lack one are left out. None below two worlds."""
    whole = values[np.isfinite(values).all(axis=1)] * (1 if higher_is_better else -1)
    n = len(whole)
    if n < 2:
        return None
    order = np.argsort(-whole.mean(axis=0), kind="stable")
    margins = whole[:, order[:1]] - whole[:, order[1:]]
    mean = margins.mean(axis=0)
    half_width = stats.t.ppf((1 + confidence) / 2, n - 1) * margins.std(axis=0, ddof=1) / np.sqrt(n)
    is_decided = bool((mean - half_width > 0).all())
    return Regime(models[order[0]], models[order[1]], mean[0], mean[0] - half_width[0], mean[0] + half_width[0], n, is_decided)


def as_in_scenario(ds: xr.Dataset, shown: set[str]) -> tuple[npt.NDArray[np.bool_], str]:
    """Runs that have mechanisms and levers which vary beside the axes `shown` as the scenario has them, or all if none has; and a sentence on it."""
    switched = dict(line.rpartition("=")[::2] for line in str(ds.attrs.get(SWITCHED, "")).splitlines())
    whole = np.ones(ds.sizes["run"], dtype=np.bool_)
    scenarios = ds["scenario"].values.astype(str) if "scenario" in ds.coords else np.full(len(whole), "")
    chosen = whole.copy()
    keys = []
    for name in map(str, ds.coords):
        values = np.asarray(ds[name].values)
        if name in shown or not name.startswith(SWITCHES) or len(np.unique(values)) < 2:
            continue
        is_lever = name.startswith("lever_")
        key = ("levers." if is_lever else "") + str(ds[name].attrs.get("key", name))
        keys.append(key)
        for scenario in np.unique(scenarios):
            usual = switched.get(f"{scenario}/{key}", switched.get(key, "0" if is_lever else "true"))
            value = float(usual) if is_lever else float(usual == "true")
            chosen &= (scenarios != scenario) | (values == value)
    if not keys:
        return whole, ""
    named = ", ".join(keys)
    if not chosen.any():
        return whole, f" Pools runs in which {named} are switched differently, because in none all of them stand as the scenario has them."
    return chosen, f" Only runs that have {named} as the scenario has them."


def regimes(
    ds: xr.Dataset, name: str, x: str = "hostility", y: str = "predation", *, process: str | None = None, confidence: float = 0.95
) -> Picture:
    """Draw which structure does best over two axes of a sweep, and how sure that is.

    A place is coloured if its best structure is better than each of the others in the same worlds, else it is grey and
    says *undecided*. In each place: by how much the best is ahead of the next, with its interval, and the worlds.

    Parameters
    ----------
    ds : xarray.Dataset
        A sweep, as opened by `entente.open`.
    name : str
        An outcome, or an observable, which stands for its summary; whether more of it is better must be known.
    x, y : str
        Two swept parameters: keys (``world.hostility``) or aliases (``hostility``). Other axes are averaged within a world,
        but for mechanisms and levers, which stand as the scenario has them; where no run has all of them so, the caption says
        that runs are pooled.
    process : str, optional
        Which process intensity to compare at (as in `entente.paired`).
    confidence : float
        Of each comparison, in (0, 1).

    Returns
    -------
    Picture

    Raises
    ------
    KeyError
        If the outcome or an axis is not in the file.
    ValueError
        If better is undecided, or there are fewer than two structures.
    """
    outcome, across, up = resolve_outcome(ds, name), resolve_axis(ds, x), resolve_axis(ds, y)
    better = ds[outcome].attrs.get("better")
    if better not in ("higher", "lower"):
        raise ValueError(f"whether more {outcome} is better is undecided, so no structure does best in it")
    ds = ds.isel(run=np.flatnonzero(chosen_process(ds, process)))
    models = structures(ds)
    if len(models) < 2:
        raise ValueError(f"this file holds {models[0]} only; a comparison needs two structures")
    is_as_in_scenario, remark = as_in_scenario(ds, {across, up})
    ds = ds.isel(run=np.flatnonzero(is_as_in_scenario))
    columns, rows = np.unique(ds[across].values), np.unique(ds[up].values)
    with matplotlib.rc_context(STYLE):
        figure = _picture(2.75 + 0.85 * len(rows))
        axes = _panel(figure, left=1.25, right=0.3, top=1.3, bottom=1.4)
        shown = set()
        for row, column in np.ndindex(len(rows), len(columns)):
            is_here = (ds[across].values == columns[column]) & (ds[up].values == rows[row])
            values = _by_world(ds.isel(run=np.flatnonzero(is_here)), outcome, models)
            regime = regime_of(values, models, higher_is_better=better == "higher", confidence=confidence)
            _draw_place(axes, column, row, regime)
            if regime is not None and regime.is_decided:
                shown.add(regime.best)
        axes.set_xticks(np.arange(len(columns)) + 0.5, [f"{value:g}" for value in columns])
        axes.set_yticks(np.arange(len(rows)) + 0.5, [f"{value:g}" for value in rows])
        axes.set_xlim(0, len(columns))
        axes.set_ylim(0, len(rows))
        axes.grid(visible=False)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        axes.set_xlabel(_key(ds, across, 95))
        key, _, meaning = _key(ds, up, 30 * len(rows)).partition(": ")
        axes.set_ylabel("\n".join([key, *textwrap.wrap(meaning, 15 * len(rows))]), multialignment="center")
        attributes = ds[outcome].attrs
        unit = str(attributes.get("units", "1"))
        lead = "Lead" if unit == "1" else f"Lead in {unit}"
        best = ", ".join(_name(model) for model in models if model in shown) or "none"
        of = ", ".join(_name(model) for model in models)
        _title(
            figure,
            _sentence(str(attributes.get("long_name", "")), outcome),
            f"Which structure does best where, of {of}. {_direction(better)} Surely best somewhere: {best}.",
        )
        _footnote(
            figure,
            f"{lead} of the best structure over the next, with {_percent(confidence)} interval (Student’s t over paired worlds); n worlds. Coloured: "
            "better than each other structure at that confidence; dashed: undecided. Among many places some are decided by luck: believe regions."
            f"{_averaged_beside(ds, {across, up})}{remark}",
        )
    return figure


def sensitivity(analysis: dict[str, Any], outcome: str, structure: str, minus: str | None = None, *, where: int = 0) -> Picture:
    """Draw one table of `entente.sensitivity`: the axes that an outcome hangs on, largest first, with their intervals.

    Parameters
    ----------
    analysis : dict
        What `entente.sensitivity` returned.
    outcome, structure : str
        Which table.
    minus : str, optional
        For the table of the difference between `structure` and this one.
    where : int
        Which analysis, where a file has several scenarios.

    Returns
    -------
    Picture

    Raises
    ------
    KeyError
        If there is no such table.
    """
    found = analysis["analyses"][where]
    matching = [one for one in found["tables"] if (one["outcome"], one["structure"], one["minus"]) == (outcome, structure, minus)]
    if not matching:
        raise KeyError(f"no table of {outcome} for {structure}" + (f" minus {minus}" if minus else ""))
    table = matching[0]
    statistic = next(key for key in STATISTICS if key in table["axes"][0])
    rows = sorted(table["axes"], key=lambda one: -abs(float(one[statistic]["value"] or 0)))[:MOST_ROWS]
    with matplotlib.rc_context(STYLE):
        sentence = textwrap.wrap(table["sentence"], 118)
        figure = _picture(2.15 + 0.17 * len(sentence) + 0.42 * len(rows))
        longest = max(len(row["axis"]) for row in rows)
        beside = max(len(_effect(row, statistic)) for row in rows)
        axes = _panel(figure, left=0.4 + 0.088 * longest, right=0.35 + 0.083 * beside, top=0.82 + 0.17 * len(sentence), bottom=1.25)
        axes.axvline(0, color=INK, linewidth=1.1, zorder=2)
        for place, row in enumerate(rows):
            _draw_axis(axes, place, row, statistic)
        axes.set_yticks(range(len(rows)), [row["axis"] for row in rows], color=INK)
        axes.set_ylim(len(rows) - 0.45, -0.55)
        axes.grid(axis="y", visible=False)
        axes.margins(x=0.06)
        axes.set_xlabel(STATISTICS[statistic])
        what = f"{_name(structure)} minus {_name(minus)}" if minus else _name(structure)
        _title(figure, f"What {outcome} hangs on: {what}", table["sentence"])
        _footnote(
            figure,
            f"n = {table['n_blocks_used']} {found['design']} blocks in {table['n_worlds']} worlds; bars: 95 % intervals; hollow: not told from zero. "
            "Shares and effects belong to the ranges of the design, which are assumed.",
        )
    return figure


SIZES: Final = ("total_index", "mu_star")  # never negative but for luck
STATISTICS: Final[dict[str, str]] = {
    "total_index": "share of the variance between points, with all that the axis does together with others (total index)",
    "mu_star": "mean size of the change per whole range of the axis (μ*)",
    "high_minus_low": "mean at the high end less that at the low end",
    "difference_from_base": "difference from the base point",
    "highest_minus_lowest": "highest minus lowest value of the axis",
    "partial_rank_correlation": "partial rank correlation",
}


def _light(colour: str) -> tuple[float, float, float]:
    """A colour on which letters can be read."""
    red, green, blue = 0.4 * np.array(to_rgb(colour)) + 0.6
    return float(red), float(green), float(blue)


def _by_world(ds: xr.Dataset, outcome: str, models: list[str]) -> Floats:
    """(world, structure) means over the runs of a world; NaN where there is none."""
    worlds, index = np.unique(ds["world"].values, return_inverse=True)
    labels = ds["integration_model"].values.astype(str)
    values = np.asarray(ds[outcome].values, dtype=np.float64)
    return np.stack([mean_by(index[labels == model], values[labels == model], len(worlds)) for model in models], axis=1)


def _draw_place(axes: Axes, column: int, row: int, regime: Regime | None) -> None:
    is_decided = regime is not None and regime.is_decided
    if regime is not None and is_decided:
        axes.add_patch(Rectangle((column, row), 1, 1, facecolor=_light(_colour(regime.best)), edgecolor=PAPER, linewidth=3))
    else:
        axes.add_patch(Rectangle((column + 0.015, row + 0.03), 0.97, 0.94, facecolor=PAPER, edgecolor="#b9bfc5", linewidth=1.2, linestyle=(0, (4, 3))))
    middle = {"ha": "center", "va": "center", "fontsize": 9}
    if regime is None:
        axes.text(column + 0.5, row + 0.5, "too few worlds", color=SOFT, **middle)
        return
    undecided = "undecided" if regime.margin == 0 else f"undecided\n({_name(regime.best)}?)"
    head = _name(regime.best) if is_decided else undecided
    axes.text(column + 0.5, row + 0.66, head, color=_text_colour(regime.best) if is_decided else SOFT, fontweight="bold" if is_decided else "normal", **middle)
    axes.text(column + 0.5, row + 0.27, f"{with_interval(regime.margin, regime.low, regime.high)}\nn = {regime.n}", color=INK, **middle)


def _effect(row: dict[str, Any], statistic: str) -> str:
    """What an axis does, as it stands beside its row; sizes and shares have no sign."""
    if row["changes_nothing"]:
        return "changes nothing"
    value, low, high = (np.nan if row[statistic][key] is None else row[statistic][key] for key in ("value", "low", "high"))
    text = with_interval(value, low, high)
    return text.removeprefix("+") if statistic in SIZES else text


def _draw_axis(axes: Axes, place: int, row: dict[str, Any], statistic: str) -> None:
    value, low, high = (np.nan if row[statistic][key] is None else row[statistic][key] for key in ("value", "low", "high"))
    is_told = bool(row["told_from_zero"])
    colour = BETTER if is_told else NOTHING
    axes.plot([low, high], [place, place], color=colour, linewidth=3.2, solid_capstyle="butt", zorder=3)
    axes.plot([value], [place], "o", markersize=8, markerfacecolor=colour if is_told else PAPER, markeredgecolor=colour, markeredgewidth=2, zorder=4)
    axes.text(1.02, place, _effect(row, statistic), transform=axes.get_yaxis_transform(), va="center", fontsize=10, color=INK if is_told else SOFT)


def _averaged_beside(ds: xr.Dataset, shown: set[str]) -> str:
    """What a world is averaged over beside the axes that are shown."""
    others = [name for name in varies_within_a_world(ds) if name not in shown and name != "parameter_set"]
    return f" Averaged within each world over {', '.join(others)}." if others else ""


def _key(ds: xr.Dataset, variable: str, most: int) -> str:
    """A swept parameter as its label says it, in at most so many letters."""
    attributes = ds[variable].attrs
    meaning = textwrap.shorten(str(attributes.get("long_name", "")), most, placeholder=" …")
    key = str(attributes.get("key", variable.removeprefix("param_")))
    return f"{key}: {meaning}" if meaning else key
