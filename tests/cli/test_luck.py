"""A world's luck hangs on the luck that the scenario states, on seed and replicate, and on no file's name."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from conftest import ROOT, Entente

RUN = ["--models", "two_feet_out", "--weeks", 8, "--households", 400, "--replicates", 2, "--record", "national", "--quiet"]


def numbers(path: Path) -> dict[str, np.ndarray]:
    """Everything that the model computed, by name."""
    found: dict[str, np.ndarray] = {}

    def keep(name: str, item: h5py.HLObject) -> None:
        if isinstance(item, h5py.Dataset) and "/" not in name and item.dtype.kind in "fiu":
            found[name] = item[()]

    with h5py.File(path) as file:
        file.visititems(keep)
    assert len(found) > 100
    return found


def of_run(path: Path, name: str) -> list:
    with h5py.File(path) as file:
        return [value.decode() if isinstance(value, bytes) else value for value in file[name][()].tolist()]


def run(entente: Entente, scenario: str, output: str, *more: object) -> dict[str, np.ndarray]:
    entente("run", scenario, *RUN, "-o", output, *more)
    return numbers(entente.folder / output)


def equal(a: dict[str, np.ndarray], b: dict[str, np.ndarray]) -> bool:
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name], equal_nan=a[name].dtype.kind == "f") for name in a)


def test_a_renamed_copy_gives_the_same_worlds(entente: Entente):
    text = (ROOT / "scenarios" / "archetype_calm.toml").read_text().replace('"archetype_contested.toml"', '"archetype_contested"')
    for name in ("mali.toml", "renamed.toml"):
        (entente.folder / name).write_text(text)
    assert equal(run(entente, "mali.toml", "a.h5"), run(entente, "renamed.toml", "b.h5"))
    digests = [entente("describe", name, "--values").out.split()[0] for name in ("a.h5", "b.h5")]
    assert digests[0] == digests[1]  # of the results; names of files are none


@pytest.mark.parametrize("name", ["mali", "renamed"])
def test_a_variant_shares_the_luck_of_the_scenario_that_it_extends(entente: Entente, name: str):
    (entente.folder / f"{name}.toml").write_text('extends = "archetype_calm"\n[scenario]\ntitle = "a variant"\n')
    shipped = run(entente, "archetype_calm", "shipped.h5")
    assert equal(run(entente, f"{name}.toml", "variant.h5"), shipped)
    assert of_run(entente.folder / "variant.h5", "seed") == of_run(entente.folder / "shipped.h5", "seed")


def test_files_that_state_no_luck_share_one(entente: Entente):
    for name in ("one", "two"):
        (entente.folder / f"{name}.toml").write_text('extends = "base.toml"\n')
    (entente.folder / "base.toml").write_text(bare(entente))
    assert equal(run(entente, "one.toml", "one.h5"), run(entente, "two.toml", "two.h5"))


def test_another_luck_is_another_world(entente: Entente):
    first = run(entente, "archetype_calm", "first.h5")
    other = run(entente, "archetype_calm", "other.h5", "--set", "scenario.luck=other")
    assert not equal(first, other)
    assert set(of_run(entente.folder / "first.h5", "seed")).isdisjoint(of_run(entente.folder / "other.h5", "seed"))


def test_a_luck_that_is_no_word_is_refused_with_its_place(entente: Entente):
    for written, said in (('""', "is empty"), ("3", "3")):
        (entente.folder / "mine.toml").write_text(f'extends = "archetype_calm"\n\n[scenario]\nluck = {written}\n')
        err = entente("run", "mine.toml", *RUN, "-o", "x.h5", code=2).err
        assert "mine.toml:4: scenario.luck" in err and said in err
    assert entente.files() == {"mine.toml"}


def test_scenarios_of_one_luck_share_worlds_in_a_design(entente: Entente):
    (entente.folder / "mild.toml").write_text('extends = "archetype_calm"\n[government]\npredation = 0.7\n')
    (entente.folder / "pair.toml").write_text(
        '[sweep]\nscenarios = ["archetype_calm", "mild.toml", "archetype_hostile"]\nmodels = ["two_feet_out", "two_feet_in"]\n'
        'replicates = 3\nrecord = "national"\n[set]\nscenario.weeks = 8\npopulation.households = 400\n'
    )
    entente("sweep", "pair.toml", "-o", "pair.h5", "--quiet")
    path = entente.folder / "pair.h5"
    by_scenario: dict[str, dict[int, tuple[int, int]]] = {}
    for scenario, replicate, world, seed in zip(*(of_run(path, name) for name in ("scenario", "replicate", "world", "seed"))):
        by_scenario.setdefault(scenario, {})[replicate] = (world, seed)
    assert by_scenario["archetype_calm"] == by_scenario["mild"]
    own = {world for world, _ in by_scenario["archetype_calm"].values()}
    assert len(own) == 3
    assert own.isdisjoint(world for world, _ in by_scenario["archetype_hostile"].values())
    # Nothing is paired across scenarios, and worlds that are shared count once.
    table = entente("compare", "pair.h5", "--by", "scenario", "--format", "csv", "--outcome", "coverage").out
    assert {"archetype_calm", "mild", "archetype_hostile"} <= {word.split(" = ")[-1] for line in table.splitlines() for word in line.split(",")}
    for command in (("compare", "pair.h5"), ("describe", "pair.h5"), ("report", "pair.h5", "-o", "pair.html")):
        entente(*command)
    alone = run(entente, "mild.toml", "mild.h5")
    with h5py.File(path) as file:
        runs = [i for i, (s, m) in enumerate(zip(of_run(path, "scenario"), of_run(path, "integration_model"))) if (s, m) == ("mild", "two_feet_out")]
        assert np.array_equal(file["coverage_mean"][()][runs][:2], alone["coverage_mean"])


def test_two_scenarios_of_one_name_are_refused_in_a_design(entente: Entente):
    (entente.folder / "own").mkdir()
    (entente.folder / "own" / "archetype_calm.toml").write_text('extends = "archetype_calm"\n')
    (entente.folder / "pair.toml").write_text(
        '[sweep]\nscenarios = ["archetype_calm", "own/archetype_calm.toml"]\nmodels = ["two_feet_out"]\nreplicates = 1\n'
    )
    assert "pair.toml:2: sweep.scenarios: two are called archetype_calm" in entente("sweep", "pair.toml", code=2).err


def bare(entente: Entente) -> str:
    """The contested archetype without its luck."""
    lines = (entente.folder / "scenarios" / "archetype_contested.toml").read_text().splitlines()
    return "\n".join(line for line in lines if not line.startswith("luck = ")) + "\n"
