"""A switching value is where the sign turns: told from one sweep, and looked at by moving that parameter alone in other worlds."""

from __future__ import annotations

import csv

import pytest
from conftest import Entente
from sweeps import QUIET, column, design

np = pytest.importorskip("numpy")
stats = pytest.importorskip("scipy.stats")

OUTCOME = "ngos_outside_mean"
MODELS = ("two_feet_out", "two_feet_in")
SIZE = {"population.households": 400, "scenario.weeks": 52, "mission.election_week": 26}


def swept(entente: Entente, name: str, key: str, values: list[float], seed: int) -> str:
    path = design(entente, f'"{key}" = {values}', name=f"{name}.toml", models=", ".join(f'"{one}"' for one in MODELS),
                  worlds="replicates = 8", settings=SIZE)  # fmt: skip
    path.write_text(path.read_text().replace("seed = 7", f'seed = {seed}\nrecord = "outcomes"'))
    entente("sweep", path.name, "-o", f"{name}.h5", *QUIET)
    return f"{name}.h5"


def turning(entente: Entente, file: str) -> dict[str, str]:
    """The row of the outcome, as the program tells it."""
    told = entente("sensitivity", file, "--switching", "--outcome", OUTCOME, "--format", "csv").out
    rows = csv.DictReader(line for line in told.splitlines() if not line.startswith("#"))
    return next(row for row in rows if row["outcome"] == OUTCOME)


def difference(entente: Entente, file: str, key: str, value: float) -> tuple[float, float]:
    """The 95 % interval of the mean paired difference at one value, from the file alone."""
    path = entente.folder / file
    at = np.isclose(column(path, "param_" + key.replace(".", "_")), value)
    structure, world, outcome = (column(path, name) for name in ("integration_model", "world", OUTCOME))
    by_world = [{w: o for w, o in zip(world[at & (structure == one)], outcome[at & (structure == one)])} for one in MODELS]
    differences = np.array([by_world[1][w] - by_world[0][w] for w in sorted(by_world[0])])
    return stats.t.interval(0.95, len(differences) - 1, differences.mean(), stats.sem(differences))


@pytest.mark.parametrize(
    ("key", "values"),
    [("structure.weight_scale", [0.5, 0.7, 0.9, 1.2]), ("world.hostility", [0.0, 0.1, 0.2, 0.4])],
    ids=["gradual", "jump"],
)
def test_the_sign_turns_where_the_program_says_when_that_parameter_alone_is_moved(entente: Entente, key, values) -> None:
    told = turning(entente, swept(entente, "told", key, values, 203))
    assert (told["parameter"], told["sign"]) == (key, "turns")
    low, high = float(told["turns_at_low"]), float(told["turns_at_high"])
    step = high - low

    looked_at = swept(entente, "moved", key, [low - step / 2, high + step / 2], 204)
    before = difference(entente, looked_at, key, low - step / 2)
    after = difference(entente, looked_at, key, high + step / 2)
    signs = np.sign([float(told["at_min"]), float(told["at_max"])])
    assert np.array_equal(np.sign(before), [signs[0]] * 2), before
    assert np.array_equal(np.sign(after), [signs[1]] * 2), after
    assert signs[0] == -signs[1]
