"""Differences between structures that ran in the same worlds with the same luck."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

from ._names import resolve

POWER: Final = 0.80
PRESET: Final = "preset"
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class AlignedByWorld:
    """Two structures in the same worlds: arrays (world, …) with NaN where one of them has no value."""

    integration_model: str
    worlds: npt.NDArray[np.int64]  # (world)
    values: Floats  # (world, …)
    baseline_values: Floats  # (world, …)


def paired(
    ds: xr.Dataset,
    name: str,
    baseline: str = "two_feet_out",
    *,
    weeks: Literal["each", "mean"] = "each",
    process: str | None = None,
    confidence: float = 0.95,
) -> xr.Dataset:
    """Differences of each structure from a baseline, in the same worlds.

    Runs are paired by ``world(run)``. Points of a sweep within one world share luck, so they are paired point by point
    and then averaged: `n` counts worlds. A world in which one of the two structures has no value is dropped, and counted.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`.
    name : str
        A variable with dimension ``run``: an outcome (``coverage_mean``) or a series (``coverage``,
        ``coverage_by_district``), or an alias.
    baseline : str
        The structure to compare with.
    weeks : {"each", "mean"}
        For a variable with ``time``: a difference for each recorded step, or of the plain mean over the steps.
    process : str, optional
        Which process intensity to compare at. By default ``preset``; to be given where the file has others only.
    confidence : float
        Of the intervals, in (0, 1).

    Returns
    -------
    xarray.Dataset
        With dimension ``integration_model`` (all but the baseline, in the order of the file), then ``week`` where the
        variable has weeks, then what else it has. Variables, in the unit of `name` but for counts and shares:

        ``estimate``, ``low``, ``high``
            mean over worlds of structure minus baseline, with its interval (Student's t)
        ``n``, ``n_dropped``
            worlds counted, worlds dropped
        ``mean``, ``mean_baseline``
            means over the counted worlds
        ``share_better``
            share of the counted worlds in which the structure is better; NaN where better is undecided
        ``p_value``
            two-sided; of the sign test where all worlds differ by the same amount, 1 where they are exactly equal
        ``minimum_detectable_difference``
            true difference that would have been found with probability 80 %
        ``exactly_zero``
            whether all counted worlds are equal

        Attributes say ``variable``, ``baseline``, ``confidence``, ``better``, ``averaged_over``.

    Raises
    ------
    KeyError
        If the file has no such variable.
    ValueError
        If the baseline is not in the file, is alone in it, or the process is to be chosen.

    Examples
    --------
    >>> entente.paired(ds, "coverage_mean").estimate.sel(integration_model="two_feet_in")
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence = {confidence} is not between 0 and 1")
    if weeks not in ("each", "mean"):
        raise ValueError(f"weeks = {weeks!r} is not one of: 'each', 'mean'")
    variable = resolve(ds, name)
    array = ds[variable]
    if "run" not in array.dims or array.dtype.kind not in "fiub":
        raise ValueError(f"{variable} is no quantity of a run, so there is nothing to pair")
    if weeks == "mean" and "time" in array.dims:
        array = array.mean("time", keep_attrs=True)
    array = array.transpose("run", ...)
    better = str(array.attrs.get("better", "undecided"))

    results: list[dict[str, npt.NDArray[Any]]] = []
    models: list[str] = []
    for pair in align(ds, array.values, baseline, process):
        models.append(pair.integration_model)
        results.append(_summarise(pair, better, confidence))
    dims = ("integration_model", *array.dims[1:])
    result = xr.Dataset(
        {key: (dims, np.stack([one[key] for one in results])) for key in results[0]},
        coords={"integration_model": models}
        | {key: value for key, value in array.coords.items() if value.dims and "run" not in value.dims},
    )
    units = str(array.attrs.get("units", "1"))
    for key in ("estimate", "low", "high", "mean", "mean_baseline", "minimum_detectable_difference"):
        result[key].attrs["units"] = units
    for key in ("n", "n_dropped", "share_better", "p_value", "exactly_zero"):
        result[key].attrs["units"] = "1"
    result.attrs = {
        "variable": variable,
        "long_name": str(array.attrs.get("long_name", variable)),
        "units": units,
        "better": better,
        "baseline": baseline,
        "confidence": confidence,
        "averaged_over": ", ".join(varies_within_a_world(ds)),
    }
    if "time" in result.dims and "week" in result.coords:
        result = result.swap_dims(time="week")
    return result


def structures(ds: xr.Dataset) -> list[str]:
    """Names of the structures, in the order of the file."""
    return list(dict.fromkeys(str(model) for model in ds["integration_model"].values))


def chosen_process(ds: xr.Dataset, process: str | None) -> npt.NDArray[np.bool_]:
    """Which runs (run) to compare, so that all have one process intensity: the one asked for, else ``preset``."""
    if "process" not in ds.coords:
        return np.ones(ds.sizes["run"], dtype=bool)
    labels = ds["process"].values.astype(str)
    known = list(dict.fromkeys(labels.tolist()))
    if process is None:
        process = PRESET if PRESET in known else known[0] if len(known) == 1 else None
    if process is None:
        raise ValueError(f"this file crosses placement with process; choose process = one of: {', '.join(known)}")
    if process not in known:
        raise ValueError(f"process = {process!r} is not one of: {', '.join(known)}")
    is_chosen: npt.NDArray[np.bool_] = labels == process
    return is_chosen


def sweep_axes(ds: xr.Dataset) -> list[str]:
    """Labels of a run, beside structure, process and world, that place it in a design."""
    return [
        str(name)
        for name, label in ds.coords.items()
        if label.dims == ("run",)
        and (name in ("scenario", "parameter_set") or str(name).startswith(("param_", "lever_")))
    ]


def varies_within_a_world(ds: xr.Dataset) -> list[str]:
    """Axes of the sweep over which worlds are averaged."""
    worlds = ds["world"].values
    varying = []
    for name in sweep_axes(ds):
        points = set(zip(worlds.tolist(), ds[name].values.tolist()))
        if len(points) > len(set(worlds.tolist())):
            varying.append(name)
    return varying


def cells(ds: xr.Dataset) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Number the design: (run) cell of each run, (cell) world of each cell. Runs of a cell differ in structure only."""
    labels = [ds["world"].values.tolist(), *(ds[name].values.tolist() for name in sweep_axes(ds))]
    numbers: dict[tuple[object, ...], int] = {}
    cell_of_run = np.array([numbers.setdefault(point, len(numbers)) for point in zip(*labels)], dtype=np.int64)
    return cell_of_run, np.array([point[0] for point in numbers], dtype=np.int64)


def mean_by(index: npt.NDArray[np.int64], values: Floats, n: int) -> Floats:
    """Mean of the rows of `values` (row, …) that share an `index` (row), NaN left out; (n, …), NaN where none is left."""
    sums = np.zeros((n, *values.shape[1:]))
    counts = np.zeros((n, *values.shape[1:]))
    is_value = np.isfinite(values)
    np.add.at(sums, index, np.where(is_value, values, 0.0))
    np.add.at(counts, index, is_value)
    with np.errstate(invalid="ignore"):
        return np.where(counts > 0, sums / counts, np.nan)


def align(ds: xr.Dataset, values: npt.ArrayLike, baseline: str, process: str | None = None) -> Iterator[AlignedByWorld]:
    """Each structure beside the baseline, by world; `values` are (run, …). Raises `ValueError` as `paired`."""
    numbers = np.asarray(values, dtype=np.float64)
    is_compared = chosen_process(ds, process)
    models = ds["integration_model"].values.astype(str)
    order = list(dict.fromkeys(models[is_compared].tolist()))
    if baseline not in order:
        raise ValueError(f"baseline = {baseline!r} is not in this file; it has {', '.join(order)}")
    if len(order) < 2:
        raise ValueError(f"this file holds {baseline} only; a comparison needs two structures")
    cell_of_run, world_of_cell = cells(ds)

    def by_cell(model: str) -> tuple[Floats, npt.NDArray[np.int64]]:
        runs = np.flatnonzero(is_compared & (models == model))
        return mean_by(cell_of_run[runs], numbers[runs], len(world_of_cell)), world_of_cell[cell_of_run[runs]]

    reference, reference_worlds = by_cell(baseline)
    for model in order:
        if model == baseline:
            continue
        own, own_worlds = by_cell(model)
        is_complete = np.isfinite(own) & np.isfinite(reference)
        worlds, world_index = np.unique(world_of_cell, return_inverse=True)
        takes_part = np.isin(worlds, np.union1d(own_worlds, reference_worlds))
        own_by_world = mean_by(world_index, np.where(is_complete, own, np.nan), len(worlds))
        reference_by_world = mean_by(world_index, np.where(is_complete, reference, np.nan), len(worlds))
        yield AlignedByWorld(model, worlds[takes_part], own_by_world[takes_part], reference_by_world[takes_part])


@functools.lru_cache(maxsize=None)
def detectable_in_standard_errors(n: int, confidence: float = 0.95) -> float:
    """True difference, in standard errors, that `n` pairs find with power 80 %: non-centrality of Student's t.

    NaN below two pairs; from 10,000 pairs on, the normal limit.
    """
    if n < 2:
        return float("nan")
    critical = float(stats.t.ppf((1 + confidence) / 2, n - 1))
    if n > 10_000:
        return critical + float(stats.norm.ppf(POWER))
    low, high = 0.0, 2 * critical
    with np.errstate(all="ignore"):  # scipy 1.10 warns in the far tail, where the value is 0 or 1 anyway
        while high - low > 1e-9 * high:
            middle = (low + high) / 2
            seen = stats.nct.sf(critical, n - 1, middle) + stats.nct.cdf(-critical, n - 1, middle)
            low, high = (middle, high) if seen < POWER else (low, middle)
    return (low + high) / 2


def _summarise(pair: AlignedByWorld, better: str, confidence: float) -> dict[str, npt.NDArray[Any]]:
    a, b = pair.values, pair.baseline_values
    is_counted = np.isfinite(a) & np.isfinite(b)
    n = is_counted.sum(axis=0)
    has_one, has_two = n >= 1, n >= 2
    n_safe = np.maximum(n, 1)

    def mean(values: Floats) -> Floats:
        return np.where(has_one, np.where(is_counted, values, 0.0).sum(axis=0) / n_safe, np.nan)

    difference = np.where(is_counted, a - b, np.nan)
    estimate = mean(difference)
    squares = np.where(is_counted, (difference - estimate) ** 2, 0.0).sum(axis=0)
    largest = np.where(is_counted, np.maximum(np.abs(a), np.abs(b)), 0.0).max(axis=0, initial=0.0)
    spread = np.where(is_counted, difference, -np.inf).max(axis=0, initial=-np.inf) - np.where(
        is_counted, difference, np.inf
    ).min(axis=0, initial=np.inf)
    # Equal differences may still differ by the rounding of the subtraction; that is no spread to divide by.
    is_constant = has_two & (spread <= 4 * np.finfo(np.float64).eps * largest)
    error = np.where(has_two, np.sqrt(squares / np.maximum(n - 1, 1) / n_safe), np.nan)
    error = np.where(is_constant, 0.0, error)
    exactly_zero = has_one & ~np.where(is_counted, a != b, False).any(axis=0)

    with np.errstate(divide="ignore", invalid="ignore"):
        half_width = stats.t.ppf((1 + confidence) / 2, np.maximum(n - 1, 1)) * error
        p_value = 2 * stats.t.sf(np.abs(estimate) / error, np.maximum(n - 1, 1))
    p_value = np.where(is_constant, np.where(exactly_zero, 1.0, 2.0 ** (1.0 - n)), p_value)
    factor = np.vectorize(detectable_in_standard_errors, otypes=[np.float64])(n, confidence)
    wins = {"higher": a > b, "lower": a < b}.get(better)
    share = np.full(n.shape, np.nan) if wins is None else np.where(has_one, (wins & is_counted).sum(axis=0) / n_safe, np.nan)
    return {
        "estimate": estimate,
        "low": estimate - half_width,
        "high": estimate + half_width,
        "n": n,
        "n_dropped": a.shape[0] - n,
        "mean": mean(a),
        "mean_baseline": mean(b),
        "share_better": share,
        "p_value": np.where(has_two, p_value, np.nan),
        "minimum_detectable_difference": factor * error,
        "exactly_zero": exactly_zero,
    }
