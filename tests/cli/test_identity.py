"""The same worlds give the same bytes, however the work is done."""

from __future__ import annotations

import filecmp

import pytest
from conftest import MODELS, SCENARIO, SMALL, Entente

h5py = pytest.importorskip("h5py")


def same(a, b) -> bool:
    return filecmp.cmp(a, b, shallow=False)


@pytest.mark.parametrize("threads", [1, 2, 7, 64])
def test_any_number_of_threads_gives_the_same_bytes(shared: Entente, entente: Entente, threads: int):
    assert same(shared.folder / "small.h5", entente.small("threads.h5", "--threads", threads))


def test_another_seed_gives_another_file(shared: Entente, entente: Entente):
    assert not same(shared.folder / "small.h5", entente.small("seed.h5", "--seed", 1))


def test_a_lever_at_zero_leaves_no_trace(shared: Entente, entente: Entente):
    assert same(shared.folder / "small.h5", entente.small("lever.h5", "--lever", "joint_training=0"))


def test_a_lever_moves_something(shared: Entente, entente: Entente):
    assert not same(shared.folder / "small.h5", entente.small("lever.h5", "--lever", "joint_training"))


def test_provenance_is_all_that_differs(shared: Entente, entente: Entente):
    entente("run", SCENARIO, *SMALL, "--models", ",".join(MODELS), "-o", "with.h5")
    assert entente("describe", "with.h5", "--digest").out == shared("describe", "small.h5", "--digest").out
    assert not same(shared.folder / "small.h5", entente.folder / "with.h5")


def series_of(path, model: str, replicate: int) -> dict:
    with h5py.File(path) as file:
        names = [name.decode() if isinstance(name, bytes) else name for name in file["integration_model"][()]]
        run = next(i for i, name in enumerate(names) if name == model and file["replicate"][i] == replicate)
        fields = [name for name, data in file.items() if isinstance(data, h5py.Dataset) and data.ndim > 1 and data.dtype.kind == "f"]
        return {name: file[name][run].tobytes() for name in fields} | {"seed": int(file["seed"][run])}


def test_a_world_is_the_same_in_whatever_company_it_runs(shared: Entente, entente: Entente):
    together = shared.folder / "small.h5"
    alone = entente.small("alone.h5", models=MODELS[1:], replicates=1)
    assert series_of(alone, MODELS[1], 0) == series_of(together, MODELS[1], 0)
    assert series_of(together, MODELS[0], 0) != series_of(together, MODELS[1], 0)
    assert series_of(together, MODELS[1], 0) != series_of(together, MODELS[1], 1)


def test_runs_are_numbered_world_by_world(shared: Entente):
    with h5py.File(shared.folder / "small.h5") as file:
        assert list(file["run"]) == [0, 1, 2, 3]
        assert list(file["world"]) == [0, 0, 1, 1]
        assert len(set(file["seed"][:2])) == len(set(file["seed"][2:])) == 1


def test_structure_and_process_are_crossed(entente: Entente):
    path = entente.small("crossed.h5", "--process", "none,preset")
    with h5py.File(path) as file:
        text = {name: [one.decode() for one in file[name][()]] for name in ("integration_model", "process", "placement")}
    assert text["process"] == ["none", "preset"] * 4
    assert text["integration_model"] == [MODELS[0]] * 2 + [MODELS[1]] * 2 + [MODELS[0]] * 2 + [MODELS[1]] * 2
    assert text["placement"] == text["integration_model"]


def test_where_a_sweep_is_started_leaves_no_trace(entente: Entente):
    # A design by a relative path beside `scenarios`, and by a whole path from a folder without any, as on a cluster.
    design = entente.folder / "few.toml"
    design.write_text('[sweep]\nscenario = "scenarios/archetype_contested.toml"\nmodels = ["two_feet_out"]\nreplicates = 2\n'
                      '[set]\nscenario.weeks = 4\npopulation.households = 500\n')  # fmt: skip
    entente("sweep", "few.toml", "-o", "here.h5", "--provenance", "none", "-q")
    elsewhere = Entente(entente.folder / "elsewhere")
    elsewhere.folder.mkdir()
    elsewhere("sweep", design, "-o", "there.h5", "--provenance", "none", "-q")
    assert filecmp.cmp(entente.folder / "here.h5", elsewhere.folder / "there.h5", shallow=False)
