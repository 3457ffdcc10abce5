"""The program's own statistics of a file, as data."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any

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
