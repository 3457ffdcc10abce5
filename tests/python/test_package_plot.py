"""Pictures: what is drawn, that nothing is cut off, that nothing is shown. Looked at by eye when they were made."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import numpy as np
import pytest
import xarray as xr
from matplotlib.figure import Figure
from test_package import MODELS, entente, made_up

NINE = (
    "no_mission", "stovepipes", "two_feet_out", "one_foot_in", "two_feet_in", "peacebuilding_office:ocha_out", "side_by_side",
    "whole_of_government", "form_follows_function",
)


def words_of(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(matplotlib.text.Text))


def undrawn_tick_labels(figure: Figure) -> set[int]:
    """Identities of labels of ticks outside the view, which matplotlib keeps but does not draw."""
    undrawn = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            drawn = {id(tick) for tick in axis._update_ticks()}
            for tick in [*axis.majorTicks, *axis.minorTicks]:
                if id(tick) not in drawn:
                    undrawn |= {id(tick.label1), id(tick.label2)}
    return undrawn


def assert_nothing_is_cut_off_or_overlaps(figure: Figure) -> None:
    """Every text lies inside the picture, and no two texts cover each other."""
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    undrawn = undrawn_tick_labels(figure)
    boxes = []
    for text in figure.findobj(matplotlib.text.Text):
        if id(text) in undrawn or not text.get_visible() or not text.get_text().strip():
            continue
        box = text.get_window_extent()
        assert -1 <= box.x0 and box.x1 <= width + 1 and -1 <= box.y0 and box.y1 <= height + 1, text.get_text()
        boxes.append((text.get_text(), box))
    for i, (one, box) in enumerate(boxes):
        for other, other_box in boxes[i + 1 :]:
            across = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
            along = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
            assert across <= 2 or along <= 2, f"{one!r} covers {other!r}"


def pictures(ds: xr.Dataset) -> dict[str, Figure]:
    return {
        "compare": entente.plot.compare(ds, "aid_incidents"),
        "undecided": entente.plot.compare(ds, "spending_total"),
        "trajectory": entente.plot.trajectory(ds, "coverage"),
        "difference": entente.plot.trajectory(ds, "coverage", difference_from="two_feet_out"),
        "survival": entente.plot.survival(ds, clock="war_relapse_week"),
    }


@pytest.mark.parametrize("models", [MODELS, NINE], ids=["three", "nine"])
@pytest.mark.parametrize("n_worlds", [1, 20])
def test_every_picture_is_1000_pixels_wide_and_nothing_is_cut_off(models: tuple[str, ...], n_worlds: int, tmp_path: Path) -> None:
    for name, figure in pictures(made_up(n_worlds, models, n_weeks=60)).items():
        path = tmp_path / f"{name}.png"
        figure.savefig(path)
        assert path.read_bytes()[16:20] == (1000).to_bytes(4, "big")
        assert_nothing_is_cut_off_or_overlaps(figure)


def test_every_picture_says_how_many_worlds_and_what_it_does_not_say() -> None:
    for figure in pictures(made_up(20)).values():
        words = words_of(figure)
        assert "it does not predict a country" in words
        assert "20" in words and ("n = " in words or "n runs" in words)


def test_nothing_is_shown_and_pyplot_keeps_nothing() -> None:
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    figure = entente.plot.compare(made_up(), "coverage")
    assert plt.get_fignums() == before
    assert isinstance(figure, Figure)
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_no_setting_of_the_reader_is_changed() -> None:
    before = dict(matplotlib.rcParams)
    pictures(made_up())
    assert dict(matplotlib.rcParams) == before


def test_compare_draws_a_row_a_structure_in_the_order_of_the_file() -> None:
    figure = entente.plot.compare(made_up(20, NINE), "aid_incidents")
    labels = [label.get_text().replace("\n", " ") for label in figure.axes[0].get_yticklabels()]
    assert labels == [
        "no mission", "stovepipes", "one foot in", "two feet in", "peacebuilding office (ocha out)", "side by side",
        "whole of government", "form follows function",
    ]
    assert "incidents" in figure.axes[0].get_xlabel()
    assert len(figure.axes[0].collections) == 8  # the dots of the worlds
    assert all(len(dots.get_offsets()) == 20 for dots in figure.axes[0].collections)


def test_numbers_in_the_picture_are_those_of_paired() -> None:
    ds = made_up(20)
    result = entente.paired(ds, "coverage_mean").sel(integration_model="two_feet_in")
    from entente._numbers import with_interval

    assert with_interval(float(result.estimate), float(result.low), float(result.high)) in words_of(entente.plot.compare(ds, "coverage"))


def test_millions_are_written_as_such() -> None:
    assert "million USD" in words_of(entente.plot.compare(made_up(6), "spending_total"))


def test_few_structures_share_a_panel_and_many_have_their_own() -> None:
    assert len(entente.plot.trajectory(made_up(4, MODELS), "coverage").axes) == 1
    nine = entente.plot.trajectory(made_up(4, NINE), "coverage")
    assert len(nine.axes) == 8  # two_feet_out is the dashed line in each
    assert all(len(axes.lines) == 2 and len(axes.collections) == 2 for axes in nine.axes)
    assert len({axes.get_ylim() for axes in nine.axes}) == 1
    assert len(entente.plot.survival(made_up(4, NINE)).axes) == 8


def test_a_trajectory_is_the_mean_over_worlds() -> None:
    ds = made_up(6)
    axes = entente.plot.trajectory(ds, "coverage", models=["one_foot_in"]).axes[0]
    expected = ds.coverage.values[ds.integration_model.values == "one_foot_in"].mean(axis=0)
    np.testing.assert_allclose(axes.lines[0].get_ydata(), expected)


def test_a_survival_curve_falls_as_kaplan_meier_does() -> None:
    ds = made_up(20)
    axes = entente.plot.survival(ds, "war_relapse", models=["two_feet_in"]).axes[0]
    runs = ds.integration_model.values == "two_feet_in"
    curve = entente.kaplan_meier(ds.war_relapse_week.values[runs], ds.war_relapse_observed.values[runs])
    np.testing.assert_allclose(axes.lines[0].get_ydata()[1:-1], curve.survival)


def test_what_cannot_be_drawn_is_refused() -> None:
    ds = made_up()
    with pytest.raises(ValueError, match="select one row first"):
        entente.plot.trajectory(ds, "coverage_by_district")
    with pytest.raises(ValueError, match="no clock"):
        entente.plot.survival(ds, "coverage_mean")
    with pytest.raises(ValueError, match="is not in this file"):
        entente.plot.trajectory(ds, "coverage", models=["stovepipes"])
    with pytest.raises(KeyError):
        entente.plot.compare(ds, "coverage_by_district")


def test_colours_of_the_presets_differ_for_the_colour_blind() -> None:
    # Machado, Oliveira and Fernandes 2009, complete deuteranopia and protanopia, on linear RGB; distance in CIE Lab.
    matrices = {
        "full colour sight": np.eye(3),
        "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    }
    to_xyz = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])

    def lab(linear: np.ndarray) -> np.ndarray:
        t = to_xyz @ linear / np.array([0.95047, 1.0, 1.08883])
        f = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
        return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])

    colours = {name: np.array(matplotlib.colors.to_rgb(code)) for name, code in entente.plot.COLOURS.items()}
    for kind, matrix in matrices.items():
        seen = {}
        for name, rgb in colours.items():
            linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
            seen[name] = lab(np.clip(np.array(matrix) @ linear, 0, 1))
        names = list(seen)
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                assert np.linalg.norm(seen[one] - seen[other]) > 17, f"{one} and {other} look alike with {kind}"


@pytest.mark.parametrize("scale", [1e-5, 1.0, 1e9])
def test_numbers_stand_beside_the_panel_and_not_in_it(scale: float) -> None:
    ds = made_up(20)
    ds["coverage_mean"] = ds.coverage_mean.copy(data=scale * ds.coverage_mean.values)
    figure = entente.plot.compare(ds, "coverage_mean")
    figure.canvas.draw()
    axes = figure.axes[0]
    numbers = [text for text in axes.texts if " to " in text.get_text()]
    assert len(numbers) == 2
    for text in numbers:
        assert text.get_window_extent().x0 > axes.get_window_extent().x1
