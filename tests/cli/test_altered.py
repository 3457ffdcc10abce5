"""A result of a changed scenario says so, wherever it is read."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import pytest
from conftest import Entente

BASE = (
    'extends = "scenarios/archetype_contested.toml"\n[scenario]\ntitle = "Tiny"\nweeks = 8\nreplicates = 2\n'
    'models = ["two_feet_out", "one_foot_in"]\n[population]\nhouseholds = 200\n[mission]\nelection_week = 4\n'
)


def told(entente: Entente, file: str) -> dict[str, str]:
    """What every reader says, on one line each."""
    entente("report", file, "-o", "page.html", "--force", "--quiet")
    entente("report", file, "-o", "page_fr.html", "--lang", "fr", "--force", "--quiet")
    texts = {kind: entente("compare", file, "--format", kind).out for kind in ("table", "json", "csv", "markdown")}
    texts["describe"] = entente("describe", file).out
    texts["page"] = (entente.folder / "page.html").read_text(encoding="utf-8")
    texts["page in French"] = (entente.folder / "page_fr.html").read_text(encoding="utf-8")
    return {name: " ".join(text.split()) for name, text in texts.items()}


def stored(path: Path) -> list[tuple[str, ...]]:
    with h5py.File(path) as file:
        inputs = file["inputs"]
        if "alteration" not in inputs:
            return []
        columns = (inputs[name].asstr()[()] for name in ("alteration", "altered_to", "altered_from", "altered_by"))
        return list(zip(*columns, strict=True))


@pytest.fixture
def tiny(entente: Entente) -> Entente:
    (entente.folder / "tiny.toml").write_text(BASE)
    return entente


def test_a_mechanism_that_was_switched_off_is_told_by_every_reader(tiny: Entente):
    tiny("run", "tiny.toml", "--without", "association", "--record", "outcomes", "-o", "off.h5", "--quiet")
    tiny("run", "tiny.toml", "--record", "outcomes", "-o", "on.h5", "--quiet")
    assert stored(tiny.folder / "off.h5") == [("mechanisms.association", "false", "true", "options")]
    for name, text in told(tiny, "off.h5").items():
        assert ("mécanisme association désactivé" if "French" in name else "mechanism association off") in text, name
    assert stored(tiny.folder / "on.h5") == []
    for name, text in told(tiny, "on.h5").items():
        assert "as its file states it" not in text.split('id="texts"')[0], name
        assert "mechanism association off" not in text, name


def test_each_option_is_named_with_what_the_file_says(tiny: Entente):
    tiny("run", "tiny.toml", "-o", "some.h5", "--weeks", 10, "--households", 250, "--set", "world.hostility=1", "--lever",
         "joint_training=0.5", "--lever", "mobile_bases=0", "--seed", 5, "--replicates", 3, "--set", "record.every_weeks=2",
         "--set", "organisation_family.ngo_humanitarian.neutrality=0.5", "--without", "ddr", "--quiet")  # fmt: skip
    rows = stored(tiny.folder / "some.h5")
    hostility = next(row[2] for row in rows if row[0] == "world.hostility")
    assert rows == [
        ("levers.joint_training", "0.5", "0", "options"),
        ("mechanisms.ddr", "false", "true", "options"),
        ("organisation_family.ngo_humanitarian.neutrality", "0.5", "", "options"),
        ("population.households", "250", "200", "options"),
        ("scenario.weeks", "10", "8", "options"),
        ("world.hostility", "1", hostility, "options"),
    ]


def test_what_changes_nothing_is_no_alteration(tiny: Entente):
    tiny("run", "tiny.toml", "-o", "same.h5", "--weeks", 8, "--households", 200, "--lever", "joint_training=0", "--quiet")
    assert stored(tiny.folder / "same.h5") == []


def test_what_a_scenario_switches_itself_is_told_as_its_own(tiny: Entente):
    (tiny.folder / "own.toml").write_text(BASE + "[mechanisms]\nddr = false\nhats = false\n[levers]\njoint_training = true\n")
    tiny("run", "own.toml", "--set", "mechanisms.hats=true", "-o", "own.h5", "--quiet", "--record", "outcomes")
    assert stored(tiny.folder / "own.h5") == [
        ("mechanisms.hats", "true", "false", "options"),
        ("levers.joint_training", "1", "0", "scenario"),
        ("mechanisms.ddr", "false", "true", "scenario"),
    ]
    text = told(tiny, "own.h5")["table"]
    assert "By options: mechanism hats on." in text
    assert "The scenario's own file has: lever joint_training pulled, mechanism ddr off." in text


def test_a_sweep_tells_what_it_fixes_and_what_it_varies(tiny: Entente):
    (tiny.folder / "sweep.toml").write_text(
        '[sweep]\nscenario = "tiny.toml"\nmodels = ["two_feet_out", "one_foot_in"]\nreplicates = 2\nrecord = "outcomes"\n'
        "[set]\nassociation.closing = 0.5\n[mechanisms]\nddr = false\n[axes]\nworld.hostility = [0.0, 1.0]\nmechanisms.association = [true, false]\n"
    )
    tiny("sweep", "sweep.toml", "-o", "sweep.h5", "--quiet")
    rows = stored(tiny.folder / "sweep.h5")
    assert [(row[0], row[1], row[3]) for row in rows] == [("association.closing", "0.5", "design"), ("mechanisms.ddr", "false", "design")]
    for name, text in told(tiny, "sweep.h5").items():
        if "French" not in name:
            assert "mechanism ddr off" in text, name
        assert "world.hostility" in text and "mechanisms.association" in text, name
    alterations = json.loads(tiny("compare", "sweep.h5", "--format", "json").out)["comparisons"][0]["alterations"]
    assert [one["key"] for one in alterations] == ["association.closing", "mechanisms.ddr"]


def test_files_of_the_former_format_tell_what_their_parameters_know(tiny: Entente):
    tiny("run", "tiny.toml", "--without", "association", "--record", "outcomes", "-o", "old.h5", "--quiet")
    with h5py.File(tiny.folder / "old.h5", "r+") as file:
        file.attrs["format_version"] = "1.1"
        for name in ("alteration", "altered_to", "altered_from", "altered_by"):
            del file["inputs"][name]
    assert "does not say by whom: mechanism association off" in told(tiny, "old.h5")["table"]


def test_results_have_the_same_digest_whoever_altered_them(tiny: Entente):
    (tiny.folder / "own.toml").write_text(BASE + "[mechanisms]\nddr = false\n")
    tiny("run", "own.toml", "-o", "one.h5", "--quiet")
    tiny("run", "own.toml", "--without", "ddr", "-o", "two.h5", "--quiet")
    one, two = (tiny("describe", name, "--values").out.splitlines() for name in ("one.h5", "two.h5"))
    assert one[0] == two[0]


def test_a_word_that_is_none_is_refused(tiny: Entente):
    tiny("run", "tiny.toml", "--without", "association", "--record", "outcomes", "-o", "bad.h5", "--quiet")
    with h5py.File(tiny.folder / "bad.h5", "r+") as file:
        file["inputs/altered_by"][0] = "nobody"
    for command in ("describe", "compare"):
        assert 'altered_by is "nobody"' in tiny(command, "bad.h5", code=2).err


def test_the_map_of_conditions_is_that_of_the_scenario_and_not_of_worlds_without_its_mechanisms(tiny: Entente):
    design = (
        '[sweep]\nscenario = "tiny.toml"\nmodels = ["two_feet_out", "one_foot_in"]\nreplicates = 3\nrecord = "outcomes"\n'
        "[axes]\nworld.hostility = [0.0, 1.0]\ngovernment.predation = [0.0, 1.0]\n"
    )
    (tiny.folder / "two.toml").write_text(design)
    (tiny.folder / "three.toml").write_text(design + "mechanisms.association = [true, false]\nlevers.joint_training = [0.0, 1.0]\n")
    views = {}
    for name in ("two", "three"):
        tiny("sweep", f"{name}.toml", "-o", f"{name}.h5", "--quiet")
        told_json = tiny("compare", f"{name}.h5", "--outcome", "access_mean", "--show", "regimes", "--format", "json").out
        views[name] = json.loads(told_json)["comparisons"][0]["views"]["regimes"]
    assert views["three"]["rows"] == views["two"]["rows"]
    remark = "Only runs that have mechanisms.association, levers.joint_training as the scenario has them: 12 of 48 pairs of world and point."
    assert remark in views["three"]["notes"]
    assert not any("as the scenario has" in note for note in views["two"]["notes"])
    tiny("report", "three.h5", "-o", "three.html", "--quiet")
    assert remark in (tiny.folder / "three.html").read_text(encoding="utf-8")
