"""check, compare and describe: what is told of files."""

from __future__ import annotations

import csv
import io
import json
import shlex

import pytest
from conftest import MODELS, ROOT, SCENARIO, Entente

SCENARIOS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "scenarios").glob("*.toml"))


def test_every_scenario_that_comes_with_the_program_is_sound(shared: Entente):
    done = shared("check", *SCENARIOS)
    for path in SCENARIOS:
        assert f"{path}: no problem" in done.out
    assert "of memory, at most" in " ".join(done.out.split())
    assert not [line for line in done.out.splitlines() if len(line) > 80 and ".toml" not in line]


def test_structures_processes_levers_and_building_blocks_are_checked_too(shared: Entente):
    files = ["models/two_feet_out.toml", "models/process_planning.toml", "models/nodes.toml", "levers/joint_training.toml"]
    out = shared("check", *(f"scenarios/{file}" for file in files)).out
    assert out.count("no problem") == 3
    assert "nodes.toml: readable" in out


def test_problems_of_all_files_are_told_and_sound_ones_named(entente: Entente):
    (entente.folder / "a.toml").write_text('extends = "scenarios/archetype_calm.toml"\n[scenario]\ntitle = "a"\n[world]\nhostilty = 1\n')
    (entente.folder / "b.toml").write_text("[scenario\n")
    done = entente("check", SCENARIO, "a.toml", "b.toml", "c.toml", code=2)
    assert "archetype_contested.toml: no problem" in done.out
    assert "a.toml:5: world.hostilty is not a parameter; did you mean world.hostility?" in done.err
    assert "b.toml:1" in done.err
    assert "c.toml" in done.err


def test_describe_tells_what_is_in_a_file_and_how_to_make_it_again(shared: Entente, entente: Entente):
    text = shared("describe", "small.h5").out
    assert "4 runs: 4 finished" in text
    assert "all structures ran in the same 2 worlds with the same luck" in text
    assert "does not predict a" in text
    command = next(line for line in text.splitlines() if line.startswith("  entente run ")).split(" -o ")[0]
    entente(*shlex.split(command)[1:], "--quiet", "-o", "again.h5")
    assert entente("describe", "again.h5", "--digest").out == shared("describe", "small.h5", "--digest").out


def test_the_digest_is_64_hexadecimal_digits_and_nothing_else(shared: Entente):
    digest = shared("describe", "small.h5", "--digest").out
    assert len(digest) == 65
    int(digest, 16)


def test_no_file_names_this_machine(entente: Entente):
    path = entente.small("small.h5")
    content = path.read_bytes()
    assert str(ROOT).encode() not in content
    assert str(entente.folder).encode() not in content


@pytest.mark.parametrize("structure", MODELS)
def test_a_comparison_is_made_with_the_chosen_baseline(shared: Entente, structure: str):
    assert f"against {structure}" in shared("compare", "small.h5", "--baseline", structure).out


def test_a_comparison_is_read_by_programs(shared: Entente):
    rows = list(csv.DictReader(line for line in io.StringIO(shared("compare", "small.h5", "--format", "csv").out) if not line.startswith("#")))
    assert rows
    json.loads(shared("compare", "small.h5", "--format", "json").out)
    assert shared("compare", "small.h5", "--format", "markdown", "--outcome", "coverage").out.startswith("#")
    assert not [line for line in shared("compare", "small.h5").out.splitlines() if len(line) > 80]


def test_unknown_names_in_a_comparison_are_answered_with_the_nearest(shared: Entente):
    assert "did you mean coverage_mean?" in shared("compare", "small.h5", "--outcome", "coverage_men", code=2).err
    assert "did you mean one_foot_in?" in shared("compare", "small.h5", "--baseline", "one_fot_in", code=2).err
    assert "--format: unknown jsn; did you mean json?" in shared("compare", "small.h5", "--format", "jsn", code=2).err
    shared("compare", "small.h5", "--by", "world.hostility", code=2)


@pytest.mark.parametrize("command", ["compare", "describe"])
def test_foreign_missing_and_damaged_files_are_the_authors(shared: Entente, entente: Entente, command: str):
    (entente.folder / "foreign.h5").write_text("not HDF5")
    whole = (shared.folder / "small.h5").read_bytes()
    (entente.folder / "cut.h5").write_bytes(whole[: len(whole) // 3])
    for name in ("missing.h5", "foreign.h5", "cut.h5"):
        done = entente(command, name, code=2)
        assert done.err.startswith(f"{name}: ")
        assert done.out == ""


def test_a_file_of_one_structure_has_nothing_to_compare(entente: Entente):
    entente.small("one.h5", models=MODELS[:1])
    assert "two structures" in entente("compare", "one.h5", code=2).err
    assert "one structure only" in entente("describe", "one.h5").out
