"""What the pictures share: page, colours, panels, rows, captions."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import Any, Final

import matplotlib
import matplotlib.ticker
import numpy as np
import numpy.typing as npt
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from scipy import stats

from ._numbers import decimals_for, number, with_interval
from ._paired import AlignedByWorld, cells, chosen_process, mean_by, structures, varies_within_a_world
from ._survival import Survival

CAVEAT: Final = "Entente explores mechanisms and compares structures; it does not predict a country."
INK, SOFT, FAINT, PAPER = "#22262b", "#666d75", "#e3e6e9", "#ffffff"
BETTER, WORSE, OTHER, NOTHING = "#0072B2", "#D55E00", "#7A4FA3", "#8a9199"
COLOURS: Final[dict[str, str]] = {  # around Okabe and Ito 2008; chosen so that each pair differs by 17 in Lab for all kinds of sight
    "no_mission": "#a6a6a6",
    "stovepipes": "#E69F00",
    "two_feet_out": "#22262b",
    "one_foot_in": "#56B4E9",
    "two_feet_in": "#0072B2",
    "peacebuilding_office": "#00664b",
    "side_by_side": "#B5548A",
    "whole_of_government": "#D55E00",
    "form_follows_function": "#4B2991",
}
SPARE: Final = ("#117733", "#AA4499", "#88CCEE", "#999933", "#882255", "#44AA99", "#332288")
STYLE: Final[dict[str, Any]] = {
    "font.family": "DejaVu Sans", "font.size": 11, "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": "#b9bfc5",
    "axes.spines.top": False, "axes.spines.right": False, "axes.linewidth": 0.9, "axes.titlesize": 11,
    "xtick.color": SOFT, "ytick.color": SOFT, "xtick.labelsize": 10, "ytick.labelsize": 10,
    "axes.grid": True, "grid.color": FAINT, "grid.linewidth": 0.8, "axes.axisbelow": True,
    "figure.facecolor": PAPER, "savefig.facecolor": PAPER, "savefig.dpi": "figure",
}
WIDTH, DPI = 10.0, 100  # inches, pixels an inch
FITS_AT_FULL_SIZE: Final = 66  # letters of a title
MOST_IN_ONE_PANEL: Final = 4
DIFFERENCE_COLUMN, WORLDS_COLUMN = 0.95, 0.2  # right edges, inches from the right of the picture


class Picture(Figure):  # type: ignore[misc]  # matplotlib 3.6 has no types
    """A `matplotlib` figure that pyplot does not manage: nothing to close, shown once by a notebook."""

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.savefig(buffer, format="png")
        return buffer.getvalue()


def _picture(height: float) -> Picture:
    figure = Picture(figsize=(WIDTH, height), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure


def _panel(figure: Figure, *, left: float, right: float, top: float, bottom: float) -> Axes:
    """One panel with margins in inches."""
    width, height = figure.get_size_inches()
    return figure.add_axes((left / width, bottom / height, 1 - (left + right) / width, 1 - (top + bottom) / height))


def _panels(models: list[str], reference: str | None, height: float) -> tuple[Picture, list[tuple[Axes, list[str]]]]:
    """One panel for few structures; else one for each, with the reference behind it. Each with what it shows, in order."""
    top, bottom, left, right = 0.95, 1.22, 1.15, 0.25
    if len(models) <= MOST_IN_ONE_PANEL:
        figure = _picture(height + 1.6)
        return figure, [(_panel(figure, left=left, right=2.35, top=top, bottom=bottom), models)]
    own = [model for model in models if model != reference]
    n_columns = 3 if len(own) > 4 else 2
    n_rows = -(-len(own) // n_columns)
    panel_height, gap = 1.75, 0.55
    figure = _picture(top + bottom + n_rows * panel_height + (n_rows - 1) * gap + 0.25)
    total_width, total_height = figure.get_size_inches()
    panel_width = (total_width - left - right - (n_columns - 1) * 0.3) / n_columns
    panels = []
    for place, model in enumerate(own):
        row, column = divmod(place, n_columns)
        x = left + column * (panel_width + 0.3)
        y = total_height - top - 0.25 - (row + 1) * panel_height - row * gap
        axes = figure.add_axes((x / total_width, y / total_height, panel_width / total_width, panel_height / total_height))
        axes.set_title(_name(model), loc="left", color=_text_colour(model), fontweight="bold", fontsize=11, pad=5)
        if column > 0:
            axes.tick_params(axis="y", labelleft=False)
        if place + n_columns < len(own):
            axes.tick_params(axis="x", labelbottom=False)
        panels.append((axes, [reference, model] if reference else [model]))
    return figure, panels


def _draw_row(axes: Axes, row: int, pair: AlignedByWorld, one: xr.Dataset, factor: float) -> None:
    differences = (pair.values - pair.baseline_values) * factor
    differences = differences[np.isfinite(differences)]
    jitter = np.random.default_rng(row).uniform(-0.17, 0.17, len(differences))  # same picture every time
    colour, is_found = _verdict(one)
    axes.scatter(differences, row + jitter, s=16, color=colour, alpha=0.22, linewidth=0, zorder=3)
    estimate, low, high = (float(one[key]) * factor for key in ("estimate", "low", "high"))
    if not np.isfinite(estimate):
        return
    if np.isfinite(low):
        axes.plot([low, high], [row, row], color=colour, linewidth=3.2, solid_capstyle="butt", zorder=4)
    face = colour if is_found else PAPER
    axes.plot([estimate], [row], "o", markersize=9, markerfacecolor=face, markeredgecolor=colour, markeredgewidth=2, zorder=5)


def _baseline_mean(result: xr.Dataset, factor: float) -> str:
    """Mean of the baseline, with the digits that the differences mostly have."""
    half_widths = (result["high"] - result["low"]).values / 2 * factor
    usual = float(np.median(half_widths[np.isfinite(half_widths)])) if np.isfinite(half_widths).any() else 0.0
    mean = float(result["mean_baseline"].mean()) * factor
    return number(mean, decimals_for(usual, mean))


def _column(axes: Axes, inches_from_right: float) -> float:
    """Where a column of text to the right of the panel ends, as a share of the panel's width."""
    edge = axes.get_position()
    return float((1 - inches_from_right / WIDTH - edge.x0) / edge.width)


def _write_heads(axes: Axes, better: str) -> None:
    def write(x: float, text: str, side: str, colour: str) -> None:
        axes.text(x, 1.015, text, transform=axes.transAxes, ha=side, va="bottom", fontsize=10, color=colour)

    write(_column(axes, DIFFERENCE_COLUMN), "difference", "right", SOFT)
    if better in ("higher", "lower"):
        left, right = (("worse", WORSE), ("better", BETTER)) if better == "higher" else (("better", BETTER), ("worse", WORSE))
        write(0.0, f"← {left[0]}", "left", left[1])
        write(1.0, f"{right[0]} →", "right", right[1])
        write(_column(axes, WORLDS_COLUMN), "better in", "right", SOFT)


def _row_text(one: xr.Dataset, factor: float) -> str:
    """A difference as it stands beside its row."""
    estimate, low, high = (float(one[key]) * factor for key in ("estimate", "low", "high"))
    n = int(one["n"])
    if n < 2:
        return f"{n} world{'' if n == 1 else 's'}: too few"
    return "0 in every world" if bool(one["exactly_zero"]) else with_interval(estimate, low, high)


def _write_row(axes: Axes, row: int, one: xr.Dataset, factor: float) -> None:
    n = int(one["n"])
    text = _row_text(one, factor)
    colour, is_found = _verdict(one)
    style: dict[str, Any] = {"transform": axes.get_yaxis_transform(), "ha": "right", "va": "center", "fontsize": 10}
    axes.text(_column(axes, DIFFERENCE_COLUMN), row, text, color=colour if is_found else SOFT,
              fontweight="bold" if is_found else "normal", **style)
    if np.isfinite(float(one["share_better"])):
        worlds = f"{round(float(one['share_better']) * n)} of {n}"
        axes.text(_column(axes, WORLDS_COLUMN), row, worlds, color=SOFT, **style)


def _verdict(one: xr.Dataset) -> tuple[str, bool]:
    """Colour of a difference, and whether it is a finding: blue better, orange worse, violet where better is undecided."""
    is_found = float(one["p_value"]) <= 1 - float(one.attrs["confidence"]) and not bool(one["exactly_zero"])
    better = str(one.attrs["better"])
    if not is_found:
        return NOTHING, False
    if better not in ("higher", "lower"):
        return OTHER, True
    return (BETTER, True) if (float(one["estimate"]) > 0) == (better == "higher") else (WORSE, True)


def _draw_survival(axes: Axes, curve: Survival, colour: str, is_background: bool) -> None:
    week = np.concatenate([[0.0], curve.week, [curve.last_week]])

    def steps(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        full = np.concatenate([[1.0], values])
        return np.append(full, full[-1])

    axes.fill_between(
        week, steps(curve.low), steps(curve.high), step="post", color=colour, alpha=0.09 if is_background else 0.18, linewidth=0
    )
    style = {"linewidth": 1.3, "linestyle": (0, (4, 2))} if is_background else {"linewidth": 2.0, "linestyle": "-"}
    axes.step(week, steps(curve.survival), where="post", color=colour, **style)
    if curve.n > curve.n_events and not is_background:
        axes.plot([curve.last_week], [steps(curve.survival)[-1]], "|", color=colour, markersize=9, clip_on=False)


def _level(
    ds: xr.Dataset, values: npt.NDArray[Any], model: str, process: str | None, confidence: float
) -> tuple[npt.NDArray[np.float64], ...]:
    """Mean over worlds (time) of one structure, with its interval; points of a sweep are averaged within a world."""
    is_own = chosen_process(ds, process) & (ds["integration_model"].values.astype(str) == model)
    cell_of_run, world_of_cell = cells(ds)
    runs = np.flatnonzero(is_own)
    worlds, index = np.unique(world_of_cell[cell_of_run[runs]], return_inverse=True)
    by_world = mean_by(index, np.asarray(values, dtype=np.float64)[runs], len(worlds))
    is_value = np.isfinite(by_world)
    n = is_value.sum(axis=0)
    mean = np.where(n > 0, np.where(is_value, by_world, 0).sum(axis=0) / np.maximum(n, 1), np.nan)
    squares = np.where(is_value, (by_world - mean) ** 2, 0).sum(axis=0)
    error = np.where(n > 1, np.sqrt(squares / np.maximum(n - 1, 1) / np.maximum(n, 1)), np.nan)
    half_width = stats.t.ppf((1 + confidence) / 2, np.maximum(n - 1, 1)) * error
    return mean, mean - half_width, mean + half_width


def _chosen_models(ds: xr.Dataset, models: Sequence[str] | None, process: str | None) -> list[str]:
    known = structures(ds.isel(run=np.flatnonzero(chosen_process(ds, process))))
    for model in models or ():
        if model not in known:
            raise ValueError(f"{model!r} is not in this file; it has {', '.join(known)}")
    return list(models) if models is not None else known


def _reference_of(models: list[str]) -> str | None:
    if len(models) <= MOST_IN_ONE_PANEL:
        return None
    return "two_feet_out" if "two_feet_out" in models else models[0]


def _colour(model: str) -> str:
    """The same structure has the same colour in every picture; variants and own structures take spare colours."""
    if model in COLOURS:
        return COLOURS[model]
    return SPARE[sum(model.encode()) % len(SPARE)]


def _text_colour(model: str) -> tuple[float, float, float]:
    """The colour of a structure, darkened so that letters can be read on white."""
    own, ink = np.array(to_rgb(_colour(model))), np.array(to_rgb(INK))
    red, green, blue = 0.72 * own + 0.28 * ink
    return float(red), float(green), float(blue)


def _name(model: str | None) -> str:
    """`two_feet_in:ocha_inside` as people write it: `two feet in (ocha inside)`."""
    base, _, variant = (model or "").replace("_", " ").partition(":")
    return f"{base} ({variant})" if variant else base


def _label_ends(axes: Axes, ends: dict[str, float]) -> None:
    """Name curves at their right ends, pushed apart where they would overlap."""
    low, high = axes.get_ylim()
    needed = (high - low) * 0.062
    placed = -np.inf
    positions: dict[str, float] = {}
    for model in sorted((m for m in ends if np.isfinite(ends[m])), key=lambda m: ends[m]):
        placed = max(ends[model], placed + needed)
        positions[model] = placed
    overshoot = max(0.0, max(positions.values(), default=low) - (high - needed / 2))
    for model, y in positions.items():
        axes.text(1.02, y - overshoot, _name(model).replace(" (", "\n("), transform=axes.get_yaxis_transform(), va="center",
                  color=_text_colour(model), fontweight="bold", fontsize=11)


def _label_outer(figure: Figure, panels: list[tuple[Axes, list[str]]], x_label: str, y_label: str) -> None:
    if len(panels) == 1:
        panels[0][0].set_xlabel(x_label)
        panels[0][0].set_ylabel(y_label)
        return
    boxes = [axes.get_position() for axes, _ in panels]
    x_middle = (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2
    y_middle = (min(box.y0 for box in boxes) + max(box.y1 for box in boxes)) / 2
    height = figure.get_size_inches()[1]
    figure.text(x_middle, min(box.y0 for box in boxes) - 0.42 / height, x_label, ha="center", va="center", fontsize=11)
    figure.text(0.022, y_middle, y_label, ha="center", va="center", rotation=90, fontsize=11)


def _share_limits(panels: list[Axes]) -> None:
    low = min(axes.get_ylim()[0] for axes in panels)
    high = max(axes.get_ylim()[1] for axes in panels)
    for axes in panels:
        axes.set_ylim(low, high)


def _title(figure: Figure, title: str, subtitle: str) -> None:
    height = figure.get_size_inches()[1]
    fontsize = 15 if len(title) <= FITS_AT_FULL_SIZE else 15 * FITS_AT_FULL_SIZE / len(title)  # long names shrink
    figure.text(0.022, 1 - 0.22 / height, textwrap.shorten(title, 110, placeholder=" …"), ha="left", va="top",
                fontsize=max(fontsize, 9), fontweight="bold")
    figure.text(0.022, 1 - 0.54 / height, textwrap.fill(subtitle, 118), ha="left", va="top", fontsize=10.5, color=SOFT)


def _footnote(figure: Figure, caption: str) -> None:
    height = figure.get_size_inches()[1]
    lines = [*textwrap.wrap(caption, 140, break_on_hyphens=False), CAVEAT]
    figure.text(0.022, 0.12 / height, "\n".join(lines), ha="left", va="bottom", fontsize=9, color=SOFT, linespacing=1.35)


def _plain_ticks(axis: Any) -> None:
    """Thousands separated, a real minus sign, no offsets."""
    axis.set_major_locator(matplotlib.ticker.MaxNLocator(6))

    def text_of(value: float, _: int) -> str:
        step = abs(axis.get_majorticklocs()[1] - axis.get_majorticklocs()[0]) if len(axis.get_majorticklocs()) > 1 else 1
        decimals = max(0, -int(np.floor(np.log10(step) + 1e-9))) if step > 0 else 0
        if decimals and abs(round(step, decimals) - step) > 1e-9 * step:
            decimals += 1
        return number(float(value), decimals)

    axis.set_major_formatter(matplotlib.ticker.FuncFormatter(text_of))


def _scale(values: npt.NDArray[np.float64], units: str) -> tuple[float, str]:
    """Millions and billions for large quantities; a unit of 1 is not written."""
    unit = "" if units == "1" else units
    largest = float(np.nanmax(np.abs(values))) if np.isfinite(values).any() else 0.0
    if largest >= 1e10:
        return 1e-9, f"billion {unit}".strip()
    if largest >= 1e7:
        return 1e-6, f"million {unit}".strip()
    return 1.0, unit


def _percent(share: float) -> str:
    return f"{100 * share:g} %"


def _with_unit(label: str, unit: str) -> str:
    return f"{label}, {unit}" if unit else label


def _sentence(text: str, name: str) -> str:
    shown = text or name.replace("_", " ")
    return shown[0].upper() + shown[1:]


def _direction(better: str) -> str:
    return {"higher": "Higher is better.", "lower": "Lower is better."}.get(better, "Which is better is for the reader to say.")


def _count_worlds(result: xr.Dataset) -> str:
    low, high, dropped = int(result["n"].min()), int(result["n"].max()), int(result["n_dropped"].max())
    n = f"n = {high} worlds" if low == high else f"n = {low} to {high} worlds"
    return f"{n}, up to {dropped} dropped for want of a value" if dropped else n


def _averaged(ds: xr.Dataset) -> str:
    axes = varies_within_a_world(ds)
    return f" Averaged within each world over {', '.join(axes)}." if axes else ""


def _last_value(values: npt.NDArray[np.float64], otherwise: float = np.nan) -> float:
    finite = values[np.isfinite(values)]
    return float(finite[-1]) if len(finite) > 0 else otherwise
