"""Pictures: uncertainty drawn, units on the axes, numbers of worlds in the caption, colours that the colour-blind can tell apart.

Each function returns a `matplotlib` figure, 1000 pixels wide, and shows nothing: a notebook displays the last value of a
cell, a script calls ``savefig``. No picture ranks structures: they stand in the order of the file.
"""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib
import matplotlib.ticker
import numpy as np
import numpy.typing as npt
import xarray as xr

from ._districts import map  # noqa: A004
from ._maps import regimes, sensitivity
from ._names import resolve, resolve_outcome
from ._paired import align, chosen_process, paired, structures
from ._survival import Survival, clock_of, kaplan_meier
from ._drawing import (
    COLOURS,
    DIFFERENCE_COLUMN,
    INK,
    Picture,
    SOFT,
    STYLE,
    _averaged,
    _baseline_mean,
    _chosen_models,
    _colour,
    _count_worlds,
    _direction,
    _draw_row,
    _draw_survival,
    _footnote,
    _label_ends,
    _label_outer,
    _last_value,
    _level,
    _name,
    _panel,
    _panels,
    _percent,
    _picture,
    _plain_ticks,
    _reference_of,
    _row_text,
    _scale,
    _sentence,
    _share_limits,
    _title,
    _with_unit,
    _write_heads,
    _write_row,
)

__all__ = ["COLOURS", "Picture", "compare", "map", "regimes", "sensitivity", "survival", "trajectory"]

def compare(
    ds: xr.Dataset, name: str, baseline: str = "two_feet_out", *, process: str | None = None, confidence: float = 0.95
) -> Picture:
    """Draw how far each structure differs from a baseline in one outcome, in the same worlds.

    A row a structure: the mean difference with its interval over one faint dot a world; beside it the numbers and the
    worlds in which the structure does better.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`.
    name : str
        An outcome (``aid_incidents_total``), or an observable, which stands for its summary.
    baseline, process, confidence
        As in `entente.paired`.

    Returns
    -------
    Picture

    Raises
    ------
    KeyError, ValueError
        As `entente.paired`.
    """
    outcome = resolve_outcome(ds, name)
    result = paired(ds, outcome, baseline, process=process, confidence=confidence)
    pairs = list(align(ds, ds[outcome].values, baseline, process))
    factor, unit = _scale(np.concatenate([result["mean"].values, result["mean_baseline"].values]), result.attrs["units"])
    better = result.attrs["better"]
    n_rows = len(pairs)
    with matplotlib.rc_context(STYLE):
        figure = _picture(2.3 + 0.5 * n_rows)
        names = [_name(pair.integration_model).replace(" (", "\n(") for pair in pairs]
        longest = max(len(line) for name in names for line in name.split("\n"))
        beside = max(len(_row_text(result.isel(integration_model=row), factor)) for row in range(n_rows))
        axes = _panel(figure, left=0.45 + 0.088 * longest, right=max(3.1, DIFFERENCE_COLUMN + 0.25 + 0.085 * beside), top=1.15, bottom=1.15)
        axes.axvline(0, color=INK, linewidth=1.1, zorder=2)
        for row, pair in enumerate(pairs):
            one = result.isel(integration_model=row)
            _draw_row(axes, row, pair, one, factor)
            _write_row(axes, row, one, factor)
        axes.set_ylim(n_rows - 0.45, -0.55)
        axes.set_yticks(range(n_rows), names, color=INK, fontsize=11)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="y", visible=False)
        axes.spines["left"].set_visible(False)
        axes.margins(x=0.06)
        _plain_ticks(axes.xaxis)
        axes.set_xlabel(_with_unit(f"difference from {_name(baseline)}", unit), labelpad=4)
        _write_heads(axes, better)
        _title(
            figure,
            _sentence(result.attrs["long_name"], outcome),
            f"Each structure against {_name(baseline)} (mean {_baseline_mean(result, factor)}{' ' + unit if unit else ''}), "
            f"in the same worlds with the same luck. {_direction(better)}",
        )
        _footnote(
            figure,
            f"{_count_worlds(result)}. Bars: {_percent(confidence)} intervals of the mean (Student’s t over paired worlds); "
            f"faint dots: single worlds; hollow: no difference found.{_averaged(ds)}",
        )
    return figure


def trajectory(
    ds: xr.Dataset,
    name: str,
    *,
    difference_from: str | None = None,
    models: Sequence[str] | None = None,
    process: str | None = None,
    confidence: float = 0.95,
) -> Picture:
    """Draw a national series over the weeks: the mean over worlds of each structure, with its interval.

    Up to four structures share a panel; more get a panel each, with the first of them (or the zero line) for reference.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`.
    name : str
        A variable with dimensions (run, time), or an alias.
    difference_from : str, optional
        Draw paired differences from this structure instead of levels: worlds differ much more than structures do, so
        intervals of levels overlap where differences are clear.
    models : sequence of str, optional
        Structures to draw, in this order; by default all, in the order of the file.
    process, confidence
        As in `entente.paired`.

    Returns
    -------
    Picture

    Raises
    ------
    KeyError
        If the file has no such variable.
    ValueError
        If the variable has no weeks, or has districts, organisations or groups; if a structure is not in the file.
    """
    variable = resolve(ds, name)
    array = ds[variable]
    if set(array.dims) != {"run", "time"}:
        raise ValueError(f"{variable} has dimensions {array.dims}, not (run, time); select one row first")
    array = array.transpose("run", "time")
    chosen = _chosen_models(ds, models, process)
    weeks = np.asarray(ds["week"].values if "week" in ds.coords else np.arange(ds.sizes["time"]), dtype=np.float64)
    curves: dict[str, tuple[npt.NDArray[np.float64], ...]] = {}
    if difference_from is None:
        for model in chosen:
            curves[model] = _level(ds, array.values, model, process, confidence)
    else:
        result = paired(ds, variable, difference_from, process=process, confidence=confidence)
        for model in chosen:
            if model != difference_from:
                one = result.sel(integration_model=model)
                curves[model] = (one["estimate"].values, one["low"].values, one["high"].values)
    factor, unit = _scale(np.concatenate([curve[0] for curve in curves.values()]), str(array.attrs.get("units", "1")))
    curves = {model: tuple(part * factor for part in curve) for model, curve in curves.items()}
    is_difference = difference_from is not None
    reference = None if is_difference else _reference_of(list(curves))
    label = f"difference from {_name(difference_from)}" if difference_from else ""

    with matplotlib.rc_context(STYLE):
        figure, panels = _panels(list(curves), reference, height=3.9)
        for axes, shown in panels:
            if is_difference:
                axes.axhline(0, color=INK, linewidth=1.1, zorder=2)
            for model in shown:
                estimate, low, high = curves[model]
                is_background = len(panels) > 1 and model == reference and len(shown) > 1
                colour = SOFT if is_background else _colour(model)
                axes.fill_between(weeks, low, high, color=colour, alpha=0.10 if is_background else 0.20, linewidth=0)
                dashes = (0, (4, 2)) if is_background else "-"
                axes.plot(weeks, estimate, color=colour, linewidth=1.3 if is_background else 2.0, linestyle=dashes)
            axes.set_xlim(weeks[0], weeks[-1])
            _plain_ticks(axes.yaxis)
        _share_limits([axes for axes, _ in panels])
        if len(panels) == 1:
            ends = {model: _last_value(curve[0]) for model, curve in curves.items()}
            _label_ends(panels[0][0], ends)
        _label_outer(figure, panels, "week", _with_unit(label or variable.replace("_", " "), unit))
        what = f"Difference from {_name(difference_from)} in the same worlds. " if difference_from else ""
        better = str(array.attrs.get("better", "undecided"))
        _title(figure, _sentence(str(array.attrs.get("long_name", variable)), variable), f"{what}{_direction(better)}")
        n_worlds = len(np.unique(ds["world"].values[chosen_process(ds, process)]))
        dashed = f" Dashed: {_name(reference)}, for reference." if reference and len(panels) > 1 else ""
        spread = "" if is_difference or len(structures(ds)) < 2 else " Worlds differ much; for differences in the same worlds: difference_from."
        _footnote(
            figure,
            f"n = {n_worlds} worlds. Lines: means; bands: {_percent(confidence)} intervals of the mean over worlds."
            f"{dashed}{spread}{_averaged(ds)}",
        )
    return figure


EVENTS = {"resumed_week": "renewed fighting", "war_relapse_week": "a return to war", "relapse_week": "relapse"}


def survival(
    ds: xr.Dataset,
    clock: str = "war_relapse_week",
    *,
    models: Sequence[str] | None = None,
    process: str | None = None,
    confidence: float = 0.95,
) -> Picture:
    """Draw how long something has not happened, as Kaplan–Meier curves with bands.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`.
    clock : str
        A variable ``<event>_week`` with ``<event>_observed`` beside it, or an alias (``relapse``).
    models : sequence of str, optional
        Structures to draw, in this order; by default all, in the order of the file.
    process : str, optional
        As in `entente.paired`.
    confidence : float
        Of the pointwise bands (log-log transform of Greenwood's variance).

    Returns
    -------
    Picture

    Raises
    ------
    KeyError
        If the file lacks the clock.
    ValueError
        If the variable is no clock, or a structure is not in the file.
    """
    week_name, observed_name = clock_of(ds, clock)
    is_compared = chosen_process(ds, process)
    labels = ds["integration_model"].values.astype(str)
    curves: dict[str, Survival] = {}
    n_without = 0
    for model in _chosen_models(ds, models, process):
        runs = np.flatnonzero(is_compared & (labels == model))
        curves[model] = kaplan_meier(ds[week_name].values[runs], ds[observed_name].values[runs], confidence)
        n_without += len(runs) - curves[model].n
    reference = _reference_of(list(curves))
    event = EVENTS.get(week_name, week_name.removesuffix("_week").replace("_", " "))
    last = max((curve.last_week for curve in curves.values()), default=1.0) or 1.0

    with matplotlib.rc_context(STYLE):
        figure, panels = _panels(list(curves), reference, height=4.1)
        for axes, shown in panels:
            for model in shown:
                is_background = len(panels) > 1 and model == reference and len(shown) > 1
                _draw_survival(axes, curves[model], SOFT if is_background else _colour(model), is_background)
            axes.set_ylim(0, 1.02)
            axes.set_xlim(0, last)
            axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1.0, decimals=0, symbol=" %"))
            if len(panels) > 1:
                own = curves[shown[-1]]
                axes.text(0.03, 0.05, f"n = {own.n}, {own.n_events} with {event}", transform=axes.transAxes, fontsize=9, color=SOFT)
        if len(panels) == 1:
            _label_ends(panels[0][0], {model: _last_value(curve.survival, 1.0) for model, curve in curves.items()})
        _label_outer(figure, panels, "weeks since the accord", f"share of runs without {event}")
        _title(
            figure,
            f"How long runs stay without {event}",
            str(ds[week_name].attrs.get("long_name", "")) and f"Clock: {ds[week_name].attrs['long_name']}.",
        )
        numbers = "; ".join(f"{_name(model)} {curve.n} ({curve.n_events})" for model, curve in curves.items())
        n = f"n runs (with {event}): {numbers}. " if len(panels) == 1 else ""
        dashed = f" Dashed: {_name(reference)}, for reference." if reference and len(panels) > 1 else ""
        left_out = f" {n_without} runs left out: there the clock never began, since fighting never stopped." if n_without else ""
        _footnote(
            figure,
            f"{n}Kaplan–Meier; bands: {_percent(confidence)}, pointwise (log-log); ticks: runs that ended first.{dashed}{left_out}",
        )
    return figure
