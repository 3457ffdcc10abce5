"""What is wrong belongs to whoever can mend it: all of it at once, with its place and the nearest legal word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import MODELS, SCENARIO, SMALL, Entente

RUN = ["run", SCENARIO, *SMALL, "--models", ",".join(MODELS)]

# (arguments after a sound `run`, what is said)
WRONG = {
    "unknown option": (["--replicate", "3"], "unknown option --replicate; did you mean --replicates?"),
    "option without its value": (["--seed"], "--seed needs a value: --seed N"),
    "flag with a value": (["--force=yes"], "--force takes no value"),
    "not a number": (["--threads", "two"], "--threads two is not a whole number from 1 to 1024"),
    "number with a rest": (["--threads", "2x"], "--threads 2x is not a whole number from 1 to 1024"),
    "number out of range": (["--threads", "0"], "--threads 0 is not a whole number from 1 to 1024"),
    "negative seed": (["--seed", "-1"], "--seed -1 is not a whole number from 0 to 2^64 - 1"),
    "too large a seed": (["--seed", "18446744073709551616"], "is not a whole number from 0 to 2^64 - 1"),
    "unknown word": (["--record", "districts"], "--record: unknown districts; did you mean district?"),
    "unknown provenance": (["--provenance", "some"], "--provenance: unknown some"),
    "given twice": (["-o", "a.h5", "--output", "b.h5"], "--output is given twice"),
    "one argument too many": (["more.toml"], '"more.toml" is one argument too many'),
    "set without a value": (["--set", "world.hostility"], "--set world.hostility is not KEY=VALUE"),
    "unknown parameter": (["--set", "world.segregatoin=0.5"], "world.segregatoin is not a parameter; did you mean world.segregation?"),
    "unknown field": (["--set", "armed_group.east.comitment=0.5"], "did you mean commitment"),
    "wrong type": (["--set", "world.segregation=much"], 'world.segregation = "much"'),
    "outside its range": (["--set", "world.segregation=2"], "world.segregation = 2"),
    "wrong unit": (["--set", "mission.deployment_weeks=3 kilometres"], "kilometres"),
    "unknown lever": (["--lever", "joint_trainig"], "joint_trainig is not a lever; did you mean joint_training?"),
    "lever beyond its end": (["--lever", "joint_training=2"], "--lever joint_training=2: its strength is not a number in [0, 1]"),
    "lever of nothing": (["--lever", "joint_training=x"], "its strength is not a number in [0, 1]"),
    "unknown mechanism": (["--without", "asociation"], "asociation is not a mechanism; did you mean association?"),
    "unknown process": (["--process", "planing"], "planing is not a process; did you mean planning?"),
    "resume and force": (["--resume", "--force"], "give one of them"),
    "no time": (["--weeks", "0"], "--weeks"),
    "too few households": (["--households", "3"], "population.households"),
}  # fmt: skip


@pytest.mark.parametrize(("more", "said"), WRONG.values(), ids=WRONG)
def test_bad_options_are_refused_before_anything_is_done(entente: Entente, more: list[str], said: str):
    arguments = RUN
    if more[0] in RUN:  # instead of the sound one
        at = RUN.index(more[0])
        arguments = RUN[:at] + RUN[at + 2 :]
    done = entente(*arguments, *more, code=2)
    assert said in done.err
    assert done.out == ""
    assert entente.files() == set()


def test_unknown_models_are_told_with_the_nearest_or_all(entente: Entente):
    err = entente("run", SCENARIO, *SMALL, "--models", "two_fet_out,xyz", code=2).err
    assert "two_fet_out is not an integration model; did you mean two_feet_out?" in err
    assert "xyz is not an integration model" in err


def test_a_model_must_not_stand_twice(entente: Entente):
    assert "two_feet_out stands twice" in entente("run", SCENARIO, *SMALL, "--models", "two_feet_out,two_feet_out", code=2).err


def test_problems_of_options_and_files_are_told_together(entente: Entente):
    Path(entente.folder / "mine.toml").write_text(
        'extends = "scenarios/archetype_contested.toml"\n\n[world]\nsegregatoin = 0.5\nhostility = 7\n\n[scenario]\ntitle = "x"\n'
    )
    done = entente("run", "mine.toml", "--sed", "3", "--threads", "many", "--models", "two_fet_out", "--lever", "nonsense", code=2)
    for said in (
        "unknown option --sed; did you mean --seed?",
        "--threads many is not a whole number",
        "two_fet_out is not an integration model; did you mean two_feet_out?",
        "nonsense is not a lever",
        "mine.toml:4: world.segregatoin is not a parameter; did you mean world.segregation?",
        "mine.toml:5: world.hostility = 7",
    ):
        assert said in done.err
    assert entente.files() == {"mine.toml"}


def test_a_contradiction_names_both_sides(entente: Entente):
    err = entente(*RUN, "--set", "violence.memory=0.9", "--set", "violence.excitation=0.5", code=2).err
    assert "violence would feed on itself without end" in err


def test_a_missing_scenario_is_named(entente: Entente):
    err = entente("run", "nowhere.toml", "--models", MODELS[0], code=2).err
    assert "nowhere.toml" in err
    assert len([line for line in err.splitlines() if "nowhere" in line]) == 1
    assert "archetype_calm is not" not in err
    assert "liberia_203 is not a scenario; did you mean liberia_2003?" in entente("run", "liberia_203", code=2).err


def test_without_structures_the_known_ones_are_told_with_an_example(entente: Entente):
    lines = (entente.folder / SCENARIO).read_text().splitlines()
    # The scenario without its structures: whatever the section is that names them.
    kept = [line for line in lines if not line.startswith("models = ")]
    assert len(kept) < len(lines)
    (entente.folder / "bare.toml").write_text("\n".join(kept))
    err = entente("run", "bare.toml", *SMALL, code=2).err
    assert "no structures are chosen" in err
    assert "two_feet_out" in err
    assert "for example: --models " in err


def test_a_scenario_names_its_own_structures(entente: Entente):
    done = entente("run", SCENARIO, "--weeks", 4, "--households", 500, "--replicates", 1)
    assert "runs of " in done.err
    assert entente.files() == {"archetype_contested.h5"}


def test_an_existing_output_is_kept_unless_force_is_given(entente: Entente):
    path = entente.folder / "kept.h5"
    path.write_text("mine")
    err = entente(*RUN, "-o", "kept.h5", code=2).err
    assert "kept.h5: exists already; give --force to overwrite it" in err
    assert path.read_text() == "mine"
    assert entente.files() == {"kept.h5"}
    entente(*RUN, "-o", "kept.h5", "--force", "--quiet")
    assert path.read_bytes()[1:4] == b"HDF"


def test_an_existing_output_is_told_with_the_other_problems(entente: Entente):
    (entente.folder / "kept.h5").write_text("mine")
    err = entente(*RUN, "-o", "kept.h5", "--lever", "nonsense", code=2).err
    assert "exists already" in err
    assert "nonsense is not a lever" in err


@pytest.mark.parametrize(
    ("output", "said"), [("nowhere/x.h5", "the folder nowhere does not exist"), (".", "it is a folder, not a file"), ("/proc/x.h5", "could not write")]
)
def test_a_path_that_cannot_be_written_is_the_machines_failure(entente: Entente, output: str, said: str):
    assert said in entente(*RUN, "-o", output, code=3).err
    assert entente.files() == set()


def test_standard_output_that_cannot_be_written_is_the_machines_failure(shared: Entente):
    with open("/dev/full", "w") as full:
        done = subprocess.run(shared.command("list", "parameters"), cwd=shared.folder, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (3, "the standard output could not be written\n")


def test_a_world_too_large_for_memory_is_refused_with_the_estimate(entente: Entente):
    err = entente("run", SCENARIO, "--models", MODELS[0], "--set", "population.people=2e9", "--households", 2000000000, code=2).err
    assert "the world is too large for memory: about " in err
    assert "GB needed" in err
    assert entente.files() == set()


def test_a_result_too_large_for_the_disk_is_refused_with_the_estimate(entente: Entente):
    err = entente("run", SCENARIO, "--models", MODELS[0], "--weeks", 5000, "--replicates", 1000000, code=2).err
    assert "the result is too large for the disk: about " in err
    assert entente.files() == set()


def test_colour_is_for_terminals_only(entente: Entente):
    assert "\x1b" not in entente("run", code=2).err


def test_no_message_calls_the_authors_mistakes_a_defect(entente: Entente):
    for arguments in (["run"], ["run", "x.toml"], ["check"], ["describe", "x.h5"], ["compare", "x.h5"], ["list", "x"]):
        assert "defect" not in entente(*arguments, code=2).err
