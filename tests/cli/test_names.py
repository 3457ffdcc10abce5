"""What comes with the program is found by name from any folder; paths in a file are relative to that file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT, Done, Entente, program

SMALL = ["--weeks", 4, "--households", 400, "--replicates", 1, "--quiet"]
MINE = """
[scenario]
title = "My country"
weeks = "6 years"

[world]
districts = 12
hostility = 0.33

[government]
predation = 0.6
"""


@dataclass
class Installed:
    """The program in the layout of `make install`, and nothing else; it works in a folder of its own."""

    prefix: Path
    folder: Path

    def __call__(self, *arguments: object, code: int = 0, folder: Path | None = None, **environment: str) -> Done:
        done = subprocess.run(
            [str(self.prefix / "bin" / "entente"), *(str(argument) for argument in arguments)],
            cwd=folder or self.folder, env={"PATH": "/usr/bin:/bin"} | environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == code, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(params=["installed", "moved", "build tree"])
def anywhere(tmp_path: Path, request: pytest.FixtureRequest) -> Installed:
    work = tmp_path / "work"
    work.mkdir()
    if request.param == "build tree":
        (tmp_path / "tree").mkdir()
        (tmp_path / "tree" / "bin").symlink_to(program().parent)
        return Installed(tmp_path / "tree", work)
    return Installed(install(tmp_path / "usr" if request.param == "installed" else tmp_path / "opt" / "far away"), work)


def install(prefix: Path) -> Path:
    (prefix / "bin").mkdir(parents=True)
    shutil.copy(program(), prefix / "bin" / "entente")
    shutil.copytree(ROOT / "scenarios", prefix / "share" / "entente" / "scenarios")
    return prefix


@pytest.fixture
def bare(tmp_path: Path) -> Installed:
    """The program without what comes with it."""
    (tmp_path / "bin").mkdir()
    shutil.copy(program(), tmp_path / "bin" / "entente")
    (tmp_path / "work").mkdir()
    return Installed(tmp_path, tmp_path / "work")


@pytest.mark.parametrize("base", ["archetype_calm", "scenarios/archetype_calm.toml", "archetype_calm.toml"])
def test_the_example_of_the_readme_works_in_an_empty_folder(anywhere: Installed, base: str):
    (anywhere.folder / "my_country.toml").write_text(f'extends = "{base}"\n{MINE}')
    assert anywhere("check", "my_country.toml").out.startswith("my_country.toml: no problem")
    anywhere("run", "my_country.toml", "--models", "two_feet_out,one_foot_in", *SMALL, "-o", "my_country.h5")
    assert "coverage" in anywhere("compare", "my_country.h5").out


def test_lists_are_the_same_from_any_folder(anywhere: Installed):
    for what in ("models", "levers", "scenarios"):
        out = anywhere("list", what, "--format", "json").out
        assert out.count('"name"') == out.count("\n    \"name\"") > 10
        assert out == anywhere("list", what, "--format", "json", folder=Path("/")).out


def test_every_kind_is_found_by_name(anywhere: Installed):
    anywhere("run", "liberia_2003", *SMALL, "--models", "one_foot_in,two_feet_in:ocha_inside", "--lever", "joint_training", "--process", "planning", "-o", "l.h5")
    anywhere("run", "scenarios/archetype_calm.toml", *SMALL, "-o", "calm.h5")
    anywhere("sweep", "exit_timing", "--dry-run")
    anywhere("sweep", "scenarios/sweeps/exit_timing.toml", "--dry-run")
    anywhere("check", "regime_map", "scenarios/liberia_2003.toml")
    for base, table in (("one_foot_in", '[model]\nname = "mine"\n'), ("families", ""), ("exit_timing", ""), ("process_planning", '[process]\nname = "x"\n')):
        name = "process_x.toml" if base == "process_planning" else "mine.toml"
        (anywhere.folder / name).write_text(f'extends = "{base}"\n{table}')
        assert "no problem" in anywhere("check", name).out
    (anywhere.folder / "design.toml").write_text('[sweep]\nscenario = "archetype_calm"\nmodels = ["two_feet_out"]\nreplicates = 1\n[set]\nscenario.weeks = 4\npopulation.households = 400\n')
    anywhere("sweep", "design.toml", "--quiet")


def test_a_wrong_name_is_told_with_the_nearest(anywhere: Installed):
    for command, said in (
        (["run", "liberia_203"], "liberia_203 is not a scenario; did you mean liberia_2003?"),
        (["sweep", "regime_mat"], "regime_mat is not a design; did you mean regime_map?"),
        (["check", "regime_mat"], "did you mean regime_map?"),
        (["slurm", "regime_mat", "--shards", 1], "regime_mat is not a design; did you mean regime_map?"),
    ):
        assert said in anywhere(*command, code=2).err
    (anywhere.folder / "mine.toml").write_text(MINE)
    assert "mine is not a scenario; did you mean mine.toml?" in anywhere("run", "mine", code=2).err


def test_a_folder_called_scenarios_hides_nothing(anywhere: Installed):
    own = anywhere.folder / "scenarios"
    (own / "models").mkdir(parents=True)
    assert "one_foot_in" in anywhere("list", "models").out
    (own / "mine.toml").write_text('extends = "archetype_calm"\n' + MINE)
    anywhere("check", "scenarios/mine.toml", "archetype_calm", "scenarios/archetype_calm.toml")
    # A real file wins over what comes with the program where it is given as a path, and never where it is given by name.
    (own / "archetype_calm.toml").write_text("[world]\nhostility = 7\n")
    assert "hostility = 7" in anywhere("check", "scenarios/archetype_calm.toml", code=2).err
    anywhere("check", "archetype_calm")
    (anywhere.folder / "a.toml").write_text('extends = "scenarios/archetype_calm.toml"\n')
    assert "hostility = 7" in anywhere("check", "a.toml", code=2).err
    (anywhere.folder / "b.toml").write_text('extends = "archetype_calm"\n')
    anywhere("check", "b.toml")


@pytest.mark.parametrize("command", [["list", "models"], ["list", "levers"], ["list", "scenarios"], ["run", "liberia_2003"], ["sweep", "regime_map"], ["check", "liberia_2003"]])
def test_where_was_looked_is_said(bare: Installed, command: list[str]):
    (bare.folder / "scenarios").mkdir()
    done = bare(*command, code=2)
    assert f"looked in {bare.prefix}/share/entente/scenarios; ENTENTE_DATA may name their folder" in done.err
    assert done.out == ""
    err = bare(*command, code=2, ENTENTE_DATA="/nowhere").err
    assert "looked in /nowhere, which ENTENTE_DATA says" in err


def test_a_base_by_name_says_where_was_looked(bare: Installed):
    (bare.folder / "mine.toml").write_text('extends = "archetype_calm"\n' + MINE)
    assert "mine.toml:1: extends: archetype_calm is neither a file nor" in (err := bare("check", "mine.toml", code=2).err)
    assert "looked in" in err


def test_a_folder_without_structures_is_no_list(bare: Installed):
    assert "there are no structures in /tmp/models" in bare("list", "models", code=2, ENTENTE_DATA="/tmp").err


def test_the_environment_names_another_folder(bare: Installed, tmp_path: Path):
    shutil.copytree(ROOT / "scenarios", tmp_path / "other")
    (tmp_path / "other" / "archetype_new.toml").write_text('extends = "archetype_calm.toml"\n[scenario]\ntitle = "New"\n')
    assert "archetype_new" in bare("list", "scenarios", ENTENTE_DATA=str(tmp_path / "other")).out
    assert "ENTENTE_DATA" in bare("--help").out


STRUCTURE = 'extends = "two_feet_out"\n[model]\nname = "mine"\n'


@pytest.fixture
def tree(entente: Entente) -> Path:
    """Files that name each other by paths, in a folder below the one in which the program is started."""
    (entente.folder / "scenarios").unlink()
    at = entente.folder / "far" / "project"
    (at / "parts").mkdir(parents=True)
    (at / "parts" / "mine.toml").write_text(STRUCTURE)
    (at / "parts" / "process_quiet.toml").write_text('extends = "process_none"\n[process]\nname = "quiet"\n')
    (at / "parts" / "adapting.toml").write_text(
        (ROOT / "scenarios" / "models" / "form_follows_function.toml").read_text()
        .replace('name = "form_follows_function"', 'name = "adapting"').replace('"one_foot_in"', '"mine.toml"')
    )  # fmt: skip
    families = (ROOT / "scenarios" / "profiles" / "families.toml").read_text()
    (at / "parts" / "people.toml").write_text(families)
    shutil.copy(ROOT / "scenarios" / "districts" / "example.csv", at / "parts" / "districts.csv")
    (at / "parts" / "violence.csv").write_text("week,district,kind,events,deaths\n")
    (at / "world.toml").write_text(
        'extends = "archetype_calm"\n[world]\ndistrict_file = "parts/districts.csv"\ndistricts = 10\n[integration]\nmodels = ["parts/mine.toml"]\n'
        'process = "parts/process_quiet.toml"\n[organisations]\nprofile = "parts/people.toml"\n'
    )
    (at / "design.toml").write_text(
        '[sweep]\nscenario = "world.toml"\nmodels = ["parts/mine.toml", "two_feet_in"]\nprocesses = ["preset", "parts/process_quiet.toml"]\n'
        'replicates = 1\n[set]\nscenario.weeks = 4\npopulation.households = 400\nworld.district_file = "parts/districts.csv"\n'
    )
    return at


def test_paths_in_a_file_are_relative_to_it(entente: Entente, tree: Path):
    for folder in (entente.folder, tree, tree / "parts"):
        here = Entente(folder)
        world, design, structure = (os.path.relpath(tree / name, folder) for name in ("world.toml", "design.toml", "parts/adapting.toml"))
        out = here("check", world, design, structure).out
        assert out.count("no problem") == 3
        here("run", world, *SMALL, "-o", entente.folder / "w.h5", "--force")
        here("run", world, *SMALL, "--models", structure, "-o", entente.folder / "a.h5", "--force")
        here("sweep", design, "--quiet", "-o", entente.folder / "s.h5", "--force")


def test_a_base_elsewhere_keeps_its_own_paths(entente: Entente, tree: Path):
    (entente.folder / "variant.toml").write_text('extends = "far/project/world.toml"\n[world]\nhostility = 0.5\n')
    (entente.folder / "sweep.toml").write_text('extends = "far/project/design.toml"\n[axes]\nworld.hostility = [0.0, 1.0]\n')
    assert entente("check", "variant.toml", "sweep.toml").out.count("no problem") == 2


def test_paths_of_the_command_line_are_relative_to_the_working_folder(entente: Entente, tree: Path):
    shutil.copy(tree / "parts" / "districts.csv", entente.folder / "here.csv")
    (entente.folder / "here.toml").write_text(STRUCTURE.replace("mine", "here"))
    entente("run", "far/project/world.toml", *SMALL, "--set", "world.district_file=here.csv", "--models", "here.toml", "-o", "x.h5")
    entente("run", "far/project/world.toml", *SMALL, "--set", "organisations.profile=far/project/parts/people.toml", "-o", "y.h5")
    # A file of districts that is not there, but beside the scenario, is taken from there; what lies here comes first.
    entente("run", "far/project/world.toml", *SMALL, "--set", "world.district_file=parts/districts.csv", "-o", "z.h5")
    (entente.folder / "parts").mkdir()
    (entente.folder / "parts" / "districts.csv").write_text("name\n")
    err = entente("run", "far/project/world.toml", *SMALL, "--set", "world.district_file=parts/districts.csv", code=2).err
    assert err.startswith("parts/districts.csv")


def test_a_path_that_leads_nowhere_is_told_with_its_place(entente: Entente, tree: Path):
    (tree / "world.toml").write_text('extends = "archetype_calm"\n[world]\ndistrict_file = "parts/district.csv"\n')
    err = entente("check", "far/project/world.toml", code=2).err
    assert "far/project/world.toml:3:" in err and "far/project/parts/district.csv" in err
    (tree / "design.toml").write_text((tree / "design.toml").read_text().replace("parts/mine.toml", "parts/mien.toml"))
    err = entente("check", "far/project/design.toml", code=2).err
    assert re.search(r"far/project/design.toml:\d+: far/project/parts/mien.toml cannot be read; did you mean mine.toml\?", err), err
