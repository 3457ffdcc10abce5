"""The program's own statistics of a file, as data."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any

import pandas as pd
import xarray as xr

from ._engine import PathLike, command


def compare(
    file: xr.Dataset | PathLike,
    *,
    baseline: str | None = None,
    outcome: str | Sequence[str] = (),
    by: str | Sequence[str] = (),
    show: str | Sequence[str] = (),
    over: Sequence[str] = (),
) -> Any:
    """What ``entente compare FILE --format json`` gives: differences with intervals, and the views asked for.

    Parameters
    ----------
    file : xarray.Dataset or path-like
        A file, or what `entente.open` or `entente.run` returned from one.
    baseline : str, optional
        Structure that the others are compared with.
    outcome, by, show, over : str or sequence of str
        As the options of the command: outcomes, keys to compare apart by, views, and the two keys of a regime map.

    Returns
    -------
    dict or list
        As the command writes it.

    Raises
    ------
    FileError, ScenarioError, ImportError
    """
    return _asked("compare", file, baseline=baseline, outcome=outcome, by=by, show=show, over=over)


def sensitivity(file: xr.Dataset | PathLike, *, baseline: str | None = None, outcome: str | Sequence[str] = ()) -> Any:
    """What ``entente sensitivity FILE --format json`` gives: which axes of a sweep an outcome hangs on (docs/sensitivity.md).

    Parameters
    ----------
    file : xarray.Dataset or path-like
        The file of a sweep, or what `entente.open` or `entente.sweep` returned from one.
    baseline : str, optional
        Structure that the others are set against; by default the first.
    outcome : str or sequence of str
        Outcomes or observables, instead of the headline ones.

    Returns
    -------
    dict or list
        As the command writes it: for each outcome, each structure and each difference, every axis with its interval.

    Raises
    ------
    FileError, ScenarioError, ImportError
    """
    return _asked("sensitivity", file, baseline=baseline, outcome=outcome)


def switching_values(file: xr.Dataset | PathLike, *, outcome: str | Sequence[str], baseline: str | None = None) -> pd.DataFrame:
    """At which value of a varied parameter the sign of a difference turns, and how sure that is (docs/reading-results.md).

    What ``entente compare`` prints beneath each difference of a sweep, as a table.

    Parameters
    ----------
    file : xarray.Dataset or path-like
        The file of a sweep, or what `entente.open` or `entente.sweep` returned from one.
    outcome : str or sequence of str
        Outcomes or observables.
    baseline : str, optional
        Structure that the others are compared with.

    Returns
    -------
    pandas.DataFrame
        A row for each difference and parameter. ``sign`` is one of *turns* (sure, and opposite, on both sides), *may turn*
        (crosses zero, not sure on both sides), *holds* (one sign, sure over the whole range), *undecided*. ``turns_at``
        with ``turns_at_low`` and ``turns_at_high`` is the first crossing, in the unit of the parameter, NaN where there is
        none; ``at_min`` and ``at_max``, each with ``_low`` and ``_high``, are the fitted differences at the ends of the
        range, in the unit of the outcome; ``n`` counts worlds. Empty where nothing varies.

    Raises
    ------
    FileError, ScenarioError, ImportError
    """
    rows = []
    for comparison in compare(file, baseline=baseline, outcome=outcome)["comparisons"]:
        for section in comparison["sections"]:
            for contrast in section["contrasts"]:
                rows += [_switching_row(comparison, section, contrast, value) for value in contrast.get("switching_values", ())]
    return pd.DataFrame(rows)


def _switching_row(comparison: Any, section: Any, contrast: Any, value: Any) -> dict[str, object]:
    crossing = value["turns_at"][0] if value["turns_at"] else dict.fromkeys(("value", "low", "high"))
    row = {
        "where": comparison["stratum"], "compared": section["kind"], "outcome": contrast["outcome"], "structure": contrast["structure"],
        "baseline": section["reference"], "parameter": value["parameter"], "min": value["min"], "max": value["max"], "sign": value["sign"],
        "n": value["n_worlds"],
    }  # fmt: skip
    named = {"turns_at": crossing, "at_min": value["difference_at_min"], "at_max": value["difference_at_max"]}
    for name, number in named.items():
        row |= {name: _number(number["value"]), f"{name}_low": _number(number["low"]), f"{name}_high": _number(number["high"])}
    return row


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)


def _asked(name: str, file: xr.Dataset | PathLike, **options: str | Sequence[str] | None) -> Any:
    if isinstance(file, xr.Dataset):
        source = file.encoding.get("source")
        if not source:
            raise ValueError("this dataset no longer knows its file; give the path instead")
        file = str(source)
    arguments = [name, os.fspath(file), "--format", "json"]
    for option, value in options.items():
        words = [value] if isinstance(value, str) else list(value or ())
        if words:
            arguments += [f"--{option}", ",".join(words)]
    return json.loads(command(arguments).out)
