"""The pictures of `make demo`: differences between the models, one trajectory, the survival of the peace."""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

import entente  # noqa: E402


def save(drawn: object, path: Path) -> None:
    """Saves what a plot returned: a figure, or axes, or an array of axes."""
    first = drawn.flat[0] if hasattr(drawn, "flat") else drawn
    figure = first if hasattr(first, "savefig") else getattr(first, "figure", None) or plt.gcf()
    figure.savefig(path, dpi=150, bbox_inches="tight")
    plt.close(figure)
    print(f"drew {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--baseline", default="two_feet_out")
    arguments = parser.parse_args()
    folder = arguments.file.parent

    ds = entente.open(arguments.file)
    for outcome in ("coverage", "aid_incidents"):
        save(entente.plot.compare(ds, outcome, baseline=arguments.baseline), folder / f"compare_{outcome}.png")
    save(entente.plot.trajectory(ds, "coverage"), folder / "trajectory_coverage.png")
    save(entente.plot.survival(ds), folder / "survival.png")


if __name__ == "__main__":
    main()
