"""Names by which people ask for what a file holds."""

from __future__ import annotations

import difflib
from typing import Final

import xarray as xr

ALIASES: Final[dict[str, str]] = {
    "hostility": "param_world_hostility",
    "predation": "param_government_predation",
    "obstruction": "param_government_obstruction",
    "households": "param_population_households",
    "incidents": "aid_incidents",
    "relapse": "relapse_week",
    "war_relapse": "war_relapse_week",
    "resumed": "resumed_week",
    "model": "integration_model",
    "structure": "integration_model",
}
"""Short names of variables and of swept parameters, with the names that a file uses."""

SUMMARIES: Final = ("total", "mean", "final")


def resolve(ds: xr.Dataset, name: str) -> str:
    """The variable that `name` means: itself, an alias, or a swept parameter's key.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`.
    name : str
        ``coverage``, ``hostility``, ``world.hostility`` …

    Raises
    ------
    KeyError
        If the file holds no such variable; the message names the nearest.
    """
    key = "".join(letter if letter.isalnum() else "_" for letter in name)
    for candidate in (name, ALIASES.get(name, name), f"param_{key}", f"lever_{key}"):
        if candidate in ds.variables:
            return candidate
    known = [str(variable) for variable in ds.variables]
    nearest = difflib.get_close_matches(name, [*known, *ALIASES], n=1)
    hint = f"; did you mean {nearest[0]}?" if nearest else "; ds.data_vars lists what there is"
    raise KeyError(f"this file has no variable {name}{hint}")


def resolve_axis(ds: xr.Dataset, name: str) -> str:
    """The swept parameter or lever that `name` means: its variable, key or alias. An observable of the same name is not meant.

    Raises
    ------
    KeyError
        If the file does not vary it; the message names what it varies.
    """
    key = "".join(letter if letter.isalnum() else "_" for letter in name)
    for candidate in (name, ALIASES.get(name, name), f"param_{key}", f"lever_{key}"):
        if candidate.startswith(("param_", "lever_")) and candidate in ds.variables:
            return candidate
    varied = [str(ds[variable].attrs.get("key", variable)) for variable in ds.variables if str(variable).startswith(("param_", "lever_"))]
    raise KeyError(f"{name} does not vary in this file; what varies: {', '.join(varied) or 'nothing'}")


def resolve_outcome(ds: xr.Dataset, name: str) -> str:
    """The variable with one number a run that `name` means.

    An observable with weeks stands for its summary: the total where weeks add up, else the mean, else the last value.
    Raises `KeyError` if there is none.
    """
    stem = ALIASES.get(name, name)
    if stem not in ds.variables or "time" in ds[stem].dims:
        adds_up = stem in ds.variables and ds[stem].attrs.get("cell_methods") == "time: sum"
        order = SUMMARIES if adds_up else ("mean", "final", "total")
        for summary in order:
            if f"{stem}_{summary}" in ds.variables:
                return f"{stem}_{summary}"
    resolved = resolve(ds, name)
    if ds[resolved].dims != ("run",):
        raise KeyError(f"{name} has dimensions {ds[resolved].dims} and no summary of it, such as {stem}_mean, is in the file")
    return resolved
