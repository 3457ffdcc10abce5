"""Where something happens, as a map of hexagons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import matplotlib
import numpy as np
import numpy.typing as npt
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PolyCollection
from matplotlib.colors import Colormap, LinearSegmentedColormap, Normalize

from ._drawing import (
    BETTER,
    INK,
    OTHER,
    Picture,
    SOFT,
    STYLE,
    WIDTH,
    WORSE,
    _averaged,
    _chosen_models,
    _direction,
    _footnote,
    _level,
    _name,
    _percent,
    _picture,
    _plain_ticks,
    _scale,
    _sentence,
    _text_colour,
    _title,
    _with_unit,
)
from ._file import DISTRICT_FILE
from ._names import resolve
from ._paired import chosen_process, paired, structures

Floats = npt.NDArray[np.float64]
MOST_COLUMNS: Final = 3
NO_VALUE: Final = "#f3f4f5"
WITHHELD: Final = (
    "the districts of this file come from a file ({file}) and could be real places; maps are drawn of synthetic districts only, so that none "
    "can be used for targeting, access negotiation or decisions about identified places"
)


def map(  # noqa: A001
    ds: xr.Dataset,
    name: str,
    week: int | None = None,
    *,
    difference_from: str | None = None,
    models: Sequence[str] | None = None,
    process: str | None = None,
    confidence: float = 0.95,
) -> Picture:
    """Draw a quantity by district: a map of hexagons for each structure, all in the same colours.

    Parameters
    ----------
    ds : xarray.Dataset
        As opened by `entente.open`, of a file with districts (``--record district``).
    name : str
        An observable that districts have (``displaced``), or its variable (``displaced_by_district``).
    week : int, optional
        Week from the start, from 0; the recorded step that holds it is drawn. By default all weeks: their sum for what
        adds up, else their mean.
    difference_from : str, optional
        Draw paired differences from this structure instead of means; a dot marks the districts where one is found.
    models : sequence of str, optional
        Structures to draw, in this order; by default all, in the order of the file.
    process, confidence
        As in `entente.paired`.

    Returns
    -------
    Picture
        Hexagons stand where the districts' centres are, north above.

    Raises
    ------
    KeyError
        If the file has no such quantity by district.
    ValueError
        If `week` was not recorded, a structure is not in the file, or the districts come from a file: these could be
        real places, of which no map is drawn.
    """
    variable = _by_district(ds, name)
    if ds.attrs.get(DISTRICT_FILE):
        raise ValueError(WITHHELD.format(file=ds.attrs[DISTRICT_FILE]))
    array, when = _at(ds, variable, week)
    chosen = _chosen_models(ds, models, process)
    if difference_from is None:
        values = {model: _level(ds, array.values, model, process, confidence)[0] for model in chosen}
        is_found: dict[str, npt.NDArray[np.bool_]] = {}
    else:
        result = paired(ds.assign({variable: array}), variable, difference_from, process=process, confidence=confidence)
        own = [model for model in chosen if model != difference_from]
        values = {model: result["estimate"].sel(integration_model=model).values for model in own}
        found = (result["p_value"] <= 1 - confidence) & ~result["exactly_zero"]
        is_found = {model: found.sel(integration_model=model).values for model in own}
    factor, unit = _scale(np.concatenate(list(values.values())), str(array.attrs.get("units", "1")))
    values = {model: factor * value for model, value in values.items()}
    better = str(array.attrs.get("better", "undecided"))
    norm, colours = _colours_of(np.concatenate(list(values.values())), better, is_difference=difference_from is not None)

    with matplotlib.rc_context(STYLE):
        figure, panels = _maps(list(values), _outline(ds))
        for model, axes in panels.items():
            _draw_hexagons(axes, ds, values[model], norm, colours, is_found.get(model))
        what = f"difference from {_name(difference_from)}" if difference_from else variable.removesuffix("_by_district").replace("_", " ")
        _draw_key(figure, norm, colours, _with_unit(what, unit))
        beside = f"Difference from {_name(difference_from)} in the same worlds. " if difference_from else "Mean over worlds. "
        _title(figure, _sentence(str(array.attrs.get("long_name", variable)), variable), f"{when}. {beside}{_direction(better)}")
        n_worlds = len(np.unique(ds["world"].values[chosen_process(ds, process)]))
        n_districts = ds.sizes["district"]
        dots = (
            f" Dots: difference found ({_percent(confidence)} interval without 0, Student’s t over paired worlds); about one district in "
            f"{round(1 / (1 - confidence))} has one by luck alone."
            if difference_from
            else " Worlds differ much; for differences in the same worlds: difference_from."
            if len(structures(ds)) > 1
            else ""
        )
        _footnote(figure, f"n = {n_worlds} worlds, {n_districts} synthetic districts: none is a real place.{dots}{_averaged(ds)}")
    return figure


def _by_district(ds: xr.Dataset, name: str) -> str:
    for candidate in (name, f"{name}_by_district"):
        if candidate in ds.variables and set(ds[candidate].dims) >= {"run", "district"}:
            return candidate
    there = sorted(str(variable).removesuffix("_by_district") for variable in ds.data_vars if "district" in ds[variable].dims)
    if not there:
        raise KeyError("this file has no districts; record them: --record district, or record=\"district\" in entente.run")
    resolve(ds, name)  # says the nearest name if there is nothing like it
    raise KeyError(f"{name} is not recorded by district; districts have {', '.join(there)}")


def _at(ds: xr.Dataset, variable: str, week: int | None) -> tuple[xr.DataArray, str]:
    """(run, district) values at a week or over all, and which in words."""
    array = ds[variable]
    if "time" not in array.dims:
        return array.transpose("run", "district"), "Whole run"
    first = np.asarray(ds["week"].values, dtype=np.int64)
    if week is None:
        adds_up = array.attrs.get("cell_methods") == "time: sum"
        over = array.sum("time", keep_attrs=True, min_count=1) if adds_up else array.mean("time", keep_attrs=True)
        return over.transpose("run", "district"), f"{'Sum' if adds_up else 'Mean'} over all weeks"
    n_weeks = int(ds["week"].attrs.get("n_weeks", first[-1] + 1))
    if not first[0] <= week < n_weeks:
        raise ValueError(f"week = {week} is not between {first[0]} and {n_weeks - 1}, which the file holds")
    step = int(np.searchsorted(first, week, side="right")) - 1
    last = int(first[step + 1]) - 1 if step + 1 < len(first) else n_weeks - 1
    when = f"Week {week}" if first[step] == last else f"Weeks {first[step]} to {last}"
    return array.isel(time=step, drop=True).transpose("run", "district"), when


def _colours_of(values: Floats, better: str, *, is_difference: bool) -> tuple[Normalize, Colormap]:
    """Levels: light to dark. Differences: white at zero, blue for better, orange for worse."""
    finite = values[np.isfinite(values)]
    if is_difference:
        most = float(np.abs(finite).max(initial=0)) or 1.0
        low, high = {"higher": (WORSE, BETTER), "lower": (BETTER, WORSE)}.get(better, ("#E69F00", OTHER))
        return Normalize(-most, most), LinearSegmentedColormap.from_list("difference", [low, "#ffffff", high])
    least, most = (float(finite.min()), float(finite.max())) if len(finite) > 0 else (0.0, 1.0)
    return Normalize(min(least, 0.0), most if most > min(least, 0.0) else 1.0), matplotlib.colormaps["cividis_r"]


def _radius(ds: xr.Dataset) -> float:
    """Of hexagons that touch where the nearest two centres lie."""
    x, y = ds["x"].values, ds["y"].values
    distances = np.hypot(x[:, None] - x, y[:, None] - y)
    apart = distances[distances > 0]
    return float(apart.min() / np.sqrt(3)) if len(apart) > 0 else 1.0


def _outline(ds: xr.Dataset) -> tuple[float, float, float, float]:
    """West, east, south and north of all hexagons."""
    radius, x, y = _radius(ds), ds["x"].values, ds["y"].values
    return float(x.min() - radius), float(x.max() + radius), float(y.min() - radius), float(y.max() + radius)


def _maps(models: list[str], outline: tuple[float, float, float, float]) -> tuple[Picture, dict[str, Axes]]:
    """A panel for each structure, of the country's shape, in rows."""
    west, east, south, north = outline
    n_columns = min(MOST_COLUMNS, len(models))
    n_rows = -(-len(models) // n_columns)
    side, top, bottom, gap, head = 0.25, 1.0, 1.6, 0.25, 0.35  # inches
    width = (WIDTH - 2 * side - (n_columns - 1) * gap) / n_columns
    height = min(width * (north - south) / (east - west), 4.2 if n_rows == 1 else 3.2)
    figure = _picture(top + bottom + n_rows * (height + head))
    total = float(figure.get_size_inches()[1])
    panels = {}
    for place, model in enumerate(models):
        row, column = divmod(place, n_columns)
        bounds = (side + column * (width + gap), total - top - row * (height + head) - head - height, width, height)
        axes = figure.add_axes((bounds[0] / WIDTH, bounds[1] / total, bounds[2] / WIDTH, bounds[3] / total))
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        axes.set_aspect("equal")
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines[:].set_visible(False)
        figure.text(
            (bounds[0] + width / 2) / WIDTH, (bounds[1] + height + 0.06) / total, _name(model), ha="center", va="bottom",
            color=_text_colour(model), fontweight="bold",
        )  # fmt: skip
        panels[model] = axes
    return figure, panels


def _draw_hexagons(
    axes: Axes, ds: xr.Dataset, values: Floats, norm: Normalize, colours: Colormap, is_found: npt.NDArray[np.bool_] | None
) -> None:
    radius, x, y = _radius(ds), ds["x"].values, ds["y"].values
    angles = np.pi / 2 + np.arange(6) * np.pi / 3
    corners = [np.column_stack([cx + radius * np.cos(angles), cy + radius * np.sin(angles)]) for cx, cy in zip(x, y, strict=True)]
    faces = [colours(norm(value)) if np.isfinite(value) else NO_VALUE for value in values]
    axes.add_collection(PolyCollection(corners, facecolors=faces, edgecolors="#9aa1a8", linewidths=0.8))
    if is_found is not None and is_found.any():
        axes.scatter(x[is_found], y[is_found], s=22, color=INK, linewidth=0, zorder=3)


def _draw_key(figure: Picture, norm: Normalize, colours: Colormap, label: str) -> None:
    total = float(figure.get_size_inches()[1])
    axes = figure.add_axes((0.3, 1.25 / total, 0.4, 0.14 / total))
    key: Any = figure.colorbar(ScalarMappable(norm, colours), cax=axes, orientation="horizontal")
    key.outline.set_visible(False)
    _plain_ticks(axes.xaxis)
    axes.grid(visible=False)
    axes.tick_params(axis="x", colors=SOFT, labelsize=10, length=3)
    axes.set_xlabel(label, fontsize=10.5, labelpad=3)
