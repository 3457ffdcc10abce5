"""The pictures of `make demo`: differences between the structures, trajectories, the survival of the peace."""

from __future__ import annotations

import argparse
from pathlib import Path

import entente


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--baseline", required=True)
    arguments = parser.parse_args()
    folder = arguments.file.parent

    ds = entente.open(arguments.file)
    figures = {
        "compare_coverage": entente.plot.compare(ds, "coverage", baseline=arguments.baseline),
        "compare_civilian_deaths": entente.plot.compare(ds, "civilian_deaths_groups", baseline=arguments.baseline),
        "trajectory_displaced": entente.plot.trajectory(ds, "displaced"),
        "survival": entente.plot.survival(ds, clock="resumed_week"),
    }
    for name, figure in figures.items():
        figure.savefig(folder / f"{name}.png", dpi=150)
        print(f"drew {folder / name}.png")


if __name__ == "__main__":
    main()
