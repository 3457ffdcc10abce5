"""Opening a trajectory file."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xarray as xr

from ._errors import FileError
from ._needed import HOW

FORMAT_MAJOR: Final = 1
FINISHED: Final = 1
FAILED: Final = 2
HDF5_SIGNATURE: Final = b"\x89HDF\r\n\x1a\n"
ENGINES: Final = ("netcdf4", "h5netcdf")
LABELS: Final = (
    "week", "integration_model", "placement", "process", "scenario", "replicate", "world", "seed", "parameter_set",
    "run_status", "run_error", "country", "x", "y", "people", "organisation_family",
)
COUNTED: Final = ("world", "replicate", "parameter_set", "run_status", "week")
MOST_RUNS_NAMED: Final = 5
DISTRICT_FILE: Final = "district_file"
"""Attribute of a dataset whose districts come from a file, so that they could be real places."""
SWITCHES: Final = ("param_mechanisms_", "lever_")
SWITCHED: Final = "switched"
"""Attribute of a dataset in which mechanisms or levers vary: those that are off or pulled where nothing varies, one a line."""


def open(path: str | os.PathLike[str], *, unfinished: bool = False) -> xr.Dataset:  # noqa: A001
    """Open a trajectory file as labelled arrays.

    Values are read when they are needed; ``ds.load()`` reads all, ``ds.close()`` or a ``with`` block closes the file.

    Parameters
    ----------
    path : path-like
        A file that ``entente run``, ``sweep`` or ``merge`` wrote.
    unfinished : bool
        Keep runs that failed or are missing, too; their numbers are NaN. By default they are left out, and a warning
        names those that failed.

    Returns
    -------
    xarray.Dataset
        Dimensions ``run``, ``time``, ``district``, ``organisation``, ``group``. What a run is stands in coordinates of
        ``run``: ``integration_model``, ``placement``, ``process``, ``world`` (runs of equal world share their luck),
        ``replicate``, ``param_<key>``, ``lever_<key>``. Each variable carries ``units``, ``long_name``, ``better``
        and ``role``; the dataset carries ``title`` and ``caveats``.

    Raises
    ------
    FileError
        If the file is missing, is no trajectory file, is damaged, or has another major format version.
    """
    path = Path(path)
    _check_signature(path)
    ds = _open_with_any_engine(path)
    try:
        _check_format(ds, path)
        if district_file := _district_file(ds, path):
            ds.attrs[DISTRICT_FILE] = district_file
        if any(str(name).startswith(SWITCHES) for name in ds.variables):
            ds.attrs[SWITCHED] = _switched(path)
        return _labelled(ds, path, unfinished=unfinished)
    except BaseException:
        ds.close()
        raise


def _check_signature(path: Path) -> None:
    partial = path.with_name(path.name + ".partial")
    if not path.exists():
        hint = f"; the unfinished {partial.name} stands beside it: add --resume to its command" if partial.exists() else ""
        raise FileError(f"{path}: there is no such file{hint}")
    if path.is_dir():
        raise FileError(f"{path}: this is a folder, not a trajectory file")
    try:
        with path.open("rb") as file:
            start = file.read(len(HDF5_SIGNATURE))
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from error
    if not start:
        raise FileError(f"{path}: the file is empty")
    if start != HDF5_SIGNATURE:
        raise FileError(f"{path}: this is not an HDF5 file, so no trajectory file")


def _open_with_any_engine(path: Path, group: str | None = None) -> xr.Dataset:
    reasons = []
    for engine in ENGINES:
        try:
            return xr.open_dataset(path, engine=engine, group=group)
        except (ImportError, ModuleNotFoundError):
            continue
        except ValueError as error:
            if "unrecognized engine" not in str(error):
                reasons.append(f"{engine}: {error}")
        except Exception as error:  # what a damaged file raises differs between engines and versions
            reasons.append(f"{engine}: {error}")
    if not reasons:
        raise FileError(f"{path}: to read it, install netCDF4 or h5netcdf (Debian: python3-netcdf4): {HOW}")
    raise FileError(f"{path}: the file is damaged or was cut short ({'; '.join(reasons)})")


def _check_format(ds: xr.Dataset, path: Path) -> None:
    version = ds.attrs.get("format_version")
    if version is None or "run" not in ds.dims or "integration_model" not in ds.variables:
        raise FileError(f"{path}: this HDF5 file was not written by entente (it lacks format_version or its runs)")
    try:
        major = int(str(version).split(".")[0])
    except ValueError as error:
        raise FileError(f"{path}: format_version {version!r} is not major.minor") from error
    if major != FORMAT_MAJOR:
        raise FileError(f"{path}: the file has format version {version}, this package reads {FORMAT_MAJOR}.x")


def _district_file(ds: xr.Dataset, path: Path) -> str:
    """The file that the districts come from, as the scenario wrote it; empty if they are synthetic, or there are none."""
    if not any("district" in array.dims for array in ds.data_vars.values()):
        return ""
    try:
        inputs = _open_with_any_engine(path, "inputs")
    except FileError:
        return ""  # a file that somebody else made
    with inputs:
        keys = [str(key) for key in inputs["parameter"].values]
        values = [str(inputs["value"].values[place]).strip('"') for place, key in enumerate(keys) if key.endswith("world.district_file")]
    return ", ".join(dict.fromkeys(filter(None, values)))


def _switched(path: Path) -> str:
    """``mechanisms.hats=false``, ``levers.joint_training=0.5``: after ``SCENARIO/`` where a file has several scenarios."""
    try:
        inputs = _open_with_any_engine(path, "inputs")
    except FileError:
        return ""  # a file that somebody else made
    with inputs:
        pairs = zip(map(str, inputs["parameter"].values), map(str, inputs["value"].values), strict=True)
        return "\n".join(f"{key}={value}" for key, value in pairs if key.split("/")[-1].startswith(("mechanisms.", "levers.")))


def _labelled(ds: xr.Dataset, path: Path, *, unfinished: bool) -> xr.Dataset:
    is_label = [name for name in ds.variables if name in LABELS or str(name).startswith(("param_", "lever_"))]
    ds = ds.set_coords(is_label)
    for name in COUNTED:  # a fill value makes xarray read whole numbers as floats
        if name in ds.coords and ds[name].dtype.kind == "f" and not np.isnan(ds[name].values).any():
            ds = ds.assign_coords({name: ds[name].astype("int64")})
    if "run_status" not in ds.coords:
        return ds
    status = ds["run_status"].values
    finished = status == FINISHED
    if unfinished or finished.all():
        return ds
    _warn_of_unfinished(ds, path, status)
    return ds.isel(run=np.flatnonzero(finished))


def _warn_of_unfinished(ds: xr.Dataset, path: Path, status: npt.NDArray[Any]) -> None:
    failed = np.flatnonzero(status == FAILED)
    n_missing = int(np.sum((status != FINISHED) & (status != FAILED)))
    parts = []
    if len(failed) > 0:
        named = "; ".join(_name_of_run(ds, int(run)) for run in failed[:MOST_RUNS_NAMED])
        more = f"; and {len(failed) - MOST_RUNS_NAMED} more" if len(failed) > MOST_RUNS_NAMED else ""
        parts.append(f"{len(failed)} of {len(status)} runs failed ({named}{more})")
    if n_missing > 0:
        parts.append(f"{n_missing} of {len(status)} runs are missing")
    warnings.warn(f"{path}: {', '.join(parts)}; left out", stacklevel=4)


def _name_of_run(ds: xr.Dataset, position: int) -> str:
    run = ds.isel(run=position)
    number = run["run"].item() if "run" in run.coords else position
    name = f"run {number}: {run['integration_model'].item()}"
    if "world" in run.coords:
        name += f", world {run['world'].item()}"
    reason = str(run["run_error"].item()) if "run_error" in run.coords else ""
    return f"{name}, {reason}" if reason else name
